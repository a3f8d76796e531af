//! What an executive review is made of: metrics with a year of readings, risks, actions, what customers said, the last
//! review and the next one.

use chrono::{Days, NaiveDate};
use roadbook_formats::words::Sensitivity;

use super::build::Sample;
use super::when::{Around, within};
use crate::actions::{Action, ActionStatus, Moved};
use crate::error::{Error, Result};
use crate::items::Item;
use crate::metrics::{
    Computed, Direction, Metric, MetricRole, MetricTarget, Reading, ReadingCadence, ReadingSource,
};
use crate::raid::{RaidEntry, RaidType, Response};
use crate::record::Record as _;
use crate::register::Entry as _;
use crate::register::add::create;
use crate::reviews::{Outcome, OutcomeKind, Review, ReviewCadence, ReviewStatus};
use crate::signals::Signal;

/// What was known when the plan was agreed: what is measured, as far as it was read by then, and what may go wrong.
pub(super) fn at_first(sample: &Sample<'_>) -> Result<()> {
    metrics(sample)?;
    risks(sample)
}

/// What came since: the readings, what customers said, and the reviews.
pub(super) fn since(sample: &Sample<'_>) -> Result<()> {
    newer_readings(sample)?;
    signals(sample)?;
    reviews(sample)
}

/// The reference of an item by its title.
fn item(sample: &Sample<'_>, title: &str) -> Result<String> {
    let id = sample.part_of(title)?.ok_or_else(|| Error::not_found(title))?;
    let found = Item::find(sample.tx.conn(), &id.0)?.ok_or_else(|| Error::not_found(title))?;
    Ok(found.reference().to_string())
}

struct Measure {
    name: &'static str,
    definition: &'static str,
    role: MetricRole,
    owner: &'static str,
    unit: &'static str,
    direction: Direction,
    target: f64,
    /// The end of each of the last eleven months, then six weeks.
    months: [f64; 11],
    weeks: [f64; 6],
    why: &'static str,
}

const MEASURES: [Measure; 4] = [
    Measure {
        name: "Euro payouts delivered the same day",
        definition: "Share of payouts that arrive on the day they are ordered",
        role: MetricRole::Output,
        owner: "Ines Rahm",
        unit: "%",
        direction: Direction::Up,
        target: 80.0,
        months: [58.0, 59.0, 61.0, 62.0, 62.5, 64.0, 65.0, 66.0, 68.0, 69.0, 70.0],
        weeks: [69.4, 69.8, 70.1, 70.6, 70.4, 71.0],
        why: "The last nine points come with instant payouts",
    },
    Measure {
        name: "Days to onboard a seller",
        definition: "Middle number of days from first paper to first payment",
        role: MetricRole::Input,
        owner: "Daniel Okoro",
        unit: "days",
        direction: Direction::Down,
        target: 4.5,
        months: [9.1, 8.8, 8.0, 7.4, 7.1, 6.6, 6.0, 5.6, 5.2, 4.9, 4.5],
        weeks: [4.8, 4.7, 4.5, 4.4, 4.3, 4.2],
        why: "Pictures of papers saved a day",
    },
    Measure {
        name: "Support contacts per 1,000 payments",
        definition: "All channels",
        role: MetricRole::Output,
        owner: "Aiko Tanaka",
        unit: "",
        direction: Direction::Down,
        target: 2.8,
        months: [2.9, 2.8, 2.9, 3.0, 2.9, 2.8, 2.9, 3.0, 3.1, 3.2, 3.3],
        weeks: [3.1, 3.2, 3.2, 3.3, 3.5, 3.4],
        why: "Old statements cause 38% of them",
    },
    Measure {
        name: "Payments matched without hands",
        definition: "Share of incoming payments",
        role: MetricRole::Input,
        owner: "Lea Brandt",
        unit: "%",
        direction: Direction::Up,
        target: 93.0,
        months: [88.0, 88.3, 88.9, 89.6, 89.8, 90.4, 90.9, 91.2, 91.4, 91.9, 92.4],
        weeks: [92.2, 92.4, 92.3, 92.7, 92.9, 93.1],
        why: "Target reached six weeks early",
    },
];

impl Measure {
    /// Every reading up to today, the last with the reason for it.
    fn readings(&self, around: Around) -> Vec<Reading> {
        let reading = |on: NaiveDate, value: f64| Reading {
            on,
            value,
            note: String::new(),
            source: ReadingSource::Imported,
            file: Some("measures.xlsx".into()),
        };
        let first_of = |months: i32| around.month(-months).map(|month| month.last_day());
        let months = (1..=11).rev().zip(self.months);
        let mut readings: Vec<_> =
            months.filter_map(|(back, value)| Some(reading(first_of(back)?, value))).collect();
        let last = readings.last().map_or(around.0, |reading| reading.on);
        let weeks = (0..6).rev().zip(self.weeks);
        let weeks = weeks.map(|(back, value)| reading(around.0 - Days::new(2 + 7 * back), value));
        // Weeks that end in a month that has its reading already are left to that reading.
        readings.extend(weeks.filter(|reading| reading.on > last));
        readings.sort_by_key(|reading| reading.on);
        readings.dedup_by_key(|reading| reading.on);
        if let Some(reading) = readings.last_mut() {
            self.why.clone_into(&mut reading.note);
        }
        readings
    }
}

fn metrics(sample: &Sample<'_>) -> Result<()> {
    let around = sample.around;
    for measure in MEASURES {
        let mut readings = measure.readings(around);
        readings.retain(|reading| reading.on <= sample.tx.today());
        let period = within(around.quarter(0));
        create(
            sample.tx,
            Metric {
                name: measure.name.into(),
                definition: measure.definition.into(),
                role: measure.role,
                owner: sample.owner(measure.owner)?,
                unit: Some(measure.unit.to_owned()).filter(|unit| !unit.is_empty()),
                direction: measure.direction,
                targets: vec![MetricTarget { period, value: measure.target }],
                readings,
                in_pack: true,
                ..Metric::default()
            },
        )?;
    }
    create(
        sample.tx,
        Metric {
            name: "Decisions made in time".into(),
            definition: Computed::DecisionsOnTime.definition().into(),
            role: MetricRole::Input,
            owner: sample.owner("Nora Vale")?,
            unit: Some("%".into()),
            cadence: ReadingCadence::Month,
            computed: Some(Computed::DecisionsOnTime),
            targets: vec![MetricTarget { period: within(around.quarter(0)), value: 80.0 }],
            ..Metric::default()
        },
    )?;
    Ok(())
}

/// Brings what is measured from what was read when the plan was agreed to today.
fn newer_readings(sample: &Sample<'_>) -> Result<()> {
    for was in Metric::all(sample.tx.conn())? {
        if let Some(measure) = MEASURES.iter().find(|measure| measure.name == was.name) {
            let now = Metric { readings: measure.readings(sample.around), ..was.clone() };
            sample.tx.change(&was, &now)?;
        }
    }
    Ok(())
}

fn risks(sample: &Sample<'_>) -> Result<()> {
    let around = sample.around;
    let entry =
        |kind, statement: &str, owner: &str, (probability, impact): (u8, u8), due: i64, next: &str| {
            Ok::<_, Error>(RaidEntry {
                kind,
                statement: statement.into(),
                owner: sample.owner(owner)?,
                probability: Some(probability),
                impact: Some(impact),
                response: Some(Response::Mitigate),
                next_action: next.into(),
                due: Some(around.day(due).into()),
                raised_on: Some(around.day(-40)),
                ..RaidEntry::default()
            })
        };
    create(
        sample.tx,
        RaidEntry {
            if_unresolved: "A failure of that bank stops every instant payout".into(),
            help: "The CFO meets the second bank's treasurer".into(),
            escalates_on: Some(around.day(12).into()),
            escalates_to: Some("The chief executive".into()),
            about: vec![item(sample, "Instant payouts in euros")?],
            ..entry(
                RaidType::Risk,
                "One bank alone carries instant payouts until May",
                "Ines Rahm",
                (3, 5),
                5,
                "Meet the second bank's treasurer",
            )?
        },
    )?;
    create(
        sample.tx,
        RaidEntry {
            if_unresolved: "The move to two data centres waits until summer".into(),
            help: "Two contracts are extended by eight weeks".into(),
            escalates_on: Some(around.day(19).into()),
            escalates_to: Some("The chief operating officer".into()),
            about: vec![item(sample, "Second region")?],
            ..entry(
                RaidType::Dependency,
                "Two of three network engineers leave in January",
                "Priya Nair",
                (4, 3),
                12,
                "Extend both contracts",
            )?
        },
    )?;
    create(
        sample.tx,
        RaidEntry {
            if_unresolved: "Names have to be compared a quarter earlier".into(),
            escalation_trigger: "The regulator names April".into(),
            escalates_to: Some("The chief product officer".into()),
            about: vec![item(sample, "Payee check")?],
            ..entry(
                RaidType::Assumption,
                "The regulator's rule on payees applies from July, not from April",
                "Daniel Okoro",
                (2, 5),
                20,
                "Ask the regulator for the date in writing",
            )?
        },
    )?;
    create(
        sample.tx,
        RaidEntry {
            sensitivity: Sensitivity::Restricted,
            ..entry(
                RaidType::Risk,
                "A buyer asks for the source of the risk engine",
                "Sofia Marin",
                (2, 4),
                30,
                "Talk to counsel",
            )?
        },
    )?;
    create(
        sample.tx,
        entry(
            RaidType::Issue,
            "Old statements cause more than a third of all contacts",
            "Aiko Tanaka",
            (5, 3),
            2,
            "Name the cost of the old statements",
        )?,
    )?;
    Ok(())
}

fn signals(sample: &Sample<'_>) -> Result<()> {
    let said = [
        (
            "Ostermann Group",
            "Enterprise",
            "Sales",
            "Instant payouts in euros",
            "payout speed",
            -4,
            "We pay drivers on Sunday. Money that arrives on Tuesday is money we borrow.",
        ),
        (
            "Alder & Moss",
            "Mid-market",
            "Customer success",
            "Instant payouts in euros",
            "payout speed",
            -6,
            "Can you do it before the season starts?",
        ),
        (
            "Fennimore",
            "Mid-market",
            "Sales",
            "Instant payouts in euros",
            "payout speed",
            -9,
            "Your competitor settles in ten seconds.",
        ),
        (
            "Kite Marketplaces",
            "Enterprise",
            "Sales",
            "Payout batching for marketplaces",
            "payout speed",
            -10,
            "Four thousand single payouts a night is four thousand lines to reconcile.",
        ),
        (
            "Brandt Wines",
            "Small",
            "Support",
            "Statements that explain themselves",
            "statements",
            -3,
            "I cannot tell which fee belongs to which payment.",
        ),
        (
            "Hollis Rentals",
            "Small",
            "Support",
            "Statements that explain themselves",
            "statements",
            -7,
            "My accountant asks every month what this line is.",
        ),
        (
            "Sundal Foods",
            "Small",
            "Support",
            "Old statements switched off",
            "statements",
            -12,
            "Please leave the old statements on, my import reads them.",
        ),
        (
            "Vantor",
            "Enterprise",
            "Sales",
            "Card vault",
            "cards",
            -15,
            "We would need the vault to move over.",
        ),
        (
            "Northwick",
            "Mid-market",
            "Sales",
            "Card vault",
            "cards",
            -18,
            "A vault of yours would save us a contract.",
        ),
        (
            "Pell Logistics",
            "Mid-market",
            "Customer success",
            "Document capture",
            "onboarding",
            -5,
            "Taking a picture of the register would do.",
        ),
        (
            "Quay Street",
            "Small",
            "Support",
            "Document capture",
            "onboarding",
            -8,
            "I was asked for the same paper three times.",
        ),
    ];
    for (customer, segment, department, about, theme, days, words) in said {
        create(
            sample.tx,
            Signal {
                words: words.into(),
                said_on: Some(sample.around.day(days).into()),
                department: Some(department.into()),
                customer: Some(customer.into()),
                segment: Some(segment.into()),
                about: vec![item(sample, about)?],
                themes: vec![theme.into()],
                ..Signal::default()
            },
        )?;
    }
    Ok(())
}

fn reviews(sample: &Sample<'_>) -> Result<()> {
    let around = sample.around;
    let title = "Executive review";
    let executives = crate::audiences::list::named(sample.tx.conn(), "Executives")?.id;
    let base = || Review {
        title: title.into(),
        time: Some("14:00".into()),
        audience: Some(executives.clone()),
        cadence: Some(ReviewCadence::Month),
        place: Some("Board room".into()),
        ..Review::default()
    };
    let last_day = around.day(-21);
    let there = ["Ines Rahm", "Jonas Thorsen", "Priya Nair"].map(|name| sample.owner(name));
    let present = there.into_iter().filter_map(Result::transpose).collect::<Result<_>>()?;
    let last = create(
        sample.tx,
        Review {
            day: last_day,
            status: ReviewStatus::Held,
            held_on: Some(last_day),
            present,
            outcomes: vec![Outcome {
                decision: "D-1".into(),
                what: OutcomeKind::Noted,
                option: None,
                until: None,
                note: "Bring the cost of waiting next time.".into(),
                seconds: 540,
            }],
            notes: "The year's plan holds but for instant payouts.".into(),
            ..base()
        },
    )?;
    let said_in = last.reference().to_string();
    let action = |title: &str, owner: &str, due: i64, status| {
        Ok::<_, Error>(Action {
            title: title.into(),
            owner: sample.owner(owner)?,
            due: Some(around.day(due).into()),
            status,
            raised_on: Some(last_day),
            closed_on: (status == ActionStatus::Done).then(|| around.day(-5)),
            review: Some(said_in.clone()),
            ..Action::default()
        })
    };
    create(sample.tx, action("Offer three engineers to Payouts", "Priya Nair", -8, ActionStatus::Done)?)?;
    create(sample.tx, action("Ask two banks for a term sheet", "Ines Rahm", -4, ActionStatus::Done)?)?;
    create(
        sample.tx,
        Action {
            moves: vec![Moved { from: around.day(-3).into(), on: around.day(-3) }],
            ..action("Bring prices for next year", "Jonas Thorsen", 9, ActionStatus::Open)?
        },
    )?;
    create(sample.tx, action("Name the cost of the old statements", "Aiko Tanaka", 2, ActionStatus::Open)?)?;
    create(sample.tx, Review { day: around.day(7), ..base() })?;
    Ok(())
}

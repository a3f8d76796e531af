//! Metrics, RAID entries, actions and signals as an audience sees them: by clearance and field rules, in its own words and
//! the precision of its dates. What stays out travels apart, to the author and the leak check alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::{Health, Sensitivity};
use rusqlite::Connection;

use super::When;
use super::build::lower;
use super::item::Losses;
use super::withheld::{Secret, Withheld, add_addresses, person_like, whole_record};
use crate::actions::ActionStatus;
use crate::actions::list::{ActionRow, actions};
use crate::audiences::{Audience, Field, Rule};
use crate::error::Result;
use crate::metrics::list::{MetricRow, TargetRow, metrics};
use crate::metrics::series::{Jump, Point};
use crate::metrics::{Direction, MetricRole, Reading};
use crate::op::Kind;
use crate::people::Person;
use crate::raid::list::{RaidRow, entries};
use crate::raid::{RaidStatus, RaidType};
use crate::record::Record as _;
use crate::register::Entry as _;
use crate::settings::Settings;
use crate::signals::Signal;
use crate::timeframe::{FiscalYear, Timeframe};

/// The registers as one audience sees them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Registers {
    /// Metrics: what teams can turn before what comes of it.
    pub metrics: Vec<SeenMetric>,
    /// What is open of risks, assumptions, issues and dependencies, the highest score first.
    pub risks: Vec<SeenRisk>,
    /// Actions: open ones first, by their day.
    pub actions: Vec<SeenAction>,
    /// What customers said, without anybody's name.
    pub signals: Vec<SeenSignal>,
}

/// No register at all.
pub static NO_REGISTERS: Registers =
    Registers { metrics: Vec::new(), risks: Vec::new(), actions: Vec::new(), signals: Vec::new() };

/// A metric as an audience sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenMetric {
    /// "M-3".
    pub reference: String,
    /// What it is called.
    pub name: String,
    /// What exactly is counted.
    pub definition: String,
    /// Whether a team can turn it.
    pub role: MetricRole,
    /// Who answers for it, where that is told.
    pub owner: Option<String>,
    /// Whether somebody answers for it, told or not.
    pub has_owner: bool,
    /// Which way is better.
    pub direction: Direction,
    /// What it is counted in.
    pub unit: Option<String>,
    /// Its status.
    pub health: Option<Health>,
    /// Why, in a sentence.
    pub why: String,
    /// The last reading is older than its cadence allows.
    pub is_old: bool,
    /// The last reading.
    pub latest: Option<Reading>,
    /// The same in words.
    pub latest_text: Option<String>,
    /// The target that holds now.
    pub target: Option<TargetRow>,
    /// The last six weeks.
    pub weeks: Vec<Point>,
    /// The last twelve months.
    pub months: Vec<Point>,
    /// Readings that jumped, with what was said of them.
    pub jumps: Vec<Jump>,
    /// Whether it belongs in every review.
    pub in_pack: bool,
}

/// A risk, assumption, issue or dependency as an audience sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenRisk {
    /// "K-4".
    pub reference: String,
    /// Which of the four.
    pub kind: RaidType,
    /// What may be, or is so.
    pub statement: String,
    /// Who answers for it, where that is told.
    pub owner: Option<String>,
    /// How likely, 1 to 5.
    pub probability: Option<u8>,
    /// How bad, 1 to 5.
    pub impact: Option<u8>,
    /// Probability times impact.
    pub score: Option<u8>,
    /// What happens when it stays as it is.
    pub if_unresolved: String,
    /// The next concrete step.
    pub next_action: String,
    /// By when, as precise as the audience reads dates.
    pub due: Option<When>,
    /// When it goes to somebody else.
    pub escalates_on: Option<When>,
    /// To whom, where names are told.
    pub escalates_to: Option<String>,
    /// Whose help is asked for.
    pub help: String,
    /// What it does not say yet: of the entry itself, not of what is seen of it.
    pub missing: Vec<String>,
    /// Why it belongs in front of executives.
    pub needs_help: Option<String>,
}

/// An action as an audience sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenAction {
    /// Its id.
    pub id: String,
    /// "A-2".
    pub reference: String,
    /// What is to be done.
    pub title: String,
    /// Who does it, where that is told.
    pub owner: Option<String>,
    /// Whether somebody does it, told or not.
    pub has_owner: bool,
    /// By when. Somebody has to act on it, so it is as precise as it is known.
    pub due: Option<PartialDate>,
    /// The day it was promised for first, when it was moved.
    pub first_due: Option<PartialDate>,
    /// Days until then; negative when late, nothing when it is not open.
    pub days_left: Option<i32>,
    /// Where it stands.
    pub status: ActionStatus,
    /// When it was done or dropped.
    pub closed_on: Option<NaiveDate>,
    /// The reference of the review it was said in.
    pub review: Option<String>,
}

/// A signal without anybody's name.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenSignal {
    /// "S-12".
    pub reference: String,
    /// When it was said.
    pub said_on: Option<NaiveDate>,
    /// The kind of customer.
    pub segment: Option<String>,
    /// What it is about, in a word or two.
    pub themes: Vec<String>,
    /// References of the items it is about.
    pub about: Vec<String>,
    /// Stands for the customer, the same for all of its signals.
    pub customer: usize,
    /// Whether whoever said it was told what became of it.
    pub is_answered: bool,
}

/// Reads the registers as an audience sees them, and what it does not.
///
/// # Errors
/// When the storage fails.
pub fn registers(
    conn: &Connection,
    audience: &Audience,
    today: NaiveDate,
) -> Result<(Registers, Vec<Withheld>)> {
    let mut withheld = Vec::new();
    let mut door = Door { audience, today, fiscal: Settings::of(conn)?.fiscal, withheld: &mut withheld };
    let metrics = metrics(conn, today)?.into_iter().filter(|row| !row.archived);
    let metrics = metrics.filter_map(|row| door.metric(row)).collect();
    let risks = entries(conn, today)?.into_iter().filter(|row| !row.archived);
    let risks = risks.filter_map(|row| door.risk(row)).collect();
    let actions = actions(conn, today)?.into_iter().filter(|row| !row.archived);
    let actions = actions.filter_map(|row| door.action(row)).collect();
    let mut signals = Signal::all(conn)?;
    signals.retain(|signal| !signal.archived);
    signals.sort_by_key(|signal| {
        let said = signal.said_on.map(PartialDate::last_day).unwrap_or_default();
        (std::cmp::Reverse(said), std::cmp::Reverse(signal.number))
    });
    let signals = door.signals(signals);
    add_addresses(&mut withheld, &Person::all(conn)?);
    Ok((Registers { metrics, risks, actions, signals }, withheld))
}

/// Lets through what the audience may see, and remembers the rest.
struct Door<'a> {
    audience: &'a Audience,
    today: NaiveDate,
    fiscal: FiscalYear,
    withheld: &'a mut Vec<Withheld>,
}

impl Door<'_> {
    fn hides(&self, field: Field) -> bool {
        self.audience.rule(field) == Rule::Withhold
    }

    /// Why a record stays out as a whole.
    fn above(&self, sensitivity: Sensitivity) -> Option<String> {
        let Audience { name, clearance, .. } = self.audience;
        (sensitivity > *clearance)
            .then(|| format!("{sensitivity}. {name} are cleared for {}", lower(clearance.word())))
    }

    fn keep_out(&mut self, record: (Kind, &str, &str), reason: String, secrets: Vec<Secret>) {
        self.withheld.push(whole_record(record, "Everything", reason, secrets));
    }

    fn losses(&mut self, kind: Kind, reference: &str, title: &str) -> Losses<'_> {
        Losses {
            audience: self.audience,
            reference: reference.to_owned(),
            kind,
            title: title.to_owned(),
            out: self.withheld,
        }
    }

    /// A name that is a secret only where names are hidden.
    fn owner(&self, owner: Option<&String>) -> Option<Secret> {
        owner.filter(|_| self.hides(Field::Owner)).cloned().map(Secret::Person)
    }

    fn when(&self, date: Option<PartialDate>) -> Option<When> {
        When::of(Timeframe::from(date?), self.audience.precision, self.today, self.fiscal)
    }

    fn metric(&mut self, row: MetricRow) -> Option<SeenMetric> {
        if let Some(reason) = self.above(row.sensitivity) {
            let mut secrets = vec![Secret::Name(row.name.clone())];
            secrets.extend([&row.definition, &row.why].map(|text| Secret::Text(text.clone())));
            secrets.extend(row.latest_text.iter().cloned().map(Secret::Text));
            secrets.extend(row.latest.iter().map(|reading| Secret::Text(reading.note.clone())));
            secrets.extend(row.jumps.iter().map(|jump| Secret::Text(jump.note.clone())));
            secrets.extend(row.targets.iter().map(|target| Secret::Text(target.text.clone())));
            secrets.extend(self.owner(row.owner.as_ref()));
            self.keep_out((Kind::Metric, &row.reference, &row.name), reason, secrets);
            return None;
        }
        let mut losses = self.losses(Kind::Metric, &row.reference, &row.name);
        Some(SeenMetric {
            name: losses.reworded(Field::Title, &row.name),
            definition: losses.reworded(Field::Description, &row.definition),
            why: losses.reworded(Field::Description, &row.why),
            has_owner: row.owner.is_some(),
            owner: owner(&mut losses, row.owner),
            unit: row.unit.map(|unit| losses.reworded(Field::Description, &unit)),
            latest: row.latest.map(|reading| Reading {
                note: losses.reworded(Field::Description, &reading.note),
                ..reading
            }),
            jumps: {
                let said =
                    |jump: Jump| Jump { note: losses.reworded(Field::Description, &jump.note), ..jump };
                row.jumps.into_iter().map(said).collect()
            },
            reference: row.reference,
            role: row.role,
            direction: row.direction,
            health: row.health,
            is_old: row.is_old,
            latest_text: row.latest_text,
            target: row.target,
            weeks: row.weeks,
            months: row.months,
            in_pack: row.in_pack,
        })
    }

    fn risk(&mut self, row: RaidRow) -> Option<SeenRisk> {
        let waits = || format!("What waits is not for {}", self.audience.name);
        let reason = self.above(row.sensitivity).or_else(|| self.hides(Field::Waiting).then(waits));
        if let Some(reason) = reason {
            let mut secrets = vec![Secret::Name(row.statement.clone())];
            let texts = [&row.if_unresolved, &row.next_action, &row.help, &row.note, &row.escalation_trigger];
            secrets.extend(texts.map(|text| Secret::Text(text.clone())));
            secrets.extend(row.tags.iter().cloned().map(Secret::Name));
            let dates = [row.due, row.escalates_on].into_iter().flatten();
            secrets.extend(dates.map(|date| Secret::Date(date.into())));
            secrets.extend(self.owner(row.owner.as_ref()));
            secrets.extend(row.escalates_to.as_deref().and_then(person_like));
            self.keep_out((Kind::RaidEntry, &row.reference, &row.statement), reason, secrets);
            return None;
        }
        if row.status == RaidStatus::Closed {
            return None;
        }
        let (due, escalates_on) = (self.when(row.due), self.when(row.escalates_on));
        let fiscal = self.fiscal;
        let mut losses = self.losses(Kind::RaidEntry, &row.reference, &row.statement);
        for (date, told) in [(row.due, &due), (row.escalates_on, &escalates_on)] {
            losses.coarsened(date, told.as_ref(), fiscal);
        }
        Some(SeenRisk {
            statement: losses.reworded(Field::Title, &row.statement),
            if_unresolved: losses.reworded(Field::Description, &row.if_unresolved),
            next_action: losses.reworded(Field::Description, &row.next_action),
            help: losses.reworded(Field::Description, &row.help),
            owner: owner(&mut losses, row.owner),
            escalates_to: {
                let secret = row.escalates_to.as_deref().and_then(person_like);
                name(&mut losses, row.escalates_to, secret)
            },
            reference: row.reference,
            kind: row.kind,
            probability: row.probability,
            impact: row.impact,
            score: row.score,
            due,
            escalates_on,
            missing: row.missing,
            needs_help: row.needs_help,
        })
    }

    fn action(&mut self, row: ActionRow) -> Option<SeenAction> {
        if let Some(reason) = self.above(row.sensitivity) {
            let mut secrets = vec![Secret::Name(row.title.clone()), Secret::Text(row.note.clone())];
            secrets.extend(row.due.map(|date| Secret::Date(date.into())));
            secrets.extend(self.owner(row.owner.as_ref()));
            self.keep_out((Kind::Action, &row.reference, &row.title), reason, secrets);
            return None;
        }
        let mut losses = self.losses(Kind::Action, &row.reference, &row.title);
        Some(SeenAction {
            title: losses.reworded(Field::Title, &row.title),
            has_owner: row.owner.is_some(),
            owner: owner(&mut losses, row.owner),
            first_due: row.moves.first().map(|moved| moved.from),
            id: row.id,
            reference: row.reference,
            due: row.due,
            days_left: row.days_left,
            status: row.status,
            closed_on: row.closed_on,
            review: row.review,
        })
    }

    fn signals(&mut self, signals: Vec<Signal>) -> Vec<SeenSignal> {
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        let mut seen = Vec::new();
        for signal in signals {
            let reference = signal.reference().to_string();
            let named: Vec<_> = [&signal.customer, &signal.who].into_iter().flatten().cloned().collect();
            let mut secrets: Vec<_> = signal.customer.iter().cloned().map(Secret::Name).collect();
            secrets.extend(signal.who.iter().cloned().map(Secret::Somebody));
            if let Some(reason) = self.above(signal.sensitivity) {
                secrets.extend([Secret::Name(signal.words.clone()), Secret::Text(signal.words.clone())]);
                secrets.push(Secret::Text(signal.answer));
                self.keep_out((Kind::Signal, &reference, &signal.words), reason, secrets);
                continue;
            }
            let mut losses = self.losses(Kind::Signal, &reference, &signal.words);
            losses.allows(Field::Customers, Some(named.join(", ")), secrets);
            let (segment, themes) = (signal.segment, signal.themes);
            let segment = segment.map(|segment| losses.reworded(Field::Tags, &segment));
            let themes = themes.iter().map(|theme| losses.reworded(Field::Tags, theme)).collect();
            let name = named.first().map_or_else(|| reference.to_lowercase(), |name| name.to_lowercase());
            let next = names.len();
            let customer = *names.entry(name).or_insert(next);
            let said_on = signal.said_on.map(PartialDate::last_day);
            let (about, is_answered) = (signal.about, signal.answered_on.is_some());
            seen.push(SeenSignal { reference, said_on, segment, themes, about, customer, is_answered });
        }
        seen
    }
}

/// The owner's name, where names are told.
fn owner(losses: &mut Losses<'_>, owner: Option<String>) -> Option<String> {
    let secret = owner.clone().map(Secret::Person);
    name(losses, owner, secret)
}

/// Somebody's name, where names are told.
fn name(losses: &mut Losses<'_>, name: Option<String>, secret: Option<Secret>) -> Option<String> {
    let is_shown = losses.allows(Field::Owner, name.clone(), secret.into_iter().collect());
    name.filter(|_| is_shown).map(|name| losses.reworded(Field::Owner, &name))
}

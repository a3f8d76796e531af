//! The roadmap: four themes over three products and a platform, down to features and milestones.

mod collections;
mod onboarding;
mod payouts;
mod platform;

use roadbook_formats::words::{Commitment, Health, Level, Sensitivity};

use super::build::Sample;
use super::when::between;
use crate::error::Result;
use crate::items::{Item, WebLink};
use crate::timeframe::Timeframe;

use Commitment::{Committed, Likely};
use Health::{AtRisk, OffTrack, OnTrack};
use Sensitivity::{Internal, Public};

/// One line of the roadmap; what is empty here stays empty there.
struct Row {
    title: &'static str,
    part_of: &'static str,
    level: Level,
    team: &'static str,
    owner: &'static str,
    timeframe: Timeframe,
    sure: Option<Commitment>,
    health: Option<Health>,
    status: &'static str,
    effort: f64,
    sensitivity: Sensitivity,
    text: &'static str,
    outside: (&'static str, &'static str),
    note: &'static str,
    tags: &'static [&'static str],
}

const NONE: Row = Row {
    title: "",
    part_of: "",
    level: Level::Feature,
    team: "",
    owner: "",
    timeframe: Timeframe::Unscheduled,
    sure: None,
    health: None,
    status: "",
    effort: 0.0,
    sensitivity: Internal,
    text: "",
    outside: ("", ""),
    note: "",
    tags: &[],
};

pub(super) fn write(sample: &mut Sample<'_>) -> Result<()> {
    themes(sample)?;
    for (product, rows) in [
        ("Payouts", payouts::rows(sample)),
        ("Onboarding and risk", onboarding::rows(sample)),
        ("Collections", collections::rows(sample)),
        ("Platform", platform::rows(sample)),
    ] {
        for row in rows {
            put(sample, product, row)?;
        }
    }
    for (item, on) in [
        ("Instant payouts in euros", "Ledger cut-over"),
        ("Rate lock for a day", "Multi-currency balances"),
        ("Same-day payouts in the US", "Second region goes live"),
        ("Mandate migration", "Direct debit retries"),
        ("Payout risk scoring, version 2", "Ownership graph"),
        // This one cannot hold: the retries end after the launch that needs them.
        ("E-invoicing for France", "Statements that explain themselves"),
    ] {
        sample.depends(item, on)?;
    }
    Ok(())
}

fn put(sample: &mut Sample<'_>, product: &str, row: Row) -> Result<()> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let owner = if row.owner.is_empty() { None } else { sample.owner(row.owner)? };
    let parent = if row.part_of.is_empty() { None } else { sample.part_of(row.part_of)? };
    let links = match row.title {
        "Instant payouts in euros" => vec![WebLink {
            title: "Scheme rulebook".into(),
            url: "https://rules.example/instant-credit-transfer".into(),
        }],
        _ => Vec::new(),
    };
    sample.item(Item {
        title: row.title.into(),
        level: row.level,
        parent,
        product: some(product),
        team: some(row.team),
        goal: some(goal(product)),
        tags: row.tags.iter().map(|tag| (*tag).to_owned()).collect(),
        owner,
        timeframe: row.timeframe,
        commitment: row.sure,
        health: row.health,
        status: some(row.status),
        effort: (row.effort > 0.0).then_some(row.effort),
        description: row.text.into(),
        public_title: some(row.outside.0),
        public_text: row.outside.1.into(),
        internal_note: row.note.into(),
        sensitivity: row.sensitivity,
        links,
        ..Item::default()
    })
}

fn goal(product: &str) -> &'static str {
    match product {
        "Payouts" => "Money arrives the same day",
        "Onboarding and risk" => "Sellers start within a day",
        "Collections" => "Fewer payments come back",
        _ => "Built to be relied on",
    }
}

fn themes(sample: &mut Sample<'_>) -> Result<()> {
    let around = sample.around;
    let year = |start, end| between(around.quarter(start), around.quarter(end));
    let theme = |title, owner, timeframe, sure, health, outside, text| Row {
        title,
        level: Level::Theme,
        owner,
        timeframe,
        sure: Some(sure),
        health: Some(health),
        status: "In progress",
        sensitivity: Public,
        outside,
        text,
        ..NONE
    };
    let rows = [
        (
            "Payouts",
            theme(
                "Money that moves at once",
                "Ines Rahm",
                year(-1, 3),
                Committed,
                AtRisk,
                ("Faster payouts", "Money reaches suppliers sooner, at the weekend too."),
                "Everything that shortens the way from a sale to the supplier's account.",
            ),
        ),
        (
            "Onboarding and risk",
            theme(
                "Trust from the first minute",
                "Daniel Okoro",
                year(-1, 2),
                Likely,
                OffTrack,
                ("Start selling sooner", "New sellers are checked in minutes rather than days."),
                "Checks that take minutes, and risk that is seen before it costs.",
            ),
        ),
        (
            "Collections",
            theme(
                "Invoices that settle themselves",
                "Lea Brandt",
                year(-2, 4),
                Likely,
                OnTrack,
                (
                    "Less work with invoices",
                    "Invoices, reminders and statements that need less of your time.",
                ),
                "Less handwork between an invoice and the money for it.",
            ),
        ),
        (
            "Platform",
            theme(
                "A platform to build on",
                "Marek Zielinski",
                year(-1, 3),
                Committed,
                OnTrack,
                ("A platform you can rely on", "One integration, always there."),
                "The ledger, the interfaces and the regions under everything else.",
            ),
        ),
    ];
    for (product, row) in rows {
        put(sample, product, row)?;
    }
    Ok(())
}

//! What the plan is weighed by: goals with measures, scores, what releases hold, and saved views.

use super::build::Sample;
use super::when::within;
use crate::error::Result;
use crate::goals::{Goal, Measure};
use crate::roadmap::LaneBy;
use crate::scores::{Formula, Score};
use crate::timeframe::Timeframe;
use crate::views::{SavedView, ViewContent, ViewLayout, Zoom};

type Way = (&'static str, f64, f64, f64, &'static str);

pub(super) fn write(sample: &Sample<'_>) -> Result<()> {
    goals(sample)?;
    scores(sample)?;
    views(sample)?;
    for (release, part) in [
        ("Instant payouts open to all", "Instant payouts in euros"),
        ("Instant payouts open to all", "Payout risk scoring, version 2"),
        ("Second region goes live", "Second region"),
        ("Second region goes live", "Failover drill"),
        ("Old statements switched off", "Statements that explain themselves"),
    ] {
        sample.depends(release, part)?;
    }
    Ok(())
}

fn goals(sample: &Sample<'_>) -> Result<()> {
    let around = sample.around;
    let year = within(around.half(1));
    put(
        sample,
        ("Money arrives the same day", "Ines Rahm", 35.0, year),
        "Suppliers choose us for the hour their money arrives. Every step that waits for a batch or a bank is in the way.",
        &[
            ("Payouts that arrive the same day", 38.0, 80.0, 52.0, "%"),
            ("Hours from sale to account", 31.0, 4.0, 19.0, "h"),
        ],
    )?;
    put(
        sample,
        ("Sellers start within a day", "Daniel Okoro", 30.0, year),
        "A seller who waits for papers sells elsewhere. Checks take minutes, and risk is seen before it costs.",
        &[
            ("Sellers live within a day", 44.0, 75.0, 49.0, "%"),
            ("Checks done by hand", 61.0, 20.0, 55.0, "%"),
        ],
    )?;
    put(
        sample,
        ("Fewer payments come back", "Lea Brandt", 20.0, within(around.quarter(2))),
        "What comes back costs twice and is paid late. Retries, mandates and plainer statements bring it down.",
        &[("Direct debits that come back", 4.1, 2.5, 3.2, "%")],
    )?;
    put(
        sample,
        ("Built to be relied on", "Marek Zielinski", 15.0, year),
        "One ledger, two regions, one version of the interfaces.",
        &[
            ("Minutes down in a quarter", 46.0, 10.0, 22.0, "min"),
            ("Clients on version 3", 0.0, 90.0, 12.0, "%"),
        ],
    )
}

fn put(
    sample: &Sample<'_>,
    (name, owner, weight, timeframe): (&str, &str, f64, Timeframe),
    description: &str,
    ways: &[Way],
) -> Result<()> {
    let measures = ways.iter().map(|(name, from, to, now, unit)| Measure {
        name: (*name).to_owned(),
        from: Some(*from),
        to: Some(*to),
        now: Some(*now),
        unit: (*unit).to_owned(),
    });
    sample.tx.create(&Goal {
        id: sample.tx.new_id(),
        name: name.to_owned(),
        description: description.to_owned(),
        owner: sample.owner(owner)?,
        timeframe,
        weight: Some(weight),
        measures: measures.collect(),
        ..Goal::default()
    })
}

/// Reach, impact and confidence; then value, urgency, risk and size.
const SCORES: &[(&str, [f64; 3], [f64; 4])] = &[
    ("Instant payouts in euros", [4200.0, 3.0, 80.0], [9.0, 8.0, 5.0, 8.0]),
    ("Payout batching for marketplaces", [900.0, 2.0, 90.0], [6.0, 4.0, 3.0, 3.0]),
    ("Multi-currency balances", [1500.0, 2.0, 90.0], [7.0, 5.0, 4.0, 7.0]),
    ("Rate lock for a day", [600.0, 1.0, 60.0], [4.0, 3.0, 2.0, 3.0]),
    ("Same-day payouts in the US", [2600.0, 2.0, 50.0], [8.0, 4.0, 3.0, 10.0]),
    ("Business checks in 5 minutes", [3100.0, 3.0, 80.0], [9.0, 7.0, 4.0, 5.0]),
    ("Payout risk scoring, version 2", [4200.0, 1.0, 70.0], [6.0, 8.0, 9.0, 6.0]),
    ("Ownership graph", [1200.0, 1.0, 60.0], [3.0, 3.0, 6.0, 3.0]),
    ("Seller health page", [3100.0, 0.5, 80.0], [4.0, 2.0, 1.0, 2.0]),
    ("Direct debit retries", [2200.0, 2.0, 90.0], [7.0, 5.0, 3.0, 4.0]),
    ("E-invoicing for France", [1700.0, 2.0, 100.0], [6.0, 10.0, 8.0, 9.0]),
    ("Mandate migration", [2200.0, 1.0, 70.0], [4.0, 7.0, 6.0, 5.0]),
    ("Statements that explain themselves", [5200.0, 0.5, 80.0], [5.0, 4.0, 2.0, 4.0]),
    ("Paid from a UK bank", [1300.0, 2.0, 50.0], [6.0, 3.0, 2.0, 5.0]),
    ("Direct debit in the Nordics", [800.0, 2.0, 30.0], [5.0, 2.0, 2.0, 8.0]),
    ("API version 3", [700.0, 2.0, 90.0], [5.0, 5.0, 6.0, 8.0]),
    ("Audit export", [400.0, 1.0, 80.0], [3.0, 4.0, 3.0, 2.0]),
];

fn scores(sample: &Sample<'_>) -> Result<()> {
    for (title, rice, wsjf) in SCORES {
        let Some(item) = sample.part_of(title)? else { continue };
        let names = ["reach", "impact", "confidence", "value", "urgency", "risk", "size"];
        for (input, value) in names.into_iter().zip(rice.iter().chain(wsjf)) {
            let (item, input) = (item.clone(), input.to_owned());
            sample.tx.create(&Score { id: sample.tx.new_id(), item, input, value: *value })?;
        }
    }
    sample.tx.create(&Formula {
        id: sample.tx.new_id(),
        name: "Value now, risk counted twice".to_owned(),
        text: "(value + urgency + 2 * risk) / (effort / 20)".to_owned(),
        ..Formula::default()
    })
}

fn views(sample: &Sample<'_>) -> Result<()> {
    let risky = ViewContent {
        layout: ViewLayout::Timeline,
        filter: "health:at-risk,off-track".to_owned(),
        lanes: vec![LaneBy::Product, LaneBy::Team],
        zoom: Some(Zoom::Month),
        ..ViewContent::default()
    };
    let mut limits = std::collections::BTreeMap::new();
    limits.insert("now".to_owned(), 15);
    let board = ViewContent {
        layout: ViewLayout::Board,
        filter: "level:feature".to_owned(),
        limits,
        ..ViewContent::default()
    };
    for (name, content) in [("What is in danger", risky), ("Features now and next", board)] {
        let view = SavedView {
            id: sample.tx.new_id(),
            name: name.to_owned(),
            content,
            pinned: true,
            archived: false,
        };
        sample.tx.create(&view)?;
    }
    Ok(())
}

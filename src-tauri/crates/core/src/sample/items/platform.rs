//! The platform under the products.

use roadbook_formats::words::{
    Commitment::{Committed, Likely, Might},
    Health::OnTrack,
    Level,
    Sensitivity::{Public, Restricted},
};

use super::{NONE, Row};
use crate::sample::build::Sample;
use crate::sample::when::{between, within};

pub(super) fn rows(sample: &Sample<'_>) -> Vec<Row> {
    let around = sample.around;
    vec![
        Row {
            title: "Ledger cut-over",
            part_of: "A platform to build on",
            team: "Ledger",
            owner: "Marek Zielinski",
            timeframe: around.days(-90, 55),
            sure: Some(Committed),
            health: Some(OnTrack),
            status: "In progress",
            effort: 120.0,
            text: "All balances move to the new ledger in four weekends.",
            tags: &["freeze-window"],
            ..NONE
        },
        Row {
            title: "API version 3",
            part_of: "A platform to build on",
            team: "Interfaces",
            owner: "Marek Zielinski",
            timeframe: around.days(-20, 159),
            sure: Some(Likely),
            health: Some(OnTrack),
            status: "In progress",
            effort: 96.0,
            sensitivity: Public,
            text: "Payouts, collections and statements through one door.",
            outside: ("One integration", "Payouts, collections and statements through the same door."),
            ..NONE
        },
        Row {
            title: "Second region",
            part_of: "A platform to build on",
            level: Level::Initiative,
            team: "Ledger",
            owner: "Priya Nair",
            timeframe: between(around.quarter(0), around.quarter(1)),
            sure: Some(Committed),
            health: Some(OnTrack),
            status: "In progress",
            effort: 140.0,
            text: "Live payments from two places, either of which can carry all.",
            ..NONE
        },
        Row {
            title: "Second region goes live",
            part_of: "Second region",
            level: Level::Milestone,
            team: "Ledger",
            owner: "Priya Nair",
            timeframe: within(around.month(2)),
            sure: Some(Committed),
            health: Some(OnTrack),
            status: "To do",
            text: "The first live payment from the second place.",
            ..NONE
        },
        Row {
            title: "Failover drill",
            part_of: "Second region",
            team: "Ledger",
            owner: "Priya Nair",
            timeframe: around.days(12, 14),
            sure: Some(Committed),
            health: Some(OnTrack),
            status: "To do",
            effort: 6.0,
            text: "One region is switched off on a Tuesday.",
            ..NONE
        },
        Row {
            title: "Key rotation without downtime",
            part_of: "A platform to build on",
            team: "Interfaces",
            owner: "Marek Zielinski",
            timeframe: between(around.month(3), None),
            sure: Some(Might),
            status: "To do",
            effort: 14.0,
            sensitivity: Restricted,
            text: "Signing keys change while payments run.",
            note: "Finding SEC-4411 of the audit; not to be named outside.",
            ..NONE
        },
        Row {
            title: "Audit export",
            part_of: "A platform to build on",
            team: "Interfaces",
            owner: "Marek Zielinski",
            timeframe: within(around.quarter(2)),
            sure: Some(Likely),
            status: "To do",
            effort: 20.0,
            sensitivity: Public,
            text: "One file with everything an auditor asks for.",
            outside: ("Everything for your auditor", "One file with everything an auditor asks for."),
            ..NONE
        },
        Row {
            title: "Retire API version 1",
            part_of: "A platform to build on",
            team: "Interfaces",
            owner: "Marek Zielinski",
            timeframe: between(None, around.half(1)),
            sure: Some(Likely),
            health: Some(OnTrack),
            status: "In progress",
            effort: 16.0,
            text: "Two fifths of calls have moved; four fifths are expected by spring.",
            ..NONE
        },
    ]
}

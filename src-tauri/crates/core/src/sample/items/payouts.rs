//! The product Payouts.

use roadbook_formats::words::{
    Commitment::{Committed, Likely, Might},
    Health::{AtRisk, OnTrack},
    Level,
    Sensitivity::{Confidential, Partner, Public, Restricted},
};

use super::{NONE, Row};
use crate::sample::build::Sample;
use crate::sample::when::{between, roughly, within};
use crate::timeframe::{Horizon, Period};

pub(super) fn rows(sample: &Sample<'_>) -> Vec<Row> {
    let around = sample.around;
    vec![
        Row {
            title: "Instant rails",
            part_of: "Money that moves at once",
            level: Level::Initiative,
            team: "Payout rails",
            owner: "Ines Rahm",
            timeframe: between(around.quarter(-1), around.quarter(1)),
            sure: Some(Committed),
            health: Some(AtRisk),
            status: "In progress",
            text: "Our own way into the instant scheme, in euros first.",
            ..NONE
        },
        Row {
            title: "Instant payouts in euros",
            part_of: "Instant rails",
            team: "Payout rails",
            owner: "Ines Rahm",
            timeframe: around.days(-48, 96),
            sure: Some(Committed),
            health: Some(AtRisk),
            status: "In progress",
            effort: 86.0,
            sensitivity: Public,
            text: "Suppliers are paid within ten seconds, every day of the year. The test window of the bank decides the date.",
            outside: (
                "Pay suppliers in seconds",
                "Euro payouts arrive at once, at the weekend too, so nothing has to be set aside on a Friday.",
            ),
            note: "Ostermann Group waits for this: renewal of €240,000 hangs on it.",
            tags: &["board-2027", "sepa-inst"],
            ..NONE
        },
        Row {
            title: "Payout batching for marketplaces",
            part_of: "Instant rails",
            team: "Payout rails",
            owner: "Ines Rahm",
            timeframe: around.days(-13, 68),
            sure: Some(Likely),
            health: Some(OnTrack),
            status: "In progress",
            effort: 34.0,
            sensitivity: Public,
            text: "One file for thousands of sellers, with a status for each line.",
            outside: (
                "One file for many payouts",
                "Marketplaces send one file and see how each payment stands.",
            ),
            note: "Built with the Marlow Market team; their name stays inside.",
            tags: &["marlow-pilot"],
            ..NONE
        },
        Row {
            title: "Multi-currency balances",
            part_of: "Money that moves at once",
            team: "Treasury",
            owner: "Ines Rahm",
            timeframe: around.days(-82, 26),
            sure: Some(Committed),
            health: Some(OnTrack),
            status: "In review",
            effort: 72.0,
            sensitivity: Public,
            text: "Hold, see and move eleven currencies in one account.",
            outside: (
                "Hold eleven currencies",
                "Keep money in the currency it came in, and change it when it suits you.",
            ),
            ..NONE
        },
        Row {
            title: "Rate lock for a day",
            part_of: "Money that moves at once",
            team: "Treasury",
            owner: "Ines Rahm",
            timeframe: between(around.month(2), around.month(4)),
            sure: Some(Likely),
            health: Some(AtRisk),
            status: "To do",
            effort: 28.0,
            text: "A quoted rate holds for twenty-four hours, so a price can be agreed today and paid tomorrow.",
            note: "Margin model: 18 basis points, see the pricing sheet PRC-2207.",
            ..NONE
        },
        Row {
            title: "Same-day payouts in the US",
            part_of: "Money that moves at once",
            team: "Payout rails",
            owner: "Ines Rahm",
            timeframe: within(around.fiscal_quarter(2)),
            sure: Some(Might),
            health: None,
            status: "To do",
            effort: 120.0,
            sensitivity: Confidential,
            text: "A partner bank in New York takes our files until four in the afternoon.",
            note: "Talks with Hudson Trust; term sheet over $1,200,000.",
            ..NONE
        },
        Row {
            title: "Payouts at your hour",
            part_of: "Money that moves at once",
            team: "Treasury",
            owner: "Ines Rahm",
            timeframe: roughly(Horizon::Later),
            sure: Some(Might),
            status: "To do",
            sensitivity: Public,
            text: "The account holder chooses the hour of every payout.",
            outside: ("Choose the hour of a payout", "You choose the day and the hour of every payout."),
            ..NONE
        },
        Row {
            title: "Instant payouts open to all",
            part_of: "Instant rails",
            level: Level::Milestone,
            team: "Payout rails",
            owner: "Ines Rahm",
            timeframe: around.days(96, 96),
            sure: Some(Committed),
            health: Some(AtRisk),
            status: "To do",
            sensitivity: Partner,
            text: "Every account in the euro area can switch it on.",
            ..NONE
        },
        Row {
            title: "Exit from the old payout bank",
            part_of: "Money that moves at once",
            team: "Treasury",
            owner: "Sofia Marin",
            timeframe: between(None, Period::day(around.day(150))),
            sure: Some(Likely),
            health: Some(OnTrack),
            status: "In progress",
            sensitivity: Restricted,
            text: "Contract ends after the notice period; balances move in three steps.",
            note: "Severance fee of €415,000 unless notice is served in time.",
            ..NONE
        },
    ]
}

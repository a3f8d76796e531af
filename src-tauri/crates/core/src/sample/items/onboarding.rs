//! The product Onboarding and risk.

use roadbook_formats::words::{
    Commitment::{Committed, Likely, Might},
    Health::{OffTrack, OnTrack},
    Sensitivity::{Confidential, Partner, Public},
};

use super::{NONE, Row};
use crate::sample::build::Sample;
use crate::sample::when::{between, within};
use crate::timeframe::Timeframe;

pub(super) fn rows(sample: &Sample<'_>) -> Vec<Row> {
    let around = sample.around;
    vec![
        Row {
            title: "Business checks in 5 minutes",
            part_of: "Trust from the first minute",
            team: "Business checks",
            owner: "Daniel Okoro",
            timeframe: around.days(-70, 20),
            sure: Some(Committed),
            health: Some(OnTrack),
            status: "In progress",
            effort: 48.0,
            sensitivity: Public,
            text: "We look a company up in the register, so the seller has less to fill in.",
            outside: (
                "Checks without forms",
                "We look your company up in the register, so you have less to fill in.",
            ),
            ..NONE
        },
        Row {
            title: "Document capture",
            part_of: "Trust from the first minute",
            team: "Business checks",
            owner: "Daniel Okoro",
            timeframe: around.days(-150, -35),
            sure: Some(Committed),
            health: Some(OnTrack),
            status: "Done",
            effort: 40.0,
            sensitivity: Public,
            text: "A photograph of the papers fills the form.",
            outside: (
                "Start with a photo",
                "Photograph your papers; the form fills itself in, and you start days sooner.",
            ),
            ..NONE
        },
        Row {
            title: "Payout risk scoring, version 2",
            part_of: "Trust from the first minute",
            team: "Risk engine",
            owner: "Daniel Okoro",
            timeframe: around.days(-34, 60),
            sure: Some(Committed),
            health: Some(OffTrack),
            status: "In progress",
            effort: 64.0,
            sensitivity: Confidential,
            text: "Scores each payout before it leaves, from ownership and behaviour.",
            note: "False positives hit Ostermann Group twice; loss of €37,500 last year.",
            tags: &["model-v2"],
            ..NONE
        },
        Row {
            title: "Ownership graph",
            part_of: "Trust from the first minute",
            team: "Business checks",
            owner: "Daniel Okoro",
            timeframe: between(around.month(2), around.month(3)),
            sure: Some(Likely),
            health: Some(OnTrack),
            status: "Ready for risk",
            effort: 30.0,
            text: "Who owns whom, across registers of nine countries.",
            ..NONE
        },
        Row {
            title: "New sanctions screening",
            part_of: "Trust from the first minute",
            team: "Risk engine",
            owner: "Daniel Okoro",
            timeframe: within(around.quarter(1)),
            sure: Some(Likely),
            health: None,
            status: "On hold",
            effort: 26.0,
            text: "Screens names in their own script. Waits until the tender is closed.",
            ..NONE
        },
        Row {
            title: "Seller health page",
            part_of: "Trust from the first minute",
            team: "Business checks",
            owner: "Daniel Okoro",
            timeframe: within(around.half(1)),
            sure: Some(Might),
            status: "To do",
            effort: 22.0,
            sensitivity: Public,
            text: "One page tells a seller what is missing and what comes next.",
            outside: ("See where you stand", "One page tells you what is missing and what comes next."),
            ..NONE
        },
        Row {
            title: "Manual review queue",
            part_of: "Trust from the first minute",
            team: "Risk engine",
            owner: "Daniel Okoro",
            timeframe: around.days(-120, -60),
            sure: Some(Committed),
            status: "Done",
            effort: 18.0,
            text: "Reviewers see the oldest case first, with its reasons.",
            tags: &["technical debt"],
            ..NONE
        },
        Row {
            title: "Payee check",
            part_of: "Trust from the first minute",
            team: "Risk engine",
            owner: "Daniel Okoro",
            timeframe: within(around.quarter(3)),
            sure: Some(Might),
            status: "To do",
            effort: 44.0,
            sensitivity: Partner,
            text: "The name is compared with the account before money leaves. The regulator's date is not final.",
            ..NONE
        },
        Row {
            title: "Card vault",
            part_of: "Trust from the first minute",
            team: "Risk engine",
            owner: "Daniel Okoro",
            timeframe: Timeframe::Unscheduled,
            status: "Won't do",
            text: "Keeping cards on file. Our card partner does it better.",
            ..NONE
        },
    ]
}

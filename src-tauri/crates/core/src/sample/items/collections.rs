//! The product Collections.

use roadbook_formats::words::{
    Commitment::{Committed, Likely, Might},
    Health::{AtRisk, OnTrack},
    Level,
    Sensitivity::{Confidential, Public},
};

use super::{NONE, Row};
use crate::sample::build::Sample;
use crate::sample::when::{between, roughly, within};
use crate::timeframe::{Horizon, Period};

pub(super) fn rows(sample: &Sample<'_>) -> Vec<Row> {
    let around = sample.around;
    vec![
        Row {
            title: "Invoice reminders, version 2",
            part_of: "Invoices that settle themselves",
            team: "Invoices",
            owner: "Lea Brandt",
            timeframe: around.days(-104, -23),
            sure: Some(Committed),
            health: Some(OnTrack),
            status: "Done",
            effort: 40.0,
            sensitivity: Public,
            text: "Reminders in the debtor's language, at the hour they read mail.",
            outside: (
                "Reminders that get read",
                "Reminders go out in your customer's language, at the hour they read mail.",
            ),
            ..NONE
        },
        Row {
            title: "Direct debit retries",
            part_of: "Invoices that settle themselves",
            team: "Direct debit",
            owner: "Lea Brandt",
            timeframe: around.days(-69, 19),
            sure: Some(Committed),
            health: Some(OnTrack),
            status: "In progress",
            effort: 36.0,
            sensitivity: Public,
            text: "A debit that came back is tried again on the day it is likely to work.",
            outside: (
                "Second try for direct debits",
                "A debit that came back is tried again on a better day.",
            ),
            ..NONE
        },
        Row {
            title: "E-invoicing for France",
            part_of: "Invoices that settle themselves",
            team: "Invoices",
            owner: "Lea Brandt",
            timeframe: around.days(-20, 75),
            sure: Some(Committed),
            health: Some(OnTrack),
            status: "In progress",
            effort: 110.0,
            sensitivity: Public,
            text: "Invoices in the format French law asks for, from the day it asks.",
            outside: (
                "E-invoices for France",
                "Invoices in the format French law asks for, ready before the day.",
            ),
            ..NONE
        },
        Row {
            title: "Mandate migration",
            part_of: "Invoices that settle themselves",
            team: "Direct debit",
            owner: "Lea Brandt",
            timeframe: between(Period::day(around.day(43)), around.month(5)),
            sure: Some(Likely),
            health: Some(AtRisk),
            status: "To do",
            effort: 52.0,
            text: "Mandates signed on paper move to the new scheme without a new signature.",
            ..NONE
        },
        Row {
            title: "Statements that explain themselves",
            part_of: "Invoices that settle themselves",
            team: "Invoices",
            owner: "Lea Brandt",
            timeframe: around.days(30, 125),
            sure: Some(Likely),
            health: Some(OnTrack),
            status: "To do",
            effort: 38.0,
            sensitivity: Public,
            text: "One booking, one line; fees stand apart.",
            outside: (
                "Statements that explain themselves",
                "Every line says what it paid for, with fees on a line of their own.",
            ),
            ..NONE
        },
        Row {
            title: "Invoice financing for all",
            part_of: "Invoices that settle themselves",
            team: "Invoices",
            owner: "Sofia Marin",
            timeframe: within(around.half(2)),
            sure: Some(Might),
            status: "To do",
            effort: 75.0,
            sensitivity: Confidential,
            text: "Sellers sell an invoice and have the money the same day.",
            note: "Funding line of €5,000,000 under negotiation with Norbank.",
            ..NONE
        },
        Row {
            title: "Paid from a UK bank",
            part_of: "Invoices that settle themselves",
            team: "Direct debit",
            owner: "Lea Brandt",
            timeframe: within(around.quarter(1)),
            sure: Some(Likely),
            health: Some(OnTrack),
            status: "To do",
            effort: 46.0,
            sensitivity: Public,
            text: "Buyers pay from their own bank, without card fees.",
            outside: ("Paid from a UK bank", "Your buyers pay from their own bank. There are no card fees."),
            ..NONE
        },
        Row {
            title: "Direct debit in the Nordics",
            part_of: "Invoices that settle themselves",
            team: "Direct debit",
            owner: "Lea Brandt",
            timeframe: roughly(Horizon::Next),
            sure: Some(Might),
            status: "To do",
            effort: 90.0,
            sensitivity: Public,
            text: "Recurring payments in four more countries.",
            outside: ("Direct debit in the Nordics", "Recurring payments in four more countries."),
            ..NONE
        },
        Row {
            title: "Old statements switched off",
            part_of: "Invoices that settle themselves",
            level: Level::Milestone,
            team: "Invoices",
            owner: "Lea Brandt",
            timeframe: around.days(130, 130),
            sure: Some(Likely),
            health: Some(OnTrack),
            status: "To do",
            text: "The old format ends on this day.",
            ..NONE
        },
    ]
}

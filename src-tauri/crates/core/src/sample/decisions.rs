//! Fifteen decisions in every state a decision can be in.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::{DecisionStatus, Sensitivity};

use super::build::Sample;
use crate::decisions::{
    Assumption, Choice, Decision, ExpectedResult, Reversible, ReviewOutcome, ReviewResult,
};
use crate::error::Result;
use crate::links::Relation;

use DecisionStatus::{Accepted, Deferred, Draft, Proposed, Provisional, Rejected, Reversed, Superseded};

pub(super) fn write(sample: &mut Sample<'_>) -> Result<()> {
    for decision in waiting(sample)?.into_iter().chain(made(sample)?) {
        sample.decision(decision)?;
    }
    sample.relates(CONNECTION, Relation::Supersedes, PARTNER_BANK)?;
    sample.relates(
        "Statements replace the monthly report",
        Relation::Supersedes,
        "The monthly report stays",
    )?;
    sample.relates(
        "Credit notes are part of e-invoicing",
        Relation::Amends,
        "France comes first in e-invoicing",
    )?;
    sample.relates("Work on the card vault stops", Relation::CausedBy, "Keep cards with our card partner")?;
    for (decision, item) in [
        (CONNECTION, "Instant payouts in euros"),
        ("Price the rate lock flat, or in basis points?", "Rate lock for a day"),
        ("Move mandate migration until after year-end?", "Mandate migration"),
        ("Keep, open or end the invoice financing pilot?", "Invoice financing for all"),
        ("Do we switch off the old statements as announced?", "Old statements switched off"),
        ("France comes first in e-invoicing", "E-invoicing for France"),
        ("Work on the card vault stops", "Card vault"),
    ] {
        sample.concerns(decision, item)?;
    }
    Ok(())
}

const CONNECTION: &str = "Our own instant connection, or the partner bank’s?";
const PARTNER_BANK: &str = "Instant payouts go through the partner bank";

fn on(day: NaiveDate) -> Option<PartialDate> {
    Some(day.into())
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn choice(name: &str, pros: &[&str], cons: &[&str], effort: &str, risk: &str) -> Choice {
    Choice {
        name: name.into(),
        pros: strings(pros),
        cons: strings(cons),
        effort: Some(effort.into()),
        risk: Some(risk.into()),
        ..Choice::default()
    }
}

fn waiting(sample: &Sample<'_>) -> Result<Vec<Decision>> {
    let around = sample.around;
    let ask = |title: &str, status, since, needed, escalates, to: &str, blocked: &[&str]| Decision {
        title: title.into(),
        status: Some(status),
        recorded_on: on(around.day(since)),
        waiting_since: on(around.day(since)),
        needed_by: on(around.day(needed)),
        escalates_on: on(around.day(escalates)),
        escalates_to: Some(to.into()),
        blocked: strings(blocked),
        ..Decision::default()
    };
    Ok(vec![
        Decision {
            driver: sample.owner("Ines Rahm")?,
            approver: sample.owner("Sofia Marin")?,
            contributors: strings(&["Risk", "Bank desk"]),
            informed: strings(&["Executives", "Engineering"]),
            reversible: Some(Reversible::OneWay),
            sensitivity: Sensitivity::Confidential,
            context: "The partner bank caps each transfer and closes on Sundays. Our own connection lifts both, and needs a certification slot.".into(),
            options: vec![
                choice("Our own connection", &["No cap, open every day", "Cheaper on each payout"],
                    &["Certification slot only once a quarter", "Two people on call from launch"], "86 days", "Medium"),
                choice("Through the partner bank", &["Live four weeks sooner", "No certification"], &["Capped", "Closed on Sundays"], "38 days", "Low"),
                Choice {
                    disqualifier: Some("Breaks a date in three signed contracts".into()),
                    ..choice("Wait for the shared hub", &["Lowest cost to run"], &["Nobody knows when"], "20 days", "High")
                },
            ],
            recommendation: Some("Our own connection".into()),
            if_nobody_decides: "The certification slot is lost. The next one is a quarter later, and the launch moves with it.".into(),
            ..ask(CONNECTION, Proposed, -26, -9, 5, "Chief operating officer", &["Payout rails", "Risk engine", "R-6"])
        },
        Decision {
            driver: sample.owner("Ines Rahm")?,
            approver: sample.owner("Jonas Thorsen")?,
            options: vec![
                choice("Flat", &["Easy to say in a sales talk"], &["Loses on large sums"], "4 days", "Low"),
                choice("In basis points", &["Covers its cost at any size"], &["Harder to explain"], "9 days", "Low"),
            ],
            recommendation: Some("In basis points".into()),
            context: "The price has to stand on the page before the first customer sees a quote.".into(),
            if_nobody_decides: "The launch page goes out without a price.".into(),
            ..ask("Price the rate lock flat, or in basis points?", Proposed, -14, -3, 6, "Chief financial officer", &["Sales enablement", "R-9"])
        },
        Decision {
            driver: sample.owner("Lea Brandt")?,
            approver: sample.owner("Nora Vale")?,
            options: vec![choice("Move it", &["No change in the busiest weeks"], &["Two customers wait longer"], "2 days", "Low"),
                choice("Keep it", &["As promised"], &["Support is short of people in December"], "0 days", "Medium")],
            recommendation: Some("Move it".into()),
            ..ask("Move mandate migration until after year-end?", Proposed, -6, 3, 8, "Head of engineering", &["Customer success", "R-26"])
        },
        Decision {
            driver: sample.owner("Lea Brandt")?,
            approver: sample.owner("Sofia Marin")?,
            sensitivity: Sensitivity::Confidential,
            options: vec![choice("Keep the pilot", &["Learns more"], &["Ties up money"], "5 days", "Medium"), choice("Open", &["Earns sooner"], &["Needs a funding line"], "75 days", "High"),
                choice("End", &["Frees a team"], &["Forty sellers are let down"], "3 days", "Low")],
            ..ask("Keep, open or end the invoice financing pilot?", Draft, -12, 9, 16, "Chief executive", &["Finance"])
        },
        Decision {
            driver: sample.owner("Lea Brandt")?,
            approver: sample.owner("Aiko Tanaka")?,
            options: vec![choice("Keep the date", &["Simple"], &["Twelve customers are not ready"], "0 days", "Medium"),
                choice("Sell an extension", &["Nobody is cut off"], &["Two formats for a quarter"], "8 days", "Low")],
            recommendation: Some("Sell an extension".into()),
            if_nobody_decides: "The announced date stands and no extension is offered.".into(),
            ..ask("Do we switch off the old statements as announced?", Proposed, -4, 16, 22, "Chief commercial officer", &["Support"])
        },
        Decision {
            driver: sample.owner("Daniel Okoro")?,
            ..ask("Which registers do we read after the first nine?", Deferred, -40, 60, 75, "Head of engineering", &[])
        },
    ])
}

fn made(sample: &Sample<'_>) -> Result<Vec<Decision>> {
    let around = sample.around;
    let taken = |title: &str, status, day: i64, chosen: &str, rationale: &str| Decision {
        title: title.into(),
        status: Some(status),
        decided_on: on(around.day(day)),
        recorded_on: on(around.day(day + 1)),
        // Between a week and three after somebody asked.
        waiting_since: on(around.day(day - 7 + day % 15)),
        chosen: (!chosen.is_empty()).then(|| chosen.to_owned()),
        rationale: rationale.into(),
        ..Decision::default()
    };
    let approved = |decision: Decision, by: &str| {
        Ok::<_, crate::Error>(Decision { approver: sample.owner(by)?, ..decision })
    };
    Ok(vec![
        approved(
            Decision {
                options: vec![
                    choice("Through the partner bank", &["Live in a quarter"], &["Capped"], "38 days", "Low"),
                    choice("Build a connection first", &["No cap"], &["A year later"], "86 days", "High"),
                ],
                ..taken(
                    PARTNER_BANK,
                    Accepted,
                    -240,
                    "Through the partner bank",
                    "It was there, and the volume was small.",
                )
            },
            "Sofia Marin",
        )?,
        approved(
            Decision {
                review_on: on(around.day(6)),
                options: vec![
                    choice(
                        "Retire it",
                        &["One version to run"],
                        &["Nine customers must move"],
                        "12 days",
                        "Medium",
                    ),
                    choice(
                        "Run both for another year",
                        &["Nobody moves"],
                        &["An engineer a year"],
                        "200 days",
                        "Low",
                    ),
                ],
                expected: vec![ExpectedResult {
                    metric: "Calls on the new version".into(),
                    from: Some("41 %".into()),
                    to: Some("80 %".into()),
                    by: on(around.day(110)),
                    happened: None,
                }],
                reversal_trigger: "Fewer than half of calls have moved by spring.".into(),
                ..taken(
                    "Retire API version 1 at the end of the half",
                    Accepted,
                    -60,
                    "Retire it",
                    "Two versions cost one engineer a year.",
                )
            },
            "Priya Nair",
        )?,
        approved(
            Decision {
                review_on: on(around.day(-3)),
                assumptions: vec![Assumption {
                    text: "The law keeps its date".into(),
                    check_by: on(around.day(30)),
                    still_true: Some(true),
                    looked_on: None,
                }],
                sensitivity: Sensitivity::Public,
                public_title: Some("France comes first in e-invoicing".into()),
                public_text: "French law asks for it first, so we start there.".into(),
                ..taken(
                    "France comes first in e-invoicing",
                    Accepted,
                    -95,
                    "France",
                    "Its law has the earliest date.",
                )
            },
            "Nora Vale",
        )?,
        approved(
            Decision {
                options: vec![
                    choice("Include them", &["Books can be closed"], &["Two weeks more"], "10 days", "Low"),
                    choice(
                        "Give them a release of their own",
                        &["Sooner out"],
                        &["Done by hand until then"],
                        "14 days",
                        "Medium",
                    ),
                ],
                ..taken(
                    "Credit notes are part of e-invoicing",
                    Accepted,
                    -19,
                    "Include them",
                    "Finance cannot close its books without them.",
                )
            },
            "Sofia Marin",
        )?,
        approved(
            Decision {
                ends_on: on(around.day(80)),
                options: vec![
                    choice("By rota", &["Nobody has to be hired"], &["Slower at night"], "3 days", "Medium"),
                    choice(
                        "A second shift",
                        &["Answers within the hour"],
                        &["Four people more"],
                        "60 days",
                        "Low",
                    ),
                ],
                trade_offs: "Support answers by hand until then.".into(),
                ..taken(
                    "Weekend support by rota until spring",
                    Provisional,
                    -30,
                    "By rota",
                    "Volume does not carry a second shift yet.",
                )
            },
            "Aiko Tanaka",
        )?,
        approved(
            Decision {
                options: vec![
                    choice(
                        "With the partner",
                        &["Audited already"],
                        &["A fee on each card"],
                        "2 days",
                        "Low",
                    ),
                    choice("Keep cards ourselves", &["No fee"], &["An audit each year"], "120 days", "High"),
                ],
                ..taken(
                    "Keep cards with our card partner",
                    Accepted,
                    -50,
                    "With the partner",
                    "They do it better, and are audited for it.",
                )
            },
            "Daniel Okoro",
        )?,
        approved(
            taken("Work on the card vault stops", Rejected, -44, "", "Two prospects asked, neither signed."),
            "Ines Rahm",
        )?,
        approved(
            taken("The monthly report stays", Superseded, -300, "Keep it", "Bookkeepers asked for it."),
            "Lea Brandt",
        )?,
        approved(
            Decision {
                reviews: vec![ReviewResult {
                    date: around.day(-10).into(),
                    outcome: ReviewOutcome::Reverse,
                    note: "Half of the sellers came back with questions.".into(),
                    due: on(around.day(-8)),
                }],
                ..taken(
                    "Sellers choose their own risk limit",
                    Reversed,
                    -130,
                    "Let them choose",
                    "It was meant to save reviews.",
                )
            },
            "Daniel Okoro",
        )?,
        approved(
            Decision {
                options: vec![
                    choice(
                        "Statements",
                        &["One document"],
                        &["Bookkeepers have to learn it"],
                        "6 days",
                        "Low",
                    ),
                    Choice {
                        disqualifier: Some("They contradicted each other twice".into()),
                        ..choice(
                            "Both documents",
                            &["Nobody has to change"],
                            &["Made twice"],
                            "0 days",
                            "Medium",
                        )
                    },
                ],
                ..taken(
                    "Statements replace the monthly report",
                    Accepted,
                    -15,
                    "Statements",
                    "One document is enough when it explains itself.",
                )
            },
            "Lea Brandt",
        )?,
    ])
}

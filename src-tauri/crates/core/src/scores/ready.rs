//! The ways of scoring that every workspace has.

use super::formulas::Model;

/// How sure the rest is, in percent.
pub(super) const CONFIDENCE: &str = "confidence";

/// Inputs that every workspace has, besides the effort, which is the item's own.
pub(super) const INPUTS: &[(&str, &str)] = &[
    ("reach", "How many people it reaches in a quarter"),
    ("impact", "How much it does for each: 3 a lot, 2, 1, 0.5, 0.25 little"),
    (CONFIDENCE, "How sure that is, in percent, from 0 to 100"),
    ("value", "What it is worth to the business, from 1 to 10"),
    ("urgency", "What is lost by waiting, from 1 to 10"),
    ("risk", "What risk it takes away or door it opens, from 1 to 10"),
    ("size", "How large the job is, from 1 to 10"),
];

/// The item's effort in days, as a formula names it.
pub(super) const EFFORT: &str = "effort";

/// RICE, WSJF and value against effort.
pub(super) fn models() -> Vec<Model> {
    let model = |key: &str, name: &str, text: &str, worth: &str, cost: &str| Model {
        key: key.to_owned(),
        id: None,
        name: name.to_owned(),
        text: text.to_owned(),
        worth: Some(worth.to_owned()),
        cost: Some(cost.to_owned()),
        own_inputs: Vec::new(),
    };
    vec![
        model(
            "rice",
            "RICE",
            "reach * impact * confidence / 100 / (effort / 20)",
            "reach * impact * confidence / 100",
            EFFORT,
        ),
        model("wsjf", "WSJF", "(value + urgency + risk) / size", "value + urgency + risk", "size"),
        model("valueEffort", "Value against effort", "value / effort", "value", EFFORT),
    ]
}

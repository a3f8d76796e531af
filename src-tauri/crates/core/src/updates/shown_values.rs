//! The values of a record as an audience sees them, field by field, in words.

use crate::audiences::Field;
use crate::audiences::view::{SeenDecision, SeenItem};
use crate::templates::days;
use crate::timeframe::long_date;

/// The values of an item.
pub(crate) fn of_item(item: &SeenItem) -> Vec<(Field, String)> {
    let own = |value: &Option<String>| value.clone().unwrap_or_default();
    let links: Vec<_> = item.links.iter().map(|link| link.title.clone()).collect();
    let depends_on: Vec<_> = item.depends_on.iter().map(|named| named.reference.clone()).collect();
    vec![
        (Field::Title, item.title.clone()),
        (Field::Timeframe, item.when.as_ref().map(|when| when.words.clone()).unwrap_or_default()),
        (
            Field::Commitment,
            item.commitment.map(|commitment| commitment.word().to_owned()).unwrap_or_default(),
        ),
        (Field::Health, item.standing.as_ref().map(|standing| standing.word.clone()).unwrap_or_default()),
        (Field::Status, own(&item.status)),
        (Field::Product, own(&item.product)),
        (Field::Team, own(&item.team)),
        (Field::Goal, own(&item.goal)),
        (Field::Owner, own(&item.owner)),
        (Field::Tags, item.tags.join(", ")),
        (Field::Description, item.text.clone()),
        (Field::Effort, item.effort.map(days).unwrap_or_default()),
        (Field::Links, links.join(", ")),
        (Field::Dependencies, depends_on.join(", ")),
        (Field::Source, own(&item.source)),
    ]
}

/// The values of a decision.
pub(crate) fn of_decision(decision: &SeenDecision) -> Vec<(Field, String)> {
    let waiting = decision.needed_by.map(|day| format!("Needed by {}", long_date(day))).unwrap_or_default();
    let roles: Vec<_> = [&decision.driver, &decision.approver].into_iter().flatten().cloned().collect();
    let options: Vec<_> = decision.options.iter().map(|option| option.name.clone()).collect();
    let reasons: Vec<_> = [&decision.context, &decision.rationale]
        .into_iter()
        .filter(|text| !text.is_empty())
        .cloned()
        .collect();
    vec![
        (Field::Title, decision.title.clone()),
        (Field::Timeframe, decision.decided_on.as_ref().map(|when| when.words.clone()).unwrap_or_default()),
        (Field::Waiting, waiting),
        (Field::Roles, roles.join(", ")),
        (Field::Options, options.join(", ")),
        (Field::Rationale, reasons.join("\n\n")),
    ]
}

//! Which decisions are put before the room, and what each lacks before it can be decided: enough context.

use std::collections::BTreeMap;

use chrono::Days;
use roadbook_formats::date::PartialDate;
use rusqlite::Connection;

use super::Material;
use crate::audiences::view::{SeenDecision, View};
use crate::decisions::Decision;
use crate::decisions::ready::{Missing, missing};
use crate::error::Result;
use crate::record::Record as _;
use crate::reviews::section::Section;
use crate::timeframe::short_date;

/// Decisions needed, or escalating, up to so many days after the meeting are put before the room.
const AFTER: u64 = 14;

/// The asks: by the rule, or pinned; the longest overdue first.
pub(super) fn asks<'a>(material: &Material, view: &'a View) -> Vec<&'a SeenDecision> {
    let mut found: Vec<_> = view
        .decisions
        .iter()
        .filter(|decision| decision.waiting)
        .filter(|decision| {
            let by_rule = because(material, decision).is_some();
            material.goes_in(Section::Asks, &decision.reference, by_rule)
        })
        .collect();
    found.sort_by_key(|decision| {
        (
            decision.needed_by.is_none(),
            decision.needed_by.map(PartialDate::last_day),
            decision.reference.clone(),
        )
    });
    found
}

/// Why a decision is put before the room; nothing when the rule does not.
pub(super) fn because(material: &Material, decision: &SeenDecision) -> Option<String> {
    let until = material.review.day + Days::new(AFTER);
    match (decision.needed_by, decision.escalates_on) {
        (Some(needed), _) if needed.last_day() < material.today => Some("it is late".to_owned()),
        (Some(needed), _) if needed.last_day() <= until => {
            Some(format!("it is needed by {}", short_date(needed)))
        }
        (_, Some(escalates)) if escalates.last_day() <= until => {
            let word = if escalates.exact().is_some() { "on" } else { "in" };
            Some(format!("it escalates {word} {}", short_date(escalates)))
        }
        _ => None,
    }
}

/// What each decision that waits still lacks, by its reference: options, a recommendation, what it means, and an owner.
///
/// # Errors
/// When the storage fails.
pub(super) fn lacking(conn: &Connection) -> Result<BTreeMap<String, Vec<&'static str>>> {
    let waiting =
        Decision::all(conn)?.into_iter().filter(|decision| decision.is_waiting() && !decision.archived);
    let lacks = |decision: Decision| {
        let missing = missing(&decision).into_iter().map(Missing::words).collect();
        (decision.reference().to_string(), missing)
    };
    Ok(waiting.map(lacks).collect())
}

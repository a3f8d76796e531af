//! What an audience sees of metrics and of risks, assumptions, issues and dependencies: by clearance, and of the latter only
//! where it is told what waits. What stays out travels apart, to the author and the leak check alone.

use chrono::NaiveDate;
use roadbook_formats::words::Sensitivity;
use rusqlite::Connection;

use super::view::{Change, Secret, Withheld};
use super::{Audience, Field, Rule};
use crate::error::Result;
use crate::metrics::list::{MetricRow, metrics};
use crate::op::Kind;
use crate::raid::RaidStatus;
use crate::raid::list::{RaidRow, entries};

/// The registers as one audience sees them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Registers {
    /// Metrics: what teams can turn before what comes of it.
    pub metrics: Vec<MetricRow>,
    /// What is open of risks, assumptions, issues and dependencies, the highest score first.
    pub risks: Vec<RaidRow>,
}

/// No register at all.
pub static NONE: Registers = Registers { metrics: Vec::new(), risks: Vec::new() };

/// Reads the registers as an audience sees them, and what it does not.
///
/// # Errors
/// When the storage fails.
pub fn registers(
    conn: &Connection,
    audience: &Audience,
    today: NaiveDate,
) -> Result<(Registers, Vec<Withheld>)> {
    let mut withheld = Vec::new();
    let mut seen = Registers::default();
    for mut row in metrics(conn, today)?.into_iter().filter(|row| !row.archived) {
        if row.sensitivity > audience.clearance {
            let texts = [row.definition.as_str(), row.why.as_str()];
            let reason = above(audience, row.sensitivity);
            withheld.push(whole(Kind::Metric, &row.reference, &row.name, reason, &texts));
            continue;
        }
        hide_owner(audience, &mut row.owner);
        seen.metrics.push(row);
    }
    let is_open = |row: &RaidRow| !row.archived && row.status != RaidStatus::Closed;
    for mut row in entries(conn, today)?.into_iter().filter(is_open) {
        let is_told_what_waits = audience.rule(Field::Waiting) != Rule::Withhold;
        if row.sensitivity > audience.clearance || !is_told_what_waits {
            let texts = [&row.if_unresolved, &row.next_action, &row.help, &row.note].map(String::as_str);
            let reason = match is_told_what_waits {
                true => above(audience, row.sensitivity),
                false => format!("What waits is not for {}", audience.name),
            };
            withheld.push(whole(Kind::RaidEntry, &row.reference, &row.statement, reason, &texts));
            continue;
        }
        hide_owner(audience, &mut row.owner);
        seen.risks.push(row);
    }
    Ok((seen, withheld))
}

fn above(audience: &Audience, sensitivity: Sensitivity) -> String {
    let clearance = audience.clearance.word().to_lowercase();
    format!("{sensitivity}. {} are cleared for {clearance}", audience.name)
}

fn hide_owner(audience: &Audience, owner: &mut Option<String>) {
    if audience.rule(Field::Owner) == Rule::Withhold {
        *owner = None;
    }
}

fn whole(kind: Kind, reference: &str, title: &str, reason: String, texts: &[&str]) -> Withheld {
    let texts = texts.iter().filter(|text| !text.is_empty()).map(|text| Secret::Text((*text).to_owned()));
    Withheld {
        reference: reference.to_owned(),
        kind,
        title: title.to_owned(),
        field: "*".to_owned(),
        label: "Everything".to_owned(),
        change: Change::Withheld,
        reason,
        inside: String::new(),
        outside: None,
        secrets: std::iter::once(Secret::Name(title.to_owned())).chain(texts).collect(),
    }
}

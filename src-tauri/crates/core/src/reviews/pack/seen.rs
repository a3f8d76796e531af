//! What an audience sees of metrics, RAID entries, actions and signals: its own types, made from records by clearance.
//! What stays out travels apart, to the author and the leak check alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::actions::list::{ActionRow, actions};
use crate::audiences::view::{Change, Secret, Withheld};
use crate::audiences::{Audience, Field, Rule};
use crate::error::Result;
use crate::metrics::list::{MetricRow, metrics};
use crate::op::Kind;
use crate::raid::list::{RaidRow, entries};
use crate::signals::list::{SignalRow, signals};
use roadbook_formats::words::Sensitivity;

/// The registers as one audience sees them.
pub(super) struct Seen {
    pub metrics: Vec<MetricRow>,
    pub risks: Vec<RaidRow>,
    pub actions: Vec<ActionRow>,
    pub signals: Vec<SeenSignal>,
    pub withheld: Vec<Withheld>,
}

/// A signal without anybody's name.
pub(super) struct SeenSignal {
    pub said_on: Option<NaiveDate>,
    pub segment: Option<String>,
    pub themes: Vec<String>,
    pub about: Vec<String>,
    /// Stands for the customer, the same for all of its signals.
    pub customer: usize,
}

/// Reads the registers as an audience sees them.
///
/// # Errors
/// When the storage fails.
pub(super) fn seen(conn: &Connection, audience: &Audience, today: NaiveDate) -> Result<Seen> {
    let mut door = Door { audience, withheld: Vec::new() };
    let metrics = metrics(conn, today)?
        .into_iter()
        .filter(|row| !row.archived)
        .filter(|row| {
            let texts = [row.definition.clone(), row.why.clone()];
            door.lets((Kind::Metric, &row.reference, &row.name), row.sensitivity, &texts)
        })
        .collect();
    let risks = entries(conn, today)?
        .into_iter()
        .filter(|row| !row.archived)
        .filter(|row| {
            let texts =
                [row.if_unresolved.clone(), row.next_action.clone(), row.help.clone(), row.note.clone()];
            door.lets((Kind::RaidEntry, &row.reference, &row.statement), row.sensitivity, &texts)
        })
        .collect();
    let actions = actions(conn, today)?
        .into_iter()
        .filter(|row| !row.archived)
        .filter(|row| {
            let texts = [row.note.clone()];
            door.lets((Kind::Action, &row.reference, &row.title), row.sensitivity, &texts)
        })
        .collect();
    let (mut metrics, mut risks, mut actions): (Vec<MetricRow>, Vec<RaidRow>, Vec<ActionRow>) =
        (metrics, risks, actions);
    if audience.rule(Field::Owner) == Rule::Withhold {
        metrics.iter_mut().for_each(|row| row.owner = None);
        risks.iter_mut().for_each(|row| row.owner = None);
        actions.iter_mut().for_each(|row| row.owner = None);
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen_signals = Vec::new();
    for row in signals(conn)?.rows.into_iter().filter(|row| !row.archived) {
        if !door.lets((Kind::Signal, &row.reference, &row.words), row.sensitivity, &[]) {
            continue;
        }
        door.hides_names(&row);
        let name = row.customer.clone().or(row.who.clone()).unwrap_or_else(|| row.reference.clone());
        let next = names.len();
        let customer = *names.entry(name.to_lowercase()).or_insert(next);
        seen_signals.push(SeenSignal {
            said_on: row.said_on.map(|date| date.last_day()),
            segment: row.segment,
            themes: row.themes,
            about: row.about,
            customer,
        });
    }
    Ok(Seen { metrics, risks, actions, signals: seen_signals, withheld: door.withheld })
}

/// Lets through what the audience is cleared for, and remembers the rest.
struct Door<'a> {
    audience: &'a Audience,
    withheld: Vec<Withheld>,
}

impl Door<'_> {
    fn lets(
        &mut self,
        (kind, reference, title): (Kind, &str, &str),
        sensitivity: Sensitivity,
        texts: &[String],
    ) -> bool {
        if sensitivity <= self.audience.clearance {
            return true;
        }
        let clearance = self.audience.clearance.word().to_lowercase();
        let reason = format!("{sensitivity}. {} are cleared for {clearance}", self.audience.name);
        let texts = texts.iter().filter(|text| !text.is_empty()).cloned().map(Secret::Text);
        self.withheld.push(Withheld {
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
        });
        false
    }

    /// Whoever said something is counted, not named.
    fn hides_names(&mut self, row: &SignalRow) {
        if self.audience.is_author() {
            return;
        }
        let mut secrets: Vec<_> = row.customer.iter().cloned().map(Secret::Name).collect();
        secrets.extend(row.who.iter().cloned().map(Secret::Person));
        if secrets.is_empty() {
            return;
        }
        let inside: Vec<_> = [&row.customer, &row.who].into_iter().flatten().cloned().collect();
        self.withheld.push(Withheld {
            reference: row.reference.clone(),
            kind: Kind::Signal,
            title: row.words.clone(),
            field: "customer".to_owned(),
            label: "Customer".to_owned(),
            change: Change::Withheld,
            reason: "Customers are counted, not named".to_owned(),
            inside: inside.join(", "),
            outside: None,
            secrets,
        });
    }
}

//! Signals as the author sees them: rows, counts by segment and theme, who asked for what, and who has to hear what became
//! of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use roadbook_formats::counts::as_u32;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::{Scale, Sensitivity};
use rusqlite::Connection;
use serde::Serialize;

use super::Signal;
use crate::error::Result;
use crate::items::Item;
use crate::record::Record as _;
use crate::register::Entry as _;
use crate::statuses::StatusMap;

/// A signal as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SignalRow {
    /// Its id.
    pub id: String,
    /// "S-12".
    #[serde(rename = "ref")]
    pub reference: String,
    /// What was said.
    pub words: String,
    /// When.
    pub said_on: Option<PartialDate>,
    /// Who said it.
    pub who: Option<String>,
    /// The department it came through.
    pub department: Option<String>,
    /// The customer.
    pub customer: Option<String>,
    /// The kind of customer.
    pub segment: Option<String>,
    /// How it came.
    pub channel: Option<String>,
    /// References of the items it is about.
    pub about: Vec<String>,
    /// What it is about, in a word or two.
    pub themes: Vec<String>,
    /// When they were told what became of it.
    pub answered_on: Option<NaiveDate>,
    /// What they were told.
    pub answer: String,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Put away.
    pub archived: bool,
}

impl From<Signal> for SignalRow {
    fn from(signal: Signal) -> Self {
        Self {
            reference: signal.reference().to_string(),
            id: signal.id,
            words: signal.words,
            said_on: signal.said_on,
            who: signal.who,
            department: signal.department,
            customer: signal.customer,
            segment: signal.segment,
            channel: signal.channel,
            about: signal.about,
            themes: signal.themes,
            answered_on: signal.answered_on,
            answer: signal.answer,
            sensitivity: signal.sensitivity,
            archived: signal.archived,
        }
    }
}

/// How often something was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SignalCount {
    /// The segment or theme; empty for those that have none.
    pub name: String,
    /// How many signals.
    pub signals: u32,
    /// From how many customers.
    pub customers: u32,
}

/// An item and who asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AskedFor {
    /// "R-12".
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// How many signals.
    pub signals: u32,
    /// From how many customers.
    pub customers: u32,
    /// How many from each segment, most first.
    pub segments: Vec<SignalCount>,
    /// What became of the item, when it is over.
    pub ended: Option<Ended>,
    /// Who asked, the newest first.
    pub asked_by: Vec<SignalRow>,
    /// The signals whose people have not been told yet, when it is over.
    pub to_tell: Vec<SignalRow>,
}

/// How an item came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Ended {
    /// It is there.
    Shipped,
    /// It is not done.
    Cut,
}

/// Everything the view of signals shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SignalList {
    /// All signals, the newest first; those put away last.
    pub rows: Vec<SignalRow>,
    /// By segment, most first.
    pub segments: Vec<SignalCount>,
    /// By theme, most first. A signal with two themes counts in both.
    pub themes: Vec<SignalCount>,
    /// By item, most first.
    pub asked_for: Vec<AskedFor>,
}

/// All signals with their counts.
///
/// # Errors
/// When the storage fails.
pub fn signals(conn: &Connection) -> Result<SignalList> {
    let mut all = Signal::all(conn)?;
    all.sort_by_key(|signal| {
        let said = signal.said_on.map(PartialDate::last_day).unwrap_or_default();
        (signal.archived, std::cmp::Reverse(said), std::cmp::Reverse(signal.number))
    });
    let in_use: Vec<&Signal> = all.iter().filter(|signal| !signal.archived).collect();
    let segment = |signal: &Signal| vec![signal.segment.clone().unwrap_or_default()];
    let themes = |signal: &Signal| match signal.themes.as_slice() {
        [] => vec![String::new()],
        themes => themes.to_vec(),
    };
    let asked_for = asked_for(conn, &in_use)?;
    let (segments, themes) = (counts(&in_use, segment), counts(&in_use, themes));
    Ok(SignalList { segments, themes, asked_for, rows: all.into_iter().map(SignalRow::from).collect() })
}

/// Who asked for one item.
///
/// # Errors
/// When the storage fails.
pub fn asked_for_item(conn: &Connection, reference: &str) -> Result<Option<AskedFor>> {
    let all = Signal::all(conn)?;
    let about: Vec<&Signal> = all
        .iter()
        .filter(|signal| !signal.archived && signal.about.iter().any(|known| known == reference))
        .collect();
    Ok(asked_for(conn, &about)?.into_iter().find(|asked| asked.reference == reference))
}

fn asked_for(conn: &Connection, signals: &[&Signal]) -> Result<Vec<AskedFor>> {
    let mut by_item: BTreeMap<&str, Vec<&Signal>> = BTreeMap::new();
    for signal in signals {
        for reference in signal.about.iter().filter(|reference| reference.starts_with("R-")) {
            by_item.entry(reference).or_default().push(signal);
        }
    }
    let statuses = StatusMap::of(conn)?;
    let mut out = Vec::new();
    for (reference, signals) in by_item {
        let Ok(item) = crate::items::store::by_reference(conn, reference.parse()?) else { continue };
        let ended = ended(&item, &statuses);
        let unanswered = signals.iter().filter(|signal| ended.is_some() && signal.answered_on.is_none());
        out.push(AskedFor {
            reference: reference.to_owned(),
            title: item.title,
            signals: as_u32(signals.len()),
            customers: customers(&signals),
            segments: counts(&signals, |signal| vec![signal.segment.clone().unwrap_or_default()]),
            ended,
            asked_by: rows_of(&signals),
            to_tell: unanswered.map(|signal| SignalRow::from((*signal).clone())).collect(),
        });
    }
    out.sort_by_key(|asked| (std::cmp::Reverse(asked.signals), asked.reference.clone()));
    Ok(out)
}

fn rows_of(signals: &[&Signal]) -> Vec<SignalRow> {
    let mut rows: Vec<SignalRow> = signals.iter().map(|signal| SignalRow::from((*signal).clone())).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.said_on));
    rows
}

/// How an item ended: done, or cut or put away; nothing while it goes on.
pub(crate) fn ended(item: &Item, statuses: &StatusMap) -> Option<Ended> {
    match statuses.scale_of(item) {
        Some(Scale::Done) => Some(Ended::Shipped),
        Some(Scale::Cut) => Some(Ended::Cut),
        _ if item.archived => Some(Ended::Cut),
        Some(Scale::NotStarted | Scale::InProgress | Scale::Paused) | None => None,
    }
}

fn counts(signals: &[&Signal], names: impl Fn(&Signal) -> Vec<String>) -> Vec<SignalCount> {
    let mut by_name: BTreeMap<String, Vec<&Signal>> = BTreeMap::new();
    for signal in signals {
        for name in names(signal) {
            by_name.entry(name).or_default().push(signal);
        }
    }
    let count = |(name, signals): (String, Vec<&Signal>)| SignalCount {
        name,
        signals: as_u32(signals.len()),
        customers: customers(&signals),
    };
    let mut out: Vec<_> = by_name.into_iter().map(count).collect();
    out.sort_by_key(|count| (count.name.is_empty(), std::cmp::Reverse(count.signals)));
    out
}

/// How many customers; one without a name is counted by who said it.
fn customers(signals: &[&Signal]) -> u32 {
    let names: BTreeSet<String> = signals
        .iter()
        .filter_map(|signal| signal.customer.as_ref().or(signal.who.as_ref()))
        .map(|name| name.to_lowercase())
        .collect();
    as_u32(names.len())
}

//! Decisions as the author sees them in a list: rows for the window and for scripts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use roadbook_formats::date::PartialDate;
use roadbook_formats::words::{DecisionStatus, Sensitivity};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::Decision;
use super::clock::{clock, review_due};
use crate::error::Result;
use crate::ids::{DecisionId, PersonId, Reference};
use crate::items::Source;
use crate::links::{Link, Relation};
use crate::people::Person;
use crate::record::Record as _;

/// Which part of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum DecisionTab {
    /// Somebody still has to decide.
    Waiting,
    /// Made, and still holding.
    Decided,
    /// Time to look whether it was right.
    ReviewDue,
    /// Another took its place, or it was taken back.
    Superseded,
    /// All of them.
    All,
    /// Those that are put away.
    PutAway,
}

/// How many decisions each part of the log has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DecisionCounts {
    /// Waiting.
    pub waiting: u32,
    /// Decided.
    pub decided: u32,
    /// Up for review.
    pub review_due: u32,
    /// Superseded or reversed.
    pub superseded: u32,
    /// All.
    pub all: u32,
    /// Waiting past the day they are needed.
    pub late: u32,
    /// Put away.
    pub put_away: u32,
}

/// A decision as a row.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DecisionRow {
    /// Its id.
    pub id: DecisionId,
    /// "D-7".
    #[serde(rename = "ref")]
    pub reference: String,
    /// The decision or question.
    pub title: String,
    /// Where it stands; nothing when nobody has said it in a word of the scale.
    pub status: Option<DecisionStatus>,
    /// The status as a file has it.
    pub status_as_written: Option<String>,
    /// When it was made.
    pub decided_on: Option<PartialDate>,
    /// When it was written down.
    pub recorded_on: Option<PartialDate>,
    /// When it is needed.
    pub needed_by: Option<PartialDate>,
    /// Since when it waits.
    pub waiting_since: Option<PartialDate>,
    /// When it goes to somebody else.
    pub escalates_on: Option<PartialDate>,
    /// To whom.
    pub escalates_to: Option<String>,
    /// When to look whether it was right.
    pub review_on: Option<PartialDate>,
    /// Who decides.
    pub approver: Option<String>,
    /// Who drives it.
    pub driver: Option<String>,
    /// Who or what it holds up.
    pub blocked: Vec<String>,
    /// Days until it is needed; negative when late.
    pub days_left: Option<i32>,
    /// Days it has waited.
    pub days_waiting: Option<i32>,
    /// Days of waiting times the parties held up.
    pub blocked_days: Option<i32>,
    /// What is advised.
    pub recommendation: Option<String>,
    /// How many choices there are.
    pub options: u32,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// References of the decisions it took the place of.
    pub supersedes: Vec<String>,
    /// References of the decisions that took its place.
    pub superseded_by: Vec<String>,
    /// References of the decisions it changes.
    pub amends: Vec<String>,
    /// References of the decisions that change it.
    pub amended_by: Vec<String>,
    /// Where it was imported from.
    pub source: Option<Source>,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

/// A part of the log, with the counts of all parts.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DecisionList {
    /// The rows: what waits by the cost of waiting, the rest newest first.
    pub rows: Vec<DecisionRow>,
    /// How many each part has.
    pub counts: DecisionCounts,
    /// Where a scale that holds the clocks of all rows begins; nothing when nothing waits.
    pub clock_start: Option<chrono::NaiveDate>,
    /// Where it ends.
    pub clock_end: Option<chrono::NaiveDate>,
}

/// A part of the log on a day. `found` keeps only these ids, as search has them.
///
/// # Errors
/// When the storage fails.
pub fn decisions(
    conn: &Connection,
    tab: DecisionTab,
    found: Option<&[String]>,
    today: chrono::NaiveDate,
) -> Result<DecisionList> {
    let (away, in_use): (Vec<_>, Vec<_>) = Decision::all(conn)?.into_iter().partition(|it| it.archived);
    let counts = DecisionCounts { put_away: length(&away), ..count(&in_use, today) };
    let mut all = if tab == DecisionTab::PutAway { away } else { in_use };
    all.retain(|decision| is_in(decision, tab, today));
    if let Some(found) = found {
        all.retain(|decision| found.contains(&decision.id.0));
    }
    match tab {
        DecisionTab::Waiting => all.sort_by_key(|decision| {
            let clock = clock(decision, today);
            (Reverse(clock.blocked_days.unwrap_or(0)), clock.days_left.unwrap_or(i32::MAX), decision.number)
        }),
        DecisionTab::ReviewDue => all.sort_by_key(|decision| (decision.review_on, decision.number)),
        DecisionTab::Decided | DecisionTab::Superseded => {
            all.sort_by_key(|decision| (Reverse(decision.decided_on), decision.number));
        }
        DecisionTab::All | DecisionTab::PutAway => all.sort_by_key(|decision| decision.number),
    }
    let (clock_start, clock_end) = scale(&all, today).unzip();
    let rows = rows(conn, all, today)?;
    Ok(DecisionList { rows, counts, clock_start, clock_end })
}

/// From the first to the last day that stands on a clock of these decisions, with today in it.
fn scale(decisions: &[Decision], today: chrono::NaiveDate) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
    let waiting = decisions.iter().filter(|decision| decision.is_waiting());
    let days =
        waiting.flat_map(|decision| [decision.waiting_since, decision.needed_by, decision.escalates_on]);
    let days: Vec<PartialDate> = days.flatten().collect();
    let first = days.iter().map(|day| day.first_day()).min()?;
    let last = days.iter().map(|day| day.last_day()).max()?;
    Some((first.min(today), last.max(today)))
}

/// How many decisions each part of the log has on a day.
///
/// # Errors
/// When the storage fails.
pub fn counts(conn: &Connection, today: chrono::NaiveDate) -> Result<DecisionCounts> {
    let (away, in_use): (Vec<_>, Vec<_>) = Decision::all(conn)?.into_iter().partition(|it| it.archived);
    Ok(DecisionCounts { put_away: length(&away), ..count(&in_use, today) })
}

/// Decisions as rows, with both ends of their links.
///
/// # Errors
/// When the storage fails.
pub fn rows(
    conn: &Connection,
    decisions: Vec<Decision>,
    today: chrono::NaiveDate,
) -> Result<Vec<DecisionRow>> {
    let people: BTreeMap<PersonId, String> =
        Person::all(conn)?.into_iter().map(|person| (person.id, person.name)).collect();
    let numbers: BTreeMap<String, Reference> = Decision::all(conn)?
        .into_iter()
        .map(|decision| (decision.id.0.clone(), decision.reference()))
        .collect();
    let mut ends = Ends::default();
    for link in Link::all(conn)? {
        ends.add(&link, &numbers);
    }
    let name = |id: &Option<PersonId>| id.as_ref().and_then(|id| people.get(id)).cloned();
    let row = |decision: Decision| {
        let clock = clock(&decision, today);
        let of = |relation, end| ends.of(&decision.id.0, relation, end);
        DecisionRow {
            reference: decision.reference().to_string(),
            supersedes: of(Relation::Supersedes, crate::links::End::From),
            superseded_by: of(Relation::Supersedes, crate::links::End::To),
            amends: of(Relation::Amends, crate::links::End::From),
            amended_by: of(Relation::Amends, crate::links::End::To),
            approver: name(&decision.approver),
            driver: name(&decision.driver),
            days_left: clock.days_left,
            days_waiting: clock.days_waiting,
            blocked_days: clock.blocked_days,
            options: u32::try_from(decision.options.len()).unwrap_or(u32::MAX),
            id: decision.id,
            title: decision.title,
            status: decision.status,
            status_as_written: decision.status_as_written,
            decided_on: decision.decided_on,
            recorded_on: decision.recorded_on,
            needed_by: decision.needed_by,
            waiting_since: decision.waiting_since,
            escalates_on: decision.escalates_on,
            escalates_to: decision.escalates_to,
            review_on: decision.review_on,
            blocked: decision.blocked,
            recommendation: decision.recommendation,
            sensitivity: decision.sensitivity,
            source: decision.source,
            archived: decision.archived,
        }
    };
    Ok(decisions.into_iter().map(row).collect())
}

/// The other ends of links between decisions, by record, relation and end, in the order of their references.
#[derive(Default)]
struct Ends(BTreeMap<(String, Relation, crate::links::End), Vec<Reference>>);

impl Ends {
    fn add(&mut self, link: &Link, numbers: &BTreeMap<String, Reference>) {
        use crate::links::End::{From, To};
        for (end, here, there) in [(From, &link.from_id, &link.to_id), (To, &link.to_id, &link.from_id)] {
            if let Some(reference) = numbers.get(there) {
                self.0.entry((here.clone(), link.relation, end)).or_default().push(*reference);
            }
        }
    }

    fn of(&self, record: &str, relation: Relation, end: crate::links::End) -> Vec<String> {
        let mut found = self.0.get(&(record.to_owned(), relation, end)).cloned().unwrap_or_default();
        found.sort();
        found.iter().map(Reference::to_string).collect()
    }
}

fn length(decisions: &[Decision]) -> u32 {
    u32::try_from(decisions.len()).unwrap_or(u32::MAX)
}

fn count(decisions: &[Decision], today: chrono::NaiveDate) -> DecisionCounts {
    let many = |tab| {
        let count = decisions.iter().filter(|decision| is_in(decision, tab, today)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let late =
        decisions.iter().filter(|decision| clock(decision, today).days_left.is_some_and(|left| left < 0));
    DecisionCounts {
        waiting: many(DecisionTab::Waiting),
        decided: many(DecisionTab::Decided),
        review_due: many(DecisionTab::ReviewDue),
        superseded: many(DecisionTab::Superseded),
        all: many(DecisionTab::All),
        late: u32::try_from(late.count()).unwrap_or(u32::MAX),
        put_away: 0,
    }
}

fn is_in(decision: &Decision, tab: DecisionTab, today: chrono::NaiveDate) -> bool {
    let gone = matches!(decision.status, Some(DecisionStatus::Superseded | DecisionStatus::Reversed));
    match tab {
        DecisionTab::Waiting => decision.is_waiting(),
        DecisionTab::Decided => !decision.is_waiting() && !gone,
        DecisionTab::ReviewDue => !gone && review_due(decision, today),
        DecisionTab::Superseded => gone,
        DecisionTab::All | DecisionTab::PutAway => true,
    }
}

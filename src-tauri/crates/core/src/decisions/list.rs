//! Decisions as the author sees them in a list: rows for the window and for scripts.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use roadbook_formats::counts::as_u32;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::{DecisionStatus, Sensitivity};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::clock::{DecisionClock, Why, clock, review_due};
use super::glance::{self, Glance};
use super::ready::Missing;
use super::told::{DecisionTold, to_tell, told_of_all};
use super::{Decision, queue, store};
use crate::error::Result;
use crate::ids::{DecisionId, PersonId, Reference};
use crate::items::Source;
use crate::links::{End, Relation};
use crate::people::Person;
use crate::record::Record as _;
use crate::search;
use crate::settings::Settings;
use crate::working_days::WorkingDays;

/// Which part of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum DecisionTab {
    /// What waits for somebody: a decision, a look whether it was right, or an end.
    Waiting,
    /// Made, and still holding.
    Decided,
    /// Made, and somebody who must know was not told in time.
    Untold,
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
    /// Somebody who must know was not told in time.
    pub untold: u32,
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
    /// When a provisional decision ends.
    pub ends_on: Option<PartialDate>,
    /// What it waits for; nothing when nobody has to do anything now.
    pub why: Option<Why>,
    /// The day by which that was to be done.
    pub due: Option<PartialDate>,
    /// Days of the calendar until then; negative when late.
    pub days_left: Option<i32>,
    /// Working days until then; negative when late.
    pub working_days_left: Option<i32>,
    /// Working days it has waited.
    pub days_waiting: Option<i32>,
    /// Working days of waiting times the parties held up.
    pub blocked_days: Option<i32>,
    /// The same in words; empty when it does not wait.
    pub cost_in_words: String,
    /// It should have gone to somebody else by now.
    pub escalated: bool,
    /// What it still needs before somebody can decide.
    pub missing: Vec<Missing>,
    /// The audiences that must know it and were not told in time; said only where that is what is looked at.
    pub untold: Vec<String>,
    /// The team whose decision it is.
    pub team: Option<String>,
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

/// Which rows of the log are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DecisionQuery {
    /// The part.
    pub tab: DecisionTab,
    /// Only those that hold these words; all when there are none.
    pub search: String,
    /// How many rows of it are left out at the beginning.
    pub offset: u32,
    /// How many rows are wanted at most.
    pub limit: u32,
    /// The id or reference of a decision whose place is wanted too.
    pub place_of: Option<String>,
}

impl DecisionQuery {
    /// Every row of a part.
    pub fn all(tab: DecisionTab) -> Self {
        Self { tab, search: String::new(), offset: 0, limit: u32::MAX, place_of: None }
    }
}

/// A part of the log, with the counts of all parts.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DecisionList {
    /// The rows that were asked for: what waits by the cost of waiting, the rest newest first.
    pub rows: Vec<DecisionRow>,
    /// How many rows there are in all.
    pub total: u32,
    /// The place of the decision that was asked for; nothing when it is not among them.
    pub at: Option<u32>,
    /// The most blocked days that one of them costs, whether or not it is among the rows.
    pub most_blocked: i32,
    /// How many each part has.
    pub counts: DecisionCounts,
    /// The rule of the order of what waits, for people.
    pub rule: String,
    /// Where a scale that holds the clocks of all rows begins; nothing when nothing waits.
    pub clock_start: Option<NaiveDate>,
    /// Where it ends.
    pub clock_end: Option<NaiveDate>,
}

/// Rows of a part of the log, as they stand on a day.
///
/// # Errors
/// When the storage fails.
pub fn decisions(conn: &Connection, query: &DecisionQuery, today: NaiveDate) -> Result<DecisionList> {
    let tab = query.tab;
    let days = Settings::of(conn)?.working_days();
    let (away, in_use): (Vec<_>, Vec<_>) = glance::all(conn)?.into_iter().partition(|it| it.archived);
    let untold = names_untold(conn, today)?;
    let counts = DecisionCounts {
        put_away: as_u32(away.len()),
        untold: as_u32(untold.len()),
        ..count(&in_use, today, &days)
    };
    let mut all = if tab == DecisionTab::PutAway { away } else { in_use };
    if !query.search.trim().is_empty() {
        let hits = search::find(conn, &query.search, u32::MAX)?;
        let found: BTreeSet<&str> = hits.iter().map(|hit| hit.record.as_str()).collect();
        all.retain(|decision| found.contains(decision.id.0.as_str()));
    }
    let all = if tab == DecisionTab::Waiting {
        queue::ordered(all, today, today, &days)
    } else {
        all.retain(|decision| match tab {
            DecisionTab::Untold => untold.contains_key(&decision.id),
            _ => is_in(decision, tab, today),
        });
        match tab {
            DecisionTab::Untold => all.sort_by_key(|decision| (decision.decided_on, decision.number)),
            DecisionTab::ReviewDue => all.sort_by_key(|decision| (decision.review_on, decision.number)),
            DecisionTab::Decided | DecisionTab::Superseded => {
                all.sort_by_key(|decision| (Reverse(decision.decided_on), decision.number));
            }
            DecisionTab::Waiting | DecisionTab::All | DecisionTab::PutAway => {
                all.sort_by_key(|decision| decision.number);
            }
        }
        clocked(all, today, &days)
    };
    let (clock_start, clock_end) = scale(&all, today).unzip();
    let at = query.place_of.as_ref().and_then(|name| all.iter().position(|(it, _)| is_named(it, name)));
    let most_blocked = all.iter().filter_map(|(_, clock)| clock.blocked_days).max().unwrap_or(0);
    let total = as_u32(all.len());
    let size = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let page = all.into_iter().skip(size(query.offset)).take(size(query.limit)).collect();
    let mut rows = rows_of(conn, page)?;
    for row in rows.iter_mut().filter(|_| tab == DecisionTab::Untold) {
        row.untold = untold.get(&row.id).cloned().unwrap_or_default();
    }
    Ok(DecisionList {
        rows,
        total,
        at: at.map(as_u32),
        most_blocked,
        counts,
        rule: queue::RULE.to_owned(),
        clock_start,
        clock_end,
    })
}

/// Who must know of which decision and was not told in time.
fn names_untold(conn: &Connection, today: NaiveDate) -> Result<BTreeMap<DecisionId, Vec<String>>> {
    let late = to_tell(conn, today)?.into_iter();
    let names =
        late.map(|(decision, told)| (decision.id, told.into_iter().map(|one| one.audience).collect()));
    Ok(names.collect())
}

fn is_named(decision: &Glance, name: &str) -> bool {
    decision.id.0 == name || Reference::decision(decision.number).to_string() == name
}

/// What waits for somebody, by what the waiting costs.
///
/// # Errors
/// When the storage fails.
pub fn queued(conn: &Connection, today: NaiveDate) -> Result<Vec<DecisionRow>> {
    rows_of(conn, queue::queue(conn, today, today)?)
}

/// What is due up to a day: needed by then, to be reviewed or looked at, or at its end.
///
/// # Errors
/// When the storage fails.
pub fn due(conn: &Connection, today: NaiveDate, until: NaiveDate) -> Result<Vec<DecisionRow>> {
    rows_of(conn, queue::due(queue::queue(conn, today, until)?, until))
}

/// A row for scripts: with who must know of the decision, and what they were told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ToldRow {
    /// The row.
    #[serde(flatten)]
    pub row: DecisionRow,
    /// Who must know of it or was told of it.
    pub told: Vec<DecisionTold>,
}

/// Rows with who was told.
///
/// # Errors
/// When the storage fails.
pub fn with_told(conn: &Connection, rows: Vec<DecisionRow>, today: NaiveDate) -> Result<Vec<ToldRow>> {
    let decisions = rows.iter().map(|row| store::get(conn, &row.id)).collect::<Result<Vec<_>>>()?;
    let told = told_of_all(conn, &decisions.iter().collect::<Vec<_>>(), today)?;
    Ok(rows.into_iter().zip(told).map(|(row, told)| ToldRow { row, told }).collect())
}

/// What somebody must know and was not told in time, with who it is: the longest first.
///
/// # Errors
/// When the storage fails.
pub fn untold(conn: &Connection, today: NaiveDate) -> Result<Vec<ToldRow>> {
    let (decisions, told): (Vec<_>, Vec<_>) = to_tell(conn, today)?.into_iter().unzip();
    let rows = rows(conn, decisions, today)?;
    Ok(rows.into_iter().zip(told).map(|(row, told)| ToldRow { row, told }).collect())
}

/// From the first to the last day that stands on a clock of these decisions, with today in it.
fn scale(queue: &[queue::Queued], today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let waiting = queue.iter().map(|(decision, _)| decision).filter(|decision| decision.is_waiting());
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
pub fn counts(conn: &Connection, today: NaiveDate) -> Result<DecisionCounts> {
    let days = Settings::of(conn)?.working_days();
    let (away, in_use): (Vec<_>, Vec<_>) = glance::all(conn)?.into_iter().partition(|it| it.archived);
    let untold = as_u32(names_untold(conn, today)?.len());
    Ok(DecisionCounts { put_away: as_u32(away.len()), untold, ..count(&in_use, today, &days) })
}

/// Decisions as rows, with both ends of their links.
///
/// # Errors
/// When the storage fails.
pub fn rows(conn: &Connection, decisions: Vec<Decision>, today: NaiveDate) -> Result<Vec<DecisionRow>> {
    let days = Settings::of(conn)?.working_days();
    rows_of(conn, clocked(decisions.into_iter().map(Glance::from).collect(), today, &days))
}

fn clocked(decisions: Vec<Glance>, today: NaiveDate, days: &WorkingDays) -> Vec<queue::Queued> {
    let clocked = decisions.into_iter().map(|decision| {
        let clock = clock(&decision, today, days);
        (decision, clock)
    });
    clocked.collect()
}

fn rows_of(conn: &Connection, decisions: Vec<queue::Queued>) -> Result<Vec<DecisionRow>> {
    let people: BTreeMap<PersonId, String> =
        Person::all(conn)?.into_iter().map(|person| (person.id, person.name)).collect();
    let ends = store::ends(conn, decisions.iter().map(|(decision, _)| decision.id.0.as_str()))?;
    let name = |id: &Option<PersonId>| id.as_ref().and_then(|id| people.get(id)).cloned();
    let row = |(decision, clock): (Glance, DecisionClock)| {
        let of = |relation: Relation, end: End| -> Vec<String> {
            let found = ends.get(&(decision.id.0.clone(), relation, end));
            found.into_iter().flatten().map(Reference::to_string).collect()
        };
        let cost_in_words = match clock.why {
            Some(_) => queue::cost_in_words(decision.blocked.len(), clock.days_waiting),
            None => String::new(),
        };
        DecisionRow {
            reference: Reference::decision(decision.number).to_string(),
            supersedes: of(Relation::Supersedes, End::From),
            superseded_by: of(Relation::Supersedes, End::To),
            amends: of(Relation::Amends, End::From),
            amended_by: of(Relation::Amends, End::To),
            approver: name(&decision.approver),
            driver: name(&decision.driver),
            why: clock.why,
            due: clock.due,
            days_left: clock.days_left,
            working_days_left: clock.working_days_left,
            days_waiting: clock.days_waiting,
            blocked_days: clock.blocked_days,
            cost_in_words,
            escalated: clock.escalated,
            missing: decision.missing,
            untold: Vec::new(),
            team: decision.team,
            options: decision.options,
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
            ends_on: decision.ends_on,
            blocked: decision.blocked,
            recommendation: decision.recommendation,
            sensitivity: decision.sensitivity,
            source: decision.source,
            archived: decision.archived,
        }
    };
    Ok(decisions.into_iter().map(row).collect())
}

fn count(decisions: &[Glance], today: NaiveDate, days: &WorkingDays) -> DecisionCounts {
    let many = |tab| as_u32(decisions.iter().filter(|decision| is_in(decision, tab, today)).count());
    let clocks: Vec<_> = decisions.iter().map(|decision| clock(decision, today, days)).collect();
    let is_late = |clock: &&DecisionClock| {
        clock.why == Some(Why::Waiting) && clock.days_left.is_some_and(|left| left < 0)
    };
    DecisionCounts {
        waiting: as_u32(clocks.iter().filter(|clock| clock.why.is_some()).count()),
        decided: many(DecisionTab::Decided),
        review_due: many(DecisionTab::ReviewDue),
        superseded: many(DecisionTab::Superseded),
        all: many(DecisionTab::All),
        late: as_u32(clocks.iter().filter(is_late).count()),
        untold: 0,
        put_away: 0,
    }
}

fn is_in(decision: &Glance, tab: DecisionTab, today: NaiveDate) -> bool {
    match tab {
        DecisionTab::Waiting => decision.is_waiting(),
        DecisionTab::Decided => !decision.is_waiting() && !decision.is_gone(),
        DecisionTab::ReviewDue => review_due(decision, today),
        DecisionTab::Superseded => decision.is_gone(),
        // Told by who was told, not by what the decision is.
        DecisionTab::Untold => false,
        DecisionTab::All | DecisionTab::PutAway => true,
    }
}

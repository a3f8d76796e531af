//! What lists and the queue know of a decision: enough for a row, and read without its texts.

use std::collections::HashMap;

use roadbook_formats::counts::as_u32;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::{DecisionStatus, Sensitivity};
use rusqlite::types::FromSql;
use rusqlite::{Connection, Row, named_params};
use serde::de::DeserializeOwned;

use super::ready::{Has, Missing, missing_of};
use super::{Assumption, Decision};
use crate::error::{Error, Result};
use crate::ids::{DecisionId, PersonId};
use crate::items::Source;

/// A decision without its texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Glance {
    /// Its id.
    pub id: DecisionId,
    /// The number of its reference.
    pub number: u32,
    /// The decision or question.
    pub title: String,
    /// Where it stands.
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
    /// When a provisional decision ends.
    pub ends_on: Option<PartialDate>,
    /// Who drives it.
    pub driver: Option<PersonId>,
    /// Who decides.
    pub approver: Option<PersonId>,
    /// Who or what it holds up.
    pub blocked: Vec<String>,
    /// What is advised.
    pub recommendation: Option<String>,
    /// How many options it has.
    pub options: u32,
    /// What it still needs to be decided.
    pub missing: Vec<Missing>,
    /// What is taken to be so.
    pub assumptions: Vec<Assumption>,
    /// The team whose decision it is.
    pub team: Option<String>,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Where it was imported from.
    pub source: Option<Source>,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

impl Glance {
    /// Whether somebody still has to decide.
    pub fn is_waiting(&self) -> bool {
        is_waiting(self.status, self.decided_on.is_some(), self.needed_by.is_some())
    }

    /// Whether it was made and is in force.
    pub fn holds(&self) -> bool {
        matches!(self.status, Some(DecisionStatus::Accepted | DecisionStatus::Provisional))
    }

    /// Whether another took its place, or it was taken back.
    pub fn is_gone(&self) -> bool {
        matches!(self.status, Some(DecisionStatus::Superseded | DecisionStatus::Reversed))
    }
}

/// Whether somebody still has to decide, by the status and which days are known.
pub(super) fn is_waiting(status: Option<DecisionStatus>, is_decided: bool, is_needed: bool) -> bool {
    match status {
        Some(DecisionStatus::Draft | DecisionStatus::Proposed | DecisionStatus::Deferred) => true,
        Some(
            DecisionStatus::Accepted
            | DecisionStatus::Rejected
            | DecisionStatus::Provisional
            | DecisionStatus::Superseded
            | DecisionStatus::Reversed,
        ) => false,
        None => !is_decided && is_needed,
    }
}

impl From<Decision> for Glance {
    fn from(decision: Decision) -> Self {
        Self {
            missing: super::ready::missing(&decision),
            options: as_u32(decision.options.len()),
            id: decision.id,
            number: decision.number,
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
            driver: decision.driver,
            approver: decision.approver,
            blocked: decision.blocked,
            recommendation: decision.recommendation,
            assumptions: decision.assumptions,
            team: decision.team,
            sensitivity: decision.sensitivity,
            source: decision.source,
            archived: decision.archived,
        }
    }
}

/// Every decision in the order it was made.
///
/// # Errors
/// When the storage fails or holds something else.
pub fn all(conn: &Connection) -> Result<Vec<Glance>> {
    read_all(conn, include_str!("sql/glances.sql"), &[])
}

/// Those that may be in the queue on a day: what waits, ends, is to be reviewed or rests on something to be looked at.
///
/// # Errors
/// When the storage fails or holds something else.
pub fn queued(conn: &Connection, until: chrono::NaiveDate) -> Result<Vec<Glance>> {
    let until = until.to_string();
    read_all(conn, include_str!("sql/queued.sql"), named_params! { ":until": until })
}

fn read_all(conn: &Connection, sql: &str, params: &[(&str, &dyn rusqlite::ToSql)]) -> Result<Vec<Glance>> {
    let doing = || Error::storage("look through the decisions");
    let mut statement = conn.prepare_cached(sql).map_err(doing())?;
    // Looked up once: to find each column of each row by its name takes longer than to read it.
    let names = statement.column_names().map(str::to_owned);
    let places: HashMap<_, _> = names.enumerate().map(|(place, name)| (name, place)).collect();
    let mut rows = statement.query(params).map_err(doing())?;
    let mut glances = Vec::new();
    while let Some(row) = rows.next().map_err(doing())? {
        glances.push(Read { row, places: &places }.glance()?);
    }
    Ok(glances)
}

/// A row, and where in it each column stands.
struct Read<'row, 'sql> {
    row: &'row Row<'sql>,
    places: &'row HashMap<String, usize>,
}

impl Read<'_, '_> {
    fn glance(&self) -> Result<Glance> {
        let (decided_on, needed_by) = (self.date("decided_on")?, self.date("needed_by")?);
        let status = self.text("status")?.as_deref().and_then(DecisionStatus::parse);
        let (driver, approver) = (self.text("driver")?.map(PersonId), self.text("approver")?.map(PersonId));
        let recommendation = self.text("recommendation")?;
        let has = Has {
            open_options: self.plain("open_options")?,
            recommendation: recommendation.is_some(),
            impact: self.plain("has_impact")?,
            owner: driver.is_some() || approver.is_some(),
        };
        let waits = is_waiting(status, decided_on.is_some(), needed_by.is_some());
        Ok(Glance {
            id: DecisionId(self.plain("id")?),
            number: self.plain("number")?,
            title: self.plain("title")?,
            status,
            status_as_written: self.text("status_as_written")?,
            decided_on,
            recorded_on: self.date("recorded_on")?,
            needed_by,
            waiting_since: self.date("waiting_since")?,
            escalates_on: self.date("escalates_on")?,
            escalates_to: self.text("escalates_to")?,
            review_on: self.date("review_on")?,
            ends_on: self.date("ends_on")?,
            driver,
            approver,
            blocked: self.json("blocked")?,
            recommendation,
            options: self.plain("options")?,
            missing: if waits { missing_of(&has) } else { Vec::new() },
            assumptions: self.json("assumptions")?,
            team: self.text("team")?,
            sensitivity: Sensitivity::parse(&self.plain::<String>("sensitivity")?)
                .unwrap_or(Sensitivity::Restricted),
            source: self.json("source")?,
            archived: self.plain("archived")?,
        })
    }

    fn plain<T: FromSql>(&self, name: &str) -> Result<T> {
        let doing = || Error::storage("look through the decisions");
        let place = self.places.get(name).copied();
        let place =
            place.ok_or_else(|| rusqlite::Error::InvalidColumnName(name.to_owned())).map_err(doing())?;
        self.row.get(place).map_err(doing())
    }

    fn text(&self, name: &str) -> Result<Option<String>> {
        self.plain(name)
    }

    fn date(&self, name: &str) -> Result<Option<PartialDate>> {
        Ok(self.text(name)?.and_then(|date| date.parse().ok()))
    }

    /// A list or an object. Most lists are empty and are not looked into.
    fn json<T: DeserializeOwned + Default>(&self, name: &str) -> Result<T> {
        match self.plain::<String>(name)?.as_str() {
            "[]" | "null" => Ok(T::default()),
            text => serde_json::from_str(text).map_err(Error::shape("read a stored decision")),
        }
    }
}

//! An open workspace at a glance: what it is called, what it holds, what can be taken back.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use crate::decisions;
use crate::error::{Error, Result};
use crate::history::undo::{to_redo, to_undo};
use crate::looking::Looking;
use crate::settings::Settings;
use crate::workspace::Workspace;

/// How many records there are, without those that are put away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Items.
    pub items: u32,
    /// Decisions.
    pub decisions: u32,
    /// Decisions that wait.
    pub waiting: u32,
    /// Decisions that wait past the day they are needed.
    pub late: u32,
    /// People.
    pub people: u32,
    /// Audiences.
    pub audiences: u32,
}

/// What a window's frame says of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceInfo {
    /// The name people know it by.
    pub name: String,
    /// The file.
    pub path: String,
    /// The company, as it stands on pages.
    pub company: String,
    /// Today, as it counts days.
    pub today: NaiveDate,
    /// The month the fiscal year starts in.
    pub fiscal_start: u32,
    /// The language in which screens write dates, as BCP 47 has it; empty for the computer's own.
    pub date_language: String,
    /// How many records there are.
    pub counts: Counts,
    /// What is looked at, when it is not the workspace as it is today.
    pub looking: Option<Looking>,
    /// What undo would take back, as a sentence.
    pub undo: Option<String>,
    /// What redo would bring again, as a sentence.
    pub redo: Option<String>,
}

/// Describes an open workspace.
///
/// # Errors
/// When the storage fails.
pub fn overview(workspace: &Workspace) -> Result<WorkspaceInfo> {
    let today = workspace.today();
    workspace.read(|conn| {
        let settings = Settings::of(conn)?;
        Ok(WorkspaceInfo {
            name: workspace.name(),
            path: workspace.path().map(|path| path.display().to_string()).unwrap_or_default(),
            company: settings.company,
            today,
            fiscal_start: settings.fiscal.start_month(),
            date_language: settings.date_language,
            counts: counts(conn, today)?,
            looking: None,
            undo: to_undo(conn)?.map(|pending| pending.label),
            redo: to_redo(conn)?.map(|pending| pending.label),
        })
    })
}

fn counts(conn: &Connection, today: NaiveDate) -> Result<Counts> {
    let decisions = decisions::list::counts(conn, today)?;
    let doing = || Error::storage("count the records");
    conn.prepare_cached(include_str!("sql/counts.sql"))
        .map_err(doing())?
        .query_row([], |row| {
            Ok(Counts {
                items: row.get("items")?,
                decisions: decisions.all,
                waiting: decisions.waiting,
                late: decisions.late,
                people: row.get("people")?,
                audiences: row.get("audiences")?,
            })
        })
        .map_err(doing())
}

/// What was done in a workspace so far, of what somebody does who begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// Something was imported.
    pub import: bool,
    /// A record was written or changed by hand.
    pub shape: bool,
}

/// What was done so far, whether or not it is still in effect.
///
/// # Errors
/// When the storage fails.
pub fn begun(conn: &Connection) -> Result<Begun> {
    let doing = || Error::storage("look what was done");
    conn.prepare_cached(include_str!("sql/begun.sql"))
        .map_err(doing())?
        .query_row([], |row| Ok(Begun { import: row.get("import")?, shape: row.get("shape")? }))
        .map_err(doing())
}

//! Tables that are brought in line by line: readings of metrics, signals, and people.

use roadbook_core::formats::problem::Problem;
use serde::Serialize;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;
use crate::outside::Choice;

/// What an import of readings, signals or people did.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TableDone {
    /// The operation; nothing when it was only tried.
    pub(super) done: Option<Done>,
    /// New readings, signals or people.
    pub(super) added: u32,
    /// Readings that had another value, and people of whom it says something new.
    pub(super) changed: u32,
    /// What was there already.
    pub(super) unchanged: u32,
    /// Names of metrics that are new.
    pub(super) created: Vec<String>,
    /// What could not be read as meant, as sentences with their lines.
    pub(super) problems: Vec<String>,
    /// A day of the table that can be read two ways, where nobody and nothing says which.
    pub(super) unclear_day: Option<String>,
}

/// Asks for a table of readings, signals or people. Nothing when the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn choose_table(shell: Given<'_>) -> Answer<Option<String>> {
    aside(shell, |shell| Ok(shell.outside.choose(Choice::ImportFile).map(|path| path.display().to_string())))
        .await
}

/// Problems as sentences with their lines.
pub(super) fn said(problems: &[Problem]) -> Vec<String> {
    let said = |problem: &Problem| {
        let line = problem.line.map(|line| format!(", line {line}")).unwrap_or_default();
        format!("{}{line}: {}", problem.file, problem.message)
    };
    problems.iter().map(said).collect()
}

//! Decisions.

use roadbook_core::decisions::assign::DecisionField;
use roadbook_core::decisions::list::{DecisionList, DecisionRow, DecisionTab};
use roadbook_core::decisions::record::DecisionRecord;
use roadbook_core::decisions::{add, edit, list, record};
use roadbook_core::ids::DecisionId;
use roadbook_core::{Error, search};

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// A part of the log; with words typed, what of it holds them.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_decisions(
    shell: Given<'_>,
    tab: DecisionTab,
    search: Option<String>,
) -> Answer<DecisionList> {
    aside(shell, move |shell| {
        shell.read(|reader| {
            let words = search.filter(|words| !words.trim().is_empty());
            let hits = words.map(|words| search::find(reader.conn, &words, u32::MAX)).transpose()?;
            let found: Option<Vec<_>> = hits.map(|hits| hits.into_iter().map(|hit| hit.record).collect());
            list::decisions(reader.conn, tab, found.as_deref(), reader.today)
        })
    })
    .await
}

/// One decision, by its id or reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn decision(shell: Given<'_>, id: String) -> Answer<DecisionRecord> {
    aside(shell, move |shell| shell.read(|reader| record::record(reader.conn, &id, reader.today))).await
}

/// Sets a field of a decision to what was typed.
#[tauri::command(async)]
#[specta::specta]
pub async fn edit_decision(shell: Given<'_>, id: DecisionId, field: String, text: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let field = DecisionField::parse(&field)?;
        let (_, done) = shell.write(|workspace| edit::edit(workspace, &id, &[(field, text)]))?;
        Ok(done)
    })
    .await
}

/// Adds a decision, proposed and waiting since today.
#[tauri::command(async)]
#[specta::specta]
pub async fn add_decision(shell: Given<'_>, title: String) -> Answer<DecisionRow> {
    aside(shell, move |shell| {
        let (decision, _) = shell.write(|workspace| add::add(workspace, &title, &[]))?;
        let row = shell.read(|reader| Ok(list::rows(reader.conn, vec![decision], reader.today)?.pop()))?;
        Ok(row.ok_or_else(|| Error::not_found("such decision"))?)
    })
    .await
}

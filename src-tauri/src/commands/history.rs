//! What was done: seen, taken back and brought again. It is the history of the workspace as it is, whatever is looked at.

use roadbook_core::archive::id_of;
use roadbook_core::history::detail::{LifeChange, OperationDetail, detail, life};
use roadbook_core::history::revert::{Revert, revert};
use roadbook_core::history::undo_to::{UndoTo, preview, undo_to};
use roadbook_core::history::{HistoryPage, HistoryQuery, list, undo as core};
use roadbook_core::{Connection, Result};

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// Takes back the newest operation that is in effect. The answer names that operation.
#[tauri::command(async)]
#[specta::specta]
pub async fn undo(shell: Given<'_>) -> Answer<Done> {
    aside(shell, |shell| {
        let named = shell.read(|reader| core::to_undo(reader.conn))?;
        let ((), done) = shell.write(core::undo)?;
        Ok(Done { label: named.map_or(done.label, |pending| pending.label), ..done })
    })
    .await
}

/// Brings again what was taken back last. The answer names that operation.
#[tauri::command(async)]
#[specta::specta]
pub async fn redo(shell: Given<'_>) -> Answer<Done> {
    aside(shell, |shell| {
        let named = shell.read(|reader| core::to_redo(reader.conn))?;
        let ((), done) = shell.write(core::redo)?;
        Ok(Done { label: named.map_or(done.label, |pending| pending.label), ..done })
    })
    .await
}

/// A part of what was done, newest first. A record may be said by its id or its reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn history(shell: Given<'_>, query: HistoryQuery) -> Answer<HistoryPage> {
    aside(shell, move |shell| {
        shell.read_today(|reader| {
            let record = query.record.map(|record| id_meant(reader.conn, record)).transpose()?;
            list::page(reader.conn, &HistoryQuery { record, ..query })
        })
    })
    .await
}

/// One operation, field by field.
#[tauri::command(async)]
#[specta::specta]
pub async fn operation(shell: Given<'_>, number: u32) -> Answer<OperationDetail> {
    aside(shell, move |shell| shell.read_today(|reader| detail(reader.conn, number))).await
}

/// The id of the record that is meant by its id or its reference.
fn id_meant(conn: &Connection, record: String) -> Result<String> {
    record.parse().map_or(Ok(record), |reference| id_of(conn, reference))
}

/// The life of one record, field by field, by its id or reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn record_life(shell: Given<'_>, record: String) -> Answer<Vec<LifeChange>> {
    aside(shell, move |shell| shell.read_today(|reader| life(reader.conn, &id_meant(reader.conn, record)?)))
        .await
}

/// What going back to an operation would take back.
#[tauri::command(async)]
#[specta::specta]
pub async fn preview_undo_to(shell: Given<'_>, operation: u32) -> Answer<UndoTo> {
    aside(shell, move |shell| shell.read_today(|reader| preview(reader.conn, operation))).await
}

/// Takes back everything that was done after an operation, in one step.
#[tauri::command(async)]
#[specta::specta]
pub async fn undo_to_operation(shell: Given<'_>, operation: u32) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| undo_to(workspace, operation))?.1)).await
}

/// Makes a record, or fields of it, what they were.
#[tauri::command(async)]
#[specta::specta]
pub async fn revert_record(shell: Given<'_>, wish: Revert) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| revert(workspace, &wish))?.1)).await
}

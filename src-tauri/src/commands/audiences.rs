//! Audiences.

use roadbook_core::audiences::edit::AudienceChange;
use roadbook_core::audiences::row::{AudienceRow, put_away_rows, row, rows};
use roadbook_core::audiences::sheet::AudienceSheet;
use roadbook_core::audiences::{add, archive, edit, ready, sheet};
use roadbook_core::ids::AudienceId;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// The audiences in use.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_audiences(shell: Given<'_>) -> Answer<Vec<AudienceRow>> {
    aside(shell, |shell| shell.read(|reader| rows(reader.conn))).await
}

/// The audiences that are put away.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_put_away_audiences(shell: Given<'_>) -> Answer<Vec<AudienceRow>> {
    aside(shell, |shell| shell.read(|reader| put_away_rows(reader.conn))).await
}

/// The names of the audiences that stand ready to start from.
#[tauri::command(async)]
#[specta::specta]
pub async fn ready_audiences(shell: Given<'_>) -> Answer<Vec<String>> {
    aside(shell, |_| Ok(ready::all().into_iter().map(|audience| audience.name).collect())).await
}

/// An audience in full, with what it reads of an item.
#[tauri::command(async)]
#[specta::specta]
pub async fn audience(shell: Given<'_>, id: AudienceId, sample: Option<String>) -> Answer<AudienceSheet> {
    aside(shell, move |shell| {
        shell.read(|reader| sheet::sheet(reader.conn, &id, sample.as_deref(), reader.today))
    })
    .await
}

/// Adds an audience: empty, or like one that stands ready.
#[tauri::command(async)]
#[specta::specta]
pub async fn add_audience(shell: Given<'_>, name: String, like: Option<String>) -> Answer<AudienceRow> {
    aside(shell, move |shell| {
        let (audience, _) = shell.write(|workspace| add::add(workspace, &name, like.as_deref(), &[]))?;
        Ok(row(audience))
    })
    .await
}

/// Adds an audience like another.
#[tauri::command(async)]
#[specta::specta]
pub async fn duplicate_audience(shell: Given<'_>, id: AudienceId) -> Answer<AudienceRow> {
    aside(shell, move |shell| {
        let (audience, _) = shell.write(|workspace| add::duplicate(workspace, &id))?;
        Ok(row(audience))
    })
    .await
}

/// Changes an audience in one step of undo.
#[tauri::command(async)]
#[specta::specta]
pub async fn edit_audience(shell: Given<'_>, id: AudienceId, changes: Vec<AudienceChange>) -> Answer<Done> {
    aside(shell, move |shell| {
        let (_, done) = shell.write(|workspace| edit::edit(workspace, &id, &changes))?;
        Ok(done)
    })
    .await
}

/// Puts an audience away.
#[tauri::command(async)]
#[specta::specta]
pub async fn put_audience_away(shell: Given<'_>, id: AudienceId) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| archive::put_away(workspace, &id))?.1)).await
}

/// Brings an audience back.
#[tauri::command(async)]
#[specta::specta]
pub async fn bring_audience_back(shell: Given<'_>, id: AudienceId) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| archive::bring_back(workspace, &id))?.1)).await
}

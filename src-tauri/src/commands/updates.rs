//! Updates.

use roadbook_core::audiences::list::get;
use roadbook_core::ids::AudienceId;
use roadbook_core::leaks::Leak;
use roadbook_core::updates::{Format, UpdatePreview, preview, write};
use serde::Serialize;

use super::{Given, aside};
use crate::error::Answer;
use crate::outside::Choice;

/// A file that was written.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedFile {
    /// Where it is.
    path: String,
    /// What kind it is.
    format: Format,
}

/// What became of an update.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedUpdate {
    /// The files; none when there are leaks.
    files: Vec<SavedFile>,
    /// What was found in the finished files and must not be there.
    leaks: Vec<Leak>,
}

/// Composes the update of an audience, with its own template or the one that is named. Nothing is written.
#[tauri::command(async)]
#[specta::specta]
pub async fn compose_update(
    shell: Given<'_>,
    audience_id: AudienceId,
    template: Option<String>,
) -> Answer<UpdatePreview> {
    aside(shell, move |shell| {
        shell.read(|reader| preview(reader.conn, &audience_id, template.as_deref(), reader.today))
    })
    .await
}

/// Writes the update of an audience into a folder the person chooses. Nothing when they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn save_update(
    shell: Given<'_>,
    audience_id: AudienceId,
    template: Option<String>,
    formats: Vec<Format>,
) -> Answer<Option<SavedUpdate>> {
    aside(shell, move |shell| {
        let Some(folder) = shell.outside.choose(Choice::Folder(shell.memory.exports())) else {
            return Ok(None);
        };
        let written = shell.read(|reader| {
            let audience = get(reader.conn, &audience_id)?;
            write(reader.conn, &audience, template.as_deref(), &formats, &folder, reader.today)
        })?;
        let saved = |file: roadbook_core::updates::File| SavedFile {
            path: file.path.display().to_string(),
            format: file.format,
        };
        if !written.files.is_empty() {
            shell.change_first_steps(|first| first.exported = true);
        }
        Ok(Some(SavedUpdate { files: written.files.into_iter().map(saved).collect(), leaks: written.leaks }))
    })
    .await
}

//! Imports.

use roadbook_core::imports::{self as core, ImportPreview, ImportReport, ImportRequest};
use serde::{Deserialize, Serialize};

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;
use crate::outside::Choice;

/// What the person is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ImportSource {
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// What an import did.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportDone {
    /// The operation.
    done: Done,
    /// Record by record.
    report: ImportReport,
}

/// Asks for what is to be imported. Nothing when the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn choose_import(shell: Given<'_>, kind: ImportSource) -> Answer<Option<String>> {
    aside(shell, move |shell| {
        let choice = match kind {
            ImportSource::File => Choice::ImportFile,
            ImportSource::Folder => Choice::ImportFolder,
        };
        Ok(shell.outside.choose(choice).map(|path| path.display().to_string()))
    })
    .await
}

/// Looks what an import would do. A preview that is still running is stopped, and refused as cancelled.
#[tauri::command(async)]
#[specta::specta]
pub async fn preview_import(shell: Given<'_>, request: ImportRequest) -> Answer<ImportPreview> {
    aside(shell, move |shell| {
        let watched = shell.work.begin(&shell.outside);
        Ok(core::preview(&*shell.to_change()?, &request, &watched)?)
    })
    .await
}

/// Imports. Nothing when the person stopped it; then nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub async fn apply_import(shell: Given<'_>, request: ImportRequest) -> Answer<Option<ImportDone>> {
    aside(shell, move |shell| {
        let watched = shell.work.begin(&shell.outside);
        match shell.write(|workspace| core::import(workspace, &request, &watched)) {
            Ok((report, done)) => Ok(Some(ImportDone { done, report })),
            Err(refusal) if refusal.is_cancelled() => Ok(None),
            Err(refusal) => Err(refusal),
        }
    })
    .await
}

/// Keeps where the columns of a file go, under a name, as the request has it.
#[tauri::command(async)]
#[specta::specta]
pub async fn save_mapping(shell: Given<'_>, name: String, request: ImportRequest) -> Answer<()> {
    aside(shell, move |shell| {
        let mapping = core::mapping_of(&*shell.to_change()?, &request)?;
        shell.write(|workspace| core::save_mapping(workspace, &name, &mapping))?;
        Ok(())
    })
    .await
}

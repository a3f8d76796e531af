//! The passphrase of a workspace: asked for, set, changed, removed.

use std::path::PathBuf;

use roadbook_core::overview::WorkspaceInfo;
use roadbook_core::passphrase::PassphraseChanged;
use serde::Serialize;

use super::{Given, aside};
use crate::error::Answer;
use crate::state::Shell;

/// A file that could not be opened last.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RefusedFile {
    /// The file.
    path: PathBuf,
    /// The name people know it by.
    name: String,
}

/// The file that could not be opened last, for the ways out that are offered.
#[tauri::command(async)]
#[specta::specta]
pub async fn refused_file(shell: Given<'_>) -> Answer<Option<RefusedFile>> {
    aside(shell, |shell| {
        let path = shell.refused_file();
        Ok(path.map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            RefusedFile { path, name }
        }))
    })
    .await
}

/// Opens a workspace with its passphrase.
#[tauri::command(async)]
#[specta::specta]
pub async fn unlock_workspace(shell: Given<'_>, path: String, passphrase: String) -> Answer<WorkspaceInfo> {
    aside(shell, move |shell| {
        let passphrase = Shell::passphrase(Some(passphrase))?;
        shell.open_with(&PathBuf::from(path), passphrase)
    })
    .await
}

/// Sets, changes or removes the passphrase of the open workspace and its backups, and opens it again.
#[tauri::command(async)]
#[specta::specta]
pub async fn change_passphrase(
    shell: Given<'_>,
    old: Option<String>,
    fresh: Option<String>,
) -> Answer<PassphraseChanged> {
    aside(shell, move |shell| shell.change_passphrase(Shell::passphrase(old)?, Shell::passphrase(fresh)?))
        .await
}

//! Backups, and the ways back to them.

use std::path::PathBuf;

use roadbook_core::backup::{self, Backup, Look, Reason};
use roadbook_core::overview::WorkspaceInfo;
use roadbook_core::restore::{self, RestorePreview, Restored};
use roadbook_core::salvage::{Salvaged, salvage};
use serde::Serialize;

use super::{Given, aside};
use crate::error::{Answer, ApiError};
use crate::events::{BackupsChanged, Done};
use crate::outside::Choice;
use crate::state::Shell;

/// The backups of the open workspace.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupList {
    /// The newest first.
    backups: Vec<Backup>,
    /// The folder they lie in.
    folder: PathBuf,
    /// The workspace needs a passphrase.
    protected: bool,
}

/// The backups of the open workspace: at a glance, or each one opened and read to its end.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_backups(shell: Given<'_>, checked: bool) -> Answer<BackupList> {
    aside(shell, move |shell| {
        let workspace = shell.workspace()?;
        let path = shell.file()?;
        let look = if checked { Look::Whole } else { Look::Glance };
        let backups = backup::list(&path, workspace.passphrase(), look)?;
        Ok(BackupList { backups, folder: backup::folder(&path), protected: workspace.is_protected() })
    })
    .await
}

/// Makes a backup now.
#[tauri::command(async)]
#[specta::specta]
pub async fn back_up(shell: Given<'_>) -> Answer<Option<Backup>> {
    aside(shell, |shell| {
        let made = shell.workspace()?.back_up(Reason::ByHand)?;
        shell.outside.say_backups(BackupsChanged { problem: None });
        Ok(made)
    })
    .await
}

/// What restoring a backup would change.
#[tauri::command(async)]
#[specta::specta]
pub async fn preview_restore(shell: Given<'_>, name: String) -> Answer<RestorePreview> {
    aside(shell, move |shell| {
        let backup = of_workspace(&shell.file()?, &name)?;
        Ok(restore::preview(&*shell.workspace()?, &backup)?)
    })
    .await
}

/// Brings back the state of a backup.
#[tauri::command(async)]
#[specta::specta]
pub async fn restore_backup(shell: Given<'_>, name: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let backup = of_workspace(&shell.file()?, &name)?;
        let (_, done) = shell.write(|workspace| restore::restore(workspace, &backup))?;
        shell.outside.say_backups(BackupsChanged { problem: None });
        Ok(done)
    })
    .await
}

/// The backups of a workspace that cannot be opened.
#[tauri::command(async)]
#[specta::specta]
pub async fn backups_of(shell: Given<'_>, path: String, passphrase: Option<String>) -> Answer<Vec<Backup>> {
    aside(shell, move |_| {
        let passphrase = Shell::passphrase(passphrase)?;
        Ok(backup::list(&PathBuf::from(path), passphrase.as_ref(), Look::Whole)?)
    })
    .await
}

/// Puts a backup in the place of a workspace that cannot be opened, and opens it.
#[tauri::command(async)]
#[specta::specta]
pub async fn restore_damaged(
    shell: Given<'_>,
    path: String,
    name: String,
    passphrase: Option<String>,
) -> Answer<WorkspaceInfo> {
    aside(shell, move |shell| {
        let path = PathBuf::from(path);
        let passphrase = Shell::passphrase(passphrase)?;
        let backup = of_workspace(&path, &name)?;
        let surroundings = shell.surroundings();
        match restore::restore_file(&path, &backup, passphrase.as_ref(), surroundings)? {
            Restored::Operation(_) | Restored::Replaced(_) => shell.open_with(&path, passphrase),
        }
    })
    .await
}

/// Saves what can be read of a damaged workspace where the person says. Nothing when they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn salvage_workspace(
    shell: Given<'_>,
    path: String,
    passphrase: Option<String>,
) -> Answer<Option<Salvaged>> {
    aside(shell, move |shell| {
        let passphrase = Shell::passphrase(passphrase)?;
        let Some(out) = super::workspace::new_place(shell, Choice::NewWorkspace) else { return Ok(None) };
        let saved = salvage(&PathBuf::from(path), &out, passphrase.as_ref(), shell.surroundings())?;
        Ok(Some(saved))
    })
    .await
}

/// A backup in the folder of its workspace, and nothing elsewhere.
fn of_workspace(path: &std::path::Path, name: &str) -> Answer<PathBuf> {
    let name = std::path::Path::new(name).file_name().unwrap_or_default();
    let backup = backup::folder(path).join(name);
    match backup.is_file() {
        true => Ok(backup),
        false => Err(ApiError::from(roadbook_core::Error::not_found("such backup"))),
    }
}

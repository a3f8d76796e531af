//! Settings of the workspace, and the few that belong to this computer.

use roadbook_core::settings::list::{SettingRow, date_languages, list, page_languages};
use roadbook_core::settings::{SettingName, set};
use serde::Serialize;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;
use crate::outside::Choice;
use crate::state::Shell;

/// Every setting.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AllSettings {
    /// What travels with the workspace.
    workspace: Vec<SettingRow>,
    /// The languages screens can write dates in.
    date_languages: Vec<String>,
    /// The languages that pages can be marked as written in.
    page_languages: Vec<String>,
    /// Where files go that are written for others; nothing when it is asked each time.
    exports: Option<String>,
}

/// Every setting.
#[tauri::command(async)]
#[specta::specta]
pub async fn settings(shell: Given<'_>) -> Answer<AllSettings> {
    aside(shell, |shell| {
        let workspace = shell.read(|reader| list(reader.conn))?;
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let (date_languages, page_languages) = (owned(date_languages()), owned(page_languages()));
        Ok(AllSettings { workspace, date_languages, page_languages, exports: exports(shell) })
    })
    .await
}

/// Sets a setting of the workspace to what was typed.
#[tauri::command(async)]
#[specta::specta]
pub async fn set_setting(shell: Given<'_>, name: SettingName, text: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| set::set(workspace, &[(name, text)]))?.1)).await
}

/// Asks for the folder where files go that are written for others. The answer is the folder from now on.
#[tauri::command(async)]
#[specta::specta]
pub async fn choose_exports(shell: Given<'_>) -> Answer<Option<String>> {
    aside(shell, |shell| {
        if let Some(folder) = shell.outside.choose(Choice::Exports) {
            shell.memory.set_exports(Some(folder));
        }
        Ok(exports(shell))
    })
    .await
}

/// From now on it is asked each time where files go.
#[tauri::command(async)]
#[specta::specta]
pub async fn forget_exports(shell: Given<'_>) -> Answer<()> {
    aside(shell, |shell| {
        shell.memory.set_exports(None);
        Ok(())
    })
    .await
}

fn exports(shell: &Shell) -> Option<String> {
    shell.memory.exports().map(|folder| folder.display().to_string())
}

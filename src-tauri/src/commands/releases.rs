//! Releases.

use roadbook_core::releases::{Release, releases};

use super::{Given, aside};
use crate::error::Answer;

/// Every release with what it waits for, the next one first.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_releases(shell: Given<'_>) -> Answer<Vec<Release>> {
    aside(shell, |shell| shell.read(|reader| releases(reader.conn, None))).await
}

//! Risks, assumptions, issues and dependencies.

use roadbook_core::raid::list::{RaidRow, entries};

use super::{Given, aside};
use crate::error::Answer;

/// All risks, assumptions, issues and dependencies.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_raid(shell: Given<'_>) -> Answer<Vec<RaidRow>> {
    aside(shell, |shell| shell.read(|reader| entries(reader.conn, reader.today))).await
}

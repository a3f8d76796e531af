//! What people said they would do.

use roadbook_core::actions::list::{ActionRow, actions};

use super::{Given, aside};
use crate::error::Answer;

/// All actions.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_actions(shell: Given<'_>) -> Answer<Vec<ActionRow>> {
    aside(shell, |shell| shell.read(|reader| actions(reader.conn, reader.today))).await
}

//! The map of status words.

use roadbook_core::statuses::list::{StatusRow, list};
use roadbook_core::statuses::place::{StatusPlace, place};

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// The status words there are, where each lies, and who uses it.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_statuses(shell: Given<'_>) -> Answer<Vec<StatusRow>> {
    aside(shell, |shell| shell.read(|reader| list(reader.conn))).await
}

/// Says where a word lies, for every team or for one.
#[tauri::command(async)]
#[specta::specta]
pub async fn place_status(
    shell: Given<'_>,
    word: String,
    team: Option<String>,
    to: StatusPlace,
) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| place(workspace, &word, team.as_deref(), to))?.1))
        .await
}

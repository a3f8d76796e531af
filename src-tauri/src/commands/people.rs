//! People.

use roadbook_core::people::list::{PersonRow, people};

use super::{Given, aside};
use crate::error::Answer;

/// Everybody, by name.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_people(shell: Given<'_>) -> Answer<Vec<PersonRow>> {
    aside(shell, |shell| shell.read(|reader| people(reader.conn))).await
}

//! What waits today.

use roadbook_core::today::{Today, today};

use super::{Given, aside};
use crate::error::Answer;

/// What waits today.
#[tauri::command(async)]
#[specta::specta]
pub async fn what_waits(shell: Given<'_>) -> Answer<Today> {
    aside(shell, |shell| shell.read(|reader| today(reader.conn, reader.today))).await
}

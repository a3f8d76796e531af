//! Audiences.

use roadbook_core::audiences::row::{AudienceRow, rows};

use super::{Given, aside};
use crate::error::Answer;

/// The audiences in use.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_audiences(shell: Given<'_>) -> Answer<Vec<AudienceRow>> {
    aside(shell, |shell| shell.read(|reader| rows(reader.conn))).await
}

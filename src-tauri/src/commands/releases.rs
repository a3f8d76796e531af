//! Releases.

use roadbook_core::items::list::ItemQuery;
use roadbook_core::releases::{Release, releases};

use super::{Given, aside};
use crate::error::Answer;

/// Every release among the items a query asks for, or that holds one of them, with what it waits for; the next one first.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_releases(shell: Given<'_>, query: ItemQuery) -> Answer<Vec<Release>> {
    aside(shell, move |shell| shell.read(|reader| releases(reader.conn, &query, reader.today))).await
}

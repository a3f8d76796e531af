//! Records of any kind.

use roadbook_core::archive::{archive, reference_of};
use roadbook_core::search::hits::{SearchHit, hits};

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// As many as a person reads through.
const MOST_FOUND: u32 = 50;

/// Puts an item, a decision or a person away, by its id or reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn archive_record(shell: Given<'_>, id: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let reference = shell.read(|reader| reference_of(reader.conn, &id))?;
        let ((), done) = shell.write(|workspace| archive(workspace, reference))?;
        Ok(done)
    })
    .await
}

/// Records that hold all the words, best first.
#[tauri::command(async)]
#[specta::specta]
pub async fn search(shell: Given<'_>, words: String) -> Answer<Vec<SearchHit>> {
    aside(shell, move |shell| shell.read(|reader| hits(reader.conn, &words, MOST_FOUND))).await
}

//! Taking back and bringing again.

use roadbook_core::history::undo as core;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// Takes back the newest operation that is in effect. The answer names that operation.
#[tauri::command(async)]
#[specta::specta]
pub async fn undo(shell: Given<'_>) -> Answer<Done> {
    aside(shell, |shell| {
        let named = shell.read(|reader| core::to_undo(reader.conn))?;
        let ((), done) = shell.write(core::undo)?;
        Ok(Done { label: named.map_or(done.label, |pending| pending.label), ..done })
    })
    .await
}

/// Brings again what was taken back last. The answer names that operation.
#[tauri::command(async)]
#[specta::specta]
pub async fn redo(shell: Given<'_>) -> Answer<Done> {
    aside(shell, |shell| {
        let named = shell.read(|reader| core::to_redo(reader.conn))?;
        let ((), done) = shell.write(core::redo)?;
        Ok(Done { label: named.map_or(done.label, |pending| pending.label), ..done })
    })
    .await
}

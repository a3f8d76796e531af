//! Saved views of the roadmap.

use roadbook_core::views::edit::{Pinned, pin, remove, rename};
use roadbook_core::views::save::{save, save_as};
use roadbook_core::views::{SavedView, ViewContent, list};

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// The saved views, those in the rail first.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_views(shell: Given<'_>) -> Answer<Vec<SavedView>> {
    aside(shell, |shell| shell.read(|reader| list::views(reader.conn))).await
}

/// Saves what the roadmap shows under a new name.
#[tauri::command(async)]
#[specta::specta]
pub async fn save_view_as(shell: Given<'_>, name: String, content: ViewContent) -> Answer<SavedView> {
    aside(shell, move |shell| Ok(shell.write(|workspace| save_as(workspace, &name, content))?.0)).await
}

/// Makes a saved view show this.
#[tauri::command(async)]
#[specta::specta]
pub async fn save_view(shell: Given<'_>, id: String, content: ViewContent) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| save(workspace, &id, content))?.1)).await
}

/// Gives a saved view another name.
#[tauri::command(async)]
#[specta::specta]
pub async fn rename_view(shell: Given<'_>, id: String, name: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| rename(workspace, &id, &name))?.1)).await
}

/// Puts a saved view into the rail, or takes it out.
#[tauri::command(async)]
#[specta::specta]
pub async fn pin_view(shell: Given<'_>, id: String, pinned: bool) -> Answer<Done> {
    let pinned = if pinned { Pinned::Yes } else { Pinned::No };
    aside(shell, move |shell| Ok(shell.write(|workspace| pin(workspace, &id, pinned))?.1)).await
}

/// Takes a saved view away.
#[tauri::command(async)]
#[specta::specta]
pub async fn remove_view(shell: Given<'_>, id: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| remove(workspace, &id))?.1)).await
}

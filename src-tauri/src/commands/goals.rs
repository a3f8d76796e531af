//! Goals.

use roadbook_core::goals::sheet::{GoalSheet, sheet};
use roadbook_core::goals::{GoalField, add, edit, put_away};
use roadbook_core::items::list::ItemQuery;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// The goals with what serves them among the items a query asks for, and what serves none.
#[tauri::command(async)]
#[specta::specta]
pub async fn goal_sheet(shell: Given<'_>, query: ItemQuery) -> Answer<GoalSheet> {
    aside(shell, move |shell| shell.read(|reader| sheet(reader.conn, &query, reader.today))).await
}

/// Writes a goal down.
#[tauri::command(async)]
#[specta::specta]
pub async fn add_goal(shell: Given<'_>, name: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| add(workspace, &name, &[]))?.1)).await
}

/// Sets a field of a goal to what was typed.
#[tauri::command(async)]
#[specta::specta]
pub async fn edit_goal(shell: Given<'_>, id: String, field: GoalField, text: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| edit(workspace, &id, &[(field, text)]))?.1)).await
}

/// Puts a goal away.
#[tauri::command(async)]
#[specta::specta]
pub async fn put_goal_away(shell: Given<'_>, id: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| put_away(workspace, &id))?.1)).await
}

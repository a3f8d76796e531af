//! The plan frozen by name, and at any two moments beside each other.

use roadbook_core::baselines::{self, Baseline, edit, list};
use roadbook_core::compare::{PlanChanges, plan_changes};
use serde::Serialize;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// A baseline in a list.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BaselineRow {
    /// Its name.
    name: String,
    /// The day it was made on, ISO 8601.
    made_on: String,
}

/// All baselines, the oldest first.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_baselines(shell: Given<'_>) -> Answer<Vec<BaselineRow>> {
    aside(shell, |shell| {
        let row = |Baseline { name, made_on, .. }| BaselineRow { name, made_on };
        shell.read(|reader| Ok(list::baselines(reader.conn)?.into_iter().map(row).collect()))
    })
    .await
}

/// Freezes the plan under a name.
#[tauri::command(async)]
#[specta::specta]
pub async fn freeze_plan(shell: Given<'_>, name: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| baselines::add(workspace, &name))?.1)).await
}

/// Gives a baseline another name.
#[tauri::command(async)]
#[specta::specta]
pub async fn rename_baseline(shell: Given<'_>, name: String, new_name: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| edit::rename(workspace, &name, &new_name))?.1)).await
}

/// Takes a baseline away.
#[tauri::command(async)]
#[specta::specta]
pub async fn remove_baseline(shell: Given<'_>, name: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| edit::remove(workspace, &name))?.1)).await
}

/// The plan at two moments beside each other: a baseline, a day, an operation or now.
#[tauri::command(async)]
#[specta::specta]
pub async fn plan_changes_between(shell: Given<'_>, from: String, to: String) -> Answer<PlanChanges> {
    aside(shell, move |shell| shell.read(|reader| plan_changes(reader.conn, &from, &to, reader.today))).await
}

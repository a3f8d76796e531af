//! Looking at another state of the workspace than today's.

use roadbook_core::ids::AudienceId;
use roadbook_core::looking::{LookAt, as_audience};
use roadbook_core::overview::WorkspaceInfo;

use super::{Given, aside};
use crate::error::Answer;

/// Shows the workspace as it was at a moment, to be read only.
#[tauri::command(async)]
#[specta::specta]
pub async fn look_as_of(shell: Given<'_>, at: LookAt) -> Answer<WorkspaceInfo> {
    aside(shell, move |shell| {
        shell.look_as_of(at)?;
        shell.info()
    })
    .await
}

/// Shows the workspace as an audience sees it, to be read only.
#[tauri::command(async)]
#[specta::specta]
pub async fn look_as_audience(shell: Given<'_>, id: AudienceId) -> Answer<WorkspaceInfo> {
    aside(shell, move |shell| {
        shell.look(as_audience(&*shell.workspace()?, &id)?);
        shell.info()
    })
    .await
}

/// Shows the workspace as it is.
#[tauri::command(async)]
#[specta::specta]
pub async fn look_at_today(shell: Given<'_>) -> Answer<WorkspaceInfo> {
    aside(shell, |shell| {
        shell.look_at_today();
        shell.info()
    })
    .await
}

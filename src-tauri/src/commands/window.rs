//! The window itself: what it starts with, when it is seen, how it looks.

use std::path::Path;

use serde::Serialize;

use super::{Given, aside};
use crate::error::{Answer, ApiError};
use crate::files;
use crate::memory::{Layout, RecentFile, Theme};
use crate::windows;
use roadbook_core::overview::WorkspaceInfo;

/// How things stand when the page comes up.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// The version of the program.
    version: String,
    /// The open workspace.
    workspace: Option<WorkspaceInfo>,
    /// Workspaces that were open before, the newest first.
    recent: Vec<RecentFile>,
    /// How the window looks.
    theme: Theme,
    /// How it is arranged.
    layout: Layout,
    /// What went wrong at the start.
    problem: Option<ApiError>,
}

/// How things stand.
#[tauri::command(async)]
#[specta::specta]
pub async fn start(shell: Given<'_>) -> Answer<Start> {
    aside(shell, |shell| {
        let problem = shell.problem_at_start();
        let workspace = shell.workspace().ok().map(|_| shell.info()).transpose()?;
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Ok(Start {
            version,
            workspace,
            recent: shell.memory.recent(),
            theme: shell.theme(),
            layout: shell.memory.layout(),
            problem,
        })
    })
    .await
}

/// The page has painted: the window may be seen.
#[tauri::command(async)]
#[specta::specta]
pub async fn window_ready(shell: Given<'_>) -> Answer<()> {
    aside(shell, |shell| {
        shell.outside.dress(shell.theme());
        shell.outside.zoom(shell.memory.layout().percent());
        shell.outside.show();
        Ok(())
    })
    .await
}

/// The first screen's data are on screen.
#[tauri::command(async)]
#[specta::specta]
pub async fn first_screen_ready(shell: Given<'_>) -> Answer<()> {
    aside(shell, |shell| {
        let name = shell.workspace().ok().map(|workspace| windows::title(&workspace.name()));
        shell.outside.name(name.as_deref().unwrap_or(windows::TITLE));
        files::bring_waiting(shell);
        Ok(())
    })
    .await
}

/// Changes how the window looks, from now on.
#[tauri::command(async)]
#[specta::specta]
pub async fn set_theme(shell: Given<'_>, theme: Theme) -> Answer<()> {
    aside(shell, move |shell| {
        shell.memory.set_theme(theme);
        shell.outside.dress(theme);
        Ok(())
    })
    .await
}

/// Arranges the window and remembers it.
#[tauri::command(async)]
#[specta::specta]
pub async fn remember(shell: Given<'_>, layout: Layout) -> Answer<()> {
    aside(shell, move |shell| {
        if shell.memory.layout().percent() != layout.percent() {
            shell.outside.zoom(layout.percent());
        }
        shell.memory.arrange(layout);
        Ok(())
    })
    .await
}

/// Everything that was typed is kept, or some of it could not be: the window that is about to close closes.
#[tauri::command(async)]
#[specta::specta]
pub async fn answer_closing(shell: Given<'_>, kept: bool) -> Answer<()> {
    aside(shell, move |shell| {
        shell.closing.end(kept, &*shell.outside);
        Ok(())
    })
    .await
}

/// Fills the screen with the window for a meeting, or makes it what it was.
#[tauri::command(async)]
#[specta::specta]
pub async fn fill_screen(shell: Given<'_>, on: bool) -> Answer<()> {
    aside(shell, move |shell| {
        shell.outside.fill_screen(on);
        Ok(())
    })
    .await
}

/// Shows a file in the file manager.
#[tauri::command(async)]
#[specta::specta]
pub async fn show_in_folder(shell: Given<'_>, path: String) -> Answer<()> {
    aside(shell, move |shell| shell.outside.reveal(Path::new(&path))).await
}

//! Workspaces: new, open, closed.

use std::path::{Path, PathBuf};

use roadbook_core::overview::{WorkspaceInfo, begun};
use roadbook_core::{Workspace, sample};
use serde::Serialize;

use super::{Given, aside};
use crate::error::Answer;
use crate::memory::{FirstSteps, RecentFile};
use crate::outside::Choice;
use crate::state::{ENDING, Shell};
use crate::windows;

/// What the sample is called.
const SAMPLE: &str = "Larkfield roadmap";

/// Makes a workspace where the person says, or the sample, which needs no place of its own. Nothing when they changed
/// their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn new_workspace(shell: Given<'_>, sample: bool) -> Answer<Option<WorkspaceInfo>> {
    aside(shell, move |shell| match (sample, place(shell, sample)) {
        (_, None) => Ok(None),
        (true, Some(path)) => shell.create(&path, sample::create).map(Some),
        (false, Some(path)) => {
            let info = shell.create(&path, Workspace::create)?;
            shell.memory.set_first_steps(&path, FirstSteps::default());
            Ok(Some(info))
        }
    })
    .await
}

/// The first steps of somebody who begins, and which of them are done.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Steps {
    /// Something was imported.
    import: bool,
    /// A record was written or changed by hand.
    shape: bool,
    /// An update was saved.
    export: bool,
}

/// How far somebody is who began this workspace in the window. Nothing of any other, and nothing once they need no steps.
#[tauri::command(async)]
#[specta::specta]
pub async fn first_steps(shell: Given<'_>) -> Answer<Option<Steps>> {
    aside(shell, |shell| {
        let workspace = shell.workspace()?;
        let first = workspace.path().and_then(|path| shell.memory.first_steps(path));
        let Some(first) = first.filter(|first| !first.dismissed) else { return Ok(None) };
        let begun = shell.read(|reader| begun(reader.conn))?;
        Ok(Some(Steps { import: begun.import, shape: begun.shape, export: first.exported }))
    })
    .await
}

/// The first steps are not shown any more.
#[tauri::command(async)]
#[specta::specta]
pub async fn dismiss_first_steps(shell: Given<'_>) -> Answer<()> {
    aside(shell, |shell| {
        shell.change_first_steps(|first| first.dismissed = true);
        Ok(())
    })
    .await
}

/// Forgets that a workspace was open once, and says which are left. The file is left alone.
#[tauri::command(async)]
#[specta::specta]
pub async fn forget_recent(shell: Given<'_>, path: String) -> Answer<Vec<RecentFile>> {
    aside(shell, move |shell| {
        shell.memory.forget(Path::new(&path));
        Ok(shell.memory.recent())
    })
    .await
}

/// Workspaces that were open before, the newest first, and which of them are there now.
#[tauri::command(async)]
#[specta::specta]
pub async fn recent_workspaces(shell: Given<'_>) -> Answer<Vec<RecentFile>> {
    aside(shell, |shell| Ok(shell.memory.recent())).await
}

/// Copies the workspace where the person says, with all of its history, and says where. Nothing when they changed their
/// mind. The one that is open stays open.
#[tauri::command(async)]
#[specta::specta]
pub async fn copy_workspace(shell: Given<'_>) -> Answer<Option<String>> {
    aside(shell, |shell| {
        let workspace = shell.workspace()?;
        let Some(path) = new_place(shell, Choice::Copy(format!("{} copy.{ENDING}", workspace.name()))) else {
            return Ok(None);
        };
        workspace.copy_to(&path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Opens a workspace that is not where it was, from where the person says it is now. Nothing when they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn find_recent(shell: Given<'_>, path: String) -> Answer<Option<WorkspaceInfo>> {
    aside(shell, move |shell| {
        let Some(now) = shell.outside.choose(Choice::Workspace) else { return Ok(None) };
        let info = shell.open(&now)?;
        shell.memory.found(Path::new(&path), Path::new(&info.path));
        Ok(Some(info))
    })
    .await
}

/// Opens this workspace, or the one the person chooses. Nothing when they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn open_workspace(shell: Given<'_>, path: Option<String>) -> Answer<Option<WorkspaceInfo>> {
    aside(shell, |shell| {
        let path = path.map(PathBuf::from).or_else(|| shell.outside.choose(Choice::Workspace));
        path.map(|path| shell.open(&path)).transpose()
    })
    .await
}

/// Closes the workspace.
#[tauri::command(async)]
#[specta::specta]
pub async fn close_workspace(shell: Given<'_>) -> Answer<()> {
    aside(shell, |shell| {
        shell.close();
        shell.memory.closed();
        shell.outside.name(windows::TITLE);
        Ok(())
    })
    .await
}

/// The open workspace at a glance, as it is seen.
#[tauri::command(async)]
#[specta::specta]
pub async fn workspace(shell: Given<'_>) -> Answer<WorkspaceInfo> {
    aside(shell, Shell::info).await
}

/// Where a new workspace is to lie. People who look around are not asked.
fn place(shell: &Shell, sample: bool) -> Option<PathBuf> {
    if sample {
        return Some(free_name(&shell.places().data.join("samples"), SAMPLE));
    }
    new_place(shell, Choice::NewWorkspace)
}

/// Where the person wants a new file, with the ending of workspaces.
pub(super) fn new_place(shell: &Shell, choice: Choice) -> Option<PathBuf> {
    let chosen = shell.outside.choose(choice)?;
    let has_ending = chosen.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING));
    if has_ending {
        return Some(chosen);
    }
    let mut named = chosen.into_os_string();
    named.push(".");
    named.push(ENDING);
    Some(named.into())
}

/// The first name in a folder that no file has.
fn free_name(folder: &Path, name: &str) -> PathBuf {
    let numbered = (2..).map(|number| folder.join(format!("{name} {number}.{ENDING}")));
    let names = std::iter::once(folder.join(format!("{name}.{ENDING}"))).chain(numbered);
    let mut free = names.skip_while(|path| path.exists());
    free.next().unwrap_or_else(|| folder.join(name))
}

/// Stops long work: an import or its preview, or a change of the passphrase.
#[tauri::command(async)]
#[specta::specta]
pub async fn stop_work(shell: Given<'_>) -> Answer<()> {
    shell.work.stop();
    Ok(())
}

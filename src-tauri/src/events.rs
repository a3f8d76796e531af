//! What the page hears without asking.

use roadbook_core::Kind;
use serde::{Deserialize, Serialize};

use crate::error::ApiError;

/// Records of these kinds changed: views that show them ask again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceChanged {
    /// The kinds of record that changed.
    pub kinds: Vec<String>,
    /// What undo would take back now.
    pub undo: Option<String>,
    /// What redo would bring again now.
    pub redo: Option<String>,
}

/// How far long work is: an import, or backups that are written anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct WorkProgress {
    /// What is being done.
    pub stage: String,
    /// How much of it is done.
    pub done: u32,
    /// Of how much, when that is known.
    pub total: Option<u32>,
}

/// A file or folder was dropped on the window to be imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct ImportDropped {
    /// The file or folder.
    pub path: String,
}

/// A backup was made or brought back, or could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct BackupsChanged {
    /// Why the automatic one could not be made.
    pub problem: Option<ApiError>,
}

/// A file that no screen asked for could not be opened, and there is a way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct FileRefused {
    /// Why.
    pub problem: ApiError,
}

/// The window is to close: the page keeps what is typed and answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct WindowCloses {
    /// After so many milliseconds it closes without an answer.
    pub within: u32,
}

/// What was done, for the sentence on screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// The sentence in the history.
    pub label: String,
    /// The kinds of record that changed.
    pub kinds: Vec<String>,
}

/// Kinds by their names.
pub fn names(kinds: &[Kind]) -> Vec<String> {
    kinds.iter().map(|kind| kind.key().to_owned()).collect()
}

//! Records of any kind.

use roadbook_core::archive::{archive, bring_back, reference_of};
use roadbook_core::duplicate::duplicate;
use roadbook_core::ids::Reference;
use roadbook_core::links::{self, said::Said};
use roadbook_core::search::hits::{SearchGroup, SearchQuery, groups};
use roadbook_core::texts::shown;
use roadbook_core::write::{Writing, write, write_many};
use serde::Serialize;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;
use crate::state::Shell;

/// A record that was just written down.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Made {
    /// Its reference.
    #[serde(rename = "ref")]
    reference: String,
    /// The operation.
    done: Done,
}

impl Made {
    /// What was made, by its reference.
    pub(super) fn new(reference: String, done: Done) -> Self {
        Self { reference, done }
    }
}

/// Sets a field of an item or a decision to what was typed, by its id or reference. With `on`, it is still written in: what
/// was kept of it a moment ago and this are one step of undo.
#[tauri::command(async)]
#[specta::specta]
pub async fn write_field(
    shell: Given<'_>,
    id: String,
    field: String,
    text: String,
    on: bool,
) -> Answer<Done> {
    aside(shell, move |shell| {
        let reference = shell.read(|reader| reference_of(reader.conn, &id))?;
        let when = if on { Writing::On } else { Writing::Anew };
        Ok(shell.write(|workspace| write(workspace, reference, &field, &text, when))?.1)
    })
    .await
}

/// Sets the same field of several records to what was typed, in one step of undo, by their ids or references.
#[tauri::command(async)]
#[specta::specta]
pub async fn edit_records(shell: Given<'_>, ids: Vec<String>, field: String, text: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let references = references(shell, &ids)?;
        Ok(shell.write(|workspace| write_many(workspace, &references, &field, &text))?.1)
    })
    .await
}

/// Puts records away in one step of undo, by their ids or references.
#[tauri::command(async)]
#[specta::specta]
pub async fn archive_records(shell: Given<'_>, ids: Vec<String>) -> Answer<Done> {
    aside(shell, move |shell| {
        let references = references(shell, &ids)?;
        Ok(shell.write(|workspace| archive(workspace, &references))?.1)
    })
    .await
}

/// Brings back what was put away, in one step of undo, by ids or references.
#[tauri::command(async)]
#[specta::specta]
pub async fn bring_back_records(shell: Given<'_>, ids: Vec<String>) -> Answer<Done> {
    aside(shell, move |shell| {
        let references = references(shell, &ids)?;
        Ok(shell.write(|workspace| bring_back(workspace, &references))?.1)
    })
    .await
}

/// Copies an item or a decision, by its id or reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn duplicate_record(shell: Given<'_>, id: String) -> Answer<Made> {
    aside(shell, move |shell| {
        let reference = shell.read(|reader| reference_of(reader.conn, &id))?;
        let (copy, done) = shell.write(|workspace| duplicate(workspace, reference))?;
        Ok(Made { reference: copy.to_string(), done })
    })
    .await
}

/// Says what one record is to another, both by reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn link_records(shell: Given<'_>, from: String, relation: String, to: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let (from, said, to) = (from.parse()?, Said::parse(&relation)?, to.parse()?);
        Ok(shell.write(|workspace| links::add::add(workspace, from, said, to))?.1)
    })
    .await
}

/// Takes back what one record is to another, both by reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn unlink_records(shell: Given<'_>, from: String, relation: String, to: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let (from, said, to) = (from.parse()?, Said::parse(&relation)?, to.parse()?);
        Ok(shell.write(|workspace| links::remove::remove(workspace, from, said, to))?.1)
    })
    .await
}

/// The text as safe HTML, as it will be shown once it is kept.
#[tauri::command(async)]
#[specta::specta]
pub async fn preview_text(text: String) -> Answer<String> {
    Ok(shown(&text))
}

/// The best records in use that hold all the words, by kind.
#[tauri::command(async)]
#[specta::specta]
pub async fn search(shell: Given<'_>, words: String) -> Answer<Vec<SearchGroup>> {
    aside(shell, move |shell| shell.read(|reader| groups(reader.conn, &SearchQuery::of(&words)))).await
}

/// Records that hold all the words, in use or put away, as many as are asked for.
#[tauri::command(async)]
#[specta::specta]
pub async fn search_through(shell: Given<'_>, query: SearchQuery) -> Answer<Vec<SearchGroup>> {
    aside(shell, move |shell| shell.read(|reader| groups(reader.conn, &query))).await
}

fn references(shell: &Shell, ids: &[String]) -> Answer<Vec<Reference>> {
    shell.read(|reader| ids.iter().map(|id| reference_of(reader.conn, id)).collect())
}

//! Updates: what is written, issued and remembered.

use std::path::{Path, PathBuf};

use roadbook_core::audiences::list::get;
use roadbook_core::history::Moment;
use roadbook_core::ids::{AudienceId, Reference};
use roadbook_core::leaks::Leak;
use roadbook_core::updates::composer::{Composer, DraftPage, Searched, composer, ground_of, page, search};
use roadbook_core::updates::frozen::{Frozen, frozen_update};
use roadbook_core::updates::list::{Due, UpdateRow, due, issued};
use roadbook_core::updates::store::by_reference;
use roadbook_core::updates::{
    self, Draft, Existing, File, Format, Warning, Wish, Written, again, compose, in_the_way, look_through,
    write_composed,
};
use serde::Serialize;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;
use crate::outside::Leaving;
use crate::state::Shell;

/// A file that was written.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedFile {
    /// Where it is.
    path: String,
    /// What it is called.
    name: String,
    /// What kind it is.
    format: Format,
    /// The SHA-256 of its bytes; empty for a draft.
    hash: String,
    /// Whether its bytes are those that left, where that was asked.
    is_same: Option<bool>,
}

/// What became of an update.
#[derive(Debug, Clone, Default, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedUpdate {
    /// Its reference, when it was issued.
    update: Option<String>,
    /// Where the files are.
    folder: String,
    /// The files; none when there are leaks or others are in the way.
    files: Vec<SavedFile>,
    /// What was found in the finished files and must not be there.
    leaks: Vec<Leak>,
    /// What its author should look at.
    warnings: Vec<Warning>,
    /// The files of these names are there already, and nothing was written: ask, and write to the same folder again.
    in_the_way: Vec<String>,
}

/// Where files go: a folder that was answered before, with leave to replace what is there.
#[derive(Debug, Clone, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Again {
    folder: String,
}

/// What the composer of an audience starts with.
#[tauri::command(async)]
#[specta::specta]
pub async fn open_composer(shell: Given<'_>, audience_id: AudienceId) -> Answer<Composer> {
    aside(shell, move |shell| shell.read(|reader| composer(reader.conn, &audience_id, reader.today))).await
}

/// The page that the text of a draft makes, or what is wrong with it. Nothing is written.
#[tauri::command(async)]
#[specta::specta]
pub async fn draft_page(shell: Given<'_>, draft: Draft) -> Answer<DraftPage> {
    aside(shell, move |shell| {
        shell.read(|reader| {
            let find = || ground_of(reader.conn, &draft, reader.today);
            page(reader.conn, &*shell.composing.ground(&draft, reader.today, find)?, &draft)
        })
    })
    .await
}

/// Makes the files of a draft as they would leave and searches them. Nothing is written.
#[tauri::command(async)]
#[specta::specta]
pub async fn search_draft(shell: Given<'_>, draft: Draft, formats: Vec<Format>) -> Answer<Searched> {
    aside(shell, move |shell| {
        shell.read(|reader| {
            let find = || ground_of(reader.conn, &draft, reader.today);
            search(reader.conn, &*shell.composing.ground(&draft, reader.today, find)?, &draft, &formats)
        })
    })
    .await
}

/// What a draft will be as a file of another kind, as a page that shows it; nothing for kinds that only their own programs
/// show. Nothing is written.
#[tauri::command(async)]
#[specta::specta]
pub async fn draft_preview(shell: Given<'_>, draft: Draft, format: Format) -> Answer<Option<String>> {
    aside(shell, move |shell| {
        shell.read(|reader| {
            let find = || ground_of(reader.conn, &draft, reader.today);
            updates::preview(
                reader.conn,
                &*shell.composing.ground(&draft, reader.today, find)?,
                &draft,
                format,
            )
        })
    })
    .await
}

/// Keeps what was written for the next update of an audience.
#[tauri::command(async)]
#[specta::specta]
pub async fn keep_draft(shell: Given<'_>, draft: Draft) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| updates::keep(workspace, draft))?.1)).await
}

/// Drafts the correction of what an audience was told and is no longer so.
#[tauri::command(async)]
#[specta::specta]
pub async fn draft_correction(shell: Given<'_>, audience_id: AudienceId) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| updates::correct(workspace, &audience_id))?.1)).await
}

/// Begins the update that takes the place of an issued one.
#[tauri::command(async)]
#[specta::specta]
pub async fn correct_update(shell: Given<'_>, of: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| updates::correct_update(workspace, of))?.1)
    })
    .await
}

/// Writes the draft of an update into a folder the person chooses, without issuing it. Nothing when they changed their
/// mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn save_update(
    shell: Given<'_>,
    audience_id: AudienceId,
    formats: Vec<Format>,
    again: Option<Again>,
) -> Answer<Option<SavedUpdate>> {
    aside(shell, move |shell| {
        let Some((folder, existing)) = to(shell, again) else { return Ok(None) };
        let saved = shell.read(|reader| {
            let audience = get(reader.conn, &audience_id)?;
            let composed = compose(reader.conn, &audience, None, Moment::Now, reader.today)?;
            let way = in_the_way(&composed, &formats, &folder);
            if existing == Existing::Keep && !way.is_empty() {
                return Ok(SavedUpdate { in_the_way: way, folder: said(&folder), ..SavedUpdate::default() });
            }
            let warnings = look_through(reader.conn, &audience, &composed)?;
            let written = Written { warnings, ..write_composed(composed, &formats, &folder)? };
            Ok(of_written(written, &folder))
        })?;
        Ok(Some(noted(shell, saved)))
    })
    .await
}

/// Issues the next update of an audience into a folder the person chooses: it is frozen and gets its number. Nothing when
/// they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn issue_update(
    shell: Given<'_>,
    audience_id: AudienceId,
    formats: Vec<Format>,
    again: Option<Again>,
) -> Answer<Option<SavedUpdate>> {
    aside(shell, move |shell| {
        let Some((folder, existing)) = to(shell, again) else { return Ok(None) };
        let wish = Wish { formats: &formats, folder: Some(&folder), existing, ..Wish::of(&audience_id) };
        let (issued, _) = shell.write(|workspace| updates::issue(workspace, wish))?;
        let mut saved = of_written(issued.written, &folder);
        saved.in_the_way = issued.in_the_way;
        if let Some(update) = issued.update {
            saved.update = Some(update.reference().to_string());
            for (file, told) in saved.files.iter_mut().zip(update.files) {
                file.hash = told.hash;
            }
        }
        Ok(Some(noted(shell, saved)))
    })
    .await
}

/// Every audience with when it was told last, when it is due and what changed for it.
#[tauri::command(async)]
#[specta::specta]
pub async fn due_updates(shell: Given<'_>) -> Answer<Vec<Due>> {
    aside(shell, |shell| shell.read(|reader| due(reader.conn, reader.today))).await
}

/// Every update that was issued, newest first.
#[tauri::command(async)]
#[specta::specta]
pub async fn issued_updates(shell: Given<'_>) -> Answer<Vec<UpdateRow>> {
    aside(shell, |shell| shell.read(|reader| issued(reader.conn))).await
}

/// An issued update: its page, what it told, its text.
#[tauri::command(async)]
#[specta::specta]
pub async fn issued_update(shell: Given<'_>, of: String) -> Answer<Frozen> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        shell.read(|reader| frozen_update(reader.conn, of, reader.today))
    })
    .await
}

/// Makes the files of an issued update again, in a folder the person chooses. Nothing when they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn make_again(shell: Given<'_>, of: String, formats: Vec<Format>) -> Answer<Option<SavedUpdate>> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        let Some((folder, _)) = to(shell, None) else { return Ok(None) };
        let made =
            shell.read(|reader| again(reader.conn, &by_reference(reader.conn, of)?, &formats, &folder))?;
        let files = made.into_iter().map(|again| SavedFile { is_same: again.is_same, ..file(again.file) });
        let files = files.collect();
        Ok(Some(SavedUpdate {
            update: Some(of.to_string()),
            folder: said(&folder),
            files,
            ..SavedUpdate::default()
        }))
    })
    .await
}

/// The folder and what becomes of files that are there: asked for, or where it was asked before.
pub(super) fn to(shell: &Shell, again: Option<Again>) -> Option<(PathBuf, Existing)> {
    match again {
        Some(again) => Some((PathBuf::from(again.folder), Existing::Replace)),
        None => {
            let folder = shell.choose_folder(Leaving::Update)?;
            Some((folder, Existing::Keep))
        }
    }
}

fn of_written(written: Written, folder: &Path) -> SavedUpdate {
    SavedUpdate {
        folder: said(folder),
        files: written.files.into_iter().map(file).collect(),
        leaks: written.leaks,
        warnings: written.warnings,
        ..SavedUpdate::default()
    }
}

fn file(file: File) -> SavedFile {
    SavedFile {
        name: file.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        path: said(&file.path),
        format: file.format,
        hash: String::new(),
        is_same: None,
    }
}

fn said(path: &Path) -> String {
    path.display().to_string()
}

/// Who wrote their first file is told so.
fn noted(shell: &Shell, saved: SavedUpdate) -> SavedUpdate {
    if !saved.files.is_empty() {
        shell.change_first_steps(|first| first.exported = true);
    }
    saved
}

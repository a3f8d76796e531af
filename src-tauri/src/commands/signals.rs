//! Signals: what was said, who asked for what, and tables of them.

use std::path::PathBuf;

use roadbook_core::formats::date::DayOrder;
use roadbook_core::ids::Reference;
use roadbook_core::signals::answer::answer;
use roadbook_core::signals::import::{self, SignalImport};
use roadbook_core::signals::list::{AskedFor, SignalList, asked_for_item, signals};

use super::tables::{TableDone, said};
use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// All signals with their counts.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_signals(shell: Given<'_>) -> Answer<SignalList> {
    aside(shell, |shell| shell.read(|reader| signals(reader.conn))).await
}

/// Who asked for an item.
#[tauri::command(async)]
#[specta::specta]
pub async fn asked_for(shell: Given<'_>, item: String) -> Answer<Option<AskedFor>> {
    aside(shell, move |shell| shell.read(|reader| asked_for_item(reader.conn, &item))).await
}

/// Keeps that those who asked for an item were told what became of it.
#[tauri::command(async)]
#[specta::specta]
pub async fn answer_askers(shell: Given<'_>, item: String, text: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let item: Reference = item.parse()?;
        Ok(shell.write(|workspace| answer(workspace, item, &text))?.1)
    })
    .await
}

/// Imports signals from a table, or tries it out.
#[tauri::command(async)]
#[specta::specta]
pub async fn import_signals(
    shell: Given<'_>,
    path: String,
    order: Option<DayOrder>,
    only_try: bool,
) -> Answer<TableDone> {
    aside(shell, move |shell| {
        let path = PathBuf::from(path);
        if only_try {
            return Ok(of_signals(import::rehearse(&*shell.to_change()?, &path, order)?, None));
        }
        let (report, done) = shell.write(|workspace| import::import(workspace, &path, order))?;
        Ok(of_signals(report, Some(done)))
    })
    .await
}

/// Adds signals that were pasted.
#[tauri::command(async)]
#[specta::specta]
pub async fn paste_signals(shell: Given<'_>, text: String) -> Answer<TableDone> {
    aside(shell, move |shell| {
        let (report, done) = shell.write(|workspace| import::paste(workspace, &text))?;
        Ok(of_signals(report, Some(done)))
    })
    .await
}

fn of_signals(report: SignalImport, done: Option<Done>) -> TableDone {
    TableDone {
        done,
        added: report.added,
        changed: 0,
        unchanged: report.unchanged,
        created: Vec::new(),
        problems: said(&report.problems),
        unclear_day: report.unclear_day,
    }
}

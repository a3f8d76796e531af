//! Items.

use roadbook_core::Error;
use roadbook_core::filter::{self, Completion};
use roadbook_core::ids::ItemId;
use roadbook_core::items::board::{self, Board, BoardQuery};
use roadbook_core::items::field::ItemField;
use roadbook_core::items::list::{ItemPage, ItemQuery, ItemRow};
use roadbook_core::items::readings::TimeframeReadings;
use roadbook_core::items::record::ItemRecord;
use roadbook_core::items::{add, card, edit, list, paste, readings, record, shift};
use roadbook_core::timeframe::Shift;
use roadbook_formats::words::Level;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// One page of the roadmap.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_items(shell: Given<'_>, query: ItemQuery) -> Answer<ItemPage> {
    aside(shell, move |shell| shell.read(|reader| list::items(reader.conn, &query, reader.today))).await
}

/// Where the items that hold some words stand among those a query asks for.
#[tauri::command(async)]
#[specta::specta]
pub async fn find_places(shell: Given<'_>, query: ItemQuery, words: String) -> Answer<Vec<u32>> {
    aside(shell, move |shell| shell.read(|reader| list::places(reader.conn, &query, &words, reader.today)))
        .await
}

/// The roadmap as cards in columns.
#[tauri::command(async)]
#[specta::specta]
pub async fn board(shell: Given<'_>, query: BoardQuery) -> Answer<Board> {
    aside(shell, move |shell| shell.read(|reader| board::board(reader.conn, &query, reader.today))).await
}

/// One item, by its id or reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn item(shell: Given<'_>, id: String) -> Answer<ItemRecord> {
    aside(shell, move |shell| shell.read(|reader| record::record(reader.conn, &id))).await
}

/// Sets a field of items to what was typed, in one step of undo.
#[tauri::command(async)]
#[specta::specta]
pub async fn edit_items(shell: Given<'_>, ids: Vec<ItemId>, field: ItemField, text: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let (_, done) = shell.write(|workspace| edit::edit(workspace, &ids, &[(field, text)]))?;
        Ok(done)
    })
    .await
}

/// Empties fields of items, in one step of undo.
#[tauri::command(async)]
#[specta::specta]
pub async fn empty_items(shell: Given<'_>, ids: Vec<ItemId>, fields: Vec<ItemField>) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| edit::empty(workspace, &ids, &fields))?.1)).await
}

/// Puts a card of the board into another column, in one step of undo.
#[tauri::command(async)]
#[specta::specta]
pub async fn put_card(shell: Given<'_>, id: ItemId, columns: ItemField, column: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| card::put(workspace, &id, columns, &column))?.1))
        .await
}

/// Puts cells that were copied into items, and below them as new ones, in one step of undo.
#[tauri::command(async)]
#[specta::specta]
pub async fn paste_items(
    shell: Given<'_>,
    text: String,
    ids: Vec<ItemId>,
    fields: Vec<Option<ItemField>>,
) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| paste::paste(workspace, &text, &ids, &fields))?.1))
        .await
}

/// Moves items in time, each as precise as it is, in one step of undo.
#[tauri::command(async)]
#[specta::specta]
pub async fn shift_items(shell: Given<'_>, ids: Vec<ItemId>, by: Shift) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| shift::shift(workspace, &ids, by))?.1)).await
}

/// Adds an item; without a level it is a feature.
#[tauri::command(async)]
#[specta::specta]
pub async fn add_item(shell: Given<'_>, title: String, level: Option<Level>) -> Answer<ItemRow> {
    aside(shell, move |shell| {
        let level = level.map(|level| (ItemField::Level, level.key().to_owned()));
        let (item, _) = shell.write(|workspace| add::add(workspace, &title, level.as_slice()))?;
        let row = shell.read(|reader| Ok(list::rows(reader.conn, vec![item])?.pop()))?;
        Ok(row.ok_or_else(|| Error::not_found("such item"))?)
    })
    .await
}

/// The ways a typed date can be read.
#[tauri::command(async)]
#[specta::specta]
pub async fn read_timeframe(shell: Given<'_>, text: String) -> Answer<TimeframeReadings> {
    aside(shell, move |shell| shell.read(|reader| readings::read(reader.conn, &text, reader.today))).await
}

/// What can come next in the filter of a query that is typed, between what stands before the cursor and after it.
#[tauri::command(async)]
#[specta::specta]
pub async fn complete_filter(
    shell: Given<'_>,
    before: String,
    after: String,
    query: ItemQuery,
) -> Answer<Completion> {
    aside(shell, move |shell| {
        shell.read(|reader| filter::complete(reader.conn, (&before, &after), &query, reader.today))
    })
    .await
}

/// The values a field has, for completion.
#[tauri::command(async)]
#[specta::specta]
pub async fn choices(shell: Given<'_>, field: ItemField) -> Answer<Vec<String>> {
    aside(shell, move |shell| shell.read(|reader| list::choices(reader.conn, field))).await
}

//! Scores, and the formulas they are made by.

use roadbook_core::ids::ItemId;
use roadbook_core::items::list::ItemQuery;
use roadbook_core::scores::formulas::{Model, keep, models, put_away};
use roadbook_core::scores::of_item::{ItemScores, scores};
use roadbook_core::scores::rank::{RankOrder, Ranking, rank};
use roadbook_core::scores::set::set;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// The items a query asks for, by a way of scoring; at most so many of them.
#[tauri::command(async)]
#[specta::specta]
pub async fn rank_items(
    shell: Given<'_>,
    model: String,
    query: ItemQuery,
    shown: u32,
    order: RankOrder,
) -> Answer<Ranking> {
    aside(shell, move |shell| {
        shell.read(|reader| rank(reader.conn, &model, &query, shown, order, reader.today))
    })
    .await
}

/// Every way of scoring.
#[tauri::command(async)]
#[specta::specta]
pub async fn score_models(shell: Given<'_>) -> Answer<Vec<Model>> {
    aside(shell, |shell| shell.read(|reader| models(reader.conn))).await
}

/// What an item was given, and what it scores by every way there is.
#[tauri::command(async)]
#[specta::specta]
pub async fn item_scores(shell: Given<'_>, id: ItemId) -> Answer<ItemScores> {
    aside(shell, move |shell| shell.read(|reader| scores(reader.conn, &id))).await
}

/// Gives an item an input of scores, as it was typed.
#[tauri::command(async)]
#[specta::specta]
pub async fn score_item(shell: Given<'_>, id: ItemId, input: String, text: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| set(workspace, &id, &[(input, text)]))?.1)).await
}

/// Keeps a formula of the workspace's own.
#[tauri::command(async)]
#[specta::specta]
pub async fn keep_formula(shell: Given<'_>, name: String, text: String, inputs: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| keep(workspace, &name, &text, &inputs))?.1)).await
}

/// Puts a formula away.
#[tauri::command(async)]
#[specta::specta]
pub async fn put_formula_away(shell: Given<'_>, id: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| put_away(workspace, &id))?.1)).await
}

//! Items in a list.

use chrono::NaiveDate;
use roadbook_core::items::Source;
use roadbook_core::items::list::{ItemQuery, ItemRow, ItemTag, items};
use roadbook_core::timeframe::TimeframeView;
use roadbook_core::{Connection, Result};
use roadbook_formats::words::{Commitment, Health, Level, Mark, Scale, Sensitivity};
use serde::Serialize;

use super::Shelf;
use crate::output::{Form, Output};
use crate::table::Table;

/// An item in JSON: people by name, other records by reference.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemJson {
    #[serde(rename = "ref")]
    reference: String,
    title: String,
    level: Level,
    status: Option<String>,
    status_on_scale: Option<Scale>,
    health: Option<Health>,
    mark: Mark,
    commitment: Option<Commitment>,
    timeframe: Option<TimeframeView>,
    owner: Option<String>,
    parent: Option<String>,
    product: Option<String>,
    team: Option<String>,
    goal: Option<String>,
    tags: Vec<String>,
    effort: Option<f64>,
    depends_on: Vec<String>,
    blocks: Vec<String>,
    sensitivity: Sensitivity,
    public_title: Option<String>,
    source: Option<Source>,
    archived: bool,
}

impl From<ItemRow> for ItemJson {
    fn from(row: ItemRow) -> Self {
        Self {
            reference: row.reference,
            title: row.title,
            level: row.level,
            status: row.status,
            status_on_scale: row.status_on_scale,
            health: row.health,
            mark: row.mark,
            commitment: row.commitment,
            timeframe: row.timeframe,
            owner: row.owner.map(|owner| owner.name),
            parent: row.parent.map(|parent| parent.reference),
            product: row.product,
            team: row.team,
            goal: row.goal,
            tags: row.tags,
            effort: row.effort,
            depends_on: references(row.depends_on),
            blocks: references(row.blocks),
            sensitivity: row.sensitivity,
            public_title: row.public_title,
            source: row.source,
            archived: row.archived,
        }
    }
}

fn references(items: Vec<ItemTag>) -> Vec<String> {
    items.into_iter().map(|item| item.reference).collect()
}

impl ItemJson {
    /// What stands on a card, below the name of its column.
    pub fn as_card(&self) -> [&str; 5] {
        let when = self.timeframe.as_ref().map_or("", |timeframe| &timeframe.text);
        ["", &self.reference, &self.title, when, self.health.map_or("", Health::word)]
    }
}

/// The items in use, or those that are put away, that a query asks for, in its order.
pub fn all(conn: &Connection, shelf: Shelf, query: ItemQuery, today: NaiveDate) -> Result<Vec<ItemRow>> {
    let query = ItemQuery { put_away: shelf == Shelf::PutAway, ..query };
    items(conn, &query, today).map(|page| page.rows)
}

/// Writes items.
pub fn write(output: &mut Output, rows: Vec<ItemRow>, when_empty: &str) -> Result<()> {
    let rows: Vec<ItemJson> = rows.into_iter().map(ItemJson::from).collect();
    if output.form() == Form::Json {
        return output.json(&rows);
    }
    let mut table =
        Table::new(["Ref", "Title", "Level", "When", "Commitment", "Status", "Health", "Owner", "Part of"]);
    for row in &rows {
        table.row([
            &row.reference,
            &row.title,
            row.level.word(),
            row.timeframe.as_ref().map_or("", |timeframe| &timeframe.text),
            row.commitment.map_or("", Commitment::word),
            row.status.as_deref().unwrap_or(""),
            row.health.map_or("", Health::word),
            row.owner.as_deref().unwrap_or(""),
            row.parent.as_deref().unwrap_or(""),
        ]);
    }
    output.table(&table, when_empty)
}

//! `roadbook board [--columns FIELD] [--filter TEXT] [--view NAME] --in FILE`

use std::path::PathBuf;

use roadbook_core::items::board::{BoardColumn, BoardQuery, board};
use roadbook_core::items::field::ItemField;
use roadbook_core::items::list::ItemQuery;
use roadbook_core::{Access, Result};
use serde::Serialize;

use crate::context::{Context, Ended};
use crate::narrow::Narrow;
use crate::output::Form;
use crate::records::item::ItemJson;
use crate::table::Table;

/// Which cards, in which columns.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What the columns are; timeframe makes them now, next and later
    #[arg(long, value_name = "FIELD")]
    columns: Option<String>,
    #[command(flatten)]
    narrow: Narrow,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ColumnJson {
    key: String,
    label: String,
    count: u32,
    limit: Option<u32>,
    is_over: bool,
    effort: Option<f64>,
    items: Vec<ItemJson>,
}

impl From<BoardColumn> for ColumnJson {
    fn from(column: BoardColumn) -> Self {
        let BoardColumn { key, label, limit, is_over, rows, totals, value: _ } = column;
        let items = rows.into_iter().map(ItemJson::from).collect();
        Self { key, label, count: totals.count, limit, is_over, effort: totals.effort, items }
    }
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "board")?;
    let today = workspace.today();
    let columns = args.columns.as_deref().map(ItemField::parse).transpose()?;
    let board = workspace.read(|conn| {
        // Cards stand in the order of the view, or of when they begin, and their columns keep its limits.
        let content = args.narrow.content(conn)?;
        let items = ItemQuery { filter: args.narrow.query(conn)?.filter, ..content.query() };
        let columns = columns.unwrap_or(content.columns);
        board(conn, &BoardQuery { items, columns, shown: u32::MAX, limits: content.limits }, today)
    })?;
    let columns: Vec<_> = board.columns.into_iter().map(ColumnJson::from).collect();
    if context.output.form() == Form::Json {
        context.output.json(&columns)?;
        return Ok(Ended::Done);
    }
    let nothing = args.narrow.nothing("There are no items yet");
    if columns.iter().all(|column| column.count == 0) {
        context.output.line(nothing)?;
        return Ok(Ended::Done);
    }
    let mut table = Table::new(["Column", "Ref", "Title", "When", "Health"]);
    for column in &columns {
        let limit = column.limit.map(|limit| format!(" of {limit}")).unwrap_or_default();
        let over = if column.is_over { ", over its limit" } else { "" };
        table.row([&format!("{} ({}{limit}{over})", column.label, column.count), "", "", "", ""]);
        for item in &column.items {
            table.row(item.as_card());
        }
    }
    context.output.table(&table, nothing)?;
    Ok(Ended::Done)
}

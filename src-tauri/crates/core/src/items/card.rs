//! Puts a card of the board into another column.

use rusqlite::{Connection, OptionalExtension as _, named_params};

use super::assign::assign;
use super::board::{column_label, key, makes_columns};
use super::field::ItemField;
use super::{Item, store};
use crate::error::{Error, Result};
use crate::ids::ItemId;
use crate::op::{Committed, Op};
use crate::settings::Settings;
use crate::timeframe::{FiscalYear, Horizon, Timeframe};
use crate::workspace::{Tx, Workspace};

/// Gives an item the value of a column, in one step of undo. Where the columns are now, next and later, dates that lie in
/// the column stay; others give way to it, and the sentence says which. A card that comes back where it was gets the dates
/// back that it had there.
///
/// # Errors
/// [`Error::Invalid`] when there is no such column, [`Error::NotFound`] when there is no such item.
pub fn put(workspace: &Workspace, id: &ItemId, columns: ItemField, column: &str) -> Result<Committed<Item>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = store::get(tx.conn(), id)?;
        let fiscal = Settings::of(tx.conn())?.fiscal;
        let mut after = before.clone();
        if columns == ItemField::Timeframe {
            after.timeframe = time_in(tx, &before, column, fiscal)?;
        } else {
            makes_columns(columns)?;
            assign(tx, &mut after, columns, column)?;
        }
        tx.change(&before, &after)?;
        let to = column_label(tx.conn(), columns, &key(&after, columns, tx.today(), fiscal))?;
        let reference = before.reference();
        let time = |timeframe: Timeframe| Some(timeframe).filter(|time| time.span().is_some());
        tx.say(match (time(before.timeframe), time(after.timeframe)) {
            (Some(was), None) if columns == ItemField::Timeframe => {
                format!("Moved {reference} to {to}; it was {}", was.text(fiscal))
            }
            (None, Some(is)) if columns == ItemField::Timeframe => {
                format!("Moved {reference} back to {to}, {}", is.text(fiscal))
            }
            _ => format!("Moved {reference} to {to}"),
        });
        Ok(after)
    })
}

/// The time of an item in a column: its own or the last it had where that lies there, else the column's.
fn time_in(tx: &Tx<'_>, item: &Item, column: &str, fiscal: FiscalYear) -> Result<Timeframe> {
    let horizon = Horizon::ALL.iter().find(|horizon| horizon.key() == column);
    let Some(horizon) = horizon else {
        return match column {
            "" => Ok(Timeframe::Unscheduled),
            other => {
                Err(Error::invalid(format!("There is no column “{other}”"), "Choose now, next or later."))
            }
        };
    };
    let lies_there = |timeframe: Timeframe| {
        let candidate = Item { timeframe, ..item.clone() };
        key(&candidate, ItemField::Timeframe, tx.today(), fiscal) == column
    };
    if lies_there(item.timeframe) {
        return Ok(item.timeframe);
    }
    let last = last_time(tx.conn(), &item.id)?.filter(|last| last.span().is_some() && lies_there(*last));
    match item.timeframe {
        Timeframe::Wide(_) | Timeframe::Unscheduled => Ok(last.unwrap_or(Timeframe::Wide(*horizon))),
        Timeframe::Span(_) => Ok(Timeframe::Wide(*horizon)),
    }
}

/// The time an item had before the one it has.
fn last_time(conn: &Connection, id: &ItemId) -> Result<Option<Timeframe>> {
    let doing = || Error::storage("read when an item was planned before");
    let before: Option<Option<String>> = conn
        .prepare_cached(include_str!("sql/time_before.sql"))
        .map_err(doing())?
        .query_row(named_params! { ":item": id }, |row| row.get("before"))
        .optional()
        .map_err(doing())?;
    let Some(before) = before.flatten() else { return Ok(None) };
    serde_json::from_str(&before).map(Some).map_err(Error::shape("read when an item was planned before"))
}

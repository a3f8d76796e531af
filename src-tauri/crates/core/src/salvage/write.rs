//! Writes what was saved into a new workspace.

use rusqlite::Connection;

use super::collect::Collected;
use super::store;
use crate::audiences::Audience;
use crate::decisions::Decision;
use crate::error::{Error, Result};
use crate::imports::SavedMapping;
use crate::items::Item;
use crate::links::Link;
use crate::op::{Kind, Op};
use crate::people::Person;
use crate::record::{Fields, Record};
use crate::search::index::{self, Known};
use crate::settings::Setting;
use crate::statuses::StatusWord;
use crate::store::counter;
use crate::templates::Template;
use crate::workspace::{Tx, Workspace};

/// Writes everything: with its history where it was read, else as one operation that says where it comes from.
///
/// # Errors
/// When the storage fails.
pub(super) fn write(workspace: &Workspace, found: &Collected, from: &str) -> Result<()> {
    if let Some((operations, lines)) = &found.log {
        let mut conn = workspace.lock_writer()?;
        let doing = || Error::storage("write down what was saved");
        let sql = conn.transaction().map_err(doing())?;
        store::write_log(&sql, operations, lines)?;
        for (kind, record) in all(found) {
            match kind {
                Kind::Item => put::<Item>(&sql, record)?,
                Kind::Decision => put::<Decision>(&sql, record)?,
                Kind::Person => put::<Person>(&sql, record)?,
                Kind::Audience => put::<Audience>(&sql, record)?,
                Kind::Template => put::<Template>(&sql, record)?,
                Kind::Link => put::<Link>(&sql, record)?,
                Kind::StatusWord => put::<StatusWord>(&sql, record)?,
                Kind::Mapping => put::<SavedMapping>(&sql, record)?,
                Kind::Setting => put::<Setting>(&sql, record)?,
            }
        }
        for (letter, next) in counters(found) {
            counter::raise(&sql, &letter, next)?;
        }
        return sql.commit().map_err(doing());
    }
    workspace.transact(Op::CreateWorkspace, format!("Saved what could be read of {from}"), |tx| {
        for (kind, record) in all(found) {
            match kind {
                Kind::Item => create::<Item>(tx, record)?,
                Kind::Decision => create::<Decision>(tx, record)?,
                Kind::Person => create::<Person>(tx, record)?,
                Kind::Audience => create::<Audience>(tx, record)?,
                Kind::Template => create::<Template>(tx, record)?,
                Kind::Link => create::<Link>(tx, record)?,
                Kind::StatusWord => create::<StatusWord>(tx, record)?,
                Kind::Mapping => create::<SavedMapping>(tx, record)?,
                Kind::Setting => create::<Setting>(tx, record)?,
            }
        }
        counters(found).into_iter().try_for_each(|(letter, next)| counter::raise(tx.conn(), &letter, next))
    })?;
    Ok(())
}

fn all(found: &Collected) -> impl Iterator<Item = (Kind, &Fields)> {
    found.records.iter().flat_map(|(kind, records)| records.iter().map(|record| (*kind, record)))
}

fn put<R: Record>(conn: &Connection, fields: &Fields) -> Result<()> {
    let record = R::from_fields(fields.clone())?;
    R::table().write(conn, fields)?;
    index::put(conn, R::KIND, record.id(), record.words().as_ref(), Known::New)
}

fn create<R: Record>(tx: &Tx<'_>, fields: &Fields) -> Result<()> {
    tx.create(&R::from_fields(fields.clone())?)
}

/// The next number of each letter: as it was, and never one that is given.
fn counters(found: &Collected) -> Vec<(String, u32)> {
    let given = |kind: Kind, letter: &str| {
        let numbers = found.records.get(&kind).into_iter().flatten();
        let highest = numbers.filter_map(|fields| fields.get("number")?.as_u64()).max().unwrap_or(0);
        (letter.to_owned(), u32::try_from(highest + 1).unwrap_or(u32::MAX))
    };
    let mut next = vec![given(Kind::Item, "R"), given(Kind::Decision, "D"), given(Kind::Person, "P")];
    next.extend(found.counters.iter().cloned());
    next
}

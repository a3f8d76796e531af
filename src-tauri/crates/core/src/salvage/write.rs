//! Writes what was saved into a new workspace.

use roadbook_formats::counts::as_u32;
use rusqlite::Connection;

use super::collect::Collected;
use super::store;
use crate::attached;
use crate::error::{Error, Result};
use crate::ids::Letter;
use crate::kinds::WithKind;
use crate::op::{Kind, Op};
use crate::record::{Fields, Record};
use crate::search::index::{self, Known};
use crate::store::counter;
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
            kind.with(Put { conn: &sql, fields: record })?;
        }
        for (letter, next) in counters(found) {
            counter::raise(&sql, &letter, next)?;
        }
        attached(&sql, found)?;
        return sql.commit().map_err(doing());
    }
    workspace.transact(Op::CreateWorkspace, format!("Saved what could be read of {from}"), |tx| {
        for (kind, record) in all(found) {
            kind.with(Create { tx, fields: record })?;
        }
        attached(tx.conn(), found)?;
        counters(found).into_iter().try_for_each(|(letter, next)| counter::raise(tx.conn(), &letter, next))
    })?;
    Ok(())
}

fn attached(conn: &Connection, found: &Collected) -> Result<()> {
    found.attached.iter().try_for_each(|(hash, bytes)| attached::write(conn, hash, bytes))
}

fn all(found: &Collected) -> impl Iterator<Item = (Kind, &Fields)> {
    found.records.iter().flat_map(|(kind, records)| records.iter().map(|record| (*kind, record)))
}

/// A record that comes with its history.
struct Put<'a> {
    conn: &'a Connection,
    fields: &'a Fields,
}

impl WithKind for Put<'_> {
    type Gives = Result<()>;

    fn with<R: Record>(self) -> Result<()> {
        let record = R::from_fields(self.fields.clone())?;
        R::table().write(self.conn, self.fields)?;
        index::put(self.conn, R::KIND, record.id(), record.words().as_ref(), Known::New)
    }
}

/// A record whose history begins again.
struct Create<'a> {
    tx: &'a Tx<'a>,
    fields: &'a Fields,
}

impl WithKind for Create<'_> {
    type Gives = Result<()>;

    fn with<R: Record>(self) -> Result<()> {
        self.tx.create(&R::from_fields(self.fields.clone())?)
    }
}

/// The next number of each letter: as it was, and never one that is given.
fn counters(found: &Collected) -> Vec<(String, u32)> {
    let given = |kind: &Kind| {
        let letter = Letter::of(*kind)?.as_char().to_string();
        let numbers = found.records.get(kind).into_iter().flatten();
        let highest = numbers.filter_map(|fields| fields.get("number")?.as_u64()).max().unwrap_or(0);
        Some((letter, as_u32(highest + 1)))
    };
    Kind::ALL.iter().filter_map(given).chain(found.counters.iter().cloned()).collect()
}

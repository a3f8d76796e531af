//! Reads and writes links.

use rusqlite::{Connection, named_params};

use super::{Link, Relation};
use crate::error::{Error, Result};
use crate::op::Kind;
use crate::record::Record as _;
use crate::workspace::Tx;

/// The links of a record, at either end.
///
/// # Errors
/// When the storage fails.
pub fn of(conn: &Connection, record: &str) -> Result<Vec<Link>> {
    let doing = || Error::storage("read links");
    let mut statement = conn.prepare_cached(include_str!("sql/of.sql")).map_err(doing())?;
    let rows = statement
        .query_map(named_params! { ":record": record }, |row| Link::table().read(row))
        .map_err(doing())?;
    rows.map(|row| Link::from_fields(row.map_err(doing())?)).collect()
}

/// The two ends of a link to be made.
#[derive(Debug, Clone, Copy)]
pub struct Ends<'a> {
    /// The record that says it.
    pub from: (Kind, &'a str),
    /// The record it is said of.
    pub to: (Kind, &'a str),
}

/// Links two records, unless they are linked so already. Says whether it was new.
///
/// # Errors
/// When a record would be linked to itself, or the storage fails.
pub fn connect(tx: &Tx<'_>, relation: Relation, ends: Ends<'_>, imported: bool) -> Result<bool> {
    let Ends { from: (from_kind, from_id), to: (to_kind, to_id) } = ends;
    if from_id == to_id {
        return Err(Error::invalid("A record cannot be linked to itself", "Name another record."));
    }
    let known = of(tx.conn(), from_id)?
        .iter()
        .any(|link| link.relation == relation && link.from_id == from_id && link.to_id == to_id);
    if known {
        return Ok(false);
    }
    let link = Link {
        id: tx.new_id(),
        relation,
        from_kind,
        from_id: from_id.to_owned(),
        to_kind,
        to_id: to_id.to_owned(),
        imported,
    };
    tx.create(&link).map(|()| true)
}

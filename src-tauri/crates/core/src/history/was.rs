//! How records were, as the log says it: what everything that goes back is made of.

use std::collections::BTreeMap;

use rusqlite::{Connection, named_params};
use serde_json::Value;

use super::log::WHOLE;
use crate::error::{Error, Result};
use crate::op::Kind;
use crate::record::{Fields, Record};

/// How a record was, as far as the log says it.
#[derive(Debug)]
pub(crate) enum Was {
    /// It was not there.
    Missing,
    /// It was there, like this.
    Whole(Fields),
    /// It is there, and these fields were like this.
    Other(Fields),
}

/// Every record that was touched after an operation, as it was right after it.
pub(crate) fn before_all_since(conn: &Connection, after: u32) -> Result<BTreeMap<(Kind, String), Was>> {
    let doing = || Error::storage("read what was done since");
    let mut statement = conn.prepare_cached(include_str!("sql/changes_since.sql")).map_err(doing())?;
    let mut rows = statement.query(named_params! { ":after": after }).map_err(doing())?;
    let mut was: BTreeMap<(Kind, String), Was> = BTreeMap::new();
    while let Some(row) = rows.next().map_err(doing())? {
        let kind: String = row.get("kind").map_err(doing())?;
        let kind =
            Kind::from_key(&kind).ok_or_else(|| Error::not_found(format!("kind of record “{kind}”")))?;
        let record: String = row.get("record").map_err(doing())?;
        let field: String = row.get("field").map_err(doing())?;
        let before: Option<String> = row.get("before").map_err(doing())?;
        let before = before.map(|text| serde_json::from_str(&text).map_err(Error::shape("read the log")));
        take(
            was.entry((kind, record)).or_insert_with(|| Was::Other(Fields::new())),
            &field,
            before.transpose()?,
        );
    }
    Ok(was)
}

/// The first that was done to a record, and the first to each field, says what it was before.
fn take(was: &mut Was, field: &str, before: Option<Value>) {
    let Was::Other(known) = was else { return };
    match (field, before) {
        (WHOLE, Some(Value::Object(mut whole))) => {
            whole.extend(std::mem::take(known));
            *was = Was::Whole(whole);
        }
        (WHOLE, _) => *was = Was::Missing,
        (field, before) => {
            known.entry(field).or_insert(before.unwrap_or_default());
        }
    }
}

impl Was {
    /// The record as it was, when it was there.
    pub(crate) fn record<R: Record>(self, conn: &Connection, id: &str) -> Result<Option<R>> {
        let fields = match self {
            Self::Missing => None,
            Self::Whole(fields) => Some(fields),
            Self::Other(fields) => R::table().fields_of(conn, id)?.map(|mut now| {
                now.extend(fields);
                now
            }),
        };
        fields.map(R::from_fields).transpose()
    }
}

//! Ways of reading columns, kept by name and used again.

use roadbook_formats::read::tracker::Mapping;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::op::{Committed, Kind, Op};
use crate::record::{Column, Record, Table, json, plain};
use crate::workspace::Workspace;

/// A mapping and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SavedMapping {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where columns go.
    pub mapping: Mapping,
}

static TABLE: Table = Table::new("mapping", COLUMNS);

const COLUMNS: &[Column] = &[plain("id", "id"), plain("name", "name"), json("mapping", "mapping")];

impl Record for SavedMapping {
    const KIND: Kind = Kind::Mapping;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }
}

/// The saved mapping with this name.
///
/// # Errors
/// [`Error::Invalid`] naming those there are, or the storage's failure.
pub(super) fn named(conn: &Connection, name: &str) -> Result<SavedMapping> {
    let all = SavedMapping::all(conn)?;
    let known: Vec<_> = all.iter().map(|saved| saved.name.clone()).collect();
    all.into_iter().find(|saved| saved.name == name).ok_or_else(|| {
        let hint = if known.is_empty() {
            "None is saved yet.".into()
        } else {
            format!("Saved so far: {}.", known.join(", "))
        };
        Error::invalid(format!("There is no mapping “{name}”"), hint)
    })
}

/// The names of the saved mappings.
///
/// # Errors
/// When the storage fails.
pub(super) fn names(conn: &Connection) -> Result<Vec<String>> {
    Ok(SavedMapping::all(conn)?.into_iter().map(|saved| saved.name).collect())
}

/// Keeps a mapping under a name; one that has the name already is replaced.
///
/// # Errors
/// When the name is empty or the storage fails.
pub fn save_mapping(workspace: &Workspace, name: &str, mapping: &Mapping) -> Result<Committed<()>> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid("The mapping has no name", "Write what to call it."));
    }
    workspace.transact(Op::SaveMapping, format!("Saved the mapping {name}"), |tx| {
        let known = SavedMapping::all(tx.conn())?.into_iter().find(|saved| saved.name == name);
        match known {
            Some(before) => tx.change(&before, &SavedMapping { mapping: mapping.clone(), ..before.clone() }),
            None => {
                tx.create(&SavedMapping { id: tx.new_id(), name: name.to_owned(), mapping: mapping.clone() })
            }
        }
    })
}

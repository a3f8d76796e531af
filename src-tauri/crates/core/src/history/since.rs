//! Since when each field of a record says what it says, who set it, and what it said before.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;

use super::list::life;
use super::log::WHOLE;
use crate::error::Result;
use crate::ids::PersonId;
use crate::items::Item;
use crate::people;
use crate::record::Record as _;
use crate::settings::Settings;
use crate::timeframe::{FiscalYear, Timeframe};

/// The newest change of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldSince {
    /// The field.
    pub field: String,
    /// When, in UTC (RFC 3339).
    pub at: String,
    /// By whom.
    pub by: String,
    /// What it said before: empty when it was empty, nothing when the record came into being with it. A step of a scale
    /// is its name, a date its ISO form.
    pub was: Option<String>,
    /// The operation's sentence.
    pub operation: String,
}

/// The newest change of each of these fields, the newest first.
///
/// # Errors
/// When the storage fails.
pub fn since(conn: &Connection, record: &str, fields: &[&str]) -> Result<Vec<FieldSince>> {
    let fiscal = Settings::of(conn)?.fiscal;
    let mut said = BTreeSet::new();
    let mut found = Vec::new();
    for change in life(conn, record)? {
        let entry = |field: &str, was| FieldSince {
            field: field.to_owned(),
            at: change.at.clone(),
            by: change.by.clone(),
            was,
            operation: change.label.clone(),
        };
        if change.field != WHOLE {
            if fields.contains(&change.field.as_str()) && said.insert(change.field.clone()) {
                let was = text(conn, &change.field, change.before.as_ref(), fiscal)?;
                found.push(entry(&change.field, Some(was)));
            }
            continue;
        }
        let Some(Value::Object(whole)) = &change.after else { continue };
        let born_with = fields.iter().filter(|field| whole.contains_key(**field));
        for field in born_with {
            if said.insert((*field).to_owned()) {
                found.push(entry(field, None));
            }
        }
    }
    Ok(found)
}

/// A stored value as people read it.
fn text(conn: &Connection, field: &str, value: Option<&Value>, fiscal: FiscalYear) -> Result<String> {
    let Some(value) = value else { return Ok(String::new()) };
    let person = |id: &str| people::store::name_of(conn, Some(&PersonId(id.to_owned())));
    Ok(match (field, value) {
        ("owner" | "driver" | "approver", Value::String(id)) => person(id)?.unwrap_or_default(),
        ("parent", Value::String(id)) => Item::find(conn, id)?
            .map(|item| format!("{} {}", item.reference(), item.title))
            .unwrap_or_default(),
        ("timeframe", code) => {
            let timeframe: Timeframe = serde_json::from_value(code.clone()).unwrap_or_default();
            timeframe.view(fiscal).map(|view| view.text).unwrap_or_default()
        }
        (_, value) => plain(value),
    })
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        // Of an option or an expected result, the name says which one it was.
        Value::Object(fields) => ["name", "metric", "text", "title"]
            .iter()
            .find_map(|key| fields.get(*key))
            .map(plain)
            .unwrap_or_default(),
    }
}

//! Since when each field of a record says what it says, who set it, and what it said before.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;

use super::list::life;
use super::log::WHOLE;
use super::words::in_words;
use crate::error::Result;
use crate::settings::Settings;

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
                let was = in_words(conn, &change.field, change.before.as_ref(), fiscal)?;
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

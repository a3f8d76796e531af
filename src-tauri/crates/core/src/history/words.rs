//! Stored values as people read them: names instead of ids, timeframes in words.

use rusqlite::Connection;
use serde_json::Value;

use crate::error::Result;
use crate::ids::PersonId;
use crate::items::Item;
use crate::people;
use crate::record::Record as _;
use crate::timeframe::{FiscalYear, Timeframe};

/// A stored value as people read it.
pub(super) fn in_words(
    conn: &Connection,
    field: &str,
    value: Option<&Value>,
    fiscal: FiscalYear,
) -> Result<String> {
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

/// A value that stands for itself, as people read it.
pub(crate) fn plain(value: &Value) -> String {
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

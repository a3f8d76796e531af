//! Stored values as people read them: names instead of ids, timeframes in words, of lists what is different.

use rusqlite::Connection;
use serde_json::Value;

use super::called::name_of;
use crate::error::Result;
use crate::op::Kind;
use crate::timeframe::{FiscalYear, Timeframe};

/// Fields that hold ids of other records.
const POINTS_TO: &[(&str, Kind)] = &[
    ("owner", Kind::Person),
    ("driver", Kind::Person),
    ("approver", Kind::Person),
    ("members", Kind::Person),
    ("parent", Kind::Item),
    ("item", Kind::Item),
    ("audience", Kind::Audience),
];

/// Of values with several fields, those that say which one it is: an option's name, a reading's day and number.
const SAY_WHICH: &[&[&str]] = &[
    &["name"],
    &["metric"],
    &["text"],
    &["title"],
    &["on", "value"],
    &["period", "value"],
    &["decision", "what"],
    &["from", "to"],
];

/// A list that is longer shows only what is different.
const SHORT_LIST: usize = 3;

/// A field before and after a change, as people read it.
pub(super) fn both_in_words(
    conn: &Connection,
    field: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    fiscal: FiscalYear,
) -> Result<(String, String)> {
    let (before, after) = told_apart(before, after);
    Ok((in_words(conn, field, before.as_ref(), fiscal)?, in_words(conn, field, after.as_ref(), fiscal)?))
}

/// Two values of a field as they are told beside each other: of long lists only what is different.
pub(crate) fn told_apart(before: Option<&Value>, after: Option<&Value>) -> (Option<Value>, Option<Value>) {
    match (before, after) {
        (Some(Value::Array(before)), Some(Value::Array(after)))
            if before.len().max(after.len()) > SHORT_LIST =>
        {
            let without = |these: &[Value], those: &[Value]| {
                Value::Array(these.iter().filter(|value| !those.contains(value)).cloned().collect())
            };
            (Some(without(before, after)), Some(without(after, before)))
        }
        (before, after) => (before.cloned(), after.cloned()),
    }
}

/// A stored value as people read it.
pub(crate) fn in_words(
    conn: &Connection,
    field: &str,
    value: Option<&Value>,
    fiscal: FiscalYear,
) -> Result<String> {
    let Some(value) = value else { return Ok(String::new()) };
    let kind = POINTS_TO.iter().find(|(name, _)| *name == field).map(|(_, kind)| *kind);
    Ok(match (kind, value) {
        (Some(kind), Value::String(id)) => name_of(conn, kind, id)?,
        (Some(kind), Value::Array(ids)) => {
            let names: Result<Vec<_>> =
                ids.iter().filter_map(Value::as_str).map(|id| name_of(conn, kind, id)).collect();
            names?.join(", ")
        }
        (None, code) if field == "timeframe" => {
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
        Value::Bool(_) => value.to_string(),
        Value::Number(number) => {
            number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string())
        }
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let says = SAY_WHICH.iter().find(|says| says.iter().all(|key| fields.contains_key(*key)));
            match says {
                Some(says) => {
                    let parts = says.iter().filter_map(|key| fields.get(*key)).map(plain);
                    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
                }
                // What is kept under names of its own, such as the sections of a pack, is told by them.
                None => fields
                    .iter()
                    .map(|(key, value)| (key, plain(value)))
                    .filter(|(_, value)| !value.is_empty())
                    .map(|(key, value)| format!("{key}: {value}"))
                    .collect::<Vec<_>>()
                    .join(", "),
            }
        }
    }
}

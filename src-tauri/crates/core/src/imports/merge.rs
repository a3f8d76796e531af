//! Three versions of a record become one: what was imported last, what it is here now, and what the file says now.

use serde_json::Value;
use xxhash_rust::xxh3::xxh3_64;

use super::{Conflict, ConflictChoice, ImportRequest, Keep};
use crate::error::Result;
use crate::record::{Fields, Record, json_text};

/// What an imported field was, in sixteen characters: enough to see whether either side changed it since.
pub fn fingerprint(value: &Value) -> String {
    format!("{:016x}", xxh3_64(json_text(value).as_bytes()))
}

/// The fingerprints of all imported fields.
pub(super) fn fingerprints(incoming: &Fields) -> Value {
    let prints = incoming.iter().map(|(field, value)| (field.clone(), Value::from(fingerprint(value))));
    Value::Object(prints.collect())
}

/// What merging made of a record.
pub(super) struct Merged<R> {
    /// The record after the import.
    pub record: R,
    /// Whether any field but the fingerprints changed.
    pub changed: bool,
    /// The fields that both sides changed.
    pub conflicts: Vec<Conflict>,
}

/// Brings what the file says into a record. A field that only the file changed is taken; one that only we changed
/// stays; one that both changed is a conflict. `show` makes ids and codes readable in a conflict.
pub(super) fn merge<R: Record>(
    record: &R,
    reference: &str,
    incoming: &Fields,
    request: &ImportRequest,
    show: &dyn Fn(&str, &Value) -> Value,
) -> Result<Merged<R>> {
    let mut fields = record.fields()?;
    let mut prints = match fields.get("imported") {
        Some(Value::Object(prints)) => prints.clone(),
        _ => Fields::new(),
    };
    let mut conflicts = Vec::new();
    let mut changed = false;
    for (field, theirs) in incoming {
        let mine = fields.get(field).cloned().unwrap_or_default();
        let last = prints.insert(field.clone(), fingerprint(theirs).into());
        if mine == *theirs || last.as_ref() == prints.get(field) {
            continue;
        }
        let untouched = match &last {
            Some(last) => last.as_str() == Some(&fingerprint(&mine)),
            None => mine.is_null() || mine == "" || mine == Value::Array(Vec::new()),
        };
        let kept = if untouched { Keep::Theirs } else { choice(reference, field, request) };
        if !untouched {
            let (mine, theirs) = (shown(&show(field, &mine)), shown(&show(field, theirs)));
            conflicts.push(Conflict {
                reference: reference.to_owned(),
                field: field.clone(),
                mine,
                theirs,
                kept,
            });
        }
        match (kept, last) {
            (Keep::Theirs, _) => {
                fields.insert(field.clone(), theirs.clone());
                changed = true;
            }
            // Both sides still differ: what they last agreed on stays known, so that the next import asks again.
            (Keep::Mine, Some(last)) => {
                prints.insert(field.clone(), last);
            }
            (Keep::Mine, None) => {
                prints.remove(field);
            }
        }
    }
    fields.insert("imported".into(), Value::Object(prints));
    Ok(Merged { record: R::from_fields(fields)?, changed, conflicts })
}

fn choice(reference: &str, field: &str, request: &ImportRequest) -> Keep {
    let said = |choice: &&ConflictChoice| choice.reference == reference && choice.field == field;
    request.choices.iter().find(said).map_or(request.on_conflict, |choice| choice.take)
}

/// A value as people read it.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields.values().map(shown).collect::<Vec<_>>().join(", "),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

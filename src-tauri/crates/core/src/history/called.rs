//! What a record is called in the history, also when it is not there any more.

use rusqlite::Connection;
use serde_json::Value;

use crate::error::Result;
use crate::ids::Letter;
use crate::kinds::WithKind;
use crate::links::{End, Relation};
use crate::op::Kind;
use crate::record::{Fields, Record};

/// The reference of a record, empty for what has none, and its title or name.
pub(crate) fn called(conn: &Connection, kind: Kind, fields: &Fields) -> Result<(String, String)> {
    let text = |field: &str| fields.get(field).and_then(Value::as_str).unwrap_or_default();
    if kind == Kind::Link {
        let relation = serde_json::from_value(fields.get("relation").cloned().unwrap_or_default());
        let word = relation.map_or("and", |relation: Relation| relation.word(End::From)).to_lowercase();
        let end = |kind: &str, id: &str| named(conn, text(kind), text(id));
        return Ok((
            String::new(),
            format!("{} {word} {}", end("fromKind", "fromId")?, end("toKind", "toId")?),
        ));
    }
    if kind == Kind::Score {
        return Ok((
            String::new(),
            format!("{}: {}", name_of(conn, Kind::Item, text("item"))?, text("input")),
        ));
    }
    if kind == Kind::Draft {
        return Ok((String::new(), name_of(conn, Kind::Audience, text("id"))?));
    }
    let number = fields.get("number").and_then(Value::as_u64);
    let reference =
        Letter::of(kind).zip(number).map(|(letter, number)| format!("{}-{number}", letter.as_char()));
    let reference = reference.unwrap_or_default();
    let title = ["title", "name", "audienceName", "word", "statement", "words", "id"]
        .iter()
        .map(|field| text(field))
        .find(|text| !text.is_empty());
    Ok((reference, title.unwrap_or_default().to_owned()))
}

/// What a record is called, in one line; empty for one that is gone.
pub(super) fn name_of(conn: &Connection, kind: Kind, id: &str) -> Result<String> {
    let Some(fields) = fields_of(conn, kind, id)? else { return Ok(String::new()) };
    let (reference, title) = called(conn, kind, &fields)?;
    // A person is known by their name.
    Ok(if reference.is_empty() || kind == Kind::Person { title } else { format!("{reference} {title}") })
}

/// The fields of a record that is there.
pub(super) fn fields_of(conn: &Connection, kind: Kind, id: &str) -> Result<Option<Fields>> {
    kind.with(FieldsOf { conn, id })
}

fn named(conn: &Connection, kind: &str, id: &str) -> Result<String> {
    let Some(kind) = Kind::from_key(kind).filter(|kind| *kind != Kind::Link) else {
        return Ok(String::new());
    };
    let Some(fields) = fields_of(conn, kind, id)? else { return Ok("a record that is gone".to_owned()) };
    let (reference, title) = called(conn, kind, &fields)?;
    Ok(if reference.is_empty() { title } else { reference })
}

struct FieldsOf<'a> {
    conn: &'a Connection,
    id: &'a str,
}

impl WithKind for FieldsOf<'_> {
    type Gives = Result<Option<Fields>>;

    fn with<R: Record>(self) -> Self::Gives {
        R::table().fields_of(self.conn, self.id)
    }
}

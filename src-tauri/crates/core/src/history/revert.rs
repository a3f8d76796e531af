//! Makes a record, or some of its fields, what they were after an operation: one operation, undone like any other.

use serde::Deserialize;

use super::as_of::{Moment, find};
use super::called::called;
use super::store::day_of;
use crate::error::{Error, Result};
use crate::items::Item;
use crate::kinds::WithKind;
use crate::op::{Committed, Kind, Op, in_words};
use crate::record::{Fields, Record};
use crate::timeframe::long_day;
use crate::workspace::{Tx, Workspace};

/// What is to be brought back, and from when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Revert {
    /// What kind of record.
    pub kind: Kind,
    /// Its id.
    pub record: String,
    /// The fields; all of them when there are none.
    pub fields: Vec<String>,
    /// As they were right after this operation.
    pub operation: u32,
}

/// Brings a record or fields of it back.
///
/// # Errors
/// [`Error::Invalid`] when the record was not there then, has no such field, or points to something that is gone; or the
/// storage's failure. Then nothing changed.
pub fn revert(workspace: &Workspace, wish: &Revert) -> Result<Committed<()>> {
    workspace.transact(Op::Revert, "", |tx| wish.kind.with(Work { tx, wish }))
}

struct Work<'a> {
    tx: &'a Tx<'a>,
    wish: &'a Revert,
}

impl WithKind for Work<'_> {
    type Gives = Result<()>;

    fn with<R: Record>(self) -> Result<()> {
        let Self { tx, wish } = self;
        if R::IS_FROZEN {
            return Err(Error::frozen("An update"));
        }
        let conn = tx.conn();
        let day = long_day(day_of(conn, wish.operation)?);
        let now = R::find(conn, &wish.record)?;
        let Some(then) = find::<R>(conn, &wish.record, Moment::After(wish.operation.into()))? else {
            let what = format!("This record was not there yet on {day}");
            return Err(Error::invalid(what, "Choose a later moment of its history."));
        };
        let mut fields = then.fields()?;
        if let Some(now) = &now
            && !wish.fields.is_empty()
        {
            fields = with_some(now.fields()?, &fields, &wish.fields)?;
        }
        check_parent(tx, wish.kind, &wish.record, &fields)?;
        let (reference, title) = called(conn, wish.kind, &fields)?;
        let name = if reference.is_empty() { format!("“{title}”") } else { reference };
        let wanted = R::from_fields(fields)?;
        match &now {
            Some(now) => {
                R::refuse_to_go_back(conn, now, Some(&wanted))?;
                tx.change(now, &wanted)?;
            }
            None => tx.create(&wanted)?,
        }
        let words: Vec<_> = wish.fields.iter().map(|field| plain(field)).collect();
        tx.say(match (now.is_some(), words.as_slice()) {
            (true, [_, ..]) => format!("Brought back {} of {name} as of {day}", in_words(&words)),
            _ => format!("Brought back {name} as of {day}"),
        });
        Ok(())
    }
}

fn with_some(mut now: Fields, then: &Fields, wanted: &[String]) -> Result<Fields> {
    for field in wanted {
        let Some(value) = then.get(field) else {
            let known: Vec<_> = then.keys().map(String::as_str).collect();
            let hint = format!("Its fields are {}.", known.join(", "));
            return Err(Error::invalid(format!("There is no field “{field}”"), hint));
        };
        now.insert(field.clone(), value.clone());
    }
    Ok(now)
}

/// What an item was part of may be gone, or be part of the item itself by now.
fn check_parent(tx: &Tx<'_>, kind: Kind, id: &str, fields: &Fields) -> Result<()> {
    let parent = |fields: &Fields| fields.get("parent").and_then(|parent| parent.as_str().map(str::to_owned));
    let mut above = parent(fields).filter(|_| kind == Kind::Item);
    while let Some(parent_id) = above {
        let Some(item) = Item::find(tx.conn(), &parent_id)? else {
            return Err(Error::invalid(
                "What it was part of is not there any more",
                "Bring that back first.",
            ));
        };
        if parent_id == id {
            return Err(Error::invalid(
                "What it was part of is part of it by now",
                "Bring back the other fields, or move the items first.",
            ));
        }
        above = item.parent.map(|parent| parent.0);
    }
    Ok(())
}

/// The name of a field in plain words: `publicTitle` is a public title.
fn plain(field: &str) -> String {
    let mut words = String::new();
    for letter in field.chars() {
        if letter.is_uppercase() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

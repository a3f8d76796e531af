//! One item with everything its inspector shows.

use rusqlite::Connection;
use serde::Serialize;

use super::field::ItemField;
use super::list::{ItemRow, rows};
use super::{Item, WebLink, store};
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::history::since::{FieldSince, since};
use crate::ids::Reference;
use crate::links::End;
use crate::links::relations::{RelationView, related};
use crate::links::said::Said;
use crate::record::Record as _;
use crate::texts::{RecordText, shown};

/// An item as its inspector shows it.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemRecord {
    /// What its row says.
    pub row: ItemRow,
    /// What it is, in Markdown.
    pub description: String,
    /// The same as safe HTML: no pictures, no scripts, only links to pages and addresses.
    pub description_html: String,
    /// What is said of it outside, in Markdown.
    pub public_text: String,
    /// The note that stays inside, in Markdown.
    pub internal_note: String,
    /// Its long texts: description, public text, internal note.
    pub texts: Vec<RecordText>,
    /// Pages about it.
    pub links: Vec<WebLink>,
    /// What it has to do with others.
    pub relations: Vec<RelationView>,
    /// Since when each field says what it says.
    pub since: Vec<FieldSince>,
}

/// The item with this id or reference.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn record(conn: &Connection, id: &str) -> Result<ItemRecord> {
    let item = named(conn, id)?;
    let fields: Vec<_> = ItemField::ALL.iter().map(|field| field.key()).collect();
    let since = since(conn, &item.id.0, &fields)?;
    let parts = store::parts(conn, &item.id)?.into_iter().map(|part| RelationView {
        relation: Said::Part(End::To).key().to_owned(),
        word: Said::Part(End::To).word().to_owned(),
        reference: Some(part.reference().to_string()),
        title: part.title,
    });
    let relations = related(conn, &item.id.0, Moment::Now)?
        .into_iter()
        .map(|related| related.view)
        .chain(parts)
        .collect();
    let Item { description, public_text, internal_note, links, .. } = item.clone();
    let row = rows(conn, vec![item])?.pop().ok_or_else(|| Error::not_found(id))?;
    Ok(ItemRecord {
        row,
        texts: vec![
            RecordText::new(ItemField::Description.key(), &description),
            RecordText::new(ItemField::PublicText.key(), &public_text),
            RecordText::new(ItemField::InternalNote.key(), &internal_note),
        ],
        description_html: shown(&description),
        description,
        public_text,
        internal_note,
        links,
        relations,
        since,
    })
}

fn named(conn: &Connection, id: &str) -> Result<Item> {
    match id.parse::<Reference>() {
        Ok(reference) => store::by_reference(conn, reference),
        Err(_) => Item::find(conn, id)?.ok_or_else(|| Error::not_found("such item")),
    }
}

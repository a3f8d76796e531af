//! One item with everything its inspector shows.

use roadbook_formats::document::prose::from_markdown;
use roadbook_formats::write::html::fragment;
use rusqlite::Connection;
use serde::Serialize;

use super::assign::ItemField;
use super::list::{ItemRow, rows};
use super::{Item, WebLink, store};
use crate::error::{Error, Result};
use crate::history::since::{FieldSince, since};
use crate::ids::Reference;
use crate::links::relations::{RelationView, related};
use crate::record::Record as _;

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
    let relations = related(conn, &item.id.0)?.into_iter().map(|related| related.view).collect();
    let Item { description, public_text, internal_note, links, .. } = item.clone();
    let row = rows(conn, vec![item])?.pop().ok_or_else(|| Error::not_found(id))?;
    Ok(ItemRecord {
        row,
        description_html: fragment(&from_markdown(&description)),
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

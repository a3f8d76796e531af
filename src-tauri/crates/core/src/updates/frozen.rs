//! An issued update as somebody looks at it: its page, what it told, and the text it was made with.

use chrono::NaiveDate;
use roadbook_formats::write::{html, markdown};
use rusqlite::Connection;
use serde::Serialize;

use super::list::{UpdateRow, issued};
use super::store::by_reference;
use crate::error::{Error, Result};
use crate::ids::Reference;
use crate::told::held::{HeldValue, held};
use crate::told::list::{Asked, Which};

/// An issued update.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Frozen {
    /// What it is, to whom, and the files that left.
    pub row: UpdateRow,
    /// Its page, exactly as it left.
    pub html: String,
    /// The same as plain text, to be compared.
    pub text: String,
    /// The text of its template, with what was written for it.
    pub template_text: String,
    /// The exact values it told, each with what is so now.
    pub told: Vec<HeldValue>,
    /// The updates of the same audience, the newest first.
    pub others: Vec<String>,
}

/// An issued update.
///
/// # Errors
/// [`Error::NotFound`] when there is none of this reference, or the storage's failure.
pub fn frozen_update(conn: &Connection, reference: Reference, today: NaiveDate) -> Result<Frozen> {
    let update = by_reference(conn, reference)?;
    let all = issued(conn)?;
    let name = reference.to_string();
    let row = all.iter().find(|row| row.reference == name).cloned();
    let asked = Asked { audience: Some(&update.audience), which: Which::All, ..Asked::default() };
    let mut told = held(conn, asked, today)?;
    told.retain(|held| held.update == name);
    Ok(Frozen {
        row: row.ok_or_else(|| Error::not_found(name))?,
        html: html::render(&update.document),
        text: markdown::render(&update.document),
        template_text: update.template_text,
        told,
        others: all
            .into_iter()
            .filter(|row| row.audience_id == update.audience)
            .map(|row| row.reference)
            .collect(),
    })
}

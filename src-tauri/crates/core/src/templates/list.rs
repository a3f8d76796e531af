//! Finds templates: those that came with the program, as they are or as somebody changed them, and those of the workspace.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Template, ready};
use crate::audiences::Audience;
use crate::error::{Error, Result};
use crate::history::{Moment, as_of};
use crate::ids::TemplateId;
use crate::record::Record as _;

/// Where a template comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    /// It came with the program, and nobody changed it.
    BuiltIn,
    /// It came with the program, and somebody changed it.
    Edited,
    /// Somebody wrote it.
    Own,
}

/// A template as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateRow {
    /// Its id.
    pub id: TemplateId,
    /// What scripts and audiences call it.
    pub name: String,
    /// What it is called on screen.
    pub label: String,
    /// What it is for.
    pub purpose: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The audiences whose updates start from it.
    pub audiences: Vec<String>,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

/// The templates that are in use, in the order a person chooses from: first those that came with the program.
///
/// # Errors
/// When the storage fails.
pub fn templates(conn: &Connection) -> Result<Vec<Template>> {
    let mut all = every(conn, Moment::Now)?;
    all.retain(|template| !template.archived);
    Ok(all)
}

/// Every template at a moment, those that are put away too.
///
/// # Errors
/// When the storage fails.
pub fn every(conn: &Connection, moment: Moment) -> Result<Vec<Template>> {
    let (mut changed, mut own) = (BTreeMap::new(), Vec::new());
    for stored in as_of::all::<Template>(conn, moment)? {
        if ready::named(&stored.id.0).is_some() {
            changed.insert(stored.id.clone(), stored);
        } else {
            own.push(stored);
        }
    }
    let ready = ready::ready().map(|ready| match changed.remove(&ready.id) {
        Some(stored) => whole(stored, ready),
        None => ready,
    });
    Ok(ready.chain(own).collect())
}

/// The template with this id.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn get(conn: &Connection, id: &TemplateId) -> Result<Template> {
    let stored = Template::find(conn, &id.0)?;
    match (stored, ready::named(&id.0)) {
        (Some(stored), Some(ready)) => Ok(whole(stored, ready)),
        (Some(template), None) | (None, Some(template)) => Ok(template),
        (None, None) => Err(Error::not_found("such template")),
    }
}

/// The template of this name, in any case.
///
/// # Errors
/// [`Error::Invalid`] naming the templates there are.
pub fn named(conn: &Connection, name: &str) -> Result<Template> {
    named_at(conn, name, Moment::Now)
}

/// The template of this name at a moment.
///
/// # Errors
/// As [`named`].
pub fn named_at(conn: &Connection, name: &str, moment: Moment) -> Result<Template> {
    let mut all = every(conn, moment)?;
    all.retain(|template| !template.archived);
    let is_meant = |template: &&Template| same_name(&template.name, name);
    if let Some(found) = all.iter().find(is_meant) {
        return Ok(found.clone());
    }
    let known: Vec<_> = all.iter().map(|template| template.name.as_str()).collect();
    let hint = format!("There are {}.", known.join(", "));
    Err(Error::invalid(format!("There is no template “{}”", name.trim()), hint))
}

/// Every template as a row, those that are put away last.
///
/// # Errors
/// When the storage fails.
pub fn rows(conn: &Connection) -> Result<Vec<TemplateRow>> {
    let audiences = Audience::all(conn)?;
    let row = |template: Template| {
        let starts =
            |audience: &&Audience| !audience.archived && same_name(&audience.template, &template.name);
        TemplateRow {
            audiences: audiences.iter().filter(starts).map(|audience| audience.name.clone()).collect(),
            label: template.label(),
            origin: origin(&template),
            id: template.id,
            name: template.name,
            purpose: template.purpose,
            archived: template.archived,
        }
    };
    let mut rows: Vec<_> = every(conn, Moment::Now)?.into_iter().map(row).collect();
    rows.sort_by_key(|row| row.archived);
    Ok(rows)
}

/// Where a template comes from.
pub fn origin(template: &Template) -> Origin {
    match ready::named(&template.id.0) {
        None => Origin::Own,
        Some(ready) if ready.text == template.text && ready.purpose == template.purpose => Origin::BuiltIn,
        Some(_) => Origin::Edited,
    }
}

/// Whether two names mean the same template.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// What is stored of a template that came with the program, with the rest from there.
fn whole(stored: Template, ready: Template) -> Template {
    let kept = |stored: String, ready: String| if stored.is_empty() { ready } else { stored };
    Template {
        purpose: kept(stored.purpose, ready.purpose),
        text: kept(stored.text, ready.text),
        archived: stored.archived,
        ..ready
    }
}

//! A template while somebody writes it: what is wrong in it, and the page it makes for an audience, on the same way that
//! an update takes.

use std::collections::BTreeSet;

use roadbook_formats::write;
use rusqlite::Connection;
use serde::Serialize;

use super::compose::{compose_with, meta};
use super::ground::ground;
use super::preview::count;
use super::store::last;
use crate::audiences::Audience;
use crate::audiences::list::get;
use crate::audiences::view::{registers, view};
use crate::error::Result;
use crate::history::Moment;
use crate::ids::AudienceId;
use crate::settings::Settings;
use crate::templates::check::TemplateFault;
use crate::templates::offer::{Offer, offer_on};
use crate::templates::{self, Page, Template};
use crate::told::changes::since;
use crate::told::of_all;

/// What a template makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TriedOut {
    /// The page, exactly as the HTML file would be; nothing while there are faults.
    pub html: Option<String>,
    /// How many words a reader reads.
    pub words: u32,
    /// What is wrong, by line.
    pub faults: Vec<TemplateFault>,
}

/// Makes the page of a template for an audience, or says everything that is wrong with it.
///
/// # Errors
/// When the storage fails.
pub fn try_out(
    conn: &Connection,
    audience: &Audience,
    template: &Template,
    today: chrono::NaiveDate,
) -> Result<TriedOut> {
    let faults = check(conn, audience, template, today)?;
    if !faults.is_empty() {
        return Ok(TriedOut { html: None, words: 0, faults });
    }
    let document = compose_with(conn, audience, template, Moment::Now, today)?.document;
    Ok(TriedOut {
        html: Some(write::html::render(&document)),
        words: count(&write::markdown::render(&document)),
        faults,
    })
}

/// Everything there is to put into a template, each with what it becomes for an audience.
///
/// # Errors
/// When there is no such audience, or the storage fails.
pub fn offer_to(conn: &Connection, audience: &AudienceId, today: chrono::NaiveDate) -> Result<Offer> {
    let ground = ground(conn, &get(conn, audience)?, BTreeSet::new(), Moment::Now, today)?;
    Ok(offer_on(ground.page(), &ground.meta()))
}

/// Everything that is wrong with a template when an update of this audience is made with it.
///
/// # Errors
/// When the storage fails.
pub fn check(
    conn: &Connection,
    audience: &Audience,
    template: &Template,
    today: chrono::NaiveDate,
) -> Result<Vec<TemplateFault>> {
    let (view, _) = view(conn, audience, Moment::Now, today)?;
    let (registers, _) = registers(conn, audience, today)?;
    let since = since(audience, last(conn, &audience.id, None)?.as_ref(), &of_all(&view, &registers));
    let fiscal = Settings::of(conn)?.fiscal;
    Ok(templates::check::check(
        template,
        Page { view: &view, fiscal, since: &since, registers: &registers, said: None, kept: None },
        meta(&view),
    ))
}

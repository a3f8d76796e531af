//! What the composer and the screen of templates say of a page: its template by name, its length, and what it is as other
//! files.

use roadbook_formats::write;
use rusqlite::Connection;
use serde::Serialize;

use super::draft::Draft;
use super::faces::for_letters_of;
use super::ground::Ground;
use super::issue::number_it;
use super::{Composed, Format, compose_draft, render};
use crate::error::{Error, Result};
use crate::ids::Letter;
use crate::store::counter;

/// A template by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateName {
    /// Its name.
    pub name: String,
    /// Its name on screen.
    pub label: String,
}

/// How many words a reader reads.
pub(super) fn count(text: &str) -> u32 {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    u32::try_from(words.count()).unwrap_or(u32::MAX)
}

/// What a draft will be as a file of this kind, as a page that shows it under the number it will have; nothing for kinds that
/// only their own programs show.
///
/// # Errors
/// When the text does not hold what it should, when a page cannot be set, or when the storage fails.
pub fn preview(conn: &Connection, ground: &Ground, draft: &Draft, format: Format) -> Result<Option<String>> {
    let mut composed = compose_draft(conn, ground, draft)?;
    number_it(conn, &mut composed.document.meta, counter::upcoming(conn, Letter::Update)?, draft.corrects)?;
    let Composed { document, calendar, envelope, .. } = &composed;
    Ok(match format {
        Format::Html => Some(write::html::render(document)),
        Format::Pdf => {
            let pages = write::preview::pages(document, &for_letters_of(document));
            Some(pages.map_err(Error::document("set the pages"))?)
        }
        Format::Eml => {
            let mail = write::preview::mail(document, envelope, &for_letters_of(document));
            Some(mail.map_err(Error::document("write the mail"))?)
        }
        Format::Docx => {
            let word = write::preview::word(document, &for_letters_of(document));
            Some(word.map_err(Error::document("show the Word document"))?)
        }
        Format::Md => {
            let file = render(&composed, format)?;
            Some(write::preview::text(&String::from_utf8_lossy(&file.bytes)))
        }
        Format::Xlsx => Some(write::preview::sheets(&write::sheets::of(document))),
        Format::Csv => Some(write::preview::sheets(&[write::sheets::flat(document)])),
        Format::Ics => Some(write::preview::calendar(calendar)),
        Format::Pptx if composed.slides.template.is_some() => {
            Some(write::preview::said("Slides on the company’s own template are shown by PowerPoint alone."))
        }
        Format::Pptx => Some(write::preview::slides(document)),
        Format::Svg | Format::Png => None,
    })
}

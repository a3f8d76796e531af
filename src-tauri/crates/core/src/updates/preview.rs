//! An update before it is saved, as its composer shows it: the page as the file will be, what goes in, what stays out and
//! why, and what the finished files were found to hold.

use roadbook_formats::words::Sensitivity;
use rusqlite::Connection;
use serde::Serialize;

use super::{Format, OutRecord, ShownRecord, check, compose, out, render, shown, wanted};
use crate::audiences::list::get;
use crate::audiences::row::{AudienceRow, row};
use crate::error::Result;
use crate::history::Moment;
use crate::ids::AudienceId;
use crate::leaks::Leak;
use crate::templates;

/// A template by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateName {
    /// Its name.
    pub name: String,
    /// Its name on screen.
    pub label: String,
}

/// What the composer shows.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct UpdatePreview {
    /// Who it is for.
    pub audience: AudienceRow,
    /// The template it was made with.
    pub template: String,
    /// The templates there are.
    pub templates: Vec<TemplateName>,
    /// The records that go in.
    pub shown: Vec<ShownRecord>,
    /// The records that stay out.
    pub out: Vec<OutRecord>,
    /// The page, exactly as the HTML file will be.
    pub html: String,
    /// How many words a reader reads.
    pub words: u32,
    /// What was found in the finished files and must not be there.
    pub leaks: Vec<Leak>,
    /// How many withheld values were looked for.
    pub checked_values: u32,
    /// In how many spellings.
    pub checked_spellings: u32,
    /// How far it may travel.
    pub classification: Sensitivity,
}

/// Composes an update and checks it in every format, without writing a file.
///
/// # Errors
/// When there is no such audience or template, or a page cannot be set or read back.
pub fn preview(
    conn: &Connection,
    audience: &AudienceId,
    template: Option<&str>,
    today: chrono::NaiveDate,
) -> Result<UpdatePreview> {
    let audience = get(conn, audience)?;
    let composed = compose(conn, &audience, template, Moment::Now, today)?;
    let wanted = wanted(&composed);
    let (mut html, mut words, mut leaks) = (String::new(), 0, Vec::new());
    let (mut checked_values, mut checked_spellings) = (0, 0);
    for format in Format::PREVIEWED {
        let rendered = render(&composed, *format)?;
        let checked = check(&rendered, &wanted)?;
        leaks.extend(checked.leaks);
        // The same values are looked for in each file.
        checked_values = checked_values.max(checked.values);
        checked_spellings = checked_spellings.max(checked.spellings);
        match format {
            Format::Md => words = count(&String::from_utf8_lossy(&rendered.bytes)),
            Format::Html => html = String::from_utf8_lossy(&rendered.bytes).into_owned(),
            Format::Pdf
            | Format::Pptx
            | Format::Docx
            | Format::Xlsx
            | Format::Csv
            | Format::Eml
            | Format::Ics => {}
        }
    }
    let templates = templates::list::templates(conn)?.into_iter();
    Ok(UpdatePreview {
        shown: shown(&composed),
        out: out(&composed),
        templates: templates
            .map(|template| TemplateName { label: template.label(), name: template.name })
            .collect(),
        classification: audience.clearance,
        template: composed.template,
        audience: row(audience),
        html,
        words,
        leaks,
        checked_values,
        checked_spellings,
    })
}

pub(super) fn count(text: &str) -> u32 {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    u32::try_from(words.count()).unwrap_or(u32::MAX)
}

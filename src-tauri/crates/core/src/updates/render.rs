//! The finished bytes of an update, and the proof that nothing withheld stands in them.

use std::sync::Arc;

use roadbook_formats::document::Document;
use roadbook_formats::text_of::{self, ReadBackError, TextPart};
use roadbook_formats::write::eml::{Attached, Envelope};
use roadbook_formats::write::ics::Calendar;
use roadbook_formats::write::{self, pptx};

use super::{Along, Composed, Format, faces, pictures};
use crate::error::{Error, Result};
use crate::leaks::{self, Check, Wanted};

/// How slides are to be made.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Slides {
    /// The company's own template; ours without one.
    pub template: Option<Arc<pptx::Template>>,
    /// What the template's bytes are known by, where the workspace keeps them.
    pub kept: Option<String>,
    /// Whether what is said while a slide is shown travels with it.
    pub notes: bool,
}

impl Slides {
    /// The same as the writer takes it.
    pub(crate) fn options(&self) -> pptx::Options<'_> {
        pptx::Options { notes: self.notes, template: self.template.as_deref() }
    }
}

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// What kind.
    pub format: Format,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// A finished file among those of its format.
#[derive(Debug)]
pub(crate) struct Made {
    /// Which picture of the page it is; nothing for the whole page.
    pub picture: Option<String>,
    pub rendered: Rendered,
    /// All that it tells.
    pub told: Vec<TextPart>,
}

/// Writes an update in a format: one file of the page, or one of each picture on it.
///
/// # Errors
/// When a page cannot be set or read back, or when there is no picture on it.
pub(crate) fn files(composed: &Composed, format: Format) -> Result<Vec<Made>> {
    if Format::PICTURES.contains(&format) {
        return pictures::drawn(&composed.document, format);
    }
    let rendered = render(composed, format)?;
    let told = told_by(format, &rendered.bytes)?;
    Ok(vec![Made { picture: None, rendered, told }])
}

/// Writes the page of an update in a format; the same update gives the same bytes.
///
/// # Errors
/// When a page cannot be set, or when the format is one of pictures.
pub fn render(composed: &Composed, format: Format) -> Result<Rendered> {
    let envelope = (&composed.envelope, composed.along.as_slice());
    frozen(&composed.document, &composed.calendar, &composed.slides, envelope, format)
}

/// Writes what an update is made of in a format; the same gives the same bytes.
///
/// # Errors
/// As [`render`].
pub(crate) fn frozen(
    document: &Document,
    calendar: &Calendar,
    slides: &Slides,
    (envelope, along): (&Envelope, &[Along]),
    format: Format,
) -> Result<Rendered> {
    let meta = &document.meta;
    let bytes = match format {
        Format::Md => write::markdown::render(document).into_bytes(),
        Format::Html => write::html::render(document).into_bytes(),
        Format::Pdf => {
            let more = faces::for_letters_of(document);
            write::pdf::render_with(document, &more).map_err(Error::document("set the pages of the PDF"))?
        }
        Format::Pptx => {
            pptx::render(document, slides.options()).map_err(Error::document("lay out the slides"))?
        }
        Format::Docx => {
            let more = faces::for_letters_of(document);
            write::docx::render_with(document, &more).map_err(Error::document("write the Word document"))?
        }
        Format::Xlsx => write::xlsx::render(&write::sheets::of(document), &write::xlsx::Look::of(meta))
            .map_err(Error::document("write the workbook"))?,
        Format::Csv => write::csv::render(&write::sheets::flat(document)),
        Format::Eml => {
            let more = faces::for_letters_of(document);
            let nobody = Envelope::default();
            let made = |along: &Along| {
                let made = frozen(document, calendar, slides, (&nobody, &[]), along.format)?;
                Ok(Attached { name: along.name.clone(), kind: along.format.media_type(), bytes: made.bytes })
            };
            let attached = along.iter().map(made).collect::<Result<Vec<_>>>()?;
            write::eml::render_with(document, envelope, &attached, &more)
                .map_err(Error::document("write the mail"))?
        }
        Format::Ics => write::ics::render(calendar),
        Format::Svg | Format::Png => {
            let what = format!("{format} holds no whole page");
            return Err(Error::invalid(what, "The pictures of a page are written one by one."));
        }
    };
    Ok(Rendered { format, bytes })
}

/// Everything that must not stand in the files of an update; made once for all formats.
pub fn wanted(composed: &Composed) -> Wanted<'_> {
    leaks::wanted(&composed.withheld, &composed.allowed)
}

/// Reads a finished file back and looks for everything that was withheld. Any leak means that it must not leave.
///
/// # Errors
/// When the file cannot be read back; then it must not leave either.
pub fn check(rendered: &Rendered, wanted: &Wanted<'_>) -> Result<Check> {
    let parts = told_by(rendered.format, &rendered.bytes)?;
    Ok(leaks::check(rendered.format.key(), &parts, wanted))
}

/// All that a finished file of this format tells.
///
/// # Errors
/// As [`check`].
pub(crate) fn told_by(format: Format, bytes: &[u8]) -> Result<Vec<TextPart>> {
    let parts = match format {
        Format::Md => text_of::markdown(bytes),
        Format::Html => text_of::html(bytes),
        Format::Pdf => text_of::pdf(bytes),
        Format::Pptx | Format::Docx | Format::Xlsx => text_of::office(bytes),
        Format::Csv => text_of::csv(bytes),
        Format::Ics => text_of::ics(bytes),
        Format::Eml => text_of::eml(bytes),
        Format::Svg => text_of::html(bytes),
        Format::Png => {
            let what = "Pixels cannot be read back, so nobody can say that nothing withheld stands in them";
            return Err(Error::invalid(what, "Look into the drawing that they were made of."));
        }
    };
    let mut parts = parts.map_err(unreadable)?;
    if matches!(format, Format::Ics | Format::Eml) {
        // A calendar, also one that goes along, knows no months and quarters: their first and last days are all it can say, and these are of the view.
        parts.retain(|part| part.place != "days");
    }
    Ok(parts)
}

pub(crate) fn unreadable(error: ReadBackError) -> Error {
    Error::document("read the finished file back, so nobody can say that nothing withheld stands in it")(
        error,
    )
}

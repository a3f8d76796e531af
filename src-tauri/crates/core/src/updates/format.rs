//! The kinds of file that an update is made as.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// Markdown.
    Md,
    /// One page for the browser, with everything inside.
    Html,
    /// Pages to print and to send.
    Pdf,
    /// Slides that can be edited.
    Pptx,
    /// A document that can be edited.
    Docx,
    /// Sheets with filters.
    Xlsx,
    /// One table, for any program.
    Csv,
    /// A mail as a draft.
    Eml,
    /// Dates for a calendar.
    Ics,
    /// The roadmaps and charts of the page as drawings, a file each.
    Svg,
    /// The same as pictures in pixels.
    Png,
}

impl Format {
    /// Every format that holds a whole page.
    pub const ALL: &'static [Self] = &[
        Self::Md,
        Self::Html,
        Self::Pdf,
        Self::Pptx,
        Self::Docx,
        Self::Xlsx,
        Self::Csv,
        Self::Eml,
        Self::Ics,
    ];

    /// Those of the pictures on it.
    pub const PICTURES: &'static [Self] = &[Self::Svg, Self::Png];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Eml => "eml",
            Self::Ics => "ics",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// Its name on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Md => "Markdown",
            Self::Html => "HTML",
            Self::Pdf => "PDF",
            Self::Pptx => "PowerPoint",
            Self::Docx => "Word",
            Self::Xlsx => "Excel",
            Self::Csv => "CSV",
            Self::Eml => "E-mail",
            Self::Ics => "Calendar",
            Self::Svg => "SVG",
            Self::Png => "PNG",
        }
    }

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        self.key()
    }

    /// What a mail says that it is.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Md => "text/markdown; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
            Self::Pdf => "application/pdf",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Eml => "message/rfc822",
            Self::Ics => "text/calendar; charset=utf-8; method=PUBLISH",
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
        }
    }

    /// Reads the name of one that holds a whole page, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_among(text, Self::ALL)
    }

    /// Reads the name of any, in any case.
    pub fn parse_any(text: &str) -> Option<Self> {
        Self::parse(text).or_else(|| Self::parse_among(text, Self::PICTURES))
    }

    fn parse_among(text: &str, formats: &[Self]) -> Option<Self> {
        let wanted = text.trim().to_lowercase();
        formats
            .iter()
            .copied()
            .find(|format| format.key() == wanted || format.word().to_lowercase() == wanted)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

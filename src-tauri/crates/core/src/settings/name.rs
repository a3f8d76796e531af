//! The settings there are.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A setting of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum SettingName {
    /// The company's name.
    Company,
    /// Where readers ask back.
    Sender,
    /// The company's first colour on pages.
    PrimaryColour,
    /// The company's second colour on pages.
    AccentColour,
    /// The company's face in files that take faces from the reader's machine.
    Font,
    /// The company's logo, as the base 64 of its file.
    Logo,
    /// The company's own PowerPoint template.
    SlideTemplate,
    /// The language that texts on pages are written in.
    Language,
    /// The month the fiscal year starts in.
    FiscalStart,
    /// The days of the week people work on.
    WorkingDays,
    /// The days nobody works on.
    Holidays,
    /// The day a week starts with.
    FirstDayOfWeek,
    /// The language of dates on screen.
    DateLanguage,
}

/// What the window keeps for each computer: nothing of it travels with a workspace.
const OF_THE_COMPUTER: &[&str] = &["theme", "exports"];

impl SettingName {
    /// Every setting.
    pub const ALL: &'static [Self] = &[
        Self::Company,
        Self::Sender,
        Self::PrimaryColour,
        Self::AccentColour,
        Self::Font,
        Self::Logo,
        Self::SlideTemplate,
        Self::Language,
        Self::FiscalStart,
        Self::WorkingDays,
        Self::Holidays,
        Self::FirstDayOfWeek,
        Self::DateLanguage,
    ];

    /// Its name in the file, in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Sender => "sender",
            Self::PrimaryColour => "primaryColour",
            Self::AccentColour => "accentColour",
            Self::Font => "font",
            Self::Logo => "logo",
            Self::SlideTemplate => "slideTemplate",
            Self::Language => "language",
            Self::FiscalStart => "fiscalStart",
            Self::WorkingDays => "workingDays",
            Self::Holidays => "holidays",
            Self::FirstDayOfWeek => "firstDayOfWeek",
            Self::DateLanguage => "dateLanguage",
        }
    }

    /// Its name inside a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Company => "the company",
            Self::Sender => "the sender",
            Self::PrimaryColour => "the first colour",
            Self::AccentColour => "the second colour",
            Self::Font => "the font",
            Self::Logo => "the logo",
            Self::SlideTemplate => "the PowerPoint template",
            Self::Language => "the language of pages",
            Self::FiscalStart => "the start of the fiscal year",
            Self::WorkingDays => "the working days",
            Self::Holidays => "the holidays",
            Self::FirstDayOfWeek => "the first day of the week",
            Self::DateLanguage => "the language of dates",
        }
    }

    /// Reads a name from the command line.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the names there are.
    pub fn parse(name: &str) -> Result<Self> {
        let found = Self::ALL.iter().copied().find(|known| known.key() == name);
        found.ok_or_else(|| {
            if OF_THE_COMPUTER.contains(&name) {
                let what = format!("“{name}” belongs to this computer, not to the workspace");
                return Error::invalid(what, "Choose it in the window, under Settings.");
            }
            let known: Vec<_> = Self::ALL.iter().map(|known| known.key()).collect();
            let hint = format!("Choose {}.", known.join(", "));
            Error::invalid(format!("“{name}” is not a setting"), hint)
        })
    }
}

//! Settings of the workspace: they travel with the file. What belongs to the computer is no business of the core.

mod calendar;
pub mod list;
pub mod name;
pub mod set;
mod theme;
mod value;

use chrono::{NaiveDate, Weekday};
use roadbook_formats::document::Brand;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::op::Kind;
use crate::record::{Column, Record, Table, plain};
use crate::timeframe::FiscalYear;
use crate::working_days::WorkingDays;
use crate::workspace::Tx;

pub use name::SettingName;
pub use theme::{KeptTheme, theme_of};

/// One setting as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Setting {
    /// Its name.
    pub id: String,
    /// Its value as text.
    #[serde(default)]
    pub value: String,
}

static TABLE: Table = Table::new("setting", COLUMNS);

const COLUMNS: &[Column] = &[plain("id", "id"), plain("value", "value")];

impl Record for Setting {
    const KIND: Kind = Kind::Setting;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }
}

/// A day nobody works on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day.
    pub day: NaiveDate,
    /// What it is called; may be empty.
    pub name: String,
}

/// All settings, each with what it is when nobody set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The company's name, as it stands on pages.
    pub company: String,
    /// Where readers ask back, as it stands on pages.
    pub sender: String,
    /// How the company looks on pages.
    pub brand: Brand,
    /// The company's own PowerPoint template; ours without one.
    pub theme: Option<KeptTheme>,
    /// The language that texts on pages are written in, as HTML names it: which way a page runs, and which words a
    /// spelling check knows.
    pub language: String,
    /// When the fiscal year starts.
    pub fiscal: FiscalYear,
    /// The days of the week people work on, Monday first. Never empty.
    pub working_week: Vec<Weekday>,
    /// The days nobody works on, in order.
    pub holidays: Vec<Holiday>,
    /// The day a week starts with.
    pub first_day_of_week: Weekday,
    /// The language in which screens write dates, as BCP 47 has it; empty for the computer's own.
    pub date_language: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            company: String::new(),
            sender: String::new(),
            brand: Brand::default(),
            theme: None,
            language: "en".to_owned(),
            fiscal: FiscalYear::default(),
            working_week: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
            holidays: Vec::new(),
            first_day_of_week: Weekday::Mon,
            date_language: String::new(),
        }
    }
}

impl Settings {
    /// Reads the settings. One that this version does not understand is as if nobody had set it.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn of(conn: &Connection) -> Result<Self> {
        let mut settings = Self::default();
        for name in SettingName::ALL {
            if let Some(setting) = Setting::find(conn, name.key())?
                && let Err(error) = value::assign(&mut settings, *name, &setting.value)
            {
                tracing::warn!(setting = name.key(), %error, "a setting is not understood");
            }
        }
        Ok(settings)
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn keep(&self, tx: &Tx<'_>) -> Result<()> {
        let usual = Self::default();
        for name in SettingName::ALL {
            let setting = Setting { id: name.key().to_owned(), value: value::text(self, *name) };
            match Setting::find(tx.conn(), name.key())? {
                Some(before) => tx.change(&before, &setting)?,
                // What is as it is without being set needs no record.
                None if setting.value == value::text(&usual, *name) => {}
                None => tx.create(&setting)?,
            }
        }
        Ok(())
    }

    /// The days people work on.
    pub fn working_days(&self) -> WorkingDays {
        let off = self.holidays.iter().map(|holiday| holiday.day);
        WorkingDays::new(&self.working_week, off).unwrap_or_default()
    }
}

//! The settings as they are shown.

use rusqlite::Connection;
use serde::Serialize;

use super::{SettingName, Settings, theme, value};
use crate::error::Result;

/// A setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingRow {
    /// Its name.
    pub name: SettingName,
    /// What can be typed to get it; empty for what is the computer's own.
    pub value: String,
    /// What is to be known about it: a colour that is too light for words.
    pub note: Option<String>,
}

/// Every setting.
///
/// # Errors
/// When the storage fails.
pub fn list(conn: &Connection) -> Result<Vec<SettingRow>> {
    let settings = Settings::of(conn)?;
    SettingName::ALL
        .iter()
        .map(|name| {
            let note = match name {
                SettingName::SlideTemplate => theme::note(conn, &settings)?,
                name => value::note(&settings, *name),
            };
            Ok(SettingRow { name: *name, value: value::text(&settings, *name), note })
        })
        .collect()
}

/// The languages that pages can be marked as written in, as HTML names them.
pub fn page_languages() -> &'static [&'static str] {
    value::PAGE_LANGUAGES
}

/// The languages screens can write dates in, as BCP 47 has them.
pub fn date_languages() -> &'static [&'static str] {
    value::LANGUAGES
}

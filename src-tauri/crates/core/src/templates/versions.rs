//! The versions of a template: every text it ever had, read from the log.

use chrono::NaiveDate;
use roadbook_formats::counts::as_u32;
use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;

use super::{Template, ready};
use crate::error::Result;
use crate::history::list::life;
use crate::history::log::WHOLE;

/// One version of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateVersion {
    /// Counted from 1, the oldest.
    pub version: u32,
    /// The day it was written; nothing for what came with the program.
    pub on: Option<NaiveDate>,
    /// Who wrote it; empty for what came with the program.
    pub by: String,
    /// Its text.
    pub text: String,
}

/// The versions of a template, the oldest first. The last is the one in use.
///
/// # Errors
/// When the log cannot be read.
pub fn versions(conn: &Connection, template: &Template) -> Result<Vec<TemplateVersion>> {
    let came = ready::named(&template.id.0).map(|ready| ready.text);
    let mut versions = Vec::new();
    let mut put = |on: Option<NaiveDate>, by: &str, text: String| {
        if versions.last().is_none_or(|last: &TemplateVersion| last.text != text) {
            let version = as_u32(versions.len() + 1);
            versions.push(TemplateVersion { version, on, by: by.to_owned(), text });
        }
    };
    if let Some(text) = &came {
        put(None, "", text.clone());
    }
    for change in life(conn, &template.id.0)?.into_iter().rev() {
        let text = match (change.field.as_str(), &change.after) {
            (WHOLE, Some(Value::Object(whole))) => {
                whole.get("text").and_then(Value::as_str).unwrap_or_default()
            }
            // The record goes when the program's own text is taken again.
            (WHOLE, _) => "",
            ("text", Some(Value::String(text))) => text,
            ("text", _) => "",
            _ => continue,
        };
        // What is empty is as the program has it.
        let text = if text.is_empty() { came.clone().unwrap_or_default() } else { text.to_owned() };
        put(change.day.parse().ok(), &change.by, text);
    }
    Ok(versions)
}

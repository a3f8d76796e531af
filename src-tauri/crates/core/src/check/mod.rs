//! Whether a workspace is whole: the file's pages, what its records refer to, its log, its search and its references.
//!
//! Looks only. Reads record by record, so that its memory does not grow with the workspace. A finding names records and
//! fields, never what stands in them.

mod log;
mod store;

use rusqlite::Connection;
use serde::Serialize;

use crate::error::Result;

/// More findings than this say nothing new.
const ENOUGH: usize = 100;

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Which part of the file it is in.
    pub part: Part,
    /// What was found, as a sentence.
    pub message: String,
}

/// A part of the file that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// The pages SQLite keeps.
    Pages,
    /// What records refer to.
    References,
    /// The log of everything that was done.
    Log,
    /// The search.
    Search,
}

/// Looks at the whole workspace; the first hundred findings. None means it is whole.
///
/// # Errors
/// When the file cannot be read at all. What SQLite finds damaged on the way is a finding.
pub fn check(conn: &Connection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let parts: [(Part, Look); 4] = [
        (Part::Pages, store::pages),
        (Part::References, store::references),
        (Part::Log, log::leads_to_what_is_stored),
        (Part::Search, store::search),
    ];
    for (part, look) in parts {
        match look(conn, &mut Findings { part, list: &mut findings }) {
            Ok(()) => {}
            Err(error) if error.is_damage() => findings.push(Finding { part, message: error.to_string() }),
            Err(error) => return Err(error),
        }
    }
    findings.truncate(ENOUGH);
    Ok(findings)
}

type Look = fn(&Connection, &mut Findings<'_>) -> Result<()>;

/// Collects what one part finds.
struct Findings<'a> {
    part: Part,
    list: &'a mut Vec<Finding>,
}

impl Findings<'_> {
    fn add(&mut self, message: impl Into<String>) {
        if !self.are_enough() {
            self.list.push(Finding { part: self.part, message: message.into() });
        }
    }

    fn are_enough(&self) -> bool {
        self.list.len() >= ENOUGH
    }
}

#[cfg(test)]
mod tests;

//! Lets the links in texts lead to the files that are written: a text from a file of another folder names its neighbours as
//! they were called there.

use std::collections::BTreeMap;

use roadbook_formats::write::decision_record::{Page, file_name};

use super::portable::Log;
use crate::decisions::Decision;
use crate::items::Source;

/// Where the decisions of a log came from, and what they are called now.
pub(super) struct Addresses<'a> {
    /// By the folder and the path in it.
    names: BTreeMap<(&'a str, &'a str), String>,
}

impl<'a> Addresses<'a> {
    pub(super) fn of(log: &'a Log) -> Self {
        let named = |decision: &'a Decision| {
            let source = decision.source.as_ref()?;
            Some(((scope(source), source.file.as_deref()?), file_name(decision.number, &decision.title)))
        };
        Self { names: log.decisions.iter().filter_map(named).collect() }
    }

    /// Points the links in the texts of a page to the files that are written. A link that leads elsewhere stays.
    pub(super) fn lead_on(&self, decision: &Decision, page: &mut Page) {
        let Some(source) = &decision.source else { return };
        let Some(file) = &source.file else { return };
        page.lead_on(file, &|path| self.names.get(&(scope(source), path)).cloned());
    }
}

fn scope(source: &Source) -> &str {
    source.scope.as_deref().unwrap_or_default()
}

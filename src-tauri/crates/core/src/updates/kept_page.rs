//! What the parts of a page became and told when it was last made: while somebody writes, a part that stands as it stood a
//! letter ago is neither written nor read again.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use roadbook_formats::document::{Document, Section};
use roadbook_formats::write::{html, markdown};

use super::noticed::Noticed;
use super::preview::count;
use crate::audiences::Audience;
use crate::told::{Known, Printed, SeenRecord, units_of, units_of_opening};

/// The parts of the newest page on one ground: of one audience, one view and one brand. Copies share them.
#[derive(Debug, Clone, Default)]
pub(super) struct KeptPage(Arc<Mutex<Memory>>);

#[derive(Debug, Default)]
struct Memory {
    known: Option<Known>,
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    section: Section,
    html: html::Part,
    words: u32,
    told: Printed,
    noticed: Noticed,
}

/// A page, and what stands on it.
#[derive(Debug, PartialEq)]
pub(super) struct ReadPage {
    pub html: String,
    /// How many words a reader reads.
    pub words: u32,
    /// What it tells of the records of the view.
    pub told: Printed,
    pub noticed: Noticed,
}

impl KeptPage {
    /// Writes a page and reads it; always of the same ground.
    pub(super) fn read(&self, document: &Document, audience: &Audience, seen: &[SeenRecord]) -> ReadPage {
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Memory { known, parts } = &mut *memory;
        let known = known.get_or_insert_with(|| Known::of(seen));
        let mut before = std::mem::take(parts);
        for section in &document.sections {
            let above = parts.last().map(|part| &part.html);
            let is_as_before = |part: &Part| part.html.stands_behind(above) && part.section == *section;
            let part = match before.iter().position(is_as_before) {
                Some(at) => before.remove(at),
                None => {
                    let units = units_of(section);
                    Part {
                        html: html::part(document, section, above),
                        words: count(&markdown::of_section(section)),
                        told: known.printed(&units, seen, &BTreeSet::new()),
                        noticed: Noticed::in_pieces(audience, &units),
                        section: section.clone(),
                    }
                }
            };
            parts.push(part);
        }
        let opening = units_of_opening(document);
        let around =
            Document { meta: document.meta.clone(), opening: document.opening.clone(), sections: Vec::new() };
        let mut page = ReadPage {
            html: html::of_parts(document, parts.iter().map(|part| &part.html)),
            words: count(&markdown::render(&around)),
            told: known.printed(&opening, seen, &BTreeSet::new()),
            noticed: Noticed::in_frame(audience, document),
        };
        page.noticed.add(&Noticed::in_pieces(audience, &opening));
        for part in parts.iter() {
            page.words += part.words;
            page.told.add(&part.told);
            page.noticed.add(&part.noticed);
        }
        page
    }
}

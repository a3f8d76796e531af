//! The pack beside the one before: what is new in each section and what is gone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::PackSection;
use crate::reviews::section::Section;
use crate::reviews::{Review, ReviewStatus};

/// What is different in a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SectionDifference {
    /// The section.
    pub section: Section,
    /// What was not in it: references, or titles of sums.
    pub new: Vec<String>,
    /// What was in it.
    pub gone: Vec<String>,
    /// What says something else: what it is, what it said, what it says.
    pub changed: Vec<(String, String, String)>,
    /// The same as a line: "new R-12; gone K-3; D-7: 1 Dec → 15 Dec".
    pub said: String,
}

/// What is kept of a pack for the comparison: by section, what was in it and what it said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::reviews) struct Contents(BTreeMap<String, BTreeMap<String, String>>);

/// Sections in which every time other things stand; comparing them says nothing.
const ALWAYS_NEW: &[Section] = &[
    Section::Cover,
    Section::BottomLine,
    Section::Taken,
    Section::Shipped,
    Section::Changes,
    Section::Cut,
    Section::Appendix,
];

/// Sections that speak of the others, or of the day.
const ABOUT_ALL: &[Section] = &[Section::Cover, Section::BottomLine, Section::Appendix];

/// What a pack holds.
pub(in crate::reviews) fn contents(sections: &[PackSection]) -> Contents {
    let of = |one: &PackSection| {
        let rows = one.rows.iter().map(|row| {
            let name = row.reference.clone().unwrap_or_else(|| row.title.clone());
            let said = [row.word.as_str(), row.value.as_str()].join(" ").trim().to_owned();
            (name, said)
        });
        (one.section.key().to_owned(), rows.collect())
    };
    Contents(sections.iter().map(of).collect())
}

/// What is different from the pack that was issued for an earlier review; nothing when none was.
pub(super) fn with(last: &Review, sections: &[PackSection]) -> Vec<SectionDifference> {
    different(last, sections, ALWAYS_NEW)
}

/// What is different since the pack of this review left; nothing while it is a draft, or when it was held.
pub(super) fn since_left(review: &Review, sections: &[PackSection]) -> Vec<SectionDifference> {
    match review.status {
        ReviewStatus::Issued => different(review, sections, ABOUT_ALL),
        ReviewStatus::Draft | ReviewStatus::Held => Vec::new(),
    }
}

fn different(left: &Review, sections: &[PackSection], but: &[Section]) -> Vec<SectionDifference> {
    let kept =
        left.issued.as_ref().and_then(|issued| serde_json::from_str::<Contents>(&issued.contents).ok());
    let Some(Contents(before)) = kept else { return Vec::new() };
    let Contents(now) = contents(sections);
    let none = BTreeMap::new();
    let difference = |section: &Section| {
        let (was, is) = (before.get(section.key()).unwrap_or(&none), now.get(section.key()).unwrap_or(&none));
        let only = |one: &BTreeMap<String, String>, other: &BTreeMap<String, String>| -> Vec<String> {
            one.keys().filter(|name| !other.contains_key(*name)).cloned().collect()
        };
        let changed = is.iter().filter_map(|(name, said)| {
            let before = was.get(name).filter(|before| *before != said)?;
            Some((name.clone(), before.clone(), said.clone()))
        });
        let (new, gone, changed) = (only(is, was), only(was, is), changed.collect::<Vec<_>>());
        SectionDifference { section: *section, said: said(&new, &gone, &changed), new, gone, changed }
    };
    let is_different =
        |one: &SectionDifference| !one.new.is_empty() || !one.gone.is_empty() || !one.changed.is_empty();
    Section::ALL
        .iter()
        .filter(|section| !but.contains(section))
        .map(difference)
        .filter(is_different)
        .collect()
}

fn said(new: &[String], gone: &[String], changed: &[(String, String, String)]) -> String {
    let listed =
        |word: &str, names: &[String]| (!names.is_empty()).then(|| format!("{word} {}", names.join(", ")));
    let side = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    let changed = changed.iter().map(|(name, was, is)| format!("{name}: {} → {}", side(was), side(is)));
    listed("new", new).into_iter().chain(listed("gone", gone)).chain(changed).collect::<Vec<_>>().join("; ")
}

//! What a person who writes a template can put in: the blocks and the merge fields, each with what it is.

use roadbook_formats::document::Meta;
use serde::Serialize;

use super::{Made, Page, Template, document};
use crate::told::units_of;

/// Something to put into a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Offered {
    /// Its name.
    pub name: String,
    /// What it is, in a sentence.
    pub what: String,
    /// What is put in.
    pub text: String,
    /// What it becomes for the audience that is written to; empty where nothing does today.
    pub sample: String,
}

/// Everything there is to put in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// Blocks: what the core lays out.
    pub blocks: Vec<Offered>,
    /// Merge fields: values that are filled in.
    pub fields: Vec<Offered>,
    /// Parts of a template that depend on something, or repeat.
    pub phrases: Vec<Offered>,
}

/// Everything there is to put in.
pub fn offer() -> Offer {
    let offered = |name: &str, what: &str, text: String| Offered {
        name: name.into(),
        what: what.into(),
        text,
        sample: String::new(),
    };
    Offer {
        blocks: BLOCKS
            .iter()
            .map(|(name, what, keys)| offered(name, what, format!("```roadbook {name}\n{keys}```\n")))
            .collect(),
        fields: FIELDS
            .iter()
            .filter(|(name, what)| !what.is_empty() && *name != "items" && *name != "decisions")
            .map(|(name, what)| offered(name, what, format!("{{{{ {name} }}}}")))
            .collect(),
        phrases: PHRASES.iter().map(|(name, what, text)| offered(name, what, (*text).to_owned())).collect(),
    }
}

/// Everything there is to put in, each with what it becomes on this page.
pub(crate) fn offer_on(page: Page<'_>, meta: &Meta) -> Offer {
    let Offer { blocks, fields, phrases } = offer();
    let sampled = |offered: Vec<Offered>| {
        let one = |offered: Offered| Offered { sample: sample(&offered, page, meta), ..offered };
        offered.into_iter().map(one).collect()
    };
    Offer { blocks: sampled(blocks), fields: sampled(fields), phrases }
}

/// What stands before a value while it is tried.
const BEFORE: &str = "A:";

/// A sample is cut here.
const LONGEST_SAMPLE: usize = 160;

fn sample(offered: &Offered, page: Page<'_>, meta: &Meta) -> String {
    let is_block = offered.text.contains('\n');
    // A headline of nothing would be made by the page: something stands before the value.
    let text = if is_block {
        format!("# A\n\n## B\n\n{}", offered.text)
    } else {
        format!("# {BEFORE} {}", offered.text)
    };
    let template = Template { name: "sample".into(), text, ..Template::default() };
    let Ok(Made { document, .. }) = document(&template, page, meta.clone()) else { return String::new() };
    let said = if is_block {
        let units = document.sections.iter().flat_map(units_of);
        units
            .map(|unit| unit.text)
            .filter(|text| !text.trim().is_empty())
            .take(3)
            .collect::<Vec<_>>()
            .join("; ")
    } else {
        document.opening.headline.replacen(BEFORE, "", 1)
    };
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    match said.char_indices().nth(LONGEST_SAMPLE) {
        Some((cut, _)) => format!("{}…", said[..cut].trim_end()),
        None => said,
    }
}

/// Each block with what it is and the keys it starts with.
pub(super) const BLOCKS: &[(&str, &str, &str)] = &[
    ("items", "The items, one below the other", "by: quarter\nshow: text, commitment, status\n"),
    ("columns", "Now, next and later, side by side", "show: text\n"),
    ("decisions", "What waits to be decided, or what was decided", "which: waiting\n"),
    ("dates", "The dates that come up", "within: 90 days\n"),
    ("roadmap", "The roadmap as a picture", "by: theme\nmonths: 12\n"),
    ("action", "What the reader is to do", "what: \nby: \nhow: \nsilent: \n"),
    ("status", "How many items stand where", ""),
    ("changes", "What changed for them since they last heard", ""),
    ("corrections", "What they were told that is no longer true", ""),
    (
        "metrics",
        "How the measures stand against their targets, in a table or as charts",
        "only: all\nas: scorecard\n",
    ),
    ("risks", "What is open of risks and issues, and what happens next", "only: open\n"),
    ("glossary", "Their words on this page, with what they mean", "empty: leave out\n"),
    ("page", "How the page opens", "opening: beside\nstatus: shown\nweight: notice\n"),
];

/// Each merge field with what it is.
pub(super) const FIELDS: &[(&str, &str)] = &[
    ("headline", "One sentence on how it stands"),
    ("lead", "The day, and what is covered"),
    ("waiting", "How many decisions wait, and until when"),
    ("today", "The day of the update"),
    ("company", "The company, as the settings have it"),
    ("sender", "Where readers ask back, as the settings have it"),
    ("audience.name", "Who it is for"),
    ("audience.purpose", "What they are told it for"),
    ("audience.clearance", "How far it may travel"),
    ("audience.isAuthor", "Whether it is for the author"),
    ("counts.items", "How many items there are"),
    ("counts.onTrack", "How many are on track"),
    ("counts.atRisk", "How many are at risk"),
    ("counts.offTrack", "How many are off track"),
    ("counts.unsaid", "Of how many nobody has said how they go"),
    ("counts.done", "How many are done"),
    ("counts.now", "How many run now"),
    ("counts.next", "How many come next"),
    ("counts.later", "How many come later"),
    ("counts.committed", "How many are committed"),
    ("counts.waiting", "How many decisions wait"),
    ("counts.decided", "How many decisions were made"),
    ("since.update", "The update they got last, such as U-3; empty when there was none"),
    ("since.day", "The day of that update"),
    ("since.changes", "How many items and decisions are different for them since then"),
    ("items", "The items, to go through"),
    ("decisions", "The decisions, to go through"),
];

/// What stands in an item.
pub(super) const OF_ITEM: &[&str] = &[
    "reference",
    "title",
    "level",
    "parent",
    "theme",
    "product",
    "team",
    "goal",
    "tags",
    "owner",
    "when",
    "commitment",
    "standing",
    "status",
    "effort",
    "text",
    "links",
    "dependsOn",
    "source",
    "standsFor",
];

/// What stands in a decision.
pub(super) const OF_DECISION: &[&str] = &[
    "reference",
    "title",
    "status",
    "waiting",
    "decidedOn",
    "neededBy",
    "waitingDays",
    "waitingSince",
    "escalatesOn",
    "escalatesTo",
    "blocked",
    "ifNobodyDecides",
    "driver",
    "approver",
    "context",
    "rationale",
    "options",
    "recommendation",
    "chosen",
    "supersedes",
    "concerns",
    "tradeOffs",
    "expected",
];

const PHRASES: &[(&str, &str, &str)] = &[
    (
        "Only if decisions wait",
        "What stands between is left out when none waits",
        "{% if counts.waiting %}\n\n{% endif %}\n",
    ),
    (
        "For each item",
        "What stands between is repeated for each item",
        "{% for item in items %}\n- {{ item.reference }} {{ item.title }}\n{% endfor %}\n",
    ),
    (
        "For each decision",
        "What stands between is repeated for each decision",
        "{% for decision in decisions %}\n- {{ decision.reference }} {{ decision.title }}\n{% endfor %}\n",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_has_a_name_and_says_what_it_is() {
        let Offer { blocks, fields, phrases } = offer();
        for offered in blocks.iter().chain(&fields).chain(&phrases) {
            assert!(!offered.what.is_empty() && !offered.text.is_empty(), "{}", offered.name);
        }
        assert_eq!(fields.first().map(|field| field.text.as_str()), Some("{{ headline }}"));
    }
}

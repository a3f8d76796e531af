//! What each block of a template becomes. One file a block; the words they put on a page stand in [`LABELS`].

mod action;
mod changes;
mod columns;
mod corrections;
mod dates;
mod decisions;
mod entry;
mod glossary;
mod groups;
mod items;
mod kept;
mod metrics;
mod risks;
mod roadmap;
mod status;

pub(crate) use decisions::waited;
pub(crate) use entry::days;
pub use kept::KeptBlocks;
use roadbook_formats::document::{Block, Section, SectionWidth, Weight};

use super::Template;
use super::nearest::nearest;
use super::offer::BLOCKS;
use super::outline::Call;
use super::page::Page;
use crate::error::Result;

/// What stands where something is expected and there is nothing.
const NOTHING: &str = "Nothing this time.";

/// What stands where the reader has nothing to do.
pub(crate) const NOTHING_NEEDED: &str = "Nothing needed from you.";

/// The words that blocks put on a page by themselves. A withheld value that reads like one of them is not found by the
/// leak check where only the label stands.
pub(crate) const LABELS: &[&str] = &[
    NOTHING,
    NOTHING_NEEDED,
    "Item",
    "Items",
    "Decision",
    "Decided",
    "Status",
    "Owner",
    "When",
    "Team",
    "Product",
    "Part of",
    "Goal",
    "Level",
    "Tags",
    "Depends on",
    "Team’s word",
    "Why",
    "We recommend",
    "It holds up",
    "decides",
    "It has waited",
    "Replaces",
    "Effort",
    "Pages",
    "In the tracker",
    "Date",
    "Commitment",
    "Chosen",
    "Waiting for",
    "Holds up",
    "Needed by",
    "Available",
    "No longer planned",
    "late",
    "Now",
    "Next",
    "Later",
    "In hand",
    "Comes next",
    "We intend to",
    "No date yet",
    "Recommended",
    "Decide",
    "Choose",
    "Reply with the letter",
    "Reply with the reference",
    "Goes to",
    "What",
    "By",
    "How",
    "If you say nothing",
    "If you do nothing",
    "is needed",
    "Without a team",
    "Without a product",
    "Without a theme",
    "Without a goal",
    "Without an owner",
    "Without a status",
    "Not said how sure",
    "Roadmap",
    "Today",
    "On",
    "Draft",
    "New",
    "Was",
    "You were told",
    "None",
    "Product update for",
    "Told first",
    "goes on",
    "Outside this picture",
    "continued",
    "Milestone",
    "might happen",
    "Not said",
    "If nothing is done",
    "six weeks",
    "twelve months",
    "of 25",
];

/// As many rows as a block shows when nobody says fewer.
const MOST: u32 = 3660;

/// Keeps the first of some rows, and says how many more there are.
fn cut_short<T>(rows: &mut Vec<T>, most: u32) -> Option<String> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = rows.len().saturating_sub(most);
    rows.truncate(most);
    (more > 0).then(|| format!("And {more} more."))
}

/// What a block became.
#[derive(Debug, Clone, Default)]
pub(super) struct Expanded {
    /// What stands in the part.
    pub blocks: Vec<Block>,
    /// Parts of their own, one a group.
    pub groups: Vec<Section>,
    /// Small words below the part's name.
    pub note: Option<String>,
    /// How loudly the part's name speaks.
    pub weight: Weight,
    /// Which columns it takes.
    pub width: SectionWidth,
    /// Whether the whole part is to go, since there is nothing to show.
    pub leave_out: bool,
}

impl Expanded {
    fn of(blocks: Vec<Block>) -> Self {
        Self { blocks, ..Self::default() }
    }

    fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.groups.is_empty()
    }
}

/// Makes what a block asks for.
///
/// # Errors
/// A sentence with template and line when there is no such block, key or choice.
pub(super) fn expand(template: &Template, mut call: Call, page: Page<'_>) -> Result<Expanded> {
    let empty = call.take("empty");
    let note = call.take("note");
    let made = match call.name.as_str() {
        "items" => items::expand(template, &mut call, page),
        "columns" => columns::expand(template, &mut call, page),
        "decisions" => decisions::expand(template, &mut call, page),
        "dates" => dates::expand(template, &mut call, page),
        "roadmap" => roadmap::expand(template, &mut call, page),
        "action" => Ok(action::expand(&mut call)),
        "status" => Ok(status::expand(page)),
        "changes" => changes::expand(template, &mut call, page),
        "corrections" => corrections::expand(template, &mut call, page),
        "glossary" => Ok(glossary::expand(page)),
        "metrics" => metrics::expand(template, &mut call, page),
        "risks" => risks::expand(template, &mut call, page),
        name => {
            let what = format!("there is no block “{name}”");
            let hint = nearest(name, BLOCKS.iter().map(|(known, ..)| *known)).map_or_else(
                || {
                    let known: Vec<_> = BLOCKS.iter().map(|(known, ..)| (*known).to_owned()).collect();
                    format!("There are {}.", crate::op::in_words(&known))
                },
                |meant| format!("Did you mean {meant}?"),
            );
            Err(call.fault(template, what, hint))
        }
    }?;
    call.done(template)?;
    if made.is_empty() {
        return Ok(match empty.as_deref() {
            Some("leave out") => Expanded { leave_out: true, ..Expanded::default() },
            words => Expanded::of(vec![Block::Quiet(words.unwrap_or(NOTHING).to_owned())]),
        });
    }
    Ok(Expanded { note: note.or(made.note), ..made })
}

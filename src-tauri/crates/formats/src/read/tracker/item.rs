//! An item as a row of a tracker says it, before it becomes one of the roadmap.

use serde::Serialize;

use crate::date::PartialDate;
use crate::words::{Commitment, Health, Level, Scale, Sensitivity};

/// What a row says about an item.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemRow {
    /// The line of the file it starts on.
    pub line: u32,
    /// What the tracker calls it.
    pub source_id: Option<String>,
    /// Its second name, which a parent may be given by: Jira's number.
    pub internal_id: Option<String>,
    /// The title; never empty.
    pub title: String,
    /// The level.
    pub level: Level,
    /// The tracker's own word for the level.
    pub level_as_written: Option<String>,
    /// The team's own status word.
    pub status: Option<String>,
    /// Where the status lies on the common scale; none is not comparable.
    pub status_scale: Option<Scale>,
    /// The name of who is responsible.
    pub owner: Option<String>,
    /// The owner's address, where the file has it.
    pub owner_email: Option<String>,
    /// When it starts.
    pub start: Option<PartialDate>,
    /// When it ends.
    pub end: Option<PartialDate>,
    /// A period in words, `Q3 2026` or `2026-05-01 – Q3 2026`; where there is one it says more than start and end.
    pub timeframe: Option<String>,
    /// The words stand in a column of their own, beside a start or an end that say when, too.
    pub is_dated_twice: bool,
    /// The product.
    pub product: Option<String>,
    /// The team.
    pub team: Option<String>,
    /// The goal.
    pub goal: Option<String>,
    /// The tags, each once, in the order of the file.
    pub tags: Vec<String>,
    /// The row it is part of: that row's source id, internal id or title.
    pub parent: Option<String>,
    /// The description in Markdown.
    pub description: Option<String>,
    /// The effort.
    pub effort: Option<f64>,
    /// What stands there instead, where it is no number: `M`, `3 weeks`.
    pub effort_in_words: Option<String>,
    /// How sure the date is.
    pub commitment: Option<Commitment>,
    /// How it is going.
    pub health: Option<Health>,
    /// Who may see it.
    pub sensitivity: Option<Sensitivity>,
    /// The title for the public.
    pub public_title: Option<String>,
    /// The text for the public.
    pub public_text: Option<String>,
    /// A note for the inside, with the cells that have no heading.
    pub internal_note: Option<String>,
    /// Where it can be looked up.
    pub url: Option<String>,
    /// The rows that must come first, each by its source id, internal id or title.
    pub depends_on: Vec<String>,
    /// The rows that wait for this one, named in the same way.
    pub blocks: Vec<String>,
    /// How many comments stand in the note for the inside, or would if they were fewer.
    pub comments: u32,
}

//! The names a filter knows, and what kind of value each takes.

use crate::error::{Error, Result};
use crate::items::field::ItemField;

use roadbook_formats::fold::fold_words;

/// What stands before the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterField {
    /// The reference.
    Ref,
    /// A field of the item.
    Item(ItemField),
    /// The first day.
    Start,
    /// The last day.
    Due,
    /// Where the status lies on the common scale.
    Scale,
    /// What it scores by a way of scoring.
    Score,
    /// A decision that concerns it, by reference.
    Decision,
    /// A state: scheduled, unscheduled, overdue, done, open, blocked, conflict.
    Is,
    /// That there is something: a value of a field, a dependency, parts, a decision.
    Has,
}

/// The names in the order they are offered; the first of each is the one that is written.
const NAMES: &[(FilterField, &[&str])] = &[
    (FilterField::Item(ItemField::Team), &["team"]),
    (FilterField::Item(ItemField::Product), &["product"]),
    (FilterField::Item(ItemField::Owner), &["owner"]),
    (FilterField::Item(ItemField::Health), &["health"]),
    (FilterField::Due, &["due", "end", "ends"]),
    (FilterField::Start, &["start", "starts", "begin"]),
    (FilterField::Item(ItemField::Timeframe), &["when", "timeframe"]),
    (FilterField::Item(ItemField::Commitment), &["commitment"]),
    (FilterField::Item(ItemField::Status), &["status"]),
    (FilterField::Scale, &["scale", "statusOnScale"]),
    (FilterField::Item(ItemField::Level), &["level"]),
    (FilterField::Item(ItemField::Goal), &["goal"]),
    (FilterField::Item(ItemField::Tags), &["tag", "tags"]),
    (FilterField::Item(ItemField::Effort), &["effort"]),
    (FilterField::Score, &["score"]),
    (FilterField::Item(ItemField::Parent), &["part-of", "parent"]),
    (FilterField::Item(ItemField::Sensitivity), &["sensitivity"]),
    (FilterField::Item(ItemField::Title), &["title"]),
    (FilterField::Item(ItemField::Description), &["description"]),
    (FilterField::Item(ItemField::PublicTitle), &["public-title"]),
    (FilterField::Item(ItemField::PublicText), &["public-text"]),
    (FilterField::Item(ItemField::InternalNote), &["internal-note", "note"]),
    (FilterField::Item(ItemField::DateReason), &["date-reason", "reason"]),
    (FilterField::Ref, &["ref"]),
    (FilterField::Item(ItemField::DependsOn), &["depends-on", "needs"]),
    (FilterField::Item(ItemField::Blocks), &["blocks"]),
    (FilterField::Decision, &["decision"]),
    (FilterField::Is, &["is"]),
    (FilterField::Has, &["has"]),
];

impl FilterField {
    /// Every field a filter knows, in the order they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(field, _)| *field)
    }

    /// Its name before the colon.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(field, _)| *field == self).map_or("", |(_, names)| names[0])
    }

    /// What it is, in words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ref => "Reference",
            Self::Item(ItemField::Timeframe) => "Now, next, later, or a time",
            Self::Item(ItemField::DependsOn) => "What it cannot be done before",
            Self::Item(ItemField::Blocks) => "What cannot be done before it",
            Self::Item(field) => field.word(),
            Self::Start => "First day",
            Self::Due => "Last day",
            Self::Scale => "Status on the common scale",
            Self::Score => "Score",
            Self::Decision => "A decision that concerns it",
            Self::Is => "A state",
            Self::Has => "What there is",
        }
    }

    /// Reads a name, in any case and with or without dashes.
    ///
    /// # Errors
    /// [`Error::Invalid`] that names the nearest.
    pub(super) fn parse(name: &str) -> Result<Self> {
        let squeezed = |text: &str| fold_words(text).replace(' ', "");
        let wanted = squeezed(name);
        let found = NAMES.iter().find(|(_, names)| names.iter().any(|known| squeezed(known) == wanted));
        found.map(|(field, _)| *field).ok_or_else(|| {
            let known: Vec<_> = NAMES.iter().map(|(_, names)| names[0]).collect();
            Error::invalid(
                format!("“{name}” is not a field to filter by"),
                format!("There are {}. Put words that hold a colon in quotation marks.", known.join(", ")),
            )
        })
    }
}

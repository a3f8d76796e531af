//! Which registers there are, and what their records are called and cited by.

use serde::{Deserialize, Serialize};

use crate::op::Kind;

/// A kind of record that is written down field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Register {
    /// A KPI with targets and readings.
    Metric,
    /// A risk, an assumption, an issue or a dependency.
    RaidEntry,
    /// What somebody said they would do.
    Action,
    /// A piece of feedback.
    Signal,
    /// An executive review.
    Review,
}

impl Register {
    /// Every one of them.
    pub const ALL: &'static [Self] =
        &[Self::Metric, Self::RaidEntry, Self::Action, Self::Signal, Self::Review];

    /// The letter of its references.
    pub fn letter(self) -> char {
        match self {
            Self::Metric => 'M',
            Self::RaidEntry => 'K',
            Self::Action => 'A',
            Self::Signal => 'S',
            Self::Review => 'V',
        }
    }

    /// Its kind.
    pub fn kind(self) -> Kind {
        match self {
            Self::Metric => Kind::Metric,
            Self::RaidEntry => Kind::RaidEntry,
            Self::Action => Kind::Action,
            Self::Signal => Kind::Signal,
            Self::Review => Kind::Review,
        }
    }

    /// What one of them is called in a sentence: "a metric".
    pub fn called(self) -> &'static str {
        match self {
            Self::Metric => "a metric",
            Self::RaidEntry => "a RAID entry",
            Self::Action => "an action",
            Self::Signal => "a signal",
            Self::Review => "a review",
        }
    }

    /// What several of them are called in a sentence.
    pub fn called_many(self) -> &'static str {
        match self {
            Self::Metric => "metrics",
            Self::RaidEntry => "RAID entries",
            Self::Action => "actions",
            Self::Signal => "signals",
            Self::Review => "reviews",
        }
    }

    /// The one with this kind; nothing for other kinds.
    pub fn of(kind: Kind) -> Option<Self> {
        Self::ALL.iter().copied().find(|register| register.kind() == kind)
    }
}

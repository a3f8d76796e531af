//! What metrics, RAID entries, actions, signals and reviews have in common: people write them down field by field and
//! cite them by a reference.
//!
//! Owns adding, changing, finding and putting away such records. What a field means is said where the kind lives.

pub mod add;
pub mod edit;
pub mod find;
mod place;
pub(crate) mod steps;
pub(crate) mod typed;

use serde::{Deserialize, Serialize};

use crate::actions::Action;
use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::metrics::Metric;
use crate::op::Kind;
use crate::raid::RaidEntry;
use crate::record::Record;
use crate::reviews::Review;
use crate::signals::Signal;
use crate::workspace::Tx;

pub(crate) use place::place;

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

    /// Does something with the type that its records have.
    pub fn with<W: WithEntry>(self, work: W) -> W::Gives {
        match self {
            Self::Metric => work.with::<Metric>(),
            Self::RaidEntry => work.with::<RaidEntry>(),
            Self::Action => work.with::<Action>(),
            Self::Signal => work.with::<Signal>(),
            Self::Review => work.with::<Review>(),
        }
    }
}

/// Work that is the same for every register.
pub trait WithEntry {
    /// What it gives.
    type Gives;

    /// Does it.
    fn with<E: Entry>(self) -> Self::Gives;
}

/// A record of a register.
pub trait Entry: Record + Default + 'static {
    /// Which register.
    const REGISTER: Register;

    /// The fields a person can set; the first one is what it is called.
    fn fields_by_hand() -> &'static [Field<Self>];

    /// The number of its reference.
    fn number(&self) -> u32;

    /// What it is called in a list.
    fn title(&self) -> &str;

    /// Whether it is put away.
    fn is_archived(&self) -> bool;

    /// The same with its id and number.
    #[must_use]
    fn numbered(self, id: String, number: u32) -> Self;

    /// The same, put away or brought back.
    #[must_use]
    fn placed(self, archived: bool) -> Self;

    /// What a new one is before anything is said of it.
    ///
    /// # Errors
    /// When the storage fails.
    fn begin(tx: &Tx<'_>) -> Result<Self>;

    /// Brings fields in line that follow from others, when a change is kept. `before` is nothing for a new one.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the fields do not fit together.
    fn settle(&mut self, tx: &Tx<'_>, before: Option<&Self>) -> Result<()> {
        let _ = (tx, before);
        Ok(())
    }

    /// What people cite it by.
    fn reference(&self) -> Reference {
        Reference { letter: Letter::Register(Self::REGISTER), number: self.number() }
    }
}

/// What an [`Entry`] has as all of them keep it: the fields by hand from the kind's `fields`, and its number, what it is
/// called (in the field that is named) and whether it is put away from fields of the record.
macro_rules! kept_as_all {
    ($title:ident) => {
        fn fields_by_hand() -> &'static [crate::register::Field<Self>] {
            fields::FIELDS
        }

        fn number(&self) -> u32 {
            self.number
        }

        fn title(&self) -> &str {
            &self.$title
        }

        fn is_archived(&self) -> bool {
            self.archived
        }

        fn numbered(self, id: String, number: u32) -> Self {
            Self { id, number, ..self }
        }

        fn placed(self, archived: bool) -> Self {
            Self { archived, ..self }
        }
    };
}
pub(crate) use kept_as_all;

/// A field that a person can set, and how what they type is kept.
pub struct Field<E> {
    /// Its name in JSON and on the command line.
    pub key: &'static str,
    /// Its name on screen.
    pub word: &'static str,
    pub(crate) set: fn(&Tx<'_>, &mut E, &str) -> Result<()>,
}

impl<E> Field<E> {
    pub(crate) const fn new(
        key: &'static str,
        word: &'static str,
        set: fn(&Tx<'_>, &mut E, &str) -> Result<()>,
    ) -> Self {
        Self { key, word, set }
    }
}

/// The field with this name.
///
/// # Errors
/// [`Error::Invalid`] that lists the names there are.
pub fn field<E: Entry>(name: &str) -> Result<&'static Field<E>> {
    let fields = E::fields_by_hand();
    fields.iter().find(|field| field.key.eq_ignore_ascii_case(name.trim())).ok_or_else(|| {
        let known: Vec<_> = fields.iter().map(|field| field.key).collect();
        let called = E::REGISTER.called();
        let (first, rest) = called.split_at(1);
        Error::invalid(
            format!("{}{rest} has no field “{name}”", first.to_uppercase()),
            format!("There are {}.", known.join(", ")),
        )
    })
}

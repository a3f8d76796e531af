//! What metrics, RAID entries, actions, signals and reviews have in common: people write them down field by field and
//! cite them by a reference.
//!
//! Owns adding, changing, finding and putting away such records. What a field means is said where the kind lives.

pub mod add;
pub(crate) mod cited;
pub mod edit;
pub mod find;
mod place;
pub(crate) mod steps;
pub(crate) mod which;

use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::record::Record;
use crate::workspace::Tx;

pub(crate) use place::place;
pub use which::Register;

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

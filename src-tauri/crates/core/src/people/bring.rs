//! Brings rows of a table into the people: those who are known are brought up to date, the others are written down.

use super::assign::{PersonField, assign};
use super::columns::Column;
use super::{Person, store};
use crate::error::{Error, Result};
use crate::pasted::unquoted;
use crate::record::Record as _;
use crate::workspace::Tx;

/// What became of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Brought {
    /// How many people say something new.
    pub changed: u32,
    /// How many are new.
    pub added: u32,
    /// How many were there as they are.
    pub unchanged: u32,
}

/// A field of a row that cannot be kept, and why.
pub(super) type Wrong = (PersonField, Error);

/// Rows on their way in, one after the other.
pub(super) struct Bringing<'a, 'b> {
    tx: &'a Tx<'b>,
    known: Vec<Person>,
    brought: Brought,
}

impl<'a, 'b> Bringing<'a, 'b> {
    /// Begins with everybody there is.
    ///
    /// # Errors
    /// The storage's failure.
    pub fn begin(tx: &'a Tx<'b>) -> Result<Self> {
        Ok(Self { tx, known: Person::all(tx.conn())?, brought: Brought::default() })
    }

    /// Brings one row in and says what of it cannot be kept; the rest of it is. Somebody is known by their e-mail address,
    /// else by what they are called; an empty cell changes nothing. Somebody who was put away is brought back.
    ///
    /// # Errors
    /// The storage's failure.
    pub fn row(&mut self, columns: &[Column], row: &[String]) -> Result<Vec<Wrong>> {
        let mut said = Person::default();
        let mut wrong = Vec::new();
        let mut values = Vec::new();
        for (field, text) in values_of(columns, row) {
            match assign(&mut said, field, &text) {
                Ok(()) => values.push((field, text)),
                Err(error) => wrong.push((field, error)),
            }
        }
        match self.who(&said)? {
            Some(before) => self.change(&before, &values, &mut wrong)?,
            None if said.name.is_empty() => {
                wrong.push((PersonField::Name, Error::invalid("a person who is new needs a name", "")));
            }
            None => {
                self.known.push(store::add(self.tx, said)?);
                self.brought.added += 1;
            }
        }
        Ok(wrong)
    }

    /// What became of all rows.
    pub fn end(self) -> Brought {
        self.brought
    }

    fn change(
        &mut self,
        before: &Person,
        values: &[(PersonField, String)],
        wrong: &mut Vec<Wrong>,
    ) -> Result<()> {
        let mut after = Person { archived: false, ..before.clone() };
        for (field, text) in values {
            // Whoever is found by another name, or in other letters, keeps the one they have.
            let is_known_so = *field == PersonField::Name
                && store::named(self.tx.conn(), text)?.is_some_and(|known| known == before.id);
            if !is_known_so {
                assign(&mut after, *field, text)?;
            }
        }
        if before.name != after.name
            && let Err(error) = store::is_free(self.tx.conn(), &after)
        {
            wrong.push((PersonField::Name, error));
            after.name.clone_from(&before.name);
        }
        if *before == after {
            self.brought.unchanged += 1;
            return Ok(());
        }
        self.tx.change(before, &after)?;
        self.brought.changed += 1;
        self.known.retain(|known| known.id != after.id);
        self.known.push(after);
        Ok(())
    }

    /// Who is meant by what a row says.
    fn who(&self, said: &Person) -> Result<Option<Person>> {
        let same = |address: &Option<String>| match (address, &said.email) {
            (Some(known), Some(said)) => known.eq_ignore_ascii_case(said),
            _ => false,
        };
        if let Some(known) = self.known.iter().find(|known| same(&known.email)) {
            return Ok(Some(known.clone()));
        }
        let named = store::named(self.tx.conn(), &said.name)?;
        Ok(named.and_then(|id| self.known.iter().find(|known| known.id == id).cloned()))
    }
}

/// What a row says of each field; the two parts of a name make one where no column holds the whole.
fn values_of(columns: &[Column], row: &[String]) -> Vec<(PersonField, String)> {
    let mut values = Vec::new();
    let (mut first, mut last) = (String::new(), String::new());
    for (column, cell) in columns.iter().zip(row) {
        let cell = unquoted(cell).trim();
        match column {
            Column::First => cell.clone_into(&mut first),
            Column::Last => cell.clone_into(&mut last),
            Column::Field(field) if !cell.is_empty() => values.push((*field, cell.to_owned())),
            Column::Field(_) | Column::LeftOut => {}
        }
    }
    let whole = format!("{first} {last}");
    let is_named = values.iter().any(|(field, _)| *field == PersonField::Name);
    if !is_named && !whole.trim().is_empty() {
        values.insert(0, (PersonField::Name, whole));
    }
    values
}

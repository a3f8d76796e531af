//! Takes rows of people that were copied from a spreadsheet or an address book: those who are known are brought up to
//! date, the others are written down.

use super::assign::{PersonField, assign};
use super::{Person, store};
use crate::error::{Error, Result};
use crate::filter::folded;
use crate::op::{Committed, Op};
use crate::pasted::{Mistakes, cells, unquoted};
use crate::record::Record as _;
use crate::workspace::{Tx, Workspace};

/// What pasting did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pasted {
    /// How many people say something new.
    pub changed: u32,
    /// How many are new.
    pub added: u32,
    /// How many were there as they are.
    pub unchanged: u32,
}

/// Puts copied rows into the people, one a row, in one step of undo. Somebody is known by their e-mail address, else by
/// what they are called; a cell that is empty changes nothing. A first row of headings says which column is which; without
/// one they are in the order of the table, but the one with addresses in it holds the addresses. Somebody who was put away
/// is brought back.
///
/// # Errors
/// [`Error::Invalid`] naming the first cells that cannot be kept; then nothing is changed.
pub fn paste(workspace: &Workspace, text: &str) -> Result<Committed<Pasted>> {
    let rows = cells(text);
    let Some(first) = rows.first() else {
        return Err(Error::invalid("There is nothing to paste", "Copy rows of people first."));
    };
    let (columns, skipped) = match headings(first) {
        Some(columns) => (columns, 1),
        None => (in_order(&rows), 0),
    };
    workspace.transact(Op::Edit, "", |tx| {
        let mut pasting = Pasting {
            tx,
            known: Person::all(tx.conn())?,
            pasted: Pasted::default(),
            mistakes: Mistakes::default(),
        };
        for (number, row) in (1..).zip(&rows).skip(skipped) {
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                pasting.row(number, &columns, row)?;
            }
        }
        pasting.end()
    })
}

/// A column of the copied cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Field(PersonField),
    /// Part of a name, as address books keep it.
    First,
    Last,
    Unknown,
}

struct Pasting<'a, 'b> {
    tx: &'a Tx<'b>,
    known: Vec<Person>,
    pasted: Pasted,
    mistakes: Mistakes,
}

impl Pasting<'_, '_> {
    fn row(&mut self, number: usize, columns: &[Column], row: &[String]) -> Result<()> {
        let mut values = Vec::new();
        let (mut first, mut last) = (String::new(), String::new());
        for (column, cell) in columns.iter().zip(row) {
            let cell = unquoted(cell).trim();
            match column {
                Column::First => cell.clone_into(&mut first),
                Column::Last => cell.clone_into(&mut last),
                Column::Field(field) if !cell.is_empty() => values.push((*field, cell.to_owned())),
                Column::Field(_) | Column::Unknown => {}
            }
        }
        let whole = format!("{first} {last}");
        let is_named = values.iter().any(|(field, _)| *field == PersonField::Name);
        if !is_named && !whole.trim().is_empty() {
            values.insert(0, (PersonField::Name, whole));
        }
        self.bring(number, &values)
    }

    fn bring(&mut self, number: usize, values: &[(PersonField, String)]) -> Result<()> {
        let mut said = Person::default();
        self.put(number, &mut said, values);
        let Some(before) = self.who(&said)? else { return self.add(number, said) };
        let mut after = Person { archived: false, ..before.clone() };
        for (field, text) in values {
            // Whoever is found by another name, or in other letters, keeps the one they have.
            let is_known_so = *field == PersonField::Name
                && store::named(self.tx.conn(), text)?.is_some_and(|known| known == before.id);
            if !is_known_so && assign(&mut after, *field, text).is_err() {
                // It was noted above.
                return Ok(());
            }
        }
        if before == after {
            self.pasted.unchanged += 1;
            return Ok(());
        }
        if before.name != after.name
            && let Err(error) = store::is_free(self.tx.conn(), &after)
        {
            self.mistakes.note(number, PersonField::Name.word(), &error);
            return Ok(());
        }
        self.tx.change(&before, &after)?;
        self.pasted.changed += 1;
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

    fn add(&mut self, number: usize, said: Person) -> Result<()> {
        if said.name.is_empty() {
            let missing = Error::invalid("a person who is new needs a name", "");
            self.mistakes.note(number, PersonField::Name.word(), &missing);
            return Ok(());
        }
        self.known.push(store::add(self.tx, said)?);
        self.pasted.added += 1;
        Ok(())
    }

    fn put(&mut self, number: usize, person: &mut Person, values: &[(PersonField, String)]) {
        for (field, text) in values {
            if let Err(error) = assign(person, *field, text) {
                self.mistakes.note(number, field.word(), &error);
            }
        }
    }

    fn end(self) -> Result<Pasted> {
        self.mistakes.end()?;
        let Pasted { changed, added, unchanged } = self.pasted;
        let people = |many: u32| if many == 1 { "1 person".to_owned() } else { format!("{many} people") };
        let new = match added {
            0 => "nobody new".to_owned(),
            added => format!("{added} new"),
        };
        self.tx.say(format!("Pasted {}, {new}", people(changed + added + unchanged)));
        Ok(self.pasted)
    }
}

/// What each column is, when the first row names fields.
fn headings(row: &[String]) -> Option<Vec<Column>> {
    let columns: Vec<_> = row.iter().map(|cell| column(&folded(cell))).collect();
    let names =
        [Column::Field(PersonField::Name), Column::First, Column::Last, Column::Field(PersonField::Email)];
    columns.iter().any(|column| names.contains(column)).then_some(columns)
}

/// Headings by what they hold, as tables and address books in several languages call it.
fn column(heading: &str) -> Column {
    match heading {
        "name" | "full name" | "display name" | "person" | "who" | "nom complet" => {
            Column::Field(PersonField::Name)
        }
        "first name" | "given name" | "vorname" | "prenom" => Column::First,
        "last name" | "surname" | "family name" | "nachname" | "nom" => Column::Last,
        "role" | "title" | "job title" | "position" | "funktion" | "poste" => {
            Column::Field(PersonField::Role)
        }
        "department" | "team" | "division" | "abteilung" | "service" => {
            Column::Field(PersonField::Department)
        }
        "seniority" | "level" | "grade" | "stufe" => Column::Field(PersonField::Seniority),
        "email" | "e mail" | "mail" | "email address" | "e mail address" | "e mail 1 value"
        | "adresse e mail" => Column::Field(PersonField::Email),
        "also known as" | "aliases" | "alias" | "username" | "user name" | "nickname" => {
            Column::Field(PersonField::Aliases)
        }
        _ => Column::Unknown,
    }
}

/// The columns in the order of the table; the first one that holds an address holds the addresses.
fn in_order(rows: &[Vec<String>]) -> Vec<Column> {
    let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
    let has_address =
        |column: &usize| rows.iter().any(|row| row.get(*column).is_some_and(|cell| cell.contains('@')));
    let Some(address) = (0..widest).find(has_address) else {
        return PersonField::ALL.iter().copied().map(Column::Field).collect();
    };
    let others = PersonField::ALL.iter().copied().filter(|field| *field != PersonField::Email);
    let mut columns: Vec<_> = others.map(Column::Field).collect();
    columns.insert(address.min(columns.len()), Column::Field(PersonField::Email));
    columns
}

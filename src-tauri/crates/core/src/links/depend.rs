//! Sets what items depend on, and what depends on them, as it is typed into their cells.

use rusqlite::Connection;

use super::add::link;
use super::named::Sentence;
use super::said::Said;
use super::{End, Link, Relation, store};
use crate::error::{Error, Result};
use crate::ids::Reference;
use crate::items::{self, Item};
use crate::record::Record as _;
use crate::register::cited::about;
use crate::workspace::Tx;

/// The dependencies that come and go, gathered while cells are read and made together, so that the order of the rows does
/// not count. A dependency stands in the cells of both its items: what counts is what a cell changes, and one that was left
/// as it was does not speak against the other.
#[derive(Debug, Default)]
pub(crate) struct Depending {
    taken_out: Vec<Link>,
    put_in: Vec<Sentence>,
}

impl Depending {
    /// Reads what was typed for an item: references with commas between them, which are all there are from then on, or with
    /// a sign before each to put them in or take them out. What was put away is not seen and stays. Says whether anything
    /// changes.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what is no item in use, and for the item itself; [`Error::NotFound`] when there is none.
    pub(crate) fn read(&mut self, tx: &Tx<'_>, item: &Item, end: End, text: &str) -> Result<bool> {
        let known = in_use(tx.conn(), item, end)?;
        let references: Vec<_> = known.iter().map(|(_, reference)| reference.to_string()).collect();
        let asked = about(tx, &references, text)?;
        let before = (self.taken_out.len(), self.put_in.len());
        for cited in asked.iter().filter(|cited| !references.contains(*cited)) {
            self.put_in.push(sentence(tx.conn(), item, end, cited.parse()?)?);
        }
        let gone = known.into_iter().filter(|(_, reference)| !asked.contains(&reference.to_string()));
        self.taken_out.extend(gone.map(|(link, _)| link));
        Ok(before != (self.taken_out.len(), self.put_in.len()))
    }

    /// Takes out what goes, and then puts in what comes.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the way around for what would lead back to where it began.
    pub(crate) fn keep(self, tx: &Tx<'_>) -> Result<()> {
        for gone in &self.taken_out {
            // Both its items may have been changed.
            if Link::find(tx.conn(), &gone.id)?.is_some() {
                tx.remove(gone)?;
            }
        }
        for sentence in &self.put_in {
            if sentence.kept(tx.conn(), Relation::DependsOn)?.is_none() {
                link(tx, sentence, Relation::DependsOn)?;
            }
        }
        Ok(())
    }
}

/// What is to be said of an item and another.
fn sentence(conn: &Connection, item: &Item, end: End, other: Reference) -> Result<Sentence> {
    let reference = item.reference();
    if other == reference {
        let what = match end {
            End::From => format!("{reference} cannot depend on itself"),
            End::To => format!("{reference} cannot block itself"),
        };
        return Err(Error::invalid(what, "Name another item."));
    }
    let sentence = Sentence::of(conn, reference, Said::Link(Relation::DependsOn, end), other)?;
    if items::store::by_reference(conn, other)?.archived {
        return Err(Error::invalid(
            format!("{other} is put away"),
            "Bring it back first, or name another item.",
        ));
    }
    Ok(sentence)
}

/// The dependencies of an item, read from this end, whose other item is in use, with its reference.
fn in_use(conn: &Connection, item: &Item, end: End) -> Result<Vec<(Link, Reference)>> {
    let mut found = Vec::new();
    for link in store::of(conn, &item.id.0)? {
        let (own, other) = match end {
            End::From => (&link.from_id, &link.to_id),
            End::To => (&link.to_id, &link.from_id),
        };
        if link.relation != Relation::DependsOn || *own != item.id.0 {
            continue;
        }
        if let Some(other) = Item::find(conn, other)?.filter(|other| !other.archived) {
            found.push((link, other.reference()));
        }
    }
    Ok(found)
}

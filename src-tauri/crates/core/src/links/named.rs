//! Finds the two records of a link a person speaks of, and says the link in a sentence.

use rusqlite::Connection;

use super::said::Said;
use super::{End, Link, Relation, store};
use crate::decisions;
use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::items::{self, Item};
use crate::op::Kind;

/// A record at one end of a link.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) reference: Reference,
}

/// The two records, and what the first is to the second.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) subject: Named,
    pub(super) said: Said,
    pub(super) object: Named,
}

impl Sentence {
    /// Looks both records up.
    pub(super) fn of(conn: &Connection, from: Reference, said: Said, to: Reference) -> Result<Self> {
        let sentence = Self { subject: named(conn, from)?, said, object: named(conn, to)? };
        if from == to {
            return Err(Error::invalid("A record cannot be linked to itself", "Name another record."));
        }
        if !said.fits(sentence.subject.kind, sentence.object.kind) {
            let other = |said: &Said| said.fits(sentence.subject.kind, sentence.object.kind);
            let known: Vec<_> = Said::all().filter(other).map(|said| said.word().to_lowercase()).collect();
            return Err(Error::invalid(
                format!("{} cannot be said of {from} and {to}", said.word()),
                format!("Between them there are {}.", known.join(", ")),
            ));
        }
        Ok(sentence)
    }

    /// "R-1 blocks R-2".
    pub(super) fn words(&self) -> String {
        let Self { subject, said, object } = self;
        format!("{} {} {}", subject.reference, said.word().to_lowercase(), object.reference)
    }

    /// The record that says it as it is kept, and the one it is said of.
    pub(super) fn ends(&self) -> (&Named, &Named) {
        match self.said {
            Said::Link(_, End::From) | Said::Part(End::From) => (&self.subject, &self.object),
            Said::Link(_, End::To) | Said::Part(End::To) => (&self.object, &self.subject),
        }
    }

    /// The link as it is kept; of two records that relate to each other either may have said it.
    pub(super) fn kept(&self, conn: &Connection, relation: Relation) -> Result<Option<Link>> {
        let (from, to) = self.ends();
        let is_it = |link: &Link| {
            let forth = link.from_id == from.id && link.to_id == to.id;
            let back = link.from_id == to.id && link.to_id == from.id;
            link.relation == relation && (forth || back && relation == Relation::RelatesTo)
        };
        Ok(store::of(conn, &from.id)?.into_iter().find(is_it))
    }
}

fn named(conn: &Connection, reference: Reference) -> Result<Named> {
    let (kind, id) = match reference.letter {
        Letter::Item => (Kind::Item, items::store::by_reference(conn, reference)?.id.0),
        Letter::Decision => (Kind::Decision, decisions::store::by_reference(conn, reference)?.id.0),
        Letter::Person => {
            return Err(Error::invalid(
                format!("{reference} is a person"),
                "Links join items and decisions. Name people as owner, driver or approver.",
            ));
        }
        Letter::Update => return Err(Error::frozen(reference)),
        Letter::Register(register) => {
            return Err(Error::invalid(
                format!("{reference} is {}", register.called()),
                "Links join items and decisions. What it is about stands in the field “about”.",
            ));
        }
    };
    Ok(Named { kind, id, reference })
}

/// References on the way from an item up to the one it is in the end part of, itself first.
pub(crate) fn way_up(conn: &Connection, item: &Item) -> Result<Vec<Item>> {
    let mut way = vec![item.clone()];
    while let Some(parent) = way.last().and_then(|last| last.parent.clone()) {
        let above = items::store::get(conn, &parent)?;
        if way.iter().any(|known| known.id == above.id) {
            break;
        }
        way.push(above);
    }
    Ok(way)
}

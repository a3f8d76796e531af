//! What a person says one record is to another: a link read from one of its ends, or a part of an item.

use super::{End, Relation};
use crate::error::{Error, Result};
use crate::op::Kind;

/// What one record is to another, as a person says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A link that is kept once, read from this end.
    Link(Relation, End),
    /// An item is part of another ([`End::From`]), or has it as a part.
    Part(End),
}

impl Said {
    /// Everything that can be said, each once.
    pub fn all() -> impl Iterator<Item = Self> {
        let ends = |relation: Relation| match relation {
            Relation::RelatesTo => vec![End::From],
            _ => vec![End::From, End::To],
        };
        let links = Relation::ALL
            .iter()
            .flat_map(move |relation| ends(*relation).into_iter().map(|end| Self::Link(*relation, end)));
        links.chain([Self::Part(End::From), Self::Part(End::To)])
    }

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Link(relation, end) => relation.key(end),
            Self::Part(End::From) => "partOf",
            Self::Part(End::To) => "hasPart",
        }
    }

    /// The words on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Link(relation, end) => relation.word(end),
            Self::Part(End::From) => "Part of",
            Self::Part(End::To) => "Has part",
        }
    }

    /// Reads a name, whatever its case and with or without spaces and dashes.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the names there are.
    pub fn parse(name: &str) -> Result<Self> {
        let folded = |text: &str| {
            text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase()
        };
        let wanted = folded(name);
        Self::all().find(|said| folded(said.key()) == wanted).ok_or_else(|| {
            let known: Vec<_> = Self::all().map(Self::key).collect();
            Error::invalid(
                format!("“{name}” says nothing that records are to each other"),
                format!("There are {}.", known.join(", ")),
            )
        })
    }

    /// Whether it can be said of records of these kinds, the one that says it first.
    pub fn fits(self, from: Kind, to: Kind) -> bool {
        let (first, second) = match self {
            Self::Link(_, End::To) | Self::Part(End::To) => (to, from),
            Self::Link(_, End::From) | Self::Part(End::From) => (from, to),
        };
        match self {
            Self::Link(Relation::Supersedes | Relation::Amends | Relation::Reverses, _) => {
                first == Kind::Decision && second == Kind::Decision
            }
            Self::Link(Relation::RelatesTo | Relation::CausedBy, _) => true,
            Self::Link(Relation::Concerns, _) => first == Kind::Decision && second == Kind::Item,
            Self::Link(Relation::DependsOn, _) | Self::Part(_) => first == Kind::Item && second == Kind::Item,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_people_write_them() {
        let check = |name: &str, expect: Option<Said>| assert_eq!(Said::parse(name).ok(), expect, "{name}");
        check("blocks", Some(Said::Link(Relation::DependsOn, End::To)));
        check("depends-on", Some(Said::Link(Relation::DependsOn, End::From)));
        check("Part of", Some(Said::Part(End::From)));
        check("relatesTo", Some(Said::Link(Relation::RelatesTo, End::From)));
        check("likes", None);
    }
}

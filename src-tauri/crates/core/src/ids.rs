//! Identities: opaque ids that never repeat on any computer, and the references people cite (`R-12`, `D-7`).

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::op::Kind;
use crate::register::which::Register;

/// A source of new ids.
pub trait Ids: Send + Sync {
    /// A new id, never given before. `now` keeps ids in the order they were made.
    fn next(&self, now: DateTime<Utc>) -> String;
}

/// UUIDs of version 7: sortable by time, unique across computers.
#[derive(Debug, Default)]
pub struct TimeOrderedIds;

impl Ids for TimeOrderedIds {
    fn next(&self, now: DateTime<Utc>) -> String {
        let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
        let moment = uuid::Timestamp::from_unix(uuid::NoContext, seconds, now.timestamp_subsec_nanos());
        uuid::Uuid::new_v7(moment).to_string()
    }
}

/// Declares an id of one kind of record, so that a person's id cannot be handed where an item's is wanted.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                String::column_result(value).map(Self)
            }
        }
    };
}

id! {
    /// Names one item.
    ItemId
}
id! {
    /// Names one decision.
    DecisionId
}
id! {
    /// Names one person.
    PersonId
}
id! {
    /// Names one audience.
    AudienceId
}
id! {
    /// Names one template.
    TemplateId
}
id! {
    /// Names one issued update.
    UpdateId
}

/// What a reference points at: its letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Letter {
    /// `R`: an item.
    Item,
    /// `D`: a decision.
    Decision,
    /// `P`: a person.
    Person,
    /// `U`: an update that was issued.
    Update,
    /// `M`, `K`, `A`, `S` or `V`: a metric, a RAID entry, an action, a signal or a review.
    Register(Register),
}

impl Letter {
    /// The letter of records of a kind; nothing for those that are not cited.
    pub(crate) fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Item => Some(Self::Item),
            Kind::Decision => Some(Self::Decision),
            Kind::Person => Some(Self::Person),
            Kind::Update => Some(Self::Update),
            kind => Register::of(kind).map(Self::Register),
        }
    }

    /// What one of them is called, without an article.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Decision => "decision",
            Self::Person => "person",
            Self::Update => "update",
            Self::Register(register) => register.called().trim_start_matches("an ").trim_start_matches("a "),
        }
    }

    /// The kind of record it points at.
    pub fn kind(self) -> Kind {
        match self {
            Self::Item => Kind::Item,
            Self::Decision => Kind::Decision,
            Self::Person => Kind::Person,
            Self::Update => Kind::Update,
            Self::Register(register) => register.kind(),
        }
    }

    /// As it stands in a reference.
    pub fn as_char(self) -> char {
        match self {
            Self::Item => 'R',
            Self::Decision => 'D',
            Self::Person => 'P',
            Self::Update => 'U',
            Self::Register(register) => register.letter(),
        }
    }
}

/// What people cite: a letter and a number. Once given it is never given again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// What it points at.
    pub letter: Letter,
    /// Counted from 1 within the workspace.
    pub number: u32,
}

impl Reference {
    /// The reference of an item.
    pub fn item(number: u32) -> Self {
        Self { letter: Letter::Item, number }
    }

    /// The reference of a decision.
    pub fn decision(number: u32) -> Self {
        Self { letter: Letter::Decision, number }
    }

    /// The reference of a person.
    pub fn person(number: u32) -> Self {
        Self { letter: Letter::Person, number }
    }

    /// The reference of an update.
    pub fn update(number: u32) -> Self {
        Self { letter: Letter::Update, number }
    }

    /// What somebody types who looks for a record: the hyphen may be missing (`r12`). Nothing when it is no reference.
    pub fn typed(text: &str) -> Option<Self> {
        let text = text.trim();
        let hyphened = || Some(format!("{}-{}", text.get(..1)?, text.get(1..)?));
        text.parse().ok().or_else(|| hyphened()?.parse().ok())
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.letter.as_char(), self.number)
    }
}

impl FromStr for Reference {
    type Err = crate::Error;

    fn from_str(text: &str) -> Result<Self, crate::Error> {
        let read = || {
            let (letter, number) = text.trim().split_once('-')?;
            let letter = match letter {
                "R" | "r" => Letter::Item,
                "D" | "d" => Letter::Decision,
                "P" | "p" => Letter::Person,
                "U" | "u" => Letter::Update,
                other => {
                    let mut letters = other.chars().map(|letter| letter.to_ascii_uppercase());
                    let (letter, None) = (letters.next()?, letters.next()) else { return None };
                    let known = Register::ALL.iter().find(|register| register.letter() == letter)?;
                    Letter::Register(*known)
                }
            };
            let number = number.parse().ok().filter(|number| *number > 0)?;
            Some(Self { letter, number })
        };
        read().ok_or_else(|| crate::Error::Invalid {
            what: format!("“{text}” is not a reference"),
            hint: "Write R-12 for an item, D-7 for a decision or P-3 for a person; M for a metric, K for a RAID entry, A for \
                   an action, S for a signal, V for a review, U for an update."
                .into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_read_back() {
        for text in ["R-12", "D-7", "P-3", "M-1", "K-4", "A-2", "S-212", "V-11", "U-2"] {
            assert_eq!(text.parse::<Reference>().map(|it| it.to_string()).ok().as_deref(), Some(text));
        }
        for text in ["R12", "R-0", "X-1", "R--1", "", "R-4294967296"] {
            assert!(text.parse::<Reference>().is_err(), "{text} is no reference");
        }
    }

    #[test]
    fn a_reference_is_known_by_how_people_type_it() {
        for text in ["R-12", "r-12", "R12", " r12 "] {
            assert_eq!(Reference::typed(text), Some(Reference::item(12)), "{text}");
        }
        for text in ["", "R", "R0", "12", "R 12", "ä12", "R12 and more", "x1"] {
            assert_eq!(Reference::typed(text), None, "{text}");
        }
        for kind in Kind::ALL {
            assert!(Letter::of(*kind).is_none_or(|letter| letter.kind() == *kind), "{kind:?}");
        }
    }
}

//! What did not make it into a view as it is, with the reason. For the author and the leak check only.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::op::Kind;
use crate::people::Person;
use crate::timeframe::{Precision, Timeframe};

/// What happened to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// Said less precisely.
    Coarsened,
    /// Said in other words.
    Reworded,
    /// Not said.
    Withheld,
}

/// One value that an audience does not get as it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Withheld {
    /// The record's reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The record's kind.
    pub kind: Kind,
    /// The record's title inside.
    pub title: String,
    /// The field, or `*` for a whole record.
    pub field: String,
    /// The field's name on screen.
    pub label: String,
    /// What happened.
    pub change: Change,
    /// Why, as a sentence.
    pub reason: String,
    /// The value inside; empty for a whole record.
    pub inside: String,
    /// What the audience gets instead.
    pub outside: Option<String>,
    /// What the leak check looks for.
    #[serde(skip)]
    pub secrets: Vec<Secret>,
}

impl Withheld {
    /// Whether it is a whole record, and not a field of one.
    pub fn is_whole(&self) -> bool {
        self.field == WHOLE_RECORD
    }
}

/// A value to be looked for in the finished file.
#[derive(Debug, Clone, PartialEq)]
pub enum Secret {
    /// A title, name, id or tag.
    Name(String),
    /// Somebody's name.
    Person(String),
    /// The name of somebody or of a team, as it was written down.
    Somebody(String),
    /// Somebody's address for mails.
    Address {
        /// Who they are.
        name: String,
        /// The address.
        address: String,
    },
    /// A text: its sentences, and what in it identifies somebody or something.
    Text(String),
    /// A date; the days in it are looked for.
    Date(Timeframe),
    /// A date that is told less precisely: besides its days, everything finer than what is told is looked for where the
    /// page speaks of its record.
    Finer {
        /// The date as it is.
        date: Timeframe,
        /// How precisely it is told.
        told: Precision,
    },
    /// A number of days of effort.
    Days(f64),
}

/// A whole record that an audience does not get: its kind, reference and title, and what in it is looked for. What is empty
/// is looked for nowhere.
pub(super) fn whole_record(
    (kind, reference, title): (Kind, &str, &str),
    label: &str,
    reason: String,
    secrets: Vec<Secret>,
) -> Withheld {
    Withheld {
        reference: reference.to_owned(),
        kind,
        title: title.to_owned(),
        field: WHOLE_RECORD.to_owned(),
        label: label.to_owned(),
        change: Change::Withheld,
        reason,
        inside: String::new(),
        outside: None,
        secrets,
    }
}

/// Whoever is withheld by name is withheld by address, too, where it is known.
pub(super) fn add_addresses(withheld: &mut [Withheld], people: &[Person]) {
    let known: BTreeMap<&str, &str> = people
        .iter()
        .filter_map(|person| Some((person.name.as_str(), person.email.as_deref()?)))
        .filter(|(_, address)| !address.trim().is_empty())
        .collect();
    let address = |secret: &Secret| match secret {
        Secret::Person(name) | Secret::Somebody(name) => {
            let address = (*known.get(name.as_str())?).to_owned();
            Some(Secret::Address { name: name.clone(), address })
        }
        Secret::Name(_)
        | Secret::Address { .. }
        | Secret::Text(_)
        | Secret::Date(_)
        | Secret::Finer { .. }
        | Secret::Days(_) => None,
    };
    for lost in withheld {
        let addresses: Vec<_> = lost.secrets.iter().filter_map(address).collect();
        lost.secrets.extend(addresses);
    }
}

/// What stands in the place of a field where a whole record is withheld.
const WHOLE_RECORD: &str = "*";

/// Why nobody gets a record that was put away.
pub(crate) const PUT_AWAY: &str = "Put away";

/// Somebody's name, where a text looks like one: "Zed Zorro", and not "the board" or "Legal".
pub(super) fn person_like(text: &str) -> Option<Secret> {
    let words: Vec<_> = text.split_whitespace().collect();
    let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let looks_like_one = (2..=4).contains(&words.len()) && words.iter().all(is_name);
    looks_like_one.then(|| Secret::Person(text.to_owned()))
}

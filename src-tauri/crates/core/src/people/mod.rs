//! People: who owns, decides and is told.

pub mod add;
pub mod assign;
pub mod bring;
pub mod columns;
pub mod edit;
pub mod import;
pub mod list;
pub mod paste;
pub mod store;

use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, Reference};
use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, json, plain};
use crate::search::{Words, body_of};

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// The number of their reference.
    pub number: u32,
    /// What they are called. Never empty.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// Where they belong.
    pub department: Option<String>,
    /// How senior they are, in the company's own word.
    pub seniority: Option<String>,
    /// Where they are written to.
    pub email: Option<String>,
    /// What other systems call them.
    pub aliases: Vec<String>,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

impl Person {
    /// What people cite them by.
    pub fn reference(&self) -> Reference {
        Reference::person(self.number)
    }
}

static TABLE: Table = Table::new("person", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("number", "number"),
    plain("name", "name"),
    plain("role", "role"),
    plain("department", "department"),
    plain("seniority", "seniority"),
    plain("email", "email"),
    json("aliases", "aliases"),
    flag("archived", "archived"),
];

impl Record for Person {
    const KIND: Kind = Kind::Person;
    const IS_SEARCHED: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id.0
    }

    fn words(&self) -> Option<Words> {
        let about = [&self.role, &self.department, &self.email];
        Some(Words {
            reference: self.reference().to_string(),
            title: std::iter::once(self.name.as_str())
                .chain(self.aliases.iter().map(String::as_str))
                .collect::<Vec<_>>()
                .join(" "),
            body: body_of(about.into_iter().flatten().map(String::as_str)),
        })
    }
}

//! A decision as it travels: by names instead of ids of people, with its links, and what of it stands in an extension.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Which;
use crate::decisions::Decision;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::imports::fingerprint;
use crate::items::Item;
use crate::links::{Link, Relation};
use crate::op::Kind;
use crate::people::Person;
use crate::record::{Fields, Record as _};

/// What stays with the workspace: its own keys, and where a record was imported from.
const STAYS: [&str; 5] = ["id", "number", "source", "imported", "original"];

/// The fields that hold a person.
pub(crate) const PEOPLE: [&str; 2] = ["driver", "approver"];

/// A log that is written: its decisions in the order of their references, and what they are to other records.
pub(super) struct Log {
    pub(super) decisions: Vec<Decision>,
    pub(super) fields: Vec<Fields>,
    pub(super) people: BTreeMap<PersonId, String>,
    pub(super) links: Vec<PortableLink>,
    /// By id: the decisions there are, also those that are not written.
    pub(super) known: BTreeMap<String, (u32, String)>,
}

/// What a decision is to another record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PortableLink {
    pub(super) relation: Relation,
    pub(super) from: (Kind, String),
    pub(super) to: (Kind, String),
    /// The other record as people cite it, for those who do not have it by its id.
    pub(super) reference: String,
    pub(super) title: String,
}

impl Log {
    pub(super) fn read(conn: &Connection, which: Which) -> Result<Self> {
        let mut decisions = Decision::all(conn)?;
        let known: BTreeMap<_, _> = decisions
            .iter()
            .map(|decision| (decision.id.0.clone(), (decision.number, decision.title.clone())))
            .collect();
        decisions.retain(|decision| which == Which::PutAwayToo || !decision.archived);
        decisions.sort_by_key(|decision| decision.number);
        let people: BTreeMap<_, _> =
            Person::all(conn)?.into_iter().map(|person| (person.id, person.name)).collect();
        let fields = decisions.iter().map(|decision| portable(decision, &people)).collect::<Result<_>>()?;
        let written: BTreeSet<&str> = decisions.iter().map(|decision| decision.id.0.as_str()).collect();
        let items: BTreeMap<_, _> = Item::all(conn)?
            .into_iter()
            .map(|item| (item.id.0.clone(), (item.reference().to_string(), item.title)))
            .collect();
        let mut links = Vec::new();
        for link in Link::all(conn)? {
            links.extend(link_of(&link, &written, &known, &items));
        }
        links.sort();
        Ok(Self { decisions, fields, people, links, known })
    }
}

/// A link that a written decision says, or that is said of it by an item.
fn link_of(
    link: &Link,
    written: &BTreeSet<&str>,
    decisions: &BTreeMap<String, (u32, String)>,
    items: &BTreeMap<String, (String, String)>,
) -> Option<PortableLink> {
    let is_written = |kind: Kind, id: &str| kind == Kind::Decision && written.contains(id);
    let other = match (is_written(link.from_kind, &link.from_id), is_written(link.to_kind, &link.to_id)) {
        (true, _) => (link.to_kind, &link.to_id),
        (false, true) => (link.from_kind, &link.from_id),
        (false, false) => return None,
    };
    let (reference, title) = match other.0 {
        Kind::Decision => {
            decisions.get(other.1).map(|(number, title)| (format!("D-{number}"), title.clone()))?
        }
        Kind::Item => items.get(other.1).cloned()?,
        _ => return None,
    };
    Some(PortableLink {
        relation: link.relation,
        from: (link.from_kind, link.from_id.clone()),
        to: (link.to_kind, link.to_id.clone()),
        reference,
        title,
    })
}

fn portable(decision: &Decision, people: &BTreeMap<PersonId, String>) -> Result<Fields> {
    let mut fields = decision.fields()?;
    for name in STAYS {
        fields.remove(name);
    }
    for (name, person) in PEOPLE.iter().zip([&decision.driver, &decision.approver]) {
        let person = person.as_ref().and_then(|person| people.get(person)).cloned();
        fields.insert((*name).to_owned(), person.into());
    }
    Ok(fields)
}

/// What a file holds of a decision that its dialect has no place for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Extension {
    /// The id of the decision.
    pub id: String,
    /// The number of its reference.
    pub number: u32,
    /// The fields that the dialect does not give back as they are.
    #[serde(skip_serializing_if = "Fields::is_empty")]
    pub fields: Fields,
    /// What the dialect gave back instead, as a fingerprint: when it gives something else, somebody changed the file.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub seen: BTreeMap<String, String>,
    /// The links that the dialect does not give back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<ExtensionLink>,
    /// The links that it gives back and that are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub no_links: Vec<ExtensionLink>,
}

/// A link in an extension, from the decision's end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ExtensionLink {
    /// What the decision is to the other: `supersedes`, `supersededBy`, …
    pub relation: String,
    /// The other's id.
    pub id: String,
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// Why a text is no extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotRead;

impl Extension {
    /// What stands for an extension while it is not known yet, so that the file is read as what it will be.
    pub(super) fn bare(decision: &Decision) -> Result<String> {
        Self { id: decision.id.0.clone(), number: decision.number, ..Self::default() }.text()
    }

    /// As it stands in a file.
    pub(super) fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::shape("write down a decision"))
    }

    /// Reads the text of an extension.
    pub(crate) fn parse(text: &str) -> std::result::Result<Self, NotRead> {
        let read: Self = serde_json::from_str(text).map_err(|_| NotRead)?;
        let is_id = |id: &str| {
            (1..=64).contains(&id.len()) && id.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
        };
        let is_whole = is_id(&read.id) && read.number > 0;
        if is_whole { Ok(read) } else { Err(NotRead) }
    }
}

/// What an extension adds to the fields that were read from the visible text. A field that somebody changed in the text
/// stays as it was changed. Gives the names of fields that hold what they cannot hold.
pub(crate) fn fields_of(extension: &Extension, incoming: &mut Fields) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, value) in &extension.fields {
        if STAYS.contains(&name.as_str()) {
            continue;
        }
        let is_changed = extension.seen.get(name).is_some_and(|seen| {
            let now = incoming.get(name).map(fingerprint);
            now.as_ref() != Some(seen)
        });
        if is_changed {
            continue;
        }
        let mut alone = Fields::new();
        alone.insert(name.clone(), value.clone());
        let is_person = PEOPLE.contains(&name.as_str()) && (value.is_null() || value.is_string());
        if is_person || Decision::from_fields(alone).is_ok() {
            incoming.insert(name.clone(), value.clone());
        } else {
            wrong.push(name.clone());
        }
    }
    wrong
}

/// What of a decision the visible text does not give back, and what it gives back instead.
pub(super) fn missing(ours: &Fields, read: &Fields, empty: &Fields) -> (Fields, BTreeMap<String, String>) {
    let (mut fields, mut seen) = (Fields::new(), BTreeMap::new());
    for (name, value) in ours {
        let given = read.get(name).or_else(|| empty.get(name)).unwrap_or(&Value::Null);
        if given != value {
            fields.insert(name.clone(), value.clone());
            if let Some(given) = read.get(name) {
                seen.insert(name.clone(), fingerprint(given));
            }
        }
    }
    (fields, seen)
}

//! One record with everything that is known of it.

use roadbook_core::decisions::{self, Assumption, Decision, ExpectedResult, assign::DecisionField};
use roadbook_core::history::{Moment, as_of};
use roadbook_core::ids::PersonId;
use roadbook_core::items::{self, Item, field::ItemField};
use roadbook_core::people::{Person, assign::PersonField};
use roadbook_core::record::{Fields, Record as _};
use roadbook_core::register::Entry;
use roadbook_core::{Connection, Error, Result};
use roadbook_formats::shown::shown;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::item::ItemJson;
use super::person::PersonJson;
use super::relation::{Relation, relations};
use crate::output::Output;
use crate::table::one_line;
use crate::words;

/// Where the values of the text form begin.
const LABEL: usize = 20;

/// What a decision has besides what a person sets: its days before they were put off, and what they stand behind.
const PUT_OFF: [(&str, &str, &str); 2] =
    [("firstNeededBy", "First needed by", "neededBy"), ("firstReviewOn", "First review on", "reviewOn")];

/// A record and its links at a moment.
pub struct Detail {
    /// Everything, by its name in JSON.
    pub fields: Fields,
    /// Reference and title.
    heading: String,
    /// The fields people read, with their words, in order.
    labels: Vec<(&'static str, &'static str)>,
    relations: Vec<Relation>,
}

impl Detail {
    /// An item.
    pub fn of_item(conn: &Connection, item: Item, moment: Moment) -> Result<Self> {
        let relations = relations(conn, &item.id.0, moment)?;
        let owner = name(conn, item.owner.as_ref(), moment)?;
        let parent = match &item.parent {
            Some(parent) => {
                as_of::find::<Item>(conn, &parent.0, moment)?.map(|parent| parent.reference().to_string())
            }
            None => None,
        };
        let heading = format!("{}  {}", item.reference(), item.title);
        let known = item.fields()?;
        let row = items::list::rows(conn, vec![item])?.pop().map(ItemJson::from);
        let own = [("owner", owner.into()), ("parent", parent.into())];
        let fields = together(known, fields_of(&row)?, own, &relations)?;
        // What it depends on stands among its relations, with the titles.
        let own = ItemField::ALL.iter().filter(|field| field.dependency().is_none());
        let labels = own.map(|field| (field.key(), field.word())).collect();
        Ok(Self { fields, heading, labels, relations })
    }

    /// A decision.
    pub fn of_decision(
        conn: &Connection,
        decision: Decision,
        moment: Moment,
        today: chrono::NaiveDate,
    ) -> Result<Self> {
        let relations = relations(conn, &decision.id.0, moment)?;
        let refs = |relation: &str| -> Value {
            let same = relations.iter().filter(|other| other.relation == relation);
            same.map(|other| Value::from(other.reference.clone())).collect()
        };
        let own = [
            ("driver", name(conn, decision.driver.as_ref(), moment)?.into()),
            ("approver", name(conn, decision.approver.as_ref(), moment)?.into()),
            ("options", serde_json::to_value(&decision.options).unwrap_or_default()),
            ("supersedes", refs("supersedes")),
            ("supersededBy", refs("supersededBy")),
            ("amends", refs("amends")),
            ("amendedBy", refs("amendedBy")),
            ("items", refs("concerns")),
        ];
        let heading = format!("{}  {}", decision.reference(), decision.title);
        let known = decision.fields()?;
        let row = decisions::list::rows(conn, vec![decision], today)?.pop();
        let fields = together(known, fields_of(&row)?, own, &relations)?;
        let mut labels: Vec<_> = DecisionField::ALL.iter().map(|field| (field.key(), field.word())).collect();
        for (key, word, after) in PUT_OFF {
            let place = labels.iter().position(|(known, _)| *known == after);
            labels.insert(place.map_or(labels.len(), |place| place + 1), (key, word));
        }
        Ok(Self { fields, heading, labels, relations })
    }

    /// A person.
    pub fn of_person(person: Person) -> Result<Self> {
        let heading = format!("{}  {}", person.reference(), person.name);
        let known = person.fields()?;
        let fields = together(known, fields_of(&Some(PersonJson::from(person)))?, [], &[])?;
        let labels = PersonField::ALL.iter().map(|field| (field.key(), field.word())).collect();
        Ok(Self { fields, heading, labels, relations: Vec::new() })
    }

    /// A record of a register.
    pub fn of_entry<E: Entry>(conn: &Connection, entry: &E, moment: Moment) -> Result<Self> {
        let reference = entry.reference().to_string();
        let heading = format!("{reference}  {}", entry.title());
        let known = entry.fields()?;
        let owner = known.get("owner").and_then(Value::as_str).map(|id| PersonId(id.to_owned()));
        let mut own = vec![("ref", Value::from(reference))];
        if known.contains_key("owner") {
            own.push(("owner", name(conn, owner.as_ref(), moment)?.into()));
        }
        let mut fields = together(known, Fields::new(), [], &[])?;
        fields.extend(own.into_iter().map(|(name, value)| (name.to_owned(), value)));
        let labels = E::fields_by_hand().iter().map(|field| (field.key, field.word)).collect();
        Ok(Self { fields, heading, labels, relations: Vec::new() })
    }

    /// Writes it for people: short values beside their names, longer ones below.
    pub fn write(&self, output: &mut Output) -> Result<()> {
        output.line(&one_line(&self.heading))?;
        if self.fields.get("archived") == Some(&Value::Bool(true)) {
            output.line("Put away")?;
        }
        let mut long = Vec::new();
        for (key, word) in self.labels.iter().filter(|(key, _)| !matches!(*key, "title" | "name")) {
            let value = self.fields.get(*key).filter(|value| !value.is_null());
            let value = match *key {
                // A word that lies nowhere on the scale is still where it stands.
                "status" => value.or(self.fields.get("statusAsWritten")),
                _ => value,
            };
            match value {
                Some(Value::String(text)) if text.contains('\n') => long.push((*word, text.clone())),
                _ => {
                    let text = spoken(key, value);
                    if !text.is_empty() {
                        output.line(&format!("{word:<LABEL$}{text}"))?;
                    }
                }
            }
        }
        if let Some(source) = self.fields.get("source").and_then(Value::as_object) {
            output.line(&format!("{:<LABEL$}{}", "Imported from", origin(source)))?;
        }
        for Relation { word, reference, title, .. } in &self.relations {
            output.line(&format!("{word:<LABEL$}{reference}  {}", one_line(title)))?;
        }
        for (word, text) in long {
            output.line("")?;
            output.line(word)?;
            for line in shown(&text).lines() {
                output.line(&format!("  {line}"))?;
            }
        }
        Ok(())
    }
}

/// What is stored, what lists show of it, what is its own at the moment, and its links; the later goes before the earlier.
fn together<const N: usize>(
    stored: Fields,
    row: Fields,
    own: [(&str, Value); N],
    relations: &[Relation],
) -> Result<Fields> {
    let mut fields = stored;
    // What serves the next import and the storage, and nobody else.
    for name in ["imported", "number"] {
        fields.remove(name);
    }
    fields.extend(row);
    fields.extend(own.map(|(name, value)| (name.to_owned(), value)));
    fields.insert("relations".into(), value_of(&relations)?);
    Ok(fields)
}

fn fields_of(row: &Option<impl Serialize>) -> Result<Fields> {
    match value_of(row)? {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Fields::new()),
    }
}

fn value_of(value: &impl Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(|error| Error::invalid(format!("Could not write JSON: {error}"), ""))
}

fn name(conn: &Connection, person: Option<&PersonId>, moment: Moment) -> Result<Option<String>> {
    let Some(person) = person else { return Ok(None) };
    Ok(as_of::find::<Person>(conn, &person.0, moment)?.map(|person| person.name))
}

/// Where a record was imported from, as people read it.
fn origin(source: &Fields) -> String {
    let text = |name: &str| source.get(name).and_then(Value::as_str).map(one_line);
    let id = text("id").unwrap_or_default();
    let what = match text("system").as_deref() {
        Some("jira") => format!("Jira, {id}"),
        Some("csv") => format!("a table, “{id}”"),
        _ => String::new(),
    };
    let parts = [Some(what).filter(|what| !what.is_empty()), text("file"), text("url")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A value as people read it.
fn spoken(key: &str, value: Option<&Value>) -> String {
    match (key, value) {
        ("timeframe", Some(Value::Object(timeframe))) => words::value(timeframe.get("text")),
        // The links say it with their titles.
        ("supersedes" | "amends" | "items", _) => String::new(),
        ("effort", Some(Value::Number(days))) => {
            let days = days.to_string();
            let days = days.strip_suffix(".0").unwrap_or(&days);
            format!("{days} {}", if days == "1" { "day" } else { "days" })
        }
        ("links", Some(Value::Array(links))) => {
            let link = |link: &Value| {
                let parts = [words::value(link.get("title")), words::value(link.get("url"))];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            };
            links.iter().map(link).collect::<Vec<_>>().join(", ")
        }
        ("options", Some(Value::Array(options))) => {
            let names: Vec<_> = options.iter().map(|option| words::value(option.get("name"))).collect();
            names.join(", ")
        }
        ("assumptions", Some(Value::Array(all))) => sentences(all, assumption),
        ("expected", Some(Value::Array(all))) => sentences(all, expected),
        (_, Some(Value::String(text))) => match text.parse() {
            Ok(date) if text.contains('-') => words::partial(Some(date)),
            _ => scale_word(key, text).map_or_else(|| one_line(text), str::to_owned),
        },
        (_, value) => words::value(value),
    }
}

/// Each part of a list in a sentence of its own.
fn sentences<T: DeserializeOwned>(all: &[Value], sentence: impl Fn(T) -> String) -> String {
    let read = all.iter().filter_map(|one| serde_json::from_value(one.clone()).ok());
    read.map(|one| one_line(&sentence(one))).collect::<Vec<_>>().join("; ")
}

/// "Prices hold (check by Mar 2027, still true on 22 Nov 2026)".
fn assumption(assumption: Assumption) -> String {
    let found = assumption.still_true.map(|is| if is { "still true" } else { "no longer true" });
    let looked = assumption.looked_on.map(|day| format!(" on {}", day.in_words())).unwrap_or_default();
    let said = [
        assumption.check_by.map(|day| format!("check by {}", day.in_words())),
        found.map(|found| format!("{found}{looked}")),
    ];
    with_more(assumption.text, said)
}

/// "Share from 18 % to 25 % by Mar 2027 (came to 24 %)".
fn expected(result: ExpectedResult) -> String {
    let parts = [
        Some(result.metric),
        result.from.map(|from| format!("from {from}")),
        result.to.map(|to| format!("to {to}")),
        result.by.map(|by| format!("by {}", by.in_words())),
    ];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    with_more(said, [result.happened.map(|happened| format!("came to {happened}"))])
}

fn with_more<const N: usize>(text: String, more: [Option<String>; N]) -> String {
    let more: Vec<_> = more.into_iter().flatten().collect();
    if more.is_empty() { text } else { format!("{text} ({})", more.join(", ")) }
}

/// The word for a step of a scale.
fn scale_word(key: &str, text: &str) -> Option<&'static str> {
    use roadbook_formats::words::{Commitment, DecisionStatus, Health, Level, Sensitivity};
    match key {
        "level" => Level::parse(text).map(Level::word),
        "commitment" => Commitment::parse(text).map(Commitment::word),
        "health" => Health::parse(text).map(Health::word),
        "sensitivity" => Sensitivity::parse(text).map(Sensitivity::word),
        "status" => DecisionStatus::ALL.iter().find(|step| step.key() == text).map(|step| step.word()),
        "reversible" => Some(if text == "oneWay" { "One-way" } else { "Reversible" }),
        _ => None,
    }
}

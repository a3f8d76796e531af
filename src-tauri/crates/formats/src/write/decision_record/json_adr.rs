//! JSON-ADR 1.0.0: all decisions in one file.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{EXTENSION, Page};
use crate::read::decision_record::Relation;

/// What the file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// When it was written, in ISO 8601.
    pub generated_at: String,
    /// The version of the program.
    pub version: String,
    /// What the decisions are about.
    pub project: String,
    /// The day that stands where the form asks for one that nobody has said.
    pub today: chrono::NaiveDate,
}

#[derive(Serialize)]
struct File<'a> {
    version: &'static str,
    generated_at: &'a str,
    tool: Tool<'a>,
    repository: Repository<'a>,
    adrs: Vec<Adr<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    name: &'static str,
    version: &'a str,
}

#[derive(Serialize)]
struct Repository<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Adr<'a> {
    number: u32,
    title: &'a str,
    status: &'a str,
    date: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    deciders: Vec<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    consulted: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    informed: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "str::is_empty")]
    context: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    decision_drivers: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    considered_options: Vec<Considered<'a>>,
    #[serde(skip_serializing_if = "String::is_empty")]
    decision: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    consequences: Vec<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    confirmation: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    custom_sections: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
struct Considered<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pros: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    cons: &'a [String],
}

#[derive(Serialize)]
struct Link<'a> {
    r#type: String,
    target: u32,
    description: &'a str,
}

/// The file of all decisions.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json_adr(pages: &[Page], export: &Export) -> Result<String, serde_json::Error> {
    let file = File {
        version: "1.0.0",
        generated_at: &export.generated_at,
        tool: Tool { name: "Roadbook", version: &export.version },
        repository: Repository { name: &export.project },
        adrs: pages.iter().map(|page| adr(page, export.today)).collect(),
    };
    serde_json::to_string_pretty(&file).map(|text| text + "\n")
}

fn adr(page: &Page, today: chrono::NaiveDate) -> Adr<'_> {
    let day = page.decided_on.or(page.recorded_on).map_or(today, |date| date.first_day());
    let mut custom: BTreeMap<&str, &str> =
        page.sections.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    if !page.more.is_empty() {
        custom.insert("More Information", &page.more);
    }
    if !page.extension.is_empty() {
        custom.insert(EXTENSION, &page.extension);
    }
    let considered = page.options.iter().filter(|option| !option.name.is_empty()).map(|option| Considered {
        name: &option.name,
        description: &option.text,
        pros: &option.pros,
        cons: &option.cons,
    });
    let chosen = page.chosen.as_ref().map(|chosen| format!("Chosen option: \"{chosen}\"."));
    let decision = [chosen, Some(page.rationale.clone()).filter(|text| !text.is_empty())];
    Adr {
        number: page.number,
        title: &page.title,
        status: page.status_word().unwrap_or("unstated"),
        date: day.to_string(),
        deciders: page.approver.iter().map(String::as_str).collect(),
        consulted: &page.consulted,
        informed: &page.informed,
        tags: &page.tags,
        context: &page.context,
        decision_drivers: &page.drivers,
        considered_options: considered.collect(),
        decision: decision.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
        consequences: Some(page.consequences.as_str()).filter(|text| !text.is_empty()).into_iter().collect(),
        confirmation: &page.confirmation,
        links: page.links.iter().map(link).collect(),
        custom_sections: custom,
    }
}

fn link(link: &super::PageLink) -> Link<'_> {
    let kind = match link.relation {
        Some(Relation::Supersedes) => "supersedes".to_owned(),
        Some(Relation::SupersededBy) => "superseded-by".to_owned(),
        Some(Relation::Amends) => "amends".to_owned(),
        Some(Relation::AmendedBy) => "amended-by".to_owned(),
        Some(Relation::RelatesTo) => "relates-to".to_owned(),
        Some(Relation::CausedBy) => "caused-by".to_owned(),
        None => link.word.to_lowercase().replace(' ', "-"),
    };
    Link { r#type: kind, target: link.number, description: &link.title }
}

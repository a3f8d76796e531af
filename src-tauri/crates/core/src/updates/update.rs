//! An update that was issued: what one audience was told on one day, frozen for ever.

use chrono::NaiveDate;
use roadbook_formats::document::Document;
use roadbook_formats::write::eml::Envelope;
use roadbook_formats::write::ics::Calendar;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Format;
use crate::audiences::budget::MessageWeight;
use crate::ids::{AudienceId, Reference, UpdateId};
use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, json, plain};
use crate::search::Words;
use crate::told::Base;

/// An issued update.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Update {
    /// Its id.
    pub id: UpdateId,
    /// The number of its reference.
    pub number: u32,
    /// Who was told.
    pub audience: AudienceId,
    /// What the audience was called then.
    pub audience_name: String,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// The number of the update that it corrects.
    pub corrects: Option<u32>,
    /// It speaks of one thing beside the regular updates: all else is as new as before.
    #[serde(default)]
    pub beside: bool,
    /// How much attention it asked for.
    #[serde(default)]
    pub weight: MessageWeight,
    /// Whether its base remembers what the audience saw of metrics and of what may get in the way.
    #[serde(default)]
    pub knows_registers: bool,
    /// The template's name.
    #[serde(default)]
    pub template: String,
    /// The SHA-256 of the template's text, in hexadecimal digits: which version it was.
    #[serde(default)]
    pub template_version: String,
    /// The template's text as it was, with what was written for this update.
    #[serde(default)]
    pub template_text: String,
    /// Who belonged to the audience.
    #[serde(default)]
    pub people: Vec<ToldPerson>,
    /// The files that left.
    #[serde(default)]
    pub files: Vec<ToldFile>,
    /// What was read. The same document gives the same bytes again.
    #[serde(with = "crate::packed")]
    pub document: Document,
    /// Its dates, as a calendar has them.
    #[serde(with = "crate::packed")]
    pub calendar: Calendar,
    /// What its files were made with. Slides were the first to need something, and gave it its name in the file.
    #[serde(rename = "slides", default)]
    pub making: Making,
    /// Everything the audience could see, and which of it was told in this update and in those before.
    #[serde(with = "crate::packed")]
    pub base: Base,
}

/// A file of the same update that goes along with its mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Along {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub format: Format,
}

/// What the files of something that has left were made with besides its document, so that they can be made again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Making {
    /// How its slides were made.
    #[serde(flatten)]
    pub slides: KeptSlides,
    /// Who its mail goes to, and what that is called.
    #[serde(skip_serializing_if = "is_unsaid")]
    pub envelope: Envelope,
    /// The files that go along with its mail.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub along: Vec<Along>,
}

fn is_unsaid(envelope: &Envelope) -> bool {
    *envelope == Envelope::default()
}

/// How the slides of an update were made, so that they can be made again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct KeptSlides {
    /// What the company's template is kept under; nothing for our own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Whether what is said while a slide is shown went with it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub notes: bool,
}

/// Somebody who was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ToldPerson {
    /// Their reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What they were called.
    pub name: String,
    /// Where they belonged.
    pub department: Option<String>,
    /// How senior they were.
    pub seniority: Option<String>,
}

/// A file that left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ToldFile {
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub format: Format,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub hash: String,
    /// How many bytes it has.
    pub bytes: u32,
}

impl Update {
    /// What people cite it by.
    pub fn reference(&self) -> Reference {
        Reference::update(self.number)
    }

    /// What it is called in lists: whom it told.
    pub fn title(&self) -> String {
        format!("Update for {}", self.audience_name)
    }
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _written = write!(text, "{byte:02x}");
        text
    })
}

static TABLE: Table = Table::new("audience_update", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("number", "number"),
    plain("audience", "audience"),
    plain("audience_name", "audienceName"),
    plain("issued_on", "issuedOn"),
    plain("corrects", "corrects"),
    flag("beside", "beside"),
    plain("weight", "weight"),
    flag("knows_registers", "knowsRegisters"),
    plain("template", "template"),
    plain("template_version", "templateVersion"),
    plain("template_text", "templateText"),
    json("people", "people"),
    json("files", "files"),
    json("document", "document"),
    json("calendar", "calendar"),
    json("slides", "slides"),
    json("base", "base"),
];

impl Record for Update {
    const KIND: Kind = Kind::Update;
    const IS_SEARCHED: bool = true;
    const IS_FROZEN: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id.0
    }

    fn words(&self) -> Option<Words> {
        let opening = &self.document.opening;
        Some(Words {
            reference: self.reference().to_string(),
            title: self.title(),
            body: opening.headline.clone(),
        })
    }
}

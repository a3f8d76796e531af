//! Reads what somebody types into a field of an audience.

use serde::{Deserialize, Serialize};

use super::{Audience, Field, Rule, Wording, budget, rules};
use crate::error::{Error, Result};
use crate::people;
use crate::people::Person;
use crate::record::Record as _;
use crate::templates;
use crate::typed::{line, list, word};
use crate::updates::Format;
use crate::workspace::Tx;

/// A field of an audience that can be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum AudienceField {
    /// What it is called.
    Name,
    /// What it is told for.
    Purpose,
    /// The highest sensitivity it may see.
    Clearance,
    /// How precise its dates are at most.
    Precision,
    /// The rules of fields: "effort: withhold, title: reword". Fields that are not named keep theirs.
    Rules,
    /// Its words: "At risk: May move, Off track: Will move". They take the place of all it had.
    Wording,
    /// Items less sure than this are left out.
    LeastCommitment,
    /// How many quarters ahead it is told of.
    QuartersAhead,
    /// Items with one of these tags are left out.
    WithoutTags,
    /// Who belongs to it, by name or reference.
    Members,
    /// How it is reached.
    Channel,
    /// How often.
    Cadence,
    /// The template its updates start from.
    Template,
    /// How many updates a month it can take in.
    UpdatesAMonth,
    /// How many messages of which weight it can take in: "1 announcement a month, 2 notices a week".
    Budget,
    /// How many words an update for it may have.
    WordsInUpdate,
    /// How many requests an update for it may hold.
    RequestsInUpdate,
    /// What words mean: "SSO: one sign-in for everything". Words that are not named keep theirs.
    Glossary,
    /// Words that must not be said to it.
    NeverSay,
    /// The files its updates are made as: "pdf, html".
    Formats,
}

impl AudienceField {
    /// Every field.
    pub const ALL: &'static [Self] = &[
        Self::Name,
        Self::Purpose,
        Self::Clearance,
        Self::Precision,
        Self::Rules,
        Self::Wording,
        Self::LeastCommitment,
        Self::QuartersAhead,
        Self::WithoutTags,
        Self::Members,
        Self::Channel,
        Self::Cadence,
        Self::Template,
        Self::UpdatesAMonth,
        Self::Budget,
        Self::WordsInUpdate,
        Self::RequestsInUpdate,
        Self::Glossary,
        Self::NeverSay,
        Self::Formats,
    ];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Purpose => "purpose",
            Self::Clearance => "clearance",
            Self::Precision => "precision",
            Self::Rules => "rules",
            Self::Wording => "wording",
            Self::LeastCommitment => "leastCommitment",
            Self::QuartersAhead => "quartersAhead",
            Self::WithoutTags => "withoutTags",
            Self::Members => "members",
            Self::Channel => "channel",
            Self::Cadence => "cadence",
            Self::Template => "template",
            Self::UpdatesAMonth => "updatesAMonth",
            Self::Budget => "budget",
            Self::WordsInUpdate => "wordsInUpdate",
            Self::RequestsInUpdate => "requestsInUpdate",
            Self::Glossary => "glossary",
            Self::NeverSay => "neverSay",
            Self::Formats => "formats",
        }
    }

    /// Its name on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Purpose => "Purpose",
            Self::Clearance => "Clearance",
            Self::Precision => "Precision of dates",
            Self::Rules => "Field rules",
            Self::Wording => "Words",
            Self::LeastCommitment => "Least commitment",
            Self::QuartersAhead => "Quarters ahead",
            Self::WithoutTags => "Without tags",
            Self::Members => "Members",
            Self::Channel => "Channel",
            Self::Cadence => "Cadence",
            Self::Template => "Template",
            Self::UpdatesAMonth => "Updates a month",
            Self::Budget => "Messages by weight",
            Self::WordsInUpdate => "Words in an update",
            Self::RequestsInUpdate => "Requests in an update",
            Self::Glossary => "Glossary",
            Self::NeverSay => "Words never to say",
            Self::Formats => "Files",
        }
    }

    /// Reads a name from the command line.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the names there are.
    pub fn parse(name: &str) -> Result<Self> {
        let found = Self::ALL.iter().copied().find(|field| field.key().eq_ignore_ascii_case(name.trim()));
        found.ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|field| field.key()).collect();
            Error::invalid(
                format!("An audience has no field “{name}”"),
                format!("There are {}.", known.join(", ")),
            )
        })
    }
}

/// Puts what somebody typed into a field. Nothing typed empties the field, where it can be empty.
///
/// # Errors
/// [`Error::Invalid`] with what would be right.
pub(super) fn assign(tx: &Tx<'_>, audience: &mut Audience, field: AudienceField, text: &str) -> Result<()> {
    match field {
        AudienceField::Name => {
            let empty = || Error::invalid("An audience needs a name", "Write what it is called.");
            audience.name = line(text).ok_or_else(empty)?;
        }
        AudienceField::Purpose => audience.purpose = line(text).unwrap_or_default(),
        AudienceField::Clearance => {
            audience.clearance = word(text, "sensitivity")?;
        }
        AudienceField::Precision => {
            audience.precision = word(text, "precision")?;
        }
        AudienceField::Rules => {
            for (field, rule) in pairs(text, "effort: withhold, title: reword")? {
                rules::set(audience, Field::parse(&field)?, Rule::parse(&rule)?)?;
            }
        }
        AudienceField::Wording => {
            let pairs = pairs(text, "At risk: May move, Off track: Will move")?;
            let means = |to: &str| {
                let known = audience.wording.iter().find(|word| word.to == to);
                known.map(|word| word.means.clone()).unwrap_or_default()
            };
            let typed = pairs.into_iter().map(|(from, to)| Wording { means: means(&to), from, to });
            audience.wording = wording(typed.collect())?;
        }
        AudienceField::Glossary => {
            for (word, means) in
                pairs(text, "SSO: one sign-in for everything, PII: what says who somebody is")?
            {
                match audience.wording.iter_mut().find(|known| known.to.to_lowercase() == word.to_lowercase())
                {
                    Some(known) => known.means = means,
                    None => audience.wording.push(Wording { from: word.clone(), to: word, means }),
                }
            }
            audience.wording = wording(std::mem::take(&mut audience.wording))?;
        }
        AudienceField::LeastCommitment => {
            audience.least_commitment = line(text).map(|text| word(&text, "commitment")).transpose()?;
        }
        AudienceField::QuartersAhead => audience.quarters_ahead = number(text, "quarters", 0, 40)?,
        AudienceField::WithoutTags => audience.without_tags = list(text),
        AudienceField::Members => {
            audience.members = list(text)
                .iter()
                .map(|name| people::store::meant(tx.conn(), name).map(|person| person.id))
                .collect::<Result<_>>()?;
            audience.members.dedup();
        }
        AudienceField::Channel => audience.channel = line(text),
        AudienceField::Cadence => audience.cadence = line(text),
        AudienceField::Template => {
            audience.template = match line(text) {
                Some(name) => templates::list::named(tx.conn(), &name)?.name,
                None => String::new(),
            };
        }
        AudienceField::UpdatesAMonth => audience.updates_a_month = number(text, "updates", 1, 31)?,
        AudienceField::Budget => audience.budget = budget::read(&list(text))?,
        AudienceField::WordsInUpdate => audience.words_in_update = number(text, "words", 1, 100_000)?,
        AudienceField::RequestsInUpdate => audience.requests_in_update = number(text, "requests", 0, 100)?,
        AudienceField::NeverSay => audience.never_say = list(text),
        AudienceField::Formats => audience.formats = formats(text)?,
    }
    Ok(())
}

/// Words as they may be kept: each inside word once, and each with another word for it.
pub(super) fn wording(typed: Vec<Wording>) -> Result<Vec<Wording>> {
    let mut words: Vec<Wording> = Vec::with_capacity(typed.len());
    for Wording { from, to, means } in typed {
        let (Some(from), Some(to)) = (line(&from), line(&to)) else {
            return Err(Error::invalid(
                "A word needs the word inside and the word for this audience",
                "Write both, or remove the line.",
            ));
        };
        if words.iter().any(|known| known.from.to_lowercase() == from.to_lowercase()) {
            return Err(Error::invalid(
                format!("“{from}” has a word for this audience already"),
                "Change that line, or choose another word inside.",
            ));
        }
        words.push(Wording { from, to, means: line(&means).unwrap_or_default() });
    }
    Ok(words)
}

/// People as they may be members: each once, and each there.
pub(super) fn members(tx: &Tx<'_>, typed: &[crate::ids::PersonId]) -> Result<Vec<crate::ids::PersonId>> {
    let mut members = Vec::with_capacity(typed.len());
    for id in typed {
        Person::find(tx.conn(), &id.0)?.ok_or_else(|| Error::not_found("such person"))?;
        if !members.contains(id) {
            members.push(id.clone());
        }
    }
    Ok(members)
}

fn formats(text: &str) -> Result<Vec<Format>> {
    let unknown = |name: &str| {
        let known: Vec<_> = Format::ALL.iter().map(|format| format.key()).collect();
        Error::invalid(format!("“{name}” is no kind of file"), format!("There are {}.", known.join(", ")))
    };
    let read = |name: &String| Format::parse(name).ok_or_else(|| unknown(name));
    let mut formats = list(text).iter().map(read).collect::<Result<Vec<_>>>()?;
    formats.sort_unstable();
    formats.dedup();
    Ok(formats)
}

fn pairs(text: &str, example: &str) -> Result<Vec<(String, String)>> {
    let pair = |typed: String| {
        let split = ["→", "->", "=", ":"].iter().find_map(|sign| typed.split_once(sign));
        let parts = split.map(|(from, to)| (from.trim().to_owned(), to.trim().to_owned()));
        parts.ok_or_else(|| {
            Error::invalid(format!("“{typed}” is no pair"), format!("Write pairs as {example}."))
        })
    };
    list(text).into_iter().map(pair).collect()
}

fn number(text: &str, what: &str, least: u32, most: u32) -> Result<Option<u32>> {
    let Some(typed) = line(text) else { return Ok(None) };
    let number = typed.split_whitespace().next().and_then(|word| word.parse().ok());
    let number = number.filter(|number| (least..=most).contains(number)).ok_or_else(|| {
        Error::invalid(
            format!("“{typed}” is no number of {what}"),
            format!("Write a whole number from {least} to {most}, or nothing."),
        )
    })?;
    Ok(Some(number))
}

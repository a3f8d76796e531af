//! Reads what a person types into a field of an item.

use roadbook_formats::words::Steps;
use serde::{Deserialize, Serialize};

use super::{Item, WebLink, effort, store};
use crate::error::{Error, Result};
use crate::ids::{ItemId, PersonId, Reference};
use crate::links::named::way_up;
use crate::links::{End, Relation};
use crate::people::{self, Person};
use crate::settings::Settings;
use crate::timeframe::{self, Reading, Timeframe};
use crate::workspace::Tx;

/// A field of an item that a person can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ItemField {
    /// What it is called inside.
    Title,
    /// Theme, initiative, feature or milestone.
    Level,
    /// What it is part of: a reference.
    Parent,
    /// The product.
    Product,
    /// The team.
    Team,
    /// The goal.
    Goal,
    /// Tags, with commas between them.
    Tags,
    /// Who answers for it: a name or a reference.
    Owner,
    /// When.
    Timeframe,
    /// Why then: what moved it.
    DateReason,
    /// The first part of when; the end stays.
    Start,
    /// The last part of when; the start stays.
    End,
    /// How sure the date is.
    Commitment,
    /// How it is going.
    Health,
    /// Where it stands, in the team's own word.
    Status,
    /// Effort in days.
    Effort,
    /// Who may see it.
    Sensitivity,
    /// What it is.
    Description,
    /// What it is called outside.
    PublicTitle,
    /// What is said of it outside.
    PublicText,
    /// What stays inside.
    InternalNote,
    /// Pages about it: one on a line, its title before its address; or JSON.
    Links,
    /// What it cannot be done before: references with commas between them. Kept as links, not in the item itself.
    DependsOn,
    /// What cannot be done before it, kept in the same way.
    Blocks,
}

impl ItemField {
    /// Every field.
    pub const ALL: &'static [Self] = &[
        Self::Title,
        Self::Level,
        Self::Parent,
        Self::Product,
        Self::Team,
        Self::Goal,
        Self::Tags,
        Self::Owner,
        Self::Timeframe,
        Self::DateReason,
        Self::Start,
        Self::End,
        Self::Commitment,
        Self::Health,
        Self::Status,
        Self::Effort,
        Self::Sensitivity,
        Self::Description,
        Self::PublicTitle,
        Self::PublicText,
        Self::InternalNote,
        Self::Links,
        Self::DependsOn,
        Self::Blocks,
    ];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Level => "level",
            Self::Parent => "parent",
            Self::Product => "product",
            Self::Team => "team",
            Self::Goal => "goal",
            Self::Tags => "tags",
            Self::Owner => "owner",
            Self::Timeframe => "timeframe",
            Self::DateReason => "dateReason",
            Self::Start => "start",
            Self::End => "end",
            Self::Commitment => "commitment",
            Self::Health => "health",
            Self::Status => "status",
            Self::Effort => "effort",
            Self::Sensitivity => "sensitivity",
            Self::Description => "description",
            Self::PublicTitle => "publicTitle",
            Self::PublicText => "publicText",
            Self::InternalNote => "internalNote",
            Self::Links => "links",
            Self::DependsOn => Relation::DependsOn.key(End::From),
            Self::Blocks => Relation::DependsOn.key(End::To),
        }
    }

    /// Its name on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Level => "Level",
            Self::Parent => "Part of",
            Self::Product => "Product",
            Self::Team => "Team",
            Self::Goal => "Goal",
            Self::Tags => "Tags",
            Self::Owner => "Owner",
            Self::Timeframe => "Timeframe",
            Self::DateReason => "Reason for the date",
            Self::Start => "Start",
            Self::End => "End",
            Self::Commitment => "Commitment",
            Self::Health => "Health",
            Self::Status => "Status",
            Self::Effort => "Effort",
            Self::Sensitivity => "Sensitivity",
            Self::Description => "Description",
            Self::PublicTitle => "Public title",
            Self::PublicText => "Public text",
            Self::InternalNote => "Internal note",
            Self::Links => "Web links",
            Self::DependsOn => Relation::DependsOn.word(End::From),
            Self::Blocks => Relation::DependsOn.word(End::To),
        }
    }

    /// Which end of its dependencies the field says, where it is kept as links with other items.
    pub fn dependency(self) -> Option<End> {
        match self {
            Self::DependsOn => Some(End::From),
            Self::Blocks => Some(End::To),
            _ => None,
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
                format!("An item has no field “{name}”"),
                format!("There are {}.", known.join(", ")),
            )
        })
    }
}

/// Puts what a person typed into a field of the item itself. Nothing typed empties the field, where it can be empty.
///
/// # Errors
/// [`Error::Invalid`] with what would be right, and for a field that is kept as links ([`ItemField::dependency`]).
pub fn assign(tx: &Tx<'_>, item: &mut Item, field: ItemField, text: &str) -> Result<()> {
    let text = text.trim();
    match field {
        ItemField::Title => item.title = title(text)?,
        ItemField::Level => item.level = word(text, "level")?,
        ItemField::Parent => item.parent = parent(tx, item, text)?,
        ItemField::Product => item.product = line(text),
        ItemField::Team => item.team = line(text),
        ItemField::Goal => item.goal = line(text),
        ItemField::Tags => item.tags = tags(&item.tags, text),
        ItemField::Owner => item.owner = person(tx, text)?,
        ItemField::Timeframe => item.timeframe = when(tx, text)?,
        ItemField::Start => item.timeframe = with_end(tx, item.timeframe, text, TimeEnd::Start)?,
        ItemField::End => item.timeframe = with_end(tx, item.timeframe, text, TimeEnd::Last)?,
        ItemField::Commitment => {
            item.commitment = optional(text, "commitment")?;
        }
        ItemField::Health => {
            item.health = optional(text, "health")?;
        }
        ItemField::Status => item.status = line(text),
        ItemField::Effort => item.effort = effort::read(text)?,
        ItemField::Sensitivity => {
            item.sensitivity = word(text, "sensitivity")?;
        }
        ItemField::Description => item.description = text.to_owned(),
        ItemField::PublicTitle => item.public_title = line(text),
        ItemField::PublicText => item.public_text = text.to_owned(),
        ItemField::InternalNote => item.internal_note = text.to_owned(),
        ItemField::DateReason => item.date_reason = text.trim().to_owned(),
        ItemField::Links => item.links = web_links(text)?,
        ItemField::DependsOn | ItemField::Blocks => return Err(kept_as_links(field)),
    }
    Ok(())
}

fn kept_as_links(field: ItemField) -> Error {
    Error::invalid(
        format!("{} is kept as links between items", field.word()),
        "Write it into its cell, or link the items.",
    )
}

/// A title: one line, not empty.
pub(crate) fn title(text: &str) -> Result<String> {
    line(text).ok_or_else(|| Error::invalid("The title is empty", "Write what it is called."))
}

/// What every item has, so that it cannot be emptied.
pub(super) const NEVER_EMPTY: [ItemField; 3] = [ItemField::Title, ItemField::Level, ItemField::Sensitivity];

/// One line of text: a break becomes a space, and space at either end goes; nothing when nothing is left.
pub(crate) fn line(text: &str) -> Option<String> {
    let is_break = |letter| {
        matches!(letter, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    let parts: Vec<_> = text.split(is_break).map(str::trim).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Several words with commas between them; each once, in the order typed.
pub(crate) fn list(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split([',', ';', '\n']).filter_map(line) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// Tags as they become: those typed, or with a sign before each (`+peak`, `-old`) those known with these put in or taken
/// out.
pub(crate) fn tags(known: &[String], text: &str) -> Vec<String> {
    let typed = list(text);
    let signed: Option<Vec<_>> = typed
        .iter()
        .map(|tag| {
            let (sign, name) = tag.split_at_checked(1)?;
            Some((sign, line(name)?)).filter(|(sign, _)| ["+", "-"].contains(sign))
        })
        .collect();
    let Some(signed) = signed.filter(|signed| !signed.is_empty()) else { return typed };
    let mut tags = known.to_vec();
    for (sign, name) in signed {
        tags.retain(|tag| *tag != name || sign == "+");
        if sign == "+" && !tags.contains(&name) {
            tags.push(name);
        }
    }
    tags
}

/// Pages, one on a line: an address, or a title and then an address; or a JSON list of `title` and `url`.
fn web_links(text: &str) -> Result<Vec<WebLink>> {
    let links: Vec<WebLink> = if text.starts_with('[') {
        serde_json::from_str(text).map_err(|error| {
            Error::invalid(format!("The list of web links cannot be read: {error}"), WEB_LINKS)
        })?
    } else {
        text.lines().filter_map(line).map(|written| web_link(&written)).collect()
    };
    let is_page = |link: &&WebLink| {
        let kind = link.url.split_once(':').map(|(kind, _)| kind.to_lowercase());
        kind.is_none_or(|kind| !["http", "https", "mailto"].contains(&kind.as_str()))
    };
    match links.iter().find(is_page) {
        Some(link) => Err(Error::invalid(format!("“{}” is not an address", link.url), WEB_LINKS)),
        None => Ok(links),
    }
}

const WEB_LINKS: &str = "Write https://example.org, or a title and then the address, one on a line.";

fn web_link(written: &str) -> WebLink {
    let (title, url) = written.rsplit_once(' ').unwrap_or(("", written));
    let title = if title.trim().is_empty() { url } else { title.trim() };
    WebLink { title: title.to_owned(), url: url.to_owned() }
}

/// A step of a scale; `name` is what the scale is called in the sentence that refuses another word.
pub(crate) fn word<S: Steps>(text: &str, name: &str) -> Result<S> {
    S::parse(text).ok_or_else(|| {
        let known: Vec<_> = S::all().iter().map(|step| step.word().to_lowercase()).collect();
        Error::invalid(format!("“{text}” is not a {name}"), format!("Choose {}.", known.join(", ")))
    })
}

/// A step of a scale, or nothing.
pub(crate) fn optional<S: Steps>(text: &str, name: &str) -> Result<Option<S>> {
    if text.is_empty() { Ok(None) } else { word(text, name).map(Some) }
}

/// A person by reference or name; one who is not known yet is written down.
pub(crate) fn person(tx: &Tx<'_>, text: &str) -> Result<Option<PersonId>> {
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(reference) = text.parse::<Reference>() {
        return people::store::by_reference(tx.conn(), reference).map(|person| Some(person.id));
    }
    if let Some(known) = people::store::named(tx.conn(), text)? {
        return Ok(Some(known));
    }
    let new = people::store::add(tx, Person { name: text.to_owned(), ..Person::default() })?;
    tx.note(format!("{} {} is new", new.reference(), new.name));
    Ok(Some(new.id))
}

/// When, as precisely as it was typed.
pub(crate) fn when(tx: &Tx<'_>, text: &str) -> Result<Timeframe> {
    let reading = Reading::new(tx.today(), Settings::of(tx.conn())?.fiscal);
    timeframe::parse(text, &reading).map_err(|error| {
        Error::invalid(
            error.to_string(),
            "For example Q3 2026, Aug 2026, 14 Aug 2026, Oct – Dec 2026 or next.",
        )
    })
}

/// The end of a timeframe that is typed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TimeEnd {
    Start,
    Last,
}

/// A timeframe with one of its ends as typed, the other as it was. Now, next and later give way to days.
fn with_end(tx: &Tx<'_>, before: Timeframe, text: &str, end: TimeEnd) -> Result<Timeframe> {
    let typed = when(tx, text)?;
    let period = match typed {
        Timeframe::Unscheduled => None,
        Timeframe::Span(span) if end == TimeEnd::Start => span.start().or(span.end()),
        Timeframe::Span(span) => span.end().or(span.start()),
        Timeframe::Wide(_) => {
            let what = format!("“{text}” has no first and no last day");
            return Err(Error::invalid(what, "Write it as the timeframe, or a day, month or quarter here."));
        }
    };
    let (start, last) = before.span().map_or((None, None), |span| (span.start(), span.end()));
    let after = match end {
        TimeEnd::Start => Timeframe::between(period, last),
        TimeEnd::Last => Timeframe::between(start, period),
    };
    after.map_err(|error| Error::invalid(error.to_string(), "Change the other end first."))
}

/// What an item is part of: never itself or one of its own parts.
fn parent(tx: &Tx<'_>, item: &Item, text: &str) -> Result<Option<ItemId>> {
    if text.is_empty() {
        return Ok(None);
    }
    let parent = store::by_reference(tx.conn(), text.parse()?)?;
    let way = way_up(tx.conn(), &parent)?;
    if let Some(end) = way.iter().position(|above| above.id == item.id) {
        let steps: Vec<_> = way.iter().take(end + 1).map(|above| above.reference().to_string()).collect();
        let what =
            format!("{} is part of {} already: {}", parent.reference(), item.reference(), steps.join(" → "));
        return Err(Error::invalid(what, "Choose an item that is not below it."));
    }
    Ok(Some(parent.id))
}

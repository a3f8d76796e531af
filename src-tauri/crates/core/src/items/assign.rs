//! Reads what a person types into a field of an item.

use super::field::ItemField;
use super::{Item, WebLink, effort, store};
use crate::error::{Error, Result};
use crate::ids::ItemId;
use crate::links::named::way_up;
use crate::timeframe::Timeframe;
use crate::typed::{self, line, optional, person, tags, title, word};
use crate::workspace::Tx;

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
        ItemField::Timeframe => item.timeframe = typed::timeframe(tx, text)?,
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

/// What every item has, so that it cannot be emptied.
pub(super) const NEVER_EMPTY: [ItemField; 3] = [ItemField::Title, ItemField::Level, ItemField::Sensitivity];

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

/// The end of a timeframe that is typed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TimeEnd {
    Start,
    Last,
}

/// A timeframe with one of its ends as typed, the other as it was. Now, next and later give way to days.
fn with_end(tx: &Tx<'_>, before: Timeframe, text: &str, end: TimeEnd) -> Result<Timeframe> {
    let typed = typed::timeframe(tx, text)?;
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

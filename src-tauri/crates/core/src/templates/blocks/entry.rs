//! One item as an entry: which of its fields a block shows, and how each is said.

use roadbook_formats::document::prose::from_markdown;
use roadbook_formats::document::{Entry, Fact, MarkWord, Sure};
use roadbook_formats::words::Scale;

use crate::audiences::view::{Named, SeenItem, When};

/// A field that a block can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    Text,
    When,
    Commitment,
    Status,
    Word,
    Owner,
    Team,
    Product,
    Theme,
    Goal,
    Level,
    Tags,
    Dependencies,
    Effort,
    Links,
    Source,
}

/// The words a template asks for them by.
pub(super) const SHOW: &[(&str, Show)] = &[
    ("text", Show::Text),
    ("when", Show::When),
    ("commitment", Show::Commitment),
    ("status", Show::Status),
    ("word", Show::Word),
    ("owner", Show::Owner),
    ("team", Show::Team),
    ("product", Show::Product),
    ("theme", Show::Theme),
    ("goal", Show::Goal),
    ("level", Show::Level),
    ("tags", Show::Tags),
    ("dependencies", Show::Dependencies),
    ("effort", Show::Effort),
    ("links", Show::Links),
    ("source", Show::Source),
];

impl Show {
    /// Its name on the page.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "",
            Self::When => "When",
            Self::Commitment => "Commitment",
            Self::Status => "Status",
            Self::Word => "Team’s word",
            Self::Owner => "Owner",
            Self::Team => "Team",
            Self::Product => "Product",
            Self::Theme => "Part of",
            Self::Goal => "Goal",
            Self::Level => "Level",
            Self::Tags => "Tags",
            Self::Dependencies => "Depends on",
            Self::Effort => "Effort",
            Self::Links => "Pages",
            Self::Source => "In the tracker",
        }
    }

    /// The field's value in words; nothing where there is none or the audience does not see it.
    pub fn words(self, item: &SeenItem) -> Option<String> {
        let words = match self {
            Self::Text => item.text.clone(),
            Self::When => item.when.as_ref()?.words.clone(),
            Self::Commitment => item.commitment?.word().to_owned(),
            Self::Status => status(item)?,
            Self::Word => own_word(item)?,
            Self::Owner => item.owner.clone()?,
            Self::Team => item.team.clone()?,
            Self::Product => item.product.clone()?,
            Self::Theme => said(Some(&item.theme).filter(|theme| theme.reference != item.reference)?),
            Self::Goal => item.goal.clone()?,
            Self::Level => item.level.word().to_owned(),
            Self::Tags => item.tags.join(", "),
            Self::Dependencies => item.depends_on.iter().map(said).collect::<Vec<_>>().join("; "),
            Self::Effort => days(item.effort?),
            Self::Links => item.links.iter().map(|link| link.title.clone()).collect::<Vec<_>>().join("; "),
            Self::Source => item.source.clone()?,
        };
        Some(words).filter(|words| !words.trim().is_empty())
    }
}

/// The mark's word; where the audience sees no mark, the word of the common scale or of the team.
fn status(item: &SeenItem) -> Option<String> {
    item.standing.as_ref().map(|standing| standing.word.clone()).or_else(|| item.status.clone())
}

/// The team's own word, where it says more than the mark and the common scale do.
fn own_word(item: &SeenItem) -> Option<String> {
    let mark = status(item)?.to_lowercase();
    item.status.clone().filter(|own| own.to_lowercase() != mark && Scale::parse(own).is_none())
}

/// "12 days"; the leak check knows the same words.
pub(crate) fn days(effort: f64) -> String {
    format!("{effort} {}", if (effort - 1.0).abs() < f64::EPSILON { "day" } else { "days" })
}

/// "Instant payouts (R-12)".
fn said(named: &Named) -> String {
    format!("{} ({})", named.title, named.reference)
}

/// The item as an entry with these fields.
pub(super) fn entry(item: &SeenItem, show: &[Show]) -> Entry {
    let mut entry =
        Entry { reference: Some(item.reference.clone()), title: item.title.clone(), ..Entry::default() };
    for field in show {
        match field {
            Show::Text => entry.text = from_markdown(&item.text),
            Show::When => {
                entry.when = field.words(item);
                entry.days = item.when.as_ref().map(When::days).unwrap_or_default();
            }
            Show::Commitment => {
                entry.sure =
                    item.commitment.map(|commitment| Sure { commitment, word: commitment.word().to_owned() });
            }
            Show::Status => {
                entry.mark = item
                    .standing
                    .as_ref()
                    .and_then(|standing| Some(MarkWord { mark: standing.mark, word: status(item)? }));
                if entry.mark.is_none() {
                    push_fact(&mut entry, *field, item);
                }
            }
            _ => push_fact(&mut entry, *field, item),
        }
    }
    entry
}

fn push_fact(entry: &mut Entry, field: Show, item: &SeenItem) {
    entry.facts.extend(field.words(item).map(|value| Fact { label: field.label().to_owned(), value }));
}

//! What can come next in a filter that is being typed.

use chrono::{Datelike as _, Months, NaiveDate};
use roadbook_formats::words::{Commitment, Health, Level, Scale, Sensitivity};
use rusqlite::Connection;
use serde::Serialize;

use super::read::{PRESENT, STATES};
use super::split::{Typing, Word, words};
use super::{Filter, FilterField, quoted};
use crate::decisions::Decision;
use crate::error::Result;
use crate::items::Item;
use crate::items::field::ItemField;
use crate::items::list::{ItemQuery, choices};
use crate::op::Kind;
use crate::record::Record as _;
use crate::scores::formulas::{meant, models};
use crate::search::find::find;
use crate::timeframe::Horizon;
use roadbook_formats::fold::fold_words;

/// How many offers at most.
const SHOWN: usize = 40;

/// What can come next, and what is wrong with the filter as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Completion {
    /// The offers, the likeliest first.
    pub offers: Vec<FilterOffer>,
    /// Why the whole of it cannot be read, as a sentence; nothing when it can.
    pub problem: Option<String>,
    /// What would be right.
    pub hint: Option<String>,
}

/// One thing that can come next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FilterOffer {
    /// All that stands before the cursor once it is taken.
    pub text: String,
    /// What is taken, as it is shown.
    pub label: String,
    /// What it means.
    pub second: String,
}

/// What can come next where the cursor stands between `before` and `after`, in the filter of a query.
///
/// # Errors
/// When the storage fails.
pub fn complete(
    conn: &Connection,
    (before, after): (&str, &str),
    query: &ItemQuery,
    today: NaiveDate,
) -> Result<Completion> {
    let shown = query.score_meant();
    let (problem, hint) = match Filter::read(conn, &format!("{before}{after}"), shown, today) {
        Ok(_) => (None, None),
        Err(error) => (Some(error.to_string()), error.hint()),
    };
    let last = words(before, Typing::Still)?.pop().filter(|word| word.end == before.len());
    // One that is not there any more, as in an old view, is called as it was.
    let shown = meant(conn, shown).map_or_else(|_| shown.to_owned(), |model| model.name);
    let mut offers = match &last {
        None => fields("", before, &shown),
        Some(word) => match &word.field {
            None => {
                let typed = word.values.first().map_or("", |value| value.text.as_str());
                fields(typed, &before[..start(word)], &shown)
            }
            Some(name) => match FilterField::parse(name) {
                Ok(field) => values(conn, field, word, before, &shown, today)?,
                Err(_) => Vec::new(),
            },
        },
    };
    offers.truncate(SHOWN);
    Ok(Completion { offers, problem, hint })
}

/// Where a word begins behind its minus.
fn start(word: &Word) -> usize {
    word.at + usize::from(word.is_not)
}

fn fields(typed: &str, before: &str, score: &str) -> Vec<FilterOffer> {
    let wanted = fold_words(typed);
    let fits = |field: &FilterField| {
        fold_words(field.name()).starts_with(&wanted) || fold_words(field.word()).starts_with(&wanted)
    };
    FilterField::all()
        .filter(fits)
        .map(|field| FilterOffer {
            text: format!("{before}{}:", field.name()),
            label: format!("{}:", field.name()),
            second: match field {
                FilterField::Score => format!("{}: {score}, or the one that is named", field.word()),
                field => field.word().to_owned(),
            },
        })
        .collect()
}

fn values(
    conn: &Connection,
    field: FilterField,
    word: &Word,
    before: &str,
    score: &str,
    today: NaiveDate,
) -> Result<Vec<FilterOffer>> {
    let Some(last) = word.values.last() else { return Ok(Vec::new()) };
    let wanted = fold_words(&last.text);
    let taken: Vec<_> = word.values.iter().rev().skip(1).map(|value| fold_words(&value.text)).collect();
    let mut known = known(conn, field, &last.text, score, today)?;
    known.retain(|(value, _)| !taken.contains(&fold_words(value)));
    let (mut first, mut within) = (Vec::new(), Vec::new());
    for (value, second) in known {
        let name = fold_words(&value);
        let offer = FilterOffer { text: format!("{}{value}", &before[..last.at]), label: value, second };
        if name.starts_with(&wanted) {
            first.push(offer);
        } else if name.contains(&wanted) || fold_words(&offer.second).contains(&wanted) {
            within.push(offer);
        }
    }
    first.append(&mut within);
    Ok(first)
}

/// The values a field can have as they are typed, each with what it means.
fn known(
    conn: &Connection,
    field: FilterField,
    typed: &str,
    score: &str,
    today: NaiveDate,
) -> Result<Vec<(String, String)>> {
    let step = |word: &str| (word.to_lowercase().replace(' ', "-"), String::new());
    let none = ("none".to_owned(), "has no value".to_owned());
    let any = ("any".to_owned(), "has a value".to_owned());
    let said = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(name, word)| ((*name).to_owned(), (*word).to_owned())).collect()
    };
    Ok(match field {
        FilterField::Ref | FilterField::Item(ItemField::Parent) => items(conn, typed)?,
        FilterField::Item(ItemField::DependsOn | ItemField::Blocks) => {
            items(conn, typed)?.into_iter().chain([none, any]).collect()
        }
        FilterField::Score => scores(conn, score)?,
        FilterField::Decision => decisions(conn, typed)?.into_iter().chain([none, any]).collect(),
        FilterField::Start | FilterField::Due => days(today),
        FilterField::Is => said(STATES),
        FilterField::Has => {
            PRESENT.iter().map(|(name, _, word)| ((*name).to_owned(), (*word).to_owned())).collect()
        }
        FilterField::Scale => {
            let nowhere = ("not-comparable".to_owned(), "has no place on the scale".to_owned());
            Scale::ALL.iter().map(|scale| step(scale.word())).chain([nowhere]).collect()
        }
        FilterField::Item(ItemField::Level) => Level::ALL.iter().map(|level| step(level.word())).collect(),
        FilterField::Item(ItemField::Sensitivity) => {
            Sensitivity::ALL.iter().map(|level| step(level.word())).collect()
        }
        FilterField::Item(ItemField::Health) => {
            Health::ALL.iter().map(|health| step(health.word())).chain([none]).collect()
        }
        FilterField::Item(ItemField::Commitment) => {
            Commitment::ALL.iter().map(|commitment| step(commitment.word())).chain([none]).collect()
        }
        FilterField::Item(ItemField::Timeframe) => Horizon::ALL
            .iter()
            .map(|horizon| step(horizon.word()))
            .chain([(month(today), "this month".to_owned()), ("unscheduled".to_owned(), String::new())])
            .collect(),
        FilterField::Item(ItemField::Effort) => said(&[
            (">10", "more than 10 days"),
            ("<5", "less than 5 days"),
            ("5..20", "from 5 to 20 days"),
            ("none", "has no value"),
        ]),
        FilterField::Item(
            field @ (ItemField::Product
            | ItemField::Team
            | ItemField::Goal
            | ItemField::Tags
            | ItemField::Owner
            | ItemField::Status),
        ) => {
            let in_use = choices(conn, field)?.into_iter().map(|value| (quoted(&value), String::new()));
            in_use.chain([none, any]).collect()
        }
        FilterField::Item(_) => vec![none, any],
    })
}

fn items(conn: &Connection, typed: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for hit in find(conn, typed, 60)?.into_iter().filter(|hit| hit.kind == Kind::Item) {
        if let Some(item) = Item::find(conn, &hit.record)? {
            found.push((item.reference().to_string(), item.title));
        }
    }
    Ok(found)
}

/// Bounds by the way of scoring that is shown, and every way by its name.
fn scores(conn: &Connection, shown: &str) -> Result<Vec<(String, String)>> {
    let bounds = [
        (">10", "above 10"),
        ("<5", "below 5"),
        ("5..20", "from 5 to 20"),
        ("none", "not worked out"),
        ("any", "worked out"),
    ];
    let by_shown = bounds.map(|(value, word)| (value.to_owned(), format!("{shown} {word}")));
    let by_name = models(conn)?
        .into_iter()
        .map(|model| (format!("{}>10", quoted(&model.key)), format!("{} above 10", model.name)));
    Ok(by_shown.into_iter().chain(by_name).collect())
}

fn decisions(conn: &Connection, typed: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for hit in find(conn, typed, 60)?.into_iter().filter(|hit| hit.kind == Kind::Decision) {
        if let Some(decision) = Decision::find(conn, &hit.record)? {
            found.push((decision.reference().to_string(), decision.title));
        }
    }
    Ok(found)
}

fn days(today: NaiveDate) -> Vec<(String, String)> {
    let next = today.checked_add_months(Months::new(1)).unwrap_or(today);
    [
        ("<today".to_owned(), "before today"),
        ("<+30d".to_owned(), "within 30 days, or before today"),
        (month(today), "this month"),
        (format!("<{}", month(next)), "before next month"),
        (format!(">={}", month(next)), "next month or later"),
        (format!("today..{}", month(next)), "from today to the end of next month"),
        ("none".to_owned(), "is not known"),
        ("any".to_owned(), "is known"),
    ]
    .map(|(value, word)| (value, word.to_owned()))
    .to_vec()
}

fn month(day: NaiveDate) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

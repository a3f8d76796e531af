//! The roadmap without a picture: as a table, and for programs.

use roadbook_formats::document::Clash;
use roadbook_formats::sheet::{Sheet, SheetColumn, SheetValue};
use roadbook_formats::words::{Commitment, Level, Mark};
use roadbook_formats::write::csv;
use serde::Serialize;

use super::Composed;
use super::conflict::clash;
use super::entry::Entry;
use crate::audiences::view::SeenItem;
use crate::error::{Error, Result};
use crate::timeframe::{Precision, Timeframe, TimeframeView};

const HEAD: [&str; 17] = [
    "Ref",
    "Title",
    "Level",
    "Part of",
    "Product",
    "Team",
    "Goal",
    "Owner",
    "Tags",
    "When",
    "Start",
    "End",
    "Precision",
    "Commitment",
    "Status",
    "Mark",
    "Depends on",
];

/// The items as a table that spreadsheets open.
pub(super) fn table(composed: &Composed) -> Vec<u8> {
    csv::render(&sheet(composed))
}

/// The items as a sheet, one a row.
pub(super) fn sheet(composed: &Composed) -> Sheet {
    Sheet {
        name: composed.sheet.meta.title.clone(),
        columns: HEAD.map(SheetColumn::new).into(),
        rows: scheduled(composed).map(|item| row(item, composed)).collect(),
    }
}

/// The items that stand on the picture.
pub(super) fn scheduled(composed: &Composed) -> impl Iterator<Item = &SeenItem> {
    composed.view.items.iter().filter(|item| item.when.is_some())
}

fn row(item: &SeenItem, composed: &Composed) -> Vec<SheetValue> {
    let text = |value: Option<String>| value.map_or(SheetValue::Empty, SheetValue::Text);
    let word = |word: &str| SheetValue::Text(word.to_owned());
    let listed = |words: Vec<&str>| text((!words.is_empty()).then(|| words.join(", ")));
    let when = view_of(item, composed);
    let day = |day: Option<chrono::NaiveDate>| day.map_or(SheetValue::Empty, SheetValue::Day);
    vec![
        word(&item.reference),
        word(&item.title),
        word(item.level.word()),
        text(item.parent.as_ref().map(|parent| parent.reference.clone())),
        text(item.product.clone()),
        text(item.team.clone()),
        text(item.goal.clone()),
        text(item.owner.clone()),
        listed(item.tags.iter().map(String::as_str).collect()),
        text(when.as_ref().map(|when| when.text.clone())),
        day(when.as_ref().and_then(|when| when.start)),
        day(when.as_ref().and_then(|when| when.end)),
        text(when.as_ref().map(|when| when.precision.word().to_owned())),
        text(item.commitment.map(|commitment| commitment.word().to_owned())),
        text(item.status.clone()),
        text(item.standing.as_ref().map(|standing| standing.word.clone())),
        listed(item.depends_on.iter().map(|named| named.reference.as_str()).collect()),
    ]
}

fn view_of(item: &SeenItem, composed: &Composed) -> Option<TimeframeView> {
    item.when.as_ref().and_then(|when| when.timeframe.view(composed.fiscal))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SheetJson<'a> {
    title: &'a str,
    company: &'a str,
    audience: &'a str,
    classification: &'a str,
    notice: Option<&'a str>,
    as_of: String,
    precision: Precision,
    from: Option<String>,
    to: Option<String>,
    lanes: Vec<&'static str>,
    items: Vec<ItemJson<'a>>,
    dependencies: Vec<DependencyJson<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ItemJson<'a> {
    #[serde(rename = "ref")]
    reference: &'a str,
    title: &'a str,
    level: Level,
    /// The names of its lanes, from the outermost inwards.
    lanes: Vec<String>,
    timeframe: Option<TimeframeView>,
    commitment: Option<Commitment>,
    mark: Option<Mark>,
    status: Option<&'a str>,
    parent: Option<&'a str>,
    product: Option<&'a str>,
    team: Option<&'a str>,
    goal: Option<&'a str>,
    owner: Option<&'a str>,
    tags: &'a [String],
    effort: Option<f64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DependencyJson<'a> {
    from: &'a str,
    to: &'a str,
    /// By how many days the first ends too late for the second.
    late: Option<u32>,
    /// By how many days the second begins too soon, where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    early: Option<u32>,
}

/// The items for programs: the same that stand on the picture, with the lanes they stand in.
///
/// # Errors
/// When they cannot be written as JSON.
pub(super) fn json(composed: &Composed) -> Result<Vec<u8>> {
    let (meta, picture, view) = (&composed.sheet.meta, &composed.sheet.picture, &composed.view);
    let is_dated = view.audience.precision != Precision::NowNextLater;
    let sheet = SheetJson {
        title: &composed.sheet.headline,
        company: &meta.company,
        audience: &meta.audience,
        classification: &meta.classification,
        notice: meta.notice.as_deref(),
        as_of: view.today.to_string(),
        precision: view.audience.precision,
        from: is_dated.then(|| picture.from.to_string()),
        to: is_dated.then(|| picture.to.to_string()),
        lanes: composed.lanes.iter().map(|by| by.key()).collect(),
        items: scheduled(composed).map(|item| item_json(item, composed)).collect(),
        dependencies: dependencies(composed),
    };
    let mut bytes = serde_json::to_vec_pretty(&sheet).map_err(Error::shape("write the roadmap as JSON"))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn item_json<'a>(item: &'a SeenItem, composed: &Composed) -> ItemJson<'a> {
    let entry = Entry::seen(item);
    ItemJson {
        reference: &item.reference,
        title: &item.title,
        level: item.level,
        lanes: composed.lanes.iter().map(|by| entry.lane(*by).name).collect(),
        timeframe: view_of(item, composed),
        commitment: item.commitment,
        mark: item.standing.as_ref().map(|standing| standing.mark),
        status: item.status.as_deref(),
        parent: item.parent.as_ref().map(|parent| parent.reference.as_str()),
        product: item.product.as_deref(),
        team: item.team.as_deref(),
        goal: item.goal.as_deref(),
        owner: item.owner.as_deref(),
        tags: &item.tags,
        effort: item.effort,
    }
}

fn dependencies(composed: &Composed) -> Vec<DependencyJson<'_>> {
    let time = |item: &SeenItem| item.when.as_ref().map_or(Timeframe::Unscheduled, |when| when.timeframe);
    let find = |reference: &str| scheduled(composed).find(|item| item.reference == reference);
    let mut found = Vec::new();
    for item in scheduled(composed) {
        for first in &item.depends_on {
            if let Some(other) = find(&first.reference) {
                let (late, early) = match clash(time(other), time(item)) {
                    Some(Clash::Late(days)) => (Some(days), None),
                    Some(Clash::Early(days)) => (None, Some(days)),
                    None => (None, None),
                };
                found.push(DependencyJson { from: &first.reference, to: &item.reference, late, early });
            }
        }
    }
    found
}

//! The roadmap without a picture: as a table, and for programs.

use roadbook_formats::document::Clash;
use roadbook_formats::words::{Commitment, Level, Mark};
use roadbook_formats::write::csv;
use serde::Serialize;

use super::Composed;
use super::conflict::clash;
use super::rows::sheet;
use crate::audiences::view::SeenItem;
use crate::error::{Error, Result};
use crate::timeframe::{Precision, Timeframe, TimeframeView};

/// The items as a table that spreadsheets open.
pub(super) fn table(composed: &Composed) -> Vec<u8> {
    csv::render(&sheet(composed))
}

/// The items that stand on the picture.
pub(super) fn scheduled(composed: &Composed) -> impl Iterator<Item = &SeenItem> {
    composed.view.items.iter().filter(|item| item.when.is_some())
}

pub(super) fn view_of(item: &SeenItem, composed: &Composed) -> Option<TimeframeView> {
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
    lanes: &'a [String],
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

fn item_json<'a>(item: &'a SeenItem, composed: &'a Composed) -> ItemJson<'a> {
    ItemJson {
        reference: &item.reference,
        title: &item.title,
        level: item.level,
        lanes: composed.lane_names.get(&item.reference).map(Vec::as_slice).unwrap_or_default(),
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

//! Makes the picture of items in lanes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use roadbook_formats::document::{Bar, Dependency, Edge, Reach, RoadmapPicture, TimeScale};

use super::LaneBy;
use super::alt::alt;
use super::conflict::clash;
use super::entry::Entry;
use super::lanes::lanes;
use super::place::{Horizons, reach};
use super::range::{Range, of, without_dates};
use crate::timeframe::{FiscalYear, Timeframe};

/// What a picture is made with besides its items.
pub(super) struct Frame<'a> {
    pub lanes: &'a [LaneBy],
    pub today: NaiveDate,
    pub fiscal: FiscalYear,
    /// Whether its reader is told dates at all.
    pub dated: bool,
    /// What it is compared with, in words.
    pub before: Option<&'a str>,
}

/// The picture of the items that are scheduled, in the order given.
pub(super) fn picture(entries: &[Entry], frame: &Frame<'_>) -> RoadmapPicture {
    let dated = frame.dated && !entries.iter().all(|entry| matches!(entry.timeframe, Timeframe::Wide(_)));
    let horizons = if dated {
        Horizons::by_quarters(frame.today, frame.fiscal)
    } else {
        Horizons::alike(frame.today, frame.fiscal)
    };
    let lies = |entry: &Entry| reach(entry.level, entry.timeframe, horizons);
    let drawn: Vec<Entry> = entries.iter().filter(|entry| lies(entry).is_some()).cloned().collect();
    let reaches: Vec<Reach> = drawn.iter().filter_map(lies).collect();
    let range = if dated || entries.is_empty() {
        of(&reaches, frame.today, frame.fiscal)
    } else {
        without_dates(horizons)
    };
    let Range { from, to, scale } = range;
    let has_dates = !matches!(scale, TimeScale::Horizons { .. });
    let bar = |entry: &Entry| bar(entry, horizons);
    RoadmapPicture {
        alt: alt(&drawn, range, frame),
        from,
        to,
        today: Some(frame.today).filter(|_| has_dates),
        scale,
        before: frame.before.map(str::to_owned),
        lanes: lanes(&drawn, frame.lanes, &bar),
        links: links(&drawn),
    }
}

/// One item as a bar. An item that is not scheduled, which never comes here, would lie everywhere.
pub(super) fn bar(entry: &Entry, horizons: Horizons) -> Bar {
    let open = Reach::Span { start: Edge::Open, end: Edge::Open };
    let now = entry.timeframe.last_day();
    Bar {
        title: entry.title.clone(),
        reference: Some(entry.reference.clone()),
        reach: reach(entry.level, entry.timeframe, horizons).unwrap_or(open),
        when: entry.when.clone(),
        commitment: entry.commitment,
        mark: entry.mark,
        gone: entry.gone.map(str::to_owned),
        told: entry.before.and_then(Timeframe::last_day).filter(|before| Some(*before) != now),
    }
}

fn links(entries: &[Entry]) -> Vec<Dependency> {
    // What is only in an earlier plan holds nothing up in this one.
    let planned = || entries.iter().filter(|entry| entry.gone.is_none());
    let times: BTreeMap<&str, Timeframe> =
        planned().map(|entry| (entry.reference.as_str(), entry.timeframe)).collect();
    let mut links = Vec::new();
    for entry in planned() {
        for first in &entry.depends_on {
            if let Some(time) = times.get(first.as_str()) {
                let clash = clash(*time, entry.timeframe);
                links.push(Dependency { from: first.clone(), to: entry.reference.clone(), clash });
            }
        }
    }
    links
}

//! The block `roadmap`: the plan as a picture, in lanes.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use roadbook_formats::counts::things;
use roadbook_formats::document::{Bar, Block, Edge, Lane, Reach, RoadmapPicture, SectionWidth};
use roadbook_formats::words::{Level, Mark};

use super::Expanded;
use super::groups::{By, grouped};
use crate::audiences::view::SeenItem;
use crate::error::Result;
use crate::templates::Template;
use crate::templates::outline::Call;
use crate::templates::page::{Page, mark, sort_by_start};
use crate::timeframe::long_day;
use crate::timeframe::{Period, Precision, Span, month_word};

const LANES: &[(&str, By)] = &[
    ("theme", By::Theme),
    ("product", By::Product),
    ("team", By::Team),
    ("goal", By::Goal),
    ("owner", By::Owner),
    ("none", By::Nothing),
];

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let by = call.choice(template, "by", LANES)?;
    let months = call.number(template, "months", 12)?;
    let from = first_of_quarter(page.today());
    let to = from.checked_add_months(Months::new(months.clamp(3, 60).next_multiple_of(3))).unwrap_or(from)
        - Days::new(1);
    let mut items: Vec<_> = page.view.items.iter().collect();
    sort_by_start(&mut items);
    // A theme whose parts are drawn is the head of their lane, not a bar among them.
    let heads: BTreeSet<&str> = items
        .iter()
        .filter(|item| item.theme.reference != item.reference && drawn(item, from, to).is_some())
        .map(|item| item.theme.reference.as_str())
        .collect();
    if by == By::Theme {
        items.retain(|item| !heads.contains(item.reference.as_str()));
    }
    let mut shown = Vec::new();
    let mut lanes = Vec::new();
    let mut single = Lane::default();
    for group in grouped(page, &items, by) {
        let bars: Vec<_> =
            group.items.iter().filter_map(|item| Some((*item, drawn(item, from, to)?))).collect();
        shown.extend(bars.iter().map(|(item, _)| *item));
        let is_its_own_theme = by == By::Theme
            && matches!(bars.as_slice(), [(item, _)] if item.theme.reference == item.reference);
        let bars: Vec<_> = bars.into_iter().map(|(item, reach)| bar(item, reach)).collect();
        if is_its_own_theme {
            single.bars.extend(bars);
        } else if !bars.is_empty() {
            let head = page
                .view
                .items
                .iter()
                .find(|item| by == By::Theme && group.note.as_ref() == Some(&item.reference));
            lanes.push(Lane {
                name: group.label,
                mark: head.and_then(mark),
                note: None,
                lanes: Vec::new(),
                bars,
            });
        }
    }
    if !single.bars.is_empty() {
        single.name = if lanes.is_empty() { String::new() } else { "Themes".to_owned() };
        lanes.insert(0, single);
    }
    if lanes.is_empty() {
        return Ok(Expanded::default());
    }
    let picture = RoadmapPicture {
        alt: alt(page, from, to, &shown),
        from,
        to,
        today: Some(page.today()),
        lanes,
        ..RoadmapPicture::default()
    };
    let rest = items.len() - shown.len();
    let note = (rest > 0).then(|| {
        format!("{} not drawn: cut, without a date, or outside these months.", things(rest, "item", "items"))
    });
    Ok(Expanded { note, width: SectionWidth::Wide, ..Expanded::of(vec![Block::Picture(picture)]) })
}

fn bar(item: &SeenItem, reach: Reach) -> Bar {
    Bar {
        title: item.title.clone(),
        reference: Some(item.reference.clone()),
        reach,
        when: item.when.as_ref().map(|when| when.text.clone()).unwrap_or_default(),
        commitment: item.commitment,
        mark: mark(item),
        told: None,
        gone: None,
    }
}

/// Where an item lies, when that is within the picture.
fn drawn(item: &SeenItem, from: NaiveDate, to: NaiveDate) -> Option<Reach> {
    let span = item.when.as_ref().filter(|_| mark(item) != Some(Mark::Cut))?.timeframe.span()?;
    if span.first_day().is_some_and(|day| day > to) || span.last_day().is_some_and(|day| day < from) {
        return None;
    }
    Some(reach(item.level, span))
}

/// An end known to a quarter or less is drawn as fading; one that is not known goes on past the edge.
fn reach(level: Level, span: Span) -> Reach {
    let edge = |period: Period, day: NaiveDate| match period.precision() {
        Precision::Day | Precision::Month => Edge::On(day),
        Precision::Quarter | Precision::Half | Precision::Year | Precision::NowNextLater => Edge::About(day),
    };
    if let (Level::Milestone, Some(day)) = (level, span.last_day().or(span.first_day())) {
        return Reach::At(day);
    }
    Reach::Span {
        start: span.start().map_or(Edge::Open, |period| edge(period, period.first_day())),
        end: span.end().map_or(Edge::Open, |period| edge(period, period.last_day())),
    }
}

fn first_of_quarter(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.checked_sub_months(Months::new(day.month0() % 3)).unwrap_or(first)
}

/// What a person who cannot see the picture is told.
fn alt(page: Page<'_>, from: NaiveDate, to: NaiveDate, items: &[&SeenItem]) -> String {
    let month = |day: NaiveDate| format!("{} {}", month_word(day.month()), day.year());
    let mut text = format!(
        "Roadmap of {}, {} to {}, as of {}.",
        things(items.len(), "item", "items"),
        month(from),
        month(to),
        long_day(page.today())
    );
    for which in [Mark::OffTrack, Mark::AtRisk] {
        let names: Vec<_> = items.iter().filter(|item| mark(item) == Some(which)).collect();
        let Some(standing) = names.first().and_then(|item| item.standing.as_ref()) else { continue };
        let names: Vec<_> = names.iter().map(|item| item.title.as_str()).collect();
        text.push_str(&format!(" {}: {}.", standing.word, names.join(", ")));
    }
    text
}

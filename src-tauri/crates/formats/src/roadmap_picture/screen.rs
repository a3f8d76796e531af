//! The picture as the screen scrolls through it: the same lanes, order and places as on paper, at a width per day that the
//! reader chooses. Lengths are in pixels at the usual size of text; what is in view is for the screen to say. They are never
//! infinite, so the page is told of plain numbers.

use chrono::{NaiveDate, Weekday};
use serde::Serialize;

use super::axis::Axis;
use super::draw::in_words;
use super::items::{Spot, rows, spot};
use super::lanes::{Label, gather};
use super::links::{sentence, stations};
use super::measure::{Voice, width};
use super::scales::{Counted, Unit, first_day, months_of, next_first, short_month};
use super::tally::tally;
use crate::counts::as_u32;
use crate::document::{Bar, Clash, RoadmapPicture, TimeScale};
use crate::words::{Commitment, Mark};

/// Text on a bar.
const TEXT: f64 = 12.0;
/// From a bar's edge to its mark, the mark, and what parts it from the title.
const INSET: f64 = 7.0;
const MARK: f64 = 10.0;
const GAP: f64 = 6.0;
/// What stays free between two things on one line.
const FREE: f64 = 14.0;
/// Half of a diamond.
const HALF: f64 = 7.0;
/// How far a line stands off the bars it joins.
const OFF: f64 = 8.0;

/// A roadmap laid out for a screen.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Screen {
    /// The first day of the axis.
    pub first: NaiveDate,
    /// The last day of the axis.
    pub last: NaiveDate,
    /// The width of a day.
    #[specta(type = i32)]
    pub per_day: f64,
    /// The width of all of it.
    #[specta(type = i32)]
    pub width: f64,
    /// Where the line of today stands, when it is on the axis.
    #[specta(type = Option<i32>)]
    pub today: Option<f64>,
    /// The scales above the lanes, from the top.
    pub scales: Vec<ScreenScale>,
    /// Lanes, each before those within it. One with others in it comes first as a head without rows.
    pub lanes: Vec<ScreenLane>,
    /// Bars and milestones, lane by lane, row by row, from the left.
    pub bars: Vec<ScreenBar>,
    /// What leads from one to another.
    pub links: Vec<ScreenLink>,
    /// References of what lies outside the axis.
    pub outside: Vec<String>,
}

/// One scale above the lanes.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ScreenScale {
    /// What it counts.
    pub unit: Unit,
    /// Whether its years are fiscal.
    pub fiscal: bool,
    /// Its periods, from the left.
    pub ticks: Vec<ScreenTick>,
}

/// A period of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ScreenTick {
    /// Where it begins.
    #[specta(type = i32)]
    pub x: f64,
    /// Its width.
    #[specta(type = i32)]
    pub width: f64,
    /// "FY27 Q3"; empty where it has no room.
    pub name: String,
    /// "Oct–Dec 2026", where it has room.
    pub second: Option<String>,
    /// Whether a year begins here.
    pub year: bool,
}

/// A lane.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ScreenLane {
    /// Its name, after those of the lanes around it.
    pub path: Vec<String>,
    /// How many lines of bars it has itself.
    pub rows: u32,
    /// Whether it only heads the lanes within it.
    pub head: bool,
    /// Its first bar among all bars.
    pub first_bar: u32,
    /// How many bars it has itself.
    pub bars: u32,
    /// How many there are of each mark, in it and in the lanes within, the most urgent first.
    pub tally: Vec<Tally>,
}

/// How many items have a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// The mark.
    pub mark: Mark,
    /// How many.
    pub count: u32,
}

/// Where the words of a bar stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Words {
    /// Title and state on the bar.
    Inside,
    /// The title on the bar, the state behind it.
    StateAfter,
    /// Both behind the bar.
    After,
    /// Both before the bar, where there is no room behind it.
    Before,
}

/// A bar or a milestone.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ScreenBar {
    /// "R-12".
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Its time in words.
    pub when: String,
    /// What a screen reader says of it.
    pub about: String,
    /// The line of its lane it stands on.
    pub row: u32,
    /// Where it begins.
    #[specta(type = i32)]
    pub x: f64,
    /// Its width; of a milestone, that of the diamond.
    #[specta(type = i32)]
    pub width: f64,
    /// A diamond.
    pub milestone: bool,
    /// Whether its start and its end are known to a quarter or less.
    pub fades: (bool, bool),
    /// Whether it goes on past the left and the right edge.
    pub goes_on: (bool, bool),
    /// How sure the date is.
    pub commitment: Option<Commitment>,
    /// How it stands.
    pub mark: Option<Mark>,
    /// Where its words stand.
    pub words: Words,
    /// "At risk, 70 days later".
    pub state: String,
    /// From where to where it covers its line, words and what it was included.
    #[specta(type = (i32, i32))]
    pub covers: (f64, f64),
    /// Why it lies there no longer: "unscheduled", "put away". It is drawn where it was, and cannot be moved.
    pub gone: Option<String>,
    /// The bar as it was, where it began and how wide.
    #[specta(type = Option<(i32, i32)>)]
    pub was: Option<(f64, f64)>,
}

/// A line from what has to be done first.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ScreenLink {
    /// The reference of what has to be done first.
    pub from: String,
    /// The reference of what needs it.
    pub to: String,
    /// Where the line leaves, turns and arrives.
    #[specta(type = (i32, i32, i32))]
    pub stations: (f64, f64, f64),
    /// "42 days too late for R-12"; nothing where the two fit.
    pub clash: Option<ScreenClash>,
}

/// What is said of two things that do not fit.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ScreenClash {
    /// "42 days too late for R-12".
    pub said: String,
    /// Whether the first is done too late; otherwise the second begins too soon.
    pub late: bool,
    /// The width of the words.
    #[specta(type = i32)]
    pub width: f64,
}

/// What the screen draws beside the picture's bar: the plan as it was, by reference.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// Where the bar was.
    pub bar: Bar,
    /// "70 days later"; empty when its end did not move.
    pub moved: String,
}

/// Lays a picture out for a screen, with weeks that begin on a day. `before` tells of an item's bar in an earlier plan.
pub fn screen(
    picture: &RoadmapPicture,
    per_day: f64,
    weeks_from: Weekday,
    before: &dyn Fn(&str) -> Option<Before>,
) -> Screen {
    let axis = Axis::per_day(picture, per_day);
    let mut leaves = Vec::new();
    gather(&picture.lanes, &[], &mut leaves);
    let mut out = Screen {
        first: picture.from,
        last: axis.last_day(),
        per_day,
        width: axis.right,
        today: picture.today.filter(|today| axis.shows(*today)).map(|today| axis.x(today)),
        scales: scales(picture, &axis, per_day, weeks_from),
        lanes: Vec::new(),
        bars: Vec::new(),
        links: Vec::new(),
        outside: Vec::new(),
    };
    let mut above: Vec<String> = Vec::new();
    for (path, bars) in leaves {
        let names: Vec<String> = path.iter().map(|label: &Label| label.name.clone()).collect();
        heads(&names, &above, &mut out.lanes);
        let first_bar = as_u32(out.bars.len());
        let (placed, outside) = place_all(&bars, &axis, before);
        out.outside.extend(outside);
        let rows = placed.iter().map(|bar| bar.row + 1).max().unwrap_or(1);
        let lane = ScreenLane {
            path: names.clone(),
            rows,
            head: false,
            first_bar,
            bars: as_u32(placed.len()),
            tally: Vec::new(),
        };
        out.lanes.push(lane);
        out.bars.extend(placed);
        above = names;
    }
    tally(&mut out);
    out.links = links(picture, &out.bars);
    out
}

/// Heads of the lanes around this one that do not stand there yet.
fn heads(names: &[String], above: &[String], lanes: &mut Vec<ScreenLane>) {
    let same = names.iter().zip(above).take_while(|(one, other)| one == other).count();
    for depth in same..names.len().saturating_sub(1) {
        let path = names.iter().take(depth + 1).cloned().collect();
        lanes.push(ScreenLane { path, rows: 0, head: true, first_bar: 0, bars: 0, tally: Vec::new() });
    }
}

fn place_all(
    bars: &[&Bar],
    axis: &Axis,
    before: &dyn Fn(&str) -> Option<Before>,
) -> (Vec<ScreenBar>, Vec<String>) {
    let mut placed: Vec<((f64, f64), ScreenBar)> = Vec::new();
    let mut outside = Vec::new();
    for bar in bars {
        match spot(bar, axis, HALF) {
            Some(spot) => placed.push(place(bar, spot, axis, before)),
            None => outside.extend(bar.reference.clone()),
        }
    }
    placed.sort_by(|((one, _), _), ((other, _), _)| one.total_cmp(other));
    let rows = rows(placed.iter().map(|(extent, _)| *extent));
    for ((_, bar), row) in placed.iter_mut().zip(rows) {
        bar.row = as_u32(row);
    }
    placed.sort_by(|(_, one), (_, other)| {
        (one.row, one.x).partial_cmp(&(other.row, other.x)).unwrap_or(std::cmp::Ordering::Equal)
    });
    (placed.into_iter().map(|(_, bar)| bar).collect(), outside)
}

fn place(
    bar: &Bar,
    spot: Spot,
    axis: &Axis,
    before: &dyn Fn(&str) -> Option<Before>,
) -> ((f64, f64), ScreenBar) {
    let reference = bar.reference.clone().unwrap_or_default();
    let earlier = before(&reference);
    let mut state = bar.mark.map(|mark| mark.word().to_owned()).unwrap_or_default();
    if let Some(gone) = &bar.gone {
        let mut letters = gone.chars();
        state = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    }
    if let Some(moved) =
        earlier.as_ref().map(|before| before.moved.as_str()).filter(|moved| !moved.is_empty())
    {
        state = if state.is_empty() { moved.to_owned() } else { format!("{state}, {moved}") };
    }
    let was = earlier
        .as_ref()
        .and_then(|before| super::items::spot(&before.bar, axis, HALF))
        .map(|was| (was.x0, was.x1 - was.x0));
    let title = width(&bar.title, TEXT, Voice::SansStrong);
    let said = if state.is_empty() { 0.0 } else { GAP + width(&state, TEXT, Voice::Sans) };
    let (x0, x1) = (spot.x0, spot.x1);
    let room = x1 - x0;
    let on_bar = INSET + MARK + GAP + title;
    let (words, mut from, mut to) = if spot.milestone {
        (Words::After, x0, x1 + GAP + title + said)
    } else if on_bar + said + INSET <= room {
        (Words::Inside, x0, x1)
    } else if on_bar + INSET <= room {
        (Words::StateAfter, x0, x1 + said + GAP)
    } else {
        (Words::After, x0, x1 + GAP + title + said)
    };
    let words = if to > axis.right && from - (to - x1) >= axis.left && words != Words::Inside {
        from -= to - x1;
        to = x1;
        if words == Words::StateAfter { Words::StateAfter } else { Words::Before }
    } else {
        words
    };
    for edge in was.iter().flat_map(|(x, wide)| [*x, x + wide]) {
        (from, to) = (from.min(edge), to.max(edge));
    }
    let placed = ScreenBar {
        about: in_words(bar),
        reference,
        title: bar.title.clone(),
        when: bar.when.clone(),
        row: 0,
        x: x0,
        width: room,
        milestone: spot.milestone,
        fades: spot.fades,
        goes_on: spot.goes_on,
        commitment: bar.commitment,
        mark: bar.mark,
        words,
        state,
        covers: (from, to),
        gone: bar.gone.clone(),
        was,
    };
    ((from, to + FREE), placed)
}

fn links(picture: &RoadmapPicture, bars: &[ScreenBar]) -> Vec<ScreenLink> {
    let by_reference: std::collections::HashMap<&str, &ScreenBar> =
        bars.iter().map(|bar| (bar.reference.as_str(), bar)).collect();
    picture
        .links
        .iter()
        .filter_map(|link| {
            let (from, to) = (by_reference.get(&*link.from)?, by_reference.get(&*link.to)?);
            let [leaves, turns, arrives] = stations(from.x + from.width, (to.x, to.x + to.width), OFF);
            let clash = link.clash.map(|clash| {
                let said = sentence(clash, &link.to);
                let late = matches!(clash, Clash::Late(_));
                ScreenClash { width: width(&said, TEXT, Voice::SansStrong), said, late }
            });
            Some(ScreenLink {
                from: link.from.clone(),
                to: link.to.clone(),
                stations: (leaves, turns, arrives),
                clash,
            })
        })
        .collect()
}

/// The scales that suit this width of a day: fiscal above calendar where the two differ, and a finer one below.
fn scales(picture: &RoadmapPicture, axis: &Axis, per_day: f64, weeks_from: Weekday) -> Vec<ScreenScale> {
    let fiscal = match picture.scale {
        TimeScale::Fiscal { starts_in } => Counted::starting_in(starts_in),
        TimeScale::Calendar => Counted::CALENDAR,
        TimeScale::Horizons { .. } => {
            let ticks = axis.upper(TEXT);
            let ends = ticks.iter().skip(1).map(|tick| tick.x).chain([axis.right]);
            let named = ticks.iter().zip(ends).map(|(tick, end)| ScreenTick {
                x: tick.x,
                width: end - tick.x,
                name: tick.name.clone().unwrap_or_default(),
                second: None,
                year: false,
            });
            return vec![ScreenScale { unit: Unit::Quarter, fiscal: false, ticks: named.collect() }];
        }
    };
    let (coarse, fine) = match per_day {
        wide if wide >= 9.0 => (Unit::Month, Unit::Week),
        wide if wide >= 1.2 => (Unit::Quarter, Unit::Month),
        _ => (Unit::Year, Unit::Quarter),
    };
    let mut out = Vec::new();
    if !fiscal.is_calendar() {
        out.push(scale(axis, if coarse == Unit::Month { Unit::Quarter } else { coarse }, fiscal));
    }
    let calendar = Counted::CALENDAR.with_weeks_from(weeks_from);
    out.push(scale(axis, coarse, calendar));
    out.push(scale(axis, fine, calendar));
    out
}

fn scale(axis: &Axis, unit: Unit, counted: Counted) -> ScreenScale {
    let mut ticks = Vec::new();
    let mut first = first_day(axis.first_day(), unit, counted);
    while first <= axis.last_day() {
        let next = next_first(first, unit);
        let (x, end) = (axis.x(first).max(axis.left), axis.x(next).min(axis.right));
        let (name, second) = names(first, unit, counted, end - x);
        let wide = width(&name, TEXT, Voice::SansStrong) + GAP;
        let fits = end - x >= wide;
        let second = second.filter(|second| end - x >= wide + GAP * 2.0 + width(second, TEXT, Voice::Sans));
        let year = first == first_day(first, Unit::Year, counted);
        ticks.push(ScreenTick {
            x,
            width: end - x,
            name: if fits { name } else { String::new() },
            second,
            year,
        });
        first = next;
    }
    ScreenScale { unit, fiscal: !counted.is_calendar(), ticks }
}

fn names(first: NaiveDate, unit: Unit, counted: Counted, room: f64) -> (String, Option<String>) {
    use chrono::Datelike as _;
    match unit {
        Unit::Day => (first.day().to_string(), None),
        Unit::Week => (format!("{} {}", first.day(), short_month(first)), None),
        // Above weeks a month is wide, and nothing else says the year.
        Unit::Month if room > 120.0 => (months_of(first, 1), None),
        Unit::Month => (short_month(first).to_owned(), None),
        Unit::Quarter => (counted.quarter_name(first), (!counted.is_calendar()).then(|| months_of(first, 3))),
        Unit::Year => (counted.year_name(first), (!counted.is_calendar()).then(|| months_of(first, 12))),
    }
}

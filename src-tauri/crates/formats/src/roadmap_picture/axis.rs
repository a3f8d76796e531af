//! The axis of time: where a day lies, and which quarters, months and years are named.

use chrono::{Datelike as _, Months, NaiveDate};

use super::measure::{Voice, width};
use super::scales::{Counted, months_of, short_month};
use crate::document::{RoadmapPicture, TimeScale};

/// An axis longer than this is cut: a picture of a century says nothing.
const LONGEST_DAYS: i64 = 366 * 30;

/// Days to points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    first: NaiveDate,
    /// The day after the last.
    last: NaiveDate,
    pub left: f64,
    pub right: f64,
    scale: TimeScale,
}

/// A name on the axis.
pub(super) struct Tick {
    pub x: f64,
    pub name: Option<String>,
    /// What stands beside the name, quieter: the months of a fiscal quarter.
    pub second: Option<String>,
    /// Whether a line goes down from here.
    pub line: bool,
}

impl Axis {
    /// The axis of a picture between two edges.
    pub(super) fn of(picture: &RoadmapPicture, left: f64, right: f64) -> Self {
        Self { scale: picture.scale, ..Self::new(picture.from, picture.to, left, right) }
    }

    /// The axis of a picture with this width for a day.
    pub(super) fn per_day(picture: &RoadmapPicture, width: f64) -> Self {
        let axis = Self::of(picture, 0.0, 1.0);
        Self { right: axis.days() * width, ..axis }
    }

    /// The first day it shows.
    pub(super) fn first_day(&self) -> NaiveDate {
        self.first
    }

    /// The last day it shows.
    pub(super) fn last_day(&self) -> NaiveDate {
        self.last.pred_opt().unwrap_or(self.last)
    }

    fn new(from: NaiveDate, to: NaiveDate, left: f64, right: f64) -> Self {
        let longest =
            from.checked_add_signed(chrono::TimeDelta::days(LONGEST_DAYS)).unwrap_or(NaiveDate::MAX);
        let last = after(to).clamp(after(from), longest);
        Self { first: from, last, left, right, scale: TimeScale::Calendar }
    }

    /// How many days it shows.
    pub(super) fn days(&self) -> f64 {
        as_days(self.last - self.first)
    }

    /// Where a day begins, also beyond the edges.
    pub(super) fn x(&self, day: NaiveDate) -> f64 {
        self.left + (self.right - self.left) * as_days(day - self.first) / self.days()
    }

    /// Where a day ends.
    pub(super) fn x_after(&self, day: NaiveDate) -> f64 {
        self.x(after(day))
    }

    fn months(&self) -> impl Iterator<Item = NaiveDate> {
        let begin = self.first.with_day(1).unwrap_or(self.first);
        let last = self.last;
        (0..=360)
            .map_while(move |step| begin.checked_add_months(Months::new(step)))
            .take_while(move |month| *month < last)
    }

    /// Quarters, or years where quarters would touch; now, next and later for those who are told no dates. The first is
    /// named at the edge, however little of it is seen.
    pub(super) fn upper(&self, size: f64) -> Vec<Tick> {
        let counted = match self.scale {
            TimeScale::Calendar => Counted::CALENDAR,
            TimeScale::Fiscal { starts_in } => Counted::starting_in(starts_in),
            TimeScale::Horizons { next, later } => {
                let tick = |day: NaiveDate, name: &str| Tick {
                    x: self.x(day),
                    name: Some(name.to_owned()),
                    second: None,
                    line: true,
                };
                return vec![tick(self.first, "Now"), tick(next, "Next"), tick(later, "Later")];
            }
        };
        let room_for_quarters = self.width_of(91.0) >= width("FY27 Q4", size, Voice::SansStrong) + size;
        let step = if room_for_quarters { 3 } else { 12 };
        let lines = if self.width_of(91.0) >= 8.0 { 3 } else { 12 };
        let mut ticks: Vec<Tick> = Vec::new();
        let mut last_name = f64::MIN;
        for (index, month) in self.months().enumerate() {
            let x = self.x(month).max(self.left);
            let begins = |step: u32| counted.months_in(month) % step == 0;
            let name = if room_for_quarters { counted.quarter_name(month) } else { counted.year_name(month) };
            // A sliver of a quarter at the edge leaves its name to the next one.
            let next = self.x(next_start(month, step, counted));
            let fits = next - x >= width(&name, size, Voice::SansStrong) + size * 0.5 || next >= self.right;
            let named = (begins(step) || index == 0) && fits && x > last_name;
            if named {
                last_name = x;
            }
            if named || begins(lines) || index == 0 {
                let months = months_of(counted.first_of(month, step), step);
                let wide =
                    width(&name, size, Voice::SansStrong) + width(&months, size, Voice::Sans) + size * 1.6;
                let second = (named && !counted.is_calendar() && next - x >= wide).then_some(months);
                let line = begins(lines) || index == 0;
                ticks.push(Tick { x, name: named.then_some(name), second, line });
            }
        }
        ticks
    }

    /// Months, where they have room.
    pub(super) fn lower(&self, size: f64) -> Vec<Tick> {
        let is_dated = !matches!(self.scale, TimeScale::Horizons { .. });
        if !is_dated || self.width_of(28.0) < size * 2.2 {
            return Vec::new();
        }
        let name = |month: NaiveDate| Some(short_month(month).to_owned());
        self.months()
            .map(|month| Tick { x: self.x(month), name: name(month), second: None, line: false })
            .filter(|tick| tick.x >= self.left - 0.1 && tick.x + size * 2.2 < self.right)
            .collect()
    }

    fn width_of(&self, days: f64) -> f64 {
        (self.right - self.left) * days / self.days()
    }

    /// Whether a day lies on the axis.
    pub(super) fn shows(&self, day: NaiveDate) -> bool {
        (self.first..self.last).contains(&day)
    }
}

fn next_start(month: NaiveDate, step: u32, counted: Counted) -> NaiveDate {
    month.checked_add_months(Months::new(step - counted.months_in(month) % step)).unwrap_or(NaiveDate::MAX)
}

fn after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

fn as_days(span: chrono::TimeDelta) -> f64 {
    // Thirty years of days: exact in a double.
    span.num_days() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(from: &str, to: &str, width: f64) -> String {
        let axis = Axis::new(from.parse().unwrap(), to.parse().unwrap(), 0.0, width);
        let names =
            |ticks: Vec<Tick>| ticks.into_iter().filter_map(|tick| tick.name).collect::<Vec<_>>().join(" ");
        format!("{} | {}", names(axis.upper(7.0)), names(axis.lower(6.5)))
    }

    #[test]
    fn quarters_and_months_are_named_where_they_fit() {
        let check = |from, to, width, expect| assert_eq!(names(from, to, width), expect, "{from} to {to}");
        check("2026-10-01", "2027-03-31", 240.0, "Q4 2026 Q1 2027 | Oct Nov Dec Jan Feb Mar");
        check("2026-12-15", "2027-03-31", 240.0, "Q4 2026 Q1 2027 | Jan Feb Mar");
        check("2026-01-01", "2031-12-31", 300.0, "2026 2027 2028 2029 2030 2031 | ");
        check("2026-11-03", "2026-11-03", 100.0, "Q4 2026 | ");
        check("2026-11-03", "2020-01-01", 100.0, "Q4 2026 | ");
    }

    #[test]
    fn fiscal_quarters_stand_beside_their_months() {
        let axis = Axis {
            scale: TimeScale::Fiscal { starts_in: 4 },
            ..Axis::new("2026-10-01".parse().unwrap(), "2027-06-30".parse().unwrap(), 0.0, 400.0)
        };
        let names: Vec<_> =
            axis.upper(7.0).into_iter().filter_map(|tick| tick.name.zip(tick.second)).collect();
        let expect = [("FY27 Q3", "Oct–Dec 2026"), ("FY27 Q4", "Jan–Mar 2027"), ("FY28 Q1", "Apr–Jun 2027")];
        assert_eq!(names, expect.map(|(name, months)| (name.to_owned(), months.to_owned())));
    }

    #[test]
    fn who_is_told_no_dates_reads_none() {
        let (next, later) = ("2027-01-01".parse().unwrap(), "2027-07-01".parse().unwrap());
        let axis = Axis {
            scale: TimeScale::Horizons { next, later },
            ..Axis::new("2026-10-01".parse().unwrap(), "2027-12-31".parse().unwrap(), 0.0, 400.0)
        };
        let names: Vec<_> = axis.upper(7.0).into_iter().filter_map(|tick| tick.name).collect();
        assert_eq!(names, ["Now", "Next", "Later"]);
        assert!(axis.lower(6.5).is_empty(), "no month is named");
    }

    #[test]
    fn days_go_from_edge_to_edge() {
        let axis = Axis::new("2026-10-01".parse().unwrap(), "2026-10-10".parse().unwrap(), 100.0, 200.0);
        assert_eq!(axis.x("2026-10-01".parse().unwrap()), 100.0);
        assert_eq!(axis.x_after("2026-10-10".parse().unwrap()), 200.0);
    }
}

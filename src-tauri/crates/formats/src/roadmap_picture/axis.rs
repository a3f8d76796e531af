//! The axis of time: where a day lies, and which quarters, months and years are named.

use chrono::{Datelike as _, Months, NaiveDate};

use super::measure::{Voice, width};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
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
}

/// A name on the axis.
pub(super) struct Tick {
    pub x: f64,
    pub name: Option<String>,
    /// Whether a line goes down from here.
    pub line: bool,
}

impl Axis {
    pub(super) fn new(from: NaiveDate, to: NaiveDate, left: f64, right: f64) -> Self {
        let longest =
            from.checked_add_signed(chrono::TimeDelta::days(LONGEST_DAYS)).unwrap_or(NaiveDate::MAX);
        let last = after(to).clamp(after(from), longest);
        Self { first: from, last, left, right }
    }

    fn days(&self) -> f64 {
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

    /// Quarters, or years where quarters would touch. The first is named at the edge, however little of it is seen.
    pub(super) fn upper(&self, size: f64) -> Vec<Tick> {
        let room_for_quarters = self.width_of(91.0) >= width("Q4 2026", size, Voice::SansStrong) + size;
        let step = if room_for_quarters { 3 } else { 12 };
        let lines = if self.width_of(91.0) >= 8.0 { 3 } else { 12 };
        let mut ticks: Vec<Tick> = Vec::new();
        let mut last_name = f64::MIN;
        for (index, month) in self.months().enumerate() {
            let x = self.x(month).max(self.left);
            let begins = |step: u32| month.month0() % step == 0;
            let name = if room_for_quarters {
                format!("Q{} {}", month.month0() / 3 + 1, month.year())
            } else {
                month.year().to_string()
            };
            // A sliver of a quarter at the edge leaves its name to the next one.
            let next = self.x(next_start(month, step));
            let fits = next - x >= width(&name, size, Voice::SansStrong) + size * 0.5 || next >= self.right;
            let named = (begins(step) || index == 0) && fits && x > last_name;
            if named {
                last_name = x;
            }
            if named || begins(lines) || index == 0 {
                ticks.push(Tick { x, name: named.then_some(name), line: begins(lines) || index == 0 });
            }
        }
        ticks
    }

    /// Months, where they have room.
    pub(super) fn lower(&self, size: f64) -> Vec<Tick> {
        if self.width_of(28.0) < size * 2.2 {
            return Vec::new();
        }
        let name = |month: NaiveDate| MONTHS.get(month.month0() as usize).map(|name| (*name).to_owned());
        self.months()
            .map(|month| Tick { x: self.x(month), name: name(month), line: false })
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

fn next_start(month: NaiveDate, step: u32) -> NaiveDate {
    month.checked_add_months(Months::new(step - month.month0() % step)).unwrap_or(NaiveDate::MAX)
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
    fn days_go_from_edge_to_edge() {
        let axis = Axis::new("2026-10-01".parse().unwrap(), "2026-10-10".parse().unwrap(), 100.0, 200.0);
        assert_eq!(axis.x("2026-10-01".parse().unwrap()), 100.0);
        assert_eq!(axis.x_after("2026-10-10".parse().unwrap()), 200.0);
    }
}

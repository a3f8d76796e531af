//! Readings by week and by month, as a weekly review puts them side by side, and the jumps among them.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};
use roadbook_formats::counts::as_u32;
use serde::Serialize;

use super::{Gathered, Reading};

/// So many weeks stand beside the months.
pub const WEEKS: u64 = 6;
/// So many months stand beside the weeks.
pub const MONTHS: u32 = 12;

/// One week or month.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Point {
    /// Its first day.
    pub from: NaiveDate,
    /// What its readings become; nothing when there are none.
    pub value: Option<f64>,
}

/// A step between two readings that is much larger than the others.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Jump {
    /// The day of the reading it led to.
    pub on: NaiveDate,
    /// What was read before.
    pub from: f64,
    /// What was read then.
    pub to: f64,
    /// Why; empty when nobody said.
    pub note: String,
}

/// What is written at a line of points: the last step that stands out and somebody gave the reason of, as the place of its
/// point, with the first word of the reason.
pub fn event(jumps: &[Jump], points: &[Point]) -> Option<(usize, String)> {
    jumps.iter().rev().find_map(|jump| {
        let word = jump.note.split_whitespace().next()?.trim_end_matches([',', '.', ';', ':']);
        // One before the first point is of another time.
        let at = points.iter().rposition(|point| point.value.is_some() && point.from <= jump.on)?;
        Some((at, word.to_owned()))
    })
}

/// The last six weeks up to a day. When nothing was read in the week of the day itself, the week before is the last.
pub fn weeks(readings: &[Reading], gathered: Gathered, today: NaiveDate, begins: Weekday) -> Vec<Point> {
    let this = today - Days::new(today.weekday().days_since(begins).into());
    let is_read = readings.iter().any(|reading| this <= reading.on && reading.on <= today);
    let last = if is_read { this } else { this - Days::new(7) };
    let point = |back: u64| {
        let from = last - Days::new(7 * back);
        Point { from, value: gather(readings, gathered, from, (from + Days::new(6)).min(today)) }
    };
    (0..WEEKS).rev().map(point).collect()
}

/// The last twelve months up to a day, by the same rule.
pub fn months(readings: &[Reading], gathered: Gathered, today: NaiveDate) -> Vec<Point> {
    let this = today.with_day(1).unwrap_or(today);
    let is_read = readings.iter().any(|reading| this <= reading.on && reading.on <= today);
    let last = if is_read { this } else { this - Months::new(1) };
    let point = |back: u32| {
        let from = last - Months::new(back);
        let end = from + Months::new(1) - Days::new(1);
        Point { from, value: gather(readings, gathered, from, end.min(today)) }
    };
    (0..MONTHS).rev().map(point).collect()
}

fn gather(readings: &[Reading], gathered: Gathered, from: NaiveDate, to: NaiveDate) -> Option<f64> {
    let values: Vec<f64> = readings
        .iter()
        .filter(|reading| from <= reading.on && reading.on <= to)
        .map(|reading| reading.value)
        .collect();
    let last = *values.last()?;
    let sum: f64 = values.iter().sum();
    let count = f64::from(as_u32(values.len()));
    let value = match gathered {
        Gathered::Last => last,
        Gathered::Mean => sum / count,
        Gathered::Sum => sum,
    };
    Some((value * 10_000.0).round() / 10_000.0)
}

/// Steps that are more than three times as large as the middle one of all steps. Fewer than five readings have none.
pub fn jumps(readings: &[Reading]) -> Vec<Jump> {
    if readings.len() < 5 {
        return Vec::new();
    }
    let pairs = || readings.iter().zip(readings.iter().skip(1));
    let mut steps: Vec<f64> = pairs().map(|(a, b)| (b.value - a.value).abs()).collect();
    steps.sort_by(f64::total_cmp);
    let middle = steps[steps.len() / 2];
    let least = readings.iter().map(|reading| reading.value.abs()).fold(0.0, f64::max) / 100.0;
    let is_jump = |(a, b): &(&Reading, &Reading)| (b.value - a.value).abs() > (3.0 * middle).max(least);
    pairs()
        .filter(is_jump)
        .map(|(a, b)| Jump { on: b.on, from: a.value, to: b.value, note: b.note.clone() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::ReadingSource;
    use super::*;

    fn read(values: &[(&str, f64)]) -> Vec<Reading> {
        let reading = |(on, value): &(&str, f64)| Reading {
            on: on.parse().unwrap(),
            value: *value,
            note: String::new(),
            source: ReadingSource::Typed,
            file: None,
        };
        values.iter().map(reading).collect()
    }

    #[test]
    fn weeks_and_months_stand_side_by_side() {
        // 2026-11-22 is a Sunday.
        let today = "2026-11-22".parse().unwrap();
        let readings =
            read(&[("2026-10-05", 1.0), ("2026-11-10", 2.0), ("2026-11-12", 4.0), ("2026-11-20", 8.0)]);
        let values = |points: Vec<Point>| points.into_iter().map(|point| point.value).collect::<Vec<_>>();
        let weeks = |gathered, begins| values(weeks(&readings, gathered, today, begins));
        assert_eq!(weeks(Gathered::Last, Weekday::Mon), [None, None, None, None, Some(4.0), Some(8.0)]);
        assert_eq!(weeks(Gathered::Mean, Weekday::Mon)[4], Some(3.0));
        assert_eq!(weeks(Gathered::Sum, Weekday::Mon)[4], Some(6.0));
        // A week that began today has no reading, so the one before is the last.
        assert_eq!(weeks(Gathered::Last, Weekday::Sun), [None, None, None, None, Some(4.0), Some(8.0)]);
        let months = values(months(&readings, Gathered::Last, today));
        assert_eq!((months.len(), months[10], months[11]), (12, Some(1.0), Some(8.0)));
    }

    #[test]
    fn a_step_with_a_reason_is_written_at_its_point() {
        let point = |from: &str, value| Point { from: from.parse().unwrap(), value };
        let points = [
            point("2026-10-19", None),
            point("2026-10-26", Some(60.0)),
            point("2026-11-02", None),
            point("2026-11-09", Some(71.0)),
            point("2026-11-16", Some(72.0)),
        ];
        let jump = |on: &str, note: &str| Jump {
            on: on.parse().unwrap(),
            from: 60.0,
            to: 71.0,
            note: note.to_owned(),
        };
        let check = |jumps: &[Jump], expect: Option<(usize, &str)>| {
            let found = event(jumps, &points);
            assert_eq!(found.as_ref().map(|(at, word)| (*at, word.as_str())), expect, "{jumps:?}");
        };
        check(&[], None);
        check(&[jump("2026-11-13", "shipped, at last")], Some((3, "shipped")));
        check(&[jump("2026-11-13", "shipped"), jump("2026-11-20", "")], Some((3, "shipped")));
        check(&[jump("2026-11-13", "shipped"), jump("2026-11-20", "Holiday.")], Some((4, "Holiday")));
        check(&[jump("2026-10-01", "before the line")], None);
    }

    #[test]
    fn a_jump_stands_out_from_the_other_steps() {
        let check = |values: &[f64], expect: &[f64]| {
            let days: Vec<String> = (1..=values.len()).map(|day| format!("2026-11-{day:02}")).collect();
            let readings: Vec<_> = days.iter().map(String::as_str).zip(values.iter().copied()).collect();
            let found: Vec<f64> = jumps(&read(&readings)).iter().map(|jump| jump.to).collect();
            assert_eq!(found, expect, "{values:?}");
        };
        check(&[1.0, 9.0], &[]);
        check(&[10.0, 10.2, 10.1, 10.3, 14.0, 14.1], &[14.0]);
        check(&[10.0, 11.0, 12.0, 13.0, 14.0], &[]);
        check(&[10.0, 10.0, 10.0, 10.0, 10.05], &[]);
        check(&[5.0, 5.0, 5.0, 5.0, 9.0], &[9.0]);
    }
}

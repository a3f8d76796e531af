//! The status of a metric, by a rule that can be read: at its target or better it is on track, off by no more than the
//! tolerance it is at risk, else it is off track.

use chrono::NaiveDate;
use roadbook_formats::words::Health;

use super::{Direction, Judged, Metric, MetricTarget, Reading, apart};
use crate::timeframe::long_day;

/// What a metric's last reading says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Judgement {
    /// The status; nothing when there is nothing to judge, or nothing to judge it by.
    pub health: Option<Health>,
    /// Why, in a sentence.
    pub why: String,
    /// The last reading is older than its cadence allows.
    pub is_old: bool,
}

/// The target that holds on a day: of the period the day lies in, the shortest one; else of the next period; else of the
/// last.
pub fn target_on(metric: &Metric, day: NaiveDate) -> Option<&MetricTarget> {
    let lies_in = |target: &&MetricTarget| {
        target.period.first_day().is_none_or(|first| first <= day)
            && target.period.last_day().is_none_or(|last| day <= last)
    };
    let length = |target: &&MetricTarget| {
        let (first, last) = (target.period.first_day(), target.period.last_day());
        first.zip(last).map_or(i64::MAX, |(first, last)| (last - first).num_days())
    };
    let current = metric.targets.iter().filter(lies_in).min_by_key(length);
    let next =
        || metric.targets.iter().find(|target| target.period.first_day().is_some_and(|first| first > day));
    current.or_else(next).or_else(|| metric.targets.last())
}

/// Judges the last of some readings on a day.
pub fn judge(metric: &Metric, readings: &[Reading], today: NaiveDate) -> Judgement {
    let Some(latest) = readings.iter().rfind(|reading| reading.on <= today) else {
        return Judgement { why: "Nothing was read yet".to_owned(), ..Judgement::default() };
    };
    let is_old = metric.computed.is_none() && (today - latest.on).num_days() > metric.cadence.days();
    let old = if is_old { format!(". Last read on {}", long_day(latest.on)) } else { String::new() };
    let Some(target) = target_on(metric, latest.on) else {
        return Judgement { health: None, why: format!("There is no target to judge it by{old}"), is_old };
    };
    let (wanted, called) = wanted(metric, readings, target, latest);
    // To the tenth of a thousandth: a sum of fractions is not off by its last bit.
    let off = match metric.direction {
        Direction::Up => wanted - latest.value,
        Direction::Down => latest.value - wanted,
        Direction::Hold => (latest.value - wanted).abs(),
    };
    let off = (off * 10_000.0).round() / 10_000.0;
    let room = wanted.abs() * metric.tolerance / 100.0;
    let (near, far) = match metric.direction {
        Direction::Up | Direction::Down => (0.0, room),
        Direction::Hold => (room, room * 2.0),
    };
    let health = if off <= near {
        Health::OnTrack
    } else if off <= far {
        Health::AtRisk
    } else {
        Health::OffTrack
    };
    let value = metric.said(latest.value);
    let against = format!("{called} {}", metric.said(wanted));
    let why = match (health, metric.direction) {
        (Health::OnTrack, Direction::Hold) => format!("{value} keeps to {against}"),
        (Health::OnTrack, _) if off == 0.0 => format!("{value} is {against}"),
        (Health::OnTrack, _) => format!("{value} is better than {against}"),
        (Health::AtRisk, _) => {
            format!(
                "{value} is off {against} by {}, within the tolerance",
                apart(off, metric.unit.as_deref())
            )
        }
        (Health::OffTrack, _) => {
            format!("{value} is off {against} by {}", apart(off, metric.unit.as_deref()))
        }
    };
    Judgement { health: Some(health), why: format!("{why}{old}"), is_old }
}

/// What the reading should be, and what that is called.
fn wanted(
    metric: &Metric,
    readings: &[Reading],
    target: &MetricTarget,
    latest: &Reading,
) -> (f64, &'static str) {
    let (Judged::Pace, Some(first), Some(last)) =
        (metric.judged, target.period.first_day(), target.period.last_day())
    else {
        return (target.value, "the target of");
    };
    // The line begins with what stood when the period began, or with the first reading in it.
    let before = readings.iter().rfind(|reading| reading.on < first);
    let start = before.or_else(|| readings.iter().find(|reading| reading.on >= first));
    let (Some(start), true) = (start, latest.on >= first && latest.on < last) else {
        return (target.value, "the target of");
    };
    let begun = start.on.max(first);
    let whole = (last - begun).num_days();
    if whole <= 0 {
        return (target.value, "the target of");
    }
    let share = small(latest.on - begun) / small(last - begun);
    let paced = start.value + (target.value - start.value) * share;
    ((paced * 100.0).round() / 100.0, "the pace of")
}

fn small(days: chrono::TimeDelta) -> f64 {
    f64::from(i32::try_from(days.num_days()).unwrap_or(i32::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::ReadingSource;
    use super::*;
    use crate::timeframe::Timeframe;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    fn read(on: &str, value: f64) -> Reading {
        Reading { on: day(on), value, note: String::new(), source: ReadingSource::Typed, file: None }
    }

    fn metric(direction: Direction, target: f64) -> Metric {
        let period = Timeframe::from_code("2026-Q4").unwrap();
        Metric {
            direction,
            unit: Some("%".into()),
            targets: vec![MetricTarget { period, value: target }],
            ..Metric::default()
        }
    }

    #[test]
    fn the_status_follows_from_the_rule() {
        let check = |direction, target, value, expect: Health| {
            let readings = [read("2026-11-20", value)];
            let judged = judge(&metric(direction, target), &readings, day("2026-11-22"));
            assert_eq!(judged.health, Some(expect), "{direction:?} {target}: {value}, {}", judged.why);
        };
        check(Direction::Up, 80.0, 80.0, Health::OnTrack);
        check(Direction::Up, 80.0, 90.0, Health::OnTrack);
        check(Direction::Up, 80.0, 79.9, Health::AtRisk);
        check(Direction::Up, 80.0, 72.0, Health::AtRisk);
        check(Direction::Up, 80.0, 71.9, Health::OffTrack);
        check(Direction::Down, 2.8, 2.8, Health::OnTrack);
        check(Direction::Down, 2.8, 2.0, Health::OnTrack);
        check(Direction::Down, 2.8, 3.08, Health::AtRisk);
        check(Direction::Down, 2.8, 3.4, Health::OffTrack);
        check(Direction::Down, 0.0, 0.1, Health::OffTrack);
        check(Direction::Hold, 100.0, 110.0, Health::OnTrack);
        check(Direction::Hold, 100.0, 90.0, Health::OnTrack);
        check(Direction::Hold, 100.0, 119.0, Health::AtRisk);
        check(Direction::Hold, 100.0, 121.0, Health::OffTrack);
        check(Direction::Up, -10.0, -10.5, Health::AtRisk);
    }

    #[test]
    fn a_pace_is_judged_along_the_way() {
        let metric = Metric { judged: Judged::Pace, ..metric(Direction::Up, 80.0) };
        let check = |value, expect: Health| {
            let readings = [read("2026-09-30", 60.0), read("2026-11-15", value)];
            let judged = judge(&metric, &readings, day("2026-11-16"));
            assert_eq!(judged.health, Some(expect), "{}", judged.why);
        };
        // Half of the quarter is over: 45 of 91 days, so 69.89 is on the way to 80.
        check(70.0, Health::OnTrack);
        check(69.0, Health::AtRisk);
        check(60.0, Health::OffTrack);
    }

    #[test]
    fn what_cannot_be_judged_says_so() {
        let today = day("2026-11-22");
        let of_q4 = metric(Direction::Up, 80.0);
        assert_eq!(judge(&of_q4, &[], today).why, "Nothing was read yet");
        let without = Metric { targets: Vec::new(), ..of_q4.clone() };
        let judged = judge(&without, &[read("2026-11-20", 70.0)], today);
        assert_eq!((judged.health, judged.is_old), (None, false));
        let old = judge(&of_q4, &[read("2026-11-01", 81.0)], today);
        assert!(old.is_old && old.why.ends_with("Last read on 1 November 2026"), "{}", old.why);
        let ahead = judge(&of_q4, &[read("2026-11-30", 81.0)], today);
        assert_eq!(ahead.health, None, "a reading of a day to come is not read yet");
    }

    #[test]
    fn the_target_is_that_of_the_day() {
        let target = |code: &str, value| MetricTarget { period: Timeframe::from_code(code).unwrap(), value };
        let metric = Metric {
            targets: vec![target("2026-Q3", 70.0), target("2026-Q4", 80.0), target("2026", 75.0)],
            ..Metric::default()
        };
        let check = |on: &str, expect: f64| {
            assert_eq!(target_on(&metric, day(on)).map(|target| target.value), Some(expect), "{on}");
        };
        check("2026-08-01", 70.0);
        check("2026-11-01", 80.0);
        check("2026-02-01", 75.0);
        check("2025-12-01", 70.0);
        check("2027-01-01", 75.0);
    }
}

//! Moves an item in time by hand: where its bar or an end of it can be let go, and what its time is there.

use chrono::{Days, Months, NaiveDate, Weekday};
use roadbook_formats::roadmap_picture::scales::{Counted, Unit, first_day, next_first};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Item, store};
use crate::error::Result;
use crate::ids::ItemId;
use crate::op::{Committed, Op};
use crate::roadmap::timeline::moved;
use crate::settings::Settings;
use crate::timeframe::{FiscalYear, Period, Precision, Span, Timeframe};
use crate::workspace::Workspace;

/// So many places to each side are enough for one hand.
const EACH_WAY: usize = 400;

/// What of a bar is taken hold of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Grab {
    /// All of it: it stays as long as it is.
    Whole,
    /// Its start.
    Start,
    /// Its end.
    End,
}

/// A place where it can be let go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Stop {
    /// What its time is there, as it is kept.
    pub timeframe: Timeframe,
    /// The same in words.
    pub text: String,
    /// How far its end moved: "12 days later"; empty where it did not.
    pub moved: String,
    /// How many days after the asked day it begins there; nothing where no start is known.
    pub from: Option<i32>,
    /// How many days after the asked day the day after its end is; nothing where no end is known.
    pub to: Option<i32>,
}

/// The places of an item, from the earliest to the latest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Stops {
    /// Each differs from the one before.
    pub list: Vec<Stop>,
    /// Which of them is where it lies now, or the one nearest to it.
    pub at: u32,
}

/// Where an item can be let go within some days. Each end stays as precise as it is: what is known to the quarter goes by
/// quarters; what is known to the day goes to where a unit begins or ends. What has no time yet gets one of a unit.
///
/// # Errors
/// [`Error::NotFound`] when there is no such item, or the storage's failure.
pub fn stops(
    conn: &Connection,
    id: &ItemId,
    grab: Grab,
    unit: Unit,
    within: (NaiveDate, NaiveDate),
) -> Result<Stops> {
    let item = store::get(conn, id)?;
    let settings = Settings::of(conn)?;
    let weeks_from = settings.first_day_of_week;
    Ok(stops_of(item.timeframe, grab, unit, within, settings.fiscal, weeks_from))
}

/// Gives an item another time, as one step of undo.
///
/// # Errors
/// [`Error::NotFound`] when there is no such item, or the storage's failure.
pub fn reschedule(workspace: &Workspace, id: &ItemId, timeframe: Timeframe) -> Result<Committed<Item>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = store::get(tx.conn(), id)?;
        let fiscal = Settings::of(tx.conn())?.fiscal;
        let after = Item { timeframe, ..before.clone() };
        tx.change(&before, &after)?;
        let to = if timeframe.is_unscheduled() { "no date".to_owned() } else { timeframe.text(fiscal) };
        tx.say(format!("Moved {} to {to}", before.reference()));
        Ok(after)
    })
}

fn stops_of(
    now: Timeframe,
    grab: Grab,
    unit: Unit,
    within: (NaiveDate, NaiveDate),
    fiscal: FiscalYear,
    weeks_from: Weekday,
) -> Stops {
    let mut times: Vec<Timeframe> = Vec::new();
    match now {
        Timeframe::Unscheduled => times.extend(units(unit, within, fiscal, weeks_from)),
        Timeframe::Wide(_) => times.extend(units(unit.max(Unit::Quarter), within, fiscal, weeks_from)),
        Timeframe::Span(span) => {
            let grabbed = match grab {
                Grab::Whole | Grab::Start => span.start().or(span.end()),
                Grab::End => span.end().or(span.start()),
            };
            let Some(grabbed) = grabbed else { return Stops { list: Vec::new(), at: 0 } };
            let edge = if grab == Grab::End || span.start().is_none() { Edge::Last } else { Edge::First };
            for candidate in candidates(grabbed, edge, unit, within, fiscal, weeks_from) {
                let moved = match grab {
                    Grab::Whole => whole(span, grabbed, candidate),
                    Grab::Start => Span::new(Some(candidate), span.end()).ok(),
                    Grab::End => Span::new(span.start(), Some(candidate)).ok(),
                };
                times.extend(moved.map(Timeframe::Span));
            }
            times.push(now);
        }
    }
    let key = |time: &Timeframe| match grab {
        Grab::End => (time.last_day(), time.first_day()),
        Grab::Whole | Grab::Start => (time.first_day().or(time.last_day()), time.last_day()),
    };
    times.sort_by_key(key);
    times.dedup();
    let at = times.iter().position(|time| *time == now).unwrap_or_else(|| {
        times.iter().position(|time| time.first_day() > Some(within.0)).unwrap_or_default()
    });
    let first = at.saturating_sub(EACH_WAY);
    let list = times
        .iter()
        .skip(first)
        .take(2 * EACH_WAY + 1)
        .map(|time| stop(*time, now, within.0, fiscal))
        .collect();
    Stops { list, at: u32::try_from(at - first).unwrap_or_default() }
}

fn stop(time: Timeframe, now: Timeframe, origin: NaiveDate, fiscal: FiscalYear) -> Stop {
    let days = |day: NaiveDate| i32::try_from((day - origin).num_days()).unwrap_or(i32::MAX);
    Stop {
        timeframe: time,
        text: time.text(fiscal),
        moved: moved(now, time),
        from: time.first_day().map(days),
        to: time.last_day().map(|day| days(day) + 1),
    }
}

/// Which day of a unit an end known to the day goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    First,
    Last,
}

/// The periods an end can become: as precise as it is now.
fn candidates(
    now: Period,
    edge: Edge,
    unit: Unit,
    within: (NaiveDate, NaiveDate),
    fiscal: FiscalYear,
    weeks_from: Weekday,
) -> Vec<Period> {
    let counted = now.counted().unwrap_or(fiscal);
    if now.precision() != Precision::Day {
        return days(unit_of(now.precision()), within, counted, weeks_from)
            .filter_map(|day| Period::containing(day, now.precision(), counted))
            .collect();
    }
    let last = |first: NaiveDate| next_first(first, unit).pred_opt().unwrap_or(first);
    days(unit, within, fiscal, weeks_from)
        .filter_map(|first| Period::day(if edge == Edge::First { first } else { last(first) }))
        .collect()
}

/// The span as far away as one of its ends went.
fn whole(span: Span, from: Period, to: Period) -> Option<Span> {
    let other = |period: Period| {
        if period == from {
            return Some(to);
        }
        let day = if from.precision() == Precision::Day {
            let middle = period.first_day() + (period.last_day() - period.first_day()) / 2;
            middle.checked_add_signed(to.first_day() - from.first_day())?
        } else {
            by_months(period.first_day(), from.first_day(), to.first_day())?
        };
        Period::containing(day, period.precision(), period.counted().unwrap_or_default())
    };
    let end = |period: Option<Period>| period.map_or(Some(None), |period| other(period).map(Some));
    Span::new(end(span.start())?, end(span.end())?).ok()
}

/// The day as many months away as another went.
fn by_months(day: NaiveDate, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike as _;
    let count = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
    let months = count(to) - count(from);
    let step = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(step) } else { day.checked_add_months(step) }
}

/// One unit each: a day or a week as a week, the others as the period they are.
fn units(
    unit: Unit,
    within: (NaiveDate, NaiveDate),
    fiscal: FiscalYear,
    weeks_from: Weekday,
) -> Vec<Timeframe> {
    let precision = match unit {
        Unit::Day | Unit::Week => Precision::Day,
        Unit::Month => Precision::Month,
        Unit::Quarter => Precision::Quarter,
        Unit::Year => Precision::Year,
    };
    let time = |first: NaiveDate| match precision {
        Precision::Day => {
            let last = Period::day(first.checked_add_days(Days::new(6))?)?;
            Timeframe::between(Some(Period::day(first)?), Some(last)).ok()
        }
        precision => Period::containing(first, precision, fiscal).map(Timeframe::of),
    };
    days(unit, within, fiscal, weeks_from).filter_map(time).collect()
}

/// The first days of all units that lie in some days.
fn days(
    unit: Unit,
    within: (NaiveDate, NaiveDate),
    counted: FiscalYear,
    weeks_from: Weekday,
) -> impl Iterator<Item = NaiveDate> {
    let counted = Counted::starting_in(counted.start_month()).with_weeks_from(weeks_from);
    let first = first_day(within.0, unit, counted);
    std::iter::successors(Some(first), move |day| Some(next_first(*day, unit)))
        .take_while(move |day| *day <= within.1)
}

fn unit_of(precision: Precision) -> Unit {
    match precision {
        Precision::Day => Unit::Day,
        Precision::Month => Unit::Month,
        Precision::Quarter | Precision::Half | Precision::Year | Precision::NowNextLater => Unit::Quarter,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WITHIN: (&str, &str) = ("2026-01-01", "2028-12-31");

    fn within() -> (NaiveDate, NaiveDate) {
        (WITHIN.0.parse().unwrap(), WITHIN.1.parse().unwrap())
    }

    fn around(code: &str, grab: Grab, unit: Unit) -> String {
        let now = Timeframe::from_code(code).unwrap();
        let stops = stops_of(now, grab, unit, within(), FiscalYear::CALENDAR, Weekday::Mon);
        let at = stops.at as usize;
        let code = |at: usize| stops.list.get(at).map(|stop| stop.timeframe.to_code()).unwrap_or_default();
        format!("{} | {} | {}", at.checked_sub(1).map(code).unwrap_or_default(), code(at), code(at + 1))
    }

    #[test]
    fn each_end_stays_as_precise_as_it_is() {
        let check = |code, grab, unit, expect: &str| {
            assert_eq!(around(code, grab, unit), expect, "{code} {grab:?} {unit:?}");
        };
        check("2026-Q4", Grab::Whole, Unit::Day, "2026-Q3 | 2026-Q4 | 2027-Q1");
        check("2026-Q4", Grab::End, Unit::Day, " | 2026-Q4 | 2026-Q4/2027-Q1");
        check("2026-Q4", Grab::Start, Unit::Week, "2026-Q3/2026-Q4 | 2026-Q4 | ");
        check(
            "2026-10/2026-12",
            Grab::Whole,
            Unit::Day,
            "2026-09/2026-11 | 2026-10/2026-12 | 2026-11/2027-01",
        );
        check("2026-H2", Grab::Whole, Unit::Day, "2026-H1 | 2026-H2 | 2027-H1");
        check(
            "2026-10-05/2026-10-09",
            Grab::Whole,
            Unit::Day,
            "2026-10-04/2026-10-08 | 2026-10-05/2026-10-09 | 2026-10-06/2026-10-10",
        );
        check(
            "2026-10-05/2026-11-20",
            Grab::Whole,
            Unit::Month,
            "2026-10-01/2026-11-16 | 2026-10-05/2026-11-20 | 2026-11-01/2026-12-17",
        );
        check(
            "2026-10-05/2026-11-20",
            Grab::End,
            Unit::Month,
            "2026-10-05/2026-10-31 | 2026-10-05/2026-11-20 | 2026-10-05/2026-11-30",
        );
        check("2026-12-15", Grab::Whole, Unit::Week, "2026-12-14 | 2026-12-15 | 2026-12-21");
        check("/2026-12-15", Grab::Whole, Unit::Month, "/2026-11-30 | /2026-12-15 | /2026-12-31");
        check("2026-10-05/", Grab::End, Unit::Month, " | 2026-10-05/ | 2026-10-05/2026-10-31");
    }

    #[test]
    fn what_has_no_time_gets_one_of_the_scale() {
        let first_from = |code: &str, unit, weeks_from| {
            let now = Timeframe::from_code(code).unwrap();
            let stops = stops_of(now, Grab::Whole, unit, within(), FiscalYear::CALENDAR, weeks_from);
            stops.list[0].timeframe.to_code()
        };
        let first = |code: &str, unit| first_from(code, unit, Weekday::Mon);
        assert_eq!(first("", Unit::Week), "2025-12-29/2026-01-04");
        assert_eq!(
            first_from("", Unit::Week, Weekday::Sun),
            "2025-12-28/2026-01-03",
            "as the weeks are drawn"
        );
        assert_eq!(first("", Unit::Month), "2026-01");
        assert_eq!(first("next", Unit::Day), "2026-Q1");
    }

    fn any_time() -> impl Strategy<Value = Timeframe> {
        let period = (0_u64..900, prop::sample::select(&Precision::ALL[..5]), 1_u32..=12).prop_filter_map(
            "a period",
            |(day, precision, month)| {
                Period::containing(within().0 + Days::new(day), precision, FiscalYear::starting_in(month)?)
            },
        );
        (prop::option::of(period.clone()), prop::option::of(period))
            .prop_filter_map("in order", |(one, other)| Timeframe::between(one, other).ok())
    }

    fn any_unit() -> impl Strategy<Value = Unit> {
        prop::sample::select(vec![Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_place_makes_a_date_sharper_or_turns_it_round(
            now in any_time(),
            unit in any_unit(),
            grab in prop::sample::select(vec![Grab::Whole, Grab::Start, Grab::End]),
        ) {
            let stops = stops_of(now, grab, unit, within(), FiscalYear::CALENDAR, Weekday::Mon);
            let Timeframe::Span(before) = now else { return Ok(()) };
            prop_assert!(stops.list.iter().any(|stop| stop.timeframe == now), "it can stay where it is");
            for stop in &stops.list {
                let after = stop.timeframe.span().unwrap();
                for (was, is) in [(before.start(), after.start()), (before.end(), after.end())] {
                    if let (Some(was), Some(is)) = (was, is) {
                        prop_assert_eq!(was.precision(), is.precision());
                    }
                }
                match grab {
                    Grab::Whole => {}
                    Grab::Start => prop_assert_eq!(before.end(), after.end(), "the other end stays"),
                    Grab::End => prop_assert_eq!(before.start(), after.start(), "the other end stays"),
                }
            }
        }
    }
}

//! MeasureNumbers from the log: how long decisions take, and how well they hold.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use roadbook_formats::counts::as_u32;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::DecisionStatus;
use rusqlite::Connection;
use serde::Serialize;

use super::Decision;
use crate::error::Result;
use crate::items::Item;
use crate::links::{Link, Relation};
use crate::op::Kind;
use crate::record::Record as _;
use crate::settings::Settings;
use crate::timeframe::{FiscalYear, Period, Precision, Timeframe};
use crate::working_days::WorkingDays;

/// Some of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MeasureShare {
    /// How many.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// The one by the other, from 0 to 1; nothing when there are none.
    pub share: Option<f64>,
}

/// A middle value of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MeasureMedian {
    /// As many lie below as above; nothing when there are none.
    pub median: Option<f64>,
    /// Of how many.
    pub of: u32,
}

/// The numbers of some decisions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MeasureNumbers {
    /// Decisions that were made.
    pub decided: u32,
    /// Working days from the question to the decision, where both days are known.
    pub time_to_decide: MeasureMedian,
    /// Decided by the day they were first needed: what was put off is as late as it is. Those that still wait past that day
    /// count as late.
    pub by_needed_by: MeasureShare,
    /// Made with two or more options that were not ruled out.
    pub with_real_options: MeasureShare,
    /// Taken back, of those that were accepted.
    pub reversed: MeasureShare,
    /// Looked at again by the day that was first set. Reviews that are overdue count as late.
    pub reviews_on_time: MeasureShare,
}

/// The numbers of a quarter or a team.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MeasureGroup {
    /// What it is called.
    pub name: String,
    /// Its numbers.
    pub numbers: MeasureNumbers,
}

/// MeasureNumbers from the log on a day.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Measures {
    /// Of all decisions.
    pub overall: MeasureNumbers,
    /// By the quarter in which they were made, the oldest first.
    pub by_quarter: Vec<MeasureGroup>,
    /// By team, in the order of the alphabet; those without one come last.
    pub by_team: Vec<MeasureGroup>,
}

/// What those are called that have no team.
const NO_TEAM: &str = "No team";

/// Counts what the log says of the decisions in use.
///
/// # Errors
/// When the storage fails.
pub fn measures(conn: &Connection, today: NaiveDate) -> Result<Measures> {
    let settings = Settings::of(conn)?;
    let mut decisions = Decision::all(conn)?;
    decisions.retain(|decision| !decision.archived);
    let teams = teams_of_items(conn)?;
    let team = |decision: &Decision| {
        let of_items = || teams.get(decision.id.0.as_str()).cloned();
        decision.team.clone().or_else(of_items).unwrap_or_else(|| NO_TEAM.to_owned())
    };
    Ok(count(&decisions, &team, settings.fiscal, &settings.working_days(), today))
}

fn count(
    decisions: &[Decision],
    team: &dyn Fn(&Decision) -> String,
    fiscal: FiscalYear,
    days: &WorkingDays,
    today: NaiveDate,
) -> Measures {
    let mut overall = Tally::default();
    let mut quarters: BTreeMap<NaiveDate, Tally> = BTreeMap::new();
    let mut teams: BTreeMap<(bool, String), Tally> = BTreeMap::new();
    for decision in decisions {
        let counted = Counted::of(decision, days, today);
        overall.add(&counted);
        if let Some(quarter) = counted.day.and_then(|day| quarter(day, fiscal)) {
            quarters.entry(quarter.first_day()).or_default().add(&counted);
        }
        let team = team(decision);
        teams.entry((team == NO_TEAM, team)).or_default().add(&counted);
    }
    // A quarter in which nothing was decided has its place among the others.
    let last = quarters.keys().next_back().copied();
    let mut next = quarters.keys().next().copied();
    while let Some(first) = next.filter(|first| last.is_some_and(|last| *first <= last)) {
        quarters.entry(first).or_default();
        let quarter = Period::containing(first, Precision::Quarter, fiscal);
        next = quarter.and_then(|quarter| quarter.last_day().succ_opt());
    }
    let name = |first: NaiveDate| {
        let quarter = Period::containing(first, Precision::Quarter, fiscal);
        quarter.map_or_else(String::new, |quarter| Timeframe::of(quarter).text(fiscal))
    };
    let by_quarter = quarters
        .into_iter()
        .map(|(first, tally)| MeasureGroup { name: name(first), numbers: tally.numbers() });
    let by_team = teams.into_iter().map(|((_, name), tally)| MeasureGroup { name, numbers: tally.numbers() });
    Measures {
        overall: overall.numbers(),
        by_quarter: by_quarter.collect(),
        by_team: by_team.filter(|group| group.numbers != MeasureNumbers::default()).collect(),
    }
}

fn quarter(date: PartialDate, fiscal: FiscalYear) -> Option<Period> {
    let quarter = Period::containing(date.first_day(), Precision::Quarter, fiscal)?;
    // A year alone lies in no quarter.
    (quarter.last_day() >= date.last_day()).then_some(quarter)
}

/// What one decision adds.
struct Counted {
    /// When it was made, or was to be made.
    day: Option<PartialDate>,
    is_made: bool,
    days_to_decide: Option<i64>,
    in_time: Option<bool>,
    has_real_options: Option<bool>,
    is_reversed: Option<bool>,
    reviews: (u32, u32),
}

impl Counted {
    fn of(decision: &Decision, days: &WorkingDays, today: NaiveDate) -> Self {
        let is_made = decision.was_decided();
        let decided = decision.decided_on.filter(|_| is_made);
        let waited =
            decision.waiting_since.and_then(PartialDate::exact).zip(decided.and_then(PartialDate::exact));
        let needed = decision.first_needed().map(PartialDate::last_day);
        let is_late = needed.is_some_and(|needed| needed < today) && decision.is_waiting();
        let in_time = match (decided, needed) {
            (Some(decided), Some(needed)) => Some(decided.last_day() <= needed),
            _ => is_late.then_some(false),
        };
        let was_accepted = is_made && decision.status != Some(DecisionStatus::Rejected);
        let open = decision.options.iter().filter(|option| option.disqualifier.is_none()).count();
        let due = decision.reviews.iter().filter_map(|review| Some((review.date, review.due?)));
        let on_time = due.clone().filter(|(date, due)| date.first_day() <= due.last_day()).count();
        let overdue = decision.holds() && decision.first_review().is_some_and(|day| day.last_day() < today);
        Self {
            day: decided.or(decision.first_needed().filter(|_| is_late)),
            is_made,
            days_to_decide: waited.map(|(since, on)| days.between(since, on).max(0)),
            in_time,
            has_real_options: is_made.then_some(open >= 2),
            is_reversed: was_accepted.then_some(decision.status == Some(DecisionStatus::Reversed)),
            reviews: (as_u32(on_time), as_u32(due.count()) + u32::from(overdue)),
        }
    }
}

#[derive(Default)]
struct Tally {
    decided: u32,
    days: Vec<i64>,
    in_time: (u32, u32),
    real_options: (u32, u32),
    reversed: (u32, u32),
    reviews: (u32, u32),
}

impl Tally {
    fn add(&mut self, counted: &Counted) {
        let add = |(count, of): &mut (u32, u32), said: Option<bool>| {
            *of += u32::from(said.is_some());
            *count += u32::from(said == Some(true));
        };
        self.decided += u32::from(counted.is_made);
        self.days.extend(counted.days_to_decide);
        add(&mut self.in_time, counted.in_time);
        add(&mut self.real_options, counted.has_real_options);
        add(&mut self.reversed, counted.is_reversed);
        self.reviews.0 += counted.reviews.0;
        self.reviews.1 += counted.reviews.1;
    }

    fn numbers(mut self) -> MeasureNumbers {
        MeasureNumbers {
            decided: self.decided,
            time_to_decide: median(&mut self.days),
            by_needed_by: share(self.in_time),
            with_real_options: share(self.real_options),
            reversed: share(self.reversed),
            reviews_on_time: share(self.reviews),
        }
    }
}

fn share((count, of): (u32, u32)) -> MeasureShare {
    MeasureShare { count, of, share: (of > 0).then(|| f64::from(count) / f64::from(of)) }
}

fn median(days: &mut [i64]) -> MeasureMedian {
    days.sort_unstable();
    let at = |place: usize| days.get(place).and_then(|days| i32::try_from(*days).ok()).map(f64::from);
    let middle = days.len() / 2;
    let median = match days.len() % 2 {
        1 => at(middle),
        _ => middle.checked_sub(1).and_then(at).zip(at(middle)).map(|(low, high)| f64::midpoint(low, high)),
    };
    MeasureMedian { median, of: as_u32(days.len()) }
}

/// The team of the items a decision is about, where they have one team.
fn teams_of_items(conn: &Connection) -> Result<BTreeMap<String, String>> {
    let teams: BTreeMap<String, String> =
        Item::all(conn)?.into_iter().filter_map(|item| Some((item.id.0, item.team?))).collect();
    let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
    let about = |link: &Link| link.relation == Relation::Concerns && link.from_kind == Kind::Decision;
    for link in Link::all(conn)?.into_iter().filter(about) {
        let Some(team) = teams.get(&link.to_id) else { continue };
        let known = found.entry(link.from_id).or_insert_with(|| Some(team.clone()));
        if known.as_ref() != Some(team) {
            *known = None;
        }
    }
    Ok(found.into_iter().filter_map(|(decision, team)| Some((decision, team?))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::{Choice, ReviewOutcome, ReviewResult};

    fn day(text: &str) -> Option<PartialDate> {
        (!text.is_empty()).then(|| text.parse().unwrap())
    }

    #[test]
    fn decisions_are_counted_by_quarter_and_team() {
        let option = |out: bool| Choice { disqualifier: out.then(|| "No".into()), ..Choice::default() };
        let made = |since: &str, on: &str, needed: &str, status| Decision {
            status: Some(status),
            waiting_since: day(since),
            decided_on: day(on),
            needed_by: day(needed),
            ..Decision::default()
        };
        let decisions = [
            Decision {
                options: vec![option(false), option(false)],
                reviews: vec![ReviewResult {
                    date: day("2026-09-01").unwrap(),
                    outcome: ReviewOutcome::Keep,
                    note: String::new(),
                    due: day("2026-08"),
                }],
                team: Some("Payments".into()),
                ..made("2026-05-04", "2026-05-08", "2026-05-11", DecisionStatus::Accepted)
            },
            Decision {
                options: vec![option(false), option(true)],
                review_on: day("2026-11-01"),
                ..made("2026-07-01", "2026-07-15", "2026-07-10", DecisionStatus::Reversed)
            },
            made("2026", "2026-07", "2026", DecisionStatus::Rejected),
            Decision {
                options: vec![option(false), option(false)],
                ..made("2026-05-04", "", "", DecisionStatus::Superseded)
            },
            Decision {
                first_needed_by: day("2026-02-01"),
                first_review_on: day("2026-08-01"),
                review_on: day("2027-08-01"),
                ..made("2026", "2026-05-04", "2026-06-01", DecisionStatus::Accepted)
            },
            Decision {
                status: Some(DecisionStatus::Proposed),
                needed_by: day("2026-11-13"),
                ..Decision::default()
            },
            Decision {
                review_on: day("2026-11-01"),
                ..made("2026-10-01", "2026", "2027", DecisionStatus::Accepted)
            },
        ];
        let team = |decision: &Decision| decision.team.clone().unwrap_or_else(|| NO_TEAM.to_owned());
        let today = day("2026-11-24").unwrap().first_day();
        let found = count(&decisions, &team, FiscalYear::default(), &WorkingDays::default(), today);
        let of = |count, of| share((count, of));
        assert_eq!(found.overall.decided, 5, "what was superseded while it waited was never decided");
        assert_eq!(
            found.overall.time_to_decide,
            MeasureMedian { median: Some(7.0), of: 2 },
            "4 and 10 working days"
        );
        assert_eq!(
            found.overall.by_needed_by,
            of(3, 6),
            "one was late, one was put off past its first day, and one still waits past its day"
        );
        assert_eq!(found.overall.with_real_options, of(1, 5));
        assert_eq!(found.overall.reversed, of(1, 4), "what was rejected was never accepted");
        assert_eq!(
            found.overall.reviews_on_time,
            of(0, 3),
            "a day late, overdue, and put off when it was overdue"
        );
        let names =
            |groups: &[MeasureGroup]| groups.iter().map(|group| group.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&found.by_quarter), ["Q2 2026", "Q3 2026", "Q4 2026"]);
        assert_eq!(found.by_quarter[1].numbers.decided, 2, "a year alone lies in no quarter");
        assert_eq!(names(&found.by_team), ["Payments", NO_TEAM]);
        let none = count(&[], &team, FiscalYear::default(), &WorkingDays::default(), today);
        assert_eq!(none.overall, MeasureNumbers::default());
    }
}

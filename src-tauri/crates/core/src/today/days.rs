//! What the next ten working days hold.

use chrono::{Days, NaiveDate};
use roadbook_formats::date::PartialDate;
use rusqlite::Connection;

use super::{TodayDay, TodayEntry, TodayEntryKind};
use crate::actions::{Action, ActionStatus};
use crate::decisions::Decision;
use crate::error::Result;
use crate::raid::RaidEntry;
use crate::record::Record as _;
use crate::register::{Entry as _, find};
use crate::reviews::cadence::pre_read_on;
use crate::reviews::{Review, ReviewStatus};
use crate::settings::Settings;

/// So many working days are shown.
const SHOWN: usize = 10;

/// The next working days, today first, each with what is due on it. What falls on a day off stands on the day before.
pub(super) fn days(conn: &Connection, today: NaiveDate) -> Result<Vec<TodayDay>> {
    let settings = Settings::of(conn)?;
    let working = settings.working_days();
    let week = |day: NaiveDate| day.week(settings.first_day_of_week).first_day();
    let mut days = vec![TodayDay { day: today, begins_week: false, entries: Vec::new() }];
    // A year of days off would have no end.
    for ahead in 1..366 {
        let day = today + Days::new(ahead);
        if days.len() == SHOWN {
            break;
        }
        if working.is_working(day) {
            let begins_week = days.last().is_some_and(|before| week(before.day) != week(day));
            days.push(TodayDay { day, begins_week, entries: Vec::new() });
        }
    }
    for (on, entry) in entries(conn, &working)? {
        if let Some(at) = days.iter().rposition(|day| day.day <= on)
            && (at + 1 < days.len() || days[at].day == on)
            && on >= today
        {
            days[at].entries.push(entry);
        }
    }
    Ok(days)
}

fn entries(
    conn: &Connection,
    working: &crate::working_days::WorkingDays,
) -> Result<Vec<(NaiveDate, TodayEntry)>> {
    let mut out = Vec::new();
    let mut add = |on: NaiveDate, kind, reference: String, text: String| {
        out.push((on, TodayEntry { text, reference, kind }));
    };
    for decision in Decision::all(conn)?.into_iter().filter(|decision| !decision.archived) {
        let reference = decision.reference().to_string();
        if decision.is_waiting() {
            if let Some(on) = decision.needed_by {
                add(on.last_day(), TodayEntryKind::Due, reference.clone(), format!("{reference} needed"));
            }
            if let Some(on) = decision.escalates_on {
                let to = decision
                    .escalates_to
                    .as_ref()
                    .map_or_else(|| format!("{reference} escalates"), |to| format!("{reference} to {to}"));
                add(on.last_day(), TodayEntryKind::Escalates, reference, to);
            }
        } else if let Some(on) = decision.review_on {
            add(on.last_day(), TodayEntryKind::Due, reference.clone(), format!("{reference} review"));
        }
    }
    for action in
        find::in_use::<Action>(conn)?.into_iter().filter(|action| action.status == ActionStatus::Open)
    {
        if let Some(due) = action.due.map(PartialDate::last_day) {
            let reference = action.reference().to_string();
            add(due, TodayEntryKind::Due, reference.clone(), format!("{reference} due"));
        }
    }
    for entry in find::in_use::<RaidEntry>(conn)?.into_iter().filter(RaidEntry::is_open) {
        let reference = entry.reference().to_string();
        if let Some(on) = entry.due {
            add(on.last_day(), TodayEntryKind::Due, reference.clone(), format!("{reference} next step"));
        }
        if let Some(on) = entry.escalates_on {
            add(
                on.last_day(),
                TodayEntryKind::Escalates,
                reference.clone(),
                format!("{reference} escalates"),
            );
        }
    }
    for review in
        find::in_use::<Review>(conn)?.into_iter().filter(|review| review.status != ReviewStatus::Held)
    {
        let reference = review.reference().to_string();
        let time = review.time.as_ref().map(|time| format!(", {time}")).unwrap_or_default();
        add(review.day, TodayEntryKind::Meeting, reference.clone(), format!("{}{time}", review.title));
        if review.status == ReviewStatus::Draft {
            add(pre_read_on(&review, working), TodayEntryKind::Due, reference, "Pre-read out".to_owned());
        }
    }
    Ok(out)
}

//! What waits, group by group, each with the rule by which it does.

use chrono::{Datelike as _, Days, NaiveDate};
use roadbook_formats::counts::{as_u32, things};
use roadbook_formats::date::PartialDate;
use rusqlite::Connection;

use super::told;
use super::{TodayAct, TodayGroup, TodayGroupKey, TodayRow};
use crate::actions::ActionStatus;
use crate::actions::list::actions;
use crate::decisions::clock::{Why, clock_until};
use crate::decisions::list::{DecisionQuery, DecisionTab, decisions};
use crate::decisions::told::{self as decisions_told, WITHIN};
use crate::decisions::{Assumption, Decision};
use crate::error::Result;
use crate::imports::store::imported;
use crate::metrics::list::metrics;
use crate::raid::RaidStatus;
use crate::raid::list::{days, entries};
use crate::record::Record as _;
use crate::register::{Entry as _, find};
use crate::reviews::pack::{self, Pack, SectionState};
use crate::reviews::reader;
use crate::reviews::{Review, ReviewStatus};
use crate::settings::Settings;
use crate::signals::list::{Ended, signals};
use crate::timeframe::long_day;
use crate::working_days::WorkingDays;

/// A decision waits here from so many days before it is needed.
pub(super) const NEAR_DECISION: i32 = 7;
/// An action or a risk's next step, from so many days before.
const NEAR_ACTION: i32 = 3;
/// A review, from so many days before.
const NEAR_REVIEW: i32 = 14;
/// An import is old after so many days.
const OLD_IMPORT: i32 = 14;

pub(super) fn groups(conn: &Connection, today: NaiveDate) -> Result<Vec<TodayGroup>> {
    let group = |key: TodayGroupKey, rows| {
        let (title, note) = key.titles();
        TodayGroup { key, title, note, rows }
    };
    let heard = told::heard(conn, today)?;
    Ok(vec![
        group(TodayGroupKey::Decisions, waiting(conn, today)?),
        group(TodayGroupKey::Told, told::no_longer_true(conn, &heard, today)?),
        group(TodayGroupKey::Untold, untold(conn, today)?),
        group(TodayGroupKey::Updates, told::updates_due(conn, &heard, today)?),
        group(TodayGroupKey::Actions, to_do(conn, today)?),
        group(TodayGroupKey::Risks, risks(conn, today)?),
        group(TodayGroupKey::Metrics, unread(conn, today)?),
        group(TodayGroupKey::Signals, to_tell(conn)?),
        group(TodayGroupKey::Coming, coming(conn, today)?),
    ])
}

/// A day as somebody at the desk reads it: "24 November", with its year when that is another one than today's.
pub(super) fn day_near(day: NaiveDate, today: NaiveDate) -> String {
    let word = long_day(day);
    if day.year() == today.year() {
        word.trim_end_matches(&format!(" {}", day.year())).to_owned()
    } else {
        word
    }
}

/// The same where there is little room: "24 Nov".
fn short_day_near(day: NaiveDate, today: NaiveDate) -> String {
    day.format(if day.year() == today.year() { "%-d %b" } else { "%-d %b %Y" }).to_string()
}

/// When something happens, as it is said: "today", "tomorrow", "on Friday" within a week, else "on 4 December".
fn when_near(day: NaiveDate, today: NaiveDate) -> String {
    match days(today, day) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => format!("on {}", day.format("%A")),
        _ => format!("on {}", day_near(day, today)),
    }
}

pub(super) fn row(reference: String, title: String, text: String, act: TodayAct) -> TodayRow {
    TodayRow {
        reference,
        title,
        text,
        parties: Vec::new(),
        days: None,
        count: None,
        count_word: String::new(),
        was: None,
        now: None,
        ready: None,
        waiting_since: None,
        needed_by: None,
        escalates_on: None,
        act,
    }
}

/// Decisions that are late or needed soon, by the cost of waiting.
fn waiting(conn: &Connection, today: NaiveDate) -> Result<Vec<TodayRow>> {
    let list = decisions(conn, &DecisionQuery::all(DecisionTab::Waiting), today)?;
    let is_near =
        |date: Option<PartialDate>| date.is_some_and(|date| days(today, date.last_day()) <= NEAR_DECISION);
    let near = list.rows.into_iter().filter(|row| is_near(row.needed_by) || is_near(row.escalates_on));
    let mut rows: Vec<_> = near
        .map(|decision| {
            let mut parts = vec![match &decision.approver {
                Some(approver) => format!("Waiting for {approver}"),
                None => "Nobody is named to decide".to_owned(),
            }];
            if let Some(since) = decision.waiting_since {
                parts[0].push_str(&format!(" since {}", short_day_near(since.first_day(), today)));
            }
            if let Some(on) = decision.escalates_on {
                let to = decision.escalates_to.as_deref().unwrap_or("somebody else");
                parts.push(format!("goes to {to} {}", when_near(on.last_day(), today)));
            }
            TodayRow {
                parties: decision.blocked,
                days: decision.days_left,
                waiting_since: decision.waiting_since.map(PartialDate::first_day),
                needed_by: decision.needed_by.map(PartialDate::last_day),
                escalates_on: decision.escalates_on.map(PartialDate::last_day),
                ..row(decision.reference, decision.title, parts.join(" · "), TodayAct::Decide)
            }
        })
        .collect();
    rows.sort_by_key(|row| row.days.unwrap_or(i32::MAX));
    Ok(rows)
}

/// Decisions that somebody must know and was not told in time, each with those who have to be told.
fn untold(conn: &Connection, today: NaiveDate) -> Result<Vec<TodayRow>> {
    let mut rows = Vec::new();
    for (decision, told) in decisions_told::to_tell(conn, today)? {
        let made = decision.decided_on.map(|day| format!(" on {}", day_near(day.first_day(), today)));
        let status = decision.status.map(|status| status.word()).unwrap_or_default();
        let mut parts = vec![format!("{status}{}", made.unwrap_or_default())];
        for one in &told {
            if let (Some(before), Some(update)) = (&one.told_as, &one.update) {
                parts.push(format!("{} were told {} in {update}", one.audience, before.to_lowercase()));
            }
            let kept_out = one.kept_out.as_ref();
            parts.extend(kept_out.map(|why| format!("an update would not say it: {why}")));
        }
        let longest = told.iter().filter_map(|one| one.days_untold).max();
        rows.push(TodayRow {
            days: longest.map(|days| WITHIN - days),
            parties: told.into_iter().map(|one| one.audience).collect(),
            ..row(decision.reference().to_string(), decision.title, parts.join(" · "), TodayAct::LetKnow)
        });
    }
    Ok(rows)
}

fn to_do(conn: &Connection, today: NaiveDate) -> Result<Vec<TodayRow>> {
    let near = actions(conn, today)?.into_iter().filter(|action| {
        let is_open = !action.archived && action.status == ActionStatus::Open;
        is_open && action.days_left.is_none_or(|left| left <= NEAR_ACTION)
    });
    Ok(near
        .map(|action| {
            let who = action.owner.unwrap_or_else(|| "Nobody".to_owned());
            let mut parts = vec![who];
            parts.extend(action.due.is_none().then(|| "no day is set".to_owned()));
            parts.extend(action.review.map(|review| format!("said in {review}")));
            if let Some(first) = action.moves.first() {
                parts.push(format!("first promised for {}", day_near(first.from.last_day(), today)));
            }
            TodayRow {
                days: action.days_left,
                ..row(action.reference, action.title, parts.join(" · "), TodayAct::Finish)
            }
        })
        .collect())
}

fn risks(conn: &Connection, today: NaiveDate) -> Result<Vec<TodayRow>> {
    let mut rows = Vec::new();
    for entry in entries(conn, today)? {
        if entry.archived || entry.status == RaidStatus::Closed {
            continue;
        }
        let escalates = entry.escalates_on.map(|on| days(today, on.last_day()));
        let near =
            [entry.days_left, escalates].into_iter().flatten().filter(|left| *left <= NEAR_ACTION).min();
        let Some(left) = near else { continue };
        let mut parts = Vec::new();
        if entry.days_left.is_some_and(|left| left <= NEAR_ACTION) && !entry.next_action.is_empty() {
            parts.push(entry.next_action);
        }
        if let Some(on) = entry.escalates_on.filter(|_| escalates.is_some_and(|left| left <= NEAR_ACTION)) {
            let to = entry.escalates_to.as_deref().unwrap_or("somebody else");
            parts.push(format!("goes to {to} {}", when_near(on.last_day(), today)));
        }
        parts.extend(entry.owner);
        rows.push(TodayRow {
            days: Some(left),
            ..row(entry.reference, entry.statement, parts.join(" · "), TodayAct::Open)
        });
    }
    rows.sort_by_key(|row| row.days);
    Ok(rows)
}

fn unread(conn: &Connection, today: NaiveDate) -> Result<Vec<TodayRow>> {
    let old = metrics(conn, today)?.into_iter().filter(|metric| {
        let is_unread = metric.latest.is_none() && metric.computed.is_none();
        !metric.archived && (metric.is_old || is_unread)
    });
    Ok(old
        .map(|metric| {
            let age = metric.latest.as_ref().map(|reading| days(reading.on, today).unsigned_abs());
            let last = metric.latest.as_ref().map_or_else(
                || "Never read yet".to_owned(),
                |reading| format!("Last read on {}", day_near(reading.on, today)),
            );
            let owner = metric.owner.map(|owner| format!(" · {owner}")).unwrap_or_default();
            TodayRow {
                count: age,
                count_word: "days old".to_owned(),
                ..row(metric.reference, metric.name, last + &owner, TodayAct::Read)
            }
        })
        .collect())
}

fn to_tell(conn: &Connection) -> Result<Vec<TodayRow>> {
    let over = signals(conn)?.asked_for.into_iter().filter(|asked| !asked.to_tell.is_empty());
    Ok(over
        .map(|asked| {
            let text = match asked.ended {
                Some(Ended::Cut) => "It is not done any more. Who asked has not been told",
                Some(Ended::Shipped) | None => "It is there. Who asked has not been told",
            };
            let names =
                asked.to_tell.iter().filter_map(|signal| signal.customer.clone().or(signal.who.clone()));
            let mut parties: Vec<_> = names.collect();
            parties.sort();
            parties.dedup();
            TodayRow {
                count: Some(as_u32(asked.to_tell.len())),
                count_word: "to tell".to_owned(),
                parties,
                ..row(asked.reference, asked.title, text.to_owned(), TodayAct::Tell)
            }
        })
        .collect())
}

/// What is due of a decision that was made, up to two weeks ahead.
fn of_decision(decision: &Decision, today: NaiveDate, working: &WorkingDays) -> Option<TodayRow> {
    let until = today + Days::new(u64::from(NEAR_REVIEW.unsigned_abs()));
    let clock = clock_until(&decision.clone().into(), today, until, working);
    let (why, due) = clock.why.zip(clock.due)?;
    let (on, text) = match why {
        // What waits stands among the decisions.
        Why::Waiting => return None,
        Why::Expired => {
            (due.last_day(), format!("It holds until {}; decide anew", day_near(due.last_day(), today)))
        }
        Why::AssumptionDue => {
            let is_due = |one: &&Assumption| one.still_true.is_none() && one.check_by == Some(due);
            let text = decision.assumptions.iter().find(is_due).map(|one| one.text.clone());
            (due.last_day(), format!("It was assumed: {}. Is it still so?", text.unwrap_or_default()))
        }
        Why::ReviewDue => {
            let decided = decision
                .decided_on
                .map(|date| format!("Decided on {} · ", day_near(date.first_day(), today)));
            let expected = decision.expected.first().map(|result| {
                let to = result.to.as_ref().map(|to| format!(": {to}")).unwrap_or_default();
                format!(" · expected {}{to}", result.metric)
            });
            let (decided, expected) = (decided.unwrap_or_default(), expected.unwrap_or_default());
            (due.first_day(), format!("{decided}keep, change or reverse{expected}"))
        }
    };
    let row = row(decision.reference().to_string(), decision.title.clone(), text, TodayAct::LookAgain);
    Some(TodayRow { days: Some(days(today, on)), ..row })
}

/// Reviews, decisions that end or are to be looked at again, and imports that are old.
fn coming(conn: &Connection, today: NaiveDate) -> Result<Vec<TodayRow>> {
    let working = Settings::of(conn)?.working_days();
    let decisions = Decision::all(conn)?.into_iter().filter(|decision| !decision.archived);
    let mut rows: Vec<_> = decisions.filter_map(|decision| of_decision(&decision, today, &working)).collect();
    rows.extend(reviews(conn, today)?);
    for source in imported(conn)? {
        let Some(read) = source.last else { continue };
        let age = days(read, today);
        if age <= OLD_IMPORT {
            continue;
        }
        let title = source.file.unwrap_or_else(|| source.system.clone());
        let items = things(source.items, "item comes", "items come");
        let text = format!("Last read on {}. {items} from it", day_near(read, today));
        rows.push(TodayRow {
            count: Some(age.unsigned_abs()),
            count_word: "days old".to_owned(),
            ..row(source.system, title, text, TodayAct::Import)
        });
    }
    rows.sort_by_key(|row| row.days.unwrap_or(i32::MAX));
    Ok(rows)
}

/// What a pack lacks first, and how many of its sections are ready.
fn state_of(pack: &Pack) -> (String, Option<(u32, u32)>) {
    let of = pack.sections.iter().filter(|one| one.state != SectionState::LeftOut).count();
    let text = match pack.gate.iter().find(|step| step.is_late) {
        Some(late) => late.text.clone(),
        None => pack.missing.first().cloned().unwrap_or_else(|| "Every section is ready".to_owned()),
    };
    (text, Some((pack.ready, as_u32(of))))
}

fn reviews(conn: &Connection, today: NaiveDate) -> Result<Vec<TodayRow>> {
    let all = find::in_use::<Review>(conn)?;
    let mut rows = Vec::new();
    for review in all.iter().filter(|review| review.status != ReviewStatus::Held) {
        let left = days(today, review.day);
        if left > NEAR_REVIEW {
            continue;
        }
        let (text, ready) = match reader::reader_of(conn, review)? {
            Some(_) => state_of(&pack::build(conn, review, today)?.pack),
            None => ("Nobody said whom it is for".to_owned(), None),
        };
        let time = review.time.as_ref().map(|time| format!(", {time}")).unwrap_or_default();
        rows.push(TodayRow {
            days: Some(left),
            ready,
            ..row(
                review.reference().to_string(),
                format!("{}, {}{time}", review.title, day_near(review.day, today)),
                text,
                if left <= 0 { TodayAct::Hold } else { TodayAct::Prepare },
            )
        });
    }
    // A series whose last review is over needs its next one.
    for review in all.iter().filter(|review| review.status == ReviewStatus::Held) {
        let Some(cadence) = review.cadence else { continue };
        let is_followed = all.iter().any(|other| other.title == review.title && other.day > review.day);
        if is_followed {
            continue;
        }
        let next = cadence.after(review.day);
        let left = days(today, next);
        if left <= NEAR_REVIEW {
            rows.push(TodayRow {
                days: Some(left),
                ..row(
                    review.reference().to_string(),
                    format!("{}, {}", review.title, day_near(next, today)),
                    format!(
                        "The pack is not started. The last review was on {}",
                        day_near(review.day, today)
                    ),
                    TodayAct::StartNext,
                )
            });
        }
    }
    Ok(rows)
}

//! How the sample's plan came to be as it is: agreed six weeks ago, told to three audiences, moved since. It gives the
//! plan changes, the told-ledger and the updates that are due something to show.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use roadbook_formats::words::Commitment::{Committed, Likely};
use roadbook_formats::words::Health::{AtRisk, OnTrack};

use super::when::{Around, between, within};
use crate::audiences::list;
use crate::baselines::freeze;
use crate::clock::Clock;
use crate::error::Result;
use crate::items::Item;
use crate::op::Op;
use crate::record::Record as _;
use crate::timeframe::{FiscalYear, Period};
use crate::updates::{Format, Wish, issue};
use crate::workspace::Workspace;

/// How many days ago the plan was written down and agreed.
pub(super) const AGREED: i64 = 42;

/// An item that was not always what it is now.
struct Turn {
    title: &'static str,
    /// Days ago.
    on: i64,
    /// What it was until then.
    was: fn(&mut Item, Around),
    /// Why its date moved; empty when it did not.
    why: &'static str,
}

/// In the order they happened; an item with two of them moved twice.
const TURNS: &[Turn] = &[
    Turn {
        title: "Document capture",
        on: 34,
        was: |item, _| item.status = Some("In progress".into()),
        why: "",
    },
    Turn {
        title: "Instant payouts in euros",
        on: 26,
        was: |item, around| {
            item.timeframe = around.days(-48, 47);
            item.health = Some(OnTrack);
        },
        why: "The bank's test window opens a month later",
    },
    Turn {
        title: "Invoice reminders, version 2",
        on: 23,
        was: |item, _| item.status = Some("In progress".into()),
        why: "",
    },
    Turn {
        title: "Mandate migration",
        on: 18,
        was: |item, around| {
            item.timeframe = between(Period::day(around.day(22)), around.month(3));
            item.commitment = Some(Committed);
            item.health = Some(OnTrack);
        },
        why: "Two large sellers asked to be left alone over year-end",
    },
    Turn {
        title: "Instant payouts in euros",
        on: 11,
        was: |item, around| {
            item.timeframe = around.days(-48, 75);
            item.health = Some(AtRisk);
        },
        why: "No second bank yet, and the first caps each transfer",
    },
    Turn {
        title: "Instant payouts open to all",
        on: 11,
        was: |item, around| {
            item.timeframe = around.days(75, 75);
            item.health = Some(OnTrack);
        },
        why: "Moves with the payouts it opens",
    },
    Turn {
        title: "Card vault",
        on: 9,
        was: |item, around| {
            item.timeframe = within(around.quarter(1));
            item.status = Some("To do".into());
            item.commitment = Some(Likely);
        },
        why: "Cut: three sellers asked, and a partner does it better",
    },
    Turn {
        title: "Payout risk scoring, version 2",
        on: 6,
        was: |item, around| {
            item.timeframe = around.days(-34, 32);
            item.health = Some(OnTrack);
        },
        why: "The ownership data arrive after the holidays",
    },
];

/// Who was told, and how many days ago.
const TOLD: &[(&str, i64)] =
    &[("Sales and customer success", 33), ("Customers", 33), ("Executives", 20), ("Engineering", 4)];

/// The item as it stood when the plan was agreed.
pub(super) fn at_first(item: Item, around: Around) -> Item {
    match TURNS.iter().position(|turn| turn.title == item.title) {
        Some(first) => before(first, &item, around),
        None => item,
    }
}

/// What an item was before one of its turns.
fn before(turn: usize, now: &Item, around: Around) -> Item {
    let mut was = now.clone();
    (TURNS[turn].was)(&mut was, around);
    let earlier = TURNS[..turn].iter().rev().find(|other| other.title == now.title);
    was.date_reason = earlier.map_or_else(String::new, |other| other.why.to_owned());
    was
}

/// Brings the plan from what was agreed to what it is now, day by day. `now` are the items that turned, as they are now.
pub(super) fn live_through(workspace: &Workspace, now: &[Item]) -> Result<()> {
    let around = Around(workspace.today());
    days_ago(workspace, AGREED, |then| {
        let label = "Froze the plan as The plan as agreed";
        then.transact(Op::CreateWorkspace, label, |tx| freeze(tx, "The plan as agreed"))?;
        Ok(())
    })?;
    let told = TOLD.iter().map(|(audience, day)| (*day, Step::Tell(audience)));
    let turned = (0..TURNS.len()).map(|turn| (TURNS[turn].on, Step::Turn(turn)));
    let mut steps: Vec<_> = turned.chain(told).collect();
    // What happened longest ago comes first; on one day, things turn before anybody is told.
    steps.sort_by_key(|(day, _)| -day);
    for (day, step) in steps {
        days_ago(workspace, day, |then| match step {
            Step::Turn(turn) => turn_one(then, turn, now, around),
            Step::Tell(audience) => tell(then, audience),
        })?;
    }
    Ok(())
}

#[derive(Clone, Copy)]
enum Step {
    Turn(usize),
    Tell(&'static str),
}

fn turn_one(then: &Workspace, turn: usize, now: &[Item], around: Around) -> Result<()> {
    let Some(now) = now.iter().find(|item| item.title == TURNS[turn].title) else { return Ok(()) };
    let next = TURNS.iter().skip(turn + 1).position(|later| later.title == now.title);
    let mut after = match next {
        Some(later) => before(turn + 1 + later, now, around),
        None => now.clone(),
    };
    after.date_reason = TURNS[turn].why.to_owned();
    then.transact(Op::CreateWorkspace, "", |tx| {
        let Some(was) = Item::find(tx.conn(), &now.id.0)? else { return Ok(()) };
        tx.say(said(&was, &after));
        tx.change(&was, &after)
    })?;
    Ok(())
}

/// What happened to an item, as the history says it.
fn said(was: &Item, after: &Item) -> String {
    let reference = was.reference();
    match &after.status {
        Some(status) if was.status != after.status => format!("{reference} is now {status}"),
        _ => format!("Moved {reference} to {}", after.timeframe.text(FiscalYear::CALENDAR)),
    }
}

fn tell(then: &Workspace, audience: &str) -> Result<()> {
    let id = then.read(|conn| list::named(conn, audience))?.id;
    let formats = &[Format::Html, Format::Md];
    issue(then, Wish { formats, ..Wish::of(&id) })?;
    Ok(())
}

/// Does something in the workspace as if it were so many days ago.
pub(super) fn days_ago(
    workspace: &Workspace,
    days: i64,
    work: impl FnOnce(&Workspace) -> Result<()>,
) -> Result<()> {
    let ago = TimeDelta::days(days);
    let past = Past { now: workspace.now() - ago, today: workspace.today() - ago };
    workspace.at(Arc::new(past), work)
}

struct Past {
    now: DateTime<Utc>,
    today: NaiveDate,
}

impl Clock for Past {
    fn now(&self) -> DateTime<Utc> {
        self.now
    }

    fn today(&self) -> NaiveDate {
        self.today
    }
}

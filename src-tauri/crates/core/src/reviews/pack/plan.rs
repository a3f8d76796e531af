//! What changed in the plan since the last pack, in the words and the precision of the audience: a change that it cannot
//! see is no change.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use roadbook_formats::words::Mark;

use super::within::inside;
use crate::audiences::view::{SeenItem, View};

/// What happened to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reviews) enum Shift {
    /// It came in.
    Added,
    /// It went out.
    Dropped,
    /// Its date is another.
    Moved,
}

/// An item that changed.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::reviews) struct Change {
    pub reference: String,
    pub title: String,
    pub shift: Shift,
    pub was: Option<String>,
    pub now: Option<String>,
    pub was_on: Option<NaiveDate>,
    pub now_on: Option<NaiveDate>,
    /// How many days later its end is; fewer than none when earlier.
    pub days: Option<i64>,
    /// Decisions that speak of it.
    pub decisions: Vec<String>,
    /// What changed within it, in words, where it stands for others.
    pub inside: Option<String>,
}

/// What changed between two views of one audience.
pub(in crate::reviews) fn changes(before: &View, now: &View) -> Vec<Change> {
    let was: BTreeMap<&str, &SeenItem> = by_reference(before);
    let is: BTreeMap<&str, &SeenItem> = by_reference(now);
    let decisions = |reference: &str| -> Vec<String> {
        let about = now.decisions.iter().filter(|decision| !decision.waiting);
        let about =
            about.filter(|decision| decision.concerns.iter().any(|named| named.reference == reference));
        about.map(|decision| decision.reference.clone()).collect()
    };
    let mut out = Vec::new();
    for item in &now.items {
        match was.get(item.reference.as_str()) {
            None if mark(item) != Some(Mark::Done) && mark(item) != Some(Mark::Cut) => {
                out.push(change(item, Shift::Added, None, Some(item), decisions(&item.reference)));
            }
            Some(old) if text(old) != text(item) && mark(item) != Some(Mark::Cut) => {
                out.push(change(item, Shift::Moved, Some(old), Some(item), decisions(&item.reference)));
            }
            _ => {}
        }
    }
    for item in before.items.iter().filter(|item| !is_over(item)) {
        let gone = match is.get(item.reference.as_str()) {
            None => true,
            Some(now) => mark(now) == Some(Mark::Cut),
        };
        if gone {
            out.push(change(item, Shift::Dropped, Some(item), None, decisions(&item.reference)));
        }
    }
    for (theme, within) in inside(before, now) {
        let Some(item) = is.get(theme) else { continue };
        let Some(said) = within.said(out.iter().any(|change| change.reference == theme)) else { continue };
        match out.iter_mut().find(|change| change.reference == theme) {
            Some(own) => own.inside = Some(said),
            None => out.push(Change { inside: Some(said), ..within.change(item, decisions(theme)) }),
        }
    }
    let size = |change: &Change| std::cmp::Reverse(change.days.unwrap_or(0).abs());
    out.sort_by_key(|change| (change.shift != Shift::Moved, change.shift == Shift::Dropped, size(change)));
    out
}

fn change(
    item: &SeenItem,
    shift: Shift,
    was: Option<&SeenItem>,
    now: Option<&SeenItem>,
    decisions: Vec<String>,
) -> Change {
    let end = |item: Option<&SeenItem>| item.and_then(|item| item.when.as_ref()?.end);
    let words = |item: Option<&SeenItem>| item.and_then(|item| Some(item.when.as_ref()?.text.clone()));
    let (was_on, now_on) = (end(was), end(now));
    Change {
        reference: item.reference.clone(),
        title: item.title.clone(),
        shift,
        was: words(was),
        now: words(now),
        days: was_on.zip(now_on).map(|(was, now)| (now - was).num_days()),
        was_on,
        now_on,
        decisions,
        inside: None,
    }
}

fn by_reference(view: &View) -> BTreeMap<&str, &SeenItem> {
    view.items.iter().map(|item| (item.reference.as_str(), item)).collect()
}

fn text(item: &SeenItem) -> Option<&str> {
    item.when.as_ref().map(|when| when.text.as_str())
}

pub(in crate::reviews) fn mark(item: &SeenItem) -> Option<Mark> {
    item.standing.as_ref().map(|standing| standing.mark)
}

/// Whether an item is done or cut.
pub(in crate::reviews) fn is_over(item: &SeenItem) -> bool {
    matches!(mark(item), Some(Mark::Done | Mark::Cut))
}

/// Items that are over now in a way and were not before.
pub(in crate::reviews) fn ended<'a>(before: &View, now: &'a View, way: Mark) -> Vec<&'a SeenItem> {
    let was = by_reference(before);
    let fresh = |item: &&SeenItem| was.get(item.reference.as_str()).is_none_or(|old| mark(old) != Some(way));
    now.items.iter().filter(|item| mark(item) == Some(way)).filter(fresh).collect()
}

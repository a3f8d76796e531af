//! What changed within the themes of an audience that reads themes: counted and dated by what it may see, never named.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use roadbook_formats::counts::things;
use roadbook_formats::words::Mark;

use super::plan::{Change, Shift};
use crate::audiences::view::{SeenItem, SeenPart, View, When};

/// A date within a theme that is another.
#[derive(Debug, Clone, PartialEq)]
struct Move {
    was: Option<String>,
    now: Option<String>,
    was_on: Option<NaiveDate>,
    now_on: Option<NaiveDate>,
    days: Option<i64>,
}

/// What happened within one theme between two views.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::reviews) struct Within {
    /// The dates that are others, the greatest move first.
    moved: Vec<Move>,
    /// How many came in.
    added: usize,
    /// How many went out.
    dropped: usize,
    /// How many are done that were not.
    pub done: usize,
    /// How many are cut that were not.
    pub cut: usize,
    /// What it is that is done or cut, for the author's eyes alone.
    pub ended: Vec<String>,
}

/// What happened within each theme, by its reference.
pub(in crate::reviews) fn inside<'a>(before: &'a View, now: &'a View) -> BTreeMap<&'a str, Within> {
    let was: BTreeMap<&str, &SeenPart> = by_reference(before);
    let is: BTreeMap<&str, &SeenPart> = by_reference(now);
    let mut themes: BTreeMap<&str, Within> = BTreeMap::new();
    for part in &now.inside {
        let within = themes.entry(&part.theme).or_default();
        let old = was.get(part.reference.as_str());
        let became = |way: Mark| part.mark == Some(way) && old.is_none_or(|old| old.mark != Some(way));
        within.done += usize::from(became(Mark::Done));
        within.cut += usize::from(became(Mark::Cut));
        within.ended.extend((became(Mark::Done) || became(Mark::Cut)).then(|| part.reference.clone()));
        let is_over = matches!(part.mark, Some(Mark::Done | Mark::Cut));
        match old {
            None => within.added += usize::from(!is_over),
            Some(old) if text(old) != text(part) && part.mark != Some(Mark::Cut) => {
                within.moved.push(moved(old.when.as_ref(), part.when.as_ref()));
            }
            Some(_) => {}
        }
    }
    for part in &before.inside {
        let is_gone = !is.contains_key(part.reference.as_str());
        if is_gone && !matches!(part.mark, Some(Mark::Done | Mark::Cut)) {
            themes.entry(&part.theme).or_default().dropped += 1;
        }
    }
    for within in themes.values_mut() {
        within.moved.sort_by_key(|one| std::cmp::Reverse(one.days.unwrap_or(0).abs()));
    }
    themes
}

impl Within {
    /// What changed, in words; nothing when nothing did. Beside a change of the theme itself it says how far at most.
    pub(super) fn said(&self, beside_own: bool) -> Option<String> {
        let mut parts = Vec::new();
        let most = self.moved.first().and_then(|one| one.days).unwrap_or(0).unsigned_abs();
        match (self.moved.len(), beside_own, usize::try_from(most).unwrap_or(0)) {
            (0, _, _) => {}
            (1, false, _) => parts.push("a date within it".to_owned()),
            (count, false, _) => parts.push(format!("{count} dates within it, the one that moved most")),
            (count, true, 0) => parts.push(format!("{} within it moved", things(count, "date", "dates"))),
            (count, true, most) => parts.push(format!(
                "{} within it moved, {} at most",
                things(count, "date", "dates"),
                things(most, "day", "days")
            )),
        }
        for (count, way) in [(self.added, "came in"), (self.dropped, "went out")] {
            if count > 0 {
                parts.push(format!("{} {way}", things(count, "thing", "things")));
            }
        }
        let said = parts.join("; ");
        let mut letters = said.chars();
        letters.next().map(|first| format!("{}{}", first.to_uppercase(), letters.as_str()))
    }

    /// A change of the theme that is one within it: the greatest move, or the theme as it stands.
    pub(super) fn change(&self, theme: &SeenItem, decisions: Vec<String>) -> Change {
        let stays = || moved(theme.when.as_ref(), theme.when.as_ref());
        let Move { was, now, was_on, now_on, days } = self.moved.first().cloned().unwrap_or_else(stays);
        Change {
            reference: theme.reference.clone(),
            title: theme.title.clone(),
            shift: Shift::Moved,
            was,
            now,
            was_on,
            now_on,
            days,
            decisions,
            inside: None,
        }
    }
}

fn moved(was: Option<&When>, now: Option<&When>) -> Move {
    let end = |when: Option<&When>| when.and_then(|when| when.end);
    let words = |when: Option<&When>| when.map(|when| when.text.clone());
    let (was_on, now_on) = (end(was), end(now));
    let days = was_on.zip(now_on).map(|(was, now)| (now - was).num_days());
    Move { was: words(was), now: words(now), was_on, now_on, days }
}

fn by_reference(view: &View) -> BTreeMap<&str, &SeenPart> {
    view.inside.iter().map(|part| (part.reference.as_str(), part)).collect()
}

fn text(part: &SeenPart) -> Option<&str> {
    part.when.as_ref().map(|when| when.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_within_a_theme_is_said_without_names() {
        let check = |days: &[i64], added, dropped, beside_own, expect: Option<&str>| {
            let one =
                |days: &i64| Move { was: None, now: None, was_on: None, now_on: None, days: Some(*days) };
            let within =
                Within { moved: days.iter().map(one).collect(), added, dropped, ..Within::default() };
            assert_eq!(within.said(beside_own).as_deref(), expect, "{days:?} {added} {dropped} {beside_own}");
        };
        check(&[], 0, 0, false, None);
        check(&[49], 0, 0, false, Some("A date within it"));
        check(&[49, 7], 0, 0, false, Some("2 dates within it, the one that moved most"));
        check(&[49, 7], 0, 0, true, Some("2 dates within it moved, 49 days at most"));
        check(&[-1], 0, 0, true, Some("1 date within it moved, 1 day at most"));
        check(&[0], 0, 0, true, Some("1 date within it moved"));
        check(&[], 1, 2, false, Some("1 thing came in; 2 things went out"));
        check(&[7], 1, 0, true, Some("1 date within it moved, 7 days at most; 1 thing came in"));
    }
}

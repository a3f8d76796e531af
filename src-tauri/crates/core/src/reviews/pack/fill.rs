//! Fills the sections from what the audience sees, each by its rule, and says what is missing.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use roadbook_formats::counts::things;
use roadbook_formats::words::{DecisionStatus, Mark};
use rusqlite::Connection;

use super::plan::{self, Change, Shift};
use super::within::{Within, inside};
use super::{Material, PackOther, PackRow, PackSection, SectionState, asks, close, did, number, numbers};
use crate::audiences::view::{SeenDecision, SeenItem, View, When, Withheld};
use crate::decisions::Decision;
use crate::error::Result;
use crate::record::Record as _;
use crate::reviews::section::Section;
use crate::timeframe::{short_date, short_month_word};

/// What a section is filled with before a person's changes are put over it.
#[derive(Default)]
pub(super) struct Filled {
    pub headline: String,
    pub rows: Vec<PackRow>,
    pub not_put_forward: Vec<PackOther>,
    pub missing: Vec<String>,
}

impl Filled {
    /// The same with the records besides, by reference and name.
    pub(super) fn with_others<N: Into<String>>(self, others: impl Iterator<Item = (N, N)>) -> Self {
        let other = |(reference, title): (N, N)| PackOther {
            reference: reference.into(),
            title: title.into(),
            is_unsaid: false,
        };
        Self { not_put_forward: others.map(other).collect(), ..self }
    }
}

/// Fills a section and puts over it what a person changed.
pub(super) fn section(
    conn: &Connection,
    material: &Material,
    view: &View,
    withheld: &[Withheld],
    section: Section,
) -> Result<PackSection> {
    let mut filled = match section {
        // Both speak of the others and are filled when those are there.
        Section::Cover | Section::BottomLine => Filled::default(),
        Section::Asks => asks_section(conn, material, view)?,
        Section::Taken => taken(conn, material, view)?,
        Section::Outcomes => numbers::outcomes_section(material),
        Section::Changes => changes(material, view),
        Section::Shipped => shipped(material, view),
        Section::Roadmap => roadmap(view),
        Section::Risks => numbers::risks_section(material),
        Section::Effort => numbers::effort(material, view),
        Section::Signals => close::signals(material),
        Section::Cut => close::cut(material, view),
        Section::Ahead => close::ahead(material, view),
        Section::Actions => close::actions_section(material),
        Section::Appendix => close::appendix(material, view, withheld),
    };
    for row in &mut filled.rows {
        let Some(reference) = row.reference.clone() else { continue };
        row.pinned = material.is_pinned(section, &reference);
        row.note = material.note(section, &reference).unwrap_or_default().to_owned();
        let missing = row.missing.iter().map(|what| format!("{reference} {what}"));
        filled.missing.extend(missing);
    }
    let edit = material.edit(section).cloned().unwrap_or_default();
    let state = match (edit.left_out, filled.missing.is_empty()) {
        (true, _) => SectionState::LeftOut,
        (false, true) => SectionState::Ready,
        (false, false) => SectionState::NotReady,
    };
    let is_edited = !edit.headline.trim().is_empty();
    Ok(PackSection {
        section,
        number: section.number(),
        title: section.title().to_owned(),
        rule: section.rule().to_owned(),
        headline: if is_edited { edit.headline } else { filled.headline },
        is_edited,
        text: edit.text,
        rows: filled.rows,
        others: number(filled.not_put_forward.len()),
        not_put_forward: filled.not_put_forward,
        state,
        missing: if state == SectionState::LeftOut { Vec::new() } else { filled.missing },
    })
}

/// A day near today: "24 Nov".
pub(super) fn day(day: NaiveDate) -> String {
    format!("{} {}", day.day(), short_month_word(day.month()))
}

fn asks_section(conn: &Connection, material: &Material, view: &View) -> Result<Filled> {
    let asks = asks::asks(material, view);
    let lacking = asks::lacking(conn)?;
    let others = view
        .decisions
        .iter()
        .filter(|decision| decision.waiting && !asks.iter().any(|ask| ask.reference == decision.reference));
    let row = |decision: &&SeenDecision| PackRow {
        reference: Some(decision.reference.clone()),
        title: decision.title.clone(),
        second: asked(decision),
        value: decision.needed_by.map(short_date).unwrap_or_default(),
        because: asks::because(material, decision).unwrap_or_default(),
        missing: lacking.get(&decision.reference).map(|what| lacks(what)).unwrap_or_default(),
        ..PackRow::default()
    };
    let late =
        asks.iter().filter(|ask| ask.needed_by.is_some_and(|day| day.last_day() < material.today)).count();
    let headline = match asks.len() {
        0 => "Nothing has to be decided today".to_owned(),
        count if late > 0 => {
            format!("{} needed today, {late} past the day", things(count, "decision is", "decisions are"))
        }
        count => format!("{} needed today", things(count, "decision is", "decisions are")),
    };
    let filled = Filled { headline, rows: asks.iter().map(row).collect(), ..Filled::default() };
    Ok(filled.with_others(others.map(|decision| (decision.reference.as_str(), decision.title.as_str()))))
}

/// One sentence of what is lacking; none when nothing is.
pub(super) fn lacks<T: AsRef<str>>(what: &[T]) -> Vec<String> {
    let words: Vec<&str> = what.iter().map(AsRef::as_ref).collect();
    if words.is_empty() { Vec::new() } else { vec![format!("lacks {}", words.join("; "))] }
}

/// "3 options, 2 held up, Sofia Marin decides".
fn asked(decision: &SeenDecision) -> String {
    let mut parts = vec![things(decision.options.len(), "option", "options")];
    if !decision.blocked.is_empty() {
        parts.push(format!("{} held up", decision.blocked.join(", ")));
    }
    parts.extend(decision.approver.as_ref().map(|approver| format!("{approver} decides")));
    parts.join(" · ")
}

fn taken(conn: &Connection, material: &Material, view: &View) -> Result<Filled> {
    let since = material.since;
    let decided = |decision: &&SeenDecision| {
        !decision.waiting
            && decision
                .decided_on
                .as_ref()
                .and_then(|when| when.end.or(when.start))
                .is_some_and(|day| day >= since)
    };
    let mut rows: Vec<PackRow> = view
        .decisions
        .iter()
        .filter(decided)
        .map(|decision| PackRow {
            reference: Some(decision.reference.clone()),
            title: decision.chosen.clone().unwrap_or_else(|| decision.title.clone()),
            second: decision.approver.as_ref().map(|who| format!("by {who}")).unwrap_or_default(),
            word: decision.status.map(DecisionStatus::word).unwrap_or_default().to_owned(),
            value: decision.decided_on.as_ref().map(|when| when.text.clone()).unwrap_or_default(),
            day: decision.decided_on.as_ref().and_then(When::day),
            because: "decided since the last pack".to_owned(),
            ..PackRow::default()
        })
        .collect();
    let count = rows.len();
    // When a decision is looked at again is no secret of one that the audience sees.
    let due: BTreeMap<String, NaiveDate> = Decision::all(conn)?
        .into_iter()
        .filter(|decision| !decision.archived && !decision.is_waiting())
        .filter_map(|decision| Some((decision.reference().to_string(), decision.review_on?.last_day())))
        .filter(|(_, day)| *day <= material.review.day)
        .collect();
    for decision in &view.decisions {
        let Some(on) = due.get(&decision.reference) else { continue };
        rows.push(PackRow {
            reference: Some(decision.reference.clone()),
            title: decision.title.clone(),
            second: "to be looked at again: keep, change or reverse".to_owned(),
            value: day(*on),
            day: Some(*on),
            because: "its review is due".to_owned(),
            ..PackRow::default()
        });
    }
    let reviews = rows.len() - count;
    Ok(Filled { headline: taken_headline(count, reviews, since), rows, ..Filled::default() })
}

/// "2 decisions were taken since 2 Nov; 1 is to be looked at again".
fn taken_headline(taken: usize, due: usize, since: NaiveDate) -> String {
    let taken = match taken {
        0 => "No decision was taken since the last pack".to_owned(),
        taken => format!("{} taken since {}", things(taken, "decision was", "decisions were"), day(since)),
    };
    match due {
        0 => taken,
        due => format!("{taken}; {} to be looked at again", things(due, "is", "are")),
    }
}

/// What changed in the plan and goes in.
pub(super) fn plan_changes(material: &Material, view: &View) -> Vec<Change> {
    let mut all = plan::changes(&material.before, view);
    all.retain(|change| material.goes_in(Section::Changes, &change.reference, true));
    all
}

fn changes(material: &Material, view: &View) -> Filled {
    let all = plan_changes(material, view);
    let row = |change: &Change| {
        let has_reason =
            material.note(Section::Changes, &change.reference).is_some() || !change.decisions.is_empty();
        let (word, second) = match change.shift {
            Shift::Added => ("Added", change.now.clone().unwrap_or_else(|| "without a date".to_owned())),
            Shift::Dropped => ("Dropped", change.was.clone().unwrap_or_else(|| "without a date".to_owned())),
            Shift::Moved => {
                let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "no date".to_owned());
                ("Moved", format!("{} → {}", side(&change.was), side(&change.now)))
            }
        };
        PackRow {
            reference: Some(change.reference.clone()),
            title: change.title.clone(),
            second: std::iter::once(second)
                .chain(change.inside.clone())
                .chain((!change.decisions.is_empty()).then(|| change.decisions.join(", ")))
                .collect::<Vec<_>>()
                .join(" · "),
            word: word.to_owned(),
            value: shift_words(change),
            missing: if change.shift != Shift::Added && !has_reason {
                vec!["has no reason".to_owned()]
            } else {
                Vec::new()
            },
            ..PackRow::default()
        }
    };
    let count = |shift: Shift| all.iter().filter(|change| change.shift == shift).count();
    let (moved, added, dropped) = (count(Shift::Moved), count(Shift::Added), count(Shift::Dropped));
    let headline = if all.is_empty() {
        "The plan is as it was".to_owned()
    } else {
        let mut parts = Vec::new();
        if moved > 0 {
            parts.push(format!("{} moved", things(moved, "date", "dates")));
        }
        if added > 0 {
            parts.push(format!("{} came in", things(added, "item", "items")));
        }
        if dropped > 0 {
            parts.push(format!("{} went out", things(dropped, "item", "items")));
        }
        parts.join(", ")
    };
    let rows: Vec<_> = all.iter().map(row).collect();
    let others = plan::changes(&material.before, view).into_iter();
    let others = others.filter(|change| material.is_dropped(Section::Changes, &change.reference));
    let filled = Filled { headline, rows, ..Filled::default() };
    filled.with_others(others.map(|change| (change.reference, change.title)))
}

/// "+59 days", "−20 days", "added", "dropped"; nothing when no end is known.
pub(super) fn shift_words(change: &Change) -> String {
    match (change.shift, change.days) {
        (Shift::Added, _) => "added".to_owned(),
        (Shift::Dropped, _) => "dropped".to_owned(),
        (Shift::Moved, None | Some(0)) => String::new(),
        (Shift::Moved, Some(days)) => {
            let sign = if days > 0 { "+" } else { "−" };
            format!("{sign}{}", things(days.abs(), "day", "days"))
        }
    }
}

fn shipped(material: &Material, view: &View) -> Filled {
    let items: Vec<_> = plan::ended(&material.before, view, Mark::Done)
        .into_iter()
        .filter(|item| material.goes_in(Section::Shipped, &item.reference, true))
        .collect();
    let row = |item: &&SeenItem| {
        let did = did::of_item(material, view, &item.reference);
        let second = item.goal.iter().cloned().chain(did.iter().map(did::Did::said)).collect::<Vec<_>>();
        PackRow {
            reference: Some(item.reference.clone()),
            title: item.title.clone(),
            second: second.join(" · "),
            mark: Some(Mark::Done),
            word: item.standing.as_ref().map(|standing| standing.word.clone()).unwrap_or_default(),
            value: item.when.as_ref().map(|when| when.text.clone()).unwrap_or_default(),
            because: "done since the last pack".to_owned(),
            missing: did::missing(material, &item.reference, did.is_empty()),
            ..PackRow::default()
        }
    };
    let own: Vec<&str> = items.iter().map(|item| item.reference.as_str()).collect();
    let mut within = ended_within(material, view, Section::Shipped, |within| within.done);
    within.retain(|(row, _)| !own.iter().any(|own| row.reference.as_deref() == Some(*own)));
    let count = items.len() + within.iter().map(|(_, count)| count).sum::<usize>();
    let within = within.into_iter().map(|(row, _)| PackRow {
        missing: row.reference.as_deref().map(|of| did::missing(material, of, true)).unwrap_or_default(),
        mark: Some(Mark::Done),
        word: "Done".to_owned(),
        because: "done since the last pack".to_owned(),
        ..row
    });
    let headline = match count {
        0 => "Nothing shipped since the last pack".to_owned(),
        count => format!("{} shipped since {}", things(count, "thing", "things"), day(material.since)),
    };
    let rows = items.iter().map(row).chain(within).collect();
    let filled = Filled { headline, rows, ..Filled::default() };
    filled.with_others(taken_out(material, view, Section::Shipped, Mark::Done))
}

/// What is over in a way since the last pack, and was taken out by hand.
pub(super) fn taken_out<'a>(
    material: &Material,
    view: &'a View,
    section: Section,
    way: Mark,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let ended = plan::ended(&material.before, view, way).into_iter();
    let taken_out = ended.filter(move |item| material.is_dropped(section, &item.reference));
    taken_out.map(|item| (item.reference.as_str(), item.title.as_str()))
}

/// A row for each theme in which something ended in a way.
pub(super) fn ended_within(
    material: &Material,
    view: &View,
    section: Section,
    count: fn(&Within) -> usize,
) -> Vec<(PackRow, usize)> {
    let within = inside(&material.before, view);
    let row = |item: &SeenItem| {
        let ended = within.get(item.reference.as_str()).map(count).filter(|count| *count > 0)?;
        let row = PackRow {
            reference: Some(item.reference.clone()),
            title: item.title.clone(),
            value: format!("{} within it", things(ended, "thing", "things")),
            because: "it ended since the last pack".to_owned(),
            of: within.get(item.reference.as_str()).map(|within| within.ended.clone()).unwrap_or_default(),
            ..PackRow::default()
        };
        Some((row, ended))
    };
    let goes_in = |item: &&SeenItem| material.goes_in(section, &item.reference, true);
    view.items.iter().filter(goes_in).filter_map(row).collect()
}

fn roadmap(view: &View) -> Filled {
    let themes: Vec<_> = close::themes(view).into_iter().filter(|item| !plan::is_over(item)).collect();
    let row = |item: &&SeenItem| PackRow {
        reference: Some(item.reference.clone()),
        title: item.title.clone(),
        second: item.commitment.map(|commitment| commitment.word().to_owned()).unwrap_or_default(),
        mark: plan::mark(item),
        word: item.standing.as_ref().map(|standing| standing.word.clone()).unwrap_or_default(),
        value: item.when.as_ref().map(|when| when.text.clone()).unwrap_or_default(),
        ..PackRow::default()
    };
    let off =
        themes.iter().filter(|item| matches!(plan::mark(item), Some(Mark::AtRisk | Mark::OffTrack))).count();
    let headline = match (themes.len(), off) {
        (0, _) => "There is no theme on the roadmap".to_owned(),
        (all, 0) => format!("{}, none at risk or off track", things(all, "theme", "themes")),
        (all, off) => format!("{off} of {all} themes {} not on track", if off == 1 { "is" } else { "are" }),
    };
    let missing = if themes.is_empty() { vec!["no theme is on the roadmap".to_owned()] } else { Vec::new() };
    Filled { headline, rows: themes.iter().map(row).collect(), missing, ..Filled::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_are_sentences_for_one_and_for_many() {
        let since = "2026-11-02".parse().unwrap();
        let check = |taken, due, expect: &str| assert_eq!(taken_headline(taken, due, since), expect);
        check(0, 0, "No decision was taken since the last pack");
        check(1, 0, "1 decision was taken since 2 Nov");
        check(2, 1, "2 decisions were taken since 2 Nov; 1 is to be looked at again");
        check(1, 2, "1 decision was taken since 2 Nov; 2 are to be looked at again");
        check(0, 2, "No decision was taken since the last pack; 2 are to be looked at again");
    }
}

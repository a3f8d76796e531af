//! The sections that close a pack: signals, what was cut, what comes, actions, the appendix; and the two that speak of all
//! others.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use roadbook_formats::counts::things;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::{Health, Level, Mark};

use super::fill::{Filled, day, ended_within, taken_out};
use super::numbers::outcomes;
use super::{Material, PackRow, PackSection, SectionState, asks, plan};
use crate::actions::ActionStatus;
use crate::audiences::view::{Change, SeenAction, SeenItem, SeenMetric, SeenSignal, View, Withheld};
use crate::metrics::ReadingSource;
use crate::reviews::section::Section;
use crate::timeframe::long_day;
use crate::timeframe::{Precision, Span, short_date};

/// The themes, in the order of their references.
pub(super) fn themes(view: &View) -> Vec<&SeenItem> {
    let tops = view.items.iter().filter(|item| item.theme.reference == item.reference);
    let all: Vec<_> = tops.collect();
    let themes: Vec<_> = all.iter().filter(|item| item.level == Level::Theme).copied().collect();
    if themes.is_empty() { all } else { themes }
}

/// What was said about one theme.
#[derive(Default)]
struct Heard {
    signals: usize,
    customers: BTreeSet<usize>,
    segments: BTreeMap<String, usize>,
    /// What it was said in, for the author's eyes alone.
    of: Vec<String>,
}

pub(super) fn signals(material: &Material) -> Filled {
    let since = material.since;
    let fresh: Vec<_> =
        material.seen.signals.iter().filter(|signal| signal.said_on.is_some_and(|day| day > since)).collect();
    let mut by_theme: BTreeMap<String, Heard> = BTreeMap::new();
    for signal in &fresh {
        let themes = if signal.themes.is_empty() { vec!["Other".to_owned()] } else { signal.themes.clone() };
        for theme in themes {
            let entry = by_theme.entry(theme).or_default();
            entry.signals += 1;
            entry.of.push(signal.reference.clone());
            entry.customers.insert(signal.customer);
            if let Some(segment) = &signal.segment {
                *entry.segments.entry(segment.clone()).or_default() += 1;
            }
        }
    }
    let mut themes: Vec<_> = by_theme.into_iter().collect();
    themes.sort_by_key(|(name, heard)| (name == "Other", std::cmp::Reverse(heard.signals)));
    let rows = themes
        .iter()
        .map(|(name, Heard { signals: count, customers, segments, of })| PackRow {
            title: name.clone(),
            second: segments
                .iter()
                .map(|(name, count)| format!("{name} {count}"))
                .collect::<Vec<_>>()
                .join(" · "),
            value: format!("{count} from {}", things(customers.len(), "customer", "customers")),
            of: of.clone(),
            ..PackRow::default()
        })
        .collect();
    let headline = match (fresh.len(), themes.first()) {
        (0, _) | (_, None) => "No signal since the last pack".to_owned(),
        (count, Some((name, Heard { signals: most, .. }))) => {
            format!("{} since {}, {most} of them on {name}", things(count, "signal", "signals"), day(since))
        }
    };
    let others = material.seen.signals.iter();
    let others = others.filter(|signal| signal.said_on.is_none_or(|day| day <= since));
    let filled = Filled { headline, rows, ..Filled::default() };
    filled.with_others(others.map(|signal| (signal.reference.clone(), signal.themes.join(", "))))
}

pub(super) fn cut(material: &Material, view: &View) -> Filled {
    let mut rows = Vec::new();
    for item in plan::ended(&material.before, view, Mark::Cut) {
        if !material.goes_in(Section::Cut, &item.reference, true) {
            continue;
        }
        let why = view.decisions.iter().find(|decision| {
            !decision.waiting && decision.concerns.iter().any(|named| named.reference == item.reference)
        });
        let note = material.note(Section::Cut, &item.reference).map(str::to_owned);
        let reason =
            note.or_else(|| why.map(|decision| format!("{} {}", decision.reference, decision.title)));
        let asked = Asked::of(&material.seen.signals, &item.reference);
        rows.push(PackRow {
            reference: Some(item.reference.clone()),
            title: item.title.clone(),
            second: reason.clone().unwrap_or_default(),
            mark: Some(Mark::Cut),
            word: item.standing.as_ref().map(|standing| standing.word.clone()).unwrap_or_default(),
            value: asked.said(),
            of: asked.of,
            missing: if reason.is_none() { vec!["does not say why".to_owned()] } else { Vec::new() },
            ..PackRow::default()
        });
    }
    let mut count = rows.len();
    for (row, cut) in ended_within(material, view, Section::Cut, |within| within.cut) {
        if rows.iter().any(|own| own.reference == row.reference) {
            continue;
        }
        count += cut;
        let note = row.reference.as_deref().and_then(|reference| material.note(Section::Cut, reference));
        rows.push(PackRow {
            second: note.unwrap_or_default().to_owned(),
            mark: Some(Mark::Cut),
            word: "Cut".to_owned(),
            missing: if note.is_none() { vec!["does not say why".to_owned()] } else { Vec::new() },
            ..row
        });
    }
    let headline = match count {
        0 => "Nothing was cut since the last pack".to_owned(),
        count => format!("We said no to {}", things(count, "thing", "things")),
    };
    let filled = Filled { headline, rows, ..Filled::default() };
    filled.with_others(taken_out(material, view, Section::Cut, Mark::Cut))
}

/// Who asked for an item, and how many of them know what became of it.
struct Asked {
    customers: usize,
    answered: usize,
    /// What they said it in, for the author's eyes alone.
    of: Vec<String>,
}

impl Asked {
    fn of(signals: &[SeenSignal], reference: &str) -> Self {
        let about = || signals.iter().filter(|signal| signal.about.iter().any(|known| known == reference));
        let customers: BTreeSet<usize> = about().map(|signal| signal.customer).collect();
        let waiting: BTreeSet<usize> =
            about().filter(|signal| !signal.is_answered).map(|signal| signal.customer).collect();
        Self {
            customers: customers.len(),
            answered: customers.difference(&waiting).count(),
            of: about().map(|signal| signal.reference.clone()).collect(),
        }
    }

    /// "3 customers asked, 1 answered".
    fn said(&self) -> String {
        let customers = things(self.customers, "customer", "customers");
        match (self.customers, self.answered) {
            (0, _) => String::new(),
            (asked, answered) if asked == answered => format!("{customers} asked and answered"),
            (_, answered) => format!("{customers} asked, {answered} answered"),
        }
    }
}

/// What became of what was asked for: how many signals are about something that is on the roadmap, about something that was
/// cut, and about nothing yet.
pub(super) fn asked_for(material: &Material, view: &View) -> [usize; 3] {
    let mut counts = [0; 3];
    for signal in &material.seen.signals {
        let about = view.items.iter().filter(|item| signal.about.contains(&item.reference));
        let marks: Vec<_> = about.map(plan::mark).collect();
        let at = match marks.iter().all(|mark| *mark == Some(Mark::Cut)) {
            _ if marks.is_empty() => 2,
            true => 1,
            false => 0,
        };
        counts[at] += 1;
    }
    counts
}

/// A day to come and what happens on it.
pub(super) struct Coming {
    /// Its last day: by this it is placed, and no page says it.
    pub on: NaiveDate,
    /// When, as precise as the audience reads it: "24 Nov", "Dec 2026".
    pub when: String,
    pub reference: Option<String>,
    pub what: String,
    pub who: String,
}

/// What comes in the next ninety days, by day.
pub(super) fn coming(material: &Material, view: &View) -> Vec<Coming> {
    let last = material.today + Days::new(90);
    let is_near = |day: &NaiveDate| material.today <= *day && *day <= last;
    let mut out = Vec::new();
    for item in view.items.iter().filter(|item| item.level == Level::Milestone && !plan::is_over(item)) {
        let end = item.when.as_ref().and_then(|when| when.timeframe.span()).and_then(Span::end);
        if let Some(end) = end.filter(|end| is_near(&end.last_day())) {
            out.push(Coming {
                on: end.last_day(),
                when: match end.precision() {
                    Precision::Day => day(end.first_day()),
                    _ => end.text(material.settings.fiscal),
                },
                reference: Some(item.reference.clone()),
                what: item.title.clone(),
                who: item.owner.clone().unwrap_or_default(),
            });
        }
    }
    for decision in view.decisions.iter().filter(|decision| decision.waiting) {
        if let Some(date) = decision.needed_by.filter(|date| is_near(&date.last_day())) {
            out.push(Coming {
                on: date.last_day(),
                when: short_date(date),
                reference: Some(decision.reference.clone()),
                what: format!("Needed: {}", decision.title),
                who: decision.approver.clone().unwrap_or_default(),
            });
        }
    }
    if is_near(&material.next_meeting) && material.review.cadence.is_some() {
        let what = format!("Next {}", material.review.title.to_lowercase());
        let (on, when) = (material.next_meeting, day(material.next_meeting));
        out.push(Coming { on, when, reference: None, what, who: String::new() });
    }
    out.sort_by(|a, b| (a.on, &a.reference).cmp(&(b.on, &b.reference)));
    out
}

pub(super) fn ahead(material: &Material, view: &View) -> Filled {
    let coming = coming(material, view);
    let soon = material.today + Days::new(30);
    let rows = coming
        .iter()
        .map(|coming| PackRow {
            reference: coming.reference.clone(),
            title: coming.what.clone(),
            second: coming.who.clone(),
            word: if coming.on <= soon { "30 days" } else { "90 days" }.to_owned(),
            value: coming.when.clone(),
            ..PackRow::default()
        })
        .collect();
    let near = coming.iter().filter(|coming| coming.on <= soon).count();
    let headline = match coming.len() {
        0 => "Nothing is due in the next 90 days".to_owned(),
        all => format!("{} in the next 30 days, {} until 90", things(near, "date", "dates"), all - near),
    };
    Filled { headline, rows, ..Filled::default() }
}

/// Whether an action goes in by the rule: from a review, open or closed since the last pack.
fn is_of_last_time(material: &Material, row: &SeenAction) -> bool {
    let is_fresh = row.status == ActionStatus::Open || row.closed_on.is_some_and(|day| day >= material.since);
    row.review.is_some() && is_fresh
}

/// The actions that go in.
pub(super) fn actions(material: &Material) -> Vec<&SeenAction> {
    let goes_in = |row: &&SeenAction| {
        material.goes_in(Section::Actions, &row.reference, is_of_last_time(material, row))
    };
    material.seen.actions.iter().filter(goes_in).collect()
}

pub(super) fn actions_section(material: &Material) -> Filled {
    let actions = actions(material);
    let row = |row: &&SeenAction| {
        let is_late = row.days_left.is_some_and(|left| left < 0);
        let carried = match row.first_due {
            Some(first) if row.status == ActionStatus::Open => {
                format!(", first promised for {}", short_date(first))
            }
            _ => String::new(),
        };
        let due = row.due.map(short_date).unwrap_or_default();
        PackRow {
            reference: Some(row.reference.clone()),
            title: row.title.clone(),
            second: format!("{}{carried}", row.owner.clone().unwrap_or_default()),
            mark: Some(match row.status {
                ActionStatus::Done => Mark::Done,
                ActionStatus::Dropped => Mark::Cut,
                ActionStatus::Open if is_late => Mark::OffTrack,
                ActionStatus::Open => Mark::NotStarted,
            }),
            word: if is_late { "Late" } else { row.status.word() }.to_owned(),
            value: due,
            day: row.due.and_then(PartialDate::exact),
            missing: [
                (row.has_owner, "has no owner"),
                (row.status != ActionStatus::Open || row.due.is_some(), "has no day"),
                (!is_late, "is late and has no new day"),
            ]
            .into_iter()
            .filter(|(said, _)| !said)
            .map(|(_, what)| what.to_owned())
            .collect(),
            ..PackRow::default()
        }
    };
    let done = actions.iter().filter(|row| row.status != ActionStatus::Open).count();
    let headline = match actions.len() {
        0 => "There are no actions from earlier reviews".to_owned(),
        all => {
            format!("{done} of {} closed, {} carried on", things(all, "action is", "actions are"), all - done)
        }
    };
    let is_out = |row: &&SeenAction| {
        is_of_last_time(material, row) && material.is_dropped(Section::Actions, &row.reference)
    };
    let others = material.seen.actions.iter().filter(is_out);
    let filled = Filled { headline, rows: actions.iter().map(row).collect(), ..Filled::default() };
    filled.with_others(others.map(|row| (row.reference.as_str(), row.title.as_str())))
}

pub(super) fn appendix(material: &Material, view: &View, withheld: &[Withheld]) -> Filled {
    let is_item = |lost: &&Withheld| lost.is_whole() && lost.reference.starts_with("R-");
    let out = |lost: &&Withheld| is_item(lost) && lost.change == Change::Withheld;
    let is_other = |lost: &&Withheld| lost.is_whole() && !lost.reference.starts_with("R-");
    let cited = |lost: &Withheld| lost.reference.clone();
    let whole: Vec<_> = withheld.iter().filter(out).map(cited).collect();
    let as_theme: Vec<_> = withheld.iter().filter(|lost| is_item(lost) && !out(lost)).map(cited).collect();
    let other: Vec<_> = withheld.iter().filter(is_other).map(cited).collect();
    let incomparable = view.items.iter().filter(|item| plan::mark(item) == Some(Mark::NotComparable));
    let incomparable: Vec<_> = incomparable.map(|item| item.reference.clone()).collect();
    let is_typed = |row: &&SeenMetric| {
        let source = row.latest.as_ref().map(|reading| reading.source);
        matches!(source, Some(ReadingSource::Typed | ReadingSource::Pasted))
    };
    let typed: Vec<_> =
        material.seen.metrics.iter().filter(is_typed).map(|row| row.reference.clone()).collect();
    let items_withheld = whole.len();
    let line = |title: &str, value: String| PackRow { title: title.to_owned(), value, ..PackRow::default() };
    let sum = |title: &str, of: Vec<String>| PackRow {
        value: of.len().to_string(),
        of,
        ..line(title, String::new())
    };
    let sources = material.sources.iter().map(|source| {
        let name = source.file.clone().unwrap_or_else(|| source.system.clone());
        let read = source.last.map(|on| format!(", read on {}", day(on))).unwrap_or_default();
        let items = things(source.items, "item", "items");
        line(&name, format!("{items}{read}"))
    });
    let files = material.seen.metrics.iter().filter_map(|row| row.latest.as_ref()?.file.clone());
    let files: BTreeMap<String, usize> = files.fold(BTreeMap::new(), |mut all, file| {
        *all.entry(file).or_default() += 1;
        all
    });
    let files = files.into_iter().map(|(file, count)| line(&file, things(count, "metric", "metrics")));
    let counts = vec![
        line("Data as of", long_day(material.today)),
        line("Items in this pack", view.items.len().to_string()),
        sum("Items withheld", whole),
        sum("Items shown as their theme", as_theme),
        sum("Other records withheld", other),
        sum("Items that cannot be compared", incomparable),
        sum("Metrics whose last reading was typed", typed),
    ];
    let rows = counts.into_iter().chain(sources).chain(files).collect();
    let headline = format!(
        "What the words mean, where the numbers come from; {} withheld",
        things(items_withheld, "item is", "items are")
    );
    Filled { headline, rows, ..Filled::default() }
}

/// Fills the cover: for whom, when, what it covers.
pub(super) fn cover(material: &Material, sections: &mut [PackSection]) {
    let asks = sections.iter().find(|one| one.section == Section::Asks).map_or(0, |asks| asks.rows.len());
    let Some(cover) = sections.iter_mut().find(|one| one.section == Section::Cover) else { return };
    let review = &material.review;
    if material.audience.members.is_empty() && review.invited.is_empty() {
        cover.lacks(format!("nobody is in {}", material.audience.name));
    }
    if !cover.is_edited {
        cover.headline = match asks {
            0 => "Nothing has to be decided. Everything can be read before or after.".to_owned(),
            count => format!(
                "{} needed today. Everything else can be read before or after.",
                things(count, "decision is", "decisions are")
            ),
        };
    }
    let line = |title: &str, value: String| PackRow { title: title.to_owned(), value, ..PackRow::default() };
    let time = review.time.as_ref().map(|time| format!(", {time}")).unwrap_or_default();
    let pre_read = super::pre_read_on(review, &material.settings.working_days());
    cover.rows = vec![
        line("For", material.audience.name.clone()),
        line("Meeting", format!("{}{time}", long_day(review.day))),
        line("Sent to be read", long_day(pre_read)),
        line("Data as of", format!("{}, news since {}", long_day(material.today), day(material.since))),
    ];
}

/// Fills the bottom line from the other sections, and says how it stands as a whole.
pub(super) fn bottom_line(material: &Material, view: &View, sections: &mut [PackSection]) -> Option<Health> {
    let themes: Vec<_> = themes(view).into_iter().filter(|item| !plan::is_over(item)).collect();
    let count = |mark: Mark| themes.iter().filter(|item| plan::mark(item) == Some(mark)).count();
    let (off, at_risk) = (count(Mark::OffTrack), count(Mark::AtRisk));
    let metrics_off = outcomes(material).iter().filter(|row| row.health == Some(Health::OffTrack)).count();
    let late = asks::asks(material, view)
        .iter()
        .filter(|ask| ask.needed_by.is_some_and(|day| day.last_day() < material.today))
        .count();
    let by_rule = if off > 0 {
        Some(Health::OffTrack)
    } else if at_risk > 0 || metrics_off > 0 || late > 0 {
        Some(Health::AtRisk)
    } else if themes.iter().any(|item| plan::mark(item) == Some(Mark::OnTrack)) {
        Some(Health::OnTrack)
    } else {
        None
    };
    let health = material.edit(Section::BottomLine).and_then(|edit| edit.health).or(by_rule);
    let said = |section: Section| {
        let found = sections.iter().find(|one| one.section == section && one.state != SectionState::LeftOut);
        found.map(|one| one.headline.clone()).filter(|headline| !headline.is_empty())
    };
    let made: Vec<_> = [Section::Roadmap, Section::Asks, Section::Outcomes, Section::Changes]
        .into_iter()
        .filter_map(said)
        .collect();
    let made = made.join(". ");
    if let Some(bottom) = sections.iter_mut().find(|one| one.section == Section::BottomLine) {
        if !bottom.is_edited {
            bottom.headline = format!("{made}.");
        }
        if health.is_none() {
            bottom.lacks("nobody said how it stands".to_owned());
        }
        let names = |mark: Mark| {
            let named: Vec<_> = themes.iter().filter(|item| plan::mark(item) == Some(mark)).collect();
            named.iter().map(|item| item.title.clone()).collect::<Vec<_>>().join(", ")
        };
        for (mark, health) in [(Mark::OffTrack, Health::OffTrack), (Mark::AtRisk, Health::AtRisk)] {
            if count(mark) > 0 {
                bottom.rows.push(PackRow {
                    title: names(mark),
                    mark: Some(mark),
                    word: health.word().to_owned(),
                    ..PackRow::default()
                });
            }
        }
    }
    health
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_cut_says_who_asked_and_who_knows() {
        let check = |signals: &[(usize, bool)], expect: &str| {
            let signal = |(number, (customer, is_answered)): (usize, &(usize, bool))| SeenSignal {
                reference: format!("S-{number}"),
                said_on: None,
                segment: None,
                themes: Vec::new(),
                about: vec!["R-1".to_owned()],
                customer: *customer,
                is_answered: *is_answered,
            };
            let signals: Vec<_> = (1..).zip(signals).map(signal).collect();
            let asked = Asked::of(&signals, "R-1");
            assert_eq!((asked.said().as_str(), asked.of.len()), (expect, signals.len()), "{signals:?}");
            assert_eq!(Asked::of(&signals, "R-2").said(), "", "nobody asked for another");
        };
        check(&[], "");
        check(&[(1, false)], "1 customer asked, 0 answered");
        check(&[(1, true)], "1 customer asked and answered");
        check(&[(1, true), (2, false), (2, true)], "2 customers asked, 1 answered");
    }
}

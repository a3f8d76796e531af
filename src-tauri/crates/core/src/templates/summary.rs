//! How it stands, in a word, a sentence and a line: counted from the view, never guessed.

use roadbook_formats::counts::things;
use roadbook_formats::date::PartialDate;
use roadbook_formats::document::StatusWord;
use roadbook_formats::words::{Commitment, Mark};
use serde::Serialize;

use super::page::{Page, is_counted, is_over, mark};
use crate::audiences::view::{SeenItem, View};
use crate::timeframe::long_day;
use crate::timeframe::{Horizon, Precision, long_date, month_word};

/// What stands at the top of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Summary {
    /// The worst mark among what is under way; nothing where marks are withheld or nobody has said.
    pub status: Option<StatusWord>,
    /// One sentence.
    pub headline: String,
    /// The day, and what is covered.
    pub lead: String,
    /// What waits to be decided, and by when; empty when nothing does.
    pub waiting: String,
    /// The numbers behind them.
    pub counts: Counts,
}

/// Numbers of items and decisions the audience sees.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Counts {
    items: usize,
    on_track: usize,
    at_risk: usize,
    off_track: usize,
    unsaid: usize,
    done: usize,
    now: usize,
    next: usize,
    later: usize,
    committed: usize,
    waiting: usize,
    decided: usize,
}

/// Sums a view up.
pub(super) fn summary(page: Page<'_>) -> Summary {
    let counts = count(page);
    Summary {
        status: status(page.view),
        headline: headline(page, &counts),
        lead: lead(page.view, &counts),
        waiting: waiting(page.view, &counts),
        counts,
    }
}

fn count(page: Page<'_>) -> Counts {
    let view = page.view;
    let items = |is: &dyn Fn(&SeenItem) -> bool| {
        view.items.iter().filter(|item| is_counted(item) && is(item)).count()
    };
    let marked = |which| items(&|item| mark(item) == Some(which));
    let in_time = |horizon| items(&|item| !item.is_not_to_come() && page.horizon(item) == Some(horizon));
    Counts {
        items: items(&|_| true),
        on_track: marked(Mark::OnTrack),
        at_risk: marked(Mark::AtRisk),
        off_track: marked(Mark::OffTrack),
        unsaid: marked(Mark::Unsaid),
        done: marked(Mark::Done),
        now: in_time(Horizon::Now),
        next: in_time(Horizon::Next),
        later: in_time(Horizon::Later),
        committed: items(&|item| item.commitment == Some(Commitment::Committed) && !is_over(item)),
        waiting: view.decisions.iter().filter(|decision| decision.waiting).count(),
        decided: view.decisions.iter().filter(|decision| !decision.waiting).count(),
    }
}

fn status(view: &View) -> Option<StatusWord> {
    [Mark::OffTrack, Mark::AtRisk, Mark::OnTrack].into_iter().find_map(|worst| {
        let standing = view
            .items
            .iter()
            .filter_map(|item| item.standing.as_ref())
            .find(|standing| standing.mark == worst)?;
        Some(StatusWord { mark: worst, word: standing.word.clone(), was: None })
    })
}

fn headline(page: Page<'_>, counts: &Counts) -> String {
    let under_way = counts.on_track + counts.at_risk + counts.off_track + counts.unsaid;
    if counts.items == 0 {
        let decisions = counts.waiting + counts.decided;
        let recorded = format!("{} recorded", things(decisions, "decision is", "decisions are"));
        return match (decisions, counts.waiting) {
            (0, _) => "Nothing to tell this time.".to_owned(),
            (_, 0) => format!("{recorded}."),
            (all, waiting) if all == waiting => {
                format!("{} to be made.", things(waiting, "decision", "decisions"))
            }
            (_, waiting) => format!("{recorded}, and {waiting} of them {} to be made.", is_are(waiting)),
        };
    }
    if page.view.audience.precision == Precision::NowNextLater {
        return by_horizon(counts);
    }
    if under_way == 0 {
        return without_marks(counts);
    }
    let trouble = trouble(page.view);
    let calm = match (counts.on_track, under_way) {
        (0, _) => None,
        (1, 1) => Some("The one item under way is on track".to_owned()),
        (all, total) if all == total => Some(format!("All {total} items under way are on track")),
        (some, total) => Some(format!("{some} of {total} items {} on track", is_are(some))),
    };
    let unsaid = match counts.unsaid {
        0 => None,
        _ if calm.is_none() && trouble.is_empty() => {
            let items = things(under_way, "item is", "items are");
            return format!("{items} under way; nobody has said how it goes.");
        }
        1 => Some("of one nobody has said how it goes".to_owned()),
        some => Some(format!("of {some} nobody has said how it goes")),
    };
    let parts: Vec<_> = calm.into_iter().chain(trouble).chain(unsaid).collect();
    let text = parts.join("; ");
    // A title keeps its first letter as it was given.
    let begins_with_title = page.view.items.iter().any(|item| text.starts_with(&item.title));
    let first = if begins_with_title { None } else { text.chars().next() };
    let rest = first.map_or(text.as_str(), |first| &text[first.len_utf8()..]);
    let capital: String = first.into_iter().flat_map(char::to_uppercase).collect();
    format!("{capital}{rest}.")
}

/// What is not on track: by name when it is one or two, else by number.
fn trouble(view: &View) -> Vec<String> {
    [Mark::OffTrack, Mark::AtRisk]
        .into_iter()
        .filter_map(|which| {
            let items: Vec<_> = view.items.iter().filter(|item| mark(item) == Some(which)).collect();
            let word = &items.first()?.standing.as_ref()?.word;
            // An audience's own word need not fit behind "is".
            let own = word != which.word();
            let names = match items.as_slice() {
                [one] => one.title.clone(),
                [one, two] => format!("{} and {}", one.title, two.title),
                more => things(more.len(), "item", "items"),
            };
            Some(if own {
                format!("{}: {names}", word.to_lowercase())
            } else {
                format!("{names} {} {}", is_are(items.len()), word.to_lowercase())
            })
        })
        .collect()
}

fn by_horizon(counts: &Counts) -> String {
    let mut parts = Vec::new();
    if counts.now > 0 {
        parts.push(format!("{} in hand", things(counts.now, "thing is", "things are")));
    }
    for (number, one, many) in
        [(counts.next, "comes next", "come next"), (counts.later, "comes later", "come later")]
    {
        if number > 0 {
            parts.push(match parts.is_empty() {
                true => things(number, &format!("thing {one}"), &format!("things {many}")),
                false => things(number, one, many),
            });
        }
    }
    if parts.is_empty() {
        let things = things(counts.items, "thing is", "things are");
        return format!("{things} planned, without a time yet.");
    }
    format!("{}.", parts.join(", "))
}

fn without_marks(counts: &Counts) -> String {
    let open = counts.items - counts.done;
    match (open, counts.committed) {
        (0, _) => {
            format!("{} done; nothing else is planned.", things(counts.done, "item is", "items are"))
        }
        (_, 0) => format!("{} planned.", things(open, "item is", "items are")),
        (1, _) => "One item is planned, and committed.".to_owned(),
        (open, committed) => format!("{open} items are planned, {committed} of them committed."),
    }
}

fn lead(view: &View, counts: &Counts) -> String {
    let decisions = counts.waiting + counts.decided;
    let covers: Vec<_> = [(counts.items, "item", "items"), (decisions, "decision", "decisions")]
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| things(number, one, many))
        .collect();
    let covers = if covers.is_empty() { String::new() } else { format!(" Covers {}.", covers.join(" and ")) };
    format!("{}.{covers}", long_day(view.today))
}

fn waiting(view: &View, counts: &Counts) -> String {
    use chrono::Datelike as _;
    if counts.waiting == 0 {
        return String::new();
    }
    let day_word = |date: PartialDate| {
        let Some(day) = date.exact() else { return long_date(date) };
        let year = if day.year() == view.today.year() { String::new() } else { format!(" {}", day.year()) };
        format!("{} {} {}{year}", day.format("%A"), day.day(), month_word(day.month()))
    };
    let waiting = view.decisions.iter().filter(|decision| decision.waiting);
    let by = match waiting.filter_map(|decision| decision.needed_by).min_by_key(|date| date.last_day()) {
        Some(day) if day.last_day() < view.today => format!(", the first needed since {}", day_word(day)),
        Some(day) if counts.waiting == 1 => format!(", needed by {}", day_word(day)),
        Some(day) => format!("; the first is needed by {}", day_word(day)),
        None => String::new(),
    };
    format!("{}{by}.", things(counts.waiting, "decision waits", "decisions wait"))
}

fn is_are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

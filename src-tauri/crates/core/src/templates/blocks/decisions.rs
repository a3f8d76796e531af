//! The block `decisions`: what waits for the reader, with its action line, and what was decided.

use chrono::Days;
use roadbook_formats::counts::things;
use roadbook_formats::date::PartialDate;
use roadbook_formats::document::prose::{from_markdown, plain_text};
use roadbook_formats::document::{
    ActionLine, Ask, Block, Cell, Column, Ledger, Line, OptionLine, Tone, Weight, Width,
};
use roadbook_formats::words::DecisionStatus;

use super::{Expanded, MOST, cut_short};
use crate::audiences::view::SeenDecision;
use crate::error::Result;
use crate::templates::Template;
use crate::templates::outline::Call;
use crate::templates::page::Page;
use crate::timeframe::long_date;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Waiting,
    Decided,
    Declined,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Asks,
    Table,
}

const WHICH: &[(&str, Which)] =
    &[("waiting", Which::Waiting), ("decided", Which::Decided), ("declined", Which::Declined)];
const LOOKS: &[(&str, Look)] = &[("asks", Look::Asks), ("table", Look::Table)];

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let which = call.choice(template, "which", WHICH)?;
    let look = call.choice(template, "as", LOOKS)?;
    let within = call.number(template, "within", 3660)?;
    let most = call.number(template, "most", MOST)?;
    let is_meant = |decision: &&SeenDecision| match which {
        Which::Waiting => decision.waiting,
        Which::Decided => !decision.waiting,
        Which::Declined => {
            matches!(decision.status, Some(DecisionStatus::Rejected | DecisionStatus::Deferred))
        }
    };
    let mut decisions: Vec<_> = page.view.decisions.iter().filter(is_meant).collect();
    if which != Which::Waiting {
        let first = page.today().checked_sub_days(Days::new(within.into())).unwrap_or(page.today());
        let is_old = |decision: &&SeenDecision| {
            let last = decision.decided_on.as_ref().and_then(|when| when.end);
            last.map_or(within < 3660, |last| last < first)
        };
        decisions.retain(|decision| !is_old(decision));
        // The newest first.
        decisions.sort_by_key(|decision| {
            std::cmp::Reverse(decision.decided_on.as_ref().and_then(|when| when.end))
        });
    } else {
        let needed = |decision: &SeenDecision| decision.needed_by.map(PartialDate::last_day);
        decisions.sort_by_key(|decision| (decision.needed_by.is_none(), needed(decision)));
    }
    if decisions.is_empty() {
        return Ok(Expanded::default());
    }
    let note = cut_short(&mut decisions, most);
    let made = match (which, look) {
        (Which::Waiting, Look::Asks) => {
            let asks = decisions.iter().map(|decision| Block::Ask(ask(page, decision))).collect();
            Expanded { weight: Weight::Asks, ..Expanded::of(asks) }
        }
        (Which::Waiting, Look::Table) => Expanded::of(vec![Block::Ledger(waiting(page, &decisions))]),
        (Which::Decided | Which::Declined, _) => Expanded::of(vec![Block::Ledger(decided(&decisions))]),
    };
    Ok(Expanded { note, ..made })
}

/// The question with its choices and what to do.
fn ask(page: Page<'_>, decision: &SeenDecision) -> Ask {
    let advised = |name: &str| decision.recommendation.as_deref().is_some_and(|advice| same(advice, name));
    let options: Vec<_> = ('A'..='Z')
        .zip(&decision.options)
        .map(|(letter, option)| OptionLine {
            letter: letter.to_string(),
            name: option.name.clone(),
            note: option.cons.first().or(option.pros.first()).or(option.neutral.first()).cloned(),
            recommended: advised(&option.name),
        })
        .collect();
    let is_an_option = options.iter().any(|option| option.recommended);
    Ask {
        reference: Some(decision.reference.clone()),
        question: decision.title.clone(),
        recommendation: Some(advice(decision, is_an_option)).filter(|text| !text.is_empty()),
        action: ActionLine {
            what: what(&options),
            by: decision.needed_by.map(|day| needed(page, day)).unwrap_or_default(),
            how: how(&options).to_owned(),
            silent: silence(decision),
        },
        options,
    }
}

/// "Tue 24 Nov", or "Fri 13 Nov (late)".
fn needed(page: Page<'_>, date: PartialDate) -> String {
    let late = if date.last_day() < page.today() { " (late)" } else { "" };
    format!("{}{late}", page.near(date))
}

/// What is advised, who decides, and whom the waiting holds up.
fn advice(decision: &SeenDecision, is_an_option: bool) -> String {
    let mut parts = Vec::new();
    if let Some(advice) = &decision.recommendation {
        let lead = if is_an_option { "We recommend: " } else { "" };
        parts.push(format!("{lead}{}.", advice.trim_end_matches('.')));
    }
    parts.extend(decision.approver.as_ref().map(|approver| format!("{approver} decides.")));
    let waited = decision.waiting_days.filter(|days| *days > 0).map(waited);
    match (decision.blocked.is_empty(), waited) {
        (false, Some(waited)) => {
            parts.push(format!("It holds up {} and has waited {waited}.", decision.blocked.join(", ")));
        }
        (false, None) => parts.push(format!("It holds up {}.", decision.blocked.join(", "))),
        (true, Some(waited)) => parts.push(format!("It has waited {waited}.")),
        (true, None) => {}
    }
    parts.join(" ")
}

/// "20 working days"; the leak check knows the same words.
pub(crate) fn waited(days: i32) -> String {
    things(days, "working day", "working days")
}

fn what(options: &[OptionLine]) -> String {
    let letters: Vec<_> = options.iter().map(|option| option.letter.as_str()).collect();
    match letters.as_slice() {
        [] | [_] => "Decide".to_owned(),
        [before @ .., last] => format!("Choose {} or {last}", before.join(", ")),
    }
}

fn how(options: &[OptionLine]) -> &'static str {
    if options.len() > 1 { "Reply with the letter" } else { "Reply with the reference" }
}

/// What happens if nobody decides, and where it goes then.
fn silence(decision: &SeenDecision) -> String {
    let mut parts = Vec::new();
    if let Some(whom) = &decision.escalates_to {
        let on = decision.escalates_on.map(in_time).unwrap_or_default();
        parts.push(format!("Goes to {whom}{on}."));
    }
    if !decision.if_nobody_decides.trim().is_empty() {
        parts.push(plain_text(&from_markdown(&decision.if_nobody_decides)).replace('\n', " "));
    }
    parts.join(" ")
}

/// "on 26 November 2026", "in December 2026".
fn in_time(date: PartialDate) -> String {
    let word = if date.exact().is_some() { "on" } else { "in" };
    format!(" {word} {}", long_date(date))
}

/// What waits, for readers who do not decide it.
fn waiting(page: Page<'_>, decisions: &[&SeenDecision]) -> Ledger {
    let rows = decisions.iter().map(|decision| {
        let held_up = decision.blocked.join(", ");
        vec![
            title(decision),
            Cell::dated(
                decision.needed_by.map(|day| needed(page, day)).unwrap_or_default(),
                decision.needed_by.and_then(PartialDate::exact),
            ),
            Cell::plain(decision.approver.clone().unwrap_or_default()),
            Cell::old(held_up),
        ]
    });
    let columns = vec![
        Column::new("Decision", Width::Share(3)),
        Column::new("Needed by", Width::Date),
        Column::new("Waiting for", Width::Name),
        Column::new("Holds up", Width::Share(2)),
    ];
    trimmed(Ledger { columns, rows: rows.collect() })
}

fn decided(decisions: &[&SeenDecision]) -> Ledger {
    let rows = decisions.iter().map(|decision| {
        let word =
            decision.status.filter(|status| *status != DecisionStatus::Accepted).map(DecisionStatus::word);
        let chosen = match (&decision.chosen, word) {
            (Some(chosen), Some(word)) => Cell::plain(chosen).with_small(word),
            (chosen, word) => Cell::plain(chosen.as_deref().or(word).unwrap_or_default()),
        };
        vec![title(decision), chosen, Cell::old(first_paragraph(&decision.rationale)), on(decision)]
    });
    let columns = vec![
        Column::new("Decision", Width::Share(4)),
        Column::new("Chosen", Width::Share(2)),
        Column::new("Why", Width::Share(3)),
        Column::new("On", Width::Date),
    ];
    trimmed(Ledger { columns, rows: rows.collect() })
}

fn on(decision: &SeenDecision) -> Cell {
    let Some(when) = &decision.decided_on else { return Cell::default() };
    Cell::dated(&when.text, when.day())
}

fn first_paragraph(markdown: &str) -> String {
    let prose = from_markdown(markdown);
    plain_text(prose.get(..1).unwrap_or_default()).replace('\n', " ")
}

/// The decision with its reference, and below it what it is about and what it took the place of.
fn title(decision: &SeenDecision) -> Cell {
    let line =
        Line { reference: Some(decision.reference.clone()), ..Line::new(&decision.title, Tone::Strong) };
    let mut small = Vec::new();
    if !decision.concerns.is_empty() {
        let names: Vec<_> =
            decision.concerns.iter().map(|item| format!("{} {}", item.title, item.reference)).collect();
        small.push(names.join(", "));
    }
    if !decision.supersedes.is_empty() {
        small.push(format!("Replaces {}", decision.supersedes.join(", ")));
    }
    let cell = Cell { lines: vec![line] };
    if small.is_empty() { cell } else { cell.with_small(small.join(". ")) }
}

/// Without the columns that are empty all the way down.
fn trimmed(ledger: Ledger) -> Ledger {
    let is_used = |column: usize| {
        ledger.rows.iter().any(|row| {
            row.get(column).is_some_and(|cell| cell.lines.iter().any(|line| !line.text.is_empty()))
        })
    };
    let used: Vec<_> = (0..ledger.columns.len()).map(is_used).collect();
    let keep = |column: usize| used.get(column).copied().unwrap_or(true);
    Ledger {
        columns: ledger
            .columns
            .into_iter()
            .enumerate()
            .filter(|(at, _)| keep(*at))
            .map(|(_, column)| column)
            .collect(),
        rows: ledger
            .rows
            .into_iter()
            .map(|row| {
                row.into_iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, cell)| cell).collect()
            })
            .collect(),
    }
}

fn same(one: &str, other: &str) -> bool {
    one.trim().trim_end_matches('.').to_lowercase() == other.trim().trim_end_matches('.').to_lowercase()
}

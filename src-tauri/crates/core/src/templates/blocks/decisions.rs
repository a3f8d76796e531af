//! The block `decisions`: what waits for the reader, with its action line, and what was decided.

use chrono::Days;
use roadbook_formats::document::{
    ActionLine, Ask, Block, Cell, Column, Ledger, Line, OptionLine, Tone, Weight, Width,
};
use roadbook_formats::words::DecisionStatus;

use super::Expanded;
use crate::audiences::view::SeenDecision;
use crate::error::Result;
use crate::templates::Template;
use crate::templates::outline::Call;
use crate::templates::page::{Page, long_day};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Waiting,
    Decided,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Asks,
    Table,
}

const WHICH: &[(&str, Which)] = &[("waiting", Which::Waiting), ("decided", Which::Decided)];
const LOOKS: &[(&str, Look)] = &[("asks", Look::Asks), ("table", Look::Table)];

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let which = call.choice(template, "which", WHICH)?;
    let look = call.choice(template, "as", LOOKS)?;
    let within = call.number(template, "within", 3660)?;
    let mut decisions: Vec<_> =
        page.view.decisions.iter().filter(|decision| decision.waiting == (which == Which::Waiting)).collect();
    if which == Which::Decided {
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
        decisions.sort_by_key(|decision| (decision.needed_by.is_none(), decision.needed_by));
    }
    if decisions.is_empty() {
        return Ok(Expanded::default());
    }
    Ok(match (which, look) {
        (Which::Waiting, Look::Asks) => {
            let asks = decisions.iter().map(|decision| Block::Ask(ask(page, decision))).collect();
            Expanded { weight: Weight::Asks, ..Expanded::of(asks) }
        }
        (Which::Waiting, Look::Table) => Expanded::of(vec![Block::Ledger(waiting(page, &decisions))]),
        (Which::Decided, _) => Expanded::of(vec![Block::Ledger(decided(&decisions))]),
    })
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
        recommendation: decision.recommendation.as_ref().map(|advice| {
            if is_an_option {
                format!("We recommend: {}.", advice.trim_end_matches('.'))
            } else {
                advice.clone()
            }
        }),
        action: ActionLine {
            what: what(&options),
            by: decision.needed_by.map(|day| page.near_day(day)).unwrap_or_default(),
            how: how(&options).to_owned(),
            silent: silence(decision),
        },
        options,
    }
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
        let on = decision.escalates_on.map(|day| format!(" on {}", long_day(day))).unwrap_or_default();
        parts.push(format!("Goes to {whom}{on}."));
    }
    if !decision.if_nobody_decides.trim().is_empty() {
        let prose = roadbook_formats::document::prose::from_markdown(&decision.if_nobody_decides);
        parts.push(roadbook_formats::document::prose::plain_text(&prose).replace('\n', " "));
    }
    parts.join(" ")
}

/// What waits, for readers who do not decide it.
fn waiting(page: Page<'_>, decisions: &[&SeenDecision]) -> Ledger {
    let rows = decisions.iter().map(|decision| {
        let held_up = decision.blocked.join(", ");
        vec![
            title(decision),
            Cell::plain(decision.needed_by.map(|day| page.near_day(day)).unwrap_or_default()),
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
        let mut chosen = Cell::plain(decision.chosen.clone().unwrap_or_default());
        let word =
            decision.status.filter(|status| *status != DecisionStatus::Accepted).map(DecisionStatus::word);
        if chosen.lines.iter().all(|line| line.text.is_empty()) {
            chosen = Cell::plain(word.unwrap_or_default());
        } else if let Some(word) = word {
            chosen = chosen.with_small(word);
        }
        vec![
            title(decision),
            chosen,
            Cell::plain(decision.decided_on.as_ref().map(|when| when.text.clone()).unwrap_or_default()),
        ]
    });
    let columns = vec![
        Column::new("Decision", Width::Share(3)),
        Column::new("Chosen", Width::Share(2)),
        Column::new("On", Width::Date),
    ];
    trimmed(Ledger { columns, rows: rows.collect() })
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

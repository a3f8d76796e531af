//! A document as sheets: its items one a row with typed days, its decisions, one row for everything it says in reading
//! order, and a sheet of its own for every table in it.

mod decisions;
mod items;
mod tables;

use crate::document::{
    ActionLine, Ask, Block, Cell, Choice, CorrectionSide, DateLine, Document, EffortBar, Entry, Figure,
    Horizon, Ledger, MarkWord, Moved, Score, Section, Track, prose,
};
use crate::drawing::{number, small_line};
use crate::sheet::{Sheet, SheetColumn, SheetValue};

/// One thing that is said.
#[derive(Default)]
struct Said {
    reference: String,
    title: String,
    text: String,
    when: String,
    status: String,
    sure: String,
    more: String,
}

/// Everything the document says: a row each, in reading order. What a CSV file holds.
pub fn flat(document: &Document) -> Sheet {
    let heads = ["Part", "Reference", "Title", "Text", "When", "Status", "How sure", "More"];
    let mut rows = Vec::new();
    let mut add = |part: &str, said: Said| {
        let cells = [
            part,
            &said.reference,
            &said.title,
            &said.text,
            &said.when,
            &said.status,
            &said.sure,
            &said.more,
        ];
        if cells.iter().skip(1).any(|cell| !cell.trim().is_empty()) {
            rows.push(cells.map(SheetValue::text).into());
        }
    };
    let meta = &document.meta;
    let about = [&meta.company, &meta.title, &meta.number, &meta.date, &meta.classification];
    let more = [meta.notice.as_ref(), meta.replaces.as_ref()].into_iter().flatten();
    add("", Said { title: joined(about), more: joined(more), ..Said::default() });
    let opening = &document.opening;
    let status = opening.status.as_ref();
    add(
        "",
        Said {
            title: opening.headline.clone(),
            text: opening.lead.clone().unwrap_or_default(),
            status: status.map(|status| status.word.clone()).unwrap_or_default(),
            more: status.and_then(|status| status.was.clone()).unwrap_or_default(),
            ..Said::default()
        },
    );
    for fact in &opening.facts {
        add("", Said { title: fact.label.clone(), text: fact.value.clone(), ..Said::default() });
    }
    for section in &document.sections {
        section_rows(section, &mut |said| add(&section.label, said));
    }
    Sheet { name: "Everything".into(), columns: columns(&heads), rows }
}

/// What the heads of these sheets say by themselves.
pub const HEADS: &[&str] = &[
    "Items",
    "Decisions",
    "Everything",
    "Part",
    "Reference",
    "Title",
    "Text",
    "When",
    "Start",
    "End",
    "Status",
    "How sure",
    "More",
    "May be said",
    "Question",
    "We recommend",
    "Options",
    "What to do",
    "By",
    "How",
    "If you say nothing",
    "Measure",
    "Now",
    "Unit",
    "Target",
    "Why",
    "Owner",
    "Item",
    "Was",
    "Was on",
    "Now on",
    "Shift",
    "Decision",
    "Objective",
    "Spent",
    "Planned",
    "What is behind it",
    "Probability",
    "Impact",
    "Option",
];

/// The sheets of a workbook: the items and the decisions, each one a row; then everything; then each table under the
/// name of its part.
pub fn of(document: &Document) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    sheets.extend(items::of(document));
    sheets.extend(decisions::of(document));
    sheets.push(flat(document));
    for section in &document.sections {
        section.blocks.iter().for_each(|block| tables::of(&section.label, block, &mut sheets));
    }
    sheets
}

fn columns(heads: &[&str]) -> Vec<SheetColumn> {
    heads.iter().map(|head| SheetColumn::new(*head)).collect()
}

fn joined<'a>(parts: impl IntoIterator<Item = &'a String>) -> String {
    let parts: Vec<&str> =
        parts.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn section_rows(section: &Section, add: &mut dyn FnMut(Said)) {
    let said = section.title.clone().unwrap_or_default();
    let label = if section.blocks.is_empty() { section.label.clone() } else { said };
    add(Said { title: label, text: section.note.clone().unwrap_or_default(), ..Said::default() });
    section.blocks.iter().for_each(|block| block_rows(block, add));
}

fn block_rows(block: &Block, add: &mut dyn FnMut(Said)) {
    match block {
        Block::Prose(of) => {
            prose::plain_text(of)
                .lines()
                .for_each(|line| add(Said { text: line.to_owned(), ..Said::default() }));
        }
        Block::Ask(ask) => ask_rows(ask, add),
        Block::Action(action) => add(action_row(action, "If you do nothing")),
        Block::Ledger(ledger) => ledger_rows(ledger, add),
        Block::Items(entries) => entries.iter().for_each(|entry| add(entry_row(entry))),
        Block::Columns(horizons) => horizons.iter().for_each(|horizon| horizon_rows(horizon, add)),
        Block::Dates(dates) => dates.iter().for_each(|date| add(date_row(date))),
        Block::Picture(picture) => {
            add(Said { text: picture.alt.clone(), ..Said::default() });
            picture.lanes.iter().for_each(|lane| lane_rows(lane, add));
        }
        Block::Quiet(words) => add(Said { text: words.clone(), ..Said::default() }),
        Block::Statement(of) => add(Said {
            title: of.text.clone(),
            text: of.note.clone().unwrap_or_default(),
            status: word(&of.mark),
            ..Said::default()
        }),
        Block::Facts(facts) => {
            for fact in facts {
                add(Said { title: fact.label.clone(), text: fact.value.clone(), ..Said::default() });
            }
        }
        Block::Figures(figures) => figures.iter().for_each(|figure| add(figure_row(figure))),
        Block::Scorecard(scores) => scores.iter().for_each(|score| add(score_row(score))),
        Block::Choice(choice) => choice_rows(choice, add),
        Block::Moved(moved) => moved_rows(moved, add),
        Block::Risks(map) => {
            for risk in &map.risks {
                let text = format!("Probability {}, impact {}", risk.probability, risk.impact);
                add(Said { reference: risk.reference.clone(), text, ..Said::default() });
            }
        }
        Block::Effort(bars) => bars.iter().for_each(|bar| add(effort_row(bar))),
        Block::Shares(shares) => {
            for share in shares {
                add(Said { title: share.word.clone(), text: share.count.to_string(), ..Said::default() });
            }
        }
        Block::Track(track) => track_rows(track, add),
        Block::Chart(chart) => {
            add(Said { title: chart.title.clone(), text: chart.alt.clone(), ..Said::default() });
        }
        Block::Correction(of) => [&of.told, &of.now].into_iter().for_each(|side| add(side_row(side))),
        Block::Stacks(stacks) => {
            for stack in stacks {
                add(Said { title: stack.label.clone(), ..Said::default() });
                stack.blocks.iter().for_each(|block| block_rows(block, add));
            }
        }
    }
}

/// What is asked, each option, and what to do.
fn ask_rows(ask: &Ask, add: &mut dyn FnMut(Said)) {
    add(Said {
        reference: ask.reference.clone().unwrap_or_default(),
        title: ask.question.clone(),
        text: ask.recommendation.clone().unwrap_or_default(),
        ..Said::default()
    });
    for option in &ask.options {
        add(Said {
            reference: option.letter.clone(),
            title: option.name.clone(),
            text: option.note.clone().unwrap_or_default(),
            more: if option.recommended { "Recommended".into() } else { String::new() },
            ..Said::default()
        });
    }
    add(action_row(&ask.action, "If you say nothing"));
}

/// A horizon and what lies in it.
fn horizon_rows(horizon: &Horizon, add: &mut dyn FnMut(Said)) {
    add(Said {
        title: horizon.word.clone(),
        text: horizon.means.clone().unwrap_or_default(),
        ..Said::default()
    });
    for entry in &horizon.entries {
        let row = entry_row(entry);
        add(Said { when: joined([&horizon.word, &row.when]), ..row });
    }
}

fn date_row(date: &DateLine) -> Said {
    Said {
        reference: date.reference.clone().unwrap_or_default(),
        title: date.what.clone(),
        when: joined_with(" ", [Some(&date.big), date.small.as_ref()]),
        ..Said::default()
    }
}

fn figure_row(figure: &Figure) -> Said {
    let before = figure.before.as_ref().map(|before| format!("{before} → ")).unwrap_or_default();
    let value = format!("{before}{} {}", figure.value, figure.unit.as_deref().unwrap_or_default());
    let line = figure.line.as_ref().and_then(|line| small_line(line, 1.0, 1.0, 1.0));
    let line = line.map(|drawing| drawing.alt);
    let event = figure.line.as_ref().and_then(|line| line.event.as_ref()).map(|(_, word)| word);
    Said {
        title: if figure.name.is_empty() { value.trim().to_owned() } else { figure.name.clone() },
        text: joined([&value, &figure.text]),
        when: figure.above.clone().unwrap_or_default(),
        status: word(&figure.mark),
        more: joined(figure.target.iter().chain(line.iter()).chain(event)),
        ..Said::default()
    }
}

fn effort_row(bar: &EffortBar) -> Said {
    let plan = bar.plan.map(|plan| format!(", planned {}{}", number(plan), bar.unit)).unwrap_or_default();
    Said {
        title: bar.name.clone(),
        text: bar.text.clone().unwrap_or_default(),
        more: format!("Spent {}{}{plan}", number(bar.spent), bar.unit),
        ..Said::default()
    }
}

fn track_rows(track: &Track, add: &mut dyn FnMut(Said)) {
    for time in &track.times {
        add(Said {
            title: track.label.clone(),
            when: time.when.clone(),
            status: time.mark.word.clone(),
            ..Said::default()
        });
    }
}

fn joined_with<'a>(sign: &str, parts: impl IntoIterator<Item = Option<&'a String>>) -> String {
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(sign)
}

fn word(state: &Option<MarkWord>) -> String {
    state.as_ref().map(|state| state.word.clone()).unwrap_or_default()
}

fn action_row(of: &ActionLine, silence: &str) -> Said {
    let silent = if of.silent.is_empty() { String::new() } else { format!("{silence}: {}", of.silent) };
    Said {
        title: of.what.clone(),
        text: of.how.clone(),
        when: of.by.clone(),
        more: silent,
        ..Said::default()
    }
}

fn entry_row(entry: &Entry) -> Said {
    let facts = entry.facts.iter().map(|fact| {
        if fact.label.is_empty() { fact.value.clone() } else { format!("{}: {}", fact.label, fact.value) }
    });
    let more: Vec<String> = entry.quote.iter().cloned().chain(facts).collect();
    Said {
        reference: entry.reference.clone().unwrap_or_default(),
        title: entry.title.clone(),
        text: prose::plain_text(&entry.text),
        when: entry.when.clone().unwrap_or_default(),
        status: word(&entry.mark),
        sure: entry.sure.as_ref().map(|sure| sure.word.clone()).unwrap_or_default(),
        more: joined(&more),
    }
}

fn ledger_rows(ledger: &Ledger, add: &mut dyn FnMut(Said)) {
    for row in &ledger.rows {
        let mut cells = row.iter().take(ledger.columns.len()).map(cell_text);
        let title = cells.next().unwrap_or_default();
        let rest: Vec<String> = cells
            .zip(ledger.columns.iter().skip(1))
            .filter(|(text, _)| !text.is_empty())
            .map(
                |(text, column)| {
                    if column.head.is_empty() { text } else { format!("{}: {text}", column.head) }
                },
            )
            .collect();
        add(Said { title, text: rest.join("\n"), ..Said::default() });
    }
}

fn cell_text(cell: &Cell) -> String {
    let line = |line: &crate::document::Line| joined_with(" ", [Some(&line.text), line.reference.as_ref()]);
    cell.lines.iter().map(line).filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

fn lane_rows(lane: &crate::document::Lane, add: &mut dyn FnMut(Said)) {
    add(Said {
        title: lane.name.clone(),
        text: lane.note.clone().unwrap_or_default(),
        status: lane.mark.map(|mark| mark.word().to_owned()).unwrap_or_default(),
        ..Said::default()
    });
    for bar in &lane.bars {
        add(Said {
            reference: bar.reference.clone().unwrap_or_default(),
            title: bar.title.clone(),
            when: bar.when.clone(),
            status: bar.mark.map(|mark| mark.word().to_owned()).unwrap_or_default(),
            sure: bar.commitment.map(|sure| sure.word().to_owned()).unwrap_or_default(),
            more: lane.name.clone(),
            ..Said::default()
        });
    }
    lane.lanes.iter().for_each(|lane| lane_rows(lane, add));
}

fn score_row(score: &Score) -> Said {
    let value = format!("{}{}", score.value, score.unit.as_deref().unwrap_or_default());
    let line = |line: &crate::document::SmallLine| small_line(line, 1.0, 1.0, 1.0).map(|drawing| drawing.alt);
    let event = |line: &crate::document::SmallLine| line.event.as_ref().map(|(_, word)| word.clone());
    let lines: Vec<String> = score.lines.iter().flat_map(|one| [line(one), event(one)]).flatten().collect();
    Said {
        title: score.name.clone(),
        text: joined([Some(&value), score.how.as_ref(), score.why.as_ref()].into_iter().flatten()),
        status: word(&score.mark),
        more: joined(score.target.iter().chain(score.owner.as_ref()).chain(&lines)),
        ..Said::default()
    }
}

fn choice_rows(choice: &Choice, add: &mut dyn FnMut(Said)) {
    let clock = &choice.clock;
    add(Said {
        reference: choice.reference.clone().unwrap_or_default(),
        title: choice.question.clone(),
        text: choice.advice.clone().unwrap_or_default(),
        when: joined([&clock.label, &clock.value].into_iter().chain(clock.note.as_ref())),
        more: choice.trade_off.clone().unwrap_or_default(),
        ..Said::default()
    });
    for fact in &clock.facts {
        add(Said { title: fact.label.clone(), text: fact.value.clone(), ..Said::default() });
    }
    for (at, option) in choice.options.iter().enumerate() {
        let values =
            choice.rows.iter().enumerate().map(|(row, label)| format!("{label}: {}", choice.value(at, row)));
        add(Said {
            reference: option.letter.clone(),
            title: option.name.clone(),
            text: values.collect::<Vec<_>>().join("\n"),
            more: option.tag.clone().unwrap_or_default(),
            ..Said::default()
        });
    }
}

fn moved_rows(moved: &Moved, add: &mut dyn FnMut(Said)) {
    for row in &moved.rows {
        let was = row.was.as_ref().map(|was| format!("was {was}")).unwrap_or_default();
        add(Said {
            reference: row.reference.clone().unwrap_or_default(),
            title: row.item.clone(),
            text: row.why.clone().unwrap_or_default(),
            when: joined(row.now.iter().chain([&was])),
            more: joined([Some(&row.shift), row.note.as_ref(), row.decision.as_ref()].into_iter().flatten()),
            ..Said::default()
        });
    }
    add(Said { text: moved.note.clone().unwrap_or_default(), ..Said::default() });
}

fn side_row(side: &CorrectionSide) -> Said {
    Said {
        title: side.label.clone(),
        text: joined([Some(&side.value), side.words.as_ref()].into_iter().flatten()),
        more: side.note.clone().unwrap_or_default(),
        sure: side.sure.as_ref().map(|sure| sure.word.clone()).unwrap_or_default(),
        ..Said::default()
    }
}

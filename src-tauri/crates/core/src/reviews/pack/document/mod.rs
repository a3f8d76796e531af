//! The pack as a document: the same layout every time, asks first. Slides, pages and mail are made of it by the writers.

mod choice;
mod shipped;
mod words;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use roadbook_formats::document::{
    Align, Block, Cell, Column, DateLine, Document, EffortBar, Fact, Ledger, Line, MarkWord, Meta, Moved,
    MovedRow, Opening, OpeningStyle, RiskMap, RiskPoint, Section as Part, SectionWidth, Share, Stack,
    Statement, Tone, Track, TrackTime, Weight, Width,
};
use roadbook_formats::words::{Commitment, Health};

use super::plan::{self, Shift};
use super::{Built, PackRow, PackSection, SectionState, asks_of, fill, mark_of, metrics_of, risks_of};
use crate::audiences::view::{NO_REGISTERS, SeenItem, SeenMetric, When};
use crate::error::Result;
use crate::metrics::score::score;
use crate::reviews::section::Section;
use crate::reviews::{Review, ReviewStatus};
use crate::templates::{self, Page, Template};
use crate::timeframe::long_day;
use crate::told::changes::Since;
use crate::updates::meta;

/// The document of a pack.
///
/// # Errors
/// When the roadmap cannot be drawn.
pub fn document(built: &Built) -> Result<Document> {
    let Built { pack, view, material, .. } = built;
    let mut parts = Vec::new();
    for one in in_it(built) {
        parts.extend(part(built, one)?);
    }
    Ok(Document {
        meta: Meta {
            title: pack.title.clone(),
            number: if material.review.status == ReviewStatus::Draft {
                "Draft".to_owned()
            } else {
                pack.reference.clone()
            },
            date: long_day(pack.day),
            lang: material.settings.language.clone(),
            brand: material.settings.brand.clone(),
            ..meta(view)
        },
        opening: Opening {
            status: None,
            headline: pack.title.clone(),
            lead: section(built, Section::Cover).map(|cover| cover.headline.clone()),
            style: OpeningStyle::Cover,
            facts: section(built, Section::Cover)
                .map(|cover| cover.rows.iter().map(fact).collect())
                .unwrap_or_default(),
        },
        sections: parts,
    })
}

/// The sections that nobody left out.
fn in_it(built: &Built) -> impl Iterator<Item = &PackSection> {
    built.pack.sections.iter().filter(|one| one.state != SectionState::LeftOut)
}

fn section(built: &Built, wanted: Section) -> Option<&PackSection> {
    in_it(built).find(|one| one.section == wanted)
}

/// How it stood in an earlier review, as somebody said it or as it was issued.
fn last_health(review: &Review) -> Option<Health> {
    let said = review.sections.get(Section::BottomLine.key()).and_then(|edit| edit.health);
    said.or_else(|| review.issued.as_ref()?.health)
}

/// The parts of a section: most are one; each ask stands on its own.
fn part(built: &Built, one: &PackSection) -> Result<Vec<Part>> {
    let blocks = match one.section {
        // It stands below the headline.
        Section::Cover => return Ok(Vec::new()),
        Section::BottomLine => bottom_line(built, one),
        Section::Asks => return Ok(asks(built, one)),
        Section::Taken => taken_and_unready(built, one),
        Section::Outcomes => {
            let why = |row: &SeenMetric| super::numbers::why(&built.material, row);
            let metrics = metrics_of(&built.material).into_iter();
            let scores: Vec<_> = metrics.map(|row| score(row, why(row))).collect();
            if scores.is_empty() { vec![quiet()] } else { vec![Block::Scorecard(scores)] }
        }
        Section::Changes => vec![changes(built)],
        Section::Shipped => shipped::shipped(built, one),
        Section::Roadmap => roadmap(built)?,
        Section::Risks => risks(built, one),
        Section::Effort => effort(built),
        Section::Signals => vec![table(one, ["On", "", "From", ""])],
        Section::Cut => {
            let shares = asked_for(built);
            shares.into_iter().chain([table(one, ["Not done", "", "Why", "Asked for"])]).collect()
        }
        Section::Ahead => vec![ahead(built)],
        Section::Actions => vec![table(one, ["Action", "", "Who", "Due"])],
        Section::Appendix => words::appendix(one, in_it(built).filter(|one| has_more(one))),
    };
    Ok(vec![framed(built, one, blocks)])
}

/// A section with its headline above and what a person wrote below.
fn framed(built: &Built, one: &PackSection, blocks: Vec<Block>) -> Part {
    let mut all = Vec::new();
    all.extend(blocks);
    if one.section != Section::BottomLine {
        all.extend(prose(&one.text));
    }
    let wide = matches!(
        one.section,
        Section::Asks | Section::Outcomes | Section::Changes | Section::Roadmap | Section::Risks
    );
    let says_it_above = one.section == Section::BottomLine;
    Part {
        label: one.title.clone(),
        title: Some(one.headline.clone()).filter(|headline| !headline.is_empty() && !says_it_above),
        notes: Vec::new(),
        note: has_more(one).then(|| match section(built, Section::Appendix) {
            Some(_) => format!("{} more, see the appendix", one.others),
            None => format!("{} more, not put forward", one.others),
        }),
        weight: if one.section == Section::Asks { Weight::Asks } else { Weight::Plain },
        width: if wide { SectionWidth::Wide } else { SectionWidth::Beside },
        blocks: all,
    }
}

/// Whether it says that there is more. Of what customers said before the last pack there always is.
fn has_more(one: &PackSection) -> bool {
    one.others > 0 && one.section != Section::Signals
}

fn quiet() -> Block {
    Block::Quiet("Nothing this time.".to_owned())
}

fn prose(markdown: &str) -> Option<Block> {
    let read = roadbook_formats::document::prose::from_markdown(markdown);
    (!read.is_empty()).then_some(Block::Prose(read))
}

/// A value within Markdown: its letters stay letters.
fn escaped(text: &str) -> String {
    let acts = |letter: char| "\\`*_{}[]<>#|~".contains(letter);
    text.chars().flat_map(|letter| acts(letter).then_some('\\').into_iter().chain([letter])).collect()
}

fn fact(row: &PackRow) -> Fact {
    Fact { label: row.title.clone(), value: row.value.clone() }
}

fn bottom_line(built: &Built, one: &PackSection) -> Vec<Block> {
    let last = built.material.earlier.iter().rev().find_map(|review| Some((review, last_health(review)?)));
    let mut blocks = vec![Block::Statement(Statement {
        mark: built
            .pack
            .health
            .map(|health| MarkWord { mark: mark_of(health), word: health.word().to_owned() }),
        text: one.headline.clone(),
        note: last.map(|(review, was)| format!("{} on {}", was.word(), fill::day(review.day))),
    })];
    blocks.extend(prose(&one.text));
    let rows: Vec<_> =
        one.rows.iter().map(|row| vec![marked(row, Tone::Plain), Cell::plain(row.title.clone())]).collect();
    if !rows.is_empty() {
        let columns = vec![Column::new("", Width::Date), Column::new("", Width::Share(1))];
        blocks.push(Block::Ledger(Ledger { columns, rows }));
    }
    let times: Vec<_> = built
        .material
        .earlier
        .iter()
        .filter_map(|review| {
            let health = last_health(review)?;
            let mark = MarkWord { mark: mark_of(health), word: health.word().to_owned() };
            Some(TrackTime { when: fill::day(review.day), mark })
        })
        .collect();
    if !times.is_empty() {
        blocks.push(Block::Track(Track { label: "The last reviews".to_owned(), times }));
    }
    blocks
}

fn asks(built: &Built, one: &PackSection) -> Vec<Part> {
    let asks = asks_of(&built.material, &built.view);
    if asks.is_empty() {
        return vec![framed(built, one, vec![quiet()])];
    }
    let mut parts = Vec::new();
    for (at, decision) in asks.iter().enumerate() {
        let mut blocks = vec![Block::Choice(choice::choice(built.material.today, decision))];
        if at + 1 == asks.len() {
            blocks.extend(prose(&one.text));
        }
        // Under the name of the section the first says how many there are; the others are called by it.
        let number = format!("Ask {} of {}", at + 1, asks.len());
        let (label, note) = if at == 0 { (one.title.clone(), Some(number)) } else { (number, None) };
        parts.push(Part {
            label,
            // The question stands above its options.
            title: None,
            notes: Vec::new(),
            note,
            weight: if at == 0 { Weight::Asks } else { Weight::Plain },
            width: SectionWidth::Wide,
            blocks,
        });
    }
    parts
}

/// What was taken, and below it what was to be asked and cannot be decided yet.
fn taken_and_unready(built: &Built, one: &PackSection) -> Vec<Block> {
    let unready = section(built, Section::Asks).map(|asks| unready(&asks.missing)).unwrap_or_default();
    std::iter::once(taken(one)).chain(unready).collect()
}

/// What is missing, as a list under a word; nothing when nothing is.
fn unready(missing: &[String]) -> Option<Block> {
    let list: String = missing.iter().map(|what| format!("* {}\n", escaped(what))).collect();
    if list.is_empty() { None } else { prose(&format!("### Not ready\n\n{list}")) }
}

fn taken(one: &PackSection) -> Block {
    if one.rows.is_empty() {
        return quiet();
    }
    let columns = vec![
        Column::new("When", Width::Date),
        Column::new("", Width::Short),
        Column::new("Decision", Width::Share(2)),
        Column::new("By", Width::Share(1)),
    ];
    let row = |row: &PackRow| {
        vec![
            Cell::dated(row.value.clone(), row.day),
            Cell::new(row.reference.clone().unwrap_or_default(), Tone::Small),
            Cell::strong(row.title.clone()),
            Cell::old(row.second.clone()),
        ]
    };
    Block::Ledger(Ledger { columns, rows: one.rows.iter().map(row).collect() })
}

fn changes(built: &Built) -> Block {
    let all = fill::plan_changes(&built.material, &built.view);
    if all.is_empty() {
        return quiet();
    }
    let days = || all.iter().flat_map(|change| [change.was_on, change.now_on]).flatten();
    let first = days().min().unwrap_or(built.material.today).min(built.material.today);
    let last = days().max().unwrap_or(built.material.today);
    let rows = all
        .iter()
        .map(|change| MovedRow {
            reference: Some(change.reference.clone()),
            item: change.title.clone(),
            note: change.inside.clone(),
            was: change.was.clone(),
            now: if change.shift == Shift::Dropped { None } else { change.now.clone() },
            was_on: change.was_on,
            now_on: if change.shift == Shift::Dropped { None } else { change.now_on },
            shift: fill::shift_words(change),
            why: built.material.note(Section::Changes, &change.reference).map(str::to_owned),
            decision: change.decisions.first().cloned(),
        })
        .collect();
    let changed = plan::changes(&built.material.before, &built.view);
    let is_same = |item: &&SeenItem| changed.iter().all(|change| change.reference != item.reference);
    let same = built.view.items.iter().filter(is_same).count();
    Block::Moved(Moved {
        from: first_of_month(first),
        to: first_of_month(last) + Months::new(1) - Days::new(1),
        rows,
        note: Some(format!("{} of {} items are where they were.", same, built.view.items.len())),
    })
}

/// What became of what was asked for, as shares; nothing when nobody asked.
fn asked_for(built: &Built) -> Option<Block> {
    let counts = super::close::asked_for(&built.material, &built.view);
    let words = [
        ("signals on the roadmap", Commitment::Committed),
        ("signals on what is cut", Commitment::Likely),
        ("signals not yet looked at", Commitment::Might),
    ];
    let share = |(count, (word, commitment)): (usize, (&str, Commitment))| Share {
        count: super::number(count),
        word: word.to_owned(),
        commitment,
    };
    let is_asked = counts.iter().any(|count| *count > 0);
    is_asked.then(|| Block::Shares(counts.into_iter().zip(words).map(share).collect()))
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn roadmap(built: &Built) -> Result<Vec<Block>> {
    let template = Template {
        name: "Roadmap of a review".to_owned(),
        text: "# Roadmap\n\n## Roadmap\n\n```roadbook roadmap\nby: theme\nmonths: 12\n```\n".to_owned(),
        ..Template::default()
    };
    let since = Since::default();
    let page = Page {
        view: &built.view,
        fiscal: built.material.settings.fiscal,
        since: &since,
        registers: &NO_REGISTERS,
        said: None,
        kept: None,
    };
    let made = templates::document(&template, page, meta(&built.view))?;
    Ok(made.document.sections.into_iter().flat_map(|section| section.blocks).collect())
}

fn risks(built: &Built, one: &PackSection) -> Vec<Block> {
    let risks = risks_of(&built.material);
    if risks.is_empty() {
        return vec![quiet()];
    }
    let points: Vec<_> = risks
        .iter()
        .filter_map(|row| {
            let is_certain = row.kind == crate::raid::RaidType::Issue;
            let probability = if is_certain { Some(5) } else { row.probability };
            Some(RiskPoint {
                reference: row.reference.clone(),
                probability: probability?,
                impact: row.impact?,
            })
        })
        .collect();
    let columns = vec![
        Column::new("", Width::Short),
        Column::new("Risk", Width::Share(3)),
        Column::new("Next", Width::Share(2)),
        Column::new("Help", Width::Share(2)),
        Column::new("Escalates", Width::Name),
    ];
    let rows = risks
        .iter()
        .map(|row| {
            let said = |when: &Option<When>| when.as_ref().map(|when| when.text.clone()).unwrap_or_default();
            vec![
                Cell::new(row.reference.clone(), Tone::Small),
                Cell::strong(row.statement.clone()).with_small(row.owner.clone().unwrap_or_default()),
                Cell::plain(row.next_action.clone()).with_small(said(&row.due)),
                Cell::plain(row.help.clone()),
                Cell::plain(row.escalates_to.clone().unwrap_or_default()).with_small(said(&row.escalates_on)),
            ]
        })
        .collect();
    let mut blocks = Vec::new();
    if !points.is_empty() {
        blocks.push(Block::Risks(RiskMap { risks: points }));
    }
    blocks.push(Block::Ledger(Ledger { columns, rows }));
    blocks.extend(unready(&one.missing));
    blocks
}

fn effort(built: &Built) -> Vec<Block> {
    let sums = super::numbers::effort_by_goal(&built.material, &built.view);
    let whole: f64 = sums.iter().map(|effort| effort.days).sum();
    if sums.is_empty() {
        return vec![quiet()];
    }
    let bars = sums
        .into_iter()
        .map(|effort| EffortBar {
            outside: effort.goal.is_none(),
            name: effort.goal.unwrap_or_else(|| "No goal".to_owned()),
            plan: effort.planned,
            spent: (effort.days * 100.0 / whole).round(),
            unit: "%".to_owned(),
            text: Some(format!("{} days of what is not over", (effort.days * 10.0).round() / 10.0)),
        })
        .collect();
    vec![Block::Effort(bars)]
}

fn ahead(built: &Built) -> Block {
    let soon = built.material.today + Days::new(30);
    let coming = super::close::coming(&built.material, &built.view);
    if coming.is_empty() {
        return quiet();
    }
    let parts = |when: &str| match when.split_once(' ') {
        Some((big, small)) => (big.to_owned(), Some(small.to_owned())),
        None => (when.to_owned(), None),
    };
    let line = |coming: &super::close::Coming| DateLine {
        big: parts(&coming.when).0,
        small: parts(&coming.when).1,
        what: if coming.who.is_empty() {
            coming.what.clone()
        } else {
            format!("{} · {}", coming.what, coming.who)
        },
        reference: coming.reference.clone(),
    };
    let stack = |label: &str, lines: Vec<DateLine>| Stack {
        label: label.to_owned(),
        blocks: if lines.is_empty() { vec![quiet()] } else { vec![Block::Dates(lines)] },
    };
    let (near, far): (Vec<_>, Vec<_>) = coming.iter().partition(|coming| coming.on <= soon);
    Block::Stacks(vec![
        stack("Next 30 days", near.into_iter().map(line).collect()),
        stack("Until 90 days", far.into_iter().map(line).collect()),
    ])
}

/// The rows of a section as a table: what, its reference, what else, the value.
fn table(one: &PackSection, heads: [&str; 4]) -> Block {
    if one.rows.is_empty() {
        return quiet();
    }
    let has_references = one.rows.iter().any(|row| row.reference.is_some());
    let mut columns = vec![Column::new(heads[0], Width::Share(3))];
    if has_references {
        columns.push(Column::new(heads[1], Width::Short));
    }
    columns.push(Column::new(heads[2], Width::Share(2)));
    columns.push(Column { align: Align::End, ..Column::new(heads[3], Width::Name) });
    let row = |row: &PackRow| {
        let mut first = Cell::strong(row.title.clone());
        if let Some(mark) = row.mark {
            first.lines.push(Line { mark: Some(mark), ..Line::new(row.word.clone(), Tone::Plain) });
        }
        let mut cells = vec![first];
        if has_references {
            cells.push(Cell::new(row.reference.clone().unwrap_or_default(), Tone::Small));
        }
        let mut second = Cell::plain(row.second.clone());
        if !row.note.is_empty() && row.note != row.second {
            second = second.with_small(row.note.clone());
        }
        cells.push(second);
        cells.push(Cell::dated(row.value.clone(), row.day));
        cells
    };
    Block::Ledger(Ledger { columns, rows: one.rows.iter().map(row).collect() })
}

fn marked(row: &PackRow, tone: Tone) -> Cell {
    let line = Line { mark: row.mark, ..Line::new(row.word.clone(), tone) };
    Cell { lines: vec![line] }
}

//! Which values of a view a document tells: read from what stands on the page, not from what was meant to.
//!
//! What stands in the entry, row or bar of a record is told of that record. In running text a value is told of every
//! record that the same paragraph names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use roadbook_formats::document::prose::{Prose, plain_text};
use roadbook_formats::document::{
    ActionLine, Ask, Block, Cell, DateLine, Document, Entry, Lane, Score, Section,
};
use roadbook_formats::write::markdown;

use super::{SeenRecord, WHOLE, gone_words};
use crate::ids::Reference;
use crate::leaks::{Search, tokens};

/// The fields that a document tells, by reference.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Printed(BTreeMap<String, BTreeSet<&'static str>>);

impl Printed {
    /// Adds what another piece of the document tells.
    pub fn add(&mut self, other: &Self) {
        for (reference, fields) in &other.0 {
            match self.0.get_mut(reference) {
                Some(known) => known.extend(fields),
                None => _ = self.0.insert(reference.clone(), fields.clone()),
            }
        }
    }

    /// Whether a value is told.
    pub fn has(&self, reference: &str, field: &str) -> bool {
        self.0.get(reference).is_some_and(|fields| fields.contains(field))
    }

    /// Whether anything is told of a record.
    pub fn speaks_of(&self, reference: &str) -> bool {
        self.0.contains_key(reference)
    }

    /// The records that it speaks of.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether a record is told to be no longer planned.
    pub fn is_closed(&self, reference: &str) -> bool {
        self.has(reference, WHOLE)
    }
}

/// What a document tells of the records of a view, and which of those that are gone it says are no longer planned.
pub(crate) fn printed(document: &Document, seen: &[SeenRecord], gone: &BTreeSet<String>) -> Printed {
    Known::of(seen).printed(&units(document), seen, gone)
}

/// The records of a view as a page speaks of them.
#[derive(Debug)]
pub(crate) struct Known {
    names: Names,
    places: HashMap<String, usize>,
}

impl Known {
    pub fn of(seen: &[SeenRecord]) -> Self {
        let places = seen.iter().enumerate().map(|(place, record)| (record.reference.clone(), place));
        Self { names: Names::of(seen), places: places.collect() }
    }

    /// What pieces of a page tell of the same records, and which of those that are gone they say are no longer planned.
    pub fn printed(&self, units: &[Unit], seen: &[SeenRecord], gone: &BTreeSet<String>) -> Printed {
        let mut told = Printed::default();
        for unit in units {
            for (reference, field) in self.told(unit, seen, gone) {
                told.0.entry(reference.to_owned()).or_default().insert(field);
            }
        }
        told
    }

    /// The fields that a piece of a page tells, each with the reference of its record.
    fn told<'a>(
        &'a self,
        unit: &'a Unit,
        seen: &[SeenRecord],
        gone: &BTreeSet<String>,
    ) -> Vec<(&'a str, &'static str)> {
        let words = tokens(&unit.text);
        let meant: BTreeSet<&str> = match &unit.reference {
            Some(reference) => std::iter::once(reference.as_str()).collect(),
            None => self.names.in_words(&words),
        };
        let mut told = Vec::new();
        for reference in meant {
            let letter = reference.parse::<Reference>().map(|reference| reference.letter);
            let is_closed = |words: &[String]| {
                letter.is_ok_and(|letter| holds(words, &tokens(gone_words(letter.kind()))))
            };
            if gone.contains(reference) && is_closed(&words) {
                told.push((reference, WHOLE));
            }
            let record = self.places.get(reference).and_then(|place| seen.get(*place));
            let Some(record) = record else { continue };
            for value in &record.values {
                let is_drawn = unit.draws.contains(&value.field);
                let mut ways = std::iter::once(&value.words).chain(&value.also);
                if is_drawn || ways.any(|way| holds(&words, &tokens(way))) {
                    told.push((reference, value.field));
                }
            }
        }
        told
    }
}

/// A piece of a page with the records that it speaks of.
pub(crate) struct Said {
    /// The part of the page.
    pub place: String,
    /// The records, by reference.
    pub of: BTreeSet<String>,
    /// Its words, as they are compared.
    pub words: Vec<String>,
}

/// Each piece of a document that speaks of records of a view.
pub(crate) fn said(document: &Document, seen: &[SeenRecord]) -> Vec<Said> {
    let names = Names::of(seen);
    let of_unit = |unit: Unit| {
        let words = tokens(&unit.text);
        let of = match unit.reference {
            Some(reference) => BTreeSet::from([reference]),
            None => names.in_words(&words).into_iter().map(str::to_owned).collect(),
        };
        Said { place: unit.place, of, words }
    };
    units(document).into_iter().map(of_unit).filter(|said| !said.of.is_empty()).collect()
}

/// The references and titles that running text can name a record by.
#[derive(Debug)]
struct Names {
    search: Search,
    /// The references that each row stands for.
    of_row: Vec<Vec<String>>,
}

impl Names {
    fn of(seen: &[SeenRecord]) -> Self {
        let (mut search, mut of_row) = (Search::default(), Vec::<Vec<String>>::new());
        for record in seen {
            for name in [&record.reference, &record.title] {
                let row = search.add(&tokens(name));
                of_row.resize_with(search.len(), Vec::new);
                if let Some(references) = of_row.get_mut(row) {
                    references.push(record.reference.clone());
                }
            }
        }
        Self { search, of_row }
    }

    fn in_words(&self, words: &[String]) -> BTreeSet<&str> {
        let rows = self.search.find_told(words);
        rows.into_iter().filter_map(|row| self.of_row.get(row)).flatten().map(String::as_str).collect()
    }
}

/// Whether a row of words stands in another, as a whole.
fn holds(words: &[String], row: &[String]) -> bool {
    !row.is_empty() && words.windows(row.len()).any(|window| window == row)
}

/// Whether a document says of each of these records that a value was one thing and is another now: both stand together
/// where the record is spoken of.
pub(crate) fn admits(document: &Document, changes: &[(&str, &str, &str)]) -> Vec<bool> {
    if changes.is_empty() {
        return Vec::new();
    }
    let units: Vec<_> =
        units(document).into_iter().map(|unit| (unit.reference, tokens(&unit.text))).collect();
    let says = |(reference, old, new): &(&str, &str, &str)| {
        let (old, new) = (tokens(old), tokens(new));
        let mut own = units.iter().filter(|(about, _)| about.as_deref() == Some(*reference));
        own.any(|(_, words)| holds(words, &old) && holds(words, &new))
    };
    changes.iter().map(says).collect()
}

/// A piece of a page that speaks of one record, or of whichever it names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Unit {
    /// The part of the page that it stands in; empty for the opening.
    pub place: String,
    reference: Option<String>,
    /// What it says.
    pub text: String,
    /// Fields that are drawn or set apart, so that no words are found for them.
    draws: &'static [&'static str],
}

/// The title and the place in time: what a bar and a line of dates always tell.
const DATED: &[&str] = &["title", "timeframe"];

/// The pieces of a page in reading order.
pub(crate) fn units(document: &Document) -> Vec<Unit> {
    let mut units = units_of_opening(document);
    units.extend(document.sections.iter().flat_map(units_of));
    units
}

/// The pieces of its opening.
pub(crate) fn units_of_opening(document: &Document) -> Vec<Unit> {
    let free = |text: &str| Unit { text: text.to_owned(), ..Unit::default() };
    std::iter::once(&document.opening.headline).chain(&document.opening.lead).map(|text| free(text)).collect()
}

/// What frames them, each by itself: the title of the page, the names of its parts and their notes.
pub(crate) fn frame(document: &Document) -> Vec<Unit> {
    let piece =
        |place: &str, text: &str| Unit { place: place.to_owned(), text: text.to_owned(), ..Unit::default() };
    let mut all = vec![piece("the title", &document.meta.title)];
    for section in &document.sections {
        let around = [Some(&section.label), section.title.as_ref(), section.note.as_ref()];
        all.extend(around.into_iter().flatten().map(|text| piece(&section.label, text)));
    }
    all
}

/// The pieces of a part of a page.
pub(crate) fn units_of(section: &Section) -> Vec<Unit> {
    let above = format!("{}\n{}\n", section.label, section.note.as_deref().unwrap_or_default());
    let mut units = Vec::new();
    for block in &section.blocks {
        of_block(block, &above, &mut units);
    }
    units.iter_mut().for_each(|unit| unit.place.clone_from(&section.label));
    units
}

/// The pieces of a block. What stands above it, such as the quarter of a group, is told of everything in it.
fn of_block(block: &Block, above: &str, units: &mut Vec<Unit>) {
    match block {
        Block::Prose(prose) => prose.iter().for_each(|prose| of_prose(prose, units)),
        Block::Ask(ask) => units.push(of_ask(ask)),
        Block::Ledger(ledger) => {
            for row in &ledger.rows {
                let reference =
                    row.iter().flat_map(|cell| &cell.lines).find_map(|line| line.reference.clone());
                let cells: Vec<_> = row.iter().map(of_cell).collect();
                let text = format!("{above}{}", cells.join("\n"));
                units.push(Unit { reference, text, ..Unit::default() });
            }
        }
        Block::Items(entries) => units.extend(entries.iter().map(|entry| of_entry(entry, above))),
        Block::Columns(columns) => {
            for column in columns {
                let above = format!("{above}{}\n", column.word);
                units.extend(column.entries.iter().map(|entry| of_entry(entry, &above)));
            }
        }
        Block::Dates(dates) => units.extend(dates.iter().map(of_date)),
        Block::Picture(picture) => picture.lanes.iter().for_each(|lane| of_lane(lane, above, units)),
        Block::Action(ActionLine { what, by, how, silent }) => {
            units.push(Unit {
                text: [what, by, how, silent].map(String::as_str).join("\n"),
                ..Unit::default()
            });
        }
        Block::Stacks(stacks) => {
            for stack in stacks {
                let above = format!("{above}{}\n", stack.label);
                stack.blocks.iter().for_each(|block| of_block(block, &above, units));
            }
        }
        // Each measure with its own values: what stands in the next row is told of another.
        Block::Scorecard(scores) => units.extend(scores.iter().map(of_score)),
        Block::Statement(_)
        | Block::Facts(_)
        | Block::Figures(_)
        | Block::Choice(_)
        | Block::Moved(_)
        | Block::Risks(_)
        | Block::Effort(_)
        | Block::Shares(_)
        | Block::Track(_)
        | Block::Chart(_)
        | Block::Correction(_) => {
            // What stands together is told together.
            let text = markdown::of_block(block);
            units.extend(text.split("\n\n").map(|text| Unit { text: text.to_owned(), ..Unit::default() }));
        }
        Block::Quiet(_) => {}
    }
}

/// A list is read point by point, a table row by row.
fn of_prose(prose: &Prose, units: &mut Vec<Unit>) {
    match prose {
        Prose::Bullets(points) | Prose::Numbers(_, points) => {
            for point in points {
                units.push(Unit { text: plain_text(point), ..Unit::default() });
            }
        }
        Prose::Table(_, rows) => {
            for row in rows {
                let cells = row.iter().flatten().map(|span| span.text.as_str());
                units.push(Unit { text: cells.collect::<Vec<_>>().join("\n"), ..Unit::default() });
            }
        }
        other => {
            let text = plain_text(std::slice::from_ref(other));
            units.push(Unit { text, ..Unit::default() });
        }
    }
}

fn of_ask(ask: &Ask) -> Unit {
    let ActionLine { what, by, how, silent } = &ask.action;
    let mut lines = vec![ask.question.clone(), ask.recommendation.clone().unwrap_or_default()];
    let options: Vec<_> = ask.options.iter().map(|option| option.name.as_str()).collect();
    lines.push(options.join("; "));
    lines.extend(ask.options.iter().filter_map(|option| option.note.clone()));
    lines.extend([what, by, how, silent].into_iter().cloned());
    Unit { reference: ask.reference.clone(), text: lines.join("\n"), ..Unit::default() }
}

fn of_score(score: &Score) -> Unit {
    let value = format!("{}{}", score.value, score.unit.as_deref().unwrap_or_default());
    let mark = score.mark.as_ref().map(|mark| &mark.word);
    let rest = [score.how.as_ref(), score.target.as_ref(), mark, score.why.as_ref(), score.owner.as_ref()];
    let lines: Vec<_> =
        [&score.name, &value].into_iter().chain(rest.into_iter().flatten()).cloned().collect();
    Unit { text: lines.join("\n"), ..Unit::default() }
}

fn of_cell(cell: &Cell) -> String {
    cell.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn of_entry(entry: &Entry, above: &str) -> Unit {
    let mut lines = vec![entry.title.clone(), plain_text(&entry.text)];
    lines.extend(entry.quote.iter().cloned());
    lines.extend(entry.sure.iter().map(|sure| sure.word.clone()));
    lines.extend(entry.mark.iter().map(|mark| mark.word.clone()));
    lines.extend(entry.when.iter().cloned());
    lines.extend(entry.facts.iter().map(|fact| fact.value.clone()));
    let text = format!("{above}{}", lines.join("\n"));
    Unit { reference: entry.reference.clone(), text, ..Unit::default() }
}

fn of_date(date: &DateLine) -> Unit {
    let draws = if date.reference.is_some() { DATED } else { &[] };
    let small = date.small.as_deref().unwrap_or_default();
    let text = format!("{} {small}\n{}", date.big, date.what);
    Unit { reference: date.reference.clone(), text, draws, ..Unit::default() }
}

fn of_lane(lane: &Lane, above: &str, units: &mut Vec<Unit>) {
    let above = format!("{above}{}\n", lane.name);
    for bar in &lane.bars {
        let marked = if bar.mark.is_some() { DRAWN } else { DATED };
        let text = format!("{above}{}\n{}", bar.title, bar.when);
        units.push(Unit { reference: bar.reference.clone(), text, draws: marked, ..Unit::default() });
    }
    lane.lanes.iter().for_each(|inner| of_lane(inner, &above, units));
}

/// A bar with a mark also tells how it stands.
const DRAWN: &[&str] = &["title", "timeframe", "health"];

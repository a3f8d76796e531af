//! Which slides a document becomes, in reading order.

use super::base::{Base, Layout};
use super::titles;
use crate::document::{Block, Document, Opening, OpeningStyle, Section, Weight};
use crate::roadmap_picture::Ink;
use crate::write::flow::blocks::{self, SMALL, TABLE, TEXT, small};
use crate::write::flow::facts::facts;
use crate::write::flow::text::{Para, Run, fitted, prose};
use crate::write::flow::{Draw, Flow, Frame, Pages, choice, figures, total};

/// One slide.
#[derive(Debug, Clone)]
pub(super) struct Slide {
    pub(super) layout: Layout,
    pub(super) title: Option<Para>,
    /// The part of the deck it belongs to, above the title.
    pub(super) kicker: String,
    pub(super) lead: Option<String>,
    pub(super) draws: Vec<Draw>,
    pub(super) notes: Vec<Para>,
}

/// In less than this a map of risks stands above its table.
const MAP_AND_TABLE: f64 = 1_000.0;
/// How high the status word, and what it was before, may stand beside the first headline.
const STATUS: f64 = 130.0;
const WAS: f64 = 90.0;
/// White between parts that share a slide.
const PARTS: f64 = 30.0;
/// The label column of parts that share a slide, and what separates it.
const LABEL: f64 = 270.0;
const GUTTER: f64 = 24.0;

pub(super) fn slides(document: &Document, base: &Base) -> Vec<Slide> {
    let mut deck = Deck {
        base,
        kind: document.meta.title.clone(),
        slides: Vec::new(),
        in_full: Vec::new(),
        filled: None,
    };
    deck.opening(&document.opening);
    // Parts that have nothing to tell share one slide, when there are several; one stands below the part before it.
    let quiet: Vec<&Section> = document.sections.iter().filter(|section| is_quiet(section)).collect();
    let quiet = if quiet.len() > 1 { quiet } else { Vec::new() };
    let mut short: Vec<&Section> = Vec::new();
    let mut used = 0.0;
    for section in &document.sections {
        if is_quiet(section) && (!quiet.is_empty() || (short.is_empty() && deck.below(section))) {
            continue;
        }
        if let Some(height) = short_height(section, base) {
            if !short.is_empty() && used + PARTS + height > base.content.height {
                deck.together(&std::mem::take(&mut short));
            }
            used = if short.is_empty() { height } else { used + PARTS + height };
            short.push(section);
            continue;
        }
        deck.together(&std::mem::take(&mut short));
        deck.section(section);
    }
    deck.together(&short);
    deck.share(&quiet, Some(NOTHING));
    deck.rest();
    titles::tell_apart(&mut deck.slides, base);
    deck.slides
}

/// What the slide of parts that have nothing to tell is called.
const NOTHING: &str = "Nothing this time";

/// Whether a part has nothing to tell but its title.
fn is_quiet(section: &Section) -> bool {
    section.telling().is_empty() && section.title.is_some() && section.notes.is_empty()
}

/// How high a part stands beside its label, where it can share a slide: no title of its own, nothing that needs the whole
/// width, and not much of it.
fn short_height(section: &Section, base: &Base) -> Option<f64> {
    let own = |block: &Block| {
        matches!(
            block,
            Block::Picture(_)
                | Block::Choice(_)
                | Block::Statement(_)
                | Block::Scorecard(_)
                | Block::Moved(_)
                | Block::Risks(_)
                | Block::Chart(_)
                | Block::Effort(_)
                | Block::Stacks(_)
                | Block::Columns(_)
                | Block::Correction(_)
        )
    };
    if section.title.is_some() || !section.notes.is_empty() || section.blocks.iter().any(own) {
        return None;
    }
    let height = total(&[part(section, base)]);
    (height < base.content.height * 0.65).then_some(height)
}

/// A part below a rule, beside its label.
fn part(section: &Section, base: &Base) -> Flow {
    let width = base.content.place.width;
    let asks = section.weight == Weight::Asks;
    let ink = if asks { Ink::Accent } else { Ink::Ink };
    let mut label = vec![Para::of(Run::new(section.label.clone(), TABLE).strong().ink(ink))];
    label.extend(section.note.as_deref().map(|note| small(note).before(6.0)));
    let label = Flow::Text { width: LABEL, paras: label };
    let room = width - LABEL - GUTTER;
    let said = |said: &String| Para::of(Run::new(said.clone(), TEXT).serif());
    let said = section.title.iter().map(|title| Flow::Text { width: room, paras: vec![said(title)] });
    let mut content: Vec<Flow> = said.collect();
    content.extend(blocks::flows(section.telling(), room, base.points));
    Flow::Keep(vec![
        blocks::top_rule(width, asks),
        Flow::Side(vec![(0.0, vec![label]), (LABEL + GUTTER, content)]),
    ])
}

struct Deck<'a> {
    base: &'a Base,
    kind: String,
    slides: Vec<Slide>,
    /// Titles that were cut, with the number of their slide.
    in_full: Vec<(usize, String)>,
    /// How far down the last slide is filled, where more may stand below.
    filled: Option<f64>,
}

impl Deck<'_> {
    fn opening(&mut self, opening: &Opening) {
        match opening.style {
            OpeningStyle::Cover => self.cover(opening),
            OpeningStyle::Beside | OpeningStyle::Display => self.first(opening),
        }
    }

    fn cover(&mut self, opening: &Opening) {
        let width = self.base.cover.place.width;
        let make = |words: &str, size: f64| Para::of(Run::new(words, size).serif()).pitch(91.0);
        let (title, cut) = fitted(&opening.headline, width, 220.0, &[80.0, 64.0, 48.0, 36.0], &make);
        let mut pages = Pages::new(self.base.cover.height);
        // Where the cover has no place for the lead, it stands with the facts.
        if let (None, Some(lead)) = (self.base.lead, &opening.lead) {
            let paras = vec![Para::of(Run::new(lead.clone(), 22.0).serif()).pitch(107.0)];
            pages.flow(Flow::Text { width, paras }, 0.0);
            pages.flow(Flow::Gap(16.0), 0.0);
        }
        if !opening.facts.is_empty() {
            pages.flow(blocks::top_rule(width, false), 0.0);
            pages.flow_all(facts(&opening.facts, width), 0.0);
        }
        self.push(self.base.cover.clone(), Some(title), "", pages.pages, &[], opening.lead.clone());
        if cut {
            self.in_full.push((self.slides.len(), opening.headline.clone()));
        }
    }

    /// The first slide of an update: how it stands, and the one line.
    fn first(&mut self, opening: &Opening) {
        let base = self.base;
        let layout = base.bottom_line.clone();
        let room = if base.own_template { base.title_room } else { (858.0, 250.0) };
        let make = |words: &str, size: f64| Para::of(Run::new(words, size).serif()).pitch(91.0);
        let sizes: Vec<f64> = if base.own_template {
            [1.0, 0.88, 0.75, 0.6, 0.5].map(|by| by * base.title_size).into()
        } else {
            vec![54.0, 48.0, 42.0, 36.0, 30.0]
        };
        let (title, cut) = fitted(&opening.headline, room.0, room.1, &sizes, &make);
        let mut draws = Vec::new();
        let mut y = 8.0;
        if let Some(status) = &opening.status {
            draws.push(blocks::mark_sign(status.mark, 26.0).draw(0.0, y + 4.0));
            let make = |words: &str, size: f64| Para::of(Run::new(words, size).strong());
            let (word, word_cut) = fitted(&status.word, LABEL - 36.0, STATUS, &[26.0, 21.0, 17.0], &make);
            let word = vec![word];
            let height = blocks::paras_height(&word, LABEL - 36.0);
            draws.push(Draw::Text(Frame::new(36.0, y, LABEL - 36.0, height), word));
            y += height + 8.0;
            if word_cut {
                self.in_full.push((self.slides.len() + 1, status.word.clone()));
            }
            if let Some(was) = &status.was {
                let make = |words: &str, size: f64| Para::of(Run::new(words, size).ink(Ink::Third));
                let (para, was_cut) = fitted(was, LABEL, WAS, &[SMALL], &make);
                let para = vec![para];
                let height = blocks::paras_height(&para, LABEL);
                draws.push(Draw::Text(Frame::new(0.0, y, LABEL, height), para));
                y += height;
                if was_cut {
                    self.in_full.push((self.slides.len() + 1, was.clone()));
                }
            }
        }
        let (left, top) = if base.own_template { (0.0, y + 40.0) } else { (LABEL + GUTTER, 292.0) };
        let width = layout.place.width - left;
        let mut pages = Pages::new(layout.height - top);
        if let Some(lead) = &opening.lead {
            pages.flow(blocks::top_rule(width, false), 0.0);
            let paras = vec![Para::of(Run::new(lead.clone(), TABLE + 1.0).ink(Ink::Second)).pitch(107.0)];
            pages.flow(Flow::Text { width, paras }, 0.0);
        }
        pages.flow(Flow::Gap(20.0), 0.0);
        pages.flow_all(facts(&opening.facts, width), 0.0);
        let mut all = pages.pages.into_iter();
        draws.extend(all.next().into_iter().flatten().map(|draw| draw.moved(left, top)));
        let kind = self.kind.clone();
        self.push(layout, Some(title), &kind, vec![draws], &[], None);
        if cut {
            self.in_full.push((self.slides.len(), opening.headline.clone()));
        }
        // A lead that is longer than its slide goes on on the next.
        let rest: Vec<_> = all.collect();
        if !rest.is_empty() {
            let title = self.title(&kind);
            self.push(base.content.clone(), Some(title), "", rest, &[], None);
        }
    }

    /// A title at the size it fits; one that is too long stands in full at the end.
    fn title(&mut self, words: &str) -> Para {
        let (title, cut) = titles::fitting(words, "", self.base);
        if cut {
            self.in_full.push((self.slides.len() + 1, words.to_owned()));
        }
        title
    }

    fn push(
        &mut self,
        layout: Layout,
        title: Option<Para>,
        kicker: &str,
        pages: Vec<Vec<Draw>>,
        notes: &[Para],
        lead: Option<String>,
    ) {
        self.filled = None;
        for (at, draws) in pages.into_iter().enumerate() {
            self.slides.push(Slide {
                layout: layout.clone(),
                title: title.clone(),
                kicker: kicker.to_owned(),
                lead: lead.clone().filter(|_| at == 0),
                draws,
                notes: if at == 0 { notes.to_vec() } else { Vec::new() },
            });
        }
    }

    /// A part on slides of its own.
    fn section(&mut self, section: &Section) {
        let notes = prose(&section.notes, TABLE);
        let mut rest: Vec<Block> = Vec::new();
        let mut has_notes = true;
        for block in &section.blocks {
            let own = match block {
                Block::Choice(_) | Block::Picture(_) => true,
                Block::Statement(of) => !of.text.is_empty(),
                _ => false,
            };
            if !own {
                rest.push(block.clone());
                continue;
            }
            let said = if has_notes { notes.as_slice() } else { &[] };
            has_notes = false;
            if matches!(block, Block::Statement(_)) && rest.is_empty() {
                rest.push(block.clone());
                has_notes = true;
                continue;
            }
            self.flowing(section, &std::mem::take(&mut rest), &[]);
            match block {
                Block::Choice(of) => self.choice(section, of, said),
                Block::Picture(of) => {
                    let base = self.base;
                    let (kicker, title) = self.names(section);
                    let title = self.title(&title);
                    let mut pages = Pages::new(base.content.height);
                    pages.flow_all(figures::picture(of, base.content.place.width, base.content.height), 0.0);
                    self.push(base.content.clone(), Some(title), &kicker, pages.pages, said, None);
                }
                _ => rest.push(block.clone()),
            }
        }
        let said = if has_notes { notes.as_slice() } else { &[] };
        self.flowing(section, &rest, said);
    }

    /// What stands above the title, and the title.
    fn names(&self, section: &Section) -> (String, String) {
        match section.title.as_ref().filter(|title| !title.is_empty()) {
            Some(title) => (section.label.clone(), title.clone()),
            None if section.label.is_empty() => (String::new(), self.kind.clone()),
            None => (self.kind.clone(), section.label.clone()),
        }
    }

    fn choice(&mut self, section: &Section, of: &crate::document::Choice, notes: &[Para]) {
        let base = self.base;
        let title = self.title(&of.question);
        let width = base.decision.place.width;
        match choice::whole(of, width, base.decision.height) {
            Some(draws) => {
                self.push(base.decision.clone(), Some(title), &section.label, vec![draws], notes, None);
            }
            None => {
                let mut pages = Pages::new(base.content.height);
                pages.flow_all(choice::without_question(of, width), 0.0);
                self.push(base.content.clone(), Some(title), &section.label, pages.pages, notes, None);
            }
        }
    }

    /// Blocks that flow. A statement that leads them is the title of its slide; a map of risks stays beside its table.
    fn flowing(&mut self, section: &Section, of: &[Block], notes: &[Para]) {
        if of.is_empty() {
            return;
        }
        let base = self.base;
        let width = base.content.place.width;
        if let [Block::Statement(statement), rest @ ..] = of {
            self.statement(section, statement, rest, notes);
            return;
        }
        let (kicker, title) = self.names(section);
        let title = self.title(&title);
        let mut pages = Pages::new(base.content.height);
        if let Some(note) = &section.note {
            pages.flow(
                Flow::Text { width, paras: vec![Para::of(Run::new(note.clone(), SMALL).ink(Ink::Second))] },
                0.0,
            );
            pages.flow(Flow::Gap(12.0), 0.0);
        }
        if let ([Block::Risks(map), Block::Ledger(ledger), rest @ ..], true) = (of, width >= MAP_AND_TABLE) {
            let map = figures::risks(map);
            pages.flow(
                Flow::Side(vec![
                    (0.0, vec![map]),
                    (392.0, blocks::ledger(ledger, width - 392.0, TABLE * 0.94)),
                ]),
                0.0,
            );
            pages.flow(Flow::Gap(blocks::BETWEEN), 0.0);
            pages.flow_all(blocks::flows(rest, width, base.points), 0.0);
        } else {
            pages.flow_all(blocks::flows(of, width, base.points), 0.0);
        }
        let filled = pages.filled();
        self.push(base.content.clone(), Some(title), &kicker, pages.pages, notes, None);
        self.filled = Some(filled);
    }

    /// Puts a part below what the last slide says, where there is room.
    fn below(&mut self, section: &Section) -> bool {
        let part = part(section, self.base);
        let height = total(std::slice::from_ref(&part));
        let place = self.filled.map(|filled| filled + PARTS * 1.5);
        let place = place.filter(|top| top + height <= self.base.content.height);
        let (Some(top), Some(slide)) = (place, self.slides.last_mut()) else { return false };
        let mut pages = Pages::new(height);
        pages.flow(part, 0.0);
        slide.draws.extend(pages.pages.into_iter().flatten().map(|draw| draw.moved(0.0, top)));
        self.filled = Some(top + height);
        true
    }

    fn statement(
        &mut self,
        section: &Section,
        of: &crate::document::Statement,
        rest: &[Block],
        notes: &[Para],
    ) {
        let opening = Opening {
            headline: of.text.clone(),
            status: of.mark.as_ref().map(|state| crate::document::StatusWord {
                mark: state.mark,
                word: state.word.clone(),
                was: of.note.clone(),
            }),
            ..Opening::default()
        };
        self.first(&opening);
        let base = self.base;
        let Some(slide) = self.slides.last_mut() else { return };
        slide.kicker.clone_from(&section.label);
        slide.notes = notes.to_vec();
        if of.mark.is_none() {
            slide.draws.extend(of.note.iter().map(|note| {
                let note = vec![small(note)];
                let height = blocks::paras_height(&note, LABEL);
                Draw::Text(Frame::new(0.0, 8.0, LABEL, height), note)
            }));
        }
        // How it stood the last times stands below the sign, the figures beside it.
        let top = if base.own_template { 120.0 } else { 292.0 };
        let width = base.bottom_line.place.width;
        let (left, right): (Vec<&Block>, Vec<&Block>) =
            rest.iter().partition(|block| matches!(block, Block::Track(_)));
        let own = |list: Vec<&Block>| list.into_iter().cloned().collect::<Vec<_>>();
        let mut pages = Pages::new(base.bottom_line.height - top);
        let mut column = vec![blocks::top_rule(LABEL, false)];
        column.extend(blocks::flows(&own(left.clone()), LABEL, base.points));
        let right = blocks::flows(&own(right), width - LABEL - GUTTER, base.points);
        let column = if left.is_empty() { Vec::new() } else { column };
        pages.flow(Flow::Side(vec![(0.0, column), (LABEL + GUTTER, right)]), 0.0);
        let mut all = pages.pages.into_iter();
        let first = all.next().unwrap_or_default();
        if let Some(slide) = self.slides.last_mut() {
            slide.draws.extend(first.into_iter().map(|draw| draw.moved(0.0, top)));
        }
        let more: Vec<_> = all.collect();
        if !more.is_empty() {
            let (kicker, title) = self.names(section);
            let title = self.title(&title);
            self.push(base.content.clone(), Some(title), &kicker, more, &[], None);
        }
    }

    /// Short parts share slides; one alone has a slide of its own.
    fn together(&mut self, sections: &[&Section]) {
        match sections {
            [one] => self.flowing(one, &one.blocks, &[]),
            several => self.share(several, None),
        }
    }

    /// Parts on common slides, each beside its label. Where no title is given, a slide of one part is called after it.
    fn share(&mut self, sections: &[&Section], title: Option<&str>) {
        let base = self.base;
        let mut pages = Pages::new(base.content.height);
        let mut named: Vec<Vec<&str>> = vec![Vec::new()];
        for section in sections {
            pages.flow(Flow::Gap(PARTS), 0.0);
            pages.flow(part(section, base), 0.0);
            named.resize(pages.pages.len(), Vec::new());
            if let Some(names) = named.last_mut().filter(|_| !section.label.is_empty()) {
                names.push(&section.label);
            }
        }
        let kind = self.kind.clone();
        for (draws, names) in pages.pages.into_iter().zip(named) {
            if draws.is_empty() {
                continue;
            }
            let (title, kicker) = match (title, names.as_slice()) {
                (Some(title), _) => (title, kind.as_str()),
                (None, [one]) => (*one, kind.as_str()),
                // Several names in a row are no title.
                (None, _) => (kind.as_str(), ""),
            };
            let title = self.title(title);
            self.push(base.content.clone(), Some(title), kicker, vec![draws], &[], None);
        }
    }

    /// What was cut on its slide, in full.
    fn rest(&mut self) {
        let base = self.base;
        let cut = std::mem::take(&mut self.in_full);
        if cut.is_empty() {
            return;
        }
        let width = base.content.place.width;
        let mut pages = Pages::new(base.content.height);
        for (number, words) in cut {
            let paras =
                vec![small(&format!("Slide {number}")), Para::of(Run::new(words, TABLE).serif()).before(4.0)];
            pages.flow(Flow::Gap(16.0), 0.0);
            pages.flow(Flow::Text { width, paras }, 0.0);
        }
        let title = self.title("What did not fit on its slide");
        self.push(base.content.clone(), Some(title), "In full", pages.pages, &[], None);
    }
}

//! Where words stand on the page. A word below its foot is in the file, and no reader of its text would miss it.

use std::collections::{BTreeMap, BTreeSet};

use typst::layout::{Abs, Frame, FrameItem};
use typst_layout::PagedDocument;

use super::pages_of;
use crate::document::{
    ActionLine, Ask, Block, Cell, Choice, ChoiceOption, Column, Document, Entry, Figure, Horizon, Ledger,
    OptionLine, Prose, Score, Section, SectionWidth, Share, Span, Stack, Statement, Tone, Weight, Width,
    everything, prose::plain_text,
};
use crate::words::Commitment;

/// The margin at the foot of a page, and a little of the last line that may hang into it.
const FOOT: f64 = 50.0;

/// Each word once, so that each can be found again.
#[derive(Default)]
struct Words(usize);

impl Words {
    fn some(&mut self, count: usize) -> String {
        let words = (0..count).map(|at| format!("w{:05}", self.0 + at)).collect::<Vec<_>>().join(" ");
        self.0 += count;
        words
    }

    /// About five thousand letters.
    fn many(&mut self) -> String {
        self.some(720)
    }

    fn entry(&mut self) -> Entry {
        let text = vec![Prose::plain(self.many())];
        Entry { title: self.some(4), text, when: Some("Q1 2027".into()), ..Entry::default() }
    }
}

/// The words that stand within the pages, and those that stand beyond them.
fn found(pages: &PagedDocument) -> (BTreeSet<String>, Vec<String>) {
    let (mut within, mut beyond) = (BTreeSet::new(), Vec::new());
    for page in pages.pages() {
        let size = page.frame.size();
        gather(&page.frame, Abs::zero(), Abs::zero(), &mut |x, y, width, words| {
            for word in words.split_whitespace().filter(|word| is_ours(word)) {
                if y.to_pt() > size.y.to_pt() - FOOT || (x + width).to_pt() > size.x.to_pt() {
                    beyond.push(word.to_owned());
                } else {
                    within.insert(word.to_owned());
                }
            }
        });
    }
    (within, beyond)
}

fn is_ours(word: &str) -> bool {
    word.len() == 6 && word.starts_with('w') && word[1..].bytes().all(|byte| byte.is_ascii_digit())
}

fn gather(frame: &Frame, x: Abs, y: Abs, take: &mut dyn FnMut(Abs, Abs, Abs, &str)) {
    for (place, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let (dx, dy) = (group.transform.tx, group.transform.ty);
                gather(&group.frame, x + place.x + dx, y + place.y + dy, take);
            }
            FrameItem::Text(text) => take(x + place.x, y + place.y, text.width(), &text.text),
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

fn check(what: &str, width: SectionWidth, make: impl FnOnce(&mut Words) -> Vec<Block>) {
    let mut words = Words::default();
    let blocks = make(&mut words);
    let empty = everything(String::new);
    let section = Section { label: what.into(), width, blocks, ..Section::default() };
    let document = Document { sections: vec![section], ..empty };
    let pages = pages_of(&document, &[]).unwrap();
    let (within, beyond) = found(&pages);
    assert_eq!(beyond, Vec::<String>::new(), "{what}: nothing stands beyond the foot or the edge");
    assert_eq!(within.len(), words.0, "{what}: every word is on a page");
}

#[test]
fn long_texts_run_over_to_the_next_page() {
    use SectionWidth::{Beside, Wide};
    check("item", Beside, |words| vec![Block::Items(vec![words.entry(), words.entry()])]);
    check("now, next, later", Wide, |words| {
        let word = "Now".to_owned();
        let entries = vec![words.entry(), words.entry()];
        vec![Block::Columns(vec![Horizon { word, means: None, commitment: None, entries }])]
    });
    check("ask", Beside, |words| {
        let options = vec![OptionLine {
            letter: "A".into(),
            name: words.some(9),
            note: Some(words.many()),
            recommended: true,
        }];
        vec![Block::Ask(Ask {
            reference: None,
            question: words.some(20),
            recommendation: Some(words.some(90)),
            options,
            action: ActionLine { silent: words.many(), ..ActionLine::default() },
        })]
    });
    check("table", Beside, |words| {
        let columns = vec![Column::new("One", Width::Share(1)), Column::new("Two", Width::Name)];
        let row = |words: &mut Words| vec![Cell::plain(words.some(3)), Cell::new(words.many(), Tone::Old)];
        vec![Block::Ledger(Ledger { columns, rows: vec![row(words), row(words)] })]
    });
    check("written table", Beside, |words| {
        let cell = |text: String| vec![Span::plain(text)];
        let row = vec![cell(words.some(2)), cell(words.many())];
        vec![Block::Prose(vec![Prose::Table(vec![cell("One".into()), cell("Two".into())], vec![row])])]
    });
    check("statement and figures", Beside, |words| {
        let note = Some(words.many());
        vec![
            Block::Statement(Statement { mark: None, text: words.some(12), note }),
            Block::Figures(vec![Figure { value: "4".into(), text: words.many(), ..Figure::default() }]),
        ]
    });
    check("choice", Wide, |words| {
        let option = |words: &mut Words| ChoiceOption {
            letter: "A".into(),
            name: words.some(150),
            tag: None,
            values: vec![words.many()],
        };
        vec![Block::Choice(Choice {
            question: words.some(12),
            rows: vec!["Money".into()],
            options: vec![option(words), option(words)],
            advice: Some(words.many()),
            ..Choice::default()
        })]
    });
    check("scorecard", Wide, |words| {
        let why = Some(words.many());
        vec![Block::Scorecard(vec![Score { value: "4".into(), why, ..Score::default() }])]
    });
    check("stacks", Wide, |words| {
        let stack = |words: &mut Words| Stack {
            label: "One".into(),
            blocks: vec![Block::Items(vec![words.entry()]), Block::Quiet(words.some(3))],
        };
        vec![Block::Stacks(vec![stack(words), stack(words), stack(words)])]
    });
}

#[test]
fn what_has_room_on_one_page_stays_on_it() {
    let mut words = Words::default();
    let entry = |words: &mut Words| Entry {
        title: words.some(4),
        text: vec![Prose::plain(words.some(110))],
        ..Entry::default()
    };
    let entries: Vec<Entry> = (0..12).map(|_| entry(&mut words)).collect();
    let section = Section { blocks: vec![Block::Items(entries.clone())], ..Section::default() };
    let document = Document { sections: vec![section], ..everything(String::new) };
    let pages = pages_of(&document, &[]).unwrap();
    assert!(pages.pages().len() > 1, "there are more than one page holds");
    let mut whole = 0;
    for page in pages.pages() {
        let mut on_page = BTreeSet::new();
        gather(&page.frame, Abs::zero(), Abs::zero(), &mut |_, _, _, text| {
            on_page.extend(text.split_whitespace().map(str::to_owned));
        });
        let has = |word: &str| on_page.contains(word);
        for entry in &entries {
            let text = plain_text(&entry.text);
            let first = entry.title.split(' ').next().unwrap_or_default();
            let last = text.split_whitespace().next_back().unwrap_or_default();
            assert_eq!(has(first), has(last), "an entry begins and ends on one page");
            whole += usize::from(has(first));
        }
    }
    assert_eq!(whole, entries.len(), "each stands on one page");
}

#[test]
fn a_part_that_goes_on_says_its_name_again_until_it_ends() {
    let mut words = Words::default();
    let mut part = |label: &str, count: usize| Section {
        label: label.into(),
        blocks: vec![Block::Items(
            (0..count)
                .map(|_| Entry {
                    title: words.some(4),
                    text: vec![Prose::plain(words.some(60))],
                    ..Entry::default()
                })
                .collect(),
        )],
        ..Section::default()
    };
    let sections = vec![part("Payments", 20), part("Ledger", 1), part("Accounts", 20)];
    let document = Document { sections, ..everything(String::new) };
    let pages = pages_of(&document, &[]).unwrap();
    let mut labels = Vec::new();
    for page in pages.pages() {
        let (mut names, mut goes_on) = (Vec::new(), false);
        gather(&page.frame, Abs::zero(), Abs::zero(), &mut |x, _, _, text| {
            if x.to_pt() < 50.0 && ["Payments", "Ledger", "Accounts"].contains(&text) {
                names.push(text.to_owned());
            }
            goes_on |= text == "continued";
        });
        labels.push((names, goes_on));
    }
    assert!(labels.len() > 3, "the parts take several pages: {labels:?}");
    let first_of =
        |name: &str| labels.iter().position(|(names, _)| names.iter().any(|one| one == name)).unwrap();
    let ends = first_of("Ledger");
    assert!(ends > 1, "the first part runs over: {labels:?}");
    for (place, (names, goes_on)) in labels.iter().enumerate() {
        assert_eq!(*goes_on, place != 0, "page {} begins in the middle of a part: {labels:?}", place + 1);
        let expect = if place <= ends { "Payments" } else { "Accounts" };
        assert!(names.iter().any(|name| name == expect), "page {} says {expect}: {labels:?}", place + 1);
    }
}

#[test]
fn long_names_stay_in_the_label_column() {
    for weight in [Weight::Group, Weight::Plain, Weight::Asks] {
        for name in
            ["Internationalization", "Datenschutzgrundverordnungen", "Donaudampfschifffahrtsgesellschaft"]
        {
            let blocks = vec![Block::Quiet("Nothing this time.".into())];
            let section = Section { label: name.into(), weight, blocks, ..Section::default() };
            let document = Document { sections: vec![section], ..everything(String::new) };
            let pages = pages_of(&document, &[]).unwrap();
            let mut ends = Vec::new();
            gather(&pages.pages()[0].frame, Abs::zero(), Abs::zero(), &mut |x, _, width, text| {
                let part = text.trim().replace('\u{200b}', "");
                if part.len() > 2 && name.contains(&part) {
                    ends.push((x + width).to_pt());
                }
            });
            assert!(!ends.is_empty(), "{name} is on the page");
            // The margin, the column, and half of the white beside it.
            assert!(ends.iter().all(|end| *end < 46.0 + 104.0 + 8.0), "{name} ends at {ends:?}");
        }
    }
}

#[test]
fn latin_words_keep_their_order_on_a_page_from_right_to_left() {
    let mut document = everything(|| "12 things wait".to_owned());
    document.meta.lang = "ar".into();
    let pages = pages_of(&document, &[]).unwrap();
    let mut lines = BTreeMap::new();
    for (number, page) in pages.pages().iter().enumerate() {
        gather(&page.frame, Abs::zero(), Abs::zero(), &mut |x, y, width, text| {
            let piece = (x.to_pt(), (x + width).to_pt(), text.to_owned());
            lines.entry((number, y.to_pt() as i64)).or_insert_with(Vec::new).push(piece);
        });
    }
    let mut looked_at = 0;
    for pieces in lines.values_mut() {
        pieces.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (mut line, mut end) = (String::new(), f64::MIN);
        for (begins, ends, text) in pieces {
            // What stands in the next column is another text.
            line.push_str(if *begins > end + 4.0 { " · " } else { "" });
            line.push_str(text);
            end = *ends;
        }
        let line = line.replace(['\u{2066}', '\u{2069}'], "");
        let (all, in_order) = (line.matches("things wait").count(), line.matches("12 things wait").count());
        assert!(all == in_order || !line.contains("12"), "the number comes first: {line}");
        looked_at += usize::from(line.contains("12 things wait"));
    }
    assert!(looked_at > 20, "{looked_at} lines");
}

#[test]
fn shares_of_nothing_keep_room_for_their_words() {
    let share = |count, word: &str| Share { count, word: word.into(), commitment: Commitment::Likely };
    let names = ["signals on the roadmap", "signals on what is cut", "signals not yet looked at"];
    let shares = vec![share(0, names[0]), share(0, names[1]), share(11, names[2])];
    let section = Section { blocks: vec![Block::Shares(shares)], ..Section::default() };
    let document = Document { sections: vec![section], ..everything(String::new) };
    let pages = pages_of(&document, &[]).unwrap();
    let mut reach: [(f64, f64); 3] = [(f64::MAX, 0.0); 3];
    gather(&pages.pages()[0].frame, Abs::zero(), Abs::zero(), &mut |x, _, width, text| {
        let is_of = |name: &&str| text.trim().len() > 2 && name.contains(text.trim());
        // What stands in several of them says nothing of where one ends.
        let of: Vec<usize> = (0..3).filter(|at| is_of(&names[*at])).collect();
        if let [at] = of.as_slice() {
            let (begin, end) = reach[*at];
            reach[*at] = (begin.min(x.to_pt()), end.max((x + width).to_pt()));
        }
    });
    assert!(reach.iter().all(|(begin, end)| begin < end), "all are on the page: {reach:?}");
    assert!(reach[0].1 < reach[1].0 && reach[1].1 < reach[2].0, "none stands over the next: {reach:?}");
}

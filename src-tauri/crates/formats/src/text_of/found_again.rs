//! Every text that is put into a document is found again in each finished file.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;

use super::{TextPart, html, markdown, pdf, tidy};
use crate::document::*;
use crate::shown::shown;
use crate::words::{Commitment, Mark};
use crate::write;

const NAUGHTY: &[&str] = &[
    "Instant payouts for suppliers in every country of the union, on every day of the year, at any hour",
    "Datenschutzgrundverordnungsfolgenabschätzungsbeauftragter",
    "office, file, flow, affluent, ffi ffl fi",
    "D-31, R-12; well-known half-finished twenty-four-hour re-plan of a state-of-the-art up-to-date thing",
    "<script>alert('x')</script> & <b>bold</b> &amp; &lt; \"quoted\" 'single'",
    "*stars* _under_ `code` ~~struck~~ [link](https://x.org) ![img](y) | pipe | # hash",
    "#set page(width: 1pt); #panic(\"x\") $x^2$ @ref <label> //comment /*block*/ \\ #import \"a\"",
    "=1+1 @SUM(A1) +1 -1 %SYSTEMROOT% ../../etc/passwd {{ 7*7 }} ${jndi:ldap://x}",
    "line one\nline two\r\nline three\u{2028}line four",
    "  spaces  at\tends  ",
    "naïve Ærøskøbing Łódź Șț ÿ ẞ ﬁ ½ № € £ ¥ © ® ™ … – — ‘’ “” → ✓ ● ▲",
    "Ελληνικά Кириллица Հայերեն ქართული",
    "العربية تُكتب من اليمين",
    "עברית מימין לשמאל",
    "日本語のとても長い題名は行の途中で折り返されることがありますが、それでも見つからなければなりません",
    "한국어 제목 하나",
    "ภาษาไทยไม่มีช่องว่างระหว่างคำ",
    "हिन्दी में लिखा हुआ शीर्षक",
    "emoji 😀 👩‍👩‍👧 🇩🇪 ✌🏽 end",
    "before \u{202e}override\u{202c} after \u{2066}isolate\u{2069}",
    "nul\0 bell\u{7} escape\u{1b}[31m del\u{7f} \u{fffe}\u{ffff}",
    "zero\u{200b}width so\u{ad}ft joi\u{2060}ner \u{feff}bom",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "𝕿𝖍𝖊 𝔔𝔲𝔦𝔠𝔨 ⒯⒣⒠ ﷽ ꧁꧂ 𓀀",
    "0.1.2.3.4.5.6.7.8.9/path/to/some/very/long/address/that/never/ends?query=string&another=one#fragment",
];

/// A document with a text from `next` in every place that takes one.
fn document(mut next: impl FnMut() -> String) -> Document {
    let mut some = || next();
    let entry = |some: &mut dyn FnMut() -> String, facts: usize| Entry {
        reference: Some(some()),
        title: some(),
        text: vec![Prose::plain(some()), Prose::Bullets(vec![vec![Prose::plain(some())]])],
        quote: Some(some()),
        sure: Some(Sure { commitment: Commitment::Likely, word: some() }),
        mark: Some(MarkWord { mark: Mark::AtRisk, word: some() }),
        when: Some(some()),
        facts: (0..facts).map(|_| Fact { label: some(), value: some() }).collect(),
    };
    let action = |some: &mut dyn FnMut() -> String| ActionLine {
        what: some(),
        by: some(),
        how: some(),
        silent: some(),
    };
    let day = |text: &str| text.parse().unwrap();
    let style = |strong, emphasis| SpanStyle { strong, emphasis, ..SpanStyle::default() };
    let blocks = vec![
        Block::Ask(Ask {
            reference: Some(some()),
            question: some(),
            recommendation: Some(some()),
            options: vec![OptionLine { letter: some(), name: some(), note: Some(some()), recommended: true }],
            action: action(&mut some),
        }),
        Block::Action(action(&mut some)),
        Block::Ledger(Ledger {
            columns: vec![
                Column::new(some(), Width::Share(2)),
                Column::new(some(), Width::Date),
                Column::new(some(), Width::Name),
            ],
            rows: vec![vec![
                Cell::strong(some()).with_small(some()),
                Cell {
                    lines: vec![Line {
                        mark: Some(Mark::Done),
                        reference: Some(some()),
                        ..Line::new(some(), Tone::Said)
                    }],
                },
                Cell::old(some()),
            ]],
        }),
        Block::Ledger(Ledger {
            columns: vec![Column::new("", Width::Share(1))],
            rows: vec![vec![Cell::plain(some())]],
        }),
        Block::Items(vec![entry(&mut some, 1), entry(&mut some, 2)]),
        Block::Dates(vec![DateLine {
            big: some(),
            small: Some(some()),
            what: some(),
            reference: Some(some()),
        }]),
        Block::Prose(vec![
            Prose::Heading(2, vec![Span::plain(some())]),
            Prose::Paragraph(vec![
                Span { style: style(true, false), ..Span::plain(some()) },
                Span::plain(" "),
                Span {
                    style: style(true, true),
                    link: Some("https://example.org/a_(b)".into()),
                    ..Span::plain(some())
                },
            ]),
            Prose::Quote(vec![Prose::plain(some())]),
            Prose::Numbers(3, vec![vec![Prose::plain(some())]]),
            Prose::Table(vec![vec![Span::plain(some())]], vec![vec![vec![Span::plain(some())]]]),
            Prose::Code(some()),
        ]),
        Block::Quiet(some()),
    ];
    let picture = Block::Picture(RoadmapPicture {
        alt: some(),
        from: day("2026-10-01"),
        to: day("2027-09-30"),
        today: Some(day("2026-11-17")),
        lanes: vec![Lane {
            name: some(),
            note: Some(some()),
            mark: Some(Mark::OnTrack),
            lanes: Vec::new(),
            bars: vec![Bar {
                title: some(),
                reference: Some(some()),
                reach: Reach::Span {
                    start: Edge::On(day("2026-11-01")),
                    end: Edge::About(day("2027-03-31")),
                },
                when: "Q4 2026".into(),
                commitment: Some(Commitment::Committed),
                mark: Some(Mark::OnTrack),
                told: None,
            }],
        }],
    });
    let columns = Block::Columns(vec![Horizon {
        word: some(),
        means: Some(some()),
        commitment: Some(Commitment::Might),
        entries: vec![entry(&mut some, 1)],
    }]);
    let section = |label: String, note, weight, width, blocks| Section {
        label,
        note: Some(note),
        weight,
        width,
        blocks,
    };
    Document {
        meta: Meta {
            company: some(),
            title: some(),
            number: some(),
            date: "17 November 2026".into(),
            classification: some(),
            replaces: Some(some()),
            audience: "Everybody".into(),
            lang: "en".into(),
            notice: Some(some()),
            paper: Paper::A4,
            brand: Brand::default(),
        },
        opening: Opening {
            status: Some(StatusWord { mark: Mark::OffTrack, word: some(), was: Some(some()) }),
            headline: some(),
            lead: Some(some()),
            style: OpeningStyle::Beside,
        },
        sections: vec![
            section(some(), some(), Weight::Asks, SectionWidth::Beside, blocks),
            section(some(), some(), Weight::Group, SectionWidth::Wide, vec![picture]),
            section(some(), some(), Weight::Plain, SectionWidth::Wide, vec![columns]),
        ],
    }
}

/// Without any space: a text may be broken where its script allows it.
fn squeezed(text: &str) -> String {
    tidy(&shown(text)).split_whitespace().collect()
}

fn check(format: &str, parts: &[TextPart], expect: &BTreeSet<String>) {
    let all: String = parts.iter().map(|part| squeezed(&part.text) + "\u{1}").collect();
    for text in expect {
        let near: String = squeezed(text).chars().take(4).collect();
        let near = all
            .match_indices(&near)
            .map(|(at, _)| all[at..].chars().take(80).collect::<String>())
            .collect::<Vec<_>>();
        assert!(all.contains(&squeezed(text)), "{format}: {text:?} is not found, only {near:?}");
    }
}

fn check_all(texts: &[String]) {
    let mut used = BTreeSet::new();
    let mut at = 0;
    let document = document(|| {
        let text = texts[at % texts.len()].clone();
        at += 1;
        used.insert(text.clone());
        text
    });
    assert!(used.len() >= texts.len().min(60), "every text stands somewhere");
    check("Markdown", &markdown(write::markdown::render(&document).as_bytes()).unwrap(), &used);
    check("HTML", &html(write::html::render(&document).as_bytes()).unwrap(), &used);
    let bytes = write::pdf::render(&document).unwrap();
    check("PDF", &pdf(&bytes).unwrap(), &used);
}

#[test]
fn naughty_texts_are_found_in_every_format() {
    check_all(&NAUGHTY.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
}

#[test]
fn the_big_list_is_found_in_every_format() {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/bad_input/blns/blns.json");
    let Ok(json) = std::fs::read(&list) else {
        eprintln!("skipped: the big list of naughty strings is not beside the repository");
        return;
    };
    let texts: Vec<String> = serde_json::from_slice(&json).unwrap();
    texts.chunks(60).for_each(check_all);
}

#[test]
fn titles_that_wrap_come_back_whole() {
    let title = "Replace the nightly batch of supplier payments with a stream that settles in ten seconds, weekends included";
    let document = document(|| title.to_owned());
    for part in pdf(&write::pdf::render(&document).unwrap()).unwrap() {
        if part.place == "page 1" {
            let line = part.text.replace('\n', " ");
            assert!(
                line.matches(title).count() > 5,
                "words keep their spaces over line ends:\n{}",
                part.text
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]
    // Any mixture of letters that read from left to right and combine with nothing. A line that mixes directions at random
    // has no one order to be read back in; whole texts in other scripts stand in the list above.
    #[test]
    fn any_text_is_found_in_every_format(
        texts in prop::collection::vec("[ -~¡-žΑ-ΡΣ-Ωα-ωА-я一-龥ぁ-ゔァ-ヴ가-힣–—‘’“”…€→😀-🙏]{1,60}", 60..80)
    ) {
        check_all(&texts);
    }
}

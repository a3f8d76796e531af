//! For tests: one document that uses everything a document can hold.

use super::*;
use crate::words::{Commitment, Mark};

/// A document with every block, and a text from `next` in every place that takes one.
pub(crate) fn everything(mut next: impl FnMut() -> String) -> Document {
    let mut some = || next();
    let entry = |some: &mut dyn FnMut() -> String, facts: usize| Entry {
        reference: Some(some()),
        title: some(),
        text: vec![Prose::plain(some()), Prose::Bullets(vec![vec![Prose::plain(some())]])],
        quote: Some(some()),
        sure: Some(Sure { commitment: Commitment::Likely, word: some() }),
        mark: Some(MarkWord { mark: Mark::AtRisk, word: some() }),
        when: Some(some()),
        days: Days::default(),
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
        Block::Correction(Correction { told: side(&mut some), now: side(&mut some) }),
        Block::Stacks(vec![Stack { label: some(), blocks: vec![Block::Quiet(some())] }]),
    ];
    let charts = charts(&mut some);
    let picture = Block::Picture(RoadmapPicture {
        alt: some(),
        from: day("2026-10-01"),
        to: day("2027-09-30"),
        today: Some(day("2026-11-17")),
        scale: TimeScale::Calendar,
        before: None,
        links: Vec::new(),
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
                gone: None,
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
        ..Section::default()
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
            facts: vec![Fact { label: some(), value: some() }],
        },
        sections: vec![
            section(some(), some(), Weight::Asks, SectionWidth::Beside, blocks),
            section(some(), some(), Weight::Group, SectionWidth::Wide, vec![picture]),
            section(some(), some(), Weight::Plain, SectionWidth::Wide, vec![columns]),
            Section {
                title: Some(some()),
                ..section(some(), some(), Weight::Plain, SectionWidth::Wide, charts)
            },
        ],
    }
}

fn side(some: &mut dyn FnMut() -> String) -> CorrectionSide {
    CorrectionSide {
        label: some(),
        value: some(),
        words: Some(some()),
        note: Some(some()),
        sure: Some(Sure { commitment: Commitment::Committed, word: some() }),
    }
}

/// Every block that draws something.
fn charts(some: &mut dyn FnMut() -> String) -> Vec<Block> {
    let state = |some: &mut dyn FnMut() -> String| Some(MarkWord { mark: Mark::AtRisk, word: some() });
    let line = |some: &mut dyn FnMut() -> String| SmallLine {
        values: [58.0, 59.5, 71.0].map(Some).into(),
        target: Some(80.0),
        span: some(),
        event: Some((1, some())),
    };
    let fact = |some: &mut dyn FnMut() -> String| Fact { label: some(), value: some() };
    let day = |text: &str| text.parse().ok();
    vec![
        Block::Statement(Statement { mark: state(some), text: some(), note: Some(some()) }),
        Block::Facts(vec![fact(some), fact(some)]),
        Block::Figures(vec![Figure {
            above: Some(some()),
            name: some(),
            before: Some(some()),
            value: some(),
            unit: Some(some()),
            line: Some(line(some)),
            mark: state(some),
            target: Some(some()),
            text: some(),
            asks: true,
        }]),
        Block::Scorecard(vec![Score {
            name: some(),
            how: Some(some()),
            value: some(),
            unit: Some(some()),
            target: Some(some()),
            mark: state(some),
            lines: vec![line(some)],
            why: Some(some()),
            owner: Some(some()),
            number: Some(71.0),
        }]),
        Block::Choice(Choice {
            reference: Some(some()),
            question: some(),
            clock: Clock { label: some(), value: some(), note: Some(some()), facts: vec![fact(some)] },
            rows: vec![some(), some()],
            options: vec![
                ChoiceOption {
                    letter: some(),
                    name: some(),
                    tag: Some(some()),
                    values: vec![some(), some()],
                },
                ChoiceOption { letter: some(), name: some(), tag: None, values: vec![some()] },
            ],
            advice: Some(some()),
            trade_off: Some(some()),
        }),
        Block::Moved(Moved {
            from: "2026-11-01".parse().unwrap(),
            to: "2027-07-31".parse().unwrap(),
            rows: vec![MovedRow {
                reference: Some(some()),
                item: some(),
                note: Some(some()),
                was: Some(some()),
                now: Some(some()),
                was_on: day("2026-12-15"),
                now_on: day("2027-02-12"),
                shift: some(),
                why: Some(some()),
                decision: Some(some()),
            }],
            note: Some(some()),
        }),
        Block::Risks(RiskMap { risks: vec![RiskPoint { reference: some(), probability: 3, impact: 5 }] }),
        Block::Effort(vec![EffortBar {
            name: some(),
            plan: Some(28.0),
            spent: 31.0,
            unit: "%".into(),
            text: Some(some()),
            outside: true,
        }]),
        Block::Shares(vec![Share { count: 14, word: some(), commitment: Commitment::Likely }]),
        Block::Track(Track {
            label: some(),
            times: vec![TrackTime { when: some(), mark: state(some).unwrap() }],
        }),
        Block::Chart(Chart {
            title: some(),
            alt: some(),
            shape: ChartShape::Columns,
            unit: Some("%".into()),
            steps: vec![some(), some()],
            series: vec![
                Series { name: some(), values: vec![Some(1.0), None] },
                Series { name: some(), values: vec![Some(2.0), Some(4.5)] },
            ],
            target: Some(3.0),
        }),
    ]
}

//! The pack of an executive review from 2,000 items, 300 decisions and 40 metrics: building it, and each kind of file with
//! its leak check. The same pack gives the same bytes.

use std::path::Path;
use std::process::Command;

use chrono::Days;
use roadbook_core::Workspace;
use roadbook_core::decisions::{self, assign::DecisionField};
use roadbook_core::metrics::{Metric, ReadingSource, readings};
use roadbook_core::register::{Entry as _, add, find};
use roadbook_core::reviews::pack::build;
use roadbook_core::reviews::{Review, issue};
use roadbook_core::updates::{Format, check, render, wanted};
use roadbook_tests::places;

use super::amount::Amount;
use super::ground::{Dice, Ground, open};
use super::measure;
use super::table::{Aim, Row};

const RUNS: usize = 5;
const ITEMS: usize = 2_000;
const DECISIONS: usize = 300;
const METRICS: usize = 40;

pub fn rows(ground: &Ground) -> Vec<Row> {
    // A copy: other jobs measure on the same workspace.
    let path = ground.folder().join("review.roadbook");
    std::fs::copy(ground.workspace(ITEMS), &path).unwrap();
    let workspace = open(&path);
    let review = fill(&workspace);
    let today = workspace.today();
    let made = || {
        let review = workspace.read(|conn| find::by_reference::<Review>(conn, review)).unwrap();
        workspace.read(|conn| build(conn, &review, today)).unwrap()
    };
    let mut rows = vec![Row {
        job: format!("pack of {ITEMS} items, {DECISIONS} decisions, {METRICS} metrics"),
        ours: measure::median(RUNS, || measure::time(made)),
        peer: None,
        aim: Aim::AtMost(Amount::millis(400)),
    }];
    let composed = issue::composed(made()).unwrap();
    for format in Format::ALL {
        let first = render(&composed, *format).unwrap();
        let ours = measure::median(RUNS, || {
            measure::time(|| {
                let rendered = render(&composed, *format).unwrap();
                assert!(rendered.bytes == first.bytes, "the same pack gives the same bytes");
                check(&rendered, &wanted(&composed)).unwrap()
            })
        });
        rows.push(Row {
            job: format!("the pack as {}, searched", format.word()),
            ours,
            peer: None,
            aim: Aim::AtMost(Amount::millis(1_500)),
        });
    }
    rows.push(memory(ground, &path));
    rows
}

/// The most memory a script has while it builds, searches and writes the pack in what people are sent.
fn memory(ground: &Ground, workspace: &Path) -> Row {
    let roadbook = places::program("roadbook").expect("cargo xtask bench builds it");
    let out = ground.folder().join("packs");
    let mut command = Command::new(roadbook);
    command.args(["review", "--format", "pptx,pdf,docx,eml", "--in"]).arg(workspace).arg("--out").arg(out);
    Row {
        job: "memory of writing the pack as PowerPoint, PDF, Word and e-mail".to_owned(),
        ours: Amount::Memory(measure::program(&mut command).1),
        peer: None,
        aim: Aim::AtMost(Amount::Memory(256 * 1024 * 1024)),
    }
}

/// Decisions of which one in ten waits, metrics with a year of weeks, and a review in nine days.
fn fill(workspace: &Workspace) -> roadbook_core::ids::Reference {
    let mut dice = Dice(7);
    let today = workspace.today();
    for number in 0..DECISIONS {
        let waits = number % 10 == 0;
        let values = [
            (DecisionField::Status, if waits { "proposed" } else { "accepted" }.to_owned()),
            (DecisionField::Options, "One\nTwo\nThree".to_owned()),
            (DecisionField::Recommendation, "One".to_owned()),
            (DecisionField::NeededBy, (today + Days::new(number as u64 % 90)).to_string()),
        ];
        decisions::add::add(workspace, &dice.words(6), &values).unwrap();
    }
    for number in 0..METRICS {
        let values = [("targets".to_owned(), format!("{}: 80", chrono::Datelike::year(&today)))];
        let name = format!("{} {number}", dice.words(3));
        let metric = add::add::<Metric>(workspace, &name, &values).unwrap().value.reference();
        let lines: String = (1..=52)
            .map(|week| {
                format!("{}: {}\n", today - Days::new(7 * week), 50 + (week * 7 + number as u64) % 40)
            })
            .collect();
        readings::add(workspace, metric, &lines, ReadingSource::Typed).unwrap();
    }
    let values = [("day".to_owned(), (today + Days::new(9)).to_string())];
    add::add::<Review>(workspace, "Executive review", &values).unwrap().value.reference()
}

//! A log of 10,000 decisions: the queue, the graph of a chain, a search, and the log as a folder, beside `adr-log` on the
//! same 500 records, which writes only an index of them.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use roadbook_core::decisions::chain::chain;
use roadbook_core::decisions::export::{Dialect, Which, export};
use roadbook_core::decisions::list::{DecisionQuery, DecisionTab, decisions, queued};
use roadbook_core::decisions::{Choice, Decision};
use roadbook_core::formats::words::DecisionStatus;
use roadbook_core::ids::DecisionId;
use roadbook_core::links::Relation;
use roadbook_core::links::store::{Ends, connect};
use roadbook_core::search::find;
use roadbook_core::{Kind, Op, Workspace};

use super::amount::Amount;
use super::ground::{self, Dice, Ground};
use super::measure;
use super::table::{Aim, Row};

const MANY: usize = 10_000;
const FEW: usize = 500;

pub fn rows(ground: &Ground) -> Vec<Row> {
    let workspace = log(ground, MANY);
    let today = workspace.today();
    let queue = measure::median(9, || {
        measure::time(|| {
            let queue = workspace.read(|conn| queued(conn, today)).unwrap();
            assert!(queue.len() > MANY / 4, "a part of the log waits");
        })
    });
    let first = DecisionQuery { limit: 200, ..DecisionQuery::all(DecisionTab::Waiting) };
    let page = measure::median(9, || {
        measure::time(|| {
            let page = workspace.read(|conn| decisions(conn, &first, today)).unwrap();
            assert!(page.rows.len() == 200 && page.total > 200, "the window fetches a page of it");
        })
    });
    let middle = DecisionId(id(MANY / 2));
    let graph = measure::median(9, || {
        measure::time(|| {
            let chain = workspace.read(|conn| chain(conn, &middle)).unwrap();
            assert!(chain.nodes.len() >= 10, "it hangs together with others");
        })
    });
    let mut dice = Dice(5);
    let search = measure::median(50, || {
        let words = dice.words(2);
        measure::time(|| workspace.read(|conn| find(conn, &words, 50)).unwrap())
    });
    let mut run = 0;
    let mut folder = |workspace: &Workspace| {
        run += 1;
        let out = ground.folder().join(format!("log {run}"));
        let time = measure::time(|| written(workspace, &out));
        (time, out)
    };
    let large = Amount::Time(folder(&workspace).0);
    let small = log(ground, FEW);
    let mut peer = Vec::new();
    let few = measure::median(3, || {
        let (time, out) = folder(&small);
        peer.extend(adr_log(&out));
        time
    });
    peer.sort_unstable();
    let peer = peer.get(peer.len() / 2).map(|time| ("adr-log, index only", Amount::Time(*time)));
    let at_most = |job: &str, ours, most| Row {
        job: job.into(),
        ours,
        peer: None,
        aim: Aim::AtMost(Amount::millis(most)),
    };
    vec![
        at_most("queue of 10000 decisions", queue, 100),
        at_most("first page of 10000 decisions", page, 100),
        at_most("graph of a chain among 10000 decisions", graph, 20),
        at_most("search 10000 decisions, median", search, 10),
        at_most("10000 decisions as a folder", large, 30_000),
        Row {
            job: "500 decisions as a folder".into(),
            ours: few,
            peer,
            aim: Aim::AtMost(Amount::millis(1_500)),
        },
    ]
}

fn written(workspace: &Workspace, out: &Path) {
    let today = workspace.today();
    let dialects = [Dialect::Madr];
    workspace.read(|conn| export(conn, "bench", &dialects, Which::InUse, out, today)).unwrap();
}

/// How long the peer takes for the index of a folder; nothing where it is not there.
fn adr_log(folder: &Path) -> Option<Duration> {
    let mut command = Command::new("adr-log");
    command.arg("-d").arg(folder).arg("-o").arg(folder.join("log.md"));
    let is_there = Command::new("adr-log").arg("--help").output().is_ok();
    is_there.then(|| measure::program(&mut command).0)
}

fn id(place: usize) -> String {
    format!("00000000-0000-7000-8000-{place:012}")
}

/// A log of so many decisions: a third waits, the rest was made, and each tenth row of ten hangs together.
fn log(ground: &Ground, count: usize) -> Workspace {
    let path = ground.folder().join(format!("decisions {count}.roadbook"));
    let workspace = ground::create(&path);
    let mut dice = Dice(17);
    workspace
        .transact(Op::Import, "Decisions", |tx| {
            for place in 1..=count {
                tx.create(&decision(place, &mut dice, tx.today()))?;
                if place % 10 != 1 {
                    let ends = (id(place), id(place - 1));
                    let ends = Ends { from: (Kind::Decision, &ends.0), to: (Kind::Decision, &ends.1) };
                    connect(tx, Relation::Amends, ends, false)?;
                }
            }
            Ok(())
        })
        .unwrap();
    workspace
}

fn decision(place: usize, dice: &mut Dice, today: NaiveDate) -> Decision {
    let waits = place.is_multiple_of(3);
    let days = u64::try_from(place % 200).unwrap();
    let day = |back: u64| Some((today - Days::new(back)).into());
    let option = |dice: &mut Dice| Choice {
        name: dice.words(3),
        pros: vec![dice.words(6)],
        cons: vec![dice.words(6)],
        ..Choice::default()
    };
    Decision {
        id: DecisionId(id(place)),
        number: u32::try_from(place).unwrap(),
        title: dice.words(6),
        status: Some(if waits { DecisionStatus::Proposed } else { DecisionStatus::Accepted }),
        waiting_since: day(days + 5),
        needed_by: day(days),
        decided_on: (!waits).then(|| day(days)).flatten(),
        blocked: (0..place % 4).map(|_| dice.words(1)).collect(),
        context: dice.words(60),
        options: (0..3).map(|_| option(dice)).collect(),
        recommendation: Some(dice.words(3)),
        rationale: dice.words(40),
        consequences: dice.words(30),
        ..Decision::default()
    }
}

//! The decision log in the forms of other tools and back: every form gives the same records again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use roadbook_core::decisions::ask::{AskedFrom, ask};
use roadbook_core::decisions::export::{Dialect, Which, export};
use roadbook_core::decisions::{
    Amendment, Assumption, Choice, Decision, ExpectedResult, Reversible, ReviewOutcome, ReviewResult, attach,
};
use roadbook_core::formats::date::PartialDate;
use roadbook_core::formats::words::{DecisionStatus, Sensitivity};
use roadbook_core::ids::{DecisionId, PersonId};
use roadbook_core::imports::{ImportReport, ImportRequest, import};
use roadbook_core::items::add::add as add_item;
use roadbook_core::links::store::{Ends, connect};
use roadbook_core::links::{Link, Relation};
use roadbook_core::people::Person;
use roadbook_core::record::Record as _;
use roadbook_core::watch::Unwatched;
use roadbook_core::{Kind, Op, Workspace};
use roadbook_testkit::{day, workspace};
use roadbook_tests::places;
use serde_json::Value;

/// What one record is to another, by their ids.
type Joined = (Relation, String, String);

/// Everything a log says, by id: fields with names of people, and links.
fn state(workspace: &Workspace) -> (BTreeMap<String, Value>, Vec<Joined>) {
    workspace
        .read(|conn| {
            let people: BTreeMap<_, _> =
                Person::all(conn)?.into_iter().map(|person| (person.id.0, person.name)).collect();
            let mut decisions = BTreeMap::new();
            for decision in Decision::all(conn)? {
                let mut fields = decision.fields()?;
                for name in ["source", "imported", "original"] {
                    fields.remove(name);
                }
                for name in ["driver", "approver"] {
                    let person = fields.get(name).and_then(Value::as_str).and_then(|id| people.get(id));
                    let person = person.cloned();
                    fields.insert(name.into(), person.into());
                }
                decisions.insert(decision.id.0.clone(), Value::Object(fields));
            }
            let mut links: Vec<_> =
                Link::all(conn)?.into_iter().map(|link| (link.relation, link.from_id, link.to_id)).collect();
            links.sort();
            Ok((decisions, links))
        })
        .unwrap()
}

fn bring(workspace: &Workspace, path: &Path) -> ImportReport {
    let request = ImportRequest { path: path.display().to_string(), ..ImportRequest::default() };
    import(workspace, &request, &Unwatched)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .value
}

/// Writes a log in one form and reads it into an empty workspace, and into itself.
fn check(workspace: &Workspace, dialect: Dialect) {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    workspace
        .read(|conn| export(conn, "plan", &[dialect], Which::PutAwayToo, &log, day("2026-11-22")))
        .unwrap();
    let there = roadbook_testkit::workspace();
    let report = bring(&there, &log);
    let (ours, theirs) = (state(workspace), state(&there));
    for (id, decision) in &ours.0 {
        assert_eq!(Some(decision), theirs.0.get(id), "{} as {}: {:?}", id, dialect.key(), report.problems);
    }
    assert_eq!(ours.0.len(), theirs.0.len(), "no more and no fewer, as {}", dialect.key());
    let between = |links: &[Joined]| -> Vec<_> {
        links.iter().filter(|(_, _, to)| ours.0.contains_key(to)).cloned().collect()
    };
    assert_eq!(between(&ours.1), between(&theirs.1), "the links as {}", dialect.key());
    let again = bring(&there, &log);
    let changed = (again.created.decisions, again.updated.decisions, again.conflicts.len());
    assert_eq!(changed, (0, 0, 0), "a second time nothing changes, as {}", dialect.key());
    let home = bring(workspace, &log);
    let changed = (home.created.decisions, home.updated.decisions, home.conflicts.len());
    assert_eq!(changed, (0, 0, 0), "at home nothing changes, as {}", dialect.key());
    assert_eq!(state(workspace), ours, "as {}", dialect.key());
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => "[A-Z][a-z]{1,8}( [a-z]{1,8}){0,6}\\.",
        1 => Just("# Status\n\nAccepted\n\n* one\n* two\n\n```\nx: [\n```".to_owned()),
        1 => Just("=SUM(A1) -- | ' \" --> <!-- x --> \u{202e}\u{2028}é 決定 🙂".to_owned()),
        1 => "\\PC{1,30}",
    ]
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[A-Z][a-z]{1,8}( [a-z0-9]{1,8}){0,4}[?]?", 1 => "[^\\s\\p{C}]\\P{C}{0,20}[^\\s\\p{C}]"]
        .prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .prop_filter("something", |text| !text.is_empty())
}

fn date() -> impl Strategy<Value = Option<PartialDate>> {
    let day = (2024_i32..2029, 1_u32..13, 1_u32..29, 0_u8..4).prop_map(|(year, month, day, how)| match how {
        0 => PartialDate::year(year),
        1 => PartialDate::month(year, month),
        _ => PartialDate::day(year, month, day),
    });
    prop_oneof![1 => Just(None), 2 => day]
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(line(), 0..3)
}

fn some_line() -> impl Strategy<Value = Option<String>> {
    prop::option::of(line())
}

fn choice() -> impl Strategy<Value = Choice> {
    (line(), text(), lines(), lines(), lines(), some_line(), some_line(), some_line()).prop_map(
        |(name, text, pros, cons, neutral, effort, risk, disqualifier)| Choice {
            name,
            text,
            pros,
            cons,
            neutral,
            effort,
            risk,
            disqualifier,
        },
    )
}

fn decision() -> impl Strategy<Value = Decision> {
    let head = (
        line(),
        prop::option::of(prop::sample::select(DecisionStatus::ALL.to_vec())),
        prop::option::of(prop_oneof![line(), Just("Approved".to_owned())]),
        prop::option::of(prop_oneof![Just(Reversible::OneWay), Just(Reversible::Reversible)]),
        prop::sample::select(Sensitivity::ALL.to_vec()),
        any::<bool>(),
    );
    let dates = (date(), date(), date(), date(), date(), date(), date());
    let texts = (text(), text(), text(), text(), text(), text(), text(), text());
    let lists = (lines(), lines(), lines(), lines(), lines(), prop::collection::vec(choice(), 0..3));
    let small = (some_line(), some_line(), some_line(), some_line(), some_line(), some_line());
    let parts = (line(), date(), prop::option::of(any::<bool>()), text(), some_line(), 0_u8..3);
    (head, dates, texts, lists, small, parts).prop_map(|(head, dates, texts, lists, small, parts)| {
        let (text, when, still_true, before, happened, how_many) = parts;
        let many = usize::from(how_many);
        Decision {
            title: head.0,
            status: head.1,
            status_as_written: head.2,
            reversible: head.3,
            sensitivity: head.4,
            archived: head.5,
            decided_on: dates.0,
            recorded_on: dates.1,
            needed_by: dates.2,
            first_needed_by: dates.5,
            first_review_on: dates.4,
            waiting_since: dates.3,
            escalates_on: dates.4,
            review_on: dates.5,
            ends_on: dates.6,
            context: texts.0,
            rationale: texts.1,
            trade_offs: texts.2,
            consequences: texts.3,
            if_nobody_decides: texts.4,
            confirmation: texts.5,
            reversal_trigger: texts.6,
            evidence: texts.7,
            contributors: lists.0,
            informed: lists.1,
            blocked: lists.2,
            drivers: lists.3,
            tags: lists.4,
            options: lists.5,
            recommendation: small.0,
            chosen: small.1,
            decided_by: small.2,
            decided_in: small.3,
            team: small.4,
            public_title: small.5,
            front_matter: ["", "type: adr", "x-cost:\n  in: EUR # about\nproject: 'a: b'"][many].to_owned(),
            assumptions: vec![
                Assumption { text: text.clone(), check_by: when, still_true, looked_on: when };
                many
            ],
            expected: vec![
                ExpectedResult {
                    metric: text.clone(),
                    from: happened.clone(),
                    to: None,
                    by: when,
                    happened
                };
                many
            ],
            amendments: when
                .map(|on| Amendment {
                    on,
                    by: text.clone(),
                    note: before.clone(),
                    field: "rationale".into(),
                    before: before.clone(),
                    after: text.clone(),
                })
                .into_iter()
                .collect(),
            reviews: when
                .map(|date| ReviewResult { date, outcome: ReviewOutcome::Change, note: before, due: when })
                .into_iter()
                .collect(),
            ..Decision::default()
        }
    })
}

/// A workspace with these decisions, linked to each other, with people and a file.
fn log(decisions: &[Decision], relations: &[(usize, usize, Relation)]) -> Workspace {
    let workspace = workspace();
    workspace
        .transact(Op::Import, "A log", |tx| {
            let person =
                Person { id: PersonId(tx.new_id()), number: 1, name: "Ada Osei".into(), ..Person::default() };
            tx.create(&person)?;
            let mut ids = Vec::new();
            for (place, decision) in decisions.iter().enumerate() {
                let id = DecisionId(tx.new_id());
                let number = u32::try_from(place).unwrap() * 2 + 1;
                let approver = (place % 2 == 0).then(|| person.id.clone());
                tx.create(&Decision { id: id.clone(), number, approver, ..decision.clone() })?;
                ids.push(id);
            }
            for (from, to, relation) in relations {
                let (Some(from), Some(to)) = (ids.get(*from), ids.get(*to)) else { continue };
                if from != to {
                    let ends = Ends { from: (Kind::Decision, &from.0), to: (Kind::Decision, &to.0) };
                    connect(tx, *relation, ends, false)?;
                }
            }
            Ok(())
        })
        .unwrap();
    workspace
}

#[test]
fn any_log_comes_back_the_same_from_every_form() {
    let relation = prop::sample::select(vec![
        Relation::Supersedes,
        Relation::Amends,
        Relation::Reverses,
        Relation::RelatesTo,
        Relation::CausedBy,
    ]);
    let relations = prop::collection::vec((0_usize..4, 0_usize..4, relation), 0..4);
    let all = (prop::collection::vec(decision(), 1..4), relations);
    // A case writes and reads six forms; `PROPTEST_CASES` asks for more of them.
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(4);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&all, |(decisions, relations)| {
            for dialect in Dialect::ALL {
                check(&log(&decisions, &relations), *dialect);
            }
            Ok(())
        })
        .unwrap();
}

/// Texts that read like something else: a form to be filled in, a status, the extension itself.
#[test]
fn a_log_of_odd_texts_comes_back_the_same_from_every_form() {
    let long = "x".repeat(30_000);
    let texts =
        ["{!", ".&q{…=", "[title]", "# Status\n\nAccepted", "<!-- x-roadbook: {} -->", "---\n# A", &long];
    for status in [None, Some(DecisionStatus::Reversed), Some(DecisionStatus::Draft)] {
        let decisions = texts.map(|text| Decision {
            title: line_of(text),
            status,
            confirmation: text.to_owned(),
            context: text.to_owned(),
            evidence: text.to_owned(),
            reversal_trigger: text.to_owned(),
            ..Decision::default()
        });
        for dialect in Dialect::ALL {
            check(&log(&decisions, &[]), *dialect);
        }
    }
}

fn line_of(text: &str) -> String {
    text.chars().take(40).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The folders of real decision records.
const SETS: [&str; 6] = [
    "adr_german_meldestelle",
    "adr_govuk_aws",
    "adr_log4brains",
    "adr_madr_self",
    "adr_mozilla_as",
    "adr_opendatahub",
];

#[test]
fn real_folders_come_back_the_same_from_every_form() {
    for set in SETS {
        let Some(path) = places::shared_data(set) else {
            eprintln!(
                "skipped: no real folder of decision records beside this repository (shared/data/{set})"
            );
            continue;
        };
        let workspace = workspace();
        let report = bring(&workspace, &path);
        assert!(report.created.decisions > 5, "{}", path.display());
        for dialect in Dialect::ALL {
            let folder = tempfile::tempdir().unwrap();
            let log = folder.path().join("log");
            let write = |conn: &roadbook_core::Connection| {
                export(conn, "plan", &[*dialect], Which::InUse, &log, day("2026-11-22"))
            };
            workspace.read(write).unwrap();
            let there = roadbook_testkit::workspace();
            let report = bring(&there, &log);
            assert_eq!(report.problems, [], "{} as {}", path.display(), dialect.key());
            assert_eq!(state(&there), state(&workspace), "{} as {}", path.display(), dialect.key());
        }
    }
}

#[test]
fn items_people_and_files_travel_along() {
    let workspace = workspace();
    let item = add_item(&workspace, "Payouts", &[]).unwrap().value;
    let from = AskedFrom { from: Some(item.reference()), ..AskedFrom::default() };
    let decision = ask(&workspace, "Buy?", from, &[]).unwrap().value;
    attach::attach_all(&workspace, &decision.id, &[("offer (1) 50%.txt".into(), b"12 a unit".to_vec())])
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let dialects = [Dialect::Madr, Dialect::Nygard, Dialect::JsonAdr];
    let write = |conn: &roadbook_core::Connection| {
        export(conn, "plan", &dialects, Which::InUse, folder.path(), day("2026-11-22"))
    };
    let exported = workspace.read(write).unwrap();
    assert_eq!(exported.decisions, 1);
    for name in ["madr/index.md", "madr/0001-buy.md", "nygard/0001-buy.md", "decisions.json"] {
        assert!(folder.path().join(name).is_file(), "{name}");
    }
    let there = roadbook_testkit::workspace();
    add_item(&there, "Payouts", &[]).unwrap();
    let report = bring(&there, &folder.path().join("madr"));
    assert_eq!((report.unresolved_links.len(), report.problems.len()), (0, 0), "{report:?}");
    assert_eq!(report.passed_over[0].file, "index.md");
    let brought = there.read(|conn| Ok(Decision::all(conn)?.remove(0))).unwrap();
    let bytes = there.read(|conn| attach::bytes(conn, &brought, "offer (1) 50%.txt")).unwrap();
    assert_eq!(bytes, b"12 a unit");
    assert_eq!(state(&there).1.len(), 1, "the item that is called the same is linked");
    let alone = roadbook_testkit::workspace();
    let report = bring(&alone, &folder.path().join("decisions.json"));
    assert_eq!(report.unresolved_links.len(), 1, "there is no such item");
    assert_eq!(report.problems.len(), 1, "the file does not lie beside: {:?}", report.problems);
    let all = roadbook_testkit::workspace();
    let report = bring(&all, folder.path());
    assert_eq!(report.created.decisions, 1, "one decision, however many forms of it lie in the folder");
}

#[test]
fn what_somebody_changed_in_the_text_counts() {
    let workspace = workspace();
    let values = [(roadbook_core::decisions::assign::DecisionField::Rationale, "It is quick.".to_owned())];
    roadbook_core::decisions::add::add(&workspace, "Buy", &values).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let write = |conn: &roadbook_core::Connection| {
        export(conn, "plan", &[Dialect::Nygard], Which::InUse, folder.path(), day("2026-11-22"))
    };
    workspace.read(write).unwrap();
    let file = folder.path().join("0001-buy.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        text.replace("\nIt is quick.\n", "\nIt is cheap.\n").replace("# 1. Buy", "# 1. Buy now"),
    )
    .unwrap();
    let there = roadbook_testkit::workspace();
    bring(&there, folder.path());
    let decision = there.read(|conn| Ok(Decision::all(conn)?.remove(0))).unwrap();
    assert_eq!((decision.title.as_str(), decision.rationale.as_str()), ("Buy now", "It is cheap."));
    fs::write(&file, text.replace("x-roadbook: {", "x-roadbook: {{")).unwrap();
    let broken = roadbook_testkit::workspace();
    let report = bring(&broken, folder.path());
    assert!(report.problems[0].message.contains("cannot be read"), "{:?}", report.problems);
    assert_eq!(report.created.decisions, 1, "the rest of the file is read");
}

#[test]
fn other_files_of_the_folder_are_passed_over_with_a_note() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("0001-buy.md", "# 1. Buy\n\n## Status\n\nAccepted\n\n## Context\n\nSlow.\n");
    write("README.md", "# Our decisions\n\nRead them.\n");
    write("package.json", "{\"name\": \"x\"}");
    write("tasks.csv", "Task,Owner\nPaint,Ada\n");
    let report = bring(&workspace(), folder.path());
    assert_eq!(report.created.decisions, 1);
    let passed: Vec<_> = report.passed_over.iter().map(|passed| passed.file.as_str()).collect();
    assert_eq!(passed, ["README.md", "package.json", "tasks.csv"]);
}

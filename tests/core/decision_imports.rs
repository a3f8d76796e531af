//! Imports of decision records: what others wrote becomes decisions, and nothing here is lost by it.

use std::fs;
use std::path::Path;

use roadbook_core::decisions::assign::DecisionField;
use roadbook_core::decisions::export::{Dialect, Which, export};
use roadbook_core::decisions::{Decision, attach, edit};
use roadbook_core::formats::date::DayOrder;
use roadbook_core::formats::words::DecisionStatus;
use roadbook_core::imports::{ImportReport, ImportRequest, import};
use roadbook_core::people::Person;
use roadbook_core::record::Record as _;
use roadbook_core::watch::Unwatched;
use roadbook_core::{Workspace, decisions};
use roadbook_testkit::{day, workspace};

fn bring_as(workspace: &Workspace, path: &Path, dates: Option<DayOrder>) -> ImportReport {
    let request = ImportRequest { path: path.display().to_string(), dates, ..ImportRequest::default() };
    import(workspace, &request, &Unwatched)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .value
}

fn bring(workspace: &Workspace, path: &Path) -> ImportReport {
    bring_as(workspace, path, None)
}

fn write(workspace: &Workspace, dialect: Dialect, folder: &Path) {
    let write = |conn: &roadbook_core::Connection| {
        export(conn, "plan", &[dialect], Which::InUse, folder, day("2026-11-22"))
    };
    workspace.read(write).unwrap();
}

fn decision(workspace: &Workspace, reference: &str) -> Decision {
    workspace.read(|conn| decisions::store::by_reference(conn, reference.parse()?)).unwrap()
}

fn counts(report: &ImportReport) -> (u32, u32, u32) {
    (report.created.decisions, report.updated.decisions, report.unchanged.decisions)
}

#[test]
fn a_file_that_is_brought_along_stays_below_the_folder() {
    let home = workspace();
    let buy = decisions::add::add(&home, "Buy", &[]).unwrap().value;
    attach::attach_all(&home, &buy.id, &[("note.txt".into(), b"harm".to_vec())]).unwrap();
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("log");
    write(&home, Dialect::Madr, &folder);
    let file = folder.join("0001-buy.md");
    let text = fs::read_to_string(&file).unwrap();
    let harmful = text.replace("\"name\":\"note.txt\"", "\"name\":\"../../../note.txt\"");
    assert_ne!(harmful, text, "the extension names the file");
    fs::write(&file, harmful).unwrap();
    fs::write(place.path().join("note.txt"), b"harm").unwrap();
    let there = workspace();
    let report = bring(&there, &folder);
    assert_eq!(decision(&there, "D-1").attachments, [], "{report:?}");
    assert!(report.problems[0].message.contains("../../../note.txt"), "{report:?}");
}

#[test]
fn an_id_or_a_number_that_stands_twice_makes_two_decisions() {
    let check = |files: &[(&str, &str)], decisions: u32, problems: usize| {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let workspace = workspace();
        let report = bring(&workspace, folder.path());
        assert_eq!(report.created.decisions, decisions, "{files:?}: {report:?}");
        assert_eq!(report.problems.len(), problems, "{files:?}: {:?}", report.problems);
        let again = bring(&workspace, folder.path());
        assert_eq!(counts(&again), (0, 0, decisions), "{files:?}: each is found again");
        assert_eq!(again.missing, [""; 0], "{files:?}");
    };
    check(&[("log.csv", "Decision ID,Title,Context\nD1,Buy,a\nD1,Build,b\n")], 2, 1);
    let json = r#"{"version": "1.0.0", "adrs": [{"number": 2, "title": "A"}, {"number": 2, "title": "B"}]}"#;
    check(&[("log.json", json)], 2, 1);
    let one = "# 2. Buy\n\n## Status\n\nAccepted\n";
    let other = "# 2. Build\n\n## Status\n\nAccepted\n";
    check(&[("0002-b.md", one), ("0002-b.markdown", other)], 2, 0);
}

#[test]
fn rows_of_a_register_can_be_sorted_and_put_between_others() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.csv");
    let head = "Decision,Date,Owner,Status,Context,Alternatives,Scope,Links\n";
    let (may, june) =
        ("Go live in May,2026-02-01,Ada,active,Slow,May;June,Launch,\n", "Freeze in June,,,,,,,\n");
    fs::write(&file, format!("{head}{may}{june}")).unwrap();
    let workspace = workspace();
    assert_eq!(counts(&bring(&workspace, &file)), (2, 0, 0));
    fs::write(&file, format!("{head}Brand new,2026-03-01,,,,,,\n{june}{may}")).unwrap();
    assert_eq!(
        counts(&bring(&workspace, &file)),
        (1, 0, 2),
        "one is new, the others are found by their titles"
    );
    let first = decision(&workspace, "D-1");
    assert_eq!((first.title.as_str(), first.amendments.len()), ("Go live in May", 0));
    assert_eq!(decision(&workspace, "D-3").title, "Brand new");
}

#[test]
fn the_clock_and_the_people_of_a_register_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.csv");
    let text = "Decision ID,Decision,Status,Owner,Approver,Needed by,Expected outcome,Assumptions,Links,Options\n\
                D-1,Buy the rails?,Proposed,Ada Osei,Bo Li,2026-12-01,Share 60 %,Prices hold,,Buy|Build\n\
                D-2,Build,Accepted,,,,,,Supersedes D-1,\n";
    fs::write(&file, text).unwrap();
    let workspace = workspace();
    let report = bring(&workspace, &file);
    assert_eq!((report.people_created, report.problems.len()), (2, 0));
    let buy = decision(&workspace, "D-1");
    let name = |id: &Option<roadbook_core::ids::PersonId>| {
        let id = id.as_ref().unwrap();
        workspace.read(|conn| Ok(Person::find(conn, &id.0)?.unwrap().name)).unwrap()
    };
    assert_eq!((name(&buy.driver).as_str(), name(&buy.approver).as_str()), ("Ada Osei", "Bo Li"));
    assert_eq!(buy.needed_by, Some(day("2026-12-01").into()));
    assert_eq!(buy.expected[0].metric, "Share 60 %");
    assert_eq!(buy.assumptions[0].text, "Prices hold");
    assert_eq!(buy.options.len(), 2);
    let links = workspace.read(|conn| roadbook_core::links::store::of(conn, &buy.id.0)).unwrap();
    assert_eq!(links.len(), 1, "the other row supersedes it");
    edit::edit(&workspace, &buy.id, &[(DecisionField::NeededBy, "1 Jan 2027".into())]).unwrap();
    assert_eq!(counts(&bring(&workspace, &file)), (0, 0, 2), "what was set here stays");
}

#[test]
fn a_day_that_cannot_be_read_empties_nothing() {
    let text = "# 1. Buy\n\nDate: 02/12/2016\n\n## Status\n\nAccepted\n\n## Context\n\nSlow.\n";
    let read_on = |orders: [Option<DayOrder>; 2]| {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("0001-buy.md"), text).unwrap();
        let workspace = workspace();
        let reports = orders.map(|order| bring_as(&workspace, folder.path(), order));
        let problems = reports.each_ref().map(|report| report.problems.len());
        (decision(&workspace, "D-1").decided_on, problems, counts(&reports[1]))
    };
    let known = Some(day("2016-12-02").into());
    assert_eq!(read_on([Some(DayOrder::Dmy), None]), (known, [0, 1], (0, 0, 1)), "the day stays what it was");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("0001-buy.md"), text).unwrap();
    let asked = |dates| {
        let path = folder.path().display().to_string();
        let request = ImportRequest { path, dates, ..ImportRequest::default() };
        roadbook_core::imports::preview(&workspace(), &request, &Unwatched).unwrap().ambiguous_dates
    };
    assert_eq!(asked(None).as_deref(), Some("02/12/2016"), "the preview asks for it");
    assert_eq!(asked(Some(DayOrder::Dmy)), None);
    assert_eq!(read_on([None, Some(DayOrder::Dmy)]), (known, [1, 0], (0, 1, 0)), "the day is filled in");
}

#[test]
fn an_own_copy_changes_nothing_where_it_was_made() {
    let place = tempfile::tempdir().unwrap();
    let (source, copy) = (place.path().join("source"), place.path().join("copy"));
    fs::create_dir(&source).unwrap();
    let text = "# 1. Buy\n\n## Status\n\nAccepted\n\n## Context\n\nSlow.\n\n## Decision\n\nWe buy.\n";
    fs::write(source.join("0001-buy.md"), text).unwrap();
    let workspace = workspace();
    bring(&workspace, &source);
    let before = decision(&workspace, "D-1");
    edit::edit(&workspace, &before.id, &[(DecisionField::Tags, "rails".into())]).unwrap();
    let edited = decision(&workspace, "D-1");
    for dialect in [Dialect::Nygard, Dialect::Madr, Dialect::Csv] {
        write(&workspace, dialect, &copy);
        assert_eq!(counts(&bring(&workspace, &copy)), (0, 0, 1), "the copy as {}", dialect.key());
        assert_eq!(decision(&workspace, "D-1"), edited, "nothing of it, as {}", dialect.key());
        assert_eq!(counts(&bring(&workspace, &source)), (0, 0, 1), "and its source after {}", dialect.key());
        fs::remove_dir_all(&copy).unwrap();
    }
    assert_eq!(decision(&workspace, "D-1").tags, ["rails"], "what was edited here is not taken back");
}

#[test]
fn a_move_that_is_no_step_is_imported_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let record = |status: &str| {
        let text = format!("# 1. Buy\n\n## Status\n\n{status}\n\n## Context\n\nSlow.\n");
        fs::write(folder.path().join("0001-buy.md"), text).unwrap();
    };
    let workspace = workspace();
    record("Rejected");
    bring(&workspace, folder.path());
    record("Accepted");
    let report = bring(&workspace, folder.path());
    let said = &report.problems[0].message;
    assert!(said.starts_with("D-1 was rejected; the file says accepted"), "{said}");
    assert_eq!(decision(&workspace, "D-1").status, Some(DecisionStatus::Accepted));
    record("Reversed");
    assert_eq!(bring(&workspace, folder.path()).problems, [], "accepted to reversed is a step");

    record("Superseded by [2. Build](0002-build.md)");
    let other = "# 2. Build\n\n## Status\n\nAccepted\n\n## Context\n\nSlow.\n";
    fs::write(folder.path().join("0002-build.md"), other).unwrap();
    let report = bring(&workspace, folder.path());
    assert!(
        report.problems[0].message.starts_with("D-1 was reversed; the file says superseded"),
        "{report:?}"
    );
    fs::remove_file(folder.path().join("0002-build.md")).unwrap();
    record("Rejected");
    let report = bring(&workspace, folder.path());
    assert!(report.problems[0].message.ends_with("It is still superseded by D-2."), "{report:?}");
}

#[test]
fn a_file_with_a_new_name_is_the_same_decision() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let text = "# 1. Buy\n\n## Status\n\nAccepted\n\n## Context\n\nSlow.\n\n## Decision\n\nWe buy.\n";
    fs::write(file("0001-a.md"), text).unwrap();
    let workspace = workspace();
    bring(&workspace, folder.path());
    fs::remove_file(file("0001-a.md")).unwrap();
    fs::write(file("0001-record.md"), text.replace("1. Buy", "1. Buy the rails")).unwrap();
    let report = bring(&workspace, folder.path());
    assert_eq!((counts(&report), report.missing.len()), ((0, 1, 0), 0));
    assert!(
        report.problems[0].message.starts_with("The file was called 0001-a.md before; D-1"),
        "{report:?}"
    );
    assert_eq!(decision(&workspace, "D-1").title, "Buy the rails");
    let again = bring(&workspace, folder.path());
    assert_eq!((counts(&again), again.problems.len()), ((0, 0, 1), 0), "it is known by its new name");
}

#[test]
fn exporting_after_a_rename_takes_the_old_file_away() {
    let workspace = workspace();
    let buy = decisions::add::add(&workspace, "Buy", &[]).unwrap().value;
    decisions::add::add(&workspace, "Build", &[]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    write(&workspace, Dialect::Madr, folder.path());
    let old = folder.path().join("0001-buy.md");
    let by_hand = folder.path().join("0001-by-hand.md");
    fs::write(&by_hand, "# 1. Ours\n\n## Status\n\nAccepted\n").unwrap();
    fs::copy(&old, folder.path().join("kept copy.md")).unwrap();
    edit::edit(&workspace, &buy.id, &[(DecisionField::Title, "Buy now".into())]).unwrap();
    let write = |conn: &roadbook_core::Connection| {
        export(conn, "plan", &[Dialect::Madr], Which::InUse, folder.path(), day("2026-11-22"))
    };
    let exported = workspace.read(write).unwrap();
    assert_eq!(exported.removed, std::slice::from_ref(&old), "it says which file is gone");
    assert!(!old.exists() && folder.path().join("0001-buy-now.md").exists());
    assert!(by_hand.exists(), "a file that somebody else wrote stays");
    assert!(folder.path().join("kept copy.md").exists(), "a copy under a name of its own stays");
    assert!(folder.path().join("0002-build.md").exists());
    assert_eq!(workspace.read(write).unwrap().removed, [""; 0].map(std::path::PathBuf::from));
}

/// The files of Markdown below a folder, by their names, with the links from them to others.
fn dead_links(folder: &Path, names: &[String]) -> Vec<String> {
    let target = regex::Regex::new(r"\]\(([^)\s#]+\.md)").unwrap();
    let mut dead = Vec::new();
    for name in names {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let text: String =
            text.lines().filter(|line| !line.contains("x-roadbook")).collect::<Vec<_>>().join("\n");
        for found in target.captures_iter(&text) {
            let there = &found[1];
            if !there.contains("://") && !there.contains('/') && !folder.join(there).exists() {
                dead.push(format!("{name}: {there}"));
            }
        }
    }
    dead
}

#[test]
fn links_between_the_records_of_real_folders_lead_on_when_they_are_written() {
    let sets =
        ["adr_govuk_aws", "adr_log4brains", "adr_madr_self", "adr_opendatahub", "adr_german_meldestelle"];
    for set in sets {
        let Some(path) = roadbook_tests::places::shared_data(set) else {
            eprintln!(
                "skipped: no real folder of decision records beside this repository (shared/data/{set})"
            );
            continue;
        };
        let workspace = workspace();
        bring(&workspace, &path);
        let sources: Vec<String> = workspace
            .read(Decision::all)
            .unwrap()
            .into_iter()
            .filter_map(|decision| Some(decision.source?.file?.rsplit('/').next()?.to_owned()))
            .collect();
        for dialect in [Dialect::Madr, Dialect::Nygard, Dialect::StructuredMadr] {
            let folder = tempfile::tempdir().unwrap();
            write(&workspace, dialect, folder.path());
            let names = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name());
            let names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
            let names: Vec<_> = names.into_iter().filter(|name| name.ends_with(".md")).collect();
            let dead = dead_links(folder.path(), &names);
            let dead: Vec<_> = dead
                .iter()
                .filter(|link| sources.iter().any(|file| link.ends_with(&format!(": {file}"))))
                .collect();
            assert_eq!(
                dead,
                [""; 0],
                "{set} as {}: every link to another record leads to its file",
                dialect.key()
            );
        }
    }
}

#[test]
fn what_other_tools_keep_in_front_matter_is_written_back() {
    let folder = tempfile::tempdir().unwrap();
    let front = "title: Buy\ndescription: Why we buy\ntype: adr\ncategory: payments\nstatus: accepted\n\
                 created: 2026-01-02\nauthor: Bo Li\nproject: till\ntechnologies:\n  - rust\nx-cost:\n  in: EUR\n";
    fs::write(
        folder.path().join("0001-buy.md"),
        format!("---\n{front}---\n# ADR-0001: Buy\n\n## Context\n\nSlow.\n"),
    )
    .unwrap();
    let home = workspace();
    bring(&home, folder.path());
    let kept = decision(&home, "D-1").front_matter;
    for dialect in [Dialect::StructuredMadr, Dialect::Madr] {
        let written = tempfile::tempdir().unwrap();
        write(&home, dialect, written.path());
        let text = fs::read_to_string(written.path().join("0001-buy.md")).unwrap();
        for said in ["description: Why we buy\n", "technologies:\n  - rust\n", "x-cost:\n  in: EUR\n"] {
            assert!(text.contains(said), "{said} as {}: {text}", dialect.key());
        }
        for name in ["description:", "type:", "category:", "author:", "project:"] {
            assert_eq!(text.matches(&format!("\n{name}")).count(), 1, "{name} stands once: {text}");
        }
        let there = workspace();
        bring(&there, written.path());
        assert_eq!(decision(&there, "D-1").front_matter, kept, "as {}", dialect.key());
    }
}

#[test]
fn a_file_with_another_number_is_the_same_decision() {
    let folder = tempfile::tempdir().unwrap();
    let text = "# Buy\n\n## Status\n\nAccepted\n\n## Context\n\nSlow.\n\n## Decision\n\nWe buy.\n";
    fs::write(folder.path().join("0001-buy.md"), text).unwrap();
    fs::write(folder.path().join("0002-other.md"), "# Other\n\n## Status\n\nAccepted\n").unwrap();
    let workspace = workspace();
    bring(&workspace, folder.path());
    fs::remove_file(folder.path().join("0001-buy.md")).unwrap();
    fs::write(folder.path().join("0012-buy.md"), text.replace("Slow.", "Slow and dear.")).unwrap();
    let report = bring(&workspace, folder.path());
    assert_eq!((counts(&report), report.missing.len()), ((0, 1, 1), 0), "{report:?}");
    let buy = decision(&workspace, "D-1");
    assert_eq!(buy.source.and_then(|source| source.file).as_deref(), Some("0012-buy.md"));
    assert_eq!(buy.context, "Slow and dear.");
    let again = bring(&workspace, folder.path());
    assert_eq!((counts(&again), again.problems.len()), ((0, 0, 2), 0), "it is known by its new name");
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_lead_neither_round_nor_out_of_it() {
    use std::os::unix::fs::symlink;
    let place = tempfile::tempdir().unwrap();
    let (folder, elsewhere) = (place.path().join("adr"), place.path().join("other.md"));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("0001-buy.md"), "# 1. Buy\n\n## Status\n\nAccepted\n").unwrap();
    fs::write(&elsewhere, "# 2. Build\n\n## Status\n\nProposed\n").unwrap();
    symlink(&folder, folder.join("round")).unwrap();
    symlink(folder.join("0001-buy.md"), folder.join("latest.md")).unwrap();
    symlink(&elsewhere, folder.join("0002-build.md")).unwrap();
    symlink(folder.join("gone.md"), folder.join("0003-gone.md")).unwrap();
    let workspace = workspace();
    let report = bring(&workspace, &folder);
    assert_eq!(counts(&report), (1, 0, 0), "{report:?}");
    let mut said: Vec<_> = report.problems.iter().map(|problem| problem.file.as_str()).collect();
    said.sort_unstable();
    assert_eq!(said, ["0002-build.md", "0003-gone.md", "latest.md", "round"], "{report:?}");
}

#[test]
fn data_beside_decisions_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("0001-buy.md"), "# 1. Buy\n\n## Status\n\nAccepted\n").unwrap();
    fs::write(folder.path().join("load.csv"), "second,requests\n1,20\n").unwrap();
    fs::write(folder.path().join("0002-build.adoc"), "= 2. Build\n\n== Status\n\nAccepted\n").unwrap();
    let workspace = workspace();
    let report = bring(&workspace, folder.path());
    assert_eq!(counts(&report), (1, 0, 0), "{report:?}");
    assert_eq!(report.passed_over.len(), 2, "what was not read is said: {report:?}");
}

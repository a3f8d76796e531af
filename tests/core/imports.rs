//! Imports: what a file says becomes records, and a second import brings only what changed.

use std::fs;
use std::path::Path;

use roadbook_core::history::undo;
use roadbook_core::imports::{ImportReport, ImportRequest, Keep, import, rehearse};
use roadbook_core::items::Item;
use roadbook_core::items::assign::ItemField;
use roadbook_core::items::edit::edit;
use roadbook_core::record::Record as _;
use roadbook_core::watch::Unwatched;
use roadbook_core::{Workspace, items};
use roadbook_testkit::{workspace, workspace_in};

const FIRST: &str = "\
Summary,Issue key,Issue id,Issue Type,Status,Status Category,Assignee,Due date,Labels,Labels,Parent
Payouts,PAY-1,10001,Epic,In Progress,In Progress,Ines Rahm,,sepa,,
Instant payouts,PAY-2,10002,Story,To Do,To Do,Ines Rahm,26/Feb/27 12:00 AM,sepa,peak,PAY-1
Rate lock,PAY-3,10003,Story,Ready for Risk,In Progress,Lea Brandt,,,,10001
";

fn run(workspace: &Workspace, path: &Path, change: impl FnOnce(&mut ImportRequest)) -> ImportReport {
    let mut request = ImportRequest { path: path.to_string_lossy().into_owned(), ..ImportRequest::default() };
    change(&mut request);
    import(workspace, &request, &Unwatched).unwrap().value
}

fn item(workspace: &Workspace, reference: &str) -> Item {
    workspace.read(|conn| items::store::by_reference(conn, reference.parse()?)).unwrap()
}

#[test]
fn a_jira_export_becomes_items_and_is_one_step_of_undo() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("jira.csv");
    fs::write(&file, FIRST).unwrap();
    let workspace = workspace();
    let report = run(&workspace, &file, |_| {});
    assert_eq!(report.created.items, 3, "{report:?}");
    assert_eq!(report.people_created, 2);
    assert_eq!(report.problems, [], "nothing is wrong with the file");
    let payouts = item(&workspace, "R-1");
    let instant = item(&workspace, "R-2");
    assert_eq!(payouts.level.key(), "initiative", "an epic is an initiative");
    assert_eq!(instant.parent, Some(payouts.id.clone()));
    assert_eq!(item(&workspace, "R-3").parent, Some(payouts.id), "a parent may be named by Jira's number");
    assert_eq!(instant.timeframe.to_code(), "/2027-02-26", "a due date alone is an end without a start");
    assert_eq!(instant.tags, ["sepa", "peak"]);
    undo::undo(&workspace).unwrap();
    assert_eq!(workspace.read(Item::all).unwrap(), [], "one undo takes the whole import back");
    undo::redo(&workspace).unwrap();
    assert_eq!(item(&workspace, "R-2"), instant, "redo brings the same records with the same references");
}

#[test]
fn a_second_import_brings_what_changed_and_keeps_what_was_edited_here() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("jira.csv");
    fs::write(&file, FIRST).unwrap();
    let workspace = workspace_in(folder.path());
    run(&workspace, &file, |_| {});
    let again = run(&workspace, &file, |_| {});
    assert_eq!((again.updated.items, again.unchanged.items), (0, 3), "{again:?}");

    let instant = item(&workspace, "R-2");
    edit(&workspace, std::slice::from_ref(&instant.id), &[(ItemField::Title, "Payouts at once".into())])
        .unwrap();
    let second =
        FIRST.replace("Instant payouts", "Instant euro payouts").replace("Rate lock", "Rate lock for a day");
    fs::write(
        &file,
        second.replace("Payouts,PAY-1,10001,Epic,In Progress,In Progress,Ines Rahm,,sepa,,\n", ""),
    )
    .unwrap();
    let preview = rehearse(
        &workspace,
        &ImportRequest { path: file.to_string_lossy().into_owned(), ..ImportRequest::default() },
        &Unwatched,
    )
    .unwrap();
    assert_eq!(item(&workspace, "R-3").title, "Rate lock", "a preview writes nothing");
    let report = run(&workspace, &file, |_| {});
    assert_eq!(preview, report, "the preview and the import are the same code");
    assert_eq!((report.updated.items, report.unchanged.items), (1, 1), "{report:?}");
    assert_eq!(report.missing, ["R-1"], "what is gone from the file is said, and stays");
    let [conflict] = report.conflicts.as_slice() else { panic!("{report:?}") };
    assert_eq!(
        (conflict.reference.as_str(), conflict.field.as_str(), conflict.kept),
        ("R-2", "title", Keep::Mine)
    );
    assert_eq!(
        (conflict.mine.as_str(), conflict.theirs.as_str()),
        ("Payouts at once", "Instant euro payouts")
    );
    assert_eq!(item(&workspace, "R-2").title, "Payouts at once");
    assert_eq!(item(&workspace, "R-3").title, "Rate lock for a day");

    undo::undo(&workspace).unwrap();
    let theirs = run(&workspace, &file, |request| request.on_conflict = Keep::Theirs);
    assert_eq!(theirs.conflicts.len(), 1, "a conflict is reported whoever wins");
    assert_eq!(item(&workspace, "R-2").title, "Instant euro payouts");
}

#[test]
fn a_file_that_is_no_table_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace();
    let check = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        let request = ImportRequest { path: file.to_string_lossy().into_owned(), ..ImportRequest::default() };
        let refused = import(&workspace, &request, &Unwatched).unwrap_err();
        assert!(refused.to_string().contains(name), "{name}: {refused} names the file");
        assert!(refused.hint().is_some(), "{name}: {refused} says what to do");
    };
    check("empty.csv", b"");
    check("numbers.csv", b"a,b\n1,2\n3,4\n");
    check("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\0");
}

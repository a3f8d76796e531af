//! Imports: what a file says becomes records, and a second import brings only what changed.

use std::fs;
use std::path::Path;

use roadbook_core::history::undo;
use roadbook_core::imports::{ImportReport, ImportRequest, Keep, import, rehearse};
use roadbook_core::items::Item;
use roadbook_core::items::edit::edit;
use roadbook_core::items::field::ItemField;
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

#[test]
fn a_circle_of_parents_is_said_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.csv");
    let check = |rows: &str, parents: &[Option<&str>], lines: &[u32]| {
        fs::write(&file, format!("Title,Issue key,Parent\n{rows}")).unwrap();
        let workspace = workspace();
        let mut report = run(&workspace, &file, |_| {});
        let said: Vec<_> = report.problems.iter().filter_map(|problem| problem.line).collect();
        assert_eq!(said, lines, "{rows}: {:?}", report.problems);
        for (number, parent) in (1..).zip(parents) {
            let item = item(&workspace, &format!("R-{number}"));
            let above =
                item.parent.map(|id| workspace.read(|conn| items::store::get(conn, &id)).unwrap().title);
            assert_eq!(above.as_deref(), *parent, "{rows}: {}", item.title);
        }
        assert_eq!(workspace.read(roadbook_core::check::check).unwrap(), [], "{rows}");
        let again = run(&workspace, &file, |_| {});
        report.unchanged = std::mem::take(&mut report.created);
        report.people_created = 0;
        assert_eq!(again, report, "{rows}: a second time nothing changes, and the same is said");
    };
    check("A,C-1,C-2\nB,C-2,C-1\n", &[None, Some("A")], &[2]);
    check("A,C-1,C-2\nB,C-2,C-3\nC,C-3,C-1\n", &[None, Some("C"), Some("A")], &[2]);
    check("A,C-1,C-1\nB,C-2,C-1\n", &[None, Some("A")], &[2]);
    check("A,C-1,\nB,C-2,C-1\nC,C-3,C-2\n", &[None, Some("A"), Some("B")], &[]);
}

#[test]
fn a_circle_through_what_was_here_is_said_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.csv");
    let import = |rows: &str, workspace: &Workspace| {
        fs::write(&file, format!("Title,Issue key,Parent\n{rows}")).unwrap();
        run(workspace, &file, |_| {})
    };
    let under = |workspace: &Workspace, reference: &str| {
        let parent = item(workspace, reference).parent;
        parent.map(|id| workspace.read(|conn| items::store::get(conn, &id)).unwrap().reference().to_string())
    };
    let workspace = workspace();
    import("A,C-1,\nB,C-2,C-1\n", &workspace);
    let report = import("A,C-1,C-2\n", &workspace);
    assert_eq!(report.problems.len(), 1, "B is not in the file, and part of A here: {report:?}");
    assert_eq!(under(&workspace, "R-1"), None);
    let turned = import("A,C-1,C-2\nB,C-2,\n", &workspace);
    assert_eq!(turned.problems, [], "the file turns the two round");
    assert_eq!((under(&workspace, "R-1").as_deref(), under(&workspace, "R-2")), (Some("R-2"), None));

    let a = item(&workspace, "R-1");
    edit(&workspace, std::slice::from_ref(&a.id), &[(ItemField::Parent, String::new())]).unwrap();
    let b = item(&workspace, "R-2");
    edit(&workspace, std::slice::from_ref(&b.id), &[(ItemField::Parent, "R-1".into())]).unwrap();
    import("A,C-1,C-2\nB,C-2,\nC,C-3,\n", &workspace);
    assert_eq!(under(&workspace, "R-2").as_deref(), Some("R-1"), "what was moved here stays");
    let report = import("A,C-1,C-3\nB,C-2,\nC,C-3,C-2\n", &workspace);
    assert_eq!(workspace.read(roadbook_core::check::check).unwrap(), [], "{report:?}");
}

#[test]
fn a_workbook_becomes_items_as_the_same_table_in_text_does() {
    use roadbook_core::formats::sheet::{Sheet, SheetColumn, SheetValue};
    use roadbook_core::formats::write::xlsx::{Look, render};
    let rows = [
        ["Payouts", "PAY-1", "Epic", "In Progress", "Ines Rahm", "Q3 2026", ""],
        ["Instant payouts", "PAY-2", "Story", "To Do", "", "2027-02-26", "PAY-1"],
    ];
    let headings = ["Summary", "Issue key", "Issue Type", "Status", "Assignee", "Due date", "Parent"];
    let sheet = Sheet {
        name: "Plan".into(),
        columns: headings.iter().map(|heading| SheetColumn::new((*heading).to_owned())).collect(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(|cell| SheetValue::text((*cell).to_owned())).collect())
            .collect(),
    };
    let folder = tempfile::tempdir().unwrap();
    let (book, text) = (folder.path().join("plan.xlsx"), folder.path().join("plan.csv"));
    fs::write(&book, render(&[sheet], &Look::default()).unwrap()).unwrap();
    let lines = std::iter::once(&headings).chain(&rows).map(|row| row.join(","));
    fs::write(&text, lines.collect::<Vec<_>>().join("\n")).unwrap();
    let items = |path: &Path| {
        let workspace = workspace();
        let report = run(&workspace, path, |_| {});
        assert_eq!((report.created.items, report.problems.len()), (2, 0), "{}", path.display());
        let again = run(&workspace, path, |_| {});
        assert_eq!((again.created.items, again.unchanged.items), (0, 2), "{}", path.display());
        let all = workspace.read(Item::all).unwrap().into_iter();
        all.map(|item| (item.title, item.level, item.status, item.timeframe, item.parent.is_some()))
            .collect::<Vec<_>>()
    };
    assert_eq!(items(&book), items(&text));
    assert_eq!(items(&book)[0].3.to_code(), items(&text)[0].3.to_code());
    fs::write(&book, b"PK\x03\x04 nothing").unwrap();
    let request = ImportRequest { path: book.display().to_string(), ..ImportRequest::default() };
    let refused = import(&workspace(), &request, &Unwatched).unwrap_err();
    assert!(refused.to_string().contains("plan.xlsx"), "{refused}");
}

#[test]
fn rows_of_one_title_are_an_item_each() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.csv");
    let table =
        "Title,Product,Owner\nBeta,Payments,Ann\nBeta,Lending,Bo\nGA,Payments,Ann\nBeta,Payments,Ann\n";
    fs::write(&file, table).unwrap();
    let workspace = workspace();
    let report = run(&workspace, &file, |_| {});
    assert_eq!(report.created.items, 3, "{report:?}");
    let said: Vec<_> = report.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(said, [Some(5)], "a row that says all of it again is said and left out: {report:?}");
    let again = run(&workspace, &file, |_| {});
    assert_eq!((again.unchanged.items, again.missing.len()), (3, 0), "each is found again: {again:?}");
    fs::write(&file, table.replace("Lending,Bo", "Lending,Cy")).unwrap();
    let changed = run(&workspace, &file, |_| {});
    assert_eq!((changed.updated.items, changed.unchanged.items), (1, 2), "{changed:?}");
    assert_eq!(item(&workspace, "R-2").product.as_deref(), Some("Lending"));
}

#[test]
fn a_range_and_a_period_in_a_column_of_dates_are_taken_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.csv");
    let check = |start: &str, end: &str, expect: &str, problems: usize| {
        fs::write(&file, format!("Name,Start,End\nA,\"{start}\",\"{end}\"\n")).unwrap();
        let workspace = workspace();
        let report = run(&workspace, &file, |_| {});
        assert_eq!(item(&workspace, "R-1").timeframe.to_code(), expect, "{start} {end}: {report:?}");
        assert_eq!(report.problems.len(), problems, "{start} {end}: {report:?}");
    };
    check("", "February 25, 2027 → March 10, 2027", "2027-02-25/2027-03-10", 0);
    check("2027-02-25", "Aug-27", "2027-02-25/2027-08", 0);
    check("2027-02-25", "the end of next week or so", "2027-02-25/", 1);
    check("", "1803427200000", "/2027-02-24", 0);
}

//! The log: undo, redo, a record's life, the workspace as of a day.

use roadbook_core::decisions::add::add as add_decision;
use roadbook_core::history::{Moment, as_of, list, undo};
use roadbook_core::items::Item;
use roadbook_core::items::add::add;
use roadbook_core::items::assign::ItemField;
use roadbook_core::items::edit::edit;
use roadbook_core::record::Record as _;
use roadbook_core::search;
use roadbook_core::{Access, Error, Workspace};
use roadbook_testkit::{day, surroundings_on, workspace, workspace_in};

fn titles(workspace: &Workspace) -> Vec<String> {
    workspace.read(|conn| Ok(Item::all(conn)?.into_iter().map(|item| item.title).collect())).unwrap()
}

#[test]
fn undo_and_redo_go_back_and_forth_and_references_are_never_given_again() {
    let workspace = workspace();
    let first = add(&workspace, "Instant payouts", &[]).unwrap().value;
    add(&workspace, "Rate lock", &[(ItemField::Timeframe, "Q3 2027".into())]).unwrap();
    edit(&workspace, std::slice::from_ref(&first.id), &[(ItemField::Title, "Payouts at once".into())])
        .unwrap();
    assert_eq!(titles(&workspace), ["Payouts at once", "Rate lock"]);

    undo::undo(&workspace).unwrap();
    assert_eq!(titles(&workspace), ["Instant payouts", "Rate lock"]);
    undo::undo(&workspace).unwrap();
    assert_eq!(titles(&workspace), ["Instant payouts"]);
    undo::redo(&workspace).unwrap();
    undo::redo(&workspace).unwrap();
    assert_eq!(titles(&workspace), ["Payouts at once", "Rate lock"], "redo brings both again, in order");
    assert!(matches!(undo::redo(&workspace), Err(Error::NothingToRedo)));

    undo::undo(&workspace).unwrap();
    undo::undo(&workspace).unwrap();
    undo::undo(&workspace).unwrap();
    assert!(
        matches!(undo::undo(&workspace), Err(Error::NothingToUndo)),
        "making the workspace cannot be taken back"
    );
    let later = add(&workspace, "Later", &[]).unwrap().value;
    assert_eq!(later.reference().to_string(), "R-3", "R-1 and R-2 were given before");
    assert!(
        matches!(undo::redo(&workspace), Err(Error::NothingToRedo)),
        "a new change ends what could be redone"
    );
}

#[test]
fn undo_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    let path = workspace.path().unwrap().to_owned();
    add(&workspace, "Instant payouts", &[]).unwrap();
    drop(workspace);
    let workspace = Workspace::open(&path, Access::Write, surroundings_on("2026-11-23")).unwrap();
    undo::undo(&workspace).unwrap();
    assert_eq!(titles(&workspace), [""; 0]);
    drop(workspace);
    let workspace = Workspace::open(&path, Access::Write, surroundings_on("2026-11-24")).unwrap();
    undo::redo(&workspace).unwrap();
    assert_eq!(titles(&workspace), ["Instant payouts"]);
}

#[test]
fn a_change_that_changes_nothing_leaves_no_trace() {
    let workspace = workspace();
    let item = add(&workspace, "Instant payouts", &[]).unwrap().value;
    let same =
        edit(&workspace, std::slice::from_ref(&item.id), &[(ItemField::Title, "Instant payouts".into())])
            .unwrap();
    assert_eq!(same.operation, None);
    let operations = workspace.read(|conn| list::operations(conn, 10)).unwrap();
    assert_eq!(operations.len(), 2, "the workspace and the item: {operations:?}");
}

#[test]
fn a_refused_value_changes_nothing() {
    let workspace = workspace();
    let item = add(&workspace, "Instant payouts", &[]).unwrap().value;
    let values = [(ItemField::Team, "Rails".into()), (ItemField::Health, "splendid".into())];
    let refused = edit(&workspace, std::slice::from_ref(&item.id), &values).unwrap_err();
    assert_eq!(refused.to_string(), "“splendid” is not a health");
    assert_eq!(refused.hint().as_deref(), Some("Choose on track, at risk, off track."));
    let kept = workspace.read(|conn| Item::find(conn, &item.id.0)).unwrap().unwrap();
    assert_eq!(kept.team, None, "the first of the two values must not stay either");
}

#[test]
fn the_workspace_can_be_looked_at_as_of_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("year.roadbook");
    let january = Workspace::create(&path, surroundings_on("2026-01-10")).unwrap();
    let item = add(&january, "Instant payouts", &[(ItemField::Timeframe, "Q2 2026".into())]).unwrap().value;
    drop(january);
    // The clock of a computer may be wrong: this change says it was made before the one above.
    let odd = Workspace::open(&path, Access::Write, surroundings_on("2016-01-10")).unwrap();
    edit(&odd, std::slice::from_ref(&item.id), &[(ItemField::Timeframe, "Q3 2026".into())]).unwrap();
    drop(odd);
    let march = Workspace::open(&path, Access::Write, surroundings_on("2026-03-05")).unwrap();
    edit(&march, std::slice::from_ref(&item.id), &[(ItemField::Timeframe, "Q4 2026".into())]).unwrap();
    add(&march, "Rate lock", &[]).unwrap();
    undo::undo(&march).unwrap();

    let on = |iso: &str| {
        march
            .read(|conn| {
                let moment = Moment::end_of(conn, day(iso))?;
                let all = as_of::all::<Item>(conn, moment)?;
                let one = as_of::find::<Item>(conn, &item.id.0, moment)?;
                assert_eq!(all.first(), one.as_ref(), "both ways of looking back agree on {iso}");
                Ok(one.map(|item| item.timeframe.to_code()))
            })
            .unwrap()
    };
    assert_eq!(on("2026-03-05").as_deref(), Some("2026-Q4"));
    assert_eq!(on("2026-02-01").as_deref(), Some("2026-Q3"), "the order of changes counts, not their clocks");
    assert_eq!(on("2015-01-01"), None, "before the workspace there was nothing");
    let life = march.read(|conn| list::life(conn, &item.id.0)).unwrap();
    assert_eq!(life.len(), 3, "made, and moved twice: {life:?}");
    assert_eq!(life[0].by, "Nora Vale");
}

#[test]
fn search_finds_words_beginnings_phrases_and_forgets_what_is_gone() {
    let workspace = workspace();
    add(&workspace, "Überweisung in Sekunden", &[(ItemField::Description, "Euro payouts at once".into())])
        .unwrap();
    add_decision(&workspace, "Which bank do we start with?", &[]).unwrap();
    let hits = |words: &str| workspace.read(|conn| search::find(conn, words, 10)).unwrap().len();
    let check = |words: &str, expect| assert_eq!(hits(words), expect, "{words}");
    check("uberweisung", 1);
    check("ÜBERW", 1);
    check("payouts once", 1);
    check("\"payouts once\"", 0);
    check("\"payouts at once\"", 1);
    check("R-1", 1);
    check("bank", 1);
    check("' OR 1=1 --", 0);
    undo::undo(&workspace).unwrap();
    check("bank", 0);
    undo::redo(&workspace).unwrap();
    check("bank", 1);
}

#[test]
fn a_second_writer_is_told_who_holds_the_workspace_and_readers_work_beside() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    add(&workspace, "Instant payouts", &[]).unwrap();
    let path = workspace.path().unwrap();
    let refused = Workspace::open(path, Access::Write, surroundings_on("2026-11-22")).err().unwrap();
    let Error::InUse { holder, .. } = &refused else { panic!("{refused}") };
    assert!(holder.contains("laptop") && holder.contains("Nora Vale"), "{holder}");
    let reader = Workspace::open(path, Access::Read, surroundings_on("2026-11-22")).unwrap();
    assert_eq!(titles(&reader), ["Instant payouts"]);
    assert!(matches!(add(&reader, "No", &[]), Err(Error::ReadOnly { .. })));
    add(&workspace, "Rate lock", &[]).unwrap();
    assert_eq!(titles(&reader).len(), 2, "a reader sees what was committed since");
}

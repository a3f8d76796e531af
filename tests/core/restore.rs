//! A backup is brought back: what it would change, what it changed, and the way back from it.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use roadbook_core::audiences::Audience;
use roadbook_core::backup::{self, Look, Reason};
use roadbook_core::clock::Clock;
use roadbook_core::history::list::HistoryQuery;
use roadbook_core::history::undo::{redo, undo};
use roadbook_core::items::Item;
use roadbook_core::items::add::add;
use roadbook_core::items::edit::edit;
use roadbook_core::items::field::ItemField;
use roadbook_core::record::Record as _;
use roadbook_core::restore::{Fate, preview, restore};
use roadbook_core::{Access, Error, Op, Surroundings, Workspace, check};
use roadbook_testkit::{surroundings, workspace_in};

fn backed_up(workspace: &Workspace) -> std::path::PathBuf {
    workspace.back_up(Reason::ByHand).unwrap().unwrap().path
}

fn titles(workspace: &Workspace) -> Vec<String> {
    let mut items = workspace.read(Item::all).unwrap();
    items.sort_by_key(|item| item.number);
    items.into_iter().map(|item| format!("{} {}", item.reference(), item.title)).collect()
}

fn retitle(workspace: &Workspace, item: &Item, title: &str) {
    edit(workspace, std::slice::from_ref(&item.id), &[(ItemField::Title, title.to_owned())]).unwrap();
}

#[track_caller]
fn assert_whole(workspace: &Workspace) {
    assert_eq!(workspace.read(check::check).unwrap(), []);
}

#[test]
fn the_state_comes_back_and_the_history_stays() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    let kept = add(&workspace, "Payouts", &[]).unwrap().value;
    let gone = add(&workspace, "Refunds", &[(ItemField::Owner, "Ada".into())]).unwrap().value;
    let backup = backed_up(&workspace);
    retitle(&workspace, &kept, "Instant payouts");
    undo(&workspace).unwrap();
    redo(&workspace).unwrap();
    undo(&workspace).unwrap();
    undo(&workspace).unwrap();
    add(&workspace, "New since", &[]).unwrap();
    assert_eq!(titles(&workspace), ["R-1 Payouts", "R-3 New since"], "Refunds was taken back");

    let shown = preview(&workspace, &backup).unwrap();
    let records: Vec<_> = shown
        .records
        .iter()
        .map(|record| (record.fate, record.reference.as_deref().unwrap_or(&record.title)))
        .collect();
    assert!(records.contains(&(Fate::Added, "R-2")) && records.contains(&(Fate::Gone, "R-3")), "{records:?}");
    assert!(!records.iter().any(|(_, reference)| *reference == "R-1"), "it is as it was: {records:?}");
    assert_eq!(titles(&workspace).len(), 2, "a preview changes nothing");

    let before = workspace
        .read(|conn| Ok(roadbook_core::history::list::operations(conn, &HistoryQuery::default())?.len()))
        .unwrap();
    let done = restore(&workspace, &backup).unwrap();
    assert_eq!(done.value, shown, "what was said is what was done");
    assert_eq!(titles(&workspace), ["R-1 Payouts", "R-2 Refunds"]);
    assert_eq!(workspace.read(|conn| Item::find(conn, &gone.id.0)).unwrap().unwrap().owner, gone.owner);
    let operations = workspace
        .read(|conn| roadbook_core::history::list::operations(conn, &HistoryQuery::default()))
        .unwrap();
    assert_eq!((operations.len(), operations[0].kind.as_str()), (before + 1, "restore"));
    assert_whole(&workspace);

    undo(&workspace).unwrap();
    assert_eq!(titles(&workspace), ["R-1 Payouts", "R-3 New since"], "one undo takes it back");
    assert_whole(&workspace);
    assert_eq!(add(&workspace, "Later", &[]).unwrap().value.reference().to_string(), "R-4");

    let path = workspace.path().unwrap();
    let reasons: Vec<_> =
        backup::list(path, None, Look::Whole).unwrap().into_iter().map(|backup| backup.reason).collect();
    assert_eq!(reasons, [Reason::BeforeRestore, Reason::ByHand], "what was there is kept too");
}

/// A clock two hours east of the log's.
struct East;

impl Clock for East {
    fn now(&self) -> DateTime<Utc> {
        "2026-11-22T22:30:00Z".parse().unwrap()
    }

    fn today(&self) -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn on_the_wall(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc() + TimeDelta::hours(2)
    }
}

#[test]
fn the_moment_is_said_as_the_clock_on_the_wall_showed_it() {
    let folder = tempfile::tempdir().unwrap();
    let there = Surroundings { clock: Arc::new(East), ..surroundings() };
    let workspace = Workspace::create(&folder.path().join("test.roadbook"), there).unwrap();
    add(&workspace, "Payouts", &[]).unwrap();
    let backup = backed_up(&workspace);
    add(&workspace, "Statements", &[]).unwrap();
    let restored = restore(&workspace, &backup).unwrap();
    assert_eq!(restored.label, "Restored the backup of 23 November 2026, 00:30");
}

/// Each file knows the names of what its own values point to: somebody who is gone here is still known there.
#[test]
fn what_changes_is_said_in_words_now_and_then() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    let item = add(&workspace, "Payouts", &[(ItemField::Owner, "Ada".into())]).unwrap().value;
    let backup = backed_up(&workspace);
    edit(
        &workspace,
        &[item.id],
        &[(ItemField::Owner, "Grace".into()), (ItemField::Health, "at risk".into())],
    )
    .unwrap();
    let shown = preview(&workspace, &backup).unwrap();
    let changed = shown.records.iter().find(|record| record.fate == Fate::Changed).unwrap();
    let said: Vec<_> = changed
        .changes
        .iter()
        .map(|change| (change.field.as_str(), change.before.as_str(), change.after.as_str()))
        .collect();
    assert_eq!(said, [("health", "atRisk", ""), ("owner", "Grace", "Ada")]);
}

#[test]
fn restoring_what_is_there_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    add(&workspace, "Payouts", &[]).unwrap();
    let backup = backed_up(&workspace);
    assert_eq!(preview(&workspace, &backup).unwrap().total, 0);
    assert_eq!(restore(&workspace, &backup).unwrap().operation, None);
}

/// Names that only one may have are handed on in both directions.
#[test]
fn names_that_change_hands_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    let named =
        |name: &str| workspace.read(Audience::all).unwrap().into_iter().find(|it| it.name == name).unwrap();
    let rename = |audience: &Audience, name: &str| {
        workspace
            .transact(Op::Edit, "Renamed", |tx| {
                tx.change(audience, &Audience { name: name.to_owned(), ..audience.clone() })
            })
            .unwrap();
    };
    let (executives, engineering) = (named("Executives"), named("Engineering"));
    let backup = backed_up(&workspace);
    rename(&executives, "Between");
    rename(&engineering, "Executives");
    rename(&named("Between"), "Engineering");
    restore(&workspace, &backup).unwrap();
    assert_eq!((named("Executives").id, named("Engineering").id), (executives.id, engineering.id));
    assert_whole(&workspace);
}

/// Two people went on from one file; one brings the other's state back.
#[test]
fn a_backup_of_a_copy_that_went_its_own_way_can_be_restored() {
    let folder = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    add(&workspace, "Both", &[]).unwrap();
    let start = backed_up(&workspace);
    let copy = other.path().join("copy.roadbook");
    fs::copy(&start, &copy).unwrap();
    let copy = Workspace::open(&copy, Access::Write, surroundings()).unwrap();
    for title in ["Theirs", "Theirs too"] {
        add(&copy, title, &[]).unwrap();
    }
    add(&workspace, "Ours", &[]).unwrap();
    restore(&workspace, &backed_up(&copy)).unwrap();
    assert_eq!(titles(&workspace), ["R-1 Both", "R-2 Theirs", "R-3 Theirs too"]);
    assert_whole(&workspace);
    let next = add(&workspace, "Next", &[]).unwrap().value;
    assert_eq!(next.reference().to_string(), "R-4", "no reference is given twice");
}

#[test]
fn what_is_not_its_backup_is_refused() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let workspace = workspace_in(folder.path());
    add(&workspace, "Payouts", &[]).unwrap();
    let foreign = backed_up(&workspace_in(other.path()));
    let refused = |backup: &Path| restore(&workspace, backup).err().unwrap();
    assert!(matches!(refused(&foreign), Error::Invalid { .. }));
    let own = backed_up(&workspace);
    let mut bytes = fs::read(&own).unwrap();
    let end = bytes.len();
    bytes[end - 8_192..].fill(0x5a);
    fs::write(&own, &bytes).unwrap();
    assert!(matches!(refused(&own), Error::Damaged { .. }));
    assert!(matches!(refused(Path::new("nowhere.roadbook")), Error::Missing { .. }));
    assert_eq!(titles(&workspace), ["R-1 Payouts"]);
    let listed = backup::list(workspace.path().unwrap(), None, Look::Glance).unwrap();
    assert_eq!(listed.len(), 1, "what is refused makes no backup");
}

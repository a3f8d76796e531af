//! The whole workspace as it was.

use roadbook_core::history::{Moment, as_of as records, undo};
use roadbook_core::items::Item;
use roadbook_core::items::add::add;
use roadbook_core::items::edit::edit;
use roadbook_core::items::field::ItemField;
use roadbook_core::looking::{LookAt, Looking, as_of};
use roadbook_core::people::Person;
use roadbook_core::record::Record;
use roadbook_core::{Access, Error, Workspace, sample, search};
use roadbook_testkit::{day, surroundings_on, workspace_in};

fn all<R: Record + std::fmt::Debug>(workspace: &Workspace) -> Vec<R> {
    workspace.read(|conn| R::all(conn)).unwrap()
}

#[test]
fn what_was_done_since_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let first = workspace_in(folder.path());
    let path = first.path().unwrap().to_owned();
    let item = add(&first, "Instant payouts", &[(ItemField::Owner, "Ada".into())]).unwrap().value;
    drop(first);
    let later = Workspace::open(&path, Access::Write, surroundings_on("2026-12-01")).unwrap();
    edit(&later, std::slice::from_ref(&item.id), &[(ItemField::Title, "Money at once".into())]).unwrap();
    edit(&later, std::slice::from_ref(&item.id), &[(ItemField::Owner, "Ben".into())]).unwrap();
    add(&later, "Rate lock", &[]).unwrap();

    let looked = as_of(&later, LookAt::Day { day: day("2026-11-25") }).unwrap();
    let then = &looked.workspace;
    assert_eq!(looked.looking, Looking::AsOf { day: day("2026-11-25"), operation: 2, done_since: 3 });
    assert_eq!(all::<Item>(then).into_iter().map(|item| item.title).collect::<Vec<_>>(), ["Instant payouts"]);
    assert_eq!(all::<Person>(then).len(), 1, "Ben came later");
    assert_eq!(then.today(), day("2026-11-25"), "clocks stand as they stood that evening");
    let found = |words: &str| then.read(|conn| search::find(conn, words, 10)).unwrap().len();
    assert_eq!((found("instant"), found("money"), found("rate")), (1, 0, 0), "search knows that day, too");
    assert!(add(then, "No", &[]).is_err(), "what is over cannot be changed");
    assert_eq!(all::<Item>(&later).len(), 2, "the workspace itself is as it is");

    let refused = as_of(&later, LookAt::Day { day: day("2026-11-21") }).err().unwrap();
    assert_eq!(refused.to_string(), "On 21 November 2026 this workspace was not there yet");
    assert!(matches!(as_of(&later, LookAt::Operation { operation: 99 }), Err(Error::NotFound { .. })));
}

#[test]
fn names_that_were_swapped_are_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    let one = add(&workspace, "One", &[]).unwrap().value;
    for title in ["Two", "Three", "Four"] {
        edit(&workspace, std::slice::from_ref(&one.id), &[(ItemField::Title, title.into())]).unwrap();
    }
    undo::undo(&workspace).unwrap();
    for (operation, expect) in [(2, "One"), (3, "Two"), (4, "Three"), (5, "Four"), (6, "Three")] {
        let then = as_of(&workspace, LookAt::Operation { operation }).unwrap().workspace;
        assert_eq!(all::<Item>(&then)[0].title, expect, "after operation {operation}");
    }
}

#[test]
fn every_moment_of_the_sample_agrees_with_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.roadbook");
    let workspace = sample::create(&path, surroundings_on("2026-11-24")).unwrap();
    let moments =
        workspace.read(|conn| roadbook_core::history::list::operations(conn, &Default::default())).unwrap();
    for operation in moments.iter().step_by(moments.len().div_ceil(12)) {
        let at = LookAt::Operation { operation: operation.number };
        let then = as_of(&workspace, at).unwrap().workspace;
        let mut told = workspace
            .read(|conn| records::all::<Item>(conn, Moment::After(operation.number.into())))
            .unwrap();
        let mut seen = all::<Item>(&then);
        told.sort_by(|one, other| one.id.cmp(&other.id));
        seen.sort_by(|one, other| one.id.cmp(&other.id));
        assert_eq!(seen, told, "after “{}”", operation.label);
    }
}

//! The same field of several records, in one step of undo.

use roadbook_core::archive::archive;
use roadbook_core::history::list::{HistoryQuery, operations};
use roadbook_core::history::undo::undo;
use roadbook_core::ids::Reference;
use roadbook_core::raid::RaidEntry;
use roadbook_core::record::Record as _;
use roadbook_core::register;
use roadbook_core::signals::Signal;
use roadbook_core::write::write_many;
use roadbook_core::{Workspace, decisions, items, people};
use roadbook_testkit::workspace;

fn refs(all: &[&str]) -> Vec<Reference> {
    all.iter().map(|text| text.parse().unwrap()).collect()
}

/// Two of each: items, decisions, people, risks and signals.
fn two_of_each() -> Workspace {
    let workspace = workspace();
    for (title, name) in [("Payouts", "Ada Osei"), ("Vault", "Grace Okafor")] {
        items::add::add(&workspace, title, &[]).unwrap();
        decisions::add::add(&workspace, title, &[]).unwrap();
        people::add::add(&workspace, name, &[]).unwrap();
        register::add::add::<RaidEntry>(&workspace, title, &[]).unwrap();
        register::add::add::<Signal>(&workspace, title, &[("themes".into(), title.into())]).unwrap();
    }
    workspace
}

#[test]
fn records_of_any_kind_take_a_value_together() {
    let workspace = two_of_each();
    let check = |all: &[&str], field: &str, text: &str, label: &str| {
        let committed = write_many(&workspace, &refs(all), field, text).unwrap();
        assert_eq!(committed.label, label);
        assert!(committed.operation.is_some(), "{label} is one operation");
    };
    check(&["R-1", "R-2"], "owner", "Ada Osei", "Changed owner of 2 records");
    check(&["D-1", "D-2"], "tags", "+rails", "Changed tags of 2 records");
    check(&["P-1", "P-2"], "department", "Payments", "Changed department of 2 records");
    check(&["K-1", "K-2"], "status", "closed", "Changed status of 2 records");
    check(&["S-1", "S-2"], "themes", "+speed", "Changed themes of 2 records");
    check(&["K-1"], "response", "accept", "Changed response of K-1");
    let signals = workspace.read(Signal::all).unwrap();
    assert_eq!(signals[0].themes, ["Payouts", "speed"], "a theme is put in beside those that are there");
    let decisions = workspace.read(decisions::Decision::all).unwrap();
    assert!(decisions.iter().all(|decision| decision.tags == ["rails"]));

    undo(&workspace).unwrap();
    undo(&workspace).unwrap();
    let signals = workspace.read(Signal::all).unwrap();
    assert_eq!((signals[0].themes.len(), signals[1].themes.len()), (1, 1), "one step takes back both");
    archive(&workspace, &refs(&["S-1", "K-1", "D-1"])).unwrap();
    undo(&workspace).unwrap();
    assert!(workspace.read(Signal::all).unwrap().iter().all(|signal| !signal.archived));
}

#[test]
fn what_one_of_them_refuses_changes_none() {
    let workspace = two_of_each();
    let refused = |all: &[&str], field: &str, text: &str, says: &str| {
        let count = || workspace.read(|conn| operations(conn, &HistoryQuery::default())).unwrap().len();
        let before = count();
        let error = write_many(&workspace, &refs(all), field, text).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
        assert_eq!(count(), before, "{error}");
    };
    refused(&["P-1", "P-2"], "name", "Max", "P-2: ");
    refused(&["K-1", "S-1"], "status", "closed", "S-1: ");
    refused(&["R-1", "R-9"], "team", "Payments", "R-9");
    let people = workspace.read(people::Person::all).unwrap();
    assert_eq!(people[0].name, "Ada Osei", "nobody was renamed");
}

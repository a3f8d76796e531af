//! What is only used is whole; what is broken is found.

use super::*;
use crate::items::field::ItemField;
use crate::surroundings::Surroundings;
use crate::workspace::Workspace;
use crate::{archive, decisions, history, items, people};

/// A workspace in which everything happened once.
fn lived_in() -> Workspace {
    let workspace = Workspace::open_in_memory(Surroundings::of_a_test()).unwrap();
    let theme = items::add::add(&workspace, "Payouts", &[(ItemField::Level, "theme".into())]).unwrap().value;
    let values = [
        (ItemField::Parent, theme.reference().to_string()),
        (ItemField::Owner, "Ada".into()),
        (ItemField::Effort, "12".into()),
        (ItemField::Timeframe, "Q3 2026".into()),
    ];
    let item = items::add::add(&workspace, "Instant payouts", &values).unwrap().value;
    items::edit::edit(
        &workspace,
        &[item.id],
        &[(ItemField::Effort, "2.5".into()), (ItemField::Owner, String::new())],
    )
    .unwrap();
    decisions::add::add(&workspace, "Buy, not build", &[]).unwrap();
    let supersedes = [(decisions::assign::DecisionField::Supersedes, "D-1".into())];
    decisions::add::add(&workspace, "Build after all", &supersedes).unwrap();
    people::add::add(&workspace, "Grace", &[]).unwrap();
    archive::archive(&workspace, &["P-2".parse().unwrap()]).unwrap();
    for _ in 0..3 {
        history::undo::undo(&workspace).unwrap();
    }
    history::undo::redo(&workspace).unwrap();
    workspace
}

#[test]
fn what_was_only_used_is_whole() {
    assert_eq!(lived_in().read(check).unwrap(), Vec::new());
}

#[test]
fn what_is_broken_is_found() {
    let check = |harm: &str, part: Part, expect: &str| {
        let workspace = lived_in();
        workspace
            .read(|conn| {
                conn.execute_batch("pragma foreign_keys = off").unwrap();
                conn.execute_batch(harm).unwrap();
                Ok(())
            })
            .unwrap();
        let found = workspace.read(super::check).unwrap();
        let is_expected = |finding: &Finding| finding.part == part && finding.message.contains(expect);
        assert!(found.iter().any(is_expected), "{harm}: {found:?}");
    };
    check(
        "update item set title = 'Else' where number = 2",
        Part::Log,
        "another title than the log leads to",
    );
    check("update item set effort = null where number = 2", Part::Log, "another effort");
    check("update item set tags = '{\"a\": 1}' where number = 2", Part::Log, "cannot be read");
    check("delete from item where number = 2", Part::Log, "is in the log, but not there");
    check("delete from item where number = 2", Part::Search, "has an entry for the item");
    check("delete from item where number = 1", Part::References, "row of item refers to a row of item");
    check("update item set parent = id where number = 1", Part::References, "R-1 is part of goes round");
    check("delete from decision where number = 1", Part::References, "has an end that is not there");
    check("delete from search_entry where kind = 'decision'", Part::Search, "does not find the decision");
    check("delete from search where rowid = 3", Part::Search, "has an entry");
    check("delete from search_entry where id = 3", Part::Search, "words of no record");
    check("update counter set next = 1 where letter = 'R'", Part::References, "R-1, which is given already");
    check("delete from counter", Part::References, "R-1, which is given already");
    check(
        "drop trigger change_is_kept; delete from change where field <> '*'",
        Part::Log,
        "than the log leads to",
    );
    check(
        "drop trigger change_is_kept; delete from change where field = '*'",
        Part::Log,
        "before it is there",
    );
    check("drop trigger change_is_kept; delete from change", Part::Log, "knows nothing of the item");
    check("drop trigger change_stays; update change set after = 'x'", Part::Log, "Could not read the log");
    check(
        "drop trigger change_stays; update change set kind = 'x'",
        Part::Log,
        "kind of record that is not known",
    );
    check(
        "drop trigger change_stays; update change set before = '7.0' where field = 'effort'",
        Part::Log,
        "had another effort before operation",
    );
}

#[test]
fn findings_end() {
    let workspace = lived_in();
    let plant = "with recursive n (i) as (select 1 union all select i + 1 from n where i < 500)
        insert into setting (id, value) select 'x' || i, '' from n";
    workspace
        .read(|conn| {
            conn.execute_batch(plant).unwrap();
            Ok(())
        })
        .unwrap();
    assert_eq!(workspace.read(check).unwrap().len(), ENOUGH);
}

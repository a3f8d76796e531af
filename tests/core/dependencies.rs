//! What items depend on, as it is written into their cells.

use roadbook_core::Workspace;
use roadbook_core::archive::archive;
use roadbook_core::history::undo::undo;
use roadbook_core::ids::ItemId;
use roadbook_core::items::add::add;
use roadbook_core::items::edit::edit;
use roadbook_core::items::field::ItemField::{self, Blocks, DependsOn, Title};
use roadbook_core::items::list::{ItemQuery, ItemSort, ItemTag, items};
use roadbook_core::items::paste::paste;
use roadbook_testkit::workspace;

///
fn four() -> (Workspace, Vec<ItemId>) {
    let workspace = workspace();
    let ids = ["Rails", "Batches", "Limits", "Cards"]
        .iter()
        .map(|title| add(&workspace, title, &[]).unwrap().value.id)
        .collect();
    (workspace, ids)
}

/// What every item depends on, in the order of their references: "R-1<R-2 R-3" where R-1 does.
fn needs(workspace: &Workspace) -> String {
    let page = workspace.read(|conn| items(conn, &ItemQuery::default(), workspace.today())).unwrap();
    let refs = |tags: &[ItemTag]| tags.iter().map(|tag| tag.reference.as_str()).collect::<Vec<_>>().join(" ");
    for row in &page.rows {
        for needed in &row.depends_on {
            let other = page.rows.iter().find(|other| other.reference == needed.reference).unwrap();
            assert!(refs(&other.blocks).contains(&row.reference), "both ends say the same");
        }
    }
    let depending = page.rows.iter().filter(|row| !row.depends_on.is_empty());
    depending.map(|row| format!("{}<{}", row.reference, refs(&row.depends_on))).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_cell_says_all_an_item_depends_on() {
    let (workspace, ids) = four();
    let set = |at: usize, field: ItemField, text: &str| {
        edit(&workspace, std::slice::from_ref(&ids[at]), &[(field, text.to_owned())]).unwrap().label
    };
    assert_eq!(set(2, DependsOn, "R-1, r-2"), "Changed what R-3 depends on");
    assert_eq!(needs(&workspace), "R-3<R-1 R-2");
    set(2, DependsOn, "R-2; R-4");
    assert_eq!(needs(&workspace), "R-3<R-2 R-4");
    set(2, DependsOn, "+R-1, -R-4");
    assert_eq!(needs(&workspace), "R-3<R-1 R-2", "with signs the others stay");
    assert_eq!(set(1, Blocks, "R-4"), "Changed what R-2 blocks");
    assert_eq!(needs(&workspace), "R-3<R-1, R-4<R-2", "the other end is written as well");
    let same = edit(&workspace, &ids[2..3], &[(DependsOn, "R-1".to_owned())]).unwrap();
    assert_eq!(same.operation, None, "what stands there is no change");
    archive(&workspace, &["R-1".parse().unwrap()]).unwrap();
    let emptied = edit(&workspace, &ids[2..3], &[(DependsOn, String::new())]).unwrap();
    assert_eq!(emptied.operation, None, "what is put away is not seen, and not taken out");
    undo(&workspace).unwrap();
    assert_eq!(needs(&workspace), "R-3<R-1, R-4<R-2");
}

#[test]
fn what_leads_back_is_refused_with_the_way_and_changes_nothing() {
    let (workspace, ids) = four();
    edit(&workspace, &ids[0..1], &[(DependsOn, "R-2".to_owned())]).unwrap();
    edit(&workspace, &ids[1..2], &[(DependsOn, "R-3".to_owned())]).unwrap();
    let check = |at: usize, field: ItemField, text: &str, expect: &str| {
        let refused =
            edit(&workspace, std::slice::from_ref(&ids[at]), &[(field, text.to_owned())]).unwrap_err();
        assert!(refused.to_string().contains(expect), "{text}: {refused}");
        assert_eq!(needs(&workspace), "R-1<R-2, R-2<R-3", "{text}");
    };
    check(2, DependsOn, "R-4, R-1", "R-3 → R-1 → R-2 → R-3");
    check(0, Blocks, "R-3", "R-3 → R-1 → R-2 → R-3");
    check(2, DependsOn, "R-3", "R-3 cannot depend on itself");
    check(2, Blocks, "R-3", "R-3 cannot block itself");
    check(2, DependsOn, "R-9", "R-9");
    check(2, DependsOn, "Rails", "“Rails” is not a reference");
    archive(&workspace, &["R-4".parse().unwrap()]).unwrap();
    check(2, DependsOn, "R-4", "R-4 is put away");
}

#[test]
fn cells_are_filled_and_pasted_in_one_step_whatever_the_order_of_their_rows() {
    let (workspace, ids) = four();
    edit(&workspace, &ids[1..4], &[(DependsOn, "R-1".to_owned())]).unwrap();
    assert_eq!(needs(&workspace), "R-2<R-1, R-3<R-1, R-4<R-1");
    undo(&workspace).unwrap();
    assert_eq!(needs(&workspace), "", "one step took all of it back");

    edit(&workspace, &ids[0..1], &[(DependsOn, "R-2".to_owned())]).unwrap();
    let rows = [&ids[1], &ids[0], &ids[3]].map(Clone::clone);
    let turned = paste(&workspace, "R-1\n\nR-3", &rows, &[Some(DependsOn)]).unwrap();
    assert_eq!(needs(&workspace), "R-2<R-1, R-4<R-3", "turned round in one go");
    assert_eq!(turned.value.changed, 3);

    // A sheet holds each dependency twice; the cell that was changed counts.
    let sheet = "Ref\tTitle\tDepends on\tBlocks\nR-1\tRails\t\tR-2\nR-2\tBatches\tR-4\t\nR-4\tCards\tR-3\t";
    paste(&workspace, sheet, &[], &[]).unwrap();
    assert_eq!(needs(&workspace), "R-2<R-4, R-4<R-3");
    let new = paste(&workspace, "Title\tDepends on\nFees\tR-2, R-3", &[], &[Some(Title)]).unwrap();
    assert_eq!((needs(&workspace).as_str(), new.value.added), ("R-2<R-4, R-4<R-3, R-5<R-2 R-3", 1));
    let refused = paste(&workspace, "R-1\nABC-7", &ids[2..4], &[Some(DependsOn)]).unwrap_err().to_string();
    assert!(refused.contains("row 2, Depends on: “ABC-7” is not a reference"), "{refused}");
    assert_eq!(needs(&workspace), "R-2<R-4, R-4<R-3, R-5<R-2 R-3", "nothing of it was pasted");
}

#[test]
fn rows_are_ordered_by_the_first_they_depend_on() {
    let (workspace, ids) = four();
    edit(&workspace, &ids[0..1], &[(DependsOn, "R-4".to_owned())]).unwrap();
    edit(&workspace, &ids[2..3], &[(DependsOn, "R-2, R-4".to_owned())]).unwrap();
    let query = ItemQuery { sort: ItemSort::parse("dependsOn").unwrap(), ..ItemQuery::default() };
    let page = workspace.read(|conn| items(conn, &query, workspace.today())).unwrap();
    let order: Vec<_> = page.rows.iter().map(|row| row.reference.as_str()).collect();
    assert_eq!(order, ["R-3", "R-1", "R-2", "R-4"], "those that depend on nothing last");
}

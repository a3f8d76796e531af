//! Each team keeps its own status words; they are brought to one scale, and nothing guesses.

use roadbook_core::Workspace;
use roadbook_core::formats::words::Scale;
use roadbook_core::items::Item;
use roadbook_core::items::add::add;
use roadbook_core::items::field::ItemField;
use roadbook_core::items::list::{ItemQuery, items};
use roadbook_core::record::Record as _;
use roadbook_core::statuses::StatusMap;
use roadbook_core::statuses::list::list;
use roadbook_core::statuses::place::{StatusPlace, place};
use roadbook_testkit::workspace;

fn with_items(words: &[(&str, &str)]) -> Workspace {
    let workspace = workspace();
    for (team, status) in words {
        let values = [(ItemField::Team, (*team).to_owned()), (ItemField::Status, (*status).to_owned())];
        add(&workspace, "Something", &values).unwrap();
    }
    workspace
}

fn places(workspace: &Workspace) -> Vec<Option<Scale>> {
    workspace
        .read(|conn| {
            let map = StatusMap::of(conn)?;
            let mut all: Vec<Item> = Item::all(conn)?;
            all.sort_by_key(|item| item.number);
            Ok(all.iter().map(|item| map.scale_of(item)).collect())
        })
        .unwrap()
}

#[test]
fn a_team_may_mean_something_else_by_a_word() {
    let workspace = with_items(&[("Rails", "Baking"), ("Risk", "baking"), ("", "Baking")]);
    assert_eq!(places(&workspace), [None; 3], "nobody has said, and nothing guesses");
    place(&workspace, "Baking", None, StatusPlace::On(Scale::InProgress)).unwrap();
    place(&workspace, "BAKING", Some("risk"), StatusPlace::On(Scale::Done)).unwrap();
    let (going, done) = (Some(Scale::InProgress), Some(Scale::Done));
    assert_eq!(places(&workspace), [going, done, going]);
    let rows = workspace.read(list).unwrap();
    assert_eq!((rows.len(), rows[0].items, rows[0].scale), (1, 3, going));
    let of_risk = rows[0].teams.iter().find(|team| team.own).unwrap();
    assert_eq!((of_risk.items, of_risk.scale), (1, done));
    place(&workspace, "Baking", Some("Risk"), StatusPlace::NotComparable).unwrap();
    assert_eq!(places(&workspace), [going, None, going], "that it is not comparable is said, too");
    place(&workspace, "Baking", Some("Risk"), StatusPlace::Unsaid).unwrap();
    assert_eq!(places(&workspace), [going, going, going], "as for all again");
}

#[test]
fn a_filter_on_the_scale_follows_each_team() {
    let workspace = with_items(&[("Rails", "Ready"), ("Risk", "Ready"), ("Risk", "Done"), ("", "")]);
    place(&workspace, "Ready", None, StatusPlace::On(Scale::Paused)).unwrap();
    let found = |filter: &str| {
        let query = ItemQuery { filter: Some(filter.to_owned()), ..ItemQuery::default() };
        let page = workspace.read(|conn| items(conn, &query, workspace.today())).unwrap();
        page.rows.into_iter().map(|row| row.reference).collect::<Vec<_>>()
    };
    assert_eq!(found("scale:paused"), ["R-1", "R-2"]);
    place(&workspace, "Ready", Some("Risk"), StatusPlace::On(Scale::Done)).unwrap();
    assert_eq!(found("scale:paused"), ["R-1"]);
    assert_eq!(found("scale:done"), ["R-2", "R-3"]);
    assert_eq!(found("-scale:done"), ["R-1", "R-4"]);
}

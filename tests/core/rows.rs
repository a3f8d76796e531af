//! Rows of the roadmap by what is worked out rather than written: scores, the topmost an item is part of, dependencies.

use roadbook_core::Workspace;
use roadbook_core::archive::archive;
use roadbook_core::filter::complete;
use roadbook_core::history::undo::undo;
use roadbook_core::ids::{ItemId, Reference};
use roadbook_core::items::Item;
use roadbook_core::items::add::add;
use roadbook_core::items::edit::empty;
use roadbook_core::items::field::ItemField;
use roadbook_core::items::list::{ItemPage, ItemQuery, ItemSort, Totals, items};
use roadbook_core::items::paste::paste;
use roadbook_core::links::add::add as link;
use roadbook_core::links::said::Said;
use roadbook_core::record::Record as _;
use roadbook_core::roadmap::LaneBy;
use roadbook_core::roadmap::timeline::{TimelineQuery, timeline};
use roadbook_core::scores::formulas::{keep, models, put_away};
use roadbook_core::scores::set::set;
use roadbook_core::views::list::named;
use roadbook_core::views::save::save_as;
use roadbook_core::views::{SavedView, ViewContent, ViewLayout};
use roadbook_testkit::workspace;

fn added(workspace: &Workspace, title: &str, values: &[(ItemField, &str)]) -> ItemId {
    let values: Vec<_> = values.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    add(workspace, title, &values).unwrap().value.id
}

fn asked(workspace: &Workspace, query: &ItemQuery) -> ItemPage {
    workspace.read(|conn| items(conn, query, workspace.today())).unwrap()
}

fn references(workspace: &Workspace, query: &ItemQuery) -> Vec<String> {
    asked(workspace, query).rows.into_iter().map(|row| row.reference).collect()
}

fn filtered(filter: &str) -> ItemQuery {
    ItemQuery { filter: Some(filter.to_owned()), ..ItemQuery::default() }
}

#[test]
fn what_items_add_up_to_reaches_over_those_of_which_only_one_end_is_known() {
    let workspace = workspace();
    for when in ["by 26 Feb 2027", "Q3 2027", "from 3 Nov 2027", "later"] {
        added(&workspace, when, &[(ItemField::Timeframe, when)]);
    }
    let grouped = ItemQuery { group: Some(LaneBy::Team), ..ItemQuery::default() };
    let page = asked(&workspace, &grouped);
    let ends = |totals: &Totals| (totals.start.clone().unwrap(), totals.end.clone().unwrap());
    let all = ("2027-02-26".to_owned(), "2027-11-03".to_owned());
    assert_eq!(ends(&page.totals), all);
    assert_eq!(ends(&page.groups[0].totals), all, "so does a group");
}

/// R-1 scores 10 by value against effort, R-2 nothing, R-3 40 and R-4 2.5.
fn scored() -> Workspace {
    let workspace = workspace();
    for (value, team) in [("20", "Rails"), ("", "Rails"), ("80", "Risk"), ("5", "Risk")] {
        let item = added(&workspace, "Work", &[(ItemField::Effort, "2"), (ItemField::Team, team)]);
        set(&workspace, &item, &[("value".to_owned(), value.to_owned())]).unwrap();
    }
    workspace
}

#[test]
fn rows_are_ordered_by_a_score_and_those_without_one_are_last() {
    let workspace = scored();
    let sort = ItemSort::parse("score:valueEffort").unwrap();
    let up = ItemQuery { sort, ..ItemQuery::default() };
    let down = ItemQuery { descending: true, ..up.clone() };
    assert_eq!(references(&workspace, &up), ["R-4", "R-1", "R-3", "R-2"]);
    assert_eq!(references(&workspace, &down), ["R-3", "R-1", "R-4", "R-2"]);
    let page = ItemQuery { offset: 1, limit: 2, ..down.clone() };
    assert_eq!(references(&workspace, &page), ["R-1", "R-4"], "also page by page");
    let grouped = ItemQuery { group: Some(LaneBy::Team), ..down.clone() };
    assert_eq!(references(&workspace, &grouped), ["R-1", "R-2", "R-3", "R-4"], "within its group");
    let gone = ItemQuery { sort: ItemSort::parse("score:gone").unwrap(), ..ItemQuery::default() };
    assert_eq!(references(&workspace, &gone), ["R-1", "R-2", "R-3", "R-4"], "as an old view may have it");
}

#[test]
fn items_are_found_by_their_score() {
    let workspace = scored();
    keep(&workspace, "Our priority", "value * 2", "").unwrap();
    let check = |filter: &str, expect: &[&str]| {
        let page = asked(&workspace, &filtered(filter));
        let found: Vec<_> = page.rows.into_iter().map(|row| row.reference).collect();
        assert_eq!(found, expect, "{filter}");
        assert_eq!(page.totals.count as usize, expect.len(), "{filter}: the totals count the same");
    };
    check("score:valueEffort>10", &["R-3"]);
    check("score:VALUEEFFORT>=10", &["R-1", "R-3"]);
    check("score:valueEffort<10", &["R-4"]);
    check("score:valueEffort=2..10", &["R-1", "R-4"]);
    check("score:valueEffort", &["R-1", "R-3", "R-4"]);
    check("score:valueEffort=none", &["R-2"]);
    check("-score:valueEffort>=10", &["R-2", "R-4"]);
    check("score:\"Our priority\">100 team:risk", &["R-3"]);
    check("score:none", &["R-1", "R-2", "R-3", "R-4"]);
    check("score:>0", &[]);
    let refused =
        workspace.read(|conn| items(conn, &filtered("score:gut>3"), workspace.today())).unwrap_err();
    assert!(refused.to_string().contains("“gut” is no way of scoring"), "{refused}");
}

#[test]
fn a_score_without_a_name_is_the_one_that_is_shown() {
    let workspace = scored();
    keep(&workspace, "Ours", "value / 10", "").unwrap();
    let by = |model: &str| Some(model.to_owned());
    let check = |query: ItemQuery, expect: &[&str], why: &str| {
        let query = ItemQuery { filter: Some("score:>1".to_owned()), ..query };
        assert_eq!(references(&workspace, &query), expect, "{why}");
    };
    check(ItemQuery::default(), &[], "RICE, which nothing has");
    check(ItemQuery { scored_by: by("Ours"), ..ItemQuery::default() }, &["R-1", "R-3"], "as was said");
    let columns = ItemQuery { scores: vec!["Ours".to_owned()], ..ItemQuery::default() };
    check(columns.clone(), &["R-1", "R-3"], "as the first column says");
    check(ItemQuery { scored_by: by("valueEffort"), ..columns }, &["R-1", "R-3", "R-4"], "said goes first");
    let sort = ItemSort::parse("score:Ours").unwrap();
    check(ItemQuery { sort, ..ItemQuery::default() }, &["R-1", "R-3"], "as rows are ordered");

    let content = ViewContent {
        filter: "score:>1".to_owned(),
        fields: vec!["ref".to_owned(), "score:Ours".to_owned()],
        ..ViewContent::default()
    };
    save_as(&workspace, "Best", content.clone()).unwrap();
    assert_eq!(
        references(&workspace, &content.query()),
        ["R-1", "R-3"],
        "the same wherever the view is read"
    );
    let of_scores = ViewContent { layout: ViewLayout::Scores, ..content };
    assert_eq!(of_scores.query().score_meant(), "rice", "there RICE is shown until another is chosen");
    let formula = workspace.read(models).unwrap().into_iter().find(|model| model.key == "Ours").unwrap();
    let refused = put_away(&workspace, &formula.id.unwrap()).unwrap_err();
    assert!(refused.to_string().contains("The view Best lets items through by Ours"), "{refused}");
}

#[test]
fn the_offers_of_a_filter_say_which_score_is_meant() {
    let workspace = scored();
    keep(&workspace, "Our priority", "value * 2", "").unwrap();
    let offered = |before: &str, scored_by: Option<&str>| {
        let query = ItemQuery { scored_by: scored_by.map(str::to_owned), ..ItemQuery::default() };
        let found = workspace.read(|conn| complete(conn, (before, ""), &query, workspace.today())).unwrap();
        found
            .offers
            .into_iter()
            .map(|offer| format!("{} = {}", offer.label, offer.second))
            .collect::<Vec<_>>()
    };
    assert_eq!(offered("scor", None), ["score: = Score: RICE, or the one that is named"]);
    assert_eq!(offered("scor", Some("wsjf")), ["score: = Score: WSJF, or the one that is named"]);
    let values = offered("score:", Some("our priority"));
    assert_eq!(values[0], ">10 = Our priority above 10");
    assert!(values.contains(&"wsjf>10 = WSJF above 10".to_owned()), "{values:?}");
    assert!(values.contains(&"\"Our priority\">10 = Our priority above 10".to_owned()), "{values:?}");
    assert_eq!(offered("score:no", None), ["none = RICE not worked out"]);
}

#[test]
fn a_view_keeps_its_order_by_score_until_that_formula_goes() {
    let workspace = scored();
    let formula = keep(&workspace, "Ours", "value * 2", "").unwrap().value;
    let sort = ItemSort::parse("score:Ours").unwrap();
    let content = ViewContent { sort: sort.clone(), ..ViewContent::default() };
    let saved = save_as(&workspace, "Best first", content).unwrap().value;
    let kept = || workspace.read(|conn| SavedView::find(conn, &saved.id)).unwrap().unwrap().content.sort;
    assert_eq!(kept(), sort);
    let content = ViewContent { filter: "score:ours>3".to_owned(), ..ViewContent::default() };
    let filter = save_as(&workspace, "Good", content).unwrap().value;
    let refused = put_away(&workspace, &formula.id).unwrap_err();
    assert!(refused.to_string().contains("The view Good lets items through by Ours"), "{refused}");
    assert_eq!(kept(), sort, "what was refused changed nothing");
    roadbook_core::views::edit::remove(&workspace, &filter.id).unwrap();
    put_away(&workspace, &formula.id).unwrap();
    assert_eq!(kept(), ItemSort::Start);
    let unknown = ViewContent { sort: ItemSort::parse("score:gut").unwrap(), ..ViewContent::default() };
    assert!(save_as(&workspace, "Gut", unknown).is_err());
}

#[test]
fn rows_and_lanes_are_grouped_by_the_topmost_they_are_part_of() {
    let workspace = workspace();
    let month = (ItemField::Timeframe, "Nov 2026");
    added(&workspace, "Zebra", &[(ItemField::Level, "theme"), month]);
    added(&workspace, "Apple", &[month]);
    added(&workspace, "Rails", &[(ItemField::Parent, "R-1"), month]);
    added(&workspace, "Batches", &[(ItemField::Parent, "R-3"), month]);
    added(&workspace, "Slices", &[(ItemField::Parent, "R-2"), month]);
    added(&workspace, "Alone", &[month]);
    let by_theme = ItemQuery { group: Some(LaneBy::Theme), ..ItemQuery::default() };
    let page = asked(&workspace, &by_theme);
    let groups: Vec<_> = page.groups.iter().map(|group| (group.label.as_str(), group.totals.count)).collect();
    assert_eq!(groups, [("Apple", 1), ("Zebra", 3), ("Part of nothing", 2)]);
    assert_eq!(references(&workspace, &by_theme), ["R-5", "R-1", "R-3", "R-4", "R-2", "R-6"]);

    let content = ViewContent { lanes: vec![LaneBy::Theme, LaneBy::Tag], ..ViewContent::default() };
    save_as(&workspace, "By theme", content.clone()).unwrap();
    let kept = workspace.read(|conn| named(conn, "By theme")).unwrap().content;
    assert_eq!(kept, content);
    assert_eq!(serde_json::to_value(&kept).unwrap()["lanes"], serde_json::json!(["theme", "tags"]));
    let query = TimelineQuery {
        items: kept.query(),
        lanes: kept.lanes.into_iter().take(1).collect(),
        per_day: 2.0,
        baseline: None,
    };
    let drawn = workspace.read(|conn| timeline(conn, &query, workspace.today())).unwrap();
    let lanes: Vec<_> = drawn.screen.lanes.iter().map(|lane| (lane.path.join(""), lane.bars)).collect();
    let expect =
        [("Apple", 1), ("Zebra", 3), ("Part of nothing", 2)].map(|(name, bars)| (name.to_owned(), bars));
    assert_eq!(lanes, expect, "the same on the timeline");
}

#[test]
fn pasted_columns_that_name_no_field_are_said() {
    let workspace = workspace();
    let pasted = |text: &str| paste(&workspace, text, &[], &[Some(ItemField::Title)]).unwrap().label;
    assert_eq!(pasted("Title\tTeam\nRails\tLedger\nCards\tRisk"), "Pasted 2 new items");
    assert_eq!(
        pasted("Title\tMood\tTeam\tSquad lead\nFees\tgood\tLedger\tAda"),
        "Pasted 1 new item; left out Mood and Squad lead"
    );
}

#[test]
fn rows_say_what_they_depend_on_and_what_depends_on_them() {
    let workspace = workspace();
    for title in ["Rails", "Batches", "Limits"] {
        added(&workspace, title, &[]);
    }
    let needs = Said::parse("dependsOn").unwrap();
    let reference = |text: &str| text.parse::<Reference>().unwrap();
    link(&workspace, reference("R-3"), needs, reference("R-2")).unwrap();
    link(&workspace, reference("R-3"), needs, reference("R-1")).unwrap();
    let beside = |at: usize| {
        let row = asked(&workspace, &ItemQuery::default()).rows.swap_remove(at);
        let refs = |tags: Vec<roadbook_core::items::list::ItemTag>| {
            tags.into_iter().map(|tag| tag.reference).collect::<Vec<_>>().join(" ")
        };
        (refs(row.depends_on), refs(row.blocks))
    };
    assert_eq!(beside(2), ("R-1 R-2".to_owned(), String::new()));
    assert_eq!(beside(0), (String::new(), "R-3".to_owned()));
    archive(&workspace, &[reference("R-1")]).unwrap();
    assert_eq!(beside(1).0, "R-2", "what was put away is none of them");
}

#[test]
fn cells_are_emptied_in_one_step_and_what_every_item_has_stays() {
    let workspace = workspace();
    let ids = ["Cards", "Rails"].map(|title| {
        added(&workspace, title, &[(ItemField::Team, "Payments"), (ItemField::Timeframe, "Q3 2027")])
    });
    let fields = [ItemField::Title, ItemField::Team, ItemField::Timeframe];
    let done = empty(&workspace, &ids, &fields).unwrap();
    assert_eq!(done.label, "Emptied team and timeframe of 2 items");
    let says = || {
        let items = workspace.read(Item::all).unwrap();
        items.into_iter().map(|item| (item.title, item.team)).collect::<Vec<_>>()
    };
    assert_eq!(says(), [("Cards".to_owned(), None), ("Rails".to_owned(), None)]);
    undo(&workspace).unwrap();
    assert_eq!(says()[1].1.as_deref(), Some("Payments"), "one undo takes all of it back");
    assert!(empty(&workspace, &ids, &[ItemField::Title]).is_err(), "a title is never empty");
    assert!(empty(&workspace, &ids, &[]).is_err(), "what is worked out is not written in");
}

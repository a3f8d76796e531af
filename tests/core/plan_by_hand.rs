//! What is moved by hand on the timeline and the board goes where it was let go, and undo takes it back whole.

use proptest::prelude::*;
use roadbook_core::Workspace;
use roadbook_core::formats::roadmap_picture::scales::Unit;
use roadbook_core::history::undo;
use roadbook_core::ids::ItemId;
use roadbook_core::items::add::add;
use roadbook_core::items::field::ItemField;
use roadbook_core::items::list::{ItemQuery, ItemSort, items, places};
use roadbook_core::items::reschedule::{Grab, reschedule, stops};
use roadbook_core::items::{Item, card};
use roadbook_core::record::Record as _;
use roadbook_core::roadmap::LaneBy;
use roadbook_core::roadmap::relane::{self, LaneChoice};
use roadbook_core::roadmap::timeline::{Timeline, TimelineQuery, timeline};
use roadbook_testkit::workspace;

fn added(workspace: &Workspace, title: &str, values: &[(ItemField, &str)]) -> ItemId {
    let values: Vec<_> = values.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    add(workspace, title, &values).unwrap().value.id
}

fn item(workspace: &Workspace, id: &ItemId) -> Item {
    workspace.read(|conn| Item::find(conn, &id.0)).unwrap().unwrap()
}

fn when(workspace: &Workspace, id: &ItemId) -> String {
    item(workspace, id).timeframe.to_code()
}

fn drawn(workspace: &Workspace) -> Timeline {
    let query = TimelineQuery {
        items: ItemQuery::default(),
        lanes: vec![LaneBy::Product, LaneBy::Tag],
        per_day: 2.0,
        baseline: None,
    };
    workspace.read(|conn| timeline(conn, &query, workspace.today())).unwrap()
}

#[test]
fn a_card_keeps_dates_that_lie_in_its_column_and_gets_them_back() {
    let workspace = workspace();
    let today = workspace.today();
    let dates = format!("{today} – {}", today + chrono::Days::new(20));
    let id = added(&workspace, "Rails", &[(ItemField::Timeframe, &dates)]);
    let before = when(&workspace, &id);
    let put = |column: &str| card::put(&workspace, &id, ItemField::Timeframe, column).unwrap();
    assert_eq!(put("now").operation, None, "it lies there already");
    let moved = put("later");
    assert_eq!(when(&workspace, &id), "later");
    assert!(moved.label.contains("to Later; it was"), "{}", moved.label);
    let back = put("now");
    assert_eq!(when(&workspace, &id), before, "the exact dates are there again");
    assert!(back.label.contains("back to Now"), "{}", back.label);
    put("next");
    put("later");
    put("now");
    assert_eq!(when(&workspace, &id), "now", "what it was last does not lie there");
    undo::undo(&workspace).unwrap();
    assert_eq!(when(&workspace, &id), "later");
    put("");
    assert_eq!(when(&workspace, &id), "");
    assert!(card::put(&workspace, &id, ItemField::Timeframe, "soon").is_err());
    card::put(&workspace, &id, ItemField::Health, "atRisk").unwrap();
    assert_eq!(item(&workspace, &id).health.map(|health| health.key()), Some("atRisk"));
}

#[test]
fn a_lane_gives_its_value_to_what_comes_into_it() {
    let workspace = workspace();
    let theme = added(&workspace, "Faster", &[(ItemField::Level, "theme"), (ItemField::Timeframe, "2027")]);
    let id = added(
        &workspace,
        "Rails",
        &[(ItemField::Timeframe, "Q1 2027"), (ItemField::Tags, "peak, debt"), (ItemField::Team, "Ledger")],
    );
    let put =
        |by, name: &str| relane::put(&workspace, &id, None, &[LaneChoice { by, name: name.to_owned() }]);
    let label = put(LaneBy::Product, "Payouts").unwrap().label;
    assert_eq!(label, "Moved R-2 to Payouts");
    put(LaneBy::Team, "No team").unwrap();
    put(LaneBy::Tag, "new").unwrap();
    put(LaneBy::Theme, "Faster").unwrap();
    put(LaneBy::Health, "Off track").unwrap();
    put(LaneBy::Commitment, "Likely").unwrap();
    put(LaneBy::Owner, "Ines Rahm").unwrap();
    let now = item(&workspace, &id);
    assert_eq!((now.product.as_deref(), now.team.as_deref()), (Some("Payouts"), None));
    assert_eq!(now.tags, ["new", "debt"], "the first tag makes the lane, the others stay");
    assert_eq!(now.parent, Some(theme.clone()));
    assert_eq!(now.health.map(|health| health.key()), Some("offTrack"));
    assert_eq!(now.commitment.map(|sure| sure.key()), Some("likely"));
    assert!(now.owner.is_some(), "a person is written down by name");
    let refused = put(LaneBy::Health, "Done").unwrap_err();
    assert!(refused.to_string().contains("its status says that"), "{refused}");
    assert!(put(LaneBy::Theme, "None such").is_err());
    put(LaneBy::Theme, "Part of nothing").unwrap();
    assert_eq!(item(&workspace, &id).parent, None);
    let onto_itself =
        relane::put(&workspace, &theme, None, &[LaneChoice { by: LaneBy::Theme, name: "Faster".to_owned() }]);
    assert!(onto_itself.is_err(), "nothing is part of itself");
}

#[test]
fn both_lane_and_date_are_one_step() {
    let workspace = workspace();
    let id = added(&workspace, "Rails", &[(ItemField::Timeframe, "Q1 2027"), (ItemField::Product, "Cards")]);
    let before = item(&workspace, &id);
    let later = roadbook_core::timeframe::Timeframe::from_code("2027-Q2").unwrap();
    let lanes = [LaneChoice { by: LaneBy::Product, name: "Payouts".to_owned() }];
    let label = relane::put(&workspace, &id, Some(later), &lanes).unwrap().label;
    assert_eq!(label, "Moved R-1 to Payouts, Q2 2027");
    undo::undo(&workspace).unwrap();
    assert_eq!(item(&workspace, &id), before);
}

#[test]
fn what_is_found_in_a_list_is_found_where_it_stands() {
    let workspace = workspace();
    for (title, tags) in [("Rails", "b"), ("Instant rails", "a, b"), ("Cards", ""), ("Old rails", "a")] {
        added(&workspace, title, &[(ItemField::Tags, tags)]);
    }
    let found = |query: &ItemQuery, words: &str| {
        workspace.read(|conn| places(conn, query, words, workspace.today())).unwrap()
    };
    assert_eq!(found(&ItemQuery::default(), "rails"), [0, 1, 3]);
    let backwards = ItemQuery { descending: true, ..ItemQuery::default() };
    assert_eq!(found(&backwards, "rails"), [0, 2, 3]);
    let by_title = ItemQuery { sort: ItemSort::Field(ItemField::Title), ..ItemQuery::default() };
    assert_eq!(found(&by_title, "rails"), [1, 2, 3], "Cards comes first");
    let grouped = ItemQuery { group: Some(LaneBy::Tag), ..ItemQuery::default() };
    let page = workspace.read(|conn| items(conn, &grouped, workspace.today())).unwrap();
    let groups: Vec<_> = page.groups.iter().map(|group| (group.key.as_str(), group.totals.count)).collect();
    assert_eq!(groups, [("a", 2), ("b", 1), ("", 1)], "of several tags the first counts");
    let order: Vec<_> = page.rows.iter().map(|row| row.reference.as_str()).collect();
    assert_eq!(order, ["R-2", "R-4", "R-1", "R-3"]);
    assert_eq!(found(&grouped, "rails"), [0, 1, 2], "places are those of the rows");
    assert_eq!(found(&grouped, "nothing"), [0_u32; 0]);
}

/// One move by hand.
#[derive(Debug, Clone)]
enum Hand {
    Drag(Grab, Unit, usize),
    Lane(LaneBy, &'static str),
    Card(&'static str),
}

fn any_hand() -> impl Strategy<Value = Hand> {
    let grab = prop::sample::select(vec![Grab::Whole, Grab::Start, Grab::End]);
    let unit = prop::sample::select(vec![Unit::Day, Unit::Week, Unit::Month, Unit::Quarter]);
    let lane = prop::sample::select(vec![
        (LaneBy::Product, "Payouts"),
        (LaneBy::Product, "No product"),
        (LaneBy::Tag, "peak"),
        (LaneBy::Tag, "No tag"),
        (LaneBy::Commitment, "Likely"),
        (LaneBy::Parent, "Part of nothing"),
    ]);
    prop_oneof![
        4 => (grab, unit, any::<usize>()).prop_map(|(grab, unit, at)| Hand::Drag(grab, unit, at)),
        2 => lane.prop_map(|(by, name)| Hand::Lane(by, name)),
        2 => prop::sample::select(vec!["now", "next", "later", ""]).prop_map(Hand::Card),
    ]
}

fn done(workspace: &Workspace, id: &ItemId, hand: &Hand) -> bool {
    let committed = match hand {
        Hand::Drag(grab, unit, at) => {
            let within = ("2026-01-01".parse().unwrap(), "2028-01-01".parse().unwrap());
            let stops = workspace.read(|conn| stops(conn, id, *grab, *unit, within)).unwrap().list;
            let Some(stop) = stops.get(at % stops.len().max(1)) else { return false };
            reschedule(workspace, id, stop.timeframe).unwrap()
        }
        Hand::Lane(by, name) => {
            let lanes = [LaneChoice { by: *by, name: (*name).to_owned() }];
            relane::put(workspace, id, None, &lanes).unwrap()
        }
        Hand::Card(column) => card::put(workspace, id, ItemField::Timeframe, column).unwrap(),
    };
    committed.operation.is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn a_drag_and_its_undo_leave_everything_as_it_was(
        time in prop::sample::select(vec!["5 Oct 2026 – 12 Feb 2027", "Q1 2027", "next", "", "Nov 2026 – Q2 2027"]),
        hands in prop::collection::vec(any_hand(), 1..6),
    ) {
        let workspace = workspace();
        added(&workspace, "Before it", &[(ItemField::Timeframe, "2027"), (ItemField::Product, "Cards")]);
        let id = added(
            &workspace,
            "Rails",
            &[(ItemField::Timeframe, time), (ItemField::Tags, "debt, old"), (ItemField::Product, "Cards")],
        );
        let mut states = vec![(item(&workspace, &id), drawn(&workspace))];
        for hand in &hands {
            if done(&workspace, &id, hand) {
                states.push((item(&workspace, &id), drawn(&workspace)));
            }
        }
        let last = states.pop().unwrap();
        prop_assert_eq!(&(item(&workspace, &id), drawn(&workspace)), &last);
        let many = states.len();
        for before in states.iter().rev() {
            undo::undo(&workspace).unwrap();
            prop_assert_eq!(&(item(&workspace, &id), drawn(&workspace)), before, "one step back");
        }
        for _ in 0..many {
            undo::redo(&workspace).unwrap();
        }
        prop_assert_eq!(&(item(&workspace, &id), drawn(&workspace)), &last, "and all the way forward again");
    }
}

//! Scores, goals, views, baselines and what differs between two moments, asked of the core.

use roadbook_core::Workspace;
use roadbook_core::audiences::list::named;
use roadbook_core::baselines::{self, edit as baseline, list::baselines};
use roadbook_core::compare::plan_changes;
use roadbook_core::goals::sheet::sheet;
use roadbook_core::history::undo;
use roadbook_core::ids::ItemId;
use roadbook_core::items::add::add;
use roadbook_core::items::board::{BoardQuery, board};
use roadbook_core::items::edit::edit;
use roadbook_core::items::field::ItemField;
use roadbook_core::items::list::{ItemQuery, Totals};
use roadbook_core::items::shift::shift;
use roadbook_core::links::add::add as link;
use roadbook_core::links::said::Said;
use roadbook_core::record::Record as _;
use roadbook_core::releases::releases;
use roadbook_core::roadmap::timeline::{TimelineQuery, timeline};
use roadbook_core::roadmap::{LaneBy, Wish, compose};
use roadbook_core::scores::formulas::{keep, models, put_away};
use roadbook_core::scores::rank::{RankOrder, rank};
use roadbook_core::scores::set::set;
use roadbook_core::timeframe::Shift;
use roadbook_core::views::save::{limit, save_as};
use roadbook_core::views::{SavedView, ViewContent};
use roadbook_testkit::workspace;

fn added(workspace: &Workspace, title: &str, values: &[(ItemField, &str)]) -> ItemId {
    let values: Vec<_> = values.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    add(workspace, title, &values).unwrap().value.id
}

fn filtered(filter: &str) -> ItemQuery {
    ItemQuery { filter: Some(filter.to_owned()), ..ItemQuery::default() }
}

#[test]
fn a_formula_stands_whatever_becomes_of_the_one_it_took_an_input_from() {
    let workspace = workspace();
    let item = added(&workspace, "Rails", &[]);
    keep(&workspace, "A", "0.5 * fit + value", "fit").unwrap();
    let kept = keep(&workspace, "B", "fit * 2", "").unwrap().value;
    assert_eq!(kept.inputs, ["fit"], "what it took becomes its own");
    set(&workspace, &item, &[("fit".to_owned(), "4".to_owned())]).unwrap();
    let score = |workspace: &Workspace| {
        let today = workspace.today();
        let ranking = workspace
            .read(|conn| rank(conn, "B", &ItemQuery::default(), 10, RankOrder::Highest, today))
            .unwrap();
        ranking.rows[0].score
    };
    keep(&workspace, "A", "value", "").unwrap();
    assert_eq!(score(&workspace), Some(8.0), "A has no such input any more, B does");
    keep(&workspace, "A", "fit + value", "").unwrap();
    let a = workspace.read(models).unwrap().into_iter().find(|model| model.key == "A").unwrap();
    put_away(&workspace, &a.id.unwrap()).unwrap();
    assert_eq!(score(&workspace), Some(8.0), "A is put away");
    keep(&workspace, "B", "fit * 3", "").unwrap();
    assert_eq!(score(&workspace), Some(12.0), "and B can still be changed");
}

#[test]
fn a_view_keeps_how_it_scores_until_that_formula_goes() {
    let workspace = workspace();
    let content =
        |scored_by: &str| ViewContent { scored_by: Some(scored_by.to_owned()), ..ViewContent::default() };
    let refused = save_as(&workspace, "Priority", content("Ours")).unwrap_err();
    assert!(refused.to_string().contains("“Ours” is no way of scoring"), "{refused}");
    let formula = keep(&workspace, "Ours", "value / 2", "").unwrap().value;
    let view = save_as(&workspace, "Priority", content("ours")).unwrap().value;
    let kept = |workspace: &Workspace| {
        let view = workspace.read(|conn| SavedView::find(conn, &view.id)).unwrap().unwrap();
        view.content.scored_by
    };
    assert_eq!(kept(&workspace).as_deref(), Some("ours"));
    put_away(&workspace, &formula.id).unwrap();
    assert_eq!(kept(&workspace), None);
    undo::undo(&workspace).unwrap();
    assert_eq!(kept(&workspace).as_deref(), Some("ours"), "one undo brings both back");
}

#[test]
fn a_view_takes_nothing_that_cannot_be_shown() {
    let workspace = workspace();
    let view = |baseline: &str| ViewContent { baseline: Some(baseline.to_owned()), ..ViewContent::default() };
    let refused = save_as(&workspace, "Plan", view("nope")).unwrap_err();
    assert!(refused.to_string().contains("“nope” is no moment"), "{refused}");
    let mut content = ViewContent::default();
    let refused = limit(&mut content, "Nope", 3).unwrap_err();
    assert!(refused.hint().unwrap().contains("now, next, later"), "{refused}");
    limit(&mut content, "now", 3).unwrap();
    limit(&mut content, "Nope", 0).unwrap();
    content.columns = ItemField::Team;
    limit(&mut content, "Payments", 4).unwrap();
    assert_eq!(content.limits.len(), 2, "teams are free words: one may still come");
    let tags = ViewContent { columns: ItemField::Tags, ..ViewContent::default() };
    assert!(save_as(&workspace, "Plan", tags).is_err());
    let lanes = vec![LaneBy::Sensitivity, LaneBy::Timeframe, LaneBy::Tag];
    save_as(&workspace, "Plan", ViewContent { lanes, ..ViewContent::default() }).unwrap();
}

#[test]
fn a_board_has_no_columns_of_what_an_item_has_several_of() {
    let workspace = workspace();
    added(&workspace, "Rails", &[(ItemField::Tags, "eu")]);
    let columns = |columns: ItemField| {
        let query = BoardQuery { items: ItemQuery::default(), columns, shown: 10, limits: [].into() };
        workspace.read(|conn| board(conn, &query, workspace.today())).map(|board| board.count)
    };
    for field in [ItemField::Tags, ItemField::Start, ItemField::Effort, ItemField::Title, ItemField::Links] {
        let refused = columns(field).unwrap_err();
        assert!(refused.to_string().contains("makes no lanes or columns"), "{refused}");
    }
    assert_eq!(columns(ItemField::Team).unwrap(), 1);
}

#[test]
fn a_board_counts_the_cards_that_it_does_not_show() {
    let workspace = workspace();
    let (when, effort) = (ItemField::Timeframe, ItemField::Effort);
    added(&workspace, "Rails", &[(when, "Dec 2026"), (effort, "3"), (ItemField::Health, "at risk")]);
    added(&workspace, "Limits", &[(when, "Nov 2026"), (ItemField::Team, "Risk")]);
    added(&workspace, "Cards", &[(when, "now"), (effort, "2.5"), (ItemField::Health, "off track")]);
    added(&workspace, "Refunds", &[]);
    let columns = |columns: ItemField| {
        let query = BoardQuery { items: ItemQuery::default(), columns, shown: 1, limits: [].into() };
        let board = workspace.read(|conn| board(conn, &query, workspace.today())).unwrap();
        assert_eq!(board.count, 4);
        board.columns
    };
    let by_time = columns(when);
    let now = by_time.iter().find(|column| column.key == "now").unwrap();
    let titles: Vec<_> = now.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["Rails"], "the first card alone");
    let Totals { count, start, end, effort, at_risk, off_track } = &now.totals;
    assert_eq!((*count, *effort, *at_risk, *off_track), (3, Some(5.5), 1, 1));
    assert_eq!((start.as_deref(), end.as_deref()), (Some("2026-11-01"), Some("2026-12-31")));
    let unscheduled = by_time.iter().find(|column| column.key.is_empty()).unwrap();
    assert_eq!(unscheduled.totals, Totals { count: 1, ..Totals::default() });
    let teams: Vec<_> =
        columns(ItemField::Team).into_iter().map(|column| (column.key, column.rows.len())).collect();
    assert_eq!(teams, [("Risk".to_owned(), 1), (String::new(), 1)]);
}

#[test]
fn lanes_are_made_of_every_field_that_groups() {
    let workspace = workspace();
    added(&workspace, "Rails", &[(ItemField::Timeframe, "Nov 2026"), (ItemField::Sensitivity, "public")]);
    added(&workspace, "Limits", &[(ItemField::Timeframe, "Q4 2026"), (ItemField::Sensitivity, "restricted")]);
    added(&workspace, "Cards", &[(ItemField::Timeframe, "later")]);
    let lanes = |by: LaneBy| {
        let query =
            TimelineQuery { items: ItemQuery::default(), lanes: vec![by], per_day: 2.0, baseline: None };
        let drawn = workspace.read(|conn| timeline(conn, &query, workspace.today())).unwrap();
        drawn.screen.lanes.iter().map(|lane| lane.path.join(" › ")).collect::<Vec<_>>()
    };
    assert_eq!(lanes(LaneBy::Timeframe), ["Q4 2026", "Later"]);
    assert_eq!(lanes(LaneBy::Sensitivity), ["Public", "Internal", "Restricted"]);
}

#[test]
fn what_left_the_plan_stands_where_it_was_in_the_baseline() {
    let workspace = workspace();
    let when = ItemField::Timeframe;
    added(&workspace, "Kept", &[(when, "Nov 2026")]);
    let unscheduled = added(&workspace, "Later maybe", &[(when, "Dec 2026"), (ItemField::Team, "Risk")]);
    added(&workspace, "Dropped", &[(when, "Q1 2027")]);
    baselines::add(&workspace, "Plan of November").unwrap();
    edit(&workspace, &[unscheduled], &[(when, String::new())]).unwrap();
    roadbook_core::archive::archive(&workspace, &["R-3".parse().unwrap()]).unwrap();
    added(&workspace, "New", &[]);
    let drawn = |baseline: Option<&str>, filter: &str| {
        let query = TimelineQuery {
            items: filtered(filter),
            lanes: Vec::new(),
            per_day: 2.0,
            baseline: baseline.map(str::to_owned),
        };
        let laid = workspace.read(|conn| timeline(conn, &query, workspace.today())).unwrap();
        assert!(
            laid.screen.bars.iter().all(|bar| laid.ids.contains_key(&bar.reference)),
            "each can be opened"
        );
        let mut bars: Vec<_> =
            laid.screen.bars.into_iter().map(|bar| (bar.reference, bar.gone, bar.mark.is_some())).collect();
        bars.sort();
        bars
    };
    let gone = |why: &str| Some(why.to_owned());
    let (r1, r2, r3) = ("R-1".to_owned(), "R-2".to_owned(), "R-3".to_owned());
    assert_eq!(drawn(None, ""), [(r1.clone(), None, true)]);
    let expect = [(r1, None, true), (r2.clone(), gone("unscheduled"), false), (r3, gone("put away"), false)];
    assert_eq!(drawn(Some("Plan of November"), ""), expect);
    assert_eq!(drawn(Some("Plan of November"), "team:risk"), [(r2, gone("unscheduled"), false)]);
    let author = workspace.read(|conn| named(conn, "Author")).unwrap();
    let wish = Wish { baseline: Some("Plan of November".to_owned()), ..Wish::default() };
    let composed = compose(&workspace, &author, &wish).unwrap();
    let alt = &composed.sheet.picture.alt;
    assert!(
        alt.starts_with("Roadmap of 1 item,")
            && alt.contains("Only in Plan of November: Later maybe, Dropped."),
        "{alt}"
    );
}

#[test]
fn a_baseline_is_renamed_and_taken_away_with_what_shows_it() {
    let workspace = workspace();
    added(&workspace, "Rails", &[(ItemField::Timeframe, "Nov 2026")]);
    baselines::add(&workspace, "Plann of October").unwrap();
    baselines::add(&workspace, "Other").unwrap();
    let content = ViewContent { baseline: Some("plann of october".to_owned()), ..ViewContent::default() };
    let view = save_as(&workspace, "Compared", content).unwrap().value;
    let shown = || workspace.read(|conn| SavedView::find(conn, &view.id)).unwrap().unwrap().content.baseline;
    let names = || -> Vec<String> {
        workspace.read(baselines).unwrap().into_iter().map(|baseline| baseline.name).collect()
    };
    assert!(baseline::rename(&workspace, "Plann of October", "OTHER").is_err(), "that name is taken");
    assert!(
        baseline::rename(&workspace, "Plann of October", &"x".repeat(61)).is_err(),
        "too long for a menu"
    );
    assert!(baseline::rename(&workspace, "Nothing", "Plan").is_err());
    baseline::rename(&workspace, "Plann of October", "Plan of October").unwrap();
    assert_eq!(
        (names(), shown().as_deref()),
        (vec!["Plan of October".to_owned(), "Other".to_owned()], Some("Plan of October"))
    );
    baseline::rename(&workspace, "plan of october", "Plan of OCTOBER").unwrap();
    baseline::remove(&workspace, "Plan of October").unwrap();
    assert_eq!((names(), shown()), (vec!["Other".to_owned()], None));
    baselines::add(&workspace, "Plan of October").unwrap();
    undo::undo(&workspace).unwrap();
    undo::undo(&workspace).unwrap();
    assert_eq!(shown().as_deref(), Some("Plan of OCTOBER"), "undo brings both back");
    let whole = workspace.read(roadbook_core::check::check).unwrap();
    assert_eq!(whole, [], "the log says the same as the tables");
}

#[test]
fn what_differs_backwards_counts_as_often_and_says_dependencies() {
    let workspace = workspace();
    let rails = added(&workspace, "Rails", &[(ItemField::Timeframe, "Nov 2026")]);
    added(&workspace, "Limits", &[(ItemField::Timeframe, "Q4 2026")]);
    baselines::add(&workspace, "Before").unwrap();
    for when in ["Dec 2026", "Jan 2027"] {
        edit(&workspace, std::slice::from_ref(&rails), &[(ItemField::Timeframe, when.to_owned())]).unwrap();
    }
    let depends_on = Said::parse("dependsOn").unwrap();
    link(&workspace, "R-1".parse().unwrap(), depends_on, "R-2".parse().unwrap()).unwrap();
    let changes = |from: &str, to: &str| {
        workspace.read(|conn| plan_changes(conn, from, to, workspace.today())).unwrap()
    };
    let (there, back) = (changes("Before", "now"), changes("now", "Before"));
    assert_eq!((there.moved[0].times, back.moved[0].times), (2, 2));
    let said: Vec<_> = there
        .changed
        .iter()
        .map(|field| {
            (field.reference.as_str(), field.label.as_str(), field.before.as_str(), field.after.as_str())
        })
        .collect();
    assert_eq!(said, [("R-1", "Depends on", "", "R-2")]);
    assert_eq!((back.changed[0].before.as_str(), back.changed[0].after.as_str()), ("R-2", ""));
    let yesterday = changes("yesterday", "now");
    assert_eq!((yesterday.from.day, yesterday.added.len()), (workspace.today().pred_opt().unwrap(), 2));
    assert_eq!(changes("-2w", "today").to.day, workspace.today());
}

#[test]
fn what_is_not_moved_says_why() {
    let workspace = workspace();
    let month = added(&workspace, "Rails", &[(ItemField::Timeframe, "Nov 2026")]);
    let refused = |by: &str| {
        shift(&workspace, std::slice::from_ref(&month), Shift::parse(by).unwrap()).unwrap_err().to_string()
    };
    assert_eq!(refused("0 months"), "Nothing moves by 0");
    assert!(refused("1000000 years").contains("outside the years 1 to 9999"));
    assert!(refused("2 weeks").contains("none so precise"));
}

#[test]
fn goals_and_releases_follow_the_filter() {
    let workspace = workspace();
    let (team, goal, level) = (ItemField::Team, ItemField::Goal, ItemField::Level);
    added(&workspace, "Launch", &[(level, "milestone"), (team, "Core")]);
    added(
        &workspace,
        "Rails",
        &[(team, "Payments"), (goal, "Trust"), (ItemField::Effort, "30"), (ItemField::Parent, "R-1")],
    );
    added(&workspace, "Limits", &[(team, "Risk"), (goal, "Trust"), (ItemField::Effort, "10")]);
    added(&workspace, "Sunset", &[(level, "milestone"), (team, "Risk")]);
    let today = workspace.today();
    let held = |filter: &str| -> Vec<(String, u32)> {
        let found = workspace.read(|conn| releases(conn, &filtered(filter), today)).unwrap();
        found.into_iter().map(|release| (release.item.reference, release.items)).collect()
    };
    assert_eq!(held("").len(), 2);
    assert_eq!(held("team:payments"), [("R-1".to_owned(), 1)], "it holds one that passes, and stays whole");
    assert_eq!(held("team:risk"), [("R-4".to_owned(), 0)]);
    assert!(held("team:nobody").is_empty());
    let served = |filter: &str| {
        let sheet = workspace.read(|conn| sheet(conn, &filtered(filter), today)).unwrap();
        (sheet.effort, sheet.goals.iter().map(|goal| goal.served.items).collect::<Vec<_>>())
    };
    assert_eq!(served(""), (40.0, vec![2]));
    assert_eq!(served("team:payments"), (30.0, vec![1]), "shares are parts of what is shown");
}

//! A plan is filtered by typing, laid out as a board and moved by keys, weighed by goals and scores; the view is saved and
//! found again in the rail. Each layout is kept as a picture.

use roadbook_core::items::add::add;
use roadbook_core::items::field::ItemField;
use roadbook_core::items::list::ItemQuery;
use roadbook_core::scores::rank::{RankOrder, rank};
use roadbook_core::{Access, Workspace};
use roadbook_testkit::surroundings_on;
use roadbook_tests::window::{App, Key, Look};
use serde_json::json;

use super::ways::TODAY;

/// A workspace with a few items, made before the window opens.
fn planned(home: &std::path::Path) -> String {
    let path = home.join("Plan.roadbook");
    let workspace = Workspace::create(&path, surroundings_on("2026-11-24")).unwrap();
    for (title, team, health, when, effort) in [
        ("Instant payouts", "Payments", "at risk", "Oct 2026 – Feb 2027", "86"),
        ("Payout batching", "Payments", "on track", "Nov 2026", "34"),
        ("Rate lock", "Treasury", "at risk", "next", "28"),
        ("Statements as a file", "Treasury", "", "", "12"),
    ] {
        let values = [
            (ItemField::Team, team),
            (ItemField::Health, health),
            (ItemField::Timeframe, when),
            (ItemField::Effort, effort),
            (ItemField::Goal, if team == "Payments" { "Payout share" } else { "" }),
        ];
        let values: Vec<_> = values.into_iter().map(|(field, text)| (field, text.to_owned())).collect();
        add(&workspace, title, &values).unwrap();
    }
    path.to_str().unwrap().to_owned()
}

/// What stands in a column of the board, by its name.
fn cards(app: &App, column: &str) -> serde_json::Value {
    app.run_with(
        "const column = [...document.querySelectorAll('[data-column]')]
             .find(found => found.querySelector('.head b')?.innerText === arguments[0]);
         return [...(column?.querySelectorAll('.card .ref') ?? [])].map(found => found.innerText);",
        json!([column]),
    )
}

#[test]
fn a_plan_is_filtered_laid_out_and_weighed() {
    let home = tempfile::tempdir().unwrap();
    let path = planned(home.path());
    let Some(app) = App::for_test_at_in(home, Look::Light, &[&TODAY[..], &[path.as_str()]].concat()) else {
        return;
    };
    app.wait_for_title("Plan — Roadbook");
    app.wait_for_text("Instant payouts");

    app.press(&[Key::Char('/')]);
    app.type_text("health:at-");
    app.wait_for_text("at-risk");
    app.press(&[Key::Enter]);
    app.wait_until("only what is at risk is left", || app.count("[role=gridcell].title") == 2);
    app.press(&[Key::Escape]);

    app.click_on("Board");
    app.wait_for(".board");
    app.wait_until("cards stand in their columns", || cards(&app, "Next") == json!(["R-3"]));
    assert_eq!(cards(&app, "Now"), json!(["R-1"]), "dates say that it is now");
    app.run("document.querySelector('.board').focus()");
    app.press(&[Key::ArrowDown]);
    app.press(&[Key::ArrowRight]);
    app.press(&[Key::Alt, Key::ArrowRight]);
    app.wait_until("the card went to later", || cards(&app, "Later") == json!(["R-3"]));
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("and back", || cards(&app, "Next") == json!(["R-3"]));
    app.screenshot("planning-board");

    app.click_on("Views");
    app.click_on("Save as");
    app.wait_for("[aria-label='Name of the view']");
    app.type_text("At risk");
    app.press(&[Key::Enter]);
    app.wait_for_text("At risk");
    app.click_one("header .name", "At risk");
    app.click_on("Pin to the rail");
    app.wait_for("nav .pinned a");

    for (layout, stands) in
        [("Goals", "Serves no goal"), ("Scores", "Not scored yet"), ("Releases", "No release fits")]
    {
        app.click_on(layout);
        app.wait_for_text(stands);
        app.screenshot(&format!("planning-{}", layout.to_lowercase()));
    }
    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char('d')]);
    app.wait_for_text("Decisions");
    app.click("nav .pinned a");
    app.wait_until("the view is as it was saved", || cards(&app, "Next") == json!(["R-3"]));
    assert_eq!(app.faults(), Vec::<String>::new(), "nothing went wrong on the way");
}

#[test]
fn scores_are_given_in_place_and_what_could_be_two_things_is_asked_about() {
    let home = tempfile::tempdir().unwrap();
    let path = planned(home.path());
    let arguments = [&TODAY[..], &[path.as_str()]].concat();
    let Some(app) = App::for_test_at_in(home, Look::Light, &arguments) else { return };
    app.wait_for_title("Plan — Roadbook");
    app.wait_for_text("Instant payouts");

    app.click_on("Scores");
    app.wait_for_text("Not scored yet");
    for (input, value) in [("reach", "1,000"), ("impact", "2"), ("confidence", "80 %")] {
        app.click(&format!("[aria-label^='{input} of R-1']"));
        app.wait_for(&format!("input[aria-label='{input} of R-1']"));
        app.type_text(value);
        app.press(&[Key::Enter]);
        app.wait_until_gone(&format!("input[aria-label='{input} of R-1']"));
    }
    app.wait_for_text("1 of 4 have a score");
    app.click("[aria-label^='confidence of R-2']");
    app.wait_for("input[aria-label='confidence of R-2']");
    app.type_text("0.8");
    app.press(&[Key::Enter]);
    app.wait_for_text("Write 80 for 80 %");
    app.screenshot("planning-scored");
    app.press(&[Key::Escape]);

    let path = app.home().join("Plan.roadbook");
    let workspace = Workspace::open(&path, Access::Read, surroundings_on("2026-11-24")).unwrap();
    let ranking = workspace
        .read(|conn| rank(conn, "rice", &ItemQuery::default(), 10, RankOrder::Highest, workspace.today()))
        .unwrap();
    let first = &ranking.rows[0];
    assert_eq!(first.item.reference, "R-1");
    assert_eq!(first.score.map(f64::round), Some((1000.0_f64 * 2.0 * 0.8 / (86.0 / 20.0)).round()));
    assert_eq!(app.faults(), Vec::<String>::new(), "nothing went wrong on the way");
}

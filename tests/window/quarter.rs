//! A quarter of 150 items is planned twice: once without the mouse, once without the keys. Neither ever meets a dead end:
//! dates, teams, lanes, dependencies, the board and the way back.

use roadbook_core::Workspace;
use roadbook_core::items::add::add;
use roadbook_core::items::assign::ItemField;
use roadbook_testkit::surroundings_on;
use roadbook_tests::window::{App, Key, Look};
use serde_json::json;

use super::ways::TODAY;

const ITEMS: usize = 150;
const TEAMS: [&str; 3] = ["Ledger", "Rails", "Risk"];

/// A hundred items with a month, and fifty that nobody has planned yet.
fn quarter(look: Look) -> Option<App> {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("Quarter.roadbook");
    let workspace = Workspace::create(&path, surroundings_on("2026-11-24")).unwrap();
    for number in 0..ITEMS {
        let month = ["Jan 2027", "Feb 2027", "Mar 2027"][number % 3];
        let values = [
            (ItemField::Team, TEAMS[number / 2 % TEAMS.len()]),
            (ItemField::Timeframe, if number < 100 { month } else { "" }),
            (ItemField::Effort, ["5", "8", "13"][number % 3]),
        ];
        let values: Vec<_> = values.into_iter().map(|(field, text)| (field, text.to_owned())).collect();
        add(&workspace, &format!("Piece of work {}", number + 1), &values).unwrap();
    }
    drop(workspace);
    let app = App::for_test_at_in(home, look, &[&TODAY[..], &[path.to_str()?]].concat())?;
    app.wait_for_title("Quarter — Roadbook");
    app.wait_for_text("Piece of work 1");
    Some(app)
}

/// The texts of a column of the table, from the top.
fn column(app: &App, key: &str) -> Vec<String> {
    app.texts(&format!("[role=gridcell].{key}"))
}

fn key_at(app: &App) -> String {
    app.run("return document.querySelector('#cell-at')?.className ?? ''").as_str().unwrap().to_owned()
}

fn lane_of(app: &App, reference: &str) -> String {
    let found = app.run_with(
        "const bar = document.querySelector(`.plan[data-ref='${arguments[0]}']`);
         const lanes = [...document.querySelectorAll('.lane:not(.head)')];
         const y = bar.getBoundingClientRect().top + 8;
         const lane = lanes.find(found => { const box = found.getBoundingClientRect(); return box.top <= y && y < box.bottom; });
         return lane?.querySelector('.name').innerText ?? '';",
        json!([reference]),
    );
    found.as_str().unwrap_or_default().trim().to_owned()
}

fn when(app: &App, reference: &str) -> String {
    app.attribute(&format!(".plan[data-ref='{reference}']"), "title").unwrap_or_default()
}

/// Waits until the arrow keys have led to a column.
fn go_to_column(app: &App, key: &str) {
    for _ in 0..20 {
        if key_at(app).contains(key) {
            return;
        }
        app.press(&[Key::ArrowRight]);
    }
    panic!("the arrows lead to every column: {}", key_at(app));
}

#[test]
fn without_the_mouse() {
    let Some(app) = quarter(Look::Light) else { return };
    // Filter to one team, and say of a block of cells at once how sure they are.
    app.press(&[Key::Char('/')]);
    app.type_text("team:risk");
    app.press(&[Key::Enter]);
    app.wait_until("only that team is left", || column(&app, "team").iter().all(|team| team == "Risk"));
    app.press(&[Key::Escape]);
    app.run("document.activeElement?.blur(); document.querySelector('[role=grid]').focus()");
    app.press(&[Key::ArrowDown]);
    app.wait_until("the table has the keys", || app.has("#cell-at"));
    app.press(&[Key::ArrowDown]);
    go_to_column(&app, "commitment");
    let cell = || app.text("#cell-at");
    let before = cell();
    app.type_text("Likely");
    app.press(&[Key::Enter]);
    app.press(&[Key::ArrowUp]);
    app.wait_until("it says what was typed", || cell().contains("Likely"));
    // The cells below take what the first says.
    let likely = || column(&app, "commitment").iter().filter(|text| text.contains("Likely")).count();
    let one = likely();
    app.press(&[Key::Shift, Key::ArrowDown]);
    app.press(&[Key::Shift, Key::ArrowDown]);
    app.press(&[Key::Control, Key::Char('d')]);
    app.wait_until("three are likely", || likely() == one + 2);
    app.screenshot("quarter-filled");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("undo takes the fill back as one step", || likely() == one);
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("and what was typed", || likely() == one - 1);
    assert!(!before.contains("Likely"), "{before}");

    // What is not among the rows that are drawn is found.
    app.press(&[Key::Control, Key::Char('f')]);
    app.wait_for("[role=search] input");
    app.type_text("work 138");
    app.wait_until("it is found among all", || app.text("[role=search]").contains("1 of 1"));
    app.press(&[Key::Escape]);
    app.wait_until_gone("[role=search]");

    // The other layouts, and back.
    app.press(&[Key::Control, Key::Char('1')]);
    app.wait_for("[role=treegrid]");
    app.screenshot("quarter-timeline");
    app.press(&[Key::Control, Key::Char('2')]);
    app.wait_for(".board");
    app.press(&[Key::Control, Key::Char('3')]);
    app.wait_for("[role=grid]");
    assert_eq!(app.faults(), Vec::<String>::new(), "axe finds nothing");
}

#[test]
fn bars_and_lanes_without_the_mouse() {
    let Some(app) = quarter(Look::Light) else { return };
    app.press(&[Key::Control, Key::Char('1')]);
    app.wait_for(".plan");
    app.click_one("button", "Grouped by");
    app.click_one("[role^=menuitem]", "Team");
    app.wait_until("lanes are teams", || app.texts(".lane .name").iter().any(|name| name == "Ledger"));
    app.run("document.querySelector('[role=treegrid]').focus()");
    app.press(&[Key::ArrowDown]);
    let reference = app.attribute(".plan.at", "data-ref").expect("a bar is looked at");
    let (lane, before) = (lane_of(&app, &reference), when(&app, &reference));
    app.press(&[Key::Alt, Key::ArrowDown]);
    app.wait_until("it went to the next lane", || lane_of(&app, &reference) != lane);
    app.press(&[Key::Alt, Key::ArrowRight]);
    app.wait_until("and later", || when(&app, &reference) != before);
    app.press(&[Key::Control, Key::Char('z')]);
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("two steps back", || {
        lane_of(&app, &reference) == lane && when(&app, &reference) == before
    });

    app.press(&[Key::Char('l')]);
    app.wait_for_text(&format!("{reference} comes first"));
    app.press(&[Key::ArrowDown]);
    let needs = app.attribute(".plan.at", "data-ref").unwrap();
    app.wait_for_text(&format!("{needs} needs {reference} first"));
    app.screenshot("quarter-join");
    app.press(&[Key::Enter]);
    app.wait_for_text(&format!("Linked: {needs} depends on {reference}"));
    // And back: a circle is refused with the way around it.
    app.press(&[Key::Char('l')]);
    app.press(&[Key::ArrowUp]);
    app.press(&[Key::Enter]);
    app.wait_for_text("would lead back to where it began");
    app.screenshot("quarter-circle");
    assert_eq!(app.faults(), Vec::<String>::new(), "axe finds nothing");
}

#[test]
fn without_the_keys() {
    let Some(app) = quarter(Look::Dark) else { return };
    app.click_on("Timeline");
    app.wait_for(".plan");
    app.click_one("button", "Grouped by");
    app.click_one("[role^=menuitem]", "Team");
    app.wait_until("lanes are teams", || app.texts(".lane .name").iter().any(|name| name == "Ledger"));

    // A slip of the tray onto the time.
    let slip = ".tray .slip";
    let first = app.text(&format!("{slip} .ref"));
    app.drag(slip, 260, -260);
    app.wait_until("it is planned now", || app.text(&format!("{slip} .ref")) != first);
    app.wait_until("the tray has one less", || app.text(".tray h2").contains("49"));

    // A bar into the lane below, and back with Undo.
    let reference = app.attribute(".plan", "data-ref").unwrap();
    let lane = lane_of(&app, &reference);
    let down = app.run_with(
        "const bar = document.querySelector(`.plan[data-ref='${arguments[0]}']`).getBoundingClientRect();
         const lanes = [...document.querySelectorAll('.lane:not(.head)')].map(found => found.getBoundingClientRect());
         const next = lanes.find(box => box.top > bar.bottom);
         return Math.round(next.top + 16 - bar.top);",
        json!([reference]),
    );
    app.drag(&format!(".plan[data-ref='{reference}']"), 6, i32::try_from(down.as_i64().unwrap()).unwrap());
    app.wait_until("it lies in the lane below", || lane_of(&app, &reference) != lane);
    app.screenshot("quarter-lanes-dark");
    app.click_one("button", "Undo");
    app.wait_until("and back", || lane_of(&app, &reference) == lane);

    // Cells of the table are drawn over, and the corner fills the ones below.
    app.click_on("Table");
    app.wait_for("[role=grid]");
    // What rows are grouped by is no column of its own, and a fill does not go across the heads of groups.
    app.click_one("button", "Grouped by");
    app.click_one("[role^=menuitem]", "Nothing");
    app.wait_for("[role=gridcell].team");
    let cell = "[role=gridcell].team";
    app.click(cell);
    app.wait_for("#cell-at.team");
    let first = column(&app, "team")[0].clone();
    app.drag("#cell-at.team > i", 0, 5 * 32);
    app.wait_until("the cells below are filled", || {
        column(&app, "team")[..5].iter().all(|team| *team == first)
    });
    app.screenshot("quarter-filled-dark");
    app.click_one("button", "Undo");
    app.wait_until("as one step", || column(&app, "team")[..5].iter().any(|team| *team != first));

    // The board says which dates give way.
    app.click_on("Board");
    app.wait_for(".card");
    app.drag(".card", 330, 40);
    app.wait_for_text("it was");
    app.screenshot("quarter-board-dark");
    assert_eq!(app.faults(), Vec::<String>::new(), "axe finds nothing");
}

//! The roadmap in time: looked at in light and dark, moved with the mouse and with the keys, taken back; then the plan frozen
//! and what moved since.

use roadbook_core::sample;
use roadbook_testkit::surroundings_on;
use roadbook_tests::window::{App, Key, Look, Size};
use serde_json::json;

use super::ways::TODAY;

/// The sample workspace on its timeline.
fn opened(look: Look) -> Option<App> {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("Sample.roadbook");
    drop(sample::create(&place, surroundings_on("2026-11-24")).unwrap());
    let app = App::for_test_at_in(home, look, &[&TODAY[..], &[place.to_str()?]].concat())?;
    app.wait_for_title("Sample — Roadbook");
    app.click_on("Timeline");
    app.wait_for(".plan");
    Some(app)
}

fn when(app: &App, reference: &str) -> String {
    app.attribute(&format!(".plan[title*=', {reference}, ']"), "title").unwrap_or_default()
}

#[test]
fn bars_are_moved_by_hand_and_by_keys_and_taken_back() {
    let Some(app) = opened(Look::Light) else { return };
    app.screenshot("timeline");
    assert_eq!(app.faults(), Vec::<String>::new(), "axe finds nothing");
    let rail = "R-6";
    let before = when(&app, rail);
    assert!(before.contains("2026"), "{before}");

    app.drag(&format!(".plan[title*=', {rail}, ']"), 130, 0);
    app.wait_until("the bar lies later", || when(&app, rail) != before);
    assert!(!app.has("aside"), "what was moved is not opened");
    app.screenshot("timeline-dragged");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("undo brings it back", || when(&app, rail) == before);

    app.run("document.querySelector('[role=treegrid]').focus()");
    app.press(&[Key::Alt, Key::ArrowRight]);
    app.wait_until("Alt and an arrow move it", || when(&app, rail) != before);
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("as one step", || when(&app, rail) == before);

    app.resize(Size::Small);
    app.screenshot("timeline-small");
    app.resize(Size::Large);
    app.press(&[Key::Char('-')]);
    app.wait_for_text("Half-year");
    app.screenshot("timeline-half");
    app.press(&[Key::Char('+')]);

    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char('p')]);
    app.wait_for_text("Freeze the plan");
    app.click_one("main header button", "Freeze the plan");
    app.type_into("main header input", "Plan of November");
    app.press(&[Key::Enter]);
    app.wait_for_text("Froze the plan as Plan of November");
    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char('r')]);
    app.wait_for(".plan");
    app.drag(&format!(".plan[title*=', {rail}, ']"), 130, 0);
    app.wait_until("the bar lies later", || when(&app, rail) != before);
    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char('p')]);
    app.wait_for_text("1 item moved");
    assert!(app.text("tbody tr .num").starts_with('+'), "it slipped");
    app.click_on("Why R-6 moved: Say why");
    app.type_text("The bank reviews longer, see D-7");
    app.press(&[Key::Enter]);
    app.wait_until("the decision stands beside it", || {
        app.run("return document.querySelector('tbody tr').innerText.includes('D-7')") == json!(true)
    });
    app.screenshot("plan-changes");
    assert_eq!(app.faults(), Vec::<String>::new(), "axe finds nothing");
}

#[test]
fn the_timeline_stands_in_the_dark() {
    let Some(app) = opened(Look::Dark) else { return };
    app.screenshot("timeline-dark");
    assert_eq!(app.faults(), Vec::<String>::new(), "axe finds nothing");
}

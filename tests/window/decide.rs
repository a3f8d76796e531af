//! A decision in the window, by mouse: asked, recorded in a meeting, amended, reviewed, and counted.

use roadbook_tests::window::{App, Key};

use super::ways::with_workspace;

fn fill(app: &App, label: &str, text: &str) {
    let script = "const all = [...document.querySelectorAll('aside form label')]; \
        const label = all.find((label) => label.textContent.trim().startsWith(arguments[0])); \
        label?.querySelector('input, textarea')?.focus(); return Boolean(label);";
    assert_eq!(app.run_with(script, serde_json::json!([label])), true, "there is a field {label}");
    app.type_text(text);
}

#[test]
fn a_decision_is_recorded_amended_and_reviewed() {
    let Some(app) = with_workspace() else { return };
    app.press(&[Key::Char('d')]);
    app.wait_for(".side textarea");
    app.type_text("Which rail?");
    app.press(&[Key::Enter]);
    app.wait_for("aside[aria-label='D-1']");
    app.wait_for_text("Not ready. Missing: two options that are not ruled out, a recommendation, what it means and an owner.");
    app.click_one("aside button", "Record the decision");
    app.wait_for("aside form");
    fill(&app, "What is chosen", "Our own");
    fill(&app, "Why", "No cap");
    fill(&app, "In which meeting", "Board");
    app.screenshot("decision-record");
    app.click_on("Record it");
    app.wait_until_gone("aside form");
    app.wait_for_text("Accepted D-1: Which rail?");
    app.wait_for_text("Board");
    assert!(!app.has("aside h2 button"), "the title is fixed");

    app.click_one("aside button", "More");
    app.click_one("[role=menuitem]", "Amend");
    app.wait_for("aside form");
    fill(&app, "What it says from now on", "Which rail do we build? ");
    fill(&app, "Why", "Said more clearly");
    app.wait_for("aside form ins");
    app.screenshot("decision-amend");
    app.click_one("aside form button", "Amend");
    app.wait_until_gone("aside form");
    app.wait_for_text("both texts are kept");
    app.wait_for("aside ins");

    app.click_one("aside button", "More");
    app.click_one("[role=menuitem]", "Review it");
    app.wait_for("aside form");
    fill(&app, "What was found", "It works");
    app.click_on("Keep the review");
    app.wait_until_gone("aside form");
    app.wait_for_text("It works");
    app.screenshot("decision-made");

    app.click_one("[role=radio]", "Numbers");
    app.wait_for_text("Time to decide");
    app.screenshot("decision-numbers");
    assert!(app.faults().is_empty(), "{:?}", app.faults());
}

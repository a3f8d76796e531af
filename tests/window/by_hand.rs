//! A workspace made by hand, with the keyboard alone: an item with its fields, a decision, a link, a mistake taken back and
//! brought again; and all of it is there the next day.

use roadbook_tests::window::{App, Key};

use super::ways::{TODAY, closed, tab_to, with_workspace};

fn write(app: &App, field: &str, text: &str) {
    tab_to(app, &format!("Edit {field}"));
    app.press(&[Key::Enter]);
    app.wait_until(&format!("{field} is open"), || {
        app.run("return ['INPUT', 'TEXTAREA'].includes(document.activeElement.tagName)") == true
    });
    app.type_text(text);
    app.press(&[Key::Enter]);
    app.wait_until(&format!("{field} is kept"), || {
        app.run("return document.activeElement.tagName") == "BUTTON"
    });
    app.wait_for_text(text);
}

#[test]
fn a_plan_is_made_with_the_keyboard_alone() {
    let Some(app) = with_workspace() else { return };
    app.press(&[Key::Char('c')]);
    app.wait_for(".side textarea");
    app.type_text("Instant payouts");
    app.press(&[Key::Enter]);
    app.wait_for("aside[aria-label='R-1'] .facts");
    app.wait_until("the first field has the focus", || {
        app.run("return document.activeElement.title") == "Edit Timeframe"
    });
    write(&app, "Timeframe", "Q2 2027");
    write(&app, "Team", "Rails");

    app.press(&[Key::Char('d')]);
    app.wait_for(".side textarea");
    app.type_text("Which rail?");
    app.press(&[Key::Enter]);
    app.wait_for("aside[aria-label='D-1']");
    write(&app, "Approver", "Ines Rahm");
    app.wait_for_text("P-1 Ines Rahm is new");
    tab_to(&app, "Link");
    app.press(&[Key::Enter]);
    app.wait_until("the link can be typed", || app.run("return document.activeElement.tagName") == "INPUT");
    app.type_text("R-1");
    app.press(&[Key::Enter]);
    app.wait_for("aside [aria-label='Take out: concerns R-1']");

    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until_gone("aside [aria-label='Take out: concerns R-1']");
    app.press(&[Key::Control, Key::Char('y')]);
    app.wait_for("aside [aria-label='Take out: concerns R-1']");

    let home = closed(app);
    let Some(app) = App::for_test_at(home, &TODAY) else { return };
    app.wait_for_title("Plan — Roadbook");
    app.wait_for_text("Instant payouts");
    app.wait_for_text("Q2 2027");
    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char('d')]);
    app.wait_for_text("Ines Rahm decides");
    app.wait_for("aside [aria-label='Take out: concerns R-1']");
    assert!(app.faults().is_empty(), "{:?}", app.faults());
}

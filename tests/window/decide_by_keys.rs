//! A decision with the keyboard alone: asked for from an item, options gathered, proposed, accepted in a meeting, told in
//! an update, looked at again, and taken back.

use std::path::Path;
use std::process::Command;

use roadbook_tests::places;
use roadbook_tests::window::{App, Key};

use super::ways::{TODAY, back_to, closed, tab_to, with_workspace};

fn key(app: &App, key: char) {
    app.press(&[Key::Char(key)]);
}

/// Goes on to a field and writes in it.
fn write(app: &App, label: &str, text: &str) {
    tab_to(app, label);
    app.type_text(text);
}

/// Goes down an open menu or list to what is called so, and takes it.
fn choose(app: &App, label: &str) {
    let at =
        "return (document.querySelector('[data-highlighted]') ?? document.activeElement).innerText.trim()";
    for _ in 0..12 {
        if app.run(at) == label {
            app.press(&[Key::Enter]);
            return;
        }
        app.press(&[Key::ArrowDown]);
    }
    panic!("there is no {label}");
}

fn keep(app: &App) {
    app.press(&[Key::Control, Key::Enter]);
    app.wait_until_gone("aside form");
}

/// Issues the update of an audience from a script, while no window holds the workspace.
fn issue(home: &Path, audience: &str) {
    let program = places::program("roadbook").expect("roadbook is built");
    let mut command = Command::new(program);
    command.args(TODAY).args(["update", "--for", audience, "--issue", "--format", "md", "--out", "out"]);
    let done = command.args(["--in", "Plan.roadbook"]).current_dir(home).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_decision_is_asked_for_made_told_and_taken_back_by_keyboard() {
    let Some(app) = with_workspace() else { return };
    key(&app, 'c');
    app.wait_for(".side textarea");
    app.type_text("Instant payouts");
    app.press(&[Key::Enter]);
    app.wait_for("aside[aria-label='R-1'] .facts");
    app.wait_until("the first field has the focus", || {
        app.run("return document.activeElement.title") == "Edit Timeframe"
    });
    back_to(&app, "More");
    app.press(&[Key::Enter]);
    app.wait_until("the menu has the focus", || {
        app.run("return document.activeElement.closest('[role=menu]') !== null") == true
    });
    choose(&app, "Ask for a decision");
    app.wait_for("textarea[aria-label='Ask for a decision from R-1']");
    app.type_text("Which rail?");
    app.press(&[Key::Enter]);
    app.wait_for("aside[aria-label='D-1']");
    app.wait_for_text("Asked for D-1 from R-1: Which rail?");

    key(&app, 'o');
    app.wait_until("an option can be written", || {
        app.run("return document.activeElement.closest('fieldset') !== null") == true
    });
    app.type_text("Our own");
    tab_to(&app, "Add");
    app.press(&[Key::Enter]);
    app.type_text("The partner bank");
    write(&app, "For it, one on a line", "Quick");
    app.press(&[Key::Control, Key::Enter]);
    app.wait_for("aside .options article + article");
    app.screenshot("decision-keys-options");

    key(&app, 'p');
    app.wait_for("aside form[aria-label='Propose it']");
    app.press(&[Key::Enter]);
    app.wait_for("[role=option]");
    choose(&app, "Our own");
    app.wait_until_gone("[role=option][data-value]");
    app.screenshot("decision-keys-propose");
    tab_to(&app, "Propose");
    app.press(&[Key::Enter]);
    app.wait_until_gone("aside form");
    app.wait_for_text("Proposed D-1: Which rail?");

    key(&app, 'e');
    app.wait_for("aside form[aria-label='Record the decision']");
    write(&app, "Why", "No cap");
    write(&app, "In which meeting", "Board");
    tab_to(&app, "Executives");
    app.press(&[Key::Char(' ')]);
    app.screenshot("decision-keys-record");
    keep(&app);
    app.wait_for_text("Accepted D-1: Which rail?");
    app.wait_for_text("Not told yet");
    app.screenshot("decision-keys-untold");

    let home = closed(app);
    issue(home.path(), "Executives");
    let Some(app) = App::for_test_at(home, &TODAY) else { return };
    app.wait_for_title("Plan — Roadbook");
    key(&app, 'g');
    key(&app, 'd');
    app.wait_for("[role=listbox][aria-label='Decisions in this tab']");
    app.wait_for("aside[aria-label='D-1']");
    app.wait_for_text("Told as accepted");
    app.wait_for_text("U-1, 24 November");

    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_for_text("Executives were told in U-1 that D-1 is accepted");
    app.screenshot("decision-keys-told");

    key(&app, 'v');
    app.wait_for("aside form[aria-label='Review it']");
    write(&app, "What was found", "It holds");
    keep(&app);
    app.wait_for_text("It holds");
    key(&app, 'b');
    app.wait_for("aside form[aria-label='Take it back']");
    app.type_text("Too dear");
    app.screenshot("decision-keys-reverse");
    keep(&app);
    app.wait_for_text("Reversed D-1: Which rail?");
    app.wait_for_text("Told as accepted, and not yet otherwise");
    app.screenshot("decision-keys-reversed");
    assert!(app.faults().is_empty(), "{:?}", app.faults());
}

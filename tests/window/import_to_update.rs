//! From a tracker's export and a folder of decision records to an update for an audience, and all of it there again
//! tomorrow.

use std::fs;
use std::path::Path;

use roadbook_tests::window::{App, Key};
use serde_json::json;

use super::ways::closed;

const ROADMAP: &str = "\
Key,Summary,Issue Type,Status,Team,Due Date
PAY-1,Payouts in a minute,Epic,In Progress,Payments,2027-02-26
PAY-2,Statements as a file,Story,To Do,Payments,2027-04-30
RISK-7,Fewer false alarms,Epic,To Do,Risk,2027-06-15
";

const DECISION: &str = "\
# 1. Pay out through one bank

Date: 2026-10-02

## Status

Accepted

## Context

Two banks take two contracts.

## Decision

We use one.

## Consequences

When it is down, nobody is paid.
";

fn bring(home: &Path) -> [String; 4] {
    let path = |name: &str| home.join(name).to_str().unwrap().to_owned();
    fs::write(home.join("roadmap.csv"), ROADMAP).unwrap();
    fs::create_dir(home.join("decisions")).unwrap();
    fs::write(home.join("decisions/0001-pay-out-through-one-bank.md"), DECISION).unwrap();
    fs::create_dir(home.join("out")).unwrap();
    ["Plan.roadbook", "roadmap.csv", "decisions", "out"].map(path)
}

#[test]
fn what_was_imported_is_told_and_is_there_tomorrow() {
    let home = tempfile::tempdir().unwrap();
    let [workspace, roadmap, decisions, out] = bring(home.path());
    let mut arguments = vec!["--today", "2026-11-24"];
    for answer in [&workspace, &roadmap, &decisions, &out] {
        arguments.extend(["--choose", answer]);
    }
    let Some(app) = App::for_test_at(home, &arguments) else { return };
    app.wait_for_title("Roadbook");
    app.press(&[Key::Control, Key::Char('n')]);
    app.wait_for_title("Plan — Roadbook");

    go(&app, 'i');
    app.wait_for_text("Bring in what you have");
    app.press(&[Key::Enter]);
    app.click_on("Import 3 items");
    app.wait_for_text("It is one step: undo takes all of it back.");
    app.click_on("See the roadmap");
    app.wait_for_text("Payouts in a minute");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("the import is taken back", || !shows(&app, "Statements as a file"));
    app.press(&[Key::Control, Key::Shift, Key::Char('z')]);
    app.wait_for_text("Statements as a file");

    go(&app, 'i');
    app.wait_for_text("Bring in what you have");
    app.press(&[Key::ArrowDown]);
    app.press(&[Key::Enter]);
    app.click_on("Import 1 decision");
    app.click_on("See the decisions");
    app.wait_for_text("Pay out through one bank");

    go(&app, 'u');
    app.wait_for_text("Engineering");
    app.click("[aria-label=Audiences] [role=option]:nth-child(2)");
    app.wait_for_text("Leak check: nothing found");
    let page = app.attribute("iframe", "srcdoc").unwrap();
    assert!(page.contains("Payouts in a minute"), "{page}");
    app.press(&[Key::Control, Key::Enter]);
    app.wait_for_text("Issue U-1 to Engineering?");
    app.click_on("Choose the folder and issue");
    app.wait_until("the files are written", || fs::read_dir(&out).unwrap().count() > 0);
    app.wait_for_text("Show in folder");
    let written = fs::read_dir(&out).unwrap().map(|file| file.unwrap().path());
    let pdf =
        written.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "pdf")).unwrap();
    assert!(fs::read(pdf).unwrap().starts_with(b"%PDF"), "a page that can be handed on");

    let home = closed(app);
    let Some(app) = App::for_test_at(home, &["--today", "2026-11-25"]) else { return };
    app.wait_for_title("Plan — Roadbook");
    app.wait_for_text("Fewer false alarms");
    go(&app, 'd');
    app.wait_for_text("Pay out through one bank");
}

fn go(app: &App, view: char) {
    app.run("document.activeElement?.blur()");
    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char(view)]);
}

fn shows(app: &App, text: &str) -> bool {
    app.run_with("return document.body.innerText.includes(arguments[0])", json!([text])) == json!(true)
}

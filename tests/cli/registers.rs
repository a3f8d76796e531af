//! Risks, actions and signals from a script.

use super::program::{Program, list};

const IN: [&str; 2] = ["--in", "plan.roadbook"];

#[test]
fn a_risk_says_what_it_lacks_until_it_is_ready() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Instant payouts", IN[0], IN[1]]);
    let said = program.done(&[
        "add",
        "risk",
        "One bank alone carries payouts",
        "probability=3",
        "impact=5",
        "about=R-1",
        IN[0],
        IN[1],
    ]);
    assert_eq!(said, "K-1");
    let risk = || list(program.json(&["list", "risks", IN[0], IN[1]])).remove(0);
    assert_eq!(risk()["score"], 15);
    assert_eq!(risk()["missing"].as_array().map(Vec::len), Some(5), "{}", risk());
    program.done(&[
        "set",
        "K-1",
        "owner=Ada Osei",
        "ifUnresolved=Payouts stop for a day",
        "nextAction=Meet the second bank",
        "due=2026-12-04",
        "escalatesTo=The chief product officer",
        "escalatesOn=2026-12-11",
        IN[0],
        IN[1],
    ]);
    assert_eq!(risk()["missing"].as_array().map(Vec::len), Some(0), "{}", risk());
    assert_eq!(risk()["daysLeft"], 12);
    program.done(&["set", "K-1", "status=closed", IN[0], IN[1]]);
    assert_eq!(risk()["closedOn"], "2026-11-22");
    let said = program.refused(&["set", "K-1", "impact=6", IN[0], IN[1]]);
    assert!(said.contains("from 1 to 5"), "{said}");
    let said = program.refused(&["set", "K-1", "about=R-9", IN[0], IN[1]]);
    assert!(said.contains("R-9"), "{said}");
    assert_eq!(program.json(&["search", "bank", IN[0], IN[1]])[0]["ref"], "K-1");
    let history = list(program.json(&["list", "operations", IN[0], IN[1]]));
    let added = history.iter().find(|one| one["label"].as_str().unwrap_or_default().starts_with("Added K-1"));
    let number = added.unwrap()["number"].to_string();
    program.done(&["revert", "K-1", "status", "--to", &number, IN[0], IN[1]]);
    assert_eq!(risk()["status"], "open");
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn an_action_is_carried_with_every_day_it_had() {
    let program = Program::with_workspace();
    program.done(&[
        "add",
        "action",
        "Ask two banks for a term sheet",
        "owner=Ada Osei",
        "due=2026-11-20",
        IN[0],
        IN[1],
    ]);
    let action = || list(program.json(&["list", "actions", IN[0], IN[1]])).remove(0);
    assert_eq!(action()["daysLeft"], -2);
    program.done(&["set", "A-1", "due=2026-12-17", IN[0], IN[1]]);
    assert_eq!(action()["moves"][0]["from"], "2026-11-20");
    assert_eq!(action()["daysLeft"], 25);
    program.done(&["set", "A-1", "status=done", IN[0], IN[1]]);
    assert_eq!((action()["closedOn"].as_str(), action()["daysLeft"].as_i64()), (Some("2026-11-22"), None));
    program.done(&["undo", "plan.roadbook"]);
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(action()["moves"].as_array().map(Vec::len), Some(0));
}

#[test]
fn signals_are_kept_as_they_were_said() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Swiss francs", IN[0], IN[1]]);
    program.done(&[
        "add",
        "signal",
        "We need francs by spring",
        "customer=Alder & Moss",
        "segment=Mid-market",
        "about=R-1",
        "themes=currencies",
        IN[0],
        IN[1],
    ]);
    let signal = list(program.json(&["list", "signals", IN[0], IN[1]])).remove(0);
    assert_eq!(
        (signal["ref"].as_str(), signal["words"].as_str()),
        (Some("S-1"), Some("We need francs by spring"))
    );
    assert_eq!(signal["saidOn"], "2026-11-22");
    let said = program.refused(&["add", "signal", " ", IN[0], IN[1]]);
    assert!(said.contains("says nothing"), "{said}");
    program.done(&["check", "plan.roadbook"]);
}

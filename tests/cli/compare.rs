//! The plan frozen by name, and any two moments of it beside each other.

use serde_json::{Value, json};

use super::program::{Program, list};

fn on(program: &Program, day: &str, arguments: &[&str]) {
    let ran = program.run(&[&["--today", day], arguments, &["--in", "plan.roadbook"]].concat());
    assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.err);
}

fn compared(program: &Program, from: &str, to: &str) -> Value {
    program.json(&["compare", "--from", from, "--to", to, "--in", "plan.roadbook"])
}

/// A plan that was frozen, and what became of it.
fn moved_plan() -> Program {
    let program = Program::with_workspace();
    on(&program, "2026-10-01", &["add", "item", "Payouts", "timeframe=2026-11 – 2026-12", "owner=Ada"]);
    on(&program, "2026-10-01", &["add", "item", "Statements", "timeframe=Q1 2027"]);
    on(&program, "2026-10-01", &["add", "item", "Mobile", "timeframe=Q2 2027"]);
    on(&program, "2026-10-02", &["baseline", "Plan of October"]);
    on(&program, "2026-10-05", &["set", "R-1", "timeframe=Nov 2026 – 15 Jan 2027", "owner=Ben", "effort=20"]);
    on(&program, "2026-10-06", &["set", "R-2", "timeframe="]);
    on(&program, "2026-10-07", &["archive", "R-3"]);
    on(&program, "2026-10-08", &["add", "item", "Alerts", "timeframe=Q3 2027"]);
    program
}

#[test]
fn two_moments_differ_by_what_was_added_dropped_moved_and_changed() {
    let program = moved_plan();
    let whole = compared(&program, "Plan of October", "now");
    assert_eq!(whole["added"], json!(["R-4"]));
    assert_eq!(whole["dropped"], json!(["R-3"]));
    let moved: Vec<_> = list(whole["moved"].clone())
        .into_iter()
        .map(|moved| json!([moved["ref"], moved["from"]["text"], moved["to"]["text"], moved["days"]]))
        .collect();
    let expect = [
        json!(["R-1", "Nov–Dec 2026", "Nov 2026 – 15 Jan 2027", 15]),
        json!(["R-2", "Q1 2027", Value::Null, Value::Null]),
    ];
    assert_eq!(moved, expect, "days are counted on the last day of the end");
    let changed = json!([
        { "ref": "R-1", "field": "effort", "before": null, "after": 20.0 },
        { "ref": "R-1", "field": "owner", "before": "Ada", "after": "Ben" },
    ]);
    assert_eq!(whole["changed"], changed);
}

#[test]
fn a_moment_is_a_baseline_a_day_an_operation_or_now() {
    let program = moved_plan();
    let whole = compared(&program, "Plan of October", "now");
    assert_eq!(compared(&program, "plan of OCTOBER", "now"), whole, "in any case");
    assert_eq!(compared(&program, "2026-10-02", "now"), whole);
    assert_eq!(compared(&program, "2026-10-04", "2026-12-31"), whole, "a day to come is as now");
    let baseline = &list(program.json(&["list", "baselines", "--in", "plan.roadbook"]))[0];
    assert_eq!((&baseline["name"], &baseline["madeOn"]), (&json!("Plan of October"), &json!("2026-10-02")));
    assert_eq!(compared(&program, &baseline["operation"].to_string(), "now"), whole);
    let nothing = json!({ "added": [], "dropped": [], "moved": [], "changed": [] });
    assert_eq!(compared(&program, "now", "now"), nothing);
    let back = compared(&program, "now", "Plan of October");
    assert_eq!((&back["added"], &back["dropped"]), (&whole["dropped"], &whole["added"]));
    assert_eq!(back["moved"][0]["days"], json!(-15));
    let before_all = compared(&program, "2026-09-01", "2026-10-02");
    assert_eq!(before_all["added"], json!(["R-1", "R-2", "R-3"]), "before it was made there was nothing");

    let said = program.refused(&["compare", "--from", "Easter", "--in", "plan.roadbook"]);
    assert!(said.contains("“Easter” is no moment") && said.contains("Plan of October"), "{said}");
    program.refused(&["compare", "--from", "4000", "--in", "plan.roadbook"]);
}

#[test]
fn a_baseline_has_a_name_of_its_own_and_undo_takes_it_back() {
    let program = moved_plan();
    for (name, why) in [
        ("  ", "has no name"),
        ("PLAN of October", "made on 2026-10-02"),
        ("now", "says a moment"),
        ("2026-10-01", "says a moment"),
        ("12", "says a moment"),
    ] {
        let said = program.refused(&["baseline", name, "--in", "plan.roadbook"]);
        assert!(said.contains(why), "{name}: {said}");
    }
    on(&program, "2026-10-09", &["baseline", "Again"]);
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(list(program.json(&["list", "baselines", "--in", "plan.roadbook"])).len(), 1);
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn what_differs_is_said_in_words() {
    let program = moved_plan();
    let said = program.done(&["compare", "--from", "Plan of October", "--in", "plan.roadbook"]);
    for words in ["Added: R-4", "Dropped: R-3", "+15", "unscheduled", "Ben", "Effort"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let same = program.done(&["compare", "--from", "now", "--in", "plan.roadbook"]);
    assert!(same.contains("The plan is the same at both moments"), "{same}");
}

#[test]
fn a_slip_says_how_often_why_and_which_decision_is_behind_it() {
    let program = moved_plan();
    on(&program, "2026-10-08", &["set", "R-1", "timeframe=Nov 2026 – 29 Jan 2027"]);
    on(&program, "2026-10-08", &["set", "R-1", "timeframe=Nov 2026 – 26 Feb 2027"]);
    program.done(&["undo", "plan.roadbook"]);
    let slips = |program: &Program| {
        let said = program.done(&["compare", "--from", "Plan of October", "--in", "plan.roadbook"]);
        let line = said.lines().find(|line| line.starts_with("R-1 ")).map(str::to_owned);
        line.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let line = slips(&program);
    assert!(line.ends_with("+29 2"), "what was taken back does not count: {line}");
    on(&program, "2026-10-09", &["add", "decision", "Which bank?"]);
    on(&program, "2026-10-09", &["set", "R-1", "dateReason=The bank reviews longer, see D-1"]);
    let line = slips(&program);
    assert!(line.ends_with("+29 2 The bank reviews longer, see D-1 D-1"), "{line}");
    let json = compared(&program, "Plan of October", "now");
    assert_eq!(json["changed"].as_array().unwrap().len(), 2, "a reason is no change of its own: {json}");
}

//! Looking back: history, and records as they were on a day.

use super::program::{Program, list};

fn on(program: &Program, day: &str, arguments: &[&str]) {
    let ran = program.run(&[&["--today", day], arguments, &["--in", "plan.roadbook"]].concat());
    assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.err);
}

#[test]
fn records_are_shown_as_they_were() {
    let program = Program::with_workspace();
    on(&program, "2026-11-23", &["add", "item", "Payouts", "timeframe=Q1 2027", "owner=Ada"]);
    on(&program, "2026-11-25", &["set", "R-1", "timeframe=Q2 2027", "title=Instant payouts"]);
    on(&program, "2026-11-25", &["set", "R-1", "timeframe=Q3 2027"]);
    on(&program, "2026-11-27", &["set", "R-1", "owner="]);
    let shown = |day: &str| {
        let item = program.json(&["show", "R-1", "--as-of", day, "--in", "plan.roadbook"]);
        format!("{} {} {}", item["title"], item["timeframe"]["text"], item["owner"]).replace('"', "")
    };
    assert_eq!(shown("2026-11-23"), "Payouts Q1 2027 Ada");
    assert_eq!(shown("2026-11-24"), "Payouts Q1 2027 Ada");
    assert_eq!(shown("2026-11-25"), "Instant payouts Q3 2027 Ada", "the end of the day counts");
    assert_eq!(shown("2026-11-27"), "Instant payouts Q3 2027 null");
    let said = program.refused(&["show", "R-1", "--as-of", "2026-11-22", "--in", "plan.roadbook"]);
    assert!(said.contains("R-1 was not there at the end of 22 Nov 2026"), "{said}");
}

#[test]
fn what_was_taken_back_can_be_seen_where_it_was() {
    let program = Program::with_workspace();
    on(&program, "2026-11-23", &["add", "decision", "Buy"]);
    let ran = program.run(&["undo", "plan.roadbook", "--today", "2026-11-25"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    program.refused(&["show", "D-1", "--in", "plan.roadbook"]);
    let shown = program.json(&["show", "D-1", "--as-of", "2026-11-24", "--in", "plan.roadbook"]);
    assert_eq!(shown["title"], "Buy");
}

#[test]
fn links_are_shown_as_they_were() {
    let program = Program::with_workspace();
    on(&program, "2026-11-23", &["add", "decision", "Old", "status=accepted"]);
    on(&program, "2026-11-25", &["add", "decision", "New", "status=accepted", "supersedes=D-1"]);
    let shown = |day: &str| {
        let decision = program.json(&["show", "D-1", "--as-of", day, "--in", "plan.roadbook"]);
        format!("{} {}", decision["status"], decision["supersededBy"]).replace('"', "")
    };
    assert_eq!(shown("2026-11-24"), "accepted []");
    assert_eq!(shown("2026-11-25"), "superseded [D-2]");
}

#[test]
fn history_tells_each_field() {
    let program = Program::with_workspace();
    on(&program, "2026-11-23", &["add", "item", "Payouts", "timeframe=Q1 2027"]);
    on(&program, "2026-11-25", &["set", "R-1", "timeframe=Q2 2027", "status=Doing"]);
    let changes = list(program.json(&["history", "R-1", "--in", "plan.roadbook"]));
    let changes: Vec<_> = changes
        .iter()
        .map(|change| format!("{} {} {} {}", change["day"], change["field"], change["before"], change["by"]))
        .collect();
    let expect = [
        r#""2026-11-25" "timeframe" "Q1 2027" "Nora Vale""#,
        r#""2026-11-25" "status" null "Nora Vale""#,
        r#""2026-11-23" "*" null "Nora Vale""#,
    ];
    assert_eq!(changes, expect);
    let text = program.done(&["history", "R-1", "--in", "plan.roadbook"]);
    assert!(text.contains("25 Nov 2026  Nora Vale  Changed timeframe and status of R-1"), "{text}");
    let all = program.json(&["history", "--in", "plan.roadbook"]);
    assert_eq!(all, program.json(&["list", "operations", "--in", "plan.roadbook"]));
}

#[test]
fn all_since_an_operation_is_taken_back_and_fields_are_brought_back() {
    let program = Program::with_workspace();
    on(&program, "2026-11-23", &["add", "item", "Payouts", "team=Rails"]);
    on(&program, "2026-11-24", &["set", "R-1", "title=Instant payouts", "team=Risk"]);
    on(&program, "2026-11-25", &["set", "R-1", "effort=12"]);
    let by_ref = list(program.json(&["history", "--record", "R-1", "--limit", "2", "--in", "plan.roadbook"]));
    assert_eq!(by_ref.len(), 2);
    assert_eq!((&by_ref[1]["number"], &by_ref[1]["takenBack"]), (&3.into(), &false.into()));
    program.done(&["revert", "R-1", "team", "--as-of", "2026-11-23", "--in", "plan.roadbook"]);
    let shown = |field: &str| program.json(&["show", "R-1", "--in", "plan.roadbook"])[field].clone();
    assert_eq!((shown("team"), shown("title")), ("Rails".into(), "Instant payouts".into()));
    let said = program.done(&["undo", "plan.roadbook", "--to", "2"]);
    assert!(said.contains("Took back 3 things done since"), "{said}");
    assert_eq!(shown("title"), "Payouts");
    program.refused(&["undo", "plan.roadbook", "--to", "99"]);
    let wrong = program.run(&["revert", "R-1", "--in", "plan.roadbook"]);
    assert_eq!(wrong.code, Some(2), "a moment must be named: {}", wrong.err);
}

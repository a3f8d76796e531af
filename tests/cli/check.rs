//! `check` on workspaces that were tampered with from outside.

use rusqlite::Connection;
use serde_json::json;

use super::program::Program;

#[test]
fn a_sound_workspace_passes() {
    let program = Program::with_workspace();
    assert_eq!(program.done(&["check", "plan.roadbook"]), "plan.roadbook is whole");
    assert_eq!(program.json(&["check", "plan.roadbook"]), json!({"findings": []}));
}

#[test]
fn findings_end_with_1_and_are_the_result() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    let conn = Connection::open(program.file("plan.roadbook")).unwrap();
    conn.execute("update item set title = 'Else'", []).unwrap();
    drop(conn);
    let ran = program.run(&["check", "plan.roadbook", "--json"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["findings"][0]["part"], "log");
    assert!(ran.err.contains("restore a backup"), "{}", ran.err);

    let ran = program.run(&["check", "plan.roadbook"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.out.contains("another title than the log leads to"), "{}", ran.out);
    assert!(!ran.out.contains("Else"), "a finding names fields, not what stands in them");
}

//! Decisions from a script: asked for, proposed, decided, amended, superseded, reviewed.

use serde_json::{Value, json};

use super::program::Program;

fn decide(program: &Program, arguments: &[&str]) -> String {
    program.done(&[&["decide"], arguments, &["--in", "plan.roadbook"]].concat())
}

fn refused(program: &Program, arguments: &[&str]) -> String {
    program.refused(&[&["decide"], arguments, &["--in", "plan.roadbook"]].concat())
}

fn shown(program: &Program, reference: &str) -> Value {
    program.json(&["show", reference, "--in", "plan.roadbook"])
}

#[test]
fn a_decision_from_the_question_to_the_review() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    let asked = program.json(&[
        "decide",
        "ask",
        "How do we pay out?",
        "neededBy=14 Dec 2026",
        "--from",
        "R-1",
        "--in",
        "plan.roadbook",
    ]);
    assert_eq!(asked, json!({ "ref": "D-1" }));
    assert_eq!(shown(&program, "D-1")["items"], json!(["R-1"]));
    let ready = program.run(&["decide", "ready", "D-1", "--json", "--in", "plan.roadbook"]);
    let missing: Value = serde_json::from_str(&ready.out).unwrap();
    assert_eq!(
        (ready.code, &missing["missing"]),
        (Some(1), &json!(["options", "recommendation", "impact", "owner"]))
    );
    let said = decide(
        &program,
        &["propose", "D-1", "--recommend", "Buy", "options=Buy, Build", "driver=Ada", "blocked=R-1"],
    );
    assert!(said.starts_with("Proposed D-1: How do we pay out?"), "{said}");
    assert_eq!(decide(&program, &["ready", "D-1"]), "Ready to be decided");
    let said = refused(&program, &["accept", "D-1", "--chosen", "Wait"]);
    assert!(said.contains("Its options are Buy, Build"), "{said}");
    decide(&program, &["accept", "D-1", "--meeting", "Board", "--because", "It is quick"]);
    let decision = shown(&program, "D-1");
    assert_eq!((&decision["status"], &decision["chosen"]), (&json!("accepted"), &json!("Buy")));
    assert_eq!((&decision["decidedOn"], &decision["decidedIn"]), (&json!("2026-11-22"), &json!("Board")));
    let said = refused(&program, &["accept", "D-1"]);
    assert!(said.contains("accepted already"), "{said}");
    let said = refused(&program, &["reject", "D-1"]);
    assert!(
        said.contains("D-1 is accepted and cannot become rejected: only what waits can be rejected"),
        "{said}"
    );
    let said = program.refused(&["set", "D-1", "rationale=Else", "--in", "plan.roadbook"]);
    assert!(said.contains("roadbook decide amend D-1"), "{said}");
    decide(&program, &["amend", "D-1", "rationale=It is quick and cheap", "--note", "New offer"]);
    let amendment = shown(&program, "D-1")["amendments"][0].clone();
    assert_eq!(
        amendment,
        json!({ "on": "2026-11-22", "by": "Nora Vale", "note": "New offer", "field": "rationale",
            "before": "It is quick", "after": "It is quick and cheap" })
    );
    decide(&program, &["review", "D-1", "--outcome", "keep", "--note", "Works", "--next", "May 2027"]);
    assert_eq!(shown(&program, "D-1")["reviewOn"], "2027-05");
    decide(&program, &["ask", "Do we build after all?"]);
    decide(&program, &["supersede", "D-1", "--with", "D-2"]);
    assert_eq!(shown(&program, "D-1")["status"], "accepted");
    decide(&program, &["accept", "D-2", "--until", "30 Jun 2027"]);
    assert_eq!(shown(&program, "D-1")["status"], "superseded");
    assert_eq!(shown(&program, "D-1")["supersededBy"], json!(["D-2"]));
    assert_eq!(
        (&shown(&program, "D-2")["status"], &shown(&program, "D-2")["endsOn"]),
        (&json!("provisional"), &json!("2027-06-30"))
    );
    decide(&program, &["reverse", "D-2", "--because", "Too dear"]);
    program.done(&["check", "plan.roadbook"]);
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(shown(&program, "D-2")["status"], "provisional");
}

#[test]
fn files_are_kept_with_a_decision() {
    let program = Program::with_workspace();
    program.write("offer.txt", "12 a unit");
    program.write("other.txt", "13 a unit");
    decide(&program, &["ask", "Buy?"]);
    decide(&program, &["attach", "D-1", "offer.txt", "other.txt"]);
    let attached = shown(&program, "D-1")["attachments"].clone();
    assert_eq!((&attached[0]["name"], &attached[0]["size"]), (&json!("offer.txt"), &json!(9)));
    decide(&program, &["file", "D-1", "offer.txt", "--out", "copy.txt"]);
    assert_eq!(std::fs::read_to_string(program.file("copy.txt")).unwrap(), "12 a unit");
    decide(&program, &["detach", "D-1", "offer.txt"]);
    let said = refused(&program, &["file", "D-1", "offer.txt", "--out", "copy.txt"]);
    assert!(said.contains("no file “offer.txt” with D-1"), "{said}");
    let said = refused(&program, &["attach", "D-1", "gone.txt"]);
    assert!(said.contains("gone.txt"), "{said}");
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn who_must_know_of_a_decision_is_told_in_an_update() {
    let program = Program::with_workspace();
    decide(&program, &["ask", "Which rail?", "--must-know", "exec"]);
    decide(&program, &["accept", "D-1", "--on", "2 Nov 2026", "--must-know", "Engineering"]);
    let list = ["decisions", "--in", "plan.roadbook"];
    let to_tell = ["decisions", "--to-tell", "--in", "plan.roadbook"];
    let late = program.json(&to_tell);
    let told = |row: &Value| {
        let one =
            |told: &Value| (told["audience"].clone(), told["knows"].clone(), told["daysUntold"].clone());
        row["told"].as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    let untold = |name: &str| (json!(name), json!("nothing"), json!(14));
    assert_eq!(told(&late[0]), [untold("Executives"), untold("Engineering")]);
    assert!(program.done(&to_tell).contains("Executives"), "people read the same");
    let update = ["update", "--for", "Executives", "--issue", "--format", "md", "--out", "out"];
    program.done(&[&update[..], &["--in", "plan.roadbook"]].concat());
    assert_eq!(told(&program.json(&to_tell)[0]), [untold("Engineering")]);
    let row = program.json(&list)[0].clone();
    assert_eq!((&row["told"][0]["update"], &row["told"][0]["toldAs"]), (&json!("U-1"), &json!("Accepted")));
    let said = program.refused(&["undo", "plan.roadbook"]);
    assert!(said.contains("Executives were told in U-1 that D-1 is accepted"), "{said}");
    decide(&program, &["must-know", "D-1", "Engineering", "--not"]);
    assert_eq!(program.done(&to_tell), "Whoever must know was told");
    let said = refused(&program, &["must-know", "D-1", "Nobody"]);
    assert!(said.contains("There is no audience “Nobody”"), "{said}");
}

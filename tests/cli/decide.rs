//! Decisions from a script: asked for, proposed, decided, amended, superseded, reviewed.

use serde_json::{Value, json};

use super::program::{Program, TODAY};

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

#[test]
fn the_queue_says_who_is_held_up_and_the_review_empties_it() {
    let program = Program::with_workspace();
    let refused = |arguments: &[&str]| {
        program.refused(&[&["--today", TODAY, "decide"], arguments, &["--in", "plan.roadbook"]].concat())
    };
    let assumed = r#"assumptions=[{"text": "Prices hold", "checkBy": "1 Nov 2026"}]"#;
    let expected = r#"expected=[{"metric": "Share", "from": "18 %", "to": "25 %", "by": "Mar 2027"}]"#;
    decide(&program, &["ask", "Which rail?", "blocked=Sales, Support", "neededBy=1 Nov 2026"]);
    program.done(&[
        "set",
        "D-1",
        "escalatesOn=20 Nov 2026",
        "escalatesTo=the COO",
        assumed,
        expected,
        "--in",
        "plan.roadbook",
    ]);
    let queue = || program.done(&["decisions", "--queue", "--in", "plan.roadbook"]);
    let said = queue();
    for part in ["Holds up", "Sales, Support", "to the COO since 20 Nov 2026"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let said = refused(&["accept", "D-1", "--until", "1 Nov 2026"]);
    assert!(said.contains("would end on 1 Nov 2026, before it was decided on 22 Nov 2026"), "{said}");
    decide(&program, &["defer", "D-1", "--until", "1 Dec 2026"]);
    decide(&program, &["defer", "D-1", "--until", "1 Feb 2027"]);
    assert_eq!(shown(&program, "D-1")["firstNeededBy"], "2026-11-01");
    decide(
        &program,
        &["accept", "D-1", "--until", "1 Nov 2026", "--on", "1 Oct 2026", "--because", "Try it"],
    );
    assert!(queue().contains("a new decision: its time is over"));
    let said = refused(&["review", "D-1", "--outcome", "keep"]);
    assert!(said.contains("roadbook decide accept D-1"), "{said}");
    decide(&program, &["accept", "D-1", "--because", "It worked"]);
    assert_eq!(shown(&program, "D-1")["amendments"][0]["before"], "Try it");
    assert!(queue().contains("a look at what was assumed"));
    let said = refused(&["review", "D-1", "--outcome", "keep", "--assumption", "It rains=no"]);
    assert!(said.contains("It assumes: Prices hold"), "{said}");
    decide(
        &program,
        &[
            "review",
            "D-1",
            "--outcome",
            "keep",
            "--assumption",
            "Prices hold=yes, 1 Mar 2028",
            "--happened",
            "Share=24 %",
        ],
    );
    assert!(queue().starts_with("Nothing waits"), "{}", queue());
    let said = program.done(&["show", "D-1", "--in", "plan.roadbook"]);
    for part in [
        "Prices hold (check by 1 Mar 2028, still true on 22 Nov 2026)",
        "Share from 18 % to 25 % by Mar 2027 (came to 24 %)",
        "First needed by     1 Nov 2026",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    decide(&program, &["reverse", "D-1", "--because", "Too dear", "--on", "22 Nov 2026"]);
    assert_eq!(shown(&program, "D-1")["reviews"][2]["date"], "2026-11-22");
    let said = program.refused(&["set", "D-1", "status=", "--in", "plan.roadbook"]);
    assert!(said.contains("cannot be left without a status"), "{said}");
}

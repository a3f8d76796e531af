//! What records are to each other, said by hand and read from both ends.

use serde_json::{Value, json};

use super::program::{Program, list};

fn with_records() -> Program {
    let program = Program::with_workspace();
    for title in ["One", "Two", "Three"] {
        program.done(&["add", "item", title, "--in", "plan.roadbook"]);
    }
    program.done(&["add", "decision", "Buy", "--in", "plan.roadbook"]);
    program.done(&["add", "decision", "Build", "--in", "plan.roadbook"]);
    program.done(&["add", "person", "Ada", "--in", "plan.roadbook"]);
    program
}

fn link(program: &Program, words: &str) -> String {
    let words: Vec<_> = words.split(' ').collect();
    program.done(&[&["link"], words.as_slice(), &["--in", "plan.roadbook"]].concat())
}

/// What a record says of others: name and reference.
fn said(program: &Program, reference: &str) -> Vec<(String, String)> {
    let shown = program.json(&["show", reference, "--in", "plan.roadbook"]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    list(shown["relations"].clone()).iter().map(|it| (text(&it["relation"]), text(&it["ref"]))).collect()
}

#[test]
fn both_ends_say_what_was_linked() {
    for (words, from, to) in [
        ("R-1 blocks R-2", ("blocks", "R-2"), ("dependsOn", "R-1")),
        ("R-1 depends-on R-2", ("dependsOn", "R-2"), ("blocks", "R-1")),
        ("R-1 relatesTo D-1", ("relatesTo", "D-1"), ("relatesTo", "R-1")),
        ("R-1 decidedBy D-1", ("decidedBy", "D-1"), ("concerns", "R-1")),
        ("D-1 supersedes D-2", ("supersedes", "D-2"), ("supersededBy", "D-1")),
        ("D-1 amendedBy D-2", ("amendedBy", "D-2"), ("amends", "D-1")),
        ("R-1 causedBy D-2", ("causedBy", "D-2"), ("causes", "R-1")),
    ] {
        let program = with_records();
        link(&program, words);
        let both: Vec<_> = words.split(' ').collect();
        let pair = |(name, reference): (&str, &str)| vec![(name.to_owned(), reference.to_owned())];
        assert_eq!((said(&program, both[0]), said(&program, both[2])), (pair(from), pair(to)), "{words}");
        program.done(&["unlink", both[0], both[1], both[2], "--in", "plan.roadbook"]);
        assert_eq!((said(&program, both[0]), said(&program, both[2])), (vec![], vec![]), "{words}");
        program.done(&["undo", "plan.roadbook"]);
        assert_eq!(said(&program, both[0]), pair(from), "taking a link out is one step of undo");
        program.done(&["check", "plan.roadbook"]);
    }
}

#[test]
fn a_part_is_said_by_its_whole_too() {
    let program = with_records();
    link(&program, "R-1 partOf R-2");
    link(&program, "R-2 has-part R-3");
    let parent =
        |reference: &str| program.json(&["show", reference, "--in", "plan.roadbook"])["parent"].clone();
    assert_eq!((parent("R-1"), parent("R-3")), (json!("R-2"), json!("R-2")));
    program.done(&["unlink", "R-2", "hasPart", "R-1", "--in", "plan.roadbook"]);
    assert_eq!(parent("R-1"), Value::Null);
}

#[test]
fn a_link_answers_in_json() {
    let program = with_records();
    let answer = program.json(&["link", "R-1", "blocks", "R-2", "--in", "plan.roadbook"]);
    assert_eq!(answer["label"], "Linked: R-1 blocks R-2");
    assert!(answer["operation"].is_number());
}

#[test]
fn what_makes_no_sense_is_refused() {
    let program = with_records();
    for words in
        ["R-1 dependsOn R-2", "R-2 dependsOn R-3", "R-1 partOf R-2", "R-2 partOf R-3", "D-1 supersedes D-2"]
    {
        link(&program, words);
    }
    link(&program, "R-1 relatesTo R-3");
    for (refused, expect) in [
        ("R-1 blocks R-1", "itself"),
        ("R-1 dependsOn R-2", "R-1 depends on R-2 already"),
        ("R-2 blocks R-1", "already"),
        ("R-3 relatesTo R-1", "already"),
        ("R-3 dependsOn R-1", "R-3 → R-1 → R-2 → R-3"),
        ("R-1 partOf R-2", "already"),
        ("R-3 partOf R-1", "R-3 → R-1 → R-2 → R-3"),
        ("D-2 supersedes D-1", "D-2 → D-1 → D-2"),
        ("R-1 supersedes R-2", "cannot be said of R-1 and R-2"),
        ("R-1 dependsOn D-1", "cannot be said"),
        ("R-1 likes R-2", "There are supersedes"),
        ("R-1 blocks R-9", "There is no R-9"),
        ("R-1 relatesTo P-1", "P-1 is a person"),
    ] {
        let words: Vec<_> = refused.split(' ').collect();
        let told = program.refused(&[&["link"], words.as_slice(), &["--in", "plan.roadbook"]].concat());
        assert!(told.contains(expect), "{refused}: {told}");
    }
    let told = program.refused(&["unlink", "R-1", "blocks", "R-3", "--in", "plan.roadbook"]);
    assert!(told.contains("Nothing says that R-1 blocks R-3"), "{told}");
}

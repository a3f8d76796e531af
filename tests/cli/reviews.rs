//! Executive reviews and Today from a script.

use serde_json::{Value, json};

use super::program::{Program, list};

const IN: [&str; 2] = ["--in", "plan.roadbook"];

fn sample() -> Program {
    let program = Program::in_empty_folder();
    program.done(&["new", "plan.roadbook", "--sample"]);
    program
}

#[test]
fn a_pack_says_what_it_lacks_and_ends_with_one() {
    let program = sample();
    let ran = program.run(&["--today", "2026-11-22", "--json", "review", "--check", IN[0], IN[1]]);
    let pack: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(pack["sections"].as_array().map(Vec::len), Some(15));
    let is_ready = pack["missing"] == json!([]);
    assert_eq!(ran.code, Some(i32::from(!is_ready)), "{}", pack["missing"]);
    let empty = Program::with_workspace();
    let said = empty.refused(&["review", "--check", IN[0], IN[1]]);
    assert!(said.contains("no review"), "{said}");
    let ready = empty.json(&["review", "--check", "--date", "2026-12-15", IN[0], IN[1]]);
    assert_eq!((&ready["missing"], &ready["day"]), (&json!([]), &json!("2026-12-15")));
}

#[test]
fn a_pack_is_written_as_a_draft_and_issued_once() {
    let program = sample();
    let day = "2026-11-29";
    program.done(&["set", "V-2", &format!("day={day}"), IN[0], IN[1]]);
    let write = ["review", IN[0], IN[1], "--date", day, "--format", "md,html,pdf", "--out", "packs"];
    let draft = program.json(&write);
    assert_eq!(
        (&draft["leaks"], &draft["issued"], &draft["ref"]),
        (&json!([]), &json!(false), &json!("V-2"))
    );
    assert_eq!(draft["files"].as_array().map(Vec::len), Some(3));
    let first = std::fs::read(program.file("packs/2026-11-29 Executive review (draft).pdf")).unwrap();
    program.json(&write);
    let again = std::fs::read(program.file("packs/2026-11-29 Executive review (draft).pdf")).unwrap();
    assert!(first == again, "the same pack gives the same bytes");
    let mut issue = write.to_vec();
    issue.push("--issue");
    assert_eq!(program.json(&issue)["issued"], true);
    let text = std::fs::read_to_string(program.file("packs/2026-11-29 V-2 Executive review.md")).unwrap();
    for part in
        ["Decisions needed today", "Outcomes against plan", "Risks that need help", "What customers said"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    for secret in ["Ostermann", "Alder & Moss", "source of the risk engine"] {
        assert!(!text.contains(secret), "{secret} stays inside");
    }
    issue.splice(0..0, ["--today", "2026-11-22"]);
    let said = program.refused(&issue);
    assert!(said.contains("has left already"), "{said}");
    let reviews = list(program.json(&["list", "reviews", IN[0], IN[1]]));
    assert_eq!(reviews.iter().filter(|review| review["status"] == "issued").count(), 1);
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn what_waits_is_said_as_text_and_as_json() {
    let program = sample();
    let waits = program.json(&["today", IN[0], IN[1]]);
    assert_eq!(waits["today"], "2026-11-22");
    assert_eq!(waits["days"].as_array().map(Vec::len), Some(10));
    let rows: u64 = waits["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group["rows"].as_array().unwrap().len() as u64)
        .sum();
    assert_eq!(waits["waiting"].as_u64(), Some(rows));
    assert!(program.done(&["today", IN[0], IN[1]]).contains("Decisions past or near"));
    assert_eq!(Program::with_workspace().done(&["today", IN[0], IN[1]]), "Nothing waits");
}

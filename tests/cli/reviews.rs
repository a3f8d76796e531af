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
    let ran = empty.run(&["--json", "review", "--check", "--date", "2026-12-15", IN[0], IN[1]]);
    let bare: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &bare["day"]), (Some(1), &json!("2026-12-15")));
    assert_eq!(bare["missing"].as_array().map(Vec::len), Some(5), "{}", bare["missing"]);
}

#[test]
fn sections_are_changed_and_the_next_review_is_started_from_a_script() {
    let program = sample();
    let section = |key: &str| {
        let ran = program.run(&["--json", "review", "--check", IN[0], IN[1]]);
        let pack: Value = serde_json::from_str(&ran.out).unwrap();
        let sections = pack["sections"].as_array().unwrap().clone();
        (sections.into_iter().find(|one| one["section"] == key).unwrap(), pack["health"].clone())
    };
    let edit = |key: &str, changes: &[&str]| {
        let mut all = vec!["review", IN[0], IN[1], "--edit", key];
        all.extend(changes);
        all.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    program.done(&edit("bottomLine", &["headline=Two things to decide", "health=off track"]));
    let (bottom, health) = section("bottomLine");
    assert_eq!((&bottom["headline"], health), (&json!("Two things to decide"), json!("offTrack")));
    program.done(&["undo", "plan.roadbook"]);
    assert_ne!(section("bottomLine").0["headline"], "Two things to decide", "both were one step");
    program.done(&edit("signals", &["leaveOut=yes"]));
    assert_eq!(section("signals").0["state"], "leftOut");
    for (key, change, expect) in [
        ("asks", "pin=D-99", "There is no D-99"),
        ("asks", "pin=M-1", "It holds decisions that wait"),
        ("effort", "pin=R-1", "by hand"),
        ("asks", "note=why", "Nobody knows what the note is of"),
        ("asks", "colour=red", "There are headline, text"),
        ("bottomLine", "health=fine", "Choose on track"),
        ("nonsense", "text=x", "is not a section"),
    ] {
        let said = program.refused(&edit(key, &[change]));
        assert!(said.contains(expect), "{key} {change}: {said}");
    }
    let next = program.json(&["review", "--next", IN[0], IN[1]]);
    assert_eq!(next["ref"], "V-3");
    let reviews = list(program.json(&["list", "reviews", IN[0], IN[1]]));
    assert!(
        reviews.iter().any(|review| review["ref"] == "V-3" && review["day"] == next["date"]),
        "{reviews:?}"
    );
    let ran = program.run(&["review", IN[0], IN[1], "--edit", "asks"]);
    assert_eq!(ran.code, Some(2), "what is to be changed has to be said");
}

#[test]
fn minutes_are_of_the_last_review_that_was_held() {
    let program = sample();
    let write =
        ["review", IN[0], IN[1], "--minutes", "--for", "Executives", "--format", "md", "--out", "minutes"];
    assert_eq!(program.json(&write)["ref"], "V-1", "V-2 is still to be held");
    let mut ahead = write.to_vec();
    ahead.extend(["--date", "2027-03-03"]);
    let said = program.refused(&ahead);
    assert!(said.contains("no review on 3 March 2027"), "{said}");
    let empty = Program::with_workspace();
    let said = empty.refused(&write);
    assert!(said.contains("No review was held yet"), "{said}");
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
    assert!(program.done(&["today", IN[0], IN[1]]).contains("Decisions that hold people up, past or near"));
    assert_eq!(Program::with_workspace().done(&["today", IN[0], IN[1]]), "Nothing waits");
}

#[test]
fn the_mail_of_a_pack_carries_files_and_the_room_is_written_down() {
    let program = sample();
    let run = |more: &[&str]| {
        let mut all = vec!["review", IN[0], IN[1], "--out", "out"];
        all.extend(more);
        all.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let said = program.refused(&run(&["--format", "pdf", "--attach", "ics"]));
    assert!(said.contains("no mail") && said.contains("--format eml"), "{said}");
    let said = program.done(&run(&["--format", "eml", "--attach", "pdf,ics"]));
    assert_eq!(said.lines().filter(|line| line.starts_with("Wrote ")).count(), 1, "{said}");
    let file = said.lines().find_map(|line| line.strip_prefix("Wrote ")).unwrap();
    let mail = std::fs::read_to_string(program.file(file)).unwrap();
    assert_eq!(mail.matches("Content-Disposition: attachment").count(), 2);
    program.done(&["set", "V-1", "present=Ada Osei, Bo Li", IN[0], IN[1]]);
    let minutes = program.done(&run(&["--minutes", "--for", "Executives", "--format", "md"]));
    let file = minutes.lines().find_map(|line| line.strip_prefix("Wrote ")).unwrap();
    let minutes = std::fs::read_to_string(program.file(file)).unwrap();
    assert!(minutes.contains("Ada Osei, Bo Li"), "{minutes}");
}

//! The decision log from a script: the queue, what is due, chains, numbers, and files for other tools.

use serde_json::{Value, json};

use super::program::{Program, list};

fn with_decisions() -> Program {
    let program = Program::with_workspace();
    program.done(&["settings", "set", "holidays", "2026-11-16 Day off", "--in", "plan.roadbook"]);
    for arguments in [
        &["Late", "waitingSince=2026-11-02", "neededBy=2026-11-13", "blocked=Risk, Bank desk"][..],
        &["Dear", "waitingSince=2026-10-01", "neededBy=2026-12-20", "blocked=Risk"],
        &["Alone", "neededBy=2026-12-01"],
        &["Ended", "status=provisional", "endsOn=2026-11-18", "blocked=Sales"],
        &["Review", "status=accepted", "reviewOn=2026-11-20", "decidedOn=2026-05-01"],
        &["Later", "status=accepted", "reviewOn=2026-12-10"],
        &["Held", "status=accepted", "supersedes=D-5"],
    ] {
        program.done(&[&["add", "decision"], arguments, &["--in", "plan.roadbook"]].concat());
    }
    program
}

fn references(rows: &Value) -> Vec<String> {
    list(rows.clone()).iter().map(|row| row["ref"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_queue_is_ordered_by_what_waiting_costs() {
    let program = with_decisions();
    let queue = program.json(&["decisions", "--queue", "--in", "plan.roadbook"]);
    // 35 working days × 1, 13 × 2, 2 × 1, then who holds nobody up.
    assert_eq!(references(&queue), ["D-2", "D-1", "D-4", "D-3"]);
    let cost = |place: usize| queue[place]["blockedDays"].clone();
    assert_eq!((cost(0), cost(1), cost(2), cost(3)), (json!(35), json!(26), json!(2), json!(0)));
    assert_eq!((&queue[1]["daysLeft"], &queue[1]["why"]), (&json!(-9), &json!("waiting")));
    assert_eq!(queue[1]["costInWords"], "2 held up × 13 working days");
    assert_eq!(queue[2]["why"], "expired");
    let text = program.done(&["decisions", "--queue", "--in", "plan.roadbook"]);
    assert!(text.contains("Ordered by what waiting costs"), "{text}");
    program.done(&["settings", "set", "workingDays", "monday-saturday", "--in", "plan.roadbook"]);
    let queue = program.json(&["decisions", "--queue", "--in", "plan.roadbook"]);
    assert_eq!(queue[0]["blockedDays"], json!(43), "Saturdays count when people work on them");
}

#[test]
fn what_is_due_up_to_a_day() {
    let program = with_decisions();
    let due = |day: &str| references(&program.json(&["decisions", "--due", day, "--in", "plan.roadbook"]));
    assert_eq!(due("2026-11-22"), ["D-1", "D-4"]);
    assert_eq!(due("2026-12-10"), ["D-1", "D-4", "D-3", "D-6"]);
    assert_eq!(list(program.json(&["decisions", "--in", "plan.roadbook"])).len(), 7);
}

#[test]
fn chains_and_reasons_lead_both_ways() {
    let program = with_decisions();
    program.done(&["add", "item", "Payouts", "timeframe=Q3 2027", "--in", "plan.roadbook"]);
    program.done(&["set", "R-1", "timeframe=Q4 2027", "--in", "plan.roadbook"]);
    program.done(&["set", "D-7", "items=R-1", "decidedOn=2026-11-21", "--in", "plan.roadbook"]);
    program.done(&["link", "D-1", "causedBy", "D-7", "--in", "plan.roadbook"]);
    let chain = program.json(&["chain", "D-5", "--in", "plan.roadbook"]);
    let placed: Vec<_> = list(chain["nodes"].clone())
        .iter()
        .map(|node| (node["ref"].as_str().unwrap().to_owned(), node["column"].as_u64().unwrap()))
        .collect();
    let expect = [("D-5", 0), ("D-7", 1), ("D-1", 2), ("R-1", 3)];
    assert_eq!(placed, expect.map(|(reference, column)| (reference.to_owned(), column)));
    assert_eq!(chain["edges"].as_array().unwrap().len(), 3);
    let why = program.json(&["why", "R-1", "--in", "plan.roadbook"]);
    assert_eq!((&why["timeframe"], &why["changes"][0]["before"]), (&json!("Q4 2027"), &json!("Q3 2027")));
    assert_eq!(why["changes"][0]["decisions"], json!(["D-7"]));
    assert_eq!(references(&why["decisions"]), ["D-7"]);
}

#[test]
fn numbers_come_as_data() {
    let program = with_decisions();
    let numbers = program.json(&["measures", "decisions", "--in", "plan.roadbook"]);
    assert_eq!(numbers["overall"]["decided"], 4);
    assert_eq!(numbers["overall"]["reversed"], json!({ "count": 0, "of": 4, "share": 0.0 }));
    assert_eq!(numbers["byQuarter"][0]["name"], "Q2 2026");
    assert_eq!(numbers["byTeam"][0]["name"], "No team");
    let text = program.done(&["measures", "decisions", "--in", "plan.roadbook"]);
    assert!(text.starts_with("         Decided"), "{text}");
}

#[test]
fn the_log_is_written_for_other_tools_and_read_back() {
    let program = with_decisions();
    let formats = "madr,nygard,structured-madr,json-adr,csv,xlsx";
    let written =
        program.json(&["export", "decisions", "--format", formats, "--out", "out", "--in", "plan.roadbook"]);
    assert_eq!(written["decisions"], 7);
    let text = std::fs::read_to_string(program.file("out/madr/index.md")).unwrap();
    assert!(text.contains("[D-7 Held](0007-held.md)"), "{text}");
    assert!(text.contains("| Superseded | 2026-05-01 | [ADR-0007: Held](0007-held.md) |"), "{text}");
    let before = program.json(&["list", "decisions", "--in", "plan.roadbook"]);
    let bare = |rows: &Value| -> Vec<Value> {
        let mut rows = list(rows.clone());
        rows.iter_mut().for_each(|row| row["source"] = Value::Null);
        rows
    };
    for place in [
        "out/madr",
        "out/nygard",
        "out/structured-madr",
        "out/decisions.json",
        "out/decisions.csv",
        "out/decisions.xlsx",
    ] {
        program.done(&["new", "other.roadbook"]);
        program.done(&["settings", "set", "holidays", "2026-11-16 Day off", "--in", "other.roadbook"]);
        program.done(&["import", place, "--into", "other.roadbook"]);
        let after = program.json(&["list", "decisions", "--in", "other.roadbook"]);
        assert_eq!(bare(&after), bare(&before), "{place}");
        program.done(&["check", "other.roadbook"]);
        for file in program.files().iter().filter(|file| file.starts_with("other")) {
            std::fs::remove_file(program.file(file)).unwrap();
        }
    }
    let said = program.refused(&[
        "export",
        "decisions",
        "--format",
        "docx",
        "--out",
        "out",
        "--in",
        "plan.roadbook",
    ]);
    assert!(said.contains("Choose madr, nygard"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_long_log_is_written_where_few_files_may_be_open_at_a_time() {
    let program = Program::with_workspace();
    for number in 1..=100 {
        let name = format!("log/{number:04}-choice-{number}.md");
        program.write(
            &name,
            format!("---\nstatus: accepted\n---\n# Choice {number}\n\n## Context\n\nIt is due.\n"),
        );
    }
    program.done(&["import", "log", "--into", "plan.roadbook"]);
    let export = program.command(&[
        "export",
        "decisions",
        "--format",
        "madr",
        "--out",
        "out",
        "--in",
        "plan.roadbook",
    ]);
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "ulimit -n 48 && exec \"$0\" \"$@\""]).current_dir(program.folder());
    let ran = limited.arg(export.get_program()).args(export.get_args()).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let written = program.files().into_iter().filter(|file| file.starts_with("out/"));
    assert_eq!(written.count(), 101, "each decision and the index");
}

//! The roadmap from a script: one layout as a drawing, a picture, pages, a page with a table for each lane, a mail, a calendar, a
//! table and data, for an audience or its author.

use std::fs;

use roadbook_core::formats::text_of::{self, office};
use serde_json::{Value, json};

use super::program::Program;

const FORMATS: &str = "svg,png,pdf,pptx,docx,xlsx,csv,json,html,md,eml,ics";

fn roadmap<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["roadmap", "--in", "plan.roadbook", "--format", FORMATS, "--out", "out"], more].concat()
}

fn planned() -> Program {
    let program = Program::with_workspace();
    let add = |arguments: &[&str]| {
        program.done(&[&["add", "item"], arguments, &["--in", "plan.roadbook"]].concat());
    };
    add(&["Ledger", "timeframe=Oct 2026 – Jan 2027", "product=Platform", "commitment=committed"]);
    add(&[
        "Rails",
        "timeframe=Q4 2026",
        "product=Payouts",
        "team=Rails",
        "sensitivity=public",
        "publicTitle=Faster payouts",
    ]);
    add(&["Some day", "product=Payouts"]);
    add(&["Launch", "level=milestone", "timeframe=15 Dec 2026", "product=Payouts"]);
    add(&["Next thing", "timeframe=next"]);
    program.done(&["link", "R-2", "dependsOn", "R-1", "--in", "plan.roadbook"]);
    program
}

fn bytes(program: &Program, written: &Value, format: &str) -> Vec<u8> {
    let files = written["files"].as_array().unwrap();
    let file = files.iter().find(|file| file["format"] == format).unwrap();
    fs::read(program.file(file["path"].as_str().unwrap())).unwrap()
}

#[test]
fn every_scheduled_item_is_in_one_drawing_and_the_file_says_whose_it_is() {
    let program = planned();
    let written = program.json(&roadmap(&[]));
    assert_eq!(written["files"].as_array().unwrap().len(), 12, "one file of each: {written}");
    assert_eq!((&written["withheld"], &written["leaks"]), (&json!([]), &json!([])));
    let svg = String::from_utf8(bytes(&program, &written, "svg")).unwrap();
    for title in ["Ledger", "Rails", "Launch", "Next thing", "Internal, everything shown"] {
        assert!(svg.contains(title), "{title}");
    }
    assert!(!svg.contains("Some day"), "what has no date is not on it");
    assert!(bytes(&program, &written, "png").starts_with(b"\x89PNG"));
    assert!(bytes(&program, &written, "pdf").starts_with(b"%PDF"));
    for format in ["pptx", "docx", "xlsx"] {
        let text: Vec<_> = office(&bytes(&program, &written, format)).unwrap();
        let text = text.into_iter().map(|part| part.text).collect::<Vec<_>>().join("\n");
        for title in ["Ledger", "Rails", "Launch", "Next thing"] {
            assert!(text.contains(title), "{title} stands in the {format}");
        }
        assert!(!text.contains("Some day"), "what has no date is not in the {format}");
    }
    let data: Value = serde_json::from_slice(&bytes(&program, &written, "json")).unwrap();
    let items = data["items"].as_array().unwrap();
    assert_eq!(items.iter().map(|item| &item["ref"]).collect::<Vec<_>>(), ["R-1", "R-2", "R-4", "R-5"]);
    assert_eq!(items[1]["timeframe"]["precision"], "quarter", "precision is part of the date");
    assert_eq!(items[1]["lanes"], json!(["Payouts"]));
    assert_eq!(data["dependencies"], json!([{ "from": "R-1", "to": "R-2", "late": 1 }]));
    let table = String::from_utf8(bytes(&program, &written, "csv")).unwrap();
    assert!(table.starts_with("\u{feff}Ref,Title,"), "{table}");
    assert_eq!(table.lines().count(), 5);
}

#[test]
fn a_page_has_the_picture_and_a_table_for_each_lane() {
    let program = planned();
    let written = program.json(&roadmap(&["--lanes", "product,team"]));
    let page = String::from_utf8(bytes(&program, &written, "html")).unwrap();
    assert!(page.contains("<svg") && page.contains("</table>"), "the picture, and tables");
    let words = String::from_utf8(bytes(&program, &written, "md")).unwrap();
    let lanes: Vec<_> = words.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(lanes, ["Rails", "No team", "No team", "No team"], "in the order of the picture:\n{words}");
    for around in ["Payouts", "Platform", "No product"] {
        assert!(words.contains(around), "{around} stands with its lanes:\n{words}");
    }
    for (item, when) in [("Ledger", "Oct 2026 – Jan 2027"), ("Launch", "15 Dec 2026"), ("Next thing", "Next")]
    {
        let rows: Vec<_> =
            words.lines().filter(|line| line.starts_with('|') && line.contains(item)).collect();
        assert!(matches!(rows.as_slice(), [row] if row.contains(when)), "{item} is told once:\n{words}");
        assert!(page.contains(item), "{item} stands on the page");
    }
    let mail = text_of::eml(&bytes(&program, &written, "eml")).unwrap();
    assert!(mail.iter().any(|part| part.text.contains("Ledger")), "the mail says it in words, too");
}

#[test]
fn dates_in_the_calendar_are_as_precise_as_they_are_told() {
    let program = planned();
    let calendar = |more: &[&str]| {
        let written = program.json(&roadmap(more));
        String::from_utf8(bytes(&program, &written, "ics")).unwrap()
    };
    let ours = calendar(&[]);
    assert_eq!(ours.matches("BEGIN:VEVENT").count(), 3, "what is only next has no day:\n{ours}");
    assert!(
        ours.contains("DTSTART;VALUE=DATE:20261001\r\nDTEND;VALUE=DATE:20270101"),
        "a quarter is all of it:\n{ours}"
    );
    let filtered = ["views", "save", "Rails only", "--filter", "team:rails", "--in", "plan.roadbook"];
    program.done(&filtered);
    assert_eq!(
        calendar(&["--view", "Rails only"]).matches("BEGIN:VEVENT").count(),
        1,
        "a view's items alone"
    );
    let theirs = calendar(&["--for", "Customers"]);
    assert!(
        !theirs.contains("2026123") && !theirs.contains("VALUE=DATE"),
        "no date for who is told none:\n{theirs}"
    );
    let draft = ["update", "--for", "Author", "--in", "plan.roadbook", "--format", "ics", "--out", "out"];
    let update = String::from_utf8(bytes(&program, &program.json(&draft), "ics")).unwrap();
    for uid in ours.lines().filter(|line| line.starts_with("UID:")) {
        assert!(
            update.contains(uid),
            "{uid} is the same entry as in the update, so that one replaces the other"
        );
    }
}

#[test]
fn an_audience_gets_what_it_may_see_and_no_more() {
    let program = planned();
    let written = program.json(&roadmap(&["--for", "Customers", "--lanes", "none"]));
    assert_eq!(written["leaks"], json!([]));
    let svg = String::from_utf8(bytes(&program, &written, "svg")).unwrap();
    assert!(svg.contains("Faster payouts") && svg.contains(">Now<"), "{svg}");
    for secret in ["Rails", "Ledger", "Q4 2026", "Oct"] {
        for format in ["svg", "csv", "json", "html", "md", "ics"] {
            let text = String::from_utf8(bytes(&program, &written, format)).unwrap();
            assert!(!text.contains(secret), "{secret} stands in the {format}");
        }
    }
    let data: Value = serde_json::from_slice(&bytes(&program, &written, "json")).unwrap();
    assert_eq!(data["items"].as_array().unwrap().len(), 1);
    assert_eq!((&data["from"], &data["dependencies"]), (&Value::Null, &json!([])), "no date, no link");
}

#[test]
fn a_leak_in_the_roadmap_means_no_file() {
    let program = planned();
    let set = |change: &[&str]| program.done(&[&["set"], change, &["--in", "plan.roadbook"]].concat());
    set(&["R-1", "title=Project Falcon", "sensitivity=restricted"]);
    program.done(&["baseline", "Before Project Falcon", "--in", "plan.roadbook"]);
    set(&["R-2", "timeframe=Q2 2027"]);
    // The name of a baseline stands in the legend, and is written by hand.
    for format in ["svg", "png", "pdf", "html", "eml"] {
        let named = ["--for", "Executives", "--baseline", "Before Project Falcon", "--format", format];
        let ran = program.run(&[&["roadmap", "--in", "plan.roadbook", "--out", "out"], &named[..]].concat());
        assert_eq!(ran.code, Some(1), "{format}: {}", ran.err);
        assert!(ran.err.contains("No file was written"), "{}", ran.err);
        assert!(!program.file("out").exists(), "{format}: nothing is left behind");
    }
}

#[test]
fn lanes_nest_and_a_baseline_stands_beside_today() {
    let program = planned();
    program.done(&["baseline", "Plan of October", "--in", "plan.roadbook"]);
    program.done(&["set", "R-4", "timeframe=20 Jan 2027", "--in", "plan.roadbook"]);
    let written = program.json(&roadmap(&["--lanes", "product,team", "--baseline", "Plan of October"]));
    let svg = String::from_utf8(bytes(&program, &written, "svg")).unwrap();
    for words in ["Payouts", "No team", "Plan of October"] {
        assert!(svg.contains(words), "{words}");
    }
    let again = program.json(&roadmap(&["--lanes", "product,team", "--baseline", "Plan of October"]));
    assert!(svg.as_bytes() == bytes(&program, &again, "svg"), "the same day, the same bytes");
}

#[test]
fn a_saved_view_says_which_items_and_which_lanes() {
    let program = planned();
    let save = ["views", "save", "Payouts only", "--filter", "product:payouts", "--lanes", "team"];
    program.done(&[&save[..], &["--in", "plan.roadbook"]].concat());
    let written = program.json(&roadmap(&["--view", "payouts ONLY"]));
    let data: Value = serde_json::from_slice(&bytes(&program, &written, "json")).unwrap();
    let items = data["items"].as_array().unwrap();
    assert_eq!(items.iter().map(|item| &item["ref"]).collect::<Vec<_>>(), ["R-2", "R-4"]);
    assert_eq!(items[0]["lanes"], json!(["Rails"]));
    let svg = String::from_utf8(bytes(&program, &written, "svg")).unwrap();
    assert!(!svg.contains("Ledger"), "what the view leaves out is not drawn");
    assert!(program.refused(&roadmap(&["--view", "None such"])).contains("None such"));
}

/// A filter on something withheld would tell it by what is there and what is not.
#[test]
fn a_view_is_filtered_by_what_its_reader_sees() {
    let program = planned();
    let done = |arguments: &[&str]| program.done(&[arguments, &["--in", "plan.roadbook"]].concat());
    done(&["add", "item", "Cards", "timeframe=Q4 2026", "sensitivity=public", "publicTitle=Cards for all"]);
    done(&["set", "R-2", "health=at risk", "goal=Buy Falcon"]);
    done(&["views", "save", "Bad ones", "--filter", "health:at-risk"]);
    done(&["views", "save", "Falcon", "--filter", "goal:*falcon*"]);
    done(&["views", "save", "Words for others", "--filter", "faster"]);
    let ours = program.json(&roadmap(&["--view", "Falcon"]));
    assert_eq!(references(&program, &ours), ["R-2"], "its author sees the goal");
    for view in ["Bad ones", "Falcon"] {
        let said = program.refused(&roadmap(&["--view", view, "--for", "Customers"]));
        assert!(said.contains("Nothing that Customers see fits"), "{view}: {said}");
    }
    assert!(!program.file("out/2026-11-24 Roadmap for customers.svg").exists());
    let theirs = program.json(&roadmap(&["--view", "Words for others", "--for", "Customers"]));
    assert_eq!(references(&program, &theirs), ["R-2"], "its reader knows it under the other title");
}

fn references(program: &Program, written: &Value) -> Vec<String> {
    let data: Value = serde_json::from_slice(&bytes(program, written, "json")).unwrap();
    data["items"].as_array().unwrap().iter().map(|item| item["ref"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let program = planned();
    assert!(program.refused(&roadmap(&["--for", "Nobody"])).contains("There is no audience “Nobody”"));
    assert!(program.refused(&roadmap(&["--baseline", "Easter"])).contains("no moment"));
    for wrong in [["--lanes", "colour"], ["--paper", "a0"]] {
        assert_eq!(program.run(&roadmap(&wrong)).code, Some(2), "{wrong:?}");
    }
    let empty = Program::with_workspace();
    let written = empty.json(&roadmap(&[]));
    assert_eq!(written["files"].as_array().unwrap().len(), 12, "a roadmap without items is an empty one");
}

#[test]
fn a_table_has_the_columns_and_the_order_of_its_view_and_what_has_no_date() {
    let program = planned();
    let done = |words: &[&str]| program.done(&[words, &["--in", "plan.roadbook"]].concat());
    done(&["set", "R-1", "effort=2 weeks", "health=at risk", "internalNote=Ask legal"]);
    done(&["scores", "set", "R-1", "reach=1,000", "impact=2", "confidence=80%"]);
    let fields = "ref,title,effort,sensitivity,internalNote,score:rice";
    done(&["views", "save", "By name", "--layout", "table", "--fields", fields, "--sort=-title"]);
    let table = |more: &[&str]| {
        let words = ["--json", "roadmap", "--in", "plan.roadbook", "--format", "csv", "--out", "out"];
        let ran = program.run(&[&words, more].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let written: Value = serde_json::from_str(&ran.out).unwrap();
        let text = String::from_utf8(bytes(&program, &written, "csv")).unwrap();
        (text.lines().map(str::to_owned).collect::<Vec<_>>(), written["unscheduled"].clone())
    };
    let (lines, unscheduled) = table(&["--view", "By name"]);
    assert_eq!(lines[0], "\u{feff}Ref,Title,Effort,Sensitivity,Internal note,RICE");
    let titles: Vec<_> = lines[1..].iter().map(|line| line.split(',').nth(1).unwrap()).collect();
    assert_eq!(titles, ["Some day", "Rails", "Next thing", "Ledger", "Launch"]);
    assert_eq!(lines[4], "R-1,Ledger,10,Internal,Ask legal,3200");
    assert_eq!(unscheduled, 1);

    let (lines, _) = table(&["--view", "By name", "--for", "Customers"]);
    assert_eq!(lines[0], "\u{feff}Ref,Title,Effort", "nobody else is told of scores, notes and sensitivity");
    let (lines, _) = table(&[]);
    assert!(lines[0].ends_with("Depends on,Effort,Health"), "{}", lines[0]);
    assert!(lines[1].starts_with("R-1,") && lines[1].ends_with(",10,At risk"), "{}", lines[1]);
}

#[test]
fn no_empty_roadmap_is_written_and_paper_is_chosen() {
    let program = planned();
    program.done(&["views", "save", "None", "--filter", "team:nobody", "--in", "plan.roadbook"]);
    program.done(&["views", "save", "Undated", "--filter", "is:unscheduled", "--in", "plan.roadbook"]);
    for (view, expect) in [("None", "Nothing fits the filter “team:nobody”"), ("Undated", "is scheduled")]
    {
        let ran = program.run(&roadmap(&["--view", view]));
        assert_eq!(ran.code, Some(1), "{view}: {}", ran.out);
        assert!(ran.err.contains(expect) && ran.err.contains("No file was written"), "{view}: {}", ran.err);
        assert!(!program.file("out").exists(), "{view}");
    }
    let pdf = ["roadmap", "--in", "plan.roadbook", "--format", "pdf", "--out", "out"];
    for paper in ["a4", "letter", "a3", "tabloid", "one-page"] {
        program.done(&[&pdf[..], &["--paper", paper]].concat());
    }
    let ran = program.run(&[&pdf[..], &["--paper", "napkin"]].concat());
    assert!(ran.code == Some(2) && ran.err.contains("one-page"), "{}", ran.err);
}

#[test]
fn a_picture_has_the_width_that_is_asked_for() {
    let program = planned();
    let png = ["roadmap", "--in", "plan.roadbook", "--format", "png", "--out", "out", "--width", "1500"];
    let picture = bytes(&program, &program.json(&png), "png");
    let wide = u32::from_be_bytes(picture[16..20].try_into().unwrap());
    assert!(wide.abs_diff(1500) <= 1, "{wide}");
    let scaled = |scale: &str| {
        let png = ["roadmap", "--in", "plan.roadbook", "--format", "png", "--out", "out", "--scale", scale];
        let picture = bytes(&program, &program.json(&png), "png");
        u32::from_be_bytes(picture[16..20].try_into().unwrap())
    };
    assert!(scaled("3").abs_diff(scaled("1") * 3) <= 3, "three times its size on screen");
    for wrong in [["--scale", "0"], ["--scale", "many"]] {
        assert_eq!(program.run(&roadmap(&wrong)).code, Some(2), "{wrong:?}");
    }
    assert_eq!(program.run(&roadmap(&["--scale", "2", "--width", "900"])).code, Some(2), "one or the other");
    let svg = ["roadmap", "--in", "plan.roadbook", "--format", "svg", "--out", "out", "--width", "1500"];
    assert!(program.refused(&svg).contains("--width is for pictures"));
}

#[test]
fn a_table_that_comes_back_changes_only_what_was_changed_in_it() {
    let program = planned();
    program.done(&roadmap(&[]));
    let import = |name: &str, more: &[&str]| {
        program.json(&[&["import", name, "--into", "plan.roadbook"], more].concat())
    };
    let counts = |report: &Value| {
        ["created", "updated", "unchanged"].map(|what| report[what]["items"].as_u64().unwrap())
    };
    let before = program.items();
    for format in ["csv", "xlsx"] {
        let report = import(&format!("out/2026-11-22 Roadmap.{format}"), &[]);
        assert_eq!(counts(&report), [0, 0, 4], "{format}: {report}");
        assert_eq!(program.items(), before, "{format}: every date is as precise as it was");
    }
    let table = fs::read_to_string(program.file("out/2026-11-22 Roadmap.csv")).unwrap();
    program.write("edited.csv", table.replace("Launch", "Great launch"));
    assert_eq!(counts(&import("edited.csv", &["--on-conflict", "theirs"])), [0, 1, 3]);
    assert_eq!(program.items()[3]["title"], "Great launch");
    // Who changes a day in a spreadsheet means it, whatever the words beside it say.
    let moved = table.replace("2026-12-15", "2026-12-18");
    assert_ne!(moved, table);
    program.write("moved.csv", moved.replace("Launch", "Great launch"));
    assert_eq!(counts(&import("moved.csv", &["--on-conflict", "theirs"])), [0, 1, 3]);
    assert_eq!(program.items()[3]["timeframe"]["text"], "18 Dec 2026");
    // Another workspace has other things under the same references.
    let elsewhere =
        table.replace("Ledger", "Cards").replace("Rails", "Vault").replace("Next thing", "Points");
    program.write("elsewhere.csv", elsewhere);
    assert_eq!(counts(&import("elsewhere.csv", &["--dry-run"])), [4, 0, 0]);
}

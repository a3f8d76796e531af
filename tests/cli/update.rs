//! Updates from a script: the files, what is withheld, and none of them when something withheld stands in one.

use std::fs;

use roadbook_core::{Access, Workspace};
use roadbook_testkit::surroundings;
use serde_json::Value;

use super::program::{Program, list};

fn update(audience: &str) -> [&str; 9] {
    ["update", "--for", audience, "--in", "plan.roadbook", "--format", "md,html,pdf", "--out", "out"]
}

fn with_item(text: &str) -> Program {
    let program = Program::with_workspace();
    let text = format!("publicText={text}");
    let item = ["add", "item", "Project Falcon", "sensitivity=public", "timeframe=next"];
    program.done(&[&item[..], &["publicTitle=Faster checkout", &text, "--in", "plan.roadbook"]].concat());
    program
}

#[test]
fn an_update_is_files_and_a_list_of_what_is_withheld() {
    let program = with_item("Pay in one step.");
    let written = program.json(&update("customers"));
    let files = written["files"].as_array().unwrap();
    assert_eq!(files.iter().map(|file| &file["format"]).collect::<Vec<_>>(), ["md", "html", "pdf"]);
    for file in files {
        let path = program.file(file["path"].as_str().unwrap());
        assert!(fs::metadata(&path).unwrap().len() > 0, "{}", path.display());
    }
    assert_eq!(written["leaks"], Value::Array(Vec::new()));
    let withheld = &written["withheld"][0];
    let keys: Vec<_> = withheld.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["field", "reason", "ref"]);
    assert_eq!((&withheld["ref"], &withheld["field"]), (&"R-1".into(), &"title".into()), "{written}");
}

#[test]
fn a_leak_means_no_file() {
    let program = with_item("Once called Project Falcon.");
    let ran = program.run(&[&["--json"], &update("Customers")[..]].concat());
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    let written: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(written["files"], Value::Array(Vec::new()));
    assert_eq!(written["leaks"][0]["ref"], "R-1");
    assert!(ran.err.contains("No file was written"), "{}", ran.err);
    assert!(!program.file("out").exists(), "nothing is left behind");
}

#[test]
fn a_leak_in_one_format_is_enough() {
    let program = with_item("Once called Project Falcon.");
    for format in ["md", "html", "pdf"] {
        let one =
            ["update", "--for", "customers", "--in", "plan.roadbook", "--format", format, "--out", "out"];
        let ran = program.run(&one);
        assert_eq!(ran.code, Some(1), "{format}: {}", ran.err);
        assert!(!program.file("out").exists(), "{format}: nothing is left behind");
    }
}

#[test]
fn a_draft_changes_nothing_and_repeats() {
    let program = with_item("Pay in one step.");
    let before = fs::read(program.file("plan.roadbook")).unwrap();
    let bytes = |written: &Value| -> Vec<Vec<u8>> {
        let files = written["files"].as_array().unwrap();
        files.iter().map(|file| fs::read(program.file(file["path"].as_str().unwrap())).unwrap()).collect()
    };
    let first = program.json(&update("Customers"));
    let first_bytes = bytes(&first);
    let window = Workspace::open(&program.file("plan.roadbook"), Access::Write, surroundings()).unwrap();
    let second = program.json(&update("Customers"));
    drop(window);
    assert_eq!(first, second, "beside an open window as well");
    assert!(first_bytes == bytes(&second), "the same day, the same bytes");
    assert!(
        fs::read(program.file("plan.roadbook")).unwrap() == before,
        "nothing is written to the workspace"
    );
    assert_eq!(fs::read_dir(program.file("out")).unwrap().count(), 3, "nothing else is left in the folder");
}

#[test]
fn a_folder_that_cannot_be_made_is_refused() {
    let program = with_item("Pay in one step.");
    program.write("out", "a file where the folder should be");
    program.refused(&update("Customers"));
    assert_eq!(fs::read_to_string(program.file("out")).unwrap(), "a file where the folder should be");
}

#[test]
fn every_audience_of_the_sample_gets_its_update() {
    let program = Program::in_empty_folder();
    program.done(&["new", "plan.roadbook", "--sample"]);
    for audience in list(program.json(&["list", "audiences", "--in", "plan.roadbook"])) {
        let name = audience["name"].as_str().unwrap();
        let written = program.json(&update(name));
        assert_eq!(written["files"].as_array().map(Vec::len), Some(3), "{name}: {}", written["leaks"]);
    }
}

#[test]
fn what_cannot_be_told_is_said() {
    let program = Program::with_workspace();
    assert!(program.refused(&update("Nobody")).contains("There is no audience “Nobody”"));
    let named = [&update("Customers")[..], &["--template", "none such"]].concat();
    assert!(program.refused(&named).contains("There is no template"));
    let wrong = program.run(&[
        "update",
        "--for",
        "Customers",
        "--in",
        "plan.roadbook",
        "--format",
        "gif",
        "--out",
        "out",
    ]);
    assert_eq!(wrong.code, Some(2), "{}", wrong.err);
}

#[test]
fn what_is_replaced_is_said_and_can_be_kept() {
    let program = with_item("Pay in one step.");
    let first = program.done(&update("Customers"));
    assert!(first.contains("Wrote ") && !first.contains("Replaced "), "{first}");
    let written = first.lines().find(|line| line.ends_with(".md")).unwrap();
    let path = program.file(written.trim_start_matches("Wrote "));
    fs::write(&path, "changed by hand").unwrap();
    let said = program
        .refused(&[&["--today", super::program::TODAY], &update("Customers")[..], &["--keep"]].concat());
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    assert!(said.contains(&format!("There already is {name}")), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "changed by hand", "it is kept");
    let second = program.done(&update("Customers"));
    assert_eq!(second.matches("Replaced ").count(), 3, "{second}");
    assert!(fs::read_to_string(&path).unwrap().contains("Pay in one step."));
}

#[test]
fn pictures_of_an_update_are_listed_and_one_without_any_is_refused() {
    let program = Program::in_empty_folder();
    program.done(&["new", "plan.roadbook", "--sample"]);
    let wish = |audience| {
        ["update", "--for", audience, "--in", "plan.roadbook", "--format", "png,svg", "--out", "out"]
    };
    let written = program.json(&wish("executives"));
    let files = written["files"].as_array().unwrap();
    assert_eq!(files.iter().map(|file| &file["format"]).collect::<Vec<_>>(), ["svg", "png"], "{written}");
    for file in files {
        let path = file["path"].as_str().unwrap();
        assert!(path.contains(", roadmap (draft)."), "{path}");
        assert!(fs::metadata(program.file(path)).unwrap().len() > 0, "{path}");
    }
    let said = program.refused(&wish("sales"));
    assert!(said.contains("has no picture") && said.contains("leave svg and png out"), "{said}");
}

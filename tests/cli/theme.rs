//! The company's own PowerPoint template from a script: used wherever slides are made, and refused with its reason.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::program::Program;

const COLOUR: &str = "AA3377";

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut inside = Vec::new();
        file.read_to_end(&mut inside).unwrap();
        out.insert(file.name().unwrap().into_owned(), inside);
    }
    out
}

fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workspace, and beside it a template in a colour of its own: `company.pptx`.
fn with_template() -> (Program, BTreeMap<String, Vec<u8>>) {
    let program = Program::with_workspace();
    program.done(&[
        "add",
        "item",
        "Payouts",
        "sensitivity=public",
        "timeframe=Q1 2027",
        "publicTitle=Faster payouts",
        "--in",
        "plan.roadbook",
    ]);
    let ours = pptx(&program, &["update", "--for", "Customers"]);
    let mut parts = parts(&ours);
    let theme = parts.get_mut("ppt/theme/theme1.xml").unwrap();
    let text = String::from_utf8(theme.clone()).unwrap();
    let first = text.split("<a:accent1><a:srgbClr val=\"").nth(1).map(|rest| rest[..6].to_owned()).unwrap();
    *theme = text.replace(&first, COLOUR).into_bytes();
    program.write("company.pptx", packed(&parts));
    (program, parts)
}

/// The one file of slides that a command writes.
fn pptx(program: &Program, arguments: &[&str]) -> Vec<u8> {
    let more = ["--in", "plan.roadbook", "--format", "pptx", "--out", "out"];
    let written = program.json(&[arguments, &more].concat());
    let path = |file: &Value| file["path"].as_str().or(file.as_str()).map(str::to_owned);
    let file = path(&written["files"][0]).unwrap();
    fs::read(program.file(&file)).unwrap()
}

fn stands_on_template(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(&parts(bytes)["ppt/theme/theme1.xml"]).contains(COLOUR)
}

#[test]
fn a_template_carries_updates_reviews_and_roadmaps() {
    let (program, _) = with_template();
    let commands: [&[&str]; 3] =
        [&["update", "--for", "Customers"], &["review", "--date", "2026-12-01"], &["roadmap"]];
    for command in commands {
        let with = [command, &["--theme", "company.pptx"]].concat();
        assert!(stands_on_template(&pptx(&program, &with)), "{command:?}");
        assert!(!stands_on_template(&pptx(&program, command)), "{command:?}: only where it was asked for");
    }
    let all = ["update", "--all", "--in", "plan.roadbook", "--format", "pptx", "--out", "all"];
    let manifest = program.json(&[&all[..], &["--theme", "company.pptx"]].concat());
    let updates = manifest["updates"].as_array().unwrap();
    assert!(updates.len() > 2, "{manifest}");
    for made in updates {
        let name = made["files"][0]["name"].as_str().unwrap();
        let bytes = fs::read(program.file("all").join(name)).unwrap();
        assert!(stands_on_template(&bytes), "{name}");
    }
}

#[test]
fn a_template_that_is_kept_in_the_workspace_is_used_everywhere() {
    let (program, _) = with_template();
    let get = || {
        program.json(&["settings", "get", "slideTemplate", "--in", "plan.roadbook"])["slideTemplate"].clone()
    };
    assert_eq!(get(), "");
    program.done(&["settings", "set", "slideTemplate", "company.pptx", "--in", "plan.roadbook"]);
    assert!(get().as_str().unwrap().starts_with("company.pptx "), "{}", get());
    fs::remove_file(program.file("company.pptx")).unwrap();
    let commands: [&[&str]; 3] =
        [&["update", "--for", "Customers"], &["review", "--date", "2026-12-01"], &["roadmap"]];
    for command in commands {
        assert!(
            stands_on_template(&pptx(&program, command)),
            "{command:?}: from the workspace, not the file"
        );
    }
    // An update that left is made again on the template it left with.
    program.done(&[
        "update",
        "--for",
        "Customers",
        "--in",
        "plan.roadbook",
        "--format",
        "pptx",
        "--out",
        "out",
        "--issue",
    ]);
    program.done(&["settings", "set", "slideTemplate", "", "--in", "plan.roadbook"]);
    assert_eq!(get(), "");
    assert!(!stands_on_template(&pptx(&program, &["update", "--for", "Customers"])));
    let again = ["updates", "U-1", "--in", "plan.roadbook", "--format", "pptx", "--out", "again"];
    program.done(&again);
    let file = fs::read_dir(program.file("again")).unwrap().next().unwrap().unwrap().path();
    assert!(stands_on_template(&fs::read(file).unwrap()));
}

#[test]
fn a_template_that_cannot_be_used_says_why() {
    let (program, parts) = with_template();
    let without_titles = |name: &str, bytes: &Vec<u8>| -> Vec<u8> {
        if !name.starts_with("ppt/slideLayouts/slideLayout") {
            return bytes.clone();
        }
        let text = String::from_utf8_lossy(bytes).replace("type=\"title\"", "type=\"pic\"");
        text.replace("type=\"ctrTitle\"", "type=\"pic\"").into_bytes()
    };
    let untitled = parts.iter().map(|(name, bytes)| (name.clone(), without_titles(name, bytes))).collect();
    let mut macros = parts.clone();
    macros.insert("ppt/vbaProject.bin".into(), b"x".to_vec());
    program.write("untitled.pptx", packed(&untitled));
    program.write("macros.pptx", packed(&macros));
    program.write("words.pptx", "These are words.");
    for (file, reason) in [
        ("untitled.pptx", "no layout with a place for a title"),
        ("macros.pptx", "holds macros"),
        ("words.pptx", "not a PowerPoint file"),
        ("none.pptx", "it is not there"),
    ] {
        for command in [
            &["update", "--for", "Customers", "--format", "pptx", "--out", "no", "--theme", file][..],
            &["settings", "set", "slideTemplate", file],
        ] {
            let said = program.refused(&[command, &["--in", "plan.roadbook"]].concat());
            assert!(said.contains(reason), "{file}: {said}");
            assert!(!said.contains("Try another format"), "{file}: {said}");
        }
        assert!(!program.file("no").exists(), "{file}: nothing is written");
    }
}

#[test]
fn what_is_asked_of_slides_needs_slides() {
    let (program, _) = with_template();
    let update =
        ["update", "--for", "Customers", "--in", "plan.roadbook", "--format", "pdf,md", "--out", "no"];
    let review = ["review", "--in", "plan.roadbook", "--format", "pdf", "--out", "no"];
    let roadmap = ["roadmap", "--in", "plan.roadbook", "--format", "svg", "--out", "no"];
    for command in [&update[..], &review, &roadmap] {
        let said = program.refused(&[command, &["--theme", "company.pptx"]].concat());
        assert!(said.contains("--theme is for slides") && said.contains("Add pptx"), "{command:?}: {said}");
    }
    for command in [&update[..], &review] {
        let said = program.refused(&[command, &["--notes"]].concat());
        assert!(said.contains("--notes is for slides"), "{command:?}: {said}");
    }
    assert!(!program.file("no").exists(), "nothing is written");
}

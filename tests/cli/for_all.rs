//! Everybody's update at once, a copy to give away, the card for whoever stands in, and the versions of a template.

use std::fs;

use roadbook_core::updates::hash;
use serde_json::{Value, json};

use super::program::{Program, list};

/// A plan with something that nobody outside may know.
fn plan() -> Program {
    let program = Program::with_workspace();
    let add = |values: &[&str]| {
        program.done(&[&["add", "item"], values, &["--in", "plan.roadbook"]].concat());
    };
    add(&[
        "Payouts for Ostermann",
        "timeframe=1 Feb 2027 – 19 Mar 2027",
        "commitment=committed",
        "sensitivity=public",
        "publicTitle=Faster payouts",
        "publicText=Money arrives at once.",
        "effort=86",
    ]);
    add(&["Project Falcon", "timeframe=Q2 2027", "sensitivity=restricted"]);
    program
}

#[test]
fn everybody_s_update_is_made_at_once_with_a_list_of_what_was_made() {
    let program = plan();
    let all = ["update", "--all", "--in", "plan.roadbook", "--format", "md,html", "--out", "all"];
    let manifest = program.json(&all);
    assert_eq!(list(manifest["updates"].clone()).len(), 7, "{manifest}");
    let written: Value =
        serde_json::from_slice(&fs::read(program.file("all/manifest.json")).unwrap()).unwrap();
    assert_eq!(written, manifest);
    for file in
        manifest["updates"].as_array().unwrap().iter().flat_map(|made| made["files"].as_array().unwrap())
    {
        let bytes = fs::read(program.file("all").join(file["name"].as_str().unwrap())).unwrap();
        assert_eq!(file["hash"], json!(hash(&bytes)), "{file}");
    }
    assert_eq!(program.json(&all), manifest, "the same bytes on repeat");
    assert_eq!(
        program.json(&["updates", "--in", "plan.roadbook"]),
        json!([]),
        "nothing is issued until it was looked at"
    );
}

#[test]
fn who_has_no_picture_gets_the_other_files() {
    let program = plan();
    let all = ["--json", "update", "--all", "--in", "plan.roadbook", "--format", "md,png", "--out", "all"];
    let run = program.run(&all);
    assert_eq!(run.code, Some(0), "nothing was refused: {}", run.err);
    assert!(
        run.err.contains("No png for Customers: There is no roadmap and no chart on the page."),
        "{}",
        run.err
    );
    let manifest: Value = serde_json::from_str(&run.out).unwrap();
    let made = |name: &str| {
        let all = manifest["updates"].as_array().unwrap();
        let found = all.iter().find(|made| made["audience"] == name).unwrap();
        let formats = |of: &str| {
            found[of].as_array().unwrap().iter().map(|one| one["format"].clone()).collect::<Vec<_>>()
        };
        (formats("files"), formats("leftOut"))
    };
    assert_eq!(made("Customers"), (vec![json!("md")], vec![json!("png")]));
    assert_eq!(made("Engineering"), (vec![json!("md"), json!("png")], vec![]));
    let written: Value =
        serde_json::from_slice(&fs::read(program.file("all/manifest.json")).unwrap()).unwrap();
    assert_eq!(written, manifest, "the list says it, too");
    for name in ["Executives", "Engineering", "Marketing", "Support", "Finance and board"] {
        program.done(&["set", name, "template=sales", "--in", "plan.roadbook"]);
    }
    let nobody = ["update", "--all", "--in", "plan.roadbook", "--format", "svg,png", "--out", "none"];
    assert!(program.refused(&nobody).contains("has no picture"), "there is nothing to write at all");
    assert!(!program.file("none").exists());
}

#[test]
fn audiences_that_are_files_of_one_name_have_a_file_each() {
    let program = plan();
    for name in ["Banks/Insurers", "Banks Insurers"] {
        program.done(&["add", "audience", name, "--like", "customers", "--in", "plan.roadbook"]);
    }
    let all = ["update", "--all", "--in", "plan.roadbook", "--format", "md", "--out", "all"];
    let manifest = program.json(&all);
    let made = manifest["updates"].as_array().unwrap();
    let files: Vec<_> = made.iter().flat_map(|made| made["files"].as_array().unwrap()).collect();
    assert_eq!(files.len(), 9);
    for file in files {
        let bytes = fs::read(program.file("all").join(file["name"].as_str().unwrap())).unwrap();
        assert_eq!(file["hash"], json!(hash(&bytes)), "{file}");
    }
}

#[test]
fn a_copy_holds_what_one_audience_sees_and_nothing_else() {
    let program = plan();
    program.done(&[
        "add",
        "person",
        "Jo Reed",
        "email=jo@reed.example",
        "seniority=Junior",
        "--in",
        "plan.roadbook",
    ]);
    program.done(&["set", "Customers", "members=Jo Reed", "--in", "plan.roadbook"]);
    let given = program.json(&["copy", "plan.roadbook", "--for", "Customers", "--out", "given.roadbook"]);
    assert_eq!((&given["items"], &given["leaks"]), (&json!(1), &json!([])), "{given}");
    program.done(&["check", "given.roadbook"]);
    let items = list(program.json(&["list", "items", "--in", "given.roadbook"]));
    assert_eq!((&items[0]["ref"], &items[0]["title"]), (&json!("R-1"), &json!("Faster payouts")));
    let people = program.json(&["list", "people", "--in", "given.roadbook"]);
    assert_eq!(people[0]["name"], json!("Jo Reed"), "they know who they are, by name alone");
    let bytes = fs::read(program.file("given.roadbook")).unwrap();
    for word in ["Ostermann", "Falcon", "Nora Vale", "laptop", "2027-03-19", "jo@reed.example", "Junior"] {
        let stands = bytes.windows(word.len()).any(|window| window == word.as_bytes());
        assert!(!stands, "{word} stands in the file");
    }
    let again = program.run(&["copy", "plan.roadbook", "--for", "Customers", "--out", "given.roadbook"]);
    assert_eq!(again.code, Some(1), "a file that is there is not overwritten: {}", again.err);
    program.done(&["set", "R-1", "publicText=Once called Payouts for Ostermann.", "--in", "plan.roadbook"]);
    let leaky = program.run(&["copy", "plan.roadbook", "--for", "Customers", "--out", "leaky.roadbook"]);
    assert_eq!(leaky.code, Some(1), "{}", leaky.err);
    assert!(!program.file("leaky.roadbook").exists(), "a copy that would tell it is not there");
}

#[test]
fn the_card_says_what_may_be_said_to_whom() {
    let program = plan();
    program.done(&["update", "--for", "Sales", "--in", "plan.roadbook", "--issue"]);
    program.done(&["set", "R-1", "timeframe=Q3 2027", "--in", "plan.roadbook"]);
    let card = program.json(&["card", "R-1", "--in", "plan.roadbook"]);
    let of = |name: &str| {
        let all = card["audiences"].as_array().unwrap();
        all.iter().find(|one| one["audience"] == name).unwrap().clone()
    };
    let said = |name: &str, field: &str| {
        let audience = of(name);
        let found = audience["say"].as_array().unwrap().iter().find(|said| said["field"] == field).cloned();
        found.map(|said| said["value"].clone())
    };
    assert_eq!(said("Customers", "title"), Some(json!("Faster payouts")));
    assert_eq!(said("Customers", "effort"), None);
    let told = of("Sales and customer success");
    assert!(told["told"].as_array().unwrap().iter().any(|told| told["told"] != told["now"]), "{told}");
    assert!(of("Engineering")["told"].as_array().unwrap().is_empty());
    let hidden = program.json(&["card", "R-2", "--in", "plan.roadbook"]);
    assert!(
        hidden["audiences"].as_array().unwrap().iter().all(|one| one["staysOut"].is_string()),
        "{hidden}"
    );
}

#[test]
fn every_text_a_template_ever_had_is_kept() {
    let program = plan();
    let versions = || list(program.json(&["templates", "versions", "sales", "--in", "plan.roadbook"]));
    assert_eq!(versions().len(), 1, "as it came");
    program.write("mine.md", "# Mine\n");
    program.done(&["templates", "set", "sales", "--in", "plan.roadbook", "--text", "mine.md"]);
    program.write("mine.md", "# Mine again\n");
    program.done(&["templates", "set", "sales", "--in", "plan.roadbook", "--text", "mine.md"]);
    let all = versions();
    assert_eq!(all.len(), 3);
    assert_eq!((&all[1]["text"], &all[2]["by"]), (&json!("# Mine\n"), &json!("Nora Vale")));
    let first = program.done(&["templates", "versions", "sales", "--in", "plan.roadbook", "--number", "1"]);
    assert!(first.starts_with("# {{ headline }}"), "{first}");
}

#[test]
fn a_template_in_a_file_is_looked_through_without_a_workspace() {
    let program = Program::in_empty_folder();
    program.write(
        "good.md",
        "# {{ headline }}\n\n## What comes\n\n```roadbook items\nonly: committed\nmost: 3\n```\n",
    );
    program.write("bad.md", "# {{ hedline }}\n\n```roadbook itens\n```\n");
    program.done(&["templates", "check", "good.md"]);
    let bad = program.run(&["--json", "templates", "check", "bad.md"]);
    assert_eq!(bad.code, Some(1), "{}", bad.err);
    let faults: Value = serde_json::from_str(&bad.out).unwrap();
    assert!(faults.as_array().unwrap().iter().any(|fault| fault["line"] == 1), "{faults}");
}

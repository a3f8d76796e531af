//! Updates issued from a script, what changed since for whom, and what was told.

use std::fs;

use serde_json::json;

use super::program::{Program, list};

/// A plan that sales were told of in November.
fn told_plan() -> Program {
    let program = Program::with_workspace();
    program.done(&[
        "add",
        "item",
        "Payouts",
        "timeframe=1 Feb 2027 – 19 Mar 2027",
        "commitment=committed",
        "--in",
        "plan.roadbook",
    ]);
    program.done(&[
        "add",
        "item",
        "Statements",
        "timeframe=Q2 2027",
        "commitment=likely",
        "--in",
        "plan.roadbook",
    ]);
    let issued = program.json(&[
        "update",
        "--for",
        "Sales",
        "--in",
        "plan.roadbook",
        "--format",
        "md,pdf",
        "--out",
        "out",
        "--issue",
    ]);
    assert_eq!(issued["update"], "U-1");
    assert_eq!(list(issued["files"].clone()).len(), 2);
    program
}

#[test]
fn an_update_is_issued_listed_and_made_again() {
    let program = told_plan();
    let all = program.json(&["updates", "--in", "plan.roadbook"]);
    assert_eq!((&all[0]["ref"], &all[0]["issuedOn"]), (&json!("U-1"), &json!("2026-11-22")));
    assert_eq!(all[0]["files"][1]["format"], "pdf");
    program.done(&["set", "R-1", "title=Money", "--in", "plan.roadbook"]);
    let again = program.json(&["updates", "U-1", "--in", "plan.roadbook", "--out", "again"]);
    assert_eq!(again[0]["same"], true, "{again}");
    for name in
        ["md", "pdf"].map(|ending| format!("2026-11-22 U-1 Update for sales and customer success.{ending}"))
    {
        let [one, other] = ["out", "again"].map(|folder| fs::read(program.file(folder).join(&name)).unwrap());
        assert_eq!(one, other, "{name}");
    }
    let corrected = program.json(&[
        "update",
        "--for",
        "Sales",
        "--in",
        "plan.roadbook",
        "--format",
        "md",
        "--out",
        "out",
        "--issue",
        "--corrects",
        "U-1",
    ]);
    let text = fs::read_to_string(program.file(corrected["files"][0]["path"].as_str().unwrap())).unwrap();
    assert!(text.contains("Replaces U-1 of 22 November 2026"), "{text}");
    let wrong =
        program.run(&["update", "--for", "Support", "--in", "plan.roadbook", "--issue", "--corrects", "U-1"]);
    assert_eq!(wrong.code, Some(1), "{}", wrong.err);
}

#[test]
fn the_ledger_and_the_difference_are_in_the_words_of_the_audience() {
    let program = told_plan();
    let told = list(program.json(&["told", "--in", "plan.roadbook", "R-1"]));
    let when = told.iter().find(|told| told["field"] == "timeframe").unwrap();
    let expect = json!({
        "ref": "R-1", "field": "timeframe", "audience": "Sales and customer success", "update": "U-1",
        "toldOn": "2026-11-22", "told": "Q1 2027, Jan–Mar", "now": "Q1 2027, Jan–Mar",
    });
    assert_eq!(*when, expect);
    program.done(&["set", "R-1", "timeframe=8 Feb 2027 – 26 Mar 2027", "--in", "plan.roadbook"]);
    let changes = ["changes", "--for", "sales", "--in", "plan.roadbook"];
    assert_eq!(program.json(&changes), json!([]), "the same quarter");
    assert_eq!(program.json(&["told", "--in", "plan.roadbook", "--stale"]), json!([]));
    program.done(&["set", "R-1", "timeframe=Apr 2027", "--in", "plan.roadbook"]);
    program.done(&["archive", "R-2", "--in", "plan.roadbook"]);
    let expect = json!([
        { "ref": "R-1", "field": "timeframe", "before": "Q1 2027, Jan–Mar", "after": "Q2 2027, Apr–Jun" },
        { "ref": "R-2", "field": "item", "before": "Statements", "after": "No longer planned" },
    ]);
    assert_eq!(program.json(&changes), expect);
    assert_eq!(program.json(&[&changes[..], &["--since", "U-1"]].concat()), expect);
    let stale = list(program.json(&["told", "--in", "plan.roadbook", "--stale"]));
    assert!(stale.iter().all(|told| told["told"] != told["now"]) && stale.len() > 2, "{stale:?}");
}

#[test]
fn corrections_are_looked_at_before_they_are_issued() {
    let program = told_plan();
    let drafts =
        ["told", "--in", "plan.roadbook", "--stale", "--draft", "--out", "corrections", "--format", "md"];
    assert_eq!(program.json(&drafts)["updates"], json!([]), "all that was told is so");
    program.done(&["set", "R-1", "timeframe=Apr 2027", "--in", "plan.roadbook"]);
    let made = program.json(&drafts);
    assert_eq!(made["updates"].as_array().map(Vec::len), Some(1), "{made}");
    assert_eq!(made["updates"][0]["audience"], "Sales and customer success");
    let name = made["updates"][0]["files"][0]["name"].as_str().unwrap();
    let text = fs::read_to_string(program.file(&format!("corrections/{name}"))).unwrap();
    for said in ["Replaces U-1 of 22 November 2026", "Q1 2027", "Q2 2027", "25 November 2026"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(program.file("corrections/manifest.json").exists());
    assert_eq!(list(program.json(&["updates", "--in", "plan.roadbook"])).len(), 1, "nothing was issued");
    let look = ["update", "--for", "Sales", "--in", "plan.roadbook", "--corrects", "U-1", "--out", "look"];
    let looked = program.json(&[&look[..], &["--template", "change of date", "--format", "md"]].concat());
    let text = fs::read_to_string(program.file(looked["files"][0]["path"].as_str().unwrap())).unwrap();
    assert!(text.contains("Replaces U-1 of 22 November 2026"), "{text}");
    let issue = ["update", "--for", "Sales", "--in", "plan.roadbook", "--issue", "--corrects", "U-1"];
    program.done(&[&issue[..], &["--template", "change of date"]].concat());
    let listed = program.done(&["updates", "--in", "plan.roadbook"]);
    assert!(listed.contains("corrected by U-2") && listed.contains("U-1"), "{listed}");
}

#[test]
fn what_is_due_comes_from_the_cadence() {
    let program = told_plan();
    let due = |day: &str| {
        let ran = program.run(&["--json", "--today", day, "updates", "--due", "--in", "plan.roadbook"]);
        let due: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        list(due).into_iter().map(|due| due["audience"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let sales = "Sales and customer success".to_owned();
    assert!(!due("2026-12-21").contains(&sales), "they were told within the month");
    assert!(due("2026-12-22").contains(&sales));
    assert!(due("2026-11-22").contains(&"Customers".to_owned()), "who was never told is due");
}

#[test]
fn what_is_asked_of_what_is_not_there_is_refused_with_its_name() {
    let program = Program::with_workspace();
    let add = |title: &str| {
        program.done(&[
            "add",
            "item",
            title,
            "timeframe=Q3 2027",
            "commitment=likely",
            "--in",
            "plan.roadbook",
        ]);
    };
    add("Lower fees");
    add("Card vault");
    let issue = || {
        let issue = ["update", "--for", "Engineering", "--issue", "--format", "md", "--out", "out"];
        program.done(&[issue.as_slice(), &["--in", "plan.roadbook"]].concat());
    };
    issue();
    program.done(&["archive", "R-1", "--in", "plan.roadbook"]);
    issue();
    fn on<'a>(args: &[&'a str]) -> Vec<&'a str> {
        [args, &["--in", "plan.roadbook"]].concat()
    }
    assert!(program.refused(&on(&["told", "R-9"])).contains("no R-9"));
    assert!(program.refused(&on(&["updates", "R-1"])).contains("R-1 is no update"));
    assert!(program.refused(&on(&["updates", "R-1", "--out", "again"])).contains("R-1 is no update"));
    let away = program.refused(&on(&["card", "R-1"]));
    assert!(away.contains("R-1 has no card") && away.contains("roadbook told R-1"), "{away}");
    assert!(program.refused(&on(&["card", "R-9"])).contains("no R-9"));
    let gone = program.json(&on(&["told", "R-1"]));
    assert_eq!(
        (&gone[0]["told"], &gone[0]["now"]),
        (&gone[0]["now"], &gone[0]["told"]),
        "it is gone: {gone}"
    );
    assert_eq!(program.json(&on(&["told", "--stale"])), json!([]));
    program.done(&on(&["add", "item", "Third"]));
    assert_eq!(program.done(&on(&["told", "R-3"])), "Nobody was told of R-3 yet");
    let again = program.done(&on(&["updates", "U-1", "--out", "again", "--format", "html"]));
    assert!(again.contains("U-1 Update for engineering.html"), "named as the files that left: {again}");
}

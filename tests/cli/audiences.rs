//! Audiences and templates from a script.

use serde_json::json;

use super::program::Program;

#[test]
fn an_audience_is_added_changed_and_shown() {
    let program = Program::with_workspace();
    let file = ["--in", "plan.roadbook"];
    let run = |arguments: &[&str]| program.done(&[arguments, &file].concat());
    run(&["add", "person", "Ada Osei"]);
    assert_eq!(
        run(&["add", "audience", "Partner banks", "clearance=partner", "members=P-1"]),
        "Partner banks"
    );
    assert_eq!(run(&["add", "audience", "Resellers", "--like", "customers"]), "Resellers");
    run(&["set", "partner banks", "precision=quarter", "rule.effort=withhold", "wordsInUpdate=250"]);
    run(&["set", "partner banks", "budget=announcement: 1 a quarter, 2 notices a week"]);
    let shown = program.json(&[&["show", "Partner"][..], &file].concat());
    assert_eq!(
        (&shown["clearance"], &shown["precision"], &shown["members"], &shown["wordsInUpdate"]),
        (&json!("partner"), &json!("quarter"), &json!(["Ada Osei"]), &json!(250))
    );
    assert_eq!(
        (&shown["rules"]["effort"], &shown["rules"]["timeframe"]),
        (&json!("withhold"), &json!("coarsen"))
    );
    assert_eq!(
        shown["budget"],
        json!([
            { "weight": "announcement", "most": 1, "period": "quarter" },
            { "weight": "notice", "most": 2, "period": "week" }
        ])
    );
    assert!(run(&["show", "Partner"]).contains("1 announcement a quarter, 2 notices a week"));
    assert_eq!(shown["items"], json!({ "seen": 0, "out": 0 }));
    assert!(run(&["show", "Partner"]).contains("Withheld              Effort"));

    let refused = |arguments: &[&str], expect: &str| {
        let said = program.refused(&[arguments, &file].concat());
        assert!(said.contains(expect), "{arguments:?}: {said}");
    };
    refused(&["set", "Partner banks", "rule.title=withhold"], "without a title");
    refused(&["set", "Partner banks", "budget=a few"], "“a few” is no budget");
    refused(&["set", "Partner banks", "colour=red"], "no field “colour”");
    refused(&["set", "Nobody", "clearance=public"], "neither a reference nor an audience");
    refused(&["add", "audience", "Resellers"], "already");
    refused(&["add", "item", "Payouts", "--like", "customers"], "--like is for an audience");
    refused(&["show", "Sales", "--as-of", "2026-11-22"], "as it is");
    program.done(&["undo", "plan.roadbook"]);
}

#[test]
fn templates_are_listed_checked_and_changed() {
    let program = Program::with_workspace();
    let file = ["--in", "plan.roadbook"];
    let all = program.json(&["list", "templates", "--in", "plan.roadbook"]);
    assert_eq!(
        all[2],
        json!({
            "id": "sales", "name": "sales", "label": "Sales: By quarter, with what may be promised",
            "purpose": "By quarter, with what may be promised", "origin": "builtIn",
            "audiences": ["Sales and customer success"], "archived": false
        })
    );
    program.write("letter.md", "# {{ headlin }}\n\n```roadbook itmes\n```\n");
    let check = |name: &str| program.run(&["templates", "check", name, "--in", "plan.roadbook"]);
    let wrong = check("letter.md");
    assert_eq!(wrong.code, Some(1), "something is wrong in it");
    assert_eq!(
        wrong.out.trim(),
        "Line 1: There is no merge field headlin. Did you mean headline?\n\
         Line 3: There is no block “itmes”. Did you mean items?"
    );
    for name in ["executives", "engineering", "Sales", "customers", "standard"] {
        assert_eq!(check(name).code, Some(0), "{name}");
    }
    program.write("letter.md", "# Dear board\n");
    assert_eq!(
        program.done(&[&["add", "template", "Board", "--text", "letter.md"][..], &file].concat()),
        "Board"
    );
    assert_eq!(program.done(&[&["templates", "show", "board"][..], &file].concat()), "# Dear board");
    program.done(&[&["templates", "set", "sales", "--text", "letter.md"][..], &file].concat());
    assert_eq!(program.json(&["list", "templates", "--in", "plan.roadbook"])[2]["origin"], "edited");
    assert!(program.refused(&[&["templates", "check", "sails"][..], &file].concat()).contains("sales"));
    assert!(
        program
            .refused(&[&["add", "template", "X", "--text", "none.md"][..], &file].concat())
            .contains("none.md")
    );
}

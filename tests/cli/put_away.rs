//! Records put away, brought back, and copied.

use serde_json::json;

use super::program::{Program, list};

#[test]
fn what_was_put_away_is_listed_apart_and_comes_back() {
    let program = Program::with_workspace();
    for title in ["One", "Two"] {
        program.done(&["add", "item", title, "--in", "plan.roadbook"]);
    }
    program.done(&["add", "decision", "Buy", "--in", "plan.roadbook"]);
    program.done(&["add", "person", "Ada", "--in", "plan.roadbook"]);
    let said = program.done(&["archive", "R-1", "R-2", "D-1", "P-1", "--in", "plan.roadbook"]);
    assert_eq!(said, "Put 4 records away");
    let away = |what: &str| list(program.json(&["list", what, "--put-away", "--in", "plan.roadbook"])).len();
    let here = |what: &str| list(program.json(&["list", what, "--in", "plan.roadbook"])).len();
    assert_eq!((away("items"), away("decisions"), away("people")), (2, 1, 1));
    assert_eq!((here("items"), here("decisions"), here("people")), (0, 0, 0));
    assert!(
        program
            .refused(&["list", "operations", "--put-away", "--in", "plan.roadbook"])
            .contains("never listed as put away")
    );

    assert_eq!(
        program.done(&["bring-back", "R-2", "D-1", "--in", "plan.roadbook"]),
        "Brought R-2 and D-1 back"
    );
    assert_eq!((here("items"), away("items"), here("decisions")), (1, 1, 1));
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!((here("items"), here("decisions")), (0, 0), "bringing back is one step of undo");
    assert!(
        program.refused(&["bring-back", "R-1", "R-9", "--in", "plan.roadbook"]).contains("There is no R-9")
    );
    assert_eq!(here("items"), 0, "all of them or none");
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn a_copy_has_the_fields_and_says_it_is_one() {
    let program = Program::with_workspace();
    program.done(&[
        "add",
        "item",
        "Payouts",
        "team=Rails",
        "owner=Ada",
        "timeframe=Q3 2027",
        "--in",
        "plan.roadbook",
    ]);
    program.done(&[
        "add",
        "decision",
        "Buy",
        "options=Buy, Build",
        "chosen=Buy",
        "status=accepted",
        "--in",
        "plan.roadbook",
    ]);
    assert_eq!(program.done(&["duplicate", "R-1", "--in", "plan.roadbook"]), "R-2");
    assert_eq!(program.json(&["duplicate", "D-1", "--in", "plan.roadbook"]), json!({ "ref": "D-2" }));
    let item = program.json(&["show", "R-2", "--in", "plan.roadbook"]);
    assert_eq!(
        (&item["title"], &item["team"], &item["owner"]),
        (&json!("Payouts (copy)"), &json!("Rails"), &json!("Ada"))
    );
    let decision = program.json(&["show", "D-2", "--in", "plan.roadbook"]);
    assert_eq!((&decision["title"], &decision["status"]), (&json!("Buy (copy)"), &json!("draft")));
    assert_eq!((decision["options"].as_array().map(Vec::len), &decision["chosen"]), (Some(2), &json!(null)));
    assert!(program.refused(&["duplicate", "P-1", "--in", "plan.roadbook"]).contains("P-1 is a person"));
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn audiences_and_templates_are_put_away_by_name() {
    let program = Program::with_workspace();
    program.done(&["add", "audience", "Board", "--in", "plan.roadbook"]);
    assert_eq!(program.done(&["archive", "board", "--in", "plan.roadbook"]), "Put the audience Board away");
    assert!(program.refused(&["archive", "board", "--in", "plan.roadbook"]).contains("in use"));
    assert_eq!(
        program.done(&["bring-back", "Board", "--in", "plan.roadbook"]),
        "Brought the audience Board back"
    );
    let standard = ["archive", "standard", "--template", "--in", "plan.roadbook"];
    assert!(program.refused(&standard).contains("always stays"));
    assert!(program.refused(&["archive", "R-1", "Board", "--in", "plan.roadbook"]).contains("Board"));
}

//! Writing records down and changing them, field by field.

use serde_json::{Value, json};

use super::program::{Program, list};

#[test]
fn adding_prints_the_reference() {
    let program = Program::with_workspace();
    assert_eq!(program.done(&["add", "item", "First", "--in", "plan.roadbook"]), "R-1");
    assert_eq!(program.json(&["add", "item", "Second", "--in", "plan.roadbook"]), json!({"ref": "R-2"}));
    assert_eq!(program.done(&["add", "decision", "Buy", "--in", "plan.roadbook"]), "D-1");
    assert_eq!(program.done(&["add", "person", "Ada", "--in", "plan.roadbook"]), "P-1");
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(
        program.done(&["add", "person", "Grace", "--in", "plan.roadbook"]),
        "P-2",
        "P-1 was given before"
    );
}

#[test]
fn every_field_of_an_item_can_be_set_and_emptied() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Above", "level=theme", "--in", "plan.roadbook"]);
    program.done(&["add", "item", "Item", "--in", "plan.roadbook"]);
    for (field, typed, expect, emptied) in [
        ("title", " Instant\npayouts ", json!("Instant payouts"), None),
        ("level", "Milestone", json!("milestone"), None),
        ("parent", "R-1", json!("R-1"), Some(Value::Null)),
        ("product", "Payments", json!("Payments"), Some(Value::Null)),
        ("team", "Rails", json!("Rails"), Some(Value::Null)),
        ("goal", "Faster", json!("Faster"), Some(Value::Null)),
        ("tags", "a, b; a", json!(["a", "b"]), Some(json!([]))),
        ("owner", "Ada Osei", json!("Ada Osei"), Some(Value::Null)),
        ("commitment", "Might happen", json!("might"), Some(Value::Null)),
        ("health", "green", json!("onTrack"), Some(Value::Null)),
        ("status", "In review", json!("In review"), Some(Value::Null)),
        ("effort", "2.5", json!(2.5), Some(Value::Null)),
        ("sensitivity", "public", json!("public"), None),
        ("description", "One\n\ntwo = 2", json!("One\n\ntwo = 2"), Some(json!(""))),
        ("publicTitle", "Payouts", json!("Payouts"), Some(Value::Null)),
        ("publicText", "Soon.", json!("Soon."), Some(json!(""))),
        ("internalNote", "Not yet.", json!("Not yet."), Some(json!(""))),
        (
            "links",
            "Design notes https://example.org/notes",
            json!([{ "title": "Design notes", "url": "https://example.org/notes" }]),
            Some(json!([])),
        ),
    ] {
        let set =
            |value: &str| program.done(&["set", "R-2", &format!("{field}={value}"), "--in", "plan.roadbook"]);
        let shown = || program.json(&["show", "R-2", "--in", "plan.roadbook"])[field].clone();
        set(typed);
        assert_eq!(shown(), expect, "{field} = {typed:?}");
        match emptied {
            Some(empty) => {
                set("");
                assert_eq!(shown(), empty, "{field} emptied");
            }
            None => {
                program.refused(&["set", "R-2", &format!("{field}="), "--in", "plan.roadbook"]);
                assert_eq!(shown(), expect, "{field} cannot be empty");
            }
        }
    }
    program.done(&["set", "R-2", "timeframe=mid August 2027", "--in", "plan.roadbook"]);
    let timeframe = &program.json(&["show", "R-2", "--in", "plan.roadbook"])["timeframe"];
    assert!(timeframe["start"].as_str().is_some_and(|start| start.starts_with("2027-08")), "{timeframe}");
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn fields_of_decisions_and_people_can_be_set() {
    let program = Program::with_workspace();
    program.done(&["add", "decision", "Buy", "--in", "plan.roadbook"]);
    program.done(&["add", "person", "Ada", "--in", "plan.roadbook"]);
    for (reference, field, typed, expect) in [
        ("D-1", "status", "deferred", json!("deferred")),
        ("D-1", "neededBy", "3 Dec 2026", json!("2026-12-03")),
        ("D-1", "reviewOn", "Mar 2027", json!("2027-03")),
        ("D-1", "approver", "Ada", json!("Ada")),
        ("D-1", "options", "Buy, Build", json!("Buy")),
        ("D-1", "blocked", "Rails, R-1", json!(["Rails", "R-1"])),
        ("D-1", "reversible", "one-way", json!("oneWay")),
        ("P-1", "name", "Ada Osei", json!("Ada Osei")),
        ("P-1", "seniority", "Director", json!("Director")),
        ("P-1", "aliases", "aosei, ada.o", json!(["aosei", "ada.o"])),
        ("P-1", "email", "ada@osei.example", json!("ada@osei.example")),
    ] {
        program.done(&["set", reference, &format!("{field}={typed}"), "--in", "plan.roadbook"]);
        let shown = program.json(&["show", reference, "--in", "plan.roadbook"]);
        let found = if field == "options" { &shown[field][0]["name"] } else { &shown[field] };
        assert_eq!(found, &expect, "{reference} {field}");
    }
}

#[test]
fn superseding_writes_both_ends_whatever_comes_first() {
    for (position, order) in
        [["status=accepted", "supersedes=D-1"], ["supersedes=D-1", "status=accepted"]].into_iter().enumerate()
    {
        let program = Program::with_workspace();
        program.done(&["add", "decision", "Old", "status=accepted", "--in", "plan.roadbook"]);
        program.done(&["add", "decision", "New", order[0], order[1], "--in", "plan.roadbook"]);
        let decisions = list(program.json(&["list", "decisions", "--in", "plan.roadbook"]));
        assert_eq!(decisions[0]["status"], "superseded", "order {position}");
        assert_eq!(decisions[0]["supersededBy"], json!(["D-2"]));
    }
    let program = Program::with_workspace();
    program.done(&["add", "decision", "Old", "status=accepted", "--in", "plan.roadbook"]);
    program.done(&["add", "decision", "New", "supersedes=D-1", "--in", "plan.roadbook"]);
    let status = || program.json(&["show", "D-1", "--in", "plan.roadbook"])["status"].clone();
    assert_eq!(status(), "accepted", "a proposal supersedes nothing yet");
    program.done(&["set", "D-2", "status=accepted", "--in", "plan.roadbook"]);
    assert_eq!(status(), "superseded");
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(status(), "accepted", "both ends are taken back in one step");
}

#[test]
fn what_cannot_be_kept_is_refused_and_nothing_changes() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Above", "level=theme", "--in", "plan.roadbook"]);
    program.done(&["add", "item", "Below", "parent=R-1", "--in", "plan.roadbook"]);
    program.done(&["add", "decision", "Buy", "--in", "plan.roadbook"]);
    let before = (program.everything(), program.json(&["list", "operations", "--in", "plan.roadbook"]));
    for (refused, expect) in [
        (&["set", "R-1", "health=purple"][..], "Choose on track, at risk, off track"),
        (&["set", "R-1", "effort=much"], "is not a number of days"),
        (&["set", "R-1", "timeframe=when pigs fly"], "Q3 2026"),
        (&["set", "R-1", "parent=R-2"], "part of R-1 already"),
        (&["set", "R-1", "parent=R-1"], "part of R-1 already"),
        (&["set", "R-1", "parent=D-1"], "There is no item D-1"),
        (&["set", "R-1", "shoe size=44"], "no field “shoe size”"),
        (&["set", "R-1", "title=Else", "health=purple"], "health"),
        (&["set", "D-1", "decidedOn=someday"], "Write a day"),
        (&["set", "D-1", "supersedes=D-1"], "itself"),
        (&["set", "R-1", "links=Notes javascript:alert(1)"], "Write https://example.org"),
        (&["set", "D-1", "options=[{\"pros\": []}]"], "An option has no name"),
        (&["set", "D-1", "options=[{\"name\": 1}]"], "The list of options cannot be read"),
        (&["set", "D-1", "assumptions=[{\"text\": \"a\", \"checkBy\": \"soon\"}]"], "Write a day"),
        (&["set", "D-1", "status=superseded"], "From there it can become"),
        (&["shift", "R-1", "--by", "2 weeks"], "Nothing moves 2 weeks later"),
        (&["add", "item", ""], "needs a title"),
        (&["add", "item", " \n\t "], "needs a title"),
        (&["add", "item", "Title", "level=epos"], "theme"),
        (&["add", "decision", ""], "needs a title"),
        (&["add", "person", ""], "needs a name"),
        (&["add", "person", "Ada", "email=ada"], "name@company.com"),
    ] {
        let arguments = [refused, &["--in", "plan.roadbook"]].concat();
        let said = program.refused(&arguments);
        assert!(said.contains(expect), "{refused:?}: {said}");
    }
    let after = (program.everything(), program.json(&["list", "operations", "--in", "plan.roadbook"]));
    assert_eq!(after, before, "nothing of it stays");
}

#[test]
fn the_parts_of_a_decision_are_given_as_lines_or_whole() {
    let program = Program::with_workspace();
    program.done(&["add", "decision", "Buy", "--in", "plan.roadbook"]);
    let set = |field: &str, value: Value| {
        program.done(&["set", "D-1", &format!("{field}={value}"), "--in", "plan.roadbook"]);
        program.json(&["show", "D-1", "--in", "plan.roadbook"])[field].clone()
    };
    let options = set(
        "options",
        json!([{ "name": "Buy", "pros": ["Quick", " "], "effort": "20 days" }, { "name": "Build" }]),
    );
    assert_eq!((&options[0]["pros"], &options[0]["effort"]), (&json!(["Quick"]), &json!("20 days")));
    program.done(&["set", "D-1", "options=Build, Buy, Wait", "--in", "plan.roadbook"]);
    let shown = program.json(&["show", "D-1", "--in", "plan.roadbook"])["options"].clone();
    assert_eq!(
        (&shown[1]["name"], &shown[1]["pros"]),
        (&json!("Buy"), &json!(["Quick"])),
        "what is known stays"
    );
    let assumptions =
        set("assumptions", json!([{ "text": "Prices hold", "checkBy": "Mar 2027", "stillTrue": true }]));
    let looked =
        json!([{ "text": "Prices hold", "checkBy": "2027-03", "stillTrue": true, "lookedOn": "2026-11-22" }]);
    assert_eq!(assumptions, looked, "who says so looked today");
    let expected = set(
        "expected",
        json!([{ "metric": "Share", "from": "18 %", "to": "25 %", "by": "2027", "happened": null }]),
    );
    assert_eq!(
        expected,
        json!([{ "metric": "Share", "from": "18 %", "to": "25 %", "by": "2027", "happened": null }])
    );
    program.done(&["set", "D-1", "expected=Share\nCost", "--in", "plan.roadbook"]);
    let shown = program.json(&["show", "D-1", "--in", "plan.roadbook"])["expected"].clone();
    assert_eq!((&shown[0]["to"], &shown[1]["metric"]), (&json!("25 %"), &json!("Cost")));
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn a_decision_that_is_made_is_made_today_and_one_proposed_again_was_not() {
    let program = Program::with_workspace();
    program.done(&["add", "decision", "Buy", "--in", "plan.roadbook"]);
    let set = |value: &str| {
        program.done(&["set", "D-1", value, "--in", "plan.roadbook"]);
        program.json(&["show", "D-1", "--in", "plan.roadbook"])["decidedOn"].clone()
    };
    set("endsOn=30 Jun 2027");
    assert_eq!(set("status=provisional"), json!("2026-11-22"));
    assert_eq!(set("status=proposed"), Value::Null);
    assert_eq!(set("decidedOn=May 2026"), json!("2026-05"));
    assert_eq!(set("status=rejected"), json!("2026-05"), "a date that is known stays");
}

#[test]
fn tags_are_put_in_and_taken_out_and_items_moved() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "One", "tags=a, b", "timeframe=14 Aug 2027", "--in", "plan.roadbook"]);
    program.done(&["add", "item", "Two", "timeframe=Q3 2027", "--in", "plan.roadbook"]);
    program.done(&["set", "R-1", "tags=+c, -a, +b", "--in", "plan.roadbook"]);
    assert_eq!(program.json(&["show", "R-1", "--in", "plan.roadbook"])["tags"], json!(["b", "c"]));
    let said = program.done(&["shift", "R-1", "R-2", "--by", "-1 week", "--in", "plan.roadbook"]);
    assert_eq!(said, "Moved R-1 1 week earlier; R-2 has no dates, or none so precise");
    let when = |reference: &str| {
        program.json(&["show", reference, "--in", "plan.roadbook"])["timeframe"]["text"].clone()
    };
    assert_eq!((when("R-1"), when("R-2")), (json!("7 Aug 2027"), json!("Q3 2027")));
    program.done(&["shift", "R-1", "R-2", "--by", "1 quarter", "--in", "plan.roadbook"]);
    assert_eq!((when("R-1"), when("R-2")), (json!("7 Nov 2027"), json!("Q4 2027")));
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(when("R-1"), json!("7 Aug 2027"), "moving several is one step");
}

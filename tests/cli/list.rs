//! What lists look like, for programs and for people.

use serde_json::{Value, json};

use super::program::{Program, list};

fn filled() -> Program {
    let program = Program::with_workspace();
    program.done(&["add", "person", "Grace Okafor", "role=Head of product", "--in", "plan.roadbook"]);
    program.done(&["add", "item", "Payouts", "level=theme", "--in", "plan.roadbook"]);
    program.done(&[
        "add",
        "item",
        "Instant payouts",
        "parent=R-1",
        "owner=Ada Osei",
        "timeframe=Q3 2026",
        "health=at risk",
        "status=Doing",
        "commitment=likely",
        "tags=eu, rails",
        "effort=12",
        "sensitivity=confidential",
        "--in",
        "plan.roadbook",
    ]);
    program.done(&[
        "add",
        "decision",
        "Buy the rails",
        "status=accepted",
        "decidedOn=May 2026",
        "approver=Grace Okafor",
        "--in",
        "plan.roadbook",
    ]);
    program.done(&[
        "add",
        "decision",
        "Build the rails",
        "supersedes=D-1",
        "status=accepted",
        "items=R-2",
        "--in",
        "plan.roadbook",
    ]);
    program
}

/// Every key of `expect` must be in `found` with the same value; more keys are fine.
fn assert_holds(found: &Value, expect: &Value) {
    for (key, value) in expect.as_object().unwrap() {
        assert_eq!(found.get(key), Some(value), "{key} of {found:#}");
    }
}

#[test]
fn items_in_json() {
    let items = filled().items();
    let nothing = Value::Null;
    assert_eq!(items.len(), 2);
    assert_holds(
        &items[0],
        &json!({"ref": "R-1", "title": "Payouts", "level": "theme", "status": nothing, "statusOnScale": nothing,
            "health": nothing, "commitment": nothing, "timeframe": nothing, "owner": nothing, "parent": nothing,
            "tags": [], "sensitivity": "internal", "source": nothing}),
    );
    assert_holds(
        &items[1],
        &json!({"ref": "R-2", "title": "Instant payouts", "level": "feature", "status": "Doing",
            "statusOnScale": "inProgress", "health": "atRisk", "commitment": "likely",
            "timeframe": {"text": "Q3 2026", "start": "2026-07-01", "end": "2026-09-30", "precision": "quarter"},
            "owner": "Ada Osei", "parent": "R-1", "tags": ["eu", "rails"], "effort": 12.0,
            "sensitivity": "confidential", "source": nothing}),
    );
}

#[test]
fn decisions_in_json() {
    let decisions = list(filled().json(&["list", "decisions", "--in", "plan.roadbook"]));
    let nothing = Value::Null;
    assert_eq!(decisions.len(), 2);
    assert_holds(
        &decisions[0],
        &json!({"ref": "D-1", "title": "Buy the rails", "status": "superseded", "statusAsWritten": nothing,
            "decidedOn": "2026-05", "recordedOn": "2026-11-22", "supersedes": [], "supersededBy": ["D-2"],
            "amends": [], "amendedBy": [], "source": nothing}),
    );
    assert_holds(
        &decisions[1],
        &json!({"ref": "D-2", "status": "accepted", "decidedOn": nothing, "supersedes": ["D-1"], "supersededBy": []}),
    );
}

#[test]
fn people_audiences_and_operations_in_json() {
    let program = filled();
    let people = list(program.json(&["list", "people", "--in", "plan.roadbook"]));
    assert_holds(&people[0], &json!({"ref": "P-1", "name": "Grace Okafor", "role": "Head of product"}));
    assert_holds(&people[1], &json!({"ref": "P-2", "name": "Ada Osei", "role": null}));

    let audiences = list(program.json(&["list", "audiences", "--in", "plan.roadbook"]));
    let names: Vec<_> = audiences.iter().map(|audience| audience["name"].as_str().unwrap()).collect();
    let ready = [
        "Executives",
        "Engineering",
        "Sales and customer success",
        "Marketing",
        "Support",
        "Finance and board",
        "Customers",
    ];
    assert_eq!(names, ready, "seven audiences stand ready");
    assert_holds(&audiences[2], &json!({"clearance": "internal", "precision": "quarter", "members": []}));

    let operations = list(program.json(&["list", "operations", "--in", "plan.roadbook"]));
    let kinds: Vec<_> = operations.iter().map(|operation| operation["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["add", "add", "add", "add", "add", "createWorkspace"], "newest first");
    assert_holds(
        &operations[0],
        &json!({"number": 6, "label": "Added D-2 Build the rails", "day": "2026-11-22", "by": "Nora Vale"}),
    );
    assert_eq!(program.json(&["list", "mappings", "--in", "plan.roadbook"]), json!([]));
}

#[test]
fn lists_for_people_stand_in_columns() {
    let program = filled();
    assert_eq!(
        program.done(&["list", "items", "--in", "plan.roadbook"]),
        "\
Ref  Title            Level    When     Commitment  Status  Health   Owner     Part of
R-1  Payouts          Theme
R-2  Instant payouts  Feature  Q3 2026  Likely      Doing   At risk  Ada Osei  R-1"
    );
    assert_eq!(
        program.done(&["list", "decisions", "--in", "plan.roadbook"]),
        "\
Ref  Decision         Status      Decided on  Approver      Superseded by
D-1  Buy the rails    Superseded  May 2026    Grace Okafor  D-2
D-2  Build the rails  Accepted"
    );
    program.done(&["new", "empty.roadbook"]);
    assert_eq!(program.done(&["list", "items", "--in", "empty.roadbook"]), "There are no items yet");
}

#[test]
fn what_is_put_away_is_out_of_sight_but_kept() {
    let program = filled();
    program.done(&["archive", "R-2", "--in", "plan.roadbook"]);
    assert_eq!(program.items().len(), 1);
    assert_eq!(program.json(&["search", "instant", "--in", "plan.roadbook"]), json!([]));
    let away = program.json(&["search", "instant", "--put-away", "--in", "plan.roadbook"]);
    assert_eq!(away[0]["ref"], "R-2", "what is put away is found when it is asked for: {away}");
    let away = program.json(&["search", "grace", "--put-away", "--in", "plan.roadbook"]);
    assert_eq!(away, json!([]), "what is in use is not there then");
    assert_eq!(program.json(&["show", "R-2", "--in", "plan.roadbook"])["archived"], true);
    assert!(program.done(&["show", "R-2", "--in", "plan.roadbook"]).contains("Put away"));
}

#[test]
fn search_finds_every_kind() {
    let program = filled();
    let found = |words: &str| -> Vec<String> {
        let found = list(program.json(&["search", words, "--in", "plan.roadbook"]));
        let found = found.iter().map(|hit| format!("{} {} {}", hit["kind"], hit["ref"], hit["title"]));
        found.map(|hit| hit.replace('"', "")).collect()
    };
    assert_eq!(found("instant"), ["item R-2 Instant payouts"]);
    assert_eq!(found("INSTÁNT pay"), ["item R-2 Instant payouts"], "case and accents do not matter");
    assert_eq!(found("D-2"), ["decision D-2 Build the rails"]);
    assert_eq!(found("grace"), ["person P-1 Grace Okafor"]);
    assert_eq!(found("executive"), ["audience null Executives"]);
    assert_eq!(found("rails").len(), 3, "a tag is found as well as a title");
    assert_eq!(found("\"' OR 1=1 --"), [""; 0]);
    for typed in ["r2", "R2", "r-2"] {
        assert_eq!(found(typed)[0], "item R-2 Instant payouts", "{typed} is a reference");
    }
    program.done(&["goals", "add", "Zebra crossing", "--in", "plan.roadbook"]);
    assert_eq!(found("zebra"), ["goal null Zebra crossing"]);
    assert_eq!(program.done(&["search", "nowhere", "--in", "plan.roadbook"]), "Nothing was found");
}

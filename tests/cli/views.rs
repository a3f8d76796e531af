//! The filter language and saved views, from a script.

use serde_json::{Value, json};

use super::program::{Program, list};

const FILE: [&str; 2] = ["--in", "plan.roadbook"];

fn program() -> Program {
    let program = Program::with_workspace();
    let add = |title: &str, values: &[&str]| {
        program.done(&[&["add", "item", title], values, &FILE].concat());
    };
    add("Payouts", &["level=theme", "team=Payments"]);
    add(
        "Instant payouts",
        &[
            "parent=R-1",
            "team=Payments",
            "health=at risk",
            "timeframe=5 Oct 2026 - 26 Feb 2027",
            "owner=Ines Rahm",
            "tags=eu, rails",
            "effort=86",
            "status=Doing",
        ],
    );
    add(
        "Batching",
        &[
            "parent=R-2",
            "team=Payments",
            "health=at risk",
            "timeframe=Aug 2026",
            "effort=12.5",
            "status=Done",
        ],
    );
    add(
        "Rate lock",
        &["team=Payout rails", "health=off track", "timeframe=next", "owner=Leïla Brandt", "status=Rumpling"],
    );
    program.done(&[&["link", "R-2", "dependsOn", "R-4"], &FILE[..]].concat());
    program
}

fn refs(program: &Program, filter: &str) -> Vec<String> {
    let rows = list(program.json(&[&["list", "items", "--filter", filter], &FILE[..]].concat()));
    rows.iter().map(|row| row["ref"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn items_are_filtered_as_they_are_typed() {
    let program = program();
    for (filter, expect) in [
        ("team:payments health:at-risk due:<2026-10", &["R-3"][..]),
        ("team:payments", &["R-1", "R-2", "R-3"]),
        ("team:\"payout rails\"", &["R-4"]),
        ("team:Payout-Rails", &["R-4"]),
        ("team:pay*", &["R-1", "R-2", "R-3", "R-4"]),
        ("-team:payments", &["R-4"]),
        ("health:at-risk,off-track", &["R-2", "R-3", "R-4"]),
        ("health:none", &["R-1"]),
        ("health:any", &["R-2", "R-3", "R-4"]),
        ("-health:any", &["R-1"]),
        ("due:<=2026-08", &["R-3"]),
        ("due:<2026-08", &[]),
        ("due:>\"Q4 2026\"", &["R-2"]),
        ("due:none", &["R-1", "R-4"]),
        ("due:2026-07..2026-09", &["R-3"]),
        ("start:>=2026-10", &["R-2"]),
        ("when:next", &["R-4"]),
        ("when:2026-Q4", &["R-2"]),
        ("when:unscheduled", &["R-1"]),
        ("is:scheduled", &["R-2", "R-3"]),
        ("is:overdue", &[]),
        ("-is:done", &["R-1", "R-2", "R-4"]),
        ("scale:in-progress", &["R-2"]),
        ("scale:not-comparable", &["R-4"]),
        ("scale:none", &["R-1"]),
        ("owner:ines", &["R-2"]),
        ("owner:leila", &["R-4"]),
        ("owner:none", &["R-1", "R-3"]),
        ("tag:eu", &["R-2"]),
        ("tag:none", &["R-1", "R-3", "R-4"]),
        ("effort:>12", &["R-2", "R-3"]),
        ("effort:10..20", &["R-3"]),
        ("part-of:R-1", &["R-2", "R-3"]),
        ("part-of:none", &["R-1", "R-4"]),
        ("has:dependency", &["R-2"]),
        ("depends-on:R-4", &["R-2"]),
        ("depends-on:R-1", &[]),
        ("depends-on:none", &["R-1", "R-3", "R-4"]),
        ("depends-on:any", &["R-2"]),
        ("blocks:R-2", &["R-4"]),
        ("blocks:any", &["R-4"]),
        ("is:blocked", &["R-2"]),
        ("is:conflict", &[]),
        ("decision:none", &["R-1", "R-2", "R-3", "R-4"]),
        ("has:parts", &["R-1", "R-2"]),
        ("title:payout", &["R-1", "R-2"]),
        ("ref:R-1,R-4", &["R-1", "R-4"]),
        ("level:theme", &["R-1"]),
        ("instant", &["R-2"]),
        ("team:payments -instant level:feature", &["R-3"]),
        ("", &["R-1", "R-2", "R-3", "R-4"]),
    ] {
        assert_eq!(refs(&program, filter), expect, "{filter}");
    }
    program.done(&["set", "R-4", "timeframe=Mar 2027", "--in", "plan.roadbook"]);
    assert_eq!(refs(&program, "is:conflict"), ["R-2", "R-4"], "R-2 ends before what it needs");
    program.done(&["archive", "R-4", "--in", "plan.roadbook"]);
    for gone in ["has:dependency", "depends-on:R-4", "is:blocked", "is:conflict"] {
        assert_eq!(refs(&program, gone), [""; 0], "what is put away holds nothing up: {gone}");
    }
}

#[test]
fn a_filter_that_cannot_be_read_says_what_would_be_right() {
    let program = program();
    let ran = program.run(&[&["list", "items", "--filter", "healt:bad"], &FILE[..]].concat());
    assert_eq!(ran.code, Some(1));
    let ran = program.run(&[&["list", "items", "--filter", "team:a OR team:b"], &FILE[..]].concat());
    assert!(ran.code == Some(1) && ran.err.contains("Commas let either through"), "{}", ran.err);
    let ran = program.run(&[&["list", "items", "--filter", "healt:bad"], &FILE[..]].concat());
    assert!(
        ran.err.contains("“healt” is not a field to filter by") && ran.err.contains("health"),
        "{}",
        ran.err
    );
}

#[test]
fn views_are_saved_listed_changed_and_taken_away() {
    let program = program();
    let views = |words: &[&str]| program.done(&[&["views"], words, &FILE].concat());
    views(&[
        "save",
        "Payments at risk",
        "--filter",
        "team:payments health:at-risk",
        "--lanes",
        "team,owner",
        "--sort",
        "-end",
        "--layout",
        "timeline",
        "--zoom",
        "month",
        "--limit",
        "now=3",
    ]);
    views(&["pin", "payments AT risk"]);
    let view = || program.json(&[&["views", "show", "Payments at risk"], &FILE[..]].concat());
    let expect = json!({
        "name": "Payments at risk", "layout": "timeline", "filter": "team:payments health:at-risk",
        "lanes": ["team", "owner"], "columns": "timeframe", "zoom": "month", "fields": [], "sort": "end",
        "descending": true, "limits": {"now": 3}, "baseline": null, "pinned": true,
        "scoredBy": null, "widths": {}
    });
    assert_eq!(view(), expect);

    let listed = |view: &str| {
        let rows = list(program.json(&[&["list", "items", "--view", view], &FILE[..]].concat()));
        rows.iter().map(|row| row["ref"].clone()).collect::<Vec<Value>>()
    };
    assert_eq!(listed("Payments at risk"), [json!("R-2"), json!("R-3")], "grouped and sorted as the view is");

    views(&["save", "Payments at risk", "--filter", "health:off-track"]);
    assert_eq!(view()["lanes"], json!(["team", "owner"]), "what is not given stays");
    assert_eq!(listed("Payments at risk"), [json!("R-4")]);

    views(&["rename", "Payments at risk", "Off track"]);
    views(&["remove", "Off track"]);
    assert_eq!(program.json(&[&["views", "list"], &FILE[..]].concat()), json!([]));
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(program.json(&[&["list", "views"], &FILE[..]].concat())[0]["name"], "Off track");
}

#[test]
fn a_view_is_grouped_by_theme_ordered_by_a_score_and_shows_what_depends_on_what() {
    let program = program();
    for (item, value) in [("R-2", "4"), ("R-3", "100")] {
        let gives = ["reach", "impact", "confidence"].map(|input| format!("{input}={value}"));
        program.done(&[&["scores", "set", item], &gives.each_ref().map(String::as_str)[..], &FILE].concat());
    }
    let wish =
        ["--lanes", "theme,tags", "--sort", "-score:rice", "--fields", "ref,dependsOn,blocks,score:rice"];
    program.done(&[&["views", "save", "Best first"], &wish[..], &FILE].concat());
    let view = program.json(&[&["views", "show", "Best first"], &FILE[..]].concat());
    assert_eq!((&view["lanes"], &view["sort"]), (&json!(["theme", "tags"]), &json!("score:rice")));
    let rows = list(program.json(&[&["list", "items", "--view", "Best first"], &FILE[..]].concat()));
    let read = |field: &str| rows.iter().map(|row| row[field].clone()).collect::<Vec<_>>();
    assert_eq!(read("ref"), ["R-3", "R-2", "R-1", "R-4"], "what is part of nothing comes last");
    assert_eq!(read("dependsOn"), [json!([]), json!(["R-4"]), json!([]), json!([])]);
    assert_eq!(read("blocks"), [json!([]), json!([]), json!([]), json!(["R-2"])]);
    let refused = program.refused(&[&["views", "save", "Gut", "--sort", "score:gut"], &FILE[..]].concat());
    assert!(refused.contains("“gut” is no way of scoring"), "{refused}");
}

#[test]
fn a_view_that_cannot_be_shown_is_not_saved() {
    let program = program();
    for (words, expect) in [
        (&["--filter", "tem:x"][..], "“tem” is not a field"),
        (&["--lanes", "description"], "“description” is not a way to make lanes"),
        (&["--layout", "heap"], "“heap” is not a layout"),
        (&["--limit", "now=many"], "“many” is not a number of cards"),
    ] {
        let ran = program.run(&[&["views", "save", "Mine"], words, &FILE].concat());
        assert_eq!(ran.code, Some(1), "{words:?}");
        assert!(ran.err.contains(expect), "{words:?}: {}", ran.err);
    }
    assert_eq!(program.json(&[&["views", "list"], &FILE[..]].concat()), json!([]));
}

#[test]
fn a_board_has_now_next_and_later_or_the_values_of_a_field() {
    let program = program();
    let board = |words: &[&str]| list(program.json(&[&["board"], words, &FILE].concat()));
    let cards = |columns: &[Value]| -> Vec<String> {
        let column = |column: &Value| {
            let refs: Vec<_> = list(column["items"].clone())
                .iter()
                .map(|item| item["ref"].as_str().unwrap().to_owned())
                .collect();
            format!("{}={}", column["label"].as_str().unwrap(), refs.join(","))
        };
        columns.iter().map(column).collect()
    };
    assert_eq!(
        cards(&board(&[])),
        ["Now=R-3,R-2", "Next=R-4", "Later=", "Unscheduled=R-1"],
        "dates say which it is"
    );
    assert_eq!(cards(&board(&["--columns", "team"])), ["Payments=R-3,R-2,R-1", "Payout rails=R-4"]);
    assert_eq!(
        cards(&board(&["--columns", "status"])),
        ["Doing=R-2", "Done=R-3", "Rumpling=R-4", "No status=R-1"],
        "in the order of the common scale"
    );
    program.done(
        &[
            &[
                "views",
                "save",
                "Work",
                "--filter",
                "team:payments",
                "--columns",
                "health",
                "--limit",
                "atRisk=1",
            ],
            &FILE[..],
        ]
        .concat(),
    );
    let limited = board(&["--view", "Work"]);
    assert_eq!(cards(&limited), ["On track=", "At risk=R-3,R-2", "Off track=", "No health=R-1"]);
    assert_eq!((&limited[1]["limit"], &limited[1]["isOver"]), (&json!(1), &json!(true)));
    assert_eq!(limited[1]["effort"], json!(98.5));
}

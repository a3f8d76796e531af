//! Goals, scores, releases and the map of status words, from a script.

use serde_json::{Value, json};

use super::program::{Program, list};

const FILE: [&str; 2] = ["--in", "plan.roadbook"];

fn run(program: &Program, words: &[&str]) -> String {
    program.done(&[words, &FILE].concat())
}

fn read(program: &Program, words: &[&str]) -> Value {
    program.json(&[words, &FILE].concat())
}

#[test]
fn goals_roll_up_what_serves_them_against_their_weight() {
    let program = Program::with_workspace();
    let add = |words: &[&str]| run(&program, &[&["add", "item"], words].concat());
    run(
        &program,
        &[
            "goals",
            "add",
            "Share of payouts",
            "weight=60",
            "owner=Ines Rahm",
            "measures=Share: 18 to 25 %, now 21.5",
        ],
    );
    run(&program, &["goals", "add", "Trust", "weight=20"]);
    add(&["Instant payouts", "goal=share of payouts", "effort=100", "status=Doing", "health=at risk"]);
    add(&["Its ledger", "parent=R-1", "effort=30", "status=Done"]);
    add(&["Checks", "goal=Trust", "effort=10", "status=Dropped"]);
    add(&["Sandbox", "effort=20"]);
    add(&["Old idea", "goal=Growth", "effort=50"]);
    let sheet = read(&program, &["goals", "list"]);
    let goal = |name: &str| {
        sheet["goals"].as_array().unwrap().iter().find(|goal| goal["name"] == name).unwrap().clone()
    };
    let share = goal("Share of payouts");
    assert_eq!(share["served"]["refs"], json!(["R-1", "R-2"]), "a part serves what it is part of");
    assert_eq!(share["served"]["effort"], 30.0, "an item counts through its parts");
    assert_eq!(share["served"]["effortShare"], 0.3);
    assert_eq!(share["weightShare"], 0.75);
    assert_eq!(share["measures"][0]["progress"], 0.5);
    assert_eq!((&share["served"]["atRisk"], &share["served"]["done"]), (&json!(1), &json!(1)));
    assert_eq!(goal("Trust")["served"]["items"], 0, "what is cut does not count");
    assert_eq!(goal("Growth")["declared"], false, "items name it, nobody wrote it down");
    assert_eq!(sheet["without"]["refs"], json!(["R-4"]), "effort without a goal is shown");
    assert_eq!(sheet["without"]["effortShare"], 0.2);

    run(&program, &["goals", "set", "share of payouts", "name=Payout share", "weight="]);
    let items = program.items();
    assert_eq!(items[0]["goal"], "Payout share", "items go with their goal");
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(program.items()[0]["goal"], "share of payouts", "in one step");

    let ran = program.run(&[&["goals", "add", "trust"], &FILE[..]].concat());
    assert!(ran.code == Some(1) && ran.err.contains("There is a goal Trust already"), "{}", ran.err);
    run(&program, &["goals", "remove", "Trust"]);
    assert_eq!(read(&program, &["goals", "list"])["goals"].as_array().unwrap().len(), 2);
}

#[test]
fn items_are_ranked_and_what_has_no_score_says_why() {
    let program = Program::with_workspace();
    for (title, effort) in
        [("Fast", "effort=20"), ("Slow", "effort=40"), ("Free", "effort=0"), ("Unknown", "title=Unknown")]
    {
        run(&program, &["add", "item", title, effort]);
    }
    for (item, reach) in [("R-1", "reach=500"), ("R-2", "reach=500"), ("R-3", "reach=10")] {
        run(&program, &["scores", "set", item, reach, "impact=2", "confidence=80%"]);
    }
    let ranking = read(&program, &["scores", "rank", "--by", "RICE"]);
    let rows: Vec<_> = list(ranking["items"].clone())
        .into_iter()
        .map(|row| (row["ref"].clone(), row["rank"].clone(), row["score"].clone(), row["reason"].clone()))
        .collect();
    assert_eq!(rows[0], (json!("R-1"), json!(1), json!(800.0), Value::Null));
    assert_eq!(rows[1], (json!("R-2"), json!(2), json!(400.0), Value::Null));
    assert_eq!(rows[2].2, Value::Null);
    let reason = rows[2].3.as_str().unwrap();
    assert!(reason.starts_with("would divide by nothing") && reason.contains("effort"), "{reason}");
    assert_eq!(rows[3].3, "needs confidence, effort, impact and reach");
    let given = &ranking["items"][0]["inputs"]["reach"];
    assert_eq!((&given["value"], &given["by"]), (&json!(500.0), &json!("Nora Vale")), "who scored it");
    assert!(given["at"].as_str().unwrap().starts_with("20"), "and when");

    run(&program, &["scores", "formula", "Ours", "0.5 * fit + reach / 100", "--input", "fit"]);
    run(&program, &["scores", "set", "R-3", "fit=40"]);
    let ours = read(&program, &["scores", "rank", "--by", "ours", "--filter", "is:open"]);
    assert_eq!((&ours["items"][0]["ref"], &ours["items"][0]["score"]), (&json!("R-3"), &json!(20.1)));
    assert_eq!(ours["scored"], 1);

    run(&program, &["scores", "set", "R-3", "fit="]);
    assert_eq!(read(&program, &["scores", "rank", "--by", "ours"])["scored"], 0, "an input is taken back");
    for (words, expect) in [
        (&["scores", "formula", "Bad", "valeu / 2"][..], "“valeu” is no input (place 1)"),
        (&["scores", "formula", "RICE", "value"], "RICE comes with Roadbook"),
        (&["scores", "set", "R-1", "speed=3"], "“speed” is no input of a score"),
        (&["scores", "set", "R-1", "reach=many"], "“many” is not a number for reach"),
        (&["scores", "rank", "--by", "luck"], "“luck” is no way of scoring"),
    ] {
        let ran = program.run(&[words, &FILE].concat());
        assert_eq!(ran.code, Some(1), "{words:?}");
        assert!(ran.err.contains(expect), "{words:?}: {}", ran.err);
    }
}

#[test]
fn a_release_says_what_stands_against_it() {
    let program = Program::with_workspace();
    let add = |words: &[&str]| run(&program, &[&["add", "item"], words].concat());
    add(&["Launch", "level=milestone", "timeframe=29 Jan 2027"]);
    add(&["Rails", "timeframe=Oct 2026 - 12 Mar 2027", "status=Doing", "health=off track"]);
    add(&["Ledger", "status=Done", "timeframe=Oct 2026"]);
    add(&["Checks", "parent=R-2", "status=Doing", "health=on track", "timeframe=Dec 2026"]);
    add(&["Extra", "status=Dropped"]);
    for other in ["R-2", "R-3", "R-5"] {
        run(&program, &["link", "R-1", "dependsOn", other]);
    }
    run(&program, &["add", "decision", "Which bank?", "status=proposed", "items=R-4"]);
    let release = || read(&program, &["releases", "R-1"])[0].clone();
    let before = release();
    assert_eq!(before["state"], "notReady");
    assert_eq!((&before["items"], &before["done"], &before["against"]), (&json!(3), &json!(1), &json!(1)));
    assert_eq!(before["parts"][0]["ref"], "R-2", "what stands against it comes first");
    assert_eq!(before["parts"][0]["against"], json!(["ends 42 days too late", "is off track"]));
    assert_eq!(before["parts"][0]["daysLate"], 42);
    assert_eq!(before["decisions"][0]["ref"], "D-1", "a decision about a part of a part");

    for item in ["R-2", "R-4"] {
        run(&program, &["set", item, "status=Done"]);
    }
    assert_eq!(release()["state"], "notReady", "the decision still waits");
    run(&program, &["set", "D-1", "status=accepted"]);
    assert_eq!(release()["state"], "ready");
    assert_eq!(read(&program, &["releases"]).as_array().unwrap().len(), 1);

    let ran = program.run(&[&["link", "R-3", "dependsOn", "R-1"], &FILE[..]].concat());
    assert!(ran.code == Some(1) && ran.err.contains("R-3 → R-1 → R-3"), "a circle is shown: {}", ran.err);
}

#[test]
fn each_team_s_words_are_placed_on_one_scale() {
    let program = Program::with_workspace();
    run(&program, &["add", "item", "One", "status=Rumpling", "team=Payments"]);
    run(&program, &["add", "item", "Two", "status=rumpling", "team=Risk"]);
    run(&program, &["add", "item", "Three", "status=Done", "team=Risk"]);
    let listed = || list(read(&program, &["statuses", "list"]));
    assert_eq!(
        listed()[0],
        json!({"word": "Rumpling", "scale": null, "said": "nobody", "items": 2, "teams": [
            {"team": "Payments", "items": 1, "scale": null, "own": false},
            {"team": "Risk", "items": 1, "scale": null, "own": false},
        ]}),
        "what is not comparable comes first"
    );
    assert_eq!(listed()[1]["said"], "commonly");
    run(&program, &["statuses", "set", "rumpling", "in-progress"]);
    assert_eq!(program.items()[0]["statusOnScale"], "inProgress");
    run(&program, &["statuses", "set", "Rumpling", "paused", "--team", "risk"]);
    let scales = || program.items().iter().map(|item| item["statusOnScale"].clone()).collect::<Vec<_>>();
    assert_eq!(scales()[..2], [json!("inProgress"), json!("paused")], "one team means something else by it");
    run(&program, &["statuses", "set", "Rumpling", "unsaid", "--team", "Risk"]);
    assert_eq!(scales()[..2], [json!("inProgress"), json!("inProgress")]);
    run(&program, &["statuses", "set", "done", "not-comparable"]);
    assert_eq!(program.items()[2]["statusOnScale"], Value::Null);
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(program.items()[2]["statusOnScale"], "done");
    let ran = program.run(&[&["statuses", "set", "Rumpling", "soon"], &FILE[..]].concat());
    assert!(ran.code == Some(1) && ran.err.contains("“soon” is no place on the scale"), "{}", ran.err);
}

#[test]
fn a_filter_narrows_goals_releases_and_scores_and_says_when_nothing_fits() {
    let program = Program::with_workspace();
    let add = |words: &[&str]| run(&program, &[&["add", "item"], words].concat());
    add(&["Launch", "level=milestone", "team=Core"]);
    add(&["Rails", "team=Payments", "parent=R-1", "goal=Trust", "effort=30"]);
    add(&["Limits", "team=Risk", "goal=Trust", "effort=10"]);
    run(&program, &["views", "save", "Payments", "--filter", "team:payments"]);
    for narrowed in [["--filter", "team:payments"], ["--view", "Payments"]] {
        let sheet = read(&program, &[&["goals", "list"][..], &narrowed].concat());
        assert_eq!((&sheet["effort"], &sheet["goals"][0]["served"]["refs"]), (&json!(30.0), &json!(["R-2"])));
        let found = read(&program, &[&["releases"][..], &narrowed].concat());
        assert_eq!(found[0]["ref"], "R-1", "it holds one that fits");
    }
    for words in [&["list", "items"][..], &["board"], &["scores", "rank"], &["releases"]] {
        let said = run(&program, &[words, &["--filter", "team:nobody"]].concat());
        assert_eq!(said.trim(), "Nothing fits", "{words:?}");
    }
    assert!(
        program.refused(&["board", "--columns", "tags", "--in", "plan.roadbook"]).contains("makes no lanes")
    );

    run(&program, &["scores", "formula", "Ours", "value * 2"]);
    run(&program, &["views", "save", "Priority", "--layout", "scores", "--scored-by", "ours"]);
    let by_view = read(&program, &["scores", "rank", "--view", "Priority"]);
    assert_eq!(by_view["model"]["name"], "Ours", "as the view says");
    run(&program, &["scores", "remove", "OURS"]);
    assert_eq!(read(&program, &["views", "show", "Priority"])["scoredBy"], Value::Null);
    assert!(
        program
            .refused(&["scores", "remove", "RICE", "--in", "plan.roadbook"])
            .contains("comes with Roadbook")
    );

    run(&program, &["baseline", "Plan of Octobr"]);
    run(&program, &["baseline", "Plan of Octobr", "--rename", "Plan of October"]);
    assert_eq!(read(&program, &["list", "baselines"])[0]["name"], "Plan of October");
    run(&program, &["baseline", "plan of october", "--remove"]);
    assert_eq!(read(&program, &["list", "baselines"]), json!([]));
}

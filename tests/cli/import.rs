//! Importing from a script: the report, importing again, conflicts, ambiguous days.

use serde_json::{Value, json};

use super::program::Program;

const PLAN: &str = "\
Issue key,Summary,Issue Type,Status,Assignee,Due date
PAY-1,Payouts,Epic,In Progress,Ada Osei,2026-12-03
PAY-2,Rate lock,Story,Done,Grace Okafor,2026-12-17
";

fn import(program: &Program, more: &[&str]) -> Value {
    program.json(&[&["import", "plan.csv", "--into", "plan.roadbook"], more].concat())
}

fn nothing() -> Value {
    json!({"items": 0, "decisions": 0})
}

#[test]
fn the_report_says_what_happened() {
    let program = Program::with_workspace();
    program.write("plan.csv", PLAN);
    let expect = json!({
        "created": {"items": 2, "decisions": 0}, "updated": nothing(), "unchanged": nothing(), "missing": [],
        "conflicts": [], "unresolvedLinks": [], "problems": [], "peopleCreated": 2,
    });
    assert_eq!(import(&program, &["--dry-run"]), expect);
    assert_eq!(program.items(), [] as [Value; 0], "a rehearsal leaves nothing");
    assert_eq!(import(&program, &[]), expect);
    let items = program.items();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0]["source"]["id"], "PAY-1");
    assert_eq!(items[0]["sensitivity"], "internal");

    let again = import(&program, &[]);
    assert_eq!(again["unchanged"], json!({"items": 2, "decisions": 0}));
    assert_eq!((&again["created"], &again["updated"]), (&nothing(), &nothing()));
    assert_eq!(program.items(), items);
    assert_eq!(
        program.files().iter().filter(|file| file.contains("before-import")).count(),
        2,
        "a backup stands before each import"
    );
}

#[test]
fn importing_again_changes_only_what_changed() {
    let program = Program::with_workspace();
    program.write("plan.csv", PLAN);
    import(&program, &["--sensitivity", "partner"]);
    program.done(&["set", "R-2", "internalNote=Ours", "--in", "plan.roadbook"]);
    program.write(
        "plan.csv",
        PLAN.replace("Rate lock", "Rate lock for a day").replace("PAY-1,Payouts,Epic", "PAY-3,New,Epic"),
    );
    let report = import(&program, &[]);
    assert_eq!(report["created"]["items"], 1);
    assert_eq!(report["updated"]["items"], 1);
    assert_eq!(report["missing"], json!(["R-1"]), "what vanished from the source is said, and kept");
    assert_eq!(report["conflicts"], json!([]));
    let items = program.items();
    assert_eq!(items.len(), 3);
    assert_eq!(items[0]["sensitivity"], "partner");
    assert_eq!(items[1]["title"], "Rate lock for a day");
    assert_eq!(program.json(&["show", "R-2", "--in", "plan.roadbook"])["internalNote"], "Ours");
}

#[test]
fn what_both_sides_changed_is_a_conflict() {
    for (choice, kept, title) in
        [(&[][..], "mine", "Ours"), (&["--on-conflict", "theirs"], "theirs", "Theirs")]
    {
        let program = Program::with_workspace();
        program.write("plan.csv", PLAN);
        import(&program, &[]);
        program.done(&["set", "R-1", "title=Ours", "--in", "plan.roadbook"]);
        program.write("plan.csv", PLAN.replace("Payouts", "Theirs"));
        let report = import(&program, choice);
        let expect =
            json!([{"ref": "R-1", "field": "title", "mine": "Ours", "theirs": "Theirs", "kept": kept}]);
        assert_eq!(report["conflicts"], expect);
        assert_eq!(program.items()[0]["title"], title);
        let again = import(&program, choice)["conflicts"].as_array().unwrap().len();
        assert_eq!(again, usize::from(kept == "mine"), "{kept}: asked again only while both differ");
    }
}

#[test]
fn an_ambiguous_day_is_asked_for_never_guessed() {
    let rows = "Key,Summary,Due date\nA-1,First,05/06/2026\n";
    let due = |program: &Program| program.items()[0]["timeframe"]["end"].clone();

    let program = Program::with_workspace();
    program.write("plan.csv", rows);
    let report = import(&program, &[]);
    assert_eq!(report["problems"][0]["line"], 2, "{report}");
    assert_eq!(report["problems"][0]["file"], "plan.csv");
    assert_eq!(due(&program), Value::Null, "the value stays empty");

    for (order, expect) in [("dmy", "2026-06-05"), ("mdy", "2026-05-06")] {
        let program = Program::with_workspace();
        program.write("plan.csv", rows);
        assert_eq!(import(&program, &["--dates", order])["problems"], json!([]));
        assert_eq!(due(&program), expect, "{order}");
    }

    let program = Program::with_workspace();
    program.write("plan.csv", format!("{rows}A-2,Second,25/06/2026\n"));
    assert_eq!(import(&program, &[])["problems"], json!([]), "the file's own days decide");
    assert_eq!(due(&program), "2026-06-05");
}

#[test]
fn a_folder_of_decision_records_becomes_decisions() {
    let program = Program::with_workspace();
    program.write(
        "adr/0001-buy.md",
        "# 1. Buy the rails\n\nDate: 2026-03-04\n\n## Status\n\nAccepted\n\n## Context\n\nSlow.\n",
    );
    program.write(
        "adr/0002-build.md",
        "# 2. Build the rails\n\nDate: 2026-05-06\n\n## Status\n\nAccepted\n\nSupersedes [1. Buy the rails](0001-buy.md)\n\n## Context\n\nDear.\n",
    );
    let report = program.json(&["import", "adr", "--into", "plan.roadbook"]);
    assert_eq!(report["created"], json!({"items": 0, "decisions": 2}), "{report}");
    let decisions = program.json(&["list", "decisions", "--in", "plan.roadbook"]);
    assert_eq!(decisions[0]["title"], "Buy the rails");
    assert_eq!(decisions[0]["decidedOn"], "2026-03-04");
    assert_eq!(decisions[0]["supersededBy"], json!(["D-2"]));
    assert_eq!(decisions[1]["supersedes"], json!(["D-1"]));
    assert_eq!(decisions[1]["source"]["file"], "0002-build.md");
}

#[test]
fn a_mapping_is_saved_and_used_again() {
    let program = Program::with_workspace();
    program.write("plan.csv", PLAN);
    import(&program, &["--save-mapping", "Payments board"]);
    let mappings = program.json(&["list", "mappings", "--in", "plan.roadbook"]);
    assert_eq!(mappings, json!([{"name": "Payments board"}]));
    assert_eq!(import(&program, &["--mapping", "Payments board"])["unchanged"]["items"], 2);
    let said = program.refused(&["import", "plan.csv", "--into", "plan.roadbook", "--mapping", "Else"]);
    assert!(said.contains("Payments board"), "those that are there are named: {said}");
}

#[test]
fn a_report_for_people_names_file_and_line() {
    let program = Program::with_workspace();
    program.write("plan.csv", "Key,Summary,Due date\nA-1,First,05/06/2026\n");
    let text = program.done(&["import", "plan.csv", "--into", "plan.roadbook"]);
    assert!(text.starts_with("Imported 1 item from plan.csv\nNew        1 item, 0 decisions\n"), "{text}");
    assert!(text.contains("Problems (1)\nFile      Line  What\nplan.csv  2     "), "{text}");
}

#[test]
fn what_was_kept_can_be_taken_later() {
    let program = Program::with_workspace();
    program.write("plan.csv", PLAN);
    import(&program, &[]);
    program.done(&["set", "R-1", "title=Ours", "internalNote=Ours alone", "--in", "plan.roadbook"]);
    program.write("plan.csv", PLAN.replace("Payouts", "Theirs"));
    import(&program, &[]);
    assert_eq!(import(&program, &[])["conflicts"][0]["kept"], "mine", "it is asked again while both differ");
    let report = import(&program, &["--on-conflict", "theirs"]);
    let expect =
        json!([{"ref": "R-1", "field": "title", "mine": "Ours", "theirs": "Theirs", "kept": "theirs"}]);
    assert_eq!((&report["conflicts"], &report["updated"]["items"]), (&expect, &json!(1)));
    assert_eq!(program.items()[0]["title"], "Theirs");
    assert_eq!(program.json(&["show", "R-1", "--in", "plan.roadbook"])["internalNote"], "Ours alone");
    assert_eq!(import(&program, &["--on-conflict", "theirs"])["conflicts"], json!([]));
}

#[test]
fn a_folder_without_decisions_is_said() {
    let program = Program::with_workspace();
    program.write("notes/today.md", "# Today\n\nRain.\n");
    program.write("plan.csv", PLAN);
    let folder = program.refused(&["import", "notes", "--into", "plan.roadbook"]);
    assert!(folder.contains("There are no decision records in notes"), "{folder}");
    program.refused(&["import", "plan.csv", "--as", "decisions", "--into", "plan.roadbook"]);
}

#[test]
fn a_script_says_where_columns_go_and_what_levels_mean() {
    let program = Program::with_workspace();
    program.write(
        "plan.csv",
        "Thing,Kind of thing,Ziel,Colour\nLaunch,Milestone,2027-03-01,red\nChore,Sub-task,,blue\nBuild,Epic,,green\n",
    );
    let said = program.refused(&["import", "plan.csv", "--into", "plan.roadbook"]);
    assert!(said.contains("--map") && said.contains("Thing, Kind of thing, Ziel, Colour"), "{said}");
    let mapped = [
        "--map",
        "Thing=title",
        "--map",
        "kind of thing=level",
        "--map",
        "Ziel=End",
        "--level",
        "Milestone=milestone",
        "--level",
        "Sub-task=leave out",
        "--save-mapping",
        "Ours",
    ];
    let report = import(&program, &mapped);
    assert_eq!(report["created"]["items"], 2, "{report}");
    assert_eq!(report["leftOut"], json!(["Colour"]));
    let items = program.items();
    assert_eq!(
        (&items[0]["level"], &items[0]["timeframe"]["end"]),
        (&json!("milestone"), &json!("2027-03-01"))
    );
    assert_eq!(items[1]["level"], "initiative");
    let again = import(&program, &["--mapping", "Ours"]);
    assert_eq!(again["unchanged"]["items"], 2, "the mapping keeps columns and levels: {again}");
    let text = program.done(&["import", "plan.csv", "--into", "plan.roadbook", "--mapping", "Ours"]);
    assert!(text.contains("Columns left out: Colour."), "{text}");

    let wrong = |more: &[&str]| {
        let ran = program.run(&[&["import", "plan.csv", "--into", "plan.roadbook"], more].concat());
        assert_eq!(ran.code, Some(2), "{more:?} is wrong usage");
        ran.err
    };
    let nothing = ["import", "plan.csv", "--into", "plan.roadbook", "--map", "Nothing=title"];
    assert!(program.refused(&nothing).contains("has no column “Nothing”"));
    assert!(wrong(&["--map", "Thing=sky"]).contains("“sky” is no place for a column"));
    assert!(wrong(&["--level", "Epic=huge"]).contains("theme, initiative, feature, milestone, leave out"));
}

#[test]
fn a_guessed_encoding_is_said_and_can_be_corrected() {
    let program = Program::with_workspace();
    program.write("plan.csv", b"Title,Key\nZ\xfcrich,A-1\nGen\xe8ve,A-2\n");
    let report = import(&program, &[]);
    let said = report["problems"][0]["message"].as_str().unwrap();
    assert!(said.contains("read as Windows-1252"), "{report}");
    assert_eq!(program.items()[0]["title"], "Zürich");
    let report = import(&program, &["--encoding", "cp1250"]);
    assert_eq!(report["problems"], json!([]), "what a person says is no guess");
    assert_eq!(program.items()[1]["title"], "Genčve");
    let ran = program.run(&["import", "plan.csv", "--into", "plan.roadbook", "--encoding", "klingon"]);
    assert_eq!((ran.code, ran.err.contains("Shift-JIS")), (Some(2), true), "{}", ran.err);
}

#[test]
fn a_record_says_where_it_came_from() {
    let program = Program::with_workspace();
    program.write("plan.csv", "Summary,Issue key,Issue Type,Status,Effort\nPayouts,PAY-1,Epic,Open,86\n");
    import(&program, &[]);
    let text = program.done(&["show", "R-1", "--in", "plan.roadbook"]);
    assert!(text.contains("Imported from       Jira, PAY-1, plan.csv"), "{text}");
    assert!(text.contains("Effort              86 days\n"), "{text}");
    program.write("adr/0001-buy.md", "# 1. Buy\n\n## Status\n\nPartly superseded\n\n## Context\n\nSlow.\n");
    program.json(&["import", "adr", "--into", "plan.roadbook"]);
    let text = program.done(&["show", "D-1", "--in", "plan.roadbook"]);
    assert!(text.contains("Status              Partly superseded\n"), "{text}");
    assert!(text.contains("Imported from       0001-buy.md"), "{text}");
}

//! Metrics from a script: written down, read, imported, judged.

use serde_json::{Value, json};

use super::program::{Program, list};

const IN: [&str; 2] = ["--in", "plan.roadbook"];

fn metrics(program: &Program) -> Vec<Value> {
    list(program.json(&["metrics", "list", IN[0], IN[1]]))
}

#[test]
fn a_metric_is_written_down_read_and_judged() {
    let program = Program::with_workspace();
    let said = program.done(&[
        "metrics",
        "add",
        "Payouts on the same day",
        "unit=%",
        "owner=Ada Osei",
        "role=output",
        "targets=Q4 2026: 80",
        "definition=Share of payouts before 16:00",
        IN[0],
        IN[1],
    ]);
    assert_eq!(said, "M-1");
    program.done(&[
        "metrics",
        "read",
        "M-1",
        "2026-11-13=70",
        "20 Nov 2026: 71, the bank was open",
        IN[0],
        IN[1],
    ]);
    let metric = metrics(&program).remove(0);
    assert_eq!(metric["health"], "offTrack", "71 is more than a tenth below 80");
    assert_eq!(metric["latestText"], "71%");
    assert_eq!(metric["changeText"], "up 1 point");
    assert_eq!(metric["target"], json!({ "period": "Q4 2026", "value": 80.0, "text": "80%" }));
    assert_eq!(metric["weeks"].as_array().map(Vec::len), Some(6));
    assert_eq!(metric["months"].as_array().map(Vec::len), Some(12));
    program.done(&["set", "M-1", "tolerance=15", IN[0], IN[1]]);
    assert_eq!(metrics(&program)[0]["health"], "atRisk");
    let shown = program.json(&["show", "M-1", IN[0], IN[1]]);
    assert_eq!(shown["owner"], "Ada Osei");
    assert_eq!(shown["readings"][1]["note"], "the bank was open");
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(metrics(&program)[0]["health"], "offTrack", "one edit is one step of undo");
    let said = program.refused(&["metrics", "read", "M-1", "some day=9", IN[0], IN[1]]);
    assert!(said.contains("is not a reading"), "{said}");
    let said = program.refused(&["metrics", "add", "payouts on the same day", IN[0], IN[1]]);
    assert!(said.contains("M-1"), "{said}");
    program.done(&["archive", "M-1", IN[0], IN[1]]);
    assert!(metrics(&program).is_empty());
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn readings_come_from_tables_of_three_shapes() {
    let program = Program::with_workspace();
    let import = |name: &str, text: &str, more: &[&str]| {
        program.write(name, text);
        let mut all = vec!["metrics", "import", name, IN[0], IN[1]];
        all.extend(more);
        program.json(&all)
    };
    let first = "Metric,Date,Value,Comment\nShare,2026-11-06,70,\nShare,2026-11-13,71%,better\nContacts,2026-11-13,\"1,250\",\n";
    let tried = import("lines.csv", first, &["--dry-run"]);
    assert_eq!((&tried["layout"], &tried["added"]), (&json!("lines"), &json!(3)));
    assert!(metrics(&program).is_empty(), "a rehearsal changes nothing");
    let done = import("lines.csv", first, &[]);
    assert_eq!(done["created"], json!(["Contacts", "Share"]));
    let again = import("lines.csv", first, &[]);
    assert_eq!((&again["added"], &again["unchanged"]), (&json!(0), &json!(3)));

    let across = import("across.csv", "Week;Share;Contacts\n13.11.2026;72,5;1300\n20.11.2026;;1.310\n", &[]);
    assert_eq!(across["layout"], "metricsAcross");
    assert_eq!((&across["added"], &across["changed"]), (&json!(1), &json!(2)), "{across}");
    let days = import("days.csv", "KPI,Aug 2026,Sep 2026\nShare,60,61\nNew one,1,x\n", &[]);
    assert_eq!(days["layout"], "daysAcross");
    assert_eq!(days["created"], json!(["New one"]));
    assert_eq!(days["problems"][0]["line"], 3, "{days}");
    let asked = import("either.csv", "Date,Share\n05/06/2026,50\n", &[]);
    assert_eq!((&asked["added"], asked["problems"].as_array().map(Vec::len)), (&json!(0), Some(1)));
    let told = import("either.csv", "Date,Share\n05/06/2026,50\n", &["--dates", "dmy"]);
    assert_eq!(told["added"], json!(1));
    assert_eq!((&asked["unclearDay"], &told["unclearDay"]), (&json!("05/06/2026"), &Value::Null));
    let twice = "Metric,Date,Value\nTwice,2026-11-01,40\nTwice,2026-11-01,42\nTwice,2026-11-08,43\n";
    let first = import("twice.csv", twice, &[]);
    assert_eq!((&first["added"], &first["problems"][0]["line"]), (&json!(2), &json!(3)), "{first}");
    let message = first["problems"][0]["message"].as_str().unwrap();
    assert_eq!(message, "Twice has two values for 1 November 2026; the last is kept.");
    let again = import("twice.csv", twice, &[]);
    assert_eq!((&again["changed"], &again["unchanged"]), (&json!(0), &json!(2)), "the file is as it was");
    let ahead = import("ahead.csv", "Date,Share\n2027-01-01,50\n", &[]);
    assert_eq!(ahead["added"], json!(0), "what is still to come is no reading");
    let running = import("running.csv", "Metric,Date,Value\nRunning,Nov 2026,7\nRunning,2026-10,6\n", &[]);
    assert_eq!(running["added"], json!(2), "of the month that is running it is today's: {running}");
    let share = program.json(&["show", "M-2", IN[0], IN[1]]);
    let days: Vec<_> = share["readings"].as_array().unwrap().iter().map(|one| one["on"].clone()).collect();
    assert_eq!(
        days,
        ["2026-06-05", "2026-08-31", "2026-09-30", "2026-11-06", "2026-11-13"].map(Value::from),
        "oldest first, one a day"
    );
    assert_eq!(share["readings"][4]["note"], "better", "a new value keeps the reason");
    let said = program.refused(&["metrics", "import", "none.csv", IN[0], IN[1]]);
    assert!(said.contains("none.csv"), "{said}");
    program.write("other.csv", "a,b\nc,d\n");
    let said = program.refused(&["metrics", "import", "other.csv", IN[0], IN[1]]);
    assert!(said.contains("no readings"), "{said}");
}

#[test]
fn how_well_it_decides_is_counted_here() {
    let program = Program::with_workspace();
    program.done(&[
        "metrics",
        "add",
        "Decisions on time",
        "computed=decisionsOnTime",
        "unit=%",
        IN[0],
        IN[1],
    ]);
    program.done(&[
        "add",
        "decision",
        "In time",
        "neededBy=2026-11-10",
        "status=accepted",
        "decidedOn=2026-11-09",
        IN[0],
        IN[1],
    ]);
    program.done(&["add", "decision", "Too late", "neededBy=2026-11-10", IN[0], IN[1]]);
    let metric = metrics(&program).remove(0);
    assert_eq!(metric["latestText"], "50%");
    assert_eq!(metric["latest"]["source"], "computed");
    let said = program.refused(&["metrics", "read", "M-1", "2026-11-13=70", IN[0], IN[1]]);
    assert!(said.contains("counted in this workspace"), "{said}");
}

#[test]
fn metrics_are_drawn_as_charts_of_a_chosen_size() {
    let program = Program::with_workspace();
    let add = |name: &str, more: &[&str]| program.done(&[&["metrics", "add", name], more, &IN].concat());
    add("Payouts on the same day", &["unit=%", "targets=Q4 2026: 80"]);
    add("Contacts", &["sensitivity=restricted"]);
    add("Never read", &[]);
    let read = |metric: &str, readings: &[&str]| {
        program.done(&[&["metrics", "read", metric], readings, &IN].concat());
    };
    read("M-1", &["2026-08-13=61", "2026-09-11=64.5", "2026-11-20=71"]);
    read("M-2", &["2026-10-13=1300", "2026-11-13=1250"]);
    let draw = |more: &[&str]| program.json(&[&["metrics", "draw", "--out", "out"], more, &IN].concat());
    let written = draw(&["--format", "svg,png", "--width", "1200"]);
    assert_eq!(written["without"], json!(["M-3"]), "what nobody read has no chart");
    let files = written["files"].as_array().unwrap();
    let of = |metric: &str, format: &str| {
        let file = files.iter().find(|file| file["metric"] == metric && file["format"] == format).unwrap();
        std::fs::read(program.file(file["path"].as_str().unwrap())).unwrap()
    };
    assert_eq!(files.len(), 4, "{written}");
    let drawing = String::from_utf8(of("M-1", "svg")).unwrap();
    for words in
        ["Payouts on the same day: 71%", "Target 80%", "Aug 2026", "Nov", "Internal, everything shown"]
    {
        assert!(drawing.contains(words), "{words}");
    }
    let picture = of("M-2", "png");
    assert!(u32::from_be_bytes(picture[16..20].try_into().unwrap()).abs_diff(1200) <= 1, "as wide as asked");

    let theirs = draw(&["--format", "svg", "--for", "Executives"]);
    let names: Vec<_> = theirs["files"].as_array().unwrap().iter().map(|file| &file["metric"]).collect();
    assert_eq!(names, ["M-1"], "what is restricted is not drawn for them");
    let refused =
        |more: &[&str]| program.refused(&[&["metrics", "draw", "--out", "out"], more, &IN].concat());
    let said = refused(&["M-2", "--format", "svg", "--for", "Executives"]);
    assert!(said.contains("Executives see no metric M-2"), "{said}");
    assert!(refused(&["M-3", "--format", "svg"]).contains("fewer than two readings"));
    assert!(refused(&["--format", "svg", "--scale", "2"]).contains("--scale is for pictures"));
    assert!(
        refused(&["M-1", "--format", "svg", "--by", "weeks"]).contains("fewer than two"),
        "one week has one"
    );
}

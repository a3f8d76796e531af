//! Signals from a script: brought in from a table, listed by what was asked for, and answered.

use serde_json::{Value, json};

use super::program::{Program, list};

const IN: [&str; 2] = ["--in", "plan.roadbook"];

fn import(program: &Program, text: &str, more: &[&str]) -> Value {
    program.write("said.csv", text);
    let mut all = vec!["signals", "import", "said.csv", IN[0], IN[1]];
    all.extend(more);
    program.json(&all)
}

fn signals(program: &Program) -> Vec<Value> {
    list(program.json(&["list", "signals", IN[0], IN[1]]))
}

#[test]
fn what_was_said_comes_from_a_table() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Instant payouts", IN[0], IN[1]]);
    let said = "Feedback,Date,Customer,About\nFaster please,25/11/2025,Northwick,R-1\n\
                Still slow,04/05/2026,Alder & Moss,R-1; R-9\n,01/06/2026,Nobody,\n";
    let tried = import(&program, said, &["--dry-run"]);
    assert_eq!((&tried["added"], &tried["unclearDay"]), (&json!(2), &Value::Null), "{tried}");
    assert!(signals(&program).is_empty(), "a rehearsal changes nothing");
    let done = import(&program, said, &[]);
    assert_eq!(done["added"], 2);
    let problems: Vec<_> =
        done["problems"].as_array().unwrap().iter().map(|one| one["line"].clone()).collect();
    assert_eq!(problems, [json!(3), json!(4)], "R-9 is not there, and the last line says nothing: {done}");
    let days: Vec<_> = signals(&program).iter().map(|one| one["saidOn"].clone()).collect();
    assert!(days.contains(&json!("2026-05-04")), "the first line says that the day comes first: {days:?}");
    let again = import(&program, said, &[]);
    assert_eq!((&again["added"], &again["unchanged"]), (&json!(0), &json!(2)));
    program.done(&["undo", "plan.roadbook"]);
    assert!(signals(&program).is_empty(), "an import is one step");

    let either = "Comment,Day\nToo dear,05/06/2026\n";
    assert_eq!(import(&program, either, &["--dry-run"])["unclearDay"], "05/06/2026");
    let told = import(&program, either, &["--dates", "mdy"]);
    assert_eq!((&told["unclearDay"], &told["problems"]), (&Value::Null, &json!([])));
    assert_eq!(signals(&program)[0]["saidOn"], "2026-05-06");
    program.write("other.csv", "a,b\nc,d\n");
    let refused = program.refused(&["signals", "import", "other.csv", IN[0], IN[1]]);
    assert!(refused.contains("no column that holds what was said"), "{refused}");
}

#[test]
fn who_asked_is_told_once() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Instant payouts", "status=Done", IN[0], IN[1]]);
    program.done(&["add", "item", "Card vault", IN[0], IN[1]]);
    import(
        &program,
        "Words,Customer,About\nFaster,Northwick,R-1\nNow,Ostermann,R-1\nKeep it,Northwick,R-2\n",
        &[],
    );
    let asked = list(program.json(&["signals", "asked", IN[0], IN[1]]));
    let of = |one: &Value| (one["ref"].clone(), one["signals"].clone(), one["customers"].clone());
    assert_eq!(
        asked.iter().map(of).collect::<Vec<_>>(),
        [(json!("R-1"), json!(2), json!(2)), (json!("R-2"), json!(1), json!(1))]
    );
    let to_tell = || list(program.json(&["signals", "asked", "--to-tell", IN[0], IN[1]]));
    assert_eq!(to_tell().len(), 1, "only what is over has somebody to tell");
    let text = program.done(&["signals", "asked", "R-1", IN[0], IN[1]]);
    assert!(text.contains("Instant payouts") && text.contains("it is there"), "{text}");
    let said = program.done(&["signals", "told", "R-1", "It is there since today", IN[0], IN[1]]);
    assert!(said.contains("2 signals"), "{said}");
    assert!(to_tell().is_empty());
    let refused = program.refused(&["signals", "told", "R-1", IN[0], IN[1]]);
    assert!(refused.contains("Nobody who asked for R-1"), "{refused}");
    let refused = program.refused(&["signals", "asked", "nonsense", IN[0], IN[1]]);
    assert!(refused.contains("Write R-12 for an item"), "{refused}");
}

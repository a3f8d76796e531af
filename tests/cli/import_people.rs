//! People from a script: tried out, brought in, brought up to date, taken back.

use serde_json::{Value, json};

use super::program::{Program, list};

const IN: [&str; 2] = ["--in", "plan.roadbook"];
const STAFF: &str = "\
Contact,Team,Mail,Room
Ada Osei,Payments,ada@osei.example,3
Grace Okafor,Finance,grace,4
";

fn import(program: &Program, more: &[&str]) -> Value {
    let given = ["import", "staff.csv", "--as", "people", "--into", "plan.roadbook", "--map", "Contact=name"];
    program.json(&[&given[..], more].concat())
}

fn people(program: &Program) -> Vec<Value> {
    list(program.json(&["list", "people", IN[0], IN[1]]))
}

#[test]
fn a_table_of_people_is_one_step() {
    let program = Program::with_workspace();
    program.write("staff.csv", STAFF);
    let tried = import(&program, &["--dry-run"]);
    assert_eq!((&tried["added"], people(&program).len()), (&json!(2), 0), "a rehearsal changes nothing");
    let done = import(&program, &[]);
    assert_eq!(done, tried);
    assert_eq!(done["columns"][0], json!(["Contact", "Name"]));
    assert_eq!(done["columns"][3], json!(["Room", null]));
    assert_eq!(done["problems"][0]["line"], 3, "“grace” is no address");
    let departments: Vec<_> = people(&program).iter().map(|one| one["department"].clone()).collect();
    assert_eq!(departments, [json!("Payments"), json!("Finance")]);

    program.write("staff.csv", STAFF.replace("grace,", "grace@okafor.example,"));
    let again = import(&program, &[]);
    assert_eq!((&again["added"], &again["changed"], &again["unchanged"]), (&json!(0), &json!(1), &json!(1)));
    program.done(&["undo", "plan.roadbook"]);
    program.done(&["undo", "plan.roadbook"]);
    assert!(people(&program).is_empty(), "each import is one step");
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn what_people_read_of_it() {
    let program = Program::with_workspace();
    let given = ["import", "staff.csv", "--as", "people", "--into", "plan.roadbook"];
    program.write("staff.csv", "Contact,Room\nAda Osei,3\n");
    let refused = program.refused(&given);
    assert!(
        refused.contains("no column that says who somebody is") && refused.contains("--map"),
        "{refused}"
    );
    program.write("staff.csv", STAFF);
    let refused = program.refused(&[&given[..], &["--sensitivity", "public"]].concat());
    assert!(refused.contains("--sensitivity says nothing about people"), "{refused}");
    let refused = program.refused(&[&given[..], &["--map", "Contact=start"]].concat());
    assert!(refused.contains("choose of: name, first name"), "{refused}");
    let said = program.done(&[&given[..], &["--map", "Contact=name"]].concat());
    assert!(said.contains("Imported 2 people from staff.csv"), "{said}");
    assert!(said.contains("Columns left out: Room") && said.contains("“grace”"), "{said}");
}

//! Undo and redo, each by a program of its own.

use super::program::Program;

#[test]
fn everything_goes_back_and_comes_again() {
    let program = Program::with_workspace();
    program.write("plan.csv", "Key,Summary,Status,Assignee\nA-1,First,Doing,Ada\nA-2,Second,Done,Grace\n");
    let steps: &[&[&str]] = &[
        &["add", "item", "Payouts", "owner=Nora", "--in", "plan.roadbook"],
        &["set", "R-1", "title=Instant payouts", "health=at risk", "--in", "plan.roadbook"],
        &["add", "decision", "Buy", "--in", "plan.roadbook"],
        &["import", "plan.csv", "--into", "plan.roadbook"],
        &["archive", "R-1", "--in", "plan.roadbook"],
    ];
    let mut states = vec![program.everything()];
    for step in steps {
        program.done(step);
        states.push(program.everything());
    }
    for before in states.iter().rev().skip(1) {
        program.done(&["undo", "plan.roadbook"]);
        assert_eq!(&program.everything(), before);
    }
    assert!(program.refused(&["undo", "plan.roadbook"]).contains("nothing left to undo"));
    for after in &states[1..] {
        program.done(&["redo", "plan.roadbook"]);
        assert_eq!(&program.everything(), after);
    }
    program.refused(&["redo", "plan.roadbook"]);
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn undo_says_what_it_took_back() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    assert_eq!(program.done(&["undo", "plan.roadbook"]), "Took back: Added R-1 Payouts");
    assert_eq!(program.json(&["redo", "plan.roadbook"])["label"], "Brought again: Added R-1 Payouts");
}

#[test]
fn what_was_issued_stays_and_undo_says_so() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    let issue = ["update", "--for", "Engineering", "--issue", "--format", "md", "--out", "out"];
    program.done(&[issue.as_slice(), &["--in", "plan.roadbook"]].concat());
    let undone = program.run(&["undo", "plan.roadbook"]);
    assert_eq!((undone.code, undone.out.trim()), (Some(0), "Took back: Added R-1 Payouts"));
    assert!(undone.err.contains("Issued U-1 for Engineering: that stays"), "{}", undone.err);
    program.done(&["add", "item", "Fees", "--in", "plan.roadbook"]);
    let undone = program.run(&["undo", "plan.roadbook"]);
    assert_eq!(undone.err, "", "what was done since is taken back, and nothing is stepped over");
}

//! Every act on a decision from every state: what is done, and what is refused with its reason.

use roadbook_core::decisions::add::add;
use roadbook_core::decisions::amend::amend;
use roadbook_core::decisions::ask::propose;
use roadbook_core::decisions::assign::DecisionField;
use roadbook_core::decisions::decide::{DecisionSaid, Verdict, decide};
use roadbook_core::decisions::review::{DecisionReview, review};
use roadbook_core::decisions::supersede::{TakenBack, reverse, supersede};
use roadbook_core::decisions::{Decision, ReviewOutcome};
use roadbook_core::formats::words::DecisionStatus;
use roadbook_core::history::undo;
use roadbook_core::record::Record as _;
use roadbook_core::{Result, Workspace};
use roadbook_testkit::workspace;

/// Where an act leads from each state: a state, `stays` where only what is written of it changes, or the reason for which it
/// is refused.
const TABLE: &str = "
    act        | draft       | proposed    | deferred    | provisional | accepted    | rejected       | reversed       | superseded
    propose    | proposed    | stays       | proposed    | proposed    | !is fixed   | !rejected stays| !taken back    | !took its place
    accept     | accepted    | accepted    | accepted    | accepted    | !already    | !rejected stays| !taken back    | !took its place
    for a time | provisional | provisional | provisional | stays       | !without an | !rejected stays| !taken back    | !took its place
    reject     | rejected    | rejected    | rejected    | !what waits | !what waits | !already       | !taken back    | !took its place
    put off    | deferred    | deferred    | stays       | !until its  | !is fixed   | !rejected stays| !taken back    | !took its place
    supersede  | superseded  | superseded  | superseded  | superseded  | superseded  | !rejected stays| !taken back    | stays
    reverse    | !never made | !never made | !never made | reversed    | reversed    | !rejected stays| !already       | reversed
    amend      | !not made   | !not made   | !not made   | stays       | stays       | stays          | stays          | stays
    keep       | !to review  | !to review  | !to review  | stays       | stays       | !to review     | !to review     | !to review
    change     | !to review  | !to review  | !to review  | stays       | stays       | !to review     | !to review     | !to review
    take back  | !to review  | !to review  | !to review  | reversed    | reversed    | !to review     | !to review     | !to review";

fn field(field: DecisionField, text: &str) -> (DecisionField, String) {
    (field, text.to_owned())
}

/// A decision that stands there.
fn standing(workspace: &Workspace, status: DecisionStatus) -> Decision {
    let is_superseded = status == DecisionStatus::Superseded;
    let begins = if is_superseded { DecisionStatus::Accepted } else { status };
    let values = [
        field(DecisionField::Status, begins.key()),
        field(DecisionField::EndsOn, "2027-06-30"),
        field(DecisionField::NeededBy, "2026-12-01"),
        field(DecisionField::Rationale, "It is quick"),
    ];
    let decision = add(workspace, "Buy", &values).unwrap().value;
    if is_superseded {
        let other = add(workspace, "Rent", &[field(DecisionField::Status, "accepted")]).unwrap().value;
        supersede(workspace, &decision.id, &other.id).unwrap();
    }
    now(workspace, &decision)
}

fn now(workspace: &Workspace, decision: &Decision) -> Decision {
    workspace.read(|conn| Ok(Decision::find(conn, &decision.id.0)?.unwrap())).unwrap()
}

fn done(act: &str, workspace: &Workspace, decision: &Decision) -> Result<()> {
    let id = &decision.id;
    let said = |until: &str| DecisionSaid {
        until: until.into(),
        because: "It is dear".into(),
        ..DecisionSaid::default()
    };
    let looked = |outcome| DecisionReview {
        outcome,
        note: "It was dear".into(),
        on: String::new(),
        next: String::new(),
        until: String::new(),
        happened: Vec::new(),
        assumptions: Vec::new(),
    };
    match act {
        "propose" => propose(workspace, id, None, &[]).map(drop),
        "accept" => decide(workspace, id, Verdict::Accept, &said("")).map(drop),
        "for a time" => decide(workspace, id, Verdict::AcceptUntil, &said("2027-12-31")).map(drop),
        "reject" => decide(workspace, id, Verdict::Reject, &said("")).map(drop),
        "put off" => decide(workspace, id, Verdict::Defer, &said("2027-01-15")).map(drop),
        "supersede" => {
            let other = add(workspace, "Build", &[field(DecisionField::Status, "accepted")]).unwrap().value;
            supersede(workspace, id, &other.id).map(drop)
        }
        "reverse" => {
            reverse(workspace, id, &TakenBack { because: "It is dear", ..TakenBack::default() }).map(drop)
        }
        "amend" => amend(workspace, id, &[field(DecisionField::Rationale, "It is near")], "").map(drop),
        "keep" => review(workspace, id, &looked(ReviewOutcome::Keep)).map(drop),
        "change" => review(workspace, id, &looked(ReviewOutcome::Change)).map(drop),
        "take back" => review(workspace, id, &looked(ReviewOutcome::Reverse)).map(drop),
        _ => panic!("{act} is no act"),
    }
}

#[test]
fn every_act_from_every_state_is_done_or_refused_with_its_reason() {
    let mut rows = TABLE.lines().filter(|line| line.contains('|'));
    let cells = |line: &'static str| line.split('|').map(str::trim).collect::<Vec<_>>();
    let status = |word: &str| DecisionStatus::parse(word).unwrap_or_else(|| panic!("{word} is a state"));
    let states: Vec<_> = cells(rows.next().unwrap())[1..].iter().map(|word| status(word)).collect();
    assert!(DecisionStatus::ALL.iter().all(|state| states.contains(state)), "the table has every state");
    let mut tried = 0;
    for row in rows.map(cells) {
        for (from, expect) in states.iter().zip(&row[1..]) {
            let workspace = workspace();
            let before = standing(&workspace, *from);
            let result = done(row[0], &workspace, &before);
            let after = now(&workspace, &before);
            let case = format!("{} what is {}: {result:?}", row[0], from.key());
            tried += 1;
            match expect.strip_prefix('!') {
                Some(reason) => {
                    let refused = result.expect_err(&case);
                    assert!(refused.to_string().contains(reason), "{case}: {refused}");
                    assert!(refused.hint().is_some_and(|hint| !hint.is_empty()), "what to do: {case}");
                    assert_eq!(after, before, "nothing of it stays: {case}");
                }
                None => {
                    result.unwrap_or_else(|error| panic!("{case}: {error}"));
                    let to = if *expect == "stays" { *from } else { status(expect) };
                    assert_eq!(after.status, Some(to), "{case}");
                    if after != before {
                        undo::undo(&workspace).unwrap();
                        assert_eq!(now(&workspace, &before), before, "undo leads back: {case}");
                    }
                }
            }
        }
    }
    assert_eq!(tried, 88);
}

//! Who must know of a decision: told by issued updates, late when they are not, and held to what was told.

use roadbook_core::audiences::list::named;
use roadbook_core::decisions::add::add;
use roadbook_core::decisions::ask::{AskedFrom, ask};
use roadbook_core::decisions::assign::DecisionField;
use roadbook_core::decisions::decide::{DecisionSaid, Verdict, decide};
use roadbook_core::decisions::record::record;
use roadbook_core::decisions::supersede::{TakenBack, reverse};
use roadbook_core::decisions::told::{DecisionTold, Knows, MustKnow, inform, to_tell, told_of};
use roadbook_core::decisions::{Decision, store};
use roadbook_core::formats::words::{DecisionStatus, Sensitivity};
use roadbook_core::history::revert::{Revert, revert};
use roadbook_core::history::undo::undo;
use roadbook_core::history::undo_to::undo_to;
use roadbook_core::ids::DecisionId;
use roadbook_core::raid::RaidEntry;
use roadbook_core::record::Record as _;
use roadbook_core::register::{Entry as _, add::add as add_entry, find};
use roadbook_core::today::{TodayGroupKey, today};
use roadbook_core::updates::{Wish, issue};
use roadbook_core::{Committed, Kind, Workspace};
use roadbook_testkit::{day, workspace};

fn told(workspace: &Workspace, id: &DecisionId, on: &str) -> Vec<DecisionTold> {
    workspace.read(|conn| told_of(conn, &store::get(conn, id)?, day(on))).unwrap()
}

fn knows(workspace: &Workspace, id: &DecisionId) -> Vec<(String, Knows, Option<String>)> {
    let told = told(workspace, id, "2026-11-22");
    told.into_iter().map(|one| (one.audience, one.knows, one.update)).collect()
}

fn issue_to(workspace: &Workspace, name: &str) {
    let audience = workspace.read(|conn| named(conn, name)).unwrap();
    let wish = Wish::of(&audience.id);
    assert!(issue(workspace, wish).unwrap().value.update.is_some(), "nothing withheld stands in it");
}

/// A decision that waits and that executives and engineering must know.
fn asked(workspace: &Workspace) -> Committed<Decision> {
    let names = ["executives".to_owned(), "Engineering".to_owned()];
    let from = AskedFrom { must_know: &names, ..AskedFrom::default() };
    let values = [(DecisionField::Options, "Buy, Build".to_owned())];
    ask(workspace, "Which rail?", from, &values).unwrap()
}

fn accept(workspace: &Workspace, id: &DecisionId) {
    let said = DecisionSaid { chosen: "Buy".into(), ..DecisionSaid::default() };
    decide(workspace, id, Verdict::Accept, &said).unwrap();
}

fn told_late(workspace: &Workspace, on: &str) -> Vec<(String, i32)> {
    let late = workspace.read(|conn| to_tell(conn, day(on))).unwrap();
    let told = late.into_iter().flat_map(|(_, told)| told);
    told.map(|one| (one.audience, one.days_untold.unwrap())).collect()
}

#[test]
fn an_issued_update_says_who_knows_what_of_a_decision() {
    let workspace = workspace();
    let id = asked(&workspace).value.id;
    let some = |name: &str, knows, update: Option<&str>| (name.to_owned(), knows, update.map(str::to_owned));
    let nothing_yet =
        [some("Executives", Knows::NothingYet, None), some("Engineering", Knows::NothingYet, None)];
    assert_eq!(knows(&workspace, &id), nothing_yet, "audiences as they are called here, in their order");
    issue_to(&workspace, "Executives");
    assert_eq!(knows(&workspace, &id)[0], some("Executives", Knows::AsItIs, Some("U-1")), "that it waits");
    accept(&workspace, &id);
    let now = knows(&workspace, &id);
    assert_eq!(now[0], some("Executives", Knows::AsItWas, Some("U-1")), "they still think that it waits");
    assert_eq!(now[1], some("Engineering", Knows::Nothing, None));
    issue_to(&workspace, "Executives");
    assert_eq!(knows(&workspace, &id)[0], some("Executives", Knows::AsItIs, Some("U-2")));
    let shown = workspace.read(|conn| record(conn, &id.0, day("2026-11-22"))).unwrap();
    assert_eq!(shown.told, told(&workspace, &id, "2026-11-22"), "the record page says the same");
    issue_to(&workspace, "Marketing");
    let must = told(&workspace, &id, "2026-11-22").iter().filter(|one| one.must_know).count();
    assert_eq!(must, 2, "whoever else is told need not have to know");
}

#[test]
fn who_must_know_and_was_not_told_is_late_after_five_working_days() {
    let workspace = workspace();
    let id = asked(&workspace).value.id;
    assert_eq!(told_late(&workspace, "2027-11-22"), [], "there is nothing to tell while it waits");
    accept(&workspace, &id);
    assert_eq!(told_late(&workspace, "2026-11-27"), [], "Sunday to Friday are five working days");
    let both = [("Executives".to_owned(), 6), ("Engineering".to_owned(), 6)];
    assert_eq!(told_late(&workspace, "2026-11-30"), both);
    let groups = workspace.read(|conn| today(conn, day("2026-11-30"))).unwrap().groups;
    let untold = groups.iter().find(|group| group.key == TodayGroupKey::Untold).unwrap();
    let rows: Vec<_> = untold.rows.iter().map(|row| (row.parties.join(", "), row.days)).collect();
    assert_eq!(rows, [("Executives, Engineering".to_owned(), Some(-1))], "one row, whoever waits");
    issue_to(&workspace, "Executives");
    assert_eq!(told_late(&workspace, "2026-11-30"), both[1..]);
    inform(&workspace, &id, &["engineering".into()], MustKnow::No).unwrap();
    assert_eq!(told_late(&workspace, "2026-11-30"), []);
    let again = inform(&workspace, &id, &["Executives".into()], MustKnow::Yes);
    assert!(again.unwrap_err().to_string().contains("stays as it is"));
    let unknown = inform(&workspace, &id, &["Nobody".into()], MustKnow::Yes);
    assert!(unknown.unwrap_err().to_string().contains("no audience"));
    reverse(&workspace, &id, &TakenBack { because: "Too dear", ..TakenBack::default() }).unwrap();
    let late = told_late(&workspace, "2026-12-07");
    assert_eq!(late, [("Executives".to_owned(), 11)], "what is taken back is told as well");
}

#[test]
fn what_was_told_cannot_be_undone() {
    let workspace = workspace();
    let asked = asked(&workspace);
    let (before, id) = (u32::try_from(asked.operation.unwrap()).unwrap(), asked.value.id);
    accept(&workspace, &id);
    undo(&workspace).unwrap();
    let status = |workspace: &Workspace| workspace.read(|conn| store::get(conn, &id)).unwrap().status;
    assert_eq!(status(&workspace), Some(DecisionStatus::Draft), "nobody was told yet");
    accept(&workspace, &id);
    issue_to(&workspace, "Engineering");
    let back = Revert {
        kind: Kind::Decision,
        record: id.0.clone(),
        fields: vec!["status".into()],
        operation: before,
    };
    let attempts = [
        undo(&workspace).map(drop),
        undo_to(&workspace, before).map(drop),
        revert(&workspace, &back).map(drop),
    ];
    for attempt in attempts {
        let said = attempt.unwrap_err();
        assert_eq!(said.to_string(), "Engineering were told in U-1 that D-1 is accepted");
        assert!(said.hint().unwrap_or_default().contains("Reverse it"), "{:?}", said.hint());
        assert_eq!(status(&workspace), Some(DecisionStatus::Accepted));
    }
    reverse(&workspace, &id, &TakenBack { because: "Too dear", ..TakenBack::default() }).unwrap();
    undo(&workspace).unwrap();
    assert_eq!(status(&workspace), Some(DecisionStatus::Accepted), "nobody was told that it was taken back");
}

#[test]
fn a_file_that_names_who_was_told_is_no_reason_to_tell_them_again() {
    let workspace = workspace();
    let folder = tempfile::tempdir().unwrap();
    let text = "---\nstatus: accepted\ndate: 2024-05-17\ninformed: Engineering, The press\n---\n# Buy\n\n## Context\n\nSlow.\n";
    std::fs::write(folder.path().join("0001-buy.md"), text).unwrap();
    let path = folder.path().display().to_string();
    let request = roadbook_core::imports::ImportRequest { path, ..Default::default() };
    roadbook_core::imports::import(&workspace, &request, &roadbook_core::watch::Unwatched).unwrap();
    let decision = workspace.read(|conn| Ok(Decision::all(conn)?.remove(0))).unwrap();
    let told = told(&workspace, &decision.id, "2026-12-22");
    let said: Vec<_> = told.iter().map(|one| (one.audience.as_str(), one.knows)).collect();
    assert_eq!(said, [("Engineering", Knows::Nothing), ("The press", Knows::NoAudience)]);
    assert_eq!(told_late(&workspace, "2026-12-22"), [], "it was decided before it came here");
}

#[test]
fn a_decision_is_asked_for_from_a_risk() {
    let workspace = workspace();
    roadbook_core::items::add::add(&workspace, "Payouts", &[]).unwrap();
    let values = [("about", "R-1"), ("ifUnresolved", "The slot is lost"), ("sensitivity", "confidential")];
    let values = values.map(|(field, text)| (field.to_owned(), text.to_owned()));
    let risk = add_entry::<RaidEntry>(&workspace, "The bank may say no", &values).unwrap().value;
    let from = AskedFrom { from: Some(risk.reference()), ..AskedFrom::default() };
    let decision = ask(&workspace, "A second bank?", from, &[]).unwrap().value;
    assert_eq!(decision.if_nobody_decides, "The slot is lost");
    assert_eq!(decision.sensitivity, Sensitivity::Confidential, "no more may see it than may see the risk");
    let shown = workspace.read(|conn| record(conn, "D-1", day("2026-11-22"))).unwrap();
    let tag = |tag: &roadbook_core::items::list::ItemTag| tag.reference.clone();
    assert_eq!(shown.raised.iter().map(tag).collect::<Vec<_>>(), ["K-1"]);
    assert_eq!(shown.items.iter().map(tag).collect::<Vec<_>>(), ["R-1"], "what the risk is about");
    let risk: RaidEntry = workspace.read(|conn| find::by_reference(conn, risk.reference())).unwrap();
    assert_eq!(risk.about, ["R-1", "D-1"]);
    add(&workspace, "Else", &[]).unwrap();
    let shown = workspace.read(|conn| record(conn, "D-2", day("2026-11-22"))).unwrap();
    assert_eq!(shown.raised, []);
}

//! Decisions: every step from every state, fixed texts, both ends of what takes the place of something, files.

use roadbook_core::attached::LARGEST;
use roadbook_core::decisions::add::add;
use roadbook_core::decisions::amend::amend;
use roadbook_core::decisions::ask::{AskedFrom, ask, propose};
use roadbook_core::decisions::assign::DecisionField;
use roadbook_core::decisions::decide::{DecisionSaid, Verdict, decide};
use roadbook_core::decisions::edit::edit;
use roadbook_core::decisions::list::{DecisionQuery, DecisionTab, decisions};
use roadbook_core::decisions::moves::{moves, open_moves};
use roadbook_core::decisions::review::{DecisionReview, ExpectedHappened, review};
use roadbook_core::decisions::supersede::{TakenBack, reverse, supersede};
use roadbook_core::decisions::{Decision, ReviewOutcome, attach};
use roadbook_core::formats::words::DecisionStatus;
use roadbook_core::history::undo;
use roadbook_core::record::Record as _;
use roadbook_core::{Workspace, search};
use roadbook_testkit::workspace;

use DecisionStatus::{Accepted, Draft, Proposed, Provisional, Rejected, Reversed, Superseded};

fn made(workspace: &Workspace, title: &str, status: DecisionStatus) -> Decision {
    let values = [
        (DecisionField::Status, status.key().to_owned()),
        (DecisionField::EndsOn, "2027-06-30".into()),
        (DecisionField::Rationale, "It is quick".into()),
    ];
    add(workspace, title, &values).unwrap().value
}

fn now(workspace: &Workspace, decision: &Decision) -> Decision {
    workspace.read(|conn| Ok(Decision::find(conn, &decision.id.0)?.unwrap())).unwrap()
}

#[test]
fn every_step_from_every_state_is_done_or_refused_with_its_reason() {
    for from in DecisionStatus::ALL {
        for to in DecisionStatus::ALL.iter().filter(|to| *to != from) {
            let workspace = workspace();
            let decision = made(&workspace, "Buy", *from);
            let other = made(&workspace, "Build", Proposed);
            let result = edit(&workspace, &decision.id, &[(DecisionField::Status, to.key().into())]);
            // Only another decision can take its place, and none does yet.
            let expect = moves(Some(*from)).contains(to) && *to != Superseded;
            assert_eq!(result.is_ok(), expect, "{from:?} to {to:?}: {result:?}");
            match result {
                Ok(_) => assert_eq!(now(&workspace, &decision).status, Some(*to)),
                Err(error) => {
                    let said = error.to_string();
                    assert!(said.contains("D-1 is") && said.contains(": "), "{from:?} to {to:?}: {said}");
                    assert_eq!(now(&workspace, &decision), decision, "nothing of it stays");
                }
            }
            if *to == Superseded && moves(Some(*from)).contains(to) {
                supersede(&workspace, &decision.id, &other.id).unwrap();
                assert_eq!(
                    now(&workspace, &decision).status,
                    Some(*from),
                    "a proposal supersedes nothing yet"
                );
                decide(&workspace, &other.id, Verdict::Accept, &DecisionSaid::default()).unwrap();
                assert_eq!(now(&workspace, &decision).status, Some(Superseded), "from {from:?}");
            } else if *to == Superseded {
                let refused = supersede(&workspace, &decision.id, &other.id);
                assert!(refused.is_err(), "{from:?} cannot be superseded");
            }
        }
        let workspace = workspace();
        let decision = made(&workspace, "Buy", *from);
        let emptied = edit(&workspace, &decision.id, &[(DecisionField::Status, String::new())]);
        if decision.is_made() {
            let said = emptied.unwrap_err().to_string();
            assert!(said.contains("cannot be left without a status"), "{said}");
            assert_eq!(now(&workspace, &decision), decision, "no way round what is refused");
        } else {
            assert_eq!(emptied.unwrap().value.status, None, "{from:?} waits, and may be anything");
        }
    }
}

#[test]
fn what_is_superseded_comes_back_once_nothing_takes_its_place() {
    let workspace = workspace();
    let old = made(&workspace, "Buy", Accepted);
    let new = made(&workspace, "Build", Accepted);
    supersede(&workspace, &old.id, &new.id).unwrap();
    let open = |decision: &Decision| {
        let decision = now(&workspace, decision);
        workspace.read(|conn| open_moves(conn, &decision)).unwrap()
    };
    assert_eq!(open(&old), [Reversed]);
    let back = [(DecisionField::Status, "accepted".to_owned())];
    assert!(edit(&workspace, &old.id, &back).unwrap_err().to_string().contains("D-2 took its place"));
    reverse(&workspace, &new.id, &TakenBack { because: "Too dear", ..TakenBack::default() }).unwrap();
    assert_eq!(now(&workspace, &new).status, Some(Reversed));
    assert_eq!(now(&workspace, &new).reviews[0].note, "Too dear");
    assert_eq!(open(&old), [Accepted, Reversed]);
    edit(&workspace, &old.id, &back).unwrap();
    assert!(supersede(&workspace, &old.id, &new.id).is_err(), "what was reversed takes the place of nothing");
}

#[test]
fn reversing_by_another_decision_writes_both_ends() {
    let workspace = workspace();
    let old = made(&workspace, "Buy", Accepted);
    let from = AskedFrom { from: Some(old.reference()), ..AskedFrom::default() };
    let new = ask(&workspace, "Do we still buy?", from, &[]).unwrap().value;
    assert!(
        reverse(&workspace, &old.id, &TakenBack { because: " ", ..TakenBack::default() }).is_err(),
        "nothing says why"
    );
    let by = |by| TakenBack { by: Some(by), ..TakenBack::default() };
    reverse(&workspace, &old.id, &by(&new.id)).unwrap();
    assert_eq!(now(&workspace, &old).status, Some(Accepted), "not before it is accepted");
    decide(&workspace, &new.id, Verdict::Accept, &DecisionSaid::default()).unwrap();
    assert_eq!(now(&workspace, &old).status, Some(Reversed));
    undo::undo(&workspace).unwrap();
    assert_eq!((now(&workspace, &old).status, now(&workspace, &new).status), (Some(Accepted), Some(Draft)));
    let circle = reverse(&workspace, &new.id, &by(&old.id)).unwrap_err().to_string();
    assert!(circle.contains("would lead back"), "{circle}");
}

#[test]
fn the_text_of_what_was_made_is_fixed_and_amended_with_both_texts() {
    let workspace = workspace();
    for status in [Accepted, Provisional, Rejected] {
        let decision = made(&workspace, "Buy", status);
        let change =
            |field: DecisionField, text: &str| edit(&workspace, &decision.id, &[(field, text.into())]);
        let refused = change(DecisionField::Rationale, "It is cheap").unwrap_err().to_string();
        assert!(refused.contains("its text is fixed"), "{refused}");
        change(DecisionField::Context, "We sell more than we can carry.").unwrap();
        assert!(change(DecisionField::Context, "").is_err(), "what was filled in is fixed from then on");
        change(DecisionField::ReviewOn, "2027-03-01").unwrap();
        change(DecisionField::Tags, "rails").unwrap();

        let values = [(DecisionField::Rationale, "It is cheap".to_owned())];
        let amended = amend(&workspace, &decision.id, &values, "New offer").unwrap().value;
        let [amendment] = &amended.amendments[..] else { panic!("{:?}", amended.amendments) };
        assert_eq!((amendment.before.as_str(), amendment.after.as_str()), ("It is quick", "It is cheap"));
        assert_eq!((amendment.by.as_str(), amendment.note.as_str()), ("Nora Vale", "New offer"));
        assert!(amend(&workspace, &decision.id, &values, "").is_err(), "nothing would change");
        let found = workspace.read(|conn| search::find(conn, "quick", 10)).unwrap();
        assert!(found.iter().any(|hit| hit.record == decision.id.0), "the text before is still found");
        undo::undo(&workspace).unwrap();
        assert_eq!(now(&workspace, &decision).rationale, "It is quick");
    }
    let open = made(&workspace, "Build", Proposed);
    let values = [(DecisionField::Rationale, "x".to_owned())];
    assert!(amend(&workspace, &open.id, &values, "").is_err(), "what waits is written in as it is");
    let made = made(&workspace, "Wait", Accepted);
    let values = [(DecisionField::Tags, "x".to_owned())];
    assert!(amend(&workspace, &made.id, &values, "").is_err(), "a tag is no text of it");
}

#[test]
fn a_decision_goes_from_the_question_to_the_review() {
    let workspace = workspace();
    let asked = ask(&workspace, "How do we pay out?", AskedFrom::default(), &[]).unwrap().value;
    assert_eq!((asked.status, asked.waiting_since.is_some()), (Some(Draft), true));
    let options = [(DecisionField::Options, "Buy, Build".to_owned())];
    assert!(propose(&workspace, &asked.id, Some("Wait"), &options).is_err(), "no such option");
    let proposed = propose(&workspace, &asked.id, Some("buy"), &options).unwrap().value;
    assert_eq!((proposed.status, proposed.recommendation.as_deref()), (Some(Proposed), Some("Buy")));
    let late = DecisionSaid { until: "soon".into(), ..DecisionSaid::default() };
    assert!(decide(&workspace, &asked.id, Verdict::AcceptUntil, &late).is_err());
    let bare = DecisionSaid::default();
    let refused = decide(&workspace, &asked.id, Verdict::AcceptUntil, &bare).unwrap_err().to_string();
    assert!(refused.contains("a day on which it ends"), "{refused}");
    let said = DecisionSaid {
        meeting: "Board".into(),
        by: "Ada".into(),
        on: "2026-11-20".into(),
        ..DecisionSaid::default()
    };
    let accepted = decide(&workspace, &asked.id, Verdict::Accept, &said).unwrap().value;
    assert_eq!(accepted.chosen.as_deref(), Some("Buy"), "what was advised is taken");
    assert_eq!(
        (accepted.decided_in.as_deref(), accepted.decided_by.as_deref()),
        (Some("Board"), Some("Ada"))
    );
    assert_eq!(accepted.decided_on.map(|day| day.to_string()).as_deref(), Some("2026-11-20"));
    assert_eq!(accepted.recorded_on.map(|day| day.to_string()).as_deref(), Some("2026-11-22"), "two dates");

    let expected = r#"[{"metric": "Share", "from": "18 %", "to": "25 %"}]"#;
    edit(&workspace, &asked.id, &[(DecisionField::Expected, expected.into())]).unwrap();
    let mut found = DecisionReview {
        outcome: ReviewOutcome::Keep,
        note: String::new(),
        on: String::new(),
        next: "2027-06-01".into(),
        until: String::new(),
        happened: vec![ExpectedHappened { metric: "share".into(), what: "24 %".into() }],
        assumptions: Vec::new(),
    };
    let kept = review(&workspace, &asked.id, &found).unwrap().value;
    assert_eq!(kept.expected[0].happened.as_deref(), Some("24 %"));
    assert_eq!(kept.review_on.map(|day| day.to_string()).as_deref(), Some("2027-06-01"));
    found.outcome = ReviewOutcome::Reverse;
    assert!(review(&workspace, &asked.id, &found).is_err(), "a reversal says why");
    found.note = "Costs doubled".into();
    let reversed = review(&workspace, &asked.id, &found).unwrap().value;
    assert_eq!((reversed.status, reversed.reviews.len()), (Some(Reversed), 2));
    assert!(review(&workspace, &asked.id, &found).is_err(), "nothing is left to review");
}

#[test]
fn files_are_kept_and_come_back_with_undo() {
    let workspace = workspace();
    let decision = made(&workspace, "Buy", Accepted);
    let file = |bytes: &[u8]| [("offer.pdf".to_owned(), bytes.to_vec())];
    attach::attach_all(&workspace, &decision.id, &file(b"first")).unwrap();
    attach::attach_all(&workspace, &decision.id, &file(b"second")).unwrap();
    let bytes = || {
        let decision = now(&workspace, &decision);
        workspace.read(|conn| attach::bytes(conn, &decision, "offer.pdf"))
    };
    assert_eq!(bytes().unwrap(), b"second");
    assert_eq!(now(&workspace, &decision).attachments.len(), 1, "one of the same name takes its place");
    undo::undo(&workspace).unwrap();
    assert_eq!(bytes().unwrap(), b"first");
    attach::detach(&workspace, &decision.id, "offer.pdf").unwrap();
    assert!(bytes().is_err());
    undo::undo(&workspace).unwrap();
    assert_eq!(bytes().unwrap(), b"first");
    let large = [("big.bin".to_owned(), vec![0; LARGEST + 1])];
    assert!(attach::attach_all(&workspace, &decision.id, &large).is_err());
    let nameless = [("../".to_owned(), Vec::new())];
    assert!(attach::attach_all(&workspace, &decision.id, &nameless).is_err());
}

#[test]
fn a_page_of_the_log_is_a_part_of_the_whole_in_its_order() {
    let workspace = workspace();
    for number in 1..=23 {
        let status = [Draft, Accepted, Proposed][number % 3];
        made(&workspace, &format!("Question {number}"), status);
    }
    for tab in [DecisionTab::Waiting, DecisionTab::Decided, DecisionTab::All] {
        let list =
            |query: &DecisionQuery| workspace.read(|conn| decisions(conn, query, workspace.today())).unwrap();
        let whole = list(&DecisionQuery::all(tab));
        let mut pages = Vec::new();
        for offset in [0, 5, 10, 15, 20, 25] {
            let page = list(&DecisionQuery { offset, limit: 5, ..DecisionQuery::all(tab) });
            assert_eq!(
                (page.total, page.counts, page.most_blocked),
                (whole.total, whole.counts, whole.most_blocked)
            );
            pages.extend(page.rows);
        }
        assert_eq!(pages, whole.rows, "{tab:?}");
        let third = &whole.rows[3];
        for name in [&third.id.0, &third.reference] {
            let place_of = Some(name.clone());
            let page = list(&DecisionQuery { limit: 1, place_of, ..DecisionQuery::all(tab) });
            assert_eq!(page.at, Some(3), "its place counts from the beginning, on whatever page it is");
        }
        let found =
            list(&DecisionQuery { search: "question 7".into(), ..DecisionQuery::all(DecisionTab::All) });
        assert_eq!(found.rows.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["Question 7"]);
    }
}

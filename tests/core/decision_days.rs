//! The days of decisions: days that cannot be, days that are put off, what holds for a time, and what was assumed.

use chrono::NaiveDate;
use roadbook_core::decisions::add::add;
use roadbook_core::decisions::ask::{AskedFrom, ask, propose};
use roadbook_core::decisions::assign::DecisionField;
use roadbook_core::decisions::clock::Why;
use roadbook_core::decisions::decide::{DecisionSaid, Verdict, decide};
use roadbook_core::decisions::duplicate::duplicate;
use roadbook_core::decisions::edit::edit;
use roadbook_core::decisions::list::{DecisionRow, rows};
use roadbook_core::decisions::measures::measures;
use roadbook_core::decisions::review::{AssumptionFound, DecisionReview, ExpectedHappened, review};
use roadbook_core::decisions::supersede::{TakenBack, reverse, supersede};
use roadbook_core::decisions::{Decision, ReviewOutcome};
use roadbook_core::formats::words::DecisionStatus;
use roadbook_core::record::Record as _;
use roadbook_core::{Result, Workspace};
use roadbook_testkit::workspace;

use DecisionStatus::{Accepted, Deferred, Proposed, Provisional, Reversed, Superseded};

fn asked(workspace: &Workspace, title: &str, values: &[(DecisionField, &str)]) -> Decision {
    let values: Vec<_> = values.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    ask(workspace, title, AskedFrom::default(), &values).unwrap().value
}

fn set(workspace: &Workspace, decision: &Decision, values: &[(DecisionField, &str)]) -> Result<Decision> {
    let values: Vec<_> = values.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    edit(workspace, &decision.id, &values).map(|committed| committed.value)
}

fn now(workspace: &Workspace, decision: &Decision) -> Decision {
    workspace.read(|conn| Ok(Decision::find(conn, &decision.id.0)?.unwrap())).unwrap()
}

fn row(workspace: &Workspace, decision: &Decision, today: NaiveDate) -> DecisionRow {
    let decision = now(workspace, decision);
    workspace.read(|conn| rows(conn, vec![decision], today)).unwrap().pop().unwrap()
}

fn said(on: &str, until: &str, because: &str) -> DecisionSaid {
    DecisionSaid { on: on.into(), until: until.into(), because: because.into(), ..DecisionSaid::default() }
}

fn kept() -> DecisionReview {
    DecisionReview {
        outcome: ReviewOutcome::Keep,
        note: String::new(),
        on: String::new(),
        next: String::new(),
        until: String::new(),
        happened: Vec::new(),
        assumptions: Vec::new(),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn text(date: Option<impl ToString>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

#[test]
fn days_that_cannot_be_are_refused_with_both_days() {
    let workspace = workspace();
    let decision = asked(&workspace, "Buy?", &[]);
    let refused = |verdict, said: &DecisionSaid, expect: &str| {
        let error = decide(&workspace, &decision.id, verdict, said).unwrap_err();
        assert_eq!(error.to_string(), expect);
        assert!(error.hint().is_some(), "{error} says what to do");
        assert_eq!(now(&workspace, &decision), decision, "nothing of it stays");
    };
    let ahead = "D-1 cannot have been decided on 23 Nov 2026: that day is still to come";
    refused(Verdict::Accept, &said("23 Nov 2026", "", ""), ahead);
    refused(Verdict::Reject, &said("23 Nov 2026", "", ""), ahead);
    let past = "D-1 would end on 21 Nov 2026, before it was decided on 22 Nov 2026";
    refused(Verdict::AcceptUntil, &said("", "21 Nov 2026", ""), past);
    assert!(
        add(
            &workspace,
            "Build",
            &[(DecisionField::Status, "accepted".into()), (DecisionField::DecidedOn, "2027".into())]
        )
        .is_err()
    );
    // What lies in the past altogether can be written down afterwards, and what ends today has not ended before.
    decide(&workspace, &decision.id, Verdict::AcceptUntil, &said("1 Oct 2026", "1 Nov 2026", "")).unwrap();
    let refused = |review_: &DecisionReview, expect: &str| {
        let error = review(&workspace, &decision.id, review_).unwrap_err().to_string();
        assert_eq!(error, expect);
    };
    let until = || "1 Mar 2027".to_owned();
    let ahead = "D-1 cannot have been reviewed on 1 Dec 2026: that day is still to come";
    refused(&DecisionReview { on: "1 Dec 2026".into(), until: until(), ..kept() }, ahead);
    let before = "D-1 would be reviewed on 30 Sep 2026, before it was decided on 1 Oct 2026";
    refused(&DecisionReview { on: "30 Sep 2026".into(), until: until(), ..kept() }, before);
    let next = "D-1 would be looked at again on Oct 2026, before it was reviewed on 22 Nov 2026";
    refused(&DecisionReview { next: "Oct 2026".into(), until: until(), ..kept() }, next);
    let back = TakenBack { because: "Too dear", on: "30 Sep 2026", ..TakenBack::default() };
    assert!(reverse(&workspace, &decision.id, &back).is_err(), "not before it was made");
}

#[test]
fn what_is_taken_back_keeps_the_day_that_is_said() {
    let workspace = workspace();
    let made = |title: &str| {
        let decision = asked(&workspace, title, &[]);
        decide(&workspace, &decision.id, Verdict::Accept, &said("1 Sep 2026", "", "")).unwrap();
        decision
    };
    let (one, two) = (made("Buy?"), made("Build?"));
    let found = DecisionReview {
        outcome: ReviewOutcome::Reverse,
        note: "Costs doubled".into(),
        on: "1 Oct 2026".into(),
        ..kept()
    };
    let reviewed = review(&workspace, &one.id, &found).unwrap().value;
    assert_eq!(
        (reviewed.status, reviewed.reviews[0].date.to_string()),
        (Some(Reversed), "2026-10-01".into())
    );
    let back = TakenBack { because: "Costs doubled", on: "Oct 2026", ..TakenBack::default() };
    let reversed = reverse(&workspace, &two.id, &back).unwrap().value;
    assert_eq!((reversed.status, reversed.reviews[0].date.to_string()), (Some(Reversed), "2026-10".into()));
}

#[test]
fn what_is_put_off_is_as_late_as_it_is() {
    let workspace = workspace();
    let decision = asked(&workspace, "Buy?", &[(DecisionField::NeededBy, "1 Feb 2026")]);
    let put_off = |until: &str| decide(&workspace, &decision.id, Verdict::Defer, &said("", until, ""));
    let deferred = put_off("1 Dec 2026").unwrap().value;
    assert_eq!((deferred.status, text(deferred.first_needed_by)), (Some(Deferred), "2026-02-01".into()));
    assert!(put_off("1 Dec 2026").is_err(), "that was said already");
    assert!(put_off("").is_err(), "nothing is said");
    let again = put_off("1 Feb 2027").unwrap().value;
    assert_eq!(
        (text(again.needed_by), text(again.first_needed_by)),
        ("2027-02-01".into(), "2026-02-01".into()),
        "it can be put off again, and the first day stays"
    );
    let in_time =
        |today: NaiveDate| workspace.read(|conn| measures(conn, today)).unwrap().overall.by_needed_by;
    decide(&workspace, &decision.id, Verdict::Accept, &said("", "", "")).unwrap();
    assert_eq!((in_time(workspace.today()).count, in_time(workspace.today()).of), (0, 1));

    let typed = asked(&workspace, "Build?", &[(DecisionField::NeededBy, "20 Nov 2026")]);
    let moved = set(&workspace, &typed, &[(DecisionField::NeededBy, "1 Dec 2026")]).unwrap();
    assert_eq!(
        text(moved.first_needed_by),
        "2026-11-20",
        "a day that is past is put off however it is typed"
    );
    let back = set(&workspace, &typed, &[(DecisionField::NeededBy, "20 Nov 2026")]).unwrap();
    assert_eq!(back.first_needed_by, None, "back on the day it had, nothing is put off");
    let ahead = asked(&workspace, "Wait?", &[(DecisionField::NeededBy, "20 Dec 2026")]);
    let moved = set(&workspace, &ahead, &[(DecisionField::NeededBy, "21 Dec 2026")]).unwrap();
    assert_eq!(moved.first_needed_by, None, "a day that is ahead can be set right");

    let made = asked(&workspace, "Sell?", &[]);
    decide(&workspace, &made.id, Verdict::Accept, &said("1 Sep 2026", "", "")).unwrap();
    set(&workspace, &made, &[(DecisionField::ReviewOn, "1 Oct 2026")]).unwrap();
    let moved = set(&workspace, &made, &[(DecisionField::ReviewOn, "1 Oct 2027")]).unwrap();
    assert_eq!(text(moved.first_review_on), "2026-10-01");
    let on_time =
        || workspace.read(|conn| measures(conn, workspace.today())).unwrap().overall.reviews_on_time;
    assert_eq!((on_time().count, on_time().of), (0, 1), "it is still overdue");
    let reviewed = review(&workspace, &made.id, &kept()).unwrap().value;
    assert_eq!((reviewed.first_review_on, text(reviewed.reviews[0].due)), (None, "2026-10-01".into()));
    assert_eq!((on_time().count, on_time().of), (0, 1), "it was made, and late");
}

#[test]
fn what_is_proposed_again_waits_since_then() {
    let workspace = workspace();
    let since = (DecisionField::WaitingSince, "5 Jan 2026");
    let decision = asked(
        &workspace,
        "Buy?",
        &[since, (DecisionField::NeededBy, "1 Feb 2026"), (DecisionField::Options, "Buy, Build")],
    );
    let trial = DecisionSaid {
        chosen: "Buy".into(),
        meeting: "Board".into(),
        ..said("6 Jan 2026", "1 Mar 2026", "")
    };
    decide(&workspace, &decision.id, Verdict::AcceptUntil, &trial).unwrap();
    let proposed = propose(&workspace, &decision.id, None, &[]).unwrap();
    assert!(proposed.label.contains("it was needed by 1 Feb 2026"), "{}", proposed.label);
    let proposed = proposed.value;
    assert_eq!(text(proposed.waiting_since), "2026-11-22");
    assert_eq!((proposed.decided_on, proposed.ends_on, proposed.needed_by), (None, None, None));
    assert_eq!((proposed.chosen.as_deref(), proposed.decided_in.as_deref()), (None, None));
    let row = row(&workspace, &decision, workspace.today());
    assert_eq!((row.why, row.days_waiting), (Some(Why::Waiting), Some(0)));
    set(
        &workspace,
        &decision,
        &[(DecisionField::Status, "provisional"), (DecisionField::EndsOn, "1 Dec 2026")],
    )
    .unwrap();
    let needed = [(DecisionField::Status, "proposed"), (DecisionField::NeededBy, "1 Jan 2027")];
    assert_eq!(
        text(set(&workspace, &decision, &needed).unwrap().needed_by),
        "2027-01-01",
        "what is said stays"
    );
}

#[test]
fn what_holds_for_a_time_is_made_final_or_gets_more_time() {
    let workspace = workspace();
    let trial = |title: &str| {
        let decision = asked(&workspace, title, &[(DecisionField::Options, "Buy, Build")]);
        let said = DecisionSaid { chosen: "Buy".into(), ..said("1 Sep 2026", "1 Nov 2026", "Try it") };
        decide(&workspace, &decision.id, Verdict::AcceptUntil, &said).unwrap();
        assert_eq!(row(&workspace, &decision, workspace.today()).why, Some(Why::Expired));
        decision
    };
    let made = trial("Buy?");
    let accepted =
        decide(&workspace, &made.id, Verdict::Accept, &said("20 Nov 2026", "", "It worked")).unwrap().value;
    assert_eq!((accepted.status, accepted.ends_on), (Some(Accepted), None));
    assert_eq!((text(accepted.decided_on), accepted.chosen.as_deref()), ("2026-11-20".into(), Some("Buy")));
    let [amendment] = &accepted.amendments[..] else { panic!("{:?}", accepted.amendments) };
    assert_eq!(
        (amendment.before.as_str(), amendment.after.as_str()),
        ("Try it", "It worked"),
        "both are kept"
    );
    let [looked] = &accepted.reviews[..] else { panic!("{:?}", accepted.reviews) };
    assert_eq!((looked.outcome, looked.note.as_str()), (ReviewOutcome::Keep, "It worked"));
    assert_eq!(row(&workspace, &made, workspace.today()).why, None, "nothing waits any more");

    let longer = trial("Build?");
    let renew = |until: &str| decide(&workspace, &longer.id, Verdict::AcceptUntil, &said("", until, ""));
    assert!(renew("").unwrap_err().to_string().contains("until when"));
    assert!(renew("1 Nov 2026").unwrap_err().to_string().contains("already"));
    assert!(renew("10 Nov 2026").unwrap_err().to_string().contains("would end on 10 Nov 2026"));
    let renewed = renew("1 Mar 2027").unwrap().value;
    assert_eq!((renewed.status, text(renewed.ends_on)), (Some(Provisional), "2027-03-01".into()));
    assert_eq!(text(renewed.decided_on), "2026-09-01", "it was decided then");
    assert_eq!(row(&workspace, &longer, workspace.today()).why, None);

    let looked = trial("Wait?");
    let refused = review(&workspace, &looked.id, &kept()).unwrap_err();
    assert!(refused.to_string().contains("held until 1 Nov 2026"), "{refused}");
    let until = DecisionReview { until: "1 Mar 2027".into(), ..kept() };
    assert_eq!(text(review(&workspace, &looked.id, &until).unwrap().value.ends_on), "2027-03-01");
    assert!(review(&workspace, &made.id, &until).is_err(), "what holds without an end gets none");
}

#[test]
fn a_review_says_whether_what_was_assumed_still_holds() {
    let workspace = workspace();
    let list = r#"[{"text": "Prices hold", "checkBy": "1 Nov 2026"}, {"text": "Prices hold"}]"#;
    let decision = asked(&workspace, "Buy?", &[(DecisionField::Assumptions, list)]);
    decide(&workspace, &decision.id, Verdict::Accept, &said("1 Sep 2026", "", "")).unwrap();
    set(&workspace, &decision, &[(DecisionField::ReviewOn, "1 Mar 2027")]).unwrap();
    let why = |today: NaiveDate| row(&workspace, &decision, today).why;
    assert_eq!(why(workspace.today()), Some(Why::AssumptionDue));
    let found = |what: &str| AssumptionFound::said("prices hold", what).unwrap();
    let looked = DecisionReview { assumptions: vec![found("yes, 1 Feb 2027"), found("no")], ..kept() };
    let after = review(&workspace, &decision.id, &looked).unwrap().value;
    let said: Vec<_> = after.assumptions.iter().map(|it| (it.still_true, text(it.check_by))).collect();
    assert_eq!(said, [(Some(true), "2027-02-01".into()), (Some(false), String::new())]);
    assert_eq!(text(after.review_on), "2027-03-01", "the review is still ahead");
    assert_eq!(after.reviews[0].due, None, "this was not the review that was set");
    assert_eq!(why(workspace.today()), None, "the row goes");
    assert_eq!(why(day("2027-02-01")), Some(Why::AssumptionDue), "and comes back on the day that was said");
    let unknown =
        DecisionReview { assumptions: vec![AssumptionFound::said("It rains", "no").unwrap()], ..kept() };
    let refused = review(&workspace, &decision.id, &unknown).unwrap_err().to_string();
    assert_eq!(refused, "D-1 does not assume “It rains”");
    assert!(AssumptionFound::said("It rains", "yes, 1 Mar 2027, no").is_err());

    let moved =
        r#"[{"text": "Prices hold", "checkBy": "1 Nov 2029", "stillTrue": true}, {"text": "Prices hold"}]"#;
    let refused = set(&workspace, &decision, &[(DecisionField::Assumptions, moved)]).unwrap_err().to_string();
    assert!(refused.contains("its text is fixed"), "the day to look is no side matter: {refused}");
}

#[test]
fn two_results_of_one_measure_are_told_apart() {
    let workspace = workspace();
    let decision = asked(&workspace, "Buy?", &[]);
    let twice = [(DecisionField::Expected, "Share\nshare")];
    assert!(set(&workspace, &decision, &twice).unwrap_err().to_string().contains("Two expected results"));
    // A file may bring them all the same.
    let with_two = workspace
        .transact(roadbook_core::Op::Import, "", |tx| {
            let before = Decision::find(tx.conn(), &decision.id.0)?.unwrap();
            let result =
                || roadbook_core::decisions::ExpectedResult { metric: "Share".into(), ..Default::default() };
            let after =
                Decision { expected: vec![result(), result()], status: Some(Accepted), ..before.clone() };
            tx.change(&before, &after)?;
            Ok(after)
        })
        .unwrap()
        .value;
    let what = |what: &str| ExpectedHappened { metric: "Share".into(), what: what.into() };
    let found = DecisionReview { happened: vec![what("21 %"), what("24 %")], ..kept() };
    let reviewed = review(&workspace, &with_two.id, &found).unwrap().value;
    let happened: Vec<_> = reviewed.expected.iter().map(|it| it.happened.as_deref()).collect();
    assert_eq!(happened, [Some("21 %"), Some("24 %")]);
}

#[test]
fn what_was_superseded_while_it_waited_was_never_decided() {
    let workspace = workspace();
    let draft = asked(&workspace, "Buy?", &[(DecisionField::Options, "Buy, Build")]);
    let new = asked(&workspace, "Build?", &[]);
    decide(&workspace, &new.id, Verdict::Accept, &said("", "", "")).unwrap();
    supersede(&workspace, &draft.id, &new.id).unwrap();
    let overall = || workspace.read(|conn| measures(conn, workspace.today())).unwrap().overall;
    assert_eq!((overall().decided, overall().with_real_options.of, overall().reversed.of), (1, 1, 1));
    let back = TakenBack { because: "Too dear", ..TakenBack::default() };
    let said_of = reverse(&workspace, &new.id, &back).unwrap().label;
    assert_eq!(said_of, "Reversed D-2: Build?; D-1 can come back: set its status to proposed");
    assert_eq!(
        row(&workspace, &draft, workspace.today()).superseded_by,
        [""; 0],
        "what was taken back takes no place"
    );
    let refused = set(&workspace, &draft, &[(DecisionField::Status, "accepted")]).unwrap_err();
    assert!(refused.to_string().contains("before it was decided"), "{refused}");
    let proposed = set(&workspace, &draft, &[(DecisionField::Status, "proposed")]).unwrap();
    assert_eq!((proposed.status, text(proposed.waiting_since)), (Some(Proposed), "2026-11-22".into()));

    let made = asked(&workspace, "Sell?", &[]);
    decide(&workspace, &made.id, Verdict::Accept, &said("", "", "")).unwrap();
    let other = asked(&workspace, "Rent?", &[(DecisionField::Supersedes, "D-3")]);
    decide(&workspace, &other.id, Verdict::Accept, &said("", "", "")).unwrap();
    assert_eq!(now(&workspace, &made).status, Some(Superseded));
    let said_of = reverse(&workspace, &other.id, &back).unwrap().label;
    assert!(said_of.ends_with("; D-3 can come back: set its status to accepted"), "{said_of}");
}

#[test]
fn a_copy_is_decided_anew() {
    let workspace = workspace();
    let expected = r#"[{"metric": "Share", "to": "25 %", "by": "Mar 2027", "happened": "24 %"}]"#;
    let assumed = r#"[{"text": "Prices hold", "checkBy": "1 Oct 2026", "stillTrue": true}]"#;
    let decision = asked(
        &workspace,
        "Buy?",
        &[
            (DecisionField::Options, "Buy, Build"),
            (DecisionField::NeededBy, "1 Dec 2026"),
            (DecisionField::ReviewOn, "1 Dec 2027"),
            (DecisionField::Expected, expected),
            (DecisionField::Assumptions, assumed),
            (DecisionField::TradeOffs, "We carry the stock"),
        ],
    );
    decide(&workspace, &decision.id, Verdict::AcceptUntil, &said("", "1 Mar 2027", "It is quick")).unwrap();
    let copy = duplicate(&workspace, &decision.id).unwrap().value;
    assert_eq!(copy.options.len(), 2, "what there is to choose from stays");
    assert_eq!((copy.rationale.as_str(), copy.trade_offs.as_str()), ("", ""));
    assert_eq!((copy.needed_by, copy.review_on, copy.ends_on), (None, None, None));
    let result = &copy.expected[0];
    assert_eq!(
        (result.happened.as_deref(), text(result.by)),
        (None, "2027-03".into()),
        "what is ahead stays"
    );
    let assumption = &copy.assumptions[0];
    assert_eq!((assumption.still_true, assumption.looked_on, assumption.check_by), (None, None, None));
}

//! What a pack is filled with: what it lacks, what is news, what a thing did that shipped, and what is said once it is late.

use roadbook_core::actions::Action;
use roadbook_core::decisions::assign::DecisionField;
use roadbook_core::ids::Reference;
use roadbook_core::items::assign::ItemField;
use roadbook_core::metrics::Metric;
use roadbook_core::register::{edit, find};
use roadbook_core::reviews::hold::end;
use roadbook_core::reviews::pack::document::document;
use roadbook_core::reviews::pack::{SectionState, build};
use roadbook_core::reviews::section::Section;
use roadbook_core::reviews::{IssuedPack, Review, ReviewStatus, issue};
use roadbook_core::updates::Format;
use roadbook_core::{Op, Workspace, decisions, history, imports, items, links, people, today};
use roadbook_testkit::{day, surroundings_on, workspace};

use super::reviews::{added, pack, section, values, with_review};

fn add_item(workspace: &Workspace, title: &str, pairs: &[(ItemField, &str)]) -> items::Item {
    let fields: Vec<_> = pairs.iter().map(|(field, value)| (*field, (*value).to_owned())).collect();
    items::add::add(workspace, title, &fields).unwrap().value
}

#[test]
fn a_pack_is_ready_when_each_section_has_what_it_needs() {
    let (workspace, review) = with_review("2026-12-01");
    edit::edit::<Review>(&workspace, review, &values(&[("invited", "Ada Osei")])).unwrap();
    let theme = [
        (ItemField::Level, "theme"),
        (ItemField::Timeframe, "Q1 2027"),
        (ItemField::Health, "on track"),
        (ItemField::Effort, "12"),
    ];
    add_item(&workspace, "Faster payouts", &theme);
    let metric = |name: &str| {
        let fields = [("owner", "Ada Osei"), ("targets", "Q4 2026: 80"), ("inPack", "yes")];
        let metric = added::<Metric>(&workspace, name, &fields);
        edit::edit::<Metric>(&workspace, metric, &values(&[("readings", "2026-11-20: 90")])).unwrap();
    };
    metric("Same-day payouts");
    let complete = pack(&workspace, review);
    assert_eq!((complete.missing.as_slice(), complete.ready), (&[][..], 15));
    for name in ["Two", "Three", "Four", "Five", "Six"] {
        metric(name);
    }
    let crowded = pack(&workspace, review);
    let outcomes = section(&crowded, Section::Outcomes);
    assert_eq!(outcomes.state, SectionState::NotReady);
    assert_eq!(outcomes.missing, ["6 metrics are in it, 5 at most"]);
}

#[test]
fn the_last_pack_is_one_of_the_same_series_that_has_left() {
    let other = |title: &str, on: &str, audience: &str, is_held: bool| {
        let workspace = workspace();
        let review = added::<Review>(&workspace, "Executive review", &[("day", "2026-12-07")]);
        let earlier = added::<Review>(&workspace, title, &[("day", on), ("audience", audience)]);
        if is_held {
            end(&workspace, earlier, "").unwrap();
        }
        let pack = pack(&workspace, review);
        (pack.last.is_some(), pack.since.to_string())
    };
    let check = |title, on, audience, is_held, last, since: &str| {
        let found = other(title, on, audience, is_held);
        assert_eq!(found, (last, since.to_owned()), "{title} on {on} for {audience}, held: {is_held}");
    };
    // Today is the 22nd of November.
    check("Board review", "2026-11-30", "", false, false, "2026-11-07");
    check("Board review", "2026-11-18", "Finance and board", true, false, "2026-11-07");
    check("Executive review", "2026-11-30", "", false, false, "2026-11-07");
    check("Executive review", "2026-11-18", "Finance and board", true, true, "2026-11-22");
    check("Another name", "2026-11-18", "", true, true, "2026-11-22");
    check("Executive review", "2026-12-09", "", true, false, "2026-11-07");
}

#[test]
fn news_are_of_days_that_were() {
    let (workspace, review) = with_review("2026-12-01");
    let set = |since: &str| edit::edit::<Review>(&workspace, review, &values(&[("since", since)]));
    let refused = set("2027-01-01").unwrap_err().to_string();
    assert!(refused.contains("after the meeting on 1 December 2026"), "{refused}");
    set("2026-11-28").unwrap();
    assert_eq!(pack(&workspace, review).since, day("2026-11-22"), "what is still to come is no news");
    set("2026-11-01").unwrap();
    assert_eq!(pack(&workspace, review).since, day("2026-11-01"));
}

#[test]
fn a_review_whose_day_is_over_asks_for_what_was_written_down() {
    let check = |today_is: &str, expect: &str| {
        let (workspace, review) = with_review("2026-12-01");
        let on = day(today_is);
        let built = workspace
            .read(|conn| build(conn, &find::by_reference::<Review>(conn, review)?, on))
            .unwrap()
            .pack;
        let late: Vec<_> = built.gate.iter().filter(|step| step.is_late).map(|step| &step.text).collect();
        assert_eq!(late, [expect], "on {today_is}");
        let waits = workspace.read(|conn| today::today(conn, on)).unwrap();
        let rows = waits.groups.into_iter().flat_map(|group| group.rows);
        let row = rows.into_iter().find(|row| row.reference == "V-1").unwrap();
        assert_eq!(row.text, expect, "Today says the same on {today_is}");
    };
    let late = |left: &str| {
        format!(
            "The pre-read should have left on 26 November 2026, 3 working days before the meeting; {left}"
        )
    };
    check("2026-11-27", &late("2 are left"));
    check("2026-11-30", &late("1 is left"));
    check("2026-12-01", &late("it is today"));
    check("2026-12-02", "It was to be held on 1 December 2026; nothing is written down");
}

#[test]
fn what_nobody_dated_read_or_told_waits_on_today() {
    let workspace = workspace();
    let decided = |title: &str, fields: &[(DecisionField, &str)]| {
        let fields: Vec<_> = fields.iter().map(|(field, value)| (*field, (*value).to_owned())).collect();
        decisions::add::add(&workspace, title, &fields).unwrap();
    };
    decided("For a time", &[(DecisionField::EndsOn, "2026-11-30"), (DecisionField::Status, "provisional")]);
    decided("Later", &[(DecisionField::EndsOn, "2027-03-30"), (DecisionField::Status, "provisional")]);
    let assumed = r#"[{"text":"Prices hold","checkBy":"2026-11-25"}]"#;
    decided("On a belief", &[(DecisionField::Assumptions, assumed), (DecisionField::Status, "accepted")]);
    decided("To be seen", &[(DecisionField::ReviewOn, "2026-11-20"), (DecisionField::Status, "accepted")]);
    added::<Action>(&workspace, "Some day", &[]);
    added::<Action>(&workspace, "Next year", &[("due", "2027-05-01")]);
    added::<Metric>(&workspace, "Never read", &[]);
    added::<Metric>(&workspace, "Counted here", &[("computed", "decisionsOnTime")]);
    let waits = workspace.read(|conn| today::today(conn, workspace.today())).unwrap();
    let rows = waits.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group.key, row)));
    let found: Vec<_> =
        rows.map(|(key, row)| (key, row.title.as_str(), row.days, row.text.as_str())).collect();
    let looks = [
        (today::TodayGroupKey::Actions, "Some day", None, "Nobody · no day is set"),
        (today::TodayGroupKey::Metrics, "Never read", None, "Never read yet"),
        (today::TodayGroupKey::Coming, "To be seen", Some(-2), "keep, change or reverse"),
        (
            today::TodayGroupKey::Coming,
            "On a belief",
            Some(3),
            "It was assumed: Prices hold. Is it still so?",
        ),
        (today::TodayGroupKey::Coming, "For a time", Some(8), "It holds until 30 November; decide anew"),
    ];
    assert_eq!(found, looks);
    assert!(waits.groups.iter().all(|group| !group.title.is_empty()));
}

#[test]
fn what_shipped_says_what_it_did() {
    let (workspace, review) = with_review("2026-12-01");
    let item = add_item(&workspace, "Instant payouts", &[(ItemField::Level, "theme")]);
    let fields = [
        (DecisionField::Status, "accepted".to_owned()),
        (
            DecisionField::Expected,
            r#"[{"metric":"Same-day payouts","from":"41 %","to":"80 %","by":"2026-12-31"}]"#.to_owned(),
        ),
    ];
    let decision = decisions::add::add(&workspace, "Our own connection", &fields).unwrap().value;
    let concerns = links::said::Said::parse("concerns").unwrap();
    links::add::add(&workspace, decision.reference(), concerns, item.reference()).unwrap();
    // The pack before left when it was not done yet.
    let operation =
        workspace.read(|conn| history::list::operations(conn, &Default::default())).unwrap()[0].number;
    let issued = IssuedPack {
        on: day("2026-11-22"),
        operation,
        document: String::new(),
        calendar: None,
        envelope: Default::default(),
        contents: String::new(),
        files: Vec::new(),
        withheld: 0,
        health: None,
    };
    let last = Review {
        day: day("2026-11-20"),
        title: "Executive review".into(),
        status: ReviewStatus::Issued,
        ..Review::default()
    };
    workspace
        .transact(Op::Add, "The pack before", |tx| {
            tx.create(&Review { id: tx.new_id(), number: 99, issued: Some(issued.clone()), ..last.clone() })
        })
        .unwrap();
    let done = [(ItemField::Status, "Done".to_owned())];
    items::edit::edit(&workspace, std::slice::from_ref(&item.id), &done).unwrap();
    let row = || {
        let pack = pack(&workspace, review);
        section(&pack, Section::Shipped)
            .rows
            .iter()
            .find(|row| row.title == "Instant payouts")
            .unwrap()
            .clone()
    };
    assert_eq!(row().missing, ["does not say what it did"], "nobody measured it");
    let metric = added::<Metric>(&workspace, "same-day payouts", &[("unit", "%")]);
    edit::edit::<Metric>(&workspace, metric, &values(&[("readings", "2026-11-20: 63")])).unwrap();
    let measured = row();
    assert_eq!(measured.missing, Vec::<String>::new());
    assert_eq!(
        measured.second,
        "Same-day payouts: 41 % → 63%, 80 % expected by Dec 2026: less than expected"
    );
}

#[test]
fn an_ask_says_what_is_advised_why_and_what_is_accepted_with_it() {
    let (workspace, review) = with_review("2026-12-01");
    let fields = [
        (DecisionField::NeededBy, "2026-12-01".to_owned()),
        (DecisionField::Options, "The partner bank\nOur own connection".to_owned()),
        (DecisionField::Recommendation, "Our own connection".to_owned()),
        (DecisionField::Rationale, "It ends the **dependence**.".to_owned()),
        (DecisionField::TradeOffs, "Half a year of on-call.".to_owned()),
    ];
    decisions::add::add(&workspace, "Which way?", &fields).unwrap();
    let built = workspace
        .read(|conn| build(conn, &find::by_reference::<Review>(conn, review)?, workspace.today()))
        .unwrap();
    let document = document(&built).unwrap();
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let choice = blocks
        .filter_map(|block| match block {
            roadbook_core::formats::document::Block::Choice(choice) => Some(choice),
            _ => None,
        })
        .next()
        .unwrap();
    assert_eq!(choice.advice.as_deref(), Some("B, Our own connection. It ends the dependence."));
    assert_eq!(choice.trade_off.as_deref(), Some("Half a year of on-call."));
}

#[test]
fn the_mail_of_a_pack_names_the_meeting_and_who_gets_it() {
    let (workspace, review) = with_review("2026-12-01");
    let person = |name: &str, email: &str| {
        let fields = [(people::assign::PersonField::Email, email.to_owned())];
        people::add::add(&workspace, name, &fields).unwrap();
    };
    person("Ada Osei", "ada@larkfield.example");
    person("Bo Lind", "");
    let fields = [("time", "14:00"), ("invited", "Ada Osei, Bo Lind")];
    edit::edit::<Review>(&workspace, review, &values(&fields)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let found = workspace.read(|conn| find::by_reference::<Review>(conn, review)).unwrap();
    let written = issue::write(&workspace, &found, &[Format::Eml], folder.path()).unwrap();
    assert_eq!(written.leaks, []);
    let mail = std::fs::read_to_string(&written.files[0]).unwrap();
    let head: Vec<_> = mail.lines().take(2).collect();
    assert_eq!(head[0], "To: \"Ada Osei\" <ada@larkfield.example>");
    assert_eq!(head[1], "Subject: Pre-read: Executive review, 1 December 2026, 14:00");
    assert_eq!(pack(&workspace, review).people, 2, "each is counted once");
}

#[test]
fn the_appendix_says_where_the_numbers_come_from() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("board.csv");
    std::fs::write(&file, "Key,Summary,Issue Type,Status\nPAY-1,Payouts,Epic,To Do\n").unwrap();
    let workspace =
        Workspace::create(&home.path().join("plan.roadbook"), surroundings_on("2026-11-22")).unwrap();
    let path = file.to_string_lossy().into_owned();
    let request = imports::ImportRequest { path, ..imports::ImportRequest::default() };
    imports::import(&workspace, &request, &roadbook_core::watch::Unwatched).unwrap();
    let review = added::<Review>(&workspace, "Executive review", &[("day", "2026-12-01")]);
    let source = |review: Reference| {
        let pack = pack(&workspace, review);
        let rows = section(&pack, Section::Appendix).rows.clone();
        rows.into_iter().find(|row| row.title == "board.csv").map(|row| row.value)
    };
    assert_eq!(source(review).as_deref(), Some("1 item, read on 22 Nov"));
    edit::edit::<Review>(&workspace, review, &values(&[("audience", "Customers")])).unwrap();
    assert_eq!(source(review), None, "names of files stay inside");
}

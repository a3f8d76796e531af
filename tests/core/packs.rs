//! What a pack is filled with: what it lacks, what is news, what a thing did that shipped, and what is said once it is late.

use std::path::Path;

use roadbook_core::actions::Action;
use roadbook_core::decisions::assign::DecisionField;
use roadbook_core::formats::write::markdown;
use roadbook_core::goals::edit::GoalField;
use roadbook_core::ids::Reference;
use roadbook_core::items::field::ItemField;
use roadbook_core::metrics::Metric;
use roadbook_core::raid::RaidEntry;
use roadbook_core::register::{edit, find};
use roadbook_core::reviews::hold::end;
use roadbook_core::reviews::issue::PackWish;
use roadbook_core::reviews::issue::write;
use roadbook_core::reviews::pack::document::document;
use roadbook_core::reviews::pack::edit::{SectionChange, edit as edit_section};
use roadbook_core::reviews::pack::{SectionState, build};
use roadbook_core::reviews::section::Section;
use roadbook_core::reviews::{Review, issue};
use roadbook_core::signals::Signal;
use roadbook_core::updates::store::by_reference;
use roadbook_core::updates::{Format, SlidesWish, again};
use roadbook_core::{Workspace, audiences, decisions, goals, imports, items, links, people, today};
use roadbook_testkit::{day, surroundings_on, workspace};

use super::reviews::{added, pack, pack_leaves, section, values, with_review};

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
fn what_customers_said_leads_back_to_the_signals() {
    let (workspace, review) = with_review("2026-12-01");
    for (words, themes, customer) in
        [("Slow", "payouts, price", "Merrow"), ("Dear", "price", "Tarn"), ("Slow again", "payouts", "Merrow")]
    {
        let fields = [("themes", themes), ("customer", customer), ("saidOn", "2026-11-20")];
        added::<Signal>(&workspace, words, &fields);
    }
    let pack = pack(&workspace, review);
    let rows: Vec<_> = section(&pack, Section::Signals)
        .rows
        .iter()
        .map(|row| (row.title.as_str(), row.value.as_str(), row.of.join(" ")))
        .collect();
    assert_eq!(
        rows,
        [
            ("payouts", "2 from 1 customer", "S-3 S-1".to_owned()),
            ("price", "2 from 2 customers", "S-2 S-1".to_owned())
        ]
    );
}

#[test]
fn effort_stands_beside_the_weights_of_the_goals() {
    let check = |efforts: &[(&str, &str)], weights: &[(&str, &str, &str)], headline: &str, rows: &[&str]| {
        let (workspace, review) = with_review("2026-12-01");
        for (goal, weight, sensitivity) in weights {
            let values = [
                (GoalField::Weight, (*weight).to_owned()),
                (GoalField::Sensitivity, (*sensitivity).to_owned()),
            ];
            goals::edit::add(&workspace, goal, &values).unwrap();
        }
        for (goal, effort) in efforts {
            let theme = [(ItemField::Level, "theme"), (ItemField::Goal, *goal), (ItemField::Effort, *effort)];
            add_item(&workspace, &format!("For {goal}"), &theme);
        }
        let pack = pack(&workspace, review);
        let effort = section(&pack, Section::Effort);
        assert_eq!(effort.headline, headline, "{efforts:?} {weights:?}");
        let said: Vec<_> = effort.rows.iter().map(|row| format!("{}: {}", row.title, row.second)).collect();
        assert_eq!(said, rows, "{efforts:?} {weights:?}");
    };
    let both = [("Trust", "30"), ("Reach", "10")];
    let weights = [("Trust", "1", "internal"), ("Reach", "1", "internal")];
    let rows = ["Trust: 30 days, 50% planned", "Reach: 10 days, 50% planned"];
    check(&both, &weights, "75% goes to Trust, 50% is planned", &rows);
    let weights = [("Trust", "7", "internal"), ("Reach", "3", "internal")];
    let rows = ["Trust: 30 days, 70% planned", "Reach: 10 days, 30% planned"];
    check(&both, &weights, "75% goes to Trust", &rows);
    check(&both, &[], "75% goes to Trust", &["Trust: 30 days", "Reach: 10 days"]);
    let secret = [("Trust", "1", "restricted"), ("Reach", "1", "internal")];
    let rows = ["Trust: 30 days", "Reach: 10 days, 50% planned"];
    check(&both, &secret, "25% goes to Reach, 50% is planned", &rows);
    let (workspace, review) = with_review("2026-12-01");
    let theme = [(ItemField::Level, "theme"), (ItemField::Goal, "Trust")];
    let theme = add_item(&workspace, "Faster payouts", &theme).reference().to_string();
    let part = [(ItemField::Level, "feature"), (ItemField::Parent, theme.as_str()), (ItemField::Effort, "5")];
    add_item(&workspace, "Book once", &part);
    let pack = pack(&workspace, review);
    let effort = section(&pack, Section::Effort);
    assert_eq!(effort.headline, "100% goes to Trust", "a part stands for the goal of the whole");
    let rows = ["Trust: 30 days", "No goal: 10 days"];
    check(&[("Trust", "30"), ("", "10")], &[], "25% of the effort stands for no goal", &rows);
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
fn a_review_for_nobody_is_on_today_and_stops_nothing() {
    let (workspace, review) = with_review("2026-12-01");
    let other = added::<Review>(&workspace, "Board review", &[("day", "2026-11-18")]);
    end(&workspace, other, "").unwrap();
    let executives = workspace.read(|conn| audiences::list::named(conn, "Executives")).unwrap();
    audiences::archive::put_away(&workspace, &executives.id).unwrap();
    let rows = || {
        let waits = workspace.read(|conn| today::today(conn, workspace.today())).unwrap();
        waits.groups.into_iter().flat_map(|group| group.rows).collect::<Vec<_>>()
    };
    let row = rows().into_iter().find(|row| row.reference == "V-1").unwrap();
    assert_eq!((row.text.as_str(), row.ready), ("Nobody said whom it is for", None));
    edit::edit::<Review>(&workspace, review, &values(&[("audience", "Finance and board")])).unwrap();
    assert_eq!(
        pack(&workspace, review).last,
        None,
        "one of another name that is for nobody is none of its series"
    );
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
    pack_leaves(&workspace);
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
fn a_title_that_is_only_named_stops_no_pack_when_it_names_something_withheld() {
    let (workspace, review) = with_review("2026-12-01");
    add_item(&workspace, "Project Falcon", &[(ItemField::Sensitivity, "restricted")]);
    added::<RaidEntry>(&workspace, "The bank is slow", &[("probability", "2"), ("impact", "2")]);
    added::<RaidEntry>(&workspace, "We depend on Project Falcon", &[("probability", "1"), ("impact", "2")]);
    let pack = pack(&workspace, review);
    let unsaid = section(&pack, Section::Risks).not_put_forward.iter();
    let unsaid: Vec<_> = unsaid.map(|other| (other.reference.as_str(), other.is_unsaid)).collect();
    assert_eq!(unsaid, [("K-1", false), ("K-2", true)]);
    let folder = tempfile::tempdir().unwrap();
    let kept = workspace.read(|conn| find::by_reference::<Review>(conn, review)).unwrap();
    let written = write(&workspace, &kept, &[Format::Md, Format::Pdf], folder.path()).unwrap();
    assert_eq!(written.leaks, []);
    let page = std::fs::read_to_string(&written.files[0]).unwrap();
    assert!(page.contains("K-1 The bank is slow; K-2"), "{page}");
    assert!(!page.contains("Falcon"), "{page}");
}

#[test]
fn what_is_not_put_forward_is_named_in_the_appendix() {
    let (workspace, review) = with_review("2026-12-01");
    added::<RaidEntry>(&workspace, "The bank is slow", &[("probability", "2"), ("impact", "2")]);
    let theme = |title: &str| {
        let theme = [(ItemField::Level, "theme"), (ItemField::Timeframe, "10 Feb 2027")];
        add_item(&workspace, title, &theme)
    };
    let (moved, stays) = (theme("Faster payouts"), theme("Lower fees"));
    pack_leaves(&workspace);
    let later = [(ItemField::Timeframe, "12 Mar 2027".to_owned())];
    items::edit::edit(&workspace, std::slice::from_ref(&moved.id), &later).unwrap();
    let change = |section, change| edit_section(&workspace, review, section, change).unwrap();
    let others = |of: Section| {
        let pack = pack(&workspace, review);
        let others = section(&pack, of).not_put_forward.iter().map(|other| other.reference.clone());
        others.collect::<Vec<_>>()
    };
    let page = || {
        let built = |conn: &_| build(conn, &find::by_reference::<Review>(conn, review)?, workspace.today());
        markdown::render(&document(&workspace.read(built).unwrap()).unwrap())
    };
    assert_eq!((others(Section::Risks), others(Section::Changes)), (vec!["K-1".to_owned()], vec![]));
    assert!(page().contains("1 of 2 items are where they were"), "{}", page());

    change(Section::Changes, SectionChange::Drop { of: moved.reference().to_string() });
    change(Section::Changes, SectionChange::Drop { of: stays.reference().to_string() });
    assert_eq!(
        others(Section::Changes),
        ["R-1"],
        "what was taken out is there to be put back, if it changed"
    );
    for said in ["1 more, see the appendix", "Not put forward", "K-1 The bank is slow", "R-1 Faster payouts"]
    {
        assert!(page().contains(said), "{said}: {}", page());
    }
    change(Section::Changes, SectionChange::ByRule { of: moved.reference().to_string() });
    change(Section::Appendix, SectionChange::LeaveOut { out: true });
    assert!(page().contains("1 more, not put forward") && !page().contains("K-1"), "{}", page());
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

#[test]
fn the_mail_of_a_pack_carries_what_is_asked_for() {
    let (workspace, review) = with_review("2026-12-01");
    let read = |bytes: &[u8]| roadbook_core::formats::text_of::eml(bytes).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let found = || workspace.read(|conn| find::by_reference::<Review>(conn, review)).unwrap();
    let along = [Format::Ics, Format::Pdf, Format::Eml, Format::Pdf];
    let wish = PackWish { along: &along, ..PackWish::default() };
    let draft = issue::write_with(&workspace, &found(), &[Format::Eml], folder.path(), wish).unwrap();
    assert_eq!(draft.files.len(), 1, "what goes along is no file of its own");
    let mail = std::fs::read(&draft.files[0]).unwrap();
    let text = String::from_utf8(mail.clone()).unwrap();
    let attached: Vec<_> =
        text.lines().filter_map(|line| line.strip_prefix("Content-Disposition: attachment; ")).collect();
    let name = |ending: &str| format!("filename=\"2026-12-01 Executive review (draft).{ending}\"");
    assert_eq!(attached, [name("pdf"), name("ics")], "each once, and no mail in a mail");
    assert!(text.contains("Content-Type: text/calendar"), "the meeting can be taken into a calendar");
    assert!(
        read(&mail).iter().any(|part| part.place.starts_with("page ")),
        "the words of the PDF are searched, too"
    );

    let issued =
        issue::issue_with(&workspace, review, &[Format::Eml], folder.path(), wish).unwrap().value.files;
    let first = std::fs::read(&issued[0]).unwrap();
    assert!(String::from_utf8_lossy(&first).contains("filename=\"2026-12-01 V-1 Executive review.pdf\""));
    let again = tempfile::tempdir().unwrap();
    let files = issue::write(&workspace, &found(), &[Format::Eml], again.path()).unwrap().files;
    assert_eq!(std::fs::read(&files[0]).unwrap(), first, "it is as it left, with what went along");
}

#[test]
fn a_pack_is_made_again_as_it_left_from_its_review_and_from_what_it_told() {
    let (workspace, review) = with_review("2026-12-01");
    let email = [(people::assign::PersonField::Email, "ada@larkfield.example".to_owned())];
    people::add::add(&workspace, "Ada Osei", &email).unwrap();
    edit::edit::<Review>(&workspace, review, &values(&[("invited", "Ada Osei")])).unwrap();
    let found = || workspace.read(|conn| find::by_reference::<Review>(conn, review)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let plain = issue::write(&workspace, &found(), &[Format::Pptx], folder.path()).unwrap();
    let theme = std::fs::read(&plain.files[0]).unwrap();
    let formats = [Format::Pptx, Format::Eml];
    let slides = SlidesWish { theme: Some(&theme), notes: true };
    let wish = PackWish { slides, along: &[Format::Pptx, Format::Ics] };
    let left = issue::issue_with(&workspace, review, &formats, folder.path(), wish).unwrap().value;
    let bytes = |path: &Path| std::fs::read(path).unwrap();

    let other = tempfile::tempdir().unwrap();
    let files = issue::write(&workspace, &found(), &formats, other.path()).unwrap().files;
    for (left, made) in left.files.iter().zip(&files) {
        assert!(bytes(left) == bytes(made), "{} is as it left", made.display());
    }
    let update = workspace.read(|conn| by_reference(conn, left.update.unwrap().parse().unwrap())).unwrap();
    let other = tempfile::tempdir().unwrap();
    for again in workspace.read(|conn| again(conn, &update, &[], other.path())).unwrap() {
        assert_eq!(again.is_same, Some(true), "{} of what it told", again.file.path.display());
    }
}

#[test]
fn what_is_withheld_is_found_in_what_goes_along() {
    let (workspace, review) = with_review("2026-12-01");
    let secret = [(ItemField::Sensitivity, "restricted")];
    add_item(&workspace, "Zephyr takeover", &secret);
    let pdf = [Format::Pdf];
    let wish = PackWish { along: &pdf, ..PackWish::default() };
    let leak = SectionChange::Text { text: "We wait for the Zephyr takeover.".into() };
    edit_section(&workspace, review, Section::BottomLine, leak).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let found = workspace.read(|conn| find::by_reference::<Review>(conn, review)).unwrap();
    let written = issue::write_with(&workspace, &found, &[Format::Eml], folder.path(), wish).unwrap();
    assert!(written.files.is_empty());
    assert!(written.leaks.iter().any(|leak| leak.place.starts_with("page ")), "{:?}", written.leaks);
}

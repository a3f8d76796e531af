//! A review is held: what is decided is in the log, each audience has its minutes, and the next one is in the calendar;
//! what was promised is counted, and a source that was read again is not old.

use roadbook_core::actions::Action;
use roadbook_core::decisions::Decision;
use roadbook_core::formats::words::Sensitivity;
use roadbook_core::ids::Reference;
use roadbook_core::metrics::Metric;
use roadbook_core::record::Record as _;
use roadbook_core::register::{Entry as _, edit, find};
use roadbook_core::reviews::hold::{Held, agree, conclude, end};
use roadbook_core::reviews::{OutcomeKind, Review, ReviewStatus, issue, minutes};
use roadbook_core::updates::Format;
use roadbook_core::{Access, Workspace, audiences, decisions, history, imports, items, sample, today};
use roadbook_testkit::{day, surroundings_on, workspace};

use super::reviews::{added, values, with_review};

#[test]
fn what_is_decided_in_the_room_is_in_the_log() {
    let (workspace, review) = with_review("2026-11-22");
    let fields = [
        (decisions::assign::DecisionField::NeededBy, "2026-11-20".to_owned()),
        (decisions::assign::DecisionField::Options, "One bank\nTwo banks".to_owned()),
    ];
    decisions::add::add(&workspace, "Which bank?", &fields).unwrap();
    decisions::add::add(&workspace, "Which price?", &[]).unwrap();
    let held = |decision: &str, what, option: Option<&str>, until: &str| Held {
        decision: decision.into(),
        what,
        option: option.map(str::to_owned),
        until: until.into(),
        note: "If the on-call cost stays under 60,000.".into(),
        seconds: 300,
    };
    conclude(&workspace, review, &held("D-1", OutcomeKind::Decided, Some("One bank"), "")).unwrap();
    assert!(
        conclude(&workspace, review, &held("D-2", OutcomeKind::Deferred, None, "")).is_err(),
        "until when?"
    );
    conclude(&workspace, review, &held("D-2", OutcomeKind::Deferred, None, "2026-12-10")).unwrap();
    decisions::add::add(&workspace, "Which colour?", &[]).unwrap();
    conclude(&workspace, review, &held("D-3", OutcomeKind::Rejected, None, "")).unwrap();
    let more = Held { note: "Tell sales on Monday.".into(), ..held("D-1", OutcomeKind::Noted, None, "") };
    conclude(&workspace, review, &more).unwrap();
    agree(&workspace, review, "Book the slot", "Ines Rahm", "2026-12-02", Some("D-1")).unwrap();
    end(&workspace, review, "It was quick.").unwrap();
    let (all, reviews, actions) =
        workspace.read(|conn| Ok((Decision::all(conn)?, Review::all(conn)?, Action::all(conn)?))).unwrap();
    assert_eq!(all[0].chosen.as_deref(), Some("One bank"));
    assert!(!all[0].is_waiting() && all[0].rationale.contains("60,000"));
    assert_eq!(all[1].needed_by, "2026-12-10".parse().ok());
    assert_eq!(all[2].status, Some(roadbook_core::formats::words::DecisionStatus::Rejected));
    assert_eq!((reviews[0].status, reviews[0].outcomes.len()), (ReviewStatus::Held, 3));
    let noted = reviews[0].outcomes.iter().find(|one| one.decision == "D-1").unwrap();
    assert_eq!(
        (noted.what, noted.option.as_deref(), noted.note.as_str()),
        (OutcomeKind::Decided, Some("One bank"), "Tell sales on Monday."),
        "a note leaves it decided"
    );
    assert_eq!(reviews[1].day, day("2026-12-27"), "the next one is started by the cadence");
    assert_eq!(
        (actions[0].review.as_deref(), actions[0].about.as_slice()),
        (Some("V-1"), &["D-1".to_owned()][..])
    );
    assert!(end(&workspace, review, "").is_err(), "it is held once");
    let folder = tempfile::tempdir().unwrap();
    let (review, audience) = workspace
        .read(|conn| {
            Ok((find::by_reference::<Review>(conn, review)?, audiences::list::named(conn, "Engineering")?))
        })
        .unwrap();
    let text_for = |audience: &audiences::Audience| {
        let written = minutes::write(&workspace, &review, audience, &[Format::Md], folder.path()).unwrap();
        assert_eq!(written.leaks, []);
        std::fs::read_to_string(&written.files[0]).unwrap()
    };
    let text = text_for(&audience);
    assert!(
        text.contains("Which bank?") && text.contains("One bank") && text.contains("Book the slot"),
        "{text}"
    );
    assert!(!text.contains("It was quick"), "what was said besides stays in the room: {text}");
    assert!(!text.contains("Tell sales on Monday"), "and so do notes: {text}");
    assert!(text.contains("Rejected") && text.contains("Which colour?"), "{text}");
    let executives = workspace.read(|conn| audiences::list::named(conn, "Executives")).unwrap();
    let text = text_for(&executives);
    for said in
        ["Tell sales on Monday.", "5 minutes", "It was quick.", "1 thing was decided, 1 rejected, 1 put off"]
    {
        assert!(text.contains(said), "{said} is for those who were there: {text}");
    }
    let nobody = Review { day: day("2027-03-03"), ..Review::default() };
    let refused = minutes::write(&workspace, &nobody, &executives, &[Format::Md], folder.path()).unwrap_err();
    assert!(refused.to_string().contains("no review on 3 March 2027"), "{refused}");
}

#[test]
fn the_room_reads_what_those_may_see_whom_the_review_is_for() {
    let (workspace, review) = with_review("2026-12-01");
    let fields = [
        (decisions::assign::DecisionField::Options, "The partner bank\nOur own connection".to_owned()),
        (decisions::assign::DecisionField::Recommendation, "our own connection".to_owned()),
        (decisions::assign::DecisionField::TradeOffs, "Half a year of on-call.".to_owned()),
        (decisions::assign::DecisionField::Sensitivity, "confidential".to_owned()),
    ];
    let decision = decisions::add::add(&workspace, "Which way?", &fields).unwrap().value.reference();
    let ask = || {
        workspace.read(|conn| {
            let review = find::by_reference::<Review>(conn, review)?;
            roadbook_core::reviews::room::ask(conn, &review, decision, workspace.today())
        })
    };
    let shown = ask().unwrap();
    assert_eq!(
        shown.options.iter().map(|one| (one.name.as_str(), one.is_advised)).collect::<Vec<_>>(),
        [("The partner bank", false), ("Our own connection", true)]
    );
    assert_eq!((shown.title.as_str(), shown.trade_offs.as_str()), ("Which way?", "Half a year of on-call."));
    edit::edit::<Review>(&workspace, review, &values(&[("audience", "Engineering")])).unwrap();
    let refused = ask().unwrap_err().to_string();
    assert_eq!(refused, "D-1 is not for Engineering", "a wall shows no more than the page that was sent");
}

#[test]
fn what_is_said_again_in_the_room_takes_the_place_of_what_was_said() {
    let (workspace, review) = with_review("2026-11-22");
    let options = (decisions::assign::DecisionField::Options, "One bank\nTwo banks".to_owned());
    decisions::add::add(&workspace, "Which bank?", &[options]).unwrap();
    let say = |what, option: Option<&str>, until: &str, note: &str| {
        let held = Held {
            decision: "D-1".into(),
            what,
            option: option.map(str::to_owned),
            until: until.into(),
            note: note.into(),
            seconds: 60,
        };
        conclude(&workspace, review, &held).map(|committed| committed.value.outcomes)
    };
    let decision = || workspace.read(Decision::all).unwrap().remove(0);
    say(OutcomeKind::Deferred, None, "2026-12-10", "").unwrap();
    say(OutcomeKind::Deferred, None, "2026-12-20", "").unwrap();
    assert_eq!(decision().needed_by, "2026-12-20".parse().ok(), "put off again, to another day");
    say(OutcomeKind::Decided, Some("One bank"), "", "It is quick.").unwrap();
    let outcomes = say(OutcomeKind::Decided, Some("Two banks"), "", "It is safe.").unwrap();
    assert_eq!((outcomes.len(), outcomes[0].option.as_deref()), (1, Some("Two banks")));
    let decided = decision();
    assert_eq!((decided.chosen.as_deref(), decided.rationale.as_str()), (Some("Two banks"), "It is safe."));
    assert_eq!(decided.amendments, [], "nothing was fixed while the room was still talking");
    assert!(say(OutcomeKind::Decided, Some("Three banks"), "", "").is_err(), "there is no such option");
    end(&workspace, review, "").unwrap();
    assert!(say(OutcomeKind::Decided, Some("One bank"), "", "").is_err(), "the review is over");
}

#[test]
fn minutes_are_an_update_for_each_audience_that_must_know() {
    let workspace = Workspace::open_in_memory(surroundings_on("2026-11-22")).unwrap();
    sample::fill(&workspace).unwrap();
    let of_name = |name: &str| workspace.read(|conn| audiences::list::named(conn, name)).unwrap();
    let engineering = of_name("Engineering");
    let regular = || roadbook_core::updates::Wish {
        audience: &engineering.id,
        template: None,
        formats: &[Format::Md],
        folder: None,
        ..roadbook_core::updates::Wish::of(&engineering.id)
    };
    roadbook_core::updates::issue(&workspace, regular()).unwrap();
    let item = workspace.read(items::Item::all).unwrap().into_iter().find(|item| !item.archived).unwrap();
    let moved = [(items::field::ItemField::Timeframe, "2 Aug 2028".to_owned())];
    items::edit::edit(&workspace, std::slice::from_ref(&item.id), &moved).unwrap();
    let due = || {
        let all = workspace.read(|conn| roadbook_core::updates::list::due(conn, workspace.today())).unwrap();
        all.into_iter().find(|due| due.audience == "Engineering").unwrap()
    };
    let before = due();
    assert!(before.changes > 0, "the move is news: {before:?}");

    let reviews = workspace.read(Review::all).unwrap();
    let review = reviews.iter().find(|review| review.status == ReviewStatus::Draft).unwrap().reference();
    let to_inform = [(decisions::assign::DecisionField::Informed, "Engineering".to_owned())];
    let asked = workspace.read(Decision::all).unwrap();
    let is_open =
        |decision: &&Decision| decision.is_waiting() && decision.sensitivity <= Sensitivity::Internal;
    let decision = asked.iter().find(is_open).unwrap();
    let named = decision.reference().to_string();
    decisions::edit::edit(&workspace, &decision.id, &to_inform).unwrap();
    let held = Held {
        decision: named.clone(),
        what: OutcomeKind::Decided,
        option: decision.options.first().map(|option| option.name.clone()),
        until: String::new(),
        note: "As it was put.".into(),
        seconds: 60,
    };
    conclude(&workspace, review, &held).unwrap();
    agree(&workspace, review, "Book the slot", "Ines Rahm", "2026-12-02", Some(&named)).unwrap();
    let issue_for = |name: &str, formats: &[Format], folder: Option<&std::path::Path>| {
        minutes::issue(&workspace, review, &of_name(name).id, formats, folder)
    };
    assert!(issue_for("Engineering", &[Format::Md], None).is_err(), "it is not over yet");
    end(&workspace, review, "").unwrap();

    let told = |name: &str| {
        let review = workspace.read(|conn| find::by_reference::<Review>(conn, review)).unwrap();
        let all = workspace
            .read(|conn| roadbook_core::reviews::told::audiences_of(conn, &review, workspace.today()))
            .unwrap();
        all.into_iter().find(|one| one.audience == name).unwrap()
    };
    assert_eq!(told("Executives").because, ["The review was for them"]);
    assert_eq!(told("Engineering").because, [format!("To be informed of {named}")]);
    assert_eq!((told("Engineering").decisions, told("Engineering").actions), (1, 1));
    assert_eq!(told("Customers").decisions, 0, "they see no decision");

    let folder = tempfile::tempdir().unwrap();
    let issued = issue_for("Engineering", &[Format::Md, Format::Ics], Some(folder.path())).unwrap().value;
    assert_eq!(issued.written.leaks, []);
    let update = issued.update.unwrap();
    assert_eq!(
        (update.reference().to_string().as_str(), update.template.as_str()),
        ("U-6", "Minutes of V-2")
    );
    assert_eq!(told("Engineering").update.as_deref(), Some("U-6"));
    assert!(issue_for("Engineering", &[Format::Md], None).is_err(), "they have them already");
    assert!(issue_for("Author", &[Format::Md], None).is_err(), "the author is nobody to be told");
    let read = |ending: &str| {
        let path = issued.written.files.iter().find(|file| file.path.extension().unwrap() == ending);
        std::fs::read_to_string(&path.unwrap().path).unwrap()
    };
    assert!(read("md").contains("Book the slot") && read("md").contains("U-6"), "{}", read("md"));
    assert!(read("ics").contains("SUMMARY:Book the slot"), "{}", read("ics"));

    let ledger = workspace
        .read(|conn| {
            let asked = roadbook_core::told::list::Asked::default();
            roadbook_core::told::list::told(conn, asked, workspace.today())
        })
        .unwrap();
    assert!(
        ledger.iter().any(|told| told.update == "U-6" && told.reference == named),
        "what the minutes say is told"
    );
    let after = due();
    assert_eq!(after.changes, before.changes, "what the minutes do not speak of is as new as before");
    assert_eq!(after.due, before.due, "and the next update is due as before");
}

#[test]
fn minutes_say_who_was_there_to_those_who_were_and_name_the_review_to_those_who_may_know_of_it() {
    let (workspace, review) = with_review("2026-11-22");
    decisions::add::add(&workspace, "Which bank?", &[]).unwrap();
    let held = Held {
        decision: "D-1".into(),
        what: OutcomeKind::Noted,
        option: None,
        until: String::new(),
        note: "Ask again.".into(),
        seconds: 60,
    };
    conclude(&workspace, review, &held).unwrap();
    let set = |field: &str, text: &str| {
        edit::edit::<Review>(&workspace, review, &values(&[(field, text)])).unwrap();
    };
    set("title", "Zephyr talks");
    set("present", "Ada Osei, Bo Li, Ada Osei");
    end(&workspace, review, "").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let minutes_for = |name: &str| {
        let (review, audience) = workspace
            .read(|conn| {
                Ok((find::by_reference::<Review>(conn, review)?, audiences::list::named(conn, name)?))
            })
            .unwrap();
        let written = minutes::write(&workspace, &review, &audience, &[Format::Md], folder.path()).unwrap();
        assert_eq!(written.leaks, [], "{name}");
        let text = std::fs::read_to_string(&written.files[0]).unwrap();
        let file = written.files[0].file_name().unwrap().to_string_lossy().into_owned();
        let withheld: Vec<_> =
            written.withheld.into_iter().filter(|one| one.reference == "V-1").map(|one| one.reason).collect();
        (text, file, withheld)
    };
    let (text, file, withheld) = minutes_for("Executives");
    assert!(text.contains("Ada Osei, Bo Li\n") || text.contains("Ada Osei, Bo Li "), "each once: {text}");
    assert!(text.contains("Zephyr talks") && file.contains("Zephyr talks"), "{file} {text}");
    assert_eq!(withheld, [""; 0]);
    let check = |sensitivity: &str, name: &str, is_named: bool| {
        set("sensitivity", sensitivity);
        let (text, file, withheld) = minutes_for(name);
        let told = text.contains("Zephyr") || file.contains("Zephyr");
        assert_eq!(told, is_named, "{sensitivity} to {name}: {file} {text}");
        assert_eq!(withheld.is_empty(), is_named, "{sensitivity} to {name}: {withheld:?}");
        assert!(!text.contains("Ada Osei") || name == "Executives", "who was there is for them: {text}");
    };
    check("internal", "Engineering", true);
    check("confidential", "Engineering", false);
    check("restricted", "Executives", true);
    check("internal", "Customers", false);
    set("sensitivity", "confidential");
    let engineering = workspace.read(|conn| audiences::list::named(conn, "Engineering")).unwrap();
    let issued = minutes::issue(&workspace, review, &engineering.id, &[Format::Md], Some(folder.path()))
        .unwrap()
        .value;
    let text = std::fs::read_to_string(&issued.written.files[0].path).unwrap();
    assert!(!text.contains("Zephyr") && text.contains("Minutes: a meeting"), "{text}");
}

#[test]
fn a_review_is_in_the_calendar_under_the_same_name() {
    let workspace = workspace();
    let fields = [("day", "2026-12-01"), ("time", "14:00"), ("cadence", "month"), ("place", "Board room")];
    let review = added::<Review>(&workspace, "Executive review", &fields);
    let folder = tempfile::tempdir().unwrap();
    let calendar = |of: Reference| {
        let of = workspace.read(|conn| find::by_reference::<Review>(conn, of)).unwrap();
        let written = issue::write(&workspace, &of, &[Format::Ics], folder.path()).unwrap();
        std::fs::read_to_string(&written.files[0]).unwrap().replace("\r\n ", "")
    };
    let ids = |text: &str| -> Vec<String> {
        text.lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
    };
    let first = calendar(review);
    for line in [
        "DTSTART:20261201T140000",
        "DTEND:20261201T144500",
        "LOCATION:Board room",
        "SUMMARY:Pre-read: Executive review",
        "DTSTART;VALUE=DATE:20261126",
        "RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU",
        "DTSTART:20270105T140000",
    ] {
        assert!(first.lines().any(|own| own == line), "{line} in {first}");
    }
    edit::edit::<Review>(&workspace, review, &values(&[("day", "2026-12-02")])).unwrap();
    assert_eq!(ids(&calendar(review)), ids(&first), "another day is no other meeting");
    end(&workspace, review, "").unwrap();
    let next = workspace.read(Review::all).unwrap().last().unwrap().reference();
    let (before, after) = (ids(&first), ids(&calendar(next)));
    assert_ne!(before.first(), after.first(), "the next meeting is one of its own");
    assert_eq!(before.last(), after.last(), "the series is the same");
}

#[test]
fn a_calendar_holds_the_next_updates_and_reviews_beside_dates() {
    let workspace = workspace();
    let for_engineering = [("day", "2026-12-03"), ("audience", "Engineering")];
    let weekly = added::<Review>(&workspace, "Weekly", &for_engineering).to_string();
    added::<Review>(&workspace, "Executive review", &[("day", "2026-12-01"), ("cadence", "month")]);
    let calendar_of = |audience: &audiences::Audience| {
        let composed = workspace
            .read(|conn| {
                let today = workspace.today();
                roadbook_core::updates::compose(conn, audience, None, history::Moment::Now, today)
            })
            .unwrap();
        let of = |event: &roadbook_core::formats::write::ics::Event| {
            (event.title.clone(), event.from.to_string(), event.id.clone())
        };
        composed.calendar.events.iter().map(of).collect::<Vec<_>>()
    };
    let named = |name: &str| workspace.read(|conn| audiences::list::named(conn, name)).unwrap();
    let titles = |events: &[(String, String, String)]| -> Vec<String> {
        events.iter().map(|(title, on, _)| format!("{on} {title}")).collect()
    };
    let first = calendar_of(&named("Engineering"));
    assert_eq!(titles(&first), ["2026-12-06 Product update for engineering", "2026-12-03 Weekly"]);
    let executives = titles(&calendar_of(&named("Executives")));
    assert!(
        executives.contains(&"2026-12-01 Executive review".to_owned())
            && executives.contains(&"2027-01-05 Executive review".to_owned()),
        "the meeting and those that follow: {executives:?}"
    );
    assert!(!executives.iter().any(|title| title.ends_with("Weekly")), "{executives:?}");
    let author = calendar_of(&audiences::Audience::author());
    let all = titles(&author);
    assert_eq!(all.iter().filter(|title| title.ends_with(" is due")).count(), 7, "{all:?}");
    for said in [
        "2026-11-22 Update for sales and customer success is due",
        "2026-12-03 Weekly",
        "2026-11-26 Pre-read: Executive review",
    ] {
        assert!(all.contains(&said.to_owned()), "{said} in {all:?}");
    }
    let engineering = named("Engineering").id;
    let wish = roadbook_core::updates::Wish {
        formats: &[Format::Md],
        ..roadbook_core::updates::Wish::of(&engineering)
    };
    roadbook_core::updates::issue(&workspace, wish).unwrap();
    let ids = |events: &[(String, String, String)]| -> Vec<String> {
        events.iter().map(|(_, _, id)| id.clone()).collect()
    };
    let after = calendar_of(&named("Engineering"));
    assert_eq!(ids(&after), ids(&first), "each is known by the same name after it was told");
    edit::edit::<Review>(&workspace, weekly.parse().unwrap(), &values(&[("day", "2026-12-10")])).unwrap();
    let moved = calendar_of(&named("Engineering"));
    assert_eq!((ids(&moved), moved[1].1.as_str()), (ids(&first), "2026-12-10"));
}

#[test]
fn a_date_that_was_told_is_counted_when_it_ends() {
    let workspace = Workspace::open_in_memory(surroundings_on("2026-08-03")).unwrap();
    let add = |title: &str, when: &str| {
        let fields = [
            (items::field::ItemField::Timeframe, when.to_owned()),
            (items::field::ItemField::Commitment, "committed".to_owned()),
        ];
        items::add::add(&workspace, title, &fields).unwrap().value
    };
    let kept = add("Statements as a file", "Sep 2026");
    add("Payouts in a minute", "Oct 2026");
    add("A bank of our own", "Q3 2027");
    let executives = workspace.read(|conn| audiences::list::named(conn, "Engineering")).unwrap();
    let wish = roadbook_core::updates::Wish {
        audience: &executives.id,
        template: None,
        formats: &[Format::Md],
        folder: None,
        ..roadbook_core::updates::Wish::of(&executives.id)
    };
    let issued = roadbook_core::updates::issue(&workspace, wish).unwrap().value;
    assert!(issued.update.is_some(), "{:?}", issued.written.leaks);
    let done = [(items::field::ItemField::Status, "Done".to_owned())];
    items::edit::edit(&workspace, std::slice::from_ref(&kept.id), &done).unwrap();
    let promises = workspace.read(roadbook_core::told::promises::promises).unwrap();
    assert_eq!(promises.len(), 3, "{promises:?}");
    let counted = roadbook_core::told::promises::counts(&promises, day("2026-11-22"));
    assert_eq!((counted.all.kept, counted.all.broken, counted.all.open), (1, 1, 1));
    assert_eq!(counted.by_commitment.len(), 1, "{counted:?}");
    let metric = added::<Metric>(&workspace, "Dates kept", &[("computed", "promisesKept")]);
    let record = workspace
        .read(|conn| roadbook_core::metrics::list::record(conn, &metric.to_string(), day("2026-11-22")))
        .unwrap();
    assert_eq!(record.row.latest_text.as_deref(), Some("50%"), "one of the two that ended");
    assert_eq!(record.promises, Some(counted));
}

#[test]
fn a_source_that_was_read_again_is_not_old() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("board.csv");
    std::fs::write(&file, "Key,Summary,Issue Type,Status\nPAY-1,Payouts,Epic,To Do\n").unwrap();
    let place = home.path().join("plan.roadbook");
    let on = |day: &str| {
        let surroundings = surroundings_on(day);
        if place.exists() {
            Workspace::open(&place, Access::Write, surroundings).unwrap()
        } else {
            Workspace::create(&place, surroundings).unwrap()
        }
    };
    let bring = |workspace: &Workspace| {
        let request = imports::ImportRequest {
            path: file.to_string_lossy().into_owned(),
            ..imports::ImportRequest::default()
        };
        imports::import(workspace, &request, &roadbook_core::watch::Unwatched).unwrap()
    };
    let old = |workspace: &Workspace| {
        let waits = workspace.read(|conn| today::today(conn, workspace.today())).unwrap();
        let rows = waits.groups.into_iter().flat_map(|group| group.rows);
        rows.filter(|row| row.act == today::TodayAct::Import).count()
    };
    bring(&on("2026-09-01"));
    let workspace = on("2026-11-22");
    assert_eq!(old(&workspace), 1, "nobody has read it for weeks");
    bring(&workspace);
    assert_eq!(old(&workspace), 0, "it was read again and has nothing new");
    let steps = || workspace.read(|conn| history::list::operations(conn, &Default::default())).unwrap().len();
    let before = steps();
    bring(&workspace);
    assert_eq!(steps(), before, "the same day again leaves no trace");
}

//! Executive reviews: what is put forward by which rule, what is missing, what is carried over, what is frozen.

use roadbook_core::actions::Action;
use roadbook_core::ids::Reference;
use roadbook_core::metrics::Metric;
use roadbook_core::raid::RaidEntry;
use roadbook_core::record::Record as _;
use roadbook_core::register::{Entry, add, edit, find};
use roadbook_core::reviews::hold::end;
use roadbook_core::reviews::pack::edit::{SectionChange, edit as edit_section};
use roadbook_core::reviews::pack::{Pack, PackSection, SectionState, build};
use roadbook_core::reviews::section::Section;
use roadbook_core::reviews::{IssuedPack, Review, ReviewStatus, issue};
use roadbook_core::settings::SettingName;
use roadbook_core::settings::set::set;
use roadbook_core::updates::Format;
use roadbook_core::{Op, Tx, Workspace, audiences, decisions, history, items, sample, today};
use roadbook_testkit::{day, surroundings_on, workspace};

pub(super) fn values(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect()
}

pub(super) fn added<E: Entry>(workspace: &Workspace, title: &str, pairs: &[(&str, &str)]) -> Reference {
    add::add::<E>(workspace, title, &values(pairs)).unwrap().value.reference()
}

/// A workspace with a review on a day.
pub(super) fn with_review(on: &str) -> (Workspace, Reference) {
    let workspace = workspace();
    let review = added::<Review>(&workspace, "Executive review", &[("day", on), ("cadence", "month")]);
    (workspace, review)
}

/// A pack leaves now: what a later review looks back to.
pub(super) fn pack_leaves(workspace: &Workspace) {
    let newest = workspace.read(|conn| history::list::operations(conn, &Default::default())).unwrap();
    let issued = IssuedPack {
        on: day("2026-11-22"),
        operation: newest[0].number,
        document: String::new(),
        calendar: None,
        making: Default::default(),
        contents: String::new(),
        files: Vec::new(),
        withheld: 0,
        health: None,
    };
    let last = Review {
        number: 99,
        day: day("2026-11-20"),
        title: "Executive review".into(),
        status: ReviewStatus::Issued,
        issued: Some(issued),
        ..Review::default()
    };
    let create = |tx: &Tx<'_>| tx.create(&Review { id: tx.new_id(), ..last });
    workspace.transact(Op::Add, "The pack before", create).unwrap();
}

pub(super) fn pack(workspace: &Workspace, review: Reference) -> Pack {
    let today = workspace.today();
    workspace.read(|conn| Ok(build(conn, &find::by_reference::<Review>(conn, review)?, today)?.pack)).unwrap()
}

pub(super) fn section(pack: &Pack, section: Section) -> &PackSection {
    pack.sections.iter().find(|one| one.section == section).unwrap()
}

pub(super) fn refs(section: &PackSection) -> Vec<String> {
    section.rows.iter().filter_map(|row| row.reference.clone()).collect()
}

#[test]
fn a_pack_has_its_fifteen_sections_in_order() {
    let (workspace, review) = with_review("2026-12-01");
    let pack = pack(&workspace, review);
    assert_eq!(pack.sections.iter().map(|one| one.number).collect::<Vec<_>>(), (1..=15).collect::<Vec<_>>());
    let lacking = [
        "1 Cover: nobody is in Executives",
        "2 Bottom line: nobody said how it stands",
        "5 Outcomes against plan: no metric is in every review",
        "8 Roadmap by theme: no theme is on the roadmap",
        "10 Effort against goals: nothing is estimated",
    ];
    assert_eq!((pack.ready, pack.not_ready), (10, 5), "an empty workspace is no pack");
    assert_eq!(pack.missing, lacking);
    assert_eq!(pack.audience, "Executives");
}

#[test]
fn a_decision_is_asked_when_it_is_needed_or_escalates_near_the_meeting() {
    let check = |fields: &[(&str, &str)], expect: bool| {
        let (workspace, review) = with_review("2026-12-01");
        let fields: Vec<_> = fields
            .iter()
            .map(|(field, value)| {
                (decisions::assign::DecisionField::parse(field).unwrap(), (*value).to_owned())
            })
            .collect();
        decisions::add::add(&workspace, "Which bank?", &fields).unwrap();
        let asks = refs(section(&pack(&workspace, review), Section::Asks));
        assert_eq!(!asks.is_empty(), expect, "{fields:?}");
    };
    check(&[], false);
    check(&[("neededBy", "2026-11-10")], true);
    check(&[("neededBy", "2026-12-15")], true);
    check(&[("neededBy", "2026-12-16")], false);
    check(&[("escalatesOn", "2026-12-15")], true);
    check(&[("escalatesOn", "2026-12-16")], false);
    check(&[("neededBy", "2026-11-10"), ("status", "accepted")], false);
    check(&[("neededBy", "2026-11-10"), ("sensitivity", "restricted")], false);
}

#[test]
fn the_gate_says_what_is_missing() {
    let (workspace, review) = with_review("2026-12-01");
    decisions::add::add(
        &workspace,
        "Which bank?",
        &[(decisions::assign::DecisionField::NeededBy, "2026-12-01".to_owned())],
    )
    .unwrap();
    let lacking = pack(&workspace, review);
    let asks = section(&lacking, Section::Asks);
    assert_eq!(asks.state, SectionState::NotReady);
    for what in ["two options", "a recommendation", "what it means", "an owner"] {
        assert!(asks.missing[0].contains(what), "{what}: {:?}", asks.missing);
    }
    edit_section(&workspace, review, Section::Asks, SectionChange::LeaveOut { out: true }).unwrap();
    let without = pack(&workspace, review);
    assert_eq!(section(&without, Section::Asks).state, SectionState::LeftOut);
    let of_asks = without.missing.iter().filter(|what| what.starts_with("3 "));
    assert_eq!(of_asks.count(), 0, "what is left out lacks nothing: {:?}", without.missing);
}

#[test]
fn an_ask_is_ready_with_options_a_recommendation_what_it_means_and_an_owner() {
    let whole = [
        ("options", "One bank\nTwo banks"),
        ("recommendation", "One bank"),
        ("blocked", "Payments"),
        ("driver", "Ada Osei"),
    ];
    let check = |without: &str, instead: &[(&str, &str)], lacks: Option<&str>| {
        let (workspace, review) = with_review("2026-12-01");
        let fields = whole.iter().filter(|(field, _)| *field != without).chain(instead);
        let fields: Vec<_> = fields
            .chain(&[("neededBy", "2026-12-01")])
            .map(|(field, value)| {
                (decisions::assign::DecisionField::parse(field).unwrap(), (*value).to_owned())
            })
            .collect();
        decisions::add::add(&workspace, "Which bank?", &fields).unwrap();
        let pack = pack(&workspace, review);
        let asks = section(&pack, Section::Asks);
        assert_eq!(
            (asks.rows[0].missing.len(), asks.state == SectionState::Ready),
            (usize::from(lacks.is_some()), lacks.is_none()),
            "without {without:?}, with {instead:?}: {:?}",
            asks.rows[0].missing
        );
        if let Some(what) = lacks {
            assert!(asks.rows[0].missing[0].contains(what), "without {without}: {:?}", asks.rows[0].missing);
        }
    };
    check("", &[], None);
    check("recommendation", &[], Some("a recommendation"));
    check("options", &[("options", "One bank")], Some("two options"));
    check("blocked", &[], Some("what it means"));
    check("blocked", &[("ifNobodyDecides", "We pay twice.")], None);
    check("blocked", &[("consequences", "We pay once.")], None);
    check("driver", &[], Some("an owner"));
    check("driver", &[("approver", "Ada Osei")], None);
}

#[test]
fn enough_time_is_counted_in_working_days() {
    let check = |on: &str, days: &str, is_late: bool| {
        let workspace = workspace();
        let review = added::<Review>(&workspace, "Executive review", &[("day", on), ("preReadDays", days)]);
        let pack = pack(&workspace, review);
        let late = pack.gate.iter().any(|step| step.is_late);
        assert_eq!(
            (late, pack.missing.iter().any(|what| what.contains("pre-read"))),
            (is_late, is_late),
            "{days} before {on}: {:?}",
            pack.missing
        );
    };
    // Today is Sunday the 22nd of November.
    check("2026-12-01", "3", false);
    check("2026-11-26", "3", false);
    check("2026-11-25", "3", true);
    check("2026-11-24", "1", false);
    check("2026-11-23", "1", true);
    check("2026-11-23", "0", false);
}

#[test]
fn only_exceptions_are_put_forward_unless_somebody_pins_or_drops() {
    let (workspace, review) = with_review("2026-12-01");
    let metric = |name: &str, value: &str, pack: &str| {
        let reference = added::<Metric>(
            &workspace,
            name,
            &[("owner", "Ada Osei"), ("targets", "Q4 2026: 80"), ("inPack", pack)],
        );
        edit::edit::<Metric>(
            &workspace,
            reference,
            &values(&[("readings", &format!("2026-11-20: {value}"))]),
        )
        .unwrap();
    };
    metric("On plan", "90", "no");
    metric("Always", "90", "yes");
    metric("Behind", "60", "no");
    let of = |section_of: Section| refs(section(&pack(&workspace, review), section_of));
    assert_eq!(of(Section::Outcomes), ["M-2", "M-3"]);
    let change = |section: Section, change| edit_section(&workspace, review, section, change).unwrap();
    change(Section::Outcomes, SectionChange::Pin { of: "M-1".into() });
    change(Section::Outcomes, SectionChange::Drop { of: "M-2".into() });
    assert_eq!(of(Section::Outcomes), ["M-1", "M-3"]);
    change(Section::Outcomes, SectionChange::ByRule { of: "M-1".into() });
    change(Section::Outcomes, SectionChange::ByRule { of: "M-2".into() });
    assert_eq!(of(Section::Outcomes), ["M-2", "M-3"]);
    let lacking = pack(&workspace, review).missing;
    assert!(lacking.iter().any(|what| what.contains("M-3") && what.contains("why")), "{lacking:?}");
    change(Section::Outcomes, SectionChange::Note { of: "M-3".into(), text: "The bank was closed".into() });
    let lacking = pack(&workspace, review).missing;
    assert!(!lacking.iter().any(|what| what.contains("M-3")), "{lacking:?}");

    added::<RaidEntry>(&workspace, "Small", &[("probability", "2"), ("impact", "2")]);
    added::<RaidEntry>(&workspace, "Large", &[("probability", "3"), ("impact", "5")]);
    added::<RaidEntry>(
        &workspace,
        "Secret",
        &[("probability", "5"), ("impact", "5"), ("sensitivity", "restricted")],
    );
    assert_eq!(of(Section::Risks), ["K-2"], "only what needs help, and only what they may see");
}

#[test]
fn actions_are_carried_until_they_are_closed() {
    let check = |fields: &[(&str, &str)], expect: bool, state: SectionState| {
        let (workspace, review) = with_review("2026-12-01");
        let mut all = vec![("review", "V-1"), ("owner", "Ada Osei"), ("due", "2026-11-30")];
        all.extend(fields);
        added::<Action>(&workspace, "Ask two banks", &all);
        let pack = pack(&workspace, review);
        let actions = section(&pack, Section::Actions);
        assert_eq!((!actions.rows.is_empty(), actions.state), (expect, state), "{fields:?}");
    };
    check(&[], true, SectionState::Ready);
    check(&[("due", "2026-11-20")], true, SectionState::NotReady);
    check(&[("due", "")], true, SectionState::NotReady);
    check(&[("owner", "")], true, SectionState::NotReady);
    check(&[("status", "done")], true, SectionState::Ready);
    check(&[("status", "done"), ("closedOn", "2026-09-01")], false, SectionState::Ready);
    check(&[("status", "dropped")], true, SectionState::Ready);
    check(&[("status", "dropped"), ("closedOn", "2026-09-01")], false, SectionState::Ready);
    check(&[("sensitivity", "restricted")], false, SectionState::Ready);
    check(&[("review", "")], false, SectionState::Ready);
}

#[test]
fn a_reference_of_another_kind_is_told_from_one_that_is_not_there() {
    let (workspace, _) = with_review("2026-12-01");
    let said = |review: &str| {
        add::add::<Action>(&workspace, "Ask two banks", &values(&[("review", review)]))
            .unwrap_err()
            .to_string()
    };
    assert_eq!(said("V-99"), "There is no V-99 in this workspace");
    assert_eq!(said("K-1"), "K-1 would be a RAID entry, not a review");
    assert!(workspace.read(Action::all).unwrap().is_empty());
}

#[test]
fn an_issued_pack_is_frozen_and_the_next_one_is_compared_with_it() {
    let workspace = Workspace::open_in_memory(surroundings_on("2026-11-22")).unwrap();
    sample::fill(&workspace).unwrap();
    let reviews = workspace.read(Review::all).unwrap();
    let review = reviews.iter().find(|review| review.status == ReviewStatus::Draft).unwrap().reference();
    let folder = tempfile::tempdir().unwrap();
    let done = issue::issue(&workspace, review, &[Format::Md, Format::Html], folder.path()).unwrap();
    assert_eq!(done.value.leaks, [], "nothing withheld stands in the sample's pack");
    assert_eq!(done.value.files.len(), 2);
    let frozen = workspace.read(|conn| find::by_reference::<Review>(conn, review)).unwrap();
    let issued = frozen.issued.clone().unwrap();
    assert_eq!(issued.files.len(), 2);
    assert!(issue::issue(&workspace, review, &[Format::Md], folder.path()).is_err(), "it leaves once");
    let document: roadbook_core::formats::document::Document =
        serde_json::from_str(&issued.document).unwrap();
    let again = roadbook_core::formats::write::markdown::render(&document);
    let left = std::fs::read_to_string(
        done.value.files.iter().find(|path| path.extension().unwrap() == "md").unwrap(),
    );
    let left = left.unwrap();
    assert_eq!(again, left, "each format can be made of what was frozen, byte for byte");

    let update = done.value.update.clone().unwrap();
    let ledger = || {
        let asked = roadbook_core::told::list::Asked::default();
        workspace.read(|conn| roadbook_core::told::list::told(conn, asked, workspace.today())).unwrap()
    };
    let told: Vec<_> = ledger().into_iter().filter(|told| told.update == update).collect();
    assert!(told.iter().any(|told| told.audience == "Executives"), "what executives read in it is told");

    assert_eq!(pack(&workspace, review).since_left, [], "nothing changed yet");
    let asked = refs(section(&pack(&workspace, review), Section::Asks)).remove(0);
    let decision =
        workspace.read(|conn| decisions::store::by_reference(conn, asked.parse().unwrap())).unwrap();
    let later = [(decisions::assign::DecisionField::NeededBy, "2026-12-08".to_owned())];
    decisions::edit::edit(&workspace, &decision.id, &later).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let written = issue::write(&workspace, &frozen, &[Format::Md, Format::Ics], folder.path()).unwrap();
    let names: Vec<_> =
        written.files.iter().map(|path| path.file_name().unwrap().to_string_lossy()).collect();
    assert!(names.iter().all(|name| name.contains("V-2") && !name.contains("draft")), "{names:?}");
    assert_eq!(std::fs::read_to_string(&written.files[0]).unwrap(), left, "what changed since is not in it");
    let calendar = std::fs::read_to_string(&written.files[1]).unwrap();
    assert!(calendar.contains("BEGIN:VEVENT"), "{calendar}");
    let page = workspace.read(|conn| issue::page(conn, &frozen, workspace.today())).unwrap();
    assert_eq!(page, roadbook_core::formats::write::html::render(&document), "the page, too");
    let since = pack(&workspace, review).since_left;
    let asks = since.iter().find(|one| one.section == Section::Asks).unwrap();
    assert_eq!((&asks.changed[0].0, asks.changed[0].2.as_str()), (&asked, "8 Dec"), "{since:?}");
    assert!(asks.said.ends_with("→ 8 Dec"), "{}", asks.said);

    end(&workspace, review, "").unwrap();
    added::<RaidEntry>(&workspace, "Quite new", &[("probability", "5"), ("impact", "5")]);
    let next = workspace.read(Review::all).unwrap().last().unwrap().reference();
    let compared = pack(&workspace, next).compared;
    let risks = compared.iter().find(|one| one.section == Section::Risks).unwrap();
    assert_eq!(risks.new, ["K-6"], "{compared:?}");
}

#[test]
fn what_moved_is_told_in_the_words_of_the_audience() {
    let (workspace, review) = with_review("2026-12-01");
    let add = |title: &str, when: &str, level: &str| {
        let values = [
            (items::field::ItemField::Timeframe, when.to_owned()),
            (items::field::ItemField::Level, level.to_owned()),
        ];
        items::add::add(&workspace, title, &values).unwrap().value
    };
    let (near, far) = (add("Near", "3 Dec 2026", "theme"), add("Far", "10 Feb 2027", "theme"));
    pack_leaves(&workspace);
    let shift = |item: &items::Item, when: &str| {
        let value = [(items::field::ItemField::Timeframe, when.to_owned())];
        items::edit::edit(&workspace, std::slice::from_ref(&item.id), &value).unwrap();
    };
    shift(&near, "18 Dec 2026");
    shift(&far, "12 Mar 2027");
    let changed = pack(&workspace, review);
    let changes = section(&changed, Section::Changes);
    assert_eq!(refs(changes), ["R-2"], "executives read months: a move within one is no news");
    assert_eq!(changes.rows[0].second, "Feb 2027 → Mar 2027");
    assert_eq!(changes.state, SectionState::NotReady, "it has no reason");
    let note = SectionChange::Note { of: "R-2".into(), text: "The bank left the window".into() };
    edit_section(&workspace, review, Section::Changes, note).unwrap();
    assert_eq!(section(&pack(&workspace, review), Section::Changes).state, SectionState::Ready);
}

/// Where weeks begin on Sunday, and Friday and Saturday are off, the line between two weeks stands before a Sunday.
#[test]
fn the_days_ahead_are_parted_where_a_week_begins() {
    let workspace = Workspace::open_in_memory(surroundings_on("2026-11-24")).unwrap();
    let parted = || {
        let waits = workspace.read(|conn| today::today(conn, day("2026-11-24"))).unwrap();
        let weeks = waits.days.into_iter().filter(|one| one.begins_week);
        weeks.map(|one| one.day.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(parted(), ["2026-11-30", "2026-12-07"]);
    let settings = [
        (SettingName::WorkingDays, "sunday, monday, tuesday, wednesday, thursday"),
        (SettingName::FirstDayOfWeek, "sunday"),
    ];
    set(&workspace, &settings.map(|(name, value)| (name, value.to_owned()))).unwrap();
    assert_eq!(parted(), ["2026-11-29", "2026-12-06"]);
}

#[test]
fn what_waits_is_on_today() {
    let workspace = Workspace::open_in_memory(surroundings_on("2026-11-24")).unwrap();
    sample::fill(&workspace).unwrap();
    let waits = workspace.read(|conn| today::today(conn, day("2026-11-24"))).unwrap();
    let keys: Vec<_> = waits.groups.iter().map(|group| group.key).collect();
    for key in [
        today::TodayGroupKey::Decisions,
        today::TodayGroupKey::Actions,
        today::TodayGroupKey::Risks,
        today::TodayGroupKey::Signals,
        today::TodayGroupKey::Coming,
    ] {
        assert!(keys.contains(&key), "{key:?} among {keys:?}");
    }
    assert_eq!(waits.days.len(), 10);
    assert!(waits.days.iter().all(|one| {
        use chrono::{Datelike as _, Weekday};
        !matches!(one.day.weekday(), Weekday::Sat | Weekday::Sun)
    }));
    assert!(waits.days.iter().any(|one| one.entries.iter().any(|entry| entry.text == "Pre-read out")));
    let said = |reference: &str| {
        let mut rows = waits.groups.iter().flat_map(|group| &group.rows);
        rows.find(|row| row.reference == reference).map(|row| row.text.clone()).unwrap_or_default()
    };
    assert_eq!(
        said("D-1"),
        "Waiting for Sofia Marin since 29 Oct · goes to Chief operating officer on Monday"
    );
    assert_eq!(said("Marketing"), "Never told yet · all of it is news");
    let sales = said("Sales and customer success");
    assert!(sales.ends_with("changes are news, 8 values they hold are no longer true"), "{sales}");
    let empty = roadbook_testkit::workspace();
    let nothing = empty.read(|conn| today::today(conn, day("2026-11-22"))).unwrap();
    assert_eq!((nothing.waiting, nothing.groups.len()), (0, 0));
}

#[test]
fn who_holds_an_old_date_is_on_today_and_so_is_the_next_update() {
    let workspace = Workspace::open_in_memory(surroundings_on("2026-11-22")).unwrap();
    sample::fill(&workspace).unwrap();
    let groups = |on: &str| workspace.read(|conn| today::today(conn, day(on))).unwrap().groups;
    let of = |on: &str, key| {
        let found = groups(on).into_iter().find(|group| group.key == key);
        found.map(|group| group.rows).unwrap_or_default()
    };
    let to_engineering = |row: &today::TodayRow| row.parties.iter().any(|party| party == "Engineering");
    assert!(!of("2026-11-22", today::TodayGroupKey::Told).iter().any(to_engineering), "they know it all");
    let engineering = workspace.read(|conn| audiences::list::named(conn, "Engineering")).unwrap();
    let wish = roadbook_core::updates::Wish {
        formats: &[Format::Md],
        ..roadbook_core::updates::Wish::of(&engineering.id)
    };
    let issued = roadbook_core::updates::issue(&workspace, wish).unwrap().value;
    assert!(issued.update.is_some(), "{:?}", issued.written.leaks);
    let item = workspace
        .read(|conn| {
            Ok(items::Item::all(conn)?.into_iter().find(|item| item.title == "Instant payouts in euros"))
        })
        .unwrap()
        .unwrap();
    let moved = [(items::field::ItemField::Timeframe, "2 Aug 2027".to_owned())];
    items::edit::edit(&workspace, std::slice::from_ref(&item.id), &moved).unwrap();
    let told = of("2026-11-22", today::TodayGroupKey::Told);
    let row = told.iter().find(|row| row.reference == item.reference().to_string()).unwrap();
    // Two engineers now, and those who were told before the sample's own moves: one person in sales, no named customer.
    assert_eq!(
        (row.count, row.parties.join(", ").as_str()),
        (Some(3), "Customers, Engineering, Sales and customer success")
    );
    assert!(row.was.is_some() && row.now.is_some() && row.was != row.now, "{row:?}");
    let due = of("2026-11-22", today::TodayGroupKey::Updates);
    assert!(due.iter().all(|row| row.reference != "Engineering"), "it was just told: {due:?}");
    let due = of("2027-01-15", today::TodayGroupKey::Updates);
    assert!(
        due.iter().any(|row| row.reference == "Engineering" && row.days.is_some_and(|days| days < 0)),
        "{due:?}"
    );
}

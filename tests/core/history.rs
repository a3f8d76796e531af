//! The log: undo, redo, a record's life, the workspace as of a day.

use roadbook_core::archive::archive;
use roadbook_core::decisions::add::add as add_decision;
use roadbook_core::history::detail::{Happened, detail, life};
use roadbook_core::history::revert::{Revert, revert};
use roadbook_core::history::undo_to::{UndoTo, preview, undo_to};
use roadbook_core::history::{HistoryQuery, Moment, as_of, list, undo};
use roadbook_core::ids::{ItemId, Reference};
use roadbook_core::items::Item;
use roadbook_core::items::add::add;
use roadbook_core::items::edit::edit;
use roadbook_core::items::field::ItemField;
use roadbook_core::metrics::{Metric, ReadingSource, readings};
use roadbook_core::people::list::Shelf;
use roadbook_core::record::Record as _;
use roadbook_core::register::{self, Entry as _};
use roadbook_core::scores;
use roadbook_core::search;
use roadbook_core::search::hits::{SearchQuery, groups, hits};
use roadbook_core::{Access, Error, Kind, Op, Workspace};
use roadbook_testkit::{day, surroundings_on, workspace, workspace_in};

fn titles(workspace: &Workspace) -> Vec<String> {
    workspace.read(|conn| Ok(Item::all(conn)?.into_iter().map(|item| item.title).collect())).unwrap()
}

#[test]
fn undo_and_redo_go_back_and_forth_and_references_are_never_given_again() {
    let workspace = workspace();
    let first = add(&workspace, "Instant payouts", &[]).unwrap().value;
    add(&workspace, "Rate lock", &[(ItemField::Timeframe, "Q3 2027".into())]).unwrap();
    edit(&workspace, std::slice::from_ref(&first.id), &[(ItemField::Title, "Payouts at once".into())])
        .unwrap();
    assert_eq!(titles(&workspace), ["Payouts at once", "Rate lock"]);

    undo::undo(&workspace).unwrap();
    assert_eq!(titles(&workspace), ["Instant payouts", "Rate lock"]);
    undo::undo(&workspace).unwrap();
    assert_eq!(titles(&workspace), ["Instant payouts"]);
    undo::redo(&workspace).unwrap();
    undo::redo(&workspace).unwrap();
    assert_eq!(titles(&workspace), ["Payouts at once", "Rate lock"], "redo brings both again, in order");
    assert!(matches!(undo::redo(&workspace), Err(Error::NothingToRedo)));

    undo::undo(&workspace).unwrap();
    undo::undo(&workspace).unwrap();
    undo::undo(&workspace).unwrap();
    assert!(
        matches!(undo::undo(&workspace), Err(Error::NothingToUndo)),
        "making the workspace cannot be taken back"
    );
    let later = add(&workspace, "Later", &[]).unwrap().value;
    assert_eq!(later.reference().to_string(), "R-3", "R-1 and R-2 were given before");
    assert!(
        matches!(undo::redo(&workspace), Err(Error::NothingToRedo)),
        "a new change ends what could be redone"
    );
}

#[test]
fn undo_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    let path = workspace.path().unwrap().to_owned();
    add(&workspace, "Instant payouts", &[]).unwrap();
    drop(workspace);
    let workspace = Workspace::open(&path, Access::Write, surroundings_on("2026-11-23")).unwrap();
    undo::undo(&workspace).unwrap();
    assert_eq!(titles(&workspace), [""; 0]);
    drop(workspace);
    let workspace = Workspace::open(&path, Access::Write, surroundings_on("2026-11-24")).unwrap();
    undo::redo(&workspace).unwrap();
    assert_eq!(titles(&workspace), ["Instant payouts"]);
}

#[test]
fn a_change_that_changes_nothing_leaves_no_trace() {
    let workspace = workspace();
    let item = add(&workspace, "Instant payouts", &[]).unwrap().value;
    let same =
        edit(&workspace, std::slice::from_ref(&item.id), &[(ItemField::Title, "Instant payouts".into())])
            .unwrap();
    assert_eq!(same.operation, None);
    let operations = workspace.read(|conn| list::operations(conn, &Default::default())).unwrap();
    assert_eq!(operations.len(), 2, "the workspace and the item: {operations:?}");
}

#[test]
fn a_refused_value_changes_nothing() {
    let workspace = workspace();
    let item = add(&workspace, "Instant payouts", &[]).unwrap().value;
    let values = [(ItemField::Team, "Rails".into()), (ItemField::Health, "splendid".into())];
    let refused = edit(&workspace, std::slice::from_ref(&item.id), &values).unwrap_err();
    assert_eq!(refused.to_string(), "“splendid” is not a health");
    assert_eq!(refused.hint().as_deref(), Some("Choose on track, at risk, off track."));
    let kept = workspace.read(|conn| Item::find(conn, &item.id.0)).unwrap().unwrap();
    assert_eq!(kept.team, None, "the first of the two values must not stay either");
}

#[test]
fn the_workspace_can_be_looked_at_as_of_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("year.roadbook");
    let january = Workspace::create(&path, surroundings_on("2026-01-10")).unwrap();
    let item = add(&january, "Instant payouts", &[(ItemField::Timeframe, "Q2 2026".into())]).unwrap().value;
    drop(january);
    // The clock of a computer may be wrong: this change says it was made before the one above.
    let odd = Workspace::open(&path, Access::Write, surroundings_on("2016-01-10")).unwrap();
    edit(&odd, std::slice::from_ref(&item.id), &[(ItemField::Timeframe, "Q3 2026".into())]).unwrap();
    drop(odd);
    let march = Workspace::open(&path, Access::Write, surroundings_on("2026-03-05")).unwrap();
    edit(&march, std::slice::from_ref(&item.id), &[(ItemField::Timeframe, "Q4 2026".into())]).unwrap();
    add(&march, "Rate lock", &[]).unwrap();
    undo::undo(&march).unwrap();

    let on = |iso: &str| {
        march
            .read(|conn| {
                let moment = Moment::end_of(conn, day(iso))?;
                let all = as_of::all::<Item>(conn, moment)?;
                let one = as_of::find::<Item>(conn, &item.id.0, moment)?;
                assert_eq!(all.first(), one.as_ref(), "both ways of looking back agree on {iso}");
                Ok(one.map(|item| item.timeframe.to_code()))
            })
            .unwrap()
    };
    assert_eq!(on("2026-03-05").as_deref(), Some("2026-Q4"));
    assert_eq!(on("2026-02-01").as_deref(), Some("2026-Q3"), "the order of changes counts, not their clocks");
    assert_eq!(on("2015-01-01"), None, "before the workspace there was nothing");
    let life = march.read(|conn| list::life(conn, &item.id.0)).unwrap();
    assert_eq!(life.len(), 3, "made, and moved twice: {life:?}");
    assert_eq!(life[0].by, "Nora Vale");
}

#[test]
fn search_finds_words_beginnings_phrases_and_forgets_what_is_gone() {
    let workspace = workspace();
    add(&workspace, "Überweisung in Sekunden", &[(ItemField::Description, "Euro payouts at once".into())])
        .unwrap();
    add_decision(&workspace, "Which bank do we start with?", &[]).unwrap();
    let hits = |words: &str| workspace.read(|conn| search::find(conn, words, 10)).unwrap().len();
    let check = |words: &str, expect| assert_eq!(hits(words), expect, "{words}");
    check("uberweisung", 1);
    check("ÜBERW", 1);
    check("payouts once", 1);
    check("\"payouts once\"", 0);
    check("\"payouts at once\"", 1);
    check("R-1", 1);
    check("bank", 1);
    check("' OR 1=1 --", 0);
    undo::undo(&workspace).unwrap();
    check("bank", 0);
    undo::redo(&workspace).unwrap();
    check("bank", 1);
}

#[test]
fn what_is_called_by_a_word_comes_before_what_only_says_it() {
    let workspace = workspace();
    let says = |text: &str| [(ItemField::Description, text.to_owned())];
    add(&workspace, "Ledger", &says("Payouts and payouts, more payouts, payouts again")).unwrap();
    add(&workspace, "Instant payouts", &says(&"a long text about something else ".repeat(40))).unwrap();
    add(&workspace, "Payouts for partners", &[]).unwrap();
    let found = |words: &str, limit| -> Vec<String> {
        let query = SearchQuery { limit, ..SearchQuery::of(words) };
        let hits = workspace.read(|conn| hits(conn, &query)).unwrap();
        hits.into_iter().map(|hit| hit.reference).collect()
    };
    assert_eq!(
        found("payouts", 9),
        ["R-3", "R-2", "R-1"],
        "each once, names first, the shorter record before the longer"
    );
    assert_eq!(found("payouts", 2), ["R-3", "R-2"], "the best of them");
    assert_eq!(found("payouts something", 9), ["R-2"], "one word of the name, one of the text");
}

#[test]
fn the_few_of_a_kind_are_found_among_very_many_of_another() {
    let workspace = workspace();
    workspace
        .transact(Op::Import, "Many", |tx| {
            for number in 1..=450 {
                let id = ItemId(format!("item-{number}"));
                tx.create(&Item { id, number, title: format!("Payouts {number}"), ..Item::default() })?;
            }
            Ok(())
        })
        .unwrap();
    for title in ["Who pays for payouts?", "Which bank?", "Payouts on Sundays?"] {
        add_decision(&workspace, title, &[]).unwrap();
    }
    let groups = workspace.read(|conn| groups(conn, &SearchQuery::of("payouts"))).unwrap();
    let of: Vec<_> =
        groups.iter().map(|group| (group.kind, group.count, group.hits.len(), group.more)).collect();
    assert_eq!(of, [(Kind::Item, 200, 50, true), (Kind::Decision, 2, 2, false)], "the newest decision first");
    let titles: Vec<_> = groups[1].hits.iter().map(|hit| hit.title.as_str()).collect();
    assert_eq!(titles, ["Payouts on Sundays?", "Who pays for payouts?"]);
}

#[test]
fn a_second_writer_is_told_who_holds_the_workspace_and_readers_work_beside() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    add(&workspace, "Instant payouts", &[]).unwrap();
    let path = workspace.path().unwrap();
    let refused = Workspace::open(path, Access::Write, surroundings_on("2026-11-22")).err().unwrap();
    let Error::InUse { holder, .. } = &refused else { panic!("{refused}") };
    assert!(holder.contains("laptop") && holder.contains("Nora Vale"), "{holder}");
    let reader = Workspace::open(path, Access::Read, surroundings_on("2026-11-22")).unwrap();
    assert_eq!(titles(&reader), ["Instant payouts"]);
    assert!(matches!(add(&reader, "No", &[]), Err(Error::ReadOnly { .. })));
    add(&workspace, "Rate lock", &[]).unwrap();
    assert_eq!(titles(&reader).len(), 2, "a reader sees what was committed since");
}

#[test]
fn everything_since_is_taken_back_in_one_step() {
    let workspace = workspace();
    let first = add(&workspace, "Instant payouts", &[]).unwrap().value;
    let to = 2;
    edit(&workspace, std::slice::from_ref(&first.id), &[(ItemField::Owner, "Ada".into())]).unwrap();
    add(&workspace, "Rate lock", &[(ItemField::Parent, "R-1".into())]).unwrap();
    undo::undo(&workspace).unwrap();
    undo::redo(&workspace).unwrap();
    let before = workspace.read(Item::all).unwrap();

    let expect = UndoTo { operations: 4, changed: 1, removed: 2, brought_back: 0 };
    assert_eq!(workspace.read(|conn| preview(conn, to)).unwrap(), expect, "Ada and the second item go");
    let done = undo_to(&workspace, to).unwrap();
    assert_eq!(done.value, expect, "it does what the preview said");
    assert_eq!(done.label, "Took back 4 things done since: Added R-1 Instant payouts");
    assert_eq!(titles(&workspace), ["Instant payouts"]);
    assert!(matches!(undo_to(&workspace, 7), Err(Error::NothingToUndo)), "nothing was done since");
    assert!(matches!(undo_to(&workspace, 99), Err(Error::NotFound { .. })));

    undo::undo(&workspace).unwrap();
    assert_eq!(workspace.read(Item::all).unwrap(), before, "it is one step of undo itself");
    undo::redo(&workspace).unwrap();
    assert_eq!(titles(&workspace), ["Instant payouts"]);
}

#[test]
fn a_record_or_a_field_is_brought_back() {
    let workspace = workspace();
    let item = add(&workspace, "Instant payouts", &[(ItemField::Team, "Rails".into())]).unwrap().value;
    let ids = std::slice::from_ref(&item.id);
    edit(&workspace, ids, &[(ItemField::Title, "Money at once".into()), (ItemField::Team, "Risk".into())])
        .unwrap();
    let wish = |fields: &[&str], operation| Revert {
        kind: Kind::Item,
        record: item.id.0.clone(),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        operation,
    };
    let now = || {
        let item = workspace.read(|conn| Item::find(conn, &item.id.0)).unwrap().unwrap();
        format!("{} {}", item.title, item.team.unwrap_or_default())
    };
    let done = revert(&workspace, &wish(&["team"], 2)).unwrap();
    assert_eq!(
        (now().as_str(), done.label.as_str()),
        ("Money at once Rails", "Brought back team of R-1 as of 22 November 2026")
    );
    undo::undo(&workspace).unwrap();
    revert(&workspace, &wish(&[], 2)).unwrap();
    assert_eq!(now(), "Instant payouts Rails");
    let refused = |wish: Revert| revert(&workspace, &wish).unwrap_err().to_string();
    assert_eq!(refused(wish(&["colour"], 2)), "There is no field “colour”");
    assert_eq!(refused(wish(&[], 1)), "This record was not there yet on 22 November 2026");

    let second = add(&workspace, "Rate lock", &[]).unwrap();
    undo::undo(&workspace).unwrap();
    let gone = Revert {
        record: second.value.id.0.clone(),
        ..wish(&[], u32::try_from(second.operation.unwrap()).unwrap())
    };
    revert(&workspace, &gone).unwrap();
    assert_eq!(titles(&workspace).len(), 2, "what went comes again");
}

#[test]
fn the_history_is_read_in_parts_and_in_words() {
    let workspace = workspace();
    let item = add(&workspace, "Instant payouts", &[(ItemField::Owner, "Ada".into())]).unwrap().value;
    edit(&workspace, std::slice::from_ref(&item.id), &[(ItemField::Timeframe, "Q3 2027".into())]).unwrap();
    add_decision(&workspace, "100 % or 50_50?", &[]).unwrap();
    undo::undo(&workspace).unwrap();
    let labels = |query: HistoryQuery| -> Vec<String> {
        let page = workspace.read(|conn| list::page(conn, &query)).unwrap();
        page.operations.into_iter().map(|operation| operation.label).collect()
    };
    let all = HistoryQuery::default();
    assert_eq!(labels(all.clone()).len(), 5);
    assert_eq!(
        labels(HistoryQuery { offset: 1, limit: Some(1), ..all.clone() }),
        ["Added D-1 100 % or 50_50?"]
    );
    assert_eq!(labels(HistoryQuery { record: Some(item.id.0.clone()), ..all.clone() }).len(), 2);
    assert_eq!(
        labels(HistoryQuery { kind: Some(Kind::Person), ..all.clone() }).len(),
        1,
        "Ada came with the item"
    );
    assert_eq!(labels(HistoryQuery { by: Some("Somebody else".into()), ..all.clone() }), [""; 0]);
    assert_eq!(labels(HistoryQuery { text: Some("100 %".into()), ..all.clone() }).len(), 2);
    assert_eq!(labels(HistoryQuery { text: Some("%r".into()), ..all.clone() }), [""; 0], "signs are signs");
    let page = workspace.read(|conn| list::page(conn, &all)).unwrap();
    assert_eq!(page.people, ["Nora Vale"]);
    assert!(page.operations[1].taken_back && !page.operations[2].taken_back);

    let shown = workspace.read(|conn| detail(conn, 2)).unwrap();
    let item_shown = shown.records.iter().find(|record| record.reference == "R-1").unwrap();
    assert_eq!(item_shown.what, Happened::Made);
    let owner = item_shown.fields.iter().find(|change| change.field == "owner").unwrap();
    assert_eq!((owner.before.as_str(), owner.after.as_str()), ("", "Ada"), "people by name");
    let life = workspace.read(|conn| life(conn, &item.id.0)).unwrap();
    assert_eq!((life.len(), life[0].change.after.as_str()), (1, "Q3 2027"), "{life:?}");
}

#[test]
fn changes_of_every_kind_are_said_in_words() {
    let workspace = workspace();
    let item = add(&workspace, "Instant payouts", &[]).unwrap().value;
    let metric = register::add::add::<Metric>(&workspace, "Paid on the same day", &[]).unwrap().value;
    let read = |text: &str| {
        readings::add(&workspace, metric.reference(), text, ReadingSource::Typed).unwrap().operation.unwrap()
    };
    let changed = |operation: i64| {
        let detail = workspace.read(|conn| detail(conn, u32::try_from(operation).unwrap())).unwrap();
        let record = detail.records[0].clone();
        (
            record.title,
            record.fields.into_iter().map(|field| (field.field, field.before, field.after)).collect(),
        )
    };
    let fields = |field: &str, before: &str, after: &str| vec![(field.into(), before.into(), after.into())];
    let title = "Paid on the same day".to_owned();

    let two = read("2026-11-01 71\n2026-11-08 71.5");
    assert_eq!(changed(two), (title.clone(), fields("readings", "", "2026-11-01: 71, 2026-11-08: 71.5")));
    read("2026-11-15 72\n2026-11-16 73");
    let one = read("2026-11-08 74");
    let only_what_differs = fields("readings", "2026-11-08: 71.5", "2026-11-08: 74");
    assert_eq!(changed(one), (title, only_what_differs), "of a long list only what is different");

    let scored = scores::set::set(&workspace, &item.id, &[("reach".into(), "12".into())]).unwrap();
    let (title, given): (_, Vec<(String, String, String)>) = changed(scored.operation.unwrap());
    assert_eq!(title, "R-1 Instant payouts: reach", "a score is called by what it is given for");
    assert!(given.contains(&("item".into(), String::new(), "R-1 Instant payouts".into())), "{given:?}");
}

#[test]
fn what_is_found_is_shown_by_kind_and_a_typed_reference_first() {
    let workspace = workspace();
    for number in 1..=13 {
        add(&workspace, &format!("Payout number {number}"), &[(ItemField::Owner, "Paya Sol".into())])
            .unwrap();
    }
    add_decision(&workspace, "Which payout bank?", &[]).unwrap();
    let found = |typed: &str| workspace.read(|conn| groups(conn, &SearchQuery::of(typed))).unwrap();
    let kinds: Vec<_> = found("pay").iter().map(|group| (group.kind, group.count)).collect();
    assert_eq!(kinds, [(Kind::Item, 13), (Kind::Decision, 1), (Kind::Person, 1)]);
    let by_reference = found("R-1");
    assert_eq!(by_reference[0].hits[0].reference, "R-1", "before R-10 to R-13");
    assert_eq!(found("r12")[0].hits[0].reference, "R-12", "the hyphen may be missing");
    add(&workspace, "Waits for D-1", &[]).unwrap();
    let kinds: Vec<_> = found("d-1").iter().map(|group| group.kind).collect();
    assert_eq!(kinds, [Kind::Decision, Kind::Item], "the record itself before those that speak of it");
    let all = workspace.read(|conn| hits(conn, &SearchQuery { limit: 3, ..SearchQuery::of("R-1") })).unwrap();
    assert_eq!(all.len(), 3, "no more than were asked for");
    assert_eq!(all[0].reference, "R-1", "the same order without kinds");
    assert!(found("r99").is_empty() && found("D-99").is_empty(), "what is not there is not found");
    let title = &found("\"number 7\"")[0].hits[0].pieces;
    assert_eq!(title[1].text, "number 7", "{title:?}");
    assert!(found("  ").is_empty());
}

#[test]
fn more_is_found_when_it_is_asked_for_and_what_is_put_away_too() {
    let workspace = workspace();
    for number in 1..=260 {
        add(&workspace, &format!("Payout number {number}"), &[]).unwrap();
    }
    for number in 1..=3 {
        add_decision(&workspace, &format!("Which payout bank {number}?"), &[]).unwrap();
    }
    let away: Vec<Reference> =
        ["R-1", "R-7", "R-100", "D-2"].iter().map(|text| text.parse().unwrap()).collect();
    archive(&workspace, &away).unwrap();
    let items = |query: &SearchQuery| {
        let groups = workspace.read(|conn| groups(conn, query)).unwrap();
        groups.into_iter().find(|group| group.kind == Kind::Item).unwrap()
    };
    let first = items(&SearchQuery::of("payout"));
    assert_eq!((first.hits.len(), first.more), (50, true));
    let asked = SearchQuery { kind: Some(Kind::Item), limit: 300, ..SearchQuery::of("payout") };
    let all = items(&asked);
    assert_eq!((all.hits.len(), all.count, all.more), (257, 257, false), "all but those put away");
    assert_eq!(all.hits[..50], first.hits, "more of the same list");
    assert!(workspace.read(|conn| groups(conn, &asked)).unwrap().len() == 1, "of one kind only");

    let away = SearchQuery { shelf: Shelf::PutAway, ..SearchQuery::of("payout") };
    let found = workspace.read(|conn| groups(conn, &away)).unwrap();
    let counts: Vec<_> = found.iter().map(|group| (group.kind, group.count)).collect();
    assert_eq!(counts, [(Kind::Item, 3), (Kind::Decision, 1)]);
    let cited = SearchQuery { words: "D-2".into(), ..away.clone() };
    assert_eq!(workspace.read(|conn| groups(conn, &cited)).unwrap()[0].hits[0].reference, "D-2");
    let in_use = workspace.read(|conn| groups(conn, &SearchQuery::of("D-2"))).unwrap();
    assert!(in_use.iter().all(|group| group.kind != Kind::Decision), "it is put away: {in_use:?}");

    let listed = |query: &SearchQuery| workspace.read(|conn| hits(conn, query)).unwrap().len();
    assert_eq!(listed(&SearchQuery { limit: 230, ..SearchQuery::of("payout") }), 230, "as many as asked for");
    assert_eq!(listed(&SearchQuery { limit: 999, ..SearchQuery::of("payout") }), 259);
    assert_eq!(listed(&away), 4);
}

/// A bar that is dragged and taken back lies where it lay, whatever it was and wherever it was let go.
#[test]
fn drag_then_undo_is_the_identity() {
    use roadbook_core::formats::roadmap_picture::scales::Unit;
    use roadbook_core::items::reschedule::{Grab, reschedule, stops};

    let within = (day("2026-01-01"), day("2028-12-31"));
    let times =
        ["2026-10-05 – 2027-02-26", "Q4 2026", "Oct 2026 – Q2 2027", "H1 2027", "from Nov 2026", "next", ""];
    for (at, time) in times.into_iter().enumerate() {
        let workspace = workspace();
        let item = add(&workspace, "Instant payouts", &[(ItemField::Timeframe, time.into())]).unwrap().value;
        let now = |workspace: &Workspace| workspace.read(|conn| Item::find(conn, &item.id.0)).unwrap();
        let before = now(&workspace);
        for grab in [Grab::Whole, Grab::Start, Grab::End] {
            let found = workspace.read(|conn| stops(conn, &item.id, grab, Unit::Month, within)).unwrap();
            for stop in found.list.iter().step_by(3 + at) {
                let moved = reschedule(&workspace, &item.id, stop.timeframe).unwrap();
                assert_eq!(moved.value.timeframe, stop.timeframe, "{time}: it lies where it was let go");
                if moved.operation.is_some() {
                    undo::undo(&workspace).unwrap();
                }
                assert_eq!(now(&workspace), before, "{time} {grab:?} to {}", stop.text);
            }
        }
    }
}

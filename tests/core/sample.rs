//! The sample workspace has something to show on every screen and for every audience, whatever day it is.

use std::collections::BTreeSet;

use roadbook_core::audiences::view::{Change, view};
use roadbook_core::audiences::{Audience, list};
use roadbook_core::compare::plan_changes;
use roadbook_core::decisions::Decision;
use roadbook_core::formats::words::{Commitment, DecisionStatus, Health, Level, Mark, Sensitivity};
use roadbook_core::history::{Moment, undo};
use roadbook_core::items::Item;
use roadbook_core::people::Person;
use roadbook_core::record::Record as _;
use roadbook_core::statuses::StatusMap;
use roadbook_core::timeframe::Precision;
use roadbook_core::told::list::{Asked, Which, told};
use roadbook_core::updates::list::issued;
use roadbook_core::{Error, Workspace, sample};
use roadbook_testkit::{surroundings_on, workspace};

fn filled(day: &str) -> Workspace {
    let workspace = Workspace::open_in_memory(surroundings_on(day)).unwrap();
    sample::fill(&workspace).unwrap();
    workspace
}

#[test]
fn every_word_of_every_scale_is_there() {
    let workspace = filled("2026-11-22");
    let (items, decisions, people, statuses) = workspace
        .read(|conn| Ok((Item::all(conn)?, Decision::all(conn)?, Person::all(conn)?, StatusMap::of(conn)?)))
        .unwrap();
    assert!((35..=45).contains(&items.len()), "{} items", items.len());
    assert!((15..=18).contains(&decisions.len()), "{} decisions", decisions.len());
    assert_eq!(people.len(), 10);
    let all = |words: BTreeSet<&'static str>, scale: &[&'static str], name: &str| {
        let missing: Vec<_> = scale.iter().filter(|word| !words.contains(*word)).collect();
        assert!(missing.is_empty(), "no {name} is {missing:?}");
    };
    let keys = |words: &[Level]| words.iter().map(|word| word.key()).collect::<Vec<_>>();
    all(items.iter().map(|item| item.level.key()).collect(), &keys(Level::ALL), "level");
    let keys: Vec<_> = Sensitivity::ALL.iter().map(|word| word.key()).collect();
    all(items.iter().map(|item| item.sensitivity.key()).collect(), &keys, "sensitivity");
    let keys: Vec<_> = Commitment::ALL.iter().map(|word| word.key()).collect();
    all(items.iter().filter_map(|item| item.commitment).map(Commitment::key).collect(), &keys, "commitment");
    let keys: Vec<_> = Health::ALL.iter().map(|word| word.key()).collect();
    all(items.iter().filter_map(|item| item.health).map(Health::key).collect(), &keys, "health");
    let marks: BTreeSet<_> = items.iter().map(|item| item.mark(statuses.scale_of(item)).key()).collect();
    let drawn =
        [Mark::OnTrack, Mark::AtRisk, Mark::OffTrack, Mark::Done, Mark::Paused, Mark::NotStarted, Mark::Cut];
    all(marks, &drawn.map(Mark::key), "mark");
    let keys: Vec<_> =
        Precision::ALL.iter().map(|precision| precision.key()).filter(|key| *key != "year").collect();
    all(
        items.iter().filter_map(|item| item.timeframe.precision()).map(Precision::key).collect(),
        &keys,
        "precision",
    );
    assert!(items.iter().any(|item| item.timeframe.is_unscheduled()), "something is unscheduled");
    let keys: Vec<_> = DecisionStatus::ALL.iter().map(|word| word.key()).collect();
    all(
        decisions.iter().filter_map(|decision| decision.status).map(DecisionStatus::key).collect(),
        &keys,
        "decision",
    );
}

#[test]
fn it_can_be_made_on_any_day() {
    for day in [
        "2026-01-01",
        "2026-02-28",
        "2028-02-29",
        "2026-03-31",
        "2026-06-30",
        "2026-09-30",
        "2026-12-31",
        "2027-05-15",
    ] {
        let workspace = filled(day);
        let late =
            workspace.read(|conn| roadbook_core::decisions::list::counts(conn, workspace.today())).unwrap();
        assert!(late.late >= 1 && late.waiting >= 4 && late.review_due >= 1, "on {day}: {late:?}");
    }
}

#[test]
fn every_audience_sees_something_and_loses_something() {
    let workspace = filled("2026-11-22");
    let audiences = workspace.read(list::audiences).unwrap();
    assert_eq!(audiences.len(), 7);
    for audience in audiences.iter().chain([&Audience::author()]) {
        let (seen, withheld) =
            workspace.read(|conn| view(conn, audience, Moment::Now, workspace.today())).unwrap();
        assert!(!seen.items.is_empty(), "{} see nothing", audience.name);
        if audience.is_author() {
            assert!(withheld.is_empty(), "the author loses nothing: {withheld:?}");
            continue;
        }
        assert!(
            withheld.iter().any(|lost| lost.change == Change::Withheld),
            "{} get everything",
            audience.name
        );
        assert!(seen.items.iter().all(|item| !item.text.contains("€")), "{} read an amount", audience.name);
    }
    let changes = |change| {
        audiences.iter().any(|audience| {
            let (_, withheld) =
                workspace.read(|conn| view(conn, audience, Moment::Now, workspace.today())).unwrap();
            withheld.iter().any(|lost| lost.change == change && !lost.is_whole())
        })
    };
    assert!(changes(Change::Coarsened) && changes(Change::Reworded));
}

#[test]
fn it_cannot_be_taken_back_by_accident() {
    let workspace = workspace();
    sample::fill(&workspace).unwrap();
    assert!(matches!(undo::undo(&workspace), Err(Error::NothingToUndo)));
}

#[test]
fn the_plan_moved_since_it_was_agreed_and_some_were_told_before() {
    let workspace = filled("2026-11-22");
    let today = workspace.today();
    let (changes, stale, issued) = workspace
        .read(|conn| {
            let asked = Asked { which: Which::Stale, ..Asked::default() };
            let changes = plan_changes(conn, "The plan as agreed", "now", today)?;
            Ok((changes, told(conn, asked, today)?, issued(conn)?))
        })
        .unwrap();
    assert!(changes.moved.iter().any(|slip| slip.times == 2 && slip.days == Some(49)), "one moved twice");
    assert!(changes.moved.iter().all(|slip| !slip.reason.is_empty()), "each says why: {:?}", changes.moved);
    assert!(stale.iter().any(|told| told.audience == "Sales and customer success"), "{stale:?}");
    assert!(stale.iter().all(|told| told.audience != "Engineering"), "they were told last: {stale:?}");
    assert_eq!(issued.len(), 4);
}

#[test]
fn a_copy_of_it_can_be_given_to_every_audience() {
    let workspace = filled("2026-11-22");
    let folder = tempfile::tempdir().unwrap();
    for audience in workspace.read(list::audiences).unwrap() {
        let path = folder.path().join(format!("{}.roadbook", audience.name));
        let given = roadbook_core::audiences::give::give(&workspace, &audience, &path).unwrap();
        assert_eq!(given.leaks, [], "{}", audience.name);
        assert!(path.exists() && given.items > 0, "{}", audience.name);
    }
}

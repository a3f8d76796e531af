//! What holds for every workspace of decisions, metrics, risks, actions and signals, made up at random and looked at by every
//! audience: the same laws that hold for items.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use roadbook_core::Workspace;
use roadbook_core::actions::Action;
use roadbook_core::audiences::view::{Registers, View, When, Withheld, registers, view};
use roadbook_core::audiences::{Audience, Field, Rule};
use roadbook_core::decisions::Decision;
use roadbook_core::decisions::add::add as add_decision;
use roadbook_core::decisions::assign::DecisionField as D;
use roadbook_core::formats::date::PartialDate;
use roadbook_core::history::Moment;
use roadbook_core::metrics::{Metric, ReadingSource, readings};
use roadbook_core::people::add::add as add_person;
use roadbook_core::raid::RaidEntry;
use roadbook_core::record::Record as _;
use roadbook_core::register::Entry as _;
use roadbook_core::register::add::add as add_register;
use roadbook_core::signals::Signal;
use roadbook_core::timeframe::{Precision, Timeframe};
use roadbook_testkit::{TODAY, day, workspace};

use super::everybody;

/// Cases a law: each makes a workspace and looks at it eight times.
const CASES: u32 = 24;

const SENSITIVITIES: [&str; 5] = ["public", "partner", "internal", "confidential", "restricted"];
const PAST: [&str; 4] = ["2026-10-14", "2026-09", "2026-11-03", "2025"];
const COMING: [&str; 4] = ["2026-12-04", "2027-02", "2027-02-12", "2028"];

/// The records of one number: all with the same sensitivity, each text its own.
#[derive(Debug, Clone)]
struct Made {
    sensitivity: usize,
    day: usize,
    is_decided: bool,
    is_renamed: bool,
}

fn made() -> impl Strategy<Value = Made> {
    (0..5_usize, 0..4_usize, any::<bool>(), any::<bool>()).prop_map(
        |(sensitivity, day, is_decided, is_renamed)| Made { sensitivity, day, is_decided, is_renamed },
    )
}

fn typed(values: &[(&str, &str)]) -> Vec<(String, String)> {
    values.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect()
}

fn lived_in(all: &[Made]) -> Workspace {
    let workspace = workspace();
    for (number, made) in (1..).zip(all) {
        let said = |word: &str| format!("qz{number}{word}");
        let sensitivity = SENSITIVITIES[made.sensitivity];
        let owner = format!("Qz{number}first Qz{number}owner");
        add_person(&workspace, &owner, &[]).unwrap();
        let (past, coming) = (PAST[made.day], COMING[made.day]);
        let mut values = vec![
            (D::Sensitivity, sensitivity.to_owned()),
            (D::Context, format!("{} says why", said("context"))),
            (D::Options, format!("{}\n{}", said("option"), said("other"))),
            (D::Driver, owner.clone()),
            (D::Blocked, said("party")),
            (D::IfNobodyDecides, format!("{} is lost", said("lost"))),
        ];
        if made.is_decided {
            values.extend([(D::Status, "accepted".to_owned()), (D::DecidedOn, past.to_owned())]);
        } else {
            values.extend([(D::Status, "proposed".to_owned()), (D::NeededBy, coming.to_owned())]);
        }
        if made.is_renamed {
            values.push((D::PublicTitle, said("public")));
        }
        add_decision(&workspace, &said("choice"), &values).unwrap();

        let about = [("sensitivity", sensitivity), ("owner", &owner), ("definition", &said("definition"))];
        let metric = add_register::<Metric>(&workspace, &said("metric"), &typed(&about)).unwrap().value;
        let reading = format!("2026-11-10: 60, {}", said("reading"));
        readings::add(&workspace, metric.reference(), &reading, ReadingSource::Typed).unwrap();

        let boss = format!("Qz{number}boss Qz{number}above");
        let about = [
            ("sensitivity", sensitivity),
            ("owner", &owner),
            ("probability", "4"),
            ("impact", "4"),
            ("nextAction", &said("step")),
            ("due", coming),
            ("escalatesOn", coming),
            ("escalatesTo", &boss),
            ("ifUnresolved", &said("worse")),
            ("note", &said("note")),
        ];
        add_register::<RaidEntry>(&workspace, &said("risk"), &typed(&about)).unwrap();
        let about =
            [("sensitivity", sensitivity), ("owner", &owner), ("due", coming), ("note", &said("note"))];
        add_register::<Action>(&workspace, &said("action"), &typed(&about)).unwrap();
        let about = [
            ("sensitivity", sensitivity),
            ("who", &said("who")),
            ("customer", &said("customer")),
            ("segment", &said("segment")),
            ("saidOn", past),
            ("answer", &said("answer")),
        ];
        add_register::<Signal>(&workspace, &said("signal"), &typed(&about)).unwrap();
    }
    workspace
}

/// Everything an audience sees, and what it does not.
struct Seen {
    audience: Audience,
    view: View,
    registers: Registers,
    withheld: Vec<Withheld>,
}

fn law(holds: impl Fn(&Workspace, &Seen, &[Made]) -> Result<(), TestCaseError>) {
    let mut runner = TestRunner::new_with_rng(
        Config { cases: CASES, failure_persistence: None, ..Config::default() },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let whole = |all: Vec<Made>| {
        let workspace = lived_in(&all);
        for audience in everybody(&workspace) {
            let read = |conn: &_| {
                let (view, mut withheld) = view(conn, &audience, Moment::Now, day(TODAY))?;
                let (registers, mut more) = registers(conn, &audience, day(TODAY))?;
                withheld.append(&mut more);
                Ok((view, registers, withheld))
            };
            let (view, registers, withheld) = workspace.read(read).unwrap();
            holds(&workspace, &Seen { audience: audience.clone(), view, registers, withheld }, &all)?;
        }
        Ok(())
    };
    runner.run(&prop::collection::vec(made(), 1..5), whole).unwrap();
}

#[test]
fn no_record_tells_what_is_above_a_clearance_or_withheld_by_a_rule() {
    law(|workspace, seen, all| {
        let Seen { audience, view, registers, .. } = seen;
        let decisions = serde_json::to_string(&view.decisions).unwrap().to_lowercase();
        let registers = format!("{registers:?}").to_lowercase();
        let sensitivities: Vec<_> =
            workspace.read(Decision::all).unwrap().into_iter().map(|one| one.sensitivity).collect();
        let hides = |field| audience.rule(field) == Rule::Withhold;
        for (at, made) in all.iter().enumerate() {
            let number = at + 1;
            let tells = |text: &str, word: &str| text.contains(&format!("qz{number}{word}"));
            let name = &audience.name;
            if sensitivities[at] > audience.clearance {
                let nothing = !tells(&decisions, "") && !tells(&registers, "");
                prop_assert!(nothing, "{name}: {decisions} {registers}");
                continue;
            }
            for (field, words) in [
                (Field::Roles, ["owner", "first"].as_slice()),
                (Field::Options, &["option", "other"]),
                (Field::Rationale, &["context"]),
                (Field::Waiting, &["party", "lost"]),
            ] {
                let told = words.iter().any(|word| tells(&decisions, word));
                prop_assert!(!hides(field) || !told, "{name} and {field:?}: {decisions}");
            }
            let is_public = made.is_renamed && audience.rule(Field::Title) == Rule::Reword;
            prop_assert!(!is_public || !tells(&decisions, "choice"), "{name}: {decisions}");
            let names = ["owner", "first", "boss", "above"];
            let told = names.iter().any(|word| tells(&registers, word));
            prop_assert!(!hides(Field::Owner) || !told, "{name}: {registers}");
            prop_assert!(!hides(Field::Waiting) || !tells(&registers, "risk"), "{name}: {registers}");
            // Whoever may know that something was said is not told by whom, nor what is noted inside.
            for word in ["who", "customer", "signal", "answer", "note"] {
                prop_assert!(!tells(&registers, word), "{name} and {word}: {registers}");
            }
        }
        Ok(())
    });
}

/// Whether a date that is told holds the true one, and is no finer than the audience reads dates.
fn agrees(audience: &Audience, told: &When, truth: PartialDate) -> Result<(), TestCaseError> {
    let Some(said) = told.timeframe.span() else {
        prop_assert_eq!(audience.precision, Precision::NowNextLater, "{:?}", told);
        return Ok(());
    };
    let from = said.start().map(|period| period.first_day());
    let to = said.end().map(|period| period.last_day());
    prop_assert!(
        from.is_some_and(|from| from <= truth.first_day()),
        "{}: {told:?} for {truth}",
        audience.name
    );
    prop_assert!(to.is_some_and(|to| to >= truth.last_day()), "{}: {told:?} for {truth}", audience.name);
    let mut ends = [said.start(), said.end()].into_iter().flatten();
    let is_coarse = ends.all(|period| period.precision() >= audience.precision);
    prop_assert!(is_coarse || audience.precision == Precision::NowNextLater, "{}: {told:?}", audience.name);
    Ok(())
}

#[test]
fn a_date_of_a_record_never_contradicts_the_true_one() {
    law(|workspace, seen, _| {
        let decisions: BTreeMap<String, Decision> =
            by_reference(workspace.read(Decision::all).unwrap(), |one| one.reference().to_string());
        for told in &seen.view.decisions {
            let truth = &decisions[&told.reference];
            if let Some(when) = &told.decided_on {
                agrees(&seen.audience, when, truth.decided_on.unwrap())?;
            }
            // Somebody has to act on these, so they are told as they are or not at all.
            prop_assert!(told.needed_by.is_none() || told.needed_by == truth.needed_by, "{told:?}");
        }
        let risks = by_reference(workspace.read(RaidEntry::all).unwrap(), |one| one.reference().to_string());
        for told in &seen.registers.risks {
            let truth = &risks[&told.reference];
            for (when, truth) in [(&told.due, truth.due), (&told.escalates_on, truth.escalates_on)] {
                agrees(&seen.audience, when.as_ref().unwrap(), truth.unwrap())?;
            }
        }
        let actions = by_reference(workspace.read(Action::all).unwrap(), |one| one.reference().to_string());
        for told in &seen.registers.actions {
            prop_assert_eq!(told.due, actions[&told.reference].due);
        }
        Ok(())
    });
}

#[test]
fn a_date_that_is_told_less_precisely_is_looked_for() {
    law(|workspace, seen, _| {
        let is_known = |reference: &str| {
            let of_it = seen.withheld.iter().filter(|lost| lost.reference == reference);
            of_it.flat_map(|lost| &lost.secrets).next().is_some()
        };
        let risks = by_reference(workspace.read(RaidEntry::all).unwrap(), |one| one.reference().to_string());
        for told in &seen.registers.risks {
            let truth = Timeframe::from(risks[&told.reference].due.unwrap());
            let is_coarser = told.due.as_ref().is_none_or(|when| when.timeframe != truth);
            prop_assert!(!is_coarser || is_known(&told.reference), "{}: {told:?}", seen.audience.name);
        }
        Ok(())
    });
}

fn by_reference<T>(all: Vec<T>, name: impl Fn(&T) -> String) -> BTreeMap<String, T> {
    all.into_iter().map(|one| (name(&one), one)).collect()
}

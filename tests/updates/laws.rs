//! What holds for every workspace: made up at random, looked at by every audience.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use roadbook_core::Workspace;
use roadbook_core::audiences::view::{View, registers, view};
use roadbook_core::audiences::{Audience, Field, Rule};
use roadbook_core::decisions::add::add as add_decision;
use roadbook_core::decisions::assign::DecisionField;
use roadbook_core::formats::words::{Commitment, Health, Sensitivity};
use roadbook_core::history::Moment;
use roadbook_core::items::field::ItemField as I;
use roadbook_core::items::{Item, add::add, edit::edit};
use roadbook_core::metrics::{Metric, ReadingSource, readings};
use roadbook_core::raid::RaidEntry;
use roadbook_core::record::Record as _;
use roadbook_core::register::add::add as add_register;
use roadbook_core::register::edit::edit as edit_register;
use roadbook_core::timeframe::{FiscalYear, Precision};
use roadbook_core::told::changes::changes;
use roadbook_core::updates::{Format, Wish, issue};
use roadbook_testkit::{TODAY, day, workspace};

use super::everybody;

/// Cases a law: each makes a workspace and looks at it eight times.
const CASES: u32 = 24;

#[derive(Debug, Clone)]
struct Made {
    sensitivity: usize,
    timeframe: usize,
    commitment: usize,
    health: usize,
    public: bool,
}

const SENSITIVITIES: [&str; 5] = ["public", "partner", "internal", "confidential", "restricted"];
const TIMEFRAMES: [&str; 9] = [
    "",
    "14 Dec 2026",
    "1 Sep 2026 – 12 Feb 2027",
    "3 Nov 2026 – 30 Nov 2026",
    "Jan 2027 – Mar 2027",
    "Q2 2027",
    "H2 2027",
    "2028",
    "later",
];
const COMMITMENTS: [&str; 4] = ["", "might", "likely", "committed"];
const HEALTHS: [&str; 4] = ["", "on track", "at risk", "off track"];

fn made() -> impl Strategy<Value = Made> {
    (0..5_usize, 0..9_usize, 0..4_usize, 0..4_usize, any::<bool>()).prop_map(
        |(sensitivity, timeframe, commitment, health, public)| Made {
            sensitivity,
            timeframe,
            commitment,
            health,
            public,
        },
    )
}

fn plan(items: &[Made]) -> Workspace {
    let workspace = workspace();
    for (number, made) in (1..).zip(items) {
        let mut typed = vec![
            (I::Sensitivity, SENSITIVITIES[made.sensitivity].to_owned()),
            (I::Timeframe, TIMEFRAMES[made.timeframe].to_owned()),
            (I::Commitment, COMMITMENTS[made.commitment].to_owned()),
            (I::Health, HEALTHS[made.health].to_owned()),
            (I::Description, format!("qz{number}description says more than a word")),
            (I::Effort, format!("{}", 30 + number)),
        ];
        if made.public {
            typed.push((I::PublicTitle, format!("qz{number}public")));
            typed.push((I::PublicText, format!("qz{number}publictext is what they read")));
        }
        typed.retain(|(_, text)| !text.is_empty());
        add(&workspace, &format!("qz{number}title"), &typed).unwrap();
        let sensitivity = SENSITIVITIES[made.sensitivity];
        let title = format!("qz{number}choice");
        add_decision(&workspace, &title, &[(DecisionField::Sensitivity, sensitivity.to_owned())]).unwrap();
        let above = [("sensitivity".to_owned(), sensitivity.to_owned())];
        add_register::<Metric>(&workspace, &format!("qz{number}metric"), &above).unwrap();
        add_register::<RaidEntry>(&workspace, &format!("qz{number}risk"), &above).unwrap();
    }
    workspace
}

fn seen(workspace: &Workspace, audience: &Audience) -> View {
    workspace.read(|conn| view(conn, audience, Moment::Now, day(TODAY))).unwrap().0
}

fn law(strategy: impl Strategy<Value = Vec<Made>>, holds: impl Fn(&Workspace) -> Result<(), TestCaseError>) {
    let mut runner = TestRunner::new_with_rng(
        Config { cases: CASES, failure_persistence: None, ..Config::default() },
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    runner.run(&strategy, |items| holds(&plan(&items))).unwrap();
}

#[test]
fn no_view_holds_a_value_above_its_clearance() {
    law(prop::collection::vec(made(), 1..7), |workspace| {
        let items = workspace.read(Item::all).unwrap();
        for audience in everybody(workspace) {
            let view = seen(workspace, &audience);
            let (registers, _) = workspace.read(|conn| registers(conn, &audience, day(TODAY))).unwrap();
            let text = serde_json::to_string(&view).unwrap() + &format!("{registers:?}");
            for item in &items {
                let number = item.number;
                let is_seen = view.items.iter().any(|seen| seen.reference == format!("R-{number}"));
                let is_cleared = item.sensitivity <= audience.clearance;
                prop_assert!(is_cleared || !is_seen, "{} must not see R-{number}", audience.name);
                if !is_cleared {
                    prop_assert!(!text.contains(&format!("qz{number}")), "{}: {text}", audience.name);
                }
                let withholds = |field| audience.rule(field) == Rule::Withhold;
                let inside = format!("qz{number}title");
                let rewords = audience.rule(Field::Title) == Rule::Reword;
                prop_assert!(!rewords || !text.contains(&inside), "{} read {inside}", audience.name);
                let effort = view.items.iter().filter(|_| withholds(Field::Effort));
                prop_assert!(effort.clone().all(|seen| seen.effort.is_none()), "{}", audience.name);
            }
        }
        Ok(())
    });
}

#[test]
fn a_coarsened_date_never_contradicts_the_true_one() {
    let fiscal = FiscalYear::default();
    law(prop::collection::vec(made(), 1..9), |workspace| {
        let items: BTreeMap<String, Item> = workspace
            .read(Item::all)
            .unwrap()
            .into_iter()
            .map(|item| (item.reference().to_string(), item))
            .collect();
        for audience in everybody(workspace) {
            for shown in seen(workspace, &audience).items {
                let (Some(when), Some(item)) = (&shown.when, items.get(&shown.reference)) else { continue };
                let truth = item.timeframe;
                let coarse = truth.coarsen(audience.precision, day(TODAY), fiscal);
                let (Some(said), Some(truth)) = (when.timeframe.span(), truth.span()) else {
                    prop_assert_eq!(when.timeframe, coarse, "{}: {:?}", &audience.name, item.timeframe);
                    continue;
                };
                let days = |span: roadbook_core::timeframe::Span| {
                    (span.start().map(|start| start.first_day()), span.end().map(|end| end.last_day()))
                };
                let ((said_from, said_to), (from, to)) = (days(said), days(truth));
                prop_assert!(
                    said_from <= from || from.is_none(),
                    "{}: {said:?} for {truth:?}",
                    audience.name
                );
                prop_assert!(said_to >= to || to.is_none(), "{}: {said:?} for {truth:?}", audience.name);
                let finest =
                    [said.start(), said.end()].into_iter().flatten().map(|period| period.precision());
                let is_coarse = |precision| precision >= audience.precision;
                prop_assert!(
                    audience.precision == Precision::NowNextLater || finest.clone().all(is_coarse),
                    "{}: {said:?}",
                    audience.name
                );
            }
        }
        Ok(())
    });
}

#[test]
fn the_difference_is_empty_exactly_when_nothing_they_can_see_has_changed() {
    let change = (0..8_usize, 0..5_usize, 0..9_usize, 0..4_usize, 0..4_usize);
    let strategy = (prop::collection::vec(made(), 2..5), prop::collection::vec(change, 1..4));
    let mut runner = TestRunner::new_with_rng(
        Config { cases: CASES, failure_persistence: None, ..Config::default() },
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let (mut same, mut different) = (0, 0);
    let check = |items: Vec<Made>, edits: Vec<(usize, usize, usize, usize, usize)>| {
        let workspace = plan(&items);
        let typed = |values: &[(&str, &str)]| {
            values.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect::<Vec<_>>()
        };
        let audiences: Vec<_> =
            everybody(&workspace).into_iter().filter(|audience| !audience.is_author()).collect();
        for audience in &audiences {
            let wish = Wish { formats: &[Format::Md], ..Wish::of(&audience.id) };
            assert!(issue(&workspace, wish).unwrap().value.update.is_some(), "{}", audience.name);
        }
        let read =
            |audience: &Audience| words(&seen(&workspace, audience)) + &register_words(&workspace, audience);
        let before: Vec<_> = audiences.iter().map(read).collect();
        let all = workspace.read(Item::all).unwrap();
        for (which, at, timeframe, commitment, health) in edits {
            let item = &all[at % all.len()];
            if which == 6 {
                let text = format!("2026-11-{:02} {}", 10 + timeframe, 60 + health);
                readings::add(&workspace, "M-1".parse().unwrap(), &text, ReadingSource::Typed).unwrap();
                continue;
            }
            if which == 7 {
                let field = ["nextAction", "due", "note", "help"][health];
                let text =
                    if field == "due" { ["2026-12-04", "2027-03-01"][at % 2] } else { SENSITIVITIES[at] };
                let values = typed(&[(field, text)]);
                edit_register::<RaidEntry>(&workspace, "K-1".parse().unwrap(), &values).unwrap();
                continue;
            }
            let typed = match which {
                0 => (I::Timeframe, TIMEFRAMES[timeframe]),
                1 => (I::Commitment, COMMITMENTS[commitment]),
                2 => (I::Health, HEALTHS[health]),
                3 => (I::Effort, "99"),
                4 => (I::InternalNote, "something nobody outside reads"),
                _ => (I::Title, "Named otherwise"),
            };
            edit(&workspace, std::slice::from_ref(&item.id), &[(typed.0, typed.1.to_owned())]).unwrap();
        }
        audiences
            .iter()
            .zip(before)
            .map(|(audience, before)| {
                let after = read(audience);
                let told = workspace.read(|conn| changes(conn, audience, None, day(TODAY))).unwrap().rows();
                (audience.name.clone(), before == after, told)
            })
            .collect::<Vec<_>>()
    };
    let mut cases = Vec::new();
    for _ in 0..CASES {
        let case = strategy.new_tree(&mut runner).unwrap().current();
        cases.push(case);
    }
    for (items, edits) in cases {
        for (audience, is_same, told) in check(items.clone(), edits.clone()) {
            assert_eq!(told.is_empty(), is_same, "{audience}: {told:?} after {edits:?} of {items:?}");
            if is_same { same += 1 } else { different += 1 }
        }
    }
    assert!(same > 20 && different > 20, "both are tried: {same} the same, {different} not");
}

/// All that can be read of a view, without what only places it in time and order.
fn words(view: &View) -> String {
    serde_json::to_string(&(&view.items, &view.decisions)).unwrap()
}

/// The same of metrics and of what may get in the way, as far as an update can say it.
fn register_words(workspace: &Workspace, audience: &Audience) -> String {
    let (seen, _) = workspace.read(|conn| registers(conn, audience, day(TODAY))).unwrap();
    let metrics = seen
        .metrics
        .iter()
        .map(|metric| format!("{:?}", (&metric.name, &metric.latest_text, &metric.health)));
    let risks = seen.risks.iter().map(|risk| {
        let due = risk.due.as_ref().map(|due| &due.words);
        format!("{:?}", (&risk.statement, &risk.next_action, due, &risk.help))
    });
    metrics.chain(risks).collect()
}

#[test]
fn the_scales_that_are_tried_are_whole() {
    assert_eq!(SENSITIVITIES.len(), Sensitivity::ALL.len());
    assert_eq!(COMMITMENTS.len(), Commitment::ALL.len() + 1);
    assert_eq!(HEALTHS.len(), Health::ALL.len() + 1);
}

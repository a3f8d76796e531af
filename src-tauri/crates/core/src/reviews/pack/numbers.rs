//! The sections of numbers: metrics against their targets, risks by their score, effort by goal.

use std::collections::{BTreeMap, BTreeSet};

use roadbook_formats::counts::things;
use roadbook_formats::words::{Health, Mark};
use rusqlite::Connection;

use super::fill::{Filled, lacks};
use super::{Material, PackRow, mark_of, plan};
use crate::audiences::Audience;
use crate::audiences::view::{SeenItem, SeenMetric, SeenRisk, View};
use crate::error::Result;
use crate::goals::Goal;
use crate::metrics::{MetricRole, ReadingSource};
use crate::record::Record as _;
use crate::reviews::section::Section;

/// More metrics than this are not looked at in a meeting.
const MOST_METRICS: usize = 5;

/// The metrics that go in: those of every review first among each role, then those that are not on track.
pub(super) fn outcomes(material: &Material) -> Vec<&SeenMetric> {
    let by_rule =
        |row: &SeenMetric| row.in_pack || matches!(row.health, Some(Health::AtRisk | Health::OffTrack));
    let mut found: Vec<_> = material
        .seen
        .metrics
        .iter()
        .filter(|row| material.goes_in(Section::Outcomes, &row.reference, by_rule(row)))
        .collect();
    found.sort_by_key(|row| (row.role == MetricRole::Output, !row.in_pack));
    found
}

/// Why a metric is as it is: what somebody said in the pack, or with the last reading.
pub(super) fn why(material: &Material, row: &SeenMetric) -> Option<String> {
    let in_pack = material.note(Section::Outcomes, &row.reference).map(str::to_owned);
    let with_reading =
        || row.latest.as_ref().map(|reading| reading.note.clone()).filter(|note| !note.is_empty());
    in_pack.or_else(with_reading)
}

pub(super) fn outcomes_section(material: &Material) -> Filled {
    let metrics = outcomes(material);
    let row = |row: &&SeenMetric| {
        let is_off = matches!(row.health, Some(Health::AtRisk | Health::OffTrack));
        let checks = [
            (row.latest.is_some(), "has no reading"),
            (!row.is_old, "has an old reading"),
            (row.target.is_some(), "has no target"),
            (row.has_owner, "has no owner"),
            (!is_off || why(material, row).is_some(), "does not say why it is off"),
        ];
        PackRow {
            reference: Some(row.reference.clone()),
            title: row.name.clone(),
            second: why(material, row).unwrap_or_else(|| row.why.clone()),
            mark: row.health.map(mark_of),
            word: row.health.map(Health::word).unwrap_or_default().to_owned(),
            value: row.latest_text.clone().unwrap_or_default(),
            because: if row.in_pack { "in every review" } else { "it is not on track" }.to_owned(),
            typed: row.latest.as_ref().is_some_and(|reading| {
                matches!(reading.source, ReadingSource::Typed | ReadingSource::Pasted)
            }),
            missing: checks.into_iter().filter(|(said, _)| !said).map(|(_, what)| what.to_owned()).collect(),
            ..PackRow::default()
        }
    };
    let on_track = metrics.iter().filter(|row| row.health == Some(Health::OnTrack)).count();
    let headline = match metrics.len() {
        0 => "No metric is in this pack".to_owned(),
        all if on_track == all => "All measures are on plan".to_owned(),
        all => format!("{on_track} of {all} measures {} on plan", if on_track == 1 { "is" } else { "are" }),
    };
    let others = material.seen.metrics.iter();
    let others = others.filter(|row| !metrics.iter().any(|own| own.reference == row.reference));
    let missing = match metrics.len() {
        0 => vec!["no metric is in every review".to_owned()],
        1..=MOST_METRICS => Vec::new(),
        count => vec![format!("{count} metrics are in it, {MOST_METRICS} at most")],
    };
    let filled = Filled { headline, rows: metrics.iter().map(row).collect(), missing, ..Filled::default() };
    filled.with_others(others.map(|row| (row.reference.as_str(), row.name.as_str())))
}

/// The risks that go in, the worst first.
pub(super) fn risks(material: &Material) -> Vec<&SeenRisk> {
    let mut found: Vec<_> = material
        .seen
        .risks
        .iter()
        .filter(|row| material.goes_in(Section::Risks, &row.reference, row.needs_help.is_some()))
        .collect();
    found.sort_by_key(|row| std::cmp::Reverse(row.score));
    found
}

pub(super) fn risks_section(material: &Material) -> Filled {
    let risks = risks(material);
    let row = |row: &&SeenRisk| PackRow {
        reference: Some(row.reference.clone()),
        title: row.statement.clone(),
        second: if row.help.is_empty() { row.next_action.clone() } else { row.help.clone() },
        word: row.kind.word().to_owned(),
        value: row.score.map(|score| score.to_string()).unwrap_or_default(),
        because: row.needs_help.clone().unwrap_or_default(),
        missing: lacks(&row.missing),
        ..PackRow::default()
    };
    let open = material.seen.risks.len();
    let headline = match (risks.len(), open) {
        (0, 0) => "No risk is open".to_owned(),
        (0, open) => {
            format!("None of {} needs help from this room", things(open, "open entry", "open entries"))
        }
        (need, open) => {
            format!("{need} of {open} open {} help from this room", if need == 1 { "needs" } else { "need" })
        }
    };
    let others = material.seen.risks.iter();
    let others = others.filter(|row| !risks.iter().any(|own| own.reference == row.reference));
    let filled = Filled { headline, rows: risks.iter().map(row).collect(), ..Filled::default() };
    filled.with_others(others.map(|row| (row.reference.as_str(), row.statement.as_str())))
}

/// The effort of a goal.
pub(super) struct GoalEffort {
    /// The goal; nothing for what stands for none.
    pub goal: Option<String>,
    /// How many days.
    pub days: f64,
    /// The part of all effort that it should get by the weights of the goals, in per cent.
    pub planned: Option<f64>,
    /// What it is the effort of, for the author's eyes alone.
    pub of: Vec<String>,
}

/// The part of all effort that each goal should get by its weight, in per cent: of the goals that an audience may see.
///
/// # Errors
/// When the storage fails.
pub(super) fn planned(conn: &Connection, audience: &Audience) -> Result<BTreeMap<String, f64>> {
    let goals: Vec<_> = Goal::all(conn)?.into_iter().filter(|goal| !goal.archived).collect();
    let whole: f64 = goals.iter().filter_map(|goal| goal.weight).sum();
    let seen = goals.into_iter().filter(|goal| whole > 0.0 && goal.sensitivity <= audience.clearance);
    Ok(seen.filter_map(|goal| Some((goal.name, (goal.weight? * 100.0 / whole).round()))).collect())
}

/// Effort of what is not over, by goal; what stands for no goal last.
pub(super) fn effort_by_goal(material: &Material, view: &View) -> Vec<GoalEffort> {
    let parents: BTreeSet<&str> = view
        .items
        .iter()
        .filter_map(|item| item.parent.as_ref())
        .map(|parent| parent.reference.as_str())
        .collect();
    let mut sums: BTreeMap<Option<String>, (f64, Vec<String>)> = BTreeMap::new();
    let mut add = |goal: Option<String>, effort: f64, reference: &str| {
        let (days, of) = sums.entry(goal).or_default();
        *days += effort;
        of.push(reference.to_owned());
    };
    // What names no goal stands for that of what it is part of, as on the page of the goals.
    let by_reference: BTreeMap<&str, &SeenItem> =
        view.items.iter().map(|item| (item.reference.as_str(), item)).collect();
    let goal_above = |reference: &str| {
        let mut here = by_reference.get(reference);
        // Parents lead nowhere in a circle; a view that does is left after a while.
        for _ in 0..by_reference.len() {
            let item = here?;
            if item.goal.is_some() {
                return item.goal.clone();
            }
            here = by_reference.get(item.parent.as_ref()?.reference.as_str());
        }
        None
    };
    // What is shown as its theme is work all the same, and counts where it was estimated.
    let estimated: BTreeSet<&str> =
        view.inside.iter().filter(|part| part.effort.is_some()).map(|part| part.theme.as_str()).collect();
    for part in view.inside.iter().filter(|part| !matches!(part.mark, Some(Mark::Done | Mark::Cut))) {
        if let Some(effort) = part.effort {
            add(part.goal.clone().or_else(|| goal_above(&part.theme)), effort, &part.reference);
        }
    }
    for item in view.items.iter().filter(|item| !plan::is_over(item)) {
        // The effort of a whole is that of its parts; it is not counted twice.
        let reference = item.reference.as_str();
        let is_whole = parents.contains(reference) || estimated.contains(reference);
        let Some(effort) = item.effort.filter(|_| !is_whole) else { continue };
        add(goal_above(reference), effort, reference);
    }
    let planned = |goal: &Option<String>| material.planned.get(goal.as_ref()?).copied();
    let goals =
        sums.into_iter().map(|(goal, (days, of))| GoalEffort { planned: planned(&goal), goal, days, of });
    let mut out: Vec<_> = goals.filter(|effort| effort.days > 0.0).collect();
    out.sort_by(|a, b| (a.goal.is_none()).cmp(&b.goal.is_none()).then(b.days.total_cmp(&a.days)));
    out
}

/// So many per cent beside what is planned are said first.
const FAR_FROM_PLAN: f64 = 10.0;

pub(super) fn effort(material: &Material, view: &View) -> Filled {
    let sums = effort_by_goal(material, view);
    let whole: f64 = sums.iter().map(|effort| effort.days).sum();
    let share = |days: f64| format!("{}%", (days * 100.0 / whole).round());
    let beside = |effort: &GoalEffort| Some((effort.days * 100.0 / whole - effort.planned?).abs());
    let farthest = sums
        .iter()
        .rev()
        .filter(|effort| beside(effort).is_some_and(|far| far >= FAR_FROM_PLAN))
        .max_by(|a, b| beside(a).unwrap_or_default().total_cmp(&beside(b).unwrap_or_default()));
    let rows = sums.iter().map(|effort| PackRow {
        title: effort.goal.clone().unwrap_or_else(|| "No goal".to_owned()),
        second: match effort.planned {
            Some(planned) => format!("{} days, {planned}% planned", (effort.days * 10.0).round() / 10.0),
            None => format!("{} days", (effort.days * 10.0).round() / 10.0),
        },
        value: share(effort.days),
        of: effort.of.clone(),
        ..PackRow::default()
    });
    let outside = sums.iter().find(|effort| effort.goal.is_none()).map_or(0.0, |effort| effort.days);
    let headline = match (sums.first(), farthest) {
        (None, _) => "No effort is estimated".to_owned(),
        (Some(_), _) if outside > 0.0 => format!("{} of the effort stands for no goal", share(outside)),
        (Some(_), Some(far)) => format!(
            "{} goes to {}, {}% is planned",
            share(far.days),
            far.goal.clone().unwrap_or_default(),
            far.planned.unwrap_or_default()
        ),
        (Some(first), None) => {
            format!("{} goes to {}", share(first.days), first.goal.clone().unwrap_or_default())
        }
    };
    let missing = if sums.is_empty() { vec!["nothing is estimated".to_owned()] } else { Vec::new() };
    Filled { headline, rows: rows.collect(), missing, ..Filled::default() }
}

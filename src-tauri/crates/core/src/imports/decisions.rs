//! Imports decision records.

use std::collections::{BTreeMap, BTreeSet};

use roadbook_formats::read::decision_record::{
    self, DecisionRecord, LinkTarget, OptionText, Relation as Said,
};
use serde_json::{Value, json};

use super::merge::{fingerprints, merge};
use super::source::RecordFolder;
use super::sweep::{self, Wanted};
use super::{ImportReport, ImportRequest, UnresolvedLink, Watch};
use crate::decisions::add::create;
use crate::decisions::{Choice, Decision};
use crate::error::{Error, Result};
use crate::items::Source;
use crate::links::{End, Relation};
use crate::op::Kind;
use crate::record::{Fields, Record as _};
use crate::workspace::Tx;

/// The system that decision records come from.
const SYSTEM: &str = "decisionFolder";

/// Brings the decision records of a folder into the workspace.
pub(super) fn import(
    tx: &Tx<'_>,
    folder: &RecordFolder,
    request: &ImportRequest,
    watch: &dyn Watch,
) -> Result<ImportReport> {
    let read = decision_record::read_folder(&folder.files(), request.dates);
    let mut report = ImportReport { problems: read.problems, ..ImportReport::default() };
    let mut known = known(tx, folder, &read.records)?;
    if read.records.is_empty() && known.is_empty() {
        return Err(Error::invalid(
            format!("There are no decision records in {}", folder.name),
            "Give the folder that holds them as Markdown files, one for each decision.",
        ));
    }
    let total = u64::try_from(read.records.len()).ok();
    let mut ids: BTreeMap<&str, (String, String)> = BTreeMap::new();
    for (done, record) in (0..).zip(&read.records) {
        if watch.is_cancelled() {
            return Err(Error::Cancelled);
        }
        watch.step("Reading decisions", done, total);
        let decision = match known.remove(&record.id) {
            Some(before) => update(tx, &before, record, request, &mut report)?,
            None => {
                report.created.decisions += 1;
                add(tx, folder, record, request)?
            }
        };
        ids.insert(&record.file, (decision.id.0.clone(), decision.reference().to_string()));
    }
    link(tx, &read.records, &ids, &mut report)?;
    let mut missing: Vec<_> = known.into_values().filter(|decision| !decision.archived).collect();
    missing.sort_by_key(|decision| decision.number);
    report.missing = missing.iter().map(|decision| decision.reference().to_string()).collect();
    Ok(report)
}

/// The decisions that came from this folder before, by their id in it. A folder that was moved is known by its name
/// and by most of its records.
fn known(
    tx: &Tx<'_>,
    folder: &RecordFolder,
    records: &[DecisionRecord],
) -> Result<BTreeMap<String, Decision>> {
    let mut by_scope: BTreeMap<String, BTreeMap<String, Decision>> = BTreeMap::new();
    for decision in Decision::all(tx.conn())? {
        if let Some(source) = &decision.source
            && source.system == SYSTEM
        {
            let scope = source.scope.clone().unwrap_or_default();
            by_scope.entry(scope).or_default().insert(source.id.clone(), decision);
        }
    }
    if let Some(known) = by_scope.remove(&folder.scope) {
        return Ok(known);
    }
    let same = |known: &BTreeMap<String, Decision>| {
        let still_here = |record: &&DecisionRecord| {
            known.get(&record.id).is_some_and(|decision| decision.original == record.original)
        };
        records.iter().filter(still_here).count() * 2 > known.len()
    };
    Ok(by_scope.into_values().find(same).unwrap_or_default())
}

fn add(
    tx: &Tx<'_>,
    folder: &RecordFolder,
    record: &DecisionRecord,
    request: &ImportRequest,
) -> Result<Decision> {
    let incoming = incoming(record)?;
    let mut fields = incoming.clone();
    let source = Source {
        system: SYSTEM.into(),
        id: record.id.clone(),
        file: Some(record.file.clone()),
        url: None,
        scope: Some(folder.scope.clone()),
    };
    fields.insert("source".into(), serde_json::to_value(source).map_err(Error::shape("note a source"))?);
    fields.insert("imported".into(), fingerprints(&incoming));
    let decision = Decision::from_fields(fields)?;
    let sensitivity = request.sensitivity.unwrap_or(decision.sensitivity);
    create(tx, Decision { sensitivity, recorded_on: Some(tx.today().into()), ..decision })
}

fn update(
    tx: &Tx<'_>,
    before: &Decision,
    record: &DecisionRecord,
    request: &ImportRequest,
    report: &mut ImportReport,
) -> Result<Decision> {
    let merged = merge(before, &before.reference().to_string(), &incoming(record)?, request, &|_, value| {
        value.clone()
    })?;
    let count = if merged.changed { &mut report.updated } else { &mut report.unchanged };
    count.decisions += 1;
    report.conflicts.extend(merged.conflicts);
    tx.change(before, &merged.record)?;
    Ok(merged.record)
}

/// What the file says, as fields of a decision.
fn incoming(record: &DecisionRecord) -> Result<Fields> {
    let options = record.options.iter().map(choice).collect::<Vec<_>>();
    let mut contributors = record.deciders.clone();
    contributors.extend(record.consulted.iter().filter(|name| !record.deciders.contains(name)).cloned());
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let rationale: Vec<_> =
        [&record.outcome, &record.rationale].into_iter().flatten().map(String::as_str).collect();
    let fields = json!({
        "title": record.title,
        "status": record.status,
        "statusAsWritten": record.status_as_written,
        "decidedOn": record.decided_on,
        "contributors": contributors,
        "informed": record.informed,
        "context": text(&record.context),
        "drivers": record.drivers,
        "options": serde_json::to_value(options).map_err(Error::shape("note the options"))?,
        "chosen": record.chosen,
        "rationale": rationale.join("\n\n"),
        "consequences": text(&record.consequences),
        "confirmation": text(&record.confirmation),
        "evidence": text(&record.more),
        "tags": record.tags,
        "original": record.original,
    });
    match fields {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Fields::new()),
    }
}

fn choice(option: &OptionText) -> Choice {
    Choice {
        name: option.name.clone(),
        text: option.text.clone(),
        pros: option.pros.clone(),
        cons: option.cons.clone(),
        neutral: option.neutral.clone(),
        ..Choice::default()
    }
}

fn link(
    tx: &Tx<'_>,
    records: &[DecisionRecord],
    ids: &BTreeMap<&str, (String, String)>,
    report: &mut ImportReport,
) -> Result<()> {
    let mut wanted: BTreeSet<Wanted> = BTreeSet::new();
    for record in records {
        let Some((here, reference)) = ids.get(record.file.as_str()) else { continue };
        for found in &record.links {
            let (relation, end) = relation(found.relation);
            let there = match &found.target {
                LinkTarget::File(file) => ids.get(file.as_str()),
                LinkTarget::Number(_) | LinkTarget::Other(_) => None,
            };
            match (there, end) {
                (Some((there, _)), End::From) => {
                    wanted.insert((relation, here.clone(), there.clone()));
                }
                (Some((there, _)), End::To) => {
                    wanted.insert((relation, there.clone(), here.clone()));
                }
                (None, _) => report.unresolved_links.push(UnresolvedLink {
                    from: reference.clone(),
                    relation: relation.key(end).to_owned(),
                    to: match &found.target {
                        LinkTarget::File(text) | LinkTarget::Number(text) | LinkTarget::Other(text) => {
                            text.clone()
                        }
                    },
                }),
            }
        }
    }
    let seen = ids.values().map(|(id, _)| id.clone()).collect();
    sweep::links(tx, Kind::Decision, &seen, &wanted)
}

/// A relation of a file as one of ours, and which end of it the file is.
fn relation(said: Said) -> (Relation, End) {
    match said {
        Said::Supersedes => (Relation::Supersedes, End::From),
        Said::SupersededBy => (Relation::Supersedes, End::To),
        Said::Amends => (Relation::Amends, End::From),
        Said::AmendedBy => (Relation::Amends, End::To),
        Said::RelatesTo => (Relation::RelatesTo, End::From),
        Said::CausedBy => (Relation::CausedBy, End::From),
    }
}

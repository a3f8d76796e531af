//! Imports decision records.

use std::collections::{BTreeMap, BTreeSet};

use roadbook_formats::problem::Problem;
use roadbook_formats::read::decision_record::{
    DecisionRecord, LinkTarget, OptionText, Relation as Said, Skipped,
};
use serde_json::{Value, json};

use super::merge::{fingerprints, merge};
use super::moved::Moved;
use super::renamed::renamed;
use super::source::RecordFolder;
use super::sweep::{self, Wanted};
use super::{ImportReport, ImportRequest, PassedOver, UnresolvedLink};
use crate::attached;
use crate::decisions::add::{create, restore};
use crate::decisions::export::{self, Extension, ExtensionLink, PEOPLE, fields_of_extension};
use crate::decisions::{Assumption, Attachment, Choice, Decision, ExpectedResult, amend};
use crate::error::{Error, Result, if_there};
use crate::ids::Reference;
use crate::items::{self, Item, Source};
use crate::links::store::{Ends, connect};
use crate::links::{End, Relation};
use crate::op::Kind;
use crate::people::{self, Person};
use crate::record::{Fields, Record as _};
use crate::watch::Watch;
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
    let mut read = folder.read(request.dates);
    let mut report = ImportReport { problems: read.problems, ..ImportReport::default() };
    report.passed_over = passed_over(&read.skipped);
    // A number is given again only in order: the smaller ones first.
    read.records.sort_by_cached_key(number_of);
    let mut known = known(tx, folder, &read.records)?;
    let from_here: BTreeSet<String> = known.values().map(|decision| decision.id.0.clone()).collect();
    if read.records.is_empty() && known.is_empty() {
        return Err(Error::invalid(
            format!("There are no decision records in {}", folder.name),
            "Give the folder that holds them as Markdown files, one for each decision. Items come from CSV or Excel.",
        ));
    }
    let renamed = renamed(&known, &read.records);
    let total = u64::try_from(read.records.len()).ok();
    let mut ids: BTreeMap<&str, String> = BTreeMap::new();
    let mut references: BTreeMap<String, String> = BTreeMap::new();
    let mut extensions: Vec<(String, Extension)> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut moved: Vec<Moved> = Vec::new();
    for (done, record) in (0..).zip(&read.records) {
        if watch.is_cancelled() {
            return Err(Error::Cancelled);
        }
        watch.step("Reading decisions", done, total);
        let extension = extension(record, &mut report);
        let is_new = extension.as_ref().is_none_or(|extension| seen.insert(extension.id.clone()));
        let named = match &extension {
            Some(extension) => Decision::find(tx.conn(), &extension.id)?,
            None => None,
        };
        let old_id = renamed.get(&record.id);
        let before = named.or_else(|| known.remove(old_id.unwrap_or(&record.id)));
        if !is_new || before.as_ref().is_some_and(|before| references.contains_key(&before.id.0)) {
            let why = "Another file of the folder holds the same decision. It was read from that one.";
            report.problems.push(Problem::of(&record.file, why));
            continue;
        }
        let incoming = complete(tx, folder, record, extension.as_ref(), &mut report)?;
        let decision = match before {
            Some(before) => {
                let origin = if from_here.contains(&before.id.0) { Origin::Source } else { Origin::Copy };
                let mut before = before;
                if old_id.is_some() {
                    before = now_at(tx, before, record, &mut report)?;
                }
                let after = update(tx, &before, incoming, request, origin, &mut report)?;
                moved.extend(Moved::of(&record.file, before, &after));
                after
            }
            None => {
                report.created.decisions += 1;
                add(tx, folder, record, incoming, extension.as_ref(), request)?
            }
        };
        ids.insert(&record.file, decision.id.0.clone());
        references.insert(decision.id.0.clone(), decision.reference().to_string());
        extensions.extend(extension.map(|extension| (decision.id.0.clone(), extension)));
    }
    link(tx, &read.records, &ids, &references, &extensions, &mut report)?;
    for moved in moved {
        report.problems.push(moved.problem(tx)?);
    }
    let is_missing = |decision: &Decision| !decision.archived && !references.contains_key(&decision.id.0);
    let mut missing: Vec<_> = known.into_values().filter(is_missing).collect();
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

fn number_of(record: &DecisionRecord) -> (u64, String) {
    let number = record.number.as_ref().and_then(|number| number.parse().ok()).unwrap_or(u64::MAX);
    (number, record.file.clone())
}

/// What the program wrote into the file itself; what cannot be read of it is a problem and is left out.
fn extension(record: &DecisionRecord, report: &mut ImportReport) -> Option<Extension> {
    let text = record.extension.as_ref()?;
    let read = Extension::parse(text).ok();
    if read.is_none() {
        let why = "What Roadbook wrote into this file was changed and cannot be read. The rest of the file was read.";
        report.problems.push(Problem::of(&record.file, why));
    }
    read
}

/// What the file says, with what its dialect has no place for.
fn complete(
    tx: &Tx<'_>,
    folder: &RecordFolder,
    record: &DecisionRecord,
    extension: Option<&Extension>,
    report: &mut ImportReport,
) -> Result<Fields> {
    let mut fields = incoming(record)?;
    if let Some(extension) = extension {
        for name in fields_of_extension(extension, &mut fields) {
            let why = format!(
                "What Roadbook wrote of {name} into this file was changed and cannot be read. It was left out."
            );
            report.problems.push(Problem::of(&record.file, why));
        }
    }
    for name in PEOPLE {
        if let Some(Value::String(person)) = fields.get(name).cloned() {
            let is_new = people::store::named(tx.conn(), &person)?.is_none();
            let id = people::store::named_or_new(tx, &person)?;
            report.people_created += u32::from(is_new);
            fields.insert(name.to_owned(), id.0.into());
        }
    }
    let Some(extension) = extension else { return Ok(fields) };
    if let Some(Value::Array(files)) = fields.get("attachments").cloned() {
        let mut kept = Vec::new();
        for file in files {
            let Ok(file) = serde_json::from_value::<Attachment>(file) else { continue };
            if attached::safe_name(&file.name) != file.name {
                let why = format!(
                    "The file “{}” has a name that no file here can have and was left out.",
                    file.name
                );
                report.problems.push(Problem::of(&record.file, why));
            } else if bring(tx, folder, record, extension, &file)? {
                kept.push(serde_json::to_value(&file).map_err(Error::shape("note a file"))?);
            } else {
                let why = format!("The file “{}” does not lie beside it and was left out.", file.name);
                report.problems.push(Problem::of(&record.file, why));
            }
        }
        fields.insert("attachments".into(), Value::Array(kept));
    }
    Ok(fields)
}

/// Keeps a file that lies beside the record, unless it is here already. Says whether it is here now.
fn bring(
    tx: &Tx<'_>,
    folder: &RecordFolder,
    record: &DecisionRecord,
    extension: &Extension,
    file: &Attachment,
) -> Result<bool> {
    if attached::kept(tx.conn(), &file.hash)?.is_some() {
        return Ok(true);
    }
    let beside = export::beside(extension.number, &file.name);
    let bytes = folder
        .beside(&record.file, &beside, attached::LARGEST)
        .filter(|bytes| attached::hash(bytes) == file.hash);
    let Some(bytes) = bytes else { return Ok(false) };
    attached::write(tx.conn(), &file.hash, &bytes)?;
    Ok(true)
}

fn passed_over(skipped: &[Skipped]) -> Vec<PassedOver> {
    let passed = skipped
        .iter()
        .map(|skipped| PassedOver { file: skipped.file.clone(), reason: skipped.reason.word().to_owned() });
    passed.collect()
}

fn add(
    tx: &Tx<'_>,
    folder: &RecordFolder,
    record: &DecisionRecord,
    incoming: Fields,
    extension: Option<&Extension>,
    request: &ImportRequest,
) -> Result<Decision> {
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
    match extension {
        Some(extension) => restore(tx, Decision { sensitivity, ..decision }, &extension.id, extension.number),
        None => create(tx, Decision { sensitivity, recorded_on: Some(tx.today().into()), ..decision }),
    }
}

/// Notes that the file of a decision has another name now.
fn now_at(
    tx: &Tx<'_>,
    before: Decision,
    record: &DecisionRecord,
    report: &mut ImportReport,
) -> Result<Decision> {
    let source = before.source.as_ref().map(|source| Source {
        id: record.id.clone(),
        file: Some(record.file.clone()),
        ..source.clone()
    });
    let was = before.source.as_ref().and_then(|source| source.file.clone()).unwrap_or_default();
    let why = format!(
        "The file was called {was} before; {} goes on in it. If it is another decision, give it a number and a title of its own.",
        before.reference()
    );
    report.problems.push(Problem::of(&record.file, why));
    let after = Decision { source, ..before.clone() };
    tx.change(&before, &after)?;
    Ok(after)
}

/// Where a file stands to the decision it tells of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// It was imported from there.
    Source,
    /// It was written from here.
    Copy,
}

fn update(
    tx: &Tx<'_>,
    before: &Decision,
    mut incoming: Fields,
    request: &ImportRequest,
    origin: Origin,
    report: &mut ImportReport,
) -> Result<Decision> {
    if origin == Origin::Copy {
        // The text of a copy is not what it came from.
        incoming.remove("original");
    }
    let reference = before.reference().to_string();
    let show = |field: &str, value: &Value| match (PEOPLE.contains(&field), value.as_str()) {
        (true, Some(id)) => match Person::find(tx.conn(), id) {
            Ok(Some(person)) => person.name.into(),
            _ => value.clone(),
        },
        _ => value.clone(),
    };
    let merged = merge(before, &reference, &incoming, request, &show)?;
    let count = if merged.changed { &mut report.updated } else { &mut report.unchanged };
    count.decisions += 1;
    report.conflicts.extend(merged.conflicts);
    let mut after = merged.record;
    if origin == Origin::Copy && before.source.is_some() {
        // What its own source said last is still what that source is compared with.
        after.imported.clone_from(&before.imported);
    }
    if after.amendments == before.amendments && amend::hold(before, &after).is_err() {
        amend::record(tx, before, &mut after, "The file it was imported from says so");
    }
    tx.change(before, &after)?;
    Ok(after)
}

/// What the file says, as fields of a decision.
pub(crate) fn incoming(record: &DecisionRecord) -> Result<Fields> {
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
        "frontMatter": record.front_matter,
        "original": record.original,
    });
    match fields {
        Value::Object(mut fields) => {
            // A day that could not be read does not empty the one that is known.
            if !record.has_unread_day {
                fields.insert("decidedOn".into(), json!(record.decided_on));
            }
            fields.extend(rare(record)?);
            Ok(fields)
        }
        _ => Ok(Fields::new()),
    }
}

/// What most dialects have no place for: where a file says nothing of it, what was set here by hand stays.
fn rare(record: &DecisionRecord) -> Result<Fields> {
    let expected =
        record.expected.iter().map(|text| ExpectedResult { metric: text.clone(), ..Default::default() });
    let assumed =
        record.assumptions.iter().map(|text| Assumption { text: text.clone(), ..Default::default() });
    let (expected, assumed) = (expected.collect::<Vec<_>>(), assumed.collect::<Vec<_>>());
    let all = [
        ("reviewOn", json!(record.review_on)),
        ("neededBy", json!(record.needed_by)),
        ("driver", json!(record.driver)),
        ("approver", json!(record.approver)),
        ("team", json!(record.team)),
        ("escalatesTo", json!(record.escalates_to)),
        ("expected", serde_json::to_value(expected).map_err(Error::shape("note what is expected"))?),
        ("assumptions", serde_json::to_value(assumed).map_err(Error::shape("note the assumptions"))?),
    ];
    let is_said = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    let said = all.into_iter().filter(|(_, value)| is_said(value));
    Ok(said.map(|(name, value)| (name.to_owned(), value)).collect())
}

fn choice(option: &OptionText) -> Choice {
    Choice {
        name: option.name.clone(),
        text: option.text.clone(),
        pros: option.pros.clone(),
        cons: option.cons.clone(),
        neutral: option.neutral.clone(),
        effort: option.effort.clone(),
        risk: option.risk.clone(),
        disqualifier: option.disqualifier.clone(),
    }
}

/// What the files say of each other and can be found, as links that are kept: relation, from, to.
pub(crate) fn wanted_links(records: &[DecisionRecord], ids: &BTreeMap<&str, String>) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for record in records {
        let Some(here) = ids.get(record.file.as_str()) else { continue };
        for found in &record.links {
            let (relation, end) = relation(found.relation);
            let there = match &found.target {
                LinkTarget::File(file) => ids.get(file.as_str()),
                LinkTarget::Number(_) | LinkTarget::Other(_) => None,
            };
            wanted.extend(there.map(|there| from_end(relation, end, here, there)));
        }
    }
    wanted
}

fn from_end(relation: Relation, end: End, here: &str, there: &str) -> Wanted {
    match end {
        End::From => (relation, here.to_owned(), there.to_owned()),
        End::To => (relation, there.to_owned(), here.to_owned()),
    }
}

fn link(
    tx: &Tx<'_>,
    records: &[DecisionRecord],
    ids: &BTreeMap<&str, String>,
    references: &BTreeMap<String, String>,
    extensions: &[(String, Extension)],
    report: &mut ImportReport,
) -> Result<()> {
    let mut wanted: BTreeSet<Wanted> = wanted_links(records, ids).into_iter().collect();
    let unresolved = |from: &str, relation: &str, to: &str| UnresolvedLink {
        from: references.get(from).cloned().unwrap_or_default(),
        relation: relation.to_owned(),
        to: to.to_owned(),
    };
    for record in records {
        let Some(here) = ids.get(record.file.as_str()) else { continue };
        for found in &record.links {
            let (LinkTarget::File(text) | LinkTarget::Number(text) | LinkTarget::Other(text)) = &found.target;
            if !matches!(found.target, LinkTarget::File(_)) || !ids.contains_key(text.as_str()) {
                let (relation, end) = relation(found.relation);
                report.unresolved_links.push(unresolved(here, relation.key(end), text));
            }
        }
    }
    for (here, extension) in extensions {
        for link in &extension.no_links {
            if let Some((relation, end)) = Relation::parse(&link.relation) {
                wanted.remove(&from_end(relation, end, here, &link.id));
            }
        }
        for link in &extension.links {
            let Some((relation, end)) = Relation::parse(&link.relation) else { continue };
            match other_end(tx, link)? {
                Some(there) if there.1 != *here => {
                    let (from, to) = match end {
                        End::From => ((Kind::Decision, here.as_str()), (there.0, there.1.as_str())),
                        End::To => ((there.0, there.1.as_str()), (Kind::Decision, here.as_str())),
                    };
                    if there.0 == Kind::Decision {
                        wanted.insert((relation, from.1.to_owned(), to.1.to_owned()));
                    } else {
                        connect(tx, relation, Ends { from, to }, false)?;
                    }
                }
                _ => report.unresolved_links.push(unresolved(here, &link.relation, &link.reference)),
            }
        }
    }
    let seen = ids.values().cloned().collect();
    sweep::links(tx, Kind::Decision, &seen, &wanted)
}

/// The record at the other end: by its id, or an item that is called the same under the same reference.
fn other_end(tx: &Tx<'_>, link: &ExtensionLink) -> Result<Option<(Kind, String)>> {
    if Decision::find(tx.conn(), &link.id)?.is_some() {
        return Ok(Some((Kind::Decision, link.id.clone())));
    }
    if Item::find(tx.conn(), &link.id)?.is_some() {
        return Ok(Some((Kind::Item, link.id.clone())));
    }
    let Ok(reference) = link.reference.parse::<Reference>() else { return Ok(None) };
    let item = if_there(items::store::by_reference(tx.conn(), reference))?;
    Ok(item.filter(|item| item.title == link.title).map(|item| (Kind::Item, item.id.0)))
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

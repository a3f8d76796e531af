//! Reads what was written, so that the extension holds exactly what the dialect loses.

use std::collections::{BTreeMap, BTreeSet};

use roadbook_formats::read::decision_record::{Folder, SourceFile, read_folder};
use roadbook_formats::write::decision_record::file_name;

use super::portable::{Extension, ExtensionLink, Log, PortableLink, missing};
use super::{Dialect, Made};
use crate::decisions::Decision;
use crate::error::Result;
use crate::imports::decisions::{incoming, wanted_links};
use crate::links::End;
use crate::op::Kind;
use crate::record::{Fields, Record as _};

/// The extension of each decision of a log, from its files as they are without.
pub(super) fn extensions(log: &Log, dialect: Dialect, bare: &[Made]) -> Result<Vec<String>> {
    let folder = read(bare);
    let empty = Decision::default().fields()?;
    let mut by_file = BTreeMap::new();
    for record in &folder.records {
        by_file.insert(record.file.as_str(), record);
    }
    let ids: BTreeMap<&str, String> = log
        .decisions
        .iter()
        .filter_map(|decision| {
            let (file, _) = by_file.get_key_value(place(decision, dialect).as_str())?;
            Some((*file, decision.id.0.clone()))
        })
        .collect();
    let read_links: BTreeSet<_> = wanted_links(&folder.records, &ids).into_iter().collect();
    let ours: BTreeMap<_, &PortableLink> = log
        .links
        .iter()
        .map(|link| ((link.relation, link.from.1.clone(), link.to.1.clone()), link))
        .collect();
    let mut lost: BTreeMap<&str, Vec<ExtensionLink>> = BTreeMap::new();
    for (key, link) in &ours {
        if read_links.contains(key) {
            continue;
        }
        let (end, here, there) = match link.from.0 {
            Kind::Decision if log.known.contains_key(&link.from.1) => (End::From, &link.from.1, &link.to.1),
            _ => (End::To, &link.to.1, &link.from.1),
        };
        lost.entry(here).or_default().push(ExtensionLink {
            relation: link.relation.key(end).to_owned(),
            id: there.clone(),
            reference: link.reference.clone(),
            title: link.title.clone(),
        });
    }
    let mut wrong: BTreeMap<&str, Vec<ExtensionLink>> = BTreeMap::new();
    for (relation, from, to) in &read_links {
        if !ours.contains_key(&(*relation, from.clone(), to.clone())) {
            let relation = relation.key(End::From).to_owned();
            let link = ExtensionLink { relation, id: to.clone(), ..ExtensionLink::default() };
            wrong.entry(from).or_default().push(link);
        }
    }
    let mut extensions = Vec::new();
    for (decision, ours) in log.decisions.iter().zip(&log.fields) {
        let read = match by_file.get(place(decision, dialect).as_str()) {
            Some(record) => incoming(record)?,
            // What the reader names otherwise gives back nothing at all.
            None => Fields::new(),
        };
        let (fields, seen) = missing(ours, &read, &empty);
        let id = decision.id.0.as_str();
        let extension = Extension {
            id: id.to_owned(),
            number: decision.number,
            fields,
            seen,
            links: lost.remove(id).unwrap_or_default(),
            no_links: wrong.remove(id).unwrap_or_default(),
        };
        extensions.push(extension.text()?);
    }
    Ok(extensions)
}

/// Where a decision stands, as the reader names it.
fn place(decision: &Decision, dialect: Dialect) -> String {
    match dialect {
        Dialect::Madr | Dialect::Nygard | Dialect::StructuredMadr => {
            file_name(decision.number, &decision.title)
        }
        Dialect::JsonAdr => format!("decisions.json#{}", decision.number),
        Dialect::Csv => format!("decisions.csv#D-{}", decision.number),
        Dialect::Xlsx => format!("decisions.xlsx#D-{}", decision.number),
    }
}

fn read(bare: &[Made]) -> Folder {
    let files: Vec<_> = bare.iter().map(|file| SourceFile { path: &file.name, bytes: &file.bytes }).collect();
    read_folder(&files, None)
}

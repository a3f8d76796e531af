//! Exports of real projects, compared with what is known to be in them. Skipped where they are not at hand.

use std::collections::BTreeMap;
use std::fs::File;

use super::*;
use crate::read::table::tests::shared_data;
use crate::words::Scale;

fn goes_to(read: &Recognised, header: &str) -> Option<Target> {
    read.mapping.columns.iter().find(|column| column.header == header).map(|column| column.target)
}

#[test]
fn the_headings_of_real_exports_are_recognised() {
    let Some(folder) = shared_data("column_headers") else { return };
    let json = std::fs::read_to_string(folder.join("headers.json")).expect("headers.json");
    let variants: Vec<serde_json::Value> = serde_json::from_str(&json).expect("valid json");
    let mut wrong = Vec::new();
    for variant in &variants {
        let words = variant["header"].as_array().expect("a header").iter();
        let header: Vec<String> = words.map(|word| word.as_str().unwrap_or_default().to_owned()).collect();
        let facts = Facts { header, ..rows_of("a,b\n".as_bytes()).0 };
        let recognised = recognise(&facts, &[]);
        let is_jira = variant["tool"] == "jira";
        let has = |target| recognised.mapping.columns.iter().any(|column| column.target == target);
        let needed: &[Target] = match variant["variant"].as_str() {
            Some("jira_zephyr_export_ro.xlsx") => {
                &[Target::Title, Target::SourceId, Target::Status, Target::Parent]
            }
            _ if is_jira => {
                &[Target::Title, Target::SourceId, Target::InternalId, Target::Status, Target::Level]
            }
            _ => &[Target::Title],
        };
        let missing: Vec<_> = needed.iter().filter(|target| !has(**target)).collect();
        if !missing.is_empty() || (recognised.mapping.kind == Kind::Jira) != is_jira {
            wrong.push(format!("{}: {:?}, missing {missing:?}", variant["variant"], recognised.mapping.kind));
        }
        eprintln!("{}: {} of {} headings known", variant["variant"], recognised.known, recognised.headings);
    }
    assert_eq!(variants.len(), 34);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn counts<'a>(values: impl Iterator<Item = Option<&'a str>>) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for value in values.flatten() {
        *counts.entry(value.to_owned()).or_default() += 1;
    }
    counts
}

fn truth_counts(truth: &serde_json::Value) -> BTreeMap<String, u64> {
    let counts = truth.as_object().into_iter().flatten();
    counts.map(|(word, count)| (word.clone(), count.as_u64().unwrap_or_default())).collect()
}

#[test]
fn real_jira_exports_read_as_their_truth_says() {
    let Some(folder) = shared_data("jira_csv") else { return };
    let json = std::fs::read_to_string(folder.join("truth.json")).expect("truth.json");
    let truth: serde_json::Value = serde_json::from_str(&json).expect("valid json");
    let files = truth["files"].as_object().expect("files");
    for (name, truth) in files {
        let read = read_with(File::open(folder.join(name)).expect("the file"), None);
        let count = |key: &str| usize::try_from(truth[key].as_u64().unwrap_or_default()).unwrap_or_default();
        assert_eq!(read.rows.len(), count("logical_data_rows"), "{name}: rows");
        assert_eq!(serde_json::json!(read.facts.header), truth["header"], "{name}: headings");
        assert!(read.problems.is_empty(), "{name}: {:?}", read.problems);
        if truth.get("status_counts").is_none() {
            continue;
        }
        assert_eq!(read.recognised.mapping.kind, Kind::Jira, "{name}");
        assert_eq!(read.items.len(), count("logical_data_rows"), "{name}: items");
        let statuses = counts(read.items.iter().map(|item| item.status.as_deref()));
        assert_eq!(statuses, truth_counts(&truth["status_counts"]), "{name}: statuses");
        let types = counts(read.items.iter().map(|item| item.level_as_written.as_deref()));
        assert_eq!(types, truth_counts(&truth["type_counts"]), "{name}: types");
        assert!(
            read.items.iter().all(|item| item.status_scale.is_some()),
            "{name}: every status is on the scale"
        );
        let comments: u64 = read.items.iter().map(|item| u64::from(item.comments)).sum();
        assert_eq!(comments, truth["comments_total"].as_u64().unwrap_or_default(), "{name}: comments");
        let parents = read.items.iter().filter(|item| item.parent.is_some()).count();
        assert_eq!(
            parents as u64,
            truth["parent"]["nonempty"].as_u64().unwrap_or_default(),
            "{name}: parents"
        );
        let known = |parent: &str| {
            read.items.iter().any(|item| {
                item.source_id.as_deref() == Some(parent) || item.internal_id.as_deref() == Some(parent)
            })
        };
        assert!(
            read.items.iter().filter_map(|item| item.parent.as_deref()).all(known),
            "{name}: parents are found"
        );
        let unassigned = read.items.iter().filter(|item| item.owner.is_none()).count();
        assert_eq!(unassigned, count("unassigned_rows"), "{name}: without an owner");
        for (key, field) in
            [("created", "created"), ("updated", "updated"), ("resolved", "resolved"), ("due", "due")]
        {
            let heading = truth["field_columns"][field].as_str().expect("a column");
            let column = read.facts.header.iter().position(|word| word == heading).expect("the column");
            let cells = read.rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
            let dates: Vec<String> = cells
                .map(|cell| read_date(cell, Dates::default()).expect("a date").expect("a date").to_string())
                .collect();
            assert_eq!(
                dates.len() as u64,
                truth[key]["parsed"].as_u64().unwrap_or_default(),
                "{name}: {key}"
            );
            for (edge, expect) in [(dates.iter().min(), "min"), (dates.iter().max(), "max")] {
                let expect = truth[key][expect].as_str().map(|moment| moment[..10].to_owned());
                assert_eq!(edge.cloned(), expect, "{name}: {key}");
            }
        }
    }
}

#[test]
fn other_trackers_read_as_tables() {
    let Some(folder) = shared_data("trackers_other") else { return };
    let of = |name: &str| read_with(File::open(folder.join(name)).expect("the file"), None);
    let linear = of("linear_export_2023_25cols.csv");
    assert_eq!((linear.items.len(), linear.problems.len()), (10, 0), "{:?}", linear.problems);
    let item = &linear.items[0];
    assert_eq!((item.source_id.as_deref(), item.parent.as_deref()), (Some("CLA-1"), Some("CLA-4")));
    assert_eq!(
        (item.team.as_deref(), item.product.as_deref(), item.effort),
        (Some("Claw"), Some("Claw Alpha"), Some(5.0))
    );
    assert_eq!(linear.items[2].end.map(|date| date.to_string()).as_deref(), Some("2023-02-28"));
    assert_eq!(linear.items[1].status_scale, Some(Scale::Cut));
    let plane = of("sample_plane.csv");
    assert_eq!(plane.items[0].start.map(|date| date.to_string()).as_deref(), Some("2025-04-21"));
    assert_eq!(plane.items[0].title, "Make smooth");
    assert_eq!(goes_to(&plane.recognised, "Module Name"), Some(Target::LeftOut));
}

#[test]
fn a_roadmap_with_a_hierarchy_reads_as_a_table() {
    let Some(folder) = shared_data("roadmap_tables") else { return };
    let read = read_with(File::open(folder.join("roadmap_ulid_hierarchy.csv")).expect("the file"), None);
    assert_eq!((read.items.len(), read.recognised.mapping.kind), (53, Kind::Generic));
    let ids: Vec<_> = read.items.iter().filter_map(|item| item.internal_id.as_deref()).collect();
    let parents: Vec<_> = read.items.iter().filter_map(|item| item.parent.as_deref()).collect();
    assert_eq!(parents.len(), 46);
    assert!(parents.iter().all(|parent| ids.contains(parent)), "every parent is in the file");
    let needed: Vec<_> = read.items.iter().flat_map(|item| &item.depends_on).collect();
    assert_eq!(needed.len(), 28, "{needed:?}");
    assert!(needed.iter().all(|needed| ids.contains(&needed.as_str())), "every dependency is in the file");
}

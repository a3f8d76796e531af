//! Reads JSON-ADR: one decision or all of them in a file of JSON. Any other JSON is no decision.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::options::{chosen, without_choice};
use super::outline::Line;
use super::{DecisionRecord, FoundLink, LinkTarget, OptionText, Relation, apart};
use crate::date_text::find_date;
use crate::problem::Problem;
use crate::words::DecisionStatus;
use crate::write::decision_record::EXTENSION;

/// The decisions of a file; nothing when it is not JSON-ADR.
pub(super) fn read(path: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Option<Vec<DecisionRecord>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let file: Map<String, Value> = serde_json::from_slice(bytes).ok()?;
    file.get("version").filter(|version| version.is_string())?;
    let all = match (file.get("adrs"), file.get("adr")) {
        (Some(Value::Array(all)), _) => all.iter().collect(),
        (None, Some(one)) => vec![one],
        _ => return None,
    };
    let mut records: Vec<DecisionRecord> = Vec::new();
    let (mut taken, mut numbers) = (HashSet::new(), HashMap::new());
    for (place, adr) in (1_u32..).zip(all) {
        match record(path, adr) {
            Some(mut record) => {
                let number = record.number.clone().unwrap_or_default();
                if let Some(first) = numbers.get(&number) {
                    let message = format!(
                        "The number {number} stands twice, in entries {first} and {place}; each became a decision. Give each its own."
                    );
                    problems.push(Problem::of(path, message));
                }
                numbers.entry(number).or_insert(place);
                if record.has_unread_day {
                    let message = format!(
                        "The date of entry {place} was not read as a day and nothing was taken from it. Write it as 2026-05-17."
                    );
                    problems.push(Problem::of(path, message));
                }
                record.file = apart(&mut taken, record.file);
                record.id = record.file.clone();
                records.push(record);
            }
            None => problems.push(Problem::of(
                path,
                format!("Entry {place} has no number or no title and was left out. Give it both."),
            )),
        }
    }
    let known: Vec<_> = records.iter().filter_map(|record| record.number.clone()).collect();
    for record in &mut records {
        for link in &mut record.links {
            if let LinkTarget::Number(number) = &link.target
                && known.contains(number)
            {
                link.target = LinkTarget::File(place_of(path, number));
            }
        }
    }
    Some(records)
}

/// How a decision of the file is named, since all of them are in one.
fn place_of(path: &str, number: &str) -> String {
    format!("{path}#{number}")
}

fn record(path: &str, adr: &Value) -> Option<DecisionRecord> {
    let number = adr.get("number")?.as_u64()?.to_string();
    let text =
        |name: &str| adr.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let title = text("title")?.to_owned();
    let written = text("status").filter(|status| *status != "unstated");
    let lines: Vec<Line> =
        text("decision").iter().flat_map(|text| text.lines()).map(|line| Line::plain(line, 1)).collect();
    let chosen = chosen(&lines.iter().collect::<Vec<_>>());
    let outcome = text("decision").map(|text| without_choice(text, chosen.as_deref()));
    let mut extension = None;
    let mut more = Vec::new();
    if let Some(Value::Object(sections)) = adr.get("custom_sections") {
        for (name, section) in sections {
            let Some(section) = section.as_str() else { continue };
            match name.as_str() {
                EXTENSION => extension = Some(section.to_owned()),
                "More Information" => more.insert(0, section.to_owned()),
                _ => more.push(format!("### {name}\n\n{section}")),
            }
        }
    }
    let decided_on = text("date").and_then(|date| find_date(date)?.date.settle(None));
    Some(DecisionRecord {
        file: place_of(path, &number),
        id: place_of(path, &number),
        title,
        status: written.and_then(DecisionStatus::from_written),
        status_as_written: written.map(str::to_owned),
        has_unread_day: text("date").is_some() && decided_on.is_none(),
        decided_on,
        deciders: texts(adr.get("deciders")),
        consulted: texts(adr.get("consulted")),
        informed: texts(adr.get("informed")),
        context: text("context").map(str::to_owned),
        drivers: texts(adr.get("decision_drivers")),
        options: options(adr.get("considered_options")),
        chosen,
        rationale: None,
        outcome: outcome.filter(|text| !text.is_empty()),
        consequences: consequences(adr.get("consequences")),
        confirmation: text("confirmation").map(str::to_owned),
        more: Some(more.join("\n\n")).filter(|more| !more.is_empty()),
        tags: texts(adr.get("tags")),
        links: links(adr.get("links")),
        original: serde_json::to_string_pretty(&without_extension(adr)).unwrap_or_default(),
        number: Some(number),
        extension,
        ..DecisionRecord::default()
    })
}

fn without_extension(adr: &Value) -> Value {
    let mut adr = adr.clone();
    if let Some(sections) = adr.get_mut("custom_sections").and_then(Value::as_object_mut) {
        sections.remove(EXTENSION);
    }
    adr
}

fn texts(list: Option<&Value>) -> Vec<String> {
    let all = list.and_then(Value::as_array).into_iter().flatten();
    all.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn options(list: Option<&Value>) -> Vec<OptionText> {
    let all = list.and_then(Value::as_array).into_iter().flatten();
    let option = |option: &Value| {
        // Some write the names alone.
        let name = option.get("name").unwrap_or(option).as_str()?.to_owned();
        Some(OptionText {
            name,
            text: option.get("description").and_then(Value::as_str).unwrap_or_default().to_owned(),
            pros: texts(option.get("pros")),
            cons: texts(option.get("cons")),
            ..OptionText::default()
        })
    };
    all.filter_map(option).collect()
}

fn consequences(said: Option<&Value>) -> Option<String> {
    let list = |texts: &[String]| match texts {
        [only] => only.clone(),
        texts => texts.iter().map(|text| format!("* {text}")).collect::<Vec<_>>().join("\n"),
    };
    let said = match said? {
        Value::String(text) => text.clone(),
        all @ Value::Array(_) => list(&texts(Some(all))),
        sides => {
            let side = |(name, word): (&str, &str)| {
                let texts = texts(sides.get(name));
                (!texts.is_empty()).then(|| format!("**{word}**\n\n{}", list(&texts)))
            };
            let names = [("positive", "Positive"), ("negative", "Negative"), ("risks", "Risks")];
            names.into_iter().filter_map(side).collect::<Vec<_>>().join("\n\n")
        }
    };
    Some(said).filter(|text| !text.is_empty())
}

fn links(list: Option<&Value>) -> Vec<FoundLink> {
    let all = list.and_then(Value::as_array).into_iter().flatten();
    let link = |link: &Value| {
        let relation = match link.get("type")?.as_str()?.to_lowercase().replace([' ', '_'], "-").as_str() {
            "supersedes" | "replaces" => Relation::Supersedes,
            "superseded-by" | "supersededby" | "replaced-by" => Relation::SupersededBy,
            "amends" => Relation::Amends,
            "amended-by" | "amendedby" => Relation::AmendedBy,
            "caused-by" => Relation::CausedBy,
            _ => Relation::RelatesTo,
        };
        let target = LinkTarget::Number(link.get("target")?.as_u64()?.to_string());
        Some(FoundLink { relation, target, partial: false, line: 1 })
    };
    all.filter_map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_read_and_other_json_is_not() {
        let json = br#"{"version": "1.0.0", "adrs": [
            {"number": 1, "title": "Buy", "status": "superseded", "date": "2026-03-04",
             "considered_options": [{"name": "Buy", "pros": ["Quick"]}, "Build"],
             "decision": "Chosen option: \"Buy\", because it is quick.",
             "consequences": {"positive": ["Live soon"], "risks": ["Dear", "Slow"]},
             "links": [{"type": "superseded-by", "target": 2}, {"type": "relates-to", "target": 9}],
             "custom_sections": {"Budget": "None", "x-roadbook": "{}"}},
            {"number": 2, "title": "Build", "status": "unstated", "date": "2026-03"},
            {"title": "Nameless"}]}"#;
        let mut problems = Vec::new();
        let records = read("a/log.json", json, &mut problems).unwrap();
        assert_eq!(problems.len(), 1, "the third has no number");
        let first = &records[0];
        assert_eq!((first.file.as_str(), first.chosen.as_deref()), ("a/log.json#1", Some("Buy")));
        assert_eq!(first.status, Some(DecisionStatus::Superseded));
        assert_eq!(
            first.consequences.as_deref(),
            Some("**Positive**\n\nLive soon\n\n**Risks**\n\n* Dear\n* Slow")
        );
        assert_eq!(first.links[0].target, LinkTarget::File("a/log.json#2".into()));
        assert_eq!(first.links[1].target, LinkTarget::Number("9".into()));
        assert_eq!(
            (first.more.as_deref(), first.extension.as_deref()),
            (Some("### Budget\n\nNone"), Some("{}"))
        );
        assert_eq!((records[1].status, &records[1].status_as_written), (None, &None));
        problems.clear();
        let twice =
            br#"{"version": "1.0.0", "adrs": [{"number": 2, "title": "A"}, {"number": 2, "title": "B"},
            {"number": 3, "title": "C", "links": [{"type": "amends", "target": 2}]}]}"#;
        let records = read("log.json", twice, &mut problems).unwrap();
        let ids: Vec<_> = records.iter().map(|record| record.id.as_str()).collect();
        assert_eq!(ids, ["log.json#2", "log.json#2 (2)", "log.json#3"], "each has a name of its own");
        assert_eq!(records[2].links[0].target, LinkTarget::File("log.json#2".into()));
        assert!(problems[0].message.contains("entries 1 and 2"), "{problems:?}");
        for other in [&b"{}"[..], b"[1]", b"{\"version\": \"1.0.0\"}", b"{\"adrs\": []}", b"no"] {
            assert!(read("b.json", other, &mut problems).is_none(), "other JSON is no decision");
        }
    }
}

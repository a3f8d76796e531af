//! Puts items into lanes, and lanes into lanes.

use std::collections::BTreeMap;

use roadbook_formats::document::{Bar, Lane};

use super::LaneBy;
use super::entry::{Entry, LaneKey};

/// The lanes by these fields, from the outermost inwards. Without a field, or where nothing has any value of them, all is
/// one lane without a name.
pub(super) fn lanes(entries: &[Entry], by: &[LaneBy], bar: &dyn Fn(&Entry) -> Bar) -> Vec<Lane> {
    let all: Vec<&Entry> = entries.iter().collect();
    let nested = nest(&all, by, bar);
    match nested.as_slice() {
        [only] if by.len() == 1 && by.first().is_some_and(|by| only.name == by.none()) => {
            vec![Lane { name: String::new(), ..only.clone() }]
        }
        _ => nested,
    }
}

fn nest(entries: &[&Entry], by: &[LaneBy], bar: &dyn Fn(&Entry) -> Bar) -> Vec<Lane> {
    let Some((first, rest)) = by.split_first() else {
        let bars = entries.iter().map(|entry| bar(entry)).collect();
        return vec![Lane { bars, ..Lane::default() }];
    };
    let mut groups: BTreeMap<LaneKey, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        groups.entry(entry.lane(*first)).or_default().push(entry);
    }
    groups
        .into_iter()
        .map(|(key, entries)| match rest {
            [] => Lane { name: key.name, bars: entries.into_iter().map(bar).collect(), ..Lane::default() },
            rest => Lane { name: key.name, lanes: nest(&entries, rest, bar), ..Lane::default() },
        })
        .collect()
}

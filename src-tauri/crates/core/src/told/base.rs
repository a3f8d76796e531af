//! What an audience knows after an update: what it saw before, what it sees now, and what was told of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Base, KnownRecord, KnownValue, Printed, SeenRecord, Stands, Telling, WHOLE, gone_words};

/// The base that an update leaves behind: the whole view, each value with the newest telling of it. A record that is gone
/// stays until the audience was told so, and one that was left out stays as it was known, so that it is still news next time.
pub(crate) fn next(
    before: Option<&Base>,
    seen: &[SeenRecord],
    left_out: &BTreeSet<String>,
    printed: &Printed,
    update: u32,
    on: NaiveDate,
) -> Base {
    let known: BTreeMap<&str, &KnownRecord> = before
        .into_iter()
        .flat_map(|base| &base.records)
        .map(|known| (known.reference.as_str(), known))
        .collect();
    let is_there: BTreeSet<&str> = seen.iter().map(|record| record.reference.as_str()).collect();
    let tell = |value: &str| Telling { value: value.to_owned(), update, on };
    let mut records: Vec<_> = seen
        .iter()
        .filter_map(|record| {
            let known = known.get(record.reference.as_str()).copied();
            if left_out.contains(&record.reference) && !printed.speaks_of(&record.reference) {
                return known.cloned();
            }
            // Told to be gone and back again: what was told before that is told anew.
            let known = known.filter(|known| known.stands != Stands::Closed);
            Some(seen_again(record, known, printed, tell))
        })
        .collect();
    let gone = known.values().filter(|known| !is_there.contains(known.reference.as_str()));
    records.extend(gone.filter(|known| known.was_told()).map(|known| {
        if known.stands != Stands::Closed && printed.is_closed(&known.reference) {
            return closed(known, tell(gone_words(known.kind)));
        }
        let stands = if known.stands == Stands::Closed { Stands::Closed } else { Stands::Gone };
        KnownRecord { stands, ..(*known).clone() }
    }));
    Base { records }
}

/// A record that the audience was told to be no longer planned.
fn closed(known: &KnownRecord, told: Telling) -> KnownRecord {
    let values = vec![KnownValue { field: WHOLE.to_owned(), saw: None, told: Some(told) }];
    KnownRecord { stands: Stands::Closed, values, ..known.clone() }
}

/// The base that an update beside the others leaves behind, such as a correction or the minutes of a meeting: the records
/// that it speaks of are known as they are now; all else is as new to the audience as it was before.
pub(crate) fn beside(
    before: &Base,
    seen: &[SeenRecord],
    printed: &Printed,
    update: u32,
    on: NaiveDate,
) -> Base {
    let mut base = before.clone();
    for known in base.records.iter_mut().filter(|known| printed.is_closed(&known.reference)) {
        *known = closed(known, Telling { value: gone_words(known.kind).to_owned(), update, on });
    }
    for record in seen.iter().filter(|record| printed.speaks_of(&record.reference)) {
        let tell = |value: &str| Telling { value: value.to_owned(), update, on };
        let known = base.records.iter().position(|known| known.reference == record.reference);
        let before = known.map(|at| base.records[at].clone());
        let before = before.filter(|known| known.stands != Stands::Closed);
        let now = seen_again(record, before.as_ref(), printed, tell);
        match known {
            Some(at) => base.records[at] = now,
            None => base.records.push(now),
        }
    }
    base
}

fn seen_again(
    record: &SeenRecord,
    known: Option<&KnownRecord>,
    printed: &Printed,
    tell: impl Fn(&str) -> Telling,
) -> KnownRecord {
    let before =
        |field: &str| known.and_then(|known| known.value(field)).and_then(|value| value.told.clone());
    let mut values: Vec<_> = record
        .values
        .iter()
        .map(|value| {
            let is_told = printed.has(&record.reference, value.field);
            KnownValue {
                field: value.field.to_owned(),
                saw: Some(value.words.clone()),
                told: if is_told { Some(tell(&value.words)) } else { before(value.field) },
            }
        })
        .collect();
    // What was told once and is not shown any more was told all the same.
    let lost = known
        .into_iter()
        .flat_map(|known| &known.values)
        .filter(|value| record.value(&value.field).is_none());
    values.extend(
        lost.filter(|value| value.told.is_some()).map(|value| KnownValue { saw: None, ..value.clone() }),
    );
    KnownRecord {
        reference: record.reference.clone(),
        kind: record.kind,
        title: record.title.clone(),
        stands: Stands::Seen,
        values,
    }
}

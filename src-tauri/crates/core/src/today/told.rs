//! What waits because of what audiences were told: values that are no longer true, and updates that are due.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use roadbook_formats::counts::{as_u32, things};
use rusqlite::Connection;

use super::rows::{NEAR_DECISION, day_near, row};
use super::{TodayAct, TodayRow};
use crate::audiences::Audience;
use crate::audiences::list::audiences;
use crate::error::Result;
use crate::ids::{AudienceId, PersonId, Reference};
use crate::raid::list::days;
use crate::record::Record as _;
use crate::told::changes::{Since, changes};
use crate::told::held::title;
use crate::told::list::Told;
use crate::updates::list::next_due;
use crate::updates::store::sent;

/// An audience that was told something, and what is different since.
pub(super) struct Heard {
    audience: AudienceId,
    since: Since,
}

/// The audiences that were told something. To find out what is different, everything such an audience sees is looked
/// through, so that is done once, and for no other audience.
pub(super) fn heard(conn: &Connection, today: NaiveDate) -> Result<Vec<Heard>> {
    let mut heard = Vec::new();
    for audience in Audience::all(conn)? {
        if !sent(conn, &audience.id)?.is_empty() {
            let since = changes(conn, &audience, None, today)?;
            heard.push(Heard { audience: audience.id, since });
        }
    }
    Ok(heard)
}

/// What somebody was told and is no longer true, record by record, with how many people hold it.
pub(super) fn no_longer_true(conn: &Connection, heard: &[Heard], today: NaiveDate) -> Result<Vec<TodayRow>> {
    let members: BTreeMap<String, Vec<PersonId>> =
        audiences(conn)?.into_iter().map(|audience| (audience.name, audience.members)).collect();
    let mut by_record: BTreeMap<&str, Vec<&Told>> = BTreeMap::new();
    for one in heard.iter().flat_map(|heard| &heard.since.stale) {
        by_record.entry(&one.reference).or_default().push(one);
    }
    let mut rows = Vec::new();
    for (reference, tellings) in by_record {
        let mut parties: Vec<String> = tellings.iter().map(|one| one.audience.clone()).collect();
        parties.sort();
        parties.dedup();
        // Who is in two audiences holds it once.
        let holders = parties.iter().filter_map(|name| members.get(name)).flatten();
        let people = holders.collect::<BTreeSet<_>>().len();
        let Some(first) = tellings.first() else { continue };
        let title = title(conn, reference)?.unwrap_or_default();
        let text = format!("Told in {} on {}", first.update, day_near(first.told_on, today));
        rows.push(TodayRow {
            count: Some(as_u32(people)),
            count_word: if people == 1 { "person" } else { "people" }.to_owned(),
            parties,
            was: Some(first.told.clone()),
            now: Some(first.now.clone().unwrap_or_else(|| "not told any more".to_owned())),
            ..row(reference.to_owned(), title, text, TodayAct::Correct)
        });
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    Ok(rows)
}

/// Updates whose day has come or is near, for audiences that were told before or have people in them.
pub(super) fn updates_due(conn: &Connection, heard: &[Heard], today: NaiveDate) -> Result<Vec<TodayRow>> {
    let mut near = Vec::new();
    for audience in audiences(conn)? {
        let since = heard.iter().find(|heard| heard.audience == audience.id).map(|heard| &heard.since);
        if since.is_none() && audience.members.is_empty() {
            continue;
        }
        let due = next_due(conn, &audience, today)?.map(|(on, _)| on);
        if let Some(on) = due.filter(|on| days(today, *on) <= NEAR_DECISION) {
            near.push((on, audience.name, since));
        }
    }
    near.sort_by_key(|(on, ..)| *on);
    let rows = near.into_iter().map(|(on, audience, since)| {
        let text = match since.and_then(|since| Some((since, since.update?))) {
            // To whom nothing was told yet, all of it is news.
            None => "Never told yet · all of it is news".to_owned(),
            Some((since, (update, told_on))) => {
                let last =
                    format!("Last told on {}, in {}", day_near(told_on, today), Reference::update(update));
                let news = things(as_u32(since.records.len()), "change is news", "changes are news");
                let stale = match as_u32(since.stale.len()) {
                    0 => String::new(),
                    stale => {
                        let values = things(stale, "value they hold is", "values they hold are");
                        format!(", {values} no longer true")
                    }
                };
                format!("{last} · {news}{stale}")
            }
        };
        TodayRow { days: Some(days(today, on)), ..row(audience.clone(), audience, text, TodayAct::Compose) }
    });
    Ok(rows.collect())
}

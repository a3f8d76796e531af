//! What moved between two moments, with how often, why, and the decision behind it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use roadbook_formats::words::{Commitment, Health, Level, Mark, Sensitivity};
use rusqlite::{Connection, named_params};
use serde::Serialize;
use serde_json::Value;

use super::moment::day_meant;
use super::{Comparison, compare, moment};
use crate::baselines;
use crate::decisions::Decision;
use crate::error::{Error, Result};
use crate::history::words::plain;
use crate::history::{Moment, as_of, store};
use crate::ids::{ItemId, Letter, Reference};
use crate::items::Item;
use crate::items::field::ItemField;
use crate::items::list::ItemTag;
use crate::links::{Link, Relation};
use crate::op::Kind;
use crate::statuses::StatusMap;
use crate::timeframe::TimeframeView;

/// The plan at two moments beside each other, as it is read.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanChanges {
    /// The earlier moment.
    pub from: MomentSaid,
    /// The later moment.
    pub to: MomentSaid,
    /// What is in the later plan only.
    pub added: Vec<ItemTag>,
    /// What is in the earlier plan only.
    pub dropped: Vec<ItemTag>,
    /// What has another date, the greatest delay first.
    pub moved: Vec<Slip>,
    /// Other fields that say something else.
    pub changed: Vec<FieldSaid>,
}

/// A moment in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MomentSaid {
    /// As it was asked for.
    pub written: String,
    /// The day it was.
    pub day: NaiveDate,
    /// The baseline with this name, where it is one.
    pub baseline: Option<String>,
}

/// An item whose date is another.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Slip {
    /// Its id.
    pub id: ItemId,
    /// "R-12".
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title.
    pub title: String,
    /// How sure its date is.
    pub commitment: Option<Commitment>,
    /// How it stands.
    pub mark: Mark,
    /// Its date in the earlier plan; nothing when it was unscheduled.
    pub from: Option<TimeframeView>,
    /// Its date in the later plan; nothing when it is unscheduled.
    pub to: Option<TimeframeView>,
    /// How many days later its end is, fewer than none when it is earlier; nothing when either plan has no end for it.
    pub days: Option<i32>,
    /// How often its date was changed in between, and not taken back.
    pub times: u32,
    /// Why, as its author wrote; empty when nobody has said.
    pub reason: String,
    /// The decision behind it: the one the reason names, else the last that was made about the item in between.
    pub decision: Option<ItemTag>,
}

/// A field that says something else, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldSaid {
    /// The item's reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title.
    pub title: String,
    /// The field's name on screen.
    pub label: String,
    /// What it said.
    pub before: String,
    /// What it says.
    pub after: String,
}

/// Compares the plan at two moments as they are written: a baseline, a day, an operation or now.
///
/// # Errors
/// When one of them is no moment, or the storage fails.
pub fn plan_changes(conn: &Connection, from: &str, to: &str, today: NaiveDate) -> Result<PlanChanges> {
    let (begin, end) = (moment(conn, from, today)?, moment(conn, to, today)?);
    let Comparison { added, dropped, moved, changed } = compare(conn, begin, end)?;
    let (earlier, later) = (items(conn, begin)?, items(conn, end)?);
    let (from, to) = (said(conn, from, begin, today)?, said(conn, to, end, today)?);
    let statuses = StatusMap::of(conn)?;
    let times = times(conn, begin, end)?;
    let between = (from.day.min(to.day), from.day.max(to.day));
    let decisions =
        Decisions::new(conn, if begin.operation() > end.operation() { begin } else { end }, between)?;
    let tag = |plan: &BTreeMap<String, Item>, reference: String| {
        let title = plan.get(&reference).map(|item| item.title.clone()).unwrap_or_default();
        ItemTag { reference, title }
    };
    let mut slips: Vec<Slip> = moved
        .into_iter()
        .filter_map(|moved| {
            let item = later.get(&moved.reference)?;
            let said_then = earlier.get(&moved.reference).map_or("", |item| &item.date_reason);
            // A reason that was there before is the reason of an earlier move.
            let reason = if item.date_reason == said_then { String::new() } else { item.date_reason.clone() };
            Some(Slip {
                decision: decisions.behind(item, &reason),
                id: item.id.clone(),
                title: item.title.clone(),
                commitment: item.commitment,
                mark: item.mark(statuses.scale_of(item)),
                times: times.get(&item.id).copied().unwrap_or_default(),
                reference: moved.reference,
                from: moved.from,
                to: moved.to,
                days: moved.days,
                reason,
            })
        })
        .collect();
    slips.sort_by_key(|slip| std::cmp::Reverse(slip.days));
    let changed = changed.into_iter().map(|changed| {
        let field = ItemField::parse(&changed.field).ok();
        FieldSaid {
            title: tag(&later, changed.reference.clone()).title,
            reference: changed.reference,
            label: field.map_or_else(|| changed.field.clone(), |field| field.word().to_owned()),
            before: in_words(field, &changed.before),
            after: in_words(field, &changed.after),
        }
    });
    let changed = changed.collect();
    Ok(PlanChanges {
        added: added.into_iter().map(|reference| tag(&later, reference)).collect(),
        dropped: dropped.into_iter().map(|reference| tag(&earlier, reference)).collect(),
        moved: slips,
        changed,
        from,
        to,
    })
}

/// What a field said, with the steps of a scale in their words.
fn in_words(field: Option<ItemField>, value: &Value) -> String {
    let said = plain(value);
    let step = match field {
        Some(ItemField::Health) => Health::parse(&said).map(Health::word),
        Some(ItemField::Commitment) => Commitment::parse(&said).map(Commitment::word),
        Some(ItemField::Sensitivity) => Sensitivity::parse(&said).map(Sensitivity::word),
        Some(ItemField::Level) => Level::parse(&said).map(Level::word),
        _ => None,
    };
    step.map_or(said, str::to_owned)
}

fn items(conn: &Connection, at: Moment) -> Result<BTreeMap<String, Item>> {
    let items: Vec<Item> = as_of::all(conn, at)?;
    Ok(items.into_iter().map(|item| (item.reference().to_string(), item)).collect())
}

fn said(conn: &Connection, written: &str, at: Moment, today: NaiveDate) -> Result<MomentSaid> {
    let baseline = baselines::list::named(conn, written)?;
    let day = match (day_meant(written, today).filter(|_| baseline.is_none()), at) {
        (Some(day), _) => day,
        (None, Moment::Now) => today,
        (None, Moment::After(number)) => store::day_of(conn, u32::try_from(number).unwrap_or(0))?,
    };
    Ok(MomentSaid {
        written: written.trim().to_owned(),
        day,
        baseline: baseline.map(|baseline| baseline.name),
    })
}

/// How often each item's date was changed between two moments, whichever is the earlier, and not taken back.
fn times(conn: &Connection, from: Moment, to: Moment) -> Result<BTreeMap<ItemId, u32>> {
    let doing = || Error::storage("count how often dates were changed");
    let (from, to) = (from.operation(), to.operation());
    let (first, last) = (from.min(to), from.max(to));
    let mut statement = conn.prepare_cached(include_str!("sql/times.sql")).map_err(doing())?;
    let rows = statement
        .query_map(named_params! { ":from": first, ":to": last }, |row| {
            Ok((row.get::<_, ItemId>("record")?, row.get::<_, u32>("times")?))
        })
        .map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

/// The decisions that were made between two days, by the items they are about.
struct Decisions {
    all: BTreeMap<u32, Decision>,
    about: BTreeMap<ItemId, Vec<u32>>,
}

impl Decisions {
    fn new(conn: &Connection, at: Moment, (from, to): (NaiveDate, NaiveDate)) -> Result<Self> {
        let all: Vec<Decision> = as_of::all(conn, at)?;
        let made = |decision: &Decision| {
            let day = decision.decided_on?;
            (day.last_day() >= from && day.first_day() <= to && !decision.archived).then_some(day.first_day())
        };
        let by_id: BTreeMap<&str, (u32, NaiveDate)> = all
            .iter()
            .filter_map(|decision| Some((decision.id.0.as_str(), (decision.number, made(decision)?))))
            .collect();
        let mut about: BTreeMap<ItemId, Vec<(NaiveDate, u32)>> = BTreeMap::new();
        let links: Vec<Link> = as_of::all(conn, at)?;
        for link in
            links.iter().filter(|link| link.relation == Relation::Concerns && link.to_kind == Kind::Item)
        {
            if let Some((number, day)) = by_id.get(link.from_id.as_str()) {
                about.entry(ItemId(link.to_id.clone())).or_default().push((*day, *number));
            }
        }
        let about = about.into_iter().map(|(item, mut made)| {
            made.sort_unstable();
            (item, made.into_iter().map(|(_, number)| number).collect())
        });
        let about = about.collect();
        Ok(Self { about, all: all.into_iter().map(|decision| (decision.number, decision)).collect() })
    }

    fn behind(&self, item: &Item, reason: &str) -> Option<ItemTag> {
        let words = reason.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
        let named = words
            .filter_map(|word| word.parse::<Reference>().ok())
            .find(|found| found.letter == Letter::Decision);
        let number = named.map(|named| named.number).or_else(|| self.about.get(&item.id)?.last().copied())?;
        let decision = self.all.get(&number)?;
        Some(ItemTag { reference: decision.reference().to_string(), title: decision.title.clone() })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn steps_of_scales_are_said_in_their_words() {
        let check = |field, value: Value, expect: &str| assert_eq!(in_words(field, &value), expect);
        check(Some(ItemField::Health), json!("atRisk"), "At risk");
        check(Some(ItemField::Commitment), json!("committed"), "Committed");
        check(Some(ItemField::Team), json!("likely"), "likely");
        check(Some(ItemField::Health), Value::Null, "");
        check(None, json!(["R-2", "R-3"]), "R-2, R-3");
    }
}

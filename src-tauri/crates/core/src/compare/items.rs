//! What is different in the items of two plans.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde_json::Value;

use super::{Changed, Comparison, Moved};
use crate::error::Result;
use crate::history::{Moment, as_of};
use crate::ids::{ItemId, PersonId, Reference};
use crate::items::Item;
use crate::links::{Link, Relation};
use crate::people::Person;
use crate::record::Record as _;
use crate::settings::Settings;
use crate::timeframe::{FiscalYear, Timeframe};

/// Fields that are no part of the plan, or are told apart: the date and its reason.
const LEFT_OUT: &[&str] = &["id", "number", "timeframe", "dateReason", "source", "imported", "archived"];

/// What is said of an item besides its own fields: what it cannot be done before.
const DEPENDS_ON: &str = "dependsOn";

/// Compares the plan at two moments.
///
/// # Errors
/// When the storage fails.
pub fn compare(conn: &Connection, from: Moment, to: Moment) -> Result<Comparison> {
    let fiscal = Settings::of(conn)?.fiscal;
    let (earlier, later) = (plan(conn, from)?, plan(conn, to)?);
    let names = Names::new(conn, &earlier, &later)?;
    let only = |one: &BTreeMap<u32, Item>, other: &BTreeMap<u32, Item>| {
        let alone = one.iter().filter(|(number, _)| !other.contains_key(number));
        alone.map(|(_, item)| item.reference().to_string()).collect()
    };
    let mut comparison = Comparison {
        added: only(&later, &earlier),
        dropped: only(&earlier, &later),
        ..Comparison::default()
    };
    let (linked_before, linked_after) = (depends_on(conn, from, &names)?, depends_on(conn, to, &names)?);
    let nothing = Vec::new();
    for (before, after) in earlier.iter().filter_map(|(number, item)| Some((item, later.get(number)?))) {
        if before.timeframe != after.timeframe {
            comparison.moved.push(moved(before, after, fiscal));
        }
        comparison.changed.extend(changed(before, after, &names)?);
        let was = linked_before.get(&before.id).unwrap_or(&nothing);
        let is = linked_after.get(&after.id).unwrap_or(&nothing);
        if was != is {
            comparison.changed.push(Changed {
                reference: after.reference().to_string(),
                field: DEPENDS_ON.to_owned(),
                before: was.clone().into(),
                after: is.clone().into(),
            });
        }
    }
    Ok(comparison)
}

/// The items of a plan by their numbers.
fn plan(conn: &Connection, moment: Moment) -> Result<BTreeMap<u32, Item>> {
    let items: Vec<Item> = as_of::all(conn, moment)?;
    Ok(items.into_iter().filter(|item| !item.archived).map(|item| (item.number, item)).collect())
}

/// The references of what each item cannot be done before, in their order.
fn depends_on(conn: &Connection, moment: Moment, names: &Names) -> Result<BTreeMap<ItemId, Vec<String>>> {
    let mut found: BTreeMap<ItemId, BTreeSet<(u32, String)>> = BTreeMap::new();
    let links: Vec<Link> = as_of::all(conn, moment)?;
    for link in links.into_iter().filter(|link| link.relation == Relation::DependsOn) {
        if let Some(first) = names.items.get(&ItemId(link.to_id)) {
            found.entry(ItemId(link.from_id)).or_default().insert((first.number, first.to_string()));
        }
    }
    let named = |firsts: BTreeSet<(u32, String)>| firsts.into_iter().map(|(_, name)| name).collect();
    Ok(found.into_iter().map(|(item, firsts)| (item, named(firsts))).collect())
}

fn moved(before: &Item, after: &Item, fiscal: FiscalYear) -> Moved {
    let days = before.timeframe.last_day().zip(after.timeframe.last_day()).map(|(before, after)| {
        let days = (after - before).num_days();
        i32::try_from(days).unwrap_or(i32::MAX)
    });
    let view = |timeframe: Timeframe| timeframe.view(fiscal);
    Moved {
        reference: after.reference().to_string(),
        from: view(before.timeframe),
        to: view(after.timeframe),
        days,
    }
}

fn changed(before: &Item, after: &Item, names: &Names) -> Result<Vec<Changed>> {
    if before == after {
        return Ok(Vec::new());
    }
    let (was, is) = (before.fields()?, after.fields()?);
    let mut changed = Vec::new();
    for (field, value) in is.iter().filter(|(field, _)| !LEFT_OUT.contains(&field.as_str())) {
        let old = was.get(field).unwrap_or(&Value::Null);
        if old != value {
            changed.push(Changed {
                reference: after.reference().to_string(),
                field: field.clone(),
                before: names.readable(field, old),
                after: names.readable(field, value),
            });
        }
    }
    Ok(changed)
}

/// What people and items are called instead of by their ids.
struct Names {
    people: BTreeMap<PersonId, String>,
    items: BTreeMap<ItemId, Reference>,
}

impl Names {
    fn new(conn: &Connection, earlier: &BTreeMap<u32, Item>, later: &BTreeMap<u32, Item>) -> Result<Self> {
        let people = Person::all(conn)?.into_iter().map(|person| (person.id, person.name)).collect();
        let now: Vec<Item> = Item::all(conn)?;
        let every = now.iter().chain(earlier.values()).chain(later.values());
        let items = every.map(|item| (item.id.clone(), item.reference())).collect();
        Ok(Self { people, items })
    }

    fn readable(&self, field: &str, value: &Value) -> Value {
        let Value::String(id) = value else { return value.clone() };
        let known = match field {
            "owner" => self.people.get(&PersonId(id.clone())).cloned(),
            "parent" => self.items.get(&ItemId(id.clone())).map(ToString::to_string),
            _ => None,
        };
        known.map_or_else(|| value.clone(), Value::String)
    }
}

//! Builds a view: reads the records of a moment, decides which an audience sees, and hands each to its own file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::item::ItemContext;
use super::withheld::{Change, PUT_AWAY, Secret, Withheld, add_addresses, whole_record};
use super::{Meaning, Reader, SeenPart, View};
use crate::audiences::wording::reword;
use crate::audiences::{Audience, Field, Rule, Wording};
use crate::decisions::Decision;
use crate::error::Result;
use crate::history::{Moment, as_of};
use crate::ids::{ItemId, PersonId};
use crate::items::{Item, WebLink};
use crate::links::{Link, Relation};
use crate::op::Kind;
use crate::people::Person;
use crate::settings::Settings;
use crate::statuses::StatusMap;

/// What an audience sees at a moment, and apart from it everything it does not get as it is.
///
/// # Errors
/// When the storage fails.
pub fn view(
    conn: &Connection,
    audience: &Audience,
    moment: Moment,
    today: NaiveDate,
) -> Result<(View, Vec<Withheld>)> {
    let settings = Settings::of(conn)?;
    let statuses = StatusMap::of(conn)?;
    let everybody = as_of::all::<Person>(conn, moment)?;
    let people: BTreeMap<PersonId, String> =
        everybody.iter().map(|person| (person.id.clone(), person.name.clone())).collect();
    let mut items = as_of::all::<Item>(conn, moment)?;
    items.sort_by_key(|item| item.number);
    let mut decisions = as_of::all::<Decision>(conn, moment)?;
    decisions.sort_by_key(|decision| decision.number);
    let links = as_of::all::<Link>(conn, moment)?;

    let by_id: BTreeMap<&ItemId, &Item> = items.iter().map(|item| (&item.id, item)).collect();
    let mut withheld = Vec::new();
    let Fates { shown, stands_for, as_theme } =
        fates(&items, &by_id, &people, (audience, today), &mut withheld);
    let depends_on = depends_on(&links);
    let context = ItemContext {
        audience,
        statuses: &statuses,
        people: &people,
        by_id: &by_id,
        shown: &shown,
        stands_for: &stands_for,
        depends_on: &depends_on,
        today,
        fiscal: settings.fiscal,
        working_days: &settings.working_days(),
    };
    let seen_items = items
        .iter()
        .filter(|item| shown.contains(&item.id))
        .map(|item| super::item::see(item, &context, &mut withheld))
        .collect();
    let wholes: BTreeSet<&ItemId> =
        items.iter().filter(|item| !item.archived).filter_map(|item| item.parent.as_ref()).collect();
    let part = |(item, theme): &(&Item, &Item)| {
        // That its fields are withheld one by one is no news where the item as a whole is.
        let seen = super::item::see(item, &context, &mut Vec::new());
        SeenPart {
            reference: seen.reference,
            theme: theme.reference().to_string(),
            goal: seen.goal,
            when: seen.when,
            mark: seen.standing.map(|standing| standing.mark),
            effort: seen.effort.filter(|_| !wholes.contains(&item.id)),
        }
    };
    let inside = as_theme.iter().map(part).collect();
    let seen_decisions = super::decision::see_all(&decisions, &links, &context, &mut withheld);
    withheld.extend(replaced_words(audience));
    add_addresses(&mut withheld, &everybody);
    let view = View {
        audience: reader(audience),
        company: settings.company,
        sender: settings.sender,
        today,
        items: seen_items,
        decisions: seen_decisions,
        inside,
    };
    Ok((view, withheld))
}

fn reader(audience: &Audience) -> Reader {
    let explained = audience.wording.iter().filter(|word| !word.means.is_empty());
    Reader {
        name: audience.name.clone(),
        purpose: audience.purpose.clone(),
        clearance: audience.clearance,
        precision: audience.precision,
        is_author: audience.is_author(),
        glossary: explained
            .map(|word| Meaning { word: word.to.clone(), means: word.means.clone() })
            .collect(),
    }
}

/// What becomes of the items.
#[derive(Default)]
struct Fates<'a> {
    /// Those that are seen.
    shown: BTreeSet<&'a ItemId>,
    /// How many a theme stands for.
    stands_for: BTreeMap<&'a ItemId, u32>,
    /// Those that are seen as the theme they are in, with that.
    as_theme: Vec<(&'a Item, &'a Item)>,
}

/// Sorts the items by what becomes of them, and says of those that stay out why.
fn fates<'a>(
    items: &'a [Item],
    by_id: &BTreeMap<&'a ItemId, &'a Item>,
    people: &BTreeMap<PersonId, String>,
    (audience, today): (&Audience, NaiveDate),
    withheld: &mut Vec<Withheld>,
) -> Fates<'a> {
    let mut fates = Fates::default();
    for item in items {
        let top = top_of(item, by_id);
        let owner = item.owner.as_ref().and_then(|owner| people.get(owner));
        match fate(item, top, audience, today) {
            Fate::Shown => {
                fates.shown.insert(&item.id);
            }
            Fate::AsTheme => {
                *fates.stands_for.entry(&top.id).or_default() += 1;
                fates.as_theme.push((item, top));
                let reason =
                    format!("{} read themes: shown as {} {}", audience.name, top.reference(), top.title);
                let outside = Some(top.title.clone());
                withheld.push(whole_item(item, owner, audience, Change::Coarsened, reason, outside));
            }
            Fate::Out(reason) => {
                withheld.push(whole_item(item, owner, audience, Change::Withheld, reason, None));
            }
        }
    }
    fates
}

/// The inside words that an audience has others for: they stand nowhere on its pages. A word that is part of what takes its
/// place, or of what explains that, cannot be told from it.
fn replaced_words(audience: &Audience) -> Option<Withheld> {
    let stays = |from: &str| {
        let own = [Wording { from: from.to_owned(), to: String::new(), means: String::new() }];
        let mut said = audience.wording.iter().flat_map(|word| [&word.to, &word.means]);
        said.any(|text| reword(text, &own).is_some())
    };
    let replaced: Vec<_> = audience.wording.iter().filter(|word| !stays(word.from.trim())).collect();
    let inside: Vec<_> = replaced.iter().map(|word| word.from.clone()).collect();
    let outside: Vec<_> = replaced.iter().map(|word| word.to.clone()).collect();
    (!replaced.is_empty()).then(|| Withheld {
        reference: audience.name.clone(),
        kind: Kind::Audience,
        title: audience.name.clone(),
        field: "wording".to_owned(),
        label: "Words".to_owned(),
        change: Change::Reworded,
        reason: format!("The words for {}", audience.name),
        secrets: inside.iter().cloned().map(Secret::Name).collect(),
        inside: inside.join(", "),
        outside: Some(outside.join(", ")),
    })
}

/// What becomes of an item as a whole.
enum Fate {
    Shown,
    AsTheme,
    Out(String),
}

fn fate(item: &Item, top: &Item, audience: &Audience, today: NaiveDate) -> Fate {
    if let Some(reason) = kept_out(item, audience, today) {
        return Fate::Out(reason);
    }
    match audience.rule(Field::Item) {
        Rule::Withhold => Fate::Out(format!("Items are not for {}", audience.name)),
        Rule::Coarsen if top.id != item.id => match kept_out(top, audience, today) {
            None => Fate::AsTheme,
            Some(_) => Fate::Out(format!(
                "{} read themes, and its theme {} stays out",
                audience.name,
                top.reference()
            )),
        },
        Rule::Show | Rule::Coarsen | Rule::Reword => Fate::Shown,
    }
}

/// Why an audience does not get an item, if it does not.
fn kept_out(item: &Item, audience: &Audience, today: NaiveDate) -> Option<String> {
    let name = &audience.name;
    if audience.is_author() {
        return item.archived.then(|| PUT_AWAY.to_owned());
    }
    if item.archived {
        return Some(PUT_AWAY.into());
    }
    if item.sensitivity > audience.clearance {
        return Some(format!(
            "{}. {name} are cleared for {}",
            item.sensitivity,
            lower(audience.clearance.word())
        ));
    }
    if let Some(tag) = item.tags.iter().find(|tag| audience.without_tags.iter().any(|out| same(out, tag))) {
        return Some(format!("Tagged {tag}, which is not for {name}"));
    }
    if let (Some(least), Some(commitment)) = (audience.least_commitment, item.commitment)
        && commitment < least
    {
        return Some(format!("{commitment}. {name} see {} or surer only", lower(least.word())));
    }
    if let Some(start) = audience
        .quarters_ahead
        .zip(item.timeframe.first_day())
        .and_then(|(quarters, start)| (start > end_of_quarter(today, quarters)).then_some(start))
    {
        return Some(format!("Starts {}, later than {name} are told of", start.format("%B %Y")));
    }
    if audience.rule(Field::Title) == Rule::Reword && item.public_title.is_none() {
        return Some("No public title".into());
    }
    None
}

fn end_of_quarter(today: NaiveDate, quarters: u32) -> NaiveDate {
    use chrono::{Datelike as _, Months};
    let into_quarter = today.month0() % 3;
    let first = today.with_day(1).unwrap_or(today) - Months::new(into_quarter);
    first + Months::new(3 * (quarters + 1)) - chrono::Days::new(1)
}

fn whole_item(
    item: &Item,
    owner: Option<&String>,
    audience: &Audience,
    change: Change,
    reason: String,
    outside: Option<String>,
) -> Withheld {
    let mut secrets = vec![Secret::Name(item.title.clone())];
    // An item that is shown as its theme hides its name, not that there is work of this size at this time.
    if change == Change::Withheld {
        secrets.push(Secret::Date(item.timeframe));
        secrets.extend(item.effort.map(Secret::Days));
    }
    secrets.extend(item.tags.iter().cloned().map(Secret::Name));
    secrets.extend(item.source.iter().map(|source| Secret::Name(source.id.clone())));
    secrets.extend(item.public_title.iter().cloned().map(Secret::Name));
    secrets.extend(item.links.iter().flat_map(link_secrets));
    for text in [&item.description, &item.internal_note, &item.public_text, &item.date_reason] {
        secrets.extend((!text.is_empty()).then(|| Secret::Text(text.clone())));
    }
    // Where names of people and teams may be read they are no secret; what something is for may be one by itself.
    let is_above = item.sensitivity > audience.clearance;
    let hidden = |field: Field| audience.rule(field) == Rule::Withhold;
    secrets.extend(owner.filter(|_| hidden(Field::Owner)).cloned().map(Secret::Person));
    secrets.extend(item.team.iter().filter(|_| hidden(Field::Team)).cloned().map(Secret::Name));
    let lanes = [(Field::Product, &item.product), (Field::Goal, &item.goal)];
    for (field, value) in lanes {
        secrets.extend(value.iter().filter(|_| is_above || hidden(field)).cloned().map(Secret::Name));
    }
    let record = (Kind::Item, item.reference().to_string());
    Withheld { change, outside, ..whole_record((record.0, &record.1, &item.title), "Item", reason, secrets) }
}

/// The words and the address of a page about something.
pub(super) fn link_secrets(link: &WebLink) -> [Secret; 2] {
    [Secret::Text(link.title.clone()), Secret::Text(link.url.clone())]
}

/// The topmost of what an item is part of. A circle, which no screen lets anybody make, ends at where it began.
pub(super) fn top_of<'a>(item: &'a Item, by_id: &BTreeMap<&ItemId, &'a Item>) -> &'a Item {
    let mut top = item;
    for _ in 0..by_id.len() {
        match top.parent.as_ref().and_then(|parent| by_id.get(parent)) {
            Some(parent) if !parent.archived => top = parent,
            _ => break,
        }
    }
    top
}

fn depends_on(links: &[Link]) -> BTreeMap<&str, Vec<&str>> {
    let mut map: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for link in links.iter().filter(|link| link.relation == Relation::DependsOn) {
        map.entry(&link.from_id).or_default().push(&link.to_id);
    }
    map
}

pub(super) fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

pub(super) fn lower(word: &str) -> String {
    word.to_lowercase()
}

//! A workspace that holds what one audience sees and nothing else: made from its view, never from records.
//!
//! Rules and words of the audience, the log and everything withheld stay behind. References are the same, so that a
//! question can be traced back.

use std::collections::BTreeMap;

use roadbook_formats::words::{Health, Mark};
use rusqlite::Connection;

use super::Audience;
use super::view::{Named, SeenDecision, SeenItem, View, Withheld, view};
use crate::decisions::Decision;
use crate::error::Result;
use crate::history::Moment;
use crate::ids::{AudienceId, DecisionId, ItemId, Letter, PersonId, Reference};
use crate::items::{Item, Source};
use crate::links::Relation;
use crate::links::store::{Ends, connect};
use crate::op::{Kind, Op};
use crate::people::Person;
use crate::record::Record as _;
use crate::settings::Settings;
use crate::statuses::{StatusMap, learn};
use crate::store::counter;
use crate::timeframe::Timeframe;
use crate::workspace::{Tx, Workspace};

/// What stands in the place of a status that the audience is not told.
const NOT_TOLD: &str = "Not told";

/// A copy for one audience, and what is not in it as it is.
pub struct Copy {
    /// The copy, in memory.
    pub workspace: Workspace,
    /// What the audience does not get as it is: for the author alone.
    pub withheld: Vec<Withheld>,
}

/// Copies what an audience sees into a workspace of its own.
///
/// # Errors
/// When the storage fails.
pub fn copy(workspace: &Workspace, audience: &Audience) -> Result<Copy> {
    let today = workspace.today();
    let (view, withheld, known) = workspace.read(|conn| {
        let (view, withheld) = view(conn, audience, Moment::Now, today)?;
        Ok((view, withheld, Known::of(conn)?))
    })?;
    let copy = workspace.blank_beside()?;
    fill(&copy, audience, &view, &known)?;
    Ok(Copy { workspace: copy.sealed()?, withheld })
}

/// Writes what an audience sees into a blank workspace.
pub(super) fn fill(blank: &Workspace, audience: &Audience, view: &View, known: &Known) -> Result<()> {
    blank.transact(Op::CreateWorkspace, format!("What {} see", audience.name), |tx| {
        known.settings.keep(tx)?;
        let mut filling = Filling { tx, known, audience, people: BTreeMap::new() };
        filling.members()?;
        let items = filling.items(view)?;
        filling.decisions(view, &items)?;
        filling.numbers()
    })?;
    Ok(())
}

/// What is read of the workspace besides the view. Of people only those whose names are seen go on.
pub(super) struct Known {
    settings: Settings,
    statuses: StatusMap,
    people: Vec<Person>,
}

impl Known {
    /// Reads it.
    pub fn of(conn: &Connection) -> Result<Self> {
        // The company's template stays with the workspace: nobody is given its file.
        let settings = Settings { theme: None, ..Settings::of(conn)? };
        Ok(Self { settings, statuses: StatusMap::of(conn)?, people: Person::all(conn)? })
    }
}

/// The copy while it is being made.
struct Filling<'a> {
    tx: &'a Tx<'a>,
    known: &'a Known,
    audience: &'a Audience,
    people: BTreeMap<String, PersonId>,
}

impl Filling<'_> {
    /// The audience and its people, by name alone. They know who they are, but not what is kept from them.
    fn members(&mut self) -> Result<()> {
        let mut members = Vec::new();
        let (known, audience) = (self.known, self.audience);
        let is_member = |person: &&Person| !person.archived && audience.members.contains(&person.id);
        for person in known.people.iter().filter(is_member) {
            members.extend(self.person(Some(&person.name))?);
        }
        if self.audience.is_author() {
            return Ok(());
        }
        self.tx.create(&Audience {
            id: AudienceId(self.tx.new_id()),
            name: self.audience.name.clone(),
            purpose: self.audience.purpose.clone(),
            clearance: self.audience.clearance,
            precision: self.audience.precision,
            template: crate::templates::archive::ALWAYS.to_owned(),
            members,
            ..Audience::default()
        })
    }

    /// A person whose name is seen, by name alone.
    fn person(&mut self, name: Option<&String>) -> Result<Option<PersonId>> {
        let Some(name) = name else { return Ok(None) };
        if let Some(known) = self.people.get(name) {
            return Ok(Some(known.clone()));
        }
        let number = self.known.people.iter().find(|person| person.name == *name).map(|person| person.number);
        let person = Person {
            id: PersonId(self.tx.new_id()),
            number: number.unwrap_or_default(),
            name: name.clone(),
            ..Person::default()
        };
        self.tx.create(&person)?;
        self.people.insert(name.clone(), person.id.clone());
        Ok(Some(person.id))
    }

    /// References that are there are not given again.
    fn numbers(&self) -> Result<()> {
        let conn = self.tx.conn();
        let items = Item::all(conn)?.iter().map(|item| item.number).max();
        let decisions = Decision::all(conn)?.iter().map(|decision| decision.number).max();
        let people = Person::all(conn)?.iter().map(|person| person.number).max();
        for (letter, last) in [(Letter::Item, items), (Letter::Decision, decisions), (Letter::Person, people)]
        {
            counter::raise(conn, counter::name(letter), last.unwrap_or_default() + 1)?;
        }
        Ok(())
    }

    fn items(&mut self, view: &View) -> Result<BTreeMap<String, ItemId>> {
        let ids: BTreeMap<String, ItemId> =
            view.items.iter().map(|seen| (seen.reference.clone(), ItemId(self.tx.new_id()))).collect();
        let id_of = |named: &Named| ids.get(&named.reference).cloned();
        for seen in &view.items {
            if let Some(word) = &seen.status
                && let Some(scale) = self.known.statuses.scale_of_word(seen.team.as_deref(), word)
            {
                learn(self.tx, word, scale)?;
            }
            let item = Item {
                id: ids.get(&seen.reference).cloned().unwrap_or_default(),
                owner: self.person(seen.owner.as_ref())?,
                parent: seen.parent.as_ref().and_then(id_of),
                sensitivity: self.audience.clearance,
                ..item_of(seen)
            };
            self.tx.create(&item)?;
        }
        for seen in &view.items {
            for other in &seen.depends_on {
                if let (Some(from), Some(to)) = (ids.get(&seen.reference), id_of(other)) {
                    let ends = Ends { from: (Kind::Item, &from.0), to: (Kind::Item, &to.0) };
                    connect(self.tx, Relation::DependsOn, ends, false)?;
                }
            }
        }
        Ok(ids)
    }

    fn decisions(&mut self, view: &View, items: &BTreeMap<String, ItemId>) -> Result<()> {
        let ids: BTreeMap<&str, DecisionId> = view
            .decisions
            .iter()
            .map(|seen| (seen.reference.as_str(), DecisionId(self.tx.new_id())))
            .collect();
        for seen in &view.decisions {
            let decision = Decision {
                id: ids.get(seen.reference.as_str()).cloned().unwrap_or_default(),
                driver: self.person(seen.driver.as_ref())?,
                approver: self.person(seen.approver.as_ref())?,
                waiting_since: seen.waiting_since,
                sensitivity: self.audience.clearance,
                ..decision_of(seen)
            };
            self.tx.create(&decision)?;
        }
        for seen in &view.decisions {
            let Some(from) = ids.get(seen.reference.as_str()) else { continue };
            for other in seen.supersedes.iter().filter_map(|other| ids.get(other.as_str())) {
                let ends = Ends { from: (Kind::Decision, &from.0), to: (Kind::Decision, &other.0) };
                connect(self.tx, Relation::Supersedes, ends, false)?;
            }
            for item in seen.concerns.iter().filter_map(|named| items.get(&named.reference)) {
                let ends = Ends { from: (Kind::Decision, &from.0), to: (Kind::Item, &item.0) };
                connect(self.tx, Relation::Concerns, ends, false)?;
            }
        }
        Ok(())
    }
}

fn item_of(seen: &SeenItem) -> Item {
    let mark = seen.standing.as_ref().map(|standing| standing.mark);
    let source = |id: &String| Source {
        system: "tracker".to_owned(),
        id: id.clone(),
        file: None,
        url: None,
        // Two trackers may have the same id.
        scope: Some(seen.reference.clone()),
    };
    Item {
        number: number_of(&seen.reference),
        level: seen.level,
        title: seen.title.clone(),
        product: seen.product.clone(),
        team: seen.team.clone(),
        goal: seen.goal.clone(),
        tags: seen.tags.clone(),
        timeframe: seen.when.as_ref().map_or(Timeframe::Unscheduled, |when| when.timeframe),
        commitment: seen.commitment,
        health: match mark {
            Some(Mark::OnTrack) => Some(Health::OnTrack),
            Some(Mark::AtRisk) => Some(Health::AtRisk),
            Some(Mark::OffTrack) => Some(Health::OffTrack),
            _ => None,
        },
        // Nothing at all would read as not started.
        status: seen.status.clone().or_else(|| mark.is_none().then(|| NOT_TOLD.to_owned())),
        effort: seen.effort,
        description: seen.text.clone(),
        links: seen.links.clone(),
        source: seen.source.as_ref().map(source),
        ..Item::default()
    }
}

fn decision_of(seen: &SeenDecision) -> Decision {
    Decision {
        number: number_of(&seen.reference),
        title: seen.title.clone(),
        status: seen.status,
        decided_on: seen.decided_on.as_ref().and_then(|when| when.timeframe.as_partial()),
        needed_by: seen.needed_by,
        escalates_on: seen.escalates_on,
        escalates_to: seen.escalates_to.clone(),
        blocked: seen.blocked.clone(),
        if_nobody_decides: seen.if_nobody_decides.clone(),
        context: seen.context.clone(),
        rationale: seen.rationale.clone(),
        trade_offs: seen.trade_offs.clone(),
        options: seen.options.clone(),
        recommendation: seen.recommendation.clone(),
        chosen: seen.chosen.clone(),
        ..Decision::default()
    }
}

fn number_of(reference: &str) -> u32 {
    reference.parse::<Reference>().map_or(0, |reference| reference.number)
}

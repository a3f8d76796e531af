//! Writes the sample's records and remembers them by name, so that they can refer to each other.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::past::at_first;
use super::when::Around;
use crate::decisions::Decision;
use crate::decisions::add::create as create_decision;
use crate::error::{Error, Result};
use crate::ids::{ItemId, PersonId};
use crate::items::Item;
use crate::items::add::create as create_item;
use crate::links::Relation;
use crate::links::store::{Ends, connect};
use crate::op::Kind;
use crate::people::Person;
use crate::people::store::add as add_person;
use crate::record::Record as _;
use crate::settings::Settings;
use crate::timeframe::FiscalYear;
use crate::workspace::Tx;

/// The sample while it is being written.
pub(super) struct Sample<'a> {
    pub tx: &'a Tx<'a>,
    pub around: Around,
    /// The items that turned since the plan was agreed, as they are now.
    pub turned: Vec<Item>,
    people: BTreeMap<String, PersonId>,
    items: BTreeMap<String, ItemId>,
    decisions: BTreeMap<String, String>,
}

impl<'a> Sample<'a> {
    /// Starts with the company's settings, on a day that need not be the one of the sample.
    pub fn new(tx: &'a Tx<'a>, today: NaiveDate) -> Result<Self> {
        let settings = Settings {
            company: "Larkfield Payments".into(),
            sender: "product-operations@larkfield.example".into(),
            fiscal: FiscalYear::starting_in(4).unwrap_or_default(),
            ..Settings::default()
        };
        settings.keep(tx)?;
        Ok(Self {
            tx,
            around: Around(today),
            turned: Vec::new(),
            people: BTreeMap::new(),
            items: BTreeMap::new(),
            decisions: BTreeMap::new(),
        })
    }

    /// Goes on with what is there.
    pub fn again(tx: &'a Tx<'a>) -> Result<Self> {
        let conn = tx.conn();
        let named = |decision: Decision| (decision.title, decision.id.0);
        Ok(Self {
            tx,
            around: Around(tx.today()),
            turned: Vec::new(),
            people: Person::all(conn)?.into_iter().map(|person| (person.name, person.id)).collect(),
            items: Item::all(conn)?.into_iter().map(|item| (item.title, item.id)).collect(),
            decisions: Decision::all(conn)?.into_iter().map(named).collect(),
        })
    }

    pub fn person(&mut self, person: Person) -> Result<()> {
        let person = add_person(self.tx, person)?;
        self.people.insert(person.name, person.id);
        Ok(())
    }

    pub fn item(&mut self, item: Item) -> Result<()> {
        let at_first = at_first(item.clone(), self.around);
        let is_turned = at_first != item;
        let made = create_item(self.tx, at_first)?;
        if is_turned {
            self.turned.push(Item { id: made.id.clone(), number: made.number, ..item });
        }
        self.items.insert(made.title, made.id);
        Ok(())
    }

    pub fn decision(&mut self, decision: Decision) -> Result<()> {
        let decision = create_decision(self.tx, decision)?;
        self.decisions.insert(decision.title, decision.id.0);
        Ok(())
    }

    pub fn owner(&self, name: &str) -> Result<Option<PersonId>> {
        self.people.get(name).cloned().map(Some).ok_or_else(|| Error::not_found(name))
    }

    pub fn part_of(&self, title: &str) -> Result<Option<ItemId>> {
        self.items.get(title).cloned().map(Some).ok_or_else(|| Error::not_found(title))
    }

    /// Says that one item cannot be done before another.
    pub fn depends(&self, item: &str, on: &str) -> Result<()> {
        self.link(
            Relation::DependsOn,
            (Kind::Item, self.items.get(item).map(|id| &id.0)),
            (Kind::Item, self.items.get(on).map(|id| &id.0)),
        )
    }

    /// Says what one decision is to another.
    pub fn relates(&self, decision: &str, relation: Relation, other: &str) -> Result<()> {
        self.link(
            relation,
            (Kind::Decision, self.decisions.get(decision)),
            (Kind::Decision, self.decisions.get(other)),
        )
    }

    /// Says which item a decision is about.
    pub fn concerns(&self, decision: &str, item: &str) -> Result<()> {
        let item = self.items.get(item).map(|id| &id.0);
        self.link(Relation::Concerns, (Kind::Decision, self.decisions.get(decision)), (Kind::Item, item))
    }

    fn link(
        &self,
        relation: Relation,
        from: (Kind, Option<&String>),
        to: (Kind, Option<&String>),
    ) -> Result<()> {
        let (Some(from_id), Some(to_id)) = (from.1, to.1) else {
            return Err(Error::not_found("record of that name in the sample"));
        };
        connect(self.tx, relation, Ends { from: (from.0, from_id), to: (to.0, to_id) }, false)?;
        Ok(())
    }
}

//! Writes goals down, changes them and puts them away.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::Goal;
use super::measure::measures;
use crate::error::{Error, Result};
use crate::formats::number::number;
use crate::items::Item;
use crate::op::{Committed, Op, in_words};
use crate::record::Record as _;
use crate::typed::{self, line, person, word};
use crate::workspace::{Tx, Workspace};
use roadbook_formats::fold::fold_words;

/// A field of a goal that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum GoalField {
    /// What it is called. Items that serve it follow.
    Name,
    /// Why.
    Description,
    /// Who answers for it.
    Owner,
    /// When it is to be reached.
    Timeframe,
    /// How much of the effort it should get.
    Weight,
    /// What shows that it is reached: one on a line, or JSON.
    Measures,
    /// Who may see it.
    Sensitivity,
}

impl GoalField {
    /// Every field.
    pub const ALL: &'static [Self] = &[
        Self::Name,
        Self::Description,
        Self::Owner,
        Self::Timeframe,
        Self::Weight,
        Self::Measures,
        Self::Sensitivity,
    ];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::Owner => "owner",
            Self::Timeframe => "timeframe",
            Self::Weight => "weight",
            Self::Measures => "measures",
            Self::Sensitivity => "sensitivity",
        }
    }

    /// Reads a name from the command line.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the names there are.
    pub fn parse(name: &str) -> Result<Self> {
        let found = Self::ALL.iter().copied().find(|field| field.key().eq_ignore_ascii_case(name.trim()));
        found.ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|field| field.key()).collect();
            Error::invalid(
                format!("A goal has no field “{name}”"),
                format!("There are {}.", known.join(", ")),
            )
        })
    }
}

/// The goals in use, by name.
///
/// # Errors
/// When the storage fails.
pub fn goals(conn: &Connection) -> Result<Vec<Goal>> {
    let mut goals = Goal::all(conn)?;
    goals.retain(|goal| !goal.archived);
    goals.sort_by_key(|goal| fold_words(&goal.name));
    Ok(goals)
}

/// The goal in use with this name, in any case.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn named(conn: &Connection, name: &str) -> Result<Goal> {
    let found = goals(conn)?.into_iter().find(|goal| fold_words(&goal.name) == fold_words(name));
    found.ok_or_else(|| Error::not_found(format!("goal “{}”", name.trim())))
}

/// Writes a goal down.
///
/// # Errors
/// [`Error::Invalid`] when the name is empty or taken, or a value cannot be read.
pub fn add(workspace: &Workspace, name: &str, values: &[(GoalField, String)]) -> Result<Committed<Goal>> {
    workspace.transact(Op::Add, "", |tx| {
        let mut goal = Goal { id: tx.new_id(), ..Goal::default() };
        assign(tx, &mut goal, GoalField::Name, name)?;
        for (field, text) in values {
            assign(tx, &mut goal, *field, text)?;
        }
        tx.create(&goal)?;
        tx.say(format!("Added the goal {}", goal.name));
        Ok(goal)
    })
}

/// Sets fields of a goal in one step of undo. Under a new name, the items that serve it go with it.
///
/// # Errors
/// As [`add`].
pub fn edit(workspace: &Workspace, id: &str, values: &[(GoalField, String)]) -> Result<Committed<Goal>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = get(tx.conn(), id)?;
        let mut after = before.clone();
        for (field, text) in values {
            assign(tx, &mut after, *field, text)?;
        }
        tx.change(&before, &after)?;
        if before.name != after.name {
            let serves = |item: &Item| {
                item.goal.as_deref().is_some_and(|goal| fold_words(goal) == fold_words(&before.name))
            };
            for item in Item::all(tx.conn())?.into_iter().filter(serves) {
                tx.change(&item, &Item { goal: Some(after.name.clone()), ..item.clone() })?;
            }
        }
        let fields: Vec<_> = values.iter().map(|(field, _)| field.key().to_owned()).collect();
        tx.say(format!("Changed {} of the goal {}", in_words(&fields), after.name));
        Ok(after)
    })
}

/// Puts a goal away. Items go on naming it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such goal, or the storage's failure.
pub fn put_away(workspace: &Workspace, id: &str) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, "", |tx| {
        let goal = get(tx.conn(), id)?;
        tx.change(&goal, &Goal { archived: true, ..goal.clone() })?;
        tx.say(format!("Put the goal {} away", goal.name));
        Ok(())
    })
}

fn get(conn: &Connection, id: &str) -> Result<Goal> {
    Goal::find(conn, id)?.ok_or_else(|| Error::not_found("such goal"))
}

fn assign(tx: &Tx<'_>, goal: &mut Goal, field: GoalField, text: &str) -> Result<()> {
    let text = text.trim();
    match field {
        GoalField::Name => {
            let empty = || Error::invalid("A goal needs a name", "Write what is to be reached.");
            goal.name = line(text).ok_or_else(empty)?;
            let mut others = goals(tx.conn())?.into_iter().filter(|other| other.id != goal.id);
            if let Some(other) = others.find(|other| fold_words(&other.name) == fold_words(&goal.name)) {
                let what = format!("There is a goal {} already", other.name);
                return Err(Error::invalid(what, "Choose another name."));
            }
        }
        GoalField::Description => goal.description = text.to_owned(),
        GoalField::Owner => goal.owner = person(tx, text)?,
        GoalField::Timeframe => goal.timeframe = typed::timeframe(tx, text)?,
        GoalField::Weight if text.is_empty() => goal.weight = None,
        GoalField::Weight => {
            let weight = number(text).filter(|weight| *weight >= 0.0);
            goal.weight = Some(weight.ok_or_else(|| {
                Error::invalid(format!("“{text}” is not a weight"), "Write a number, such as 40 or 2.5.")
            })?);
        }
        GoalField::Measures => goal.measures = measures(text)?,
        GoalField::Sensitivity => {
            goal.sensitivity = word(text, "sensitivity")?;
        }
    }
    Ok(())
}

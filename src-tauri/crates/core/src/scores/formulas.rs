//! The ways of scoring: those every workspace has, and formulas of its own.

use rusqlite::Connection;
use serde::Serialize;

use super::ready::{EFFORT, INPUTS, models as ready};
use super::{Expression, Formula};
use crate::error::{Error, Result};
use crate::filter::scores_in;
use crate::items::list::{ItemSort, ScoreColumn};
use crate::op::{Committed, Op};
use crate::record::Record as _;
use crate::scores::SCORE;
use crate::typed::{line, list};
use crate::views::list::views;
use crate::workspace::{Tx, Workspace};
use roadbook_formats::fold::fold_words;

/// A way of scoring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// What it is meant by: `rice`, `wsjf`, `valueEffort`, or the name of a formula.
    pub key: String,
    /// The id of the formula; nothing for one that every workspace has.
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
    /// The formula.
    pub text: String,
    /// What an item is worth by it, where that is one part of the formula.
    pub worth: Option<String>,
    /// What it takes.
    pub cost: Option<String>,
    /// Inputs of its own.
    pub own_inputs: Vec<String>,
}

/// Every way of scoring, those that every workspace has first.
///
/// # Errors
/// When the storage fails.
pub fn models(conn: &Connection) -> Result<Vec<Model>> {
    let own = formulas(conn)?.into_iter().map(|formula| Model {
        key: formula.name.clone(),
        id: Some(formula.id),
        name: formula.name,
        text: formula.text,
        worth: None,
        cost: None,
        own_inputs: formula.inputs,
    });
    Ok(ready().into_iter().chain(own).collect())
}

/// The way of scoring that is meant.
///
/// # Errors
/// [`Error::Invalid`] that lists those there are.
pub fn meant(conn: &Connection, key: &str) -> Result<Model> {
    let models = models(conn)?;
    let known: Vec<_> = models.iter().map(|model| model.key.clone()).collect();
    let wanted =
        |model: &Model| [&model.key, &model.name].iter().any(|name| fold_words(name) == fold_words(key));
    models.into_iter().find(wanted).ok_or_else(|| {
        Error::invalid(format!("“{key}” is no way of scoring"), format!("There are {}.", known.join(", ")))
    })
}

/// Every input there is: those of every workspace, and those of its own formulas.
///
/// # Errors
/// When the storage fails.
pub fn inputs(conn: &Connection) -> Result<Vec<String>> {
    let mut known: Vec<String> = INPUTS.iter().map(|(name, _)| (*name).to_owned()).collect();
    for formula in formulas(conn)? {
        for input in formula.inputs {
            if !known.contains(&input) {
                known.push(input);
            }
        }
    }
    Ok(known)
}

/// What an input of every workspace means; nothing for one of its own.
pub fn meaning(input: &str) -> Option<&'static str> {
    INPUTS.iter().find(|(name, _)| *name == input).map(|(_, meaning)| *meaning)
}

/// Writes a formula of the workspace's own down, or changes the one of that name. It must be readable with its inputs:
/// names with commas between them, besides those that every workspace has.
///
/// # Errors
/// [`Error::Invalid`] when the name is empty or one that every workspace has, or when the formula cannot be read.
pub fn keep(workspace: &Workspace, name: &str, text: &str, own_inputs: &str) -> Result<Committed<Formula>> {
    workspace.transact(Op::Edit, "", |tx| {
        let empty =
            || Error::invalid("A formula needs a name", "Write what to call it, such as Our priority.");
        let name = line(name).ok_or_else(empty)?;
        if ready()
            .iter()
            .any(|model| [&model.key, &model.name].iter().any(|other| fold_words(other) == fold_words(&name)))
        {
            return Err(Error::invalid(format!("{name} comes with Roadbook"), "Choose another name."));
        }
        let mut formula =
            Formula { name, text: text.trim().to_owned(), inputs: names(own_inputs)?, ..Formula::default() };
        let read = expression(tx.conn(), &formula.text, &formula.inputs)?;
        // What it took from another formula becomes its own: that one can change or go without breaking it.
        let takes = read.inputs().into_iter().filter(|name| name != EFFORT && meaning(name).is_none());
        let taken: Vec<_> = takes.filter(|name| !formula.inputs.contains(name)).collect();
        formula.inputs.extend(taken);
        let known = formulas(tx.conn())?
            .into_iter()
            .find(|known| fold_words(&known.name) == fold_words(&formula.name));
        let kept = match known {
            Some(known) => {
                let after = Formula { id: known.id.clone(), ..formula };
                tx.change(&known, &after)?;
                after
            }
            None => {
                let new = Formula { id: tx.new_id(), ..formula };
                tx.create(&new)?;
                new
            }
        };
        tx.say(format!("Kept the formula {}", kept.name));
        Ok(kept)
    })
}

/// The id of the workspace's own formula that is meant.
///
/// # Errors
/// [`Error::Invalid`] for one that comes with Roadbook, or as [`meant`].
pub fn own(conn: &Connection, name: &str) -> Result<String> {
    let model = meant(conn, name)?;
    model.id.ok_or_else(|| {
        let what = format!("{} comes with Roadbook and cannot be put away", model.name);
        Error::invalid(what, "Formulas of your own can.")
    })
}

/// Puts a formula away, and takes it out of the saved views that score by it. What was given to items stays.
///
/// # Errors
/// [`Error::NotFound`] when there is no such formula, [`Error::Invalid`] when the filter of a saved view asks for it.
pub fn put_away(workspace: &Workspace, id: &str) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, "", |tx: &Tx<'_>| {
        let formula = Formula::find(tx.conn(), id)?.ok_or_else(|| Error::not_found("such formula"))?;
        tx.change(&formula, &Formula { archived: true, ..formula.clone() })?;
        let is_it = |name: &str| fold_words(name) == fold_words(&formula.name);
        for view in views(tx.conn())? {
            let shown = view.content.query();
            if scores_in(&view.content.filter, shown.score_meant()).iter().any(|name| is_it(name)) {
                return Err(Error::invalid(
                    format!("The view {} lets items through by {}", view.name, formula.name),
                    "Change its filter, then put the formula away.",
                ));
            }
            let mut after = view.clone();
            after.content.scored_by = after.content.scored_by.filter(|by| !is_it(by));
            if matches!(&after.content.sort, ItemSort::Score(ScoreColumn(by)) if is_it(by)) {
                after.content.sort = ItemSort::Start;
            }
            after.content.fields.retain(|field| !field.strip_prefix(SCORE).is_some_and(is_it));
            if after != view {
                tx.change(&view, &after)?;
            }
        }
        tx.say(format!("Put the formula {} away", formula.name));
        Ok(())
    })
}

/// A formula that is read with all inputs there are and some of its own.
///
/// # Errors
/// [`Error::Invalid`] that says what stands where.
pub fn expression(conn: &Connection, text: &str, own: &[String]) -> Result<Expression> {
    let mut known = inputs(conn)?;
    known.push(EFFORT.to_owned());
    known.extend(own.iter().filter(|input| !known.contains(input)).cloned().collect::<Vec<_>>());
    Expression::read(text, &known)
}

/// The inputs a person names, as they are kept.
fn names(typed: &str) -> Result<Vec<String>> {
    let mut inputs = Vec::new();
    for name in list(typed) {
        let name = name.to_lowercase();
        let is_name = name.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
            && name.chars().next().is_some_and(char::is_alphabetic);
        if !is_name || ["min", "max", "sqrt"].contains(&name.as_str()) {
            let what = format!("“{name}” cannot be the name of an input");
            return Err(Error::invalid(what, "Write one word of letters and digits, such as fit."));
        }
        let is_known = name == EFFORT || meaning(&name).is_some();
        if !is_known && !inputs.contains(&name) {
            inputs.push(name);
        }
    }
    Ok(inputs)
}

fn formulas(conn: &Connection) -> Result<Vec<Formula>> {
    let mut formulas = Formula::all(conn)?;
    formulas.retain(|formula| !formula.archived);
    Ok(formulas)
}

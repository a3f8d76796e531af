//! Asks for a decision, and proposes one.

use roadbook_formats::words::DecisionStatus;

use super::add::create;
use super::assign::{DecisionField, assign};
use super::decide::known_option;
use super::edit::set;
use super::settle::settle;
use super::told::let_know;
use super::{Decision, days, store};
use crate::error::{Error, Result};
use crate::ids::{DecisionId, Letter, Reference};
use crate::items;
use crate::links::Relation;
use crate::links::store::{Ends, connect};
use crate::op::{Committed, Kind, Op};
use crate::raid::RaidEntry;
use crate::register::{Register, find};
use crate::typed::line;
use crate::workspace::{Tx, Workspace};

/// What a decision is asked from, and who must know of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct AskedFrom<'a> {
    /// An item, a risk or a decision.
    pub from: Option<Reference>,
    /// The audiences, by name.
    pub must_know: &'a [String],
}

/// Asks for a decision: a draft that waits since today, for which options are gathered. What it is asked from is kept: an
/// item it is about, a decision that made it necessary, or a risk, which names it.
///
/// # Errors
/// [`Error::Invalid`] when the question is empty or a value cannot be read, [`Error::NotFound`] when there is no such
/// record to ask from; then nothing is added.
pub fn ask(
    workspace: &Workspace,
    question: &str,
    asked: AskedFrom<'_>,
    values: &[(DecisionField, String)],
) -> Result<Committed<Decision>> {
    workspace.transact(Op::Ask, "", |tx| {
        let draft = Decision {
            title: line(question).unwrap_or_default(),
            status: Some(DecisionStatus::Draft),
            recorded_on: Some(tx.today().into()),
            waiting_since: Some(tx.today().into()),
            ..Decision::default()
        };
        let mut decision = create(tx, draft)?;
        let before = decision.clone();
        for (field, text) in values {
            assign(tx, &mut decision, *field, text)?;
        }
        super::moves::check(tx.conn(), &before, &decision)?;
        days::check(&before, &decision, tx.today())?;
        tx.change(&before, &decision)?;
        let fields: Vec<_> = values.iter().map(|(field, _)| *field).collect();
        settle(tx, &decision, &fields)?;
        decision = let_know(tx, &decision, asked.must_know)?;
        if let Some(from) = asked.from {
            decision = came_from(tx, decision, from)?;
        }
        let from = asked.from.map(|from| format!(" from {from}")).unwrap_or_default();
        tx.say(format!("Asked for {}{from}: {}", decision.reference(), decision.title));
        Ok(decision)
    })
}

/// Joins a decision to what it is asked from. What is said there of who may see it, and of what happens otherwise, counts
/// here as well.
fn came_from(tx: &Tx<'_>, decision: Decision, from: Reference) -> Result<Decision> {
    let mut after = decision.clone();
    let join = |relation: Relation, kind: Kind, id: &str| {
        connect(tx, relation, Ends { from: (Kind::Decision, &decision.id.0), to: (kind, id) }, false)
    };
    match from.letter {
        Letter::Item => {
            let item = items::store::by_reference(tx.conn(), from)?;
            join(Relation::Concerns, Kind::Item, &item.id.0)?;
            after.sensitivity = after.sensitivity.max(item.sensitivity);
        }
        Letter::Decision => {
            let caused = store::by_reference(tx.conn(), from)?;
            join(Relation::CausedBy, Kind::Decision, &caused.id.0)?;
            after.sensitivity = after.sensitivity.max(caused.sensitivity);
        }
        Letter::Register(Register::RaidEntry) => {
            let entry: RaidEntry = find::by_reference(tx.conn(), from)?;
            for about in entry.about.iter().filter_map(|about| about.parse::<Reference>().ok()) {
                if about.letter == Letter::Item {
                    join(
                        Relation::Concerns,
                        Kind::Item,
                        &items::store::by_reference(tx.conn(), about)?.id.0,
                    )?;
                }
            }
            after.sensitivity = after.sensitivity.max(entry.sensitivity);
            if after.if_nobody_decides.is_empty() {
                after.if_nobody_decides.clone_from(&entry.if_unresolved);
            }
            let mut about = entry.about.clone();
            about.push(decision.reference().to_string());
            tx.change(&entry, &RaidEntry { about, ..entry.clone() })?;
        }
        Letter::Person => {
            let hint = "Name an item, a risk or a decision, and the person as driver.";
            return Err(Error::invalid(format!("{from} is a person"), hint));
        }
        Letter::Update => {
            let hint = "Name an item or a decision that was told in it.";
            return Err(Error::invalid(format!("{from} is an update"), hint));
        }
        Letter::Register(register) => {
            let hint = "Name an item, a risk or a decision.";
            return Err(Error::invalid(format!("{from} is {}", register.called()), hint));
        }
    }
    tx.change(&decision, &after)?;
    Ok(after)
}

/// Proposes a decision, with what is advised when it is said.
///
/// # Errors
/// [`Error::Invalid`] when it cannot be proposed from where it stands, or an option is advised that it does not have.
pub fn propose(
    workspace: &Workspace,
    id: &DecisionId,
    recommendation: Option<&str>,
    values: &[(DecisionField, String)],
) -> Result<Committed<Decision>> {
    workspace.transact(Op::Edit, "", |tx| {
        let mut all = values.to_vec();
        all.push((DecisionField::Status, DecisionStatus::Proposed.key().to_owned()));
        let mut decision = set(tx, id, &all)?;
        if let Some(advised) = recommendation {
            let option = known_option(&decision, advised)?;
            decision = set(tx, id, &[(DecisionField::Recommendation, option)])?;
        }
        if decision.waiting_since.is_none() {
            let before = store::get(tx.conn(), id)?;
            decision.waiting_since = Some(tx.today().into());
            tx.change(&before, &decision)?;
        }
        tx.say(format!("Proposed {}: {}", decision.reference(), decision.title));
        Ok(decision)
    })
}

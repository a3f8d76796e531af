//! Asks for a decision, and proposes one.

use roadbook_formats::words::DecisionStatus;

use super::add::create;
use super::assign::{DecisionField, assign};
use super::decide::known_option;
use super::edit::set;
use super::settle::settle;
use super::{Decision, store};
use crate::decisions;
use crate::error::{Error, Result};
use crate::ids::{DecisionId, Letter, Reference};
use crate::items::{self, assign::line};
use crate::links::Relation;
use crate::links::store::{Ends, connect};
use crate::op::{Committed, Kind, Op};
use crate::workspace::{Tx, Workspace};

/// Asks for a decision: a draft that waits since today, for which options are gathered. What it is asked from is kept: an
/// item it is about, or a decision that made it necessary.
///
/// # Errors
/// [`Error::Invalid`] when the question is empty or a value cannot be read, [`Error::NotFound`] when there is no such
/// record to ask from; then nothing is added.
pub fn ask(
    workspace: &Workspace,
    question: &str,
    from: Option<Reference>,
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
        tx.change(&before, &decision)?;
        let fields: Vec<_> = values.iter().map(|(field, _)| *field).collect();
        settle(tx, &decision, &fields)?;
        let from = from.map(|from| came_from(tx, &decision, from)).transpose()?;
        let from = from.map(|from| format!(" from {from}")).unwrap_or_default();
        tx.say(format!("Asked for {}{from}: {}", decision.reference(), decision.title));
        Ok(decision)
    })
}

fn came_from(tx: &Tx<'_>, decision: &Decision, from: Reference) -> Result<Reference> {
    let (relation, kind, id) = match from.letter {
        Letter::Item => (Relation::Concerns, Kind::Item, items::store::by_reference(tx.conn(), from)?.id.0),
        Letter::Decision => {
            let caused = decisions::store::by_reference(tx.conn(), from)?;
            (Relation::CausedBy, Kind::Decision, caused.id.0)
        }
        Letter::Person => {
            let hint = "Name an item or a decision, and the person as driver.";
            return Err(Error::invalid(format!("{from} is a person"), hint));
        }
        Letter::Update => {
            let hint = "Name an item or a decision that was told in it.";
            return Err(Error::invalid(format!("{from} is an update"), hint));
        }
        Letter::Register(register) => {
            let hint = "Name an item or a decision.";
            return Err(Error::invalid(format!("{from} is {}", register.called()), hint));
        }
    };
    connect(tx, relation, Ends { from: (Kind::Decision, &decision.id.0), to: (kind, &id) }, false)?;
    Ok(from)
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

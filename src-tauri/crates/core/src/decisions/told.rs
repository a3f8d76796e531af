//! Who must know of a decision, and who was told of it in which update. Nothing is kept of it: who must know are the
//! informed of the decision, and what they were told is read from the issued updates.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::DecisionStatus;
use rusqlite::Connection;
use serde::Serialize;

use super::{Decision, ReviewOutcome, store};
use crate::audiences::Audience;
use crate::audiences::list::{audiences, named};
use crate::audiences::view::kept_out;
use crate::error::{Error, Result};
use crate::ids::{DecisionId, Reference};
use crate::op::{Committed, Op, in_words};
use crate::settings::Settings;
use crate::told::KnownRecord;
use crate::updates::store::known;
use crate::working_days::WorkingDays;
use crate::workspace::{Tx, Workspace};

/// Who must know is told within so many working days.
pub const WITHIN: i32 = 5;

/// What an audience knows of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Knows {
    /// Where it stands today.
    AsItIs,
    /// Where it stood before.
    AsItWas,
    /// Nothing, though it was made.
    Nothing,
    /// Nothing, and there is nothing to tell yet.
    NothingYet,
    /// Nobody can say: it is no audience of this workspace.
    NoAudience,
}

/// What one audience knows of a decision, and since which update.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DecisionTold {
    /// The audience, or the words of whoever is none.
    pub audience: String,
    /// Whether they must know; others were told all the same.
    pub must_know: bool,
    /// What they know.
    pub knows: Knows,
    /// The update that told them last.
    pub update: Option<String>,
    /// The day of that update.
    pub told_on: Option<NaiveDate>,
    /// Where it stood then, in a word.
    pub told_as: Option<String>,
    /// Why an update for them would not say it.
    pub kept_out: Option<String>,
    /// Working days for which they must know it and were not told.
    pub days_untold: Option<i32>,
}

impl DecisionTold {
    /// Whether they had to be told by now.
    pub fn is_late(&self) -> bool {
        self.days_untold.is_some_and(|days| days > WITHIN)
    }
}

/// Who must know of a decision or was told of it: audiences in their order, then whoever is none.
///
/// # Errors
/// When the storage fails.
pub fn told_of(conn: &Connection, decision: &Decision, today: NaiveDate) -> Result<Vec<DecisionTold>> {
    Ok(told_of_all(conn, &[decision], today)?.pop().unwrap_or_default())
}

/// The same of several decisions, each at its place.
///
/// # Errors
/// When the storage fails.
pub fn told_of_all(
    conn: &Connection,
    decisions: &[&Decision],
    today: NaiveDate,
) -> Result<Vec<Vec<DecisionTold>>> {
    let days = Settings::of(conn)?.working_days();
    let audiences = audiences(conn)?;
    let mut told: Vec<Vec<DecisionTold>> = vec![Vec::new(); decisions.len()];
    for audience in &audiences {
        let tellings = tellings(conn, audience, decisions)?;
        for (decision, told) in decisions.iter().zip(&mut told) {
            let telling = tellings.get(&decision.reference().to_string());
            let must_know = must_know(decision, audience);
            if must_know || telling.is_some() {
                told.push(knows(decision, audience, must_know, telling, today, &days));
            }
        }
    }
    for (decision, told) in decisions.iter().zip(&mut told) {
        let is_none = |name: &&String| !audiences.iter().any(|audience| is_called(audience, name));
        told.extend(decision.informed.iter().filter(is_none).map(|name| no_audience(name)));
    }
    Ok(told)
}

/// Refuses to make a decision what it was before somebody was told where it stands: what was told is changed by a step
/// of its own, which is told in its turn.
///
/// # Errors
/// [`Error::Invalid`] that names who was told, and what can be done.
pub(super) fn refuse_untelling(conn: &Connection, now: &Decision, then: Option<&Decision>) -> Result<()> {
    let is_same = then.is_some_and(|then| then.status == now.status);
    if is_same || !now.is_made() {
        return Ok(());
    }
    for audience in audiences(conn)? {
        let tellings = tellings(conn, &audience, &[now])?;
        let Some(telling) = tellings.values().find(|telling| telling.is_of(now.status)) else { continue };
        let reference = now.reference();
        let word = telling.status.to_lowercase();
        let instead = match now.status {
            Some(DecisionStatus::Accepted | DecisionStatus::Provisional) => {
                "Reverse it, or let another decision take its place: both are kept, and can be told."
            }
            _ => "Ask for a new decision that relates to it.",
        };
        return Err(Error::invalid(
            format!("{} were told in U-{} that {reference} is {word}", audience.name, telling.update),
            instead,
        ));
    }
    Ok(())
}

/// Whether somebody must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MustKnow {
    /// They must.
    Yes,
    /// They need not.
    No,
}

/// Says of audiences, by name, that they must know of a decision, or need not.
///
/// # Errors
/// [`Error::Invalid`] for an audience that there is not, and when it is so already; then nothing is changed.
pub fn inform(
    workspace: &Workspace,
    id: &DecisionId,
    names: &[String],
    must: MustKnow,
) -> Result<Committed<Decision>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = store::get(tx.conn(), id)?;
        let reference = before.reference();
        let after = match must {
            MustKnow::Yes => let_know(tx, &before, names)?,
            MustKnow::No => {
                let gone = |name: &String| names.iter().any(|other| same(other, name));
                let informed = before.informed.iter().filter(|name| !gone(name)).cloned().collect();
                let after = Decision { informed, ..before.clone() };
                tx.change(&before, &after)?;
                after
            }
        };
        if after.informed == before.informed {
            let what = format!("Who must know of {reference} stays as it is");
            return Err(Error::invalid(what, "Nothing was changed."));
        }
        let word = if must == MustKnow::Yes { "must know" } else { "need not know" };
        tx.say(format!("{} {word} of {reference}", in_words(names)));
        Ok(after)
    })
}

/// Adds audiences that must know of a decision.
///
/// # Errors
/// [`Error::Invalid`] for an audience that there is not.
pub(super) fn let_know(tx: &Tx<'_>, before: &Decision, names: &[String]) -> Result<Decision> {
    let mut after = before.clone();
    for name in names {
        let audience = named(tx.conn(), name)?;
        if !must_know(&after, &audience) {
            after.informed.push(audience.name);
        }
    }
    tx.change(before, &after)?;
    Ok(after)
}

fn must_know(decision: &Decision, audience: &Audience) -> bool {
    decision.informed.iter().any(|name| is_called(audience, name))
}

fn is_called(audience: &Audience, name: &str) -> bool {
    same(&audience.name, name)
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// What an audience was told of a decision last.
struct LastTelling {
    update: u32,
    on: NaiveDate,
    /// Where the decision stood then.
    status: String,
}

impl LastTelling {
    fn is_of(&self, status: Option<DecisionStatus>) -> bool {
        self.status == status.map(DecisionStatus::word).unwrap_or_default()
    }
}

/// What an audience was told last of each of the decisions, by reference.
fn tellings(
    conn: &Connection,
    audience: &Audience,
    decisions: &[&Decision],
) -> Result<BTreeMap<String, LastTelling>> {
    let references: Vec<_> = decisions.iter().map(|decision| decision.reference().to_string()).collect();
    let mut last: BTreeMap<u32, Vec<(String, NaiveDate)>> = BTreeMap::new();
    for record in known(conn, &audience.id, None, &references)? {
        let newest = record.values.iter().filter_map(|value| value.told.as_ref()).max_by_key(|it| it.update);
        if let Some(telling) = newest {
            last.entry(telling.update).or_default().push((record.reference.clone(), telling.on));
        }
    }
    let mut tellings = BTreeMap::new();
    for (update, told) in last {
        // Where a decision stood is read from the view that the update was made of, whether or not its page says the word.
        let references: Vec<_> = told.iter().map(|(reference, _)| reference.clone()).collect();
        let then = known(conn, &audience.id, Some(update), &references)?;
        for (reference, on) in told {
            let status = then.iter().find(|record| record.reference == reference).and_then(status_of);
            tellings.insert(reference, LastTelling { update, on, status: status.unwrap_or_default() });
        }
    }
    Ok(tellings)
}

fn status_of(record: &KnownRecord) -> Option<String> {
    record.value("status").and_then(|value| value.saw.clone())
}

fn knows(
    decision: &Decision,
    audience: &Audience,
    must_know: bool,
    telling: Option<&LastTelling>,
    today: NaiveDate,
    days: &WorkingDays,
) -> DecisionTold {
    let knows = match telling {
        Some(telling) if telling.is_of(decision.status) => Knows::AsItIs,
        Some(_) => Knows::AsItWas,
        None if decision.is_made() => Knows::Nothing,
        None => Knows::NothingYet,
    };
    let is_untold = matches!(knows, Knows::AsItWas | Knows::Nothing) && must_know;
    let since = made_on(decision).filter(|_| is_untold && decision.is_made());
    DecisionTold {
        audience: audience.name.clone(),
        must_know,
        knows,
        update: telling.map(|telling| Reference::update(telling.update).to_string()),
        told_on: telling.map(|telling| telling.on),
        told_as: telling.map(|telling| telling.status.clone()).filter(|status| !status.is_empty()),
        kept_out: kept_out(decision, audience),
        days_untold: since
            .map(|since| i32::try_from(days.between(since.last_day(), today)).unwrap_or(i32::MAX).max(0)),
    }
}

/// The day since which it stands where it stands; nothing for one that was made before it came here from a file.
fn made_on(decision: &Decision) -> Option<PartialDate> {
    let reversed = decision.reviews.iter().rev().find(|review| review.outcome == ReviewOutcome::Reverse);
    let reversed = reversed.filter(|_| decision.status == Some(DecisionStatus::Reversed));
    let made = reversed.map(|review| review.date).or(decision.decided_on)?;
    let is_of_old = decision.source.is_some() && decision.recorded_on.is_none_or(|here| made < here);
    (!is_of_old).then_some(made)
}

fn no_audience(name: &str) -> DecisionTold {
    DecisionTold {
        audience: name.to_owned(),
        must_know: true,
        knows: Knows::NoAudience,
        update: None,
        told_on: None,
        told_as: None,
        kept_out: None,
        days_untold: None,
    }
}

/// The decisions in use that somebody must know and was not told in time, each with those it has to be told to.
///
/// # Errors
/// When the storage fails.
pub fn to_tell(conn: &Connection, today: NaiveDate) -> Result<Vec<(Decision, Vec<DecisionTold>)>> {
    let audiences = audiences(conn)?;
    let is_one = |name: &str| audiences.iter().any(|audience| is_called(audience, name));
    let mut decisions = store::made_and_known_to(conn, is_one)?;
    decisions.retain(|decision| made_on(decision).is_some());
    let told = told_of_all(conn, &decisions.iter().collect::<Vec<_>>(), today)?;
    let mut late: Vec<_> = decisions
        .into_iter()
        .zip(told)
        .map(|(decision, told)| {
            (decision, told.into_iter().filter(DecisionTold::is_late).collect::<Vec<_>>())
        })
        .filter(|(_, told)| !told.is_empty())
        .collect();
    late.sort_by_key(|(decision, told)| {
        let longest = told.iter().filter_map(|one| one.days_untold).max();
        (std::cmp::Reverse(longest), decision.number)
    });
    Ok(late)
}

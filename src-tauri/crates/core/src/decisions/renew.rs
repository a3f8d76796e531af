//! A decision that holds for a time is decided anew: it is made final, or gets more time. What was said of it before stays
//! among its amendments, and that it was looked at among its reviews.

use roadbook_formats::date::PartialDate;
use roadbook_formats::words::DecisionStatus;

use super::decide::{DecisionSaid, known_option};
use super::review::{reviewed, still_ahead};
use super::{Decision, ReviewOutcome, amend, days};
use crate::error::{Error, Result};
use crate::typed::date;
use crate::typed::line;
use crate::workspace::Tx;

/// For how long it holds from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// For good.
    ForGood,
    /// Until a day.
    ForATime,
}

/// Decides a provisional decision anew.
///
/// # Errors
/// [`Error::Invalid`] when no later day is said for one that holds for a time, a day cannot be, or an option is named that
/// it does not have.
pub(super) fn renew(tx: &Tx<'_>, before: &Decision, holds: Holds, said: &DecisionSaid) -> Result<Decision> {
    let on = date(tx, said.on.trim())?.unwrap_or_else(|| tx.today().into());
    days::not_ahead(before, "decided", on, tx.today())?;
    let mut after = before.clone();
    match holds {
        Holds::ForGood => {
            after.status = Some(DecisionStatus::Accepted);
            after.decided_on = Some(on);
            after.ends_on = None;
        }
        Holds::ForATime => after.ends_on = Some(later(before, date(tx, said.until.trim())?, on)?),
    }
    if !said.chosen.trim().is_empty() {
        after.chosen = Some(known_option(before, &said.chosen)?);
    }
    let because = said.because.trim();
    if !because.is_empty() {
        because.clone_into(&mut after.rationale);
    }
    after.decided_by = line(&said.by).or(after.decided_by);
    after.decided_in = line(&said.meeting).or(after.decided_in);
    reviewed(&mut after, ReviewOutcome::Keep, on, because, still_ahead(before, on));
    let note = match after.ends_on {
        None => "Accepted for good".to_owned(),
        Some(ends) => format!("Holds until {}", ends.in_words()),
    };
    amend::record(tx, before, &mut after, &note);
    tx.change(before, &after)?;
    Ok(after)
}

/// The day until which it holds from now on.
fn later(before: &Decision, until: Option<PartialDate>, on: PartialDate) -> Result<PartialDate> {
    let reference = before.reference();
    let until = until.ok_or_else(|| {
        let what = format!("Nothing says until when {reference} holds from now on");
        Error::invalid(what, "Say the day, or accept it for good.")
    })?;
    if before.ends_on == Some(until) {
        let what = format!("{reference} holds until {} already", until.in_words());
        return Err(Error::invalid(what, "Nothing was changed."));
    }
    days::not_before(before, "end", until, ("decided anew", on))?;
    Ok(until)
}

//! Freezes the plan under a name.

use super::Baseline;
use super::list::{baselines, is_named};
use crate::error::{Error, Result};
use crate::history::store;
use crate::op::{Committed, Op};
use crate::workspace::{Tx, Workspace};

/// Words that already say a moment where a baseline could be named.
const TAKEN: &[&str] = &["now", "today", "yesterday"];
/// Longer names fit no menu and no head of a column.
const LONGEST: usize = 60;

/// Freezes the plan as it is.
///
/// # Errors
/// [`Error::Invalid`] when the name is empty, too long, taken, or says another moment.
pub fn add(workspace: &Workspace, name: &str) -> Result<Committed<Baseline>> {
    workspace.transact(Op::Freeze, "", |tx| {
        let name = free_name(tx, name, None)?;
        tx.say(format!("Froze the plan as {name}"));
        freeze(tx, &name)
    })
}

/// A name as it is kept, when it says no other moment and no other baseline in use has it.
pub(super) fn free_name(tx: &Tx<'_>, name: &str, own: Option<&str>) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Error::invalid(
            "The baseline has no name",
            "Write what to call it, such as Plan of October.",
        ));
    }
    let letters = name.chars().count();
    if letters > LONGEST {
        let what = format!("The name of the baseline has {letters} letters; {LONGEST} fit");
        return Err(Error::invalid(what, "Choose a shorter one, such as Plan of October."));
    }
    let says_a_moment = TAKEN.contains(&name.to_lowercase().as_str())
        || name.parse::<chrono::NaiveDate>().is_ok()
        || name.bytes().all(|byte| byte.is_ascii_digit());
    if says_a_moment {
        let what = format!("A baseline cannot be called {name}: that says a moment of its own");
        return Err(Error::invalid(what, "Choose a name in words, such as Plan of October."));
    }
    let mut others = baselines(tx.conn())?.into_iter().filter(|other| Some(other.id.as_str()) != own);
    match others.find(|other| is_named(other, &name)) {
        Some(other) => {
            let what = format!("There is a baseline {} already, made on {}", other.name, other.made_on);
            Err(Error::invalid(what, "Choose another name."))
        }
        None => Ok(name),
    }
}

/// Freezes the plan as it is within an operation.
///
/// # Errors
/// When the storage fails.
pub(crate) fn freeze(tx: &Tx<'_>, name: &str) -> Result<Baseline> {
    let baseline = Baseline {
        id: tx.new_id(),
        name: name.to_owned(),
        operation: store::newest(tx.conn())?,
        made_on: tx.today().to_string(),
        archived: false,
    };
    tx.create(&baseline)?;
    Ok(baseline)
}

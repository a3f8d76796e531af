//! Freezes the plan under a name.

use super::Baseline;
use super::list::is_named;
use crate::error::{Error, Result};
use crate::history::store;
use crate::op::{Committed, Op};
use crate::record::Record as _;
use crate::workspace::{Tx, Workspace};

/// Words that already say a moment where a baseline could be named.
const TAKEN: &[&str] = &["now", "today"];

/// Freezes the plan as it is.
///
/// # Errors
/// [`Error::Invalid`] when the name is empty, taken, or says another moment.
pub fn add(workspace: &Workspace, name: &str) -> Result<Committed<Baseline>> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Error::invalid(
            "The baseline has no name",
            "Write what to call it, such as Plan of October.",
        ));
    }
    let says_a_moment = TAKEN.contains(&name.to_lowercase().as_str())
        || name.parse::<chrono::NaiveDate>().is_ok()
        || name.bytes().all(|byte| byte.is_ascii_digit());
    if says_a_moment {
        let what = format!("A baseline cannot be called {name}: that says a moment of its own");
        return Err(Error::invalid(what, "Choose a name in words, such as Plan of October."));
    }
    workspace.transact(Op::Freeze, format!("Froze the plan as {name}"), |tx| {
        if let Some(other) = Baseline::all(tx.conn())?.into_iter().find(|other| is_named(other, &name)) {
            let what = format!("There is a baseline {} already, made on {}", other.name, other.made_on);
            return Err(Error::invalid(what, "Choose another name."));
        }
        freeze(tx, &name)
    })
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
    };
    tx.create(&baseline)?;
    Ok(baseline)
}

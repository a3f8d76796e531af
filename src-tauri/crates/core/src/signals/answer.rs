//! Keeps that those who asked for an item were told what became of it.

use roadbook_formats::counts::things;

use super::Signal;
use crate::error::{Error, Result};
use crate::ids::Reference;
use crate::op::{Committed, Op};
use crate::record::Record as _;
use crate::workspace::Workspace;

/// Marks every signal about an item that has no answer yet as answered today, as one step of undo; gives how many.
///
/// # Errors
/// [`Error::Invalid`] when nobody who asked for it waits for an answer.
pub fn answer(workspace: &Workspace, item: Reference, text: &str) -> Result<Committed<u32>> {
    workspace.transact(Op::Edit, "", |tx| {
        let reference = item.to_string();
        let mut count = 0;
        for before in Signal::all(tx.conn())? {
            let is_open = !before.archived && before.answered_on.is_none();
            if !is_open || !before.about.contains(&reference) {
                continue;
            }
            let told = text.trim();
            let answer = if told.is_empty() { before.answer.clone() } else { told.to_owned() };
            tx.change(&before, &Signal { answered_on: Some(tx.today()), answer, ..before.clone() })?;
            count += 1;
        }
        if count == 0 {
            let what = format!("Nobody who asked for {item} waits for an answer");
            return Err(Error::invalid(what, "A signal that names it in “about” comes here."));
        }
        let signals = things(count, "signal", "signals");
        tx.say(format!("Told those who asked for {item}: {signals}"));
        Ok(count)
    })
}

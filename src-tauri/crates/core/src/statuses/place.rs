//! Says where a team's own word lies.

use roadbook_formats::words::Scale;

use super::{StatusWord, folded};
use crate::error::{Error, Result};
use crate::items::assign::line;
use crate::op::{Committed, Op};
use crate::record::Record as _;
use crate::workspace::Workspace;

/// Places a word on the common scale, or says that it is not comparable.
///
/// # Errors
/// [`Error::Invalid`] when there is no word.
pub fn place(workspace: &Workspace, word: &str, scale: Option<Scale>) -> Result<Committed<()>> {
    let word = line(word)
        .ok_or_else(|| Error::invalid("There is no status word", "Write the word as the team has it."))?;
    workspace.transact(Op::Configure, "", |tx| {
        let id = folded(&word);
        match StatusWord::find(tx.conn(), &id)? {
            Some(before) => tx.change(&before, &StatusWord { scale, ..before.clone() })?,
            None => tx.create(&StatusWord { id, word: word.clone(), scale })?,
        }
        tx.say(match scale {
            Some(scale) => format!("“{word}” is {} on the common scale", scale.word().to_lowercase()),
            None => format!("“{word}” is not comparable"),
        });
        Ok(())
    })
}

//! Says where a team's own word lies.

use roadbook_formats::words::Scale;
use serde::{Deserialize, Serialize};

use super::StatusWord;
use crate::error::{Error, Result};
use crate::op::{Committed, Op};
use crate::record::Record as _;
use crate::typed::line;
use crate::workspace::Workspace;

/// Where a word is to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum StatusPlace {
    /// On the common scale.
    On(Scale),
    /// Nowhere on it.
    NotComparable,
    /// Where it lies without anybody saying so: for a team where it lies for all, for all where it commonly does.
    Unsaid,
}

/// Places a word for every team, or for one team alone.
///
/// # Errors
/// [`Error::Invalid`] when there is no word.
pub fn place(
    workspace: &Workspace,
    word: &str,
    team: Option<&str>,
    place: StatusPlace,
) -> Result<Committed<()>> {
    let word = line(word)
        .ok_or_else(|| Error::invalid("There is no status word", "Write the word as the team has it."))?;
    let team = team.and_then(line);
    workspace.transact(Op::Configure, "", |tx| {
        let new = StatusWord::new(&word, team.as_deref());
        let before = StatusWord::all(tx.conn())?.into_iter().find(|known| known.key() == new.key());
        let scale = match place {
            StatusPlace::On(scale) => Some(scale),
            StatusPlace::NotComparable | StatusPlace::Unsaid => None,
        };
        match (before, place) {
            (Some(before), StatusPlace::Unsaid) => tx.remove(&before)?,
            (None, StatusPlace::Unsaid) => {}
            (Some(before), _) => tx.change(&before, &StatusWord { scale, ..before.clone() })?,
            (None, _) => tx.create(&StatusWord { scale, ..new })?,
        }
        let of_team = team.as_deref().map(|team| format!(" for {team}")).unwrap_or_default();
        tx.say(match (place, &team) {
            (StatusPlace::On(scale), _) => {
                format!("“{word}” is {} on the common scale{of_team}", scale.word().to_lowercase())
            }
            (StatusPlace::NotComparable, _) => format!("“{word}” is not comparable{of_team}"),
            (StatusPlace::Unsaid, Some(_)) => format!("“{word}” means{of_team} what it means for all"),
            (StatusPlace::Unsaid, None) => format!("“{word}” means what it commonly means"),
        });
        Ok(())
    })
}

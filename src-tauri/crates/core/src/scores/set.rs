//! Gives items inputs of scores.

use super::formulas::inputs;
use super::{Score, store};
use crate::error::{Error, Result};
use crate::ids::ItemId;
use crate::items;
use crate::op::{Committed, Op, in_words};
use crate::workspace::Workspace;

/// Gives an item inputs as a person types them, in one step of undo. Nothing typed takes an input back.
///
/// # Errors
/// [`Error::Invalid`] for an input that is none, or a value that is no number.
pub fn set(workspace: &Workspace, id: &ItemId, values: &[(String, String)]) -> Result<Committed<()>> {
    workspace.transact(Op::Edit, "", |tx| {
        let item = items::store::get(tx.conn(), id)?;
        let known = inputs(tx.conn())?;
        for (input, text) in values {
            let input = input.trim().to_lowercase();
            if !known.contains(&input) {
                let what = format!("“{input}” is no input of a score");
                let hint = format!("There are {}. The effort is a field of the item.", known.join(", "));
                return Err(Error::invalid(what, hint));
            }
            let before = store::given(tx.conn(), id, &input)?;
            match (before, number(&input, text)?) {
                (Some(before), Some(value)) => tx.change(&before, &Score { value, ..before.clone() })?,
                (Some(before), None) => tx.remove(&before)?,
                (None, Some(value)) => {
                    tx.create(&Score { id: tx.new_id(), item: id.clone(), input, value })?;
                }
                (None, None) => {}
            }
        }
        let names: Vec<_> = values.iter().map(|(input, _)| input.trim().to_lowercase()).collect();
        tx.say(format!("Scored {}: {}", item.reference(), in_words(&names)));
        Ok(())
    })
}

fn number(input: &str, text: &str) -> Result<Option<f64>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let plain = text.trim_end_matches('%').trim().replace(['\u{a0}', '\u{202f}'], "").replace(',', ".");
    let number = plain.parse::<f64>().ok().filter(|number| number.is_finite() && number.abs() < 1e12);
    number.map(Some).ok_or_else(|| {
        Error::invalid(format!("“{text}” is not a number for {input}"), "Write a number, such as 500 or 0.5.")
    })
}

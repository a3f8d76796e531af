//! Gives items inputs of scores.

use super::formulas::inputs;
use super::ready::CONFIDENCE;
use super::{Score, store};
use crate::error::{Error, Result};
use crate::formats::number::number;
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
            match (before, read(&input, text)?) {
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

/// What was typed for an input; nothing where nothing was.
fn read(input: &str, text: &str) -> Result<Option<f64>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let value = number(text).filter(|value| value.abs() < 1e12).ok_or_else(|| {
        Error::invalid(format!("“{text}” is not a number for {input}"), "Write a number, such as 500 or 0.5.")
    })?;
    if input == CONFIDENCE {
        if !(0.0..=100.0).contains(&value) {
            let what = format!("A confidence of “{text}” cannot be");
            return Err(Error::invalid(what, "Write how sure it is in percent, from 0 to 100."));
        }
        // Spreadsheets keep 80 % as 0.8, which would score a hundred times too little.
        if value > 0.0 && value <= 1.0 && !text.ends_with('%') {
            let what = format!("A confidence of “{text}” could be a part of one or a percentage");
            let percent = value * 100.0;
            return Err(Error::invalid(
                what,
                format!("Write {percent:.0} for {percent:.0} %, or {text} % if that is meant."),
            ));
        }
    }
    Ok(Some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_read_whole_and_a_confidence_in_percent() {
        let check = |input: &str, text: &str, expect: Option<f64>| {
            assert_eq!(read(input, text).ok(), Some(expect), "{input} {text}");
        };
        check("reach", "1,000", Some(1000.0));
        check("reach", "1 250,5", Some(1250.5));
        check("impact", "0,25", Some(0.25));
        check("confidence", "80 %", Some(80.0));
        check("confidence", "0", Some(0.0));
        check("confidence", "0.5 %", Some(0.5));
        check("confidence", " ", None);
        for (input, text) in [
            ("confidence", "0.8"),
            ("confidence", "1"),
            ("confidence", "300"),
            ("confidence", "-5"),
            ("reach", "500 people"),
            ("reach", "1,2,3"),
        ] {
            assert!(read(input, text).is_err(), "{input} {text}");
        }
        let hint = read("confidence", "0.8").unwrap_err().hint();
        assert_eq!(hint.as_deref(), Some("Write 80 for 80 %, or 0.8 % if that is meant."));
    }
}

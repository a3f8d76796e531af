//! Moves items in time.

use super::{Item, store};
use crate::error::{Error, Result};
use crate::ids::ItemId;
use crate::op::{Committed, Op, in_words};
use crate::timeframe::{Shift, Timeframe};
use crate::workspace::Workspace;

/// Moves items in one step of undo, each as precise as it was. What has no dates, or is known less precisely than the
/// step, stays where it is and is named.
///
/// # Errors
/// [`Error::Invalid`] when none of them can move so.
pub fn shift(workspace: &Workspace, ids: &[ItemId], by: Shift) -> Result<Committed<Vec<Item>>> {
    if by.count == 0 {
        return Err(Error::invalid("Nothing moves by 0", "Write how far, such as 2 weeks or -1 month."));
    }
    workspace.transact(Op::Edit, "", |tx| {
        let (mut moved, mut stay, mut is_beyond) = (Vec::new(), Vec::new(), false);
        for id in ids {
            let before = store::get(tx.conn(), id)?;
            match before.timeframe.moved(by) {
                Some(timeframe) => {
                    let after = Item { timeframe, ..before.clone() };
                    tx.change(&before, &after)?;
                    moved.push(after);
                }
                None => {
                    is_beyond |= would_move_less_far(before.timeframe, by);
                    stay.push(before.reference().to_string());
                }
            }
        }
        let distance = by.words();
        let still = match stay.as_slice() {
            [] => String::new(),
            [one] => format!("{one} has no dates, or none so precise"),
            few if few.len() <= 3 => format!("{} have no dates, or none so precise", in_words(few)),
            many => format!("{} have no dates, or none so precise", many.len()),
        };
        if moved.is_empty() && is_beyond {
            let what = format!("Nothing moves {distance}: that lies outside the years 1 to 9999");
            return Err(Error::invalid(what, "Move it less far."));
        }
        if moved.is_empty() {
            let hint = "Move by months, quarters or years, or give each its own dates.";
            return Err(Error::invalid(format!("Nothing moves {distance}: {still}"), hint));
        }
        tx.say(match moved.as_slice() {
            [item] => format!("Moved {} {distance}", item.reference()),
            items => format!("Moved {} items {distance}", items.len()),
        });
        if !still.is_empty() {
            tx.note(still);
        }
        Ok(moved)
    })
}

/// Whether a timeframe moves by such steps, though not so many of them.
fn would_move_less_far(timeframe: Timeframe, by: Shift) -> bool {
    // Twelve steps more or fewer fit the same precisions: what moves by 15 months moves by 3.
    let near = (by.count.checked_abs().unwrap_or(i32::MAX) - 1) % 12 + 1;
    [near, -near].into_iter().any(|count| timeframe.moved(Shift { count, ..by }).is_some())
}

//! The block `action`: what the reader is to do, in the template's words.

use roadbook_formats::document::{ActionLine, Block, Weight};

use super::Expanded;
use crate::templates::outline::Call;

pub(super) fn expand(call: &mut Call) -> Expanded {
    let mut said = |key| call.take(key).unwrap_or_default();
    let action = ActionLine { what: said("what"), by: said("by"), how: said("how"), silent: said("silent") };
    if action == ActionLine::default() {
        return Expanded::of(vec![Block::Quiet(super::NOTHING_NEEDED.to_owned())]);
    }
    Expanded { weight: Weight::Asks, ..Expanded::of(vec![Block::Action(action)]) }
}

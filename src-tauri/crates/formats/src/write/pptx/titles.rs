//! The titles of slides: at the size at which they fit, and none twice in a deck.

use std::collections::BTreeMap;

use super::base::Base;
use super::deck::Slide;
use crate::roadmap_picture::Ink;
use crate::write::flow::blocks::SMALL;
use crate::write::flow::text::{Para, Run, fitted};

/// A title at the size at which it fits with the small words behind it, and whether it was cut.
pub(super) fn fitting(words: &str, behind: &str, base: &Base) -> (Para, bool) {
    let make = |words: &str, size: f64| {
        let mut runs = vec![Run::new(words, size).serif()];
        if !behind.is_empty() {
            runs.push(Run::new(format!("  {behind}"), SMALL).ink(Ink::Third));
        }
        Para::new(runs).pitch(91.0)
    };
    let (width, height) = base.title_room;
    let usual = base.title_size;
    let sizes = [usual, usual * 0.88, usual * 0.79, usual * 0.65, usual * 0.5];
    let sizes = if base.own_template { &sizes[..] } else { &sizes[..3] };
    fitted(words, width, height, sizes, &make)
}

/// Tells slides of the same title apart by "1 of 2" behind it: who hears the titles read, or sees a list of them, knows
/// which is which.
pub(super) fn tell_apart(slides: &mut [Slide], base: &Base) {
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, slide) in slides.iter().enumerate().filter(|(_, slide)| slide.layout.part == base.content.part) {
        if let Some(title) = &slide.title {
            same.entry(title.words()).or_default().push(at);
        }
    }
    for (words, places) in same.into_iter().filter(|(_, places)| places.len() > 1) {
        for (number, at) in places.iter().enumerate() {
            let behind = format!("{} of {}", number + 1, places.len());
            slides[*at].title = Some(fitting(&words, &behind, base).0);
        }
    }
}

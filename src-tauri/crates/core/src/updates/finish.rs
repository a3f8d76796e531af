//! Renders updates and searches every file of them, on all processors.

use std::sync::OnceLock;

use super::file_name::{Naming, file_name};
use super::finer::too_precise;
use super::{Composed, Format, Rendered, render, wanted};
use crate::at_once::{at_once, processors};
use crate::error::Result;
use crate::leaks::{self, Leak, Wanted};

/// Finished files by name, and what was found in them and must not be there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Finished {
    pub files: Vec<(String, Rendered)>,
    pub leaks: Vec<Leak>,
}

/// Renders an update in each format once and searches every file.
///
/// # Errors
/// As [`render::files`].
pub(crate) fn finish(composed: &Composed, formats: &[Format], naming: Naming) -> Result<Finished> {
    let mut finished = finish_all(&[(composed, formats)], naming, &mut |_| true)?;
    Ok(finished.pop().unwrap_or_default())
}

/// Does the same for several updates. `hear` is told of each that is finished, by its place, and says whether to go on.
///
/// # Errors
/// [`Error::Cancelled`](crate::Error::Cancelled) when it was stopped; else as [`render::files`].
pub(super) fn finish_all(
    updates: &[(&Composed, &[Format])],
    naming: Naming,
    hear: &mut dyn FnMut(usize) -> bool,
) -> Result<Vec<Finished>> {
    let updates: Vec<_> =
        updates.iter().map(|(composed, formats)| Unfinished::of(composed, formats)).collect();
    let works: Vec<_> = (0..)
        .zip(&updates)
        .flat_map(|(at, update)| (0..=update.formats.len()).map(move |step| (at, update, step)))
        .collect();
    let mut left: Vec<_> = updates.iter().map(|update| update.formats.len()).collect();
    let work = |number: usize| {
        let (_, update, step) = works[number];
        update.part(step, naming)
    };
    let parts = at_once(processors(), works.len(), work, |number| {
        let (at, ..) = works[number];
        let is_last = left[at] == 0;
        left[at] = left[at].saturating_sub(1);
        !is_last || hear(at)
    })?;
    let mut finished: Vec<_> = updates.iter().map(|_| Finished::default()).collect();
    for ((at, ..), part) in works.iter().zip(parts) {
        finished[*at].files.extend(part.files);
        finished[*at].leaks.extend(part.leaks);
    }
    Ok(finished)
}

/// An update and the formats it is to have, in their order, each once.
struct Unfinished<'a> {
    composed: &'a Composed,
    formats: Vec<Format>,
    /// Made by the first thread that looks for it.
    wanted: OnceLock<Wanted<'a>>,
}

impl<'a> Unfinished<'a> {
    fn of(composed: &'a Composed, formats: &[Format]) -> Self {
        let mut formats = formats.to_vec();
        formats.sort_unstable();
        formats.dedup();
        Self { composed, formats, wanted: OnceLock::new() }
    }

    /// The first part is what all formats say too precisely; each other one is the files of a format.
    fn part(&self, step: usize, naming: Naming) -> Result<Finished> {
        let Some(format) = step.checked_sub(1).and_then(|at| self.formats.get(at)) else {
            return Ok(Finished { files: Vec::new(), leaks: too_precise(self.composed, &self.formats) });
        };
        let mut finished = Finished::default();
        for made in render::files(self.composed, *format)? {
            let wanted = self.wanted.get_or_init(|| wanted(self.composed));
            finished.leaks.extend(leaks::check(format.key(), &made.told, wanted).leaks);
            let name = file_name(&self.composed.view, naming, made.picture.as_deref(), *format);
            finished.files.push((name, made.rendered));
        }
        Ok(finished)
    }
}

//! All audiences at once: everybody's update in the files they get, into one folder, with a list of what was made.
//! Nothing is issued.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::issue::formats_of;
use super::list::due;
use super::update::{ToldFile, hash};
use super::write::{Finished, Naming, finish};
use super::{Composed, Format, Warning, compose, look_through, save};
use crate::audiences::Audience;
use crate::audiences::list::audiences;
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::leaks::Leak;

/// What is to be made.
#[derive(Debug, Clone, Copy)]
pub struct AllWish<'a> {
    /// The files; those each audience gets when there are none.
    pub formats: &'a [Format],
    /// Only the audiences that are due today.
    pub only_due: bool,
    /// Where the files go.
    pub folder: &'a Path,
}

/// What was made: also written beside the files as `manifest.json`.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// The day.
    pub day: NaiveDate,
    /// Every audience.
    pub updates: Vec<Made>,
}

/// What was made for one audience.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Made {
    /// Its name.
    pub audience: String,
    /// The template.
    pub template: String,
    /// How many records are different for it since it last heard; nothing when it was never told.
    pub changes: Option<u32>,
    /// How many values were withheld or said otherwise.
    pub withheld: u32,
    /// The files; none when something withheld was found.
    pub files: Vec<ToldFile>,
    /// What was found.
    pub leaks: Vec<Leak>,
    /// What its author should look at.
    pub warnings: Vec<Warning>,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// So many audiences are done.
    pub done: u32,
    /// Of so many.
    pub all: u32,
    /// The one that was done last.
    pub audience: String,
}

/// What the list of what was made is called.
pub const MANIFEST: &str = "manifest.json";

/// Writes everybody's update. `progress` hears of each audience that is done and says whether to go on. Everything is
/// rendered and searched before the first file is written.
///
/// # Errors
/// [`Error::Cancelled`] when it was stopped, and then there is no file; else what composing, rendering or writing refuses.
pub fn write_all(
    conn: &Connection,
    wish: AllWish<'_>,
    today: NaiveDate,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Manifest> {
    let wanted = wanted(conn, wish.only_due, today)?;
    let mut composed = Vec::with_capacity(wanted.len());
    for audience in &wanted {
        let one = compose(conn, audience, None, Moment::Now, today)?;
        let warnings = look_through(conn, audience, &one)?;
        composed.push((formats_of(audience, wish.formats), one, warnings));
    }
    let finished = finish_all(&composed, progress)?;
    let mut files = Vec::new();
    let mut updates = Vec::new();
    for ((_, composed, warnings), finished) in composed.into_iter().zip(finished) {
        updates.push(made(&composed, &finished, warnings));
        if finished.leaks.is_empty() {
            files.extend(finished.files.into_iter().map(|(name, rendered)| (name, rendered.bytes)));
        }
    }
    let manifest = Manifest { day: today, updates };
    let list =
        serde_json::to_vec_pretty(&manifest).map_err(Error::shape("write the list of what was made"))?;
    files.push((MANIFEST.to_owned(), list));
    let named: Vec<_> = files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect();
    save::save_all(wish.folder, &named)?;
    Ok(manifest)
}

fn wanted(conn: &Connection, only_due: bool, today: NaiveDate) -> Result<Vec<Audience>> {
    let mut all = audiences(conn)?;
    if only_due {
        let due = due(conn, today)?;
        let is_due = |audience: &Audience| {
            due.iter().any(|due| due.audience_id == audience.id && due.due.is_some_and(|day| day <= today))
        };
        all.retain(is_due);
    }
    Ok(all)
}

fn made(composed: &Composed, finished: &Finished, warnings: Vec<Warning>) -> Made {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let file = |(name, rendered): &(String, super::Rendered)| ToldFile {
        name: name.clone(),
        format: rendered.format,
        hash: hash(&rendered.bytes),
        bytes: count(rendered.bytes.len()),
    };
    Made {
        audience: composed.view.audience.name.clone(),
        template: composed.template.clone(),
        changes: composed.since.update.map(|_| count(composed.since.records.len())),
        withheld: count(composed.withheld.len()),
        files: match finished.leaks.is_empty() {
            true => finished.files.iter().map(file).collect(),
            false => Vec::new(),
        },
        leaks: finished.leaks.clone(),
        warnings,
    }
}

/// Renders and searches on as many threads as there are processors. What comes out is in the order of what went in.
fn finish_all(
    composed: &[(Vec<Format>, Composed, Vec<Warning>)],
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Vec<Finished>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(composed.len().max(1));
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let slots: Vec<Mutex<Option<Result<Finished>>>> = composed.iter().map(|_| Mutex::new(None)).collect();
    let (tell, hear) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let tell = tell.clone();
            let (next, stopped, slots) = (&next, &stopped, &slots);
            scope.spawn(move || {
                while !stopped.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((formats, composed, _)) = composed.get(at) else { break };
                    let done = finish(composed, formats, Naming::Draft);
                    if let Some(slot) = slots.get(at) {
                        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(done);
                    }
                    if tell.send(at).is_err() {
                        break;
                    }
                }
            });
        }
        drop(tell);
        let all = u32::try_from(composed.len()).unwrap_or(u32::MAX);
        for (done, at) in (1..).zip(hear) {
            let audience = composed.get(at).map(|(_, one, _)| one.view.audience.name.clone());
            if !progress(Progress { done, all, audience: audience.unwrap_or_default() }) {
                stopped.store(true, Ordering::Relaxed);
            }
        }
    });
    if stopped.into_inner() {
        return Err(Error::Cancelled);
    }
    let taken = slots.into_iter().map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner));
    taken.map(|done| done.unwrap_or(Err(Error::Cancelled))).collect()
}

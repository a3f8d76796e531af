//! Reads the rows of a table ahead of whoever writes them, so that reading and writing a long one go on at the same time.

use std::panic::resume_unwind;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use roadbook_formats::problem::Problem;
use roadbook_formats::read::tracker::{Plan, read_row};

use super::first_reading::Naming;
use super::said::{Filled, Said};
use super::source::TableFile;
use super::understand::open;
use crate::error::{Error, Result};

/// A row that was read.
pub(super) struct ReadRow {
    /// What it says; nothing when it is none of an item.
    pub said: Option<Said>,
    /// What could not be read as meant.
    pub problems: Vec<Problem>,
    /// What was odd about how it is written.
    pub odd: Vec<Problem>,
}

/// Rows change hands this many at a time, or when they are this long together.
const ROWS: usize = 64;
const BYTES: usize = 128 * 1024;

/// So many batches wait to be taken: what is read ahead stays small, however long the file is.
const WAITING: usize = 2;

/// Gives every row of a table in the order of the file, read by another thread meanwhile. Returns what was odd at its end.
///
/// # Errors
/// When the file cannot be read, after the rows before that place; or what `take` returns, and then no more is read.
pub(super) fn read_ahead(
    file: &TableFile,
    plan: &Plan,
    filled: &Filled<'_>,
    mut take: impl FnMut(ReadRow) -> Result<()>,
) -> Result<Vec<Problem>> {
    thread::scope(|scope| {
        let (send, batches) = sync_channel(WAITING);
        let reader = scope.spawn(move || read(file, plan, filled, &send));
        // When this ends early nobody takes batches any more, and the reader ends as well.
        for read in batches.into_iter().flatten() {
            take(read)?;
        }
        reader.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

fn read(
    file: &TableFile,
    plan: &Plan,
    filled: &Filled<'_>,
    send: &SyncSender<Vec<ReadRow>>,
) -> Result<Vec<Problem>> {
    let mut table = open(file)?;
    let mut naming = Naming::default();
    let mut batch = Vec::with_capacity(ROWS);
    let mut bytes = 0;
    let mut next = || table.next_row().map(|row| (row, table.take_problems()));
    loop {
        let read = next().map_err(Error::file(format!("read {}", file.name)));
        let ended = !matches!(read, Ok((Some(_), _)));
        if ended || batch.len() == ROWS || bytes > BYTES {
            let full = std::mem::replace(&mut batch, Vec::with_capacity(ROWS));
            if send.send(full).is_err() {
                return Ok(Vec::new());
            }
            bytes = 0;
        }
        let (row, odd) = match read? {
            (Some(row), odd) => (row, odd),
            (None, odd) => return Ok(odd),
        };
        bytes += row.cells().map(str::len).sum::<usize>();
        let (item, problems) = read_row(plan, &row);
        let said = match item {
            Some(item) => {
                let id = naming.name(item.source_id.as_deref(), &item.title, &row);
                Some(filled.said(id, item, &row)?)
            }
            None => None,
        };
        batch.push(ReadRow { said, problems, odd });
    }
}

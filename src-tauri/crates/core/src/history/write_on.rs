//! Goes on writing where somebody stopped for a moment: what is kept in between and what is kept in the end are one step
//! of undo.

use rusqlite::Connection;

use super::undo::{only_change, put_lines_back};
use crate::error::Result;
use crate::op::Committed;
use crate::workspace::{Tx, Workspace};

/// Edits one field of one record. When the last thing that was done is an edit of that field alone, it is taken back
/// first, so that undo leads to what stood there before both.
///
/// # Errors
/// What the work refuses, or the storage's failure; then nothing is changed.
pub fn write_on<T>(
    workspace: &Workspace,
    record: &str,
    field: &str,
    work: impl FnOnce(&Tx<'_>) -> Result<T>,
) -> Result<Committed<T>> {
    let last = |conn: &Connection| only_change(conn, record, field);
    workspace.rewrite(last, put_lines_back, work)
}

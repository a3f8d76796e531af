//! Reads a table row by row, past pages that cannot be read.

use rusqlite::{Connection, Row};

/// Where a row lies in the order of its table.
pub(super) type Place = (i64, i64);

/// What was found in a table.
pub(super) struct Found<T> {
    pub rows: Vec<T>,
    /// Every row there is was read.
    pub is_whole: bool,
}

/// So many places behind a damaged page are tried one by one, before the steps grow.
const CLOSE: i64 = 1_000;

/// Reads all rows that can be read. The statement takes the place to begin behind as `?1` and `?2`, and gives each row's
/// place as `a` and `b`.
pub(super) fn scan<T>(
    conn: &Connection,
    sql: &str,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Found<T> {
    let mut found = Found { rows: Vec::new(), is_whole: true };
    let mut behind: Place = (i64::MIN, i64::MIN);
    loop {
        let ended = each(conn, sql, behind, |place, row| {
            // A damaged page can lead back to rows that were read: whoever follows it never comes to an end.
            if place <= behind {
                found.is_whole = false;
                return Go::On;
            }
            behind = place;
            match read(row) {
                Ok(row) => found.rows.push(row),
                Err(_) => found.is_whole = false,
            }
            Go::On
        });
        if ended.is_ok() {
            return found;
        }
        found.is_whole = false;
        match next_readable(conn, sql, behind) {
            Some(next) => behind = next,
            None => return found,
        }
    }
}

enum Go {
    On,
    Stop,
}

fn each(
    conn: &Connection,
    sql: &str,
    behind: Place,
    mut work: impl FnMut(Place, &Row<'_>) -> Go,
) -> rusqlite::Result<()> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(behind)?;
    while let Some(row) = rows.next()? {
        if let Go::Stop = work((row.get("a")?, row.get("b")?), row) {
            break;
        }
    }
    Ok(())
}

/// The nearest place behind a damaged page from which reading goes on; nothing when there is none.
fn next_readable(conn: &Connection, sql: &str, (a, b): Place) -> Option<Place> {
    let a = a.max(0);
    let within = (0..7).map(|step| (a, b.max(0).saturating_add(1 << step)));
    let close = (0..CLOSE).map(|step| (a.saturating_add(step), i64::MAX));
    let far = (10..48).map(|step| (a.saturating_add(1 << step), i64::MAX));
    within.chain(close).chain(far).find(|place| {
        let mut is_row = false;
        let read = each(conn, sql, *place, |row, _| {
            is_row = row > *place;
            Go::Stop
        });
        read.is_ok() && is_row
    })
}

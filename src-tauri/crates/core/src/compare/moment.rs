//! Reads which moment is meant.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::baselines::list::{baselines, named};
use crate::error::{Error, Result};
use crate::filter::relative;
use crate::history::{Moment, store};

/// The moment that is written as `now`, a baseline's name, a day (`2026-10-01`, `yesterday` or `-2w`, meaning its end) or an
/// operation's number.
///
/// # Errors
/// [`Error::Invalid`] when it is none of these, with the baselines there are; [`Error::NotFound`] for an operation that
/// is none.
pub fn moment(conn: &Connection, written: &str, today: NaiveDate) -> Result<Moment> {
    let written = written.trim();
    if let Some(baseline) = named(conn, written)? {
        return Ok(Moment::After(baseline.operation.into()));
    }
    if ["now", "today"].contains(&written.to_lowercase().as_str()) {
        return Ok(Moment::Now);
    }
    if let Some(day) = day_meant(written, today) {
        return Moment::end_of(conn, day);
    }
    if let Ok(number) = written.parse::<u32>() {
        store::day_of(conn, number)?;
        return Ok(Moment::After(number.into()));
    }
    let known: Vec<_> = baselines(conn)?.into_iter().map(|baseline| baseline.name).collect();
    let baselines = match known.as_slice() {
        [] => "There is no baseline yet.".to_owned(),
        known => format!("The baselines are {}.", known.join(", ")),
    };
    let hint = format!(
        "Write now, a day such as 2026-10-01 or yesterday, an operation's number, or a baseline. {baselines}"
    );
    Err(Error::invalid(format!("“{written}” is no moment that is known"), hint))
}

/// The day that is written as itself, or as so far from today.
pub(super) fn day_meant(written: &str, today: NaiveDate) -> Option<NaiveDate> {
    let written = written.trim().to_lowercase();
    written.parse().ok().or_else(|| relative(&written, today))
}

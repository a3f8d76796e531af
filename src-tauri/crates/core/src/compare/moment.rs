//! Reads which moment is meant.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::baselines::Baseline;
use crate::baselines::list::named;
use crate::error::{Error, Result};
use crate::history::{Moment, store};
use crate::record::Record as _;

/// The moment that is written as `now`, a baseline's name, a day (`2026-10-01`, meaning its end) or an operation's number.
///
/// # Errors
/// [`Error::Invalid`] when it is none of these, with the baselines there are; [`Error::NotFound`] for an operation that
/// is none.
pub fn moment(conn: &Connection, written: &str) -> Result<Moment> {
    let written = written.trim();
    if let Some(baseline) = named(conn, written)? {
        return Ok(Moment::After(baseline.operation.into()));
    }
    if ["now", "today"].contains(&written.to_lowercase().as_str()) {
        return Ok(Moment::Now);
    }
    if let Ok(day) = written.parse::<NaiveDate>() {
        return Moment::end_of(conn, day);
    }
    if let Ok(number) = written.parse::<u32>() {
        store::day_of(conn, number)?;
        return Ok(Moment::After(number.into()));
    }
    let known: Vec<_> = Baseline::all(conn)?.into_iter().map(|baseline| baseline.name).collect();
    let baselines = match known.as_slice() {
        [] => "There is no baseline yet.".to_owned(),
        known => format!("The baselines are {}.", known.join(", ")),
    };
    let hint =
        format!("Write now, a day such as 2026-10-01, an operation's number, or a baseline. {baselines}");
    Err(Error::invalid(format!("“{written}” is no moment that is known"), hint))
}

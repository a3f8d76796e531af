//! The whole workspace as it was at a moment: what was done since is taken back in a copy.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use roadbook_formats::counts::as_u32;
use rusqlite::Connection;

use super::{LookAt, Looked, Looking};
use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::history::was::{Was, before_all_since};
use crate::history::{Moment, store};
use crate::kinds::WithKind;
use crate::op::Kind;
use crate::record::Record;
use crate::search::index;
use crate::timeframe::long_day;
use crate::workspace::Workspace;

/// The workspace as it was. Its today is that day, so that clocks stand as they stood.
///
/// # Errors
/// [`Error::Invalid`] for a day before the workspace was made, [`Error::NotFound`] for an operation that is none.
pub fn as_of(workspace: &Workspace, at: LookAt) -> Result<Looked> {
    let (looking, day, conn) = workspace.read(|conn| {
        let (day, operation) = moment(conn, at)?;
        let done_since = store::done_since(conn, operation)?;
        let copy = crate::store::copy::in_memory(conn, operation.into())?;
        take_back(&copy, before_all_since(conn, operation)?)?;
        Ok((Looking::AsOf { day, operation, done_since }, day, copy))
    })?;
    let workspace = workspace.beside_in_memory(conn, Arc::new(Stopped(day)))?;
    Ok(Looked { workspace, looking })
}

fn moment(conn: &Connection, at: LookAt) -> Result<(NaiveDate, u32)> {
    match at {
        LookAt::Operation { operation } => Ok((store::day_of(conn, operation)?, operation)),
        LookAt::Day { day } => match Moment::end_of(conn, day)? {
            Moment::After(number) if number > 0 => Ok((day, as_u32(number))),
            Moment::After(_) | Moment::Now => {
                let made = store::first_day(conn)?.map(long_day).unwrap_or_default();
                let what = format!("On {} this workspace was not there yet", long_day(day));
                Err(Error::invalid(what, format!("Choose {made} or a later day.")))
            }
        },
    }
}

/// Brings every record to what it was: first what was not there goes, then the rest takes its place.
fn take_back(copy: &Connection, was: BTreeMap<(Kind, String), Was>) -> Result<()> {
    let doing = || Error::storage("look at another state of the workspace");
    let search = if was.len() > index::count(copy)? / 2 { Search::MadeAgain } else { Search::Kept };
    copy.execute_batch("begin").map_err(doing())?;
    let (gone, there): (Vec<_>, Vec<_>) = was.into_iter().partition(|(_, was)| matches!(was, Was::Missing));
    for ((kind, id), was) in gone.into_iter().chain(there) {
        kind.with(PutBack { copy, id: &id, was, search })?;
    }
    if search == Search::MadeAgain {
        index::clear(copy)?;
        Kind::ALL.iter().try_for_each(|kind| kind.with(IndexAll { copy }))?;
    }
    copy.execute_batch("commit").map_err(doing())
}

/// What becomes of the index of the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Search {
    /// Each record is put right in it.
    Kept,
    /// It is made again from what is there in the end: quicker when much changed.
    MadeAgain,
}

struct PutBack<'a> {
    copy: &'a Connection,
    id: &'a str,
    was: Was,
    search: Search,
}

impl WithKind for PutBack<'_> {
    type Gives = Result<()>;

    fn with<R: Record>(self) -> Result<()> {
        let record = self.was.record::<R>(self.copy, self.id)?;
        match &record {
            Some(record) => R::table().write(self.copy, &record.fields()?)?,
            None => R::table().erase(self.copy, self.id)?,
        }
        if self.search == Search::MadeAgain {
            return Ok(());
        }
        let words = record.as_ref().and_then(Record::words);
        index::put(self.copy, R::KIND, self.id, words.as_ref(), index::Known::Already)
    }
}

struct IndexAll<'a> {
    copy: &'a Connection,
}

impl WithKind for IndexAll<'_> {
    type Gives = Result<()>;

    fn with<R: Record>(self) -> Result<()> {
        for record in R::all(self.copy)? {
            index::put(self.copy, R::KIND, record.id(), record.words().as_ref(), index::Known::New)?;
        }
        Ok(())
    }
}

/// The clock of a day that is over.
struct Stopped(NaiveDate);

impl Clock for Stopped {
    fn now(&self) -> DateTime<Utc> {
        self.0.and_time(NaiveTime::MIN).and_utc()
    }

    fn today(&self) -> NaiveDate {
        self.0
    }
}

//! The next number of each letter: a reference once given is never given again, not even after an undo.

use rusqlite::{Connection, OptionalExtension as _, named_params};

use crate::error::{Error, Result};
use crate::ids::Letter;
use crate::register::which::Register;
use crate::workspace::Tx;

/// Gives the next number of a letter.
///
/// # Errors
/// When the storage fails.
pub(crate) fn next(tx: &Tx<'_>, letter: Letter) -> Result<u32> {
    let doing = || Error::storage("give the next reference");
    let letter = name(letter);
    // In three plain statements: one that counts and returns at once makes SQLite guard each of its steps, and with that
    // write out the search's words after every record.
    let conn = tx.conn();
    let counted = conn
        .prepare_cached("update counter set next = next + 1 where letter = ?1")
        .and_then(|mut count| count.execute([letter]))
        .map_err(doing())?;
    if counted == 0 {
        conn.execute("insert into counter (letter, next) values (?1, 2)", [letter]).map_err(doing())?;
    }
    conn.prepare_cached("select next - 1 as given from counter where letter = ?1")
        .and_then(|mut read| read.query_row([letter], |row| row.get("given")))
        .map_err(doing())
}

/// The number of a letter that is given next.
///
/// # Errors
/// When the storage fails.
pub(crate) fn upcoming(conn: &Connection, letter: Letter) -> Result<u32> {
    let next: Option<u32> = conn
        .prepare_cached("select next from counter where letter = :letter")
        .and_then(|mut find| {
            find.query_row(named_params! { ":letter": name(letter) }, |row| row.get("next")).optional()
        })
        .map_err(Error::storage("read the next reference"))?;
    Ok(next.unwrap_or(1))
}

/// Numbers of a letter for whoever writes many records: counted here, and kept once the last of them was given.
pub(crate) struct Numbers {
    letter: Letter,
    next: u32,
}

impl Numbers {
    /// Begins where the letter stands.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn begin(conn: &Connection, letter: Letter) -> Result<Self> {
        Ok(Self { letter, next: upcoming(conn, letter)? })
    }

    /// The next one.
    pub fn give(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// Keeps that these were given. Whoever takes numbers and does not keep them must not keep the records.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn keep(&self, tx: &Tx<'_>) -> Result<()> {
        raise(tx.conn(), name(self.letter), self.next)
    }
}

/// Gives no number of a letter below this one again.
///
/// # Errors
/// When the storage fails.
pub(crate) fn raise(conn: &Connection, letter: &str, next: u32) -> Result<()> {
    conn.prepare_cached(
        "insert into counter (letter, next) values (:letter, :next)
             on conflict (letter) do update set next = max(next, :next)",
    )
    .and_then(|mut raise| raise.execute(named_params! { ":letter": letter, ":next": next }))
    .map_err(Error::storage("keep the next reference"))?;
    Ok(())
}

/// Takes a number of a letter that was never given, and with it all below it. Says whether it was free.
///
/// # Errors
/// When the storage fails.
pub(crate) fn claim(conn: &Connection, letter: Letter, number: u32) -> Result<bool> {
    let next = upcoming(conn, letter)?;
    let letter = name(letter);
    if number < next || number == u32::MAX {
        return Ok(false);
    }
    raise(conn, letter, number + 1)?;
    Ok(true)
}

/// A letter as it stands in a reference.
pub(crate) fn name(letter: Letter) -> &'static str {
    match letter {
        Letter::Item => "R",
        Letter::Decision => "D",
        Letter::Person => "P",
        Letter::Update => "U",
        Letter::Register(Register::Metric) => "M",
        Letter::Register(Register::RaidEntry) => "K",
        Letter::Register(Register::Action) => "A",
        Letter::Register(Register::Signal) => "S",
        Letter::Register(Register::Review) => "V",
    }
}

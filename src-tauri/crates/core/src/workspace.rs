//! The one door to a workspace: everything is read through [`Workspace::read`] and written through
//! [`Workspace::transact`], where each write is one operation in the log.

mod copy_to;
mod create;
mod readers;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rusqlite::{Connection, TransactionBehavior};

use crate::backup::{self, Backup, Reason};
use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::history::log;
use crate::op::{Committed, Kind, Op};
use crate::passphrase::Passphrase;
use crate::record::Record;
use crate::search::index;
use crate::store::header::{self, Seal};
use crate::store::{copy, lock, migrate, open, place};
use crate::surroundings::Surroundings;
use readers::Readers;

/// Whether a workspace is opened to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Looks only; works beside an open window.
    Read,
    /// Changes; one at a time.
    Write,
}

/// An open workspace file.
pub struct Workspace {
    path: Option<PathBuf>,
    /// What opens the file, when it needs one.
    key: Option<Passphrase>,
    surroundings: Surroundings,
    writer: Option<Mutex<Connection>>,
    readers: Readers,
    /// What an older file holds, brought up to date in memory: whoever only reads leaves the file as it is.
    brought_up: Option<Mutex<Connection>>,
    // Declared last: the connections close before the lock is given back.
    _lock: Option<lock::Lock>,
}

impl Workspace {
    /// Opens a workspace file that needs no passphrase.
    ///
    /// # Errors
    /// As [`Workspace::open_with`]; [`Error::Locked`] when it needs one.
    pub fn open(path: &Path, access: Access, surroundings: Surroundings) -> Result<Self> {
        Self::open_with(path, access, None, surroundings)
    }

    /// Opens a workspace file. A passphrase that it does not need is not used.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::NotAWorkspace`], [`Error::Newer`], [`Error::Damaged`], [`Error::Locked`],
    /// [`Error::WrongPassphrase`] or [`Error::InUse`], with the file untouched.
    pub fn open_with(
        path: &Path,
        access: Access,
        passphrase: Option<Passphrase>,
        surroundings: Surroundings,
    ) -> Result<Self> {
        let seal = header::check(path, migrate::newest())?;
        let key = match seal {
            Seal::Open => None,
            Seal::Sealed => Some(passphrase.ok_or_else(|| Error::Locked { path: path.to_owned() })?),
        };
        let refused = |error| open::refusal(path, seal, error);
        let mut workspace = Self {
            path: Some(path.to_owned()),
            key,
            surroundings,
            writer: None,
            readers: Readers::default(),
            brought_up: None,
            _lock: None,
        };
        let key = workspace.key.as_ref();
        match access {
            Access::Read => {
                let conn = open::reader(path, key).map_err(refused)?;
                if open::version(&conn, path).map_err(refused)? < migrate::newest() {
                    workspace.brought_up = Some(Mutex::new(open::brought_up(&conn)?));
                }
                workspace.readers.put_back(conn);
            }
            Access::Write => {
                let lock = lock::Lock::take(path, &workspace.surroundings)?;
                if seal == Seal::Sealed {
                    // A wrong passphrase must show before anything is written.
                    let conn = open::reader(path, key).map_err(refused)?;
                    open::version(&conn, path).map_err(refused)?;
                }
                let mut conn = open::writer(path, key).map_err(refused)?;
                let version = open::version(&conn, path).map_err(refused)?;
                if version < migrate::newest() {
                    backup::make(&conn, path, key, Reason::BeforeUpgrade, workspace.now())?;
                    migrate::run(&mut conn)?;
                }
                place::clear(path);
                backup::clear_unfinished(path);
                if let Some(key) = key {
                    backup::finish(path, key);
                }
                workspace.writer = Some(Mutex::new(conn));
                workspace._lock = Some(lock);
            }
        }
        Ok(workspace)
    }

    /// The file, when there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Another state of this workspace, in memory and to be read only, with a clock of its own.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub(crate) fn beside_in_memory(&self, conn: Connection, clock: Arc<dyn Clock>) -> Result<Self> {
        conn.pragma_update(None, "query_only", "on").map_err(Error::storage("keep a copy as it is"))?;
        Ok(self.in_memory(conn, clock))
    }

    /// A copy in memory on which something can be tried out, also beside somebody who writes to the file.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn trial_copy(&self) -> Result<Self> {
        let copy = self.read(|conn| copy::in_memory(conn, i64::MAX))?;
        Ok(self.in_memory(copy, Arc::clone(&self.surroundings.clock)))
    }

    fn in_memory(&self, conn: Connection, clock: Arc<dyn Clock>) -> Self {
        Self {
            path: None,
            key: None,
            surroundings: Surroundings { clock, ..self.surroundings.clone() },
            writer: Some(Mutex::new(conn)),
            readers: Readers::default(),
            brought_up: None,
            _lock: None,
        }
    }

    /// A workspace in memory with nothing in it, beside this one.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub(crate) fn blank_beside(&self) -> Result<Self> {
        let mut conn = open::in_memory()?;
        migrate::run(&mut conn)?;
        Ok(self.in_memory(conn, Arc::clone(&self.surroundings.clock)))
    }

    /// The same workspace, to be read only from now on.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub(crate) fn sealed(self) -> Result<Self> {
        let sealing = |conn: &Connection| conn.pragma_update(None, "query_only", "on");
        sealing(&*self.lock_writer()?).map_err(Error::storage("keep a copy as it is"))?;
        Ok(self)
    }

    /// The name people know it by: the file's, without its ending.
    pub fn name(&self) -> String {
        let stem = self.path.as_deref().and_then(Path::file_stem);
        stem.map_or_else(|| "Workspace".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// Today, as the workspace's clock has it.
    pub fn today(&self) -> NaiveDate {
        self.surroundings.clock.today()
    }

    /// Now, as the workspace's clock has it.
    pub fn now(&self) -> DateTime<Utc> {
        self.surroundings.clock.now()
    }

    /// Reads. Several readers work at a time, beside a running write, each seeing one settled state.
    ///
    /// # Errors
    /// What the work returns, or the storage's failure.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if let Some(brought_up) = &self.brought_up {
            return work(&brought_up.lock().unwrap_or_else(PoisonError::into_inner));
        }
        let Some(conn) = self.take_reader()? else {
            // In memory there is one connection for everything.
            return work(&*self.lock_writer()?);
        };
        let result = conn
            .unchecked_transaction()
            .map_err(Error::storage("begin to read"))
            .and_then(|view| work(&view));
        self.readers.put_back(conn);
        result
    }

    /// Writes: begins, runs the work, writes the log, refreshes search, commits, and says what changed. When the work
    /// fails nothing of it stays; when it changed nothing there is no operation.
    ///
    /// # Errors
    /// [`Error::ReadOnly`] when opened for reading; else what the work returns, or the storage's failure.
    pub fn transact<T>(
        &self,
        op: Op,
        label: impl Into<String>,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Committed<T>> {
        self.run(op, label.into(), None, work, End::Commit)
    }

    /// Runs a write as [`Workspace::transact`] does and then takes all of it back: a preview that cannot differ from
    /// the real thing.
    ///
    /// # Errors
    /// As [`Workspace::transact`].
    pub fn rehearse<T>(&self, op: Op, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.run(op, String::new(), None, work, End::TakeBack).map(|committed| committed.value)
    }

    pub(crate) fn run<T>(
        &self,
        op: Op,
        label: String,
        undoes: Option<i64>,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
        end: End,
    ) -> Result<Committed<T>> {
        let mut conn = self.lock_writer()?;
        let doing = || Error::storage("save the change");
        let sql = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(doing())?;
        let done = self.operate(&sql, op, label, undoes, work)?;
        if end == End::TakeBack || done.operation.is_none() {
            sql.rollback().map_err(doing())?;
            return Ok(Committed { operation: None, kinds: Vec::new(), ..done });
        }
        sql.commit().map_err(doing())?;
        Ok(done)
    }

    /// Takes an operation back and writes anew in its place, or only writes when there is none to take back. Both are
    /// operations of their own, committed together.
    pub(crate) fn rewrite<T>(
        &self,
        find: impl FnOnce(&Connection) -> Result<Option<i64>>,
        take_back: impl FnOnce(&Tx<'_>, i64) -> Result<()>,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Committed<T>> {
        let mut conn = self.lock_writer()?;
        let doing = || Error::storage("save the change");
        let mut sql = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(doing())?;
        let taken_back = match find(&sql)? {
            Some(old) => {
                let label = "Took back, to write on".to_owned();
                Some(self.operate(&sql, Op::Undo, label, Some(old), |tx| take_back(tx, old))?)
            }
            None => None,
        };
        let step = sql.savepoint().map_err(doing())?;
        let mut done = self.operate(&step, Op::Edit, String::new(), None, work)?;
        if done.operation.is_some() {
            step.commit().map_err(doing())?;
        } else {
            step.finish().map_err(doing())?;
        }
        sql.commit().map_err(doing())?;
        if let Some(taken_back) = taken_back {
            done.operation = done.operation.or(taken_back.operation);
            done.kinds =
                BTreeSet::from_iter(done.kinds.into_iter().chain(taken_back.kinds)).into_iter().collect();
        }
        Ok(done)
    }

    /// One operation within a transaction. It may stand in the log without changes; the caller then takes it out.
    fn operate<T>(
        &self,
        sql: &Connection,
        op: Op,
        label: String,
        undoes: Option<i64>,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Committed<T>> {
        let at = self.now();
        let operation = log::begin(
            sql,
            &log::Begun {
                id: self.surroundings.ids.next(at),
                op,
                at,
                day: self.today(),
                by: &self.surroundings.by,
                device: &self.surroundings.device,
                undoes,
            },
        )?;
        let tx = Tx {
            conn: sql,
            surroundings: &self.surroundings,
            operation,
            steps: Cell::new(0),
            kinds: RefCell::default(),
            label: RefCell::new(label),
            notes: RefCell::default(),
        };
        let value = work(&tx)?;
        let parts: Vec<_> = std::iter::once(tx.label.take()).chain(tx.notes.take()).collect();
        let label = parts.join("; ");
        let kinds = tx.kinds.take().into_iter().collect();
        if tx.steps.get() == 0 {
            return Ok(Committed { value, operation: None, label, kinds });
        }
        log::finish(sql, operation, &label)?;
        Ok(Committed { value, operation: Some(operation), label, kinds })
    }

    /// Whether a passphrase is needed to read the file.
    pub fn is_protected(&self) -> bool {
        self.key.is_some()
    }

    /// What opens the file, when it needs a passphrase.
    pub fn passphrase(&self) -> Option<&Passphrase> {
        self.key.as_ref()
    }

    /// Gives up everything but the one connection that writes, and the lock.
    pub(crate) fn into_writer(self) -> Result<(Connection, Option<lock::Lock>)> {
        let Self { path, writer, readers, _lock: lock, .. } = self;
        drop(readers);
        let writer = writer.ok_or_else(|| Error::ReadOnly { path: path.unwrap_or_default() })?;
        Ok((writer.into_inner().unwrap_or_else(PoisonError::into_inner), lock))
    }

    /// Makes a backup of the state as it is. Reading and writing go on meanwhile.
    ///
    /// # Errors
    /// When the copy cannot be written or does not pass its check. A workspace in memory has none.
    pub fn back_up(&self, reason: Reason) -> Result<Option<Backup>> {
        let Some(path) = &self.path else { return Ok(None) };
        self.read(|conn| backup::make(conn, path, self.passphrase(), reason, self.now()).map(Some))
    }

    pub(crate) fn lock_writer(&self) -> Result<MutexGuard<'_, Connection>> {
        let Some(writer) = &self.writer else {
            return Err(Error::ReadOnly { path: self.path.clone().unwrap_or_default() });
        };
        // A panic in earlier work rolled its transaction back; the connection itself is sound.
        Ok(writer.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn take_reader(&self) -> Result<Option<Connection>> {
        let Some(path) = &self.path else { return Ok(None) };
        self.readers.take().map_or_else(|| open::reader(path, self.passphrase()), Ok).map(Some)
    }
}

/// How a run of work ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Commit,
    TakeBack,
}

/// The right to change data within one operation. Store functions that write ask for it.
pub struct Tx<'a> {
    conn: &'a Connection,
    surroundings: &'a Surroundings,
    operation: i64,
    steps: Cell<u32>,
    kinds: RefCell<BTreeSet<Kind>>,
    label: RefCell<String>,
    notes: RefCell<Vec<String>>,
}

impl Tx<'_> {
    /// What can be read, with this operation's own changes in it.
    pub fn conn(&self) -> &Connection {
        self.conn
    }

    /// Today, as the workspace's clock has it.
    pub fn today(&self) -> NaiveDate {
        self.surroundings.clock.today()
    }

    /// A moment of the log as people read it where they are; see [`Clock::on_the_wall`].
    pub fn on_the_wall(&self, at: DateTime<Utc>) -> NaiveDateTime {
        self.surroundings.clock.on_the_wall(at)
    }

    /// Who makes the change.
    pub fn by(&self) -> &str {
        &self.surroundings.by
    }

    /// A new id.
    pub fn new_id(&self) -> String {
        self.surroundings.ids.next(self.surroundings.clock.now())
    }

    /// Says in the history what was done, once it is known.
    pub fn say(&self, label: impl Into<String>) {
        self.label.replace(label.into());
    }

    /// Adds to the sentence in the history what else was done on the way.
    pub fn note(&self, note: impl Into<String>) {
        self.notes.borrow_mut().push(note.into());
    }

    /// Writes down a new record.
    ///
    /// # Errors
    /// When the storage refuses, such as for an id or a name that is taken.
    pub fn create<R: Record>(&self, record: &R) -> Result<()> {
        debug_assert!(R::IS_SEARCHED || record.words().is_none(), "a {} is not searched", R::KIND.key());
        let fields = record.fields()?;
        R::table().add(self.conn, &fields)?;
        self.step(R::KIND, record.id(), |step| log::created(self.conn, step, fields))?;
        index::put(self.conn, R::KIND, record.id(), record.words().as_ref(), index::Known::New)
    }

    /// Changes a record: each field that differs becomes one line of the log. Equal records change nothing.
    ///
    /// # Errors
    /// When the storage refuses.
    pub fn change<R: Record>(&self, before: &R, after: &R) -> Result<()> {
        if before == after {
            return Ok(());
        }
        R::refuse_when_frozen()?;
        let (old, new) = (before.fields()?, after.fields()?);
        R::table().write(self.conn, &new)?;
        for (field, value) in &new {
            let was = old.get(field).unwrap_or(&serde_json::Value::Null);
            if was != value {
                self.step(R::KIND, after.id(), |step| log::changed(self.conn, step, field, was, value))?;
            }
        }
        let words = after.words();
        if before.words() != words {
            index::put(self.conn, R::KIND, after.id(), words.as_ref(), index::Known::Already)?;
        }
        Ok(())
    }

    /// Takes a record out. Only undo and links do this: what people put away is archived.
    ///
    /// # Errors
    /// When the storage refuses.
    pub fn remove<R: Record>(&self, record: &R) -> Result<()> {
        R::refuse_when_frozen()?;
        let fields = record.fields()?;
        R::table().erase(self.conn, record.id())?;
        self.step(R::KIND, record.id(), |step| log::removed(self.conn, step, fields))?;
        index::put(self.conn, R::KIND, record.id(), None, index::Known::Already)
    }

    fn step(&self, kind: Kind, record: &str, write: impl FnOnce(&log::Step<'_>) -> Result<()>) -> Result<()> {
        let step = self.steps.get() + 1;
        self.steps.set(step);
        self.kinds.borrow_mut().insert(kind);
        write(&log::Step { operation: self.operation, step, kind, record })
    }
}

//! A workspace comes into being: as a file that is whole before anybody can open it, or in memory.

use std::path::Path;
use std::sync::{Arc, Mutex};

use super::Workspace;
use super::readers::Readers;
use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::op::Op;
use crate::passphrase::Passphrase;
use crate::store::place::{self, beside, remove, remove_traces};
use crate::store::{lock, migrate, open};
use crate::surroundings::Surroundings;

impl Workspace {
    /// Makes a new workspace file with what stands ready in every workspace.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`] when there is a file already; [`Error::File`] or [`Error::Storage`] when it cannot be
    /// written, and then no file is left behind.
    pub fn create(path: &Path, surroundings: Surroundings) -> Result<Self> {
        Self::create_with(path, None, surroundings, Self::prepare)
    }

    /// Makes a new workspace file under a passphrase or none, with what `begin` writes into it and nothing else. It is
    /// made beside its place and takes it when it is whole, so that a creation that is cut off leaves no workspace that
    /// cannot be opened.
    pub(crate) fn create_with(
        path: &Path,
        key: Option<Passphrase>,
        surroundings: Surroundings,
        begin: impl FnOnce(&Self) -> Result<()>,
    ) -> Result<Self> {
        if path.exists() {
            return Err(Error::AlreadyThere { path: path.to_owned() });
        }
        let lock = lock::Lock::take(path, &surroundings)?;
        let unfinished = beside(path, place::UNFINISHED);
        // What a creation that was cut off left behind.
        remove_traces(&unfinished);
        let made = Self::make(&unfinished, key.clone(), surroundings.clone(), begin).and_then(|()| {
            place::take(&unfinished, path)?;
            open::writer(path, key.as_ref())
        });
        match made {
            Ok(conn) => Ok(Self {
                path: Some(path.to_owned()),
                key,
                surroundings,
                writer: Some(Mutex::new(conn)),
                readers: Readers::default(),
                brought_up: None,
                _lock: Some(lock),
            }),
            Err(error) => {
                remove_traces(&unfinished);
                remove(&beside(path, ".lock"));
                Err(error)
            }
        }
    }

    /// Writes a whole new workspace to a file that nobody knows of yet.
    fn make(
        path: &Path,
        key: Option<Passphrase>,
        surroundings: Surroundings,
        begin: impl FnOnce(&Self) -> Result<()>,
    ) -> Result<()> {
        let mut conn = open::creator(path, key.as_ref())?;
        migrate::run(&mut conn)?;
        let workspace = Self {
            path: None,
            key: None,
            surroundings,
            writer: Some(Mutex::new(conn)),
            readers: Readers::default(),
            brought_up: None,
            _lock: None,
        };
        begin(&workspace)?;
        // From here on the file itself says what it is, whatever happens to the log beside it.
        open::settle(&*workspace.lock_writer()?)
    }

    /// The world around it.
    pub(crate) fn surroundings(&self) -> &Surroundings {
        &self.surroundings
    }

    /// A workspace that lives in memory only, with what stands ready in every workspace.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn open_in_memory(surroundings: Surroundings) -> Result<Self> {
        let mut conn = open::in_memory()?;
        migrate::run(&mut conn)?;
        let workspace = Self {
            path: None,
            key: None,
            surroundings,
            writer: Some(Mutex::new(conn)),
            readers: Readers::default(),
            brought_up: None,
            _lock: None,
        };
        workspace.prepare()?;
        Ok(workspace)
    }

    /// Does work in this workspace as if it were another time.
    ///
    /// # Errors
    /// What the work returns, or the storage's failure.
    pub(crate) fn at(&self, clock: Arc<dyn Clock>, work: impl FnOnce(&Self) -> Result<()>) -> Result<()> {
        let mut writer = self.lock_writer()?;
        let conn = std::mem::replace(&mut *writer, open::in_memory()?);
        let then = self.in_memory(conn, clock);
        let done = work(&then);
        *writer = then.into_writer()?.0;
        done
    }

    pub(crate) fn prepare(&self) -> Result<()> {
        self.transact(Op::CreateWorkspace, "Made the workspace".to_owned(), |tx| {
            crate::audiences::ready::stand_ready(tx)
        })?;
        Ok(())
    }
}

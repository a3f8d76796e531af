//! The passphrase of the open workspace is changed: it is let go of, changed as a file, and opened again.

use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use roadbook_core::passphrase::{Change, PassphraseChanged, change};
use roadbook_core::{Error, Passphrase, Workspace};

use crate::error::{Answer, ApiError};
use crate::events::BackupsChanged;
use crate::state::Shell;

/// How long work that is running may take to end.
const PATIENCE: Duration = Duration::from_secs(10);

impl Shell {
    /// Changes the passphrase of the open workspace. Whatever happens it is open afterwards, under what opens it then.
    pub fn change_passphrase(
        &self,
        old: Option<Passphrase>,
        new: Option<Passphrase>,
    ) -> Answer<PassphraseChanged> {
        let path = self.file()?;
        let before = self.to_change()?.passphrase().cloned();
        if before != old {
            // Asked before the file is let go of: with a wrong one it could not be opened again.
            return Err(Error::WrongPassphrase { path }.into());
        }
        let to = match (&old, &new) {
            (None, Some(new)) => Change::Set(new),
            (Some(old), Some(new)) => Change::Replace { old, new },
            (Some(old), None) => Change::Remove(old),
            (None, None) => return Err(Error::invalid("There is no passphrase to remove", "").into()),
        };
        self.let_go()?;
        let changed = change(&path, to, self.surroundings(), &self.work.begin(&self.outside));
        let opened = self.open_with(&path, if changed.is_ok() { new.clone() } else { before });
        self.outside.say_backups(BackupsChanged { problem: None });
        let changed = changed?;
        opened?;
        Ok(changed)
    }

    /// Closes the workspace once nothing works on it any more.
    fn let_go(&self) -> Answer<()> {
        self.work.stop();
        self.look_at_today();
        let taken = self.open.write().unwrap_or_else(PoisonError::into_inner).take();
        let Some(mut workspace) = taken else { return Err(ApiError::nothing_open()) };
        let began = Instant::now();
        loop {
            match Arc::try_unwrap(workspace) {
                Ok(alone) => {
                    drop::<Workspace>(alone);
                    return Ok(());
                }
                Err(busy) if began.elapsed() < PATIENCE => workspace = busy,
                Err(busy) => {
                    *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(busy);
                    let hint = "Wait until it is done, then try again.";
                    return Err(ApiError::new(
                        "failed",
                        "Something is still being done with the workspace",
                        hint,
                    ));
                }
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

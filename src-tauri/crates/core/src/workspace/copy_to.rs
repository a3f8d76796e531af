//! A workspace goes on as another file.

use std::path::Path;

use super::Workspace;
use crate::backup;
use crate::error::{Error, Result};

impl Workspace {
    /// Copies the state as it is to a new file, which is a workspace of its own from then on, with its whole history and
    /// under the same passphrase. Reading and writing go on meanwhile.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`] when there is a file already, else when the copy cannot be written or is not sound; then no
    /// file is left behind.
    pub fn copy_to(&self, path: &Path) -> Result<()> {
        if path.exists() {
            return Err(Error::AlreadyThere { path: path.to_owned() });
        }
        self.read(|conn| backup::copy(conn, path, self.passphrase()))
    }
}

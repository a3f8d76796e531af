//! What the shell needs of the desktop around it. Commands know this and no window, so that they are tested without one.

use std::path::{Path, PathBuf};

use crate::error::ApiError;
use crate::events::{
    BackupsChanged, FileRefused, ImportDropped, WindowCloses, WorkProgress, WorkspaceChanged,
};
use crate::memory::Theme;

/// What a person is asked to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A workspace that is there.
    Workspace,
    /// A place for a new workspace.
    NewWorkspace,
    /// A place for a copy of the workspace, with the name it would have.
    Copy(String),
    /// A file to import.
    ImportFile,
    /// A folder to import.
    ImportFolder,
    /// A file to keep with a record.
    Attachment,
    /// A place to save a file of this name.
    Save(String),
    /// A folder to write files to.
    Folder {
        /// What is written there.
        what: Leaving,
        /// The folder it starts in.
        start: Option<PathBuf>,
    },
    /// The folder where files go from now on.
    Exports,
}

/// What leaves the workspace as files in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// The roadmap.
    Roadmap,
    /// The decision log.
    Decisions,
    /// The pack of a review.
    Pack,
    /// The minutes of a review.
    Minutes,
    /// An update, or those of everybody.
    Update,
}

/// The desktop: the window, its dialogs, the file manager.
pub trait Outside: Send + Sync {
    /// Tells the page which records changed.
    fn say_changed(&self, changed: WorkspaceChanged);

    /// Tells the page how far an import is.
    fn say_progress(&self, progress: WorkProgress);

    /// Tells the page that something was dropped to be imported.
    fn say_dropped(&self, dropped: ImportDropped);

    /// Tells the page that backups were made or brought back.
    fn say_backups(&self, changed: BackupsChanged);

    /// Tells the page that a file could not be opened.
    fn say_refused(&self, refused: FileRefused);

    /// Tells the page that the window is to close, so that it keeps what is typed.
    fn say_closing(&self, closing: WindowCloses);

    /// Asks the person for a path; nothing when they changed their mind. Waits, so never call it where the window is drawn.
    fn choose(&self, choice: Choice) -> Option<PathBuf>;

    /// Shows the window.
    fn show(&self);

    /// Names the window.
    fn name(&self, title: &str);

    /// Dresses what the system draws around the page.
    fn dress(&self, theme: Theme);

    /// Draws everything this much larger, in percent of its usual size.
    fn zoom(&self, percent: u32);

    /// Closes the window for good.
    fn close(&self);

    /// Asks whether the window may close though something that was typed is not kept. Waits, like [`Outside::choose`].
    fn may_close(&self) -> bool;

    /// Fills the screen with the window, or makes it what it was.
    fn fill_screen(&self, on: bool);

    /// Shows a file in its folder.
    ///
    /// # Errors
    /// When the file manager cannot be reached.
    fn reveal(&self, path: &Path) -> Result<(), ApiError>;

    /// Says what went wrong with something that no screen asked for.
    fn tell(&self, problem: &ApiError);
}

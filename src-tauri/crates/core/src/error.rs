//! What can go wrong, said for people: what happened, and what to do.

use std::path::PathBuf;

/// The result of anything that reads or writes a workspace.
pub type Result<T> = std::result::Result<T, Error>;

/// What was looked for by its reference: nothing when there is no such record. Every other error stays one.
///
/// # Errors
/// As looking for it, but for [`Error::NotFound`].
pub(crate) fn if_there<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Err(Error::NotFound { .. }) => Ok(None),
        found => found.map(Some),
    }
}

/// Everything the core can refuse or fail at. No record's content stands in a message but what the person just gave.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No file at that place.
    #[error("There is no file at {}", .path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A new workspace would overwrite a file.
    #[error("There is already a file at {}", .path.display())]
    AlreadyThere {
        /// The file that stays as it is.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{} is not a Roadbook workspace", .path.display())]
    NotAWorkspace {
        /// The file, untouched.
        path: PathBuf,
    },
    /// The file was written by a later version.
    #[error("{} was made by a newer version of Roadbook (format {found}; this one knows {known})", .path.display())]
    Newer {
        /// The file, untouched.
        path: PathBuf,
        /// The file's format.
        found: i64,
        /// The newest format this program knows.
        known: i64,
    },
    /// The file cannot be read as a whole.
    #[error("{} is damaged: {detail}", .path.display())]
    Damaged {
        /// The file, untouched.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// The file looks as one does that needs a passphrase, and none was given.
    #[error("{} needs a passphrase", .path.display())]
    Locked {
        /// The file, untouched.
        path: PathBuf,
    },
    /// The passphrase does not open the file, or the file is something else: nobody can tell them apart.
    #[error("This passphrase does not open {}", .path.display())]
    WrongPassphrase {
        /// The file, untouched.
        path: PathBuf,
    },
    /// Somebody else has the workspace open for writing.
    #[error("{} is already open: {holder}", .path.display())]
    InUse {
        /// The workspace.
        path: PathBuf,
        /// Program, computer and person, as they wrote it down.
        holder: String,
    },
    /// The workspace was opened for reading.
    #[error("{} can only be read", .path.display())]
    ReadOnly {
        /// The workspace.
        path: PathBuf,
    },
    /// No such record.
    #[error("There is no {what} in this workspace")]
    NotFound {
        /// Its reference or name.
        what: String,
    },
    /// A value that cannot be kept.
    #[error("{what}")]
    Invalid {
        /// What was given and why it does not do.
        what: String,
        /// What would be right.
        hint: String,
    },
    /// A template that does not hold what it should.
    #[error("Template “{template}”{}: {what}", at_line(*.line))]
    Template {
        /// What it is called.
        template: String,
        /// The line, where it is known.
        line: Option<usize>,
        /// What is wrong.
        what: String,
        /// What would be right.
        hint: String,
    },
    /// Every operation has been undone already.
    #[error("There is nothing left to undo")]
    NothingToUndo,
    /// Nothing was undone since the last change.
    #[error("There is nothing to redo")]
    NothingToRedo,
    /// The person stopped it.
    #[error("Stopped. Nothing was changed")]
    Cancelled,
    /// A file could not be read or written.
    #[error("Could not {doing}: {}", in_words(.source))]
    File {
        /// What was being tried, with the file's name.
        doing: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The storage failed.
    #[error("Could not {doing}")]
    Storage {
        /// What was being tried.
        doing: String,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// A document could not be set, or a finished file not be read back.
    #[error("Could not {doing}")]
    Document {
        /// What was being tried.
        doing: String,
        /// What did not work. Names no content.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A stored value could not be read as what it should be, or a record not be written down.
    #[error("Could not {doing}")]
    Shape {
        /// What was being tried.
        doing: String,
        /// What did not fit.
        source: serde_json::Error,
    },
}

/// What a screen does something different for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Code {
    /// No file there: offer to look for it.
    Missing,
    /// Not a workspace, or one this version cannot read.
    NotAWorkspace,
    /// Made by a newer version.
    Newer,
    /// Damaged: offer the backups.
    Damaged,
    /// It needs a passphrase: ask for it.
    Locked,
    /// The passphrase does not open it: say so beside the field.
    WrongPassphrase,
    /// Open elsewhere.
    InUse,
    /// Opened for reading only.
    ReadOnly,
    /// The record is gone.
    NotFound,
    /// Show the sentence beside the field.
    Invalid,
    /// Nothing to do, nothing wrong.
    Nothing,
    /// The person stopped it.
    Cancelled,
    /// Anything else.
    Failed,
}

impl Error {
    /// What kind of thing went wrong.
    pub fn code(&self) -> Code {
        match self {
            Self::Missing { .. } => Code::Missing,
            Self::NotAWorkspace { .. } => Code::NotAWorkspace,
            Self::Newer { .. } => Code::Newer,
            Self::Damaged { .. } => Code::Damaged,
            Self::Locked { .. } => Code::Locked,
            Self::WrongPassphrase { .. } => Code::WrongPassphrase,
            Self::InUse { .. } => Code::InUse,
            Self::ReadOnly { .. } => Code::ReadOnly,
            Self::NotFound { .. } => Code::NotFound,
            Self::Invalid { .. } | Self::Template { .. } | Self::AlreadyThere { .. } => Code::Invalid,
            Self::NothingToUndo | Self::NothingToRedo => Code::Nothing,
            Self::Cancelled => Code::Cancelled,
            Self::File { .. } | Self::Storage { .. } | Self::Shape { .. } | Self::Document { .. } => {
                Code::Failed
            }
        }
    }

    /// What to do about it, as a sentence.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Missing { .. } => "Check the name and the folder.",
            Self::AlreadyThere { .. } => "Choose another name, or open the file that is there.",
            Self::NotAWorkspace { .. } => {
                "Open a file that ends in .roadbook. To bring in a Jira export or a folder of decision records, import it."
            }
            Self::Newer { .. } => "Install the newest version and open it there. The file was not touched.",
            Self::Damaged { .. } => {
                "The file was not touched. Restore a backup, or save what can be read to a new file."
            }
            Self::Locked { .. } => "Open it with its passphrase. If it never had one, it is no workspace.",
            Self::WrongPassphrase { .. } => {
                "Check capital letters and the keyboard's language. If it never had a passphrase, it is no workspace. The file was not touched."
            }
            Self::InUse { .. } => "Close it there, then try again. Reading and exporting work meanwhile.",
            Self::ReadOnly { .. } => "Copy the file to a folder you may write to, and open the copy.",
            Self::Invalid { hint, .. } | Self::Template { hint, .. } => {
                return Some(hint.clone()).filter(|hint| !hint.is_empty());
            }
            Self::File { doing, source }
                if doing.starts_with("read ") && source.kind() == std::io::ErrorKind::PermissionDenied =>
            {
                "Ask for the permission to read it."
            }
            Self::File { source, .. } => return in_words(source).hint(),
            Self::Storage { source, .. } => return storage_hint(source),
            Self::Shape { .. } => "Run `roadbook check` on the file to see what is wrong with it.",
            Self::Document { .. } => "No file was written. Try another format, and report what the log says.",
            Self::NotFound { .. } | Self::NothingToUndo | Self::NothingToRedo | Self::Cancelled => {
                return None;
            }
        };
        Some(hint.to_owned())
    }

    /// Whether it shows that something in the file is not as it must be.
    pub(crate) fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match self {
            Self::Storage { source, .. } => {
                matches!(source.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
            }
            Self::Shape { .. } | Self::Damaged { .. } => true,
            _ => false,
        }
    }

    /// For use with `map_err`: names what was being tried with the storage.
    pub(crate) fn storage(doing: impl Into<String>) -> impl FnOnce(rusqlite::Error) -> Self {
        |source| Self::Storage { doing: doing.into(), source }
    }

    /// For use with `map_err`: names what was being tried with a file.
    pub fn file(doing: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        |source| Self::File { doing: doing.into(), source }
    }

    /// For use with `map_err`: names which value did not have its shape.
    pub(crate) fn shape(doing: impl Into<String>) -> impl FnOnce(serde_json::Error) -> Self {
        |source| Self::Shape { doing: doing.into(), source }
    }

    /// For use with `map_err`: names what was being tried with a document.
    pub(crate) fn document<E: std::error::Error + Send + Sync + 'static>(
        doing: impl Into<String>,
    ) -> impl FnOnce(E) -> Self {
        |source| Self::Document { doing: doing.into(), source: Box::new(source) }
    }

    /// What was told stays as it was told.
    pub fn frozen(reference: impl std::fmt::Display) -> Self {
        Self::invalid(
            format!("{reference} was issued and stays as it is"),
            "Issue another update that corrects it.",
        )
    }

    /// A refusal with a way out.
    pub fn invalid(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Invalid { what: what.into(), hint: hint.into() }
    }

    /// There is no such record.
    pub fn not_found(what: impl Into<String>) -> Self {
        Self::NotFound { what: what.into() }
    }
}

fn at_line(line: Option<usize>) -> String {
    line.map(|line| format!(", line {line}")).unwrap_or_default()
}

/// The storage's failures that a person can do something about.
fn storage_hint(source: &rusqlite::Error) -> Option<String> {
    use rusqlite::ErrorCode;
    let hint = match source.sqlite_error_code()? {
        ErrorCode::DiskFull => "The disk is full. Make room and try again; nothing was lost.",
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
            "Roadbook may not write there. Check the folder's permissions, or copy the file to another folder."
        }
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
            "The file is damaged. Keep it, and restore a backup, or save what can be read to a new file."
        }
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            "The file is busy elsewhere. Try again in a moment."
        }
        ErrorCode::SystemIoFailure => {
            "The disk did not answer. Check that the drive or share is still there and try again."
        }
        _ => return None,
    };
    Some(hint.to_owned())
}

/// The system's failures in plain words.
fn in_words(source: &std::io::Error) -> FileTrouble<'_> {
    FileTrouble(source)
}

struct FileTrouble<'a>(&'a std::io::Error);

impl FileTrouble<'_> {
    fn hint(&self) -> Option<String> {
        use std::io::ErrorKind;
        let hint = match self.0.kind() {
            ErrorKind::NotFound => "Check the name and the folder.",
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                "Choose a folder you may write to, or ask for the permission."
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Make room and try again.",
            ErrorKind::InvalidFilename => "Choose a shorter name without / : * ? \" < > |.",
            _ => return None,
        };
        Some(hint.to_owned())
    }
}

impl std::fmt::Display for FileTrouble<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use std::io::ErrorKind;
        match self.0.kind() {
            ErrorKind::NotFound => f.write_str("it is not there"),
            ErrorKind::PermissionDenied => f.write_str("permission was refused"),
            ErrorKind::ReadOnlyFilesystem => f.write_str("the disk can only be read"),
            ErrorKind::StorageFull => f.write_str("the disk is full"),
            ErrorKind::IsADirectory => f.write_str("it is a folder"),
            ErrorKind::NotADirectory => f.write_str("it is not a folder"),
            _ => write!(f, "{}", self.0),
        }
    }
}

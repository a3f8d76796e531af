//! What can stop a task, said to the person who started it: what happened, and what to do.

use std::fmt;
use std::io;

/// Why a task stopped.
#[derive(Debug)]
pub enum Error {
    /// Something was asked for that there is not.
    Asked(String),
    /// Something the machine must have is not there, and how to get it.
    Missing { what: String, remedy: String },
    /// A program ended with an error; it has said why.
    Failed { command: String },
    /// A program could not be started, or a file not be reached.
    Unreachable { doing: String, cause: io::Error },
}

/// What a task or a part of one comes to.
pub type Result<T = ()> = std::result::Result<T, Error>;

impl Error {
    /// Something was asked for that there is not.
    pub fn asked(message: impl Into<String>) -> Self {
        Self::Asked(message.into())
    }

    /// Something is missing that a person must get.
    pub fn missing(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Missing { what: what.into(), remedy: remedy.into() }
    }

    /// Says what was being tried when the system refused.
    pub fn unreachable(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        |cause| Self::Unreachable { doing, cause }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asked(message) => write!(f, "{message}"),
            Self::Missing { what, remedy } => write!(f, "Missing: {what}.\n{remedy}"),
            Self::Failed { command } => write!(f, "This failed: {command}"),
            Self::Unreachable { doing, cause } => write!(f, "Could not {doing}: {cause}"),
        }
    }
}

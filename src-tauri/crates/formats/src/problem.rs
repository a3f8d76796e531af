//! What was wrong in a file somebody brought, said so that they can find and mend it.

use serde::{Deserialize, Serialize};

/// One thing that could not be read as meant. The rest of the file is read all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The file, relative to what was given, with `/`.
    pub file: String,
    /// The line in the file, counted from 1, where one can be named.
    pub line: Option<u32>,
    /// A sentence: what was found, what was made of it, what to do.
    pub message: String,
}

impl Problem {
    /// A problem at a line of a file.
    pub fn at(file: impl Into<String>, line: u32, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: Some(line), message: message.into() }
    }

    /// A problem of a whole file.
    pub fn of(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, message: message.into() }
    }
}

//! What went wrong, as the page hears it: a code it may react to, a sentence for the person, and what to do.

use roadbook_core::Error;
use roadbook_core::looking::Looking;
use serde::{Deserialize, Serialize};

/// What a command answers.
pub type Answer<T> = std::result::Result<T, ApiError>;

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ApiError {
    /// What kind of refusal, for a screen that does something different for it.
    pub code: String,
    /// What happened.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl ApiError {
    /// A refusal of the shell's own.
    pub fn new(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), hint: Some(hint.into()) }
    }

    /// There is no workspace to ask or to write to.
    pub fn nothing_open() -> Self {
        Self::new("nothingOpen", "No workspace is open", "Open a workspace or make a new one.")
    }

    /// Another state of the workspace is on screen, and that cannot be changed.
    pub fn looking(looking: &Looking) -> Self {
        let message = format!("You are looking at {}, which cannot be changed", looking.text());
        Self::new("looking", message, "Return to today to change something.")
    }

    /// Whether the person stopped it.
    pub fn is_cancelled(&self) -> bool {
        self.code == "cancelled"
    }

    /// Whether a screen can do something about it: ask for a passphrase, or offer the backups.
    pub fn has_a_way_out(&self) -> bool {
        ["locked", "damaged"].contains(&self.code.as_str())
    }

    /// Something that must not happen did; the log says where.
    pub fn unexpected() -> Self {
        let hint = "Nothing was changed. Try again; if it happens again, close Roadbook and open it.";
        Self::new("failed", "Roadbook ran into a fault of its own", hint)
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        let code = error.code();
        if let Error::Storage { source, .. } = &error {
            tracing::error!(?code, %source, "the storage failed");
        }
        let name = serde_json::to_value(code).ok().and_then(|name| name.as_str().map(str::to_owned));
        Self {
            code: name.unwrap_or_else(|| "failed".to_owned()),
            message: error.to_string(),
            hint: error.hint(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_keeps_its_code_and_its_way_out() {
        let check = |error: Error, code: &str, hint: Option<&str>| {
            let told = ApiError::from(error);
            assert_eq!((told.code.as_str(), told.hint.as_deref()), (code, hint), "{}", told.message);
        };
        check(Error::NothingToUndo, "nothing", None);
        check(Error::Cancelled, "cancelled", None);
        check(Error::not_found("R-12"), "notFound", None);
        check(Error::invalid("“x” is not a level", "Choose theme."), "invalid", Some("Choose theme."));
        let newer = Error::Newer { path: "a.roadbook".into(), found: 9, known: 1 };
        check(
            newer,
            "newer",
            Some("Install the newest version and open it there. The file was not touched."),
        );
    }
}

//! What metrics, RAID entries, actions, signals and reviews have in common: they are added by hand.

use roadbook_core::kinds::WithEntry;
use roadbook_core::register::{Entry, Register, add};
use roadbook_core::{Committed, Result, Workspace};

use super::records::Made;
use super::{Given, aside};
use crate::error::Answer;

/// Adds a metric, a RAID entry, an action, a signal or a review, with values as they are typed.
#[tauri::command(async)]
#[specta::specta]
pub async fn add_entry(
    shell: Given<'_>,
    register: Register,
    title: String,
    values: Vec<(String, String)>,
) -> Answer<Made> {
    aside(shell, move |shell| {
        let (reference, done) =
            shell.write(|workspace| register.with(Adding { workspace, title: &title, values: &values }))?;
        Ok(Made::new(reference, done))
    })
    .await
}

struct Adding<'a> {
    workspace: &'a Workspace,
    title: &'a str,
    values: &'a [(String, String)],
}

impl WithEntry for Adding<'_> {
    type Gives = Result<Committed<String>>;

    fn with<E: Entry>(self) -> Self::Gives {
        let added = add::add::<E>(self.workspace, self.title, self.values)?;
        Ok(added.map(|entry| entry.reference().to_string()))
    }
}

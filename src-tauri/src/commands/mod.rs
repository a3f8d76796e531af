//! What the page may ask for, one file per noun. A command takes, calls and returns; what is more belongs into the core.

pub mod actions;
pub mod audiences;
pub mod backups;
pub mod baselines;
pub mod decisions;
pub mod entries;
pub mod goals;
pub mod history;
pub mod imports;
pub mod items;
pub mod looking;
pub mod metrics;
pub mod minutes;
pub mod passphrase;
pub mod people;
pub mod records;
pub mod releases;
pub mod reviews;
pub mod risks;
pub mod roadmap;
pub mod scores;
pub mod settings;
pub mod signals;
pub mod statuses;
pub mod tables;
pub mod templates;
#[cfg(test)]
mod tests;
pub mod today;
pub mod told;
pub mod updates;
pub mod views;
pub mod window;
pub mod workspace;

use std::sync::Arc;

use tauri::State;
use tokio::sync::Semaphore;

use crate::error::{Answer, ApiError};
use crate::state::Shell;

/// The shell, as commands are handed it.
type Given<'a> = State<'a, Arc<Shell>>;

/// So much is worked on at a time, whatever the page asks for: each piece of work has a thread and a reader of its own, and
/// the memory of both.
static AT_ONCE: Semaphore = Semaphore::const_new(8);

/// Does the work where it may wait and take its time, and answers when it is done. A fault of the program is answered too:
/// a page that hears nothing waits for ever.
async fn aside<T: Send + 'static>(
    shell: Given<'_>,
    work: impl FnOnce(&Shell) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let shell = Arc::clone(shell.inner());
    // It is never closed; were it, the work would only not wait.
    let _turn = AT_ONCE.acquire().await;
    let answer = tauri::async_runtime::spawn_blocking(move || work(&shell)).await;
    answer.unwrap_or_else(|_| Err(ApiError::unexpected()))
}

//! The log of the program: faults and where they happened, never what stands in a workspace.

use std::path::Path;

use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

const DAYS_KEPT: usize = 7;

/// Writes the log to this folder from now on, one file a day. Without a folder that can be written to there is none.
pub fn begin(folder: &Path) {
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("roadbook")
        .filename_suffix("log")
        .max_log_files(DAYS_KEPT)
        .build(folder);
    let Ok(file) = file else { return };
    let ours = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_targets([("roadbook", LevelFilter::INFO), ("roadbook_core", LevelFilter::INFO)]);
    let layer = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(file);
    // Only a second start within one process could have begun another log; then that one stays.
    let _ = tracing_subscriber::registry().with(ours).with(layer).try_init();
    std::panic::set_hook(Box::new(|panic| {
        // The message could quote a record; the place does not.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a fault of the program");
    }));
}

//! The domain and storage of Roadbook: one workspace file, every write one operation in its log.
//!
//! Knows no window, prints nothing, reads no environment, and is handed its clock and its ids.
#![warn(missing_docs)]

pub mod actions;
pub mod archive;
mod at_once;
pub mod attached;
pub mod audiences;
pub mod backup;
pub mod baselines;
pub mod check;
pub mod clock;
pub mod compare;
pub mod decisions;
pub mod duplicate;
pub mod error;
pub mod filter;
pub mod goals;
pub mod history;
pub mod ids;
pub mod imports;
pub mod items;
pub mod kinds;
pub mod leaks;
pub mod links;
pub mod looking;
pub mod metrics;
pub mod op;
pub mod overview;
mod packed;
pub mod passphrase;
mod pasted;
pub mod people;
pub mod raid;
pub mod record;
pub mod register;
pub mod releases;
pub mod restore;
pub mod reviews;
pub mod roadmap;
pub mod salvage;
pub mod sample;
mod saving;
pub mod scores;
pub mod search;
pub mod settings;
pub mod signals;
pub mod statuses;
mod store;
mod surroundings;
pub mod templates;
pub mod texts;
pub mod timeframe;
pub mod today;
pub mod told;
mod typed;
pub mod updates;
pub mod views;
pub mod watch;
pub mod working_days;
pub mod workspace;
pub mod write;

pub use error::{Code, Error, Result};
pub use op::{Committed, Kind, Op};
pub use passphrase::Passphrase;
pub use roadbook_formats as formats;
/// What [`Workspace::read`] hands to those who read.
pub use rusqlite::Connection;
pub use surroundings::Surroundings;
pub use workspace::{Access, Tx, Workspace};

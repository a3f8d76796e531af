//! The world around a workspace, handed in by whoever opens it.

use std::sync::Arc;

use crate::clock::Clock;
use crate::ids::Ids;

/// What a workspace needs of the world around it.
#[derive(Clone)]
pub struct Surroundings {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// New ids.
    pub ids: Arc<dyn Ids>,
    /// Who makes the changes, as the history names them.
    pub by: String,
    /// The computer, as the history and the lock name it.
    pub device: String,
    /// The program, as the lock names it: "Roadbook" or "roadbook import".
    pub program: String,
}

//! Connections that only read and are open between one read and the next.

use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

/// As many stay open. More are opened while more is read at once; each holds pages of the file in memory, so they go again.
const KEPT: usize = 4;

/// The connections nobody reads through now.
#[derive(Default)]
pub(super) struct Readers(Mutex<Vec<Connection>>);

impl Readers {
    /// The one that was used last, which knows most of what is read; nothing when all are in use.
    pub(super) fn take(&self) -> Option<Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// Keeps a connection for the next read, or closes it when enough are kept.
    pub(super) fn put_back(&self, conn: Connection) {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push(conn);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_of_a_busy_moment_do_not_stay() {
        let readers = Readers::default();
        for _ in 0..3 * KEPT {
            readers.put_back(Connection::open_in_memory().unwrap());
        }
        let kept = std::iter::from_fn(|| readers.take()).count();
        assert_eq!(kept, KEPT, "each holds memory of its own");
    }
}

//! The scales of a RAID entry.

use crate::register::steps::steps;

steps! {
    /// Which of the four.
    RaidType, "type of RAID entry" {
        /// It may happen.
        Risk = "risk", "Risk";
        /// It is taken to be so.
        Assumption = "assumption", "Assumption";
        /// It is there already.
        Issue = "issue", "Issue";
        /// Somebody else has to do something first.
        Dependency = "dependency", "Dependency";
    }
}

steps! {
    /// What is done about it.
    Response, "response" {
        /// It cannot happen any more.
        Avoid = "avoid", "Avoid";
        /// It becomes less likely, or less bad.
        Mitigate = "mitigate", "Mitigate";
        /// Somebody else carries it.
        Transfer = "transfer", "Transfer";
        /// It is lived with.
        Accept = "accept", "Accept";
    }
}

steps! {
    /// Where it stands.
    RaidStatus, "status of a RAID entry" {
        /// It may still happen, or is not done with.
        Open = "open", "Open";
        /// It came true.
        Happened = "happened", "Happened";
        /// It is over.
        Closed = "closed", "Closed";
    }
}

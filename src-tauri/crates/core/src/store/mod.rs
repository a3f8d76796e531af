//! The file: how it is made, opened, locked, brought up to date and refused.

pub(crate) mod copy;
pub(crate) mod counter;
pub(crate) mod given;
pub(crate) mod header;
pub(crate) mod key;
pub(crate) mod lock;
pub(crate) mod migrate;
pub(crate) mod open;
pub(crate) mod place;

//! What the tests and the measurements share: where things are, and the driver of the real window.

pub mod places;
pub mod window;

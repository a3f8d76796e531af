//! What the tests and the measurements share: where things are, and the driver of the real window.

pub mod places;
pub mod rounds;
pub mod small_disk;
pub mod window;

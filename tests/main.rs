//! All tests that look at Roadbook from outside, as one binary.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli;
mod core;
mod tidy;
mod updates;
mod window;

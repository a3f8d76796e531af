//! Placeholder.

pub mod timeframe;

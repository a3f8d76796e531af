//! Readers of the files people bring: bytes in, values and problems out. No reader stops at a bad line, and none opens a
//! file itself.

pub mod calendar;
pub mod decision_record;
pub mod grid;
pub mod rows;
pub mod table;
pub mod tracker;

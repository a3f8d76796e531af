//! The real window, opened and operated as a person would. One file per screen or journey; each test opens its own window
//! with `App::for_test` and returns early where there can be none. `cargo nextest` runs them one at a time.

mod by_hand;
mod decide;
mod decide_by_keys;
mod every_screen;
mod import_to_update;
mod opens;
mod planning;
mod quarter;
mod real_logs;
mod review;
mod starts;
mod timeline;
mod trouble;
mod updates;
mod walk;
mod ways;

//! Known holes in dependencies (RustSec). Their list lives on the network; where it cannot be had, the check says so
//! instead of failing or waiting.

use std::time::Duration;

use super::checks::{Verdict, deny};
use crate::error::Result;
use crate::process;

const FETCHED_WITHIN: Duration = Duration::from_secs(60);

/// Fetches the list, if it can be had, and looks every dependency up in it.
pub fn check() -> Result<Verdict> {
    if process::run_within(FETCHED_WITHIN, &mut deny(&["fetch", "db"])).is_err() {
        return Ok(Verdict::NotChecked("the list of advisories cannot be fetched from here"));
    }
    // Without the network: what was just fetched is used.
    process::run(&mut deny(&["--offline", "check", "--hide-inclusion-graph", "advisories"]))
        .map(|()| Verdict::Good)
}

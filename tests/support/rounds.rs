//! How often the tests that kill a program do it.

use std::env;

/// As many rounds as `ROADBOOK_ROUNDS` asks for, `usual` when it is not set. `cargo xtask faults` asks for five hundred.
pub fn rounds(usual: u32) -> u32 {
    env::var("ROADBOOK_ROUNDS").ok().and_then(|asked| asked.parse().ok()).unwrap_or(usual)
}

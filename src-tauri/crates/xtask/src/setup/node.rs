//! What the screens are built with: Node, and the packages of `ui/package-lock.json`.

use crate::error::{Error, Result};
use crate::screens::{self, modified};
use crate::{place, process};

const OLDEST_NODE: u32 = 20;
const REMEDY: &str =
    "Install Node 20 or later (https://nodejs.org, or your system's packages nodejs and npm).";

/// Sees to it that Node is there and that what is installed is what the lock file says.
pub fn install() -> Result {
    let version = process::output(&mut process::command("node", &["--version"]));
    let version = version.ok_or_else(|| Error::missing("Node", REMEDY))?;
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        return Err(Error::missing(format!("a Node that is new enough (found {version})"), REMEDY));
    }
    let ui = place::ui();
    let wanted = modified(&ui.join("package-lock.json"));
    let installed = modified(&ui.join("node_modules").join(".package-lock.json"));
    if wanted.is_some() && installed > wanted {
        Ok(())
    } else {
        screens::npm(&["ci", "--no-audit", "--no-fund"])
    }
}

/// `v20.20.2` is 20.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_of_node_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8), "a digit less is not more");
        assert_eq!(major("20"), None);
    }
}

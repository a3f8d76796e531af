//! Programs from crates.io that the checks use, installed once into the build folder, in the version named here.

use std::fs;

use super::Task;
use crate::error::{Error, Result};
use crate::{place, process};

/// A program and the version everybody uses.
struct Tool {
    name: &'static str,
    version: &'static str,
    /// What is left out of it.
    options: &'static [&'static str],
}

/// The window is driven on Linux only; 3.0 of its driver is an alpha. cargo-deny without its default features still does all that is asked of it here.
const TOOLS: &[Tool] = &[
    #[cfg(target_os = "linux")]
    Tool { name: "tauri-driver", version: "2.1.0", options: &[] },
    Tool { name: "cargo-deny", version: "0.20.2", options: &["--no-default-features"] },
];

/// cargo-nextest in this version, where the machine has none of its own.
const NEXTEST: Tool = Tool { name: "cargo-nextest", version: "0.9.143", options: &[] };

/// Sees to it that the tools of a task are there.
pub fn install(task: Task) -> Result {
    if task < Task::Test {
        return Ok(());
    }
    if !process::succeeds(&mut process::command("cargo", &["nextest", "--version"])) {
        install_one(&NEXTEST)?;
    }
    let installed = fs::read_to_string(place::tools().join(".crates.toml")).unwrap_or_default();
    TOOLS.iter().filter(|tool| !lists(&installed, tool)).try_for_each(install_one)
}

fn install_one(tool: &Tool) -> Result {
    let tools = place::tools();
    // Quicker to build than to run fast: each is used for seconds.
    let mut command =
        process::command("cargo", &["install", tool.name, "--version", tool.version, "--locked", "--debug"]);
    let build = tools.join("build");
    command.args(tool.options).arg("--force").arg("--root").arg(&tools).arg("--target-dir").arg(&build);
    process::run(&mut command)?;
    // What it was built from is some hundred megabytes that nobody needs again.
    fs::remove_dir_all(&build).map_err(Error::unreachable(format!("remove {}", build.display())))
}

/// Whether Cargo's own list of what it installed has a tool in its version.
fn lists(installed: &str, tool: &Tool) -> bool {
    installed.contains(&format!("\"{} {} (", tool.name, tool.version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_version_named_counts_as_installed() {
        let list = "[v1]\n\"tauri-driver 2.1.0 (registry+https://example.org/index)\" = [\"tauri-driver\"]\n";
        let check = |version: &'static str, expect: bool| {
            assert_eq!(
                lists(list, &Tool { name: "tauri-driver", version, options: &[] }),
                expect,
                "{version}"
            );
        };
        check("2.1.0", true);
        check("2.1", false);
        check("3.0.0-alpha.1", false);
        assert!(!lists("", &TOOLS[0]), "nothing is installed yet");
    }
}

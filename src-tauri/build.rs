//! Prepares the shell: the folder the page is embedded from, and the rights of the page. A command of our own can be
//! called only when `capabilities/main.json` lists it as `allow-<command>`; there is no second list.

use std::error::Error;
use std::fs;

use tauri_build::{AppManifest, Attributes};

const CAPABILITY: &str = "capabilities/main.json";
const PAGE: &str = "../ui/dist";

fn main() -> Result<(), Box<dyn Error>> {
    // Without the page (before the first `npm run build`) everything still compiles; the window is then empty.
    fs::create_dir_all(PAGE)?;
    println!("cargo:rerun-if-changed={PAGE}");

    let commands = own_commands()?;
    tauri_build::try_build(Attributes::new().app_manifest(AppManifest::new().commands(commands)))?;
    Ok(())
}

/// The commands the capability grants: `allow-list-items` is `list_items`. A right of Tauri's own or of a plugin has a
/// colon in its name.
fn own_commands() -> Result<&'static [&'static str], Box<dyn Error>> {
    let capability: serde_json::Value = serde_json::from_str(&fs::read_to_string(CAPABILITY)?)?;
    let granted = capability["permissions"].as_array().ok_or("the capability lists no permissions")?;
    let commands: Vec<&'static str> = granted
        .iter()
        .filter_map(serde_json::Value::as_str)
        .filter(|right| !right.contains(':'))
        .filter_map(|right| right.strip_prefix("allow-"))
        .map(|command| &*command.replace('-', "_").leak())
        .collect();
    Ok(commands.leak())
}

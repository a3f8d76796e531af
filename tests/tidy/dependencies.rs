//! What the parts of Roadbook may depend on. The same is checked for every system it runs on by `deny.toml`; here it is
//! asked for this one, so that a slip is seen in the first test run.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::process::Command;

use roadbook_tests::places;
use serde_json::Value;

use super::{assert_none, sources};

/// Anything that can speak to another computer.
const CLIENTS: &[&str] = &[
    "attohttpc",
    "curl",
    "fantoccini",
    "h2",
    "hyper",
    "isahc",
    "minreq",
    "native-tls",
    "quinn",
    "reqwest",
    "rustls",
    "surf",
    "tokio-tungstenite",
    "tungstenite",
    "ureq",
];

/// Without a window: used by scripts, on servers, in tests.
const WINDOWLESS: &[&str] = &["roadbook-formats", "roadbook-core", "roadbook-cli"];

#[test]
fn nothing_that_is_shipped_can_reach_the_network() {
    let tree = Tree::read();
    let shipped = WINDOWLESS.iter().chain(&["roadbook"]);
    let found: Vec<String> = shipped
        .flat_map(|package| {
            let below = tree.below(package);
            CLIENTS
                .iter()
                .filter(move |client| below.contains(**client))
                .map(move |client| format!("{package}: {client}"))
        })
        .collect();
    assert_none(&found, "plans that are not public must not be able to leave this computer");
}

#[test]
fn the_core_knows_no_window() {
    let tree = Tree::read();
    for package in WINDOWLESS {
        let below = tree.below(package);
        let found: Vec<String> = below
            .into_iter()
            .filter(|name| ["tauri", "wry", "tao", "gtk"].contains(&name.as_str()))
            .collect();
        assert_none(&found, &format!("{package} is used without a window, and built without a web view"));
    }
}

#[test]
fn parts_depend_on_each_other_in_one_direction() {
    let tree = Tree::read();
    for (package, forbidden) in [
        ("roadbook-formats", &["roadbook-core", "rusqlite", "roadbook-testkit"][..]),
        ("roadbook-core", &["roadbook-cli", "roadbook", "roadbook-testkit"]),
        ("roadbook-cli", &["roadbook", "roadbook-testkit"]),
        ("roadbook", &["roadbook-cli", "roadbook-testkit"]),
    ] {
        let below = tree.below(package);
        let found: Vec<String> =
            forbidden.iter().filter(|name| below.contains(**name)).map(|name| (*name).to_owned()).collect();
        assert_none(&found, &format!("formats ← core ← cli, shell: {package} must not depend on"));
    }
}

#[test]
fn sqlite_is_new_enough() {
    assert!(
        rusqlite::version_number() >= 3_051_003,
        "SQLite {} has known faults that damage a file in WAL mode; 3.51.3 mends them",
        rusqlite::version()
    );
}

#[test]
fn every_crate_follows_the_workspace() {
    let manifests = sources(".", &["toml"]);
    let crates = manifests.iter().filter(|file| file.path.ends_with("/Cargo.toml"));
    let found: Vec<String> = crates
        .flat_map(|manifest| {
            let rules = ["[lints]\nworkspace = true", "edition.workspace = true", "license.workspace = true"];
            rules
                .into_iter()
                .filter(|rule| !manifest.text.contains(rule))
                .map(|rule| format!("{}: {rule:?}", manifest.path))
        })
        .collect();
    assert_none(&found, "lints, edition and licence are said once, in the root manifest; this is missing");
}

/// What each package of the workspace is built from on this system.
struct Tree {
    /// From a package's id to its name and the ids of what it needs to be built; what only its tests need is left out.
    packages: BTreeMap<String, (String, Vec<String>)>,
}

impl Tree {
    fn read() -> Self {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let host = output(Command::new("rustc").arg("-vV"));
        let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned();
        let metadata = output(Command::new(cargo).current_dir(places::root()).args([
            "metadata",
            "--format-version=1",
            "--locked",
            "--offline",
            "--filter-platform",
            &host,
        ]));
        let metadata: Value = serde_json::from_str(&metadata).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let names: BTreeMap<String, String> = metadata["packages"]
            .as_array()
            .unwrap()
            .iter()
            .map(|package| (text(&package["id"]), text(&package["name"])))
            .collect();
        let packages = metadata["resolve"]["nodes"].as_array().unwrap().iter().map(|node| {
            let needed = node["deps"].as_array().unwrap().iter().filter(|dependency| {
                dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"] != "dev")
            });
            let id = text(&node["id"]);
            let name = names[&id].clone();
            (id, (name, needed.map(|dependency| text(&dependency["pkg"])).collect()))
        });
        Self { packages: packages.collect() }
    }

    /// The names of everything a package is built from, directly or not.
    fn below(&self, package: &str) -> BTreeSet<String> {
        let (_, (_, direct)) = self.packages.iter().find(|(_, (name, _))| name == package).unwrap();
        let mut waiting: Vec<&String> = direct.iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if seen.insert(id) {
                waiting.extend(&self.packages[id].1);
            }
        }
        seen.into_iter().map(|id| self.packages[id].0.clone()).collect()
    }
}

fn output(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

//! What the page in the window may do. It shows what strangers wrote, so it may do as little as possible.

use std::collections::BTreeSet;
use std::fs;

use regex::Regex;
use roadbook_tests::places;
use serde_json::{Value, json};

use super::{assert_none, sources};

/// Rights of Tauri and its plugins that the page has. Everything else it asks of our own commands, one by one.
const RIGHTS: &[(&str, &str)] = &[
    ("core:event:allow-listen", "the core says which kinds of record changed"),
    ("core:event:allow-unlisten", "a view that is gone does not listen any more"),
];

#[test]
fn the_page_has_no_other_rights() {
    let files = sources("src-tauri/capabilities", &["json", "toml"]);
    let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        names,
        ["src-tauri/capabilities/main.json"],
        "one capability file, so that all rights are seen at once"
    );

    let capability = json_of("src-tauri/capabilities/main.json");
    assert_eq!(capability["windows"], json!(["main"]), "one window has them");
    assert_eq!(capability["remote"], Value::Null, "no page from elsewhere has any");
    let granted: BTreeSet<&str> =
        permissions(&capability).into_iter().filter(|right| right.contains(':')).collect();
    let listed: BTreeSet<&str> = RIGHTS.iter().map(|(right, _)| *right).collect();
    assert_eq!(granted, listed, "each right of the page stands in this test with its reason");
}

#[test]
fn the_page_may_call_the_commands_there_are_and_no_others() {
    let capability = json_of("src-tauri/capabilities/main.json");
    let own = permissions(&capability).into_iter().filter(|right| !right.contains(':'));
    let granted: BTreeSet<String> =
        own.map(|right| right.strip_prefix("allow-").expect("`allow-<command>`").replace('-', "_")).collect();
    let bindings = fs::read_to_string(places::root().join("ui/src/lib/ipc/bindings.ts")).unwrap();
    let call = Regex::new(r#"_INVOKE\("(\w+)""#).unwrap();
    let called: BTreeSet<String> = call.captures_iter(&bindings).map(|found| found[1].to_owned()).collect();
    assert_eq!(granted, called, "capabilities/main.json lists every command of the shell");
}

#[test]
fn every_command_is_called_by_a_screen() {
    let bindings = fs::read_to_string(places::root().join("ui/src/lib/ipc/bindings.ts")).unwrap();
    let command = Regex::new(r"(?m)^\t(\w+): \(").unwrap();
    let screens: String = sources("ui/src", &["ts", "svelte"])
        .into_iter()
        .filter(|file| !file.path.starts_with("ui/src/lib/ipc/") && !file.path.ends_with(".test.ts"))
        .map(|file| file.text)
        .collect();
    let words: BTreeSet<&str> = screens.split(|sign: char| !sign.is_alphanumeric()).collect();
    let unused: Vec<String> = command
        .captures_iter(&bindings)
        .map(|found| found[1].to_owned())
        .filter(|name| !words.contains(name.as_str()))
        .collect();
    assert_none(&unused, "a right that no screen needs is one too many");
}

#[test]
fn the_page_is_locked() {
    let configuration = json_of("src-tauri/tauri.conf.json");
    let security = &configuration["app"]["security"];
    assert_eq!(security["csp"]["default-src"], "'self'", "nothing is loaded from elsewhere");
    assert_eq!(
        security["csp"]["connect-src"], "ipc: http://ipc.localhost",
        "the page speaks to the shell alone"
    );
    assert_eq!(security["csp"]["script-src"], "'self'", "only scripts that were built in run");
    for (place, allowed) in security["csp"].as_object().unwrap() {
        let allowed = allowed.as_str().unwrap();
        let open = ["*", "https:", "http: ", "unsafe-eval", "//"]
            .iter()
            .filter(|word| allowed.replace("http://ipc.localhost", "").contains(**word));
        assert_eq!(open.count(), 0, "{place} lets in what was not built in: {allowed}");
        assert!(
            place == "style-src" || !allowed.contains("unsafe-inline"),
            "{place}: only styles may stand in the page"
        );
    }
    assert_eq!(
        security["dangerousDisableAssetCspModification"],
        json!(["style-src"]),
        "Tauri's nonce would void 'unsafe-inline' for styles, which the editor and the preview need"
    );
    assert_eq!(security["freezePrototype"], true, "no script can change what all scripts use");
    assert_eq!(security["capabilities"], json!(["main"]));
    assert_eq!(configuration["app"]["withGlobalTauri"], false, "only lib/ipc reaches the shell");
    assert_eq!(configuration["build"]["devUrl"], Value::Null, "the page is always the one built in");
}

#[test]
fn no_plugin_opens_a_door() {
    let manifest = fs::read_to_string(places::root().join("src-tauri/Cargo.toml")).unwrap();
    let plugin = Regex::new(r"(?m)^tauri-plugin-(\w[\w-]*)").unwrap();
    let doors =
        ["fs", "shell", "http", "websocket", "upload", "updater", "process", "localhost", "sql", "store"];
    let found: Vec<String> = plugin
        .captures_iter(&manifest)
        .map(|found| found[1].to_owned())
        .filter(|name| doors.contains(&name.as_str()))
        .collect();
    assert_none(&found, "files are opened and written in Rust, and nothing else is run or reached");
    assert!(!manifest.contains("devtools"), "whoever gets the window does not get a console");
}

fn json_of(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(places::root().join(path)).unwrap()).unwrap()
}

fn permissions(capability: &Value) -> Vec<&str> {
    capability["permissions"].as_array().unwrap().iter().map(|right| right.as_str().unwrap()).collect()
}

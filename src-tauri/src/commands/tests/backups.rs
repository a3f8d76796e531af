//! Backups, restore and the passphrase, as the page asks for them.

use serde_json::{Value, json};

use super::Window;
use crate::files;
use crate::state::locked;

fn backups(window: &Window) -> Vec<Value> {
    window.ask("list_backups", json!({ "checked": true }))["backups"].as_array().unwrap().clone()
}

/// Waits for the automatic backup, which nobody waits for.
fn automatic(window: &Window) {
    let began = std::time::Instant::now();
    while locked(&window.desk.backups).is_empty() && began.elapsed().as_secs() < 20 {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

#[test]
fn one_is_made_while_editing_and_no_more() {
    let window = Window::with_workspace();
    window.ask("add_item", json!({ "title": "Instant payouts" }));
    automatic(&window);
    window.ask("add_item", json!({ "title": "Refunds" }));
    let made = backups(&window);
    assert_eq!(made.len(), 1, "at most one in ten minutes");
    assert_eq!((&made[0]["reason"], &made[0]["condition"]), (&json!("automatic"), &json!("sound")));
    assert_eq!(locked(&window.desk.backups)[0].problem, None);
}

#[test]
fn one_is_made_seen_and_brought_back() {
    let window = Window::with_workspace();
    let made = window.ask("back_up", json!({}));
    window.ask("add_item", json!({ "title": "After" }));
    automatic(&window);
    let preview = window.ask("preview_restore", json!({ "name": made["name"] }));
    assert_eq!((&preview["total"], &preview["records"][0]["fate"]), (&json!(1), &json!("gone")));
    let done = window.ask("restore_backup", json!({ "name": made["name"] }));
    assert!(done["label"].as_str().unwrap().starts_with("Restored the backup of"), "{done}");
    window.ask("undo", json!({}));
    assert_eq!(window.refusal("preview_restore", json!({ "name": "../Plan.roadbook" })), "notFound");
}

#[test]
fn a_passphrase_is_set_asked_for_and_removed() {
    let window = Window::with_workspace();
    let path = window.shell.file().unwrap();
    let change = |old: Value, fresh: Value| json!({ "old": old, "fresh": fresh });
    let changed = window.ask("change_passphrase", change(Value::Null, json!("correct horse battery")));
    assert_eq!(changed["protected"], json!(true));
    assert_eq!(window.ask("workspace", json!({}))["name"], json!("Plan"), "it is open again");
    let wrong = change(json!("something else"), Value::Null);
    assert_eq!(window.refusal("change_passphrase", wrong), "wrongPassphrase");
    assert_eq!(window.ask("workspace", json!({}))["name"], json!("Plan"), "and stays open");

    window.ask("close_workspace", json!({}));
    assert_eq!(window.refusal("open_workspace", json!({ "path": path })), "locked");
    assert_eq!(window.ask("refused_file", json!({}))["name"], json!("Plan"));
    files::bring(&window.shell, &path);
    assert_eq!(*locked(&window.desk.refused), ["locked"], "the page asks for it");
    let unlock = |passphrase: &str| json!({ "path": path, "passphrase": passphrase });
    assert_eq!(window.refusal("unlock_workspace", unlock("something else")), "wrongPassphrase");
    assert_eq!(window.ask("unlock_workspace", unlock("correct horse battery"))["name"], json!("Plan"));
    let removed = window.ask("change_passphrase", change(json!("correct horse battery"), Value::Null));
    assert_eq!(removed["protected"], json!(false));
}

#[test]
fn a_damaged_file_has_ways_out() {
    let window = Window::with_workspace();
    let path = window.shell.file().unwrap();
    let made = window.ask("back_up", json!({}));
    window.ask("close_workspace", json!({}));
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() - 4_096]).unwrap();
    assert_eq!(window.refusal("open_workspace", json!({ "path": path })), "damaged");
    let offered = window.ask("backups_of", json!({ "path": path, "passphrase": null }));
    assert_eq!(offered[0]["name"], made["name"]);

    window.choose("Saved");
    let saved = window.ask("salvage_workspace", json!({ "path": path, "passphrase": null }));
    assert!(saved["path"].as_str().unwrap().ends_with("Saved.roadbook"), "{saved}");
    assert_eq!(window.ask("salvage_workspace", json!({ "path": path, "passphrase": null })), Value::Null);
    let restore = json!({ "path": path, "name": made["name"], "passphrase": null });
    assert_eq!(window.ask("restore_damaged", restore)["name"], json!("Plan"));
}

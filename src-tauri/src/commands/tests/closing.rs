//! The window as it comes and goes: how large it draws, what waits for a workspace, what is kept before it closes.

use serde_json::{Value, json};

use super::Window;
use crate::closing::Closing;
use crate::files;
use crate::state::locked;

#[test]
fn everything_is_drawn_as_large_as_it_was_left() {
    let window = Window::new();
    let layout = |zoom: Value| json!({ "layout": { "inspector": null, "inspectorClosed": false, "rail": "asRoom", "zoom": zoom } });
    window.ask("window_ready", json!({}));
    window.ask("remember", layout(json!(150)));
    window.ask("remember", layout(json!(150)));
    window.ask("remember", layout(Value::Null));
    window.ask("remember", layout(json!(9000)));
    window.ask("window_ready", json!({}));
    assert_eq!(
        *locked(&window.desk.zooms),
        [100, 150, 100, 300, 300],
        "only what changes, within what can be read"
    );
}

#[test]
fn what_is_typed_is_kept_before_the_window_closes() {
    let window = Window::new();
    assert!(!Closing::begin(&window.shell), "with nothing open it closes at once");
    window.choose("Plan.roadbook");
    window.ask("new_workspace", json!({ "sample": false }));
    let counts = || {
        let desk = &window.desk;
        (*locked(&desk.closing), *locked(&desk.asked_to_close), *locked(&desk.closed))
    };
    assert!(Closing::begin(&window.shell), "it stays until the page answers");
    window.ask("answer_closing", json!({ "kept": false }));
    assert_eq!(counts(), (1, 1, 0), "the person was asked, and stays");
    window.ask("answer_closing", json!({ "kept": true }));
    assert_eq!(counts(), (1, 1, 0), "nobody asked for this answer");
    assert!(Closing::begin(&window.shell));
    window.ask("answer_closing", json!({ "kept": true }));
    assert_eq!(counts(), (2, 1, 1));
    assert!(Closing::begin(&window.shell));
    assert!(!Closing::begin(&window.shell), "who closes it twice does not wait");
}

#[test]
fn a_page_that_does_not_answer_holds_nobody_up() {
    let window = Window::with_workspace();
    assert!(Closing::begin(&window.shell));
    let began = std::time::Instant::now();
    while *locked(&window.desk.closed) == 0 && began.elapsed().as_secs() < 20 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(*locked(&window.desk.closed), 1);
    assert!(began.elapsed().as_millis() > 1500, "the page had its time");
}

#[test]
fn a_file_that_is_dropped_before_there_is_a_workspace_waits_for_one() {
    let window = Window::new();
    let file = window.write("items.csv", "Title\nPayouts\n");
    files::bring(&window.shell, &file);
    assert!(locked(&window.desk.told).is_empty(), "nothing is refused");
    window.ask("first_screen_ready", json!({}));
    let said = file.display().to_string();
    assert_eq!(*locked(&window.desk.dropped), [said.clone(), said.clone()], "the first screen hears of it");
    window.choose("Plan.roadbook");
    window.ask("new_workspace", json!({ "sample": false }));
    window.ask("first_screen_ready", json!({}));
    window.ask("first_screen_ready", json!({}));
    assert_eq!(locked(&window.desk.dropped).len(), 3, "it is brought into the workspace, once");
}

#[test]
fn a_workspace_is_copied_and_the_open_one_stays() {
    let window = Window::with_workspace();
    window.ask("add_item", json!({ "title": "Payouts" }));
    assert_eq!(window.ask("copy_workspace", json!({})), Value::Null, "they changed their mind");
    let copy = window.choose("Next");
    let named = copy.with_extension("roadbook");
    assert_eq!(window.ask("copy_workspace", json!({})), json!(named), "the ending is added");
    assert_eq!(window.ask("workspace", json!({}))["name"], json!("Plan"));
    window.choose("Next");
    assert_eq!(window.refusal("copy_workspace", json!({})), "invalid");
    assert_eq!(window.ask("open_workspace", json!({ "path": named }))["counts"]["items"], json!(1));
    let recent = window.ask("recent_workspaces", json!({}));
    let names: Vec<_> = recent.as_array().unwrap().iter().map(|file| file["name"].clone()).collect();
    assert_eq!(names, ["Next", "Plan"]);
}

//! What was, and what is set: looking at another state, the history, settings.

use serde_json::{Value, json};

use super::{Window, all_items};

#[test]
fn another_state_is_seen_and_cannot_be_changed() {
    let window = Window::with_workspace();
    window.ask("add_item", json!({ "title": "Instant payouts" }));
    let made = window.ask("add_item", json!({ "title": "Rate lock" }));
    let info = window.ask("look_as_of", json!({ "at": { "at": "operation", "operation": 2 } }));
    assert_eq!(
        info["looking"],
        json!({ "what": "asOf", "day": "2026-11-24", "operation": 2, "doneSince": 1 })
    );
    assert_eq!((&info["counts"]["items"], &info["name"]), (&json!(1), &json!("Plan")));
    assert_eq!(window.ask("list_items", all_items())["rows"].as_array().map(Vec::len), Some(1));
    assert_eq!(window.refusal("add_item", json!({ "title": "No" })), "looking");
    assert_eq!(window.refusal("item", json!({ "id": made["id"] })), "notFound");
    assert_eq!(window.refusal("undo", json!({})), "looking");
    assert_eq!(
        window.refusal("look_as_of", json!({ "at": { "at": "day", "day": "2020-01-01" } })),
        "invalid"
    );
    assert_eq!(
        window.ask("workspace", json!({}))["looking"]["operation"],
        2,
        "a refused look changes nothing"
    );
    let info = window.ask("look_at_today", json!({}));
    assert_eq!((&info["looking"], &info["counts"]["items"]), (&Value::Null, &json!(2)));
    window.ask("undo", json!({}));
}

#[test]
fn history_is_seen_and_gone_back_in() {
    let window = Window::with_workspace();
    let made = window.ask("add_item", json!({ "title": "Instant payouts" }));
    let id = &made["id"];
    let edit = |text: &str| window.ask("edit_items", json!({ "ids": [id], "field": "title", "text": text }));
    edit("Money at once");
    edit("Money now");
    let page = window.ask("history", json!({ "query": { "record": id, "limit": 2 } }));
    assert_eq!((&page["total"], page["operations"].as_array().map(Vec::len)), (&json!(3), Some(2)));
    let shown = window.ask("operation", json!({ "number": 3 }));
    assert_eq!(
        shown["records"][0]["fields"],
        json!([{ "field": "title", "before": "Instant payouts", "after": "Money at once" }])
    );
    let life = window.ask("record_life", json!({ "record": id }));
    assert_eq!(life[0]["change"]["after"], "Money now");
    assert_eq!(window.ask("preview_undo_to", json!({ "operation": 2 }))["operations"], 2);
    window.ask("undo_to_operation", json!({ "operation": 2 }));
    let title = || window.ask("item", json!({ "id": id }))["row"]["title"].clone();
    assert_eq!(title(), "Instant payouts");
    let wish = json!({ "wish": { "kind": "item", "record": id, "fields": ["title"], "operation": 3 } });
    window.ask("revert_record", wish);
    assert_eq!(title(), "Money at once");
}

#[test]
fn settings_are_read_and_set_and_some_stay_on_this_computer() {
    let window = Window::with_workspace();
    window.ask("set_setting", json!({ "name": "company", "text": "Larkfield" }));
    let settings = window.ask("settings", json!({}));
    assert_eq!(settings["workspace"][0], json!({ "name": "company", "value": "Larkfield", "note": null }));
    assert_eq!(window.ask("workspace", json!({}))["company"], "Larkfield");
    assert_eq!(window.refusal("set_setting", json!({ "name": "fiscalStart", "text": "13" })), "invalid");
    assert_eq!(settings["exports"], Value::Null);
    let folder = window.choose("Exports");
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(window.ask("choose_exports", json!({})), json!(folder));
    window.ask("forget_exports", json!({}));
    assert_eq!(window.ask("settings", json!({}))["exports"], Value::Null);
}

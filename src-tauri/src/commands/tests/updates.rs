//! Updates: written, searched, issued, remembered, corrected.

use std::path::Path;

use serde_json::{Value, json};

use super::Window;

/// A workspace with an item that has something to hide, and the audience Engineering.
fn window() -> (Window, Value, Value) {
    let window = Window::with_workspace();
    let row = window.ask("add_item", json!({ "title": "Instant payouts" }));
    window.ask(
        "edit_items",
        json!({ "ids": [row["id"]], "field": "internalNote", "text": "Acme Corporation signed for it" }),
    );
    window.ask("edit_items", json!({ "ids": [row["id"]], "field": "timeframe", "text": "14 August 2027" }));
    let audiences = window.ask("list_audiences", json!({}));
    let engineering = audiences.as_array().unwrap().iter().find(|row| row["name"] == "Engineering").unwrap();
    let id = engineering["id"].clone();
    (window, row["id"].clone(), id)
}

fn draft(audience: &Value, text: &str) -> Value {
    json!({ "id": audience, "template": "", "text": text, "corrects": null, "leaveOut": [] })
}

#[test]
fn an_update_is_written_looked_at_and_searched() {
    let (window, _, audience) = window();
    let composer = window.ask("open_composer", json!({ "audienceId": audience }));
    assert_eq!((&composer["next"], &composer["audience"]["name"]), (&json!("U-1"), &json!("Engineering")));
    assert_eq!(composer["shown"][0]["ref"], "R-1");
    let page = window.ask("draft_page", json!({ "draft": draft(&audience, "") }));
    assert!(page["html"].as_str().unwrap().contains("Instant payouts"));
    assert_eq!(page["speaksOf"], json!(["R-1"]));
    let wrong = draft(&audience, "# A\n\n```roadbook itmes\n```\n");
    let wrong = window.ask("draft_page", json!({ "draft": wrong }));
    assert_eq!((&wrong["html"], &wrong["faults"][0]["line"]), (&Value::Null, &json!(3)));
    let wish = json!({ "draft": draft(&audience, ""), "formats": ["md", "html"] });
    let searched = window.ask("search_draft", wish);
    assert_eq!(searched["leaks"], json!([]));
    assert!(searched["values"].as_u64() > Some(0), "the note was looked for");
    let leaking = draft(&audience, "# Acme Corporation signed for it");
    let leaks = window.ask("search_draft", json!({ "draft": leaking, "formats": ["md"] }));
    assert_eq!(leaks["leaks"][0]["ref"], "R-1");
    assert_eq!(window.refusal("open_composer", json!({ "audienceId": "nobody" })), "notFound");
}

#[test]
fn what_is_written_is_kept_and_left_out_and_a_change_elsewhere_is_seen() {
    let (window, item, audience) = window();
    let mut mine = draft(&audience, "# Mine, for {{ audience.name }}");
    window.ask("keep_draft", json!({ "draft": mine.clone() }));
    let composer = window.ask("open_composer", json!({ "audienceId": audience }));
    assert_eq!(composer["text"], "# Mine, for {{ audience.name }}");
    mine["text"] = json!("# {{ items | length }} items\n\n```roadbook items\n```\n");
    mine["leaveOut"] = json!(["R-1"]);
    let html = |draft: &Value| {
        let page = window.ask("draft_page", json!({ "draft": draft }));
        page["html"].as_str().unwrap().to_owned()
    };
    assert!(html(&mine).contains("0 items"), "it is left out");
    mine["leaveOut"] = json!([]);
    assert!(html(&mine).contains("Instant payouts"));
    let shown = |format: &str| window.ask("draft_preview", json!({ "draft": mine, "format": format }));
    assert!(shown("pdf").as_str().is_some_and(|pages| pages.contains("<svg")));
    assert!(shown("eml").as_str().is_some_and(|mail| mail.contains("Instant payouts")));
    assert!(shown("docx").as_str().is_some_and(|word| word.contains("Word divides this into pages itself")));
    window.ask("edit_items", json!({ "ids": [item], "field": "title", "text": "Payouts at once" }));
    assert!(html(&mine).contains("Payouts at once"), "what the page stands on is read again");
}

#[test]
fn an_update_is_saved_issued_held_and_corrected() {
    let (window, item, audience) = window();
    let save = json!({ "audienceId": audience, "formats": ["html", "md"], "again": null });
    assert_eq!(window.ask("save_update", save.clone()), Value::Null, "they changed their mind");
    let folder = window.choose("Updates");
    let saved = window.ask("save_update", save.clone());
    let files = saved["files"].as_array().unwrap();
    assert_eq!((files.len(), &saved["leaks"], &saved["update"]), (2, &json!([]), &Value::Null));
    assert!(files.iter().all(|file| Path::new(file["path"].as_str().unwrap()).starts_with(&folder)));
    window.choose("Updates");
    let asked = window.ask("save_update", save.clone());
    assert_eq!(asked["inTheWay"].as_array().map(Vec::len), Some(2), "what is there is asked for");
    let again = json!({ "audienceId": audience, "formats": ["html", "md"], "again": { "folder": folder } });
    assert_eq!(window.ask("save_update", again)["inTheWay"], json!([]));

    window.choose("Updates");
    let issued = window.ask("issue_update", save);
    assert_eq!((&issued["update"], issued["files"].as_array().map(Vec::len)), (&json!("U-1"), Some(2)));
    assert_eq!(issued["files"][0]["hash"].as_str().map(str::len), Some(64));
    assert_eq!(window.ask("issued_updates", Value::Null)[0]["ref"], "U-1");
    let frozen = window.ask("issued_update", json!({ "of": "U-1" }));
    assert!(frozen["html"].as_str().unwrap().contains("U-1"));
    assert!(!frozen["told"].as_array().unwrap().is_empty());
    window.choose("Again");
    let again = window.ask("make_again", json!({ "of": "U-1", "formats": [] }));
    assert!(again["files"].as_array().unwrap().iter().all(|file| file["isSame"] == true), "{again}");

    assert_eq!(window.refusal("draft_correction", json!({ "audienceId": audience })), "invalid");
    window.ask("edit_items", json!({ "ids": [item], "field": "timeframe", "text": "2 November 2027" }));
    let held = json!({ "of": "R-1", "audienceId": null, "onlyStale": true });
    let held = window.ask("what_is_held", held);
    assert_eq!((&held[0]["update"], &held[0]["isStale"]), (&json!("U-1"), &json!(true)));
    window.ask("draft_correction", json!({ "audienceId": audience }));
    let composer = window.ask("open_composer", json!({ "audienceId": audience }));
    assert_eq!((&composer["corrects"], &composer["template"]), (&json!("U-1"), &json!("change of date")));
    window.ask("correct_update", json!({ "of": "U-1" }));
    assert_eq!(window.ask("due_updates", Value::Null).as_array().map(Vec::len), Some(7));
}

#[test]
fn everybody_s_updates_are_made_looked_at_and_issued_at_once() {
    let (window, _, audience) = window();
    let made = window.ask("make_updates", json!({ "whose": "all", "formats": ["md"] }));
    let made = made.as_array().unwrap();
    assert_eq!(made.len(), 7);
    assert!(made.iter().all(|one| one["html"].as_str().is_some_and(|html| html.contains("<html"))));
    let folder = window.choose("All");
    let wish = json!({ "audienceIds": [audience], "formats": ["md"], "again": null });
    let issued = window.ask("issue_updates", wish);
    assert_eq!(issued["updates"][0]["update"], "U-1");
    assert!(folder.join("manifest.json").is_file());
}

#[test]
fn a_card_and_a_copy_say_what_may_be_said() {
    let (window, _, audience) = window();
    let card = window.ask("stand_in_card", json!({ "of": "R-1" }));
    assert_eq!(
        (card["audiences"].as_array().map(Vec::len), &card["title"]),
        (Some(7), &json!("Instant payouts"))
    );
    let path = window.choose("For engineering.roadbook");
    let given = window.ask("give_copy", json!({ "audienceId": audience }));
    assert_eq!((&given["leaks"], &given["items"]), (&json!([]), &json!(1)));
    assert!(path.is_file());
    let versions = window.ask("template_versions", json!({ "id": "sales" }));
    assert_eq!(versions.as_array().map(Vec::len), Some(1));
}

//! People, audiences, templates, and the window as an audience sees it.

use serde_json::{Value, json};

use super::Window;

#[test]
fn an_audience_is_added_changed_put_away_and_brought_back() {
    let window = Window::with_workspace();
    let ready = window.ask("ready_audiences", Value::Null);
    assert_eq!(ready.as_array().map(Vec::len), Some(7));
    let added = window.ask("add_audience", json!({ "name": "Resellers", "like": "Customers" }));
    let id = &added["id"];
    let changes = json!([
        { "what": "typed", "field": "precision", "text": "quarter" },
        { "what": "rule", "field": "owner", "rule": "show" },
        { "what": "wording", "wording": [{ "from": "KYB", "to": "Business check" }] },
        { "what": "members", "members": [] },
    ]);
    window.ask("edit_audience", json!({ "id": id, "changes": changes }));
    let sheet = window.ask("audience", json!({ "id": id, "sample": null }));
    assert_eq!(
        (&sheet["row"]["precision"], &sheet["wording"][0]["to"]),
        (&json!("quarter"), &json!("Business check"))
    );
    let wrong = json!([{ "what": "rule", "field": "title", "rule": "withhold" }]);
    assert_eq!(window.refusal("edit_audience", json!({ "id": id, "changes": wrong })), "invalid");
    let copy = window.ask("duplicate_audience", json!({ "id": id }));
    assert_eq!(copy["name"], "Resellers 2");
    window.ask("put_audience_away", json!({ "id": id }));
    assert_eq!(window.ask("list_put_away_audiences", Value::Null)[0]["name"], "Resellers");
    window.ask("bring_audience_back", json!({ "id": id }));
    assert_eq!(window.ask("list_audiences", Value::Null).as_array().map(Vec::len), Some(9));
}

#[test]
fn people_are_added_and_changed() {
    let window = Window::with_workspace();
    let id = window.ask("add_person", json!({ "name": "Ada Osei" }));
    window.ask("edit_person", json!({ "id": id, "field": "role", "text": "Head of support" }));
    assert_eq!(window.ask("list_people", Value::Null)[0]["role"], "Head of support");
    assert_eq!(window.ask("list_people_put_away", Value::Null), json!([]));
    let pasted = window.ask("paste_people", json!({ "text": "Name\tRole\nAda Osei\tDirector\nGrace\tCFO" }));
    assert_eq!(pasted["label"], "Pasted 2 people, 1 new");
    assert_eq!(window.ask("list_people", Value::Null)[0]["role"], "Director");
    let folder = tempfile::tempdir().unwrap();
    let staff = folder.path().join("staff.csv");
    std::fs::write(&staff, "Name,Role\nGrace,Chair\nMax,Designer\n").unwrap();
    let tried = window.ask("import_people", json!({ "path": staff, "onlyTry": true }));
    assert_eq!((&tried["added"], &tried["changed"], &tried["done"]), (&json!(1), &json!(1), &Value::Null));
    let done = window.ask("import_people", json!({ "path": staff, "onlyTry": false }));
    assert_eq!(done["done"]["label"], "Imported 1 person and updated 1 from staff.csv");
}

#[test]
fn a_template_is_tried_out_kept_and_taken_back() {
    let window = Window::with_workspace();
    let audience = window.ask("list_audiences", Value::Null)[0]["id"].clone();
    let offer = window.ask("template_offer", json!({ "audienceId": audience }));
    assert_eq!(
        (&offer["fields"][6]["name"], &offer["fields"][6]["sample"]),
        (&json!("audience.name"), &json!("Executives"))
    );
    assert_eq!(offer["blocks"][0]["name"], "items");
    let wish = |text: &str| json!({ "id": "sales", "text": text, "audienceId": audience });
    let tried = window.ask("try_template", wish("# A\n\n```roadbook itmes\n```\n"));
    assert_eq!((&tried["html"], &tried["faults"][0]["line"]), (&Value::Null, &json!(3)));
    assert!(
        window.ask("try_template", wish("# Dear readers"))["html"].as_str().unwrap().contains("Dear readers")
    );
    window.ask("edit_template", json!({ "id": "sales", "field": "text", "text": "# Mine" }));
    assert_eq!(window.ask("template_text", json!({ "id": "sales" })), "# Mine");
    window.ask("reset_template", json!({ "id": "sales" }));
    assert_eq!(window.ask("list_templates", Value::Null)[2]["origin"], "builtIn");
    let own = window.ask("add_template", json!({ "name": "Board" }));
    window.ask("put_template_away", json!({ "id": own }));
    window.ask("bring_template_back", json!({ "id": own }));
    window.ask("duplicate_template", json!({ "id": own }));
    let names = window.ask("list_templates", Value::Null);
    assert_eq!(names.as_array().unwrap().last().unwrap()["name"], "Board 2");
}

#[test]
fn the_window_shows_what_an_audience_sees_and_changes_nothing_there() {
    let window = Window::new();
    window.ask("new_workspace", json!({ "sample": true }));
    let customers = window.ask("list_audiences", Value::Null)[6]["id"].clone();
    let info = window.ask("look_as_audience", json!({ "id": customers }));
    assert_eq!(
        (&info["looking"]["what"], &info["looking"]["name"]),
        (&json!("asAudience"), &json!("Customers"))
    );
    assert!(info["looking"]["itemsHidden"].as_u64().unwrap() > 0);
    let query = json!({ "search": null, "filters": [], "group": null, "sort": "ref", "descending": false, "offset": 0, "limit": 100 });
    let rows = window.ask("list_items", json!({ "query": query }))["rows"].clone();
    assert_eq!(
        rows.as_array().map(Vec::len),
        info["counts"]["items"].as_u64().and_then(|count| count.try_into().ok())
    );
    assert!(rows.as_array().unwrap().iter().all(|row| row["owner"].is_null() && row["effort"].is_null()));
    assert_eq!(window.refusal("add_item", json!({ "title": "Payouts" })), "looking");
    assert_eq!(window.ask("look_at_today", Value::Null)["looking"], Value::Null);
}

//! Every command once, through Tauri's mock runtime: that it is there, takes what the page sends and answers what the page
//! reads. What the answers mean is tested in the core.

mod closing;

mod looking_back;

mod audiences;

mod backups;

mod updates;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};

use crate::bindings::bindings;
use crate::files;
use crate::outside::Choice;
use crate::state::{Places, Shell, locked};
use crate::surroundings::surroundings;
use crate::testing::Desk;

struct Window {
    desk: Arc<Desk>,
    shell: Arc<Shell>,
    home: tempfile::TempDir,
    page: WebviewWindow<MockRuntime>,
    _app: App<MockRuntime>,
}

impl Window {
    fn new() -> Self {
        Self::in_home(tempfile::tempdir().unwrap())
    }

    fn in_home(home: tempfile::TempDir) -> Self {
        let desk = Arc::new(Desk::default());
        let places = Places { data: home.path().join("data"), documents: home.path().join("documents") };
        let today = NaiveDate::from_ymd_opt(2026, 11, 24);
        let shell = Arc::new(Shell::new(desk.clone(), places, surroundings(today), None));
        let app = mock_builder()
            .invoke_handler(bindings().invoke_handler())
            .manage(Arc::clone(&shell))
            .build(mock_context(noop_assets()))
            .unwrap();
        let page = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
        Self { desk, shell, home, page, _app: app }
    }

    fn with_workspace() -> Self {
        let window = Self::new();
        window.choose("Plan.roadbook");
        window.ask("new_workspace", json!({ "sample": false }));
        window
    }

    /// What the person chooses next, in their home.
    fn choose(&self, name: &str) -> PathBuf {
        let path = self.home.path().join(name);
        locked(&self.desk.answers).push_back(path.clone());
        path
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.home.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    fn try_ask(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.into(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.page, request).map(|body| body.deserialize().unwrap())
    }

    fn ask(&self, command: &str, arguments: Value) -> Value {
        self.try_ask(command, arguments).unwrap_or_else(|refusal| panic!("{command}: {refusal}"))
    }

    fn refusal(&self, command: &str, arguments: Value) -> String {
        let refusal = self.try_ask(command, arguments).expect_err(command);
        refusal["code"].as_str().unwrap_or_else(|| panic!("{command}: {refusal}")).to_owned()
    }
}

fn all_items() -> Value {
    json!({ "query": {
        "search": null, "filters": [], "group": null, "sort": "ref", "descending": false, "offset": 0, "limit": 100,
    } })
}

fn request(path: &Path) -> Value {
    json!({ "request": {
        "path": path, "columns": null, "mapping": null, "dates": null, "sensitivity": null, "onConflict": "mine",
        "choices": [],
    } })
}

#[test]
fn the_window_starts_with_nothing_and_remembers_how_it_looks() {
    let window = Window::new();
    let start = window.ask("start", json!({}));
    assert_eq!(start["workspace"], Value::Null);
    assert_eq!(
        (&start["theme"], &start["recent"], &start["problem"]),
        (&json!("system"), &json!([]), &Value::Null)
    );
    window.ask("window_ready", json!({}));
    window.ask("first_screen_ready", json!({}));
    assert_eq!((*locked(&window.desk.shown), window.desk.title().as_str()), (1, "Roadbook"));
    window.ask("set_theme", json!({ "theme": "dark" }));
    assert_eq!(window.ask("start", json!({}))["theme"], json!("dark"));
    assert_eq!(window.refusal("workspace", json!({})), "nothingOpen");
    assert_eq!(window.refusal("list_items", all_items()), "nothingOpen");
    window.ask("show_in_folder", json!({ "path": "x" }));
}

#[test]
fn a_workspace_is_made_closed_and_opened() {
    let window = Window::new();
    assert_eq!(
        window.ask("new_workspace", json!({ "sample": false })),
        Value::Null,
        "they changed their mind"
    );
    let path = window.choose("Plan");
    let info = window.ask("new_workspace", json!({ "sample": false }));
    let named = path.with_extension("roadbook");
    assert_eq!((&info["name"], &info["path"]), (&json!("Plan"), &json!(named)), "the ending is added");
    assert_eq!((&info["today"], &info["undo"]), (&json!("2026-11-24"), &Value::Null));
    assert_eq!(info["counts"]["audiences"], json!(7));
    window.ask("first_screen_ready", json!({}));
    assert_eq!(window.desk.title(), "Plan — Roadbook");
    window.ask("close_workspace", json!({}));
    assert_eq!(window.desk.title(), "Roadbook");
    let recent = &window.ask("start", json!({}))["recent"];
    assert_eq!((&recent[0]["name"], &recent[0]["missing"]), (&json!("Plan"), &json!(false)));
    window.choose("Plan.roadbook");
    assert_eq!(window.ask("open_workspace", json!({ "path": null }))["name"], json!("Plan"));
    assert_eq!(
        window.ask("open_workspace", json!({ "path": named }))["name"],
        json!("Plan"),
        "it is open already"
    );
    let missing = window.home.path().join("gone.roadbook");
    assert_eq!(window.refusal("open_workspace", json!({ "path": missing })), "missing");
    assert_eq!(window.ask("workspace", json!({}))["name"], json!("Plan"), "what was open stays open");
    assert_eq!(*locked(&window.desk.asked), [Choice::NewWorkspace, Choice::NewWorkspace, Choice::Workspace]);
    assert_eq!(window.ask("open_workspace", json!({ "path": null })), Value::Null, "they changed their mind");
}

#[test]
fn first_steps_are_ticked_off_as_they_happen() {
    let window = Window::with_workspace();
    let steps = || window.ask("first_steps", json!({}));
    assert_eq!(steps(), json!({ "import": false, "shape": false, "export": false }));
    window.ask("add_item", json!({ "title": "One" }));
    assert_eq!(steps()["shape"], json!(true));
    window.ask("dismiss_first_steps", json!({}));
    assert_eq!(steps(), Value::Null);
    window.ask("new_workspace", json!({ "sample": true }));
    assert_eq!(steps(), Value::Null, "whoever looks around has no steps to take");
}

#[test]
fn what_moved_is_found_or_forgotten() {
    let window = Window::with_workspace();
    window.ask("close_workspace", json!({}));
    let before = window.home.path().join("Plan.roadbook");
    std::fs::rename(&before, window.home.path().join("Moved.roadbook")).unwrap();
    let recent = || window.ask("start", json!({}))["recent"].clone();
    assert_eq!(recent()[0]["missing"], json!(true));
    assert_eq!(window.ask("find_recent", json!({ "path": before })), Value::Null, "they changed their mind");
    window.choose("Moved.roadbook");
    assert_eq!(window.ask("find_recent", json!({ "path": before }))["name"], json!("Moved"));
    assert_eq!((recent().as_array().map(Vec::len), &recent()[0]["name"]), (Some(1), &json!("Moved")));
    let moved = window.home.path().join("Moved.roadbook");
    assert_eq!(window.ask("forget_recent", json!({ "path": moved })), json!([]));
    assert!(moved.exists(), "the file is left alone");
    window.ask(
        "remember",
        json!({ "layout": { "inspector": 500, "inspectorClosed": true, "rail": "narrow" } }),
    );
    assert_eq!(window.ask("start", json!({}))["layout"]["rail"], json!("narrow"));
}

#[test]
fn a_start_opens_a_file_or_says_why_not() {
    let window = Window::with_workspace();
    window.shell.close();
    let path = window.home.path().join("Plan.roadbook");
    window.shell.open_ahead(Some(path), None);
    let start = window.ask("start", json!({}));
    assert_eq!((&start["workspace"]["name"], &start["problem"]), (&json!("Plan"), &Value::Null));
    window.shell.close();
    let letter = window.write("letter.roadbook", "Dear reader, this is no workspace at all.");
    window.shell.open_ahead(Some(letter), None);
    let start = window.ask("start", json!({}));
    assert_eq!((&start["workspace"], &start["problem"]["code"]), (&Value::Null, &json!("notAWorkspace")));
    assert_eq!(window.ask("start", json!({}))["problem"], Value::Null, "it is said once");
}

#[test]
fn items_are_added_edited_and_listed() {
    let window = Window::with_workspace();
    let row = window.ask("add_item", json!({ "title": "Instant payouts" }));
    assert_eq!((&row["ref"], &row["title"]), (&json!("R-1"), &json!("Instant payouts")));
    let edit = json!({ "ids": [row["id"]], "field": "timeframe", "text": "Q1 2027" });
    let done = window.ask("edit_items", edit);
    assert_eq!(done, json!({ "label": "Changed timeframe of R-1", "kinds": ["item"] }));
    let told = locked(&window.desk.changes).last().cloned().unwrap();
    assert_eq!(
        (told.kinds.as_slice(), told.undo.as_deref()),
        (&["item".to_owned()][..], Some("Changed timeframe of R-1"))
    );
    let page = window.ask("list_items", all_items());
    assert_eq!(page["totals"]["count"], json!(1));
    assert_eq!(page["rows"][0]["timeframe"]["text"], json!("Q1 2027"));
    let record = window.ask("item", json!({ "id": row["id"] }));
    let since = record["since"].as_array().unwrap();
    let timeframe = since.iter().find(|since| since["field"] == "timeframe").unwrap();
    assert_eq!(timeframe["was"], json!(""), "it was empty before");
    assert_eq!(
        window.ask("item", json!({ "id": "R-1" }))["row"]["id"],
        row["id"],
        "a reference finds it too"
    );
    let wrong = json!({ "ids": [row["id"]], "field": "level", "text": "huge" });
    assert_eq!(window.refusal("edit_items", wrong), "invalid");
    assert_eq!(window.ask("choices", json!({ "field": "product" })), json!([]));
    let read = window.ask("read_timeframe", json!({ "text": "Aug 2027" }));
    assert_eq!(read["readings"][0]["text"], json!("Aug 2027"));
    assert!(window.ask("read_timeframe", json!({ "text": "soonish" }))["error"].is_string());
}

#[test]
fn decisions_are_added_edited_and_listed() {
    let window = Window::with_workspace();
    let row =
        window.ask("ask_decision", json!({ "question": "Which rail?", "from": null, "insteadOf": null }));
    assert_eq!(row["done"]["label"], json!("Asked for D-1: Which rail?"));
    let edit =
        |field: &str, text: &str| json!({ "id": row["id"], "field": field, "text": text, "on": false });
    window.ask("write_field", edit("context", "See **this** <script>x</script>"));
    window.ask("write_field", edit("neededBy", "2026-11-13"));
    window.ask("propose_decision", json!({ "id": row["id"], "recommendation": "Our own" }));
    let must = json!({ "id": row["id"], "audience": "Engineering", "mustKnow": true });
    assert_eq!(window.ask("inform_of_decision", must)["label"], json!("Engineering must know of D-1"));
    let record = window.ask("decision", json!({ "id": row["id"] }));
    assert_eq!(record["contextHtml"], json!("<p>See <strong>this</strong> x</p>"), "nothing in it runs");
    assert_eq!(record["told"][0]["knows"], json!("nothingYet"));
    let asked = |tab: &str, words: &str, place_of: Option<&str>| {
        let query = json!({ "tab": tab, "search": words, "offset": 0, "limit": 200, "placeOf": place_of });
        window.ask("list_decisions", json!({ "query": query }))
    };
    let list = asked("waiting", "", Some("D-1"));
    assert_eq!((&list["counts"]["late"], &list["rows"][0]["daysLeft"]), (&json!(1), &json!(-11)));
    assert_eq!((&list["clockStart"], &list["clockEnd"]), (&json!("2026-11-13"), &json!("2026-11-24")));
    assert_eq!((&list["total"], &list["at"]), (&json!(1), &json!(0)));
    let found = |words: &str| asked("all", words, None)["rows"].as_array().map(Vec::len);
    assert_eq!((found("rail"), found("nothing"), found(" ")), (Some(1), Some(0), Some(1)));
    assert_eq!(window.refusal("write_field", edit("colour", "red")), "invalid");
    assert_eq!(window.refusal("decision", json!({ "id": "D-9" })), "notFound");
}

#[test]
fn steps_are_taken_back_and_brought_again() {
    let window = Window::with_workspace();
    assert_eq!(window.refusal("undo", json!({})), "nothing");
    window.ask("add_item", json!({ "title": "One" }));
    assert_eq!(window.ask("undo", json!({})), json!({ "label": "Added R-1 One", "kinds": ["item"] }));
    assert_eq!(window.ask("list_items", all_items())["totals"]["count"], json!(0));
    assert_eq!(window.ask("redo", json!({}))["label"], json!("Added R-1 One"));
    assert_eq!(window.refusal("redo", json!({})), "nothing");
    assert_eq!(window.ask("search", json!({ "words": "one" }))[0]["hits"][0]["ref"], json!("R-1"));
    let many = json!({ "ids": ["R-1"], "field": "tags", "text": "+rails" });
    assert_eq!(
        window.ask("edit_records", many),
        json!({ "label": "Changed tags of R-1", "kinds": ["item"] })
    );
    window.ask("archive_records", json!({ "ids": ["R-1"] }));
    assert_eq!(window.ask("workspace", json!({}))["counts"]["items"], json!(0));
    assert_eq!(window.ask("search", json!({ "words": "one" })), json!([]), "what is put away is not found");
}

#[test]
fn a_field_is_written_in_and_undone_in_one_step() {
    let window = Window::with_workspace();
    window.ask("add_item", json!({ "title": "One" }));
    let write = |text: &str, on: bool| {
        window.ask("write_field", json!({ "id": "R-1", "field": "description", "text": text, "on": on }))
    };
    write("Fir", false);
    write("First w", true);
    assert_eq!(write("First words", true)["label"], json!("Changed description of R-1"));
    window.ask("undo", json!({}));
    let record = || window.ask("item", json!({ "id": "R-1" }));
    assert_eq!(
        record()["texts"][0]["markdown"],
        json!(""),
        "what was kept on the way is one step with the end"
    );
    window.ask("redo", json!({}));
    assert_eq!(record()["texts"][0]["html"], json!("<p>First words</p>"));
    let owner = json!({ "id": "R-1", "field": "owner", "text": "Ada Osei", "on": false });
    assert_eq!(window.ask("write_field", owner)["label"], json!("Changed owner of R-1; P-1 Ada Osei is new"));
    let moved = json!({ "ids": [record()["row"]["id"]], "by": { "count": 2, "unit": "weeks" } });
    assert_eq!(window.refusal("shift_items", moved.clone()), "invalid", "it has no dates yet");
    window
        .ask("write_field", json!({ "id": "R-1", "field": "timeframe", "text": "14 Aug 2027", "on": false }));
    assert_eq!(window.ask("shift_items", moved)["label"], json!("Moved R-1 2 weeks later"));
}

#[test]
fn records_are_linked_copied_put_away_and_brought_back() {
    let window = Window::with_workspace();
    window.ask("add_item", json!({ "title": "One" }));
    window.ask("add_item", json!({ "title": "Two" }));
    let link = json!({ "from": "R-1", "relation": "blocks", "to": "R-2" });
    assert_eq!(window.ask("link_records", link.clone())["label"], json!("Linked: R-1 blocks R-2"));
    let relations = || window.ask("item", json!({ "id": "R-2" }))["relations"].clone();
    assert_eq!((&relations()[0]["word"], &relations()[0]["ref"]), (&json!("Depends on"), &json!("R-1")));
    assert_eq!(window.refusal("link_records", link.clone()), "invalid");
    window.ask("unlink_records", link);
    assert_eq!(relations(), json!([]));
    let made = window.ask("duplicate_record", json!({ "id": "R-1" }));
    assert_eq!((&made["ref"], &made["done"]["label"]), (&json!("R-3"), &json!("Added R-3 as a copy of R-1")));
    window.ask("archive_records", json!({ "ids": ["R-1", "R-2"] }));
    let mut away = all_items();
    away["query"]["putAway"] = json!(true);
    assert_eq!(window.ask("list_items", away)["totals"]["count"], json!(2));
    window.ask("bring_back_records", json!({ "ids": ["R-1"] }));
    assert_eq!(window.ask("list_items", all_items())["totals"]["count"], json!(2));
    let html = window.ask("preview_text", json!({ "text": "**Now** <script>x</script>" }));
    assert_eq!(html, json!("<p><strong>Now</strong> x</p>"), "nothing in it runs");
}

#[test]
fn people_and_audiences_are_listed() {
    let window = Window::with_workspace();
    let row = window.ask("add_item", json!({ "title": "One" }));
    window.ask("edit_items", json!({ "ids": [row["id"]], "field": "owner", "text": "Ines Rahm" }));
    assert_eq!(window.ask("list_people", json!({}))[0]["name"], json!("Ines Rahm"));
    let audiences = window.ask("list_audiences", json!({}));
    let words: Vec<_> =
        audiences.as_array().unwrap().iter().map(|row| row["precisionWord"].as_str().unwrap()).collect();
    assert_eq!((words.len(), words[0]), (7, "to the month"));
}

#[test]
fn a_file_is_previewed_imported_and_taken_back() {
    let window = Window::with_workspace();
    let csv =
        window.write("plan.csv", "Key,Name,Start\nA-1,Instant payouts,2026-11-24\nA-2,Receipts,2026-12-01\n");
    locked(&window.desk.answers).push_back(csv.clone());
    assert_eq!(window.ask("choose_import", json!({ "kind": "file" })), json!(csv));
    assert_eq!(window.ask("choose_import", json!({ "kind": "folder" })), Value::Null);
    let preview = window.ask("preview_import", request(&csv));
    assert_eq!((&preview["kind"], &preview["report"]["created"]["items"]), (&json!("csv"), &json!(2)));
    assert_eq!(
        window.ask("list_items", all_items())["totals"]["count"],
        json!(0),
        "a preview must not write"
    );
    let targets: Vec<_> =
        preview["columns"].as_array().unwrap().iter().map(|column| column["target"].clone()).collect();
    let mapped = json!({ "path": csv, "columns": targets });
    window.ask("save_mapping", json!({ "name": "Our plan", "request": mapped }));
    assert_eq!(window.ask("preview_import", request(&csv))["mappings"], json!(["Our plan"]));
    let imported = window.ask("apply_import", request(&csv));
    assert_eq!(imported["done"]["label"], json!("Imported 2 items from plan.csv"));
    assert_eq!(window.ask("undo", json!({}))["label"], json!("Imported 2 items from plan.csv"));
    assert_eq!(window.ask("list_items", all_items())["totals"]["count"], json!(0));
    window.ask("stop_work", json!({}));
    assert_eq!(window.refusal("preview_import", request(Path::new("gone.csv"))), "missing");
}

#[test]
fn what_is_dropped_is_opened_or_imported() {
    let window = Window::with_workspace();
    let told = || locked(&window.desk.told).iter().map(|problem| problem.code.clone()).collect::<Vec<_>>();
    files::bring(&window.shell, Path::new("/somewhere/jira.csv"));
    assert_eq!(*locked(&window.desk.dropped), ["/somewhere/jira.csv"]);
    window.shell.close();
    files::bring(&window.shell, &window.home.path().join("Plan.roadbook"));
    assert_eq!(window.ask("workspace", json!({}))["name"], json!("Plan"));
    assert_eq!(window.desk.title(), "Plan — Roadbook");
    let changed = locked(&window.desk.changes).last().cloned().unwrap();
    assert!(changed.kinds.len() > 5, "every view asks again: {:?}", changed.kinds);
    files::bring(&window.shell, &window.home.path().join("gone.roadbook"));
    assert_eq!(told(), ["missing"]);
}

#[test]
fn what_is_to_be_imported_at_the_start_waits_for_the_first_screen() {
    let window = Window::new();
    *locked(&window.shell.waiting_import) = Some("/somewhere/jira.csv".into());
    window.ask("first_screen_ready", json!({}));
    let dropped = locked(&window.desk.dropped).split_off(0);
    assert_eq!(dropped, ["/somewhere/jira.csv"], "a workspace can be made for it");
    window.choose("Plan");
    window.ask("new_workspace", json!({ "sample": false }));
    window.ask("first_screen_ready", json!({}));
    window.ask("first_screen_ready", json!({}));
    assert_eq!(*locked(&window.desk.dropped), ["/somewhere/jira.csv"], "once");
}

#[test]
fn the_sample_needs_no_place() {
    let window = Window::new();
    let first = window.ask("new_workspace", json!({ "sample": true }));
    let second = window.ask("new_workspace", json!({ "sample": true }));
    assert!(locked(&window.desk.asked).is_empty());
    assert_ne!(first["path"], second["path"], "what was tried out in the first stays");
}

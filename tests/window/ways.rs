//! What more than one journey through the window needs.

use std::fs;
use std::path::Path;
use std::time::Duration;

use roadbook_tests::window::{App, Key};

/// The day the journeys are made on.
pub(super) const TODAY: [&str; 2] = ["--today", "2026-11-24"];

/// A window with a new workspace in it, made as a person would. The dialog of the system is answered by the arguments.
pub(super) fn with_workspace() -> Option<App> {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("Plan.roadbook");
    let app = App::for_test_at(home, &[&TODAY[..], &["--choose", place.to_str()?]].concat())?;
    app.wait_for_title("Roadbook");
    app.press(&[Key::Control, Key::Char('n')]);
    app.wait_for_title("Plan — Roadbook");
    Some(app)
}

/// Closes the window and waits until its program has let go of the workspace; hands back the home to open it again.
pub(super) fn closed(app: App) -> tempfile::TempDir {
    let place = app.home().join("Plan.roadbook");
    closed_at(app, &place)
}

/// The same for a workspace in another place.
pub(super) fn closed_at(app: App, place: &Path) -> tempfile::TempDir {
    let home = app.close();
    wait_until_let_go(&place.with_extension("roadbook.lock"));
    home
}

/// Goes on with Tab until what has the focus is called so.
pub(super) fn tab_to(app: &App, name: &str) {
    tab_until(app, &[Key::Tab], name, |app| is_at(app, name));
}

/// The same with Shift and Tab, to what stands before.
pub(super) fn back_to(app: &App, name: &str) {
    tab_until(app, &[Key::Shift, Key::Tab], name, |app| is_at(app, name));
}

/// Goes on with Tab until what has the focus is what a CSS selector finds.
pub(super) fn tab_to_one_of(app: &App, selector: &str) {
    tab_until(app, &[Key::Tab], selector, |app| {
        app.run_with("return document.activeElement.matches(arguments[0])", serde_json::json!([selector]))
            == true
    });
}

/// Whether what has the focus is called so.
fn is_at(app: &App, name: &str) -> bool {
    let names = app.run(
        "const at = document.activeElement;
         return [at.title, at.getAttribute('aria-label'), at.innerText.trim(), at.labels?.[0]?.innerText.trim()];",
    );
    names.as_array().is_some_and(|names| names.iter().any(|known| known == name))
}

fn tab_until(app: &App, keys: &[Key], what: &str, is_there: impl Fn(&App) -> bool) {
    for _ in 0..80 {
        if is_there(app) {
            return;
        }
        app.press(keys);
    }
    panic!("Tab does not lead to {what}");
}

/// Waits until the closed window's program has ended: the system then lets go of its lock.
fn wait_until_let_go(lock: &Path) {
    let file = fs::File::open(lock).unwrap();
    for _ in 0..200 {
        if file.try_lock().is_ok() {
            return file.unlock().unwrap();
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the program that was closed holds {} after ten seconds", lock.display());
}

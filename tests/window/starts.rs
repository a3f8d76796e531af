//! How the window starts: with nothing, with a file, with what was open before, with a file it cannot open.

use std::fs;

use roadbook_core::Workspace;
use roadbook_testkit::surroundings;
use roadbook_tests::window::App;

use super::ways::{TODAY, closed, with_workspace};

#[test]
fn what_was_open_is_open_tomorrow() {
    let Some(app) = with_workspace() else { return };
    let home = closed(app);
    let Some(app) = App::for_test_at(home, &TODAY) else { return };
    app.wait_for_title("Plan — Roadbook");
}

#[test]
fn a_file_that_cannot_be_opened_is_said_on_the_first_screen() {
    let home = tempfile::tempdir().unwrap();
    let letter = home.path().join("letter.roadbook");
    fs::write(&letter, "Dear reader, this is no workspace at all.").unwrap();
    let Some(app) = App::for_test_at(home, &["--open", letter.to_str().unwrap()]) else { return };
    app.wait_for_title("Roadbook");
    app.wait_for_text("is not a Roadbook workspace");
    assert_eq!(
        fs::read_to_string(&letter).unwrap(),
        "Dear reader, this is no workspace at all.",
        "it is untouched"
    );
}

#[test]
fn a_second_start_brings_its_file_to_the_open_window() {
    let Some(app) = with_workspace() else { return };
    let other = app.home().join("Other.roadbook");
    drop(Workspace::create(&other, surroundings()).unwrap());
    let status = app.start_again(&[other.to_str().unwrap()]);
    assert!(status.success(), "the second start hands over and ends: {status}");
    app.wait_for_title("Other — Roadbook");
    assert_eq!(app.titles().iter().filter(|title| title.ends_with("Roadbook")).count(), 1, "one window");
}

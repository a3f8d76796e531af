//! Trouble while somebody works in the window: a disk that is full, a file that can only be read, an import that takes long.
//! It is said at once, nothing is lost, and everything works again afterwards.

use std::fs;
use std::path::Path;
use std::process::Command;

use roadbook_core::items::Item;
use roadbook_core::items::add::add;
use roadbook_core::record::Record as _;
use roadbook_core::{Access, Workspace, check};
use roadbook_testkit::{surroundings, surroundings_on};
use roadbook_tests::window::{App, Key};
use serde_json::json;

use super::ways::{TODAY, closed_at};

/// A workspace with one item.
fn with_item(place: &Path) {
    let workspace = Workspace::create(place, surroundings_on(TODAY[1])).unwrap();
    add(&workspace, "Instant payouts", &[]).unwrap();
}

fn opened(home: tempfile::TempDir, place: &Path) -> Option<App> {
    let app = App::for_test_at(home, &[&TODAY[..], &[place.to_str()?]].concat())?;
    app.wait_for_title("Plan — Roadbook");
    app.wait_for_text("Instant payouts");
    app.click_one("[role=row] button.open", "R-1");
    app.wait_for("aside[aria-label='R-1'] .facts");
    Some(app)
}

const TEAM: &str = "aside [title='Edit Team']";
const FIELD: &str = "aside .facts input";

/// Writes a team into its field and presses Enter.
fn write_team(app: &App, team: &str) {
    app.click(TEAM);
    app.wait_for(&format!("{FIELD}:focus"));
    app.press(&[Key::Control, Key::Char('a')]);
    app.type_text(team);
    app.press(&[Key::Enter]);
}

/// What is typed is still in its field, and Enter keeps it now that it can be kept.
fn keep_at_last(app: &App, team: &str) {
    let typed = app.run_with("return document.querySelector(arguments[0])?.value", json!([FIELD]));
    assert_eq!(typed, json!(team), "what was typed stays in its field");
    app.press(&[Key::Enter]);
    app.wait_until(&format!("the team is {team}"), || app.texts(TEAM) == [team]);
}

/// The workspace as the next start finds it: whole, with this team.
fn assert_kept(place: &Path, team: &str) {
    let workspace = Workspace::open(place, Access::Write, surroundings()).unwrap();
    assert_eq!(workspace.read(check::check).unwrap(), []);
    let teams: Vec<_> = workspace.read(Item::all).unwrap().into_iter().map(|item| item.team).collect();
    assert_eq!(teams, [Some(team.to_owned())]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_said_at_once_and_nothing_is_lost() {
    use roadbook_tests::small_disk::SmallDisk;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("disk");
    fs::create_dir(&folder).unwrap();
    let Some(disk) = SmallDisk::mounted_at(&folder) else {
        eprintln!("skipped: no small disk can be mounted here");
        return;
    };
    let place = folder.join("Plan.roadbook");
    with_item(&place);
    let Some(app) = opened(home, &place) else { return };
    write_team(&app, "Payments");
    app.wait_until("the first team is kept", || app.texts(TEAM) == ["Payments"]);
    app.wait_for_text("All changes saved, ");

    disk.fill();
    write_team(&app, "Rails");
    app.wait_for_text("The disk is full. Make room and try again; nothing was lost.");
    app.screenshot("trouble-disk-full");
    disk.make_room();
    keep_at_last(&app, "Rails");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("undo works as ever", || app.texts(TEAM) == ["Payments"]);

    let _home = closed_at(app, &place);
    assert_kept(&place, "Payments");
}

/// Makes a file so that not even the administrator can write to it, or takes that back; whether it could.
fn set_fixed(file: &Path, fixed: bool) -> bool {
    let set = Command::new("chattr").arg(if fixed { "+i" } else { "-i" }).arg(file).output();
    set.is_ok_and(|output| output.status.success())
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_can_only_be_read_is_said_at_once_and_nothing_is_lost() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("Plan.roadbook");
    with_item(&place);
    let Some(app) = opened(home, &place) else { return };
    write_team(&app, "Payments");
    app.wait_until("the first team is kept", || app.texts(TEAM) == ["Payments"]);

    let log = place.with_extension("roadbook-wal");
    if !set_fixed(&log, true) {
        eprintln!("skipped: no file can be fixed here");
        return;
    }
    write_team(&app, "Rails");
    let said = "The disk did not answer. Check that the drive or share is still there and try again.";
    app.wait_for_text(said);
    app.wait_until("the bottom line does not say that it is saved", || {
        app.texts("footer.line .warn").iter().any(|line| line.starts_with("Not saved"))
    });
    app.screenshot("trouble-read-only");
    app.click("main h1");
    app.wait_for_text("Team was left as it was, without “Rails”");
    assert!(set_fixed(&log, false), "it can be written to again");
    app.click_one(".toast button", "Keep what I wrote");
    app.wait_until("what was left behind is kept", || app.texts(TEAM) == ["Rails"]);

    let _home = closed_at(app, &place);
    assert_kept(&place, "Rails");
}

/// A window that is killed while somebody types has everything that it had kept, and opens again.
#[cfg(target_os = "linux")]
#[test]
fn what_was_kept_is_there_after_the_window_was_killed() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("Plan.roadbook");
    with_item(&place);
    let Some(app) = opened(home, &place) else { return };
    write_team(&app, "Rails");
    app.wait_until("the team is Rails", || app.texts(TEAM) == ["Rails"]);
    app.wait_until_gone(&format!("{TEAM} > .soft"));
    app.click(TEAM);
    app.wait_for(&format!("{FIELD}:focus"));
    app.press(&[Key::Control, Key::Char('a')]);
    app.type_text("Half a wo");
    let home = app.kill();

    let kept = || {
        let workspace = Workspace::open(&place, Access::Write, surroundings()).unwrap();
        assert_eq!(workspace.read(check::check).unwrap(), []);
        workspace.read(Item::all).unwrap().remove(0).team
    };
    let team = kept().expect("what was shown as kept is there");
    // What is typed is kept after a pause, so it may have been by then.
    assert!(["Rails", "Half a wo"].contains(&team.as_str()), "{team}");
    let Some(app) = opened(home, &place) else { return };
    app.wait_until("the window opens with it again", || app.texts(TEAM) == [team.as_str()]);
}

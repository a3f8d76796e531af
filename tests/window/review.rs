//! A review in the window, without another program: looked through, written as files, held by keys alone, and told to those
//! who must know. Once from the sample, once from what was really exported by others.

use std::fs;
use std::path::Path;

use roadbook_core::decisions::Decision;
use roadbook_core::record::Record as _;
use roadbook_core::register::Entry as _;
use roadbook_core::reviews::{OutcomeKind, Review, ReviewStatus};
use roadbook_core::updates::Update;
use roadbook_core::{Access, Workspace, sample};
use roadbook_testkit::surroundings_on;
use roadbook_tests::places::shared_data;
use roadbook_tests::window::{App, Key, Look, Size};

use super::ways::{TODAY, closed};

const FILES: [&str; 5] = ["docx", "eml", "ics", "pdf", "pptx"];

#[test]
fn a_review_is_prepared_exported_held_and_minuted() {
    let home = tempfile::tempdir().unwrap();
    let [place, out] = ["Plan.roadbook", "out"].map(|name| home.path().join(name));
    fs::create_dir(&out).unwrap();
    let workspace = Workspace::create(&place, surroundings_on(TODAY[1])).unwrap();
    sample::fill(&workspace).unwrap();
    let reviews = workspace.read(Review::all).unwrap();
    let review = reviews.into_iter().find(|review| review.status == ReviewStatus::Draft).unwrap();
    drop(workspace);

    let answer = out.to_str().unwrap();
    let arguments =
        [&[place.to_str().unwrap()][..], &TODAY[..], &["--choose", answer, "--choose", answer]].concat();
    let Some(app) = App::for_test_at_in(home, Look::Dark, &arguments) else { return };
    app.wait_for_title("Plan — Roadbook");
    go(&app, 'v');
    app.wait_for_text("What is missing");
    app.screenshot("review-1-pack");
    app.click_one("[role=option]", "3");
    app.wait_for("aside[aria-label='Decisions needed today']");
    app.press(&[Key::Escape]);

    app.click_one(".bar button", "Send pre-read");
    app.wait_for_text("Pre-read sent");
    assert_eq!(endings(&out), FILES, "the pre-read is there to be shown, read, edited, sent and kept");

    held_by_keys(&app);
    app.wait_for_text("What became of it");
    app.screenshot("review-4-minutes");
    app.resize(Size::Small);
    app.screenshot("review-5-minutes-small");
    assert!(app.faults().is_empty(), "{:?}", app.faults());
    app.click_one(".paper-desk button", "Issue for Executives");
    app.wait_for_text("Told in U-");
    let home = closed(app);

    let workspace =
        Workspace::open(&home.path().join("Plan.roadbook"), Access::Read, surroundings_on(TODAY[1])).unwrap();
    let reviews = workspace.read(Review::all).unwrap();
    let after = reviews.iter().find(|other| other.id == review.id).unwrap();
    assert_eq!(after.status, ReviewStatus::Held);
    let kinds: Vec<_> = after.outcomes.iter().map(|outcome| outcome.what).collect();
    assert_eq!(kinds, [OutcomeKind::Decided, OutcomeKind::Deferred]);
    let all = workspace.read(Decision::all).unwrap();
    let decided = all.iter().find(|one| one.reference().to_string() == after.outcomes[0].decision).unwrap();
    assert!(!decided.is_waiting() && decided.rationale.contains("on-call"), "{decided:?}");
    let updates = workspace.read(Update::all).unwrap();
    let minutes = updates.last().unwrap();
    assert_eq!(minutes.template, format!("Minutes of {}", after.reference()));
    assert!(
        reviews.iter().any(|next| next.status == ReviewStatus::Draft && next.day > after.day),
        "the next one is started"
    );
}

/// Chooses, writes, agrees, puts off, ends: nothing is clicked.
fn held_by_keys(app: &App) {
    app.press(&[Key::F5]);
    app.wait_for("dialog.room h1");
    app.wait_for_text("Ask 1 of");
    app.screenshot("review-2-meeting");
    app.press(&[Key::Char('1')]);
    app.press(&[Key::Char('n')]);
    app.wait_for("textarea[data-write=note]:focus");
    app.type_text("Accepted, if the on-call cost stays under 60,000.");
    app.press(&[Key::Escape]);
    app.press(&[Key::Char('a')]);
    app.wait_for("input[data-write=action]:focus");
    app.type_text("Book the certification slot");
    app.press(&[Key::Tab]);
    app.type_text("Ines Rahm");
    app.press(&[Key::Tab]);
    app.type_text("2 Dec 2026");
    app.press(&[Key::Enter]);
    app.wait_for_text("Agreed in V-");
    app.press(&[Key::Escape]);
    app.press(&[Key::Enter]);
    app.wait_for_text("Ask 2 of");
    app.press(&[Key::Char('d')]);
    app.wait_for("input[data-write=until]:focus");
    app.type_text("10 Dec 2026");
    app.press(&[Key::Enter]);
    app.wait_for_text("was deferred in V-");
    for _ in 0..12 {
        if app.has("dialog.room ol") {
            break;
        }
        app.press(&[Key::ArrowRight]);
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    app.wait_for_text("All asks are through");
    app.wait_for_text("Put off to 10 December 2026");
    app.screenshot("review-3-read-out");
    app.press(&[Key::Enter]);
    app.wait_until_gone("dialog.room");
}

#[test]
fn a_review_is_held_from_what_was_imported() {
    let Some(exports) = shared_data("jira_csv") else {
        eprintln!("skipped: there are no exports beside the repository");
        return;
    };
    let Some(export) = smallest(&exports) else {
        eprintln!("skipped: there is no CSV among the exports");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let [place, out] = ["Plan.roadbook", "out"].map(|name| home.path().join(name));
    fs::create_dir(&out).unwrap();
    let workspace = Workspace::create(&place, surroundings_on(TODAY[1])).unwrap();
    let request = roadbook_core::imports::ImportRequest {
        path: export.to_string_lossy().into_owned(),
        ..roadbook_core::imports::ImportRequest::default()
    };
    roadbook_core::imports::import(&workspace, &request, &roadbook_core::watch::Unwatched).unwrap();
    drop(workspace);
    let answer = out.to_str().unwrap();
    let arguments = [&[place.to_str().unwrap()][..], &TODAY[..], &["--choose", answer]].concat();
    let Some(app) = App::for_test_at(home, &arguments) else { return };
    app.wait_for_title("Plan — Roadbook");
    go(&app, 'v');
    app.wait_for_text("No review is planned yet");
    app.screenshot("review-empty");
    app.click_on("New review");
    app.wait_for(".side textarea");
    app.press(&[Key::Enter]);
    app.wait_for_text("Who must know");
    app.click_one("[role=radio]", "Sections");
    app.wait_for_text("What is missing");
    app.screenshot("review-of-imports");
    app.click_one(".bar button", "Send pre-read");
    app.wait_for_text("Pre-read sent");
    assert_eq!(endings(&out), FILES);
    app.press(&[Key::F5]);
    app.wait_for_text("Nothing has to be decided today");
    app.press(&[Key::Char('n')]);
    app.wait_for("textarea[data-write=note]:focus");
    app.type_text("We read it.");
    app.press(&[Key::Escape]);
    app.press(&[Key::Enter]);
    app.wait_until_gone("dialog.room");
    app.wait_for_text("Nothing was written down yet");
}

fn go(app: &App, key: char) {
    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char(key)]);
}

/// The endings of the files in a folder, in order.
fn endings(folder: &Path) -> Vec<String> {
    let mut endings: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().extension().unwrap().to_string_lossy().into_owned())
        .collect();
    endings.sort_unstable();
    endings.dedup();
    endings
}

/// The smallest CSV file of a folder that holds something.
fn smallest(folder: &Path) -> Option<std::path::PathBuf> {
    let files = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let is_export = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("jira_") && name.ends_with(".csv")
    };
    let tables = files.filter(is_export);
    tables.filter(|path| size(path) > 1_000).min_by_key(|path| size(path))
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map(|found| found.len()).unwrap_or(0)
}

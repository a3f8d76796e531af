//! Updates of one thing beside the regular ones: all else stays news, and the next regular one is due as before.

use roadbook_core::audiences::Audience;
use roadbook_core::items::add::add;
use roadbook_core::items::field::ItemField as I;
use roadbook_core::items::{edit::edit, store};
use roadbook_core::told::changes::changes;
use roadbook_core::told::list::{Asked, Which, told};
use roadbook_core::updates::list::due;
use roadbook_core::updates::{Draft, Issued, Update, Wish, correct, draft, issue, keep};
use roadbook_core::{Access, Workspace, archive};
use roadbook_testkit::{TODAY, day, surroundings_on, workspace_in};

use super::audience;
use super::plan::plan;

fn set(workspace: &Workspace, reference: &str, field: I, text: &str) {
    let id = workspace.read(|conn| store::by_reference(conn, reference.parse()?)).unwrap().id;
    edit(workspace, &[id], &[(field, text.to_owned())]).unwrap();
}

fn issued(workspace: &Workspace, audience: &Audience, template: Option<&str>) -> Update {
    let wish = Wish { template, ..Wish::of(&audience.id) };
    let Issued { update, written, .. } = issue(workspace, wish).unwrap().value;
    update.unwrap_or_else(|| panic!("nothing withheld stands in it: {:?}", written.leaks))
}

/// The references of what is news to an audience.
fn news(workspace: &Workspace, audience: &Audience) -> Vec<String> {
    let since = workspace.read(|conn| changes(conn, audience, None, day(TODAY))).unwrap();
    since.records.into_iter().map(|record| record.reference).collect()
}

fn stale(workspace: &Workspace, audience: &Audience) -> usize {
    let asked = Asked { audience: Some(&audience.id), which: Which::Stale, ..Asked::default() };
    workspace.read(|conn| told(conn, asked, day(TODAY))).unwrap().len()
}

#[test]
fn what_a_correction_does_not_speak_of_is_still_news() {
    let workspace = plan();
    let engineering = audience(&workspace, "Engineering");
    issued(&workspace, &engineering, None);
    add(&workspace, "Statements in six languages", &[(I::Timeframe, "Q2 2027".into())]).unwrap();
    set(&workspace, "R-4", I::Timeframe, "1 Sep 2026 – 26 Feb 2027");
    archive::archive(&workspace, &["R-6".parse().unwrap()]).unwrap();
    assert_eq!(news(&workspace, &engineering), ["R-4", "R-15", "R-6"]);
    correct(&workspace, &engineering.id).unwrap();
    let correction = issued(&workspace, &engineering, None);
    assert!(correction.beside && correction.corrects == Some(1), "{:?}", correction.corrects);
    assert_eq!(news(&workspace, &engineering), ["R-15"], "the correction told of R-4, and that R-6 is gone");
    assert_eq!(stale(&workspace, &engineering), 0, "nobody believes what was corrected");
    let next = issued(&workspace, &engineering, None);
    assert!(!next.beside);
    assert_eq!(news(&workspace, &engineering), [""; 0]);
}

#[test]
fn an_incident_is_no_regular_update() {
    let workspace = plan();
    let sales = audience(&workspace, "Sales");
    issued(&workspace, &sales, None);
    set(&workspace, "R-5", I::Title, "Payout timetables");
    let days_late = || {
        let all = workspace.read(|conn| due(conn, day(TODAY))).unwrap();
        all.into_iter().find(|due| due.audience_id == sales.id).and_then(|due| due.days_late)
    };
    let before = days_late();
    assert!(issued(&workspace, &sales, Some("incident")).beside);
    assert_eq!(news(&workspace, &sales), ["R-5"]);
    assert_eq!(days_late(), before, "the next one is due as before");
}

#[test]
fn who_was_only_told_of_one_thing_was_told_of_nothing_else() {
    let workspace = plan();
    let marketing = audience(&workspace, "Marketing");
    issued(&workspace, &marketing, Some("decision"));
    let news = news(&workspace, &marketing);
    assert!(news.contains(&"R-4".to_owned()) && news.len() > 10, "all items are new to them: {news:?}");
}

#[test]
fn a_page_of_one_sentence_tells_of_one_thing_whatever_it_was_written_on() {
    let workspace = plan();
    let engineering = audience(&workspace, "Engineering");
    issued(&workspace, &engineering, None);
    set(&workspace, "R-5", I::Title, "Payout timetables");
    let text = "# The bank is closed on Friday\n".to_owned();
    keep(&workspace, Draft { text, ..Draft::empty(&engineering.id) }).unwrap();
    assert!(issued(&workspace, &engineering, None).beside);
    assert_eq!(news(&workspace, &engineering), ["R-5"]);
}

#[test]
fn what_was_written_comes_back_after_the_correction() {
    let workspace = plan();
    let engineering = audience(&workspace, "Engineering");
    issued(&workspace, &engineering, None);
    let mine = Draft { text: "# My words\n".into(), ..Draft::empty(&engineering.id) };
    let now = || workspace.read(|conn| draft(conn, &engineering.id)).unwrap();
    keep(&workspace, mine.clone()).unwrap();
    set(&workspace, "R-4", I::Timeframe, "1 Sep 2026 – 26 Feb 2027");
    correct(&workspace, &engineering.id).unwrap();
    assert_eq!(now().corrects, Some(1));
    keep(
        &workspace,
        Draft { text: "# Corrected\n".into(), corrects: Some(1), ..Draft::empty(&engineering.id) },
    )
    .unwrap();
    keep(&workspace, Draft::empty(&engineering.id)).unwrap();
    assert_eq!(now(), mine, "taken away, it gives its place back");
    correct(&workspace, &engineering.id).unwrap();
    correct(&workspace, &engineering.id).unwrap();
    issued(&workspace, &engineering, None);
    assert_eq!(now(), mine, "and so it does when it was issued");
}

#[test]
fn nothing_is_issued_on_a_day_before_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    add(&workspace, "Statements", &[(I::Timeframe, "Q2 2027".into())]).unwrap();
    issued(&workspace, &audience(&workspace, "Engineering"), None);
    drop(workspace);
    let path = folder.path().join("test.roadbook");
    let workspace = Workspace::open(&path, Access::Write, surroundings_on("2025-01-01")).unwrap();
    let sales = audience(&workspace, "Sales");
    let refused = issue(&workspace, Wish::of(&sales.id)).unwrap_err().to_string();
    assert!(refused.contains("U-1 is of 22 November 2026"), "{refused}");
    drop(workspace);
    let workspace = Workspace::open(&path, Access::Write, surroundings_on(TODAY)).unwrap();
    assert!(
        issue(&workspace, Wish::of(&sales.id)).unwrap().value.update.is_some(),
        "the same day is no earlier one"
    );
}

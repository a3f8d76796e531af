//! What becomes of the files of an update: all of them whole, or none.

use std::fs;
use std::path::Path;

use roadbook_core::formats::document::Block;
use roadbook_core::updates::{Existing, Format, Wish, again, issue, write, write_composed};
use roadbook_core::{Op, Workspace};
use roadbook_testkit::{TODAY, day};

use super::plan::plan;
use super::{audience, composed_with};

fn written(workspace: &Workspace, formats: &[Format], folder: &Path) -> roadbook_core::Result<Vec<String>> {
    let sales = audience(workspace, "Sales");
    let written = workspace.read(|conn| write(conn, &sales, None, formats, folder, day(TODAY)))?;
    assert_eq!(written.leaks, []);
    Ok(written
        .files
        .iter()
        .map(|file| file.path.file_name().unwrap().to_string_lossy().into_owned())
        .collect())
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn files_are_named_by_day_and_audience_and_replaced_as_a_whole() {
    let workspace = plan();
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("new").join("folder");
    let names = written(&workspace, &[Format::Html, Format::Md, Format::Md], &into).unwrap();
    assert_eq!(
        names,
        [
            "2026-11-22 Update for sales and customer success (draft).md",
            "2026-11-22 Update for sales and customer success (draft).html"
        ]
    );
    let before: Vec<_> = names.iter().map(|name| fs::read(into.join(name)).unwrap()).collect();
    for name in &names {
        fs::write(into.join(name), "older").unwrap();
    }
    written(&workspace, &[Format::Html, Format::Md], &into).unwrap();
    let after: Vec<_> = names.iter().map(|name| fs::read(into.join(name)).unwrap()).collect();
    assert!(before == after, "the same update gives the same bytes");
    let mut expected = names;
    expected.sort();
    assert_eq!(names_in(&into), expected, "nothing else is left in the folder");
}

#[test]
fn nothing_is_half_done_when_a_file_cannot_be_written() {
    let workspace = plan();
    let folder = tempfile::tempdir().unwrap();
    let in_the_way = folder.path().join("file");
    fs::write(&in_the_way, "kept").unwrap();
    let error = written(&workspace, &[Format::Md], &in_the_way).unwrap_err();
    assert!(error.to_string().contains("file"), "the message names the place: {error}");
    assert_eq!(fs::read(&in_the_way).unwrap(), b"kept");

    let into = folder.path().join("into");
    fs::create_dir_all(into.join("2026-11-22 Update for sales and customer success (draft).html")).unwrap();
    let error = written(&workspace, &[Format::Md, Format::Html], &into).unwrap_err();
    assert!(error.to_string().contains("it is a folder"), "{error}");
    assert_eq!(names_in(&into).len(), 1, "the Markdown that could be written is not there either");
}

#[test]
fn what_a_killed_run_left_is_cleared_and_other_files_are_not() {
    let workspace = plan();
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str, hours: u64| {
        let file = fs::File::create(folder.path().join(name)).unwrap();
        file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(hours * 3600))
            .unwrap();
    };
    make(".roadbook-a1b2c3.part", 5);
    make(".roadbook-d4e5f6.part", 0);
    make("notes.part", 5);
    written(&workspace, &[Format::Md], folder.path()).unwrap();
    let names = names_in(folder.path());
    assert!(!names.contains(&".roadbook-a1b2c3.part".to_owned()), "it is hours old");
    assert!(
        names.contains(&".roadbook-d4e5f6.part".to_owned()),
        "it may be another run’s that is still going on"
    );
    assert!(names.contains(&"notes.part".to_owned()), "it is none of ours");
}

#[test]
fn a_draft_leaves_no_trace_in_the_workspace() {
    let workspace = plan();
    let operations = |workspace: &Workspace| {
        workspace
            .read(|conn| roadbook_core::history::list::operations(conn, &Default::default()))
            .unwrap()
            .len()
    };
    let before = operations(&workspace);
    let folder = tempfile::tempdir().unwrap();
    written(&workspace, &[Format::Md], folder.path()).unwrap();
    assert_eq!(operations(&workspace), before);
    workspace.transact(Op::Edit, "Nothing", |_| Ok(())).unwrap();
}

#[test]
fn pictures_of_an_update_are_files_of_their_own() {
    let (workspace, folder) = (plan(), tempfile::tempdir().unwrap());
    let executives = audience(&workspace, "Executives");
    let formats = [Format::Png, Format::Svg];
    let written =
        workspace.read(|conn| write(conn, &executives, None, &formats, folder.path(), day(TODAY))).unwrap();
    assert_eq!(written.leaks, []);
    let name = "2026-11-22 Update for executives, roadmap (draft)";
    assert_eq!(names_in(folder.path()), [format!("{name}.png"), format!("{name}.svg")]);
    let drawing = fs::read_to_string(&written.files[0].path).unwrap();
    assert!(drawing.starts_with("<?xml") && drawing.contains("Product update for executives"), "{drawing}");
    let sales = audience(&workspace, "Sales");
    let formats = [Format::Pdf, Format::Svg];
    let refused = workspace.read(|conn| write(conn, &sales, None, &formats, folder.path(), day(TODAY)));
    let refused = refused.unwrap_err();
    assert!(refused.to_string().contains("has no picture"), "{refused}");
    assert_eq!(names_in(folder.path()).len(), 2, "and nothing was written beside it");
}

#[test]
fn what_stands_in_a_picture_is_searched_as_pixels_too() {
    let workspace = plan();
    let text = "# Plan\n\n## When\n\n```roadbook roadmap\n```\n";
    let mut leaking = composed_with(&workspace, &audience(&workspace, "Sales"), text).unwrap();
    let secret = leaking.withheld.iter().find(|lost| lost.is_whole()).unwrap().title.clone();
    let blocks = leaking.document.sections.iter_mut().flat_map(|section| &mut section.blocks);
    for block in blocks {
        if let Block::Picture(picture) = block {
            picture.lanes[0].name = secret.clone();
        }
    }
    for format in Format::PICTURES {
        let folder = tempfile::tempdir().unwrap();
        let written = write_composed(leaking.clone(), &[*format], folder.path()).unwrap();
        assert!(!written.leaks.is_empty(), "{format}: “{secret}” stands in it");
        assert_eq!(names_in(folder.path()), Vec::<String>::new(), "{format}");
    }
}

#[test]
fn pictures_of_an_issued_update_are_made_again() {
    let (workspace, folder) = (plan(), tempfile::tempdir().unwrap());
    let executives = audience(&workspace, "Executives");
    let formats = [Format::Md, Format::Svg, Format::Png];
    let wish = Wish { formats: &formats, folder: Some(folder.path()), ..Wish::of(&executives.id) };
    let update = issue(&workspace, wish).unwrap().value.update.unwrap();
    let names: Vec<_> = update.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names[1], "2026-11-22 U-1 Update for executives, roadmap.svg", "{names:?}");
    let wish = Wish { existing: Existing::Keep, folder: Some(folder.path()), ..Wish::of(&executives.id) };
    let other = tempfile::tempdir().unwrap();
    let again = workspace.read(|conn| again(conn, &update, &[], other.path())).unwrap();
    assert_eq!(again.len(), 3);
    assert!(again.iter().all(|again| again.is_same == Some(true)), "{again:?}");
    assert_eq!(names_in(other.path()), names_in(folder.path()));
    // The next one would take the same place only under the same number.
    let next = issue(&workspace, Wish { formats: &formats, ..wish }).unwrap().value;
    assert_eq!(next.in_the_way, Vec::<String>::new());
}

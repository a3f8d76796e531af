//! A file of an earlier version: nothing of it is lost, and who only reads it leaves it as it is.

use std::fs;
use std::path::{Path, PathBuf};

use roadbook_core::audiences::list::{audiences, named};
use roadbook_core::templates::list::templates;
use roadbook_core::{Access, Error, Op, Workspace, backup, check};
use roadbook_testkit::surroundings;
use roadbook_tests::places;
use rusqlite::Connection;

/// A file as the first version made it, with one audience.
fn first_version(folder: &Path) -> PathBuf {
    let path = folder.join("old.roadbook");
    let conn = Connection::open(&path).unwrap();
    let steps = places::root().join("src-tauri/crates/core/src/store/migrations/0001_foundation.sql");
    conn.execute_batch(&fs::read_to_string(steps).unwrap()).unwrap();
    conn.execute_batch(include_str!("first_version.sql")).unwrap();
    conn.pragma_update(None, "user_version", 1).unwrap();
    path
}

#[test]
fn it_is_brought_up_to_date_when_it_is_opened_to_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = first_version(folder.path());
    let workspace = Workspace::open(&path, Access::Write, surroundings()).unwrap();
    let sales = workspace.read(|conn| named(conn, "Sales")).unwrap();
    assert_eq!((sales.template.as_str(), sales.words_in_update), ("sales", None));
    assert_eq!(workspace.read(templates).unwrap().len(), 18, "the templates of the program are there");
    assert_eq!(workspace.read(check::check).unwrap(), [], "the file is whole");
    let files = fs::read_dir(backup::folder(&path)).unwrap().map(|file| file.unwrap().path());
    let copies = files.filter(|file| file.extension().is_some_and(|ending| ending == "roadbook"));
    assert_eq!(copies.count(), 1, "what it was is kept as a backup");
}

#[test]
fn whoever_only_reads_leaves_it_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = first_version(folder.path());
    let before = fs::read(&path).unwrap();
    let workspace = Workspace::open(&path, Access::Read, surroundings()).unwrap();
    assert_eq!(workspace.read(audiences).unwrap().len(), 1);
    let refused = workspace.transact(Op::Edit, "", |_| Ok(()));
    assert!(matches!(refused, Err(Error::ReadOnly { .. })));
    drop(workspace);
    assert_eq!(fs::read(&path).unwrap(), before);
}

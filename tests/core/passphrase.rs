//! A change of the passphrase that is watched, and stopped on the way: then everything is as it was.

use std::sync::Mutex;

use roadbook_core::backup::Reason;
use roadbook_core::items::Item;
use roadbook_core::items::add::add;
use roadbook_core::passphrase::{Change, change};
use roadbook_core::record::Record as _;
use roadbook_core::watch::Watch;
use roadbook_core::{Access, Error, Passphrase, Workspace};
use roadbook_testkit::{surroundings, workspace_in};

/// Hears every step and stops at one of them.
struct Stopped {
    at: Option<usize>,
    heard: Mutex<Vec<(String, u64, Option<u64>)>>,
}

impl Watch for Stopped {
    fn step(&self, stage: &str, done: u64, total: Option<u64>) {
        self.heard.lock().unwrap().push((stage.to_owned(), done, total));
    }

    fn is_cancelled(&self) -> bool {
        self.at.is_some_and(|at| self.heard.lock().unwrap().len() > at)
    }
}

#[test]
fn it_says_how_far_it_is_and_can_be_stopped_until_the_file_is_exchanged() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    for title in ["Payouts", "Statements", "Rate lock"] {
        add(&workspace, title, &[]).unwrap();
        workspace.back_up(Reason::ByHand).unwrap().unwrap();
    }
    drop(workspace);
    let path = folder.path().join("test.roadbook");
    let files = || {
        let mut files: Vec<_> = walkdir::WalkDir::new(folder.path())
            .into_iter()
            .flatten()
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| (entry.path().to_owned(), std::fs::read(entry.path()).unwrap()))
            .collect();
        files.sort();
        files
    };
    let before = files();
    let passphrase = Passphrase::new("correct horse battery").unwrap();

    for at in 0..=3 {
        let watch = Stopped { at: Some(at), heard: Mutex::default() };
        let stopped = change(&path, Change::Set(&passphrase), surroundings(), &watch);
        assert!(matches!(stopped, Err(Error::Cancelled)), "at step {at}: {stopped:?}");
        assert!(files() == before, "stopped at step {at}, every file is byte for byte as it was");
    }

    let watch = Stopped { at: None, heard: Mutex::default() };
    let changed = change(&path, Change::Set(&passphrase), surroundings(), &watch).unwrap();
    assert_eq!((changed.protected, changed.backups, changed.left), (true, 3, vec![]));
    let heard = watch.heard.into_inner().unwrap();
    let counts: Vec<_> =
        heard.iter().filter_map(|(_, done, total)| total.map(|total| (*done, total))).collect();
    assert_eq!(counts, [(0, 3), (1, 3), (2, 3), (3, 3)], "each backup counts");
    let workspace = Workspace::open_with(&path, Access::Read, Some(passphrase), surroundings()).unwrap();
    assert_eq!(workspace.read(Item::all).unwrap().len(), 3);
}

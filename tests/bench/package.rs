//! How large the packages are that people install, against the window's program as it is built: what packing gains.

use std::fs;

use roadbook_tests::places;

use super::amount::Amount;
use super::ground::Ground;
use super::table::{Aim, Row};

/// The aim is a fifth of what the packages of Chromium come to, which a window of its own would bring along.
const MOST: u64 = 25_000_000;

pub fn rows(_: &Ground) -> Vec<Row> {
    let window = places::program("roadbook-app").expect("cargo xtask bench builds it");
    let folder = window.parent().unwrap().join("bundle").join("deb");
    let size = |path: &std::path::Path| fs::metadata(path).unwrap().len();
    let packages = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let packages = packages.filter(|path| path.extension().is_some_and(|ending| ending == "deb"));
    packages
        .map(|package| Row {
            job: package.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            ours: Amount::Memory(size(&package)),
            peer: Some(("the window's program", Amount::Memory(size(&window)))),
            aim: Aim::AtMost(Amount::Memory(MOST)),
        })
        .collect()
}

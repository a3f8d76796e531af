//! How much JavaScript is read before the first screen stands: what the page names, not what is fetched later.

use std::fs;

use roadbook_tests::places;

use super::amount::Amount;
use super::ground::Ground;
use super::table::{Aim, Row};

const MOST: u64 = 300_000;

pub fn rows(_: &Ground) -> Vec<Row> {
    let dist = places::root().join("ui").join("dist");
    let page = fs::read_to_string(dist.join("index.html")).unwrap();
    let names = page.split('"').filter(|name| name.ends_with(".js")).map(|name| name.trim_start_matches('/'));
    let first: u64 = names.map(|name| fs::metadata(dist.join(name)).unwrap().len()).sum();
    let files = fs::read_dir(dist.join("assets")).unwrap().flatten().map(|file| file.path());
    let all = files.filter(|path| path.extension().is_some_and(|ending| ending == "js"));
    let all: u64 = all.map(|path| fs::metadata(path).unwrap().len()).sum();
    vec![Row {
        job: "JavaScript of the first screen".into(),
        ours: Amount::Memory(first),
        peer: Some(("of all screens", Amount::Memory(all))),
        aim: Aim::AtMost(Amount::Memory(MOST)),
    }]
}

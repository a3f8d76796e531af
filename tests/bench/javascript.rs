//! How much JavaScript is read before the first screen stands: what the page names, and what that imports. What is fetched
//! later is not counted.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use roadbook_tests::places;

use super::amount::Amount;
use super::ground::Ground;
use super::table::{Aim, Row};

const MOST: u64 = 300_000;

pub fn rows(_: &Ground) -> Vec<Row> {
    let dist = places::root().join("ui").join("dist");
    let assets = dist.join("assets");
    let page = fs::read_to_string(dist.join("index.html")).unwrap();
    let all: Vec<_> = fs::read_dir(&assets).unwrap().flatten().map(|file| name(&file.path())).collect();
    let all: Vec<_> = all.into_iter().filter(|name| name.ends_with(".js")).collect();
    let named = page.split('"').filter(|name| name.ends_with(".js")).map(|path| name(Path::new(path)));
    let first = with_imports(&assets, named.collect());
    let size = |name: &String| fs::metadata(assets.join(name)).unwrap().len();
    vec![Row {
        job: "JavaScript of the first screen".into(),
        ours: Amount::Memory(first.iter().map(size).sum()),
        peer: Some(("of all screens", Amount::Memory(all.iter().map(size).sum()))),
        aim: Aim::AtMost(Amount::Memory(MOST)),
    }]
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// These files and what they import when they are read. An `import(…)` of a moment later has a bracket.
fn with_imports(assets: &Path, mut waiting: Vec<String>) -> BTreeSet<String> {
    let mut read = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        let text = fs::read_to_string(assets.join(&name)).unwrap();
        for before in ["from\"./", "import\"./"] {
            waiting.extend(
                text.split(before).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned),
            );
        }
        read.insert(name);
        waiting.retain(|name| !read.contains(name));
    }
    read
}

//! From starting the real window until its title says that the first screen's data are on it, against a window of Tauri
//! with an empty page (`src-tauri/examples/empty_window.rs`).

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use roadbook_tests::places;
use roadbook_tests::window::Screen;

use super::amount::Amount;
use super::measure;
use super::table::{Aim, Row};

const RUNS: usize = 9;
const GIVEN_UP_AFTER: Duration = Duration::from_secs(30);

pub fn rows() -> Vec<Row> {
    let screen = Screen::start().unwrap();
    let empty = places::program("examples/empty_window").expect("cargo xtask bench builds it");
    let floor = start(&screen, &empty, &[], "Empty");
    let ours = places::program("roadbook-app").expect("cargo xtask bench builds it");
    vec![Row {
        job: "start the window to its title".into(),
        ours: start(&screen, &ours, &[], "Roadbook"),
        peer: Some(("empty window", floor)),
        aim: Aim::Times(1.3),
    }]
}

/// The middle of several starts, each with an empty home.
fn start(screen: &Screen, program: &Path, arguments: &[&Path], title: &str) -> Amount {
    measure::median(RUNS, || {
        let home = tempfile::tempdir().unwrap();
        let mut command = Command::new(program);
        screen.use_for(&mut command);
        command.args(arguments).env("HOME", home.path()).stdin(Stdio::null()).stderr(Stdio::null());
        for folder in ["CONFIG", "DATA", "CACHE", "STATE"] {
            command.env(format!("XDG_{folder}_HOME"), home.path().join(folder));
        }
        let start = Instant::now();
        let mut window = command.spawn().unwrap();
        while !screen.titles().iter().any(|shown| shown.ends_with(title)) {
            assert!(start.elapsed() < GIVEN_UP_AFTER, "{} shows no window titled {title}", program.display());
            thread::sleep(Duration::from_millis(5));
        }
        let time = start.elapsed();
        window.kill().unwrap();
        window.wait().unwrap();
        time
    })
}

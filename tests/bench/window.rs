//! From starting the real window until its title says that the first screen's data are on it, against a window of Tauri
//! with an empty page (`src-tauri/examples/empty_window.rs`).

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use roadbook_tests::places;
use roadbook_tests::window::Screen;

use super::amount::Amount;
use super::ground::Ground;
use super::measure;
use super::table::{Aim, Row};

const RUNS: usize = 9;
const GIVEN_UP_AFTER: Duration = Duration::from_secs(30);

pub fn rows(ground: &Ground) -> Vec<Row> {
    let screen = Screen::start().unwrap();
    let program = |name: &str| places::program(name).expect("cargo xtask bench builds it");
    let ours = |items: usize| {
        let workspace = ground.workspace(items);
        let title = format!("{} — Roadbook", workspace.file_stem().unwrap_or_default().to_string_lossy());
        start(&screen, &program("roadbook-app"), &[&workspace], &title)
    };
    let empty = start(&screen, &program("examples/empty_window"), &[], "Empty");
    let (some, many) = (ours(1_000), ours(100_000));
    vec![
        Row {
            job: "start the window, 1000 items".into(),
            ours: some,
            peer: Some(("empty window", empty)),
            aim: Aim::Times(1.3),
        },
        Row {
            job: "start the window, 100000 items".into(),
            ours: many,
            peer: Some(("with 1000 items", some)),
            aim: Aim::Times(1.15),
        },
    ]
}

/// The middle of several starts, each with an empty home.
fn start(screen: &Screen, program: &Path, arguments: &[&Path], title: &str) -> Amount {
    measure::median(RUNS, || {
        let home = tempfile::tempdir().unwrap();
        let (mut window, time) = opened(screen, home.path(), program, arguments, title);
        window.kill().unwrap();
        window.wait().unwrap();
        time
    })
}

/// Starts a window and waits until its title says that it is there; how long that took.
pub fn opened(
    screen: &Screen,
    home: &Path,
    program: &Path,
    arguments: &[&Path],
    title: &str,
) -> (Child, Duration) {
    let mut command = Command::new(program);
    screen.use_for(&mut command);
    command.args(arguments).env("HOME", home).stdin(Stdio::null()).stderr(Stdio::null());
    for folder in ["CONFIG", "DATA", "CACHE", "STATE"] {
        command.env(format!("XDG_{folder}_HOME"), home.join(folder));
    }
    let start = Instant::now();
    let window = command.spawn().unwrap();
    while !screen.titles().iter().any(|shown| shown == title) {
        assert!(start.elapsed() < GIVEN_UP_AFTER, "{} shows no window titled {title}", program.display());
        thread::sleep(Duration::from_millis(5));
    }
    (window, start.elapsed())
}

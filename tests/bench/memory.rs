//! The memory of the window with all processes that belong to it, shared pages counted once (PSS), at rest and after a
//! thousand views, against a window of Tauri with an empty page.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use roadbook_tests::places;
use roadbook_tests::window::{App, Look, Screen};
use serde_json::json;

use super::amount::Amount;
use super::ground::Ground;
use super::table::{Aim, Row};
use super::window::opened;

const ITEMS: usize = 1_000;
const VIEWS: usize = 1_000;
/// A window that has just painted still tidies up.
const AT_REST: Duration = Duration::from_secs(5);

const SWITCH: &str = "
    const [times, done] = arguments;
    const press = key => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    (async () => {
        for (let time = 0; time < times; time++) {
            press('g');
            press('rdu'[time % 3]);
            await new Promise(rest => setTimeout(rest, 12));
        }
        done(true);
    })();";

pub fn rows(ground: &Ground) -> Vec<Row> {
    let screen = Screen::start().unwrap();
    let workspace = ground.workspace(ITEMS);
    let name = workspace.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let title = format!("{name} — Roadbook");
    let program = |name: &str| places::program(name).expect("cargo xtask bench builds it");
    let empty = at_rest(&screen, &program("examples/empty_window"), &[], "Empty");
    let ours = at_rest(&screen, &program("roadbook-app"), &[&workspace], &title);

    let app = App::open(Look::Light, &[workspace.to_str().unwrap()]).unwrap();
    app.wait_for_title(&title);
    thread::sleep(AT_REST);
    let home = app.home().display().to_string();
    let begun = of_home(&home);
    for _ in 0..10 {
        app.run_async(SWITCH, json!([VIEWS / 10]));
    }
    thread::sleep(AT_REST);
    let after = of_home(&home);
    vec![
        Row {
            job: format!("memory at rest, {ITEMS} items"),
            ours: Amount::Memory(ours),
            peer: Some(("empty window", Amount::Memory(empty))),
            aim: Aim::Times(1.2),
        },
        Row {
            job: format!("memory after {VIEWS} views"),
            ours: Amount::Memory(after),
            peer: Some(("before them", Amount::Memory(begun))),
            aim: Aim::Times(1.3),
        },
    ]
}

fn at_rest(screen: &Screen, program: &Path, arguments: &[&Path], title: &str) -> u64 {
    let home = tempfile::tempdir().unwrap();
    let (mut window, _) = opened(screen, home.path(), program, arguments, title);
    thread::sleep(AT_REST);
    let memory = of_processes(|process| descends(process, window.id()));
    window.kill().unwrap();
    window.wait().unwrap();
    memory
}

/// The memory of every process that lives in this home, save the driver's own.
fn of_home(home: &str) -> u64 {
    let wanted = format!("HOME={home}");
    of_processes(|process| {
        let surroundings = fs::read(format!("/proc/{process}/environ")).unwrap_or_default();
        let name = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
        surroundings.split(|byte| *byte == 0).any(|line| line == wanted.as_bytes())
            && !name.to_lowercase().contains("driver")
    })
}

fn of_processes(belongs: impl Fn(u32) -> bool) -> u64 {
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let ids = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    ids.filter(|process| belongs(*process)).map(pss).sum()
}

/// `Pss` of proc(5), in bytes.
fn pss(process: u32) -> u64 {
    let rolled = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = rolled.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or_default() * 1024
}

/// Whether a process is this one or was started by it, by way of others or not.
fn descends(process: u32, ancestor: u32) -> bool {
    let parent = |process: u32| -> Option<u32> {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        // "pid (name) state parent …"; a name may hold spaces and brackets.
        stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()
    };
    std::iter::successors(Some(process), |process| parent(*process)).any(|process| process == ancestor)
}

//! How soon the window answers a key with 10,000 items: from the key until the frame after it was painted, in the page
//! itself, in the table, the palette, the search and the inspector. What a letter has to find first, it is timed until it
//! stands there, too. Then how soon a view stands where another was. The floor is the frame that the screen allows.

use std::time::Duration;

use roadbook_tests::window::{App, Key, Look};
use serde_json::{Value, json};

use super::amount::Amount;
use super::ground::{self, Ground};
use super::table::{Aim, Row};

const ITEMS: usize = 10_000;
/// Rows of the import that runs while keys are pressed: it takes longer than the presses.
const IMPORTED: usize = 100_000;
const GRID: &str = "[role=grid], [role=treegrid]";
const FOCUS: &str = "document.querySelector('[role=grid], [role=treegrid]').focus()";
const KEYS: usize = 100;

/// Presses a key where the focus is, again and again, and gives how long each took until it was painted, in milliseconds.
/// A view that reads more first is waited for: `settled` is a selector that must find something.
const PRESS: &str = "
    const [keys, times, settled, done] = arguments;
    const painted = () => new Promise(after => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => after();
        channel.port2.postMessage(0);
    }));
    const press = key => (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    (async () => {
        const took = [];
        for (let time = 0; time < times; time++) {
            const start = performance.now();
            for (const key of keys[time % keys.length]) press(key);
            do await painted(); while (settled && !document.querySelector(settled[time % settled.length]));
            took.push(performance.now() - start);
            await new Promise(rest => setTimeout(rest, 20));
        }
        done(took);
    })();";

/// Types into the field that has the focus, a letter at a time, and gives how long each took until it was painted. Where
/// `found` is a selector, until that finds what was not there before or says something else.
const TYPE: &str = "
    const [text, found, done] = arguments;
    const painted = () => new Promise(after => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => after();
        channel.port2.postMessage(0);
    }));
    const says = () => [...document.querySelectorAll(found)].map(one => one.textContent).join();
    (async () => {
        const field = document.activeElement, took = [];
        for (let time = 0; time < 60; time++) {
            const before = found && says();
            const start = performance.now();
            field.value = text.slice(0, 1 + time % text.length);
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            // Not every letter finds something else.
            do await painted(); while (found && says() === before && performance.now() - start < 400);
            if (!found || says() !== before) took.push(performance.now() - start);
            await new Promise(rest => setTimeout(rest, 20));
        }
        done(took);
    })();";

/// As many letters must have been timed, or nothing was found.
const FEWEST: usize = 15;

pub fn rows(ground: &Ground) -> Vec<Row> {
    let workspace = ground.workspace(ITEMS);
    let name = workspace.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let app = App::open(Look::Light, &[workspace.to_str().unwrap()]).unwrap();
    app.wait_for_title(&format!("{name} — Roadbook"));
    app.wait_for(GRID);
    app.run(FOCUS);
    let press = |keys: &[&[&str]], settled: Option<&[&str]>| {
        times(&app.run_async(PRESS, json!([keys, KEYS, settled])))
    };
    // A press that changes nothing: what the screen alone takes for a frame.
    let floor = times(&app.run_async(PRESS, json!([[["Shift"]], 30, Value::Null])));
    let arrows = press(&[&["ArrowDown"]], None);
    let leaps = press(&[&["PageDown"]], None);
    // The first row that is drawn can stand above what is seen.
    app.run("document.querySelector('[role=grid] button.open, [role=treegrid] button.open').click()");
    app.wait_for("aside");
    app.run(FOCUS);
    let inspected = press(&[&["ArrowDown"]], None);
    let written = in_inspector(&app);
    app.press(&[Key::Char('/')]);
    let narrowed = times(&app.run_async(TYPE, json!(["payout ledger", Value::Null])));
    app.run("document.activeElement.blur()");
    let offered = in_palette(&app);
    let [typed, found] = in_search(&app);
    let views = press(&[&["g", "d"], &["g", "r"]], Some(&["main h1", GRID]));
    let meanwhile = during_an_import(ground);
    let row = |job: &str, took: &[Duration], percent: usize, most: u64| Row {
        job: format!("{job}, {percent} of 100"),
        ours: at(took, percent),
        peer: Some(("a frame", at(&floor, 50))),
        aim: Aim::AtMost(Amount::millis(most)),
    };
    [
        ("a row down in the table", &arrows, 100),
        ("a page down in the table", &leaps, 100),
        ("a row down with its record open", &inspected, 100),
        ("a letter in the table's filter", &narrowed, 100),
        ("a letter in a field of the inspector", &written, 100),
        ("a letter in the palette, until it offers", &offered, 100),
        ("a letter in the search", &typed, 100),
        ("a letter in the search, until it finds", &found, 100),
        ("another view", &views, 50),
        ("a row down while 100000 rows are imported", &meanwhile, 100),
    ]
    .into_iter()
    .flat_map(|(job, took, most)| [row(job, took, 50, most), row(job, took, 95, most)])
    .collect()
}

/// A letter in a field of the record that is open.
fn in_inspector(app: &App) -> Vec<Duration> {
    app.click("aside [title='Edit Owner']");
    app.wait_for("aside .facts input:focus");
    let took = times(&app.run_async(TYPE, json!(["Ada Lovelace", Value::Null])));
    // What was typed is not kept: the next one is measured with the same items.
    app.press(&[Key::Escape]);
    app.run("document.activeElement.blur()");
    took
}

/// A letter in the palette until other records and commands stand there.
fn in_palette(app: &App) -> Vec<Duration> {
    app.press(&[Key::Control, Key::Char('k')]);
    app.wait_for(".palette input:focus");
    let took = times(&app.run_async(TYPE, json!(["payout ledger", ".palette .offer"])));
    app.press(&[Key::Escape]);
    app.wait_until_gone(".palette");
    assert!(took.len() >= FEWEST, "the palette offers something else for a letter: {}", took.len());
    took
}

/// A letter in the search until it is painted, and until other records stand there. It looks after a moment's pause, which
/// counts.
fn in_search(app: &App) -> [Vec<Duration>; 2] {
    app.press(&[Key::Control, Key::Shift, Key::Char('f')]);
    app.wait_for(".results [role=listbox]");
    app.wait_for("input[role=combobox]:focus");
    let typed = times(&app.run_async(TYPE, json!(["payout ledger", Value::Null])));
    let found = times(&app.run_async(TYPE, json!(["payout ledger", ".results .hit, .results .kind"])));
    app.run("document.activeElement.blur()");
    assert!(found.len() >= FEWEST, "the search finds something else for a letter: {}", found.len());
    [typed, found]
}

/// Row by row through the table of a small workspace while a large file is imported into it.
fn during_an_import(ground: &Ground) -> Vec<Duration> {
    let home = tempfile::tempdir().unwrap();
    let workspace = home.path().join("Busy.roadbook");
    std::fs::copy(ground.workspace(1_000), &workspace).unwrap();
    let export = ground.export(IMPORTED);
    let app =
        App::open(Look::Light, &[workspace.to_str().unwrap(), "--import", export.to_str().unwrap()]).unwrap();
    app.wait_for_title("Busy — Roadbook");
    app.wait_until_within(Duration::from_secs(60), "the file is read", || {
        app.run("return [...document.querySelectorAll('button')].some(found => /^Import [0-9]/.test(found.innerText))")
            == json!(true)
    });
    app.run("[...document.querySelectorAll('button')].find(found => /^Import [0-9]/.test(found.innerText)).click()");
    app.run("document.activeElement?.blur()");
    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char('r')]);
    app.wait_for(GRID);
    app.run(FOCUS);
    let took = times(&app.run_async(PRESS, json!([[["ArrowDown"]], 60, Value::Null])));
    assert_eq!(
        ground::items_beside(&workspace),
        1_000,
        "the import is at work still, or nothing was measured"
    );
    took
}

fn times(found: &Value) -> Vec<Duration> {
    let took = found.as_array().into_iter().flatten().filter_map(Value::as_f64);
    let mut took: Vec<_> = took.map(|millis| Duration::from_secs_f64(millis / 1e3)).collect();
    took.sort_unstable();
    took
}

fn at(took: &[Duration], percent: usize) -> Amount {
    Amount::Time(took[(took.len() - 1) * percent / 100])
}

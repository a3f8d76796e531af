//! The timeline of 5,000 items in the real window: how soon it stands, and how long a frame takes while it is scrolled and
//! while a bar is dragged, beside two libraries that draw as many bars in the same web engine. Then the roadmap of 500
//! items as a picture.

use std::fs;
use std::time::Duration;

use roadbook_core::audiences::list::named;
use roadbook_core::roadmap::{DrawnFormat, LaneBy, Wish, write};
use roadbook_core::{Access, Workspace};
use roadbook_tests::places;
use roadbook_tests::window::{App, Key, Look};
use serde_json::{Value, json};

use super::amount::Amount;
use super::ground::{Ground, surroundings};
use super::measure;
use super::table::{Aim, Row};

const ITEMS: usize = 5_000;
const STEPS: usize = 90;
const PICTURED: usize = 500;

/// Scrolls an element by turns to the right and down, a step a frame, and gives how long each frame took.
const SCROLL: &str = "
    const [selector, steps, done] = arguments;
    const scroller = document.querySelector(selector);
    const frame = () => new Promise(next => requestAnimationFrame(next));
    const painted = () => new Promise(after => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => after();
        channel.port2.postMessage(0);
    }));
    (async () => {
        const took = [];
        await frame();
        for (let step = 0; step < steps; step++) {
            const start = performance.now();
            if (step % 2) scroller.scrollTop += 120; else scroller.scrollLeft += 90;
            await painted();
            took.push(performance.now() - start);
        }
        done(took);
    })();";

/// Drags the bar in the middle of the view to the right, a few pixels a frame, and gives how long each took to be drawn.
const DRAG: &str = "
    const done = arguments[0];
    const painted = () => new Promise(after => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => after();
        channel.port2.postMessage(0);
    }));
    (async () => {
        const room = document.querySelector('[role=treegrid]').getBoundingClientRect();
        const inView = bar => { const box = bar.getBoundingClientRect();
            return box.left > room.left + 200 && box.right < room.right - 300 && box.top > room.top + 90; };
        const bar = [...document.querySelectorAll('.plan')].find(inView);
        const box = bar.getBoundingClientRect();
        const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
        const send = (kind, target, x) => target.dispatchEvent(new PointerEvent(kind,
            { clientX: x, clientY: at.y, button: 0, pointerId: 1, bubbles: true, cancelable: true }));
        send('pointerdown', bar, at.x);
        send('pointermove', window, at.x + 6);
        await new Promise(taken => setTimeout(taken, 300));
        const took = [];
        for (let step = 2; step < 60; step++) {
            const start = performance.now();
            send('pointermove', window, at.x + step * 4);
            await painted();
            took.push(performance.now() - start);
        }
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        send('pointerup', window, at.x);
        done(took);
    })();";

/// A library that draws as many bars in an empty page.
struct Peer {
    name: &'static str,
    /// Its script and its style, below the page's packages.
    script: &'static str,
    style: &'static str,
    /// Draws `bars` in `place` and returns a selector of what scrolls.
    setup: &'static str,
}

const PEERS: [Peer; 2] = [
    Peer {
        name: "frappe-gantt",
        script: "frappe-gantt/dist/frappe-gantt.umd.js",
        style: "frappe-gantt/dist/frappe-gantt.css",
        setup: "const tasks = bars.map(([name, start, end], id) => ({ id: String(id), name, start, end, progress: 0 }));
         new (globalThis.Gantt ?? library.default ?? library)(place, tasks, { view_mode: 'Month' });
         return '.gantt-container';",
    },
    Peer {
        name: "vis-timeline",
        script: "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
        style: "vis-timeline/styles/vis-timeline-graph2d.min.css",
        setup: "const items = bars.map(([content, start, end], id) => ({ id, content, start, end }));
         new (globalThis.vis ?? library).Timeline(place, items, { height: '800px', verticalScroll: true, horizontalScroll: true });
         return '.vis-panel.vis-left';",
    },
];

pub fn rows(ground: &Ground) -> Vec<Row> {
    let workspace = ground.workspace(ITEMS);
    let name = workspace.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let app = App::open(Look::Light, &[workspace.to_str().unwrap()]).unwrap();
    app.wait_for_title(&format!("{name} — Roadbook"));
    let built = times(&app.run_async(
        "const done = arguments[0]; const start = performance.now();
         const button = [...document.querySelectorAll('[role=radio]')].find(found => found.innerText.trim() === 'Timeline');
         button.click();
         const look = () => document.querySelector('.plan') ? done([performance.now() - start]) : requestAnimationFrame(look);
         look();",
        json!([]),
    ));
    let scrolled = times(&app.run_async(SCROLL, json!(["[role=treegrid]", STEPS])));
    let dragged = times(&app.run_async(DRAG, json!([])));
    app.press(&[Key::Escape]);
    drop(app);
    let peers: Vec<(&'static str, Vec<Duration>, Vec<Duration>)> = PEERS.iter().filter_map(peer).collect();
    let mut rows = vec![Row {
        job: format!("timeline of {ITEMS} items, stands"),
        ours: at(&built, 100),
        peer: peers.first().map(|(name, built, _)| (*name, at(built, 100))),
        aim: Aim::AtMost(Amount::millis(1_000)),
    }];
    for percent in [50, 95] {
        for (name, _, frames) in &peers {
            rows.push(Row {
                job: format!("timeline of {ITEMS} items, a frame while scrolling, {percent} of 100"),
                ours: at(&scrolled, percent),
                peer: Some((name, at(frames, percent))),
                aim: Aim::AtMost(Amount::millis(36)),
            });
        }
        rows.push(Row {
            job: format!("timeline of {ITEMS} items, a frame while dragging, {percent} of 100"),
            ours: at(&dragged, percent),
            peer: None,
            aim: Aim::AtMost(Amount::millis(36)),
        });
    }
    rows.extend(pictures(ground));
    rows
}

/// The same bars drawn by a library in a page of the same engine; nothing where it is not installed.
fn peer(peer: &Peer) -> Option<(&'static str, Vec<Duration>, Vec<Duration>)> {
    let packages = places::root().join("ui/node_modules");
    let source = fs::read_to_string(packages.join(peer.script)).ok()?;
    let style = fs::read_to_string(packages.join(peer.style)).ok()?;
    let setup = peer.setup;
    let home = tempfile::tempdir().unwrap();
    let app = App::open_program("examples/empty_window", home, Look::Light, &[]).unwrap();
    app.wait_for_title("Empty");
    let script = format!(
        "const [items, style, done] = arguments;
         const sheet = new CSSStyleSheet();
         sheet.replaceSync(style);
         document.adoptedStyleSheets = [sheet];
         const module = undefined, exports = undefined, define = undefined;
         const place = document.createElement('div');
         place.style.cssText = 'position:fixed;inset:0;overflow:auto;background:white;z-index:99';
         document.body.append(place);
         const day = number => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
         const bars = Array.from({{ length: items }}, (_, at) => ['Item ' + at, day((at * 37) % 900), day((at * 37) % 900 + 20 + at % 60)]);
         {source}
         ;
         const library = globalThis;
         const start = performance.now();
         const scrolls = (() => {{ {setup} }})();
         requestAnimationFrame(() => requestAnimationFrame(() => done([performance.now() - start, scrolls])));"
    );
    let drawn = app.run_async(&script, json!([ITEMS, style]));
    let took = times(&json!([drawn[0]]));
    let frames = times(&app.run_async(SCROLL, json!([drawn[1], STEPS])));
    Some((peer.name, took, frames))
}

/// The roadmap of some items as a drawing, a picture and pages.
fn pictures(ground: &Ground) -> Vec<Row> {
    let workspace = Workspace::open(&ground.workspace(PICTURED), Access::Read, surroundings()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let author = workspace.read(|conn| named(conn, "Author")).unwrap();
    let draw = |format: DrawnFormat| {
        measure::median(5, || {
            let wish = Wish { lanes: vec![LaneBy::Product, LaneBy::Team], ..Wish::default() };
            measure::time(|| write(&workspace, &author, &wish, &[format], folder.path()).unwrap())
        })
    };
    let drawing = draw(DrawnFormat::Svg);
    [(DrawnFormat::Svg, 250), (DrawnFormat::Png, 2_000), (DrawnFormat::Pdf, 500)]
        .into_iter()
        .map(|(format, most)| Row {
            job: format!("roadmap of {PICTURED} items as {format}"),
            ours: draw(format),
            peer: Some(("the drawing alone", drawing)),
            aim: Aim::AtMost(Amount::millis(most)),
        })
        .collect()
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

//! One open window of Roadbook, and what a person does in it. Whatever is looked for is waited for; what does not come
//! within ten seconds fails the test, with a picture of the window in the build folder.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use std::{env, fmt::Display, fs, thread};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::driver::{Driver, live_in};
use super::key::Key;
use super::screen::Screen;
use super::session::{Refusal, Session};
use crate::places;

const PATIENCE: Duration = Duration::from_secs(10);
const GLANCE: Duration = Duration::from_millis(30);
/// A lost race for a port, or a driver still busy with the last window, is over when tried again.
const TRIES: u32 = 3;

/// The sizes the window is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 1024 × 700, the smallest the window can be.
    Small,
    /// 1440 × 900.
    Large,
}

/// What the system says it likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Light,
    Dark,
}

/// An open window. It and everything under it are gone when dropped. The fields are dropped in this order.
#[derive(Debug)]
pub struct App {
    session: Session,
    driver: Driver,
    screen: Screen,
    home: TempDir,
    arguments: Vec<String>,
}

impl App {
    /// The window for a test; nothing where there can be none, unless it is asked for (see the module).
    pub fn for_test(arguments: &[&str]) -> Option<Self> {
        Self::for_test_in(Look::Light, arguments)
    }

    /// The same on a system that likes light or dark.
    pub fn for_test_in(look: Look, arguments: &[&str]) -> Option<Self> {
        Self::or_skipped(Self::open(look, arguments))
    }

    /// The same in a home that was prepared, or used by an earlier window ([`App::close`]).
    pub fn for_test_at(home: TempDir, arguments: &[&str]) -> Option<Self> {
        Self::for_test_at_in(home, Look::Light, arguments)
    }

    /// The same on a system that likes light or dark.
    pub fn for_test_at_in(home: TempDir, look: Look, arguments: &[&str]) -> Option<Self> {
        Self::or_skipped(Self::open_at(home, look, arguments))
    }

    fn or_skipped(opened: Result<Self, String>) -> Option<Self> {
        match opened {
            Ok(app) => Some(app),
            Err(reason) if windows_are_required() => panic!("no window: {reason}"),
            Err(reason) => {
                eprintln!("skipped, no window: {reason}");
                None
            }
        }
    }

    /// Opens the window with start arguments and an empty home.
    pub fn open(look: Look, arguments: &[&str]) -> Result<Self, String> {
        let home = tempfile::tempdir().map_err(|error| format!("could not make a home: {error}"))?;
        Self::open_at(home, look, arguments)
    }

    /// Lets the system of a home ask for larger letters, in percent of the usual ones, as "Large text" of a desktop does.
    ///
    /// # Panics
    /// When the home cannot be written to.
    pub fn with_letters(home: &Path, percent: u32) {
        const USUAL: u32 = 96;
        let asked = format!("Xft.dpi: {}\n", USUAL * percent / 100);
        fs::write(home.join(".Xdefaults"), asked).expect("the home can be written to");
    }

    /// Opens the window in a home that was prepared, or used by an earlier window ([`App::close`]).
    pub fn open_at(home: TempDir, look: Look, arguments: &[&str]) -> Result<Self, String> {
        Self::open_program("roadbook-app", home, look, arguments)
    }

    /// Opens the window of another program that was built with Roadbook, such as `examples/empty_window`.
    pub fn open_program(
        program: &str,
        home: TempDir,
        look: Look,
        arguments: &[&str],
    ) -> Result<Self, String> {
        let program = places::program(program).ok_or_else(|| {
            format!("{program} is not built; run `cargo build --workspace --bins --examples`")
        })?;
        prepare(home.path()).map_err(|error| format!("could not prepare a home: {error}"))?;
        let screen = Screen::start()?;
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        let mut tries = 1;
        let (driver, session) = loop {
            match start(&program, &screen, home.path(), look, &arguments) {
                Ok(started) => break started,
                Err(reason) if tries == TRIES => return Err(reason),
                Err(_) => tries += 1,
            }
        };
        let app = Self { session, driver, screen, home, arguments };
        app.resize(Size::Large);
        Ok(app)
    }

    /// Closes the window and hands back its home, to open it again as a person would tomorrow.
    pub fn close(self) -> TempDir {
        let Self { session, driver, screen, home, .. } = self;
        drop(session);
        drop(driver);
        drop(screen);
        home
    }

    /// Ends the window's program in the middle of whatever it does, as a crash or a power cut would, and hands back its home.
    #[cfg(target_os = "linux")]
    pub fn kill(self) -> TempDir {
        let program = program_living_in(self.home()).expect("the open window's program runs");
        rustix::process::kill_process(program, rustix::process::Signal::KILL).expect("it is ours");
        self.close()
    }

    /// Starts Roadbook a second time, as a double click on a file does, and waits until that start is over.
    pub fn start_again(&self, arguments: &[&str]) -> ExitStatus {
        let program = places::program("roadbook-app").expect("the open window is this program");
        let mut second = Command::new(program);
        self.screen.use_for(&mut second);
        live_in(&mut second, self.home());
        let mut second = second.args(arguments).stdin(Stdio::null()).spawn().expect("it was started before");
        let start = Instant::now();
        loop {
            match second.try_wait() {
                Ok(Some(status)) => return status,
                Ok(None) if start.elapsed() < PATIENCE => thread::sleep(GLANCE),
                Ok(None) | Err(_) => {
                    // It may have ended in this moment.
                    let _ = second.kill();
                    let _ = second.wait();
                    self.fail("the second start did not end", "");
                }
            }
        }
    }

    /// The home the window keeps its files in.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Waits until a window on the screen has this title: the first screen's data are then on screen.
    pub fn wait_for_title(&self, title: &str) {
        self.wait_until(&format!("a window's title is “{title}”, not {:?}", self.titles()), || {
            self.titles().iter().any(|shown| shown == title)
        });
    }

    /// The titles of the windows on the screen, dialogs of the system included.
    pub fn titles(&self) -> Vec<String> {
        self.screen.titles()
    }

    /// Waits until something is so; `what` completes "waited in vain until …".
    pub fn wait_until(&self, what: &str, is_so: impl Fn() -> bool) {
        self.wait_until_within(PATIENCE, what, is_so);
    }

    /// The same for something that may take longer.
    pub fn wait_until_within(&self, patience: Duration, what: &str, is_so: impl Fn() -> bool) {
        let start = Instant::now();
        while !is_so() {
            if start.elapsed() > patience {
                self.fail(&format!("waited in vain until {what}"), "");
            }
            thread::sleep(GLANCE);
        }
    }

    /// Waits until a CSS selector finds something.
    pub fn wait_for(&self, selector: &str) {
        self.find(selector);
    }

    /// Waits until a CSS selector finds nothing any more.
    pub fn wait_until_gone(&self, selector: &str) {
        self.wait_until(&format!("“{selector}” is gone"), || !self.has(selector));
    }

    /// Whether a CSS selector finds something now.
    pub fn has(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// How many elements a CSS selector finds now.
    pub fn count(&self, selector: &str) -> u64 {
        let found = self.run_with("return document.querySelectorAll(arguments[0]).length", json!([selector]));
        found.as_u64().unwrap_or_default()
    }

    /// The text a person sees in an element.
    pub fn text(&self, selector: &str) -> String {
        let found = self.find(selector);
        self.must(selector, self.session.get(&format!("element/{found}/text")))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The texts of all elements a CSS selector finds, in the order of the page.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map(found => found.innerText.trim())";
        let found = self.run_with(script, json!([selector]));
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Waits until the page shows a text anywhere.
    pub fn wait_for_text(&self, text: &str) {
        self.wait_until(&format!("“{text}” is on the page"), || {
            self.run_with("return document.body.innerText.includes(arguments[0])", json!([text]))
                == json!(true)
        });
    }

    /// An attribute of an element; nothing when it has none.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let found = self.find(selector);
        let value = self.must(selector, self.session.get(&format!("element/{found}/attribute/{name}")));
        value.as_str().map(str::to_owned)
    }

    /// Clicks an element once it can be clicked: it is in view and nothing lies over it.
    pub fn click(&self, selector: &str) {
        self.insist(&format!("click “{selector}”"), || {
            let found = self.session.find(selector)?;
            self.session.post(&format!("element/{found}/click"), json!({}))
        });
    }

    /// Clicks the first button, link, tab or menu entry whose visible text or label is this.
    pub fn click_on(&self, label: &str) {
        const SCRIPT: &str = "
            const wanted = arguments[0];
            const kinds = 'button, a, summary, label, [role=button], [role=tab], [role=menuitem], [role=option], [role=radio]';
            return [...document.querySelectorAll(kinds)].find(found =>
                (found.innerText.trim() === wanted || found.getAttribute('aria-label') === wanted)
                && found.getClientRects().length > 0) ?? null;";
        self.click_what(&format!("click on “{label}”"), SCRIPT, json!([label]));
    }

    /// Clicks the first of the elements a CSS selector finds whose visible text begins so.
    pub fn click_one(&self, selector: &str, text: &str) {
        const SCRIPT: &str = "
            return [...document.querySelectorAll(arguments[0])].find(found =>
                found.innerText.trim().startsWith(arguments[1])) ?? null;";
        self.click_what(&format!("click “{text}” of “{selector}”"), SCRIPT, json!([selector, text]));
    }

    /// Clicks the element a script gives, once it gives one that can be clicked.
    fn click_what(&self, what: &str, script: &str, arguments: Value) {
        self.insist(what, || {
            let found = self.session.post("execute/sync", json!({ "script": script, "args": arguments }))?;
            let id = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
            let id = id.ok_or_else(|| Refusal { kind: "no such element".into(), message: what.into() })?;
            self.session.post(&format!("element/{id}/click"), json!({}))
        });
    }

    /// Replaces what is in a field, as if typed.
    pub fn type_into(&self, selector: &str, text: &str) {
        self.insist(&format!("type into “{selector}”"), || {
            let found = self.session.find(selector)?;
            self.session.post(&format!("element/{found}/clear"), json!({}))?;
            self.session.post(&format!("element/{found}/value"), json!({ "text": text }))
        });
    }

    /// Types where the focus is.
    pub fn type_text(&self, text: &str) {
        let actions = text.chars().flat_map(|letter| {
            ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": letter.to_string() }))
        });
        self.act(&format!("type {text}"), actions.collect());
    }

    /// Presses keys together, in this order: `&[Key::Control, Key::Char('z')]`.
    pub fn press(&self, keys: &[Key]) {
        let action = |kind: &str, key: &Key| json!({ "type": kind, "value": key.code().to_string() });
        let down = keys.iter().map(|key| action("keyDown", key));
        let up = keys.iter().rev().map(|key| action("keyUp", key));
        self.act(&format!("press {keys:?}"), down.chain(up).collect());
    }

    fn act(&self, what: &str, actions: Vec<Value>) {
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.must(what, self.session.post("actions", body));
    }

    /// Drags from the middle of one element by so many pixels, in steps as a hand would.
    pub fn drag(&self, selector: &str, right: i32, down: i32) {
        const STEPS: i32 = 8;
        let (x, y) = self.middle(selector);
        let moved = |x: i32, y: i32, origin: &str| json!({ "type": "pointerMove", "duration": 20, "x": x, "y": y, "origin": origin });
        let mut actions = vec![moved(x, y, "viewport"), json!({ "type": "pointerDown", "button": 0 })];
        let part = |whole: i32, step: i32| whole * step / STEPS - whole * (step - 1) / STEPS;
        actions.extend((1..=STEPS).map(|step| moved(part(right, step), part(down, step), "pointer")));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let body = json!({ "actions": [{
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions,
        }] });
        self.must(&format!("drag “{selector}”"), self.session.post("actions", body));
    }

    /// The middle of what is seen of an element in the window.
    fn middle(&self, selector: &str) -> (i32, i32) {
        const SCRIPT: &str = "
            const box = document.querySelector(arguments[0]).getBoundingClientRect();
            const middle = (from, to, most) => Math.round((Math.max(from, 0) + Math.min(to, most)) / 2);
            return [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];";
        self.wait_for(selector);
        let found = self.run_with(SCRIPT, json!([selector]));
        serde_json::from_value(found).expect("a point of the window")
    }

    /// Runs a script in the page and gives what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.run_with(script, json!([]))
    }

    /// Runs a script with `arguments`, a JSON list.
    pub fn run_with(&self, script: &str, arguments: Value) -> Value {
        self.must(
            "run a script",
            self.session.post("execute/sync", json!({ "script": script, "args": arguments })),
        )
    }

    /// Runs a script that hands its result to its last argument, `arguments.at(-1)(result)`.
    pub fn run_async(&self, script: &str, arguments: Value) -> Value {
        self.must(
            "run a script",
            self.session.post("execute/async", json!({ "script": script, "args": arguments })),
        )
    }

    /// Gives the page one of the sizes the window is looked at.
    pub fn resize(&self, size: Size) {
        let (width, height) = match size {
            Size::Small => (1024, 700),
            Size::Large => (1440, 900),
        };
        let rect = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.must("resize the window", self.session.post("window/rect", rect));
        // Larger letters of the system, or the window's zoom, make a pixel of the page larger, and fewer of them fit.
        const FITS: &str = "return outerWidth === arguments[0] && outerHeight === arguments[1]
            && Math.abs(outerWidth / innerWidth - outerHeight / innerHeight) < 0.01;";
        self.wait_until(&format!("the page is {width} × {height}"), || {
            self.run_with(FITS, json!([width, height])) == json!(true)
        });
    }

    /// How many pixels of the window a pixel of the page takes, by the letters the system asks for and the window's zoom.
    pub fn drawn_larger(&self) -> f64 {
        self.run("return outerWidth / innerWidth").as_f64().unwrap_or_default()
    }

    /// Keeps a picture of the page as `target/screenshots/<name>.png` and says where. It is taken when the page stands
    /// still: two pictures in a row are the same. What is never still is taken as it is after two seconds.
    pub fn screenshot(&self, name: &str) -> PathBuf {
        const STILL_WITHIN: Duration = Duration::from_secs(2);
        self.run_async(
            "const done = arguments[0];
             document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));",
            json!([]),
        );
        let start = Instant::now();
        let mut picture = self.picture();
        loop {
            thread::sleep(GLANCE * 3);
            let next = self.picture();
            if next == picture || start.elapsed() > STILL_WITHIN {
                break;
            }
            picture = next;
        }
        let path = places::screenshots().join(name).with_extension("png");
        fs::write(&path, decode(&picture)).expect("the build folder can be written to");
        path
    }

    fn picture(&self) -> String {
        let picture = self.must("take a picture", self.session.get("screenshot"));
        picture.as_str().unwrap_or_default().to_owned()
    }

    fn find(&self, selector: &str) -> String {
        self.insist(&format!("find “{selector}”"), || self.session.find(selector))
    }

    /// Tries until it works: the page may still be drawing.
    fn insist<T>(&self, what: &str, attempt: impl Fn() -> Result<T, Refusal>) -> T {
        let start = Instant::now();
        loop {
            match attempt() {
                Ok(result) => return result,
                Err(refusal) if refusal.kind == "no answer" || start.elapsed() > PATIENCE => {
                    self.fail(&format!("could not {what}"), &refusal)
                }
                Err(_) => thread::sleep(GLANCE),
            }
        }
    }

    fn must<T>(&self, what: &str, result: Result<T, Refusal>) -> T {
        result.unwrap_or_else(|refusal| panic!("could not {what}: {refusal}"))
    }

    /// Ends the test with a picture of how things stood.
    fn fail(&self, what: &str, reason: impl Display) -> ! {
        let name = thread::current().name().unwrap_or("window").replace("::", "-");
        let picture = match self.session.get("screenshot") {
            Ok(_) => self.screenshot(&format!("failed-{name}")).display().to_string(),
            Err(refusal) => format!("none: {refusal}"),
        };
        panic!("{what} {reason}\n  started with: {:?}\n  picture: {picture}", self.arguments);
    }
}

fn start(
    program: &Path,
    screen: &Screen,
    home: &Path,
    look: Look,
    arguments: &[String],
) -> Result<(Driver, Session), String> {
    let driver = Driver::start(screen, home, look)?;
    let session = Session::open(&driver.address(), &program.display().to_string(), arguments)
        .map_err(|refusal| format!("the window did not open: {refusal}"))?;
    Ok((driver, session))
}

/// The program of the window that keeps its files in this home, as proc(5) lists it.
#[cfg(target_os = "linux")]
fn program_living_in(home: &Path) -> Option<rustix::process::Pid> {
    let wanted = format!("HOME={}", home.display());
    let processes = fs::read_dir("/proc").ok()?.flatten();
    let found = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok()).find(|id| {
        let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
        let surroundings = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
        name.trim() == "roadbook-app"
            && surroundings.split(|byte| *byte == 0).any(|line| line == wanted.as_bytes())
    });
    found.and_then(rustix::process::Pid::from_raw)
}

/// The folders a home is expected to have. Programs refuse a run-time folder that others could read.
fn prepare(home: &Path) -> std::io::Result<()> {
    for folder in ["config", "data", "cache", "state", "run"] {
        fs::create_dir_all(home.join(folder))?;
    }
    #[cfg(unix)]
    fs::set_permissions(home.join("run"), std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

fn windows_are_required() -> bool {
    cfg!(target_os = "linux")
        && ["ROADBOOK_WINDOW_TESTS", "CI"]
            .iter()
            .any(|name| env::var(name).is_ok_and(|value| !value.is_empty() && value != "0"))
}

fn decode(picture: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(picture).expect("the driver sends a picture in base64")
}

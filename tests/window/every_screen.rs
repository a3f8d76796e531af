//! Every screen there is, as the sheet of keys names them, with each of its layouts and a record of each kind: opened by its
//! keys, in light at 1440 × 900 and in dark at 1024 × 700; then drawn larger, and with the larger letters a system can ask for.
//! `axe-core` finds nothing on any of them, nothing sticks out at the side, no text lies over another or ends in the middle of
//! a letter; where it is larger, nothing is cut off or lies under something else. A new view or layout is looked at without a line here.
//!
//! Each is kept as a picture: `screen-light-…`, `screen-dark-…`, with `zoom200-`, `zoom150-` or `letters-` in between.

use std::time::Duration;

use roadbook_core::{Workspace, sample};
use roadbook_testkit::surroundings_on;
use roadbook_tests::window::{App, Key, Look, Size};
use serde_json::json;

use super::ways::TODAY;

/// A record of each kind that has a reference and is opened in a view.
const RECORDS: [&str; 7] = ["R-1", "D-1", "P-1", "M-1", "K-1", "A-1", "S-1"];

/// The switches of a view, by what they say.
const SWITCHES: &str = "main.view :is(.bar, .filters) [role=radio]";

/// The ways to lay the roadmap out, in the order of their keys.
const ROADMAP: [&str; 6] = ["Timeline", "Board", "Table", "Goals", "Scores", "Releases"];

/// What is read for a screen has come by then, and what moves has settled.
const SETTLED: Duration = Duration::from_millis(450);

#[test]
fn every_screen_can_be_used_in_light() {
    look_at_all(Look::Light, Size::Large, Drawn::AsUsual);
}

#[test]
fn every_screen_can_be_used_in_dark_and_small() {
    look_at_all(Look::Dark, Size::Small, Drawn::AsUsual);
}

/// WCAG 2.2, 1.4.4: all of it can be used when it is drawn twice as large.
#[test]
fn every_screen_can_be_used_at_twice_its_size() {
    look_at_all(Look::Light, Size::Large, Drawn::Larger(200));
}

#[test]
fn every_screen_can_be_used_at_one_and_a_half_of_its_size_in_dark_and_small() {
    look_at_all(Look::Dark, Size::Small, Drawn::Larger(150));
}

/// The letters that the system asks for: all is drawn larger with them, so that nothing has too little room.
#[test]
fn every_screen_can_be_used_with_the_larger_letters_of_the_system() {
    look_at_all(Look::Light, Size::Large, Drawn::WithLetters(150));
}

/// The window's own zoom is said of what the system asks for, and goes back to it.
#[test]
fn the_letters_of_the_system_are_followed_and_can_be_drawn_larger_still() {
    let home = tempfile::tempdir().unwrap();
    App::with_letters(home.path(), 125);
    let Some(app) = App::for_test_at(home, &TODAY) else { return };
    app.wait_for_text("Look around a sample workspace");
    let high = || {
        let script = "return parseFloat(getComputedStyle(document.body).fontSize)";
        app.run(script).as_f64().unwrap() * app.drawn_larger()
    };
    let is_near = |wanted: f64| (high() - wanted).abs() < 0.2;
    assert!(is_near(13.0 * 1.25), "13 pixels of a letter are a quarter more on screen: {}", high());
    app.press(&[Key::Control, Key::Char('=')]);
    app.wait_until("they are drawn a tenth larger still", || is_near(13.0 * 1.25 * 1.1));
    app.press(&[Key::Control, Key::Char('0')]);
    app.wait_until("they are as the system asks for again", || is_near(13.0 * 1.25));

    let home = app.close();
    App::with_letters(home.path(), 100);
    let Some(app) = App::for_test_at(home, &TODAY) else { return };
    app.wait_for_text("Look around a sample workspace");
    assert!((app.drawn_larger() - 1.0).abs() < 0.01, "without the wish they are as usual");
}

/// A workspace in which nothing was written down yet: each view says what belongs there, and how it begins.
#[test]
fn every_screen_of_an_empty_workspace_in_dark_and_small() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("Empty.roadbook");
    drop(Workspace::create(&place, surroundings_on("2026-11-24")).unwrap());
    let arguments = [&TODAY[..], &[place.to_str().unwrap()]].concat();
    let Some(app) = App::for_test_at_in(home, Look::Dark, &arguments) else { return };
    app.resize(Size::Small);
    app.wait_for_title("Empty — Roadbook");
    let screens = Screens { app: &app, look: Look::Dark, drawn: Drawn::AsUsual, kept_as: "empty-" };
    let mut wrong = look_at_views(&screens);

    go_to(&app, "Plan changes");
    app.wait_for_text("Nothing to compare yet");
    app.click_one("main.view > header button", "Freeze the plan");
    app.wait_for("main.view > header input");
    wrong.extend(screens.look_at("Plan changes, freezing"));
    assert_eq!(wrong, Vec::<String>::new());
}

/// Opens a view by its keys.
fn go_to(app: &App, view: &str) {
    let ways = ways_to_go(app);
    let (_, keys) = ways.iter().find(|(name, _)| name == view).expect("the sheet of keys names it");
    keys.iter().for_each(|key| app.press(&[Key::Char(*key)]));
    app.wait_until(&format!("“{view}” is open"), || is_open(app, view));
}

/// Looked back at a day and seen as an audience, each view stands, says over everything what is seen, and is left with Escape.
#[test]
fn every_screen_stands_as_of_a_day_and_as_an_audience() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("Sample.roadbook");
    drop(sample::create(&place, surroundings_on("2026-11-17")).unwrap());
    let arguments = [&TODAY[..], &[place.to_str().unwrap()]].concat();
    let Some(app) = App::for_test_at_in(home, Look::Light, &arguments) else { return };
    app.resize(Size::Small);
    app.wait_for_title("Sample — Roadbook");
    let ways = ways_to_go(&app);

    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char('h')]);
    app.wait_for(".day input");
    app.click(".day input");
    app.type_text("17 nov 2026");
    app.wait_for(".pop [aria-selected=true]");
    app.press(&[Key::Enter]);
    go_round(&app, &ways, "The workspace as of 17 November 2026", "as-of");

    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char('a')]);
    app.click_one("[aria-label=Audiences] .entry", "Executives");
    app.click_on("See the roadmap as Executives");
    go_round(&app, &ways, "The workspace as Executives see it", "as-executives");
}

/// Opens each view while another state is looked at, and returns.
fn go_round(app: &App, ways: &[(String, Vec<char>)], banner: &str, name: &str) {
    app.wait_for_text(banner);
    for (view, keys) in ways {
        keys.iter().for_each(|key| app.press(&[Key::Char(*key)]));
        app.wait_until(&format!("“{view}” is open"), || is_open(app, view));
        std::thread::sleep(SETTLED);
        let file = view.to_lowercase().replace(' ', "-");
        app.screenshot(&format!("screen-{name}-{file}"));
        assert_eq!(app.texts(".toasts [role=alert]"), [""; 0], "{view}: nothing went wrong");
        assert!(app.texts(".looking").iter().any(|says| says.contains(banner)), "{view}: {banner}");
        let looks_open =
            "return [...document.querySelectorAll('main.view > .bar .primary:not(:disabled)')].length";
        let leads_on = ["Templates", "Updates", "Reviews"].contains(&view.as_str());
        assert!(leads_on || app.run(looks_open) == json!(0), "{view}: nothing can be begun");
        leave_field(app);
    }
    app.wait_until("Escape leads back", || {
        if app.has(".looking") {
            app.press(&[Key::Escape]);
        }
        !app.has(".looking")
    });
}

/// How large everything is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drawn {
    AsUsual,
    /// By the window's own zoom, in percent.
    Larger(u32),
    /// By the letters the system asks for, in percent.
    WithLetters(u32),
}

fn look_at_all(look: Look, size: Size, drawn: Drawn) -> Option<()> {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("Sample.roadbook");
    drop(sample::create(&place, surroundings_on("2026-11-24")).unwrap());
    if let Drawn::WithLetters(percent) = drawn {
        App::with_letters(home.path(), percent);
    }
    let app = App::for_test_at_in(home, look, &[&TODAY[..], &[place.to_str()?]].concat())?;
    app.resize(size);
    app.wait_for_title("Sample — Roadbook");
    let kept_as = match drawn {
        Drawn::AsUsual => "",
        Drawn::Larger(percent) => draw_larger(&app, percent),
        Drawn::WithLetters(percent) => {
            let drawn = app.drawn_larger();
            let is_it = (drawn * 100.0 - f64::from(percent)).abs() < 1.0;
            assert!(is_it, "the letters are as large as the system asks for: {drawn}");
            "letters-"
        }
    };
    let screens = Screens { app: &app, look, drawn, kept_as };
    let mut wrong = look_at_views(&screens);
    for reference in RECORDS {
        app.press(&[Key::Control, Key::Char('k')]);
        app.wait_for(".palette input:focus");
        app.type_text(reference);
        app.wait_until(&format!("{reference} is found"), || {
            app.texts(".palette [aria-selected=true]").iter().any(|offer| offer.contains(reference))
        });
        app.press(&[Key::Enter]);
        app.wait_until(&format!("{reference} is open"), || {
            app.texts("aside.side header .ref") == [reference]
        });
        wrong.extend(screens.look_at(reference));
    }
    assert_eq!(wrong, Vec::<String>::new());
    Some(())
}

/// Draws everything larger with the keys for it, and says what stands before the names of the pictures then.
fn draw_larger(app: &App, percent: u32) -> &'static str {
    let (presses, kept_as) = match percent {
        150 => (3, "zoom150-"),
        200 => (5, "zoom200-"),
        other => panic!("no step of the zoom is {other} %"),
    };
    let width = app.run("return innerWidth").as_u64().unwrap();
    for _ in 0..presses {
        app.press(&[Key::Control, Key::Char('=')]);
    }
    app.wait_until(&format!("everything is drawn at {percent} %"), || {
        app.run("return innerWidth")
            .as_u64()
            .is_some_and(|now| now.abs_diff(width * 100 / u64::from(percent)) < 2)
    });
    kept_as
}

/// Each view with each of its layouts; what is wrong on them.
fn look_at_views(screens: &Screens<'_>) -> Vec<String> {
    let app = screens.app;
    let ways = ways_to_go(app);
    assert!(ways.len() > 10, "the sheet of keys names every view: {ways:?}");
    let mut wrong = Vec::new();
    for (view, keys) in ways {
        keys.iter().for_each(|key| app.press(&[Key::Char(*key)]));
        app.wait_until(&format!("“{view}” is open"), || is_open(app, &view));
        // Counts come when what they count was read.
        std::thread::sleep(SETTLED);
        if view == "Roadmap" {
            // By their keys: where everything is drawn larger they stand in a menu.
            for (key, layout) in ('1'..).zip(ROADMAP) {
                app.press(&[Key::Control, Key::Char(key)]);
                wrong.extend(screens.look_at(&format!("{view} {layout}")));
            }
            leave_field(app);
            continue;
        }
        let layouts = app.texts(SWITCHES);
        if layouts.is_empty() {
            wrong.extend(screens.look_at(&view));
        }
        for layout in layouts {
            let layout = layout.trim_end_matches(|end: char| end.is_numeric() || end.is_whitespace());
            press(app, layout);
            wrong.extend(screens.look_at(&format!("{view} {layout}")));
        }
        leave_field(app);
    }
    wrong
}

/// Presses a switch of the view. By a script: where everything is drawn larger the driver points at where it would be.
fn press(app: &App, switch: &str) {
    const SCRIPT: &str = "
        const wanted = [...document.querySelectorAll(arguments[0])]
            .find((found) => found.innerText.trim().startsWith(arguments[1]));
        wanted?.click();
        return wanted !== undefined;";
    app.wait_until(&format!("“{switch}” can be pressed"), || {
        app.run_with(SCRIPT, json!([SWITCHES, switch])) == json!(true)
    });
}

/// What the sheet of keys says about going somewhere: the view and the keys, one after the other.
fn ways_to_go(app: &App) -> Vec<(String, Vec<char>)> {
    app.press(&[Key::Char('?')]);
    app.wait_for(".sheet-of-keys");
    let read = app.run(
        "return [...document.querySelectorAll('.sheet-of-keys dl > div')].map((row) =>
             [row.querySelector('dt').innerText, row.querySelector('.keys').innerText.split(/\\s+/)]);",
    );
    app.press(&[Key::Escape]);
    app.wait_until_gone(".sheet-of-keys");
    let rows: Vec<(String, Vec<String>)> = serde_json::from_value(read).expect("a list of words and keys");
    rows.into_iter()
        .filter_map(|(words, keys)| {
            let view = words.strip_prefix("Go to ")?.to_owned();
            let keys: Vec<_> = keys.iter().filter_map(|key| key.to_lowercase().chars().next()).collect();
            // Other ways to go, such as round the window, begin with other keys.
            (keys.first() == Some(&'g')).then_some((view, keys))
        })
        .collect()
}

/// Whether a view is open: it is marked in the rail or says its name itself.
fn is_open(app: &App, view: &str) -> bool {
    let marked = app.has(&format!("nav.rail a[title^='{view}: '][aria-current]"));
    marked || app.texts("main.view h1").iter().any(|title| title == view)
}

/// A view may begin in a field, where letters are text: Escape leads out of it.
fn leave_field(app: &App) {
    let is_field = "return document.activeElement.matches('input, textarea')";
    if app.run(is_field) == json!(true) {
        app.press(&[Key::Escape]);
        app.wait_until("Escape leaves the field", || app.run(is_field) == json!(false));
    }
}

struct Screens<'a> {
    app: &'a App,
    look: Look,
    drawn: Drawn,
    /// What stands before the names of its pictures.
    kept_as: &'static str,
}

impl Screens<'_> {
    /// Keeps a picture; what is wrong, with the screen it was seen on.
    fn look_at(&self, name: &str) -> Vec<String> {
        std::thread::sleep(SETTLED);
        let look = if self.look == Look::Light { "light" } else { "dark" };
        let file = name.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), "-");
        self.app.screenshot(&format!("screen-{look}-{}{file}", self.kept_as));
        let mut wrong = self.app.faults();
        // The width of the window may be a fraction, of which one is cut off and the other rounded.
        let fits = "return document.documentElement.scrollWidth <= innerWidth + 1
            && [...document.querySelectorAll('main.view > header')].every((bar) => bar.scrollWidth <= bar.clientWidth + 1)";
        if self.app.run(fits) != json!(true) {
            wrong.push("something sticks out at the side".to_owned());
        }
        if self.drawn != Drawn::AsUsual {
            wrong.extend(self.app.cut_off());
        }
        // Where there is no room for all ways to lay the roadmap out, they are a menu and not a heap.
        let heaped =
            "return [...document.querySelectorAll('main.view .filters:not(.breaks) > [role=radiogroup]')]
            .some((ways) => ways.offsetHeight > 2 * ways.querySelector('button').offsetHeight)";
        if name.starts_with("Roadmap") && self.app.run(heaped) == json!(true) {
            wrong.push("the ways to lay it out stand below each other".to_owned());
        }
        wrong.extend(self.app.illegible());
        wrong.into_iter().map(|fault| format!("{name}: {fault}")).collect()
    }
}

//! Goals, scores, releases, the status map and the plan's changes of the sample, light and dark, in a large and a small window:
//! nothing is cut, nothing lies on another, and axe finds nothing.

use roadbook_core::sample;
use roadbook_testkit::surroundings_on;
use roadbook_tests::window::{App, Key, Look, Size};
use serde_json::json;

use super::ways::TODAY;

fn opened(look: Look) -> Option<App> {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("Sample.roadbook");
    drop(sample::create(&place, surroundings_on("2026-11-24")).unwrap());
    let app = App::for_test_at_in(home, look, &[&TODAY[..], &[place.to_str()?]].concat())?;
    app.wait_for_title("Sample — Roadbook");
    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char('r')]);
    app.wait_for("[aria-label='How the items are laid out']");
    Some(app)
}

/// What is wider than the window: nothing should be.
fn sticks_out(app: &App) -> serde_json::Value {
    app.run(
        "return [...document.querySelectorAll('main.view .body *')]
             .filter(part => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest('.scroll, .board, .list, svg'))
             .map(part => part.className).slice(0, 5)",
    )
}

fn looked_over(look: Look, name: &str) {
    let Some(app) = opened(look) else { return };
    for (number, layout, stands) in [
        ('4', "goals", "Measured by"),
        ('5', "scores", "Business checks in 5 minutes"),
        ('6', "releases", "Not ready"),
    ] {
        app.press(&[Key::Control, Key::Char(number)]);
        app.wait_for_text(stands);
        app.screenshot(&format!("{layout}-{name}"));
        assert_eq!(sticks_out(&app), json!([]), "{layout} fits");
        app.resize(Size::Small);
        app.screenshot(&format!("{layout}-{name}-small"));
        assert_eq!(sticks_out(&app), json!([]), "{layout} fits a small window");
        app.resize(Size::Large);
        assert_eq!(app.faults(), Vec::<String>::new(), "{layout}: axe finds nothing");
    }
    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char('o')]);
    app.wait_for_text("Status map");
    app.wait_for_text("Ready for risk");
    app.screenshot(&format!("statuses-{name}"));
    assert_eq!(app.faults(), Vec::<String>::new(), "the status map: axe finds nothing");
}

#[test]
fn goals_scores_and_releases_stand_in_the_light() {
    looked_over(Look::Light, "light");
}

#[test]
fn goals_scores_and_releases_stand_in_the_dark() {
    looked_over(Look::Dark, "dark");
}

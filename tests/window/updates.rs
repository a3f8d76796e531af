//! A first good update, by keyboard: written, issued, no longer true, corrected. Pictures are kept of every step, in both
//! sizes.

use roadbook_tests::window::{App, Key, Look, Size};
use serde_json::json;

const TODAY: &str = "2026-11-24";

fn opened(look: Look) -> Option<(App, tempfile::TempDir)> {
    let out = tempfile::tempdir().unwrap();
    let home = tempfile::tempdir().unwrap();
    let mut arguments = vec!["--today", TODAY];
    for _ in 0..3 {
        arguments.extend(["--choose", out.path().to_str().unwrap()]);
    }
    let app = App::for_test_at_in(home, look, &arguments)?;
    app.wait_for_title("Roadbook");
    app.click_one("button", "Look around a sample workspace");
    app.wait_for("[role=grid]");
    app.resize(Size::Large);
    Some((app, out))
}

fn pictures(app: &App, name: &str) {
    app.screenshot(name);
    app.resize(Size::Small);
    app.screenshot(&format!("{name}-small"));
    app.resize(Size::Large);
}

fn go(app: &App, keys: [char; 2]) {
    app.run("document.activeElement?.blur()");
    for key in keys {
        app.press(&[Key::Char(key)]);
    }
}

/// The field of the action line with this name.
fn ask(app: &App, label: &str, text: &str) {
    let script = "const label = [...document.querySelectorAll('.ask label')] \
        .find((one) => one.textContent.trim().startsWith(arguments[0])); \
        label?.querySelector('textarea')?.focus(); return Boolean(label);";
    assert_eq!(app.run_with(script, json!([label])), json!(true), "there is a field {label}");
    app.type_text(text);
}

fn page(app: &App) -> String {
    let script = "return document.querySelector('iframe').contentDocument.body.innerText";
    app.run(script).as_str().unwrap_or_default().to_owned()
}

fn journey(look: Look, suffix: &str) {
    let Some((app, out)) = opened(look) else { return };
    let name = |step: &str| format!("updates-{step}{suffix}");

    // Whom to tell: U, down, Enter.
    app.run("document.activeElement?.blur()");
    app.press(&[Key::Char('u')]);
    app.wait_for("[aria-label=Audiences] [role=option]");
    pictures(&app, &name("list"));
    // The first in the list waits longest; Engineering was told four days ago.
    for _ in 0..5 {
        app.press(&[Key::ArrowDown]);
    }
    app.press(&[Key::Enter]);
    app.wait_for_text("Update for Engineering");
    app.wait_for_text("Leak check: nothing found");
    pictures(&app, &name("composer"));

    // What they are to do, and the page says so while it is typed.
    ask(&app, "What", "Read the dates of your team");
    ask(&app, "By", "1 December 2026");
    ask(&app, "How", "Reply to this mail");
    ask(&app, "If we hear nothing", "The dates stand");
    app.wait_until("the page says what is typed", || page(&app).contains("The dates stand"));
    app.wait_for_text("Leak check: nothing found");
    app.press(&[Key::Control, Key::Enter]);
    app.wait_for_text("to Engineering?");
    app.screenshot(&name("issue"));
    app.click_on("Choose the folder and issue");
    app.wait_for_text("Kept as it left; nothing here can be changed");
    app.wait_for_text("SHA-256");
    let files = std::fs::read_dir(out.path()).unwrap().count();
    assert!(files >= 2, "to print, to edit and to send: {files}");
    pictures(&app, &name("issued"));
    assert!(app.faults().is_empty(), "{:?}", app.faults());

    // A date moves; somebody still holds the old one.
    app.click_one("[role=radio]", "Values told");
    app.wait_for_text("still so");
    app.press(&[Key::Control, Key::Char('k')]);
    app.wait_for("[role=dialog] input:focus");
    app.type_text("R-6");
    app.wait_for_text("Instant payouts in euros");
    let first = "return document.querySelector('[role=dialog] [role=option]')?.innerText ?? ''";
    app.wait_until("it is found first", || {
        app.run(first).as_str().is_some_and(|text| text.contains("Instant payouts in euros"))
    });
    app.press(&[Key::Enter]);
    app.wait_for("aside[aria-label^='R-']");
    app.wait_for_text("What people were told");
    app.screenshot(&name("inspector"));
    let write = "const button = [...document.querySelectorAll('aside dd button')] \
        .find((one) => /20(26|27)/.test(one.innerText)); button?.click(); return Boolean(button);";
    assert_eq!(app.run(write), json!(true), "its date can be written");
    app.wait_for("aside dd input");
    app.press(&[Key::Control, Key::Char('a')]);
    app.type_text("2 Aug 2027");
    app.press(&[Key::Enter]);
    app.wait_for_text("now 2 Aug 2027");

    // Who holds it, and the correction that is ready to be checked.
    go(&app, ['g', 'u']);
    app.wait_for("[aria-label='What to see of the updates']");
    app.click_one("[role=radio]", "Told");
    app.wait_for_text("still hold");
    pictures(&app, &name("told"));
    assert!(app.faults().is_empty(), "{:?}", app.faults());
    app.click_on("Draft the correction for Engineering");
    app.wait_for_text("corrects U-");
    app.wait_until("the page says what is so", || page(&app).contains("2 Aug 2027"));
    app.wait_for_text("Leak check: nothing found");
    pictures(&app, &name("correction"));
    app.press(&[Key::Control, Key::Enter]);
    app.wait_for_text("to Engineering?");
    app.click_on("Choose the folder and issue");
    app.wait_for_text("Kept as it left; nothing here can be changed");
    app.click_one("[role=radio]", "Compare");
    app.wait_for("del");
    app.screenshot(&name("compare"));
    app.press(&[Key::Escape]);
    app.wait_for("[aria-label=Issued] [role=option]");
    app.screenshot(&name("issued-list"));
    app.click_one("[role=radio]", "Told");
    app.wait_for_text("Draft the correction for Sales and customer success");
    app.wait_until("they know; what sales hold is another matter", || {
        app.run("return document.body.innerText.includes('Draft the correction for Engineering')")
            == json!(false)
    });

    // Everybody at once: looked at, then issued.
    app.click_on("Compose all that are due");
    app.click_one("[role=radio]", "Everybody");
    app.click_on("Make them");
    app.wait_for_text("Issue those looked at (0)");
    app.click_one("button", "Look");
    app.wait_for("iframe");
    pictures(&app, &name("all"));
    assert!(app.faults().is_empty(), "{:?}", app.faults());
}

#[test]
fn a_first_update_is_issued_and_corrected() {
    journey(Look::Light, "");
}

#[test]
fn a_first_update_is_issued_and_corrected_in_the_dark() {
    journey(Look::Dark, "-dark");
}

//! The decision logs of others in the window: every folder of real records beside the repository, brought in and walked
//! through.

use std::process::Command;

use roadbook_tests::places;
use roadbook_tests::window::{App, Key};

use super::ways::TODAY;

/// The folders of real decision records.
const SETS: [&str; 6] = [
    "adr_german_meldestelle",
    "adr_govuk_aws",
    "adr_log4brains",
    "adr_madr_self",
    "adr_mozilla_as",
    "adr_opendatahub",
];

#[test]
fn the_logs_of_others_are_walked_through() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("Plan.roadbook");
    let Some(program) = places::program("roadbook") else { panic!("roadbook is not built") };
    let run = |arguments: &[&std::ffi::OsStr]| {
        let done = Command::new(&program).args(TODAY).args(arguments).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    run(&["new".as_ref(), file.as_ref()]);
    let mut sets = 0;
    for set in SETS {
        let Some(path) = places::shared_data(set) else {
            eprintln!(
                "skipped: no real folder of decision records beside this repository (shared/data/{set})"
            );
            continue;
        };
        run(&["import".as_ref(), path.as_ref(), "--into".as_ref(), file.as_ref()]);
        sets += 1;
    }
    if sets == 0 {
        return;
    }
    let arguments = [&TODAY[..], &[file.to_str().unwrap()]].concat();
    let Some(app) = App::for_test_at(home, &arguments) else { return };
    app.wait_for_title("Plan — Roadbook");
    app.press(&[Key::Char('g')]);
    app.press(&[Key::Char('d')]);
    let list = "[role=listbox][aria-label='Decisions in this tab']";
    app.wait_for(list);
    app.click_one("[role=radio]", "All");
    app.wait_until("the whole log stands there", || {
        let size =
            "return Number(document.querySelector('[aria-setsize]')?.getAttribute('aria-setsize')) > 30";
        app.run(size) == true
    });
    app.run(&format!("document.querySelector(\"{list}\").focus()"));
    let size = "return Number(document.querySelector('[aria-setsize]').getAttribute('aria-setsize'))";
    let rows = app.run(size).as_u64().expect("a number");
    let mut seen = std::collections::BTreeSet::new();
    for step in 0..rows {
        app.press(&[Key::ArrowDown]);
        app.wait_until("the record stands beside the list", || {
            app.run(&format!(
                "const ref = document.querySelector(\"{list} [aria-selected=true] .ref\")?.innerText; \
                 return ref !== undefined && document.querySelector(`aside[aria-label='${{ref}}'] h2`) !== null"
            )) == true
        });
        app.wait_until(&format!("nothing of {:?} is cut off", app.text("aside h2")), || {
            let wide =
                "const side = document.querySelector('aside'); return side.scrollWidth - side.clientWidth";
            app.run(wide) == 0
        });
        seen.insert(app.text("aside h2"));
        if step % 40 == 5 {
            app.screenshot(&format!("real-log-{step}"));
        }
    }
    assert!(seen.len() > 10 * sets.min(4), "each is another one: {seen:?}");
    assert!(!app.has("[role=alert]"), "nothing was refused");
    assert!(app.faults().is_empty(), "{:?}", app.faults());
}

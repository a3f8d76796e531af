//! Opens the real window on a screen in memory and does what it reads, one step a line, to look at it without a display:
//!
//! ```text
//! cargo build --workspace --bins --examples
//! printf 'title Sample — Roadbook\nclick-on Decisions\nshot decisions\n' | target/debug/examples/drive sample.roadbook
//! ```
//!
//! `--dark` before all else opens it on a system that likes dark, `--letters 150` on one that asks for larger letters.
#![allow(clippy::print_stdout, reason = "it answers on the terminal")]

use std::env;
use std::io;

use roadbook_tests::window::{App, Key, Look, Size};

const STEPS: &str = "\
title TEXT            waits for the title          wait SELECTOR     waits for an element
click SELECTOR        clicks it                    click-on LABEL    clicks what is called so
type SELECTOR = TEXT  fills a field                keys TEXT         types where the focus is
press Control+z       presses keys together        size small|large  1024 × 700 or 1440 × 900
text SELECTOR         prints its text              run SCRIPT        prints what it returns
shot NAME             keeps a picture and says where
faults                prints what axe-core finds";

fn main() -> Result<(), String> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let app = match words.as_slice() {
        ["--letters", percent, rest @ ..] => {
            let home = tempfile::tempdir().map_err(|error| format!("could not make a home: {error}"))?;
            App::with_letters(
                home.path(),
                percent.parse().map_err(|_| format!("{percent} is no percentage"))?,
            );
            App::open_at(home, Look::Light, rest)?
        }
        ["--dark", rest @ ..] => App::open(Look::Dark, rest)?,
        words => App::open(Look::Light, words)?,
    };
    for line in io::stdin().lines() {
        let line = line.map_err(|error| format!("could not read the next step: {error}"))?;
        let (step, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        match step {
            "" => {}
            "title" => app.wait_for_title(rest),
            "wait" => app.wait_for(rest),
            "click" => app.click(rest),
            "click-on" => app.click_on(rest),
            "type" => {
                let (selector, text) = rest.split_once(" = ").ok_or("type SELECTOR = TEXT")?;
                app.type_into(selector, text);
            }
            "keys" => app.type_text(rest),
            "press" => {
                let keys: Option<Vec<Key>> = rest.split('+').map(Key::named).collect();
                app.press(&keys.ok_or_else(|| format!("no such key in {rest}"))?);
            }
            "size" => app.resize(if rest == "small" { Size::Small } else { Size::Large }),
            "text" => println!("{}", app.text(rest)),
            "run" => println!("{}", app.run(rest)),
            "faults" => println!("{}", app.faults().join("\n")),
            "shot" => println!("{}", app.screenshot(rest).display()),
            unknown => return Err(format!("there is no step {unknown}\n{STEPS}")),
        }
    }
    Ok(())
}

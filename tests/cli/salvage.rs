//! What can be read of a damaged workspace is saved to a new one, and the damaged one stays as it is.

use std::fs;

use serde_json::{Value, json};

use super::program::{PAGE, Program};

/// A workspace that covers many pages.
fn sample() -> Program {
    let program = Program::in_empty_folder();
    program.done(&["new", "plan.roadbook", "--sample"]);
    let text = format!("description={}", "Long enough to need pages of its own. ".repeat(400));
    program.done(&["set", "R-3", &text, "--in", "plan.roadbook"]);
    program
}

fn sum(saved: &Value, what: &str) -> u64 {
    saved["kinds"].as_array().unwrap().iter().map(|kind| kind[what].as_u64().unwrap()).sum()
}

#[test]
fn from_a_sound_file_all_is_saved() {
    let program = sample();
    program.write("offer.txt", "12 a unit");
    program.done(&["decide", "attach", "D-1", "offer.txt", "--in", "plan.roadbook"]);
    let saved = program.json(&["salvage", "plan.roadbook", "--out", "saved.roadbook"]);
    assert_eq!((&saved["withHistory"], sum(&saved, "lost")), (&json!(true), 0), "{saved}");
    program.done(&["check", "saved.roadbook"]);
    for what in ["items", "decisions", "people", "audiences", "operations"] {
        let of = |file: &str| program.json(&["list", what, "--in", file]);
        assert_eq!(of("saved.roadbook"), of("plan.roadbook"), "{what}");
    }
    program.done(&["decide", "file", "D-1", "offer.txt", "--out", "copy.txt", "--in", "saved.roadbook"]);
    assert_eq!(fs::read_to_string(program.file("copy.txt")).unwrap(), "12 a unit");
    assert!(
        program.refused(&["salvage", "plan.roadbook", "--out", "saved.roadbook"]).contains("already a file")
    );
}

#[test]
fn past_any_damaged_page_the_rest_is_saved() {
    let program = sample();
    let whole = fs::read(program.file("plan.roadbook")).unwrap();
    assert_eq!(usize::from(u16::from_be_bytes([whole[16], whole[17]])), PAGE, "the file says so");
    let pages = whole.len() / PAGE;
    let all = sum(&program.json(&["salvage", "plan.roadbook", "--out", "all.roadbook"]), "saved");
    let (mut least, mut with_history, mut unreadable) = (all, 0, 0);
    // The first pages say where everything lies; of the rest, each third.
    for page in (1..pages).filter(|page| *page < 60 || page % 3 == 0) {
        let mut bytes = whole.clone();
        bytes[page * PAGE..][..PAGE].fill(0);
        program.write("damaged.roadbook", &bytes);
        let ran = program.run(&["--json", "salvage", "damaged.roadbook", "--out", "saved.roadbook"]);
        if ran.code != Some(0) {
            assert!(ran.err.contains("nothing in it can be read"), "page {page}: {}", ran.err);
            unreadable += 1;
            continue;
        }
        let saved: Value = serde_json::from_str(&ran.out).unwrap();
        let (count, lost) = (sum(&saved, "saved"), sum(&saved, "lost"));
        assert!(count + lost >= all - 1 || count > all * 3 / 4, "page {page}: {saved}");
        least = least.min(count);
        with_history += usize::from(saved["withHistory"] == json!(true));
        let ran = program.run(&["check", "saved.roadbook"]);
        assert_eq!(ran.code, Some(0), "page {page}: what was saved is whole: {}{}", ran.out, ran.err);
        assert!(
            fs::read(program.file("damaged.roadbook")).unwrap() == bytes,
            "page {page}: it stays as it is"
        );
        fs::remove_file(program.file("saved.roadbook")).unwrap();
    }
    println!("of {all} at least {least} were saved; with their history in {with_history} of {pages} cases");
    // A few pages say where everything lies; without them nothing is found.
    assert!(unreadable <= 6, "nothing could be read without one of {unreadable} pages");
    assert!(least * 10 >= all * 9, "only {least} of {all} were saved");
}

#[test]
fn a_file_that_was_cut_short_gives_what_is_left() {
    let program = sample();
    let whole = fs::read(program.file("plan.roadbook")).unwrap();
    program.write("damaged.roadbook", &whole[..whole.len() * 3 / 4]);
    assert!(program.refused(&["list", "items", "--in", "damaged.roadbook"]).contains("is damaged"));
    let saved = program.json(&["salvage", "damaged.roadbook", "--out", "saved.roadbook"]);
    assert!(sum(&saved, "saved") > 20, "{saved}");
    program.done(&["check", "saved.roadbook"]);
    let left: Vec<_> = program.files().into_iter().filter(|file| file.contains("salvaging")).collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn where_nothing_can_be_read_nothing_is_made() {
    let program = sample();
    let mut bytes = fs::read(program.file("plan.roadbook")).unwrap();
    bytes[PAGE..].fill(0);
    program.write("damaged.roadbook", &bytes);
    let said = program.refused(&["salvage", "damaged.roadbook", "--out", "saved.roadbook"]);
    assert!(said.contains("is damaged"), "{said}");
    program.write("letter.roadbook", "Dear reader");
    program.refused(&["salvage", "letter.roadbook", "--out", "saved.roadbook"]);
    program.refused(&["salvage", "missing.roadbook", "--out", "saved.roadbook"]);
    assert!(!program.file("saved.roadbook").exists());
}

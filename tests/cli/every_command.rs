//! What holds for every command, whatever it does. The commands are found by `--help`, so that a new one is held to it, too.

use std::ffi::OsString;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::program::{Program, Ran};

/// Commands whose result says why not: it goes to standard output, with exit code 1.
const RESULT_SAYS_WHY_NOT: [&str; 4] = ["check", "decide ready", "review", "templates check"];

/// A command with everything it must be told.
struct Command {
    name: String,
    places: Vec<Place>,
}

/// Something that must be typed: behind an option, or alone.
struct Place {
    option: Option<String>,
    what: String,
}

/// All commands there are, without those that only lead to others.
fn commands() -> &'static [Command] {
    static COMMANDS: LazyLock<Vec<Command>> = LazyLock::new(|| {
        let mut found = Vec::new();
        below(&Program::in_empty_folder(), &[], &mut found);
        assert!(found.len() > 70, "the help was read: {} commands", found.len());
        found
    });
    &COMMANDS
}

fn below(program: &Program, path: &[String], found: &mut Vec<Command>) {
    let asked: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
    let help = program.run(&asked).out;
    let listed =
        help.split_once("\nCommands:\n").map(|(_, rest)| rest.split("\n\n").next().unwrap_or_default());
    match listed {
        Some(listed) => {
            // What goes on in the next line stands further in.
            let lines = listed.lines().filter(|line| !line.starts_with("   "));
            let names = lines.filter_map(|line| line.split_whitespace().next());
            for name in names.filter(|name| *name != "help" && !name.starts_with('[')) {
                below(program, &[path, &[name.to_owned()]].concat(), found);
            }
        }
        None => found.push(Command { name: path.join(" "), places: places(&help) }),
    }
}

/// What the line of usage says must be typed.
fn places(help: &str) -> Vec<Place> {
    let usage = help.lines().find_map(|line| line.strip_prefix("Usage: ")).expect("a line of usage");
    let (_, usage) = usage.split_once("[OPTIONS]").expect("options");
    let optional = Regex::new(r"\[[^\]]*\](\.\.\.)?").unwrap();
    // Of two that exclude each other, the first.
    let choice = Regex::new(r"<(--[a-z-]+ <[^>]+>)\|[^>]+>>").unwrap();
    let usage = optional.replace_all(usage, "");
    let usage = choice.replace_all(&usage, "$1");
    let place = Regex::new(r"(?:(--[a-z-]+) )?<([^>]+)>").unwrap();
    let place = place.captures_iter(&usage).map(|found| Place {
        option: found.get(1).map(|option| option.as_str().to_owned()),
        what: found[2].to_owned(),
    });
    place.collect()
}

impl Command {
    /// The command with something typed for each place: the workspace, words of which there are few as they are, and for all
    /// the rest what `other` gives.
    fn typed(&self, workspace: &str, other: impl Fn(&Place) -> OsString) -> Vec<OsString> {
        let mut all: Vec<OsString> = vec!["--json".into()];
        all.extend(self.name.split(' ').map(OsString::from));
        for place in &self.places {
            all.extend(place.option.as_ref().map(OsString::from));
            all.push(match (place.option.as_deref(), place.what.as_str()) {
                (Some("--in" | "--into"), _) => workspace.into(),
                (None, "FILE") if self.name == "new" => "new.roadbook".into(),
                (None, "FILE") => workspace.into(),
                (_, "FORMATS") if self.name == "metrics draw" => "svg".into(),
                (_, "FORMATS") => "md".into(),
                (_, "KIND") => "item".into(),
                (_, "WHAT") => "items".into(),
                (_, "OUTCOME") => "keep".into(),
                (_, "RELATION") => "dependsOn".into(),
                _ => other(place),
            });
        }
        all
    }
}

/// Something sensible for a place.
fn sensible(place: &Place) -> OsString {
    match place.what.as_str() {
        "REF" if place.option.is_some() => "D-2",
        "REF" | "REF|AUDIENCE" | "REF|NAME" | "REFERENCE" => "R-1",
        "OTHER" => "R-2",
        "DAY" | "WHEN" => "2026-01-01",
        "DAY=VALUE" => "2026-01-01=3",
        "FIELD=VALUE" => "title=Else",
        "INPUT=VALUE" => "reach=3",
        "AUDIENCE" => "Author",
        "DISTANCE" => "1y",
        "PLACE" => "done",
        "PATH" | "NAME|FILE" => "plan.csv",
        _ if place.option.as_deref() == Some("--new-passphrase-file") => "plan.csv",
        _ if place.option.as_deref() == Some("--out") => "out",
        _ => "1",
    }
    .into()
}

/// Holds a run to what holds for all: how it ended, what went where, and that what was refused changed nothing.
fn hold(program: &Program, command: &Command, arguments: &[OsString], before: &[u8]) -> Ran {
    let ran = program.run(arguments);
    let what = || format!("{} {:.200?}: {:.400?}", command.name, arguments, ran);
    assert!(matches!(ran.code, Some(0..=2)), "{}", what());
    assert!(!ran.err.contains("panicked"), "{}", what());
    if ran.code == Some(0) {
        serde_json::from_str::<Value>(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", what()));
        return ran;
    }
    let says_why = RESULT_SAYS_WHY_NOT.contains(&command.name.as_str()) && ran.code == Some(1);
    assert!(says_why || ran.out.is_empty(), "what is refused has no result: {}", what());
    assert!(says_why || !ran.err.trim().is_empty(), "somebody must be told why: {}", what());
    let after = std::fs::read(program.file("plan.roadbook")).unwrap_or_default();
    assert!(after == before, "what is refused changes nothing: {}", what());
    ran
}

/// A folder with the sample and a table.
fn with_sample() -> (Program, Vec<u8>) {
    let program = Program::in_empty_folder();
    program.done(&["new", "plan.roadbook", "--sample"]);
    program.write("plan.csv", "Title,Status\nOne,Done\n");
    let bytes = std::fs::read(program.file("plan.roadbook")).unwrap();
    (program, bytes)
}

#[test]
fn what_nobody_knows_is_wrong_usage() {
    let program = Program::in_empty_folder();
    for command in commands() {
        let name = command.name.split(' ').map(OsString::from);
        let mut wrong: Vec<Vec<OsString>> = vec![name.clone().chain(["--frobnicate".into()]).collect()];
        if !command.places.is_empty() {
            wrong.push(name.collect());
        }
        for wrong in wrong {
            let ran = hold(&program, command, &wrong, b"");
            assert_eq!(ran.code, Some(2), "{wrong:?}: {}", ran.err);
        }
    }
    assert_eq!(program.files(), [""; 0], "wrong usage leaves nothing behind");
}

#[test]
fn a_workspace_that_is_not_there_is_said_and_not_made() {
    let program = Program::in_empty_folder();
    program.write("plan.csv", "Title,Status\nOne,Done\n");
    let takes_one = |command: &&Command| command.name != "new" && command.name != "templates check";
    for command in commands().iter().filter(takes_one) {
        let arguments = command.typed("missing.roadbook", sensible);
        let ran = hold(&program, command, &arguments, b"");
        assert_ne!(ran.code, Some(0), "{}: {ran:?}", command.name);
        // What says nothing of it refuses something else first, also where the workspace is there.
        if ran.code == Some(1) && !ran.err.contains("missing.roadbook") {
            let there = Program::with_workspace();
            there.write("plan.csv", "Title,Status\nOne,Done\n");
            let also = there.run(&command.typed("plan.roadbook", sensible));
            assert_eq!((also.code, also.err), (ran.code, ran.err), "{}", command.name);
        }
        assert_eq!(program.files(), ["plan.csv"], "{}: nothing is made", command.name);
    }
}

#[test]
fn a_result_is_one_value_in_camel_case() {
    let key = Regex::new("^[a-z][A-Za-z0-9]*$").unwrap();
    let (program, bytes) = with_sample();
    let mut done = 0;
    for command in commands() {
        std::fs::write(program.file("plan.roadbook"), &bytes).unwrap();
        let ran = hold(&program, command, &command.typed("plan.roadbook", sensible), &bytes);
        let result = serde_json::from_str(&ran.out).ok().filter(|_| ran.code == Some(0));
        if let Some(value) = result {
            done += 1;
            for found in keys(&value) {
                assert!(key.is_match(found), "{}: {found}", command.name);
            }
        }
    }
    assert!(done > 40, "most commands did what they are for: {done}");
}

/// All keys of a value, however deep they stand.
fn keys(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(key, value)| std::iter::once(key.as_str()).chain(keys(value))).collect()
        }
        Value::Array(list) => list.iter().flat_map(keys).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn anything_typed_is_survived() {
    let long = "x".repeat(50_000);
    for odd in ["", " ", "R-9999", "R-99999999999999999999", "=", "a\u{202e}b\u{7}\n", &long] {
        survives(&odd.into());
    }
}

#[cfg(unix)]
#[test]
fn letters_that_are_none_are_survived() {
    use std::os::unix::ffi::OsStringExt as _;
    let odd = OsString::from_vec(vec![b'a', 0xff, 0xfe, 0x80]);
    survives(&odd);
    // They have no place in JSON, so that is asked of nothing here.
    let program = Program::with_workspace();
    for command in commands() {
        let ran = program.run(&command.typed("plan.roadbook", |_| odd.clone())[1..]);
        assert!(
            matches!(ran.code, Some(0..=2)) && !ran.err.contains("panicked"),
            "{}: {ran:?}",
            command.name
        );
    }
}

fn survives(odd: &OsString) {
    let program = Program::with_workspace();
    let bytes = std::fs::read(program.file("plan.roadbook")).unwrap();
    for command in commands() {
        std::fs::write(program.file("plan.roadbook"), &bytes).unwrap();
        hold(&program, command, &command.typed("plan.roadbook", |_| odd.clone()), &bytes);
    }
}

#[test]
fn a_computer_that_says_little_of_itself_is_enough() {
    let (program, bytes) = with_sample();
    let command = |name: &str| commands().iter().find(|command| command.name == name).unwrap();
    for name in ["list", "show", "history", "today", "check", "add", "backup"] {
        std::fs::write(program.file("plan.roadbook"), &bytes).unwrap();
        let mut bare = program.command(&command(name).typed("plan.roadbook", sensible));
        let output = bare.env_clear().env("TZ", "Nowhere/At-all").env("LANG", "C").output().unwrap();
        let ran = Ran::from(output);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.err);
    }
}

#[test]
fn a_workspace_that_is_to_have_a_passphrase_is_not_made_without() {
    let program = Program::in_empty_folder();
    let said = program.refused(&["new", "plan.roadbook", "--passphrase-file", "missing.txt"]);
    assert!(said.contains("missing.txt"), "{said}");
    assert_eq!(program.files(), [""; 0]);
}

#[test]
fn nothing_is_imported_when_its_mapping_cannot_be_kept() {
    let program = Program::with_workspace();
    program.write("plan.csv", "Title,Status\nOne,Done\n");
    program.write("log/0001-a.md", "# 1. A\n\n## Status\n\nAccepted\n");
    let ran = program.run(&["import", "plan.csv", "--into", "plan.roadbook", "--save-mapping", " "]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    program.refused(&["import", "log", "--into", "plan.roadbook", "--save-mapping", "Ours"]);
    assert_eq!(program.items(), [] as [Value; 0]);
    assert_eq!(program.json(&["list", "decisions", "--in", "plan.roadbook"]), serde_json::json!([]));
}

#[test]
fn a_record_of_another_kind_is_called_so() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    let said = program.refused(&["decide", "accept", "R-1", "--in", "plan.roadbook"]);
    assert!(
        said.starts_with("There is no decision R-1 in this workspace\nCheck how it is written"),
        "{said}"
    );
}

#[test]
fn only_a_workspace_has_backups() {
    let program = Program::with_workspace();
    program.write("plan.csv", "Title\n");
    assert!(program.refused(&["backups", "plan.csv"]).contains("is not a Roadbook workspace"));
    assert!(program.refused(&["restore", "plan.csv", "--from", "1"]).contains("is not a Roadbook workspace"));
    assert!(
        program.refused(&["restore", "gone.roadbook", "--from", "1"]).contains("no file at gone.roadbook")
    );
    assert_eq!(program.json(&["backups", "plan.roadbook"]), serde_json::json!([]));
}

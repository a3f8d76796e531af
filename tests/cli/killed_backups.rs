//! Killed at any moment of a backup, a restore or a change of the passphrase: the old state or the new one is there, whole,
//! and nothing is left lying about.

use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use roadbook_tests::rounds::rounds;
use serde_json::{Value, json};

use super::program::{Program, list};

const ROUNDS: u32 = 18;
/// Deriving a key takes its time.
const ROUNDS_WITH_KEYS: u32 = 8;

/// A workspace that takes a while to copy.
fn large() -> Program {
    let program = Program::with_workspace();
    let rows: Vec<_> = (1..=400)
        .map(|row| format!("PAY-{row},Payout {row},{}", "Long enough to be copied for a while. ".repeat(20)))
        .collect();
    program.write("plan.csv", format!("Issue key,Summary,Description\n{}\n", rows.join("\n")));
    program.write("key", "correct horse battery");
    program.done(&["import", "plan.csv", "--into", "plan.roadbook"]);
    program
}

/// Kills a command at moments spread over the time it takes, and looks after each.
fn kill_again_and_again(program: &Program, command: &[&str], mut after: impl FnMut(u32)) {
    let began = Instant::now();
    program.done(command);
    let whole = began.elapsed();
    let rounds = rounds(ROUNDS);
    for round in 0..rounds {
        let mut running = program.command(command);
        let mut running = running.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(whole * ((round * 7) % rounds) / rounds + Duration::from_millis(1));
        running.kill().unwrap();
        running.wait().unwrap();
        after(round);
    }
}

fn left_behind(program: &Program) -> Vec<String> {
    let marks = ["unfinished", "unkept", "salvaging", "-wal", "-shm", "-journal"];
    program.files().into_iter().filter(|file| marks.iter().any(|mark| file.contains(mark))).collect()
}

#[test]
fn a_backup_is_whole_or_not_there() {
    let program = large();
    kill_again_and_again(&program, &["backup", "plan.roadbook"], |round| {
        program.done(&["set", "R-1", &format!("title=Round {round}"), "--in", "plan.roadbook"]);
        assert_eq!(left_behind(&program), [""; 0], "round {round}");
        for backup in list(program.json(&["backups", "plan.roadbook"])) {
            assert_eq!(backup["condition"], "sound", "round {round}: {backup}");
        }
    });
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn a_restore_is_done_or_not_begun() {
    let program = large();
    program.done(&["backup", "plan.roadbook"]);
    let backups = list(program.json(&["backups", "plan.roadbook"]));
    let empty = backups.iter().find(|backup| backup["reason"] == "beforeImport").unwrap();
    let number = empty["number"].to_string();
    program.done(&["restore", "plan.roadbook", "--from", &number]);
    program.done(&["undo", "plan.roadbook"]);
    let restore = ["restore", "plan.roadbook", "--from", &number];
    let began = Instant::now();
    program.done(&restore);
    let whole = began.elapsed();
    program.done(&["undo", "plan.roadbook"]);
    let rounds = rounds(ROUNDS);
    for round in 0..rounds {
        let mut running = program.command(&restore);
        let mut running = running.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(whole * ((round * 7) % rounds) / rounds + Duration::from_millis(1));
        running.kill().unwrap();
        running.wait().unwrap();
        let items = program.items().len();
        assert!([0, 400].contains(&items), "round {round}: {items} items are a mixture");
        if items == 0 {
            program.done(&["undo", "plan.roadbook"]);
        } else {
            program.done(&["set", "R-1", &format!("title=Round {round}"), "--in", "plan.roadbook"]);
        }
        program.done(&["check", "plan.roadbook"]);
        assert_eq!(left_behind(&program), [""; 0], "round {round}");
    }
}

#[test]
fn a_file_opens_with_the_old_passphrase_or_the_new() {
    let program = large();
    let list_items = ["list", "items", "--in", "plan.roadbook"];
    let (key, set) = (
        ["--passphrase-file", "key"],
        ["passphrase", "set", "plan.roadbook", "--new-passphrase-file", "key"],
    );
    let keyed = |arguments: &[&'static str]| [&key[..], arguments].concat();
    let began = Instant::now();
    program.done(&set);
    let whole = began.elapsed();
    program.done(&keyed(&["passphrase", "remove", "plan.roadbook"]));
    let mut protected = 0;
    let rounds = rounds(ROUNDS_WITH_KEYS);
    for round in 0..rounds {
        let mut running = program.command(&set);
        let mut running = running.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(whole * ((round * 7) % rounds) / rounds + Duration::from_millis(1));
        running.kill().unwrap();
        running.wait().unwrap();
        let is_protected = program.run(&list_items).code == Some(1);
        let with =
            |arguments: &[&'static str]| if is_protected { keyed(arguments) } else { arguments.to_vec() };
        assert_eq!(list(program.json(&with(&list_items))).len(), 400, "round {round}");
        program.done(&with(&["set", "R-1", "title=Else", "--in", "plan.roadbook"]));
        program.done(&with(&["check", "plan.roadbook"]));
        assert_eq!(left_behind(&program), [""; 0], "round {round}");
        for backup in list(program.json(&keyed(&["backups", "plan.roadbook"]))) {
            let is_sound =
                backup["condition"] == "sound" || (!is_protected && backup["condition"] == "locked");
            assert!(is_sound, "round {round}: {backup}");
            assert!(
                !is_protected || backup["protected"] == json!(true),
                "round {round}: nothing plain is left"
            );
        }
        if is_protected {
            protected += 1;
            let removed: Value = program.json(&keyed(&["passphrase", "remove", "plan.roadbook"]));
            assert_eq!(removed["left"], json!([]), "round {round}");
        }
    }
    println!("{protected} of {rounds} came to their new passphrase");
}

//! `cargo xtask test`: every check there is, the quick ones first, up to the first that fails; then what each took.

mod advisories;
mod checks;

use std::time::{Duration, Instant};

use checks::{CHECKS, Check, Verdict};

use crate::error::{Error, Result};
use crate::setup::{self, Task};

/// Runs all checks, or those named after `--only`; `--list` names them.
pub fn test(arguments: &[String]) -> Result {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let chosen = match words.as_slice() {
        ["--list"] => {
            CHECKS.iter().for_each(|check| println!("{:<12} {}", check.name, check.about));
            return Ok(());
        }
        words => choose(words)?,
    };
    setup::for_task(Task::Test)?;
    let mut times: Vec<(&str, String, Duration)> = Vec::new();
    let mut failure = None;
    for check in chosen {
        println!("\n── {}: {}", check.name, check.about);
        let start = Instant::now();
        let outcome = (check.run)();
        let word = match &outcome {
            Ok(Verdict::Good) => "ok".to_owned(),
            Ok(Verdict::NotChecked(reason)) => format!("not checked: {reason}"),
            Err(_) => "FAILED".to_owned(),
        };
        times.push((check.name, word, start.elapsed()));
        if let Err(error) = outcome {
            failure = Some(error);
            break;
        }
    }
    println!();
    for (name, word, time) in &times {
        println!("{name:<12} {:>7.1} s  {word}", time.as_secs_f64());
    }
    failure.map_or(Ok(()), Err)
}

/// All checks, or those that are named.
fn choose(words: &[&str]) -> Result<Vec<&'static Check>> {
    match words {
        [] => Ok(CHECKS.iter().collect()),
        ["--only", names @ ..] if !names.is_empty() => names
            .iter()
            .map(|name| {
                let known = CHECKS.iter().find(|check| check.name == *name);
                known.ok_or_else(|| {
                    Error::asked(format!("There is no check “{name}”; see cargo xtask test --list."))
                })
            })
            .collect(),
        _ => Err(Error::asked("cargo xtask test takes nothing, --list, or --only and names of checks.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_chosen_by_name() {
        let names = |words: &[&str]| -> Option<Vec<&str>> {
            choose(words).ok().map(|checks| checks.iter().map(|check| check.name).collect())
        };
        assert_eq!(
            names(&["--only", "clippy", "format"]),
            Some(vec!["clippy", "format"]),
            "in the order asked for"
        );
        assert_eq!(names(&[]).map(|all| all.len()), Some(CHECKS.len()));
        assert_eq!(names(&["--only", "everything"]), None);
        assert_eq!(names(&["--only"]), None);
        assert_eq!(names(&["clippy"]), None, "a check is not mistaken for another argument");
    }
}

//! What can be typed after `roadbook`: what all commands share, and the readers of single values.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Parser;
use roadbook_formats::words::Sensitivity;

use crate::commands::Command;
use crate::output::Form;

/// The roadmap, the decisions and the people who are told of them, without a window.
///
/// Exit codes: 0 done, 1 refused or failed with nothing changed, 2 wrong usage.
#[derive(Debug, Parser)]
#[command(name = "roadbook", version, propagate_version = true, max_term_width = 110)]
pub struct Arguments {
    /// The day to take as today, such as 2026-11-22; the computer's own when left out
    #[arg(long, global = true, value_name = "DAY", value_parser = day)]
    pub today: Option<NaiveDate>,

    /// A file whose first line is the passphrase of the workspace
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,

    /// Write the result as JSON
    #[arg(long, global = true)]
    json: bool,

    #[command(subcommand)]
    pub command: Command,
}

impl Arguments {
    /// How the result is to be written.
    pub fn form(&self) -> Form {
        if self.json { Form::Json } else { Form::Text }
    }
}

/// Reads a day in ISO 8601.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    // Four digits exactly: years beyond 9999 have no order as text, and the history is ordered as text.
    let is_iso = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let day = is_iso.then(|| text.parse().ok()).flatten();
    day.ok_or_else(|| "write a day as 2026-11-22".to_owned())
}

/// Reads `field=value`; the value is all that follows the first `=`.
pub fn assignment(text: &str) -> Result<(String, String), String> {
    let (field, value) = text.split_once('=').ok_or("write it as field=value")?;
    Ok((field.to_owned(), value.to_owned()))
}

/// Reads a step of sensitivity.
pub fn sensitivity(text: &str) -> Result<Sensitivity, String> {
    let known = || {
        let words: Vec<_> = Sensitivity::ALL.iter().map(|step| step.key()).collect();
        format!("choose {}", words.join(", "))
    };
    Sensitivity::parse(text).ok_or_else(known)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn days_are_iso() {
        for (text, expect) in [
            ("2026-11-22", true),
            ("2026-02-30", false),
            ("22.11.2026", false),
            ("2026-11", false),
            ("+12026-01-01", false),
            ("", false),
        ] {
            assert_eq!(day(text).is_ok(), expect, "{text}");
        }
    }

    #[test]
    fn a_value_may_hold_anything() {
        let check = |text: &str, expect: Option<(&str, &str)>| {
            let read = assignment(text).ok();
            assert_eq!(
                read.as_ref().map(|(field, value)| (field.as_str(), value.as_str())),
                expect,
                "{text}"
            );
        };
        check("status=done", Some(("status", "done")));
        check("description=a=b\n--c", Some(("description", "a=b\n--c")));
        check("owner=", Some(("owner", "")));
        check("status", None);
    }
}

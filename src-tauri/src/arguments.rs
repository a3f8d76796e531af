//! What the program is started with.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::error::ApiError;
use crate::memory::Theme;

/// Start arguments: `[FILE] [--open FILE] [--import PATH] [--theme light|dark|system] [--today DAY] [--choose PATH]…`
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The workspace to open.
    pub open: Option<PathBuf>,
    /// What to show in the import as if it had been dropped on the window.
    pub import: Option<PathBuf>,
    /// How the window looks this time.
    pub theme: Option<Theme>,
    /// The day that counts as today.
    pub today: Option<NaiveDate>,
    /// Answers to the next dialogs of the system, in order, for driving the window where no one can answer them.
    pub answers: Vec<PathBuf>,
    /// What could not be understood.
    pub problem: Option<ApiError>,
}

impl Arguments {
    /// Reads the arguments, without the program's name. Paths are as seen from this folder.
    pub fn read(arguments: impl IntoIterator<Item = OsString>, folder: &Path) -> Self {
        let mut read = Self::default();
        let mut rest = arguments.into_iter();
        while let Some(argument) = rest.next() {
            let name = argument.to_string_lossy().into_owned();
            if !name.starts_with('-') {
                read.open = Some(folder.join(argument));
                continue;
            }
            let value = rest.next().unwrap_or_default();
            if read.take(&name, &value, folder).is_none() {
                read.problem = Some(not_understood(&name, &value.to_string_lossy()));
            }
        }
        read
    }

    fn take(&mut self, name: &str, value: &OsString, folder: &Path) -> Option<()> {
        let path = || (!value.is_empty()).then(|| folder.join(value));
        match name {
            "--open" => self.open = Some(path()?),
            "--import" => self.import = Some(path()?),
            "--choose" => self.answers.push(path()?),
            "--today" => self.today = Some(value.to_str()?.parse().ok()?),
            "--theme" => {
                self.theme = Some(match value.to_str()? {
                    "light" => Theme::Light,
                    "dark" => Theme::Dark,
                    "system" => Theme::System,
                    _ => return None,
                });
            }
            _ => return None,
        }
        Some(())
    }
}

fn not_understood(name: &str, value: &str) -> ApiError {
    let message = format!(
        "Roadbook was started with “{}”, which it does not understand",
        [name, value].join(" ").trim()
    );
    ApiError::new("invalid", message, "Start it with a workspace file, or with nothing.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read_as_seen_from_the_folder() {
        let read = |words: &[&str]| Arguments::read(words.iter().map(OsString::from), Path::new("/there"));
        assert_eq!(read(&[]), Arguments::default());
        assert_eq!(read(&["a b.roadbook"]).open, Some("/there/a b.roadbook".into()));
        assert_eq!(read(&["--open", "/else/a.roadbook"]).open, Some("/else/a.roadbook".into()));
        let full = read(&[
            "--theme",
            "dark",
            "--today",
            "2026-11-24",
            "--choose",
            "x",
            "--choose",
            "y",
            "--import",
            "j.csv",
        ]);
        assert_eq!(full.theme, Some(Theme::Dark));
        assert_eq!(full.today, NaiveDate::from_ymd_opt(2026, 11, 24));
        assert_eq!(full.answers, [PathBuf::from("/there/x"), "/there/y".into()]);
        assert_eq!((full.import, full.problem), (Some("/there/j.csv".into()), None));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let check = |words: &[&str]| {
            let read = Arguments::read(words.iter().map(OsString::from), Path::new("/"));
            assert_eq!(read.problem.map(|problem| problem.code).as_deref(), Some("invalid"), "{words:?}");
        };
        check(&["--today", "soon"]);
        check(&["--theme", "blue"]);
        check(&["--open"]);
        check(&["--fast", "very"]);
    }
}

//! The computer the program runs on: its clock, its name, and who sits at it. The core asks for none of it itself.

use std::hint::black_box;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use std::{env, fs};

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, Utc};
use roadbook_core::clock::Clock;
use roadbook_core::ids::TimeOrderedIds;
use roadbook_core::{Error, Passphrase, Result, Surroundings};

/// More than anybody types.
const LONGEST_PASSPHRASE: usize = 4_096;

/// The world around a workspace: this computer, or another day on it.
pub fn surroundings(today: Option<NaiveDate>, command: &str) -> Surroundings {
    Surroundings {
        clock: Arc::new(SystemClock { today }),
        ids: Arc::new(TimeOrderedIds),
        by: person(),
        device: computer(),
        program: format!("roadbook {command}"),
    }
}

/// The passphrase that stands in a file: its first line.
///
/// # Errors
/// When the file cannot be read, is far too large, or holds no passphrase.
pub fn passphrase(path: &Path) -> Result<Passphrase> {
    let doing = || Error::file(format!("read the passphrase from {}", path.display()));
    let mut text = String::with_capacity(LONGEST_PASSPHRASE);
    let file = fs::File::open(path).map_err(doing())?;
    file.take(LONGEST_PASSPHRASE as u64).read_to_string(&mut text).map_err(doing())?;
    let passphrase = Passphrase::new(text.lines().next().unwrap_or_default());
    let mut bytes = text.into_bytes();
    bytes.fill(0);
    black_box(&bytes);
    passphrase
}

struct SystemClock {
    /// The day a person gave instead of today.
    today: Option<NaiveDate>,
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn today(&self) -> NaiveDate {
        self.today.unwrap_or_else(|| Local::now().date_naive())
    }

    fn on_the_wall(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&Local).naive_local()
    }
}

fn person() -> String {
    let home = || {
        let home = env::home_dir()?;
        named(&home.file_name()?.to_string_lossy())
    };
    // A schedule often has no name in its surroundings, but a home.
    let name = ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(variable).or_else(home);
    name.unwrap_or_else(|| "somebody".to_owned())
}

fn computer() -> String {
    let from_file = |path| fs::read_to_string(path).ok().and_then(|name| named(&name));
    variable("COMPUTERNAME")
        .or_else(|| variable("HOSTNAME"))
        .or_else(|| from_file("/proc/sys/kernel/hostname"))
        .or_else(|| from_file("/etc/hostname"))
        .unwrap_or_else(|| "this computer".to_owned())
}

fn variable(name: &str) -> Option<String> {
    env::var_os(name).and_then(|value| named(&value.to_string_lossy()))
}

fn named(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

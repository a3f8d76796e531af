//! The computer the program runs on: its clock, its name, and who sits at it. The core asks for none of it itself.

use std::sync::Arc;
use std::{env, fs};

use chrono::{DateTime, Local, NaiveDate, Utc};
use roadbook_core::Surroundings;
use roadbook_core::clock::Clock;
use roadbook_core::ids::TimeOrderedIds;

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

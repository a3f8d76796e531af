//! The packages of the system: installed on Debian and Ubuntu, named elsewhere with the one line that installs them.

use std::fs;
use std::process::Stdio;

use super::Task;
use super::need::{NEEDS, Need};
use crate::error::{Error, Result};
use crate::{place, process};

/// Sees to it that the machine has what a task needs.
pub fn install(task: Task) -> Result {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing = missing(task);
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.iter().map(|need| need.sign.name()).collect::<Vec<_>>().join(", ");
    let Family::Debian = family() else { return Err(Error::missing(names, remedy(family(), &missing))) };
    println!("Installing what is missing: {names}");
    let by_hand = remedy(Family::Debian, &missing);
    with_apt(&missing).map_err(|error| Error::missing(names, format!("{error}\nBy hand: {by_hand}")))?;
    let still: Vec<&str> = self::missing(task).iter().map(|need| need.sign.name()).collect();
    if still.is_empty() { Ok(()) } else { Err(Error::missing(still.join(", "), by_hand)) }
}

fn missing(task: Task) -> Vec<Need> {
    NEEDS.iter().filter(|need| need.since <= task && !need.sign.is_there()).copied().collect()
}

fn with_apt(missing: &[Need]) -> Result {
    apt(&["update", "--quiet"])?;
    let packages = missing.iter().map(|need| need.debian);
    let words: Vec<&str> =
        ["install", "--quiet", "--yes", "--no-install-recommends"].into_iter().chain(packages).collect();
    apt(&words)
}

/// apt-get as root, or through sudo, which may ask for the password on the terminal.
fn apt(arguments: &[&str]) -> Result {
    let is_root = process::output(&mut process::command("id", &["-u"])).is_some_and(|id| id == "0");
    let mut command = if is_root {
        process::command("apt-get", arguments)
    } else if place::program("sudo").is_some() {
        let mut command = process::command("sudo", &["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command.args(arguments).stdin(Stdio::inherit());
        command
    } else {
        return Err(Error::asked("Packages can be installed by root only, and there is no sudo."));
    };
    process::run(command.env("DEBIAN_FRONTEND", "noninteractive"))
}

/// The families of Linux whose package names are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Debian,
    Fedora,
    Arch,
    Suse,
    Unknown,
}

fn family() -> Family {
    family_of(&fs::read_to_string("/etc/os-release").unwrap_or_default())
}

/// The family by `ID` and `ID_LIKE` of os-release(5).
fn family_of(os_release: &str) -> Family {
    let value = |key: &str| {
        let line = os_release.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        line.unwrap_or_default().trim_matches('"').to_lowercase()
    };
    let names = format!("{} {}", value("ID"), value("ID_LIKE"));
    let known = names.split_whitespace().find_map(|name| match name {
        "debian" | "ubuntu" => Some(Family::Debian),
        "fedora" | "rhel" | "centos" => Some(Family::Fedora),
        "arch" => Some(Family::Arch),
        "suse" | "opensuse" => Some(Family::Suse),
        _ => None,
    });
    known.unwrap_or(Family::Unknown)
}

/// The one line that installs what is missing.
fn remedy(family: Family, missing: &[Need]) -> String {
    let (start, name): (&str, fn(&Need) -> &'static str) = match family {
        Family::Debian => ("sudo apt-get install --no-install-recommends", |need| need.debian),
        Family::Fedora => ("sudo dnf install", |need| need.fedora),
        Family::Arch => ("sudo pacman -S --needed", |need| need.arch),
        Family::Suse => ("sudo zypper install", |need| need.suse),
        Family::Unknown => ("Install what your system calls (the names are Debian's):", |need| need.debian),
    };
    let packages: Vec<&str> = missing.iter().map(name).collect();
    format!("{start} {}", packages.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_told_from_os_release() {
        let check =
            |os_release: &str, expect: Family| assert_eq!(family_of(os_release), expect, "{os_release}");
        check("NAME=\"Debian GNU/Linux\"\nID=debian\n", Family::Debian);
        check("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", Family::Debian);
        check("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", Family::Fedora);
        check("ID=manjaro\nID_LIKE=arch\n", Family::Arch);
        check("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n", Family::Suse);
        check("ID=nixos\n", Family::Unknown);
        check("", Family::Unknown);
    }

    #[test]
    fn what_is_missing_is_named_in_one_line() {
        let some = &NEEDS[..2];
        assert_eq!(
            remedy(Family::Debian, some),
            "sudo apt-get install --no-install-recommends build-essential pkg-config"
        );
        assert_eq!(remedy(Family::Fedora, some), "sudo dnf install gcc gcc-c++ make pkgconf-pkg-config");
        assert_eq!(remedy(Family::Arch, some), "sudo pacman -S --needed base-devel pkgconf");
    }

    #[test]
    fn a_later_task_needs_what_an_earlier_one_does() {
        let count = |task: Task| NEEDS.iter().filter(|need| need.since <= task).count();
        assert!(count(Task::Run) < count(Task::Test), "tests need more than a start");
        assert_eq!(count(Task::Bench), NEEDS.len(), "measuring needs everything");
    }
}

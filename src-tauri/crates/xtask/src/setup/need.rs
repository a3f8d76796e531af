//! What the machine itself must have: how to tell that it is there, and what it is called where.

use super::Task;
use crate::{place, process};

/// How to tell that something is there.
#[derive(Debug, Clone, Copy)]
pub enum Sign {
    /// A program on the path.
    Program(&'static str),
    /// A library that can be built against, by its pkg-config name.
    Library(&'static str),
}

/// One thing the machine must have, and the package that brings it.
#[derive(Debug, Clone, Copy)]
pub struct Need {
    /// The first task that needs it.
    pub since: Task,
    pub sign: Sign,
    pub debian: &'static str,
    pub fedora: &'static str,
    pub arch: &'static str,
    pub suse: &'static str,
}

/// On Linux; elsewhere the system brings a web view, and the window is not driven.
pub const NEEDS: &[Need] = &[
    Need {
        since: Task::Run,
        sign: Sign::Program("cc"),
        debian: "build-essential",
        fedora: "gcc gcc-c++ make",
        arch: "base-devel",
        suse: "gcc gcc-c++ make",
    },
    Need {
        since: Task::Run,
        sign: Sign::Program("pkg-config"),
        debian: "pkg-config",
        fedora: "pkgconf-pkg-config",
        arch: "pkgconf",
        suse: "pkg-config",
    },
    Need {
        since: Task::Run,
        sign: Sign::Library("webkit2gtk-4.1"),
        debian: "libwebkit2gtk-4.1-dev",
        fedora: "webkit2gtk4.1-devel",
        arch: "webkit2gtk-4.1",
        suse: "webkit2gtk3-devel",
    },
    Need {
        since: Task::Run,
        sign: Sign::Library("gtk+-3.0"),
        debian: "libgtk-3-dev",
        fedora: "gtk3-devel",
        arch: "gtk3",
        suse: "gtk3-devel",
    },
    Need {
        since: Task::Run,
        sign: Sign::Library("libcrypto"),
        debian: "libssl-dev",
        fedora: "openssl-devel",
        arch: "openssl",
        suse: "libopenssl-devel",
    },
    Need {
        since: Task::Test,
        sign: Sign::Program("Xvfb"),
        debian: "xvfb",
        fedora: "xorg-x11-server-Xvfb",
        arch: "xorg-server-xvfb",
        suse: "xorg-x11-server-Xvfb",
    },
    Need {
        since: Task::Test,
        sign: Sign::Program("WebKitWebDriver"),
        debian: "webkit2gtk-driver",
        fedora: "webkit2gtk-driver",
        arch: "webkit2gtk-4.1",
        suse: "webkit2gtk3-minibrowser",
    },
    Need {
        since: Task::Test,
        sign: Sign::Program("dbus-daemon"),
        debian: "dbus-daemon",
        fedora: "dbus-daemon",
        arch: "dbus",
        suse: "dbus-1-daemon",
    },
    Need {
        since: Task::Test,
        sign: Sign::Program("xdotool"),
        debian: "xdotool",
        fedora: "xdotool",
        arch: "xdotool",
        suse: "xdotool",
    },
    Need {
        since: Task::Test,
        sign: Sign::Program("qpdf"),
        debian: "qpdf",
        fedora: "qpdf",
        arch: "qpdf",
        suse: "qpdf",
    },
    Need {
        since: Task::Test,
        sign: Sign::Program("pdftotext"),
        debian: "poppler-utils",
        fedora: "poppler-utils",
        arch: "poppler",
        suse: "poppler-tools",
    },
    Need {
        since: Task::Bench,
        sign: Sign::Program("sqlite3"),
        debian: "sqlite3",
        fedora: "sqlite",
        arch: "sqlite",
        suse: "sqlite3",
    },
];

impl Sign {
    /// Whether it is there.
    pub fn is_there(self) -> bool {
        match self {
            Self::Program(name) => place::program(name).is_some(),
            Self::Library(name) => {
                process::succeeds(&mut process::command("pkg-config", &["--exists", name]))
            }
        }
    }

    /// What a person would call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Program(name) | Self::Library(name) => name,
        }
    }
}

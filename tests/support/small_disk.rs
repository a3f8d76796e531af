//! A small disk of its own, to be filled: in memory, where the system lets a test mount one.
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How much fits on it.
pub const SIZE: usize = 4 * 1024 * 1024;

const BALLAST: &str = "ballast";

/// A mounted disk; gone when dropped.
#[derive(Debug)]
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Mounts it at a folder; nothing where that is not allowed.
    pub fn mounted_at(folder: &Path) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={SIZE}"), "tmpfs"]).arg(folder);
        let mounted = mount.stdout(Stdio::null()).stderr(Stdio::null()).status();
        mounted.is_ok_and(|status| status.success()).then(|| Self(folder.to_owned()))
    }

    /// Fills it to the last byte.
    pub fn fill(&self) {
        let mut ballast = File::create(self.0.join(BALLAST)).expect("the disk takes another file");
        for piece in [64 * 1024, 1024, 1] {
            while ballast.write_all(&vec![0x5a; piece]).is_ok() {}
        }
    }

    /// Makes room again.
    pub fn make_room(&self) {
        fs::remove_file(self.0.join(BALLAST)).expect("it was filled before");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg("-l").arg(&self.0).status();
        assert!(unmounted.is_ok_and(|status| status.success()), "the small disk stays behind");
    }
}

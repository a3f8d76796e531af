//! `cargo xtask package`: makes the package that people install: the window, the program for scripts, a desktop entry, the
//! icons, and the kind of file that a double click opens.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::setup::{self, Task};
use crate::{place, process, screens};

/// Builds the package for Debian and its kin, and says where it lies and how large it is.
pub fn package() -> Result {
    if !cfg!(target_os = "linux") {
        return Err(Error::missing(
            "a way to make a package on this system",
            "Packages are made on Linux. The programs themselves: cargo build --workspace --release --bins",
        ));
    }
    setup::for_task(Task::Run)?;
    screens::build_when_changed()?;
    process::run(&mut process::command("cargo", &["build", "--workspace", "--release", "--bins"]))?;
    bundle()?;
    for made in made()? {
        let size = fs::metadata(&made).map_err(Error::unreachable(format!("look at {}", made.display())))?;
        println!("{} ({:.1} MB)", made.display(), megabytes(size.len()));
    }
    Ok(())
}

/// Packs what is built. Packages of an earlier version go, so that the newest is the only one.
pub fn bundle() -> Result {
    let script = place::target().join("release").join("roadbook");
    let packed = folder();
    if packed.exists() {
        fs::remove_dir_all(&packed).map_err(Error::unreachable(format!("clear {}", packed.display())))?;
    }
    // The program for scripts lies where Cargo was told to build, which the settings cannot know.
    let files = format!(
        r#"{{"bundle":{{"linux":{{"deb":{{"files":{{"/usr/bin/roadbook":{:?}}}}}}}}}}}"#,
        script.display().to_string()
    );
    let mut bundle = process::command(
        "npx",
        &["--prefix", "ui", "tauri", "bundle", "--ci", "--bundles", "deb", "--config"],
    );
    // The bundler asks Cargo for the folder of the build, and Cargo must give the same answer as to us.
    bundle.arg(files).env("CARGO_TARGET_DIR", place::target());
    process::run(&mut bundle)?;
    made()?.iter().try_for_each(|package| tighten(package))
}

/// Packs a package again, a third smaller: the bundler knows only gzip.
fn tighten(package: &Path) -> Result {
    let loose = package.with_extension("loose");
    let (packed, unpacked) = (package.display().to_string(), loose.display().to_string());
    process::run(&mut process::command("dpkg-deb", &["--raw-extract", &packed, &unpacked]))?;
    let pack = ["--root-owner-group", "-Zxz", "-z9", "--build", &unpacked, &packed];
    process::run(&mut process::command("dpkg-deb", &pack))?;
    fs::remove_dir_all(&loose).map_err(Error::unreachable(format!("clear {unpacked}")))
}

fn folder() -> PathBuf {
    place::target().join("release").join("bundle").join("deb")
}

/// The packages that were made.
fn made() -> Result<Vec<PathBuf>> {
    let folder = folder();
    let files =
        fs::read_dir(&folder).map_err(Error::unreachable(format!("look into {}", folder.display())))?;
    let paths = files.flatten().map(|file| file.path());
    Ok(paths.filter(|path| path.extension().is_some_and(|ending| ending == "deb")).collect())
}

fn megabytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1000).unwrap_or(u32::MAX)) / 1000.0
}

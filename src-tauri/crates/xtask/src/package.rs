//! `cargo xtask package`: makes the two packages that people install. One holds the window, with a desktop entry, the icons
//! and the kind of file that a double click opens; the other holds the program for scripts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, Result};
use crate::setup::{self, Task};
use crate::{place, process, screens};

/// Builds the packages for Debian and its kin, and says where they lie and how large they are.
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
        println!("{} ({:.1} MB)", made.display(), megabytes(size(&made)?));
    }
    Ok(())
}

/// Packs what is built. Packages of an earlier version go, so that what lies there is the newest.
pub fn bundle() -> Result {
    let packed = folder();
    if packed.exists() {
        fs::remove_dir_all(&packed).map_err(Error::unreachable(format!("clear {}", packed.display())))?;
    }
    let mut bundle =
        process::command("npx", &["--prefix", "ui", "tauri", "bundle", "--ci", "--bundles", "deb"]);
    // The bundler asks Cargo for the folder of the build, and Cargo must give the same answer as to us.
    process::run(bundle.env("CARGO_TARGET_DIR", place::target()))?;
    for window in made()? {
        let loose = window.with_extension("loose");
        process::run(dpkg(&["--raw-extract"]).args([&window, &loose]))?;
        pack(&loose, &window)?;
        pack_script_program(&loose, &window)?;
        remove(&loose)?;
    }
    Ok(())
}

/// The program for scripts in a package of its own, of the same version and for the same machines as the window's.
fn pack_script_program(window: &Path, beside: &Path) -> Result {
    let program = place::target().join("release").join("roadbook");
    let control = read(&window.join("DEBIAN").join("control"))?;
    let field = |name: &str| {
        let line = control.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_default().trim().to_owned()
    };
    let (version, architecture) = (field("Version:"), field("Architecture:"));
    let template = read(&place::root().join("src-tauri/linux/roadbook-cli.control"))?;
    let control = template
        .replace("{version}", &version)
        .replace("{architecture}", &architecture)
        .replace("{kilobytes}", &(size(&program)? / 1000).to_string());
    let loose = beside.with_file_name("roadbook-cli.loose");
    let (about, programs) = (loose.join("DEBIAN"), loose.join("usr/bin"));
    let doing = || Error::unreachable(format!("write to {}", loose.display()));
    fs::create_dir_all(&about).map_err(doing())?;
    fs::create_dir_all(&programs).map_err(doing())?;
    fs::write(about.join("control"), control).map_err(doing())?;
    fs::copy(&program, programs.join("roadbook")).map_err(doing())?;
    pack(&loose, &beside.with_file_name(format!("Roadbook-cli_{version}_{architecture}.deb")))?;
    remove(&loose)
}

/// Packs a folder as tightly as can be: the bundler knows only gzip, which makes a package a third larger.
fn pack(loose: &Path, package: &Path) -> Result {
    process::run(dpkg(&["--root-owner-group", "-Zxz", "-z9", "--build"]).args([loose, package]))
}

fn dpkg(arguments: &[&str]) -> Command {
    process::command("dpkg-deb", arguments)
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

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(Error::unreachable(format!("read {}", path.display())))
}

fn size(path: &Path) -> Result<u64> {
    let about = fs::metadata(path).map_err(Error::unreachable(format!("look at {}", path.display())))?;
    Ok(about.len())
}

fn remove(folder: &Path) -> Result {
    fs::remove_dir_all(folder).map_err(Error::unreachable(format!("clear {}", folder.display())))
}

fn megabytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1000).unwrap_or(u32::MAX)) / 1000.0
}

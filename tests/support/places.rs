//! Where things are: the repository, what was built, the real inputs. Nothing here is a fixed path.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("invariant: tests/ lies in the repository")
}

/// A program of this workspace, built beside the running test: `roadbook` or `roadbook-app`.
///
/// Cargo names programs only to tests of their own package, so it is looked up in the folder the test was built into.
/// `cargo xtask test` builds both; by hand it is `cargo build --workspace --bins --tests`. Nothing when it is not built.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = profile_folder().join(name).with_extension(env::consts::EXE_EXTENSION);
    path.is_file().then_some(path)
}

/// A tool that `cargo xtask setup` installed for this repository, or else one of the machine.
pub fn tool(name: &str) -> Option<PathBuf> {
    let own = target_folder().join("tools").join("bin");
    env::split_paths(&env::var_os("PATH").unwrap_or_default())
        .fold(vec![own], |mut folders, folder| {
            folders.push(folder);
            folders
        })
        .into_iter()
        .map(|folder| folder.join(name).with_extension(env::consts::EXE_EXTENSION))
        .find(|path| path.is_file())
}

/// A set of the real inputs that may lie beside the repository; nothing where they do not.
pub fn shared_data(set: &str) -> Option<PathBuf> {
    let path = root().parent()?.join("shared").join("data").join(set);
    path.exists().then_some(path)
}

/// A folder for pictures of the window, kept as build output.
pub fn screenshots() -> PathBuf {
    let folder = target_folder().join("screenshots");
    fs::create_dir_all(&folder).expect("the build folder can be written to");
    folder
}

/// `target/debug` or `target/release`: the running program lies in it or in its `deps`.
fn profile_folder() -> PathBuf {
    let program = env::current_exe().expect("a running program has a path");
    let folder = program.parent().expect("invariant: a file lies in a folder");
    match folder.file_name() {
        Some(name) if name == "deps" || name == "examples" => folder.parent().unwrap_or(folder).to_owned(),
        _ => folder.to_owned(),
    }
}

/// `target`, wherever it was put.
fn target_folder() -> PathBuf {
    let profile = profile_folder();
    profile.parent().unwrap_or(&profile).to_owned()
}

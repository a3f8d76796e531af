//! Where things are in this repository and in its build folder.

use std::env;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(3).expect("invariant: xtask lies in src-tauri/crates/xtask")
}

/// The screens: Svelte, TypeScript.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// The build folder, wherever Cargo was told to put it: this program lies in its `debug`.
pub fn target() -> PathBuf {
    let own = env::current_exe().ok().and_then(|own| Some(own.ancestors().nth(2)?.to_owned()));
    own.unwrap_or_else(|| root().join("target"))
}

/// Where tools are installed that only this repository uses.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// A program on the path, our own tools first.
pub fn program(name: &str) -> Option<PathBuf> {
    env::split_paths(&search_path())
        .map(|folder| folder.join(name).with_extension(env::consts::EXE_EXTENSION))
        .find(|path| path.is_file())
}

/// The path on which programs are looked for, our own tools first.
pub fn search_path() -> std::ffi::OsString {
    let machine = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools().join("bin")).chain(env::split_paths(&machine));
    env::join_paths(folders).unwrap_or(machine)
}

//! Runs the program in a folder of its own.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use roadbook_tests::places;
use serde_json::Value;
use tempfile::TempDir;

/// The day the tests live on.
pub const TODAY: &str = "2026-11-22";

/// The size of the pages of a workspace without a passphrase.
pub const PAGE: usize = 8_192;

/// A folder, and the program run in it.
pub struct Program {
    folder: TempDir,
}

impl Program {
    /// An empty folder.
    pub fn in_empty_folder() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with a new workspace, `plan.roadbook`.
    pub fn with_workspace() -> Self {
        let program = Self::in_empty_folder();
        program.done(&["new", "plan.roadbook"]);
        program
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A file of the folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// Writes a file into the folder.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.file(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The program with arguments, not yet started.
    pub fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Command {
        let path = places::program("roadbook");
        let path = path.expect("roadbook is not built; run `cargo build --workspace --bins` first");
        let mut command = Command::new(path);
        command.args(arguments).current_dir(self.folder()).stdin(Stdio::null());
        command.env("USER", "Nora Vale").env("HOSTNAME", "laptop");
        command
    }

    /// Runs the program to its end.
    pub fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }

    /// Runs the program on [`TODAY`], which must work; what it wrote, without the last line end.
    pub fn done<A: AsRef<OsStr>>(&self, arguments: &[A]) -> String {
        let mut all: Vec<&OsStr> = vec!["--today".as_ref(), TODAY.as_ref()];
        all.extend(arguments.iter().map(AsRef::as_ref));
        let ran = self.run(&all);
        assert_eq!(ran.code, Some(0), "{all:?}: {}", ran.err);
        ran.out.trim_end_matches('\n').to_owned()
    }

    /// Runs the program on [`TODAY`] with `--json`, which must work.
    pub fn json<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Value {
        let mut all: Vec<&OsStr> = vec!["--json".as_ref()];
        all.extend(arguments.iter().map(AsRef::as_ref));
        let out = self.done(&all);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{all:?}: {error}: {out}"))
    }

    /// Runs the program, which must refuse with exit code 1, say why, and write no result; what it said.
    pub fn refused<A: AsRef<OsStr>>(&self, arguments: &[A]) -> String {
        let ran = self.run(arguments);
        let all: Vec<&OsStr> = arguments.iter().map(AsRef::as_ref).collect();
        assert_eq!(ran.code, Some(1), "{all:?}: {}{}", ran.out, ran.err);
        assert_eq!(ran.out, "", "{all:?}: what is refused has no result");
        assert_ne!(ran.err, "", "{all:?}: somebody must be told why");
        assert!(!ran.err.contains("panicked"), "{all:?}: {}", ran.err);
        ran.err
    }

    /// All items, as JSON has them.
    pub fn items(&self) -> Vec<Value> {
        list(self.json(&["list", "items", "--in", "plan.roadbook"]))
    }

    /// Everything that can be listed, as JSON has it.
    pub fn everything(&self) -> BTreeMap<&'static str, Value> {
        ["items", "decisions", "people", "audiences", "mappings"]
            .into_iter()
            .map(|what| (what, self.json(&["list", what, "--in", "plan.roadbook"])))
            .collect()
    }

    /// The names of all files in the folder and below, sorted.
    pub fn files(&self) -> Vec<String> {
        let entries = walkdir::WalkDir::new(self.folder()).sort_by_file_name();
        let files = entries.into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| entry.path().strip_prefix(self.folder()).unwrap().to_string_lossy().into_owned())
            .collect()
    }
}

/// How the program ended and what it wrote.
#[derive(Debug)]
pub struct Ran {
    /// Nothing when it was killed.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The elements of a list.
pub fn list(value: Value) -> Vec<Value> {
    match value {
        Value::Array(list) => list,
        other => panic!("not a list: {other}"),
    }
}

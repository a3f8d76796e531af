//! What a path leads to: a table, or decision records.

use std::path::{Path, PathBuf};

use roadbook_formats::date::DayOrder;
use roadbook_formats::problem::Problem;
use roadbook_formats::read::decision_record::register::is_register;
use roadbook_formats::read::decision_record::{Folder, SourceFile, is_other_markup, read_folder};
use roadbook_formats::read::grid::Grid;
use roadbook_formats::read::table::{Given, OpenError, Table};
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;
use xxhash_rust::xxh3::xxh3_64;

use super::ImportRequest;
use crate::error::{Error, Result};

/// The most files of a folder that are read.
const MOST_FILES: usize = 20_000;

/// A decision record larger than this is not one; its beginning is enough to say so.
const LARGEST_RECORD: u64 = 8 * 1024 * 1024;

/// A whole log in one file may be larger.
const LARGEST_LOG: u64 = 128 * 1024 * 1024;

/// What can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ImportKind {
    /// A list of issues exported from Jira.
    JiraCsv,
    /// Any other table.
    Csv,
    /// A folder of decision records in Markdown or JSON, one of them, or a register of decisions as a table.
    DecisionFolder,
}

impl ImportKind {
    /// Reads a name from the command line.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the names there are.
    pub fn parse(name: &str) -> Result<Self> {
        match name.trim().to_lowercase().as_str() {
            "jira" | "jiracsv" | "jira-csv" => Ok(Self::JiraCsv),
            "csv" | "table" => Ok(Self::Csv),
            "decisions" | "adr" | "madr" | "nygard" | "structured-madr" | "json-adr" | "register"
            | "decisionfolder" | "decision-folder" | "decision-records" => Ok(Self::DecisionFolder),
            _ => Err(Error::invalid(
                format!("“{name}” is not something that can be imported"),
                "Choose jira, csv or decisions.",
            )),
        }
    }
}

/// What was found at a path.
pub(super) enum Found {
    /// A table.
    Table(TableFile),
    /// Decision records.
    Records(RecordFolder),
}

/// A table on the disk; opened as often as it is read.
pub(super) struct TableFile {
    pub path: PathBuf,
    pub name: String,
    pub given: Given,
    /// What is in it when it is a workbook, with what was found odd; read once.
    pub sheet: Option<(Grid, Vec<Problem>)>,
}

/// Decision records read from the disk.
pub(super) struct RecordFolder {
    pub name: String,
    /// Tells one folder from another of the same name, without its path.
    pub scope: String,
    root: PathBuf,
    files: Vec<(String, Vec<u8>)>,
    /// What could not be read.
    problems: Vec<Problem>,
}

impl RecordFolder {
    /// What the files hold.
    pub fn read(&self, dates: Option<DayOrder>) -> Folder {
        let files: Vec<_> = self.files.iter().map(|(path, bytes)| SourceFile { path, bytes }).collect();
        let mut folder = read_folder(&files, dates);
        folder.problems.extend(self.problems.iter().cloned());
        folder
    }

    /// A file that lies beside one of them, unless it is larger than that.
    pub fn beside(&self, file: &str, path: &str, largest: usize) -> Option<Vec<u8>> {
        let place = self.root.join(Path::new(file).parent().unwrap_or(Path::new(""))).join(path);
        let about = std::fs::metadata(&place).ok().filter(std::fs::Metadata::is_file)?;
        usize::try_from(about.len()).ok().filter(|size| *size <= largest)?;
        std::fs::read(place).ok()
    }
}

/// Looks what is at a path, and reads what has to be read whole.
///
/// # Errors
/// When there is nothing, or it cannot be read.
pub(super) fn find(request: &ImportRequest) -> Result<Found> {
    let (path, kind) = (Path::new(&request.path), request.kind);
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let about = std::fs::metadata(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::Missing { path: path.to_owned() },
        _ => Error::File { doing: format!("read {}", path.display()), source },
    })?;
    if !about.is_file() && !about.is_dir() {
        let hint = "Save what it gives to a file, and import that.";
        return Err(Error::invalid(format!("{name} is neither a file nor a folder"), hint));
    }
    let is_record = about.is_file()
        && (is_text_of_decisions(path) || is_json_of_decisions(path)? || is_register_file(path));
    match kind {
        None if about.is_dir() || is_record => records(path, name).map(Found::Records),
        Some(ImportKind::DecisionFolder) => records(path, name).map(Found::Records),
        Some(ImportKind::JiraCsv | ImportKind::Csv) if about.is_dir() => {
            Err(Error::invalid(format!("{name} is a folder"), "Give the CSV file or the workbook itself."))
        }
        None | Some(ImportKind::JiraCsv | ImportKind::Csv) => {
            let given = Given { encoding: request.encoding, ..Given::default() };
            let sheet = sheet(path, &name)?;
            Ok(Found::Table(TableFile { path: path.to_owned(), name, given, sheet }))
        }
    }
}

/// The table of a file that is read whole, such as a workbook; nothing when the file is something else.
fn sheet(path: &Path, name: &str) -> Result<Option<(Grid, Vec<Problem>)>> {
    use std::io::Read as _;
    let mut sign = Vec::new();
    let doing = || Error::file(format!("read {}", path.display()));
    std::fs::File::open(path).map_err(doing())?.take(64).read_to_end(&mut sign).map_err(doing())?;
    // Text in any encoding goes on being read row by row; only what may be one of these is looked at whole.
    let start = String::from_utf8_lossy(&sign).replace(['\0', '\u{feff}', '\u{fffd}'], "");
    let may_be = sign.starts_with(b"PK")
        || sign.starts_with(&[0xac, 0xed])
        || start.trim_start().starts_with(['{', '[', '<']);
    if !may_be {
        return Ok(None);
    }
    let bytes = read(path)?;
    if !Grid::is_read_whole(&bytes) {
        return Ok(None);
    }
    Grid::read(name, &bytes).map(Some).map_err(|error| not_a_table(name, error))
}

/// Whether it is JSON, and no list of issues.
fn is_json_of_decisions(path: &Path) -> Result<bool> {
    Ok(ending(path) == "json" && !Grid::is_read_whole(&read(path)?))
}

/// Says why a file cannot be read as a table.
pub(super) fn not_a_table(name: &str, error: OpenError) -> Error {
    match error {
        OpenError::Io(source) => Error::File { doing: format!("read {name}"), source },
        OpenError::NotATable(sentence) => Error::invalid(format!("{name} is not a table"), sentence),
    }
}

fn records(path: &Path, name: String) -> Result<RecordFolder> {
    let root = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let place = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    let visible = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || name == "node_modules")
    };
    let relative = |path: &Path| {
        let relative = path.strip_prefix(root).unwrap_or(path);
        relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(visible) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.depth() > 0 => {
                let folder = error.path().map(relative).unwrap_or_default();
                problems.push(Problem::of(
                    folder,
                    "This could not be read and was left out. Allow it to be read, and import again.",
                ));
                continue;
            }
            Err(error) => {
                let source = error
                    .into_io_error()
                    .unwrap_or_else(|| std::io::Error::other("the folder contains itself"));
                return Err(Error::File { doing: format!("read the folder {name}"), source });
            }
        };
        let is_link = entry.depth() > 0 && entry.path_is_symlink();
        let is_meant = can_hold_records(entry.path()) || entry.path().is_dir();
        if is_link && is_meant {
            problems.push(Problem::of(relative(entry.path()), left_out_link(entry.path(), &place)));
        }
        if is_link || !entry.file_type().is_file() || !can_hold_records(entry.path()) {
            continue;
        }
        if files.len() == MOST_FILES {
            return Err(Error::invalid(
                format!("{name} holds more than {MOST_FILES} files to be read"),
                "Give the folder of the decision records itself.",
            ));
        }
        let file = relative(entry.path());
        match record_bytes(entry.path()) {
            Ok(bytes) => files.push((file, bytes)),
            Err(error) if entry.depth() == 0 => return Err(error),
            Err(error) => {
                let why = format!("{error}. The file was left out; the others were read.");
                problems.push(Problem::of(file, why));
            }
        }
    }
    let scope = format!("{:016x}", xxh3_64(place.to_string_lossy().as_bytes()));
    Ok(RecordFolder { name, scope, root: root.to_owned(), files, problems })
}

/// Why a link in the folder is not followed. Links lead round, twice to the same file, or to what was not meant to be given.
fn left_out_link(link: &Path, folder: &Path) -> &'static str {
    match link.canonicalize() {
        Err(_) => "The link leads nowhere. Nothing was read from it.",
        Ok(there) if there.is_dir() => {
            "The link to a folder was not followed. Import that folder itself if it holds decisions."
        }
        Ok(there) if there.starts_with(folder) => {
            "The link leads to a file of the same folder, which is read where it lies."
        }
        Ok(_) => {
            "The link leads out of the folder and was not followed. Put the file itself there if it is meant."
        }
    }
}

/// What is in a file of a folder; nothing where it is only to be named, such as a table that is no register: folders hold
/// data of any size beside their decisions. What it is cannot be said of one that cannot be opened.
fn record_bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::File::open(path).map_err(Error::file(format!("read {}", path.display())))?;
    let is_table = ["csv", "tsv", "xlsx"].contains(&ending(path).as_str());
    let is_unread = is_table && !is_register_file(path) || is_other_markup(&path.to_string_lossy());
    if is_unread { Ok(Vec::new()) } else { read(path) }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    use std::io::Read as _;
    let doing = || Error::file(format!("read {}", path.display()));
    let file = std::fs::File::open(path).map_err(doing())?;
    let mut bytes = Vec::new();
    let largest = if is_markdown(path) { LARGEST_RECORD } else { LARGEST_LOG };
    file.take(largest).read_to_end(&mut bytes).map_err(doing())?;
    Ok(bytes)
}

fn is_markdown(path: &Path) -> bool {
    ["md", "markdown", "mdown", "mdx", "mkd"].contains(&ending(path).as_str())
}

/// Whether it is a text that may hold a decision, or that its owner may think so of.
fn is_text_of_decisions(path: &Path) -> bool {
    is_markdown(path) || is_other_markup(&path.to_string_lossy())
}

fn can_hold_records(path: &Path) -> bool {
    is_text_of_decisions(path) || ["json", "csv", "tsv", "xlsx"].contains(&ending(path).as_str())
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Whether a table is a register of decisions, by its headings.
fn is_register_file(path: &Path) -> bool {
    let header = || match ending(path).as_str() {
        "csv" | "tsv" => {
            let table = Table::open("", std::fs::File::open(path).ok()?, Given::default()).ok()?;
            Some(table.facts().header.clone())
        }
        "xlsx" => Some(Grid::read("", &read(path).ok()?).ok()?.0.header),
        _ => None,
    };
    header().is_some_and(|header| is_register(&header))
}

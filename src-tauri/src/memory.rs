//! What the window remembers from one day to the next: files that were open, and how it looks. It holds nothing that
//! stands in a workspace.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use roadbook_core::roadmap::DrawnPaper;
use serde::{Deserialize, Serialize};

const FILE: &str = "window.json";
const RECENT: usize = 12;

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A workspace that was open once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RecentFile {
    /// The file.
    pub path: String,
    /// The name people know it by.
    pub name: String,
    /// When it was opened last.
    pub opened_on: NaiveDate,
    /// It is not there now.
    pub missing: bool,
}

/// Whether the rail shows words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Rail {
    /// Where the window has room for them.
    #[default]
    AsRoom,
    /// Always.
    Wide,
    /// Never.
    Narrow,
}

/// How the window is arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Layout {
    /// How wide the inspector is, in pixels; nothing while nobody has set it.
    pub inspector: Option<u32>,
    /// The person closed the inspector: views do not open one by themselves.
    pub inspector_closed: bool,
    /// The rail.
    pub rail: Rail,
    /// How large everything is drawn, in percent; nothing while it is as the system has it.
    pub zoom: Option<u32>,
    /// What a PDF of the roadmap was put on last.
    pub paper: DrawnPaper,
}

impl Layout {
    /// How large everything is drawn, in percent of its usual size.
    pub fn percent(self) -> u32 {
        self.zoom.unwrap_or(100).clamp(50, 300)
    }
}

/// What somebody who begins does first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FirstSteps {
    /// An update was saved.
    pub exported: bool,
    /// They need no steps any more.
    pub dismissed: bool,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Kept {
    theme: Theme,
    layout: Layout,
    /// Where files go that are written for others.
    exports: Option<PathBuf>,
    /// What was open when the window was closed.
    open: Option<PathBuf>,
    recent: Vec<Opened>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Opened {
    path: PathBuf,
    on: NaiveDate,
    /// Only of a workspace that was begun in the window.
    #[serde(default)]
    first: Option<FirstSteps>,
}

/// The file in which it is remembered.
#[derive(Debug)]
pub struct Memory {
    folder: PathBuf,
    kept: Mutex<Kept>,
}

impl Memory {
    /// Reads what is remembered in this folder. A file that cannot be read is as good as none.
    pub fn read(folder: &Path) -> Self {
        let kept = std::fs::read(folder.join(FILE)).ok().and_then(|bytes| {
            serde_json::from_slice(&bytes)
                .inspect_err(|error| tracing::warn!(%error, "what was remembered is lost"))
                .ok()
        });
        Self { folder: folder.to_owned(), kept: Mutex::new(kept.unwrap_or_default()) }
    }

    /// How the window looks.
    pub fn theme(&self) -> Theme {
        self.kept().theme
    }

    /// Remembers how the window looks.
    pub fn set_theme(&self, theme: Theme) {
        self.change(|kept| kept.theme = theme);
    }

    /// How the window is arranged.
    pub fn layout(&self) -> Layout {
        self.kept().layout
    }

    /// Remembers how the window is arranged.
    pub fn arrange(&self, layout: Layout) {
        self.change(|kept| kept.layout = layout);
    }

    /// How far somebody is who began this workspace in the window; nothing of any other.
    pub fn first_steps(&self, path: &Path) -> Option<FirstSteps> {
        self.kept().recent.iter().find(|opened| opened.path == path)?.first
    }

    /// Remembers how far they are.
    pub fn set_first_steps(&self, path: &Path, first: FirstSteps) {
        self.change(|kept| {
            if let Some(opened) = kept.recent.iter_mut().find(|opened| opened.path == path) {
                opened.first = Some(first);
            }
        });
    }

    /// Forgets that a workspace was open once. The file is left alone.
    pub fn forget(&self, path: &Path) {
        self.change(|kept| kept.recent.retain(|opened| opened.path != path));
    }

    /// A workspace that was not where it was has been found elsewhere.
    pub fn found(&self, before: &Path, now: &Path) {
        self.change(|kept| {
            let first =
                kept.recent.iter().find(|opened| opened.path == before).and_then(|opened| opened.first);
            kept.recent.retain(|opened| opened.path != before);
            if let Some(opened) = kept.recent.iter_mut().find(|opened| opened.path == now) {
                opened.first = opened.first.or(first);
            }
        });
    }

    /// Where files go that are written for others, when somebody said so and the folder is there.
    pub fn exports(&self) -> Option<PathBuf> {
        self.kept().exports.clone().filter(|folder| folder.is_dir())
    }

    /// Remembers where files go that are written for others.
    pub fn set_exports(&self, folder: Option<PathBuf>) {
        self.change(|kept| kept.exports = folder);
    }

    /// What was open when the window was closed.
    pub fn open(&self) -> Option<PathBuf> {
        self.kept().open.clone()
    }

    /// Remembers that this workspace is open.
    pub fn opened(&self, path: &Path, on: NaiveDate) {
        self.change(|kept| {
            let first = kept.recent.iter().find(|opened| opened.path == path).and_then(|opened| opened.first);
            kept.recent.retain(|opened| opened.path != path);
            kept.recent.insert(0, Opened { path: path.to_owned(), on, first });
            kept.recent.truncate(RECENT);
            kept.open = Some(path.to_owned());
        });
    }

    /// Remembers that the person closed the workspace.
    pub fn closed(&self) {
        self.change(|kept| kept.open = None);
    }

    /// The workspaces that were open, the newest first.
    pub fn recent(&self) -> Vec<RecentFile> {
        let file = |opened: &Opened| RecentFile {
            path: opened.path.display().to_string(),
            name: opened.path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            opened_on: opened.on,
            missing: !opened.path.exists(),
        };
        self.kept().recent.iter().map(file).collect()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What cannot be written is remembered until the window closes: not worth a message.
    fn change(&self, change: impl FnOnce(&mut Kept)) {
        let mut kept = self.kept();
        change(&mut kept);
        if let Err(error) = write(&self.folder, &kept) {
            tracing::warn!(kind = ?error.kind(), "could not write down what the window remembers");
        }
    }
}

fn write(folder: &Path, kept: &Kept) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&serde_json::to_vec_pretty(kept)?)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(FILE))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn what_was_open_is_remembered_once_newest_first() {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().join("b.roadbook");
        std::fs::write(&here, "").unwrap();
        let memory = Memory::read(folder.path());
        memory.opened(&folder.path().join("a.roadbook"), day(1));
        memory.opened(&here, day(2));
        memory.opened(&folder.path().join("a.roadbook"), day(3));
        memory.set_theme(Theme::Dark);

        let again = Memory::read(folder.path());
        let recent: Vec<_> =
            again.recent().into_iter().map(|file| (file.name, file.opened_on, file.missing)).collect();
        assert_eq!(recent, [("a".to_owned(), day(3), true), ("b".to_owned(), day(2), false)]);
        assert_eq!(again.theme(), Theme::Dark);
        assert_eq!(again.open(), Some(folder.path().join("a.roadbook")));
        again.closed();
        assert_eq!(
            Memory::read(folder.path()).open(),
            None,
            "a workspace that was closed is not opened again"
        );
    }

    #[test]
    fn what_moved_is_found_or_forgotten_and_first_steps_go_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let memory = Memory::read(folder.path());
        let (before, now) = (folder.path().join("a.roadbook"), folder.path().join("b.roadbook"));
        memory.opened(&before, day(1));
        assert_eq!(memory.first_steps(&before), None, "it was not begun here");
        memory.set_first_steps(&before, FirstSteps { exported: true, dismissed: false });
        memory.opened(&now, day(2));
        memory.found(&before, &now);
        assert_eq!(memory.recent().len(), 1);
        assert!(memory.first_steps(&now).unwrap().exported);
        memory.arrange(Layout { inspector: Some(480), ..Layout::default() });
        memory.forget(&now);
        let again = Memory::read(folder.path());
        assert!(again.recent().is_empty());
        assert_eq!(again.layout().inspector, Some(480));
    }

    #[test]
    fn the_folder_for_exports_is_remembered_while_it_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let memory = Memory::read(folder.path());
        assert_eq!(memory.exports(), None);
        let exports = folder.path().join("exports");
        memory.set_exports(Some(exports.clone()));
        let again = Memory::read(folder.path());
        assert_eq!(again.exports(), None, "a folder that is gone is none");
        std::fs::create_dir(&exports).unwrap();
        assert_eq!(again.exports(), Some(exports));
    }

    #[test]
    fn a_damaged_memory_is_none() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "{ half").unwrap();
        assert!(Memory::read(folder.path()).recent().is_empty());
    }
}

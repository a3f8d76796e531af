//! The desktop as Tauri reaches it: dialogs, the window's title, the file manager, events to the page.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tauri::{AppHandle, Manager as _, Runtime, WebviewWindow};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogButtons, MessageDialogKind};
use tauri_plugin_opener::OpenerExt as _;
use tauri_specta::Event;

use crate::error::ApiError;
use crate::events::{
    BackupsChanged, FileRefused, ImportDropped, WindowCloses, WorkProgress, WorkspaceChanged,
};
use crate::memory::Theme;
use crate::outside::{Choice, Leaving, Outside};
use crate::state::{ENDING, locked};
use crate::windows::MAIN;

const NEW_NAME: &str = "Roadmap.roadbook";

/// The desktop around the window of an app.
pub struct Desktop<R: Runtime> {
    app: AppHandle<R>,
    documents: PathBuf,
    answers: Mutex<VecDeque<PathBuf>>,
}

impl<R: Runtime> Desktop<R> {
    /// The first questions are answered with these paths, without a dialog.
    pub fn new(app: AppHandle<R>, documents: PathBuf, answers: Vec<PathBuf>) -> Self {
        Self { app, documents, answers: Mutex::new(answers.into()) }
    }

    fn window(&self) -> Option<WebviewWindow<R>> {
        self.app.get_webview_window(MAIN)
    }

    fn say<E: Event + serde::Serialize + Clone>(&self, event: &E) {
        if let Err(error) = event.emit(&self.app) {
            tracing::warn!(%error, "the page was not told");
        }
    }
}

impl<R: Runtime> Outside for Desktop<R> {
    fn say_changed(&self, changed: WorkspaceChanged) {
        self.say(&changed);
    }

    fn say_progress(&self, progress: WorkProgress) {
        self.say(&progress);
    }

    fn say_dropped(&self, dropped: ImportDropped) {
        self.say(&dropped);
    }

    fn say_backups(&self, changed: BackupsChanged) {
        self.say(&changed);
    }

    fn say_refused(&self, refused: FileRefused) {
        self.say(&refused);
    }

    fn say_closing(&self, closing: WindowCloses) {
        self.say(&closing);
    }

    fn choose(&self, choice: Choice) -> Option<PathBuf> {
        if let Some(answer) = locked(&self.answers).pop_front() {
            return Some(answer);
        }
        let mut dialog = self.app.dialog().file();
        if let Some(window) = self.window() {
            dialog = dialog.set_parent(&window);
        }
        let chosen = match choice {
            Choice::Workspace => dialog
                .set_title("Open a workspace")
                .add_filter("Roadbook workspace", &[ENDING])
                .blocking_pick_file(),
            Choice::NewWorkspace => dialog
                .set_title("Make a new workspace")
                .set_directory(&self.documents)
                .set_file_name(NEW_NAME)
                .add_filter("Roadbook workspace", &[ENDING])
                .blocking_save_file(),
            Choice::Copy(name) => dialog
                .set_title("Save a copy of the workspace")
                .set_directory(&self.documents)
                .set_file_name(name)
                .add_filter("Roadbook workspace", &[ENDING])
                .blocking_save_file(),
            Choice::ImportFile => dialog
                .set_title("Import a file")
                .add_filter(
                    "Tables and decision records",
                    &["csv", "tsv", "txt", "xlsx", "md", "markdown", "json", "xml", "pod"],
                )
                .add_filter("All files", &["*"])
                .blocking_pick_file(),
            Choice::ImportFolder => {
                dialog.set_title("Import a folder of decision records").blocking_pick_folder()
            }
            Choice::Folder { what, start } => {
                if let Some(start) = start {
                    dialog = dialog.set_directory(start);
                }
                dialog.set_title(title_of(what)).set_can_create_directories(true).blocking_pick_folder()
            }
            Choice::Attachment => dialog.set_title("Keep a file with the decision").blocking_pick_file(),
            Choice::Save(name) => dialog.set_title("Save the file").set_file_name(name).blocking_save_file(),
            Choice::Exports => dialog
                .set_title("Choose where files go")
                .set_can_create_directories(true)
                .blocking_pick_folder(),
        };
        chosen?.into_path().inspect_err(|error| tracing::warn!(%error, "what was chosen is no file")).ok()
    }

    fn show(&self) {
        let shown = self.window().map(|window| window.show().and_then(|()| window.set_focus()));
        if let Some(Err(error)) = shown {
            tracing::warn!(%error, "the window is not shown");
        }
    }

    fn name(&self, title: &str) {
        if let Some(Err(error)) = self.window().map(|window| window.set_title(title)) {
            tracing::warn!(%error, "the window is not named");
        }
    }

    fn dress(&self, theme: Theme) {
        let theme = match theme {
            Theme::System => None,
            Theme::Light => Some(tauri::Theme::Light),
            Theme::Dark => Some(tauri::Theme::Dark),
        };
        if let Some(Err(error)) = self.window().map(|window| window.set_theme(theme)) {
            tracing::warn!(%error, "the window's frame stays as it is");
        }
    }

    fn zoom(&self, percent: u32) {
        let zoomed = self.window().map(|window| window.set_zoom(f64::from(percent) / 100.0));
        if let Some(Err(error)) = zoomed {
            tracing::warn!(%error, "the window draws everything as large as before");
        }
    }

    fn close(&self) {
        if let Some(Err(error)) = self.window().map(|window| window.destroy()) {
            tracing::warn!(%error, "the window does not close");
        }
    }

    fn may_close(&self) -> bool {
        let text = "Something that you typed could not be kept. It is lost when the window closes.";
        let mut dialog = self.app.dialog().message(text).title("Roadbook").kind(MessageDialogKind::Warning);
        if let Some(window) = self.window() {
            dialog = dialog.parent(&window);
        }
        let (close, stay) = ("Close all the same".to_owned(), "Stay".to_owned());
        dialog.buttons(MessageDialogButtons::OkCancelCustom(close, stay)).blocking_show()
    }

    fn fill_screen(&self, on: bool) {
        if let Some(Err(error)) = self.window().map(|window| window.set_fullscreen(on)) {
            tracing::warn!(%error, "the window stays as large as it is");
        }
    }

    fn reveal(&self, path: &Path) -> Result<(), ApiError> {
        self.app.opener().reveal_item_in_dir(path).map_err(|error| {
            tracing::warn!(%error, "the file manager cannot be reached");
            let message = format!("Could not show {} in its folder", path.display());
            ApiError::new("failed", message, "Open the folder in your file manager.")
        })
    }

    fn tell(&self, problem: &ApiError) {
        let ApiError { message, hint, .. } = problem;
        let text = hint.iter().fold(format!("{message}."), |text, hint| format!("{text} {hint}"));
        let mut dialog = self.app.dialog().message(text).title("Roadbook").kind(MessageDialogKind::Warning);
        if let Some(window) = self.window() {
            dialog = dialog.parent(&window);
        }
        dialog.show(|_| {});
    }
}

/// What the dialog says that asks for a folder.
fn title_of(what: Leaving) -> &'static str {
    match what {
        Leaving::Roadmap => "Save the roadmap to a folder",
        Leaving::Decisions => "Save the decision log to a folder",
        Leaving::Pack => "Save the review to a folder",
        Leaving::Minutes => "Save the minutes to a folder",
        Leaving::Update => "Save the update to a folder",
    }
}

//! The one window: made hidden, shown at its first paint, named when the first screen's data are on it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, DragDropEvent, Manager as _, Runtime, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::closing::Closing;
use crate::files;
use crate::state::Shell;

/// The window's label, which its rights are bound to.
pub const MAIN: &str = "main";

/// Its title while no workspace is on screen.
pub const TITLE: &str = "Roadbook";

const SIZE: (f64, f64) = (1440.0, 900.0);
const SMALLEST: (f64, f64) = (900.0, 600.0);
/// A page that has not painted by then is shown as it is: a window that never comes would be worse.
const LATEST: Duration = Duration::from_secs(3);

/// The title with a workspace on screen.
pub fn title(workspace: &str) -> String {
    format!("{workspace} — {TITLE}")
}

/// Makes the window, hidden.
///
/// # Errors
/// When the system gives none.
pub fn create<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()))
        .title(TITLE)
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .visible(false)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                std::thread::spawn(move || {
                    std::thread::sleep(LATEST);
                    // The window may have been closed meanwhile.
                    let _ = window.show();
                });
            }
        })
        .build()?;
    let handle = app.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            if let Some(path) = paths.first() {
                bring(&handle, path.clone());
            }
        }
        WindowEvent::CloseRequested { api, .. } if Closing::begin(&handle.state::<Arc<Shell>>()) => {
            api.prevent_close();
        }
        _ => {}
    });
    Ok(())
}

/// Brings the window to the front, and a file into it.
pub fn come_forward<R: Runtime>(app: &AppHandle<R>, file: Option<PathBuf>) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window does not come forward");
        }
    }
    if let Some(file) = file {
        bring(app, file);
    }
}

/// Brings a file in, away from where the window is drawn.
fn bring<R: Runtime>(app: &AppHandle<R>, path: PathBuf) {
    let shell = Arc::clone(&*app.state::<Arc<Shell>>());
    std::thread::spawn(move || files::bring(&shell, &path));
}

//! Files that come from outside: dropped on the window, given at the start, handed over by a second start. All of them
//! come through [`bring`].

use std::path::Path;

use roadbook_core::Kind;

use crate::error::{Answer, ApiError};
use crate::events::{FileRefused, ImportDropped, names};
use crate::state::{ENDING, Shell, locked};

/// Opens a workspace; anything else is shown in the import. What goes wrong is said at once, for no screen asked.
pub fn bring(shell: &Shell, path: &Path) {
    let brought = if is_workspace(path) { open(shell, path) } else { import(shell, path) };
    match brought {
        Ok(()) => {}
        Err(problem) if problem.has_a_way_out() => shell.outside.say_refused(FileRefused { problem }),
        Err(problem) => shell.outside.tell(&problem),
    }
}

/// Shows what waits to be imported, now that a workspace is on screen.
pub fn bring_waiting(shell: &Shell) {
    if shell.workspace().is_err() {
        return;
    }
    let waiting = locked(&shell.waiting_import).take();
    if let Some(path) = waiting {
        shell.outside.say_dropped(ImportDropped { path: path.display().to_string() });
    }
}

fn is_workspace(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

fn open(shell: &Shell, path: &Path) -> Answer<()> {
    let info = shell.open(path)?;
    shell.say_changed(&*shell.workspace()?, names(Kind::ALL))?;
    shell.outside.name(&crate::windows::title(&info.name));
    Ok(())
}

fn import(shell: &Shell, path: &Path) -> Answer<()> {
    if shell.workspace().is_err() {
        let hint = "Open a workspace or make a new one, then drop the file again.";
        return Err(ApiError::new("nothingOpen", "There is no workspace to import into", hint));
    }
    shell.outside.say_dropped(ImportDropped { path: path.display().to_string() });
    Ok(())
}

//! Files that come from outside: dropped on the window, given at the start, handed over by a second start. All of them
//! come through [`bring`].

use std::path::Path;

use roadbook_core::Kind;

use crate::error::Answer;
use crate::events::{FileRefused, ImportDropped, names};
use crate::state::{ENDING, Shell, locked};

/// Opens a workspace; anything else is shown in the import. What goes wrong is said at once, for no screen asked.
pub fn bring(shell: &Shell, path: &Path) {
    if !is_workspace(path) {
        return import(shell, path);
    }
    match open(shell, path) {
        Ok(()) => {}
        Err(problem) if problem.has_a_way_out() => shell.outside.say_refused(FileRefused { problem }),
        Err(problem) => shell.outside.tell(&problem),
    }
}

/// Shows what waits to be imported, now that a screen stands: in the import, or where a workspace for it is made.
pub fn bring_waiting(shell: &Shell) {
    let mut waiting = locked(&shell.waiting_import);
    let path = if shell.workspace().is_ok() { waiting.take() } else { waiting.clone() };
    drop(waiting);
    if let Some(path) = path {
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

/// Without a workspace the file waits for the one that is opened or made next.
fn import(shell: &Shell, path: &Path) {
    if shell.workspace().is_err() {
        *locked(&shell.waiting_import) = Some(path.to_owned());
    }
    shell.outside.say_dropped(ImportDropped { path: path.display().to_string() });
}

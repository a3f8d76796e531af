//! The sample workspace: a payments company's year, laid around today, in which each screen and each update has
//! something to show. All of it is invented.

mod build;
mod decisions;
mod items;
mod people;
mod plan;
mod review;
mod when;

use std::path::Path;

use build::Sample;

use crate::error::Result;
use crate::op::Op;
use crate::workspace::{Surroundings, Workspace};

/// Makes a new workspace file with the sample in it.
///
/// # Errors
/// As [`Workspace::create`]; then no file is left behind.
pub fn create(path: &Path, surroundings: Surroundings) -> Result<Workspace> {
    Workspace::create_filled(path, surroundings, fill)
}

/// Puts the sample into a new workspace, in one step that undo passes over.
///
/// # Errors
/// When the storage fails; then nothing of it stays.
pub fn fill(workspace: &Workspace) -> Result<()> {
    workspace.transact(Op::CreateWorkspace, "Made the sample workspace", |tx| {
        let mut sample = Sample::new(tx)?;
        people::write(&mut sample)?;
        items::write(&mut sample)?;
        decisions::write(&mut sample)?;
        plan::write(&sample)?;
        review::write(&sample)
    })?;
    Ok(())
}

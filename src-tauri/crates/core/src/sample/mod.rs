//! The sample workspace: a payments company's year, laid around today, in which each screen and each update has
//! something to show. All of it is invented.

mod build;
mod decisions;
mod items;
mod past;
mod people;
mod plan;
mod review;
mod when;

use std::path::Path;

use build::Sample;

use crate::error::Result;
use crate::op::Op;
use crate::surroundings::Surroundings;
use crate::workspace::Workspace;

/// Makes a new workspace file with the sample in it.
///
/// # Errors
/// As [`Workspace::create`]; then no file is left behind.
pub fn create(path: &Path, surroundings: Surroundings) -> Result<Workspace> {
    Workspace::create_with(path, None, surroundings, |workspace| {
        past::days_ago(workspace, past::AGREED, Workspace::prepare)?;
        fill(workspace)
    })
}

/// Puts the sample into a new workspace, in steps that undo passes over: the plan as it was agreed, what became of it
/// day by day, and what waits today.
///
/// # Errors
/// When the storage fails; then nobody can open what there is of it.
pub fn fill(workspace: &Workspace) -> Result<()> {
    let today = workspace.today();
    let mut turned = Vec::new();
    past::days_ago(workspace, past::AGREED, |then| {
        let made = then.transact(Op::CreateWorkspace, "Made the sample workspace", |tx| {
            let mut sample = Sample::new(tx, today)?;
            people::write(&mut sample)?;
            items::write(&mut sample)?;
            decisions::write(&mut sample)?;
            plan::write(&sample)?;
            review::at_first(&sample)?;
            Ok(sample.turned)
        })?;
        turned = made.value;
        Ok(())
    })?;
    past::live_through(workspace, &turned)?;
    workspace.transact(Op::CreateWorkspace, "Wrote down what the next review is made of", |tx| {
        review::since(&Sample::again(tx)?)
    })?;
    Ok(())
}

//! Runs an import for real, or as a rehearsal that leaves nothing behind.

use roadbook_formats::counts::things;

use super::source::{self, Found};
use super::{ImportReport, ImportRequest, decisions, items};
use crate::backup::Reason;
use crate::error::Result;
use crate::op::{Committed, Op};
use crate::watch::Watch;
use crate::workspace::{Tx, Workspace};

/// Imports a file or folder as one operation, after a backup of the workspace.
///
/// # Errors
/// When the path cannot be read as what it is, the storage fails, or the person stopped it; then nothing is changed.
/// Single rows and files that cannot be read are problems in the report.
pub fn import(
    workspace: &Workspace,
    request: &ImportRequest,
    watch: &dyn Watch,
) -> Result<Committed<ImportReport>> {
    let found = source::find(request)?;
    workspace.back_up(Reason::BeforeImport)?;
    workspace.transact(Op::Import, "", |tx| {
        let report = run(tx, &found, request, watch)?;
        tx.say(sentence(&found, &report));
        Ok(report)
    })
}

/// Runs the same import and takes all of it back.
///
/// # Errors
/// As [`import`].
pub fn rehearse(workspace: &Workspace, request: &ImportRequest, watch: &dyn Watch) -> Result<ImportReport> {
    let found = source::find(request)?;
    workspace.rehearse(Op::Import, |tx| run(tx, &found, request, watch))
}

pub(super) fn run(
    tx: &Tx<'_>,
    found: &Found,
    request: &ImportRequest,
    watch: &dyn Watch,
) -> Result<ImportReport> {
    match found {
        Found::Table(file) => items::import(tx, file, request, watch),
        Found::Records(folder) => decisions::import(tx, folder, request, watch),
    }
}

fn sentence(found: &Found, report: &ImportReport) -> String {
    let (name, created, updated, (one, many)) = match found {
        Found::Table(file) => (&file.name, report.created.items, report.updated.items, ("item", "items")),
        Found::Records(folder) => {
            (&folder.name, report.created.decisions, report.updated.decisions, ("decision", "decisions"))
        }
    };
    let count = |number: u32| things(number, one, many);
    match (created, updated) {
        (0, 0) => format!("Imported {name}: nothing new"),
        (created, 0) => format!("Imported {} from {name}", count(created)),
        (0, updated) => format!("Updated {} from {name}", count(updated)),
        (created, updated) => format!("Imported {} and updated {updated} from {name}", count(created)),
    }
}

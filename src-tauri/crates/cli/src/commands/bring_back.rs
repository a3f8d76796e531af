//! `roadbook bring-back REF…|NAME --in FILE`

use roadbook_core::{Access, Result, archive, audiences, templates};

use super::archive::{Args, Meant};
use crate::context::{Context, Ended, done};

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "bring-back")?;
    let committed = match workspace.read(|conn| args.meant(conn, true))? {
        Meant::Records(references) => archive::bring_back(&workspace, &references)?,
        Meant::Audience(id) => audiences::archive::bring_back(&workspace, &id)?,
        Meant::Template(id) => templates::archive::bring_back(&workspace, &id)?,
    };
    done(context, &committed)
}

//! `roadbook bring-back REF… --in FILE`

use roadbook_core::{Access, Result, archive};

use super::archive::Args;
use super::{Context, Ended, done};

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "bring-back")?;
    let committed = archive::bring_back(&workspace, &args.references()?)?;
    done(context, &committed)
}

//! `roadbook unlink REF RELATION REF --in FILE`

use roadbook_core::links::remove::remove;
use roadbook_core::links::said::Said;
use roadbook_core::{Access, Result};

use super::link::Args;
use crate::context::{Context, Ended, done};

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "unlink")?;
    let said = Said::parse(&args.relation)?;
    done(context, &remove(&workspace, args.from.parse()?, said, args.to.parse()?)?)
}

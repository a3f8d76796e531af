//! `roadbook set REF field=value… --in FILE`

use std::path::PathBuf;

use roadbook_core::decisions::{self, assign::DecisionField};
use roadbook_core::ids::{Letter, Reference};
use roadbook_core::items::{self, assign::ItemField};
use roadbook_core::people::{self, assign::PersonField};
use roadbook_core::{Access, Result};

use super::{Context, Ended, done, named};
use crate::arguments::assignment;

/// What is to be changed.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The record, such as R-12, D-7 or P-3
    #[arg(value_name = "REF")]
    reference: String,
    /// The fields and what they become; nothing behind the = empties a field
    #[arg(value_name = "FIELD=VALUE", value_parser = assignment, required = true)]
    values: Vec<(String, String)>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "set")?;
    let reference: Reference = args.reference.parse()?;
    match reference.letter {
        Letter::Item => {
            let item = workspace.read(|conn| items::store::by_reference(conn, reference))?;
            let values = named(&args.values, ItemField::parse)?;
            done(context, &items::edit::edit(&workspace, &[item.id], &values)?)
        }
        Letter::Decision => {
            let decision = workspace.read(|conn| decisions::store::by_reference(conn, reference))?;
            let values = named(&args.values, DecisionField::parse)?;
            done(context, &decisions::edit::edit(&workspace, &decision.id, &values)?)
        }
        Letter::Person => {
            let person = workspace.read(|conn| people::store::by_reference(conn, reference))?;
            let values = named(&args.values, PersonField::parse)?;
            done(context, &people::edit::edit(&workspace, &person.id, &values)?)
        }
    }
}

//! `roadbook revert REF [FIELD…] --to NUMBER|--as-of DAY --in FILE`

use std::path::PathBuf;

use chrono::NaiveDate;
use roadbook_core::archive::id_of;
use roadbook_core::history::Moment;
use roadbook_core::history::revert::{Revert, revert};
use roadbook_core::ids::Reference;
use roadbook_core::{Access, Result};

use crate::context::{Context, Ended, done};
use crate::values::day;

/// What is to be brought back, and from when.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The record, such as R-12, D-7 or P-3
    #[arg(value_name = "REF")]
    reference: String,
    /// The fields, as `roadbook history` names them; all of them when left out
    #[arg(value_name = "FIELD")]
    fields: Vec<String>,
    #[command(flatten)]
    moment: MomentArgs,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

/// From when.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct MomentArgs {
    /// As it was right after this operation
    #[arg(long, value_name = "NUMBER")]
    to: Option<u32>,
    /// As it was at the end of this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    as_of: Option<NaiveDate>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "revert")?;
    let reference: Reference = args.reference.parse()?;
    let (record, operation) = workspace.read(|conn| {
        let operation = match (args.moment.to, args.moment.as_of) {
            (Some(operation), _) => operation,
            (None, Some(day)) => Moment::end_of(conn, day)?.operation(),
            (None, None) => 0,
        };
        Ok((id_of(conn, reference)?, operation))
    })?;
    let wish = Revert { kind: reference.letter.kind(), record, fields: args.fields.clone(), operation };
    done(context, &revert(&workspace, &wish)?)
}

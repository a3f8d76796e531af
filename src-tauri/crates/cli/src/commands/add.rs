//! `roadbook add item|decision|person TITLE field=value… --in FILE`

use std::path::PathBuf;

use clap::ValueEnum;
use roadbook_core::decisions::{self, assign::DecisionField};
use roadbook_core::ids::Reference;
use roadbook_core::items::{self, assign::ItemField};
use roadbook_core::people::{self, assign::PersonField};
use roadbook_core::{Access, Result};
use serde_json::json;

use super::{Context, Ended, named};
use crate::arguments::assignment;
use crate::output::Form;

/// What is to be written down.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What it is
    #[arg(value_enum)]
    kind: Kind,
    /// What it is called. One that begins with a dash goes behind `--`
    title: String,
    /// What else is known of it
    #[arg(value_name = "FIELD=VALUE", value_parser = assignment)]
    values: Vec<(String, String)>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Item,
    Decision,
    Person,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "add")?;
    let title = &args.title;
    let reference: Reference = match args.kind {
        Kind::Item => {
            items::add::add(&workspace, title, &named(&args.values, ItemField::parse)?)?.value.reference()
        }
        Kind::Decision => {
            decisions::add::add(&workspace, title, &named(&args.values, DecisionField::parse)?)?
                .value
                .reference()
        }
        Kind::Person => {
            people::add::add(&workspace, title, &named(&args.values, PersonField::parse)?)?.value.reference()
        }
    };
    match context.output.form() {
        Form::Json => context.output.json(&json!({ "ref": reference.to_string() }))?,
        Form::Text => context.output.line(&reference.to_string())?,
    }
    Ok(Ended::Done)
}

//! `roadbook add item|decision|person|audience|template|metric|risk|action|signal|review TITLE field=value… --in FILE`

use std::path::PathBuf;

use clap::ValueEnum;
use roadbook_core::actions::Action;
use roadbook_core::decisions::{self, assign::DecisionField};
use roadbook_core::items::{self, field::ItemField};
use roadbook_core::metrics::Metric;
use roadbook_core::people::{self, assign::PersonField};
use roadbook_core::raid::RaidEntry;
use roadbook_core::register::{self, Entry};
use roadbook_core::reviews::Review;
use roadbook_core::signals::Signal;
use roadbook_core::templates::edit::TemplateField;
use roadbook_core::{Access, Error, Result, Workspace, audiences, templates};
use serde_json::json;

use super::set::typed;
use super::templates::text_of;
use crate::context::{Context, Ended};
use crate::output::Form;
use crate::table::one_line;
use crate::values::assignment;
use crate::values::named;

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
    /// For an audience: one that stands ready to start from, such as Customers
    #[arg(long, value_name = "AUDIENCE")]
    like: Option<String>,
    /// For a template: the file with its text
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Item,
    Decision,
    Person,
    Audience,
    Template,
    Metric,
    Risk,
    Action,
    Signal,
    Review,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    only_for(args.kind, Kind::Audience, "--like", args.like.is_some())?;
    only_for(args.kind, Kind::Template, "--text", args.text.is_some())?;
    let text = args.text.as_deref().map(text_of).transpose()?;
    let workspace = context.open(&args.file, Access::Write, "add")?;
    let title = &args.title;
    let (key, name) = match args.kind {
        Kind::Item => {
            let values = named(&args.values, ItemField::parse)?;
            ("ref", items::add::add(&workspace, title, &values)?.value.reference().to_string())
        }
        Kind::Decision => {
            let values = named(&args.values, DecisionField::parse)?;
            ("ref", decisions::add::add(&workspace, title, &values)?.value.reference().to_string())
        }
        Kind::Person => {
            let values = named(&args.values, PersonField::parse)?;
            ("ref", people::add::add(&workspace, title, &values)?.value.reference().to_string())
        }
        Kind::Audience => {
            let changes = typed(&args.values)?;
            let added = audiences::add::add(&workspace, title, args.like.as_deref(), &changes)?;
            ("name", added.value.name)
        }
        Kind::Template => {
            let mut values = named(&args.values, TemplateField::parse)?;
            values.extend(text.map(|text| (TemplateField::Text, text)));
            ("name", templates::add::add(&workspace, title, &values)?.value.name)
        }
        Kind::Metric => ("ref", entry::<Metric>(&workspace, args)?),
        Kind::Risk => ("ref", entry::<RaidEntry>(&workspace, args)?),
        Kind::Action => ("ref", entry::<Action>(&workspace, args)?),
        Kind::Signal => ("ref", entry::<Signal>(&workspace, args)?),
        Kind::Review => ("ref", entry::<Review>(&workspace, args)?),
    };
    match context.output.form() {
        Form::Json => context.output.json(&json!({ key: name }))?,
        Form::Text => context.output.line(&one_line(&name))?,
    }
    Ok(Ended::Done)
}

/// Writes a record of a register down; gives its reference.
fn entry<E: Entry>(workspace: &Workspace, args: &Args) -> Result<String> {
    Ok(register::add::add::<E>(workspace, &args.title, &args.values)?.value.reference().to_string())
}

/// Refuses an option that another kind of record has.
fn only_for(kind: Kind, meant: Kind, option: &str, is_given: bool) -> Result<()> {
    if !is_given || kind == meant {
        return Ok(());
    }
    let of = if meant == Kind::Audience { "an audience" } else { "a template" };
    Err(Error::invalid(format!("{option} is for {of}"), format!("Leave it out, or add {of}.")))
}

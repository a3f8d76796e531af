//! `roadbook templates check|show|set NAME … --in FILE`

use std::path::PathBuf;

use clap::Subcommand;
use roadbook_core::audiences::{Audience, list::named as audience_named};
use roadbook_core::templates::check::TemplateFault;
use roadbook_core::templates::edit::{TemplateField, edit};
use roadbook_core::templates::list::named;
use roadbook_core::templates::versions::versions;
use roadbook_core::templates::{LONGEST, Template};
use roadbook_core::updates::try_out::check;
use roadbook_core::{Access, Error, Result};

use crate::context::{Context, Ended, done};
use crate::output::Form;
use crate::table::{Table, one_line};
use crate::words;

/// What is to be done with templates.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Look a template through, by its name or in a file; exit code 1 when something is wrong
    Check(Check),
    /// Print the text of a template
    Show(One),
    /// List the versions of a template, or print one of them
    Versions(Versions),
    /// Make a template's text what stands in a file
    Set(Set),
}

/// One template.
#[derive(Debug, clap::Args)]
struct One {
    /// The template
    name: String,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Check {
    /// The template, or a file that holds one
    #[arg(value_name = "NAME|FILE")]
    name: String,
    /// The audience the page is made for; Author when left out
    #[arg(long = "for", value_name = "AUDIENCE")]
    audience: Option<String>,
    /// The workspace; the sample one when left out
    #[arg(long = "in", value_name = "FILE")]
    file: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct Versions {
    #[command(flatten)]
    one: One,
    /// Print the text of this version
    #[arg(long = "number", value_name = "N")]
    number: Option<u32>,
}

#[derive(Debug, clap::Args)]
struct Set {
    #[command(flatten)]
    one: One,
    /// The file with the text
    #[arg(long, value_name = "FILE")]
    text: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    match &args.what {
        What::Check(args) => look_through(args, context),
        What::Show(args) => {
            let workspace = context.open(&args.file, Access::Read, "templates")?;
            let template = workspace.read(|conn| named(conn, &args.name))?;
            match context.output.form() {
                Form::Json => context.output.json(&template)?,
                Form::Text => template.text.lines().try_for_each(|line| context.output.line(line))?,
            }
            Ok(Ended::Done)
        }
        What::Versions(args) => list_versions(args, context),
        What::Set(args) => {
            let text = text_of(&args.text)?;
            let workspace = context.open(&args.one.file, Access::Write, "templates")?;
            let template = workspace.read(|conn| named(conn, &args.one.name))?;
            done(context, &edit(&workspace, &template.id, &[(TemplateField::Text, text)])?)
        }
    }
}

fn look_through(args: &Check, context: &mut Context) -> Result<Ended> {
    let workspace = match &args.file {
        Some(file) => context.open(file, Access::Read, "templates")?,
        None => context.sample("templates")?,
    };
    let path = PathBuf::from(&args.name);
    let today = workspace.today();
    let faults = workspace.read(|conn| {
        let template = match path.is_file() {
            true => Template { name: args.name.clone(), text: text_of(&path)?, ..Template::default() },
            false => named(conn, &args.name)?,
        };
        let audience = match &args.audience {
            Some(name) => audience_named(conn, name)?,
            None => Audience::author(),
        };
        check(conn, &audience, &template, today)
    })?;
    match context.output.form() {
        Form::Json => context.output.json(&faults)?,
        Form::Text if faults.is_empty() => context.output.line("Nothing is wrong in the text")?,
        Form::Text => {
            for TemplateFault { line, what, hint } in &faults {
                let place = line.map(|line| format!("Line {line}: ")).unwrap_or_default();
                context.output.line(&one_line(&format!("{place}{what}. {hint}")))?;
            }
        }
    }
    Ok(if faults.is_empty() { Ended::Done } else { Ended::Refused })
}

fn list_versions(args: &Versions, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.one.file, Access::Read, "templates")?;
    let versions = workspace.read(|conn| versions(conn, &named(conn, &args.one.name)?))?;
    if let Some(number) = args.number {
        let found = versions.into_iter().find(|version| version.version == number);
        let version =
            found.ok_or_else(|| Error::not_found(format!("version {number} of {}", args.one.name)))?;
        match context.output.form() {
            Form::Json => context.output.json(&version)?,
            Form::Text => version.text.lines().try_for_each(|line| context.output.line(line))?,
        }
        return Ok(Ended::Done);
    }
    match context.output.form() {
        Form::Json => context.output.json(&versions)?,
        Form::Text => {
            let mut table = Table::new(["Version", "Written", "By", "Lines"]);
            for version in &versions {
                let on = version.on.map_or_else(|| "came with Roadbook".to_owned(), words::day);
                let lines = version.text.lines().count().to_string();
                table.row([&version.version.to_string(), &on, &version.by, &lines]);
            }
            context.output.table(&table, "There is no version")?;
        }
    }
    Ok(Ended::Done)
}

/// The text in a file. A file that is far too long is not read.
pub(super) fn text_of(path: &std::path::Path) -> Result<String> {
    let doing = || format!("read {}", path.display());
    let size = std::fs::metadata(path).map_err(Error::file(doing()))?.len();
    if usize::try_from(size).is_ok_and(|size| size > LONGEST) {
        let what = format!("{} is longer than 256 KB", path.display());
        return Err(Error::invalid(what, "A template says where things stand; name another file."));
    }
    let bytes = std::fs::read(path).map_err(Error::file(doing()))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Error::invalid(format!("{} is no text in UTF-8", path.display()), "Save it as UTF-8 and try again.")
    })?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

//! `roadbook update --for AUDIENCE --in FILE --format md,html,pdf --out DIR`

use std::path::PathBuf;
use std::sync::Arc;

use roadbook_core::audiences::list::named;
use roadbook_core::audiences::view::Withheld;
use roadbook_core::history::Moment;
use roadbook_core::leaks::Leak;
use roadbook_core::updates::{self, File, Format, Slides, Written, read_theme};
use roadbook_core::{Access, Result};
use serde::Serialize;

use super::{Context, Ended};
use crate::output::{Form, Output};
use crate::table::{Table, one_line};
use crate::words::count;

/// Who is told, and in which files.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Whom it is for: an audience by its name or the beginning of it, or Author, who sees everything
    #[arg(long = "for", value_name = "AUDIENCE")]
    audience: String,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
    /// The formats, with commas between them: md, html, pdf, pptx, docx, xlsx, csv, eml, ics
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', required = true, value_parser = format)]
    format: Vec<Format>,
    /// The folder for the files; it is made when it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The template; the audience's own when left out
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
    /// The company's own PowerPoint template, for slides: its masters, layouts, colours and fonts are used
    #[arg(long, value_name = "FILE.pptx")]
    theme: Option<PathBuf>,
    /// Put what is said while a slide is shown into its notes
    #[arg(long)]
    notes: bool,
}

fn format(text: &str) -> std::result::Result<Format, String> {
    let known = || Format::ALL.iter().map(|format| format.key()).collect::<Vec<_>>().join(", ");
    Format::parse(text).ok_or_else(|| format!("choose {}", known()))
}

/// What became of the update, as scripts read it. A leak names what was found, since its author has to find it.
#[derive(Serialize)]
struct WrittenJson<'a> {
    files: &'a [File],
    withheld: Vec<WithheldJson<'a>>,
    leaks: &'a [Leak],
}

/// A value that was not told as it is, as scripts read it.
#[derive(Serialize)]
pub struct WithheldJson<'a> {
    #[serde(rename = "ref")]
    reference: &'a str,
    field: &'a str,
    reason: &'a str,
}

impl<'a> From<&'a Withheld> for WithheldJson<'a> {
    fn from(withheld: &'a Withheld) -> Self {
        Self { reference: &withheld.reference, field: &withheld.field, reason: &withheld.reason }
    }
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "update")?;
    let today = workspace.today();
    let theme = args.theme.as_deref().map(read_theme).transpose()?.map(Arc::new);
    let written = workspace.read(|conn| {
        let audience = named(conn, &args.audience)?;
        let mut composed = updates::compose(conn, &audience, args.template.as_deref(), Moment::Now, today)?;
        composed.slides = Slides { template: theme.clone(), notes: args.notes };
        updates::write_composed(composed, &args.format, &args.out)
    })?;
    for note in theme.iter().flat_map(|theme| theme.notes()) {
        context.output.note(&note.0);
    }
    match context.output.form() {
        Form::Json => context.output.json(&json(&written))?,
        Form::Text => write(&mut context.output, &written)?,
    }
    ended(context, &written.leaks)
}

/// Done when there are no leaks; else it is said why no file was written.
pub fn ended(context: &Context, leaks: &[Leak]) -> Result<Ended> {
    if leaks.is_empty() {
        return Ok(Ended::Done);
    }
    context.output.note(&format!(
        "No file was written: {} that this audience may not see would have stood in it. Change the text that says it, or who may see it.",
        count(u32::try_from(leaks.len()).unwrap_or(u32::MAX), "value"),
    ));
    Ok(Ended::Refused)
}

fn json(written: &Written) -> WrittenJson<'_> {
    let withheld = written.withheld.iter().map(WithheldJson::from);
    WrittenJson { files: &written.files, withheld: withheld.collect(), leaks: &written.leaks }
}

fn write(output: &mut Output, written: &Written) -> Result<()> {
    for file in &written.files {
        output.line(&format!("Wrote {}", file.path.display()))?;
    }
    say(output, &written.withheld, &written.leaks)
}

/// Says what was found in the files, or what is not told as it is.
pub fn say(output: &mut Output, withheld: &[Withheld], leaks: &[Leak]) -> Result<()> {
    if !leaks.is_empty() {
        let mut table = Table::new(["Record", "Field", "Found", "Where", "File"]);
        for leak in leaks {
            table.row([&leak.reference, &leak.field, &one_line(&leak.value), &leak.place, &leak.format]);
        }
        return output.table(&table, "");
    }
    let mut table = Table::new(["Record", "Field", "Not told as it is, because"]);
    for value in withheld {
        let field = if value.field == "*" { "everything" } else { &value.label };
        table.row([&value.reference, field, &one_line(&value.reason)]);
    }
    output.line("")?;
    output.table(&table, "Nothing was withheld")
}

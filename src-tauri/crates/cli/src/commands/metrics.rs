//! `roadbook metrics add|read|import|list|draw … --in FILE`

use std::path::PathBuf;

use clap::Subcommand;
use roadbook_core::audiences::list::named;
use roadbook_core::ids::Reference;
use roadbook_core::metrics::draw::{ChartFormat, Wish, Written, draw};
use roadbook_core::metrics::import::{MetricImport, import, rehearse};
use roadbook_core::metrics::{Metric, ReadingSource, Steps, readings};
use roadbook_core::register::{Entry as _, add};
use roadbook_core::{Access, Result, Workspace};
use roadbook_formats::counts::things;
use roadbook_formats::problem::Problem;
use serde::Serialize;
use serde_json::json;

use super::update::{WithheldJson, ended, say};
use crate::context::{Context, Ended, done};
use crate::output::Form;
use crate::records::{Shelf, metric};
use crate::size::SizeArgs;
use crate::table_import::{Report, TableImport, bring};
use crate::values::assignment;

/// What is to be done with metrics.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write a metric down, and print its reference
    Add(Add),
    /// Add readings to a metric
    Read(Read),
    /// Bring readings in from a CSV or XLSX file: one reading on a line, days down and metrics across, or metrics down
    /// and days across
    Import(TableImport),
    /// List metrics with their status
    List(List),
    /// Draw metrics as charts, one file each, when nothing withheld stands in them
    Draw(Draw),
}

#[derive(Debug, clap::Args)]
struct Add {
    /// What is measured
    name: String,
    /// What else is known of it, such as unit=% direction=up "targets=Q4 2026: 80"
    #[arg(value_name = "FIELD=VALUE", value_parser = assignment)]
    values: Vec<(String, String)>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Read {
    /// The metric, such as M-3
    #[arg(value_name = "REF")]
    reference: String,
    /// Readings, such as 2026-11-20=71 or "2026-11-20: 71, the bank was closed"
    #[arg(value_name = "DAY=VALUE", required = true)]
    readings: Vec<String>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
struct List {
    /// Those that are put away
    #[arg(long)]
    put_away: bool,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Draw {
    /// The metrics, such as M-3; all that are seen when none is named
    #[arg(value_name = "REF")]
    which: Vec<Reference>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
    /// Whom they are for: an audience by its name or the beginning of it; the Author, who sees everything, when left out
    #[arg(long = "for", value_name = "AUDIENCE", default_value = "Author")]
    audience: String,
    /// What a step of the chart is: the last twelve months, or the last six weeks
    #[arg(long, value_name = "STEPS", default_value = "months", value_parser = steps)]
    by: Steps,
    /// The formats, with commas between them: svg, png
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', required = true, value_parser = format)]
    format: Vec<ChartFormat>,
    #[command(flatten)]
    size: SizeArgs,
    /// The folder for the files; it is made when it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

fn steps(text: &str) -> std::result::Result<Steps, String> {
    Steps::parse(text).ok_or_else(|| {
        let names: Vec<_> = Steps::ALL.iter().map(|(name, _)| *name).collect();
        format!("choose {}", names.join(" or "))
    })
}

fn format(text: &str) -> std::result::Result<ChartFormat, String> {
    ChartFormat::parse(text).ok_or_else(|| {
        let names: Vec<_> = ChartFormat::ALL.iter().map(|format| format.key()).collect();
        format!("choose {}", names.join(" or "))
    })
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    match &args.what {
        What::Add(args) => {
            let workspace = context.open(&args.file, Access::Write, "metrics")?;
            let reference =
                add::add::<Metric>(&workspace, &args.name, &args.values)?.value.reference().to_string();
            match context.output.form() {
                Form::Json => context.output.json(&json!({ "ref": reference }))?,
                Form::Text => context.output.line(&reference)?,
            }
            Ok(Ended::Done)
        }
        What::Read(args) => {
            let workspace = context.open(&args.file, Access::Write, "metrics")?;
            let (reference, text) = (args.reference.parse()?, args.readings.join("\n"));
            done(context, &readings::add(&workspace, reference, &text, ReadingSource::Typed)?)
        }
        What::Import(args) => {
            let order = args.order();
            let rehearse = |workspace: &Workspace| rehearse(workspace, &args.path, order);
            bring(context, args.bringing("metrics"), rehearse, |workspace| {
                import(workspace, &args.path, order)
            })
        }
        What::Draw(args) => draw_charts(args, context),
        What::List(args) => {
            let workspace = context.open(&args.file, Access::Read, "metrics")?;
            let (today, shelf) =
                (workspace.today(), if args.put_away { Shelf::PutAway } else { Shelf::InUse });
            metric::write(&mut context.output, &workspace.read(|conn| metric::all(conn, today, shelf))?)?;
            Ok(Ended::Done)
        }
    }
}

/// What became of the charts, as scripts read it.
#[derive(Serialize)]
struct DrawnJson<'a> {
    #[serde(flatten)]
    written: &'a Written,
    withheld: Vec<WithheldJson<'a>>,
}

fn draw_charts(args: &Draw, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "metrics")?;
    let today = workspace.today();
    let size = args.size.read(args.format.contains(&ChartFormat::Png))?;
    let wish = Wish { which: args.which.clone(), steps: args.by, size };
    let written = workspace.read(|conn| {
        let audience = named(conn, &args.audience)?;
        draw(conn, &audience, &wish, &args.format, &args.out, today)
    })?;
    match context.output.form() {
        Form::Json => {
            let withheld = written.withheld.iter().map(WithheldJson::from).collect();
            context.output.json(&DrawnJson { written: &written, withheld })?;
        }
        Form::Text => {
            for file in &written.files {
                context.output.line(&format!("Wrote {}", file.path.display()))?;
            }
            if !written.without.is_empty() {
                let said = format!("Too few readings for a chart: {}", written.without.join(", "));
                context.output.note(&said);
            }
            say(&mut context.output, &written.withheld, &written.leaks)?;
        }
    }
    ended(context, &written.leaks)
}

impl Report for MetricImport {
    fn said(&self) -> Vec<String> {
        let new = (!self.created.is_empty()).then(|| format!("New metrics: {}", self.created.join(", ")));
        let Self { added, changed, unchanged, .. } = self;
        let readings = things(*added, "reading", "readings");
        let counts = format!("{readings} new, {changed} changed, {unchanged} unchanged");
        new.into_iter().chain([counts]).collect()
    }

    fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

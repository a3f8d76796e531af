//! `roadbook roadmap --in FILE [--view NAME] [--for AUDIENCE] [--lanes FIELDS] [--baseline WHEN] --format svg,png,pdf,… --out DIR`

use std::path::PathBuf;

use roadbook_core::audiences::list::named;
use roadbook_core::leaks::Leak;
use roadbook_core::roadmap::{DrawnFormat, DrawnPaper, File, LaneBy, Wish, Written, write};
use roadbook_core::{Access, Connection, Result, views};
use roadbook_formats::counts::things;
use serde::Serialize;

use super::update::{WithheldJson, say};
use crate::context::{Context, Ended};
use crate::output::Form;
use crate::size::SizeArgs;
use crate::theme::ThemeArgs;

/// Whose roadmap, how it is arranged, and in which files.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
    /// A saved view, whose filter, lanes and baseline are taken; all that is scheduled when left out. The filter is asked of
    /// what the audience sees
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// Whom it is for: an audience by its name or the beginning of it; the Author, who sees everything, when left out
    #[arg(long = "for", value_name = "AUDIENCE", default_value = "Author")]
    audience: String,
    /// What lanes are made of, from the outermost inwards: up to three of product, team, theme, parent, owner, goal, status,
    /// level, commitment, health, tag, timeframe, sensitivity; or none. Those of the view, or product, when left out
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', value_parser = lane)]
    lanes: Vec<Lane>,
    /// The moment whose dates stand beside today's: a baseline's name, a day such as 2026-10-01 or an operation's number
    #[arg(long, value_name = "WHEN")]
    baseline: Option<String>,
    /// The formats, with commas between them: svg, png, pdf, pptx, docx, xlsx, csv, json, html, md, eml, ics
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', required = true, value_parser = format)]
    format: Vec<DrawnFormat>,
    #[command(flatten)]
    theme: ThemeArgs,
    #[command(flatten)]
    size: SizeArgs,
    /// The size of the pages of a PDF: a4, letter, a3 or tabloid, on as many as it needs; or one-page, as large as it needs
    #[arg(long, value_name = "SIZE", default_value = "a4", value_parser = paper)]
    paper: DrawnPaper,
    /// The folder for the files; it is made when it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// A field that lanes are made of; `none` stands for no lanes.
#[derive(Debug, Clone, Copy)]
struct Lane(Option<LaneBy>);

fn lane(text: &str) -> std::result::Result<Lane, String> {
    if text.trim().eq_ignore_ascii_case("none") {
        return Ok(Lane(None));
    }
    let known = || {
        let names: Vec<_> = LaneBy::ALL.iter().map(|by| by.key()).collect();
        format!("choose {} or none", names.join(", "))
    };
    LaneBy::parse(text).map(|by| Lane(Some(by))).ok_or_else(known)
}

fn format(text: &str) -> std::result::Result<DrawnFormat, String> {
    let known = || {
        let names: Vec<_> = DrawnFormat::ALL.iter().map(|format| format.key()).collect();
        format!("choose {}", names.join(", "))
    };
    DrawnFormat::parse(text).ok_or_else(known)
}

fn paper(text: &str) -> std::result::Result<DrawnPaper, String> {
    let known = || {
        let names: Vec<_> = DrawnPaper::ALL.iter().map(|paper| paper.key()).collect();
        format!("choose {}", names.join(", "))
    };
    DrawnPaper::parse(text).ok_or_else(known)
}

/// What is drawn: what the view shows, with what is said besides.
fn wish(conn: &Connection, args: &Args) -> Result<Wish> {
    let of_view = match &args.view {
        Some(name) => Wish::of(&views::list::named(conn, name)?.content),
        None => Wish { lanes: vec![LaneBy::Product], ..Wish::default() },
    };
    let lanes: Vec<LaneBy> = args.lanes.iter().filter_map(|lane| lane.0).take(3).collect();
    Ok(Wish {
        lanes: if args.lanes.is_empty() { of_view.lanes } else { lanes },
        baseline: args.baseline.clone().or(of_view.baseline),
        paper: args.paper,
        ..of_view
    })
}

/// What became of the roadmap, as scripts read it.
#[derive(Serialize)]
struct WrittenJson<'a> {
    files: &'a [File],
    unscheduled: u32,
    withheld: Vec<WithheldJson<'a>>,
    leaks: &'a [Leak],
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "roadmap")?;
    let theme = args.theme.read(args.format.contains(&DrawnFormat::Pptx), context)?;
    let (audience, wish) = workspace.read(|conn| Ok((named(conn, &args.audience)?, wish(conn, args)?)))?;
    let size = args.size.read(args.format.contains(&DrawnFormat::Png))?;
    let wish = Wish { theme, size, ..wish };
    let written = write(&workspace, &audience, &wish, &args.format, &args.out)?;
    match context.output.form() {
        Form::Json => context.output.json(&json(&written))?,
        Form::Text => {
            for file in &written.files {
                context.output.line(&format!("Wrote {}", file.path.display()))?;
            }
            if written.unscheduled > 0 && !written.files.is_empty() {
                let one = "item has no date and stands on no picture";
                let said = things(written.unscheduled, one, "items have no date and stand on no picture");
                context.output.note(&said);
            }
            say(&mut context.output, &written.withheld, &written.leaks)?;
        }
    }
    super::update::ended(context, &written.leaks)
}

fn json(written: &Written) -> WrittenJson<'_> {
    let withheld = written.withheld.iter().map(WithheldJson::from).collect();
    WrittenJson { files: &written.files, unscheduled: written.unscheduled, withheld, leaks: &written.leaks }
}

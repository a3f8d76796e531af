//! `roadbook views list|show|save|rename|pin|unpin|remove … --in FILE`

use std::path::PathBuf;

use clap::Subcommand;
use roadbook_core::items::field::ItemField;
use roadbook_core::items::list::ItemSort;
use roadbook_core::roadmap::LaneBy;
use roadbook_core::scores::SCORE;
use roadbook_core::views::edit::{Pinned, pin, remove, rename};
use roadbook_core::views::list::named;
use roadbook_core::views::save::{save, save_as};
use roadbook_core::views::{ViewContent, ViewLayout, Zoom};
use roadbook_core::{Access, Error, Result, views};

use crate::context::{Context, Ended, done};
use crate::records::view;

/// What is to be done with saved views.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the saved views, those in the rail first
    List(Workspace),
    /// Show one view
    Show(One),
    /// Save a view: a new one, or what is given here of one that is there
    Save(Box<Save>),
    /// Give a view another name
    Rename(Rename),
    /// Put a view into the rail
    Pin(One),
    /// Take a view out of the rail
    Unpin(One),
    /// Take a view away; undo brings it back
    Remove(One),
}

#[derive(Debug, clap::Args)]
struct Workspace {
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

/// One view.
#[derive(Debug, clap::Args)]
struct One {
    /// The view
    name: String,
    #[command(flatten)]
    workspace: Workspace,
}

#[derive(Debug, clap::Args)]
struct Rename {
    /// The view
    name: String,
    /// What to call it from now on
    new_name: String,
    #[command(flatten)]
    workspace: Workspace,
}

#[derive(Debug, clap::Args)]
struct Save {
    #[command(flatten)]
    one: One,
    /// How items are laid out: timeline, board, table, goals, scores or releases
    #[arg(long, value_name = "LAYOUT")]
    layout: Option<String>,
    /// What items must be, such as "team:payments health:at-risk"
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    filter: Option<String>,
    /// What rows are grouped by, the outermost first: fields, or theme for the topmost they are part of
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    lanes: Option<Vec<String>>,
    /// What the columns of a board are; timeframe makes them now, next and later
    #[arg(long, value_name = "FIELD")]
    columns: Option<String>,
    /// How near the timeline is: week, month, quarter, half or year
    #[arg(long, value_name = "ZOOM")]
    zoom: Option<String>,
    /// The columns of a table, from left to right: ref, statusOnScale, dependsOn, blocks, fields, and score:rice or another
    /// way of scoring
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    fields: Option<Vec<String>>,
    /// What rows are ordered by: ref, start, end, a field or score:rice; with a minus before it backwards
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true)]
    sort: Option<String>,
    /// How many cards a column of a board should hold at most, such as now=5; 0 for no limit
    #[arg(long, value_name = "COLUMN=COUNT", value_parser = crate::values::assignment)]
    limit: Vec<(String, String)>,
    /// How items are scored: rice, wsjf, valueEffort or a formula's name; nothing for rice
    #[arg(long, value_name = "MODEL")]
    scored_by: Option<String>,
    /// The baseline that is shown beside the plan; nothing for none
    #[arg(long, value_name = "NAME")]
    baseline: Option<String>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    match &args.what {
        What::List(args) => {
            let workspace = context.open(&args.file, Access::Read, "views")?;
            view::write(&mut context.output, workspace.read(views::list::views)?)?;
            Ok(Ended::Done)
        }
        What::Show(args) => {
            let workspace = context.open(&args.workspace.file, Access::Read, "views")?;
            let found = workspace.read(|conn| named(conn, &args.name))?;
            view::write_one(&mut context.output, found)?;
            Ok(Ended::Done)
        }
        What::Save(args) => {
            let workspace = context.open(&args.one.workspace.file, Access::Write, "views")?;
            match workspace.read(|conn| named(conn, &args.one.name)) {
                Ok(view) => done(context, &save(&workspace, &view.id, content(args, view.content)?)?),
                Err(Error::NotFound { .. }) => {
                    let content = content(args, ViewContent::default())?;
                    done(context, &save_as(&workspace, &args.one.name, content)?)
                }
                Err(error) => Err(error),
            }
        }
        What::Rename(args) => {
            let workspace = context.open(&args.workspace.file, Access::Write, "views")?;
            let view = workspace.read(|conn| named(conn, &args.name))?;
            done(context, &rename(&workspace, &view.id, &args.new_name)?)
        }
        What::Pin(args) => set_pinned(args, Pinned::Yes, context),
        What::Unpin(args) => set_pinned(args, Pinned::No, context),
        What::Remove(args) => {
            let workspace = context.open(&args.workspace.file, Access::Write, "views")?;
            let view = workspace.read(|conn| named(conn, &args.name))?;
            done(context, &remove(&workspace, &view.id)?)
        }
    }
}

fn set_pinned(args: &One, pinned: Pinned, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.workspace.file, Access::Write, "views")?;
    let view = workspace.read(|conn| named(conn, &args.name))?;
    done(context, &pin(&workspace, &view.id, pinned)?)
}

/// What a view shows once what was given takes its place.
fn content(args: &Save, mut content: ViewContent) -> Result<ViewContent> {
    if let Some(layout) = &args.layout {
        content.layout = known(layout, "layout", ViewLayout::parse, ViewLayout::ALL, ViewLayout::key)?;
    }
    if let Some(filter) = &args.filter {
        content.filter.clone_from(filter);
    }
    if let Some(lanes) = &args.lanes {
        let named = lanes.iter().filter(|lane| !lane.is_empty());
        content.lanes = named
            .map(|lane| known(lane, "way to make lanes", LaneBy::parse, LaneBy::ALL, LaneBy::key))
            .collect::<Result<_>>()?;
    }
    if let Some(columns) = &args.columns {
        content.columns = ItemField::parse(columns)?;
    }
    if let Some(zoom) = &args.zoom {
        content.zoom = Some(known(zoom, "zoom", Zoom::parse, Zoom::ALL, Zoom::key)?);
    }
    if let Some(fields) = &args.fields {
        let named = fields.iter().filter(|field| !field.is_empty());
        content.fields = named.map(|field| column(field)).collect::<Result<_>>()?;
    }
    if let Some(sort) = &args.sort {
        let name = sort.strip_prefix('-');
        content.descending = name.is_some();
        content.sort = ItemSort::parse(name.unwrap_or(sort))?;
    }
    for (column, limit) in &args.limit {
        let limit: u32 = limit.trim().parse().map_err(|_| {
            Error::invalid(format!("“{limit}” is not a number of cards"), "Write a limit as now=5.")
        })?;
        views::save::limit(&mut content, column, limit)?;
    }
    if let Some(model) = &args.scored_by {
        content.scored_by = Some(model.clone()).filter(|name| !name.is_empty());
    }
    if let Some(baseline) = &args.baseline {
        content.baseline = Some(baseline.clone()).filter(|name| !name.is_empty());
    }
    Ok(content)
}

/// A column of the table: the reference, where the status lies on the scale, a score, or a field.
fn column(name: &str) -> Result<String> {
    if ["ref", "statusOnScale"].contains(&name) || name.starts_with(SCORE) {
        Ok(name.to_owned())
    } else {
        ItemField::parse(name).map(|field| field.key().to_owned())
    }
}

fn known<T: Copy>(
    text: &str,
    name: &str,
    parse: fn(&str) -> Option<T>,
    all: &[T],
    key: fn(T) -> &'static str,
) -> Result<T> {
    parse(text).ok_or_else(|| {
        let known: Vec<_> = all.iter().map(|one| key(*one)).collect();
        Error::invalid(format!("“{text}” is not a {name}"), format!("Choose {}.", known.join(", ")))
    })
}

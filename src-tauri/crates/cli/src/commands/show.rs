//! `roadbook show REF|AUDIENCE --in FILE [--as-of DAY]`

use std::path::PathBuf;

use chrono::NaiveDate;
use roadbook_core::decisions::Decision;
use roadbook_core::history::{Moment, as_of};
use roadbook_core::ids::{Letter, Reference};
use roadbook_core::items::Item;
use roadbook_core::kinds::WithEntry;
use roadbook_core::people::Person;
use roadbook_core::record::Record;
use roadbook_core::register::Entry;
use roadbook_core::register::find::by_reference;
use roadbook_core::{Access, Connection, Error, Result, Workspace, decisions, items, people};

use super::set::audience_meant;
use crate::context::{Context, Ended};
use crate::output::Form;
use crate::records::audience::AudienceDetail;
use crate::records::detail::Detail;
use crate::values::day;
use crate::words;

/// What is to be shown.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The record, such as R-12, D-7 or P-3, or an audience by name
    #[arg(value_name = "REF|AUDIENCE")]
    reference: String,
    /// As it was at the end of this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    as_of: Option<NaiveDate>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "show")?;
    let today = args.as_of.unwrap_or(workspace.today());
    let Ok(reference) = args.reference.parse::<Reference>() else {
        return audience(args, &workspace, context);
    };
    if reference.letter == Letter::Update {
        return super::updates::show(&workspace, reference, context);
    }
    let detail = workspace.read(|conn| {
        let moment = match args.as_of {
            Some(day) => Moment::end_of(conn, day)?,
            None => Moment::Now,
        };
        let found = detail(conn, reference, moment, today)?;
        found.ok_or_else(|| match args.as_of {
            Some(day) => Error::invalid(
                format!("{reference} was not there at the end of {}", words::day(day)),
                format!("`roadbook history {reference}` says when it came to be."),
            ),
            None => Error::not_found(reference.to_string()),
        })
    })?;
    match context.output.form() {
        Form::Json => context.output.json(&detail.fields)?,
        Form::Text => detail.write(&mut context.output)?,
    }
    Ok(Ended::Done)
}

fn audience(args: &Args, workspace: &Workspace, context: &mut Context) -> Result<Ended> {
    if args.as_of.is_some() {
        return Err(Error::invalid(
            "An audience is shown as it is",
            "Leave --as-of out. `roadbook history` says what was changed.",
        ));
    }
    let today = workspace.today();
    let detail = workspace.read(|conn| {
        let audience = audience_meant(conn, &args.reference)?;
        AudienceDetail::of(conn, &audience, today)
    })?;
    match context.output.form() {
        Form::Json => context.output.json(&detail)?,
        Form::Text => detail.write(&mut context.output)?,
    }
    Ok(Ended::Done)
}

fn detail(
    conn: &Connection,
    reference: Reference,
    moment: Moment,
    today: NaiveDate,
) -> Result<Option<Detail>> {
    match reference.letter {
        Letter::Item => {
            let current = items::store::by_reference(conn, reference);
            let item = at::<Item>(conn, current, moment, |item| item.reference() == reference)?;
            item.map(|item| Detail::of_item(conn, item, moment)).transpose()
        }
        Letter::Decision => {
            let current = decisions::store::by_reference(conn, reference);
            let decision =
                at::<Decision>(conn, current, moment, |decision| decision.reference() == reference)?;
            decision.map(|decision| Detail::of_decision(conn, decision, moment, today)).transpose()
        }
        Letter::Person => {
            let current = people::store::by_reference(conn, reference);
            let person = at::<Person>(conn, current, moment, |person| person.reference() == reference)?;
            person.map(Detail::of_person).transpose()
        }
        // It never changes and is shown as `updates` lists it.
        Letter::Update => Ok(None),
        Letter::Register(register) => register.with(Showing { conn, reference, moment }),
    }
}

struct Showing<'a> {
    conn: &'a Connection,
    reference: Reference,
    moment: Moment,
}

impl WithEntry for Showing<'_> {
    type Gives = Result<Option<Detail>>;

    fn with<E: Entry>(self) -> Self::Gives {
        let Self { conn, reference, moment } = self;
        let current = by_reference::<E>(conn, reference);
        let entry = at::<E>(conn, current, moment, |entry| entry.reference() == reference)?;
        entry.map(|entry| Detail::of_entry(conn, &entry, moment)).transpose()
    }
}

/// The record as it was. One that was taken out since is looked for among all there were.
fn at<R: Record>(
    conn: &Connection,
    current: Result<R>,
    moment: Moment,
    is_meant: impl Fn(&R) -> bool,
) -> Result<Option<R>> {
    match (current, moment) {
        (Ok(current), Moment::Now) => Ok(Some(current)),
        (Ok(current), Moment::After(_)) => as_of::find::<R>(conn, current.id(), moment),
        (Err(Error::NotFound { .. }), Moment::Now) => Ok(None),
        (Err(Error::NotFound { .. }), Moment::After(_)) => {
            Ok(as_of::all::<R>(conn, moment)?.into_iter().find(is_meant))
        }
        (Err(error), _) => Err(error),
    }
}

//! `roadbook review --in FILE [--date DAY] --format FORMATS --out DIR [--issue]`, `roadbook review --check`,
//! `roadbook review --minutes --for AUDIENCE`, `roadbook review --edit SECTION WHAT=VALUE…`, `roadbook review --next`

use std::path::PathBuf;

use chrono::NaiveDate;
use roadbook_core::audiences::list::named;
use roadbook_core::ids::Reference;
use roadbook_core::register::{Entry as _, add, find};
use roadbook_core::reviews::issue::{PackWish, Written, issue_with, write_with};
use roadbook_core::reviews::pack::edit::{SectionChange, edit_all};
use roadbook_core::reviews::pack::{Pack, SectionState, build};
use roadbook_core::reviews::section::Section;
use roadbook_core::reviews::{Review, ReviewStatus, cadence, minutes};
use roadbook_core::updates::Format;
use roadbook_core::{Access, Error, Result, Workspace};
use serde::Serialize;
use serde_json::json;

use crate::context::{Context, Ended, done};
use crate::output::{Form, Output};
use crate::table::{Table, one_line};
use crate::theme::SlidesArgs;
use crate::values::{assignment, day};
use crate::words;

/// Which review, and what is to be made of it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
    /// The day of the meeting; the next review when left out, for minutes the last that was held. A day without a review is prepared all the same
    #[arg(long, value_name = "DAY", value_parser = day)]
    date: Option<NaiveDate>,
    /// Say what is missing, and write nothing; exit code 1 when something is
    #[arg(long, conflicts_with_all = ["issue", "minutes", "formats", "out", "theme", "notes"])]
    check: bool,
    /// The kinds of file, with commas between, such as pptx,pdf,docx,eml
    #[arg(long = "format", value_name = "FORMATS", value_delimiter = ',', value_parser = format)]
    formats: Vec<Format>,
    /// The folder for the files
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The files that go along with the mail, such as pdf,ics
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', value_parser = format, conflicts_with_all = ["check", "minutes"])]
    attach: Vec<Format>,
    #[command(flatten)]
    slides: SlidesArgs,
    /// Freeze the pack, or the minutes, as they leave
    #[arg(long)]
    issue: bool,
    /// The minutes of the review instead of its pack; with --issue as an update that is in the told-ledger
    #[arg(long, requires = "audience", conflicts_with_all = ["theme", "notes"])]
    minutes: bool,
    /// Who the minutes are for
    #[arg(long = "for", value_name = "AUDIENCE", requires = "minutes")]
    audience: Option<String>,
    /// Change a section of the pack, such as asks or risks, by what follows
    #[arg(long, value_name = "SECTION", requires = "changes", conflicts_with_all = ["check", "issue", "minutes", "formats", "out"])]
    edit: Option<String>,
    /// What is changed: headline, text, leaveOut=yes, pin=D-7, drop=D-7, byRule=D-7, note="R-2: why", health="at risk"
    #[arg(value_name = "WHAT=VALUE", value_parser = assignment, requires = "edit")]
    changes: Vec<(String, String)>,
    /// Start the review after the last one of its series, and print its reference
    #[arg(long, conflicts_with_all = ["check", "issue", "minutes", "formats", "out", "edit"])]
    next: bool,
}

fn format(text: &str) -> std::result::Result<Format, String> {
    Format::parse(text).ok_or_else(|| {
        let known: Vec<_> = Format::ALL.iter().map(|format| format.key()).collect();
        format!("choose {}", known.join(", "))
    })
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Made<'a> {
    #[serde(rename = "ref")]
    reference: Option<String>,
    date: NaiveDate,
    issued: bool,
    #[serde(flatten)]
    written: &'a Written,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    if args.check {
        let workspace = context.open(&args.file, Access::Read, "review")?;
        let review = meant(&workspace, args.date)?;
        let today = workspace.today();
        let pack = workspace.read(|conn| build(conn, &review, today))?.pack;
        return check(&mut context.output, &pack);
    }
    if let Some(section) = &args.edit {
        let changes = args.changes.iter().map(|(what, value)| SectionChange::read(what, value));
        let (section, changes) = (Section::parse(section)?, changes.collect::<Result<Vec<_>>>()?);
        let workspace = context.open(&args.file, Access::Write, "review")?;
        let review = written(meant(&workspace, args.date)?)?;
        return done(context, &edit_all(&workspace, review.reference(), section, changes)?);
    }
    if args.next {
        let workspace = context.open(&args.file, Access::Write, "review")?;
        let last = written(latest(&workspace, args.date)?)?;
        let next = cadence::next(&workspace, last.reference())?.value;
        let reference = next.reference().to_string();
        match context.output.form() {
            Form::Json => context.output.json(&json!({ "ref": reference, "date": next.day }))?,
            Form::Text => context.output.line(&reference)?,
        }
        return Ok(Ended::Done);
    }
    let Some(out) = &args.out else {
        return Err(Error::invalid("There is no folder for the files", "Name one with --out."));
    };
    let formats = if args.formats.is_empty() { vec![Format::Pdf] } else { args.formats.clone() };
    let theme = args.slides.read(formats.contains(&Format::Pptx), context)?;
    let wish = PackWish { slides: args.slides.wish(&theme), along: &args.attach };
    if !args.attach.is_empty() && !formats.contains(&Format::Eml) {
        let what = "There is no mail that a file could go along with";
        return Err(Error::invalid(what, "Ask for one with --format eml."));
    }
    let access = if args.issue { Access::Write } else { Access::Read };
    let workspace = context.open(&args.file, access, "review")?;
    let mut review = if args.minutes { held(&workspace, args.date)? } else { meant(&workspace, args.date)? };
    let written = if args.minutes {
        let name = args.audience.as_deref().unwrap_or_default();
        let audience = workspace.read(|conn| named(conn, name))?;
        if args.issue {
            let issued = minutes::issue(&workspace, review.reference(), &audience.id, &formats, Some(out))?;
            issued.value.written.into()
        } else {
            minutes::write(&workspace, &review, &audience, &formats, out)?
        }
    } else if args.issue {
        if review.number == 0 {
            let values = [("day".to_owned(), review.day.to_string())];
            review = add::add::<Review>(&workspace, &review.title, &values)?.value;
        }
        issue_with(&workspace, review.reference(), &formats, out, wish)?.value
    } else {
        write_with(&workspace, &review, &formats, out, wish)?
    };
    let has_leaks = !written.leaks.is_empty();
    say(&mut context.output, &review, args.issue && !has_leaks, &written)?;
    Ok(if has_leaks { Ended::Refused } else { Ended::Done })
}

/// The review of a day, or one that is not written down yet; without a day the next one.
fn meant(workspace: &Workspace, date: Option<NaiveDate>) -> Result<Review> {
    let mut all = workspace.read(find::in_use::<Review>)?;
    all.sort_by_key(|review| review.day);
    if let Some(day) = date {
        let found = all.into_iter().find(|review| review.day == day);
        return Ok(found.unwrap_or_else(|| Review {
            day,
            title: "Executive review".to_owned(),
            ..Review::default()
        }));
    }
    let next = all.iter().find(|review| review.status != ReviewStatus::Held).cloned();
    next.or_else(|| all.pop()).ok_or_else(|| {
        Error::invalid(
            "There is no review in this workspace",
            "Add one with `roadbook add review`, or give its day with --date.",
        )
    })
}

/// The review of a day, or the one that is held last of all.
fn latest(workspace: &Workspace, date: Option<NaiveDate>) -> Result<Review> {
    if date.is_some() {
        return meant(workspace, date);
    }
    let last = workspace.read(find::in_use::<Review>)?.into_iter().max_by_key(|review| review.day);
    last.map_or_else(|| meant(workspace, None), Ok)
}

/// A review that is written down.
fn written(review: Review) -> Result<Review> {
    if review.number > 0 {
        return Ok(review);
    }
    let what = format!("There is no review on {}", words::day(review.day));
    Err(Error::invalid(what, "Add it with `roadbook add review`."))
}

/// The review of a day, or the last one that was held: minutes are of what was.
fn held(workspace: &Workspace, date: Option<NaiveDate>) -> Result<Review> {
    if date.is_some() {
        return meant(workspace, date);
    }
    let all = workspace.read(find::in_use::<Review>)?;
    let last = all.into_iter().filter(|review| review.status == ReviewStatus::Held).max_by_key(|one| one.day);
    last.ok_or_else(|| {
        Error::invalid("No review was held yet", "Hold it in the window, or give the day of one with --date.")
    })
}

/// What is cited by, when it is written down.
fn reference(review: &Review) -> Option<Reference> {
    (review.number > 0).then(|| review.reference())
}

fn check(output: &mut Output, pack: &Pack) -> Result<Ended> {
    match output.form() {
        Form::Json => output.json(pack)?,
        Form::Text => {
            output.line(&format!(
                "{} on {}: {} ready, {} not ready",
                one_line(&pack.title),
                words::day(pack.day),
                pack.ready,
                pack.not_ready
            ))?;
            let mut table = Table::new(["No.", "Section", "State", "What it says"]);
            for section in &pack.sections {
                let state = match section.state {
                    SectionState::Ready => "ready",
                    SectionState::NotReady => "not ready",
                    SectionState::LeftOut => "left out",
                };
                table.row([&section.number.to_string(), &section.title, state, &section.headline]);
            }
            output.table(&table, "")?;
            if !pack.missing.is_empty() {
                output.line("")?;
                output.line("Missing")?;
                pack.missing.iter().try_for_each(|what| output.line(&format!("  {}", one_line(what))))?;
            }
            let since =
                [("Changed since it left", &pack.since_left), ("Since the last pack", &pack.compared)];
            for (title, different) in since.into_iter().filter(|(_, different)| !different.is_empty()) {
                output.line("")?;
                output.line(title)?;
                for one in different {
                    output.line(&format!("  {}: {}", one.section.title(), one_line(&one.said)))?;
                }
            }
        }
    }
    Ok(if pack.missing.is_empty() { Ended::Done } else { Ended::Refused })
}

fn say(output: &mut Output, review: &Review, issued: bool, written: &Written) -> Result<()> {
    if output.form() == Form::Json {
        let reference = reference(review).map(|reference| reference.to_string());
        return output.json(&Made { reference, date: review.day, issued, written });
    }
    if !written.leaks.is_empty() {
        output.line("No file was written: something withheld stands in it")?;
        let mut leaks = Table::new(["Record", "Field", "Found", "Where", "File"]);
        for leak in &written.leaks {
            leaks.row([&leak.reference, &leak.field, &one_line(&leak.value), &leak.place, &leak.format]);
        }
        return output.table(&leaks, "");
    }
    for file in &written.files {
        output.line(&format!("Wrote {}", file.display()))?;
    }
    for what in &written.missing {
        output.note(&format!("Not ready: {}", one_line(what)));
    }
    Ok(())
}

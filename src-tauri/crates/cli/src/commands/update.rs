//! `roadbook update --for AUDIENCE --in FILE --format md,html,pdf --out DIR [--issue]`

use std::path::{Path, PathBuf};

use roadbook_core::audiences::Audience;
use roadbook_core::audiences::list::named;
use roadbook_core::audiences::view::Withheld;
use roadbook_core::history::Moment;
use roadbook_core::ids::Reference;
use roadbook_core::leaks::Leak;
use roadbook_core::updates::all::{self, AllWish, Manifest, Whose};
use roadbook_core::updates::{self, Existing, File, Format, Slides, Warning, Wish, Written, look_through};
use roadbook_core::{Access, Error, Result, Workspace};
use roadbook_formats::counts::things;
use serde::Serialize;

use crate::context::{Context, Ended};
use crate::output::{Form, Output};
use crate::table::{Table, one_line};
use crate::theme::SlidesArgs;

/// Who is told, and in which files.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Whom it is for: an audience by its name or the beginning of it, or Author, who sees everything
    #[arg(long = "for", value_name = "AUDIENCE", required_unless_present = "all")]
    audience: Option<String>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
    /// The formats, with commas between them: md, html, pdf, pptx, docx, xlsx, csv, eml, ics; svg and png are its roadmap
    /// and charts, a file each
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', required_unless_present_any = ["issue", "all"], value_parser = format)]
    format: Vec<Format>,
    /// The folder for the files; it is made when it is not there
    #[arg(long, value_name = "DIR", required_unless_present = "issue")]
    out: Option<PathBuf>,
    /// Write nothing where a file of the same name stands; else it is replaced
    #[arg(long, requires = "out")]
    keep: bool,
    /// Write the update of every audience, in the files each gets, with a list of what was made: manifest.json. Who has no
    /// picture on the page gets none, which is said and is no failure
    #[arg(long, conflicts_with_all = ["audience", "issue", "template", "keep"], requires = "out")]
    all: bool,
    /// With --all: only of the audiences that are due
    #[arg(long, requires = "all")]
    due: bool,
    /// The template; the audience's own when left out
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
    #[command(flatten)]
    slides: SlidesArgs,
    /// Issue it: it gets its number, what it tells is kept, and it stays as it is for ever
    #[arg(long)]
    issue: bool,
    /// The issued update that this one corrects
    #[arg(long, value_name = "U-REF", conflicts_with = "all")]
    corrects: Option<Reference>,
}

pub(super) fn format(text: &str) -> std::result::Result<Format, String> {
    Format::parse_any(text).ok_or_else(|| {
        let known = Format::ALL.iter().chain(Format::PICTURES).map(|format| format.key());
        format!("choose {}", known.collect::<Vec<_>>().join(", "))
    })
}

/// What became of the update, as scripts read it. A leak names what was found, since its author has to find it.
#[derive(Serialize)]
struct WrittenJson<'a> {
    /// The reference of an update that was issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    update: Option<String>,
    files: &'a [File],
    withheld: Vec<WithheldJson<'a>>,
    leaks: &'a [Leak],
    warnings: &'a [Warning],
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
    if args.all {
        return write_all(args, context);
    }
    let access = if args.issue { Access::Write } else { Access::Read };
    let workspace = context.open(&args.file, access, "update")?;
    let audience = workspace.read(|conn| named(conn, args.audience.as_deref().unwrap_or_default()))?;
    let (update, written) = match args.issue {
        true => issue(args, &workspace, &audience, context)?,
        false => (None, write_draft(args, &workspace, &audience, context)?),
    };
    match context.output.form() {
        Form::Json => context.output.json(&json(update.clone(), &written))?,
        Form::Text => {
            if let Some(update) = &update {
                context.output.line(&format!("Issued {update} for {}", audience.name))?;
            }
            write(&mut context.output, &written)?;
        }
    }
    for warning in &written.warnings {
        context.output.note(&one_line(&format!("Look at this: {}. {}", warning.what, warning.hint)));
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
        things(leaks.len(), "value", "values"),
    ));
    Ok(Ended::Refused)
}

fn write_all(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "update")?;
    let today = workspace.today();
    let theme = theme(args, context)?;
    let wish = AllWish {
        formats: &args.format,
        which: whose(args),
        folder: folder(args)?,
        slides: args.slides.wish(&theme),
    };
    let manifest = workspace.read(|conn| all::write_all(conn, wish, today, &mut |_| true))?;
    say_all(context, &manifest, "No update is due")
}

/// Says what was made for whom, and for whom there is no file.
pub fn say_all(context: &mut Context, manifest: &Manifest, empty: &str) -> Result<Ended> {
    let leaks: usize = manifest.updates.iter().map(|made| made.leaks.len()).sum();
    match context.output.form() {
        Form::Json => context.output.json(manifest)?,
        Form::Text => {
            let mut table = Table::new(["Audience", "Template", "Changes", "Files", "Found", "To look at"]);
            for made in &manifest.updates {
                let files: Vec<_> = made.files.iter().map(|file| file.format.key()).collect();
                table.row([
                    &made.audience,
                    &made.template,
                    &made
                        .changes
                        .map(|changes| changes.to_string())
                        .unwrap_or_else(|| "all is new".to_owned()),
                    &files.join(", "),
                    &made.leaks.len().to_string(),
                    &made.warnings.len().to_string(),
                ]);
            }
            context.output.table(&table, empty)?;
        }
    }
    for made in manifest.updates.iter().filter(|made| !made.left_out.is_empty()) {
        let formats: Vec<_> = made.left_out.iter().map(|out| out.format.key()).collect();
        let reason = &made.left_out[0].reason;
        context.output.note(&format!("No {} for {}: {reason}.", formats.join(", "), made.audience));
    }
    if leaks == 0 {
        return Ok(Ended::Done);
    }
    let names: Vec<_> = manifest
        .updates
        .iter()
        .filter(|made| !made.leaks.is_empty())
        .map(|made| made.audience.as_str())
        .collect();
    context.output.note(&format!(
        "No file was written for {}: something that may not be seen would have stood in it.",
        names.join(", ")
    ));
    Ok(Ended::Refused)
}

fn whose(args: &Args) -> Whose {
    if args.due { Whose::Due } else { Whose::All }
}

fn folder(args: &Args) -> Result<&Path> {
    args.out.as_deref().ok_or_else(|| Error::invalid("Where to?", "Name a folder with --out."))
}

fn write_draft(
    args: &Args,
    workspace: &Workspace,
    audience: &Audience,
    context: &Context,
) -> Result<Written> {
    let today = workspace.today();
    let folder = folder(args)?;
    let theme = theme(args, context)?;
    workspace.read(|conn| {
        let mut composed = updates::compose(conn, audience, args.template.as_deref(), Moment::Now, today)?;
        composed.slides = Slides::of(conn, args.slides.wish(&theme))?;
        if args.keep {
            refuse_to_replace(&updates::in_the_way(&composed, &args.format, folder))?;
        }
        if let Some(old) = args.corrects {
            updates::say_what_it_corrects(conn, audience, &mut composed, old)?;
        }
        let warnings = look_through(conn, audience, &composed)?;
        Ok(Written { warnings, ..updates::write_composed(composed, &args.format, folder)? })
    })
}

/// The template that is named. Without formats the audience's own are made, and these may be slides.
fn theme(args: &Args, context: &Context) -> Result<Option<Vec<u8>>> {
    args.slides.read(args.format.is_empty() || args.format.contains(&Format::Pptx), context)
}

fn issue(
    args: &Args,
    workspace: &Workspace,
    audience: &Audience,
    context: &Context,
) -> Result<(Option<String>, Written)> {
    let theme = theme(args, context)?;
    let wish = Wish {
        template: args.template.as_deref(),
        formats: &args.format,
        folder: args.out.as_deref(),
        corrects: args.corrects,
        theme: theme.as_deref(),
        notes: args.slides.notes,
        existing: if args.keep { Existing::Keep } else { Existing::Replace },
        ..Wish::of(&audience.id)
    };
    let issued = updates::issue(workspace, wish)?.value;
    refuse_to_replace(&issued.in_the_way)?;
    Ok((issued.update.map(|update| update.reference().to_string()), issued.written))
}

fn refuse_to_replace(files: &[String]) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    Err(Error::invalid(
        format!("There already is {}", files.join(", ")),
        "Choose another folder, or leave --keep out to replace what is there.",
    ))
}

fn json(update: Option<String>, written: &Written) -> WrittenJson<'_> {
    let withheld = written.withheld.iter().map(WithheldJson::from);
    WrittenJson {
        update,
        files: &written.files,
        withheld: withheld.collect(),
        leaks: &written.leaks,
        warnings: &written.warnings,
    }
}

fn write(output: &mut Output, written: &Written) -> Result<()> {
    for file in &written.files {
        let did = if file.replaced { "Replaced" } else { "Wrote" };
        output.line(&format!("{did} {}", file.path.display()))?;
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
        let field = if value.is_whole() { "everything" } else { &value.label };
        table.row([&value.reference, field, &one_line(&value.reason)]);
    }
    output.line("")?;
    output.table(&table, "Nothing was withheld")
}

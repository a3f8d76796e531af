//! `roadbook decide ask|propose|accept|reject|defer|supersede|reverse|amend|review|attach|detach|file … --in FILE`

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use roadbook_core::decisions::ask::AskedFrom;
use roadbook_core::decisions::assign::DecisionField;
use roadbook_core::decisions::decide::{DecisionSaid, Verdict};
use roadbook_core::decisions::ready::missing;
use roadbook_core::decisions::review::{AssumptionFound, DecisionReview, ExpectedHappened};
use roadbook_core::decisions::supersede::TakenBack;
use roadbook_core::decisions::told::MustKnow;
use roadbook_core::decisions::{
    Decision, ReviewOutcome, amend, ask, attach, decide, review, store, supersede, told,
};
use roadbook_core::ids::{DecisionId, Reference};
use roadbook_core::{Access, Committed, Result, Workspace};
use serde_json::json;

use crate::context::{Context, Ended, done};
use crate::output::Form;
use crate::table::one_line;
use crate::values::assignment;
use crate::values::named;

/// What is to be done with a decision.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Ask for a decision, and print its reference
    Ask(Ask),
    /// Propose a decision that was asked for, with what is advised
    Propose(Propose),
    /// Accept a decision, for good or until a day
    Accept(Accept),
    /// Reject a decision; it stays in the log
    Reject(Reject),
    /// Put a decision off
    Defer(Defer),
    /// Say that a decision takes the place of another; both ends show it
    Supersede(Supersede),
    /// Take a decision back, by another one or with a reason
    Reverse(Reverse),
    /// Say who must know of a decision; what they were told shows in the log
    MustKnow(MustKnowArgs),
    /// Change the text of a decision that was made; both texts are kept
    Amend(Amend),
    /// Look whether a decision was right
    Review(ReviewArgs),
    /// Say what a decision still needs before it can be decided; exit code 1 when something is missing
    Ready(One),
    /// Keep files with a decision
    Attach(Attach),
    /// Take a file off a decision
    Detach(Named),
    /// Write a file that is kept with a decision to the disk
    File(FileOut),
}

/// The workspace.
#[derive(Debug, clap::Args)]
struct In {
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
struct One {
    /// The decision, such as D-7
    #[arg(value_name = "REF")]
    reference: Reference,
    #[command(flatten)]
    workspace: In,
}

#[derive(Debug, clap::Args)]
struct Ask {
    /// The question, in one sentence. One that begins with a dash goes behind `--`
    question: String,
    /// What else is known, such as neededBy="14 Aug 2027" or options="Buy, Build"
    #[arg(value_name = "FIELD=VALUE", value_parser = assignment)]
    values: Vec<(String, String)>,
    /// The item, risk or decision it is asked from
    #[arg(long, value_name = "REF")]
    from: Option<Reference>,
    #[command(flatten)]
    told: Told,
    #[command(flatten)]
    workspace: In,
}

/// Who must know.
#[derive(Debug, clap::Args)]
struct Told {
    /// An audience that must know of it; several times for several
    #[arg(long = "must-know", value_name = "AUDIENCE")]
    must_know: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct MustKnowArgs {
    #[command(flatten)]
    one: One,
    /// The audiences
    #[arg(value_name = "AUDIENCE", required = true)]
    audiences: Vec<String>,
    /// They need not know any more
    #[arg(long)]
    not: bool,
}

#[derive(Debug, clap::Args)]
struct Propose {
    #[command(flatten)]
    one: One,
    /// The option that is advised
    #[arg(long, value_name = "OPTION")]
    recommend: Option<String>,
    /// What else is to be said
    #[arg(value_name = "FIELD=VALUE", value_parser = assignment)]
    values: Vec<(String, String)>,
}

/// Who decided, when, where and why.
#[derive(Debug, clap::Args)]
struct Circumstances {
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    because: String,
    /// Who decided, when it was not the approver
    #[arg(long, value_name = "NAME", default_value = "")]
    by: String,
    /// When, such as 14 Aug 2026; today when left out
    #[arg(long, value_name = "DAY", default_value = "")]
    on: String,
    /// In which meeting
    #[arg(long, value_name = "NAME", default_value = "")]
    meeting: String,
    #[command(flatten)]
    told: Told,
}

#[derive(Debug, clap::Args)]
struct Accept {
    #[command(flatten)]
    one: One,
    /// The option that is taken; the one that was advised when left out
    #[arg(long, value_name = "OPTION", default_value = "")]
    chosen: String,
    /// Only until this day: a provisional decision
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    #[command(flatten)]
    circumstances: Circumstances,
}

#[derive(Debug, clap::Args)]
struct Reject {
    #[command(flatten)]
    one: One,
    #[command(flatten)]
    circumstances: Circumstances,
}

#[derive(Debug, clap::Args)]
struct Defer {
    #[command(flatten)]
    one: One,
    /// By when it is needed then
    #[arg(long, value_name = "DAY", default_value = "")]
    until: String,
}

#[derive(Debug, clap::Args)]
struct Supersede {
    #[command(flatten)]
    one: One,
    /// The decision that takes its place
    #[arg(long = "with", visible_alias = "by", value_name = "REF")]
    with: Reference,
}

#[derive(Debug, clap::Args)]
struct Reverse {
    #[command(flatten)]
    one: One,
    /// The decision that takes it back
    #[arg(long = "with", visible_alias = "by", value_name = "REF")]
    with: Option<Reference>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    because: String,
    /// When, such as 14 Aug 2026; today when left out
    #[arg(long, value_name = "DAY", default_value = "")]
    on: String,
}

#[derive(Debug, clap::Args)]
struct Amend {
    #[command(flatten)]
    one: One,
    /// The text that changes and what it becomes
    #[arg(value_name = "FIELD=VALUE", value_parser = assignment, required = true)]
    values: Vec<(String, String)>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Outcome {
    Keep,
    Change,
    Reverse,
}

#[derive(Debug, clap::Args)]
struct ReviewArgs {
    #[command(flatten)]
    one: One,
    /// Whether it stays
    #[arg(long, value_enum)]
    outcome: Outcome,
    /// What was found
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    /// When, such as 14 Aug 2026; today when left out
    #[arg(long, value_name = "DAY", default_value = "")]
    on: String,
    /// When to look again
    #[arg(long, value_name = "DAY", default_value = "")]
    next: String,
    /// Until when it holds from now on, when it was accepted for a time that is over
    #[arg(long, value_name = "DAY", default_value = "")]
    until: String,
    /// Whether something that was assumed is still so, and when to look again, such as "Prices hold=yes, 1 Mar 2028"
    #[arg(long = "assumption", value_name = "TEXT=yes|no[, DAY]", value_parser = assignment)]
    assumptions: Vec<(String, String)>,
    /// What happened to something that was expected, such as "Share=21 %"
    #[arg(long = "happened", value_name = "MEASURE=WHAT", value_parser = assignment)]
    happened: Vec<(String, String)>,
}

#[derive(Debug, clap::Args)]
struct Attach {
    #[command(flatten)]
    one: One,
    /// The files, of at most 20 MB each
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct Named {
    #[command(flatten)]
    one: One,
    /// The name of the file
    name: String,
}

#[derive(Debug, clap::Args)]
struct FileOut {
    #[command(flatten)]
    named: Named,
    /// Where to write it
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    match &args.what {
        What::Ask(args) => {
            let workspace = open(context, &args.workspace)?;
            let values = named(&args.values, DecisionField::parse)?;
            let from = AskedFrom { from: args.from, must_know: &args.told.must_know };
            let asked = ask::ask(&workspace, &args.question, from, &values)?;
            let reference = asked.value.reference().to_string();
            match context.output.form() {
                Form::Json => context.output.json(&json!({ "ref": reference }))?,
                Form::Text => context.output.line(&reference)?,
            }
            Ok(Ended::Done)
        }
        What::Propose(args) => on(context, &args.one, |workspace, id| {
            let values = named(&args.values, DecisionField::parse)?;
            ask::propose(workspace, id, args.recommend.as_deref(), &values)
        }),
        What::Accept(args) => {
            let verdict = if args.until.is_some() { Verdict::AcceptUntil } else { Verdict::Accept };
            let until = args.until.clone().unwrap_or_default();
            let said = DecisionSaid { chosen: args.chosen.clone(), until, ..said(&args.circumstances) };
            on(context, &args.one, |workspace, id| decide::decide(workspace, id, verdict, &said))
        }
        What::Reject(args) => {
            let said = said(&args.circumstances);
            on(context, &args.one, |workspace, id| decide::decide(workspace, id, Verdict::Reject, &said))
        }
        What::Defer(args) => {
            let said = DecisionSaid { until: args.until.clone(), ..DecisionSaid::default() };
            on(context, &args.one, |workspace, id| decide::decide(workspace, id, Verdict::Defer, &said))
        }
        What::Supersede(args) => on(context, &args.one, |workspace, id| {
            supersede::supersede(workspace, id, &find(workspace, args.with)?.id)
        }),
        What::Reverse(args) => on(context, &args.one, |workspace, id| {
            let with = args.with.map(|with| find(workspace, with)).transpose()?.map(|with| with.id);
            let back = TakenBack { by: with.as_ref(), because: &args.because, on: &args.on };
            supersede::reverse(workspace, id, &back)
        }),
        What::MustKnow(args) => on(context, &args.one, |workspace, id| {
            let must = if args.not { MustKnow::No } else { MustKnow::Yes };
            told::inform(workspace, id, &args.audiences, must)
        }),
        What::Amend(args) => on(context, &args.one, |workspace, id| {
            amend::amend(workspace, id, &named(&args.values, DecisionField::parse)?, &args.note)
        }),
        What::Review(args) => {
            let found = found(args)?;
            on(context, &args.one, |workspace, id| review::review(workspace, id, &found))
        }
        What::Ready(args) => ready(args, context),
        What::Attach(args) => attach_all(args, context),
        What::Detach(args) => {
            on(context, &args.one, |workspace, id| attach::detach(workspace, id, &args.name))
        }
        What::File(args) => write_out(args, context),
    }
}

fn open(context: &Context, workspace: &In) -> Result<Workspace> {
    context.open(&workspace.file, Access::Write, "decide")
}

fn find(workspace: &Workspace, reference: Reference) -> Result<Decision> {
    workspace.read(|conn| store::by_reference(conn, reference))
}

/// Does something to one decision and says what the history has of it.
fn on(
    context: &mut Context,
    one: &One,
    work: impl FnOnce(&Workspace, &DecisionId) -> Result<Committed<Decision>>,
) -> Result<Ended> {
    let workspace = open(context, &one.workspace)?;
    let decision = find(&workspace, one.reference)?;
    let committed = work(&workspace, &decision.id)?;
    done(context, &committed)
}

fn said(circumstances: &Circumstances) -> DecisionSaid {
    let Circumstances { because, by, on, meeting, told } = circumstances;
    DecisionSaid {
        because: because.clone(),
        by: by.clone(),
        on: on.clone(),
        meeting: meeting.clone(),
        must_know: told.must_know.clone(),
        ..DecisionSaid::default()
    }
}

fn found(args: &ReviewArgs) -> Result<DecisionReview> {
    let assumptions = args.assumptions.iter().map(|(text, what)| AssumptionFound::said(text, what));
    let happened = args
        .happened
        .iter()
        .map(|(metric, what)| ExpectedHappened { metric: metric.clone(), what: what.clone() });
    Ok(DecisionReview {
        outcome: match args.outcome {
            Outcome::Keep => ReviewOutcome::Keep,
            Outcome::Change => ReviewOutcome::Change,
            Outcome::Reverse => ReviewOutcome::Reverse,
        },
        note: args.note.clone(),
        on: args.on.clone(),
        next: args.next.clone(),
        until: args.until.clone(),
        happened: happened.collect(),
        assumptions: assumptions.collect::<Result<_>>()?,
    })
}

fn ready(args: &One, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.workspace.file, Access::Read, "decide")?;
    let missing = missing(&find(&workspace, args.reference)?);
    match context.output.form() {
        Form::Json => context.output.json(&json!({ "ready": missing.is_empty(), "missing": missing }))?,
        Form::Text if missing.is_empty() => context.output.line("Ready to be decided")?,
        Form::Text => {
            missing.iter().try_for_each(|it| context.output.line(&format!("Missing: {}", it.words())))?;
        }
    }
    Ok(if missing.is_empty() { Ended::Done } else { Ended::Refused })
}

/// Reads all files before it keeps the first, so that none is kept when one cannot be read.
fn attach_all(args: &Attach, context: &mut Context) -> Result<Ended> {
    let files = args.paths.iter().map(|path| attach::read(path)).collect::<Result<Vec<_>>>()?;
    on(context, &args.one, |workspace, id| attach::attach_all(workspace, id, &files))
}

fn write_out(args: &FileOut, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.named.one.workspace.file, Access::Read, "decide")?;
    let decision = find(&workspace, args.named.one.reference)?;
    let size = workspace.read(|conn| attach::save(conn, &decision, &args.named.name, &args.out))?;
    match context.output.form() {
        Form::Json => context.output.json(&json!({ "path": args.out.to_string_lossy(), "size": size }))?,
        Form::Text => context.output.line(&one_line(&args.out.display().to_string()))?,
    }
    Ok(Ended::Done)
}

//! `roadbook card REF --in FILE`

use std::path::PathBuf;

use roadbook_core::ids::Reference;
use roadbook_core::timeframe::long_date;
use roadbook_core::told::card::{Card, CardAudience, card};
use roadbook_core::{Access, Result};

use crate::context::{Context, Ended};
use crate::output::{Form, Output};
use crate::table::one_line;
use crate::words::day;

/// Which record.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The item or decision, such as R-12
    reference: Reference,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "card")?;
    let today = workspace.today();
    let card = workspace.read(|conn| card(conn, args.reference, today))?;
    match context.output.form() {
        Form::Json => context.output.json(&card)?,
        Form::Text => write(&mut context.output, &card)?,
    }
    Ok(Ended::Done)
}

fn write(output: &mut Output, card: &Card) -> Result<()> {
    output.line(&one_line(&format!("{} {}", card.reference, card.title)))?;
    output.line(&format!("Who decides: {}", card.owner.as_deref().unwrap_or("nobody yet")))?;
    for open in &card.open {
        let needed = open.needed_by.map(|on| format!(", needed by {}", long_date(on))).unwrap_or_default();
        let decides = open.decides.as_deref().map(|who| format!(", {who} decides")).unwrap_or_default();
        output.line(&one_line(&format!("Open: {} {}{needed}{decides}", open.reference, open.title)))?;
    }
    card.audiences.iter().try_for_each(|audience| write_one(output, audience))
}

fn write_one(output: &mut Output, audience: &CardAudience) -> Result<()> {
    output.line("")?;
    output.line(&audience.audience)?;
    if let Some(reason) = &audience.stays_out {
        return output.line(&one_line(&format!("  Say nothing: {reason}")));
    }
    for said in &audience.say {
        output.line(&one_line(&format!("  {}: {}", said.label, said.value)))?;
    }
    for kept in &audience.keep {
        output.line(&one_line(&format!("  Not as it is: {}. {}", kept.label.to_lowercase(), kept.value)))?;
    }
    let stale = audience.told.iter().filter(|told| told.now.as_deref() != Some(told.told.as_str()));
    for told in stale {
        output.line(&one_line(&format!(
            "  Told otherwise in {} of {}: {}",
            told.update,
            day(told.told_on),
            told.told
        )))?;
    }
    if audience.told.is_empty() {
        output.line("  Told nothing yet")?;
    }
    Ok(())
}

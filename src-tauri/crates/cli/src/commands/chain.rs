//! `roadbook chain REF --in FILE`

use std::path::PathBuf;

use roadbook_core::decisions::{chain::chain, store};
use roadbook_core::ids::Reference;
use roadbook_core::{Access, Result};

use crate::context::{Context, Ended};
use crate::output::Form;
use crate::table::Table;
use crate::words;

/// The decision.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The decision, such as D-7
    #[arg(value_name = "REF")]
    reference: Reference,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "chain")?;
    let found = workspace.read(|conn| chain(conn, &store::by_reference(conn, args.reference)?.id))?;
    if context.output.form() == Form::Json {
        context.output.json(&found)?;
        return Ok(Ended::Done);
    }
    let mut table = Table::new(["Ref", "Title", "Status", "Decided on", "What it is to others"]);
    for node in &found.nodes {
        let says = found.edges.iter().filter(|edge| edge.from == node.reference);
        let says: Vec<_> = says.map(|edge| format!("{} {}", edge.word.to_lowercase(), edge.to)).collect();
        table.row([
            &node.reference,
            &node.title,
            node.status.map_or("", |status| status.word()),
            &words::partial(node.decided_on),
            &says.join(", "),
        ]);
    }
    context.output.table(&table, "Nothing hangs together with it")?;
    if found.has_more {
        context.output.note("There is more; these are the nearest.");
    }
    Ok(Ended::Done)
}

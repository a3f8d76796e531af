//! `roadbook scores rank|set|models|formula|remove … --in FILE`

use std::path::PathBuf;

use clap::Subcommand;
use roadbook_core::ids::Reference;
use roadbook_core::items::list::ItemQuery;
use roadbook_core::items::store::by_reference;
use roadbook_core::scores::RICE;
use roadbook_core::scores::formulas::{keep, models, own, put_away};
use roadbook_core::scores::rank::{RankOrder, RankedItem, Ranking, rank};
use roadbook_core::scores::set::set;
use roadbook_core::{Access, Result};
use serde_json::{Map, Value, json};

use crate::context::{Context, Ended, done};
use crate::narrow::Narrow;
use crate::output::Form;
use crate::table::Table;
use crate::values::assignment;

/// What is to be done with scores.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List items by a score, the highest first, with what it is made of
    Rank {
        /// How they are scored: rice, wsjf, valueEffort or a formula's name; as the view says, or rice, when left out
        #[arg(long = "by", value_name = "MODEL")]
        model: Option<String>,
        /// Begin with the items that have no score yet
        #[arg(long)]
        unscored_first: bool,
        #[command(flatten)]
        narrow: Narrow,
        /// The workspace
        #[arg(long = "in", value_name = "FILE")]
        file: PathBuf,
    },
    /// Give an item inputs of scores; an empty value takes one back
    Set {
        /// The item, such as R-12
        reference: Reference,
        /// Inputs, such as reach=500 confidence=80
        #[arg(value_name = "INPUT=VALUE", value_parser = assignment, required = true)]
        values: Vec<(String, String)>,
        /// The workspace
        #[arg(long = "in", value_name = "FILE")]
        file: PathBuf,
    },
    /// List the ways of scoring
    Models {
        /// The workspace
        #[arg(long = "in", value_name = "FILE")]
        file: PathBuf,
    },
    /// Keep a formula of your own, such as "0.6 * value + 0.4 * fit - effort / 100"
    Formula {
        /// What it is called
        name: String,
        /// The formula
        #[arg(allow_hyphen_values = true)]
        text: String,
        /// Inputs of its own, besides reach, impact, confidence, value, urgency, risk, size and effort
        #[arg(long = "input", value_name = "NAME")]
        inputs: Vec<String>,
        /// The workspace
        #[arg(long = "in", value_name = "FILE")]
        file: PathBuf,
    },
    /// Put a formula of your own away; what was given to items stays
    Remove {
        /// What it is called
        name: String,
        /// The workspace
        #[arg(long = "in", value_name = "FILE")]
        file: PathBuf,
    },
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    match &args.what {
        What::Rank { model, unscored_first, narrow, file } => {
            let workspace = context.open(file, Access::Read, "scores")?;
            let today = workspace.today();
            let ranking = workspace.read(|conn| {
                let scored_by = narrow.content(conn)?.scored_by;
                let model = model.as_deref().or(scored_by.as_deref()).unwrap_or(RICE);
                let scored_by = Some(model.to_owned());
                let query =
                    ItemQuery { filter: narrow.query(conn)?.filter, scored_by, ..ItemQuery::default() };
                let order = if *unscored_first { RankOrder::Unscored } else { RankOrder::Highest };
                rank(conn, model, &query, u32::MAX, order, today)
            })?;
            write(&ranking, narrow.nothing("There are no items yet"), context)?;
            Ok(Ended::Done)
        }
        What::Set { reference, values, file } => {
            let workspace = context.open(file, Access::Write, "scores")?;
            let item = workspace.read(|conn| by_reference(conn, *reference))?;
            done(context, &set(&workspace, &item.id, values)?)
        }
        What::Models { file } => {
            let workspace = context.open(file, Access::Read, "scores")?;
            let models = workspace.read(models)?;
            if context.output.form() == Form::Json {
                let json = |model: &roadbook_core::scores::Model| json!({ "key": model.key, "name": model.name, "formula": model.text, "inputs": model.own_inputs });
                context.output.json(&models.iter().map(json).collect::<Vec<_>>())?;
                return Ok(Ended::Done);
            }
            let mut table = Table::new(["By", "Name", "Formula"]);
            for model in &models {
                table.row([&model.key, &model.name, &model.text]);
            }
            context.output.table(&table, "There is no way of scoring")?;
            Ok(Ended::Done)
        }
        What::Formula { name, text, inputs, file } => {
            let workspace = context.open(file, Access::Write, "scores")?;
            done(context, &keep(&workspace, name, text, &inputs.join(","))?)
        }
        What::Remove { name, file } => {
            let workspace = context.open(file, Access::Write, "scores")?;
            let formula = workspace.read(|conn| own(conn, name))?;
            done(context, &put_away(&workspace, &formula)?)
        }
    }
}

fn write(ranking: &Ranking, when_empty: &str, context: &mut Context) -> Result<()> {
    if context.output.form() == Form::Json {
        let rows: Vec<_> = ranking.rows.iter().map(json_of).collect();
        let model =
            json!({ "key": ranking.model.key, "name": ranking.model.name, "formula": ranking.model.text });
        return context.output.json(&json!({ "model": model, "items": rows, "scored": ranking.scored }));
    }
    let mut table = Table::new(["Rank", "Ref", "Title", "Score", "Made of"]);
    for row in &ranking.rows {
        let given = row.given.iter().filter_map(|given| Some(format!("{} {}", given.input, given.value?)));
        let made_of = match &row.reason {
            Some(reason) => format!("no score: it {reason}"),
            None => given.collect::<Vec<_>>().join(", "),
        };
        table.row([
            &row.rank.map(|rank| rank.to_string()).unwrap_or_default(),
            &row.item.reference,
            &row.item.title,
            &row.score.map(|score| format!("{score:.1}")).unwrap_or_default(),
            &made_of,
        ]);
    }
    context.output.table(&table, when_empty)
}

fn json_of(row: &RankedItem) -> Value {
    let given: Map<String, Value> = row
        .given
        .iter()
        .map(|given| (given.input.clone(), json!({ "value": given.value, "by": given.by, "at": given.at })))
        .collect();
    json!({
        "rank": row.rank, "ref": row.item.reference, "title": row.item.title, "score": row.score,
        "reason": row.reason, "worth": row.worth, "cost": row.cost, "effort": row.item.effort, "inputs": given,
    })
}

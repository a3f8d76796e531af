//! `roadbook set REF|AUDIENCE field=value… --in FILE`

use std::path::PathBuf;

use roadbook_core::audiences::assign::AudienceField;
use roadbook_core::audiences::edit::AudienceChange;
use roadbook_core::audiences::{self, Audience, Field, Rule};
use roadbook_core::decisions::{self, assign::DecisionField};
use roadbook_core::ids::{Letter, Reference};
use roadbook_core::items::{self, field::ItemField};
use roadbook_core::kinds::WithEntry;
use roadbook_core::people::{self, assign::PersonField};
use roadbook_core::register::Entry;
use roadbook_core::register::edit::edit;
use roadbook_core::{Access, Committed, Connection, Error, Result, Workspace};

use crate::context::{Context, Ended, done};
use crate::values::assignment;
use crate::values::named;

/// What is to be changed.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The record, such as R-12, D-7 or P-3, or an audience by name
    #[arg(value_name = "REF|AUDIENCE")]
    reference: String,
    /// The fields and what they become; nothing behind the = empties a field
    #[arg(value_name = "FIELD=VALUE", value_parser = assignment, required = true)]
    values: Vec<(String, String)>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "set")?;
    let Ok(reference) = args.reference.parse::<Reference>() else {
        let audience = workspace.read(|conn| audience_meant(conn, &args.reference))?;
        return done(context, &audiences::edit::edit(&workspace, &audience.id, &typed(&args.values)?)?);
    };
    match reference.letter {
        Letter::Item => {
            let item = workspace.read(|conn| items::store::by_reference(conn, reference))?;
            let values = named(&args.values, ItemField::parse)?;
            done(context, &items::edit::edit(&workspace, &[item.id], &values)?)
        }
        Letter::Decision => {
            let decision = workspace.read(|conn| decisions::store::by_reference(conn, reference))?;
            let values = named(&args.values, DecisionField::parse)?;
            done(context, &decisions::edit::edit(&workspace, &decision.id, &values)?)
        }
        Letter::Person => {
            let person = workspace.read(|conn| people::store::by_reference(conn, reference))?;
            let values = named(&args.values, PersonField::parse)?;
            done(context, &people::edit::edit(&workspace, &person.id, &values)?)
        }
        Letter::Update => Err(Error::frozen(reference)),
        Letter::Register(register) => {
            let committed = register.with(Setting { workspace: &workspace, reference, args })?;
            done(context, &committed)
        }
    }
}

struct Setting<'a> {
    workspace: &'a Workspace,
    reference: Reference,
    args: &'a Args,
}

impl WithEntry for Setting<'_> {
    type Gives = Result<Committed<()>>;

    fn with<E: Entry>(self) -> Self::Gives {
        Ok(edit::<E>(self.workspace, self.reference, &self.args.values)?.map(|_| ()))
    }
}

/// The audience somebody means where a reference could stand too.
pub(super) fn audience_meant(conn: &Connection, typed: &str) -> Result<Audience> {
    audiences::list::named(conn, typed).map_err(|error| match error {
        Error::Invalid { hint, .. } => Error::invalid(
            format!("“{typed}” is neither a reference nor an audience"),
            format!(
                "Write R-12 for an item, D-7 for a decision or P-3 for a person, or the name of an audience. {hint}"
            ),
        ),
        error => error,
    })
}

/// What was typed for an audience: its own fields, and the rule of a field by its name behind `rule.`.
pub(super) fn typed(values: &[(String, String)]) -> Result<Vec<AudienceChange>> {
    let change = |(name, text): &(String, String)| match name.split_once('.') {
        Some((rule, field)) if rule.eq_ignore_ascii_case("rule") => {
            Ok(AudienceChange::Rule { field: Field::parse(field)?, rule: Rule::parse(text)? })
        }
        _ => Ok(AudienceChange::Typed { field: AudienceField::parse(name)?, text: text.clone() }),
    };
    values.iter().map(change).collect()
}

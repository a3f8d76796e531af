//! `roadbook archive REF…|NAME --in FILE`

use std::path::PathBuf;

use roadbook_core::audiences::{self, Audience};
use roadbook_core::history::Moment;
use roadbook_core::ids::{AudienceId, Reference, TemplateId};
use roadbook_core::record::Record as _;
use roadbook_core::{Access, Connection, Error, Result, archive, templates};

use crate::context::{Context, Ended, done};

/// What is to be put away, or brought back.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The records, such as R-12, D-7 or P-3; or one audience by its name
    #[arg(value_name = "REF|NAME", required = true)]
    meant: Vec<String>,
    /// It is the name of a template
    #[arg(long)]
    template: bool,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    pub file: PathBuf,
}

/// What somebody wants to put away or bring back.
pub enum Meant {
    Records(Vec<Reference>),
    Audience(AudienceId),
    Template(TemplateId),
}

impl Args {
    /// What was typed: references, or one name. It is looked for among what is put away or, to begin with, is not.
    pub fn meant(&self, conn: &Connection, is_away: bool) -> Result<Meant> {
        let references: Result<Vec<Reference>> = self.meant.iter().map(|text| text.parse()).collect();
        match (references, self.meant.as_slice()) {
            (Ok(references), _) if !self.template => Ok(Meant::Records(references)),
            (_, [name]) => self.named(conn, name, is_away),
            (Err(error), _) => Err(error),
            (Ok(_), _) => Err(Error::invalid("Several names were given", "Name one template at a time.")),
        }
    }

    fn named(&self, conn: &Connection, name: &str, is_away: bool) -> Result<Meant> {
        let is_it =
            |other: &str, archived| archived == is_away && other.to_lowercase() == name.trim().to_lowercase();
        let found = if self.template {
            let mut every = templates::list::every(conn, Moment::Now)?.into_iter();
            every.find(|one| is_it(&one.name, one.archived)).map(|one| Meant::Template(one.id))
        } else {
            let mut every = Audience::all(conn)?.into_iter();
            every.find(|one| is_it(&one.name, one.archived)).map(|one| Meant::Audience(one.id))
        };
        found.ok_or_else(|| {
            let state = if is_away { "put away" } else { "in use" };
            let what = if self.template { "a template" } else { "a reference or an audience" };
            Error::invalid(
                format!("“{name}” is not {what} that is {state}"),
                "Write R-12 for an item, D-7 for a decision, P-3 for a person, or the whole name of an audience; of a template with --template.",
            )
        })
    }
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "archive")?;
    let committed = match workspace.read(|conn| args.meant(conn, false))? {
        Meant::Records(references) => archive::archive(&workspace, &references)?,
        Meant::Audience(id) => audiences::archive::put_away(&workspace, &id)?,
        Meant::Template(id) => templates::archive::put_away(&workspace, &id)?,
    };
    done(context, &committed)
}

//! `roadbook import PATH --as people --into FILE`

use roadbook_core::people::columns::Column;
use roadbook_core::people::import::{NamedColumn, PeopleImport, import, rehearse};
use roadbook_core::{Error, Result, Workspace};
use roadbook_formats::problem::Problem;

use super::{Args, Mapped, no_place};
use crate::context::{Context, Ended};
use crate::table_import::{Bringing, Report, bring};

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let named = args.columns.iter().map(named).collect::<Result<Vec<_>>>()?;
    let bringing = Bringing { file: &args.file, command: "import", only_tried: args.dry_run };
    let rehearse = |workspace: &Workspace| rehearse(workspace, &args.path, &named);
    bring(context, bringing, rehearse, |workspace| import(workspace, &args.path, &named))
}

fn named(mapped: &Mapped) -> Result<NamedColumn> {
    let column = Column::parse(&mapped.field).ok_or_else(|| {
        Error::invalid(no_place(mapped, Column::ALL.iter().map(|column| column.word())), "")
    })?;
    Ok(NamedColumn { heading: mapped.heading.clone(), column })
}

impl Report for PeopleImport {
    fn said(&self) -> Vec<String> {
        let Self { added, changed, unchanged, columns, .. } = self;
        let counts = format!("{added} new, {changed} changed, {unchanged} as before");
        let left_out = columns.iter().filter(|(_, field)| field.is_none());
        let left_out: Vec<_> = left_out.map(|(name, _)| name.as_str()).collect();
        let left_out = (!left_out.is_empty()).then(|| {
            format!("Columns left out: {}. Bring one in with --map COLUMN=FIELD.", left_out.join(", "))
        });
        std::iter::once(counts).chain(left_out).collect()
    }

    fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

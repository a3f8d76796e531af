//! `roadbook import PATH --as people --into FILE`

use roadbook_core::people::columns::Column;
use roadbook_core::people::import::{NamedColumn, PeopleImport, import, rehearse};
use roadbook_core::{Access, Error, Result};

use super::super::{Context, Ended};
use super::{Args, Mapped, no_place};
use crate::output::{Form, Output};
use crate::table::one_line;
use crate::table_import::{ONLY_TRIED, problems};

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let named = args.columns.iter().map(named).collect::<Result<Vec<_>>>()?;
    let (label, report) = if args.dry_run {
        let workspace = context.open(&args.file, Access::Read, "import")?;
        (ONLY_TRIED.to_owned(), rehearse(&workspace, &args.path, &named)?)
    } else {
        let workspace = context.open(&args.file, Access::Write, "import")?;
        let committed = import(&workspace, &args.path, &named)?;
        (committed.label, committed.value)
    };
    match context.output.form() {
        Form::Json => context.output.json(&report)?,
        Form::Text => write(&mut context.output, &label, &report)?,
    }
    Ok(Ended::Done)
}

fn named(mapped: &Mapped) -> Result<NamedColumn> {
    let column = Column::parse(&mapped.field).ok_or_else(|| {
        Error::invalid(no_place(mapped, Column::ALL.iter().map(|column| column.word())), "")
    })?;
    Ok(NamedColumn { heading: mapped.heading.clone(), column })
}

fn write(output: &mut Output, label: &str, report: &PeopleImport) -> Result<()> {
    let PeopleImport { added, changed, unchanged, columns, .. } = report;
    output.line(&one_line(label))?;
    output.line(&format!("{added} new, {changed} changed, {unchanged} as before"))?;
    let left_out: Vec<_> =
        columns.iter().filter(|(_, field)| field.is_none()).map(|(name, _)| name).collect();
    if !left_out.is_empty() {
        let names: Vec<_> = left_out.into_iter().map(String::as_str).collect();
        let names = names.join(", ");
        output
            .line(&one_line(&format!("Columns left out: {names}. Bring one in with --map COLUMN=FIELD.")))?;
    }
    problems(output, &report.problems)
}

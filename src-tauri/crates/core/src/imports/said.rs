//! What a row of a table says of an item, as far as it says so without the workspace: its fields as they are kept. It is
//! worked out where rows are read ahead, so that whoever writes them only writes.

use std::collections::BTreeMap;

use roadbook_formats::date::PartialDate;
use roadbook_formats::local_date::common_years;
use roadbook_formats::problem::Problem;
use roadbook_formats::read::table::Row;
use roadbook_formats::read::tracker::{ItemRow, Mapping, Target};
use serde_json::json;

use super::merge::fingerprint;
use crate::error::Result;
use crate::items::{Item, effort};
use crate::record::{Fields, Record as _};
use crate::timeframe::{self, Period, Reading, Timeframe};

/// What a row says. Whose it is and what it is part of are other records: only the workspace knows them.
pub(super) struct Said {
    /// What it is found by again; nothing for a row that says the same as one before.
    pub id: Option<String>,
    /// The row as it was read.
    pub row: ItemRow,
    /// The fields that a column goes to.
    pub fields: Fields,
    /// Their fingerprints.
    pub prints: BTreeMap<String, String>,
    /// An item that has these fields and no others.
    pub item: Item,
    /// Something stands where its date should, and is none.
    pub is_date_unread: bool,
    /// What stands where its effort should, and is none.
    pub effort_in_words: Option<String>,
    /// Why a time was not taken as it stands.
    pub problem: Option<Problem>,
}

/// Which fields a mapping fills, and how. A field that no column goes to is never touched.
pub(super) struct Filled<'a> {
    file_name: &'a str,
    fields: Vec<&'static str>,
    dates: Vec<usize>,
    reading: Reading,
    /// Whether a column says whose an item is.
    pub owner: bool,
    /// Whether a column says what an item is part of.
    pub parent: bool,
}

impl<'a> Filled<'a> {
    pub(super) fn by(mapping: &Mapping, file_name: &'a str, reading: Reading) -> Self {
        let columns = |target| mapping.columns_for(target);
        let any = |targets: &[Target]| targets.iter().any(|target| !columns(*target).is_empty());
        let fields = [
            ("title", true),
            ("level", any(&[Target::Level])),
            ("status", any(&[Target::Status, Target::Completed])),
            ("timeframe", any(&[Target::Start, Target::End, Target::Timeframe])),
            ("product", any(&[Target::Product])),
            ("team", any(&[Target::Team])),
            ("goal", any(&[Target::Goal])),
            ("tags", any(&[Target::Tags])),
            ("description", any(&[Target::Description])),
            ("effort", any(&[Target::Effort])),
            ("commitment", any(&[Target::Commitment])),
            ("health", any(&[Target::Health])),
            ("sensitivity", any(&[Target::Sensitivity])),
            ("publicTitle", any(&[Target::PublicTitle])),
            ("publicText", any(&[Target::PublicText])),
            ("internalNote", any(&[Target::InternalNote, Target::Comments])),
        ];
        Self {
            file_name,
            fields: fields.into_iter().filter_map(|(field, is_filled)| is_filled.then_some(field)).collect(),
            dates: [Target::Start, Target::End, Target::Timeframe].into_iter().flat_map(columns).collect(),
            reading,
            owner: any(&[Target::Owner]),
            parent: any(&[Target::Parent]),
        }
    }

    /// What a row says, which is found again by `id`.
    ///
    /// # Errors
    /// When its fields are none of an item.
    pub(super) fn said(&self, id: Option<String>, row: ItemRow, cells: &Row) -> Result<Said> {
        let (timeframe, problem) = self.timeframe(&row);
        let effort_in_words =
            row.effort_in_words.as_deref().filter(|_| in_days(&row).is_none()).map(str::to_owned);
        let mut fields = Fields::new();
        for field in &self.fields {
            let value = match *field {
                "title" => json!(row.title),
                "level" => json!(row.level),
                "status" => json!(row.status),
                "timeframe" => json!(timeframe),
                "product" => json!(row.product),
                "team" => json!(row.team),
                "goal" => json!(row.goal),
                "tags" => json!(row.tags),
                "description" => json!(row.description.as_deref().unwrap_or_default()),
                "effort" => json!(row.effort.or_else(|| in_days(&row))),
                "commitment" => json!(row.commitment),
                "health" => json!(row.health),
                "sensitivity" => match row.sensitivity {
                    Some(sensitivity) => json!(sensitivity),
                    None => continue,
                },
                "publicTitle" => json!(row.public_title),
                "publicText" => json!(row.public_text.as_deref().unwrap_or_default()),
                "internalNote" => json!(row.internal_note.as_deref().unwrap_or_default()),
                _ => continue,
            };
            fields.insert((*field).to_owned(), value);
        }
        let prints = fields.iter().map(|(field, value)| (field.clone(), fingerprint(value))).collect();
        let item = Item::from_fields(fields.clone())?;
        let has_date = self.dates.iter().any(|column| !cells.cell(*column).trim().is_empty());
        Ok(Said {
            id,
            row,
            fields,
            prints,
            item,
            is_date_unread: has_date && timeframe.is_unscheduled(),
            effort_in_words,
            problem,
        })
    }

    /// Of a period and days that stand in one row, the days: they say it more exactly, or the row contradicts itself.
    fn of_both(&self, row: &ItemRow, period: Timeframe) -> (Timeframe, Option<Problem>) {
        let words = row.timeframe.as_deref().unwrap_or_default();
        let problem = |message: String| Some(Problem::at(self.file_name, row.line, message));
        let days = match Timeframe::between(row.start.map(Period::from), row.end.map(Period::from)) {
            Ok(days) => days,
            Err(error) => {
                let error = error.to_string();
                return (period, problem(format!("{}. “{words}” was kept.", error.trim_end_matches('.'))));
            }
        };
        // The same days, and how precisely they are known.
        if (period.first_day(), period.last_day()) == (days.first_day(), days.last_day()) {
            return (period, None);
        }
        let lies_in_it = |day: PartialDate| period.contains(Timeframe::of(Period::from(day)));
        if period.is_unscheduled() || row.start.into_iter().chain(row.end).all(lies_in_it) {
            return (days, None);
        }
        let kept = days.text(self.reading.fiscal);
        let message =
            format!("It says both “{words}” and {kept}. {kept} was kept; take one of them out of the file.");
        (days, problem(message))
    }

    fn timeframe(&self, row: &ItemRow) -> (Timeframe, Option<Problem>) {
        let read = match &row.timeframe {
            Some(text) => timeframe::parse(&common_years(text), &self.reading),
            None => Timeframe::between(row.start.map(Period::from), row.end.map(Period::from)),
        };
        let error = match read {
            Ok(timeframe) if row.is_dated_twice => return self.of_both(row, timeframe),
            Ok(timeframe) => return (timeframe, None),
            Err(error) => error.to_string(),
        };
        let (kept, read) = match (row.start, row.end) {
            (_, Some(end)) => ("The end was kept and the start left out.", Timeframe::of(Period::from(end))),
            (Some(start), None) => {
                let open = Timeframe::between(Some(Period::from(start)), None);
                ("The start was kept and the end left out.", open.unwrap_or(Timeframe::Unscheduled))
            }
            (None, None) => ("No date was taken from it.", Timeframe::Unscheduled),
        };
        let stop = if error.ends_with('.') { "" } else { "." };
        let problem = Problem::at(self.file_name, row.line, format!("{error}{stop} {kept}"));
        (read, Some(problem))
    }
}

/// An effort that is written with its unit, `3 weeks`, in days.
fn in_days(row: &ItemRow) -> Option<f64> {
    effort::read(row.effort_in_words.as_deref()?).ok()?
}

//! Executive reviews, what waits today, and the records a review is made of.

use std::path::PathBuf;

use chrono::NaiveDate;
use roadbook_core::actions::list::{ActionRow, actions};
use roadbook_core::audiences::list::get as audience;
use roadbook_core::formats::date::DayOrder;
use roadbook_core::ids::{AudienceId, Reference};
use roadbook_core::metrics::import as metric_import;
use roadbook_core::metrics::list::{
    MetricRecord, MetricRow, metrics as all_metrics, record as metric_record,
};
use roadbook_core::metrics::{ReadingSource, readings};
use roadbook_core::raid::list::{RaidRow, entries};
use roadbook_core::register::{Entry, Register, WithEntry, add, find};
use roadbook_core::reviews::hold::Held;
use roadbook_core::reviews::list::{ReviewRow, reviews};
use roadbook_core::reviews::pack::edit::{SectionChange, edit};
use roadbook_core::reviews::pack::{Pack, build};
use roadbook_core::reviews::section::Section;
use roadbook_core::reviews::{Review, cadence, hold, issue, minutes};
use roadbook_core::signals::answer::answer;
use roadbook_core::signals::import as signal_import;
use roadbook_core::signals::list::{AskedFor, SignalList, asked_for_item, signals};
use roadbook_core::today::{Today, today};
use roadbook_core::updates::{Format, render};
use roadbook_core::{Committed, Result, Workspace};
use serde::Serialize;

use super::records::Made;
use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;
use crate::outside::{Choice, Leaving};

/// What waits today.
#[tauri::command(async)]
#[specta::specta]
pub async fn what_waits(shell: Given<'_>) -> Answer<Today> {
    aside(shell, |shell| shell.read(|reader| today(reader.conn, reader.today))).await
}

/// All metrics.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_metrics(shell: Given<'_>) -> Answer<Vec<MetricRow>> {
    aside(shell, |shell| shell.read(|reader| all_metrics(reader.conn, reader.today))).await
}

/// One metric with its readings, by its id or reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn metric(shell: Given<'_>, id: String) -> Answer<MetricRecord> {
    aside(shell, move |shell| shell.read(|reader| metric_record(reader.conn, &id, reader.today))).await
}

/// Adds readings to a metric, as they are typed or pasted.
#[tauri::command(async)]
#[specta::specta]
pub async fn add_readings(shell: Given<'_>, of: String, text: String, pasted: bool) -> Answer<Done> {
    aside(shell, move |shell| {
        let source = if pasted { ReadingSource::Pasted } else { ReadingSource::Typed };
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| readings::add(workspace, of, &text, source))?.1)
    })
    .await
}

/// Takes the reading of a day out.
#[tauri::command(async)]
#[specta::specta]
pub async fn remove_reading(shell: Given<'_>, of: String, on: NaiveDate) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| readings::remove(workspace, of, on))?.1)
    })
    .await
}

/// Says why the reading of a day is what it is.
#[tauri::command(async)]
#[specta::specta]
pub async fn annotate_reading(shell: Given<'_>, of: String, on: NaiveDate, note: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| readings::annotate(workspace, of, on, &note))?.1)
    })
    .await
}

/// What an import of readings or signals did.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TableDone {
    /// The operation; nothing when it was only tried.
    done: Option<Done>,
    /// New readings or signals.
    added: u32,
    /// Readings that had another value.
    changed: u32,
    /// What was there already.
    unchanged: u32,
    /// Names of metrics that are new.
    created: Vec<String>,
    /// What could not be read as meant, as sentences with their lines.
    problems: Vec<String>,
}

/// Asks for a table of readings or signals. Nothing when the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn choose_table(shell: Given<'_>) -> Answer<Option<String>> {
    aside(shell, |shell| Ok(shell.outside.choose(Choice::ImportFile).map(|path| path.display().to_string())))
        .await
}

/// Imports readings from a table, or tries it out.
#[tauri::command(async)]
#[specta::specta]
pub async fn import_readings(
    shell: Given<'_>,
    path: String,
    order: Option<DayOrder>,
    only_try: bool,
) -> Answer<TableDone> {
    aside(shell, move |shell| {
        let path = PathBuf::from(path);
        let (report, done) = if only_try {
            (metric_import::rehearse(&*shell.to_change()?, &path, order)?, None)
        } else {
            let (report, done) = shell.write(|workspace| metric_import::import(workspace, &path, order))?;
            (report, Some(done))
        };
        Ok(TableDone {
            done,
            added: report.added,
            changed: report.changed,
            unchanged: report.unchanged,
            created: report.created,
            problems: report.problems.iter().map(said).collect(),
        })
    })
    .await
}

/// Imports signals from a table.
#[tauri::command(async)]
#[specta::specta]
pub async fn import_signals(shell: Given<'_>, path: String, order: Option<DayOrder>) -> Answer<TableDone> {
    aside(shell, move |shell| {
        let path = PathBuf::from(path);
        let (report, done) = shell.write(|workspace| signal_import::import(workspace, &path, order))?;
        Ok(of_signals(report, done))
    })
    .await
}

/// Adds signals that were pasted.
#[tauri::command(async)]
#[specta::specta]
pub async fn paste_signals(shell: Given<'_>, text: String) -> Answer<TableDone> {
    aside(shell, move |shell| {
        let (report, done) = shell.write(|workspace| signal_import::paste(workspace, &text))?;
        Ok(of_signals(report, done))
    })
    .await
}

fn of_signals(report: signal_import::SignalImport, done: Done) -> TableDone {
    TableDone {
        done: Some(done),
        added: report.added,
        changed: 0,
        unchanged: report.unchanged,
        created: Vec::new(),
        problems: report.problems.iter().map(said).collect(),
    }
}

fn said(problem: &roadbook_core::formats::problem::Problem) -> String {
    let line = problem.line.map(|line| format!(", line {line}")).unwrap_or_default();
    format!("{}{line}: {}", problem.file, problem.message)
}

/// All risks, assumptions, issues and dependencies.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_raid(shell: Given<'_>) -> Answer<Vec<RaidRow>> {
    aside(shell, |shell| shell.read(|reader| entries(reader.conn, reader.today))).await
}

/// All actions.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_actions(shell: Given<'_>) -> Answer<Vec<ActionRow>> {
    aside(shell, |shell| shell.read(|reader| actions(reader.conn, reader.today))).await
}

/// All signals with their counts.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_signals(shell: Given<'_>) -> Answer<SignalList> {
    aside(shell, |shell| shell.read(|reader| signals(reader.conn))).await
}

/// Who asked for an item.
#[tauri::command(async)]
#[specta::specta]
pub async fn asked_for(shell: Given<'_>, item: String) -> Answer<Option<AskedFor>> {
    aside(shell, move |shell| shell.read(|reader| asked_for_item(reader.conn, &item))).await
}

/// Keeps that those who asked for an item were told what became of it.
#[tauri::command(async)]
#[specta::specta]
pub async fn answer_askers(shell: Given<'_>, item: String, text: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let item: Reference = item.parse()?;
        Ok(shell.write(|workspace| answer(workspace, item, &text))?.1)
    })
    .await
}

/// Adds a metric, a RAID entry, an action, a signal or a review, with values as they are typed.
#[tauri::command(async)]
#[specta::specta]
pub async fn add_entry(
    shell: Given<'_>,
    register: Register,
    title: String,
    values: Vec<(String, String)>,
) -> Answer<Made> {
    aside(shell, move |shell| {
        let (reference, done) =
            shell.write(|workspace| register.with(Adding { workspace, title: &title, values: &values }))?;
        Ok(Made::new(reference, done))
    })
    .await
}

struct Adding<'a> {
    workspace: &'a Workspace,
    title: &'a str,
    values: &'a [(String, String)],
}

impl WithEntry for Adding<'_> {
    type Gives = Result<Committed<String>>;

    fn with<E: Entry>(self) -> Self::Gives {
        let added = add::add::<E>(self.workspace, self.title, self.values)?;
        Ok(added.map(|entry| entry.reference().to_string()))
    }
}

/// All reviews, the next one first.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_reviews(shell: Given<'_>) -> Answer<Vec<ReviewRow>> {
    aside(shell, |shell| shell.read(|reader| reviews(reader.conn, reader.today))).await
}

/// The pack of a review, by its reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn review_pack(shell: Given<'_>, of: String) -> Answer<Pack> {
    aside(shell, move |shell| {
        shell.read(|reader| {
            let review = find::named::<Review>(reader.conn, &of)?;
            Ok(build(reader.conn, &review, reader.today)?.pack)
        })
    })
    .await
}

/// The pack as a page, exactly as the HTML file will be, with how many withheld values were found in it.
#[tauri::command(async)]
#[specta::specta]
pub async fn review_page(shell: Given<'_>, of: String) -> Answer<String> {
    aside(shell, move |shell| {
        shell.read(|reader| {
            let review = find::named::<Review>(reader.conn, &of)?;
            let composed = issue::composed(build(reader.conn, &review, reader.today)?)?;
            let page = render(&composed, Format::Html)?;
            Ok(String::from_utf8_lossy(&page.bytes).into_owned())
        })
    })
    .await
}

/// Changes a section of a pack.
#[tauri::command(async)]
#[specta::specta]
pub async fn edit_section(
    shell: Given<'_>,
    of: String,
    section: Section,
    change: SectionChange,
) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| edit(workspace, of, section, change))?.1)
    })
    .await
}

/// What became of a pack or of minutes.
#[derive(Debug, Clone, Default, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackFiles {
    /// The files; none when there are leaks, or the person changed their mind.
    pub(super) files: Vec<String>,
    /// What was found that must not be there.
    pub(super) leaks: Vec<roadbook_core::leaks::Leak>,
    /// The operation, when the pack or the minutes were issued.
    pub(super) done: Option<Done>,
}

/// Writes the files of a pack into a folder that the person chooses; with `issued`, freezes it.
#[tauri::command(async)]
#[specta::specta]
pub async fn save_pack(
    shell: Given<'_>,
    of: String,
    formats: Vec<Format>,
    issued: bool,
) -> Answer<PackFiles> {
    aside(shell, move |shell| {
        let Some(folder) = shell.choose_folder(Leaving::Pack) else {
            return Ok(PackFiles::default());
        };
        let of: Reference = of.parse()?;
        let (written, done) = if issued {
            let (written, done) = shell.write(|workspace| issue::issue(workspace, of, &formats, &folder))?;
            (written, Some(done))
        } else {
            let review = shell.read(|reader| find::by_reference::<Review>(reader.conn, of))?;
            (issue::write(&*shell.to_change()?, &review, &formats, &folder)?, None)
        };
        Ok(files(written, done))
    })
    .await
}

/// Writes the minutes of a review for an audience into a folder that the person chooses, as a draft.
#[tauri::command(async)]
#[specta::specta]
pub async fn save_minutes(
    shell: Given<'_>,
    of: String,
    audience_id: AudienceId,
    formats: Vec<Format>,
) -> Answer<PackFiles> {
    aside(shell, move |shell| {
        let Some(folder) = shell.choose_folder(Leaving::Minutes) else {
            return Ok(PackFiles::default());
        };
        let (review, audience) = shell.read(|reader| {
            Ok((find::named::<Review>(reader.conn, &of)?, audience(reader.conn, &audience_id)?))
        })?;
        let written = minutes::write(&*shell.to_change()?, &review, &audience, &formats, &folder)?;
        Ok(files(written, None))
    })
    .await
}

fn files(written: issue::Written, done: Option<Done>) -> PackFiles {
    PackFiles {
        files: written.files.iter().map(|path| path.display().to_string()).collect(),
        leaks: written.leaks,
        done,
    }
}

/// Writes down what became of a topic in the room.
#[tauri::command(async)]
#[specta::specta]
pub async fn conclude_topic(shell: Given<'_>, of: String, held: Held) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| hold::conclude(workspace, of, &held))?.1)
    })
    .await
}

/// Writes down an action that was agreed on in the room.
#[tauri::command(async)]
#[specta::specta]
pub async fn agree_action(
    shell: Given<'_>,
    of: String,
    title: String,
    owner: String,
    due: String,
    about: Option<String>,
) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        let act = |workspace: &Workspace| hold::agree(workspace, of, &title, &owner, &due, about.as_deref());
        Ok(shell.write(act)?.1)
    })
    .await
}

/// Ends a review; with a cadence the next one is started.
#[tauri::command(async)]
#[specta::specta]
pub async fn end_review(shell: Given<'_>, of: String, notes: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| hold::end(workspace, of, &notes))?.1)
    })
    .await
}

/// Starts the next review from the last.
#[tauri::command(async)]
#[specta::specta]
pub async fn next_review(shell: Given<'_>, of: String) -> Answer<Made> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        let (review, done) = shell.write(|workspace| cadence::next(workspace, of))?;
        Ok(Made::new(review.reference().to_string(), done))
    })
    .await
}

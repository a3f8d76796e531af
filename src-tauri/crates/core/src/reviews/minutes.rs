//! The minutes of a review for one audience, in its own words: what was decided, what was put off, what was agreed. Made
//! from the audience's view; a decision that it does not see is not in its minutes.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use roadbook_formats::document::{
    Block, Brand, Cell, Column, Document, Fact, Ledger, Line, Meta, Opening, OpeningStyle, Paper, Section,
    SectionWidth, Tone, Weight, Width, prose,
};
use roadbook_formats::words::Mark;
use rusqlite::Connection;

use super::issue::{Stage, Written, finish, save_all};
use super::pack::{fill_day, seen_actions};
use super::{OutcomeKind, Review};
use crate::actions::ActionStatus;
use crate::audiences::Audience;
use crate::audiences::view::view;
use crate::error::Result;
use crate::history::Moment;
use crate::register::Entry as _;
use crate::templates::long_day;
use crate::updates::{Composed, Format};
use crate::workspace::Workspace;

/// Writes the minutes for an audience into a folder.
///
/// # Errors
/// When they cannot be rendered, or the folder not be written to.
pub fn write(
    workspace: &Workspace,
    review: &Review,
    audience: &Audience,
    formats: &[Format],
    folder: &Path,
) -> Result<Written> {
    let today = workspace.today();
    let composed = workspace.read(|conn| compose(conn, review, audience, today))?;
    let (finished, leaks) = finish(&composed, formats)?;
    let files =
        if leaks.is_empty() { save_all(folder, review, Stage::Minutes, &finished)? } else { Vec::new() };
    Ok(Written { files, withheld: Arc::unwrap_or_clone(composed.withheld), leaks, missing: Vec::new() })
}

/// The minutes for an audience, before they are files.
///
/// # Errors
/// When the storage fails.
pub fn compose(
    conn: &Connection,
    review: &Review,
    audience: &Audience,
    today: NaiveDate,
) -> Result<Composed> {
    let (view, mut withheld) = view(conn, audience, Moment::Now, today)?;
    let (actions, mut lost) = seen_actions(conn, audience, today)?;
    withheld.append(&mut lost);
    let reference = review.reference().to_string();
    let seen = |decision: &str| view.decisions.iter().find(|seen| seen.reference == decision);
    let columns = || {
        vec![
            Column::new("", Width::Short),
            Column::new("", Width::Share(3)),
            Column::new("", Width::Share(2)),
        ]
    };
    let rows = |what: OutcomeKind| -> Vec<Vec<Cell>> {
        let of_kind = review.outcomes.iter().filter(|outcome| outcome.what == what);
        of_kind
            .filter_map(|outcome| {
                let decision = seen(&outcome.decision)?;
                let result = match what {
                    OutcomeKind::Decided => decision.chosen.clone().unwrap_or_else(|| "Accepted".to_owned()),
                    OutcomeKind::Deferred => {
                        outcome.until.map(|day| format!("Put off to {}", long_day(day))).unwrap_or_default()
                    }
                    OutcomeKind::Noted => String::new(),
                };
                Some(vec![
                    Cell::new(decision.reference.clone(), Tone::Small),
                    Cell::strong(decision.title.clone()).with_small(decision.rationale.clone()),
                    Cell::plain(result),
                ])
            })
            .collect()
    };
    let (decided, deferred, noted) =
        (rows(OutcomeKind::Decided), rows(OutcomeKind::Deferred), rows(OutcomeKind::Noted));
    let headline = match (decided.len(), deferred.len()) {
        (0, 0) => "Nothing was decided".to_owned(),
        (decided, 0) => format!("{} decided", super::pack::things(decided, "thing was", "things were")),
        (decided, deferred) => {
            format!(
                "{} decided, {deferred} put off",
                super::pack::things(decided, "thing was", "things were")
            )
        }
    };
    let agreed: Vec<_> = actions
        .iter()
        .filter(|action| action.review.as_deref() == Some(reference.as_str()))
        .map(|action| {
            let mark = if action.status == ActionStatus::Done { Mark::Done } else { Mark::NotStarted };
            let line = Line { mark: Some(mark), ..Line::new(action.status.word(), Tone::Plain) };
            let due = action.due.map(|due| fill_day(due.last_day())).unwrap_or_default();
            vec![
                Cell::new(action.reference.clone(), Tone::Small),
                Cell { lines: vec![Line::new(action.title.clone(), Tone::Strong), line] },
                Cell::plain(action.owner.clone().unwrap_or_default()).with_small(due),
            ]
        })
        .collect();
    let part = |label: &str, rows: Vec<Vec<Cell>>| {
        (!rows.is_empty()).then(|| Section {
            label: label.to_owned(),
            title: None,
            notes: Vec::new(),
            note: None,
            weight: Weight::Plain,
            width: SectionWidth::Beside,
            blocks: vec![Block::Ledger(Ledger { columns: columns(), rows })],
        })
    };
    let mut sections: Vec<Section> = [
        part("Decided", decided),
        part("Put off", deferred),
        part("Talked about", noted),
        part("Agreed", agreed),
    ]
    .into_iter()
    .flatten()
    .collect();
    // What was said besides was written for the room: only those who were in it get it.
    if super::pack::audience_of(conn, review)?.id == audience.id || audience.is_author() {
        let notes = prose::from_markdown(&review.notes);
        if !notes.is_empty() {
            sections.push(Section {
                label: "Notes".to_owned(),
                title: None,
                notes: Vec::new(),
                note: None,
                weight: Weight::Plain,
                width: SectionWidth::Beside,
                blocks: vec![Block::Prose(notes)],
            });
        }
    }
    if sections.is_empty() {
        sections.push(Section {
            label: "Decided".to_owned(),
            title: None,
            notes: Vec::new(),
            note: None,
            weight: Weight::Plain,
            width: SectionWidth::Beside,
            blocks: vec![Block::Quiet("Nothing this time.".to_owned())],
        });
    }
    let held = review.held_on.unwrap_or(review.day);
    sections.insert(
        0,
        Section {
            label: "Meeting".to_owned(),
            title: None,
            notes: Vec::new(),
            note: None,
            weight: Weight::Plain,
            width: SectionWidth::Beside,
            blocks: vec![Block::Facts(vec![
                Fact { label: "Held".to_owned(), value: long_day(held) },
                Fact { label: "For".to_owned(), value: audience.name.clone() },
            ])],
        },
    );
    let document = Document {
        meta: Meta {
            company: view.company.clone(),
            title: format!("Minutes: {}", review.title),
            number: reference.clone(),
            date: long_day(held),
            classification: audience.clearance.word().to_owned(),
            replaces: None,
            audience: audience.name.clone(),
            lang: "en".to_owned(),
            notice: audience.is_author().then(|| "Internal, everything shown".to_owned()),
            paper: Paper::A4,
            brand: Brand::default(),
        },
        opening: Opening {
            status: None,
            headline,
            lead: None,
            style: OpeningStyle::Beside,
            facts: Vec::new(),
        },
        sections,
    };
    let own = vec![review.title.clone(), reference, long_day(held), long_day(review.day)];
    Ok(Composed::of(document, view, withheld, own, "Minutes"))
}

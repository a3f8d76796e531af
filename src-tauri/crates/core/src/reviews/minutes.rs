//! The minutes of a review for one audience, in its own words: what was decided, what was put off, what was agreed. Made
//! from the audience's view; a decision that it does not see is not in its minutes.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use roadbook_formats::counts::things;
use roadbook_formats::document::{
    Block, Cell, Column, Document, Fact, Ledger, Line, Meta, Opening, OpeningStyle, Section, Tone, Width,
    prose,
};
use roadbook_formats::words::Mark;
use roadbook_formats::write::ics::Event;
use rusqlite::Connection;

use super::issue::{Stage, Written, finish, save_all};
use super::known::{A_MEETING, name_for, nameless, present, was_there};
use super::pack::seen_actions;
use super::reader::reader_of;
use super::{Outcome, OutcomeKind, Review, ReviewStatus};
use crate::actions::ActionStatus;
use crate::audiences::Audience;
use crate::audiences::list::get;
use crate::audiences::view::{Registers, SeenAction, SeenDecision, View, registers, view};
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::ids::{AudienceId, Reference};
use crate::op::Committed;
use crate::record::Record as _;
use crate::register::Entry as _;
use crate::register::find::{by_reference, in_use};
use crate::saving;
use crate::settings::Settings;
use crate::templates::Template;
use crate::texts::in_a_line;
use crate::timeframe::long_day;
use crate::timeframe::short_date;
use crate::told::changes::since;
use crate::told::of_all;
use crate::updates::calendar::Origin;
use crate::updates::store::last;
use crate::updates::{
    Composed, Existing, Format, Issued, Scope, Sent, Slides, SlidesWish, Update, calendar, formats_of, meta,
    of_registers, send,
};
use crate::workspace::Workspace;

/// Writes the minutes for an audience into a folder, as a draft.
///
/// # Errors
/// [`Error::Invalid`] for a review that is not written down, or when they cannot be rendered, or the folder not be written
/// to.
pub fn write(
    workspace: &Workspace,
    review: &Review,
    audience: &Audience,
    formats: &[Format],
    folder: &Path,
) -> Result<Written> {
    if review.number == 0 {
        let what = format!("There is no review on {}", long_day(review.day));
        return Err(Error::invalid(what, "Name the day of a review that was held."));
    }
    let today = workspace.today();
    let (composed, name) = workspace
        .read(|conn| Ok((compose(conn, review, audience, today)?, name_for(conn, review, audience)?)))?;
    let (finished, leaks) = finish(&composed, formats)?;
    let files = match (leaks.is_empty(), name) {
        (false, _) => Vec::new(),
        (true, name) => {
            let named = Review { title: name.unwrap_or_else(|| A_MEETING.to_owned()), ..review.clone() };
            save_all(folder, &named, Stage::Minutes, &finished)?
        }
    };
    let withheld = Arc::unwrap_or_clone(composed.withheld);
    Ok(Written { files, withheld, leaks, ..Written::default() })
}

/// Issues the minutes for an audience as an update: it gets its number, and what it says is in the told-ledger. What it
/// does not speak of is as new to the audience as before, and its next update is due as before.
///
/// # Errors
/// [`Error::Invalid`] for minutes of a review that was not held, for the author, or when the audience has them already.
pub fn issue(
    workspace: &Workspace,
    reference: Reference,
    audience: &AudienceId,
    formats: &[Format],
    folder: Option<&Path>,
) -> Result<Committed<Issued>> {
    saving::issuing(workspace, |tx, paths| {
        let review = by_reference::<Review>(tx.conn(), reference)?;
        let audience = get(tx.conn(), audience)?;
        refuse(tx.conn(), &review, &audience)?;
        let mut composed = compose(tx.conn(), &review, &audience, tx.today())?;
        composed.last = last(tx.conn(), &audience.id, None)?;
        let (registers, _) = registers(tx.conn(), &audience, tx.today())?;
        let seen = of_all(&composed.view, &registers);
        composed.since = since(&audience, composed.last.as_ref(), &seen);
        let template = Template { name: called(&review), ..Template::default() };
        let formats = formats_of(&audience, formats);
        let sent = Sent {
            audience: &audience,
            template: &template,
            composed,
            seen: &seen,
            left_out: &BTreeSet::new(),
            formats: &formats,
            theme: None,
            folder,
            existing: Existing::Replace,
            corrects: None,
            scope: Scope::Beside,
        };
        let issued = send(tx, sent)?;
        paths.extend(issued.written.files.iter().map(|file| file.path.clone()));
        if let Some(update) = &issued.update {
            tx.say(format!(
                "Issued {}, the minutes of {reference} for {}",
                update.reference(),
                audience.name
            ));
        }
        Ok(issued)
    })
}

fn refuse(conn: &Connection, review: &Review, audience: &Audience) -> Result<()> {
    let reference = review.reference();
    if review.status != ReviewStatus::Held {
        let what = format!("{reference} was not held yet");
        return Err(Error::invalid(what, "End the review; then its minutes can be issued."));
    }
    if audience.is_author() {
        let hint = "Choose an audience. Files for the author are written without issuing them.";
        return Err(Error::invalid("Author is nobody to be told", hint));
    }
    match issued_to(&Update::all(conn)?, review, &audience.id) {
        Some(known) => {
            let what = format!("{} has the minutes of {reference} already, in {known}", audience.name);
            Err(Error::invalid(what, "What changed since is told in its next update."))
        }
        None => Ok(()),
    }
}

/// What minutes are called where an update has its template.
fn called(review: &Review) -> String {
    format!("Minutes of {}", review.reference())
}

pub(super) fn issued_to(updates: &[Update], review: &Review, audience: &AudienceId) -> Option<String> {
    let name = called(review);
    let is_it = |update: &&Update| {
        update.audience == *audience && update.template == name && update.template_text.is_empty()
    };
    updates.iter().find(is_it).map(|update| update.reference().to_string())
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
    let (mut actions, mut lost) = seen_actions(conn, audience, today)?;
    withheld.append(&mut lost);
    let reference = review.reference().to_string();
    actions.retain(|action| action.review.as_ref() == Some(&reference));
    let was_there = was_there(conn, review, audience)?;
    let name = name_for(conn, review, audience)?;
    if name.is_none() {
        withheld.push(nameless(review, audience));
    }
    let present = if was_there { present(conn, review)? } else { Vec::new() };
    let settings = Settings::of(conn)?;
    let held = long_day(review.held_on.unwrap_or(review.day));
    let meta = Meta {
        title: format!("Minutes: {}", name.as_deref().unwrap_or(A_MEETING)),
        number: reference.clone(),
        date: held.clone(),
        lang: settings.language,
        brand: settings.brand,
        ..meta(&view)
    };
    let document =
        Said { review, view: &view, actions: &actions, present: &present, was_there }.document(meta);
    let mut own = vec![reference, held, long_day(review.day)];
    own.extend(of_registers(&Registers { actions: actions.clone(), ..Registers::default() }));
    own.extend(name.into_iter().chain(present));
    let origin = Origin::of(conn, audience)?;
    let mut events = events(review, &view, &actions, &origin.place);
    if reader_of(conn, review)?.is_some_and(|own| own.id == audience.id) {
        events.extend(meetings(conn, review)?);
    }
    let calendar = calendar::with(&view, events, origin.version);
    let slides = Slides::of(conn, SlidesWish::default())?;
    Ok(Composed { calendar, slides, ..Composed::of(document, view, withheld, own, "Minutes") })
}

/// What an audience reads of a review.
struct Said<'a> {
    review: &'a Review,
    view: &'a View,
    /// What was agreed in it.
    actions: &'a [SeenAction],
    /// Who was in it, by name.
    present: &'a [String],
    /// Whether the audience was in the room. What was said was written for the room: nobody else gets it.
    was_there: bool,
}

impl Said<'_> {
    fn document(&self, meta: Meta) -> Document {
        let topics: Vec<_> = OutcomeKind::ALL.iter().map(|what| (*what, self.topics(*what))).collect();
        let counts: Vec<_> = topics.iter().map(|(what, rows)| (*what, rows.len())).collect();
        let headline = headline(self.review, &counts, self.actions.len());
        let agreed = self.actions.iter().map(agreed).collect();
        let mut told: Vec<_> =
            topics.into_iter().filter_map(|(what, rows)| ledger(label(what), rows)).collect();
        told.extend(ledger("Agreed", agreed));
        told.extend(self.notes());
        if told.is_empty() {
            told.push(part("Decided", Block::Quiet("Nothing this time.".to_owned())));
        }
        told.insert(0, self.meeting());
        let opening = Opening { headline, style: OpeningStyle::Beside, ..Opening::default() };
        Document { meta, opening, sections: told }
    }

    /// When it was held, for whom these are, and who was there.
    fn meeting(&self) -> Section {
        let held = long_day(self.review.held_on.unwrap_or(self.review.day));
        let word = if self.review.status == ReviewStatus::Held { "Held" } else { "To be held" };
        let mut facts = vec![(word, held), ("For", self.view.audience.name.clone())];
        if !self.present.is_empty() {
            facts.push(("Present", self.present.join(", ")));
        }
        let fact = |(label, value): (&str, String)| Fact { label: label.to_owned(), value };
        part("Meeting", Block::Facts(facts.into_iter().map(fact).collect()))
    }

    /// The topics that ended in one way, as far as the audience sees them.
    fn topics(&self, what: OutcomeKind) -> Vec<Vec<Cell>> {
        let of_kind = self.review.outcomes.iter().filter(|outcome| outcome.what == what);
        of_kind.filter_map(|outcome| self.topic(outcome)).collect()
    }

    fn topic(&self, outcome: &Outcome) -> Option<Vec<Cell>> {
        let decision = self.view.decisions.iter().find(|seen| seen.reference == outcome.decision)?;
        let became = match outcome.what {
            OutcomeKind::Decided => decision.chosen.clone().unwrap_or_else(|| "Accepted".to_owned()),
            OutcomeKind::Deferred => {
                outcome.until.map(|day| format!("Put off to {}", long_day(day))).unwrap_or_default()
            }
            OutcomeKind::Rejected | OutcomeKind::Noted => String::new(),
        };
        Some(vec![
            Cell::new(decision.reference.clone(), Tone::Small),
            said_below(Cell::strong(decision.title.clone()), decision, outcome, self.was_there),
            took(Cell::plain(became), outcome.seconds, self.was_there),
        ])
    }

    /// What was written down of the whole meeting.
    fn notes(&self) -> Option<Section> {
        let notes = prose::from_markdown(&self.review.notes);
        (self.was_there && !notes.is_empty()).then(|| part("Notes", Block::Prose(notes)))
    }
}

/// An action that was agreed: whose it is, until when, and whether it is done.
fn agreed(action: &SeenAction) -> Vec<Cell> {
    let mark = if action.status == ActionStatus::Done { Mark::Done } else { Mark::NotStarted };
    let line = Line { mark: Some(mark), ..Line::new(action.status.word(), Tone::Plain) };
    let due = action.due.map(short_date).unwrap_or_default();
    vec![
        Cell::new(action.reference.clone(), Tone::Small),
        Cell { lines: vec![Line::new(action.title.clone(), Tone::Strong), line] },
        Cell::plain(action.owner.clone().unwrap_or_default()).with_small(due),
    ]
}

fn ledger(label: &str, rows: Vec<Vec<Cell>>) -> Option<Section> {
    let columns = [Width::Short, Width::Share(3), Width::Share(2)].map(|width| Column::new("", width)).into();
    (!rows.is_empty()).then(|| part(label, Block::Ledger(Ledger { columns, rows })))
}

fn part(label: &str, block: Block) -> Section {
    Section { label: label.to_owned(), blocks: vec![block], ..Section::default() }
}

/// The title of a topic with what is said below it: why it was decided so, and to those who were there what was written
/// down in the room.
fn said_below(title: Cell, decision: &SeenDecision, outcome: &Outcome, was_there: bool) -> Cell {
    let mut said = vec![in_a_line(&decision.rationale)];
    if was_there && outcome.note != decision.rationale {
        said.push(outcome.note.clone());
    }
    said.retain(|text| !text.is_empty());
    said.into_iter().fold(title, |cell, text| cell.with_small(text))
}

/// What became of a topic, to those who were there with how long it took.
fn took(became: Cell, seconds: u32, was_there: bool) -> Cell {
    match (was_there, seconds.div_ceil(60)) {
        (false, _) | (true, 0) => became,
        (true, minutes) => became.with_small(things(minutes, "minute", "minutes")),
    }
}

/// What became of topics, as the minutes call them.
fn label(what: OutcomeKind) -> &'static str {
    match what {
        OutcomeKind::Decided => "Decided",
        OutcomeKind::Rejected => "Rejected",
        OutcomeKind::Deferred => "Put off",
        OutcomeKind::Noted => "Talked about",
    }
}

/// "2 things were decided, 1 put off". Who sees none of what was talked about is told so, and not that nothing was.
fn headline(review: &Review, topics: &[(OutcomeKind, usize)], agreed: usize) -> String {
    if review.status != ReviewStatus::Held && review.outcomes.is_empty() {
        return format!("It is to be held on {}; nothing is written down yet", long_day(review.day));
    }
    let sees_none = agreed == 0 && topics.iter().all(|(_, count)| *count == 0);
    if sees_none && !review.outcomes.is_empty() {
        return "Nothing of it is for you to act on".to_owned();
    }
    let ended = topics.iter().filter(|(what, count)| *count > 0 && *what != OutcomeKind::Noted);
    let parts = ended.enumerate().map(|(at, (what, count))| {
        let word = label(*what).to_lowercase();
        match at {
            0 => format!("{} {word}", things(*count, "thing was", "things were")),
            _ => format!("{count} {word}"),
        }
    });
    let said = parts.collect::<Vec<_>>().join(", ");
    if said.is_empty() { "Nothing was decided".to_owned() } else { said }
}

/// What the minutes put into a calendar: what was put off and what was agreed.
fn events(review: &Review, view: &View, actions: &[SeenAction], place: &str) -> Vec<Event> {
    let is_put_off = |reference: &str| {
        review.outcomes.iter().any(|one| one.decision == reference && one.what == OutcomeKind::Deferred)
    };
    let put_off = view.decisions.iter().filter(|decision| is_put_off(&decision.reference));
    let due = actions.iter().filter_map(|action| {
        let due = action.due?;
        let owner = action.owner.as_ref().map(|owner| format!(", {owner}")).unwrap_or_default();
        Some(Event {
            id: format!("{}@roadbook", action.id),
            title: action.title.clone(),
            text: format!("{}{owner}", action.reference),
            from: due.first_day(),
            to: due.last_day(),
            ..Event::default()
        })
    });
    put_off.flat_map(|decision| calendar::decision_events(decision, place)).chain(due).collect()
}

/// The next review and the series, for the calendar of those whom the review is for.
fn meetings(conn: &Connection, review: &Review) -> Result<Vec<Event>> {
    let all = in_use::<Review>(conn)?;
    let next = all.iter().filter(|other| super::hold::follows(other, review)).min_by_key(|other| other.day);
    let mut meetings: Vec<_> = next.map(super::calendar::meeting).into_iter().collect();
    meetings.extend(super::calendar::series(conn, review)?);
    Ok(meetings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_says_what_became_of_it() {
        let check = |decided, rejected, deferred, noted, agreed, expect: &str| {
            let topics = [
                (OutcomeKind::Decided, decided),
                (OutcomeKind::Rejected, rejected),
                (OutcomeKind::Deferred, deferred),
                (OutcomeKind::Noted, noted),
            ];
            let outcome = Outcome {
                decision: "D-1".into(),
                what: OutcomeKind::Noted,
                option: None,
                until: None,
                note: String::new(),
                seconds: 0,
            };
            let review = Review { status: ReviewStatus::Held, outcomes: vec![outcome], ..Review::default() };
            assert_eq!(headline(&review, &topics, agreed), expect);
        };
        check(1, 0, 0, 0, 0, "1 thing was decided");
        check(2, 0, 1, 3, 0, "2 things were decided, 1 put off");
        check(0, 0, 2, 0, 0, "2 things were put off");
        check(0, 1, 2, 0, 0, "1 thing was rejected, 2 put off");
        check(0, 0, 0, 1, 0, "Nothing was decided");
        check(0, 0, 0, 0, 1, "Nothing was decided");
        check(0, 0, 0, 0, 0, "Nothing of it is for you to act on");
        let held = Review { status: ReviewStatus::Held, ..Review::default() };
        assert_eq!(headline(&held, &[], 0), "Nothing was decided");
        let ahead = Review { day: "2026-12-01".parse().unwrap(), ..Review::default() };
        let expect = "It is to be held on 1 December 2026; nothing is written down yet";
        assert_eq!(headline(&ahead, &[], 0), expect);
    }
}

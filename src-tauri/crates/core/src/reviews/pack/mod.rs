//! The pack of a review: fifteen sections that fill themselves from what the audience sees, with what a person changed in
//! them, what is put forward by which rule, and what is missing.
//!
//! Everything comes out of the audience's view; no section reads a record that it was not let through to.

mod asks;
mod close;
pub mod compare;
mod did;
pub mod document;
pub mod edit;
mod fill;
mod gate;
mod mail;
mod numbers;
mod plan;
mod since;
mod within;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use roadbook_formats::counts::things;
use roadbook_formats::text_of::TextPart;
use roadbook_formats::words::{Health, Mark, Sensitivity};
use roadbook_formats::write::eml::Address;
use roadbook_formats::write::ics::Event;
use rusqlite::Connection;
use serde::Serialize;

use super::cadence::pre_read_on;
use super::calendar::events;
use super::reader::audience_of;
use super::section::Section;
use super::{Review, ReviewStatus, SectionEdit};
use crate::audiences::Audience;
use crate::audiences::view::{
    Registers, SeenAction, SeenDecision, SeenMetric, SeenRisk, View, Withheld, registers, view,
};
use crate::error::Result;
use crate::history::{Moment, store};
use crate::imports::store::{Imported, imported};
use crate::leaks::{self, Allowed};
use crate::register::Entry as _;
use crate::settings::Settings;
use crate::templates::waited;
use crate::timeframe::short_date;
use crate::updates;

pub(in crate::reviews) use mail::everybody;

/// The most words the bottom line may have.
pub const MOST_WORDS: u32 = 200;
/// The most minutes the pack may take to read.
pub const MOST_MINUTES: u32 = 15;

/// One thing in a section.
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackRow {
    /// The record it leads back to; nothing for a sum.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// What it is called.
    pub title: String,
    /// What else is said of it.
    pub second: String,
    /// How it stands.
    pub mark: Option<Mark>,
    /// The word of the mark.
    pub word: String,
    /// A date or a number, at the right.
    pub value: String,
    /// The one day that the value is, for tables that can be sorted.
    #[serde(skip)]
    pub day: Option<NaiveDate>,
    /// Why it is put forward.
    pub because: String,
    /// Somebody put it in by hand.
    pub pinned: bool,
    /// The value was typed by a person, not counted.
    pub typed: bool,
    /// What is missing before it can be shown.
    pub missing: Vec<String>,
    /// What a person said of it.
    pub note: String,
    /// The records that a sum is made of, for the author's eyes alone.
    pub of: Vec<String>,
}

/// A record that the rule of a section does not put forward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackOther {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// The title names something that the audience does not get: the appendix gives its reference alone.
    pub is_unsaid: bool,
}

/// How far a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum SectionState {
    /// Nothing is missing.
    Ready,
    /// Something is missing.
    NotReady,
    /// Somebody left it out.
    LeftOut,
}

/// One of the fifteen sections.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackSection {
    /// Which.
    pub section: Section,
    /// Its place, from 1.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// The rule by which it fills itself.
    pub rule: String,
    /// What it says in a line: a person's words, or those that are made.
    pub headline: String,
    /// Whether a person wrote the headline.
    pub is_edited: bool,
    /// What a person wrote below it.
    pub text: String,
    /// What is in it.
    pub rows: Vec<PackRow>,
    /// How many there are besides, which the rule does not put forward.
    pub others: u32,
    /// Each of them.
    pub not_put_forward: Vec<PackOther>,
    /// How far it is.
    pub state: SectionState,
    /// What is missing, as sentences.
    pub missing: Vec<String>,
}

impl PackSection {
    /// Something is missing in it, unless it is left out.
    pub(super) fn lacks(&mut self, what: String) {
        if self.state != SectionState::LeftOut {
            self.missing.push(what);
            self.state = SectionState::NotReady;
        }
    }
}

/// A step on the way to the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GateStep {
    /// "today", "preRead" or "meeting".
    pub key: String,
    /// When.
    pub on: NaiveDate,
    /// What is to be there by then.
    pub text: String,
    /// It was missed.
    pub is_late: bool,
}

/// The pack as its author sees it.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Pack {
    /// "V-3".
    #[serde(rename = "ref")]
    pub reference: String,
    /// What the review is called.
    pub title: String,
    /// When it is held.
    pub day: NaiveDate,
    /// The time of day.
    pub time: Option<String>,
    /// How long it takes.
    pub minutes: u32,
    /// Who it is for.
    pub audience: String,
    /// How many people get it.
    pub people: u32,
    /// How far it may travel.
    pub classification: Sensitivity,
    /// How far the review is.
    pub status: ReviewStatus,
    /// Days until the meeting; negative when it is over.
    pub days_left: i32,
    /// The day after which things are news.
    pub since: NaiveDate,
    /// The day of the data.
    pub as_of: NaiveDate,
    /// How it stands as a whole.
    pub health: Option<Health>,
    /// The same as somebody said it; nothing when the rule says it.
    pub said_health: Option<Health>,
    /// The sections, in their order.
    pub sections: Vec<PackSection>,
    /// How many sections are ready, of those that are in.
    pub ready: u32,
    /// How many are not ready.
    pub not_ready: u32,
    /// The way to the meeting.
    pub gate: Vec<GateStep>,
    /// Everything that is missing, as sentences.
    pub missing: Vec<String>,
    /// Words in the bottom line.
    pub words: u32,
    /// Minutes to read it.
    pub reading_minutes: u32,
    /// How many records the audience does not get.
    pub withheld: u32,
    /// What is different from the pack before.
    pub compared: Vec<compare::SectionDifference>,
    /// The reference of the review before.
    pub last: Option<String>,
    /// What is different since it left; nothing while it is a draft.
    pub since_left: Vec<compare::SectionDifference>,
}

/// A pack with all it is made of, for the document and the leak check.
pub struct Built {
    /// As the author sees it.
    pub pack: Pack,
    /// What the audience sees of items and decisions.
    pub view: View,
    /// What it does not get as it is.
    pub withheld: Vec<Withheld>,
    /// What it puts into a calendar.
    pub(super) events: Vec<Event>,
    /// The number of the last thing that was done before it.
    pub(super) version: u32,
    material: Material,
}

impl Built {
    /// Marks what is only named in the appendix by a title that names something withheld. What a section puts forward can be
    /// said otherwise or taken out; there is no such way for the others, and they must not stop the pack.
    fn keep_titles_back(&mut self) {
        if self.pack.sections.iter().all(|one| one.not_put_forward.is_empty()) {
            return;
        }
        let mut values = updates::of_view(&self.view);
        values.extend(self.own_words());
        let wanted = leaks::wanted(&self.withheld, &Allowed { values, ..Allowed::default() });
        for other in self.pack.sections.iter_mut().flat_map(|one| &mut one.not_put_forward) {
            let title = TextPart { place: String::new(), text: other.title.clone() };
            other.is_unsaid = !leaks::check("", &[title], &wanted).leaks.is_empty();
        }
    }

    /// What the pack puts on its pages by itself, besides what the view holds: words, numbers and names of metrics. What
    /// somebody wrote is not among it: a withheld name in that is found.
    pub(super) fn own_words(&self) -> Vec<String> {
        let mut out: Vec<String> = Section::ALL.iter().map(|section| section.title().to_owned()).collect();
        for one in &self.pack.sections {
            if !one.is_edited {
                out.push(one.headline.clone());
            }
            let is_free = matches!(
                one.section,
                Section::Risks | Section::Actions | Section::Outcomes | Section::Shipped
            );
            for row in &one.rows {
                out.extend([row.value.clone(), row.word.clone(), row.because.clone()]);
                out.extend((!is_free).then(|| row.second.clone()));
            }
        }
        out.extend(updates::of_registers(&self.material.seen));
        for decision in &self.view.decisions {
            out.extend(decision.waiting_days.map(waited));
            let left = decision
                .needed_by
                .map(|needed| (needed.last_day() - self.material.today).num_days().unsigned_abs());
            let left = left.map(|days| things(days, "day", "days"));
            out.extend(
                left.iter().flat_map(|days| [days.clone(), format!("{days} late"), format!("in {days}")]),
            );
            out.extend(decision.needed_by.iter().chain(&decision.escalates_on).map(|on| short_date(*on)));
        }
        out.extend(self.material.to.iter().flat_map(|one| [one.name.clone(), one.email.clone()]));
        for step in &self.pack.gate {
            out.extend([crate::timeframe::long_day(step.on), fill::day(step.on), step.text.clone()]);
        }
        out.extend(self.material.earlier.iter().map(|review| fill::day(review.day)));
        out.retain(|text| !text.trim().is_empty());
        out
    }
}

/// What the sections are filled from.
struct Material {
    pub review: Review,
    pub audience: Audience,
    pub settings: Settings,
    pub today: NaiveDate,
    pub since: NaiveDate,
    pub next_meeting: NaiveDate,
    pub seen: Registers,
    /// The plan at the day after which things are news, as the audience would have seen it.
    pub before: View,
    /// The last reviews, oldest first.
    pub earlier: Vec<Review>,
    /// Everybody who gets it and has an address.
    pub to: Vec<Address>,
    /// The part of all effort that each goal should get by its weight, in per cent.
    pub planned: BTreeMap<String, f64>,
    /// Where the items come from; nothing for an audience outside.
    pub sources: Vec<Imported>,
}

impl Material {
    pub(super) fn edit(&self, section: Section) -> Option<&SectionEdit> {
        self.review.sections.get(section.key())
    }

    pub(super) fn note(&self, section: Section, reference: &str) -> Option<&str> {
        let note = self.edit(section)?.notes.get(reference)?;
        Some(note.trim()).filter(|note| !note.is_empty())
    }

    pub(super) fn is_pinned(&self, section: Section, reference: &str) -> bool {
        self.edit(section).is_some_and(|edit| edit.pinned.iter().any(|known| known == reference))
    }

    pub(super) fn is_dropped(&self, section: Section, reference: &str) -> bool {
        self.edit(section).is_some_and(|edit| edit.dropped.iter().any(|known| known == reference))
    }

    /// Whether a row goes in: pinned always, dropped never, else by the rule.
    pub(super) fn goes_in(&self, section: Section, reference: &str, by_rule: bool) -> bool {
        self.is_pinned(section, reference) || (by_rule && !self.is_dropped(section, reference))
    }
}

/// Builds the pack of a review as of a day.
///
/// # Errors
/// When the storage fails.
pub fn build(conn: &Connection, review: &Review, today: NaiveDate) -> Result<Built> {
    let audience = audience_of(conn, review)?;
    let settings = Settings::of(conn)?;
    let earlier = since::earlier(conn, review, &audience)?;
    let (since, moment) = since::since(conn, review, earlier.last(), today)?;
    let (view_now, mut withheld) = view(conn, &audience, Moment::Now, today)?;
    let (before, _) = view(conn, &audience, moment, since)?;
    let (seen, mut lost) = registers(conn, &audience, today)?;
    withheld.append(&mut lost);
    // Names of files are for the inside.
    let is_inside = audience.clearance >= Sensitivity::Internal;
    let sources = if is_inside { imported(conn)? } else { Vec::new() };
    let to = mail::addresses(conn, &audience, review)?;
    let planned = numbers::planned(conn, &audience)?;
    let next_meeting = review.cadence.map_or(review.day + Days::new(30), |cadence| cadence.after(review.day));
    let material = Material {
        review: review.clone(),
        audience,
        settings,
        today,
        since,
        next_meeting,
        seen,
        before,
        earlier,
        to,
        planned,
        sources,
    };
    let pack = assemble(conn, &material, &view_now, &withheld)?;
    let events = events(conn, review, &material.settings.working_days())?;
    let version = store::newest(conn)?;
    let mut built = Built { pack, view: view_now, withheld, material, events, version };
    built.keep_titles_back();
    Ok(built)
}

fn assemble(conn: &Connection, material: &Material, view: &View, withheld: &[Withheld]) -> Result<Pack> {
    let mut sections: Vec<PackSection> = Vec::new();
    for section in Section::ALL.iter().copied() {
        sections.push(fill::section(conn, material, view, withheld, section)?);
    }
    // The bottom line speaks of the others, so it comes last.
    let health = close::bottom_line(material, view, &mut sections);
    close::cover(material, &mut sections);
    let review = &material.review;
    let words = sections
        .iter()
        .find(|one| one.section == Section::BottomLine)
        .map_or(0, |bottom| words(&bottom.headline) + words(&bottom.text));
    let reading_minutes = gate::reading_minutes(&sections);
    gate::too_much(&mut sections, words, reading_minutes);
    let gate = gate::steps(material, &sections);
    let count = |state: SectionState| number(sections.iter().filter(|one| one.state == state).count());
    let mut missing: Vec<String> =
        gate.iter().filter(|step| step.is_late).map(|step| step.text.clone()).collect();
    missing.extend(
        sections.iter().flat_map(|one| {
            one.missing.iter().map(move |what| format!("{} {}: {what}", one.number, one.title))
        }),
    );
    let last = material.earlier.last();
    Ok(Pack {
        reference: review.reference().to_string(),
        title: review.title.clone(),
        day: review.day,
        time: review.time.clone(),
        minutes: review.minutes,
        people: number(everybody(Some(&material.audience), review).len()),
        classification: material.audience.clearance,
        audience: material.audience.name.clone(),
        status: review.status,
        days_left: crate::raid::list::days(material.today, review.day),
        since: material.since,
        as_of: material.today,
        health,
        said_health: material.edit(Section::BottomLine).and_then(|edit| edit.health),
        ready: count(SectionState::Ready),
        not_ready: count(SectionState::NotReady),
        gate,
        missing,
        words,
        reading_minutes,
        withheld: number(withheld.iter().filter(|lost| lost.is_whole()).count()),
        compared: last.map(|last| compare::with(last, &sections)).unwrap_or_default(),
        last: last.map(|last| last.reference().to_string()),
        since_left: compare::since_left(review, &sections),
        sections,
    })
}

pub(super) fn words(text: &str) -> u32 {
    number(text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count())
}

pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

pub(super) fn mark_of(health: Health) -> Mark {
    match health {
        Health::OnTrack => Mark::OnTrack,
        Health::AtRisk => Mark::AtRisk,
        Health::OffTrack => Mark::OffTrack,
    }
}

/// The asks that go in, in the order they are put.
fn asks_of<'a>(material: &Material, view: &'a View) -> Vec<&'a SeenDecision> {
    asks::asks(material, view)
}

/// The metrics that go in, what teams can turn first.
fn metrics_of(material: &Material) -> Vec<&SeenMetric> {
    numbers::outcomes(material)
}

/// The actions that an audience sees, and what it does not.
///
/// # Errors
/// When the storage fails.
pub(super) fn seen_actions(
    conn: &Connection,
    audience: &Audience,
    today: NaiveDate,
) -> Result<(Vec<SeenAction>, Vec<Withheld>)> {
    let (seen, withheld) = registers(conn, audience, today)?;
    Ok((seen.actions, withheld))
}

/// The risks that go in, the worst first.
fn risks_of(material: &Material) -> Vec<&SeenRisk> {
    numbers::risks(material)
}

//! What an audience sees: its own types, made from records by clearance, field rules, wording and date precision.
//!
//! Everything that leaves the workspace is made of a [`View`]. What did not make it into the view travels apart, as
//! [`Withheld`], to its author and to the leak check alone.

mod build;
mod decision;
mod item;
mod register;
mod withheld;

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::document::Days;
use roadbook_formats::words::{Commitment, DecisionStatus, Level, Mark, Scale, Sensitivity};
use serde::Serialize;

pub use build::view;
pub(crate) use decision::kept_out;
pub use register::{NO_REGISTERS, Registers, SeenAction, SeenMetric, SeenRisk, SeenSignal, registers};
pub(crate) use withheld::PUT_AWAY;
pub use withheld::{Change, Secret, Withheld};

use crate::decisions::Choice;
use crate::items::WebLink;
use crate::timeframe::{Period, Precision, Span, Timeframe};

/// What one audience sees of the workspace at one moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// Who it is for.
    pub audience: Reader,
    /// The company, as it stands on pages.
    pub company: String,
    /// Where readers ask back.
    pub sender: String,
    /// The day it is of.
    pub today: NaiveDate,
    /// The items, by reference.
    pub items: Vec<SeenItem>,
    /// The decisions, by reference.
    pub decisions: Vec<SeenDecision>,
    /// Items that are shown as their theme, without their names: what may be counted of them within it. No page lists
    /// them.
    #[serde(skip)]
    pub inside: Vec<SeenPart>,
}

/// An item that is shown as its theme, as far as its fields may be read. Its name stays inside.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenPart {
    /// Its own reference: to find the same one again at another moment, never to be shown.
    pub reference: String,
    /// The reference of the theme it is shown as.
    pub theme: String,
    /// The goal.
    pub goal: Option<String>,
    /// When.
    pub when: Option<When>,
    /// How it stands.
    pub mark: Option<Mark>,
    /// Effort in days; nothing for a whole whose parts are counted.
    pub effort: Option<f64>,
}

/// The audience as its page names it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reader {
    /// What it is called.
    pub name: String,
    /// What it is told for.
    pub purpose: String,
    /// The highest sensitivity in the view.
    pub clearance: Sensitivity,
    /// How precise its dates are at most.
    pub precision: Precision,
    /// Whether it is the built-in Author, who sees everything.
    pub is_author: bool,
    /// What its own words mean.
    pub glossary: Vec<Meaning>,
}

/// A word of an audience and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meaning {
    /// The word as the audience reads it.
    pub word: String,
    /// What it means.
    pub means: String,
}

/// A reference and what this audience calls it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// "R-12".
    pub reference: String,
    /// The title for this audience.
    pub title: String,
}

/// A date for this audience.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct When {
    /// As precise as the audience reads dates.
    #[serde(skip)]
    pub timeframe: Timeframe,
    /// In short: "Q1 2027".
    pub text: String,
    /// With its months where a reader could be misled: "Q1 2027, Jan–Mar".
    pub words: String,
    /// Its first day, when there is one.
    pub start: Option<NaiveDate>,
    /// Its last day, when there is one.
    pub end: Option<NaiveDate>,
}

impl When {
    /// The days it begins and ends on, each only where the audience is told the day.
    pub fn days(&self) -> Days {
        let told = |period: Option<Period>| period.filter(|period| period.precision() == Precision::Day);
        let span = self.timeframe.span();
        Days {
            start: told(span.and_then(Span::start)).map(Period::first_day),
            end: told(span.and_then(Span::end)).map(Period::last_day),
        }
    }

    /// The one day that it is; nothing where it is more than one, or not told to the day.
    pub fn day(&self) -> Option<NaiveDate> {
        let days = self.days();
        days.start.filter(|start| days.end == Some(*start))
    }
}

/// A mark and its word for this audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// The shape.
    pub mark: Mark,
    /// The word, the audience's own where it has one.
    pub word: String,
}

/// An item as an audience sees it. A field that is withheld is empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeenItem {
    /// "R-12", the same for every audience.
    pub reference: String,
    /// What it is called to this audience.
    pub title: String,
    /// Its rung.
    pub level: Level,
    /// What it is part of, as far as that is seen.
    pub parent: Option<Named>,
    /// The topmost of what it is part of, itself when it is the top.
    pub theme: Named,
    /// The product.
    pub product: Option<String>,
    /// The team.
    pub team: Option<String>,
    /// The goal.
    pub goal: Option<String>,
    /// The tags.
    pub tags: Vec<String>,
    /// The owner's name.
    pub owner: Option<String>,
    /// When.
    pub when: Option<When>,
    /// How sure the date is.
    pub commitment: Option<Commitment>,
    /// How it stands; nothing when that is withheld.
    pub standing: Option<Standing>,
    /// Where it stands on the common scale. No page says so: it only keeps a page from saying otherwise, such as "in hand"
    /// of what is done, where the audience is not told how things stand.
    #[serde(skip)]
    pub scale: Option<Scale>,
    /// Where it stands in the team's own word, or in the word of the common scale.
    pub status: Option<String>,
    /// Effort in days.
    pub effort: Option<f64>,
    /// What it is, in Markdown.
    pub text: String,
    /// Pages about it.
    pub links: Vec<WebLink>,
    /// What it cannot be done before.
    pub depends_on: Vec<Named>,
    /// Its id in the tracker.
    pub source: Option<String>,
    /// How many seen items are part of it, when they are shown as this one.
    pub stands_for: u32,
}

impl SeenItem {
    /// Whether it is nothing that is in hand or comes: done, cut or paused.
    pub fn is_not_to_come(&self) -> bool {
        self.scale.is_some_and(item::is_not_to_come)
    }
}

/// A decision as an audience sees it. A field that is withheld is empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeenDecision {
    /// "D-7", the same for every audience.
    pub reference: String,
    /// The decision or question.
    pub title: String,
    /// Where it stands.
    pub status: Option<DecisionStatus>,
    /// Whether somebody still has to decide.
    pub waiting: bool,
    /// When it was made, as precise as the audience reads dates.
    pub decided_on: Option<When>,
    /// When it is needed, where the audience is told what waits. The reader has to act on it, so it is as precise as it is
    /// known.
    pub needed_by: Option<PartialDate>,
    /// Since when it waits.
    pub waiting_since: Option<PartialDate>,
    /// How many working days it has waited, as the queue counts them.
    pub waiting_days: Option<i32>,
    /// When it goes to somebody else.
    pub escalates_on: Option<PartialDate>,
    /// To whom.
    pub escalates_to: Option<String>,
    /// Who is held up.
    pub blocked: Vec<String>,
    /// What happens if nobody decides.
    pub if_nobody_decides: String,
    /// Who drives it.
    pub driver: Option<String>,
    /// Who decides.
    pub approver: Option<String>,
    /// Why there is something to decide, in Markdown.
    pub context: String,
    /// Why it was decided so, in Markdown.
    pub rationale: String,
    /// The choices.
    pub options: Vec<Choice>,
    /// What is advised.
    pub recommendation: Option<String>,
    /// What was chosen.
    pub chosen: Option<String>,
    /// What it took the place of.
    pub supersedes: Vec<String>,
    /// The items it is about, as far as they are seen.
    pub concerns: Vec<Named>,
    /// What is accepted with it, in Markdown.
    pub trade_offs: String,
    /// What it should bring.
    pub expected: Vec<SeenResult>,
}

/// What a decision should bring, as an audience sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeenResult {
    /// What is measured.
    pub metric: String,
    /// What it was.
    pub from: Option<String>,
    /// What it should become.
    pub to: Option<String>,
    /// By when, as precise as the audience reads dates.
    pub by: Option<String>,
    /// What came of it, as a review found it.
    pub happened: Option<String>,
}

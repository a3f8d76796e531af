//! What an author should look at before an update is issued. These warn; only a leak blocks.

use std::collections::{BTreeMap, BTreeSet};

use roadbook_formats::counts::{as_u32, things};
use roadbook_formats::document::{ActionLine, Block, Document};
use roadbook_formats::write;
use rusqlite::Connection;
use serde::Serialize;

use super::Composed;
use super::names::names_inside;
use super::noticed::Noticed;
use super::preview::count;
use super::store::{Last, sent};
use crate::audiences::Audience;
use crate::audiences::budget::{BudgetUse, MessageWeight, SentMessage, in_month, used};
use crate::audiences::view::{Change, PUT_AWAY, View, Withheld, registers};
use crate::error::Result;
use crate::templates::{NOTHING_NEEDED, is_over};
use crate::timeframe::{long_date, long_day};
use crate::told::{Printed, SeenRecord, admits, of_all, of_view, printed};

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// What kind.
    pub kind: WarningKind,
    /// The record it is about.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// The part of the page.
    pub place: Option<String>,
    /// What is the matter, as a sentence.
    pub what: String,
    /// What would be right.
    pub hint: String,
}

/// What can be the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum WarningKind {
    /// It contradicts what this audience was told.
    Contradiction,
    /// It says a word that is not to be said.
    NeverSay,
    /// The reader is not told what to do, or not all of it.
    NoAction,
    /// A date that is over stands there as if it were to come.
    PastDate,
    /// A short form that nothing explains.
    Acronym,
    /// A place of the template that nobody has filled in.
    Unwritten,
    /// A value that is shown has the name of something in it that the audience does not get.
    NamesWithheld,
    /// It is more than the audience takes in.
    OverBudget,
}

/// A page and what it is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    /// Who reads it.
    pub audience: &'a Audience,
    /// The page.
    pub document: &'a Document,
    /// What it was made of.
    pub view: &'a View,
    /// What they do not get as it is.
    pub withheld: &'a [Withheld],
    /// What its readers know.
    pub last: Option<&'a Last>,
    /// How long it is.
    pub words: u32,
    /// How much attention it asks for.
    pub weight: MessageWeight,
    /// What was sent to the audience, newest first.
    pub sent: &'a [SentMessage],
}

/// Everything to look at in an update as it would leave today.
///
/// # Errors
/// When the storage fails.
pub fn look_through(conn: &Connection, audience: &Audience, composed: &Composed) -> Result<Vec<Warning>> {
    let sent = sent(conn, &audience.id)?;
    let (registers, _) = registers(conn, audience, composed.view.today)?;
    let seen = of_all(&composed.view, &registers);
    let told = printed(&composed.document, &seen, &BTreeSet::new());
    let judged = Judged {
        audience,
        document: &composed.document,
        view: &composed.view,
        withheld: &composed.withheld,
        last: composed.last.as_ref(),
        words: count(&write::markdown::render(&composed.document)),
        weight: composed.weight,
        sent: &sent,
    };
    let noticed = Noticed::on_page(audience, &composed.document);
    let mut found = warnings_of(judged, &noticed, &seen, &told);
    found.extend(spoken_of(&names_inside(&composed.withheld, &seen), &told));
    Ok(found)
}

/// The warnings of records that a page speaks of.
pub(super) fn spoken_of(warnings: &[Warning], told: &Printed) -> Vec<Warning> {
    let is_told =
        |warning: &&Warning| warning.reference.as_ref().is_some_and(|reference| told.speaks_of(reference));
    warnings.iter().filter(is_told).cloned().collect()
}

/// Everything to look at, the gravest first.
pub fn warnings(judged: Judged<'_>) -> Vec<Warning> {
    let seen = of_view(judged.view);
    let told = printed(judged.document, &seen, &BTreeSet::new());
    let noticed = Noticed::on_page(judged.audience, judged.document);
    warnings_of(judged, &noticed, &seen, &told)
}

/// The same, where the page was read already. `noticed` is what its words say, `told` what it tells of the records `seen`.
pub(super) fn warnings_of(
    judged: Judged<'_>,
    noticed: &Noticed,
    seen: &[SeenRecord],
    told: &Printed,
) -> Vec<Warning> {
    let Judged { audience, document, view, withheld, last, .. } = judged;
    let mut found = contradictions(document, last, seen, told);
    found.extend(goes_on(document, last, seen, withheld));
    found.extend(noticed.unwritten());
    found.extend(noticed.never_said(audience));
    found.extend(actions(document));
    found.extend(past_dates(view, told));
    found.extend(noticed.acronyms(audience, view));
    found.extend(budget(judged));
    found
}

pub(super) fn warning(kind: WarningKind, what: impl Into<String>, hint: impl Into<String>) -> Warning {
    Warning { kind, reference: None, place: None, what: what.into(), hint: hint.into() }
}

/// Values that must not change without a word about it.
const PROMISED: &[&str] = &["title", "timeframe", "commitment", "chosen"];

/// What is told now and was told otherwise, where the page does not say that it changed.
fn contradictions(
    document: &Document,
    last: Option<&Last>,
    seen: &[SeenRecord],
    told: &Printed,
) -> Vec<Warning> {
    let Some(last) = last else { return Vec::new() };
    let by_reference: BTreeMap<&str, _> =
        seen.iter().map(|record| (record.reference.as_str(), record)).collect();
    let mut other = Vec::new();
    for known in &last.base.records {
        let Some(record) = by_reference.get(known.reference.as_str()) else { continue };
        for value in known.values.iter().filter(|value| PROMISED.contains(&value.field.as_str())) {
            let (Some(telling), Some(now)) = (&value.told, record.value(&value.field)) else { continue };
            if telling.value != now.words && told.has(&known.reference, &value.field) {
                other.push((known.reference.as_str(), telling, now.words.as_str()));
            }
        }
    }
    let said: Vec<_> =
        other.iter().map(|(reference, telling, now)| (*reference, telling.value.as_str(), *now)).collect();
    let admitted = admits(document, &said);
    let silent = other.iter().zip(admitted).filter(|(_, admitted)| !admitted).map(|(change, _)| change);
    silent
        .map(|(reference, telling, now)| Warning {
            reference: Some((*reference).to_owned()),
            ..warning(
                WarningKind::Contradiction,
                format!(
                    "{reference}: U-{} of {} said “{}”, this page says “{now}”",
                    telling.update,
                    long_day(telling.on),
                    telling.value
                ),
                "Say that it changed: put in the block changes or corrections.",
            )
        })
        .collect()
}

/// What the page says is no longer planned, though it goes on and is only kept from this audience now.
fn goes_on(
    document: &Document,
    last: Option<&Last>,
    seen: &[SeenRecord],
    withheld: &[Withheld],
) -> Vec<Warning> {
    let known = last.into_iter().flat_map(|last| &last.base.records);
    let known: BTreeSet<&str> = known.map(|record| record.reference.as_str()).collect();
    let is_kept_out = |lost: &&Withheld| {
        let is_whole = lost.is_whole() && lost.change == Change::Withheld;
        is_whole && lost.reason != PUT_AWAY && known.contains(lost.reference.as_str())
    };
    let reasons: BTreeMap<&str, &Withheld> =
        withheld.iter().filter(is_kept_out).map(|lost| (lost.reference.as_str(), lost)).collect();
    let is_there = |reference: &str| seen.iter().any(|record| record.reference == reference);
    let gone: BTreeSet<String> = reasons
        .keys()
        .filter(|reference| !is_there(reference))
        .map(|reference| (*reference).to_owned())
        .collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let said = printed(document, &[], &gone);
    let said = gone.iter().filter(|reference| said.is_closed(reference));
    let one = |(reference, lost): (&String, &&Withheld)| Warning {
        reference: Some(reference.clone()),
        ..warning(
            WarningKind::Contradiction,
            format!("{reference} goes on, and this page says that it is no longer planned. {}", lost.reason),
            "Leave it out this time, or write what becomes of it.",
        )
    };
    said.filter_map(|reference| Some((reference, reasons.get(reference.as_str())?))).map(one).collect()
}

fn actions(document: &Document) -> Vec<Warning> {
    let mut lines: Vec<(&str, &ActionLine)> = Vec::new();
    let mut says_nothing_needed = false;
    for section in &document.sections {
        for block in &section.blocks {
            match block {
                Block::Action(action) => lines.push((&section.label, action)),
                Block::Ask(ask) => lines.push((&section.label, &ask.action)),
                Block::Quiet(text) => says_nothing_needed |= text == NOTHING_NEEDED,
                _ => {}
            }
        }
    }
    if lines.is_empty() && !says_nothing_needed {
        return vec![warning(
            WarningKind::NoAction,
            "It does not say what its reader is to do",
            "Put in the block action: what, by when, how, and what happens if they do nothing. Empty it says that nothing is needed.",
        )];
    }
    let half = lines.into_iter().filter_map(|(place, action)| {
        let parts =
            [("what", &action.what), ("by", &action.by), ("how", &action.how), ("silent", &action.silent)];
        let missing: Vec<_> = parts.iter().filter(|(_, said)| said.trim().is_empty()).collect();
        if missing.is_empty() {
            return None;
        }
        let words: Vec<_> = missing
            .iter()
            .map(|(part, _)| match *part {
                "what" => "what to do",
                "by" => "by when",
                "how" => "how",
                _ => "what happens if they do nothing",
            })
            .map(str::to_owned)
            .collect();
        Some(Warning {
            place: Some(place.to_owned()),
            ..warning(
                WarningKind::NoAction,
                format!("“{place}” does not say {}", crate::op::in_words(&words)),
                "Fill in the action line.",
            )
        })
    });
    half.collect()
}

fn past_dates(view: &View, told: &Printed) -> Vec<Warning> {
    let items = view.items.iter().filter(|item| !is_over(item) && told.has(&item.reference, "timeframe"));
    let late_items = items.filter_map(|item| {
        let when = item.when.as_ref()?;
        // What is only begun has no day that could be over.
        (when.end? < view.today).then(|| Warning {
            reference: Some(item.reference.clone()),
            ..warning(
                WarningKind::PastDate,
                format!("{} is told for {}, which is over, and it is not done", item.reference, when.text),
                "Move its date, or say that it is done.",
            )
        })
    });
    let waiting =
        view.decisions.iter().filter(|decision| decision.waiting && told.speaks_of(&decision.reference));
    let late_decisions = waiting.filter_map(|decision| {
        let day = decision.needed_by.filter(|day| day.last_day() < view.today)?;
        Some(Warning {
            reference: Some(decision.reference.clone()),
            ..warning(
                WarningKind::PastDate,
                format!("{} was needed by {} and still waits", decision.reference, long_date(day)),
                "Agree on a new day before you ask again.",
            )
        })
    });
    late_items.chain(late_decisions).collect()
}

fn budget(judged: Judged<'_>) -> Vec<Warning> {
    let Judged { audience, document, view, words, sent, .. } = judged;
    let mut over = Vec::new();
    let name = &audience.name;
    let mut put = |what: String, hint: &str| over.push(warning(WarningKind::OverBudget, what, hint));
    if let Some(most) = audience.words_in_update.filter(|most| words > *most) {
        put(
            format!("It has {}; {name} take in {most}", things(words, "word", "words")),
            "Leave out what they do not act on.",
        );
    }
    let this_month = in_month(sent, view.today);
    if let Some(most) = audience.updates_a_month.filter(|most| this_month >= *most) {
        put(
            format!("{name} got {} this month and take in {most}", things(this_month, "update", "updates")),
            "Wait for the next month, or put it into one with what comes next.",
        );
    }
    let of_its_weight = used(&audience.budget, sent, view.today).into_iter();
    for BudgetUse { line, sent } in of_its_weight.filter(|used| used.line.weight == judged.weight) {
        if sent >= line.most {
            let period = line.period.word();
            put(
                format!("{name} got {} this {period} and take in {}", line.weight.count(sent), line.words()),
                "Send it with less weight, wait for the next period, or put it into one with what comes next.",
            );
        }
    }
    let asks = document.sections.iter().flat_map(|section| &section.blocks);
    let asks = asks.filter(|block| matches!(block, Block::Ask(_) | Block::Action(_))).count();
    if let Some(most) =
        audience.requests_in_update.filter(|most| asks > usize::try_from(*most).unwrap_or(usize::MAX))
    {
        put(
            format!("It asks for {}; {name} take in {most}", things(as_u32(asks), "thing", "things")),
            "Ask first for what is needed first.",
        );
    }
    over
}

//! What may stand in the finished file although something withheld reads the same: the structured values of the
//! audience's own view, and what the template and the page say by themselves.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::document::Document;
use roadbook_formats::{text_of, write};

use super::ground::Ground;
use super::render::unreadable;
use crate::audiences::ready;
use crate::audiences::view::{Named, Registers, SeenDecision, SeenItem, View, When};
use crate::error::Result;
use crate::leaks::Allowed;
use crate::metrics::score::words;
use crate::templates::{LABELS, days, waited};
use crate::timeframe::long_day;
use crate::timeframe::{long_date, short_date};
use crate::told::changes::{Since, What};

/// Titles, names, lanes, dates, references and words of a view. Not its free texts: what somebody wrote there may name
/// what the audience must not know.
pub(crate) fn of_view(view: &View) -> Vec<String> {
    let mut out = vec![view.company.clone(), view.sender.clone(), view.audience.name.clone()];
    // What somebody wrote about an audience is searched like any other text.
    out.extend(
        ready::all().into_iter().map(|ready| ready.purpose).filter(|own| *own == view.audience.purpose),
    );
    push_day(&mut out, view.today);
    // What the page explains is short for that, and for nobody.
    let explained = view.audience.glossary.iter().map(|meaning| &meaning.word);
    out.extend(explained.filter(|word| word.chars().all(char::is_uppercase)).cloned());
    view.items.iter().for_each(|item| push_item(&mut out, item));
    view.decisions.iter().for_each(|decision| push_decision(&mut out, decision));
    out.retain(|text| !text.trim().is_empty());
    out.sort();
    out.dedup();
    out
}

/// What a view may say in a file that holds it field by field: as [`of_view`], and the first and last days of its dates.
pub(crate) fn allowed_of(view: &View) -> Allowed {
    let mut out = of_view(view);
    for when in view.items.iter().filter_map(|item| item.when.as_ref()) {
        when.start.iter().chain(&when.end).for_each(|day| push_day(&mut out, *day));
    }
    for when in view.decisions.iter().filter_map(|decision| decision.decided_on.as_ref()) {
        when.start.iter().chain(&when.end).for_each(|day| push_day(&mut out, *day));
    }
    let waiting = view.decisions.iter().filter_map(|decision| decision.waiting_since);
    waiting.for_each(|date| push_date(&mut out, date));
    Allowed { values: out, words: Vec::new() }
}

/// All text of a document that was made of an empty view.
pub(super) fn of_boilerplate(document: &Document) -> Result<Vec<String>> {
    let markdown = write::markdown::render(document);
    let html = write::html::render(document);
    let parts = text_of::markdown(markdown.as_bytes()).map_err(unreadable)?;
    let more = text_of::html(html.as_bytes()).map_err(unreadable)?;
    Ok(parts.into_iter().chain(more).map(|part| part.text).collect())
}

/// What the audience was told before and may be told again: that it was so.
pub(super) fn of_since(since: &Since) -> Vec<String> {
    let mut out = Vec::new();
    since.update.iter().for_each(|(_, day)| push_day(&mut out, *day));
    for told in &since.stale {
        push_day(&mut out, told.told_on);
        out.push(told.told.clone());
    }
    for record in since.records.iter().filter(|record| record.was_told) {
        match &record.what {
            What::Gone => out.push(record.title.clone()),
            What::Changed(fields) => {
                let said = fields.iter().filter(|field| field.may_be_said);
                out.extend(said.filter_map(|field| field.told.clone()));
            }
            What::New => {}
        }
    }
    out
}

/// What stands of metrics, of what may get in the way and of actions: references, names, values and days. Not their
/// sentences.
pub(crate) fn of_registers(registers: &Registers) -> Vec<String> {
    let mut out = Vec::new();
    for metric in &registers.metrics {
        out.extend([metric.reference.clone(), metric.name.clone()]);
        out.extend(metric.latest_text.iter().chain(&metric.owner).chain(&metric.unit).cloned());
        out.extend(metric.target.iter().flat_map(|target| [target.text.clone(), target.period.clone()]));
        out.extend(metric.health.map(|health| health.word().to_owned()));
        out.extend(words(metric));
    }
    for risk in &registers.risks {
        out.push(risk.reference.clone());
        out.extend(risk.owner.iter().chain(&risk.escalates_to).cloned());
        risk.due.iter().chain(&risk.escalates_on).for_each(|when| push_when(&mut out, when));
    }
    for action in &registers.actions {
        out.push(action.reference.clone());
        out.extend(action.owner.iter().chain(&action.review).cloned());
        action.due.iter().chain(&action.first_due).for_each(|date| push_date(&mut out, *date));
    }
    out
}

/// What may stand in a file that holds values of this ground, whatever else is withheld.
pub(crate) fn allowed_on(ground: &Ground) -> Allowed {
    let mut values = of_view(&ground.view);
    values.extend(of_registers(&ground.registers));
    Allowed { values, words: labels().collect() }
}

/// The words that blocks, and the heads of sheets, add by themselves.
pub(super) fn labels() -> impl Iterator<Item = String> {
    LABELS.iter().chain(write::sheets::HEADS).map(|label| (*label).to_owned())
}

fn push_item(out: &mut Vec<String>, item: &SeenItem) {
    out.push(item.reference.clone());
    out.push(item.title.clone());
    push_named(out, &item.theme);
    item.parent.iter().chain(&item.depends_on).for_each(|named| push_named(out, named));
    for lane in [&item.product, &item.team, &item.goal, &item.owner, &item.status, &item.source] {
        out.extend(lane.iter().cloned());
    }
    out.extend(item.tags.iter().cloned());
    item.when.iter().for_each(|when| push_when(out, when));
    out.extend(item.standing.iter().map(|standing| standing.word.clone()));
    out.extend(item.effort.map(days));
    out.extend(item.links.iter().flat_map(|link| [link.title.clone(), link.url.clone()]));
}

fn push_decision(out: &mut Vec<String>, decision: &SeenDecision) {
    out.push(decision.reference.clone());
    out.push(decision.title.clone());
    decision.decided_on.iter().for_each(|when| push_when(out, when));
    let dates = [decision.needed_by, decision.escalates_on];
    dates.into_iter().flatten().for_each(|date| push_date(out, date));
    out.extend(decision.waiting_days.map(waited));
    for name in [&decision.escalates_to, &decision.driver, &decision.approver, &decision.chosen] {
        out.extend(name.iter().cloned());
    }
    out.extend(decision.blocked.iter().chain(&decision.supersedes).cloned());
    out.extend(
        decision
            .options
            .iter()
            .flat_map(|option| [Some(option.name.clone()), option.effort.clone()])
            .flatten(),
    );
    decision.concerns.iter().for_each(|named| push_named(out, named));
    out.extend(decision.expected.iter().filter_map(|result| result.by.clone()));
}

fn push_named(out: &mut Vec<String>, named: &Named) {
    out.push(named.reference.clone());
    out.push(named.title.clone());
}

fn push_when(out: &mut Vec<String>, when: &When) {
    out.push(when.text.clone());
    out.push(when.words.clone());
    let Some(span) = when.timeframe.span() else { return };
    for period in [span.start(), span.end()].into_iter().flatten() {
        if period.precision() == crate::timeframe::Precision::Day {
            push_day(out, period.first_day());
        }
    }
}

/// A date in the ways that pages say it.
fn push_date(out: &mut Vec<String>, date: PartialDate) {
    match date.exact() {
        Some(day) => push_day(out, day),
        None => out.extend([long_date(date), short_date(date), date.to_string()]),
    }
}

/// A day in the ways that pages say it.
fn push_day(out: &mut Vec<String>, day: NaiveDate) {
    out.push(long_day(day));
    out.push(day.format("%-d %b %Y").to_string());
    out.push(day.to_string());
}

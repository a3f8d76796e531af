//! The composer: what an update could say, the page that its text makes while somebody writes it, and the search of its
//! finished files. Nothing is written.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use roadbook_formats::document::Block;
use rusqlite::Connection;
use serde::Serialize;

use super::draft::{Draft, draft, template_named, template_of};
use super::finer::too_precise;
use super::ground::{Ground, ground};
use super::issue::{Scope, number_it, scope};
use super::kept_page::ReadPage;
use super::preview::TemplateName;
use super::store::quiet;
use super::warnings::{Judged, spoken_of, warnings_of};
use super::{Format, OutRecord, ShownRecord, Warning, compose_draft, out, render, shown, wanted};
use crate::audiences::budget::{BudgetUse, MessageWeight, in_month, used};
use crate::audiences::list::get;
use crate::audiences::row::{AudienceRow, row};
use crate::error::Result;
use crate::history::Moment;
use crate::ids::{AudienceId, Letter, Reference};
use crate::leaks::{self, Leak};
use crate::store::counter;
use crate::templates;
use crate::templates::check::{TemplateFault, check as check_template, unknown_fields};
use crate::told::changes::{RecordChange, What};
use crate::told::{WHOLE, gone_words, label};

/// What the composer of an audience starts with.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Composer {
    /// Who is told.
    pub audience: AudienceRow,
    /// The reference that the update gets when it is issued.
    pub next: String,
    /// What was written for it.
    pub draft: Draft,
    /// The template in use.
    pub template: String,
    /// The text as it stands: the draft's, or the template's.
    pub text: String,
    /// The text of the template.
    pub template_text: String,
    /// The templates there are.
    pub templates: Vec<TemplateName>,
    /// The update that it corrects.
    pub corrects: Option<String>,
    /// The records that may go in.
    pub shown: Vec<ShownRecord>,
    /// The records that stay out.
    pub out: Vec<OutRecord>,
    /// What is different since they last heard.
    pub heard: Heard,
    /// The files its updates are made as.
    pub formats: Vec<Format>,
    /// How many requests it may hold.
    pub requests_in_update: Option<u32>,
    /// How many updates a month the audience can take in.
    pub updates_a_month: Option<u32>,
    /// How many it got this month.
    pub this_month: u32,
    /// What is used up of its budget for messages of each weight.
    pub budget: Vec<BudgetUse>,
}

/// What an audience last heard, and what is different since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Heard {
    /// The newest update; nothing when it was never told.
    pub update: Option<String>,
    /// The day of it.
    pub on: Option<NaiveDate>,
    /// What is different for it.
    pub news: Vec<News>,
    /// How many records changed since that are no news to it.
    pub quiet: u32,
    /// How many values it was told that are no longer true.
    pub stale: u32,
}

/// One record that is different for an audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct News {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What the audience calls it.
    pub title: String,
    /// The field that tells most; `item` for a record that came or went.
    pub field: String,
    /// Its name on screen.
    pub label: String,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
    /// How many fields more are different.
    pub more: u32,
}

/// The page that a text makes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftPage {
    /// The page, exactly as the HTML file will be; nothing while something is wrong in the text.
    pub html: Option<String>,
    /// How many words a reader reads.
    pub words: u32,
    /// How many things it asks for.
    pub requests: u32,
    /// What is wrong in the text, by line.
    pub faults: Vec<TemplateFault>,
    /// What its author should look at.
    pub warnings: Vec<Warning>,
    /// How much attention it asks for.
    pub weight: MessageWeight,
    /// The records that it speaks of, by reference.
    pub speaks_of: Vec<String>,
    /// It speaks of one thing beside the regular updates: whatever else is news to its audience stays so.
    pub beside: bool,
}

/// What was looked for in the finished files, and found.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Searched {
    /// What was found in the finished files and must not be there.
    pub leaks: Vec<Leak>,
    /// How many withheld values were looked for.
    pub values: u32,
    /// In how many spellings.
    pub spellings: u32,
    /// In which files.
    pub formats: Vec<Format>,
}

/// The files that a person who asks for none is offered first: to print, to edit, to send.
const USUAL: &[Format] = &[Format::Pdf, Format::Docx, Format::Eml];

/// What the composer of an audience starts with.
///
/// # Errors
/// When there is no such audience, or the storage fails.
pub fn composer(conn: &Connection, audience: &AudienceId, today: NaiveDate) -> Result<Composer> {
    let audience = get(conn, audience)?;
    let draft = draft(conn, &audience.id)?;
    let base = template_named(conn, &audience, &draft.template)?;
    let whole = ground(conn, &audience, BTreeSet::new(), Moment::Now, today)?;
    let templates = templates::list::templates(conn)?.into_iter();
    Ok(Composer {
        next: Reference::update(counter::upcoming(conn, Letter::Update)?).to_string(),
        template: base.name.clone(),
        text: if draft.text.is_empty() { base.text.clone() } else { draft.text.clone() },
        template_text: base.text,
        templates: templates
            .map(|template| TemplateName { label: template.label(), name: template.name })
            .collect(),
        corrects: draft.corrects.map(|number| Reference::update(number).to_string()),
        shown: shown(&whole.view, &whole.withheld),
        out: out(&whole.withheld),
        heard: heard(conn, &whole)?,
        formats: if audience.formats.is_empty() { USUAL.to_vec() } else { audience.formats.clone() },
        requests_in_update: audience.requests_in_update,
        updates_a_month: audience.updates_a_month,
        this_month: in_month(&whole.sent, today),
        budget: used(&audience.budget, &whole.sent, today),
        draft,
        audience: row(audience),
    })
}

fn heard(conn: &Connection, ground: &Ground) -> Result<Heard> {
    let since = &ground.since;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let Some((number, on)) = since.update else {
        return Ok(Heard { update: None, on: None, news: Vec::new(), quiet: 0, stale: 0 });
    };
    let news: BTreeSet<&str> = since.records.iter().map(|record| record.reference.as_str()).collect();
    let quiet = quiet(conn, number)?.iter().filter(|changed| !news.contains(changed.as_str())).count();
    Ok(Heard {
        update: Some(Reference::update(number).to_string()),
        on: Some(on),
        news: since.records.iter().map(news_of).collect(),
        quiet: count(quiet),
        stale: count(since.stale.len()),
    })
}

/// What tells most about a record first.
const TELLING: &[&str] =
    &["timeframe", "health", "commitment", "chosen", "status", "latest", "title", "neededBy"];

fn news_of(record: &RecordChange) -> News {
    let news = |field: &str, before: Option<&str>, after: Option<&str>, more: usize| News {
        reference: record.reference.clone(),
        title: record.title.clone(),
        field: field.to_owned(),
        label: label(field).to_owned(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        more: u32::try_from(more).unwrap_or(u32::MAX),
    };
    match &record.what {
        What::New => news(WHOLE, None, Some(&record.title), 0),
        What::Gone => news(WHOLE, Some(&record.title), Some(gone_words(record.kind)), 0),
        What::Changed(fields) => {
            let rank =
                |field: &str| TELLING.iter().position(|known| *known == field).unwrap_or(TELLING.len());
            let first = fields.iter().min_by_key(|change| rank(&change.field));
            first.map_or_else(
                || news(WHOLE, None, None, 0),
                |first| {
                    let (before, after) = (first.before.as_deref(), first.after.as_deref());
                    news(&first.field, before, after, fields.len() - 1)
                },
            )
        }
    }
}

/// What the page of a draft stands on. It holds as long as nothing else in the workspace is changed.
///
/// # Errors
/// When there is no such audience, or the storage fails.
pub fn ground_of(conn: &Connection, draft: &Draft, today: NaiveDate) -> Result<Ground> {
    ground(conn, &get(conn, &draft.id)?, draft.left_out(), Moment::Now, today)
}

/// The page that the text of a draft makes, or what is wrong with it, under the number it will have.
///
/// # Errors
/// When there is no such template, or the storage fails.
pub fn page(conn: &Connection, ground: &Ground, draft: &Draft) -> Result<DraftPage> {
    let template = template_of(conn, &ground.audience, draft)?;
    let Ok(made) = ground.document(&template) else {
        let faults = check_template(&template, ground.page(), ground.meta());
        return Ok(DraftPage { faults, ..DraftPage::default() });
    };
    let mut document = made.document;
    number_it(conn, &mut document.meta, counter::upcoming(conn, Letter::Update)?, draft.corrects)?;
    let ReadPage { html, words, told, noticed } = ground.kept.read(&document, &ground.audience, &ground.seen);
    let judged = Judged {
        audience: &ground.audience,
        document: &document,
        view: &ground.view,
        withheld: &ground.withheld,
        last: ground.last.as_ref(),
        words,
        weight: made.weight,
        sent: &ground.sent,
    };
    let mut warnings = warnings_of(judged, &noticed, &ground.seen, &told);
    warnings.extend(spoken_of(&ground.names, &told));
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let requests = blocks.filter(|block| matches!(block, Block::Ask(_) | Block::Action(_))).count();
    Ok(DraftPage {
        html: Some(html),
        words,
        requests: u32::try_from(requests).unwrap_or(u32::MAX),
        // What today's page has no need of may be wrong all the same.
        faults: unknown_fields(&template),
        warnings,
        weight: made.weight,
        speaks_of: told.references().map(str::to_owned).collect(),
        beside: scope(conn, &ground.audience, draft, draft.corrects)? != Scope::Whole,
    })
}

/// Renders a draft in these formats as it would leave, and searches every file.
///
/// # Errors
/// When a page cannot be set or read back.
pub fn search(conn: &Connection, ground: &Ground, draft: &Draft, formats: &[Format]) -> Result<Searched> {
    let mut composed = compose_draft(conn, ground, draft)?;
    let next = counter::upcoming(conn, Letter::Update)?;
    let replaces = number_it(conn, &mut composed.document.meta, next, draft.corrects)?;
    composed.allowed.values.extend(replaces);
    let wanted = wanted(&composed);
    let formats: BTreeSet<Format> = formats.iter().copied().collect();
    let mut leaks = too_precise(&composed, &formats.iter().copied().collect::<Vec<_>>());
    let (mut values, mut spellings) = (0, 0);
    for format in &formats {
        for made in render::files(&composed, *format)? {
            let checked = leaks::check(format.key(), &made.told, &wanted);
            leaks.extend(checked.leaks);
            // The same values are looked for in each file.
            values = values.max(checked.values);
            spellings = spellings.max(checked.spellings);
        }
    }
    Ok(Searched { leaks, values, spellings, formats: formats.into_iter().collect() })
}

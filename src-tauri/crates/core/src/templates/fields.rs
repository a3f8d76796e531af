//! The merge fields a template can ask for.
//!
//! | field | what it is |
//! |---|---|
//! | `company`, `sender` | as the workspace's settings have them |
//! | `today` | the day of the update: "22 November 2026" |
//! | `audience.name`, `audience.purpose`, `audience.clearance` | who it is for |
//! | `audience.isAuthor` | whether it is the built-in Author |
//! | `headline`, `lead` | one sentence on how it stands, and a line on what is covered |
//! | `waiting` | how many decisions wait, and until when; empty when none does |
//! | `counts.items`, `.onTrack`, `.atRisk`, `.offTrack`, `.done`, `.now`, `.next`, `.later`, `.waiting`, `.decided` | numbers |
//! | `since.update`, `.day`, `.changes` | the update they got last, its day, and how much is different since |
//! | `items` | what the audience sees of each: `reference`, `title`, `level`, `theme.title`, `product`, `team`, `goal`, `owner`, `tags`, `when.text`, `when.words`, `commitment`, `standing.word`, `status`, `effort`, `text`, `dependsOn` |
//! | `decisions` | likewise: `reference`, `title`, `status`, `waiting`, `neededBy`, `approver`, `driver`, `blocked`, `recommendation`, `chosen`, `decidedOn.text`, `concerns` |

use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::Template;
use super::page::Page;
use super::summary::Summary;
use crate::timeframe::long_day;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fields<'a> {
    company: &'a str,
    sender: &'a str,
    today: String,
    audience: Reader<'a>,
    headline: &'a str,
    lead: &'a str,
    waiting: &'a str,
    counts: &'a super::summary::Counts,
    since: Heard,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decisions: Option<Value>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reader<'a> {
    name: &'a str,
    purpose: &'a str,
    clearance: &'static str,
    is_author: bool,
}

#[derive(Serialize)]
struct Heard {
    update: String,
    day: String,
    changes: usize,
}

/// The fields of a page as plain data: of items and decisions all there are, or none where a template does not ask for them.
pub(super) fn fields(template: &Template, page: Page<'_>, summary: &Summary) -> Value {
    let view = page.view;
    let items = || Value::from(Serde(&view.items));
    let decisions = || Value::from(Serde(&view.decisions));
    let asks = |name: &str| template.text.lines().any(|line| !is_block(line) && line.contains(name));
    Value::from(Serde(Fields {
        company: &view.company,
        sender: &view.sender,
        today: long_day(view.today),
        audience: Reader {
            name: &view.audience.name,
            purpose: &view.audience.purpose,
            clearance: view.audience.clearance.word(),
            is_author: view.audience.is_author,
        },
        headline: &summary.headline,
        lead: &summary.lead,
        waiting: &summary.waiting,
        counts: &summary.counts,
        since: Heard {
            update: page.since.update.map(|(number, _)| format!("U-{number}")).unwrap_or_default(),
            day: page.since.update.map(|(_, day)| long_day(day)).unwrap_or_default(),
            changes: page.since.update.map_or(0, |_| page.since.records.len()),
        },
        items: asks("items").then(|| match page.kept {
            Some(kept) => kept.items(items),
            None => items(),
        }),
        decisions: asks("decisions").then(|| match page.kept {
            Some(kept) => kept.decisions(decisions),
            None => decisions(),
        }),
    }))
}

/// Whether a line begins a block, which makes its items and decisions of the view itself.
fn is_block(line: &str) -> bool {
    line.starts_with("```roadbook") && !line.contains('{')
}

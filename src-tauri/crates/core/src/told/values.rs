//! The values of a view, field by field in the audience's words: what is compared, and what is looked for on a page.

use roadbook_formats::date::PartialDate;
use roadbook_formats::document::prose::{from_markdown, plain_text};

use crate::audiences::Field;
use crate::audiences::view::{Named, SeenDecision, SeenItem, View, When};
use crate::op::Kind;
use crate::templates::days;
use crate::timeframe::{long_date, short_date};

/// A record of a view with everything that can be read of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SeenRecord {
    /// Its reference.
    pub reference: String,
    /// What kind of record it is.
    pub kind: Kind,
    /// What the audience calls it.
    pub title: String,
    /// Its values; none is empty.
    pub values: Vec<SeenValue>,
}

/// One value of a view.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SeenValue {
    /// The field.
    pub field: &'static str,
    /// What the audience reads.
    pub words: String,
    /// Other ways in which a page says the same.
    pub also: Vec<String>,
}

impl SeenRecord {
    /// The value of a field.
    pub fn value(&self, field: &str) -> Option<&SeenValue> {
        self.values.iter().find(|value| value.field == field)
    }
}

/// Every record of a view: items, then decisions, by reference.
pub(crate) fn of_view(view: &View) -> Vec<SeenRecord> {
    let items = view.items.iter().map(of_item);
    items.chain(view.decisions.iter().map(of_decision)).collect()
}

/// The name of a field on screen and on a page.
pub fn label(field: &str) -> &'static str {
    match field {
        "item" => "Plan",
        "level" => "Level",
        "parent" => "Part of",
        "status" => "Status",
        "chosen" => "Chosen",
        "recommendation" => "Recommended",
        "neededBy" => "Needed by",
        "escalatesOn" => "Goes on",
        "escalatesTo" => "Goes to",
        "blocked" => "Holds up",
        "ifNobodyDecides" => "If nobody decides",
        "context" => "Context",
        "rationale" | "why" => "Why",
        "options" => "Options",
        "driver" => "Driver",
        "approver" => "Decides",
        "supersedes" => "Replaces",
        "concerns" => "About",
        "latest" => "Reading",
        "target" => "Target",
        "raidType" => "Type",
        "score" => "Score",
        "ifUnresolved" => "If nothing is done",
        "nextAction" => "Next",
        "help" => "Help",
        "due" => "Due",
        other => Field::ALL.iter().find(|field| field.key() == other).map_or("", |field| field.word()),
    }
}

/// Collects values, leaving empty ones out.
#[derive(Default)]
pub(super) struct Values(pub(super) Vec<SeenValue>);

impl Values {
    pub(super) fn put(&mut self, field: &'static str, words: impl Into<String>) {
        self.also(field, words, Vec::new());
    }

    pub(super) fn also(&mut self, field: &'static str, words: impl Into<String>, also: Vec<String>) {
        let words = words.into();
        if !words.trim().is_empty() {
            self.0.push(SeenValue { field, words, also });
        }
    }

    pub(super) fn maybe(&mut self, field: &'static str, words: Option<&String>) {
        self.put(field, words.cloned().unwrap_or_default());
    }

    pub(super) fn text(&mut self, field: &'static str, markdown: &str) {
        self.put(field, plain_text(&from_markdown(markdown)));
    }

    fn day(&mut self, field: &'static str, date: Option<PartialDate>) {
        let also = date.map(|date| {
            let day = date.exact().map(|day| day.format("%-d %b %Y").to_string());
            day.into_iter().chain([short_date(date)]).collect()
        });
        self.also(field, date.map(long_date).unwrap_or_default(), also.unwrap_or_default());
    }

    fn when(&mut self, when: Option<&When>) {
        if let Some(when) = when {
            self.also(Field::Timeframe.key(), when.words.clone(), vec![when.text.clone()]);
        }
    }
}

fn of_item(item: &SeenItem) -> SeenRecord {
    let mut values = Values::default();
    values.put("title", item.title.clone());
    values.when(item.when.as_ref());
    values.put("commitment", item.commitment.map(|sure| sure.word().to_owned()).unwrap_or_default());
    values.maybe("health", item.standing.as_ref().map(|standing| &standing.word));
    values.maybe("status", item.status.as_ref());
    values.put("level", item.level.word());
    values.put("parent", item.parent.as_ref().map(said).unwrap_or_default());
    values.maybe("product", item.product.as_ref());
    values.maybe("team", item.team.as_ref());
    values.maybe("goal", item.goal.as_ref());
    values.maybe("owner", item.owner.as_ref());
    values.put("tags", item.tags.join(", "));
    values.text("description", &item.text);
    values.put("effort", item.effort.map(days).unwrap_or_default());
    values.put("links", joined(item.links.iter().map(|link| link.title.clone())));
    values.put("dependencies", joined(item.depends_on.iter().map(said)));
    values.maybe("source", item.source.as_ref());
    SeenRecord {
        reference: item.reference.clone(),
        kind: Kind::Item,
        title: item.title.clone(),
        values: values.0,
    }
}

fn of_decision(decision: &SeenDecision) -> SeenRecord {
    let mut values = Values::default();
    values.put("title", decision.title.clone());
    values.put("status", decision.status.map(|status| status.word().to_owned()).unwrap_or_default());
    values.when(decision.decided_on.as_ref());
    values.maybe("chosen", decision.chosen.as_ref());
    values.maybe("recommendation", decision.recommendation.as_ref());
    values.day("neededBy", decision.needed_by);
    values.day("escalatesOn", decision.escalates_on);
    values.maybe("escalatesTo", decision.escalates_to.as_ref());
    values.put("blocked", decision.blocked.join(", "));
    values.text("ifNobodyDecides", &decision.if_nobody_decides);
    values.text("context", &decision.context);
    values.text("rationale", &decision.rationale);
    values.put("options", joined(decision.options.iter().map(|option| option.name.clone())));
    values.maybe("driver", decision.driver.as_ref());
    values.maybe("approver", decision.approver.as_ref());
    values.put("supersedes", decision.supersedes.join(", "));
    values.put("concerns", joined(decision.concerns.iter().map(said)));
    SeenRecord {
        reference: decision.reference.clone(),
        kind: Kind::Decision,
        title: decision.title.clone(),
        values: values.0,
    }
}

fn said(named: &Named) -> String {
    format!("{} ({})", named.title, named.reference)
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join("; ")
}

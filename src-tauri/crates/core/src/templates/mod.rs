//! Templates: how an update is laid out, as text that anybody can write who knows Markdown.
//!
//! Owns the templates that come with the program, those of the workspace, the sandbox that fills in merge fields, and what blocks become. Sees a [`View`] and
//! nothing else: no record, no file, no clock, no other template.
//!
//! # How a template is written
//!
//! A template is Markdown. `# …` is the headline, the text below it the lead, and each `## …` begins a part whose name
//! stands in the label column; a part may hold running text and blocks.
//!
//! **Merge fields** are [Jinja](https://jinja.palletsprojects.com/templates/): `{{ company }}`, `{{ audience.name }}`,
//! `{{ headline }}`, `{% if decisions %}…{% endif %}`, `{% for item in items %}…{% endfor %}`. What there is stands in
//! [`fields`]. A field that does not exist is an error that names template and line. A value is put in as it is: Markdown
//! in a title stays letters, and no value can begin a part or a block.
//!
//! **Blocks** are fenced code whose info string is `roadbook` and the block's name, with one `key: value` a line:
//!
//! ````markdown
//! ## What comes
//!
//! ```roadbook items
//! by: quarter
//! show: text, commitment, status
//! ```
//! ````
//!
//! | block | what it becomes | keys |
//! |---|---|---|
//! | `page` | nothing: it says how the page opens | `title`, `opening` (beside, large), `status` (shown, none), `weight` (notice, announcement, fyi) |
//! | `items` | the items, one below the other; with `by`, one part a group | `by` (quarter, month, horizon, theme, product, team, owner, goal, status, commitment, none), `show` (text, when, commitment, status, word (the team's own), owner, team, product, theme, goal, level, tags, dependencies, effort, links, source), `as` (entries, table), `only` (all, open, done, at risk, cut, committed, milestones), `tag`, `most` |
//! | `columns` | now, next and later, side by side | `show`, `now`, `next`, `later` (what the words mean) |
//! | `decisions` | what waits, each with its action line, or what was decided | `which` (waiting, decided, declined), `as` (asks, table), `within` (90 days), `most` |
//! | `dates` | a strip of dates that come up | `within` (90 days), `show` (items, decisions) |
//! | `roadmap` | the roadmap as a picture | `by` (theme, product, team, goal, owner, none), `months` (12) |
//! | `action` | what the reader is to do | `what`, `by`, `how`, `silent` |
//! | `status` | how many items stand where | none |
//! | `changes` | what is different for the audience since it last heard | `show` (title, when, commitment, status, decision, needed by, owner, team, product, goal, part of, dependencies, effort, text, reading, target, next), `of` (items, decisions, metrics and risks they were told of), `most` |
//! | `corrections` | what it was told that is no longer true | `show` (as `changes`) |
//! | `metrics` | how the measures stand against their targets | `only` (all, off target, in reviews), `most` |
//! | `risks` | what is open of risks, assumptions, issues and dependencies, for those who are told what waits | `only` (open, need help), `most` |
//! | `glossary` | its own words on this page, with what they mean | none |
//!
//! Every block also takes `note`, small words below the part's name, and `empty`, what stands there when it has nothing
//! to show: a sentence, or `leave out`, which takes the whole part away. Without it "Nothing this time." stands there.

pub mod add;
pub mod archive;
mod blocks;
pub mod check;
pub(crate) mod covers;
mod document;
pub mod edit;
pub mod fields;
mod fill;
pub mod list;
mod nearest;
pub mod offer;
mod outline;
mod page;
pub mod ready;
mod summary;
pub mod versions;

pub use blocks::KeptBlocks;
pub(crate) use blocks::{LABELS, NOTHING_NEEDED, days, waited};
pub use document::{Made, document};
pub use page::Page;
pub(crate) use page::is_over;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::TemplateId;
use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, plain};
use crate::search::Words;

#[cfg(doc)]
use crate::audiences::view::View;

/// A longer text is no template.
pub const LONGEST: usize = 256 * 1024;

/// A template.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Template {
    /// Its id. One that came with the program has its name for an id.
    pub id: TemplateId,
    /// What scripts and audiences call it: "sales". Never empty.
    pub name: String,
    /// What it is for, in a sentence.
    pub purpose: String,
    /// Its text.
    pub text: String,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

impl Template {
    /// What it is called on screen: "Sales: by quarter, with what may be promised".
    pub fn label(&self) -> String {
        let mut letters = self.name.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        let purpose = if self.purpose.is_empty() { String::new() } else { format!(": {}", self.purpose) };
        format!("{first}{}{purpose}", letters.as_str())
    }

    /// A refusal that names the template and, where it is known, the line.
    pub(crate) fn fault(
        &self,
        line: Option<usize>,
        what: impl std::fmt::Display,
        hint: impl Into<String>,
    ) -> Error {
        Error::Template { template: self.name.clone(), line, what: what.to_string(), hint: hint.into() }
    }
}

static TABLE: Table = Table::new("template", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("name", "name"),
    plain("purpose", "purpose"),
    plain("text", "text"),
    flag("archived", "archived"),
];

impl Record for Template {
    const KIND: Kind = Kind::Template;
    const IS_SEARCHED: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id.0
    }

    fn words(&self) -> Option<Words> {
        Some(Words { reference: String::new(), title: self.name.clone(), body: self.text.clone() })
    }
}

/// Refuses a text that is no template, whatever stands in it.
fn fits(template: &Template) -> Result<()> {
    if template.text.len() > LONGEST {
        return Err(template.fault(
            None,
            "it is longer than 256 KB",
            "A template says where things stand; keep the things in records.",
        ));
    }
    Ok(())
}

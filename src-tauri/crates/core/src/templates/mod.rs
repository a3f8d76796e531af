//! Templates: how an update is laid out, as text that anybody can write who knows Markdown.
//!
//! Owns the built-in templates, the sandbox that fills in merge fields, and what blocks become. Sees a [`View`] and
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
//! | `page` | nothing: it says how the page opens | `title`, `opening` (beside, large), `status` (shown, none) |
//! | `items` | the items, one below the other; with `by`, one part a group | `by` (quarter, month, horizon, theme, product, team, owner, goal, status, commitment, none), `show` (text, when, commitment, status, word (the team's own), owner, team, product, theme, goal, level, tags, dependencies, effort, links, source), `as` (entries, table), `only` (all, open, done, at risk) |
//! | `columns` | now, next and later, side by side | `show`, `now`, `next`, `later` (what the words mean) |
//! | `decisions` | what waits, each with its action line, or what was decided | `which` (waiting, decided), `as` (asks, table), `within` (90 days) |
//! | `dates` | a strip of dates that come up | `within` (90 days), `show` (items, decisions) |
//! | `roadmap` | the roadmap as a picture | `by` (theme, product, team, goal, owner, none), `months` (12) |
//! | `action` | what the reader is to do | `what`, `by`, `how`, `silent` |
//! | `status` | how many items stand where | none |
//!
//! Every block also takes `note`, small words below the part's name, and `empty`, what stands there when it has nothing
//! to show: a sentence, or `leave out`, which takes the whole part away. Without it "Nothing this time." stands there.

mod blocks;
mod document;
pub mod fields;
mod fill;
mod outline;
mod page;
mod summary;

pub(crate) use blocks::{LABELS, days, waited};
pub use document::{Made, document};
pub use page::{Page, long_day};

use crate::error::{Error, Result};

#[cfg(doc)]
use crate::audiences::view::View;

/// A template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// What it is called by scripts and audiences: "sales".
    pub name: String,
    /// What it is called on screen.
    pub label: String,
    /// Its text.
    pub text: String,
}

const BUILT_IN: [(&str, &str, &str); 5] = [
    (
        "executives",
        "Executives: what is needed, and where a plan is at risk",
        include_str!("built_in/executives.md"),
    ),
    (
        "engineering",
        "Engineering: by team, with what depends on what",
        include_str!("built_in/engineering.md"),
    ),
    ("sales", "Sales: by quarter, with what may be promised", include_str!("built_in/sales.md")),
    ("customers", "Customers: now, next and later", include_str!("built_in/customers.md")),
    ("standard", "Standard: all items and decisions, field by field", include_str!("built_in/standard.md")),
];

/// Every template, in the order a person chooses from.
pub fn all() -> Vec<Template> {
    BUILT_IN.iter().map(|built_in| made(*built_in)).collect()
}

/// The template of this name, in any case.
///
/// # Errors
/// [`Error::Invalid`] naming the templates there are.
pub fn named(name: &str) -> Result<Template> {
    let wanted = name.trim().to_lowercase();
    let found = BUILT_IN.iter().find(|(known, ..)| *known == wanted);
    found.map(|built_in| made(*built_in)).ok_or_else(|| {
        let known: Vec<_> = BUILT_IN.iter().map(|(name, ..)| *name).collect();
        let hint = format!("There are {}.", known.join(", "));
        Error::invalid(format!("There is no template “{}”", name.trim()), hint)
    })
}

fn made((name, label, text): (&str, &str, &str)) -> Template {
    Template { name: name.to_owned(), label: label.to_owned(), text: text.to_owned() }
}

impl Template {
    /// A refusal that names the template and, where it is known, the line.
    pub(crate) fn fault(&self, line: Option<usize>, what: impl std::fmt::Display, hint: &str) -> Error {
        let place = line.map(|line| format!(", line {line}")).unwrap_or_default();
        Error::invalid(format!("Template “{}”{place}: {what}", self.name), hint)
    }
}

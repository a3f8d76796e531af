//! Structured MADR 1.0: the front matter it asks for, and its sections in their order, all of them.

use super::markdown::{Markdown, at_end, files, in_front, links, quoted, quoted_list, status_links};
use super::{Page, PageOption};
use crate::words::DecisionStatus;

/// The file of a decision. `project` is what the decisions are about; `today` stands where the form asks for a day that
/// nobody has said.
pub fn structured_madr(page: &Page, project: &str, today: chrono::NaiveDate) -> String {
    let mut file = Markdown::default();
    front(&mut file, page, project, today);
    file.heading(&format!("# ADR-{:04}: {}", page.number, page.title));
    file.heading("## Status").paragraph(word(status(page)));
    for link in status_links(page) {
        file.paragraph(&link);
    }
    let or_none = |text: &str| if text.trim().is_empty() { "None.".to_owned() } else { text.to_owned() };
    file.heading("## Context");
    if page.context.trim_start().starts_with("### ") {
        file.paragraph(&page.context);
    } else {
        file.section("### Background and Problem Statement", &or_none(&page.context));
    }
    file.heading("## Decision Drivers").heading("### Primary Decision Drivers");
    list_or_none(&mut file, page.drivers.clone());
    file.heading("## Considered Options");
    for (number, option) in (1..).zip(&page.options) {
        considered(&mut file, number, option);
    }
    if page.options.is_empty() {
        file.paragraph("None.");
    }
    let chosen = page.chosen.as_ref().map(|chosen| format!("Chosen option: \"{chosen}\"."));
    file.section("## Decision", &or_none(&chosen.unwrap_or_default()));
    file.section("## Consequences", &or_none(&page.consequences));
    file.section("## Decision Outcome", &or_none(&page.rationale));
    file.heading("## Related Decisions");
    list_or_none(&mut file, links(page));
    file.heading("## Links");
    list_or_none(&mut file, files(page));
    file.section("## More Information", &or_none(&page.more));
    for (name, text) in &page.sections {
        file.section(&format!("### {name}"), text);
    }
    audit(&mut file, page, today);
    if in_front(page).is_none() {
        file.line(&at_end(page).unwrap_or_default());
    }
    file.finish()
}

fn front(file: &mut Markdown, page: &Page, project: &str, today: chrono::NaiveDate) {
    let none = || "unknown".to_owned();
    let created = page.recorded_on.or(page.decided_on).map_or(today, |date| date.first_day());
    let updated = page.decided_on.map_or(created, |date| date.first_day()).max(created);
    let tags = if page.tags.is_empty() { vec!["decision".to_owned()] } else { page.tags.clone() };
    let author = page.driver.clone().or_else(|| page.approver.clone()).unwrap_or_else(none);
    let project = if project.trim().is_empty() { none() } else { project.to_owned() };
    let fields = [
        ("title", quoted(&page.title)),
        ("description", quoted(&page.title)),
        ("type", "adr".to_owned()),
        ("category", "product".to_owned()),
        ("tags", quoted_list(&tags)),
        ("status", status(page).key().to_owned()),
        ("created", created.to_string()),
        ("updated", updated.to_string()),
        ("author", quoted(&author)),
        ("project", quoted(&project)),
    ];
    file.line("---");
    for (name, value) in fields {
        // What its file says of it goes before what would be made up.
        let is_said = page
            .front_matter
            .lines()
            .any(|line| line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(':')));
        if !is_said {
            file.line(&format!("{name}: {value}"));
        }
    }
    file.others(page);
    if !page.links.is_empty() {
        let related: Vec<_> =
            page.links.iter().map(|link| super::file_name(link.number, &link.title)).collect();
        file.line(&format!("related: {}", quoted_list(&related)));
    }
    if let Some(extension) = in_front(page) {
        file.line(&extension);
    }
    file.line("---").line("");
}

/// The four words the form knows.
#[derive(Clone, Copy)]
enum Known {
    Proposed,
    Accepted,
    Deprecated,
    Superseded,
}

impl Known {
    fn key(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Accepted => "accepted",
            Self::Deprecated => "deprecated",
            Self::Superseded => "superseded",
        }
    }
}

fn status(page: &Page) -> Known {
    use DecisionStatus::{Accepted, Deferred, Draft, Proposed, Provisional, Rejected, Reversed, Superseded};
    match page.status {
        Some(Accepted | Provisional) => Known::Accepted,
        Some(Superseded) => Known::Superseded,
        Some(Rejected | Reversed) => Known::Deprecated,
        Some(Draft | Proposed | Deferred) | None => Known::Proposed,
    }
}

fn word(status: Known) -> &'static str {
    match status {
        Known::Proposed => "Proposed",
        Known::Accepted => "Accepted",
        Known::Deprecated => "Deprecated",
        Known::Superseded => "Superseded",
    }
}

fn considered(file: &mut Markdown, number: usize, option: &PageOption) {
    let is_numbered = option.name.to_lowercase().starts_with(&format!("option {number}:"));
    let name = if is_numbered { option.name.clone() } else { format!("Option {number}: {}", option.name) };
    file.heading(&format!("### {name}"));
    let text = if option.text.is_empty() { &option.name } else { &option.text };
    file.paragraph(&format!("**Description**: {text}"));
    let of = |entries: &[String]| match entries.is_empty() {
        true => vec!["None named".to_owned()],
        false => entries.to_vec(),
    };
    let mut characteristics: Vec<_> =
        option.effort.iter().map(|effort| format!("Effort: {effort}")).collect();
    characteristics.extend(option.neutral.iter().cloned());
    for (name, entries) in [
        ("Technical Characteristics", &characteristics),
        ("Advantages", &option.pros),
        ("Disadvantages", &option.cons),
    ] {
        file.heading(&format!("**{name}**:")).list(of(entries));
    }
    if let Some(risk) = &option.risk {
        file.heading("**Risk Assessment**:").list([format!("**Technical Risk**: {risk}")]);
    }
    if let Some(out) = &option.disqualifier {
        file.paragraph(&format!("**Disqualifying Factor**: {out}"));
    }
}

fn list_or_none(file: &mut Markdown, entries: Vec<String>) {
    if entries.is_empty() {
        file.paragraph("None.");
    } else {
        file.list(entries);
    }
}

fn audit(file: &mut Markdown, page: &Page, today: chrono::NaiveDate) {
    let day = page.decided_on.map_or(today, |date| date.first_day());
    file.heading("## Audit").heading(&format!("### {day}"));
    file.paragraph("**Status:** Pending");
    file.paragraph("**Findings:**");
    file.line("| Finding | Files | Lines | Assessment |");
    file.line("|---------|-------|-------|------------|");
    file.line("| Awaiting implementation | - | - | pending |").line("");
    file.paragraph("**Summary:** Written from the decision log; nothing was looked through yet.");
    file.paragraph("**Action Required:** Look through it when it is carried out.");
}

//! The templates that come with the program. One that nobody changed is read from here, so that it gets better with it.

use std::collections::BTreeSet;

use super::Template;
use crate::ids::TemplateId;

const READY: [(&str, &str, &str); 18] = [
    ("executives", "What is needed, and where a plan is at risk", include_str!("built_in/executives.md")),
    ("engineering", "By team, with what depends on what", include_str!("built_in/engineering.md")),
    ("sales", "By quarter, with what may be promised", include_str!("built_in/sales.md")),
    ("customers", "Now, next and later", include_str!("built_in/customers.md")),
    ("standard", "All items and decisions, field by field", include_str!("built_in/standard.md")),
    ("weekly update", "What changed, what waits and what comes up", include_str!("built_in/weekly.md")),
    (
        "executive summary",
        "The least that has to be known, in under 200 words",
        include_str!("built_in/summary.md"),
    ),
    (
        "release notes",
        "What is ready to use, and what does not work yet",
        include_str!("built_in/release-notes.md"),
    ),
    ("launch", "An announcement by tier", include_str!("built_in/launch.md")),
    ("change of date", "What they were told that is no longer true", include_str!("built_in/date-change.md")),
    ("decision", "What was decided, and what it changes", include_str!("built_in/decision.md")),
    ("beta invitation", "Who may try what, and what a beta is", include_str!("built_in/beta-invitation.md")),
    ("beta end", "What was learned, and what happens now", include_str!("built_in/beta-end.md")),
    ("incident", "Between support and engineering, one page for both", include_str!("built_in/incident.md")),
    ("quarterly plan", "What is planned, and what is not", include_str!("built_in/quarterly-plan.md")),
    ("not doing", "What we are not doing, and why", include_str!("built_in/not-doing.md")),
    ("onboarding", "For a new product manager", include_str!("built_in/onboarding.md")),
    (
        "change of process",
        "What is done differently, from when on",
        include_str!("built_in/process-change.md"),
    ),
];

/// All of them, in the order a person chooses from.
pub fn ready() -> impl Iterator<Item = Template> {
    READY.iter().map(|ready| made(*ready))
}

/// The one with this name or id.
pub fn named(name: &str) -> Option<Template> {
    READY.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name)).map(|ready| made(*ready))
}

/// Whether a text is that of a template which came with the program, untouched.
pub fn came_with_the_program(text: &str) -> bool {
    READY.iter().any(|(.., known)| known.trim_end() == text.trim_end())
}

/// The lines of a text that a template of the program has, too.
pub fn shared_lines(text: &str) -> Vec<String> {
    let known: BTreeSet<&str> = READY.iter().flat_map(|(.., known)| known.lines()).map(str::trim).collect();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && known.contains(line));
    lines.map(str::to_owned).collect()
}

fn made((name, purpose, text): (&str, &str, &str)) -> Template {
    Template {
        id: TemplateId(name.to_owned()),
        name: name.to_owned(),
        purpose: purpose.to_owned(),
        text: text.to_owned(),
        archived: false,
    }
}

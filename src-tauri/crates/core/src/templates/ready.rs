//! The templates that come with the program. One that nobody changed is read from here, so that it gets better with it.

use super::Template;
use crate::ids::TemplateId;

const READY: [(&str, &str, &str); 5] = [
    ("executives", "What is needed, and where a plan is at risk", include_str!("built_in/executives.md")),
    ("engineering", "By team, with what depends on what", include_str!("built_in/engineering.md")),
    ("sales", "By quarter, with what may be promised", include_str!("built_in/sales.md")),
    ("customers", "Now, next and later", include_str!("built_in/customers.md")),
    ("standard", "All items and decisions, field by field", include_str!("built_in/standard.md")),
];

/// All of them, in the order a person chooses from.
pub fn ready() -> impl Iterator<Item = Template> {
    READY.iter().map(|ready| made(*ready))
}

/// The one with this name or id.
pub fn named(name: &str) -> Option<Template> {
    READY.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name)).map(|ready| made(*ready))
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

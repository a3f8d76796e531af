//! Leads the links in the texts of a page to files that are called otherwise now.

use std::sync::LazyLock;

use crate::pattern::pattern;
use regex::{Captures, Regex};

use super::Page;

impl Page {
    /// Points the links in its texts to files that have other names now. `from` is the place of the file that the texts were
    /// written in, and `now` gives the name of the file that stood at a path, both in one folder. Other links stay.
    pub fn lead_on(&mut self, from: &str, now: &dyn Fn(&str) -> Option<String>) {
        let Self { context, rationale, consequences, confirmation, more, .. } = self;
        let mut texts = vec![context, rationale, consequences, confirmation, more];
        let Self { sections, options, drivers, status_as_written, .. } = self;
        texts.extend(status_as_written);
        texts.extend(sections.iter_mut().map(|(_, text)| text));
        texts.extend(drivers);
        for option in options {
            texts.push(&mut option.text);
            texts.extend(option.pros.iter_mut().chain(&mut option.cons).chain(&mut option.neutral));
        }
        for text in texts {
            if text.contains("](") || text.contains("]:") {
                *text = led_on(text, from, now);
            }
        }
    }
}

/// A text with its links led on: `[label](target)` and `[label]: target`.
fn led_on(text: &str, from: &str, now: &dyn Fn(&str) -> Option<String>) -> String {
    static TARGET: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?m)(?P<before>\]\(<?|^\s{0,3}\[[^\]\n]+\]:\s*<?)(?P<target>[^)>\s]+)"));
    let replace = |found: &Captures<'_>| {
        let target = &found["target"];
        format!("{}{}", &found["before"], name_now(target, from, now).as_deref().unwrap_or(target))
    };
    TARGET.replace_all(text, replace).into_owned()
}

/// What the file is called that a target leads to, with the place in it.
fn name_now(target: &str, from: &str, now: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let (path, place) = target.split_at(target.find(['#', '?']).unwrap_or(target.len()));
    if path.is_empty() || path.contains("://") || path.starts_with('/') {
        return None;
    }
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    let mut parts: Vec<&str> =
        from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect());
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(format!("{}{place}", now(&parts.join("/"))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_names_of_now() {
        let now = |path: &str| match path {
            "docs/adr/0003-outline.md" => Some("0004-outline.md".to_owned()),
            "docs/other place.md" => Some("0009-other.md".to_owned()),
            _ => None,
        };
        let check = |text: &str, expect: &str| {
            let mut page = Page { context: text.into(), ..Page::default() };
            page.lead_on("docs/adr/0001-first.md", &now);
            assert_eq!(page.context, expect);
        };
        check(
            "See [it](0003-outline.md) and [a](./0003-outline.md#why).",
            "See [it](0004-outline.md) and [a](0004-outline.md#why).",
        );
        check("See [b](../other%20place.md \"title\").", "See [b](0009-other.md \"title\").");
        check("See [c][1].\n\n[1]: 0003-outline.md\n", "See [c][1].\n\n[1]: 0004-outline.md\n");
        check("[d](<0003-outline.md>)", "[d](<0004-outline.md>)");
        for other in [
            "[e](https://example.org/0003-outline.md)",
            "[f](0007-gone.md)",
            "[g](../../../x.md)",
            "[h](#here)",
            "ab",
        ] {
            check(other, other);
        }
    }
}

//! MADR 4: front matter, and the sections of its long form that say something.

use super::Page;
use super::markdown::{Markdown, at_end, facts, files, in_front, link, links, quoted, quoted_list};

/// The file of a decision.
pub fn madr(page: &Page) -> String {
    let mut file = Markdown::default();
    front(&mut file, page);
    file.heading(&format!("# {}", page.title));
    file.section("## Context and Problem Statement", &page.context);
    if !page.drivers.is_empty() {
        file.heading("## Decision Drivers").list(page.drivers.iter().cloned());
    }
    if !page.options.is_empty() {
        file.heading("## Considered Options").list(page.options.iter().map(|option| option.name.clone()));
    }
    outcome(&mut file, page);
    arguments(&mut file, page);
    more(&mut file, page);
    if in_front(page).is_none() {
        file.line(&at_end(page).unwrap_or_default());
    }
    file.finish()
}

fn front(file: &mut Markdown, page: &Page) {
    file.line("---");
    if let Some(word) = page.status_word() {
        // A word that names the other already would name it twice.
        let alone = if word.contains(char::is_whitespace) { "superseded" } else { word };
        let by = page.superseded_by().map(|by| format!("{alone} by {}", link(by)));
        let word = by.unwrap_or_else(|| word.to_owned());
        file.line(&format!("status: {}", quoted(&word)));
    }
    if let Some(date) = page.decided_on {
        file.line(&format!("date: {date}"));
    }
    let deciders: Vec<_> = page.approver.iter().cloned().collect();
    for (name, people) in
        [("decision-makers", &deciders), ("consulted", &page.consulted), ("informed", &page.informed)]
    {
        if !people.is_empty() {
            file.line(&format!("{name}: {}", quoted_list(people)));
        }
    }
    if !page.tags.is_empty() {
        file.line(&format!("tags: {}", quoted_list(&page.tags)));
    }
    file.others(page);
    if let Some(extension) = in_front(page) {
        file.line(&extension);
    }
    file.line("---").line("");
}

fn outcome(file: &mut Markdown, page: &Page) {
    let chosen = page.chosen.as_ref().map(|chosen| match page.rationale.trim() {
        "" => format!("Chosen option: \"{chosen}\"."),
        rationale if begins_a_block(rationale) => {
            format!("Chosen option: \"{chosen}\", because\n\n{rationale}")
        }
        rationale => format!("Chosen option: \"{chosen}\", because {rationale}"),
    });
    let text = chosen.unwrap_or_else(|| page.rationale.clone());
    if text.is_empty() && page.consequences.is_empty() && page.confirmation.is_empty() {
        return;
    }
    file.heading("## Decision Outcome");
    if !text.is_empty() {
        file.paragraph(&text);
    }
    file.section("### Consequences", &page.consequences);
    file.section("### Confirmation", &page.confirmation);
}

/// Whether a text begins with a list, a table or the like, which has to stand on lines of its own.
fn begins_a_block(text: &str) -> bool {
    let number = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let is_numbered = number.len() < text.len() && (number.starts_with(". ") || number.starts_with(") "));
    is_numbered || ["* ", "- ", "+ ", "> ", "#", "|", "```", "~~~"].iter().any(|sign| text.starts_with(sign))
}

fn arguments(file: &mut Markdown, page: &Page) {
    let says = |option: &&super::PageOption| {
        !option.text.is_empty()
            || !facts(option).is_empty()
            || [&option.pros, &option.cons, &option.neutral].iter().any(|side| !side.is_empty())
    };
    if page.options.iter().find(says).is_none() {
        return;
    }
    file.heading("## Pros and Cons of the Options");
    for option in page.options.iter().filter(says) {
        file.heading(&format!("### {}", option.name));
        if !option.text.is_empty() {
            file.paragraph(&option.text);
        }
        let side = |word: &'static str, texts: &[String]| -> Vec<String> {
            texts.iter().map(|text| format!("{word}, because {text}")).collect()
        };
        let sides = [side("Good", &option.pros), side("Neutral", &option.neutral), side("Bad", &option.cons)];
        file.list(sides.concat());
        for fact in facts(option) {
            file.paragraph(&fact);
        }
    }
}

fn more(file: &mut Markdown, page: &Page) {
    let (links, files) = (links(page), files(page));
    if page.more.is_empty() && page.sections.is_empty() && links.is_empty() && files.is_empty() {
        return;
    }
    file.heading("## More Information");
    if !page.more.is_empty() {
        file.paragraph(&page.more);
    }
    file.list(links);
    file.list(files);
    for (name, text) in &page.sections {
        file.section(&format!("### {name}"), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::decision_record::{SourceFile, read_folder};

    #[test]
    fn a_reason_stands_behind_the_option_and_is_read_again() {
        let check = |rationale: &str, expect: &str| {
            let page = Page {
                number: 1,
                title: "Buy".into(),
                chosen: Some("Rails".into()),
                rationale: rationale.into(),
                ..Page::default()
            };
            let text = madr(&page);
            assert!(text.contains(expect), "{text}");
            let folder = read_folder(&[SourceFile { path: "0001-buy.md", bytes: text.as_bytes() }], None);
            let record = &folder.records[0];
            assert_eq!(
                (record.chosen.as_deref(), record.outcome.as_deref()),
                (Some("Rails"), Some(rationale)),
                "{text}"
            );
        };
        check("it is quick", "Chosen option: \"Rails\", because it is quick\n");
        check("* quick\n* cheap", "Chosen option: \"Rails\", because\n\n* quick\n* cheap\n");
        check("1. quick", "because\n\n1. quick\n");
        check("2 weeks is all we have", "because 2 weeks is all we have\n");
    }
}

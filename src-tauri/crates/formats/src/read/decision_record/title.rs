//! Finds the title and the number of a decision record: in its heading, its front matter or the name of its file.

use std::sync::LazyLock;

use regex::Regex;

use super::fields::Field;
use super::label::Label;
use super::outline::pattern;
use super::placeholder::is_placeholder;
use super::sections::Section;

/// A title without its number.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// Nothing when the file has no heading of its own.
    pub(super) title: Option<String>,
    /// The number in front of the title, as written.
    pub(super) number: Option<String>,
    /// The place of the heading among the pieces.
    pub(super) at: Option<usize>,
    /// There is a heading, and the template's words stand in it still.
    pub(super) is_placeholder: bool,
}

/// The heading that is the title: the first one, unless a section begins the file.
pub(super) fn heading(sections: &[Section]) -> Heading {
    let is_title = |section: &&Section| match section.label {
        None => true,
        Some(Label::Status) => false,
        // "# Decision: use A" and "# Links" are titles, "# Decision" is a section.
        Some(label) => section.level == 1 && (!section.value.text.is_empty() || label == Label::More),
    };
    let first = sections.first().filter(|section| section.level < 7);
    if let Some(first) = first.filter(|first| {
        first.label == Some(Label::Title) && first.own.is_empty() && first.value.text.is_empty()
    }) {
        return Heading { is_placeholder: true, at: Some(first.at()), ..Heading::default() };
    }
    let first = first.filter(is_title);
    let Some(first) =
        first.or_else(|| sections.iter().find(|section| section.level == 1 && section.label.is_none()))
    else {
        return Heading::default();
    };
    let (number, title) = split_number(&first.heading.shown());
    let found = Heading { number, at: Some(first.at()), ..Heading::default() };
    if title.is_empty() && found.number.is_none() || !title.is_empty() && is_left_to_write(&title) {
        return Heading { is_placeholder: true, ..found };
    }
    if !title.is_empty() && !is_kind(&title) {
        return Heading { title: Some(title), ..found };
    }
    // "# ADR-0012", and the title in a heading of its own.
    let mut after = sections.iter().skip_while(|section| section.at() <= first.at());
    let after = after.next().filter(|section| section.label.is_none() && section.level < 7);
    let own = after.map(|section| (section.at(), split_number(&section.heading.shown())));
    match own.filter(|(_, (_, title))| !is_placeholder(title)) {
        Some((at, (number, title))) => Heading {
            title: Some(title),
            number: found.number.or(number),
            at: Some(at),
            ..Heading::default()
        },
        None => Heading { title: Some(title).filter(|title| !title.is_empty()), ..found },
    }
}

/// The title that a field gives, for files without a heading.
pub(super) fn title_field(fields: &[Field]) -> Option<(Option<String>, String)> {
    let titles = fields.iter().filter(|field| field.label == Label::Title).flat_map(|field| &field.values);
    titles.map(|value| split_number(&value.shown())).find(|(_, title)| !is_placeholder(title))
}

/// The number and the title that a text without a heading begins with: `ADR-0023: Use queues`.
pub(super) fn title_line(file: &[&str], front_lines: usize) -> Option<(String, String)> {
    let first = file.iter().skip(front_lines).map(|line| line.trim()).find(|line| !line.is_empty())?;
    // A list begins with a number, too.
    let (number, title) = split_number(Some(first).filter(|line| line.starts_with(char::is_alphabetic))?);
    Some((number?, title)).filter(|(_, title)| !title.is_empty() && !is_placeholder(title))
}

/// Parts a number from the title that follows it: `3. Title`, `ADR-0012: Title`, `Decision 7 – Title`, `0001 Title`.
/// A longer name that ends in a number (`ODH-ADR-DR-0001: Title`) is part of the title, since others cite it.
pub(super) fn split_number(heading: &str) -> (Option<String>, String) {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?ix)^ (?P<before> [^\p{L}\p{N}]* )
              (?: (?P<kind> (?: madr|ladr|adr|adl|pdr|tdr|ddr|edr|mdr|dr|ad|rfc|arc
                    | (?:architectur(?:e|al)\s+)? decision (?:\s+record)? | (?:architektur)?entscheidung | d[ée]cision | decisi[óo]n | decis[ãa]o | besluit | beslissing ) )
                  \s* [-_–\#:.]? \s* (?: no\.? | nr\.? | n[º°] | \# )? \s* (?P<cited> \d{1,6} [a-z]? (?:\.\d+)* )
                | (?P<plain> \d{1,6} [a-z]? ) )
              (?P<after> [\]*_`)]* \s* (?: [.:)\|·–—-]+ | $ )? [*_]* ) (?P<gap> \s* ) (?P<title> .* ) $",
        )
    });
    let whole = || (None, heading.trim().to_owned());
    let Some(found) = NUMBER.captures(heading.trim()) else { return whole() };
    let text = |name: &str| found.name(name).map_or("", |part| part.as_str());
    let (plain, after, title) = (text("plain"), text("after"), text("title"));
    let has_sign = after.contains(['.', ':', ')', '|', '·', '–', '—', '-']);
    let is_apart =
        !text("gap").is_empty() || after.ends_with([' ', ':', ']', '*', '–', '—']) || title.is_empty();
    let is_number = if plain.is_empty() {
        is_apart
    } else {
        // "0001 Title" has a number; "5 reasons" and "3D maps" have none.
        is_apart
            && (has_sign || plain.starts_with('0') && plain.len() >= 3)
            && plain
                .parse::<u32>()
                .is_ok_and(|number| !(1900..2100).contains(&number) || after.contains(['.', ')']))
    };
    if !is_number {
        return whole();
    }
    let number = if plain.is_empty() { text("cited") } else { plain };
    (Some(number.to_owned()), without_open_marks(text("before"), after, title))
}

/// A title whose emphasis began before the number.
fn without_open_marks(before: &str, after: &str, title: &str) -> String {
    let marks = ["**", "__"].into_iter().find(|mark| before.contains(mark) && !after.contains(mark));
    let title = marks.and_then(|mark| title.trim_end().strip_suffix(mark)).unwrap_or(title);
    title.trim().to_owned()
}

/// The number in the name of a file: `0012-title`, `ADR-012-title`, `ODH-ADR-Operator-0014-title`; not a date.
pub(super) fn number_of_file(stem: &str) -> Option<String> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?ix)^ (?: (?: [a-z]+ [-_.\s] )*? (?: m?adr|adl|ad|pdr|tdr|ddr|dr|rfc|decision|entscheidung ) [-_.\s]?
                  (?: (?P<near> \d{2,5}[a-z] | \d{1,5} ) | (?: [a-z]+ [-_.\s] )+? (?P<far> \d{3,5} ) )
                | (?P<first> \d{2,5}[a-z] | \d{1,5} ) )
              (?: [-_.\s] (?P<rest> .* ) )? $",
        )
    });
    let found = NAME.captures(stem)?;
    let number = ["near", "far", "first"].iter().find_map(|name| found.name(name))?.as_str();
    let rest = found.name("rest").map_or("", |rest| rest.as_str());
    let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let is_date = is_year
        && rest.len() > 2
        && rest.bytes().take(2).all(|byte| byte.is_ascii_digit())
        && !rest.as_bytes()[2].is_ascii_digit();
    (!is_date).then(|| number.to_owned())
}

/// A title made of the name of a file, for want of a better one.
pub(super) fn title_of_file(stem: &str) -> String {
    let words = stem.split(['-', '_', ' ']).filter(|word| !word.is_empty());
    let words: Vec<_> = words.skip_while(|word| word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    let title = if words.is_empty() { stem.to_owned() } else { words.join(" ") };
    let mut letters = title.chars();
    letters.next().map_or(title.clone(), |first| first.to_uppercase().chain(letters).collect())
}

/// A heading that only says what kind of file it is.
fn is_kind(title: &str) -> bool {
    let kinds = [
        "adr",
        "architecture decision record",
        "architectural decision record",
        "decision record",
        "decision",
        "architecture decision",
        "architekturentscheidung",
    ];
    kinds.contains(&title.to_lowercase().trim_end_matches([':', ' ']))
}

/// Whether a heading still holds the words of a template: `[short title]`, `ADR-NNN: Title`, `Title`.
fn is_left_to_write(title: &str) -> bool {
    static UNNUMBERED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*adr[-_ #]*(?:n{2,}|x{2,}|\#{2,}|\[.*?\]|\{.*?\}|<.*?>)(?:\W|$)"));
    let lower = title.to_lowercase();
    let starts = [
        "short title",
        "title of the decision",
        "title of decision",
        "kurzer titel",
        "titre court",
        "título corto",
        "título curto",
    ];
    is_placeholder(title)
        || UNNUMBERED.is_match(title)
        || title.rsplit_once(": ").is_some_and(|(_, rest)| is_placeholder(rest))
        || matches!(
            lower.as_str(),
            "title" | "titel" | "titre" | "título" | "titolo" | "decision title" | "template"
        )
        || starts.iter().any(|start| lower.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::super::outline::outline;
    use super::super::sections::sections;
    use super::*;

    #[test]
    fn a_text_without_a_heading_may_begin_with_its_title() {
        let check = |text: &str, expect: Option<(&str, &str)>| {
            let file: Vec<&str> = text.lines().collect();
            let found = title_line(&file, 0);
            assert_eq!(
                found.as_ref().map(|(number, title)| (number.as_str(), title.as_str())),
                expect,
                "{text}"
            );
        };
        check("\nADR-0023: Use queues\n\nStatus: Accepted\n", Some(("0023", "Use queues")));
        check("Status: Accepted\n", None);
        check("We use queues.\n", None);
        check("1. Use queues\n", None);
        check("", None);
    }

    #[test]
    fn numbers_are_parted_from_titles() {
        let check = |heading: &str, number: &str, title: &str| {
            let expect = (Some(number.to_owned()).filter(|number| !number.is_empty()), title.to_owned());
            assert_eq!(split_number(heading), expect, "{heading}");
        };
        check("1. Record architecture decisions", "1", "Record architecture decisions");
        check("ADR-0012: Use A", "0012", "Use A");
        check("ADR 12: Use A", "12", "Use A");
        check("ADR 0022 — Use A", "0022", "Use A");
        check("ADR-009 : Use A", "009", "Use A");
        check("ADR #7 - Use A", "7", "Use A");
        check("ADR015: Use A", "015", "Use A");
        check("[ADR-0012] Use A", "0012", "Use A");
        check("**ADR-0002** Use A", "0002", "Use A");
        check("**ADR-0002: Use `A`**", "0002", "Use `A`");
        check("ADR-007.1: Use A", "007.1", "Use A");
        check("ADR-12b: Use A", "12b", "Use A");
        check("Decision 0007 - Use A", "0007", "Use A");
        check("Decision 3: Use A", "3", "Use A");
        check("Architecture Decision Record 4: Use A", "4", "Use A");
        check("Entscheidung 5: Wir nehmen A", "5", "Wir nehmen A");
        check("0001 Defer macOS", "0001", "Defer macOS");
        check("0026 – Use A", "0026", "Use A");
        check("0001: Use A", "0001", "Use A");
        check("0001 · El cielo", "0001", "El cielo");
        check("12) Use A", "12", "Use A");
        check("📘 ADR-3: Use A", "3", "Use A");
        check("ADR-0001", "0001", "");
        for whole in [
            "Use A",
            "5 reasons to use A",
            "3D maps",
            "2024 - the plan",
            "ODH-ADR-DR-0001: Data Registry",
            "ADR - Use A",
            "ADR RHAISTRAT-979 \"x\"",
            "**Bold**",
            "HTTP/2 everywhere",
            "12 Factor: apps",
            "Decision: use A",
            "Open Data Hub - ODH-ADR-0003 - Licence",
            "ADR-20260721T185221Z-custom: The",
            "",
        ] {
            check(whole, "", whole);
        }
    }

    #[test]
    fn files_have_numbers_in_their_names() {
        let check =
            |stem: &str, number: Option<&str>| assert_eq!(number_of_file(stem).as_deref(), number, "{stem}");
        check("0012-use-a", Some("0012"));
        check("ADR-012-use-a", Some("012"));
        check("adr_7_use_a", Some("7"));
        check("ADR015-use-a", Some("015"));
        check("ODH-ADR-Operator-0014-use-a", Some("0014"));
        check("001", Some("001"));
        check("12b-use-a", Some("12b"));
        check("20200924-use-a", None);
        check("2024-01-15-use-a", None);
        check("use-http-2", None);
        check("adr-use-http-2", None);
        check("3d-maps", None);
        check("log4brains", None);
        check("2024-use-a", Some("2024"));
    }

    #[test]
    fn the_title_is_the_first_heading_unless_a_section_begins() {
        let check = |markdown: &str, title: Option<&str>, is_placeholder: bool| {
            let found = heading(&sections(&outline(markdown, 0), markdown.lines().count()));
            assert_eq!((found.title.as_deref(), found.is_placeholder), (title, is_placeholder), "{markdown}");
        };
        check("# 1. Use A\n\n## Status\n", Some("Use A"), false);
        check("## Use A\n\n### Status\n", Some("Use A"), false);
        check("## Context\n\nx\n", None, false);
        check("## Status\n\nx\n\n# Use A\n", Some("Use A"), false);
        check("# ADR-0012\n\n## Use A\n\n## Status\n", Some("Use A"), false);
        check("# ADR-0012\n\n## Status\n", None, false);
        check("# Architecture Decision Record\n\n## Use A\n", Some("Use A"), false);
        check("# Decision: use A\n", Some("Decision: use A"), false);
        check("Use A\n=====\n", Some("Use A"), false);
        check("# [Use A](b.md) now\n", Some("Use A now"), false);
        check("# [short title of solved problem and solution]\n", None, true);
        check("# {short title}\n", None, true);
        check("# {title}\n", None, true);
        check("# Title\n\n## Status\n", None, true);
        check("## Title\n\nUse A\n", None, false);
        check("# Links\n\n## Context\n", Some("Links"), false);
        check("# Decision\n\nx\n\n# Context\n", None, false);
        check("# <!-- short title -->\n", None, true);
        check("# ADR-NNN: Title of it\n", None, true);
        check("# ADR [NUMBER]: [SHORT TITLE]\n", None, true);
        check("# Decision: [Title]\n", None, true);
        check("# ADR-0000: {Title}\n", None, true);
        check("## 9999. Template\n", None, true);
        check("text only\n", None, false);
    }
}

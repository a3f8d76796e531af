//! Reads the options of a decision, the arguments for and against each, and which one was chosen.

use std::sync::LazyLock;

use regex::Regex;

use super::OptionText;
use super::label::Label;
use super::outline::{Line, Piece, Start, pattern};
use super::placeholder::is_placeholder;
use super::sections::Section;
use crate::fold::fold;

/// The options that were considered, in order, with their arguments.
pub(super) fn options(pieces: &[Piece], sections: &[Section], file: &[&str]) -> Vec<OptionText> {
    let mut options: Vec<OptionText> = Vec::new();
    let is_about_options =
        |section: &Section| matches!(section.label, Some(Label::Options | Label::Arguments));
    for (index, section) in sections.iter().enumerate().filter(|(_, section)| is_about_options(section)) {
        let below: Vec<_> =
            sections[index + 1..].iter().take_while(|below| below.at() < section.pieces.end).collect();
        let top = below.iter().map(|other| other.level).min();
        let headed: Vec<_> = below
            .iter()
            .filter(|other| Some(other.level) == top && other.level < 7 && other.label.is_none())
            .collect();
        if section.label == Some(Label::Options) && headed.is_empty() {
            options.extend(listed(&pieces[section.own.clone()]));
        }
        for headed in headed {
            let name = headed.heading.shown().trim_matches('*').to_owned();
            if is_placeholder(&name) || options.len() >= MOST {
                continue;
            }
            let known = options.iter().position(|option| is_same(&option.name, &name));
            let place = known.unwrap_or(options.len());
            if known.is_none() {
                options.push(OptionText { name, ..OptionText::default() });
            }
            argue(&mut options[place], &pieces[headed.pieces.clone()]);
            if options[place].text.is_empty() {
                options[place].text = file[headed.lines.clone()].join("\n").trim().to_owned();
            }
        }
    }
    options
}

/// No decision has more options than this.
const MOST: usize = 200;

/// The options that a list names, one an item; what stands below an item describes it.
pub(super) fn listed(pieces: &[Piece]) -> Vec<OptionText> {
    let mut options: Vec<OptionText> = Vec::new();
    for piece in pieces {
        let Piece::Text { line, start, depth } = piece else { continue };
        match (start, depth, options.last_mut()) {
            (Start::Item { .. }, 1, _) => {
                options.push(OptionText { name: line.shown(), ..OptionText::default() });
            }
            (Start::Wrapped, 1, Some(option)) if option.text.is_empty() => {
                option.name.extend([" ", &line.shown()]);
            }
            (_, 1.., Some(option)) => {
                let gap = if option.text.is_empty() { "" } else { "\n" };
                option.text.extend([gap, &line.text]);
            }
            _ => {}
        }
    }
    options.retain(|option| !is_placeholder(&option.name));
    options
}

/// `Option 1: Use A` in the list is `Use A` under its own heading.
fn is_same(one: &str, other: &str) -> bool {
    let bare = |name: &str| {
        let folded = fold(name);
        let words: Vec<_> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && *word != "option")
            .map(str::to_owned)
            .collect();
        words.join(" ")
    };
    let (one, other) = (bare(one), bare(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    !short.is_empty()
        && (long == short || long.starts_with(&format!("{short} ")) || long.ends_with(&format!(" {short}")))
}

/// Which way an argument speaks.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Pro,
    Con,
    Neutral,
}

fn argue(option: &mut OptionText, pieces: &[Piece]) {
    let mut side = None;
    for piece in pieces {
        let (line, is_item) = match piece {
            Piece::Heading { line, .. } => (line, false),
            Piece::Text { line, start, .. } => (line, matches!(start, Start::Item { .. })),
            Piece::Row { .. } => continue,
        };
        match (side_of(&line.text), is_item) {
            (Some((said, "")), _) => side = Some(said),
            (Some((said, argument)), _) => add(option, said, argument),
            (None, true) => side.into_iter().for_each(|side| add(option, side, &line.text)),
            (None, false) if matches!(piece, Piece::Heading { .. }) => side = None,
            (None, false) => {}
        }
    }
}

fn add(option: &mut OptionText, side: Side, argument: &str) {
    let list = match side {
        Side::Pro => &mut option.pros,
        Side::Con => &mut option.cons,
        Side::Neutral => &mut option.neutral,
    };
    if !is_placeholder(argument) {
        list.push(argument.to_owned());
    }
}

/// The side a line takes, and what it says: `Good, because it is fast`; nothing for the name of a list of arguments.
fn side_of(text: &str) -> Option<(Side, &str)> {
    static SIDE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?ix)^\W* (?: (?P<pro> good|pros?|advantages?|positive|gut|vorteile?|bon|avantages?|bueno|ventajas?|bom|vantagens?|vantaggi|voordelen|良い )
                | (?P<con> bad|cons?|contra|disadvantages?|drawbacks?|negative|schlecht|nachteile?|mauvais|inconv[ée]nients?|malo|desventajas?|ruim|desvantagens?|svantaggi|nadelen|悪い )
                | (?P<neutral> neutral|neutre|neutraal|neutro ) )
              (?P<mark> \W* , \s* (?:because|weil|da|car|parce\s+que|porque|perch[ée]|omdat)? [:,]? \s+ | \W* [:：–—-] \W*? \s+ | \W*$ )",
        )
    });
    let found = SIDE.captures(text)?;
    let side = if found.name("pro").is_some() {
        Side::Pro
    } else if found.name("con").is_some() {
        Side::Con
    } else {
        Side::Neutral
    };
    Some((side, text[found.get(0)?.end()..].trim()))
}

/// The option that the outcome names: `Chosen option: "A", because it is fast`.
pub(super) fn chosen(lines: &[&Line]) -> Option<String> {
    static CHOSEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:chosen (?:option|solution|alternative)|selected option|we (?:chose|choose|decided for)|gew[äa]hlte (?:option|alternative|l[öo]sung)|option (?:choisie|retenue)|opci[óo]n (?:elegida|escogida)|op[çc][ãa]o escolhida|opzione scelta|gekozen optie|選択した案)\W*?[:：]\s*",
        )
    });
    let (at, start) =
        lines.iter().enumerate().find_map(|(at, line)| Some((at, CHOSEN.find(&line.text)?.end())))?;
    let said = lines[at].from(start).shown();
    let name = quoted(&said).unwrap_or_else(|| unquoted(&said)).trim();
    (!is_placeholder(name)).then(|| name.to_owned())
}

static BECAUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^\W*(?:because|since|as|weil|da|denn|car|parce que|porque|perch[ée]|omdat)\b[:,]?")
});

/// A name in quotes, which may hold quotes itself: it ends at the quote after which the sentence ends or goes on.
fn quoted(said: &str) -> Option<&str> {
    let open = said.chars().next()?;
    let close = match open {
        '"' | '\'' | '`' => open,
        '“' | '„' => '”',
        '«' => '»',
        _ => return None,
    };
    // A longer name is none.
    let inside = &said[open.len_utf8()..said.floor_char_boundary(1_000).max(open.len_utf8())];
    let is_close = |letter: char| letter == close || close == '”' && letter == '“';
    let ends =
        |rest: &str| rest.is_empty() || rest.starts_with([',', '.', ';', ':', '(']) || BECAUSE.is_match(rest);
    let mut closes = inside
        .char_indices()
        .filter(|(_, letter)| is_close(*letter))
        .map(|(at, letter)| (at, at + letter.len_utf8()));
    let (end, _) =
        closes.clone().find(|(_, after)| ends(inside[*after..].trim_start())).or_else(|| closes.next())?;
    Some(&inside[..end])
}

fn unquoted(said: &str) -> &str {
    let words = [", because", " because", ", weil", ", since", " weil", ", car", ", porque"];
    let end = words.iter().filter_map(|word| said.find(word)).min().unwrap_or(said.len());
    said[..end].trim_end_matches(['.', ','])
}

#[cfg(test)]
mod tests {
    use super::super::outline::outline;
    use super::super::sections::sections;
    use super::*;

    fn read(markdown: &str) -> Vec<OptionText> {
        let pieces = outline(markdown, 0);
        let file: Vec<_> = markdown.lines().collect();
        options(&pieces, &sections(&pieces, file.len()), &file)
    }

    #[test]
    fn options_are_named_by_items_or_headings() {
        let check = |markdown: &str, expect: &[&str]| {
            assert_eq!(
                read(markdown).iter().map(|option| option.name.as_str()).collect::<Vec<_>>(),
                expect,
                "{markdown}"
            );
        };
        check("## Considered Options\n\n* A\n* [B](b) c\n  d\n", &["A", "B c d"]);
        check("## Considered Options\n\n1. **A**\n   - more\n2. B\n", &["A", "B"]);
        check("## Options\n\n### A\n\nx\n\n### B\n", &["A", "B"]);
        check("## Betrachtete Alternativen\n\n- A\n\n## Vor- und Nachteile\n\n### A\n\n### C\n", &["A", "C"]);
        check(
            "## Considered Options\n\n* Option 1: A b\n\n## Pros and Cons of the Options\n\n### A b\n",
            &["Option 1: A b"],
        );
        check("## Considered Options\n\n* {title of option 1}\n* …\n", &[]);
    }

    #[test]
    fn arguments_take_sides() {
        let found = read(
            "## Pros and Cons of the Options\n\n### A\n\nAbout A.\n\n* Good, because fast\n* Neutral, because old\n* Bad, because dear\n\n### B\n\n**Pros:**\n\n- cheap\n\n#### Cons\n\n- slow\n- Pro: known\n",
        );
        assert_eq!(
            (found[0].pros.as_slice(), found[0].neutral.as_slice(), found[0].cons.as_slice()),
            (["fast".to_owned()].as_slice(), ["old".to_owned()].as_slice(), ["dear".to_owned()].as_slice())
        );
        assert!(found[0].text.starts_with("About A."));
        assert_eq!(
            (found[1].pros.as_slice(), found[1].cons.as_slice()),
            (["cheap".to_owned(), "known".to_owned()].as_slice(), ["slow".to_owned()].as_slice())
        );
    }

    #[test]
    fn the_chosen_option_is_named() {
        let check = |text: &str, expect: Option<&str>| {
            let line = Line::plain(text, 1);
            assert_eq!(chosen(&[&line]).as_deref(), expect, "{text}");
        };
        check("Chosen option: \"A\", because it is fast.", Some("A"));
        check("Chosen option: \"Use an \"x\" in it\".", Some("Use an \"x\" in it"));
        check("Chosen option: 'Say \"Good, because\" and so', because", Some("Say \"Good, because\" and so"));
        check("Chosen option: A, because fast", Some("A"));
        check("Chosen option: A.", Some("A"));
        check("Gewählte Option: „A“, weil schnell", Some("A"));
        check("Chosen option: \"[option 1]\", because [justification]", None);
        check("We like A.", None);
    }
}

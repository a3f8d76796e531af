//! Reads the options of a decision, the arguments for and against each, and which one was chosen.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::OptionText;
use super::arguments::argue;
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
            let told = argue(&mut options[place], &pieces[headed.pieces.clone()]);
            if options[place].text.is_empty() {
                options[place].text = without(&file[headed.lines.clone()], headed.lines.start, &told);
            }
        }
    }
    options
}

/// No decision has more options than this.
const MOST: usize = 200;

/// The text of some lines of a file, the first of which has this place, without those that are told elsewhere.
fn without(lines: &[&str], first: usize, told: &BTreeSet<u32>) -> String {
    let mut text = String::new();
    for (line, number) in lines.iter().zip(first + 1..) {
        let is_told = u32::try_from(number).is_ok_and(|number| told.contains(&number));
        let is_gap = line.trim().is_empty() && (text.is_empty() || text.ends_with("\n\n"));
        if !is_told && !is_gap {
            text.push_str(line);
            text.push('\n');
        }
    }
    // A form asks for this word before the text; the text is the same without it.
    let text = text.trim();
    let described = text.strip_prefix("**Description**:").or_else(|| text.strip_prefix("**Description:**"));
    described.unwrap_or(text).trim_start().to_owned()
}

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

/// The option that the outcome names: `Chosen option: "A", because it is fast`.
pub(super) fn chosen(lines: &[&Line]) -> Option<String> {
    let (at, start) =
        lines.iter().enumerate().find_map(|(at, line)| Some((at, CHOSEN.find(&line.text)?.end())))?;
    let said = lines[at].from(start).shown();
    let name = quoted(&said).map_or_else(|| unquoted(&said), |(name, _)| name).trim();
    (!is_placeholder(name)).then(|| name.to_owned())
}

static CHOSEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:chosen (?:option|solution|alternative)|selected option|we (?:chose|choose|decided for)|gew[äa]hlte (?:option|alternative|l[öo]sung)|option (?:choisie|retenue)|opci[óo]n (?:elegida|escogida)|op[çc][ãa]o escolhida|opzione scelta|gekozen optie|選択した案)\W*?[:：]\s*",
    )
});

static BECAUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^\W*(?:because|since|as|weil|da|denn|car|parce que|porque|perch[ée]|omdat)\b[:,]?")
});

/// The text of an outcome without the words that name the option, where it begins with them: what is left says why.
pub(super) fn without_choice(outcome: &str, chosen: Option<&str>) -> String {
    let reason = || {
        let (first, rest) = outcome.split_once('\n').unwrap_or((outcome, ""));
        let said = &first[CHOSEN.find(first)?.end()..];
        let (name, after) = quoted(said).unwrap_or_else(|| said.split_at(unquoted(said).len()));
        let because = BECAUSE.find(after).map(|found| after[found.end()..].trim_start());
        let nothing = || (!after.contains(char::is_alphanumeric)).then_some("");
        let reason = because.or_else(nothing).filter(|_| Some(name.trim()) == chosen)?;
        Some(format!("{reason}\n{rest}").trim().to_owned())
    };
    reason().unwrap_or_else(|| outcome.to_owned())
}

/// A name in quotes and what stands behind it. It may hold quotes itself: it ends at the quote after which the sentence
/// ends or goes on.
fn quoted(said: &str) -> Option<(&str, &str)> {
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
    let (end, after) =
        closes.clone().find(|(_, after)| ends(inside[*after..].trim_start())).or_else(|| closes.next())?;
    Some((&inside[..end], &said[open.len_utf8() + after..]))
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
        assert_eq!(found[0].text, "About A.", "what is an argument is said once");
        assert_eq!(found[1].text, "");
        assert_eq!(
            (found[1].pros.as_slice(), found[1].cons.as_slice()),
            (["cheap".to_owned(), "known".to_owned()].as_slice(), ["slow".to_owned()].as_slice())
        );
    }

    #[test]
    fn an_argument_of_several_lines_is_whole_and_one_with_parts_stays_in_the_text() {
        let found = read(
            "## Options\n\n### A\n\n* Good, because fast\n  and known\n\nMore.\n\n### B\n\n* Bad, because dear\n  * at first\n  * later\n",
        );
        assert_eq!(
            (found[0].pros.as_slice(), found[0].text.as_str()),
            (["fast and known".to_owned()].as_slice(), "More.")
        );
        assert_eq!(found[1].cons, ["dear"]);
        assert_eq!(found[1].text, "* Bad, because dear\n  * at first\n  * later");
    }

    #[test]
    fn what_an_option_takes_and_risks_is_no_argument() {
        let found = read(
            "## Considered Options\n\n### Option 1: Kafka\n\n**Description**: A log.\n\n**Technical Characteristics**:\n\n* Effort: 3 weeks\n* Old\n\n**Advantages**:\n\n* Known\n\n**Disadvantages**:\n\n* Dear\n\n**Risk Assessment**:\n\n* **Technical Risk**: Low\n* **Schedule Risk**: High\n\n**Disqualifying Factor**: No licence\n",
        );
        let option = &found[0];
        assert_eq!(
            (option.pros.as_slice(), option.cons.as_slice()),
            (["Known".to_owned()].as_slice(), ["Dear".to_owned()].as_slice())
        );
        assert_eq!(option.effort.as_deref(), Some("3 weeks"));
        assert_eq!(option.risk.as_deref(), Some("Technical Risk: Low\nSchedule Risk: High"));
        assert_eq!(option.disqualifier.as_deref(), Some("No licence"));
        assert_eq!(option.text, "A log.\n\n**Technical Characteristics**:\n\n* Old");
    }

    #[test]
    fn an_outcome_says_why_without_the_name() {
        let check = |outcome: &str, expect: &str| {
            let lines: Vec<_> = outcome.lines().map(|line| Line::plain(line, 1)).collect();
            let chosen = chosen(&lines.iter().collect::<Vec<_>>());
            assert_eq!(without_choice(outcome, chosen.as_deref()), expect, "{outcome}");
        };
        check("Chosen option: \"A\", because it is\nfast.\n\nMore.", "it is\nfast.\n\nMore.");
        check("Chosen option: \"A\".", "");
        check("We chose: A.\n\nIt is fast.", "It is fast.");
        check("**Chosen option: \"A\"**, because fast", "fast");
        check("Chosen option: A, because fast", "fast");
        check("Gewählte Option: „A“, weil schnell", "schnell");
        check("Chosen option: \"A\" (for now), because fast", "Chosen option: \"A\" (for now), because fast");
        check("We like A.", "We like A.");
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

//! Texts of people as Markdown that reads back as the same text (CommonMark 0.31, GitHub's tables and strike-through).

use crate::shown::shown;

/// A text on one line, with everything escaped that Markdown would take for itself.
pub(super) fn text(words: &str) -> String {
    guarded(escape(&one_line(words)))
}

/// The same within a line that has already begun.
pub(super) fn inline(words: &str) -> String {
    escape(&one_line(words))
}

/// In strong type; nothing for nothing.
pub(super) fn bold(words: &str) -> String {
    let inside = inline(words);
    if inside.is_empty() { inside } else { format!("**{inside}**") }
}

/// A text that keeps its spaces at both ends, for spans that stand between others.
pub(super) fn span(words: &str) -> String {
    let line = shown(words).replace('\n', " ");
    escape(&line)
}

fn one_line(words: &str) -> String {
    shown(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Escapes what needs it. A bare address with such a letter in it is kept from becoming a link, where escapes do not hold.
fn escape(line: &str) -> String {
    let one = |word: &str| {
        let escaped = escape_word(word);
        if escaped == word { escaped } else { escaped.replace("://", "\\://").replace("www.", "www\\.") }
    };
    line.split_inclusive(' ').map(one).collect()
}

fn escape_word(line: &str) -> String {
    let letters: Vec<char> = line.chars().collect();
    let mut out = String::with_capacity(line.len() + 8);
    for (at, letter) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(at + 1).copied();
        let needs = match letter {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            // Behind a letter it can begin nothing, and with nothing begun it can end nothing.
            '_' => !before.is_some_and(char::is_alphanumeric),
            // Could begin an entity.
            '&' => after.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            // Could close a heading.
            '#' => {
                before.is_none_or(|previous| previous == ' ' || previous == '#')
                    && after.is_none_or(|next| next == ' ' || next == '#')
            }
            _ => false,
        };
        if needs {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A line of Markdown that does not begin a list, a quote or a rule. Other markers are escaped wherever they stand.
pub(super) fn guarded(mut line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line.starts_with(['+', '-', '=', '>']) {
        line.insert(0, '\\');
    } else if digits > 0 && line.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        line.insert(digits, '\\');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::prose::{from_markdown, plain_text};

    #[test]
    fn what_people_wrote_reads_back() {
        for words in [
            "plain words",
            "1. not a list",
            "12) nor this",
            "- + * = > # ## ~~~ ``` ---",
            "# no heading #",
            "####### seven",
            "C# and #hash",
            "snake_case and _emphasis_ and __init__",
            "*stars* **two** `code` [link](https://x.org) ![picture](y)",
            "<script>alert(1)</script> <b>bold</b> a < b > c",
            "&amp; &#35; AT&T R&D &",
            "a | b || c",
            "~struck~ ~~twice~~",
            "back\\slash \\* \\",
            "> quoted",
            "+ plus",
            "=== ---",
            "www.example.org and https://example.org/a_b_(c)",
            "https://example.org/~bob and www.example.org/*x* and mail_me@example.org",
            "Ω ünïcode 日本 👩‍👩‍👧",
            "{{ template }} ${x} %s",
            "![",
            "`unclosed",
        ] {
            let read = plain_text(&from_markdown(&text(words)));
            assert_eq!(read, words, "written as {}", text(words));
            let heading = plain_text(&from_markdown(&format!("# {}", text(words))));
            assert_eq!(heading, words, "as a heading");
            let cell =
                plain_text(&from_markdown(&format!("| a | b |\n|---|---|\n| {} | c |", inline(words))));
            assert_eq!(cell, format!("a | b\n{words} | c"), "in a table");
        }
    }

    #[test]
    fn running_text_reads_back() {
        for source in [
            "a *b* **c** ~~d~~ `e|f` `` g`h `` [i](<https://x.org/j_(k)>)",
            "1. one\n2. two\n   - three\n\n     four\n\n> five\n> - six",
            "```\ncode ``` | here\n```",
            "| a `b\\|c` | d |\n|---|---|\n| *e* | f \\| g |",
            "line one\\\n\\- line two\\\n1\\. three",
            "#### heading with `code | bar`",
        ] {
            let prose = from_markdown(source);
            let mut page = super::super::Page::default();
            page.prose(&prose);
            assert_eq!(from_markdown(&page.out), prose, "{source}\nwas written as\n{}", page.out);
        }
    }

    #[test]
    fn common_words_stay_as_they_are() {
        for words in [
            "R-12, on track (D-3)",
            "3 items, 4.5 days",
            "A/B test: 50% + 20 €",
            "snake_case",
            "AT & T",
            "e.g. this!",
            "C# 7",
        ] {
            assert_eq!(text(words), words);
        }
    }
}

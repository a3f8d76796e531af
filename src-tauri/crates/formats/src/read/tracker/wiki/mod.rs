//! Jira's wiki markup as Markdown: headings, lists, tables, code, quotes, links, mentions. What it does not know stays as
//! it was written. Runs once over the text, whatever is in it.

mod block;
mod inline;

use self::block::Blocks;

/// The text as Markdown.
pub fn to_markdown(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut blocks = Blocks::new(text.matches("{quote}").count());
    let mut unclosed = [false; VERBATIM.len()];
    let (mut start, mut from) = (0, 0);
    while let Some(brace) = text[from..].find('{') {
        let open = from + brace;
        from = open + 1;
        if is_monospaced(&text, open) {
            continue;
        }
        if let Some(verbatim) = verbatim(&text[open..], &mut unclosed) {
            blocks.prose(&text[start..open]);
            blocks.code(verbatim.language, verbatim.text);
            start = open + verbatim.length;
            from = start;
        }
    }
    blocks.prose(&text[start..]);
    blocks.finish()
}

/// Macros whose inside is shown letter by letter.
const VERBATIM: [&str; 2] = ["code", "noformat"];

/// Whether the brace at a place only begins the word in `{{code}}`, which is set in a fixed width and opens nothing.
fn is_monospaced(text: &str, brace: usize) -> bool {
    let rest = &text[brace + 1..];
    text[..brace].ends_with('{')
        && VERBATIM.iter().any(|name| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with("}}")))
}

/// A part that is shown letter by letter.
struct Verbatim<'a> {
    language: &'a str,
    text: &'a str,
    /// How long it is with its macros.
    length: usize,
}

/// The `{code:java}…{code}` at the start of a text. A macro that nothing closes is remembered, since no later one of its
/// name is closed either.
fn verbatim<'a>(text: &'a str, unclosed: &mut [bool; VERBATIM.len()]) -> Option<Verbatim<'a>> {
    let inside = &text[1..];
    let (name, unclosed) = VERBATIM.into_iter().zip(unclosed).find(|(name, unclosed)| {
        !**unclosed && inside.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', '}']))
    })?;
    let parameters_at = 1 + name.len();
    let body_at = parameters_at + text[parameters_at..].find(['}', '{', '\n'])? + 1;
    if text.as_bytes()[body_at - 1] != b'}' {
        return None;
    }
    let close = format!("{{{name}}}");
    let Some(length) = text[body_at..].find(&close) else {
        *unclosed = true;
        return None;
    };
    Some(Verbatim {
        language: language(text[parameters_at..body_at - 1].trim_start_matches(':')),
        text: &text[body_at..body_at + length],
        length: body_at + length + close.len(),
    })
}

/// The language among the parameters `java|title=A.java`.
fn language(parameters: &str) -> &str {
    let first = parameters.split('|').next().filter(|first| !first.contains('='));
    let named = parameters.split('|').find_map(|part| part.strip_prefix("language="));
    let language = named.or(first).unwrap_or_default();
    let is_plain = language.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+#-".contains(&byte));
    if is_plain { language } else { "" }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn markup_becomes_markdown() {
        let check = |wiki: &str, markdown: &str| assert_eq!(to_markdown(wiki), markdown, "{wiki:?}");
        check("", "");
        check("One line.", "One line.");
        check("h3. Why\r\nCustomers wait", "### Why\n\nCustomers wait");
        check("*bold* and _italic_, -gone-, {{code()}}", "**bold** and _italic_, ~~gone~~, `code()`");
        check("2 * 3 * 4, snake_case_name, well-known - yes", "2 * 3 * 4, snake_case_name, well-known - yes");
        check("* one\n** two\n* three\ntext", "- one\n  - two\n- three\n\ntext");
        check("# one\n## two\n#* three\n# four", "1. one\n   1. two\n   - three\n1. four");
        check("- dash\n- list", "- dash\n- list");
        check("a\nb\n\nc", "a  \nb\n\nc");
        check(
            "[Docs|https://x.example/a b] [https://y.example] [~ann] [^plan.pdf]",
            "[Docs](<https://x.example/a b>) <https://y.example> @ann plan.pdf",
        );
        check("[https://x.example|https://x.example|smart-link]", "<https://x.example>");
        check(
            "[~accountid:5f:1-2]: see [x] [link|javascript:alert(1)]",
            "@someone: see [x] link (javascript:alert(1))",
        );
        check("!shot.png|width=800,alt=\"x\"! Great!", "shot.png Great!");
        check("!https://t.example/pixel.gif! and no! really!", "pixel.gif and no! really!");
        check("{color:red}late{color} {color:#fff}x{color}", "late x");
        check("{code:java|title=A.java}\nint a = *b*;\n{code}\nafter", "```java\nint a = *b*;\n```\n\nafter");
        check("see {noformat}a_b{noformat} now", "see\n\n```\na_b\n```\n\nnow");
        check("{code}\nhas ``` inside\n{code}", "````\nhas ``` inside\n````");
        check("{quote}\nwe *wait*\n\nhere\n{quote}\nso", "> we **wait**\n>\n> here\n\nso");
        check("he said {quote}wait{quote} and {quote} left", "he said\n\n> wait\n\nand\n\nleft");
        check("bq. said", "> said");
        check("{panel:title=Note}\ntext\n{panel}", "**Note**\n\ntext");
        check(
            "||A||B||\n|1|[x\\|y|https://z.example]|",
            "| A | B |\n| --- | --- |\n| 1 | [x\\|y](https://z.example) |",
        );
        check("|a|b|\n|c|\n|d|e|f|", "| a | b |\n| --- | --- |\n| c |  |\n| d | e f |");
        check("|{{x|y}}|", "| `x\\|y` |\n| --- |");
        check("a\n----\nb\n---\n===", "a\n\n---\n\nb  \n\\---  \n\\===");
        check("<script>alert(1)</script> a < b", "\\<script>alert(1)\\</script> a < b");
        check("{{code}} and {{noformat}}\n{code}\nx\n{code}", "`code` and `noformat`\n\n```\nx\n```");
        check("{code} never closed", "{code} never closed");
        check("*User Story* \nAs a student", "**User Story**  \nAs a student");
        check("*one\ntwo*", "*one  \ntwo*");
        check("https://x.example/a_b_c*d*", "https://x.example/a_b_c*d*");
        check("{{a}} {{unclosed", "`a` {{unclosed");
        check("un{*}believ{*}able {_}it{_}s {+}under{+} {*}open", "un**believ**able *it*s under {*}open");
        check("{{{}a_b{}}} *{color:#172b4d}bold{color}*", "`a_b` **bold**");
        check(
            r"C:\Users\ann \\server one\\ two \{x\} \[y\]",
            "C:\\Users\\ann \\\\\\\\server one  \n two \\{x\\} \\[y\\]",
        );
    }

    #[test]
    fn long_and_nasty_text_takes_linear_time() {
        for piece in [
            "*a ", "{code", "{code:", "[a|", "!a", "{{", "_", "|", "{quote}", "||", "{color", "[~", "* x\n",
            "\\", "<a",
        ] {
            let _ = to_markdown(&piece.repeat(200_000));
        }
        let nested: String = (1..2000).map(|depth| format!("{} x\n", "*".repeat(depth))).collect();
        assert!(to_markdown(&nested).len() < 2_000_000, "indents stay small however deep a list goes");
    }

    proptest! {
        #[test]
        fn any_text_is_survived_and_no_word_is_lost(text in "(w[0-9] |\\*|_|-|\\[|\\]|\\||!|\\{|\\}|\\{code\\}|\\{quote\\}|\\{\\{|\n|# |h1. |~|<|\\\\|é| ){0,40}") {
            let markdown = to_markdown(&text);
            for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() == 2 && word.starts_with('w')) {
                prop_assert!(markdown.contains(word), "{word} is lost: {text:?} -> {markdown:?}");
            }
        }
    }
}

//! HTML that people left in their Markdown, as the text a reader would have seen.

/// Tags that only set or structure text: the tag goes, its text stays.
const KNOWN: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "ins",
    "kbd",
    "li",
    "link",
    "mark",
    "meta",
    "object",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "audio",
    "form",
    "input",
    "button",
    "textarea",
    "embed",
    "base",
    "picture",
    "source",
    "nav",
    "header",
    "footer",
    "main",
    "article",
    "aside",
    "figure",
    "figcaption",
    "label",
    "select",
    "option",
];
/// What ends a line when its tag goes.
const LINES: &[&str] =
    &["br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "table", "ul", "ol"];
/// What is never shown.
const UNSEEN: &[&str] = &["script", "style", "head", "title", "template", "noscript"];

/// A tag is not longer than this.
const LONGEST_TAG: usize = 4096;

/// The text of a piece of HTML: known tags, comments and scripts go, anything else in angle brackets is kept as written.
pub(crate) fn text_of_html(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            continue;
        }
        let Some(tag) = tag_at(rest) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.length..];
        if LINES.contains(&tag.name.as_str()) && !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        if UNSEEN.contains(&tag.name.as_str()) && !tag.closes {
            rest = after_closing(rest, &tag.name);
        }
    }
    out.push_str(rest);
    out
}

struct Tag {
    name: String,
    closes: bool,
    length: usize,
}

/// The known tag that a text begins with.
fn tag_at(text: &str) -> Option<Tag> {
    let inside = text.strip_prefix('<')?;
    let closes = inside.starts_with('/');
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let name: String = inside
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    let known = KNOWN.contains(&name.as_str()) || UNSEEN.contains(&name.as_str());
    // Bounded, so that a long run of `<a<a<a` does not cost the square of its length.
    let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    known.then_some(Tag { name, closes, length: end + 1 })
}

fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(found) = text[from..].find("</") {
        let at = from + found;
        if let Some(tag) = tag_at(&text[at..]).filter(|tag| tag.name == name) {
            return &text[at + tag.length..];
        }
        from = at + 2;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::text_of_html;

    #[test]
    fn text_stays_and_tags_go() {
        let check = |html: &str, expect: &str| assert_eq!(text_of_html(html).trim(), expect, "{html}");
        check("<b>bold</b> and <I class=x>more</I>", "bold and more");
        check("one<br>two<p>three</p>", "one\ntwo\nthree");
        check("<script>alert(1)</script>after", "after");
        check("<style>p{}</style><div>seen</div>", "seen");
        check("<!-- a note to ourselves -->shown", "shown");
        check("<!-- never closed", "");
        check("List<T> and a < b", "List<T> and a < b");
        check("<img src=x onerror=alert(1)>", "");
        check("<script>never closed", "");
    }
}

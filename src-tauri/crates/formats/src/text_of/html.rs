//! Text of HTML: what is shown, and what stands in attributes, comments and styles.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::{ReadBackError, TextPart, flowing, utf8};

/// All text in an HTML file: shown text, title, comments, styles and scripts, and every attribute that can carry words.
///
/// # Errors
/// When the bytes are not UTF-8.
pub fn html(bytes: &[u8]) -> Result<Vec<TextPart>, ReadBackError> {
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(utf8(bytes)?));
    // The only pauses are for scripts, and this reader never asks for one.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let found = tokenizer.sink.found.into_inner();
    let mut parts = vec![TextPart::new("text", &found.shown)];
    parts.extend(found.others);
    parts.retain(|part| !part.text.is_empty());
    Ok(parts)
}

/// Tags that stand within a line: they part no words.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tspan", "tt", "u", "var",
    "wbr",
];
/// Attributes that place, size or colour, and carry no words.
const NO_WORDS: &[&str] = &[
    "class",
    "style",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "dx",
    "dy",
    "d",
    "points",
    "transform",
    "viewbox",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-opacity",
    "fill-opacity",
    "opacity",
    "offset",
    "stop-color",
    "stop-opacity",
    "font-size",
    "font-weight",
    "font-family",
    "text-anchor",
    "textlength",
    "lengthadjust",
    "preserveaspectratio",
    "role",
    "scope",
    "dir",
    "lang",
    "charset",
    "rel",
    "start",
    "colspan",
    "rowspan",
    "xmlns",
    "aria-hidden",
    "http-equiv",
];

#[derive(Default)]
struct Reader {
    found: RefCell<Found>,
}

#[derive(Default)]
struct Found {
    shown: String,
    others: Vec<TextPart>,
    /// The element whose text is not shown: a style, a script, the title.
    within: Option<(String, String)>,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut found = self.found.borrow_mut();
        match token {
            Token::CharacterTokens(text) => match &mut found.within {
                Some((_, inside)) => inside.push_str(&text),
                None => found.shown.push_str(&flowing(&text)),
            },
            Token::CommentToken(text) => found.others.push(TextPart::new("comment", &text)),
            Token::TagToken(tag) => return found.tag(&tag),
            Token::DoctypeToken(_) | Token::NullCharacterToken | Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

impl Found {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        if !INLINE.contains(&name) {
            self.shown.push('\n');
        }
        if let Some((_, text)) = self.within.take_if(|(open, _)| tag.kind == TagKind::EndTag && open == name)
        {
            self.others.push(TextPart::new(name, &without_data(&text)));
        }
        for attribute in &tag.attrs {
            let attribute_name = attribute.name.local.to_ascii_lowercase();
            if !NO_WORDS.contains(&&*attribute_name) {
                self.others.push(TextPart::new(
                    format!("attribute {attribute_name}"),
                    &without_data(&attribute.value),
                ));
            }
        }
        if tag.kind == TagKind::EndTag || tag.self_closing || self.within.is_some() {
            return TokenSinkResult::Continue;
        }
        let raw = match name {
            "title" | "textarea" => RawKind::Rcdata,
            "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => RawKind::Rawtext,
            "script" => RawKind::ScriptData,
            _ => return TokenSinkResult::Continue,
        };
        // In a picture `title` is an element like any other, and its text may hold no tags either way.
        self.within = Some((name.to_owned(), String::new()));
        TokenSinkResult::RawData(raw)
    }
}

/// Data carried inside an address is letters without words: `data:font/woff2;base64,…`.
fn without_data(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(";base64,") {
        out.push_str(&rest[..at]);
        rest = rest[at + 8..]
            .trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || "+/=".contains(letter));
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html_text: &str, expect: &[(&str, &str)]) {
        let read: Vec<_> =
            html(html_text.as_bytes()).unwrap().into_iter().map(|part| (part.place, part.text)).collect();
        let expect: Vec<_> =
            expect.iter().map(|(place, text)| ((*place).to_owned(), (*text).to_owned())).collect();
        assert_eq!(read, expect, "{html_text}");
    }

    #[test]
    fn everything_is_found() {
        check("<p>One <b>bo</b>ld&amp;</p><p>two</p>", &[("text", "One bold&\ntwo")]);
        check("<td>Sprint\n20</td><td>Dec <i>20</i>26</td>", &[("text", "Sprint 20\nDec 2026")]);
        check("a<!-- secret -->b", &[("text", "ab"), ("comment", "secret")]);
        check(
            "<img alt=\"a chart\" src='https://x.org'>",
            &[("attribute alt", "a chart"), ("attribute src", "https://x.org")],
        );
        check(
            "<title>T &lt;1&gt;</title><style>/* s */ a{}</style>",
            &[("title", "T <1>"), ("style", "/* s */ a{}")],
        );
        check("<script>var secret</script>x", &[("text", "x"), ("script", "var secret")]);
        check(
            "<style>src:url(data:font/woff2;base64,AAAA/+=)x</style>",
            &[("style", "src:url(data:font/woff2)x")],
        );
        check("sec\u{200b}ret so\u{ad}ft", &[("text", "secret soft")]);
    }
}

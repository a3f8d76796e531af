//! An e-mail as a draft: it opens for editing, with the page as tables that mail programs show, the same in plain text,
//! and the pictures inside. It names no sender and no receiver.

mod body;

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{WriteError, markdown};
use crate::document::Document;
use crate::shown::shown;

/// Both bodies are written in base 64, where these cannot occur.
const OUTER: &str = "=_roadbook_alternative";
const INNER: &str = "=_roadbook_related";

/// Writes the draft; the same document gives the same bytes.
///
/// # Errors
/// When a picture cannot be drawn.
pub fn render(document: &Document) -> Result<Vec<u8>, WriteError> {
    let meta = &document.meta;
    let (html, pictures) = body::render(document)?;
    let subject = format!("{}: {}", meta.title, document.opening.headline);
    let mut out = String::new();
    header(&mut out, "Subject", &subject);
    // Outlook opens such a file for editing.
    header(&mut out, "X-Unsent", "1");
    header(&mut out, "MIME-Version", "1.0");
    // Writing to a string cannot fail.
    let _ = write!(out, "Content-Type: multipart/alternative; boundary=\"{OUTER}\"\r\n\r\n");
    part(&mut out, OUTER, "text/plain; charset=utf-8", "", markdown::render(document).as_bytes());
    let _ = write!(
        out,
        "--{OUTER}\r\nContent-Type: multipart/related; boundary=\"{INNER}\"; type=\"text/html\"\r\n\r\n"
    );
    part(&mut out, INNER, "text/html; charset=utf-8", "", html.as_bytes());
    for (id, kind, bytes) in &pictures {
        let more = format!(
            "Content-ID: <{id}>\r\nContent-Disposition: inline; filename=\"{id}.{}\"\r\n",
            kind.rsplit('/').next().unwrap_or("png")
        );
        part(&mut out, INNER, kind, &more, bytes);
    }
    let _ = write!(out, "--{INNER}--\r\n\r\n--{OUTER}--\r\n");
    Ok(out.into_bytes())
}

fn part(out: &mut String, boundary: &str, kind: &str, more: &str, bytes: &[u8]) {
    let _ = write!(
        out,
        "--{boundary}\r\nContent-Type: {kind}\r\n{more}Content-Transfer-Encoding: base64\r\n\r\n"
    );
    let encoded = STANDARD.encode(bytes);
    let mut rest = encoded.as_str();
    while !rest.is_empty() {
        let (line, later) = rest.split_at(rest.len().min(76));
        out.push_str(line);
        out.push_str("\r\n");
        rest = later;
    }
    out.push_str("\r\n");
}

/// A header. Words beyond ASCII are written as encoded words, each short enough for a line (RFC 2047).
fn header(out: &mut String, name: &str, words: &str) {
    let words = shown(words).split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = write!(out, "{name}: ");
    if words.is_ascii() && words.len() + name.len() < 76 && !words.contains("=?") {
        out.push_str(&words);
    } else {
        let mut piece = String::new();
        let mut pieces = Vec::new();
        for letter in words.chars() {
            if piece.len() + letter.len_utf8() > 42 {
                pieces.push(std::mem::take(&mut piece));
            }
            piece.push(letter);
        }
        pieces.push(piece);
        let coded: Vec<String> =
            pieces.iter().map(|piece| format!("=?utf-8?B?{}?=", STANDARD.encode(piece))).collect();
        out.push_str(&coded.join("\r\n "));
    }
    out.push_str("\r\n");
}

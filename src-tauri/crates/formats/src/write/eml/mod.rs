//! An e-mail as a draft: it opens for editing, with the page as tables that mail programs show, the same in plain text,
//! and the pictures inside. It names no sender and no receiver.

mod body;
mod plain;

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::WriteError;
use super::drawn::Faces;
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
    render_with(document, &[])
}

/// The same with more font files, for letters in pictures that no face of the program has.
///
/// # Errors
/// As [`render`].
pub fn render_with(document: &Document, more: &[Vec<u8>]) -> Result<Vec<u8>, WriteError> {
    let meta = &document.meta;
    let (mut html, mut pictures) = body::render(document, Faces::with(more))?;
    let own = own_part(&html);
    for (id, ..) in &mut pictures {
        let whole = format!("{id}@{own}");
        html = html.replace(&format!("\"cid:{id}\""), &format!("\"cid:{whole}\""));
        *id = whole;
    }
    let subject = format!("{}: {}", meta.title, document.opening.headline);
    let mut out = String::new();
    header(&mut out, "Subject", &subject);
    // Outlook opens such a file for editing.
    header(&mut out, "X-Unsent", "1");
    header(&mut out, "MIME-Version", "1.0");
    // Writing to a string cannot fail.
    let _ = write!(out, "Content-Type: multipart/alternative; boundary=\"{OUTER}\"\r\n\r\n");
    part(&mut out, OUTER, "text/plain; charset=utf-8", "", plain::render(document).as_bytes());
    let _ = write!(
        out,
        "--{OUTER}\r\nContent-Type: multipart/related; boundary=\"{INNER}\"; type=\"text/html\"\r\n\r\n"
    );
    part(&mut out, INNER, "text/html; charset=utf-8", "", html.as_bytes());
    for (id, kind, bytes) in &pictures {
        let more = format!(
            "Content-ID: <{id}>\r\nContent-Disposition: inline; filename=\"{}.{}\"\r\n",
            id.split('@').next().unwrap_or_default(),
            kind.rsplit('/').next().unwrap_or("png")
        );
        part(&mut out, INNER, kind, &more, bytes);
    }
    let _ = write!(out, "--{INNER}--\r\n\r\n--{OUTER}--\r\n");
    Ok(out.into_bytes())
}

/// What the names of a mail's pictures end in: another for every other page, since mail programs keep pictures by name.
fn own_part(html: &str) -> String {
    // Fowler, Noll and Vo's hash, which is the same on every machine and in every version.
    let hash = html.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}.roadbook")
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

//! Text of a mail: its headers, and every body and picture inside it, read as what it is.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{ReadBackError, TextPart, html, ics, office, pdf, picture, utf8};

/// All text in a mail of ours: headers with their encoded words read, the plain text, the page, what stands in pictures, and
/// the files that go along.
///
/// # Errors
/// When it is not such a mail.
pub fn eml(bytes: &[u8]) -> Result<Vec<TextPart>, ReadBackError> {
    let mut parts = Vec::new();
    entity(utf8(bytes)?, &mut parts, 0)?;
    parts.retain(|part| !part.text.is_empty());
    Ok(parts)
}

/// Deeper than this no mail of ours goes.
const DEEPEST: usize = 5;

fn entity(text: &str, parts: &mut Vec<TextPart>, depth: usize) -> Result<(), ReadBackError> {
    let bad = |what: &str| ReadBackError::Mail(what.to_owned());
    let (head, body) = text.split_once("\r\n\r\n").ok_or_else(|| bad("a part has no body"))?;
    let head = head.replace("\r\n ", " ");
    let value = |name: &str| {
        let of = |line: &str| {
            line.split_once(':').map(|(own, value)| (own.trim().to_lowercase(), value.trim().to_owned()))
        };
        head.lines().filter_map(of).find(|(own, _)| own == name).map(|(_, value)| value).unwrap_or_default()
    };
    for line in head.lines() {
        let (name, words) = line.split_once(':').unwrap_or((line, ""));
        parts.push(TextPart::new(format!("header {}", name.trim()), &decoded(words.trim())));
    }
    let kind = value("content-type");
    if let Some((_, rest)) = kind.split_once("boundary=\"") {
        let boundary = rest.split('"').next().unwrap_or_default();
        if depth > DEEPEST || boundary.is_empty() {
            return Err(bad("its parts are nested too deeply"));
        }
        let separator = format!("--{boundary}");
        for piece in body.split(&separator).skip(1) {
            if piece.starts_with("--") {
                break;
            }
            entity(piece.trim_start_matches("\r\n"), parts, depth + 1)?;
        }
        return Ok(());
    }
    let bytes = if value("content-transfer-encoding") == "base64" {
        let joined: String = body.split_whitespace().collect();
        STANDARD.decode(joined).map_err(|_| bad("a part cannot be decoded"))?
    } else {
        body.as_bytes().to_vec()
    };
    if kind.starts_with("text/html") {
        parts.extend(html(&bytes)?);
    } else if kind.starts_with("text/calendar") {
        parts.extend(ics(&bytes)?);
    } else if kind == "application/pdf" {
        parts.extend(pdf(&bytes)?);
    } else if kind.starts_with("application/vnd.openxmlformats") {
        parts.extend(office(&bytes)?);
    } else if kind.starts_with("text/") {
        parts.push(TextPart::new("text", utf8(&bytes)?));
    } else {
        parts.push(TextPart::new("picture", &picture::words(&bytes)));
    }
    Ok(())
}

/// Encoded words as they read; white between two of them is none.
fn decoded(words: &str) -> String {
    let mut out = String::new();
    let mut after_coded = false;
    for word in words.split_whitespace() {
        let inside = word.strip_prefix("=?utf-8?B?").and_then(|rest| rest.strip_suffix("?="));
        let coded = inside
            .and_then(|inside| STANDARD.decode(inside).ok())
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let joins = after_coded && coded.is_some();
        if !out.is_empty() && !joins {
            out.push(' ');
        }
        after_coded = coded.is_some();
        out.push_str(coded.as_deref().unwrap_or(word));
    }
    out
}

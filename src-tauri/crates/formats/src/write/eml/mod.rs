//! An e-mail as a draft: it opens for editing, with the page as tables that mail programs show, the same in plain text,
//! the pictures inside, and files that go along. It names no sender.

mod body;
mod plain;

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::WriteError;
use super::drawn::Faces;
use crate::document::Document;
use crate::shown::shown;

/// Both bodies are written in base 64, where these cannot occur.
const OUTER: &str = "=_roadbook_alternative";
const INNER: &str = "=_roadbook_related";
const AROUND: &str = "=_roadbook_mixed";

/// A file that goes along with a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// What it is called.
    pub name: String,
    /// Its media type, such as `application/pdf`.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What stands on a draft besides the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Envelope {
    /// What it is called, instead of title and headline.
    pub subject: Option<String>,
    /// Who gets it.
    pub to: Vec<Address>,
}

/// Somebody with an address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Address {
    /// Their name.
    pub name: String,
    /// Where mail reaches them. One that is no address is left out.
    pub email: String,
}

/// Writes the draft; the same document gives the same bytes.
///
/// # Errors
/// When a picture cannot be drawn.
pub fn render(document: &Document) -> Result<Vec<u8>, WriteError> {
    render_with(document, &Envelope::default(), &[], &[])
}

/// Writes the draft with what stands on it besides the page, with the files that go along, and with more font files for letters in pictures that no face
/// of the program has; the same gives the same bytes.
///
/// # Errors
/// As [`render`].
pub fn render_with(
    document: &Document,
    envelope: &Envelope,
    attached: &[Attached],
    more: &[Vec<u8>],
) -> Result<Vec<u8>, WriteError> {
    let (mut html, mut pictures) = body::render(document, Faces::with(more))?;
    let own = own_part(&html);
    for (id, ..) in &mut pictures {
        let whole = format!("{id}@{own}");
        html = html.replace(&format!("\"cid:{id}\""), &format!("\"cid:{whole}\""));
        *id = whole;
    }
    let subject = subject(document, envelope);
    let mut out = String::new();
    receivers(&mut out, &envelope.to);
    header(&mut out, "Subject", &subject);
    // Outlook opens such a file for editing.
    header(&mut out, "X-Unsent", "1");
    header(&mut out, "MIME-Version", "1.0");
    if !attached.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(out, "Content-Type: multipart/mixed; boundary=\"{AROUND}\"\r\n\r\n--{AROUND}\r\n");
    }
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
    for file in attached {
        let name = format!("Content-Disposition: attachment; {}\r\n", file_name(&file.name));
        part(&mut out, AROUND, file.kind, &name, &file.bytes);
    }
    if !attached.is_empty() {
        let _ = write!(out, "--{AROUND}--\r\n");
    }
    Ok(out.into_bytes())
}

/// What the mail is called, and its page with the pictures in it: what a screen shows of the file.
///
/// # Errors
/// As [`render`].
pub fn page(
    document: &Document,
    envelope: &Envelope,
    more: &[Vec<u8>],
) -> Result<(String, String), WriteError> {
    let (mut html, pictures) = body::render(document, Faces::with(more))?;
    for (id, kind, bytes) in &pictures {
        let data = format!("\"data:{kind};base64,{}\"", STANDARD.encode(bytes));
        html = html.replace(&format!("\"cid:{id}\""), &data);
    }
    Ok((subject(document, envelope), html))
}

fn subject(document: &Document, envelope: &Envelope) -> String {
    let (meta, headline) = (&document.meta, &document.opening.headline);
    envelope.subject.clone().unwrap_or_else(|| match *headline == meta.title {
        // A cover says its title again; there the day says more.
        true => format!("{}, {}", meta.title, meta.date),
        false => format!("{}: {headline}", meta.title),
    })
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

/// The name of a file as a mail has it; letters beyond ASCII by their bytes (RFC 2231).
fn file_name(name: &str) -> String {
    let name = shown(name).replace(['"', '\\', '/'], " ");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_ascii() {
        return format!("filename=\"{name}\"");
    }
    let mut coded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            coded.push(char::from(byte));
        } else {
            coded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("filename*=utf-8''{coded}")
}

/// Who gets it, one a line.
fn receivers(out: &mut String, to: &[Address]) {
    let is_address = |address: &&Address| {
        let acts =
            |letter: char| letter.is_whitespace() || letter.is_control() || "<>,;:\"()[]\\".contains(letter);
        let email = address.email.as_str();
        email.is_ascii()
            && !email.contains(acts)
            && email.split('@').filter(|part| !part.is_empty()).count() == 2
    };
    let written = |address: &Address| {
        let name = shown(&address.name).replace(['"', '\\'], "");
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.is_ascii() {
            _ if name.is_empty() => address.email.clone(),
            true => format!("\"{name}\" <{}>", address.email),
            false => format!("{} <{}>", coded(&name), address.email),
        }
    };
    let all: Vec<_> = to.iter().filter(is_address).map(written).collect();
    if !all.is_empty() {
        let _ = write!(out, "To: {}\r\n", all.join(",\r\n "));
    }
}

/// A header. Words beyond ASCII are written as encoded words, each short enough for a line (RFC 2047).
fn header(out: &mut String, name: &str, words: &str) {
    let words = shown(words).split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = write!(out, "{name}: ");
    if words.is_ascii() && words.len() + name.len() < 76 && !words.contains("=?") {
        out.push_str(&words);
    } else {
        out.push_str(&coded(&words));
    }
    out.push_str("\r\n");
}

/// Words as encoded words, each short enough for a line.
fn coded(words: &str) -> String {
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
    coded.join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_written_in_ascii() {
        let check = |name: &str, expect: &str| assert_eq!(file_name(name), expect, "{name:?}");
        check("2026-12-01 V-3 Review.pdf", "filename=\"2026-12-01 V-3 Review.pdf\"");
        check("Rückblick.pdf", "filename*=utf-8''R%C3%BCckblick.pdf");
        check("a\"; x=\"b.pdf", "filename=\"a ; x= b.pdf\"");
        assert!(!file_name("a\r\nBcc: x@y.z").contains('\n'), "nothing gets into the head");
    }

    #[test]
    fn receivers_are_named_and_nothing_else_gets_into_the_head() {
        let check = |people: &[(&str, &str)], expect: &str| {
            let to: Vec<_> = people
                .iter()
                .map(|(name, email)| Address { name: (*name).to_owned(), email: (*email).to_owned() })
                .collect();
            let mut out = String::new();
            receivers(&mut out, &to);
            assert_eq!(out, expect, "{people:?}");
        };
        check(&[], "");
        check(&[("Ada Osei", "ada@larkfield.example")], "To: \"Ada Osei\" <ada@larkfield.example>\r\n");
        check(
            &[("Ada Osei", "ada@larkfield.example"), ("", "b@c.example")],
            "To: \"Ada Osei\" <ada@larkfield.example>,\r\n b@c.example\r\n",
        );
        check(&[("Zoë", "z@c.example")], "To: =?utf-8?B?Wm/Dqw==?= <z@c.example>\r\n");
        check(&[("Eve\r\nBcc: x@y.z \"", "e@c.example")], "To: \"Eve Bcc: x@y.z\" <e@c.example>\r\n");
        check(&[("Eve", "e@c.example>\r\nBcc: x@y.z"), ("Bo", "no address"), ("Cy", "@c")], "");
    }
}

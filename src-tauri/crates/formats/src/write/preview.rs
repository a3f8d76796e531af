//! What a screen shows of files that it cannot open: pages as pictures, a mail as it is read, sheets as tables. Each is one
//! page for a frame that runs nothing and fetches nothing.

use std::fmt::Write as _;

use super::eml::Envelope;
use super::ics::Calendar;
use super::{WriteError, csv, eml, pdf, pptx};
use crate::document::Document;
use crate::sheet::Sheet;
use crate::shown::escape_xml;

/// So many rows of a sheet are shown.
const MOST_ROWS: usize = 200;

const STYLE: &str = "body{margin:0;padding:0 0 24px;font:13px/1.45 system-ui,sans-serif;color:#1b2127;background:#fff}\
.sheet{margin:0 0 14px;box-shadow:0 0 0 1px #d9dde1}.sheet svg{display:block;width:100%;height:auto}\
.desk{background:#eef0f2;padding:0}\
dl{display:grid;grid-template-columns:72px 1fr;gap:4px 12px;margin:0;padding:14px 16px;border-bottom:1px solid #d9dde1}\
dt{color:#66707a}dd{margin:0;font-weight:600}\
h2{font-size:14px;margin:20px 16px 8px}p{margin:8px 16px;color:#66707a}.scroll{overflow-x:auto;padding:0 16px}\
table.grid{border-collapse:collapse;white-space:nowrap}.grid th,.grid td{border:1px solid #d9dde1;padding:3px 8px;text-align:start;max-width:320px;overflow:hidden;text-overflow:ellipsis}\
.grid th{background:#eef0f2;font-weight:600}\
pre{margin:0;padding:16px;white-space:pre-wrap;overflow-wrap:anywhere;font:12.5px/1.5 ui-monospace,monospace}";

fn framed(class: &str, inside: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><style>{STYLE}</style></head><body class=\"{class}\">{inside}</body></html>"
    )
}

/// The pages of the PDF, with more font files for letters that no face of the program has.
///
/// # Errors
/// When the page cannot be set.
pub fn pages(document: &Document, more: &[Vec<u8>]) -> Result<String, WriteError> {
    let pages = pdf::pictures(document, more)?;
    let pages: String = pages.iter().map(|page| format!("<div class=\"sheet\">{page}</div>")).collect();
    Ok(framed("desk", &pages))
}

/// The slides, as far as they stand on our own master.
pub fn slides(document: &Document) -> String {
    let slides = pptx::screen::pictures(document);
    let slides: String = slides.iter().map(|slide| format!("<div class=\"sheet\">{slide}</div>")).collect();
    framed("desk", &format!("<style>{}</style>{slides}", pptx::screen::STYLE))
}

/// A sentence in the place of what cannot be shown.
pub fn said(words: &str) -> String {
    framed("", &format!("<p>{}</p>", escape_xml(words)))
}

/// The mail, under what it is called and who gets it.
///
/// # Errors
/// When a picture cannot be drawn.
pub fn mail(document: &Document, envelope: &Envelope, more: &[Vec<u8>]) -> Result<String, WriteError> {
    let (subject, page) = eml::page(document, envelope, more)?;
    let mut head = format!("<style>{STYLE}</style><dl><dt>Subject</dt><dd>{}</dd>", escape_xml(&subject));
    let names: Vec<_> = envelope.to.iter().map(|address| address.name.as_str()).collect();
    if !names.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(head, "<dt>To</dt><dd>{}</dd>", escape_xml(&names.join(", ")));
    }
    head.push_str("</dl>");
    Ok(under(&head, &page))
}

/// What the Word file says, in the faces, tables and pictures that it shares with the mail; the words above say what Word
/// itself does.
///
/// # Errors
/// When a picture cannot be drawn.
pub fn word(document: &Document, more: &[Vec<u8>]) -> Result<String, WriteError> {
    let (_, page) = eml::page(document, &Envelope::default(), more)?;
    let head = format!(
        "<style>{STYLE}</style><p>Word divides this into pages itself, with head, foot and page numbers; the roadmap may have a page across.</p>"
    );
    Ok(under(&head, &page))
}

/// A page under something else: the page begins with its body.
fn under(head: &str, page: &str) -> String {
    let at = page.find("<body").and_then(|body| page[body..].find('>').map(|end| body + end + 1));
    let (before, after) = page.split_at(at.unwrap_or(0));
    format!("{before}{head}{after}")
}

/// Text as it stands in the file.
pub fn text(text: &str) -> String {
    framed("", &format!("<pre>{}</pre>", escape_xml(text)))
}

/// Sheets, the first rows of each.
pub fn sheets(sheets: &[Sheet]) -> String {
    let mut out = String::new();
    for sheet in sheets {
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<h2>{}</h2><div class=\"scroll\"><table class=\"grid\"><thead><tr>",
            escape_xml(&sheet.name)
        );
        for column in &sheet.columns {
            let _ = write!(out, "<th>{}</th>", escape_xml(&column.head));
        }
        out.push_str("</tr></thead><tbody>");
        for row in sheet.rows.iter().take(MOST_ROWS) {
            let cells = (0..sheet.columns.len()).map(|at| row.get(at).map(csv::value).unwrap_or_default());
            let cells: String = cells.map(|cell| format!("<td>{}</td>", escape_xml(&cell))).collect();
            let _ = write!(out, "<tr>{cells}</tr>");
        }
        out.push_str("</tbody></table></div>");
        if sheet.rows.len() > MOST_ROWS {
            let _ = write!(out, "<p>The first {MOST_ROWS} of {} rows.</p>", sheet.rows.len());
        }
    }
    framed("", &out)
}

/// What a calendar puts on which days.
pub fn calendar(calendar: &Calendar) -> String {
    let mut out = format!("<h2>{}</h2>", escape_xml(&calendar.name));
    if calendar.events.is_empty() {
        out.push_str("<p>No dates.</p>");
        return framed("", &out);
    }
    out.push_str("<div class=\"scroll\"><table class=\"grid\"><tbody>");
    for event in &calendar.events {
        let day = if event.from == event.to {
            event.from.to_string()
        } else {
            format!("{} – {}", event.from, event.to)
        };
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<tr><td>{day}</td><td>{}</td><td>{}</td></tr>",
            escape_xml(&event.title),
            escape_xml(&event.text)
        );
    }
    out.push_str("</tbody></table></div>");
    framed("", &out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::everything;
    use crate::text_of;
    use crate::write::sheets::of;

    #[test]
    fn each_shows_what_the_file_says_and_fetches_nothing() {
        let document = everything(|| "Pay <b>at</b> once".to_owned());
        let pages = pages(&document, &[]).unwrap();
        assert!(pages.matches("<svg").count() > 1 && pages.contains("<use"), "pages are drawn");
        let mail = mail(&document, &Envelope::default(), &[]).unwrap();
        let word = word(&document, &[]).unwrap();
        assert!(word.contains("Word divides this into pages itself") && !word.contains("<dt>Subject</dt>"));
        let sheets = sheets(&of(&document));
        let slides = slides(&document);
        let text = text("Pay <b>at</b> once");
        for (name, html) in [
            ("pages", &pages),
            ("mail", &mail),
            ("word", &word),
            ("sheets", &sheets),
            ("slides", &slides),
            ("text", &text),
        ] {
            for outside in ["src=\"http", "\"cid:", "<script", "@import", "url(http"] {
                assert!(!html.contains(outside), "{name}: {outside}");
            }
            let says = text_of::html(html.as_bytes())
                .unwrap()
                .iter()
                .any(|part| part.text.contains("Pay <b>at</b> once"));
            assert!(says || name == "pages", "{name} says it as it is");
        }
        assert!(mail.contains("<dt>Subject</dt>") && mail.starts_with("<!DOCTYPE html>"), "{}", &mail[..300]);
        assert!(calendar(&Calendar::default()).contains("No dates"));
    }

    #[test]
    fn every_slide_is_shown_with_what_stands_on_it() {
        let mut number = 0;
        let mut document = everything(|| {
            number += 1;
            format!("text {number}")
        });
        let deck = pptx::render(&document, pptx::Options::default()).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(deck)).unwrap();
        let page = slides(&document);
        let mut said = 0;
        for number in 1..200 {
            let Ok(mut part) = archive.by_name(&format!("ppt/slides/slide{number}.xml")) else { break };
            let mut xml = String::new();
            std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
            for words in xml.split("<a:t>").skip(1).filter_map(|rest| rest.split("</a:t>").next()) {
                said += 1;
                assert!(words == "‹#›" || page.contains(words.trim()), "slide {number} says {words}");
            }
            assert!(page.contains(&format!("aria-label=\"Slide {number}\"")), "slide {number} is shown");
        }
        assert!(said > 200, "{said} texts were looked for");
        assert!(page.contains("left:5.000vw;top:"), "what begins at the margin stands at the left");
        document.meta.lang = "ar".into();
        let mirrored = slides(&document);
        assert!(mirrored.contains("text-anchor=\"end\"") && !page.contains("text-anchor=\"end\""));
    }
}

//! Updates from outside: what each audience reads, what never reaches it, and what becomes of the files.

mod beside;
mod canaries;
mod issued;
mod laws;
mod laws_of_records;
mod numbers;
mod others;
mod pages;
mod plan;
mod planted;
mod planted_otherwise;
mod registers;
mod seen;
mod templates;
mod written;

use std::io::Read as _;

use roadbook_core::Workspace;
use roadbook_core::audiences::Audience;
use roadbook_core::audiences::list::{audiences, named};
use roadbook_core::formats::text_of;
use roadbook_core::history::Moment;
use roadbook_core::templates::Template;
use roadbook_core::updates::{Composed, Format, Rendered, compose, compose_with, render};
use roadbook_testkit::{TODAY, day};

/// The seven audiences that stand ready, and the Author.
fn everybody(workspace: &Workspace) -> Vec<Audience> {
    let mut all = workspace.read(audiences).unwrap();
    assert_eq!(all.len(), 7, "seven audiences stand ready in a new workspace");
    all.push(Audience::author());
    all
}

fn audience(workspace: &Workspace, name: &str) -> Audience {
    workspace.read(|conn| named(conn, name)).unwrap()
}

fn composed(workspace: &Workspace, audience: &Audience) -> Composed {
    workspace.read(|conn| compose(conn, audience, None, Moment::Now, day(TODAY))).unwrap()
}

fn composed_with(workspace: &Workspace, audience: &Audience, text: &str) -> roadbook_core::Result<Composed> {
    let template = Template { name: "mine".into(), text: text.into(), ..Template::default() };
    workspace.read(|conn| compose_with(conn, audience, &template, Moment::Now, day(TODAY)))
}

/// All text that is in a finished file, and its bytes as far as they are letters.
fn all_text(rendered: &Rendered) -> String {
    let parts = match rendered.format {
        Format::Md => text_of::markdown(&rendered.bytes),
        Format::Html => text_of::html(&rendered.bytes),
        Format::Pdf => text_of::pdf(&rendered.bytes),
        Format::Pptx | Format::Docx | Format::Xlsx => text_of::office(&rendered.bytes),
        Format::Csv => text_of::csv(&rendered.bytes),
        Format::Eml => text_of::eml(&rendered.bytes),
        Format::Ics => text_of::ics(&rendered.bytes),
        Format::Svg => text_of::html(&rendered.bytes),
        // Pixels say nothing that could be read.
        Format::Png => Ok(Vec::new()),
    };
    let mut text: String = parts.unwrap().into_iter().map(|part| part.text + "\n").collect();
    unpacked(&rendered.bytes, &mut text);
    text
}

/// Every byte stream of a file, packages within packages unpacked, as far as it is letters.
fn unpacked(bytes: &[u8], text: &mut String) {
    text.push_str(&String::from_utf8_lossy(bytes));
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else { return };
    for at in 0..archive.len() {
        let mut inside = Vec::new();
        archive.by_index(at).unwrap().read_to_end(&mut inside).unwrap();
        unpacked(&inside, text);
    }
}

fn markdown(composed: &Composed) -> String {
    String::from_utf8(render(composed, Format::Md).unwrap().bytes).unwrap()
}

//! The page that leads to all decisions of a folder.

use super::Page;
use super::markdown::{Markdown, link};

/// A list of all decisions with where each stands. `note` says whom the folder is for.
pub fn index(title: &str, note: &str, pages: &[Page]) -> String {
    let mut file = Markdown::default();
    file.heading(&format!("# {title}"));
    file.paragraph(note);
    file.line("| Decision | Status | Decided on | Now |");
    file.line("|---|---|---|---|");
    for page in pages {
        let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
        let date = page.decided_on.map(|date| date.to_string()).unwrap_or_default();
        let status = page.status.map_or_else(
            || page.status_as_written.clone().unwrap_or_default(),
            |status| status.word().to_owned(),
        );
        let now = page.superseded_by().map(link).unwrap_or_default();
        let title =
            format!("[{} {}]({})", page.reference, page.title.replace(['[', ']'], ""), page.file_name());
        file.line(&format!("| {} | {} | {date} | {} |", cell(&title), cell(&status), cell(&now)));
    }
    file.finish()
}

//! The lines of the markup: headings, lists, tables, quotes, panels. What stands within a line is [`super::inline`].

use super::inline::{inline, unescaped_cells};

/// The deepest list that is indented.
const DEEPEST_LIST: usize = 8;

/// The Markdown so far.
pub(super) struct Blocks {
    out: String,
    quoted: bool,
    quotes_left: usize,
    last: Last,
    columns: usize,
}

/// What the last line was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Blank,
    Text,
    List,
    Table,
    Other,
}

impl Blocks {
    /// Nothing yet; the text has so many `{quote}`.
    pub(super) fn new(quotes: usize) -> Self {
        Self { out: String::new(), quoted: false, quotes_left: quotes, last: Last::Blank, columns: 0 }
    }

    /// Adds lines of markup.
    pub(super) fn prose(&mut self, text: &str) {
        for line in text.split('\n') {
            let mut parts = line.split("{quote}");
            let first = parts.next().unwrap_or_default();
            let mut is_whole_line = true;
            for part in parts {
                if is_whole_line && !first.trim().is_empty() {
                    self.line(first);
                }
                is_whole_line = false;
                self.toggle_quote();
                if !part.trim().is_empty() {
                    self.line(part);
                }
            }
            if is_whole_line {
                self.line(first);
            }
        }
    }

    /// Opens or closes a quote. The last of an odd number closes nothing and opens nothing.
    fn toggle_quote(&mut self) {
        let opens = !self.quoted && self.quotes_left > 1;
        self.quotes_left = self.quotes_left.saturating_sub(1);
        self.quoted = false;
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        self.last = Last::Blank;
        self.quoted = opens;
    }

    /// Adds text that is shown letter by letter.
    pub(super) fn code(&mut self, language: &str, text: &str) {
        let text = text.strip_prefix('\n').unwrap_or(text);
        let text = text.strip_suffix('\n').unwrap_or(text);
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        self.separate();
        self.push(&format!("{fence}{language}"));
        for line in text.split('\n') {
            self.push(line);
        }
        self.push(&fence);
        self.last = Last::Other;
    }

    /// All of it, without blank lines at its ends.
    pub(super) fn finish(self) -> String {
        self.out.trim_matches('\n').trim_end().trim_end_matches("\n>").to_owned()
    }

    fn line(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() {
            self.separate();
        } else if let Some((level, text)) = heading(line) {
            self.separate();
            self.push(&format!("{} {}", "#".repeat(level), inline(text)));
            self.last = Last::Other;
        } else if let Some(text) = line.strip_prefix("bq. ") {
            self.separate();
            self.push(&format!("> {}", inline(text)));
            self.last = Last::Other;
        } else if line.len() >= 4 && line.bytes().all(|byte| byte == b'-') {
            self.separate();
            self.push("---");
            self.last = Last::Other;
        } else if let Some(title) = panel(line) {
            self.separate();
            if !title.is_empty() {
                self.push(&format!("**{}**", inline(title)));
                self.last = Last::Other;
            }
        } else if let Some((markers, text)) = list_item(line) {
            if self.last != Last::List {
                self.separate();
            }
            self.push(&format!("{}{}", indent(markers), inline(text)));
            self.last = Last::List;
        } else if line.len() > 1 && line.starts_with('|') {
            self.table_row(line);
        } else {
            let mut text = inline(line);
            // Under a line of text these would make it a heading.
            if text.bytes().all(|byte| byte == b'-') || text.bytes().all(|byte| byte == b'=') {
                text.insert(0, '\\');
            }
            match self.last {
                Last::Blank => {}
                // A line end is a line end in this markup.
                Last::Text => self.break_line(),
                Last::List | Last::Table | Last::Other => self.separate(),
            }
            self.push(&text);
            self.last = Last::Text;
        }
    }

    fn table_row(&mut self, line: &str) {
        let mut cells: Vec<String> = unescaped_cells(line).into_iter().map(cell).collect();
        if self.last == Last::Table {
            // Markdown drops what goes beyond the first row.
            let beyond = cells.split_off(cells.len().min(self.columns));
            if let Some(last) = cells.last_mut() {
                beyond.iter().for_each(|cell| last.extend([" ", cell]));
            }
            cells.resize(self.columns, String::new());
            self.push(&format!("| {} |", cells.join(" | ")));
        } else {
            self.separate();
            self.columns = cells.len();
            self.push(&format!("| {} |", cells.join(" | ")));
            self.push(&format!("|{}", " --- |".repeat(cells.len())));
        }
        self.last = Last::Table;
    }

    fn push(&mut self, line: &str) {
        if self.quoted {
            self.out.push_str(if line.is_empty() { ">" } else { "> " });
        }
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// Puts a blank line below what stands there.
    fn separate(&mut self) {
        if self.last != Last::Blank {
            self.push("");
            self.last = Last::Blank;
        }
    }

    fn break_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches([' ', '\n']).len());
        self.out.push_str("  \n");
    }
}

/// A cell as Markdown: on one line, its bars escaped.
fn cell(text: &str) -> String {
    inline(text).replace("\\|", "|").replace('|', "\\|").replace("  \n", " ")
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.strip_prefix('h')?;
    let level = rest.bytes().next().filter(|byte| (b'1'..=b'6').contains(byte))?;
    let text = rest[1..].strip_prefix('.')?;
    Some((usize::from(level - b'0'), text.trim()))
}

/// The markers of a list item, `*`, `##` or `#*`, and its text.
fn list_item(line: &str) -> Option<(&str, &str)> {
    let (markers, text) = line.split_once(' ')?;
    let is_list = !markers.is_empty() && markers.bytes().all(|byte| matches!(byte, b'*' | b'#' | b'-'));
    // Two or three dashes are a dash in a sentence.
    let is_dash = markers.len() > 1 && markers.bytes().all(|byte| byte == b'-');
    (is_list && !is_dash).then_some((markers, text.trim_start()))
}

fn indent(markers: &str) -> String {
    let (above, last) = markers.split_at(markers.len() - 1);
    let above: String =
        above.bytes().take(DEEPEST_LIST).map(|byte| if byte == b'#' { "   " } else { "  " }).collect();
    format!("{above}{}", if last == "#" { "1. " } else { "- " })
}

/// The title of a panel that opens or closes on this line of its own.
fn panel(line: &str) -> Option<&str> {
    let inside = line.strip_prefix("{panel")?.strip_suffix('}').filter(|inside| !inside.contains('}'))?;
    if inside.is_empty() {
        return Some("");
    }
    let title = inside.strip_prefix(':')?.split('|').find_map(|part| part.strip_prefix("title="));
    Some(title.unwrap_or_default())
}

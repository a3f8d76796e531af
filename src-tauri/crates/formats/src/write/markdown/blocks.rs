//! The blocks of a section as Markdown.

use super::escape::{bold, guarded, inline, text};
use super::{Page, sign};
use crate::document::{ActionLine, Ask, Block, Cell, DateLine, Entry, Horizon, Ledger, Line, Tone};

impl Page {
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Prose(prose) => self.prose(prose),
            Block::Ask(ask) => self.ask(ask),
            Block::Action(action) => self.action(action, "If you do nothing"),
            Block::Ledger(ledger) => self.ledger(ledger),
            Block::Items(entries) => entries.iter().for_each(|entry| self.entry(entry, 3)),
            Block::Columns(horizons) => horizons.iter().for_each(|horizon| self.horizon(horizon)),
            Block::Dates(dates) => self.dates(dates),
            Block::Picture(picture) => self.picture(picture),
            Block::Quiet(words) => self.put(&text(words)),
            Block::Statement(statement) => self.statement(statement),
            Block::Facts(facts) => self.fact_list(facts),
            Block::Figures(figures) => self.figures(figures),
            Block::Scorecard(scores) => self.scorecard(scores),
            Block::Choice(choice) => self.choice(choice),
            Block::Moved(moved) => self.moved(moved),
            Block::Risks(map) => self.risks(map),
            Block::Effort(bars) => self.effort(bars),
            Block::Shares(shares) => self.shares(shares),
            Block::Track(track) => self.track(track),
            Block::Chart(chart) => self.chart(chart),
            Block::Correction(correction) => self.correction(correction),
            Block::Stacks(stacks) => self.stacks(stacks),
        }
    }

    fn ask(&mut self, ask: &Ask) {
        self.heading(3, &with_reference(&ask.question, ask.reference.as_deref()));
        self.put(&text(ask.recommendation.as_deref().unwrap_or_default()));
        let options: Vec<String> = ask
            .options
            .iter()
            .map(|option| {
                let advised = if option.recommended { " (recommended)" } else { "" };
                let note =
                    option.note.as_deref().map(|note| format!(": {}", inline(note))).unwrap_or_default();
                // Another sign than the list below, which would otherwise join it.
                format!("* {} {}{advised}{note}", bold(&option.letter), inline(&option.name))
            })
            .collect();
        self.put(&options.join("\n"));
        self.action(&ask.action, "If you say nothing");
    }

    fn action(&mut self, action: &ActionLine, silence: &str) {
        let parts =
            [("What", &action.what), ("By", &action.by), ("How", &action.how), (silence, &action.silent)];
        let lines: Vec<String> = parts
            .iter()
            .filter(|(_, words)| !words.trim().is_empty())
            .map(|(label, words)| format!("- **{label}:** {}", inline(words)))
            .collect();
        self.put(&lines.join("\n"));
    }

    fn ledger(&mut self, ledger: &Ledger) {
        if ledger.rows.is_empty() {
            return;
        }
        let cells = |row: &Vec<Cell>| -> Vec<String> {
            (0..ledger.columns.len()).map(|at| row.get(at).map(cell).unwrap_or_default()).collect()
        };
        if ledger.has_head() {
            let head = ledger.columns.iter().map(|column| inline(&column.head)).collect();
            self.table(head, ledger.rows.iter().map(cells).collect());
        } else {
            let line =
                |row| cells(row).into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ");
            let lines: Vec<String> =
                ledger.rows.iter().map(|row| format!("- {}", guarded(line(row)))).collect();
            self.put(&lines.join("\n"));
        }
    }

    /// A pipe table of cells that are Markdown already.
    pub(super) fn table(&mut self, head: Vec<String>, rows: Vec<Vec<String>>) {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let mut out = line(&head);
        out.push_str(&line(&head.iter().map(|_| "---".to_owned()).collect::<Vec<_>>()));
        rows.iter().for_each(|row| out.push_str(&line(row)));
        self.put(&out);
    }

    fn entry(&mut self, entry: &Entry, level: usize) {
        self.heading(level, &with_reference(&entry.title, entry.reference.as_deref()));
        self.prose(&entry.text);
        if let Some(quote) = &entry.quote {
            self.put(&format!("> {}", text(quote)));
        }
        let when = entry.when.as_deref().map(|when| format!("- **When:** {}", inline(when)));
        let state =
            entry.mark.as_ref().map(|state| format!("- {} {}", sign(state.mark), inline(&state.word)));
        let sure = entry.sure.as_ref().map(|sure| format!("- {}", text(&sure.word)));
        let facts = entry.facts.iter().map(|fact| {
            if fact.label.trim().is_empty() {
                format!("- {}", text(&fact.value))
            } else {
                format!("- **{}:** {}", inline(&fact.label), inline(&fact.value))
            }
        });
        let lines: Vec<String> = [when, state, sure].into_iter().flatten().chain(facts).collect();
        self.put(&lines.join("\n"));
    }

    fn horizon(&mut self, horizon: &Horizon) {
        self.heading(3, &horizon.word);
        self.put(&text(horizon.means.as_deref().unwrap_or_default()));
        horizon.entries.iter().for_each(|entry| self.entry(entry, 4));
    }

    fn dates(&mut self, dates: &[DateLine]) {
        let line = |date: &DateLine| {
            let day = date
                .small
                .as_deref()
                .map_or_else(|| date.big.clone(), |small| format!("{} {small}", date.big));
            format!("- {}: {}", bold(&day), inline(&with_reference(&date.what, date.reference.as_deref())))
        };
        self.put(&dates.iter().map(line).collect::<Vec<_>>().join("\n"));
    }
}

pub(super) fn with_reference(words: &str, reference: Option<&str>) -> String {
    reference.map_or_else(|| words.to_owned(), |reference| format!("{words} ({reference})"))
}

/// Lines of a cell one after the other; small ones in brackets.
fn cell(cell: &Cell) -> String {
    let mut out = String::new();
    for line in &cell.lines {
        let words = cell_line(line);
        if words.is_empty() {
            continue;
        }
        let small = line.tone == Tone::Small && !out.is_empty();
        if !out.is_empty() {
            out.push_str(if small { " " } else { "; " });
        }
        out.push_str(&if small { format!("({words})") } else { words });
    }
    out
}

fn cell_line(line: &Line) -> String {
    let words = match line.tone {
        Tone::Strong => bold(&line.text),
        Tone::Plain | Tone::Old | Tone::Small | Tone::Said => inline(&line.text),
    };
    let parts =
        [line.mark.map(|mark| sign(mark).to_owned()), Some(words), line.reference.as_deref().map(inline)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

//! The table with hairlines.

use std::fmt::Write as _;

use super::Page;
use crate::document::{Align, Cell, Column, Ledger, Line, Tone, Width};

/// Texts up to this length do not break in a narrow column.
const WHOLE: usize = 12;

impl Page {
    pub(super) fn ledger(&mut self, ledger: &Ledger) {
        self.put("<div class=\"scroll\">");
        self.open("table", if ledger.has_head() { "" } else { "headless" });
        self.widths(&ledger.columns);
        if ledger.has_head() {
            self.put("<thead><tr>");
            for column in &ledger.columns {
                if column.head.is_empty() {
                    self.put("<td></td>");
                    continue;
                }
                self.put(if column.align == Align::End {
                    "<th scope=\"col\" class=\"end\">"
                } else {
                    "<th scope=\"col\">"
                });
                self.text(&column.head);
                self.put("</th>");
            }
            self.put("</tr></thead>");
        }
        self.put("<tbody>");
        for row in &ledger.rows {
            self.put("<tr>");
            for (index, column) in ledger.columns.iter().enumerate() {
                self.open("td", if column.align == Align::End { "end" } else { "" });
                if let Some(cell) = row.get(index) {
                    self.cell(cell, column.width);
                }
                self.put("</td>");
            }
            self.put("</tr>");
        }
        self.put("</tbody></table></div>");
    }

    /// Fixed columns get pixels, the others what is left of a hundred by their shares.
    fn widths(&mut self, columns: &[Column]) {
        let shares: u32 = columns
            .iter()
            .map(|column| match column.width {
                Width::Share(share) => u32::from(share),
                Width::Short | Width::Date | Width::Name => 0,
            })
            .sum();
        let left = columns.iter().fold(100.0, |left, column| match column.width {
            Width::Short => left - 10.0,
            Width::Date => left - 17.0,
            Width::Name => left - 20.0,
            Width::Share(_) => left,
        });
        self.put("<colgroup>");
        for column in columns {
            let percent = match column.width {
                Width::Short => 10.0,
                Width::Date => 17.0,
                Width::Name => 20.0,
                Width::Share(share) => f64::max(left, 25.0) * f64::from(share) / f64::from(shares.max(1)),
            };
            // Writing to a string cannot fail.
            let _ = write!(self.out, "<col style=\"width:{percent:.1}%\">");
        }
        self.put("</colgroup>");
    }

    fn cell(&mut self, cell: &Cell, width: Width) {
        for line in &cell.lines {
            self.line(line, width);
        }
    }

    fn line(&mut self, line: &Line, width: Width) {
        let tone = match line.tone {
            Tone::Plain => "",
            Tone::Strong => "t-strong",
            Tone::Old => "t-old",
            Tone::Small => "t-small",
            Tone::Said => "t-said",
        };
        let signed = line.mark.is_some() || line.commitment.is_some();
        // A month and its year stay together where the column is made for them.
        let whole = matches!(width, Width::Short | Width::Date) && line.text.chars().count() <= WHOLE;
        let classes = [tone, if signed { "signed" } else { "" }, if whole { "nb" } else { "" }];
        self.open("p", &classes.into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" "));
        if let Some(mark) = line.mark {
            self.mark(mark);
        }
        if let Some(commitment) = line.commitment {
            self.bar(commitment);
        }
        if signed {
            self.put("<span>");
        }
        self.text(&line.text);
        self.reference(line.reference.as_deref());
        if signed {
            self.put("</span>");
        }
        self.put("</p>");
    }
}

//! Tables: those that are laid out as on slides, the map of risks, and parts of a whole.

use std::fmt::Write as _;

use super::super::flow::table::{Cell, Row, Table};
use super::super::flow::text::{Para, Run};
use super::super::{WriteError, drawn};
use super::body::{Body, UNIT};
use crate::document::{RiskMap, Share};
use crate::drawing::Drawing;
use crate::roadmap_picture::{Ink, Shape};
use crate::shown::escape_xml;
use crate::write::xlsx::hex;

impl Body<'_> {
    pub(super) fn table(&mut self, table: &Table, rows: &[Row]) -> Result<(), WriteError> {
        let twentieths = |units: f64| (units * UNIT * 20.0).round();
        let bidi = if self.meta.is_right_to_left() { "<w:bidiVisual/>" } else { "" };
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr>{bidi}<w:tblW w:w=\"{:.0}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
            twentieths(table.width())
        );
        for column in &table.columns {
            let _ = write!(self.out, "<w:gridCol w:w=\"{:.0}\"/>", twentieths(*column));
        }
        self.out.push_str("</w:tblGrid>");
        let head = table.head.iter().map(|row| (row, true));
        // A head and a first row never stand alone at the end of a page.
        let (kept, mut left) = (self.keeps, usize::from(table.head.is_some()) + usize::from(rows.len() > 1));
        for (row, is_head) in head.chain(rows.iter().map(|row| (row, false))) {
            self.keeps = kept || left > 0;
            left = left.saturating_sub(1);
            let header = if is_head { "<w:tblHeader/>" } else { "" };
            let _ = write!(self.out, "<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>");
            for at in 0..table.columns.len() {
                let empty = Cell::new(Vec::new());
                let cell = row.cells.get(at).unwrap_or(&empty);
                self.cell(table, row, at, cell)?;
            }
            self.out.push_str("</w:tr>");
        }
        self.keeps = kept;
        self.out.push_str("</w:tbl>");
        Ok(())
    }

    fn cell(&mut self, table: &Table, row: &Row, at: usize, cell: &Cell) -> Result<(), WriteError> {
        let twentieths = |units: f64| (units * UNIT * 20.0).round();
        let line = |name: &str, line: Option<(Ink, f64)>| {
            line.map(|(ink, weight)| {
                let eighths = (weight * UNIT * 8.0).round().clamp(2.0, 96.0);
                format!(
                    "<w:{name} w:val=\"single\" w:sz=\"{eighths:.0}\" w:space=\"0\" w:color=\"{}\"/>",
                    hex(drawn::colour(ink, self.palette))
                )
            })
        };
        // A rule that is drawn at the top of a cell is its border here.
        let (left, width) = (table.left(at), table.columns.get(at).copied().unwrap_or_default());
        let within = |x: f64| x >= left - 0.5 && x < left + width - 0.5;
        let ruled =
            row.drawn.iter().filter(|(x, y, ..)| within(*x) && *y < 1.0).find_map(|(_, _, shapes, _)| {
                match shapes.as_slice() {
                    [Shape::Line { points, stroke }] if points.iter().all(|(_, y)| *y == 0.0) => {
                        Some((stroke.ink, stroke.width))
                    }
                    _ => None,
                }
            });
        let top = line("top", cell.above.or(ruled)).unwrap_or_default();
        let bottom = line("bottom", row.below).unwrap_or_default();
        let borders = if top.is_empty() && bottom.is_empty() {
            String::new()
        } else {
            format!("<w:tcBorders>{top}{bottom}</w:tcBorders>")
        };
        let shade = if cell.washed {
            format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", hex(self.palette.wash))
        } else {
            String::new()
        };
        let pad = cell.pad;
        let align = if cell.middle { "<w:vAlign w:val=\"center\"/>" } else { "" };
        let _ = write!(
            self.out,
            "<w:tc><w:tcPr><w:tcW w:w=\"{:.0}\" w:type=\"dxa\"/>{borders}{shade}<w:tcMar><w:top w:w=\"{:.0}\" w:type=\"dxa\"/><w:start w:w=\"{:.0}\" w:type=\"dxa\"/><w:bottom w:w=\"{:.0}\" w:type=\"dxa\"/><w:end w:w=\"{:.0}\" w:type=\"dxa\"/></w:tcMar>{align}</w:tcPr>",
            twentieths(width),
            twentieths(pad.top.min(8.0)),
            twentieths(pad.left),
            twentieths(pad.bottom.min(8.0)),
            twentieths(pad.right)
        );
        let before = self.out.len();
        cell.paras.iter().filter(|para| !para.is_empty()).for_each(|para| self.para(para));
        // Words that are drawn into a head, such as the months above dates that moved.
        for (x, _, shapes, scale) in row.drawn.iter().filter(|(x, ..)| within(*x)) {
            let words: Vec<&str> = shapes
                .iter()
                .filter_map(
                    |shape| if let Shape::Text { text, .. } = shape { Some(text.as_str()) } else { None },
                )
                .collect();
            if !words.is_empty() {
                let room = width - (x - left).max(0.0) - 4.0;
                let drawing = Drawing {
                    width: room / scale,
                    height: drawn::height(shapes).max(8.0),
                    shapes: shapes.clone(),
                    alt: words.join(", "),
                };
                self.picture(drawing, "Months", UNIT * scale)?;
            }
        }
        for (x, _, name, about, shapes, scale) in row.groups.iter().filter(|(x, ..)| within(*x)) {
            let room = width - (x - left).max(0.0) - 4.0;
            let drawing = Drawing {
                width: room / scale,
                height: drawn::height(shapes).max(8.0),
                shapes: shapes.clone(),
                alt: about.clone(),
            };
            self.picture(drawing, name, UNIT * scale)?;
        }
        if self.out.len() == before {
            self.out.push_str("<w:p/>");
        }
        self.out.push_str("</w:tc>");
        Ok(())
    }

    /// The map of risks; it never parts at the end of a page.
    pub(super) fn risks(&mut self, map: &RiskMap) {
        let cell = 720;
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders><w:insideH w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"FFFFFF\"/><w:insideV w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"FFFFFF\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"360\"/>{}</w:tblGrid>",
            360 + 5 * cell,
            format!("<w:gridCol w:w=\"{cell}\"/>").repeat(5)
        );
        let label = |words: &str| {
            format!(
                "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:rPr><w:color w:val=\"66707A\"/><w:sz w:val=\"15\"/></w:rPr><w:t>{words}</w:t></w:r></w:p>"
            )
        };
        for probability in (1..=5u8).rev() {
            let _ = write!(
                self.out,
                "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"560\" w:hRule=\"atLeast\"/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"360\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>",
                label(&probability.to_string())
            );
            for impact in 1..=5u8 {
                let (shade, ink) = map.shade(probability, impact);
                let refs = escape_xml(&map.field(probability, impact, 3).join(" ")).replace('\n', " ");
                let _ = write!(
                    self.out,
                    "<w:tc><w:tcPr><w:tcW w:w=\"{cell}\" w:type=\"dxa\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/></w:tcPr><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:rPr><w:b/><w:color w:val=\"{}\"/><w:sz w:val=\"15\"/></w:rPr><w:t xml:space=\"preserve\">{refs}</w:t></w:r></w:p></w:tc>",
                    hex(shade),
                    hex(ink)
                );
            }
            self.out.push_str("</w:tr>");
        }
        let _ =
            write!(self.out, "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"360\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>");
        for impact in 1..=5 {
            let _ = write!(
                self.out,
                "<w:tc><w:tcPr><w:tcW w:w=\"{cell}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>",
                label(&impact.to_string())
            );
        }
        self.out.push_str("</w:tr></w:tbl>");
        self.styled("Caption", "Probability upwards, impact to the right");
    }

    pub(super) fn shares(&mut self, shares: &[Share], width: f64) {
        let Some(count) = Some(shares.len()).filter(|count| *count > 0) else { return };
        let units = width / UNIT;
        let sum: f64 = shares.iter().map(|share| f64::from(share.count.max(1))).sum();
        let least = units / (count as f64 * 2.5);
        let room = units - least * count as f64;
        let columns = shares.iter().map(|share| least + room * f64::from(share.count.max(1)) / sum).collect();
        let table = Table { columns, gap: 10.0, head: None };
        let cells = shares.iter().map(|share| {
            let ink = match share.commitment {
                crate::words::Commitment::Committed => Ink::Brand,
                crate::words::Commitment::Likely => Ink::Likely,
                crate::words::Commitment::Might => Ink::Hair,
            };
            let paras = vec![
                Para::of(Run::new(share.count.to_string(), 34.0)),
                Para::of(Run::new(share.word.clone(), 14.0).ink(Ink::Second)),
            ];
            // Nothing has no bar.
            Cell { above: (share.count > 0).then_some((ink, 12.0)), ..Cell::new(paras) }
        });
        let row = Row { cells: cells.collect(), ..Row::default() };
        // A table of words alone has nothing to draw.
        let _ = self.table(&table, &[row]);
    }
}

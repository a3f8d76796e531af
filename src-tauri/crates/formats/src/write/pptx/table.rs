//! Native tables of slides.

use std::fmt::Write as _;

use super::colour;
use super::text::{self, TextLook};
use crate::roadmap_picture::Ink;
use crate::write::flow::table::{Cell, Row, Table};
use crate::write::flow::text::Para;
use crate::write::package::Relationships;

impl Table {
    /// The table as XML.
    pub(crate) fn xml(
        &self,
        rows: &[Row],
        look: &TextLook,
        emu: f64,
        relationships: &mut Relationships,
    ) -> String {
        let units = |value: f64| (value * emu).round();
        let head = if self.head.is_some() { " firstRow=\"1\"" } else { "" };
        let rtl = if look.right_to_left { " rtl=\"1\"" } else { "" };
        let mut out = format!("<a:tbl><a:tblPr{rtl}{head}/><a:tblGrid>");
        for column in &self.columns {
            // Writing to a string cannot fail.
            let _ = write!(out, "<a:gridCol w=\"{:.0}\"/>", units(*column));
        }
        out.push_str("</a:tblGrid>");
        for row in rows {
            let _ = write!(out, "<a:tr h=\"{:.0}\">", units(row.height));
            let mut covered = 0;
            for at in 0..self.columns.len() {
                let empty = Cell::new(Vec::new());
                let cell = row.cells.get(at).unwrap_or(&empty);
                let merge = if covered > 0 {
                    covered -= 1;
                    " hMerge=\"1\"".to_owned()
                } else if cell.span > 1 {
                    covered = cell.span - 1;
                    format!(" gridSpan=\"{}\"", cell.span)
                } else {
                    String::new()
                };
                let _ = write!(
                    out,
                    "<a:tc{merge}><a:txBody><a:bodyPr/><a:lstStyle/>{}</a:txBody>{}</a:tc>",
                    cell_text(cell, look, relationships),
                    properties(cell, row, look, &units)
                );
            }
            out.push_str("</a:tr>");
        }
        out + "</a:tbl>"
    }
}

/// An empty cell still has a size, else the row would grow by the size of the theme's text.
fn cell_text(cell: &Cell, look: &TextLook, relationships: &mut Relationships) -> String {
    if cell.paras.iter().all(Para::is_empty) {
        return "<a:p><a:endParaRPr sz=\"100\"/></a:p>".to_owned();
    }
    text::xml(&cell.paras, look, relationships)
}

fn properties(cell: &Cell, row: &Row, look: &TextLook, units: &dyn Fn(f64) -> f64) -> String {
    let pad = cell.pad;
    let line = |name: &str, line: Option<(Ink, f64)>| match line {
        Some((ink, weight)) => {
            format!(
                "<a:{name} w=\"{:.0}\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">{}<a:prstDash val=\"solid\"/></a:{name}>",
                units(weight),
                colour::fill(ink, look.own_template)
            )
        }
        None => format!("<a:{name} w=\"0\"><a:noFill/></a:{name}>"),
    };
    let (left, right) = if look.right_to_left { (pad.right, pad.left) } else { (pad.left, pad.right) };
    format!(
        "<a:tcPr marL=\"{:.0}\" marR=\"{:.0}\" marT=\"{:.0}\" marB=\"{:.0}\" anchor=\"{}\">{}{}{}{}{}</a:tcPr>",
        units(left),
        units(right),
        units(pad.top),
        units(pad.bottom),
        if cell.middle { "ctr" } else { "t" },
        line("lnL", None),
        line("lnR", None),
        line("lnT", cell.above),
        line("lnB", row.below),
        if cell.washed { colour::wash(look.own_template) } else { "<a:noFill/>" }
    )
}

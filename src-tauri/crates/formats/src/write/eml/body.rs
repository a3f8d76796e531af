//! The page of an e-mail: tables and styles on each element, nothing else, since many mail programs know no more.

mod blocks;

use std::fmt::Write as _;

use super::super::drawn::Faces;
use super::super::flow::table::{Row, Table};
use super::super::flow::text::{Para, Run};
use super::super::flow::{Draw, Flow};
use super::super::{WriteError, drawn};
use crate::document::{Align, Block, Document, Opening, Palette, Reads, Section, Weight};
use crate::drawing::Drawing;
use crate::roadmap_picture::{Ink, Shape};
use crate::script::runs_left;
use crate::shown::{escape_xml, shown};
use crate::words::Mark;
use crate::write::markdown::sign;

/// How many pixels a unit of the slides' type is in a mail, and how wide a mail is.
const UNIT: f64 = 0.83;
const WIDTH: f64 = 640.0;
const SANS: &str = "Arial,'Helvetica Neue',sans-serif";
const SERIF: &str = "Georgia,'Times New Roman',serif";

/// A picture inside: its identifier, its kind and its bytes.
type Inline = (String, &'static str, Vec<u8>);

struct Mail {
    out: String,
    palette: Palette,
    sans: String,
    pictures: Vec<Inline>,
    faces: Faces,
    reads: Reads,
}

/// The page and the pictures it shows.
pub(super) fn render(document: &Document, faces: Faces) -> Result<(String, Vec<Inline>), WriteError> {
    let meta = &document.meta;
    let palette = Palette::of(&meta.brand);
    let sans = meta.brand.font.as_deref().map_or(SANS.to_owned(), |font| format!("'{font}',{SANS}"));
    let mut mail = Mail {
        out: String::new(),
        palette,
        sans: sans.clone(),
        pictures: Vec::new(),
        faces,
        reads: meta.reads(),
    };
    let direction = if mail.reads == Reads::FromRight { "rtl" } else { "ltr" };
    // Writing to a string cannot fail.
    let _ = write!(
        mail.out,
        "<!DOCTYPE html><html lang=\"{}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><title>{}</title></head><body style=\"margin:0;padding:0;background:#ffffff\"><table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td style=\"padding:0 16px\"><table role=\"presentation\" width=\"{WIDTH}\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"width:100%;max-width:{WIDTH}px;font-family:{sans};color:{}\"><tr><td>",
        escape_xml(&meta.lang),
        escape_xml(&meta.whole_title()),
        palette.ink
    );
    let company = match &meta.brand.logo {
        Some(logo) => {
            let (w, h) = logo.fitted(28.0, 150.0);
            mail.pictures.push(("logo".into(), logo.kind().media_type(), logo.bytes().to_vec()));
            format!(
                "<img src=\"cid:logo\" width=\"{w:.0}\" height=\"{h:.0}\" alt=\"{}\" style=\"display:block;border:0\">",
                escape_xml(&meta.company)
            )
        }
        None => format!("<b>{}</b>", escape_xml(&meta.company)),
    };
    let _ = write!(
        mail.out,
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"font-size:13px\"><tr><td width=\"130\" valign=\"top\" style=\"border-top:8px solid {};padding-top:20px\">{company}</td><td valign=\"top\" style=\"padding-top:28px;color:{}\">{}</td><td align=\"right\" valign=\"top\" style=\"padding-top:28px;color:{}\">{}</td></tr></table>",
        palette.tab,
        palette.second,
        escape_xml(&meta.title),
        palette.second,
        escape_xml(&meta.number)
    );
    if let Some(notice) = &meta.notice {
        let _ = write!(
            mail.out,
            "<p style=\"margin:6px 0 0;font-size:12px;font-weight:bold;color:{}\">{}</p>",
            palette.accent,
            escape_xml(notice)
        );
    }
    mail.opening(&document.opening)?;
    for section in &document.sections {
        mail.section(section)?;
    }
    let foot = [Some(&meta.replaces), None].into_iter().flatten().flatten().map(|words| escape_xml(words));
    let _ = write!(
        mail.out,
        "<p style=\"margin:32px 0 24px;padding-top:8px;border-top:1px solid {};font-size:11px;color:{}\"><b style=\"color:{}\">{}</b> &nbsp; {} &nbsp; {} &nbsp; {}</p></td></tr></table></td></tr></table></body></html>\r\n",
        palette.hair,
        palette.third,
        palette.ink,
        escape_xml(&meta.classification),
        foot.collect::<String>(),
        escape_xml(&meta.number),
        escape_xml(&meta.date)
    );
    Ok((mail.out, mail.pictures))
}

/// White between questions: mail programs know no margins of tables.
const SPACER: &str = "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td height=\"16\" style=\"font-size:0;line-height:0\"></td></tr></table>";

impl Mail {
    fn opening(&mut self, opening: &Opening) -> Result<(), WriteError> {
        if let Some(status) = &opening.status {
            let mark = self.mark(status.mark);
            let was = status.was.as_ref().map(|was| {
                format!(
                    " <span style=\"font-size:12px;font-weight:normal;color:{}\">{}</span>",
                    self.palette.third,
                    escape_xml(was)
                )
            });
            let _ = write!(
                self.out,
                "<p style=\"margin:28px 0 0;font-size:17px;font-weight:bold\">{mark} {}{}</p>",
                escape_xml(&status.word),
                was.unwrap_or_default()
            );
        }
        let _ = write!(
            self.out,
            "<h1{} style=\"margin:14px 0 10px;font:normal 27px/1.18 {SERIF}\">{}</h1>",
            direction(&opening.headline, self.reads),
            lines(&opening.headline)
        );
        if let Some(lead) = &opening.lead {
            let _ = write!(
                self.out,
                "<p{} style=\"margin:0 0 8px;font-size:13px;line-height:1.5;color:{}\">{}</p>",
                direction(lead, self.reads),
                self.palette.second,
                lines(lead)
            );
        }
        if opening.facts.is_empty() { Ok(()) } else { self.blocks(&[Block::Facts(opening.facts.clone())]) }
    }

    fn section(&mut self, section: &Section) -> Result<(), WriteError> {
        let asks = section.weight == Weight::Asks;
        let (colour, weight, ink) = if asks {
            (self.palette.accent, 2, self.palette.accent)
        } else {
            (self.palette.second, 1, self.palette.ink)
        };
        if !section.label.is_empty() {
            let _ = write!(
                self.out,
                "<h2{} style=\"margin:26px 0 6px;padding-top:9px;border-top:{weight}px solid {colour};font:bold 13px/1.3 {SANS};color:{ink}\">{}</h2>",
                direction(&section.label, self.reads),
                lines(&section.label)
            );
        }
        if let Some(note) = &section.note {
            let _ = write!(
                self.out,
                "<p style=\"margin:0 0 8px;font-size:12px;color:{}\">{}</p>",
                self.palette.third,
                lines(note)
            );
        }
        if let Some(title) = &section.title {
            let _ = write!(
                self.out,
                "<p{} style=\"margin:2px 0 10px;font:normal 20px/1.2 {SERIF}\">{}</p>",
                direction(title, self.reads),
                lines(title)
            );
        }
        self.blocks(section.telling())
    }

    fn flows(&mut self, all: Vec<Flow>) -> Result<(), WriteError> {
        for flow in all {
            match flow {
                Flow::Gap(_) => self.out.push_str("<div style=\"height:8px;line-height:8px\">&nbsp;</div>"),
                Flow::Text { paras, .. } => paras.iter().for_each(|para| self.para(para, None)),
                Flow::Rows { table, rows } => self.table(&table, &rows)?,
                Flow::Keep(parts) => self.flows(parts)?,
                Flow::Side(columns) => {
                    for (_, parts) in columns {
                        self.flows(parts)?;
                    }
                }
                Flow::Whole { draws, .. } => {
                    for draw in draws {
                        if let Draw::Text(_, paras) = draw {
                            paras.iter().for_each(|para| self.para(para, None));
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn mark(&self, mark: Mark) -> String {
        let colour = match mark {
            Mark::AtRisk => self.palette.amber,
            Mark::OffTrack => self.palette.red,
            _ => self.palette.second,
        };
        format!("<span style=\"color:{colour}\">{}</span>", sign(mark))
    }

    fn para(&mut self, para: &Para, sign: Option<(&'static str, Ink)>) {
        let align = match (para.align == Align::End, self.reads) {
            (true, Reads::FromLeft) => "text-align:right;",
            (true, Reads::FromRight) => "text-align:left;",
            (false, _) => "",
        };
        let indent = if para.indent > 0.0 && para.sign.is_none() {
            format!("margin-left:{:.0}px;", para.indent * UNIT)
        } else {
            String::new()
        };
        let _ = write!(
            self.out,
            "<p{} style=\"margin:{:.0}px 0 0;{indent}{align}line-height:{:.2}\">",
            direction(&para.words(), self.reads),
            para.before * UNIT,
            1.3 * para.pitch.max(90.0) / 100.0
        );
        if let Some(bullet) = &para.bullet {
            let _ = write!(self.out, "{}&nbsp; ", escape_xml(bullet));
        }
        if let Some((sign, ink)) = para.sign.or(sign) {
            let _ = write!(
                self.out,
                "<span style=\"font-size:13px;color:{}\">{sign}</span> ",
                drawn::colour(ink, &self.palette)
            );
        }
        for run in &para.runs {
            self.run(run);
        }
        self.out.push_str("</p>");
    }

    fn run(&mut self, run: &Run) {
        // Said on every piece: tables of some mail programs hand no face on.
        let face = if run.serif { SERIF } else { self.sans.as_str() };
        let mut style = format!(
            "font-family:{face};font-size:{:.0}px;color:{}",
            (run.size * UNIT).max(10.0),
            drawn::colour(run.ink, &self.palette)
        );
        for (set, rule) in [
            (run.strong, ";font-weight:bold"),
            (run.italic, ";font-style:italic"),
            (run.strike, ";text-decoration:line-through"),
        ] {
            if set {
                style.push_str(rule);
            }
        }
        match &run.link {
            Some(address) => {
                let _ = write!(
                    self.out,
                    "<a href=\"{}\" style=\"{style}\">{}</a>",
                    escape_xml(address),
                    lines(&run.text)
                );
            }
            None => {
                let _ = write!(self.out, "<span style=\"{style}\">{}</span>", lines(&run.text));
            }
        }
    }

    fn table(&mut self, table: &Table, rows: &[Row]) -> Result<(), WriteError> {
        self.out.push_str("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin-top:6px;border-collapse:collapse\">");
        let all = table.width().max(1.0);
        for row in table.head.iter().chain(rows) {
            self.out.push_str("<tr>");
            for (at, width) in table.columns.iter().enumerate() {
                let empty = super::super::flow::table::Cell::new(Vec::new());
                let cell = row.cells.get(at).unwrap_or(&empty);
                let left = table.left(at);
                let within = |x: f64| x >= left - 0.5 && x < left + width - 0.5;
                let ruled = row.drawn.iter().filter(|(x, y, ..)| within(*x) && *y < 1.0).find_map(
                    |(_, _, shapes, _)| match shapes.as_slice() {
                        [Shape::Line { points, stroke }] if points.iter().all(|(_, y)| *y == 0.0) => {
                            Some((stroke.ink, stroke.width))
                        }
                        _ => None,
                    },
                );
                let line = |side: &str, line: Option<(Ink, f64)>| {
                    line.map(|(ink, weight)| {
                        format!(
                            "border-{side}:{:.0}px solid {};",
                            weight.max(1.0),
                            drawn::colour(ink, &self.palette)
                        )
                    })
                    .unwrap_or_default()
                };
                let wash =
                    if cell.washed { format!("background:{};", self.palette.wash) } else { String::new() };
                let pad = cell.pad;
                let _ = write!(
                    self.out,
                    "<td width=\"{:.0}%\" valign=\"{}\" style=\"{}{}{wash}padding:{:.0}px {:.0}px {:.0}px {:.0}px\">",
                    width / all * 100.0,
                    if cell.middle { "middle" } else { "top" },
                    line("top", cell.above.or(ruled)),
                    line("bottom", row.below),
                    pad.top.min(8.0) * UNIT,
                    pad.right.min(14.0) * UNIT,
                    pad.bottom.min(8.0) * UNIT,
                    pad.left * UNIT
                );
                cell.paras.iter().filter(|para| !para.is_empty()).for_each(|para| self.para(para, None));
                for (x, _, _, about, shapes, scale) in row.groups.iter().filter(|(x, ..)| within(*x)) {
                    let room = width - (x - left).max(0.0) - 6.0;
                    let drawing = Drawing {
                        width: room / scale,
                        height: drawn::height(shapes).max(8.0),
                        shapes: shapes.clone(),
                        alt: about.clone(),
                    };
                    self.picture(drawing, UNIT * scale * 0.9)?;
                }
                self.out.push_str("</td>");
            }
            self.out.push_str("</tr>");
        }
        self.out.push_str("</table>");
        Ok(())
    }

    fn picture(&mut self, drawing: Drawing, scale: f64) -> Result<(), WriteError> {
        let drawing = drawing.facing(self.reads);
        let svg = drawn::svg(&drawing, &self.palette);
        // Twice as many dots as are shown, for sharp screens.
        let bytes = drawn::png(&svg, (scale * 2.0) as f32, &self.faces)?;
        let id = format!("picture{}", self.pictures.len() + 1);
        let _ = write!(
            self.out,
            "<img src=\"cid:{id}\" width=\"{:.0}\" alt=\"{}\" style=\"display:block;border:0;max-width:100%;height:auto\">",
            drawing.width * scale,
            escape_xml(&drawing.alt)
        );
        self.pictures.push((id, "image/png", bytes));
        Ok(())
    }
}

/// The direction of a text as an attribute, where it is not that of its page. Mail programs know no better way.
fn direction(words: &str, page: Reads) -> &'static str {
    match (runs_left(words, page == Reads::FromRight), page) {
        (true, Reads::FromLeft) => " dir=\"rtl\"",
        (false, Reads::FromRight) => " dir=\"ltr\" align=\"right\"",
        (true, Reads::FromRight) | (false, Reads::FromLeft) => "",
    }
}

fn lines(words: &str) -> String {
    escape_xml(&shown(words)).replace('\n', "<br>")
}

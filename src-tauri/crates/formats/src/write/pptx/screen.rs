//! The slides as a screen shows them: the very slides of the file, drawn as a page. Only those on our own master: what a
//! company's template puts around them its own program alone draws.

use std::fmt::Write as _;

use super::base::Base;
use super::canvas::scaled;
use super::deck::{Slide, slides};
use super::furnish::about;
use super::master::{self, UNIT};
use crate::document::{Align, Document, Meta, Palette, Reads};
use crate::drawing;
use crate::roadmap_picture::{Ink, Shape, Stroke, all_facing, shapes_to_svg};
use crate::script::runs_left;
use crate::shown::escape_xml;
use crate::write::drawn::colour;
use crate::write::flow::blocks::SMALL;
use crate::write::flow::table::{Row, Table};
use crate::write::flow::text::{Para, Run};
use crate::write::flow::{Draw, Frame};
use crate::write::package::Package;

/// A slide in units.
const WIDTH: f64 = 1280.0;
const HEIGHT: f64 = 720.0;
/// The words of a native chart, in units.
const CHART_WORDS: f64 = 14.0;

/// The rules that the slides stand by.
pub(in crate::write) const STYLE: &str = ".slide{position:relative;width:100vw;height:56.25vw;background:#fff;overflow:hidden;font-family:Arial,'Helvetica Neue',sans-serif}\
.slide .at{position:absolute}.slide .at p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;color:inherit}.slide .serif{font-family:Georgia,'Times New Roman',serif}\
.slide .title p{text-wrap:balance}.slide .middle{display:flex;flex-direction:column;justify-content:center}\
.slide svg.over{position:absolute;inset:0;width:100%;height:100%}.slide text.sans{font-family:Arial,sans-serif}.slide text.serif{font-family:Georgia,serif}.slide text{direction:ltr}\
.slide .bullet{display:inline-block;text-indent:0}";

/// The slides of a document on our own master, one piece of HTML each.
pub(in crate::write) fn pictures(document: &Document) -> Vec<String> {
    let meta = &document.meta;
    let palette = Palette::of(&meta.brand);
    // The masters are made with their parts; these are not needed here.
    let base = master::add(&mut Package::default(), meta, &palette);
    let all = slides(document, &base);
    all.iter()
        .enumerate()
        .map(|(at, slide)| Screen::new(meta, &palette).slide(slide, &base, at + 1))
        .collect()
}

/// A slide while it is drawn.
struct Screen<'a> {
    meta: &'a Meta,
    palette: &'a Palette,
    out: String,
    /// Shapes that were drawn since the last text.
    shapes: Vec<Shape>,
    /// Where the room for content begins.
    origin: (f64, f64),
}

impl<'a> Screen<'a> {
    fn new(meta: &'a Meta, palette: &'a Palette) -> Self {
        Self { meta, palette, out: String::new(), shapes: Vec::new(), origin: (0.0, 0.0) }
    }

    fn slide(mut self, slide: &Slide, base: &Base, number: usize) -> String {
        let _ = write!(self.out, "<div class=\"slide\" role=\"img\" aria-label=\"Slide {number}\">");
        self.furniture(slide, base, number);
        let place = slide.layout.place;
        self.origin = (place.x / UNIT, place.y / UNIT);
        for draw in &slide.draws {
            self.draw(draw);
        }
        self.flush();
        self.out + "</div>"
    }

    /// What the master and the layout put around the content.
    fn furniture(&mut self, slide: &Slide, base: &Base, number: usize) {
        self.shapes.push(Shape::Rect { x: 64.0, y: 0.0, w: 270.0, h: 10.0, fill: Ink::Brand });
        let points = vec![(64.0, 672.0), (1216.0, 672.0)];
        self.shapes.push(Shape::Line { points, stroke: Stroke::of(Ink::Hair, 0.7) });
        let meta = self.meta;
        if let Some(logo) = &meta.brand.logo {
            let (w, h) = logo.fitted(34.0, 170.0);
            let place = self.place(Frame::new(1216.0 - w, 40.0, w, h));
            // Writing to a string cannot fail.
            let _ = write!(
                self.out,
                "<img class=\"at\" style=\"{place}\" src=\"data:{};base64,{}\" alt=\"{}\">",
                logo.kind().media_type(),
                logo.base64(),
                escape_xml(&meta.company)
            );
        }
        let is_cover = slide.layout.part == base.cover.part && slide.kicker.is_empty();
        let at = |kind: &str| master::place_of(&slide.layout.part, kind);
        if let (Some(title), Some(frame)) = (&slide.title, at("itle")) {
            self.text(frame, std::slice::from_ref(title), "title");
        }
        if !slide.kicker.is_empty() {
            let kicker = Para::of(Run::new(slide.kicker.clone(), SMALL).strong().ink(Ink::Accent));
            self.text(Frame::new(64.0, 42.0, 956.0, 22.0), &[kicker], "");
        }
        if let (Some(lead), Some(frame)) = (&slide.lead, at("subTitle")) {
            let lead = Para::of(Run::new(lead.clone(), 26.0).serif()).pitch(107.0);
            self.text(frame, &[lead], "title");
        }
        if is_cover {
            let company = Para::of(Run::new(meta.company.clone(), 20.0).strong());
            self.text(Frame::new(64.0, 42.0, 564.0, 26.0), &[company], "");
        }
        let foot = |words: &str, ink| Run::new(words, 12.0).ink(ink);
        let mut runs = vec![foot(&meta.classification, Ink::Ink).strong()];
        runs.extend(meta.notice.iter().map(|notice| foot(&format!("   {notice}"), Ink::Accent).strong()));
        let said = [Some(about(meta, &slide.layout, base)), meta.replaces.clone()];
        let said = said.into_iter().flatten().filter(|words| !words.is_empty());
        runs.extend(said.map(|words| foot(&format!("   {words}"), Ink::Third)));
        self.text(Frame::new(64.0, 680.0, 760.0, 18.0), &[Para::new(runs)], "");
        let number = foot(format!("{}   {number}", meta.number).trim(), Ink::Third);
        let number = Para { align: Align::End, ..Para::of(number) };
        self.text(Frame::new(848.0, 680.0, 368.0, 18.0), &[number], "");
    }

    fn draw(&mut self, draw: &Draw) {
        let (left, top) = self.origin;
        let moved = |frame: &Frame| Frame::new(frame.x + left, frame.y + top, frame.w, frame.h);
        match draw {
            Draw::Text(frame, paras) => self.text(moved(frame), paras, ""),
            Draw::Rule { x, y, w, ink, weight } => {
                let points = vec![(x + left, y + top), (x + w + left, y + top)];
                self.shapes.push(Shape::Line { points, stroke: Stroke::of(*ink, *weight) });
            }
            Draw::Field(frame, fill, paras) => {
                self.flush();
                let frame = moved(frame);
                let place = self.place(frame);
                let _ = write!(self.out, "<div class=\"at\" style=\"{place}background:{fill}\"></div>");
                self.text(Frame::new(frame.x + 8.0, frame.y + 8.0, frame.w - 16.0, frame.h), paras, "");
            }
            Draw::Shapes { shapes, x, y, scale } | Draw::Group { shapes, x, y, scale, .. } => {
                self.put(shapes, (x + left, y + top), *scale);
            }
            Draw::Table { x, y, table, rows } => self.table((x + left, y + top), table, rows),
            Draw::Chart(frame, of) => {
                let chart = drawing::chart(of, frame.w, frame.h, CHART_WORDS);
                self.put(&chart.shapes, (frame.x + left, frame.y + top), 1.0);
            }
        }
    }

    fn put(&mut self, shapes: &[Shape], at: (f64, f64), scale: f64) {
        self.shapes.extend(shapes.iter().map(|shape| scaled(shape, at, scale)));
    }

    /// Draws the shapes that wait, over what was drawn before.
    fn flush(&mut self) {
        if self.shapes.is_empty() {
            return;
        }
        let shapes = all_facing(std::mem::take(&mut self.shapes), self.meta.reads(), WIDTH);
        let shapes = shapes_to_svg(&shapes, self.palette);
        let _ = write!(self.out, "<svg class=\"over\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">{shapes}</svg>");
    }

    /// Where a frame stands, as a style; mirrored where the slide is.
    fn place(&self, frame: Frame) -> String {
        let x = match self.meta.reads() {
            Reads::FromLeft => frame.x,
            Reads::FromRight => WIDTH - frame.x - frame.w,
        };
        format!("left:{};top:{};width:{};height:{};", of(x), of(frame.y), of(frame.w), of(frame.h))
    }

    fn text(&mut self, frame: Frame, paras: &[Para], class: &str) {
        if paras.iter().all(Para::is_empty) {
            return;
        }
        self.flush();
        let place = self.place(frame);
        let _ = write!(self.out, "<div class=\"at {class}\" style=\"{place}\">");
        self.paras(paras);
        self.out.push_str("</div>");
    }

    fn paras(&mut self, paras: &[Para]) {
        let page = self.meta.is_right_to_left();
        for (at, para) in paras.iter().enumerate() {
            let runs_left = runs_left(&para.words(), page);
            // On a page from right to left all texts begin at the right, whichever way they run.
            let side = match (para.align, page || runs_left) {
                (Align::Start, false) | (Align::End, true) => "left",
                (Align::End, false) | (Align::Start, true) => "right",
            };
            let hang = match (&para.bullet, para.sign) {
                (Some(_), _) => para.hang,
                (None, Some(_)) => para.indent,
                (None, None) => 0.0,
            };
            let _ = write!(
                self.out,
                "<p dir=\"{}\" style=\"text-align:{side};line-height:{};margin-top:{};padding-inline-start:{};text-indent:{}\">",
                if runs_left { "rtl" } else { "ltr" },
                of(para.line_height()),
                of(if at == 0 { 0.0 } else { para.before }),
                of(para.indent),
                of(-hang)
            );
            let sign = para.sign.map(|(sign, ink)| (sign.to_owned(), ink));
            if let Some((sign, ink)) = sign.or_else(|| para.bullet.clone().map(|bullet| (bullet, Ink::Ink))) {
                let size = para.runs.first().map_or(14.0, |run| run.size);
                let _ = write!(
                    self.out,
                    "<span class=\"bullet\" style=\"width:{};font-size:{};color:{}\">{}</span>",
                    of(hang),
                    of(size),
                    colour(ink, self.palette),
                    escape_xml(&sign)
                );
            }
            for run in &para.runs {
                self.run(run);
            }
            self.out.push_str("</p>");
        }
    }

    fn run(&mut self, run: &Run) {
        let set = |is_set: bool, rule: &'static str| if is_set { rule } else { "" };
        let _ = write!(
            self.out,
            "<span class=\"{}\" style=\"font-size:{};color:{}{}{}{}\">{}</span>",
            set(run.speaks(), "serif"),
            of(run.size),
            colour(run.ink, self.palette),
            set(run.strong, ";font-weight:bold"),
            set(run.italic, ";font-style:italic"),
            set(run.strike, ";text-decoration:line-through"),
            escape_xml(&run.text)
        );
    }

    fn table(&mut self, (x, y): (f64, f64), table: &Table, rows: &[Row]) {
        let mut top = y;
        for row in rows {
            let mut covered = 0;
            for (at, width) in table.columns.iter().enumerate() {
                let cell = row.cells.get(at);
                if covered > 0 {
                    covered -= 1;
                    continue;
                }
                let span = cell.map_or(1, |cell| cell.span.max(1));
                covered = span - 1;
                let wide = table.columns.iter().skip(at).take(span).sum::<f64>().max(*width);
                let frame = Frame::new(x + table.left(at), top, wide, row.height);
                let above = cell.and_then(|cell| cell.above);
                for (line, down) in [(above, 0.0), (row.below, row.height)] {
                    if let Some((ink, weight)) = line {
                        let points = vec![(frame.x, top + down), (frame.x + wide, top + down)];
                        self.shapes.push(Shape::Line { points, stroke: Stroke::of(ink, weight) });
                    }
                }
                if let Some(cell) = cell {
                    if cell.washed {
                        let (place, wash) = (self.place(frame), self.palette.wash);
                        let _ =
                            write!(self.out, "<div class=\"at\" style=\"{place}background:{wash}\"></div>");
                    }
                    let pad = cell.pad;
                    let inside = Frame::new(
                        frame.x + pad.left,
                        top + pad.top,
                        (wide - pad.left - pad.right).max(1.0),
                        (row.height - pad.top - pad.bottom).max(1.0),
                    );
                    self.text(inside, &cell.paras, if cell.middle { "middle" } else { "" });
                }
            }
            for (dx, dy, shapes, scale) in &row.drawn {
                self.put(shapes, (x + dx, top + dy), *scale);
            }
            for (dx, dy, _, _, shapes, scale) in &row.groups {
                self.put(shapes, (x + dx, top + dy), *scale);
            }
            top += row.height;
        }
    }
}

/// Units as parts of the width of the window.
fn of(units: f64) -> String {
    format!("{:.3}vw", units / WIDTH * 100.0)
}

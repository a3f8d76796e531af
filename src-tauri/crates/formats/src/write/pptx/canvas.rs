//! The shapes of one slide as XML (ECMA-376, 19.3 and 20.1), each with an identifier of its own.

use std::fmt::Write as _;

use super::colour;
use super::text::{self, TextLook};
use crate::roadmap_picture::{Ink, Shape, Stroke, Towards, face_width};
use crate::script::runs_left;
use crate::shown::{escape_xml, shown};
use crate::write::flow::Frame;
use crate::write::flow::blocks::SMALL;
use crate::write::flow::table::{Row, Table};
use crate::write::flow::text::{Para, Run, balanced};
use crate::write::package::Relationships;

/// How units lie on the slide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    /// Where the origin of the units stands, in EMU.
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// How many EMU a unit is.
    pub(crate) emu: f64,
    /// How wide the units are in all: what mirroring turns around.
    pub(crate) width: f64,
}

/// A slide while it is drawn.
pub(crate) struct Canvas<'a> {
    pub(crate) out: String,
    pub(crate) relationships: Relationships,
    next: u32,
    place: Place,
    pub(crate) look: &'a TextLook,
}

/// A placeholder of a layout that a text fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Placeholder {
    pub(crate) kind: &'static str,
    pub(crate) index: Option<u32>,
    /// Where it stands, in EMU: only where the layout's own place hangs over the edge of the slide.
    pub(crate) at: Option<[u64; 4]>,
}

impl Placeholder {
    /// One that stands where its layout says.
    pub(crate) fn new(kind: &'static str, index: Option<u32>) -> Self {
        Self { kind, index, at: None }
    }

    /// Its place in the properties of a shape; empty where the layout says it.
    fn properties(self) -> String {
        let xfrm = self.at.map(|[x, y, w, h]| {
            format!("<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/></a:xfrm>")
        });
        format!("<p:spPr>{}</p:spPr>", xfrm.unwrap_or_default())
    }
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(place: Place, look: &'a TextLook) -> Self {
        Self { out: String::new(), relationships: Relationships::default(), next: 2, place, look }
    }

    fn id(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// Offset and size; mirrored where the language runs from right to left.
    fn xfrm(&self, frame: Frame) -> String {
        let x = if self.look.right_to_left { self.place.width - frame.x - frame.w } else { frame.x };
        let emu = |value: f64| (value * self.place.emu).round();
        format!(
            "<a:off x=\"{:.0}\" y=\"{:.0}\"/><a:ext cx=\"{:.0}\" cy=\"{:.0}\"/>",
            self.place.x + emu(x),
            self.place.y + emu(frame.y),
            emu(frame.w).max(0.0),
            emu(frame.h).max(0.0)
        )
    }

    /// A headline that fills a placeholder of the layout, which is so wide: its lines are about equally long.
    pub(crate) fn fill_balanced(&mut self, placeholder: Placeholder, name: &str, para: &Para, width: f64) {
        let white = ((width - balanced(para, width)) * self.place.emu).round();
        // On a page from right to left every headline begins at the right.
        let begins_right = self.look.right_to_left || runs_left(&para.words(), self.look.right_to_left);
        let side = if begins_right { "lIns" } else { "rIns" };
        let body = match white > 0.0 {
            true => format!("<a:bodyPr {side}=\"{white:.0}\"/>"),
            false => "<a:bodyPr/>".to_owned(),
        };
        self.fill_as(placeholder, name, std::slice::from_ref(para), &body);
    }

    /// A text that fills a placeholder of the layout; where it stands is the layout's business.
    pub(crate) fn fill(&mut self, placeholder: Placeholder, name: &str, paras: &[Para]) {
        self.fill_as(placeholder, name, paras, "<a:bodyPr/>");
    }

    fn fill_as(&mut self, placeholder: Placeholder, name: &str, paras: &[Para], body_properties: &str) {
        let id = self.id();
        let properties = placeholder.properties();
        let index = placeholder.index.map(|index| format!(" idx=\"{index}\"")).unwrap_or_default();
        let kind = if placeholder.kind.is_empty() {
            String::new()
        } else {
            format!(" type=\"{}\"", placeholder.kind)
        };
        let body = text::xml(paras, self.look, &mut self.relationships);
        // Writing to a string cannot fail.
        let _ = write!(
            self.out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{} {id}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr>{properties}<p:txBody>{body_properties}<a:lstStyle/>{body}</p:txBody></p:sp>",
            escape_xml(name)
        );
    }

    /// A text that fills a placeholder and looks as the template wants it; only a long one is made smaller. What comes second
    /// stands small behind it.
    pub(crate) fn fill_as_is(
        &mut self,
        placeholder: Placeholder,
        name: &str,
        (words, behind): (&str, &str),
        size: Option<f64>,
    ) {
        let id = self.id();
        let properties = placeholder.properties();
        let index = placeholder.index.map(|index| format!(" idx=\"{index}\"")).unwrap_or_default();
        let rtl = match (runs_left(words, self.look.right_to_left), self.look.right_to_left) {
            (true, true) => "<a:pPr rtl=\"1\"/>",
            // The template's titles begin at the left.
            (true, false) => "<a:pPr algn=\"r\" rtl=\"1\"/>",
            (false, _) => "",
        };
        let points = |size: f64| format!(" sz=\"{:.0}\"", (size * self.look.points * 100.0).max(100.0));
        let size = size.map(points);
        let behind = match behind {
            "" => String::new(),
            words => {
                format!("<a:r><a:rPr{} dirty=\"0\"/><a:t>{}</a:t></a:r>", points(SMALL), escape_xml(words))
            }
        };
        let lines: Vec<String> = shown(words)
            .split('\n')
            .map(|line| {
                format!(
                    "<a:r><a:rPr{} dirty=\"0\"/><a:t>{}</a:t></a:r>",
                    size.as_deref().unwrap_or_default(),
                    escape_xml(line)
                )
            })
            .collect();
        let _ = write!(
            self.out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name} {id}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{}\"{index}/></p:nvPr></p:nvSpPr>{properties}<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{rtl}{}{behind}</a:p></p:txBody></p:sp>",
            placeholder.kind,
            lines.join("<a:br/>")
        );
    }

    /// A foot or a number as the layout has it.
    pub(crate) fn field(&mut self, placeholder: Placeholder, name: &str, inside: &str) {
        let id = self.id();
        let properties = placeholder.properties();
        let index = placeholder.index.map(|index| format!(" idx=\"{index}\"")).unwrap_or_default();
        let _ = write!(
            self.out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name} {id}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{}\" sz=\"quarter\"{index}/></p:nvPr></p:nvSpPr>{properties}<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{inside}</a:p></p:txBody></p:sp>",
            placeholder.kind
        );
    }

    /// A text of its own.
    pub(crate) fn text(&mut self, frame: Frame, paras: &[Para]) {
        self.text_box(frame, paras, "square", None);
    }

    fn text_box(&mut self, frame: Frame, paras: &[Para], wrap: &str, name: Option<&str>) {
        let id = self.id();
        let body = text::xml(paras, self.look, &mut self.relationships);
        let xfrm = self.xfrm(frame);
        let _ = write!(
            self.out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{} {id}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{xfrm}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"{wrap}\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>",
            escape_xml(name.unwrap_or("Text"))
        );
    }

    /// A line across.
    pub(crate) fn rule(&mut self, x: f64, y: f64, w: f64, ink: Ink, weight: f64) {
        self.line((x, y), (x + w, y), Stroke::of(ink, weight));
    }

    /// A rectangle with words in it.
    pub(crate) fn labelled_rect(&mut self, frame: Frame, fill: &str, paras: &[Para], inset: f64) {
        let id = self.id();
        let body = text::xml(paras, self.look, &mut self.relationships);
        let xfrm = self.xfrm(frame);
        let inset = (inset * self.place.emu).round();
        let _ = write!(
            self.out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Field {id}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{xfrm}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"{inset}\" tIns=\"{inset}\" rIns=\"{inset}\" bIns=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>"
        );
    }

    fn preset(&mut self, preset: &str, frame: Frame, fill: &str, line: &str, about: &str) {
        let id = self.id();
        let xfrm = self.xfrm(frame);
        let _ = write!(
            self.out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Shape {id}\"{}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{xfrm}</a:xfrm><a:prstGeom prst=\"{preset}\"><a:avLst/></a:prstGeom>{fill}{line}</p:spPr></p:sp>",
            described(about)
        );
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        let id = self.id();
        let frame =
            Frame::new(from.0.min(to.0), from.1.min(to.1), (to.0 - from.0).abs(), (to.1 - from.1).abs());
        let flip = if (to.0 - from.0) * (to.1 - from.1) < 0.0 { " flipV=\"1\"" } else { "" };
        let xfrm = self.xfrm(frame);
        let line = self.stroke(&stroke);
        let _ = write!(
            self.out,
            "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"Line {id}\"{}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm{flip}>{xfrm}</a:xfrm><a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>{line}</p:spPr></p:cxnSp>",
            described("")
        );
    }

    fn stroke(&self, stroke: &Stroke) -> String {
        let width = (stroke.width * self.place.emu).round().max(1.0);
        let dash = if stroke.dash.is_some() {
            "<a:prstDash val=\"sysDash\"/>"
        } else {
            "<a:prstDash val=\"solid\"/>"
        };
        format!(
            "<a:ln w=\"{width:.0}\">{}{dash}<a:miter lim=\"800000\"/></a:ln>",
            colour::fill(stroke.ink, self.look.own_template)
        )
    }

    /// The points of a line that keeps its face, turned round once more where the slide is mirrored.
    fn turned_back(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let bounds = bounds(points);
        let turned = |(x, y): &(f64, f64)| (2.0 * bounds.x + bounds.w - x, *y);
        if self.look.right_to_left { points.iter().map(turned).collect() } else { points.to_vec() }
    }

    /// Points that are joined; filled when there is a fill.
    fn path(&mut self, points: &[(f64, f64)], fill: Option<Ink>, stroke: Option<Stroke>) {
        let bounds = bounds(points);
        let id = self.id();
        let xfrm = self.xfrm(bounds);
        let emu = |value: f64| (value * self.place.emu).round();
        let mut path = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            let x = x - bounds.x;
            let x = if self.look.right_to_left { bounds.w - x } else { x };
            let step = if at == 0 { "moveTo" } else { "lnTo" };
            let _ = write!(
                path,
                "<a:{step}><a:pt x=\"{:.0}\" y=\"{:.0}\"/></a:{step}>",
                emu(x),
                emu(y - bounds.y)
            );
        }
        if fill.is_some() {
            path.push_str("<a:close/>");
        }
        let none = if fill.is_none() { " fill=\"none\"" } else { "" };
        let filled = fill.map_or("<a:noFill/>".to_owned(), |ink| colour::fill(ink, self.look.own_template));
        let line = stroke.map_or("<a:ln><a:noFill/></a:ln>".to_owned(), |stroke| self.stroke(&stroke));
        let _ = write!(
            self.out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Drawing {id}\"{}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{xfrm}</a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{:.0}\" h=\"{:.0}\"{none}>{path}</a:path></a:pathLst></a:custGeom>{filled}{line}</p:spPr></p:sp>",
            described(""),
            emu(bounds.w),
            emu(bounds.h)
        );
    }

    /// Shapes drawn in points, set `scale` times as large with their origin at a place.
    pub(crate) fn shapes(&mut self, shapes: &[Shape], at: (f64, f64), scale: f64) {
        for shape in shapes {
            self.shape(&scaled(shape, at, scale));
        }
    }

    fn shape(&mut self, shape: &Shape) {
        let own = self.look.own_template;
        let no_line = "<a:ln><a:noFill/></a:ln>";
        match shape {
            Shape::Rect { x, y, w, h, fill } => {
                self.preset("rect", Frame::new(*x, *y, *w, *h), &colour::fill(*fill, own), no_line, "");
            }
            Shape::Fade { x, y, w, h, fill, towards } => {
                let (from, to) = (colour::colour(*fill, own), colour::colour(Ink::Paper, own));
                let towards_left = (*towards == Towards::Left) != self.look.right_to_left;
                let (first, last) = if towards_left { (to, from) } else { (from, to) };
                let fill = format!(
                    "<a:gradFill rotWithShape=\"1\"><a:gsLst><a:gs pos=\"0\">{first}</a:gs><a:gs pos=\"100000\">{last}</a:gs></a:gsLst><a:lin ang=\"0\" scaled=\"0\"/></a:gradFill>"
                );
                self.preset("rect", Frame::new(*x, *y, *w, *h), &fill, no_line, "");
            }
            Shape::Line { points, stroke } => match points.as_slice() {
                [from, to] => self.line(*from, *to, *stroke),
                points => self.path(points, None, Some(*stroke)),
            },
            Shape::Check { points, stroke } => self.path(&self.turned_back(points), None, Some(*stroke)),
            Shape::Area { points, fill, stroke } => match points.as_slice() {
                // A milestone is a diamond that can be dragged as one.
                [(a, top), (right, b), (c, bottom), (left, d)] if a == c && b == d => {
                    let frame = Frame::new(*left, *top, right - left, bottom - top);
                    let line = stroke.map_or(no_line.to_owned(), |stroke| self.stroke(&stroke));
                    self.preset("diamond", frame, &colour::fill(*fill, own), &line, "");
                }
                points => self.path(points, Some(*fill), *stroke),
            },
            Shape::Circle { x, y, r, fill, stroke } => {
                let line = stroke.map_or(no_line.to_owned(), |stroke| self.stroke(&stroke));
                let frame = Frame::new(x - r, y - r, r * 2.0, r * 2.0);
                self.preset("ellipse", frame, &colour::fill(*fill, own), &line, "");
            }
            // The slide mirrors all that stands on it, so that words come here as they are set from the left.
            Shape::Text { x, anchor: _, y, text, size, weight, serif, fill, width } => {
                let run = Run {
                    strong: *weight >= 600,
                    serif: *serif,
                    ink: *fill,
                    ..Run::new(text.clone(), *size)
                };
                let wide = width.unwrap_or(0.0).max(face_width(text, *size, run.strong, *serif)) * 1.04 + 2.0;
                // The first line of office faces stands 0.905 of its size above its baseline.
                let frame = Frame::new(*x, y - size * 0.905, wide, size * 1.15);
                self.text_box(frame, &[Para::of(run)], "none", None);
            }
        }
    }

    /// Shapes that belong together, with the words that stand for them.
    pub(crate) fn group(&mut self, name: &str, about: &str, shapes: &[Shape], at: (f64, f64), scale: f64) {
        let scaled: Vec<Shape> = shapes.iter().map(|shape| scaled(shape, at, scale)).collect();
        let Some(frame) = scaled.iter().map(frame_of).reduce(union) else { return };
        let id = self.id();
        let xfrm = self.xfrm(frame);
        let children = xfrm.replace("a:off", "a:chOff").replace("a:ext", "a:chExt");
        let _ = write!(
            self.out,
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{id}\" name=\"{}\" descr=\"{}\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{xfrm}{children}</a:xfrm></p:grpSpPr>",
            escape_xml(name).replace('\n', " "),
            escape_xml(about).replace('\n', " ")
        );
        scaled.iter().for_each(|shape| self.shape(shape));
        self.out.push_str("</p:grpSp>");
    }

    /// A table.
    pub(crate) fn table(&mut self, x: f64, y: f64, table: &Table, rows: &[Row]) {
        let id = self.id();
        let height = rows.iter().map(|row| row.height).sum();
        let xfrm = self.xfrm(Frame::new(x, y, table.width(), height));
        let xml = table.xml(rows, self.look, self.place.emu, &mut self.relationships);
        let _ = write!(
            self.out,
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"Table {id}\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>{xfrm}</p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">{xml}</a:graphicData></a:graphic></p:graphicFrame>"
        );
        let mut top = y;
        for row in rows {
            for (dx, dy, shapes, scale) in &row.drawn {
                self.shapes(shapes, (x + dx, top + dy), *scale);
            }
            for (dx, dy, name, about, shapes, scale) in &row.groups {
                self.group(name, about, shapes, (x + dx, top + dy), *scale);
            }
            top += row.height;
        }
    }

    /// A chart that stands in a part of its own.
    pub(crate) fn chart(&mut self, frame: Frame, part: &str, name: &str, about: &str) {
        let id = self.id();
        let relationship = self.relationships.add("chart", part);
        let xfrm = self.xfrm(frame);
        let _ = write!(
            self.out,
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"{}\" descr=\"{}\"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>{xfrm}</p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"{relationship}\"/></a:graphicData></a:graphic></p:graphicFrame>",
            escape_xml(name).replace('\n', " "),
            escape_xml(about).replace('\n', " ")
        );
    }
}

/// The words that stand for a shape; without any it is marked as one that says nothing.
fn described(about: &str) -> String {
    if about.is_empty() {
        "><a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst></p:cNvPr>".to_owned()
    } else {
        format!(" descr=\"{}\"/>", escape_xml(about).replace('\n', " "))
    }
}

fn bounds(points: &[(f64, f64)]) -> Frame {
    let low =
        points.iter().fold((f64::INFINITY, f64::INFINITY), |low, at| (low.0.min(at.0), low.1.min(at.1)));
    let high = points
        .iter()
        .fold((f64::NEG_INFINITY, f64::NEG_INFINITY), |high, at| (high.0.max(at.0), high.1.max(at.1)));
    if points.is_empty() {
        Frame::new(0.0, 0.0, 0.0, 0.0)
    } else {
        Frame::new(low.0, low.1, high.0 - low.0, high.1 - low.1)
    }
}

fn frame_of(shape: &Shape) -> Frame {
    match shape {
        Shape::Rect { x, y, w, h, .. } | Shape::Fade { x, y, w, h, .. } => Frame::new(*x, *y, *w, *h),
        Shape::Line { points, .. } | Shape::Check { points, .. } | Shape::Area { points, .. } => {
            bounds(points)
        }
        Shape::Circle { x, y, r, .. } => Frame::new(x - r, y - r, r * 2.0, r * 2.0),
        Shape::Text { x, y, text, size, weight, serif, .. } => Frame::new(
            *x,
            y - size * 0.905,
            face_width(text, *size, *weight >= 600, *serif) + 2.0,
            size * 1.15,
        ),
    }
}

fn union(one: Frame, other: Frame) -> Frame {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let right = (one.x + one.w).max(other.x + other.w);
    let bottom = (one.y + one.h).max(other.y + other.h);
    Frame::new(x, y, right - x, bottom - y)
}

/// A shape so many times as large, with its origin at a place.
pub(super) fn scaled(shape: &Shape, (dx, dy): (f64, f64), by: f64) -> Shape {
    let mut shape = shape.clone();
    let pen = |stroke: &mut Stroke| {
        stroke.width *= by;
        stroke.dash = stroke.dash.map(|dash| dash * by);
    };
    match &mut shape {
        Shape::Rect { x, y, w, h, .. } | Shape::Fade { x, y, w, h, .. } => {
            for value in [x, y, w, h] {
                *value *= by;
            }
        }
        Shape::Line { points, stroke } | Shape::Check { points, stroke } => {
            points.iter_mut().for_each(|(x, y)| (*x, *y) = (*x * by, *y * by));
            pen(stroke);
        }
        Shape::Area { points, stroke, .. } => {
            points.iter_mut().for_each(|(x, y)| (*x, *y) = (*x * by, *y * by));
            stroke.iter_mut().for_each(pen);
        }
        Shape::Circle { x, y, r, stroke, .. } => {
            for value in [x, y, r] {
                *value *= by;
            }
            stroke.iter_mut().for_each(pen);
        }
        Shape::Text { x, y, size, width, .. } => {
            for value in [x, y, size] {
                *value *= by;
            }
            width.iter_mut().for_each(|width| *width *= by);
        }
    }
    shape.moved(dx, dy)
}

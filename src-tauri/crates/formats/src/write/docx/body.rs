//! The body: headings, paragraphs, tables and pictures.

use std::fmt::Write as _;

use super::super::drawn::Faces;
use super::super::flow::blocks::flows;
use super::super::flow::text::{Para, Run};
use super::super::flow::{Draw, Flow};
use super::super::package::{Package, Relationships};
use super::super::{WriteError, drawn};
use crate::document::{
    Align, Block, Document, Meta, Opening, Palette, RoadmapPicture, Section, Track, Weight,
};
use crate::drawing::{Drawing, chart};
use crate::roadmap_picture::{Ink, Room, levels, plan};
use crate::script::{self, runs_left};
use crate::shown::{escape_xml, shown};
use crate::words::Mark;
use crate::write::markdown::sign;
use crate::write::xlsx::hex;

/// What sets a paragraph at the end of its line.
pub(super) const AT_THE_END: &str = "<w:jc w:val=\"end\"/>";

/// How many points a unit of the slides' type is on a page.
pub(super) const UNIT: f64 = 0.567;

pub(super) struct Body<'a> {
    pub(super) out: String,
    pub(super) palette: &'a Palette,
    pub(super) meta: &'a Meta,
    /// How wide text stands, in points: upright and across.
    width: f64,
    across: f64,
    main: Relationships,
    media: Vec<(String, Vec<u8>)>,
    pictures: u32,
    faces: Faces,
    /// What is written now keeps to what follows it.
    pub(super) keeps: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        palette: &'a Palette,
        meta: &'a Meta,
        width: f64,
        across: f64,
        main: Relationships,
        faces: Faces,
    ) -> Self {
        let out = String::new();
        Self { out, palette, meta, width, across, main, media: Vec::new(), pictures: 1, faces, keeps: false }
    }

    /// The finished body with the pictures put into the package.
    pub(super) fn finish(mut self, package: &mut Package, last: &str) -> (String, Relationships) {
        for (name, bytes) in self.media {
            package.part(&format!("word/{name}"), None, bytes);
        }
        self.out.push_str(last);
        (self.out, self.main)
    }

    pub(super) fn document(
        &mut self,
        document: &Document,
        section: &dyn Fn(bool) -> String,
    ) -> Result<(), WriteError> {
        self.opening(&document.opening)?;
        for part in &document.sections {
            let turned =
                part.blocks.iter().any(|block| matches!(block, Block::Picture(of) if levels(of) > 1));
            if turned {
                let _ = write!(self.out, "<w:p><w:pPr>{}</w:pPr></w:p>", section(false));
            }
            let width = if turned { self.across } else { self.width };
            self.section(part, width)?;
            if turned {
                let _ = write!(self.out, "<w:p><w:pPr>{}</w:pPr></w:p>", section(true));
            }
        }
        Ok(())
    }

    fn opening(&mut self, opening: &Opening) -> Result<(), WriteError> {
        if let Some(status) = &opening.status {
            let mut runs = self.mark_run(status.mark, 26.0);
            runs.push_str(&self.run(&Run::new(format!(" {}", status.word), 22.0).strong()));
            if let Some(was) = &status.was {
                runs.push_str(&self.run(&Run::new(format!("   {was}"), 14.0).ink(Ink::Third)));
            }
            self.para_xml("", &runs);
        }
        self.styled("Title", &opening.headline);
        self.styled("Subtitle", opening.lead.as_deref().unwrap_or_default());
        if opening.facts.is_empty() {
            return Ok(());
        }
        self.blocks(&[Block::Facts(opening.facts.clone())], self.width)
    }

    fn section(&mut self, section: &Section, width: f64) -> Result<(), WriteError> {
        if !section.label.is_empty() {
            let (colour, weight) = if section.weight == Weight::Asks {
                (self.palette.accent, 11)
            } else {
                (self.palette.second, 4)
            };
            let words = if section.weight == Weight::Asks {
                format!("<w:color w:val=\"{}\"/>", hex(self.palette.accent))
            } else {
                String::new()
            };
            let border = format!(
                "<w:pBdr><w:top w:val=\"single\" w:sz=\"{weight}\" w:space=\"7\" w:color=\"{}\"/></w:pBdr>",
                hex(colour)
            );
            let runs_left = runs_left(&section.label, self.meta.is_right_to_left());
            let words = format!("{words}{}", in_its_language(&section.label, runs_left));
            let runs = text_runs(&section.label, &words);
            self.para_running(&format!("<w:pStyle w:val=\"Heading1\"/>{border}"), &runs, runs_left);
        }
        if let Some(note) = &section.note {
            let run = self.run(&Run::new(note.clone(), 14.0).ink(Ink::Third));
            self.para_xml("<w:keepNext/><w:spacing w:after=\"100\"/>", &run);
        }
        self.styled("Heading2", section.title.as_deref().unwrap_or_default());
        self.blocks(section.telling(), width)
    }

    fn blocks(&mut self, blocks: &[Block], width: f64) -> Result<(), WriteError> {
        for block in blocks {
            match block {
                Block::Picture(picture) => self.roadmap(picture, width)?,
                Block::Risks(map) => self.risks(map),
                Block::Shares(shares) => self.shares(shares, width),
                Block::Track(track) => self.track(track),
                Block::Chart(of) => {
                    let run = self.run(&Run::new(of.title.clone(), 15.0).ink(Ink::Second));
                    self.para_xml("<w:keepNext/><w:spacing w:before=\"80\" w:after=\"60\"/>", &run);
                    self.drawing(chart(of, width, width * 0.36, 7.4), &of.title)?;
                }
                Block::Statement(of) => {
                    if let Some(state) = &of.mark {
                        let mut runs = self.mark_run(state.mark, 20.0);
                        runs.push_str(&self.run(&Run::new(format!(" {}", state.word), 18.0).strong()));
                        self.para_xml("<w:keepNext/>", &runs);
                    }
                    self.styled("Heading2", &of.text);
                    let note =
                        of.note.as_ref().map(|note| self.run(&Run::new(note.clone(), 14.0).ink(Ink::Third)));
                    if let Some(note) = note {
                        self.para_xml("", &note);
                    }
                }
                Block::Stacks(stacks) => {
                    for stack in stacks {
                        self.styled("Heading3", &stack.label);
                        self.blocks(&stack.blocks, width)?;
                    }
                }
                Block::Ask(of) => {
                    let reference = of.reference.as_ref().map(|reference| format!("  {reference}"));
                    self.styled("Heading3", &format!("{}{}", of.question, reference.unwrap_or_default()));
                    let parts = flows(std::slice::from_ref(block), width / UNIT, 1.0);
                    self.together(without_question(parts))?;
                }
                Block::Choice(of) => {
                    let reference = of.reference.as_ref().map(|reference| format!("  {reference}"));
                    self.styled("Heading3", &format!("{}{}", of.question, reference.unwrap_or_default()));
                    let parts = super::super::flow::choice::without_question(of, width / UNIT);
                    self.together(parts)?;
                }
                Block::Figures(_) => self.together(flows(std::slice::from_ref(block), width / UNIT, 1.0))?,
                other => self.flows(flows(std::slice::from_ref(other), width / UNIT, 1.0))?,
            }
            self.gap();
        }
        Ok(())
    }

    /// Parts that move to the next page as one, where a page has room for them.
    fn together(&mut self, parts: Vec<Flow>) -> Result<(), WriteError> {
        self.keeps = true;
        let done = self.flows(parts);
        self.keeps = false;
        done
    }

    /// White between blocks; also what has to stand between two tables.
    fn gap(&mut self) {
        let keep = if self.keeps { "<w:keepNext/>" } else { "" };
        let _ = write!(
            self.out,
            "<w:p><w:pPr>{keep}<w:spacing w:line=\"160\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"8\"/></w:rPr></w:pPr></w:p>"
        );
    }

    fn flows(&mut self, all: Vec<Flow>) -> Result<(), WriteError> {
        for flow in all {
            match flow {
                Flow::Gap(_) => {}
                Flow::Text { paras, .. } => paras.iter().for_each(|para| self.para(para)),
                Flow::Rows { table, rows } => {
                    self.table(&table, &rows)?;
                    self.gap();
                }
                Flow::Keep(parts) => self.flows(parts)?,
                Flow::Side(columns) => {
                    for (_, parts) in columns {
                        self.flows(parts)?;
                    }
                }
                Flow::Whole { draws, .. } => {
                    for draw in draws {
                        if let Draw::Text(_, paras) = draw {
                            paras.iter().for_each(|para| self.para(para));
                        }
                    }
                }
            }
        }
        Ok(())
    }

    pub(super) fn styled(&mut self, style: &str, words: &str) {
        if !words.is_empty() {
            let runs_left = runs_left(words, self.meta.is_right_to_left());
            let runs = text_runs(words, &in_its_language(words, runs_left));
            self.para_running(&format!("<w:pStyle w:val=\"{style}\"/>"), &runs, runs_left);
        }
    }

    /// A paragraph that runs as its page.
    fn para_xml(&mut self, properties: &str, runs: &str) {
        self.para_running(properties, runs, self.meta.is_right_to_left());
    }

    /// A paragraph. Its properties come in the order the schema asks for; the direction stands before spacing.
    fn para_running(&mut self, properties: &str, runs: &str, runs_left: bool) {
        let at = properties
            .find("<w:spacing")
            .or_else(|| properties.find("<w:ind"))
            .or_else(|| properties.find("<w:jc"))
            .unwrap_or(properties.len());
        let (before, after) = properties.split_at(at);
        let bidi = if runs_left { "<w:bidi/>" } else { "" };
        // On a page from right to left every text begins at the right, whichever way it runs.
        let after = match (self.meta.is_right_to_left() && !runs_left, after.contains(AT_THE_END)) {
            (false, _) => after.to_owned(),
            (true, true) => after.replace(AT_THE_END, ""),
            (true, false) => format!("{after}{AT_THE_END}"),
        };
        // Headings keep to what follows by their style.
        let has = before.contains("<w:keepNext/>") || before.contains("<w:pStyle");
        let keep = if self.keeps && !has { "<w:keepNext/>" } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(self.out, "<w:p><w:pPr>{keep}{before}{bidi}{after}</w:pPr>{runs}</w:p>");
    }

    pub(super) fn para(&mut self, para: &Para) {
        let list = if para.bullet.is_some() {
            let level = ((para.indent / para.hang.max(1.0)).round() as u32).clamp(1, 3) - 1;
            format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>")
        } else {
            String::new()
        };
        let indent = if para.indent > 0.0 && para.bullet.is_none() && para.sign.is_none() {
            format!("<w:ind w:start=\"{:.0}\"/>", para.indent * UNIT * 20.0)
        } else {
            String::new()
        };
        let align = if para.align == Align::End { AT_THE_END } else { "" };
        let spacing = format!(
            "<w:spacing w:before=\"{:.0}\" w:line=\"{:.0}\" w:lineRule=\"auto\"/>",
            para.before * UNIT * 20.0,
            240.0 * para.pitch.max(90.0) / 100.0
        );
        let mut runs = String::new();
        if let Some((sign, ink)) = para.sign {
            let size = para.runs.first().map_or(14.0, |run| run.size);
            runs.push_str(&self.run(&Run::new(format!("{sign} "), size).ink(ink)));
        }
        for run in &para.runs {
            runs.push_str(&self.run(run));
        }
        let runs_left = runs_left(&para.words(), self.meta.is_right_to_left());
        self.para_running(&format!("{list}{spacing}{indent}{align}"), &runs, runs_left);
    }

    fn mark_run(&mut self, mark: Mark, size: f64) -> String {
        let ink = match mark {
            Mark::AtRisk => Ink::Amber,
            Mark::OffTrack => Ink::Red,
            _ => Ink::Second,
        };
        self.run(&Run::new(sign(mark), size * 0.8).ink(ink))
    }

    pub(super) fn run(&mut self, run: &Run) -> String {
        let flag = |set: bool, xml: &'static str| if set { xml } else { "" };
        let fonts = if run.serif {
            "<w:rFonts w:asciiTheme=\"majorHAnsi\" w:hAnsiTheme=\"majorHAnsi\" w:eastAsiaTheme=\"majorEastAsia\" w:cstheme=\"majorBidi\"/>"
        } else {
            ""
        };
        let half = (run.size * UNIT * 2.0).round().max(2.0);
        let language = in_its_language(&run.text, runs_left(&run.text, self.meta.is_right_to_left()));
        let properties = format!(
            "{fonts}{}{}{}<w:color w:val=\"{}\"/><w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>{language}",
            flag(run.strong, "<w:b/><w:bCs/>"),
            flag(run.italic, "<w:i/><w:iCs/>"),
            flag(run.strike, "<w:strike/>"),
            hex(drawn::colour(run.ink, self.palette))
        );
        let runs = text_runs(&run.text, &properties);
        match &run.link {
            Some(address) => {
                format!("<w:hyperlink r:id=\"{}\">{runs}</w:hyperlink>", self.main.link(address))
            }
            None => runs,
        }
    }

    fn drawing(&mut self, drawing: Drawing, name: &str) -> Result<(), WriteError> {
        self.picture(drawing, name, 1.0)
    }

    /// A picture in its own paragraph: vectors for those who can, pixels behind.
    pub(super) fn picture(&mut self, drawing: Drawing, name: &str, points: f64) -> Result<(), WriteError> {
        let drawing = drawing.facing(self.meta.reads());
        let svg = drawn::svg(&drawing, self.palette);
        let png = drawn::png(&svg, 3.0, &self.faces)?;
        self.pictures += 1;
        let number = self.pictures;
        let (svg_name, png_name) =
            (format!("media/drawing{number}.svg"), format!("media/drawing{number}.png"));
        let (svg_id, png_id) = (self.main.add("image", &svg_name), self.main.add("image", &png_name));
        self.media.push((svg_name, svg.into_bytes()));
        self.media.push((png_name, png));
        let run = picture_run(
            number,
            &png_id,
            Some(&svg_id),
            drawing.width * points,
            drawing.height * points,
            name,
            &drawing.alt,
        );
        self.para_xml("", &run);
        Ok(())
    }

    fn roadmap(&mut self, of: &RoadmapPicture, width: f64) -> Result<(), WriteError> {
        let height = if levels(of) > 1 { 400.0 } else { 560.0 };
        for plan in plan(of, Room { width, height }) {
            let alt = if plan.in_full.is_empty() {
                of.alt.clone()
            } else {
                format!("{} In full: {}.", of.alt, plan.in_full.join("; "))
            };
            let items: Vec<&str> =
                plan.items.iter().chain(&plan.links).map(|one| one.about.as_str()).collect();
            let alt = format!("{alt} {}.", items.join("; "));
            let outside = plan.outside.join("; ");
            let (width, height) = (plan.width, plan.height + 2.0);
            self.drawing(Drawing { width, height, shapes: plan.into_shapes(), alt }, "Roadmap")?;
            if !outside.is_empty() {
                self.styled("Caption", &format!("Outside this picture: {outside}"));
            }
        }
        Ok(())
    }

    fn track(&mut self, track: &Track) {
        let mut runs = self.run(&Run::new(format!("{}   ", track.label), 14.0).ink(Ink::Third));
        for time in &track.times {
            runs.push_str(&self.mark_run(time.mark.mark, 16.0));
            runs.push_str(&self.run(&Run::new(format!(" {} {}   ", time.when, time.mark.word), 14.0)));
        }
        self.para_xml("<w:spacing w:before=\"80\"/>", &runs);
    }
}

/// The parts of a question below the question itself, which stands as a heading.
fn without_question(parts: Vec<Flow>) -> Vec<Flow> {
    let mut parts = parts;
    if let Some(Flow::Keep(inside)) = parts.first_mut()
        && let Some(Flow::Text { paras, .. }) =
            inside.iter_mut().find(|flow| matches!(flow, Flow::Text { .. }))
        && !paras.is_empty()
    {
        paras.remove(0);
    }
    parts
}

/// The last properties of a run: which way it runs, and whose spelling it follows.
fn in_its_language(words: &str, runs_left: bool) -> String {
    let rtl = if runs_left { "<w:rtl/>" } else { "" };
    let language = match script::language(words) {
        Some(east @ ("ja-JP" | "ko-KR" | "zh-CN")) => format!("<w:lang w:eastAsia=\"{east}\"/>"),
        Some(complex) => format!("<w:lang w:bidi=\"{complex}\"/>"),
        None => String::new(),
    };
    format!("{rtl}{language}")
}

/// Runs of a text with its line breaks.
fn text_runs(words: &str, properties: &str) -> String {
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    let line = |line: &str| -> String {
        let pieces = unparted(line);
        let pieces: Vec<String> = pieces
            .into_iter()
            .map(|piece| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape_xml(piece)))
            .collect();
        pieces.join("<w:noBreakHyphen/>")
    };
    let lines: Vec<String> = shown(words).split('\n').map(line).collect();
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}

/// A line in pieces, between which stand the hyphens of references: "D-16" never parts.
fn unparted(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    for (at, _) in line.match_indices('-') {
        let mut before = line[..at].chars().rev();
        let is_capital = before.next().is_some_and(|letter| letter.is_ascii_uppercase());
        let stands_alone = before.next().is_none_or(|letter| !letter.is_alphanumeric());
        let is_number = line[at + 1..].starts_with(|letter: char| letter.is_ascii_digit());
        if is_capital && stands_alone && is_number {
            pieces.push(&line[begin..at]);
            begin = at + 1;
        }
    }
    pieces.push(&line[begin..]);
    pieces
}

/// A picture in a line of text. `svg` is the vector form of it.
pub(super) fn picture_run(
    number: u32,
    png: &str,
    svg: Option<&str>,
    width: f64,
    height: f64,
    name: &str,
    about: &str,
) -> String {
    let emu = |points: f64| (points * 12_700.0).round();
    let (cx, cy) = (emu(width), emu(height));
    let (name, about) = (escape_xml(name).replace('\n', " "), escape_xml(about).replace('\n', " "));
    let vector = svg.map(|id| format!("<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{id}\"/></a:ext></a:extLst>")).unwrap_or_default();
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{cx:.0}\" cy=\"{cy:.0}\"/><wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{about}\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{name}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{png}\">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx:.0}\" cy=\"{cy:.0}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

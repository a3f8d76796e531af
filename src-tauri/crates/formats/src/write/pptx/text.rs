//! Text on slides as XML.

use std::fmt::Write as _;

use super::colour;
use crate::document::Align;
use crate::script::{self, runs_left};
use crate::shown::{escape_xml, shown};
use crate::write::flow::text::{Para, Run};
use crate::write::package::Relationships;

/// The paragraphs as XML, never none.
pub(crate) fn xml(paras: &[Para], look: &TextLook, relationships: &mut Relationships) -> String {
    let mut out = String::new();
    for (at, para) in paras.iter().enumerate() {
        let before = if at == 0 { 0.0 } else { para.before };
        para_xml(&mut out, para, before, look, relationships);
    }
    if out.is_empty() { "<a:p/>".to_owned() } else { out }
}

/// What all texts of a deck share.
#[derive(Debug, Clone)]
pub(crate) struct TextLook {
    /// The language, as office files name it; empty when it is unknown.
    pub(crate) language: String,
    pub(crate) right_to_left: bool,
    /// How many points a unit is.
    pub(crate) points: f64,
    /// Whether colours are those of a company's own template.
    pub(crate) own_template: bool,
}

fn para_xml(out: &mut String, para: &Para, before: f64, look: &TextLook, relationships: &mut Relationships) {
    let emu = |units: f64| (units * look.points * 12_700.0).round();
    let runs_left = runs_left(&para.words(), look.right_to_left);
    // On a page from right to left all texts begin at the right, whichever way they run.
    let align = match (para.align, look.right_to_left || runs_left) {
        (Align::Start, false) | (Align::End, true) => "l",
        (Align::End, false) | (Align::Start, true) => "r",
    };
    // The master of a deck from right to left turns every text that does not say otherwise.
    let rtl = match (runs_left, look.right_to_left) {
        (true, _) => " rtl=\"1\"",
        (false, true) => " rtl=\"0\"",
        (false, false) => "",
    };
    let hanging = match (&para.bullet, para.sign) {
        (Some(_), _) => -emu(para.hang),
        (None, Some(_)) => -emu(para.indent),
        (None, None) => 0.0,
    };
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<a:p><a:pPr marL=\"{}\" indent=\"{hanging}\" algn=\"{align}\"{rtl}><a:lnSpc><a:spcPts val=\"{:.0}\"/></a:lnSpc><a:spcBef><a:spcPts val=\"{:.0}\"/></a:spcBef><a:spcAft><a:spcPts val=\"0\"/></a:spcAft>",
        emu(para.indent),
        // In points and not in parts of the face's own line: then rows are as high as was reckoned in any face.
        (para.line_height() * look.points * 100.0).clamp(0.0, 158_400.0),
        before * look.points * 100.0
    );
    match (&para.bullet, para.sign) {
        (None, Some((sign, ink))) => {
            let _ = write!(
                out,
                "<a:buClr>{}</a:buClr><a:buFont typeface=\"Arial\"/><a:buChar char=\"{sign}\"/></a:pPr>",
                colour::colour(ink, look.own_template)
            );
        }
        (Some(bullet), _) => {
            let _ = write!(
                out,
                "<a:buFont typeface=\"Arial\"/><a:buChar char=\"{}\"/></a:pPr>",
                escape_xml(bullet)
            );
        }
        (None, None) => out.push_str("<a:buNone/></a:pPr>"),
    }
    for run in &para.runs {
        for (at, line) in shown(&run.text).split('\n').enumerate() {
            if at > 0 {
                out.push_str("<a:br/>");
            }
            if !line.is_empty() {
                run_xml(out, run, line, look, relationships);
            }
        }
    }
    out.push_str("</a:p>");
}

fn run_xml(out: &mut String, run: &Run, line: &str, look: &TextLook, relationships: &mut Relationships) {
    let language = script::language(line).unwrap_or(&look.language);
    let language = if language.is_empty() { String::new() } else { format!(" lang=\"{language}\"") };
    let flag = |set: bool, attribute: &'static str| if set { attribute } else { "" };
    let speaks = run.speaks();
    let face = if speaks { "mj" } else { "mn" };
    let link = run.link.as_deref().map(|address| relationships.link(address));
    let click = link.map(|id| format!("<a:hlinkClick r:id=\"{id}\"/>")).unwrap_or_default();
    let _ = write!(
        out,
        "<a:r><a:rPr{language} sz=\"{:.0}\" b=\"{}\"{}{} dirty=\"0\">{}<a:latin typeface=\"+{face}-lt\"/><a:ea typeface=\"+{face}-ea\"/><a:cs typeface=\"+{face}-cs\"/>{click}</a:rPr><a:t>{}</a:t></a:r>",
        (run.size * look.points * 100.0).max(100.0),
        u8::from(run.strong),
        flag(run.italic && !is_without_italic(line), " i=\"1\""),
        flag(run.strike, " strike=\"sngStrike\""),
        colour::fill(run.ink, look.own_template),
        escape_xml(line)
    );
}

/// Scripts that know no slanted letters.
fn is_without_italic(text: &str) -> bool {
    text.chars()
        .any(|letter| ('\u{590}'..'\u{1c00}').contains(&letter) || ('\u{2e80}'..'\u{fb00}').contains(&letter))
}

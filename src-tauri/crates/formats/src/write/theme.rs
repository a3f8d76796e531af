//! The theme that office files carry: the brand's colours and the two faces (ECMA-376, 20.1.6).

use super::package::XML;
use super::xlsx::hex;
use crate::document::Palette;
use crate::shown::escape_xml;

/// The theme. `sans` counts, `serif` speaks: in office terms the minor and the major face.
pub(crate) fn xml(palette: &Palette, sans: &str, serif: &str) -> String {
    let colour = |name: &str, colour| format!("<a:{name}><a:srgbClr val=\"{}\"/></a:{name}>", hex(colour));
    let white = crate::document::WHITE;
    let colours = [
        colour("dk1", palette.ink),
        colour("lt1", white),
        colour("dk2", palette.second),
        colour("lt2", palette.wash),
        colour("accent1", palette.brand),
        colour("accent2", palette.accent),
        colour("accent3", palette.likely),
        colour("accent4", palette.amber),
        colour("accent5", palette.red),
        colour("accent6", palette.third),
        colour("hlink", palette.brand),
        colour("folHlink", palette.second),
    ]
    .concat();
    let face = |name: &str, face: &str| {
        format!(
            "<a:{name}><a:latin typeface=\"{}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:{name}>",
            escape_xml(face)
        )
    };
    let solid = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = |width: u32| {
        format!(
            "<a:ln w=\"{width}\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">{solid}<a:prstDash val=\"solid\"/></a:ln>"
        )
    };
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{XML}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Briefing\"><a:themeElements>\
         <a:clrScheme name=\"Briefing\">{colours}</a:clrScheme>\
         <a:fontScheme name=\"Briefing\">{}{}</a:fontScheme>\
         <a:fmtScheme name=\"Briefing\"><a:fillStyleLst>{solid}{solid}{solid}</a:fillStyleLst>\
         <a:lnStyleLst>{}{}{}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst>\
         <a:bgFillStyleLst>{solid}{solid}{solid}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        face("majorFont", serif),
        face("minorFont", sans),
        line(6350),
        line(12700),
        line(19050)
    )
}

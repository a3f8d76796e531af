//! What is said while a slide is shown: a page of notes for each slide that has some, and their master.

use super::master::SPACES;
use super::text::{self, TextLook};
use crate::document::{Meta, Palette};
use crate::write::flow::text::Para;
use crate::write::package::{Package, Relationships, XML};
use crate::write::theme;

const P: &str = "application/vnd.openxmlformats-officedocument.presentationml.";
const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";
const IMAGE: &str = "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>";

/// Adds the master of notes and its theme.
pub(super) fn add_master(package: &mut Package, palette: &Palette, meta: &Meta) {
    let font = meta.brand.font.as_deref();
    let theme = theme::xml(palette, font.unwrap_or("Arial"), font.unwrap_or("Georgia"));
    package.xml("ppt/theme/themeNotes.xml", "application/vnd.openxmlformats-officedocument.theme+xml", theme);
    let image = IMAGE.replace("<p:spPr/>", "<p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>");
    let xml = format!(
        "{XML}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{image}<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp></p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/></p:notesMaster>"
    );
    package.xml("ppt/notesMasters/notesMaster1.xml", &format!("{P}notesMaster+xml"), xml);
    let mut own = Relationships::default();
    own.add("theme", "../theme/themeNotes.xml");
    package.relate("ppt/notesMasters/notesMaster1.xml", &own);
}

/// Adds the notes of a slide.
pub(super) fn add(package: &mut Package, number: usize, notes: &[Para], look: &TextLook) {
    let mut own = Relationships::default();
    own.add("notesMaster", "../notesMasters/notesMaster1.xml");
    own.add("slide", &format!("../slides/slide{number}.xml"));
    let body = text::xml(notes, look, &mut own);
    let xml = format!(
        "{XML}<p:notes {SPACES}><p:cSld><p:spTree>{TREE}{IMAGE}<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    );
    let part = format!("ppt/notesSlides/notesSlide{number}.xml");
    package.xml(&part, &format!("{P}notesSlide+xml"), xml);
    package.relate(&part, &own);
}

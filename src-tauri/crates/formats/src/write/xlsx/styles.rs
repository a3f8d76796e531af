//! How cells look: few styles, by their place in the list.

use super::{MAIN, hex};
use crate::document::Palette;
use crate::shown::escape_xml;
use crate::write::package::XML;

/// Styles of cells, by their place in the list below; the first one is what an empty cell has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Head = 1,
    Text = 2,
    /// Text that looks like a formula: editing it does not make it one.
    Guarded = 3,
    Number = 4,
    Share = 5,
    Day = 6,
    Link = 7,
    /// A number without a part behind the point: spreadsheets show the point of the other style even where nothing follows.
    Whole = 8,
    /// The name of a column of numbers.
    HeadOfNumbers = 9,
}

pub(super) fn xml(palette: &Palette, face: &str) -> String {
    let face = escape_xml(face);
    let font = |size: u8, colour: &str, more: &str| {
        format!(
            "<font>{more}<sz val=\"{size}\"/><color rgb=\"FF{colour}\"/><name val=\"{face}\"/><family val=\"2\"/></font>"
        )
    };
    let ink = hex(palette.ink);
    let fonts = [font(10, &ink, ""), font(10, &ink, "<b/>"), font(10, &hex(palette.brand), "<u/>")].concat();
    let wash = hex(palette.wash);
    let hair = hex(palette.second);
    let cell = |number: u16, font: u8, fill: u8, border: u8, more: &str, inside: &str| {
        format!(
            "<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\"{more}>{inside}</xf>"
        )
    };
    let head = |inside: &str| cell(49, 1, 2, 1, " applyFill=\"1\" applyBorder=\"1\"", inside);
    let top = "<alignment vertical=\"top\"/>";
    let wrap = "<alignment vertical=\"top\" wrapText=\"1\"/>";
    let cells = [
        cell(0, 0, 0, 0, "", top),
        head("<alignment vertical=\"center\" wrapText=\"1\"/>"),
        cell(49, 0, 0, 0, "", wrap),
        cell(49, 0, 0, 0, " quotePrefix=\"1\"", wrap),
        cell(165, 0, 0, 0, "", top),
        cell(9, 0, 0, 0, "", top),
        cell(164, 0, 0, 0, "", "<alignment horizontal=\"left\" vertical=\"top\"/>"),
        cell(49, 2, 0, 0, "", wrap),
        cell(3, 0, 0, 0, "", top),
        // The button of the filter stands at its right.
        head("<alignment horizontal=\"right\" vertical=\"center\" wrapText=\"1\" indent=\"2\"/>"),
    ]
    .concat();
    format!(
        "{XML}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"d\\ mmm\\ yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0.0#########\"/></numFmts>\
         <fonts count=\"3\">{fonts}</fonts>\
         <fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
         <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{wash}\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>\
         <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
         <border><left/><right/><top/><bottom style=\"thin\"><color rgb=\"FF{hair}\"/></bottom><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"10\">{cells}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    )
}

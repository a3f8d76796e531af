//! The styles of a document: what Word's outline, its styles pane and a screen reader go by.

use super::SPACES;
use crate::document::Palette;
use crate::write::package::XML;
use crate::write::xlsx::hex;

/// A style: its name, whether it is a heading, the face, the size in half points, bold, colour, and its paragraph.
struct Style {
    id: &'static str,
    name: &'static str,
    serif: bool,
    size: u8,
    bold: bool,
    paragraph: &'static str,
}

const STYLES: &[Style] = &[
    Style {
        id: "Title",
        name: "Title",
        serif: true,
        size: 48,
        bold: false,
        paragraph: "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"160\" w:line=\"252\" w:lineRule=\"auto\"/>",
    },
    Style {
        id: "Subtitle",
        name: "Subtitle",
        serif: false,
        size: 17,
        bold: false,
        paragraph: "<w:spacing w:after=\"240\"/>",
    },
    Style {
        id: "Heading1",
        name: "heading 1",
        serif: false,
        size: 18,
        bold: true,
        paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>",
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        serif: true,
        size: 34,
        bold: false,
        paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"80\" w:after=\"200\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"1\"/>",
    },
    Style {
        id: "Heading3",
        name: "heading 3",
        serif: true,
        size: 24,
        bold: true,
        paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"160\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
    },
    Style {
        id: "Quote",
        name: "Quote",
        serif: true,
        size: 20,
        bold: false,
        paragraph: "<w:spacing w:before=\"60\"/>",
    },
    Style {
        id: "Caption",
        name: "caption",
        serif: false,
        size: 15,
        bold: false,
        paragraph: "<w:spacing w:before=\"60\" w:after=\"60\"/>",
    },
    Style { id: "Header", name: "header", serif: false, size: 19, bold: false, paragraph: "" },
    Style { id: "Footer", name: "footer", serif: false, size: 14, bold: false, paragraph: "" },
    Style {
        id: "ListBullet",
        name: "List Bullet",
        serif: true,
        size: 20,
        bold: false,
        paragraph: "<w:contextualSpacing/>",
    },
];

pub(super) fn xml(palette: &Palette, language: &str) -> String {
    let ink = hex(palette.ink);
    let fonts = |serif: bool| {
        let face = if serif { "major" } else { "minor" };
        format!(
            "<w:rFonts w:asciiTheme=\"{face}HAnsi\" w:hAnsiTheme=\"{face}HAnsi\" w:eastAsiaTheme=\"{face}EastAsia\" w:cstheme=\"{face}Bidi\"/>"
        )
    };
    let language = if language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && language.len() > 1
        && language.len() < 12
    {
        format!("<w:lang w:val=\"{language}\"/>")
    } else {
        String::new()
    };
    let styles: String = STYLES
        .iter()
        .map(|style| {
            let bold = if style.bold { "<w:b/><w:bCs/>" } else { "" };
            let primary = if style.id.starts_with("Head") && style.id != "Header" || style.id.contains("itle") { "<w:qFormat/>" } else { "" };
            format!(
                "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/>{primary}<w:pPr>{}</w:pPr><w:rPr>{}{bold}<w:color w:val=\"{ink}\"/><w:sz w:val=\"{}\"/><w:szCs w:val=\"{}\"/></w:rPr></w:style>",
                style.id, style.name, style.paragraph, fonts(style.serif), style.size, style.size
            )
        })
        .collect();
    format!(
        "{XML}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{}<w:color w:val=\"{ink}\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>{language}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"257\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         {styles}</w:styles>",
        fonts(false)
    )
}

/// Dashes before items, three deep.
pub(super) fn numbering() -> String {
    let levels: String = (0..3u32)
        .map(|level| {
            let left = 240 * (level + 1);
            format!("<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"–\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" w:hanging=\"240\"/></w:pPr></w:lvl>")
        })
        .collect();
    format!(
        "{XML}<w:numbering {SPACES}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    )
}

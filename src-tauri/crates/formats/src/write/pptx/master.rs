//! The master and the layouts of our own decks: the tab, the rule at the foot, and the boxes that updates and reviews need.

use std::fmt::Write as _;

use super::base::{Base, Layout};
use super::canvas::{Place, Placeholder};
use crate::document::{Meta, Palette, Reads};
use crate::shown::escape_xml;
use crate::write::flow::Frame;
use crate::write::package::{Package, Relationships, XML};
use crate::write::theme;

/// EMU in a unit.
pub(super) const UNIT: f64 = 9525.0;
const P: &str = "application/vnd.openxmlformats-officedocument.presentationml.";
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// A box of a layout: what it is, where it stands (units) and how its text is set.
struct Holder {
    name: &'static str,
    kind: &'static str,
    index: Option<u32>,
    at: [f64; 4],
    style: &'static str,
}

const fn holder(
    name: &'static str,
    kind: &'static str,
    index: u32,
    at: [f64; 4],
    style: &'static str,
) -> Holder {
    Holder { name, kind, index: Some(index), at, style }
}

const TITLE: Holder =
    Holder { name: "Title", kind: "title", index: None, at: [64.0, 68.0, 956.0, 80.0], style: "title" };
const KICKER: Holder = holder("Part", "body", 10, [64.0, 42.0, 956.0, 22.0], "kicker");

/// Each layout: its name, whether it carries title and part, and its own boxes.
const LAYOUTS: &[(&str, &str, bool, &[Holder])] = &[
    (
        "Cover",
        " type=\"title\"",
        false,
        &[
            Holder {
                name: "Title",
                kind: "ctrTitle",
                index: None,
                at: [64.0, 132.0, 1152.0, 230.0],
                style: "cover",
            },
            holder("Lead", "subTitle", 1, [64.0, 388.0, 858.0, 110.0], "lead"),
            holder("Company", "body", 20, [64.0, 42.0, 564.0, 26.0], "company"),
        ],
    ),
    (
        "Bottom line",
        "",
        false,
        &[
            KICKER,
            Holder {
                name: "Statement",
                kind: "title",
                index: None,
                at: [358.0, 140.0, 858.0, 250.0],
                style: "statement",
            },
        ],
    ),
    ("Title and content", " type=\"titleOnly\"", true, &[]),
    (
        "Decision",
        "",
        true,
        &[
            holder("Clock", "body", 21, [64.0, 176.0, 270.0, 464.0], "text"),
            holder("Options", "", 22, [358.0, 176.0, 858.0, 356.0], "text"),
            holder("Advice", "body", 23, [358.0, 552.0, 417.0, 96.0], "text"),
            holder("Trade-off", "body", 24, [799.0, 552.0, 417.0, 96.0], "text"),
        ],
    ),
    ("Table", "", true, &[holder("Table", "", 21, [64.0, 176.0, 1152.0, 472.0], "text")]),
    (
        "Four cards",
        "",
        true,
        &[
            holder("Card 1", "body", 21, [64.0, 176.0, 270.0, 464.0], "text"),
            holder("Card 2", "body", 22, [358.0, 176.0, 270.0, 464.0], "text"),
            holder("Card 3", "body", 23, [652.0, 176.0, 270.0, 464.0], "text"),
            holder("Card 4", "body", 24, [946.0, 176.0, 270.0, 464.0], "text"),
        ],
    ),
    ("Picture", "", true, &[holder("Picture", "pic", 21, [64.0, 168.0, 1152.0, 480.0], "text")]),
    (
        "Map and table",
        "",
        true,
        &[
            holder("Map", "", 21, [64.0, 176.0, 368.0, 430.0], "text"),
            holder("Table", "", 22, [456.0, 176.0, 760.0, 472.0], "text"),
        ],
    ),
    (
        "Three columns",
        "",
        true,
        &[
            holder("Column 1", "body", 21, [64.0, 176.0, 368.0, 472.0], "text"),
            holder("Column 2", "body", 22, [456.0, 176.0, 368.0, 472.0], "text"),
            holder("Column 3", "body", 23, [848.0, 176.0, 368.0, 472.0], "text"),
        ],
    ),
];

/// Where a box of our own layouts stands whose kind ends like this, in units.
pub(super) fn place_of(part: &str, kind: &str) -> Option<Frame> {
    let number: usize = part
        .trim_start_matches(|letter: char| !letter.is_ascii_digit())
        .strip_suffix(".xml")?
        .parse()
        .ok()?;
    let (_, _, titled, holders) = LAYOUTS.get(number.checked_sub(1)?)?;
    let own = holders.iter().chain([&TITLE].into_iter().filter(|_| *titled));
    let found = own
        .into_iter()
        .find(|holder| holder.kind.ends_with(kind) && (kind == "subTitle" || holder.kind != "subTitle"))?;
    let [x, y, w, h] = found.at;
    Some(Frame::new(x, y, w, h))
}

/// Puts master, layouts and theme into the package.
pub(super) fn add(package: &mut Package, meta: &Meta, palette: &Palette) -> Base {
    let font = meta.brand.font.as_deref();
    let reads = meta.reads();
    let theme = theme::xml(palette, font.unwrap_or("Arial"), font.unwrap_or("Georgia"));
    package.xml("ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", theme);
    let mut master = Relationships::default();
    let mut layout_list = String::new();
    for (at, (name, kind, titled, holders)) in LAYOUTS.iter().enumerate() {
        let number = at + 1;
        let id = master.add("slideLayout", &format!("../slideLayouts/slideLayout{number}.xml"));
        // Writing to a string cannot fail.
        let _ = write!(
            layout_list,
            "<p:sldLayoutId id=\"{}\" r:id=\"{id}\"/>",
            2_147_483_649_u32 + number as u32
        );
        let part = format!("ppt/slideLayouts/slideLayout{number}.xml");
        package.xml(&part, &format!("{P}slideLayout+xml"), layout(name, kind, *titled, holders, reads));
        let mut own = Relationships::default();
        own.add("slideMaster", "../slideMasters/slideMaster1.xml");
        package.relate(&part, &own);
    }
    master.add("theme", "../theme/theme1.xml");
    let logo = meta.brand.logo.as_ref().map(|logo| {
        let name = format!("media/logo.{}", logo.kind().extension());
        package.part(&format!("ppt/{name}"), None, logo.bytes().to_vec());
        let id = master.add("image", &format!("../{name}"));
        let (width, height) = logo.fitted(34.0, 170.0);
        picture(&id, [1216.0 - width, 40.0, width, height], &meta.company, reads)
    });
    package.xml(
        "ppt/slideMasters/slideMaster1.xml",
        &format!("{P}slideMaster+xml"),
        master_xml(&layout_list, &logo.unwrap_or_default(), reads),
    );
    package.relate("ppt/slideMasters/slideMaster1.xml", &master);
    let place = |y: f64| Place { x: 64.0 * UNIT, y: y * UNIT, emu: UNIT, width: 1152.0 };
    let of = |number: usize, title: &'static str, kicker: bool, y: f64, height: f64| Layout {
        part: format!("slideLayouts/slideLayout{number}.xml"),
        title: Some(Placeholder::new(title, None)),
        kicker: kicker.then_some(Placeholder::new("body", Some(10))),
        foot: Some(Placeholder::new("ftr", Some(11))),
        number: Some(Placeholder::new("sldNum", Some(12))),
        foot_width: 570.0,
        place: place(y),
        height,
    };
    Base {
        width: 12_192_000,
        height: 6_858_000,
        masters: vec!["slideMasters/slideMaster1.xml".to_owned()],
        theme: Some("theme/theme1.xml".to_owned()),
        cover: Layout { height: 104.0, ..of(1, "ctrTitle", false, 548.0, 104.0) },
        lead: Some(Placeholder::new("subTitle", Some(1))),
        company: Some(Placeholder::new("body", Some(20))),
        bottom_line: of(2, "title", true, 140.0, 508.0),
        content: of(3, "title", true, 168.0, 480.0),
        decision: of(4, "title", true, 168.0, 480.0),
        own_template: false,
        title_room: (956.0, 80.0),
        title_size: 34.0,
        points: 0.75,
        foot_size: 9.0,
        text_style: String::new(),
    }
}

impl Reads {
    /// How texts are aligned that stand at the beginning, and at the end, of a line.
    fn sides(self) -> (&'static str, &'static str) {
        match self {
            Self::FromLeft => ("l", "r"),
            Self::FromRight => ("r", "l"),
        }
    }

    /// The direction of paragraphs.
    fn rtl(self) -> u8 {
        u8::from(self == Self::FromRight)
    }
}

/// How wide a slide is, in units.
const SLIDE: f64 = 1280.0;

fn xfrm(at: [f64; 4], reads: Reads) -> String {
    let [x, y, w, h] = at;
    let x = if reads == Reads::FromRight { SLIDE - x - w } else { x };
    let [x, y, w, h] = [x, y, w, h].map(|value| (value * UNIT).round());
    format!("<a:xfrm><a:off x=\"{x:.0}\" y=\"{y:.0}\"/><a:ext cx=\"{w:.0}\" cy=\"{h:.0}\"/></a:xfrm>")
}

/// How the text of a box is set where nobody says otherwise.
fn style(name: &str, align: &str) -> String {
    let one = |size: f64, face: &str, colour: &str, bold: u8, pitch: u32| {
        format!(
            "<a:lstStyle><a:lvl1pPr marL=\"0\" indent=\"0\" algn=\"{align}\"><a:lnSpc><a:spcPct val=\"{pitch}000\"/></a:lnSpc><a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:buNone/><a:defRPr sz=\"{:.0}\" b=\"{bold}\"><a:solidFill><a:schemeClr val=\"{colour}\"/></a:solidFill><a:latin typeface=\"+{face}-lt\"/><a:ea typeface=\"+{face}-ea\"/><a:cs typeface=\"+{face}-cs\"/></a:defRPr></a:lvl1pPr></a:lstStyle>",
            size * 75.0
        )
    };
    match name {
        "cover" => one(80.0, "mj", "tx1", 0, 91),
        "lead" => one(26.0, "mj", "tx1", 0, 107),
        "company" => one(20.0, "mn", "tx1", 1, 100),
        "kicker" => one(14.0, "mn", "accent2", 1, 100),
        "title" => one(34.0, "mj", "tx1", 0, 91),
        "statement" => one(54.0, "mj", "tx1", 0, 91),
        "foot" => one(12.0, "mn", "accent6", 0, 100),
        _ => one(18.0, "mn", "tx1", 0, 107),
    }
}

const BODY: &str = "<a:bodyPr vert=\"horz\" wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr>";

fn box_xml(id: usize, holder: &Holder, reads: Reads) -> String {
    let kind = if holder.kind.is_empty() { String::new() } else { format!(" type=\"{}\"", holder.kind) };
    let index = holder.index.map(|index| format!(" idx=\"{index}\"")).unwrap_or_default();
    let prompt =
        if holder.kind.contains("itle") && holder.kind != "subTitle" { "Title" } else { holder.name };
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody>{BODY}{}<a:p><a:r><a:rPr/><a:t>{prompt}</a:t></a:r></a:p></p:txBody></p:sp>",
        holder.name,
        xfrm(holder.at, reads),
        style(holder.style, reads.sides().0)
    )
}

/// Foot and number, as every layout and the master have them.
fn furniture(first: usize, reads: Reads) -> String {
    let foot = |id: usize, name: &str, kind: &str, index: u32, at: [f64; 4], align: &str, inside: &str| {
        format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{kind}\" sz=\"quarter\" idx=\"{index}\"/></p:nvPr></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>{BODY}{}<a:p>{inside}</a:p></p:txBody></p:sp>",
            xfrm(at, reads),
            style("foot", align)
        )
    };
    let (begin, end) = reads.sides();
    foot(first, "Foot", "ftr", 11, [64.0, 680.0, 760.0, 18.0], begin, "<a:endParaRPr/>")
        + &foot(
            first + 1,
            "Number",
            "sldNum",
            12,
            [848.0, 680.0, 368.0, 18.0],
            end,
            "<a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\"><a:rPr/><a:t>‹#›</a:t></a:fld>",
        )
}

const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

fn layout(name: &str, kind: &str, titled: bool, holders: &[Holder], reads: Reads) -> String {
    let mut boxes = String::new();
    let standing = [&TITLE, &KICKER].into_iter().filter(|_| titled).chain(holders);
    let mut id = 2;
    for holder in standing {
        boxes.push_str(&box_xml(id, holder, reads));
        id += 1;
    }
    boxes.push_str(&furniture(id, reads));
    format!(
        "{XML}<p:sldLayout {SPACES}{kind} preserve=\"1\"><p:cSld name=\"{}\"><p:spTree>{TREE}{boxes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        escape_xml(name)
    )
}

fn master_xml(layouts: &str, logo: &str, reads: Reads) -> String {
    let ((begin, _), rtl) = (reads.sides(), reads.rtl());
    let solid = |colour: &str| format!("<a:solidFill><a:schemeClr val=\"{colour}\"/></a:solidFill>");
    let tab = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Tab\"/><p:cNvSpPr/><p:nvPr userDrawn=\"1\"/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
        xfrm([64.0, 0.0, 270.0, 10.0], reads),
        solid("accent1")
    );
    let rule = format!(
        "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"3\" name=\"Rule\"/><p:cNvCxnSpPr/><p:nvPr userDrawn=\"1\"/></p:nvCxnSpPr><p:spPr>{}<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"CDD2D7\"/></a:solidFill></a:ln></p:spPr></p:cxnSp>",
        xfrm([64.0, 672.0, 1152.0, 0.0], reads)
    );
    let body = Holder {
        name: "Text",
        kind: "body",
        index: Some(1),
        at: [64.0, 176.0, 1152.0, 472.0],
        style: "text",
    };
    let level = |number: u8, margin: u32| {
        format!(
            "<a:lvl{number}pPr marL=\"{margin}\" indent=\"{}\" algn=\"{begin}\" defTabSz=\"914400\" rtl=\"{rtl}\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\"><a:lnSpc><a:spcPct val=\"107000\"/></a:lnSpc><a:spcBef><a:spcPts val=\"400\"/></a:spcBef><a:buFont typeface=\"Arial\"/><a:buChar char=\"–\"/><a:defRPr sz=\"1350\" kern=\"1200\">{}<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{number}pPr>",
            if margin == 0 { 0 } else { -180_000 },
            solid("tx1")
        )
    };
    let title_style = format!(
        "<a:lvl1pPr algn=\"{begin}\" defTabSz=\"914400\" rtl=\"{rtl}\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\"><a:lnSpc><a:spcPct val=\"91000\"/></a:lnSpc><a:spcBef><a:spcPct val=\"0\"/></a:spcBef><a:buNone/><a:defRPr sz=\"2550\" kern=\"1200\">{}<a:latin typeface=\"+mj-lt\"/><a:ea typeface=\"+mj-ea\"/><a:cs typeface=\"+mj-cs\"/></a:defRPr></a:lvl1pPr>",
        solid("tx1")
    );
    let levels: String = (1..=5).map(|number| level(number, u32::from(number) * 180_000)).collect();
    let plain: String = (1..=5).map(|number: u8| format!("<a:lvl{number}pPr marL=\"{}\" algn=\"{begin}\" defTabSz=\"914400\" rtl=\"{rtl}\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\"><a:defRPr sz=\"1350\" kern=\"1200\">{}<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{number}pPr>", u32::from(number - 1) * 457_200, solid("tx1"))).collect();
    format!(
        "{XML}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{tab}{rule}{logo}{}{}{}</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{title_style}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{plain}</p:otherStyle></p:txStyles></p:sldMaster>",
        box_xml(4, &TITLE, reads),
        box_xml(5, &body, reads),
        furniture(6, reads)
    )
}

fn picture(id: &str, at: [f64; 4], about: &str, reads: Reads) -> String {
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"9\" name=\"Logo\" descr=\"{}\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr userDrawn=\"1\"/></p:nvPicPr><p:blipFill><a:blip r:embed=\"{id}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
        escape_xml(about).replace('\n', " "),
        xfrm(at, reads)
    )
}

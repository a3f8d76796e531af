//! A company's own template: its masters, layouts, themes and pictures are taken over as they are; its slides, notes,
//! properties and programs are not.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::base::{Base, Layout};
use super::canvas::Place;
use crate::write::package::Package;

mod layouts;
#[cfg(test)]
pub(super) mod tests;
mod xml;

use layouts::{Area, Chosen, boxes, for_content, for_cover};
use xml::Node;

const RELATIONSHIPS: &str = "application/vnd.openxmlformats-package.relationships+xml";
/// A template is unpacked in memory; no real one is larger.
const MOST_BYTES: u64 = 256 << 20;
const MOST_PARTS: usize = 5_000;
/// A unit is at least this part of the shorter side of a slide: sixteen of them are ten points on a usual one.
const LEAST_UNIT: f64 = 0.00115;
/// Feet of templates are set at twelve points unless they say otherwise, which few do.
const FOOT: f64 = 12.0;
/// Content is never laid out in fewer units: decisions beside their clock take as many.
const LEAST_WIDTH: f64 = 920.0;
/// Room above content for the name of its part.
const KICKER: f64 = 26.0;

/// A template that has been read and can carry slides.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    parts: BTreeMap<String, Part>,
    masters: Vec<String>,
    theme: Option<String>,
    size: (u64, u64),
    cover: Chosen,
    content: Chosen,
    title_size: f64,
    text_style: String,
    notes: Vec<TemplateNote>,
}

#[derive(Debug, Clone, PartialEq)]
struct Part {
    content_type: String,
    bytes: Vec<u8>,
}

/// What a template has no place for, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct TemplateNote(pub String);

/// Why a file cannot be a template.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// Not a presentation, or damaged.
    #[error("the template is not a PowerPoint file (.pptx or .potx): {0}")]
    NotAPresentation(String),
    /// It holds a program.
    #[error("the template holds macros; save it as .pptx without them")]
    Macros,
    /// It is too large.
    #[error("the template is too large: it unpacks to more than 256 MB")]
    TooLarge,
    /// No layout has a place for a title.
    #[error("the template has no layout with a place for a title; add one in PowerPoint's slide master")]
    NoTitle,
    /// Every layout with a title is filled by it.
    #[error(
        "no layout of the template leaves room for content beside its title; add one such as “Title Only” in PowerPoint's slide master"
    )]
    NoRoom,
    /// It shows a picture that lies elsewhere.
    #[error("the template shows a picture that is only linked; embed it in PowerPoint")]
    Linked,
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// When the file is no presentation, is damaged, too large or holds macros, or when no layout has a place for a title
    /// and room beside it.
    pub fn read(bytes: &[u8]) -> Result<Self, TemplateError> {
        let mut files = unpack(bytes)?;
        let types = ContentTypes::of(&files)?;
        if types.of_part("ppt/presentation.xml").contains("macroEnabled")
            || files.keys().any(|name| name.ends_with("vbaProject.bin"))
        {
            return Err(TemplateError::Macros);
        }
        let deck = xml_of(&files, "ppt/presentation.xml")?;
        let size = deck.find("sldSz").map(|node| (node.number("cx"), node.number("cy")));
        let (width, height) =
            size.filter(|(w, h)| *w > 0.0 && *h > 0.0).unwrap_or((12_192_000.0, 6_858_000.0));
        let related = relationships(&files, "ppt/presentation.xml")?;
        let masters: Vec<String> = deck
            .find("sldMasterIdLst")
            .map(|list| {
                list.children
                    .iter()
                    .filter_map(|node| node.attribute("r:id"))
                    .filter_map(|id| related.get(id))
                    .map(|target| target.part.clone())
                    .collect()
            })
            .unwrap_or_default();
        let first = masters.first().ok_or_else(|| not("it has no master"))?;
        let master = xml_of(&files, first)?;
        let master_boxes = boxes(&master);
        let title_size = master
            .find("titleStyle")
            .and_then(|style| style.find("lvl1pPr"))
            .and_then(|level| level.find("defRPr"))
            .map(|run| run.number("sz"))
            .filter(|size| *size >= 100.0)
            .unwrap_or(4400.0);
        let mut layouts = Vec::new();
        let of_master = relationships(&files, first)?;
        let theme =
            of_master.values().find(|target| target.kind == "theme").map(|target| target.part.clone());
        let list = master.find("sldLayoutIdLst").map(|list| list.children.as_slice()).unwrap_or_default();
        for id in list.iter().filter_map(|node| node.attribute("r:id")) {
            if let Some(target) = of_master.get(id) {
                layouts.push((target.part.clone(), xml_of(&files, &target.part)?));
            }
        }
        let mut notes = Vec::new();
        let slide = Area { x: 0.0, y: 0.0, w: width, h: height };
        let content = for_content(&layouts, &master_boxes, slide)?;
        let cover = for_cover(&layouts, &master_boxes, slide).unwrap_or_else(|| content.clone());
        if layouts.len() == 1 {
            notes.push(TemplateNote("The template has only one layout; every slide uses it.".into()));
        } else if cover.part == content.part {
            notes.push(TemplateNote(
                "The template has no title slide; the first slide uses the layout of the others.".into(),
            ));
        }
        if cover.lead.is_none() {
            notes.push(TemplateNote(
                "The title slide has no place for a subtitle; the introduction stands below the title."
                    .into(),
            ));
        }
        if content.foot.is_none() {
            notes.push(TemplateNote(
                "The layout has no footer; how far the deck may travel stands below the content.".into(),
            ));
        }
        if content.number.is_none() {
            notes.push(TemplateNote("The layout has no place for slide numbers; slides carry none.".into()));
        }
        let mut parts = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for master in &masters {
            take(&mut files, &types, master, &mut parts, &mut seen)?;
        }
        Ok(Self {
            parts,
            masters,
            theme,
            size: (width as u64, height as u64),
            cover,
            content,
            title_size,
            text_style: text_style(files.get("ppt/presentation.xml")),
            notes,
        })
    }

    /// What has no place of its own, and what becomes of it.
    pub fn notes(&self) -> &[TemplateNote] {
        &self.notes
    }

    /// Puts masters, layouts, themes and pictures into a package.
    pub(super) fn add(&self, package: &mut Package) -> Base {
        for (name, part) in &self.parts {
            let is_relationships = part.content_type == RELATIONSHIPS;
            package.part(
                name,
                Some(part.content_type.as_str()).filter(|_| !is_relationships),
                part.bytes.clone(),
            );
        }
        // Beside a title the room is narrow: then it holds fewer units, so that type stays as large as on other slides.
        let shorter = self.size.0.min(self.size.1) as f64;
        let emu =
            (self.content.area.w / 1152.0).max(shorter * LEAST_UNIT).min(self.content.area.w / LEAST_WIDTH);
        let place = |area: Area| Place { x: area.x, y: area.y, emu, width: area.w / emu };
        let shorten = |part: &str| part.strip_prefix("ppt/").unwrap_or(part).to_owned();
        let of = |chosen: &Chosen, kicker: f64| Layout {
            part: shorten(&chosen.part),
            title: Some(chosen.title.0),
            kicker: None,
            foot: chosen.foot,
            number: chosen.number,
            foot_width: chosen.foot_width / 12_700.0,
            place: place(Area { y: chosen.area.y + kicker * emu, ..chosen.area }),
            height: chosen.area.h / emu - kicker,
        };
        let content = of(&self.content, KICKER);
        Base {
            width: self.size.0,
            height: self.size.1,
            masters: self.masters.iter().map(|part| shorten(part)).collect(),
            theme: self.theme.as_deref().map(shorten),
            cover: of(&self.cover, 0.0),
            lead: self.cover.lead,
            company: None,
            bottom_line: content.clone(),
            decision: content.clone(),
            content,
            own_template: true,
            title_room: (self.content.title.1.w / emu - 20.0, self.content.title.1.h / emu),
            title_size: self.title_size / 100.0 * 12_700.0 / emu,
            points: emu / 12_700.0,
            foot_size: FOOT,
            text_style: self.text_style.clone(),
        }
    }
}

/// How the presentation sets texts where no layout says otherwise; empty when it says nothing, or refers to other parts.
fn text_style(deck: Option<&Vec<u8>>) -> String {
    let deck = deck.map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let begin = deck.find("<p:defaultTextStyle>");
    let end = deck.find(STYLE_END).map(|end| end + STYLE_END.len());
    let style = begin.zip(end).and_then(|(begin, end)| deck.get(begin..end)).unwrap_or_default();
    if style.contains("r:") { String::new() } else { style.to_owned() }
}

const STYLE_END: &str = "</p:defaultTextStyle>";

fn not(why: &str) -> TemplateError {
    TemplateError::NotAPresentation(why.to_owned())
}

fn unpack(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, TemplateError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| not(&error.to_string()))?;
    if archive.len() > MOST_PARTS {
        return Err(TemplateError::TooLarge);
    }
    let mut left = MOST_BYTES;
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(|error| not(&error.to_string()))?;
        let name = file.name().map_err(|error| not(&error.to_string()))?.into_owned();
        let mut inside = Vec::new();
        file.by_ref().take(left + 1).read_to_end(&mut inside).map_err(|error| not(&error.to_string()))?;
        left = left.checked_sub(inside.len() as u64).ok_or(TemplateError::TooLarge)?;
        files.insert(name, inside);
    }
    Ok(files)
}

fn xml_of(files: &BTreeMap<String, Vec<u8>>, part: &str) -> Result<Node, TemplateError> {
    let bytes = files.get(part).ok_or_else(|| not(&format!("{part} is missing")))?;
    Node::read(bytes).map_err(|error| not(&format!("{part}: {error}")))
}

/// What content types the parts have.
struct ContentTypes {
    by_part: BTreeMap<String, String>,
    by_ending: BTreeMap<String, String>,
}

impl ContentTypes {
    fn of(files: &BTreeMap<String, Vec<u8>>) -> Result<Self, TemplateError> {
        let root = xml_of(files, "[Content_Types].xml")?;
        let mut types = Self { by_part: BTreeMap::new(), by_ending: BTreeMap::new() };
        for node in &root.children {
            let kind = node.attribute("ContentType").unwrap_or_default().to_owned();
            if let Some(part) = node.attribute("PartName") {
                types.by_part.insert(part.trim_start_matches('/').to_owned(), kind);
            } else if let Some(ending) = node.attribute("Extension") {
                types.by_ending.insert(ending.to_lowercase(), kind);
            }
        }
        Ok(types)
    }

    fn of_part(&self, part: &str) -> String {
        let by_ending =
            || part.rsplit_once('.').and_then(|(_, ending)| self.by_ending.get(&ending.to_lowercase()));
        self.by_part
            .get(part)
            .or_else(by_ending)
            .cloned()
            .unwrap_or_else(|| "application/octet-stream".to_owned())
    }
}

/// To whom a part refers.
struct Target {
    part: String,
    kind: String,
}

fn relationships(
    files: &BTreeMap<String, Vec<u8>>,
    part: &str,
) -> Result<BTreeMap<String, Target>, TemplateError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = format!("{folder}/_rels/{name}.rels");
    if !files.contains_key(&path) {
        return Ok(BTreeMap::new());
    }
    let mut out = BTreeMap::new();
    for node in xml_of(files, &path)?.children {
        let (Some(id), Some(target)) = (node.attribute("Id"), node.attribute("Target")) else { continue };
        let kind =
            node.attribute("Type").unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
        if node.attribute("TargetMode") == Some("External") {
            if kind == "image" {
                return Err(TemplateError::Linked);
            }
            continue;
        }
        out.insert(id.to_owned(), Target { part: resolve(folder, target), kind });
    }
    Ok(out)
}

/// A path from a folder of the package; it cannot leave it.
fn resolve(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Takes a part and everything it refers to, but for slides, notes and programs.
fn take(
    files: &mut BTreeMap<String, Vec<u8>>,
    types: &ContentTypes,
    part: &str,
    parts: &mut BTreeMap<String, Part>,
    seen: &mut BTreeSet<String>,
) -> Result<(), TemplateError> {
    if !seen.insert(part.to_owned()) {
        return Ok(());
    }
    for (_, target) in relationships(files, part)? {
        if !matches!(
            target.kind.as_str(),
            "slide" | "notesSlide" | "notesMaster" | "handoutMaster" | "vbaProject"
        ) {
            take(files, types, &target.part, parts, seen)?;
        }
    }
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = format!("{folder}/_rels/{name}.rels");
    if let Some(bytes) = files.remove(&path) {
        parts.insert(path, Part { content_type: RELATIONSHIPS.to_owned(), bytes });
    }
    let bytes = files.remove(part).ok_or_else(|| not(&format!("{part} is missing")))?;
    parts.insert(part.to_owned(), Part { content_type: types.of_part(part), bytes });
    Ok(())
}

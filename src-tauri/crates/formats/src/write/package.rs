//! The package that office files are: parts in a ZIP file, their content types, and who refers to whom (ECMA-376, part 2).
//!
//! The same parts give the same bytes: parts stand in the order they were added, and no time is written.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::WriteError;
use crate::shown::escape_xml;

/// What every part of XML begins with.
pub(crate) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const RELATIONSHIPS: &str = "application/vnd.openxmlformats-package.relationships+xml";
/// The beginning of the names of relationships.
pub(crate) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/";

/// A package while it is put together.
#[derive(Debug, Default)]
pub(crate) struct Package {
    parts: Vec<Part>,
}

/// One part.
#[derive(Debug)]
struct Part {
    /// Without the stroke at its beginning: "ppt/slides/slide1.xml".
    name: String,
    /// Its content type; none where the ending tells it.
    content_type: Option<String>,
    bytes: Vec<u8>,
}

/// Whom a part refers to, by identifiers that are given in order: rId1, rId2 …
#[derive(Debug, Default, Clone)]
pub(crate) struct Relationships {
    all: Vec<(String, String, bool)>,
    places: BTreeMap<(String, String), usize>,
}

impl Relationships {
    /// Refers to another part by its path from the folder of this one; the same target again gets the same identifier.
    pub(crate) fn add(&mut self, kind: &str, target: &str) -> String {
        self.with(format!("{OFFICE}{kind}"), target, false)
    }

    /// Refers to an address outside.
    pub(crate) fn link(&mut self, address: &str) -> String {
        self.with(format!("{OFFICE}hyperlink"), address, true)
    }

    fn with(&mut self, kind: String, target: &str, outside: bool) -> String {
        let next = self.all.len() + 1;
        let place = *self.places.entry((kind.clone(), target.to_owned())).or_insert(next);
        if place == next {
            self.all.push((kind, target.to_owned(), outside));
        }
        format!("rId{place}")
    }

    /// The identifier of a target that was added.
    pub(crate) fn find(&self, target: &str) -> Option<String> {
        self.all.iter().position(|(_, own, _)| own == target).map(|at| format!("rId{}", at + 1))
    }

    fn xml(&self) -> String {
        let mut out = format!(
            "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        );
        for (at, (kind, target, outside)) in self.all.iter().enumerate() {
            let mode = if *outside { " TargetMode=\"External\"" } else { "" };
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{}\"{mode}/>",
                at + 1,
                escape_xml(target)
            );
        }
        out + "</Relationships>"
    }
}

impl Package {
    /// Adds a part of XML.
    pub(crate) fn xml(&mut self, name: &str, content_type: &str, xml: String) {
        self.part(name, Some(content_type), xml.into_bytes());
    }

    /// Adds a part; its content type is told by its ending when none is given.
    pub(crate) fn part(&mut self, name: &str, content_type: Option<&str>, bytes: Vec<u8>) {
        self.parts.push(Part { name: name.to_owned(), content_type: content_type.map(str::to_owned), bytes });
    }

    /// Adds whom a part refers to; nothing when it refers to nobody.
    pub(crate) fn relate(&mut self, part: &str, relationships: &Relationships) {
        if relationships.all.is_empty() {
            return;
        }
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        self.part(&format!("{folder}{slash}_rels/{name}.rels"), None, relationships.xml().into_bytes());
    }

    /// The title and the language, and nothing about who, when and with what.
    pub(crate) fn properties(&mut self, root: &mut Relationships, title: &str, language: &str) {
        let xml = format!(
            "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>",
            escape_xml(title),
            escape_xml(language)
        );
        self.xml("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", xml);
        root.with(format!("{PACKAGE}metadata/core-properties"), "docProps/core.xml", false);
    }

    /// The finished file.
    pub(crate) fn finish(mut self, root: &Relationships) -> Result<Vec<u8>, WriteError> {
        self.relate("", root);
        let types = self.content_types();
        self.parts.insert(
            0,
            Part { name: "[Content_Types].xml".into(), content_type: None, bytes: types.into_bytes() },
        );
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // The first moment a ZIP file can tell: no clock is asked.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        for part in &self.parts {
            zip.start_file(&part.name, options)?;
            zip.write_all(&part.bytes).map_err(|error| WriteError::Package(error.to_string()))?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn content_types(&self) -> String {
        let mut out = format!(
            "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"{RELATIONSHIPS}\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        );
        let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        for (ending, kind) in
            [("png", "image/png"), ("jpeg", "image/jpeg"), ("svg", "image/svg+xml"), ("xlsx", sheet)]
        {
            if self.parts.iter().any(|part| part.name.ends_with(&format!(".{ending}"))) {
                let _ = write!(out, "<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>");
            }
        }
        for part in &self.parts {
            if let Some(kind) = &part.content_type {
                let _ = write!(out, "<Override PartName=\"/{}\" ContentType=\"{kind}\"/>", part.name);
            }
        }
        out + "</Types>"
    }
}

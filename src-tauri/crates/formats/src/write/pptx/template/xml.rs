//! A part of a template as a tree: names without their spaces, attributes, children.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Node {
    name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// Deeper than this no part of an office file goes.
const DEEPEST: usize = 200;

impl Node {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let mut open: Vec<Self> = vec![Self::default()];
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Start(element) => {
                    if open.len() > DEEPEST {
                        return Err("it is nested too deeply".to_owned());
                    }
                    open.push(Self::of(&element));
                }
                Event::Empty(element) => {
                    if let Some(parent) = open.last_mut() {
                        parent.children.push(Self::of(&element));
                    }
                }
                Event::End(_) => {
                    let closed = open.pop().unwrap_or_default();
                    if let Some(parent) = open.last_mut() {
                        parent.children.push(closed);
                    }
                }
                Event::DocType(_) => return Err("it declares entities".to_owned()),
                Event::Eof => break,
                Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::PI(_)
                | Event::Decl(_)
                | Event::GeneralRef(_) => {}
            }
        }
        open.pop().and_then(|mut root| root.children.pop()).ok_or_else(|| "it is empty".to_owned())
    }

    fn of(element: &BytesStart<'_>) -> Self {
        let attributes = element.attributes().flatten().map(|attribute| {
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .unwrap_or_default()
                .into_owned();
            let name: &str = attribute.key.as_ref();
            (name.to_owned(), value)
        });
        let local = element.local_name();
        let name: &str = local.as_ref();
        Self { name: name.to_owned(), attributes: attributes.collect(), children: Vec::new() }
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// An attribute as a number; nought when it is none.
    pub(super) fn number(&self, name: &str) -> f64 {
        self.attribute(name).and_then(|value| value.parse().ok()).unwrap_or_default()
    }

    /// The first element of this name below.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.children.iter().find_map(|child| if child.name == name { Some(child) } else { child.find(name) })
    }

    /// Every element of this name below, from the top.
    pub(super) fn each<'a>(&'a self, name: &str, visit: &mut dyn FnMut(&'a Self)) {
        for child in &self.children {
            if child.name == name {
                visit(child);
            }
            child.each(name, visit);
        }
    }
}

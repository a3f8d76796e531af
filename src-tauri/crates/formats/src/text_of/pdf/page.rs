//! Walks the drawing instructions of a page and notes which letters stand where.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Error, Object, ObjectId, decode_text_string};

use super::LONGEST_STREAM;
use super::blocks::blocks;
use super::face::{Face, number};
use super::lines::{Direction, Letters, Line, Run, join};

/// Forms within forms, deeper than any page needs.
const DEEPEST: usize = 8;

/// The faces of a document that were read already: most pages are set in the same.
pub(super) type Faces = HashMap<ObjectId, Rc<Face>>;

/// The texts of a page in the order in which they are drawn, which is the order in which they are read.
pub(super) fn lines(
    document: &Document,
    page: ObjectId,
    reads: Direction,
    faces: &mut Faces,
) -> Result<Vec<Line>, Error> {
    let content = document.get_page_content_with_limit(page, LONGEST_STREAM)?;
    let (own, shared) = document.get_page_resources(page)?;
    let shared = shared.into_iter().filter_map(|id| document.get_dictionary(id).ok());
    let resources: Vec<&Dictionary> = own.into_iter().chain(shared).collect();
    let mut walk = Walk { document, faces, blocks: blocks(document, page), block: None, runs: Vec::new() };
    walk.content(&content, &resources, Matrix::default(), 0)?;
    Ok(join(walk.runs, reads))
}

/// A transformation, ISO 32000-1, 8.3.3.
#[derive(Clone, Copy)]
struct Matrix([f64; 6]);

impl Default for Matrix {
    fn default() -> Self {
        Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    }
}

impl Matrix {
    fn of(operands: &[Object]) -> Self {
        let mut out = Self::default();
        for (value, operand) in out.0.iter_mut().zip(operands) {
            *value = number(operand);
        }
        out
    }

    /// This one first, then the other.
    fn then(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }
}

#[derive(Clone, Default)]
struct State {
    page: Matrix,
    face: Vec<u8>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    leading: f64,
}

struct Walk<'a, 'b> {
    document: &'a Document,
    faces: &'b mut Faces,
    /// What each marked part of the page belongs to.
    blocks: Vec<Option<ObjectId>>,
    /// What is drawn now belongs to this.
    block: Option<ObjectId>,
    runs: Vec<Run>,
}

/// A marked part; with a text of its own, the letters within stand for it.
struct Marked {
    says: Option<String>,
    begin: usize,
    /// What the part around it belongs to.
    around: Option<ObjectId>,
}

impl<'a> Walk<'a, '_> {
    fn content(
        &mut self,
        content: &[u8],
        resources: &[&'a Dictionary],
        page: Matrix,
        depth: usize,
    ) -> Result<(), Error> {
        let mut faces: HashMap<Vec<u8>, Rc<Face>> = HashMap::new();
        let mut state = State { page, ..State::default() };
        let mut saved = Vec::new();
        let mut marked: Vec<Marked> = Vec::new();
        let (mut text, mut line) = (Matrix::default(), Matrix::default());
        for operation in Content::decode(content)?.operations {
            let operands = operation.operands.as_slice();
            let value = |at: usize| operands.get(at).map_or(0.0, number);
            match operation.operator.as_str() {
                "q" => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or_default(),
                "cm" => state.page = Matrix::of(operands).then(state.page),
                "BT" => (text, line) = (Matrix::default(), Matrix::default()),
                "Tf" => {
                    state.face =
                        operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default().to_vec();
                    state.size = value(1);
                    if !faces.contains_key(&state.face) {
                        let face = self.face(resources, &state.face);
                        faces.insert(state.face.clone(), face);
                    }
                }
                "Tc" => state.letter_space = value(0),
                "Tw" => state.word_space = value(0),
                "TL" => state.leading = value(0),
                "Tm" => {
                    line = Matrix::of(operands);
                    text = line;
                }
                "Td" | "TD" => {
                    if operation.operator == "TD" {
                        state.leading = -value(1);
                    }
                    line = Matrix::moved(value(0), value(1)).then(line);
                    text = line;
                }
                "T*" | "'" | "\"" => {
                    line = Matrix::moved(0.0, -state.leading).then(line);
                    text = line;
                    if let Some(shown) = operands.last() {
                        self.show(std::slice::from_ref(shown), &state, &faces, &mut text);
                    }
                }
                "Tj" => self.show(operands, &state, &faces, &mut text),
                "TJ" => {
                    let pieces = operands.first().and_then(|pieces| pieces.as_array().ok());
                    self.show(pieces.map_or(&[][..], Vec::as_slice), &state, &faces, &mut text);
                }
                "BMC" | "BDC" => {
                    let about = operands.get(1).and_then(|properties| self.properties(properties, resources));
                    let says =
                        about.and_then(|about| decode_text_string(about.get(b"ActualText").ok()?).ok());
                    marked.push(Marked { says, begin: self.runs.len(), around: self.block });
                    let number = about.and_then(|about| about.get(b"MCID").and_then(Object::as_i64).ok());
                    if let Some(number) = number.and_then(|number| usize::try_from(number).ok()) {
                        self.block = self.blocks.get(number).copied().flatten();
                    }
                }
                "EMC" => {
                    if let Some(Marked { says, begin, around }) = marked.pop() {
                        says.into_iter().for_each(|says| self.replace(begin, says));
                        self.block = around;
                    }
                }
                "Do" => {
                    let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                    self.form(name, resources, state.page, depth)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn resource(&self, resources: &[&'a Dictionary], kind: &[u8], name: &[u8]) -> Option<&'a Object> {
        self.found(resources, kind, name).map(|(_, found)| found)
    }

    /// A resource, and the number it has in the file.
    fn found(
        &self,
        resources: &[&'a Dictionary],
        kind: &[u8],
        name: &[u8],
    ) -> Option<(Option<ObjectId>, &'a Object)> {
        resources.iter().find_map(|resources| {
            let (_, group) = self.document.dereference(resources.get(kind).ok()?).ok()?;
            self.document.dereference(group.as_dict().ok()?.get(name).ok()?).ok()
        })
    }

    /// A face by its name on this page, read once for all pages.
    fn face(&mut self, resources: &[&'a Dictionary], name: &[u8]) -> Rc<Face> {
        let Some((id, Object::Dictionary(face))) = self.found(resources, b"Font", name) else {
            return Rc::default();
        };
        let read = || Rc::new(Face::new(self.document, face));
        match id {
            Some(id) => Rc::clone(self.faces.entry(id).or_insert_with(read)),
            None => read(),
        }
    }

    fn form(
        &mut self,
        name: &[u8],
        resources: &[&'a Dictionary],
        page: Matrix,
        depth: usize,
    ) -> Result<(), Error> {
        let Some(Object::Stream(form)) = self.resource(resources, b"XObject", name) else { return Ok(()) };
        let is_form = form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form");
        if !is_form || depth >= DEEPEST {
            return Ok(());
        }
        let matrix = form
            .dict
            .get(b"Matrix")
            .and_then(Object::as_array)
            .map_or(Matrix::default(), |all| Matrix::of(all));
        let own = form
            .dict
            .get(b"Resources")
            .and_then(|own| self.document.dereference(own))
            .map(|(_, own)| own.as_dict());
        let resources = match own {
            Ok(Ok(own)) => vec![own],
            _ => resources.to_vec(),
        };
        let content = form.get_plain_content_with_limit(LONGEST_STREAM)?;
        self.content(&content, &resources, matrix.then(page), depth + 1)
    }

    fn properties<'b>(&self, properties: &'b Object, resources: &[&'a Dictionary]) -> Option<&'b Dictionary>
    where
        'a: 'b,
    {
        match properties {
            Object::Dictionary(properties) => Some(properties),
            Object::Name(name) => self.resource(resources, b"Properties", name)?.as_dict().ok(),
            _ => None,
        }
    }

    /// One string, or several with gaps between, as one run.
    fn show(
        &mut self,
        pieces: &[Object],
        state: &State,
        faces: &HashMap<Vec<u8>, Rc<Face>>,
        text: &mut Matrix,
    ) {
        let Some(face) = faces.get(&state.face) else { return };
        let whole = |text: Matrix| text.then(state.page);
        let (mut x, y) = whole(*text).apply(0.0, 0.0);
        let mut letters = Letters::default();
        for piece in pieces {
            match piece {
                Object::String(bytes, _) => {
                    for (letter, width) in face.read(bytes) {
                        if letters.is_empty() {
                            (x, _) = whole(*text).apply(0.0, 0.0);
                        }
                        let space = if letter == " " { state.word_space } else { 0.0 };
                        *text =
                            Matrix::moved(width * state.size + state.letter_space + space, 0.0).then(*text);
                        letters.push(letter);
                    }
                }
                gap => *text = Matrix::moved(-number(gap) / 1000.0 * state.size, 0.0).then(*text),
            }
        }
        let (end, _) = whole(*text).apply(0.0, 0.0);
        let (_, top) = whole(*text).apply(0.0, state.size);
        self.runs.push(Run { x, end, y, size: (top - y).abs().max(1.0), letters, block: self.block });
    }

    fn replace(&mut self, begin: usize, says: String) {
        let replaced = self.runs.split_off(begin.min(self.runs.len()));
        if let (Some(first), Some(last)) = (replaced.first(), replaced.last()) {
            let Run { x, y, size, block, .. } = *first;
            let mut letters = Letters::default();
            letters.push(&says);
            let run = Run { x, end: last.end, y, size, letters, block };
            self.runs.push(run);
        }
    }
}

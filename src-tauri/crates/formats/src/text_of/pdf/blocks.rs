//! Which paragraph, cell or heading each marked part of a page belongs to, as the file itself says for those who have it
//! read aloud.

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Elements that stand within a line: they part no words.
const INLINE: &[&[u8]] = &[
    b"Span",
    b"Strong",
    b"Em",
    b"Link",
    b"Quote",
    b"Code",
    b"Reference",
    b"Annot",
    b"Sub",
    b"Sup",
    b"NonStruct",
];
/// Deeper than this no page of ours is nested, nor is its tree of numbers.
const DEEPEST: usize = 64;

/// By the number of the marked part. Empty where the file does not say.
pub(super) fn blocks(document: &Document, page: ObjectId) -> Vec<Option<ObjectId>> {
    elements(document, page).into_iter().flatten().map(|element| block_of(document, element)).collect()
}

/// The elements that the marked parts of a page are, by number.
fn elements(document: &Document, page: ObjectId) -> Option<&Vec<Object>> {
    let key = document.get_dictionary(page).ok()?.get(b"StructParents").ok()?.as_i64().ok()?;
    let root = dictionary(document, document.catalog().ok()?.get(b"StructTreeRoot").ok()?)?;
    let found = by_number(document, dictionary(document, root.get(b"ParentTree").ok()?)?, key, 0)?;
    document.dereference(found).ok()?.1.as_array().ok()
}

/// What a tree of numbers holds for one of them, ISO 32000-1, 7.9.7.
fn by_number<'a>(document: &'a Document, tree: &'a Dictionary, key: i64, depth: usize) -> Option<&'a Object> {
    let pairs =
        tree.get(b"Nums").and_then(Object::as_array).into_iter().flat_map(|pairs| pairs.chunks_exact(2));
    let mut own = pairs.filter_map(|pair| Some((pair.first()?.as_i64().ok()?, pair.get(1)?)));
    if let Some((_, found)) = own.find(|(number, _)| *number == key) {
        return Some(found);
    }
    let branches = tree.get(b"Kids").and_then(Object::as_array).into_iter().flatten();
    let mut branches = branches.filter_map(|branch| dictionary(document, branch)).filter(|_| depth < DEEPEST);
    branches.find_map(|branch| by_number(document, branch, key, depth + 1))
}

/// The element itself, or the nearest around it that is no part of a line.
fn block_of(document: &Document, element: &Object) -> Option<ObjectId> {
    let mut id = element.as_reference().ok()?;
    for _ in 0..DEEPEST {
        let element = document.get_dictionary(id).ok()?;
        if !INLINE.contains(&element.get(b"S").and_then(Object::as_name).ok()?) {
            return Some(id);
        }
        id = element.get(b"P").and_then(Object::as_reference).ok()?;
    }
    None
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}

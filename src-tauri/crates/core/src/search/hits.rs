//! Found records as the author sees them: by kind, with what each is called and the words around the place.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::Words;
use super::find::{Hit, find, find_of_kinds, find_put_away};
use super::marks::{Piece, Wanted, excerpt, pieces};
use crate::archive::id_of;
use crate::audiences::Audience;
use crate::decisions::Decision;
use crate::error::{Result, if_there};
use crate::goals::Goal;
use crate::ids::Reference;
use crate::items::Item;
use crate::kinds::WithEntry;
use crate::op::Kind;
use crate::people::Person;
use crate::people::list::Shelf;
use crate::record::Record as _;
use crate::register::{Entry, Register};
use crate::templates::Template;
use crate::updates::Update;

/// As many of all kinds together as are put in order; there may be more.
const MOST: u32 = 200;

/// As many of one kind as a person reads through, before asking for more.
const MOST_OF_KIND: u32 = 50;

/// As many as are looked through at once for those that are in use.
const AT_ONCE: u32 = 200;

/// The kinds that are searched for by themselves, in the order they are shown.
const KINDS: &[Kind] = &[
    Kind::Item,
    Kind::Decision,
    Kind::Goal,
    Kind::Metric,
    Kind::RaidEntry,
    Kind::Action,
    Kind::Signal,
    Kind::Review,
    Kind::Person,
    Kind::Audience,
    Kind::Template,
    Kind::Update,
];

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Its reference; empty for what has none.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title or name.
    pub title: String,
    /// The same in pieces.
    pub pieces: Vec<Piece>,
    /// The text around the first place in it; none when only the title holds what was looked for.
    pub excerpt: Vec<Piece>,
}

/// The records of one kind that were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchGroup {
    /// What they are.
    pub kind: Kind,
    /// The best of them, best first.
    pub hits: Vec<SearchHit>,
    /// How many were found; with `more` set at least so many.
    pub count: u32,
    /// There are more than were counted.
    pub more: bool,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchQuery {
    /// The words, as they are typed.
    pub words: String,
    /// Those in use, or those that are put away.
    pub shelf: Shelf,
    /// Only records of this kind.
    pub kind: Option<Kind>,
    /// How many of each kind at most.
    pub limit: u32,
}

impl SearchQuery {
    /// Records in use of every kind, as many as a person reads through.
    pub fn of(words: &str) -> Self {
        Self { words: words.to_owned(), shelf: Shelf::InUse, kind: None, limit: MOST_OF_KIND }
    }

    /// Whether a record stands where it is looked for.
    fn wants(&self, looked: &Looked) -> bool {
        looked.archived == (self.shelf == Shelf::PutAway)
    }
}

/// Records of any kind that hold all the words, best first, so many at most. The record whose reference was typed comes
/// before all others.
///
/// # Errors
/// When the storage fails.
pub fn hits(conn: &Connection, query: &SearchQuery) -> Result<Vec<SearchHit>> {
    let most = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let exact = cited(conn, &query.words)?;
    let wanted = Wanted::read(&query.words);
    // What is of another kind, or stands on the other shelf, is found and left out: then more are looked for.
    let mut at_once = query.limit.max(AT_ONCE);
    loop {
        let others = match query.shelf {
            Shelf::InUse => find(conn, &query.words, at_once)?,
            Shelf::PutAway => find_put_away(conn, &query.words, query.kind, at_once)?,
        };
        let is_all = usize::try_from(at_once).is_ok_and(|whole| others.len() < whole);
        let others = others.into_iter().filter(|hit| Some(hit) != exact.as_ref());
        let of_kind = exact.iter().cloned().chain(others);
        let of_kind = of_kind.filter(|hit| query.kind.is_none_or(|kind| kind == hit.kind));
        let mut found = Vec::new();
        for hit in of_kind {
            let looked = look(conn, hit.kind, &hit.record)?.filter(|looked| query.wants(looked));
            found.extend(looked.map(|looked| looked.hit(hit.kind, hit.record, &wanted)));
            if found.len() >= most {
                return Ok(found);
            }
        }
        if is_all {
            return Ok(found);
        }
        at_once = at_once.saturating_mul(4);
    }
}

/// The record whose reference was typed.
fn cited(conn: &Connection, typed: &str) -> Result<Option<Hit>> {
    let Some(reference) = Reference::typed(typed) else { return Ok(None) };
    let kind = reference.letter.kind();
    Ok(if_there(id_of(conn, reference))?.map(|record| Hit { kind, record }))
}

/// Records that hold all the words, by kind and best first. The record whose reference was typed comes first, and its kind
/// before the others.
///
/// # Errors
/// When the storage fails.
pub fn groups(conn: &Connection, query: &SearchQuery) -> Result<Vec<SearchGroup>> {
    let SearchQuery { words, shelf, kind: only, limit } = query;
    let most = MOST.max(limit.saturating_add(1));
    let limit = usize::try_from(*limit).unwrap_or(usize::MAX);
    let hits = match shelf {
        Shelf::InUse => find(conn, words, most)?,
        Shelf::PutAway => find_put_away(conn, words, *only, most)?,
    };
    let is_full = hits.len() >= usize::try_from(most).unwrap_or(usize::MAX);
    let wanted = Wanted::read(words);
    let exact = cited(conn, words)?;
    let first = exact.as_ref().map(|hit| hit.kind);
    let others = KINDS.iter().copied().filter(|kind| Some(*kind) != first);
    let asked: Vec<Kind> =
        first.into_iter().chain(others).filter(|kind| only.is_none_or(|only| only == *kind)).collect();
    // Among very many of one kind the few of another are not found by rank alone.
    let of = |kind: Kind| hits.iter().filter(move |hit| hit.kind == kind);
    let lacking: Vec<Kind> =
        asked.iter().copied().filter(|kind| is_full && of(*kind).count() < limit).collect();
    let more = match shelf {
        _ if lacking.is_empty() => Vec::new(),
        Shelf::InUse => find_of_kinds(conn, words, &lacking, usize::try_from(most).unwrap_or(usize::MAX))?,
        Shelf::PutAway => {
            let each = lacking.iter().map(|kind| find_put_away(conn, words, Some(*kind), most));
            each.collect::<Result<Vec<_>>>()?.concat()
        }
    };
    let mut groups = Vec::new();
    for kind in asked {
        let mut of_kind: Vec<Hit> = exact.iter().filter(|hit| hit.kind == kind).cloned().collect();
        of_kind.extend(of(kind).filter(|hit| Some(*hit) != exact.as_ref()).cloned());
        let fresh: Vec<_> =
            more.iter().filter(|hit| hit.kind == kind && !of_kind.contains(hit)).cloned().collect();
        of_kind.extend(fresh);
        let mut found = Vec::new();
        for hit in &of_kind {
            if let Some(looked) = look(conn, kind, &hit.record)?.filter(|looked| query.wants(looked)) {
                found.push((hit.record.clone(), looked));
            }
        }
        let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
        found.truncate(limit);
        let hits: Vec<_> = found.into_iter().map(|(id, looked)| looked.hit(kind, id, &wanted)).collect();
        if !hits.is_empty() {
            groups.push(SearchGroup { kind, more: is_full && count >= most / 2, count, hits });
        }
    }
    Ok(groups)
}

struct Looked {
    reference: String,
    title: String,
    archived: bool,
    body: String,
}

impl Looked {
    fn hit(self, kind: Kind, id: String, wanted: &Wanted) -> SearchHit {
        let (pieces, excerpt) = (pieces(&self.title, wanted), excerpt(&self.body, wanted));
        SearchHit { kind, id, reference: self.reference, title: self.title, pieces, excerpt }
    }
}

fn look(conn: &Connection, kind: Kind, id: &str) -> Result<Option<Looked>> {
    let body = |words: Option<Words>| words.map(|words| words.body).unwrap_or_default();
    Ok(match kind {
        Kind::Item => Item::find(conn, id)?.map(|item| Looked {
            reference: item.reference().to_string(),
            body: body(item.words()),
            title: item.title,
            archived: item.archived,
        }),
        Kind::Decision => Decision::find(conn, id)?.map(|decision| Looked {
            reference: decision.reference().to_string(),
            body: body(decision.words()),
            title: decision.title,
            archived: decision.archived,
        }),
        Kind::Person => Person::find(conn, id)?.map(|person| Looked {
            reference: person.reference().to_string(),
            body: body(person.words()),
            title: person.name,
            archived: person.archived,
        }),
        Kind::Audience => Audience::find(conn, id)?.map(|audience| Looked {
            reference: String::new(),
            body: body(audience.words()),
            title: audience.name,
            archived: audience.archived,
        }),
        Kind::Template => Template::find(conn, id)?.map(|template| Looked {
            reference: String::new(),
            body: body(template.words()),
            title: template.name,
            archived: template.archived,
        }),
        Kind::Metric | Kind::RaidEntry | Kind::Action | Kind::Signal | Kind::Review => {
            return Register::of(kind).map_or(Ok(None), |register| register.with(Looking { conn, id }));
        }
        Kind::Goal => Goal::find(conn, id)?.map(|goal| Looked {
            reference: String::new(),
            body: body(goal.words()),
            title: goal.name,
            archived: goal.archived,
        }),
        Kind::Update => Update::find(conn, id)?.map(|update| Looked {
            reference: update.reference().to_string(),
            body: body(update.words()),
            title: update.title(),
            archived: false,
        }),
        Kind::Draft
        | Kind::Link
        | Kind::StatusWord
        | Kind::Mapping
        | Kind::Baseline
        | Kind::Score
        | Kind::Formula
        | Kind::View
        | Kind::Setting => None,
    })
}

struct Looking<'a> {
    conn: &'a Connection,
    id: &'a str,
}

impl WithEntry for Looking<'_> {
    type Gives = Result<Option<Looked>>;

    fn with<E: Entry>(self) -> Self::Gives {
        Ok(E::find(self.conn, self.id)?.map(|entry| Looked {
            reference: entry.reference().to_string(),
            title: entry.title().to_owned(),
            archived: entry.is_archived(),
            body: entry.words().map(|words| words.body).unwrap_or_default(),
        }))
    }
}

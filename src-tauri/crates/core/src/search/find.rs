//! Finds records by words.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, Params, named_params};

use crate::error::{Error, Result};
use crate::op::Kind;

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub record: String,
}

/// Of what is found only so many are ranked, and the newest of it: a word that more records hold says little of any.
const RANKED: u32 = 4_000;

/// Records that hold all the words: first those that hold them in their names and references, then the others, best first.
/// A part in quotation marks must stand as it is; the last word outside them may be the beginning of one.
///
/// # Errors
/// When the storage fails. Words without letters or digits find nothing.
pub fn find(conn: &Connection, words: &str, limit: u32) -> Result<Vec<Hit>> {
    let Some(query) = query(words) else { return Ok(Vec::new()) };
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut hits = ranked(conn, &format!("{{reference title}} : ({query})"), limit)?;
    if hits.len() < most {
        let named: HashSet<String> = hits.iter().map(|hit| hit.record.clone()).collect();
        let others = ranked(conn, &query, limit)?.into_iter().filter(|hit| !named.contains(&hit.record));
        hits.extend(others.take(most - named.len()));
    }
    Ok(hits)
}

fn ranked(conn: &Connection, query: &str, limit: u32) -> Result<Vec<Hit>> {
    let values = named_params! { ":query": query, ":ranked": limit.max(RANKED), ":limit": limit };
    let mut hits = Vec::new();
    read(conn, include_str!("sql/find.sql"), values, |hit| {
        hits.push(hit);
        true
    })?;
    Ok(hits)
}

/// Records that are put away and hold all the words, of one kind or of all, best first.
pub(super) fn find_put_away(
    conn: &Connection,
    words: &str,
    kind: Option<Kind>,
    limit: u32,
) -> Result<Vec<Hit>> {
    let Some(query) = query(words) else { return Ok(Vec::new()) };
    let values = named_params! { ":query": query, ":kind": kind.map(Kind::key), ":limit": limit };
    let mut hits = Vec::new();
    read(conn, include_str!("sql/find_put_away.sql"), values, |hit| {
        hits.push(hit);
        true
    })?;
    Ok(hits)
}

/// Records of some kinds that hold all the words, of each kind so many at most, the newest first.
pub(super) fn find_of_kinds(
    conn: &Connection,
    words: &str,
    kinds: &[Kind],
    limit: usize,
) -> Result<Vec<Hit>> {
    let Some(query) = query(words) else { return Ok(Vec::new()) };
    let keys: Vec<_> = kinds.iter().map(|kind| kind.key()).collect();
    let keys = serde_json::Value::from(keys).to_string();
    let mut found: Vec<Hit> = Vec::new();
    let mut full: BTreeMap<Kind, usize> = BTreeMap::new();
    let values = named_params! { ":query": query, ":kinds": keys };
    read(conn, include_str!("sql/find_of_kinds.sql"), values, |hit| {
        let count = full.entry(hit.kind).or_default();
        *count += 1;
        if *count <= limit {
            found.push(hit);
        }
        full.len() < kinds.len() || full.values().any(|count| *count < limit)
    })?;
    Ok(found)
}

/// Gives each record that was found to somebody who says whether more of them are wanted.
fn read(conn: &Connection, sql: &str, values: impl Params, mut take: impl FnMut(Hit) -> bool) -> Result<()> {
    let doing = || Error::storage("search");
    let mut statement = conn.prepare_cached(sql).map_err(doing())?;
    let mut rows = statement.query(values).map_err(doing())?;
    while let Some(row) = rows.next().map_err(doing())? {
        let kind = row.get_ref("kind").map_err(doing())?;
        let Some(kind) = kind.as_str().ok().and_then(Kind::from_key) else { continue };
        if !take(Hit { kind, record: row.get("record").map_err(doing())? }) {
            break;
        }
    }
    Ok(())
}

/// What people type as a query of FTS5: every part quoted, so that nothing in it is an operator.
pub(crate) fn query(words: &str) -> Option<String> {
    let mut parts = Vec::new();
    let mut open_end = false;
    for (position, piece) in words.split('"').enumerate() {
        if position % 2 == 1 {
            parts.extend(has_words(piece).then(|| format!("\"{piece}\"")));
            open_end = false;
            continue;
        }
        for word in piece.split_whitespace().filter(|word| has_words(word)) {
            parts.push(format!("\"{word}\""));
            open_end = true;
        }
    }
    if open_end
        && words.ends_with(|last: char| last.is_alphanumeric())
        && let Some(last) = parts.last_mut()
    {
        last.push('*');
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn what_is_typed_is_never_an_operator() {
        let check =
            |typed: &str, expect: Option<&str>| assert_eq!(query(typed).as_deref(), expect, "{typed}");
        check("instant pay", Some(r#""instant" "pay"*"#));
        check(r#""instant payouts" euro "#, Some(r#""instant payouts" "euro""#));
        check("R-12", Some(r#""R-12"*"#));
        check("NOT OR", Some(r#""NOT" "OR"*"#));
        check("a* -b (c)", Some(r#""a*" "-b" "(c)""#));
        check("  \" ' ", None);
    }
}

//! Finds records by words.

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

/// Records that hold all the words, best first. A part in quotation marks must stand as it is; the last word outside
/// them may be the beginning of one.
///
/// # Errors
/// When the storage fails. Words without letters or digits find nothing.
pub fn find(conn: &Connection, words: &str, limit: u32) -> Result<Vec<Hit>> {
    find_from(conn, words, limit, 0)
}

/// The same without the first ones.
pub(super) fn find_from(conn: &Connection, words: &str, limit: u32, offset: u32) -> Result<Vec<Hit>> {
    let Some(query) = query(words) else { return Ok(Vec::new()) };
    let values = named_params! { ":query": query, ":limit": limit, ":offset": offset };
    read(conn, include_str!("sql/find.sql"), values)
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
    read(conn, include_str!("sql/find_put_away.sql"), values)
}

/// Records of one kind that hold all the words, the newest first.
pub(super) fn find_of_kind(conn: &Connection, words: &str, kind: Kind, limit: u32) -> Result<Vec<Hit>> {
    let Some(query) = query(words) else { return Ok(Vec::new()) };
    let values = named_params! { ":query": query, ":kind": kind.key(), ":limit": limit };
    read(conn, include_str!("sql/find_of_kind.sql"), values)
}

fn read(conn: &Connection, sql: &str, values: impl Params) -> Result<Vec<Hit>> {
    let doing = || Error::storage("search");
    let mut statement = conn.prepare_cached(sql).map_err(doing())?;
    let rows = statement
        .query_map(values, |row| Ok((row.get::<_, String>("kind")?, row.get("record")?)))
        .map_err(doing())?;
    let mut hits = Vec::new();
    for row in rows {
        let (kind, record) = row.map_err(doing())?;
        if let Some(kind) = Kind::from_key(&kind) {
            hits.push(Hit { kind, record });
        }
    }
    Ok(hits)
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

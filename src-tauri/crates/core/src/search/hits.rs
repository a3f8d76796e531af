//! Found records as the author sees them: what each is called, and the words around the place that was found.

use rusqlite::Connection;
use serde::Serialize;

use super::Words;
use super::find::find;
use crate::audiences::Audience;
use crate::decisions::Decision;
use crate::error::Result;
use crate::items::Item;
use crate::op::Kind;
use crate::people::Person;
use crate::record::Record as _;

/// Letters of text around the place that was found, on each side.
const AROUND: usize = 60;

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
    /// The text around the first word that was found; empty when only the title holds it.
    pub excerpt: String,
}

/// Records that hold all the words, best first, without those that are put away.
///
/// # Errors
/// When the storage fails.
pub fn hits(conn: &Connection, words: &str, limit: u32) -> Result<Vec<SearchHit>> {
    let mut seen = Vec::new();
    for hit in find(conn, words, limit)? {
        let Some((reference, title, archived, body)) = look(conn, hit.kind, &hit.record)? else { continue };
        if !archived {
            let excerpt = excerpt(&body, words);
            seen.push(SearchHit { kind: hit.kind, id: hit.record, reference, title, excerpt });
        }
    }
    Ok(seen)
}

type Looked = (String, String, bool, String);

fn look(conn: &Connection, kind: Kind, id: &str) -> Result<Option<Looked>> {
    let body = |words: Option<Words>| words.map(|words| words.body).unwrap_or_default();
    Ok(match kind {
        Kind::Item => Item::find(conn, id)?.map(|item| {
            (item.reference().to_string(), item.title.clone(), item.archived, body(item.words()))
        }),
        Kind::Decision => Decision::find(conn, id)?.map(|decision| {
            let body = body(decision.words());
            (decision.reference().to_string(), decision.title, decision.archived, body)
        }),
        Kind::Person => Person::find(conn, id)?.map(|person| {
            (person.reference().to_string(), person.name.clone(), person.archived, body(person.words()))
        }),
        Kind::Audience => Audience::find(conn, id)?.map(|audience| {
            (String::new(), audience.name.clone(), audience.archived, body(audience.words()))
        }),
        Kind::Template | Kind::Link | Kind::StatusWord | Kind::Mapping | Kind::Setting => None,
    })
}

/// The text around the first of the words, on one line.
fn excerpt(body: &str, words: &str) -> String {
    let text = body.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower: Vec<(usize, char)> = text.char_indices().map(|(at, letter)| (at, plain(letter))).collect();
    let place = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .find_map(|word| {
            let word: Vec<char> = word.chars().map(plain).collect();
            lower.windows(word.len()).position(|window| window.iter().map(|(_, letter)| letter).eq(&word))
        });
    let Some(place) = place else { return String::new() };
    let from = place.saturating_sub(AROUND);
    let to = (place + AROUND).min(lower.len());
    let start = lower.get(from).map_or(0, |(at, _)| *at);
    let end = lower.get(to).map_or(text.len(), |(at, _)| *at);
    let (before, after) = (if from > 0 { "…" } else { "" }, if to < lower.len() { "…" } else { "" });
    format!("{before}{}{after}", text[start..end].trim())
}

/// A letter without case, one for one, so that places in the text stay where they are.
fn plain(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_shows_the_place() {
        let check =
            |body: &str, words: &str, expect: &str| assert_eq!(excerpt(body, words), expect, "{words}");
        check("Pays\n out in  euros", "EURO", "Pays out in euros");
        check("nothing of it", "euro", "");
        let long = format!("{} Größe zählt {}", "a ".repeat(100), "b ".repeat(100));
        let shown = excerpt(&long, "zählt");
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("Größe zählt"), "{shown}");
        check("", "x", "");
    }
}

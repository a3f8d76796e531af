//! Finds what a decision record says of other records: that it supersedes, amends or follows from them. Owns the phrases;
//! which file is meant is found out elsewhere.

use std::sync::LazyLock;

use regex::Regex;

use super::Relation;
use super::outline::{Line, pattern};
use super::placeholder::{is_none, is_placeholder};
use super::status::{is_replacing, is_unfilled};
use crate::fold::fold;

/// One record named by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) relation: Relation,
    /// Only a part is meant: "partially superseded by", "in part".
    pub(super) is_partial: bool,
    pub(super) target: Target,
    pub(super) line: u32,
    /// It stands in running text, where it counts only if it leads to another record.
    pub(super) is_aside: bool,
}

/// What names the other record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Link {
        label: String,
        address: String,
    },
    /// `ADR-0012`, `#12`, `0012-use-a`.
    Reference(String),
    Text(String),
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// In the status or among the fields: what it says, it says of this record.
    Head,
    /// In running text, which speaks of other records too.
    Body,
}

/// What the value of a field such as `Supersedes:` names.
pub(super) fn of_field(relation: Relation, value: &Line) -> Vec<Mention> {
    if is_placeholder(&value.text) || is_none(&value.text) {
        return Vec::new();
    }
    let (targets, end) = targets_at(value, 0, Place::Head);
    let is_partial = says_partial(&value.text[end..]) || says_partial(first_words(&value.text));
    let targets = if targets.is_empty() { texts(&value.text) } else { targets };
    let mention = |target| Mention { relation, is_partial, target, line: value.number, is_aside: false };
    targets.into_iter().map(mention).collect()
}

/// What a value names in words: a title, which may hold commas, or the names of files, which do not.
fn texts(value: &str) -> Vec<Target> {
    let parts: Vec<_> = value.split(',').map(str::trim).collect();
    let is_file = |part: &&str| part.ends_with(".md") && !part.contains(' ');
    let names = if parts.iter().all(is_file) { parts } else { vec![value] };
    names.into_iter().map(|name| Target::Text(name.to_owned())).collect()
}

/// What a line says in a phrase: `Superseded by [3. Third](0003-third.md)`, `This ADR in part supersedes ADR-2`.
pub(super) fn in_line(line: &Line, place: Place) -> Vec<Mention> {
    // A longer line is no sentence.
    if line.text.len() > 8_000 || place == Place::Head && is_unfilled(&line.text) {
        return Vec::new();
    }
    let folded = Folded::of(&line.text);
    let mut mentions = Vec::new();
    let mut taken = 0;
    for (start, end, relation) in phrases(&folded.text) {
        let (start, end) = (folded.place(start), folded.place(end));
        let in_link = line.links.iter().any(|link| link.range.contains(&start));
        if start < taken || in_link || !speaks_of_this(line, start, place) {
            continue;
        }
        let (targets, after) = targets_at(line, end, place);
        if targets.is_empty() {
            mentions.extend(titled(line, end, place).map(|target| Mention {
                relation,
                is_partial: false,
                target,
                line: line.number,
                is_aside: true,
            }));
            continue;
        }
        let before = &line.text[sentence_start(&line.text, start)..start];
        let is_partial = says_partial(before)
            || says_partial(&line.text[end..after])
            || says_partial(first_words(&line.text[after..]));
        mentions.extend(targets.into_iter().map(|target| Mention {
            relation,
            is_partial,
            target,
            line: line.number,
            is_aside: place == Place::Body,
        }));
        taken = after;
    }
    if place == Place::Head {
        mentions.extend(replaced_by(line));
    }
    mentions
}

/// What a phrase of the head names by its title: `Superseded by "Use Redis"`.
fn titled(line: &Line, start: usize, place: Place) -> Option<Target> {
    let rest = &line.text[start + skipped(&line.text[start..], true)..];
    let quotes = ['"', '“', '”', '„', '«', '»', '‘', '’', '\'', '`', '「', '」', ' '];
    let rest = rest.split("; ").next().unwrap_or_default().trim_end_matches('.').trim_matches(quotes);
    let is_title = rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    (place == Place::Head && is_title).then(|| Target::Text(rest.to_owned()))
}

/// The record named before the words, as Japanese, Chinese and Korean put it: `[3. C](c.md)に置き換えられた`, `被 ADR-3 取代`.
fn replaced_by(line: &Line) -> Vec<Mention> {
    let is_meant = |start: usize, end: usize| is_replacing(&line.text[..start], &line.text[end..]);
    let links = line.links.iter().filter(|link| is_meant(link.range.start, link.range.end));
    let links =
        links.map(|link| Target::Link { label: line.label(link).to_owned(), address: link.target.clone() });
    // Letters go on right behind a reference there: `ADR-3に`.
    let references = REFERENCE.find_iter(&line.text).filter_map(|found| {
        let name = found.as_str();
        let name = name.find(|c: char| !c.is_ascii()).map_or(name, |end| &name[..end]);
        let in_link = line.links.iter().any(|link| link.range.contains(&found.start()));
        (!in_link && is_meant(found.start(), found.start() + name.len()))
            .then(|| Target::Reference(name.to_owned()))
    });
    let is_partial = says_partial(&line.text);
    let (relation, line) = (Relation::SupersededBy, line.number);
    let mention = |target| Mention { relation, is_partial, target, line, is_aside: false };
    links.chain(references).map(mention).collect()
}

/// The phrases in a folded text with their places, longest first where two begin alike.
fn phrases(folded: &str) -> Vec<(usize, usize, Relation)> {
    let mut found = Vec::new();
    for (relation, names) in PHRASES {
        for name in names.split('|').map(str::trim) {
            let at = folded.match_indices(name).map(|(at, _)| (at, at + name.len(), *relation));
            let is_word = |(start, end, _): &(usize, usize, Relation)| {
                !folded[..*start].ends_with(char::is_alphanumeric)
                    && (!folded[*end..].starts_with(char::is_alphanumeric) || !name.is_ascii())
            };
            found.extend(at.filter(is_word));
        }
    }
    found.sort_by_key(|(start, end, _)| (*start, usize::MAX - end));
    found
}

/// Whether the sentence up to here is about this record: not "[ADR-3](a.md) was superseded by".
fn speaks_of_this(line: &Line, at: usize, place: Place) -> bool {
    let start = sentence_start(&line.text, at);
    let before = &line.text[start..at];
    if line.links.iter().any(|link| link.range.end > start && link.range.start < at)
        || REFERENCE.is_match(before)
    {
        return false;
    }
    let before = fold(before);
    let before = before.trim_matches(|c: char| !c.is_alphanumeric());
    let own = [
        "",
        "this",
        "these",
        "it",
        "diese",
        "dieser",
        "dieses",
        "dies",
        "ce",
        "cette",
        "cet",
        "ces",
        "esta",
        "este",
        "estas",
        "estos",
        "questa",
        "questo",
        "dit",
        "deze",
        "partially",
        "partly",
        "in part",
        "teilweise",
    ];
    place == Place::Head
        || before.len() <= 80 && own.contains(&before.split(' ').next().unwrap_or_default())
        || own.contains(&before)
}

/// Where the clause begins that a place in a text belongs to.
fn sentence_start(text: &str, at: usize) -> usize {
    let from = text.floor_char_boundary(at.saturating_sub(400));
    let ends = [". ", "; ", ", ", ": ", " — ", " – ", " - ", "→", " · ", " | "];
    ends.iter()
        .filter_map(|end| text[from..at].rfind(end).map(|start| from + start + end.len()))
        .max()
        .unwrap_or(from)
}

static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) \b (?: (?:adrs?|madr|decisions?|records?|entscheidung(?:en)?|d[ée]cision|decisi[óo]n|decis[ãa]o|decisione|besluit|rfc|dr)
            [\s\#_-]* (?:no\.?|nr\.?|n[º°])? \s* )+ \d[\w-]*(?:\.\d+)* | \b (?-i:[A-Z]{2,}) (?:-[a-z0-9]+)*-\d+ (?:-[a-z0-9]+)* \b",
    )
});

/// The records named at a place in a line, and where their names end.
fn targets_at(line: &Line, start: usize, place: Place) -> (Vec<Target>, usize) {
    let (mut targets, mut end) = (Vec::new(), start);
    loop {
        let at = end + skipped(&line.text[end..], targets.is_empty());
        let Some((target, after)) = target_at(line, at, place) else { return (targets, end) };
        targets.push(target);
        end = after;
    }
}

fn target_at(line: &Line, at: usize, place: Place) -> Option<(Target, usize)> {
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\#?\d{1,5}[a-z]?(?:-[a-z][\w-]*)?(?:\.md)?\b"));
    static KIND: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^(?:adrs?|decisions?|records?|entscheidung):?\s+"));
    let link_at = |at: usize| {
        let link = line.links.iter().find(|link| link.range.start == at)?;
        let target = Target::Link { label: line.label(link).to_owned(), address: link.target.clone() };
        Some((target, link.range.end))
    };
    if let Some(found) = link_at(at) {
        return Some(found);
    }
    let at = if line.text[at..].starts_with(['[', '(']) { at + 1 } else { at };
    let rest = &line.text[at..line.text.floor_char_boundary(at + 200)];
    let reference = REFERENCE.find(rest).filter(|found| found.start() == 0);
    let number = || NUMBER.find(rest).filter(|found| place == Place::Head && !reads_on(&rest[found.end()..]));
    match reference.or_else(number) {
        Some(found) => Some((Target::Reference(found.as_str().to_owned()), at + found.end())),
        None => link_at(at).or_else(|| link_at(at + KIND.find(rest)?.end())),
    }
}

/// Whether a number goes on as something else: a date, a version, `3 others`.
fn reads_on(rest: &str) -> bool {
    let mut letters = rest.trim_start().chars();
    match letters.next() {
        Some('-' | '/' | '%') => true,
        Some('.') => letters.next().is_some_and(|next| next.is_ascii_digit()),
        Some(letter) => {
            letter.is_alphabetic()
                && !["and", "und", "et", "y", "e", "in", "only"]
                    .contains(&rest.trim_start().split(' ').next().unwrap_or_default())
        }
        None => false,
    }
}

/// How much stands between a phrase and the record it names, or between two records.
fn skipped(text: &str, is_first: bool) -> usize {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[\s:：*_]*(?:(?:partially|partly|in part|teilweise|the|this|den|die|das|der|la|le|les|el|los|il|a|al|à|l['’]|de|het|parts? of|in favou?r of)\b[\s:]+|l['’])*",
        )
    });
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\s*(?:\([^()]*\)\s*)?(?:[,;&+/]\s*(?:(?:and|und|et|y|e|en)\b)?|\b(?:and|und|et|y|e|en|as well as)\b)\s*(?:the\s+)?",
        )
    });
    let skip = if is_first { &BEFORE } else { &BETWEEN };
    skip.find(text).map_or(0, |found| found.end())
}

fn says_partial(text: &str) -> bool {
    let folded = fold(text);
    let words = [
        "partially",
        "partly",
        "in part",
        "part of",
        "parts of",
        "teilweise",
        "in teilen",
        "partiellement",
        "en partie",
        "parcialmente",
        "en parte",
        "em parte",
        "parzialmente",
        "in parte",
        "gedeeltelijk",
        "deels",
        "only",
        "一部",
        "部分",
    ];
    words.iter().any(|word| {
        folded.match_indices(word).any(|(at, _)| {
            !word.is_ascii()
                || !folded[..at].ends_with(char::is_alphanumeric)
                    && !folded[at + word.len()..].starts_with(char::is_alphanumeric)
        })
    })
}

/// The few words right after a name, where "in part" and "only" belong to it.
fn first_words(text: &str) -> &str {
    let end = text.char_indices().map(|(at, _)| at).nth(24).unwrap_or(text.len());
    let text = &text[..end];
    text.find(['.', ';', ',']).map_or(text, |stop| &text[..stop])
}

/// A folded text that knows where each part of it stood before.
struct Folded {
    text: String,
    places: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded =
            Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(text.len() + 1) };
        let mut buffer = [0; 4];
        for (at, letter) in text.char_indices() {
            folded.text.push_str(&fold(letter.encode_utf8(&mut buffer)));
            folded.places.resize(folded.text.len(), at);
        }
        folded.places.push(text.len());
        folded
    }

    fn place(&self, at: usize) -> usize {
        self.places[at.min(self.places.len() - 1)]
    }
}

/// What is said between two records, folded.
const PHRASES: &[(Relation, &str)] = &[
    (
        Relation::SupersededBy,
        "superseded by|superceded by|superseeded by|superseded in part by|superseded partially by|superseded, see|superseded - see|replaced by|replaced with|obsoleted by|deprecated by|deprecated in favor of|deprecated in favour of\
         |superseded in favor of|superseded in favour of|superseded: see|superseded|ersetzt durch|ersetzt von|abgelost durch|abgelost von|remplace par|remplacee par|reemplazado por|reemplazada por|sustituido por|sustituida por|substituido por|substituida por|sostituito da|sostituita da|superato da|vervangen door|erstattet av\
         |ersatt av|zastapiona przez|取代于|被取代为",
    ),
    (
        Relation::Supersedes,
        "supersedes|supercedes|superseeds|superseding|replaces|obsoletes|ersetzt|lost|remplace|reemplaza|reemplaza a|sustituye|sustituye a|substitui|sostituisce|vervangt|erstatter|ersatter|zastepuje|取代了",
    ),
    (
        Relation::AmendedBy,
        "amended by|further amended by|modified by|erganzt durch|geandert durch|amende par|amendee par|modifie par|modifiee par|complete par|completee par|enmendado por|modificado por|modificada por|alterado por|modificato da|modificata da|gewijzigd door|aangevuld door",
    ),
    (
        Relation::Amends,
        "amends|erganzt|andert|amende|modifie|complete|enmienda|modifica|modifica a|altera|wijzigt|vult aan",
    ),
    (
        Relation::RelatesTo,
        "relates to|related to|depends on|builds on|builds upon|extends|extended by|refines|refined by|clarifies|clarified by|linked to|bezieht sich auf|baut auf",
    ),
    (Relation::CausedBy, "caused by|triggered by|ausgelost durch|verursacht durch"),
];

#[cfg(test)]
mod tests {
    use super::super::outline::{Piece, outline};
    use super::*;

    fn line(markdown: &str) -> Line {
        match outline(markdown, 0).into_iter().next() {
            Some(Piece::Text { line, .. }) => line,
            other => panic!("{markdown} is {other:?}"),
        }
    }

    fn show(mentions: &[Mention]) -> Vec<String> {
        let show = |mention: &Mention| {
            let part = if mention.is_partial { "partly " } else { "" };
            let target = match &mention.target {
                Target::Link { address, .. } => address,
                Target::Reference(text) | Target::Text(text) => text,
            };
            format!("{part}{:?} {target}", mention.relation)
        };
        mentions.iter().map(show).collect()
    }

    #[test]
    fn the_head_of_a_record_names_others() {
        let check = |markdown: &str, expect: &[&str]| {
            assert_eq!(show(&in_line(&line(markdown), Place::Head)), expect, "{markdown}");
        };
        check("Superceded by [3. Third](0003-third.md)", &["SupersededBy 0003-third.md"]);
        check("superseded by ADR-0012", &["SupersededBy ADR-0012"]);
        check("Superseded by 0012-use-a", &["SupersededBy 0012-use-a"]);
        check("Superseded by #12 and ADR 13", &["SupersededBy #12", "SupersededBy ADR 13"]);
        check("Superseded (see [B](b.md))", &[]);
        check("Accepted, supersedes [A](a.md), amends [C](c.md)", &["Supersedes a.md", "Amends c.md"]);
        check("Amended by [17. Data](17.md), [18. More](18.md)", &["AmendedBy 17.md", "AmendedBy 18.md"]);
        check("Partially superseded by [B](b.md)", &["partly SupersededBy b.md"]);
        check("Accepted (partially superseded by [B](b.md) for threads)", &["partly SupersededBy b.md"]);
        check("Superseded by [B](b.md) in part", &["partly SupersededBy b.md"]);
        check(
            "Accepted — supersedes [A](a.md)'s place; A's rule (already superseded by [C](c.md)) stays",
            &["Supersedes a.md", "SupersededBy c.md"],
        );
        check("Accepted; [A](a.md) was superseded by [C](c.md)", &[]);
        check("Ersetzt durch [ADR-7](7.md)", &["SupersededBy 7.md"]);
        check("Akzeptiert, ersetzt ADR-3", &["Supersedes ADR-3"]);
        check("Remplacé par l'ADR 5", &["SupersededBy ADR 5"]);
        check("Remplace l’ADR 5", &["Supersedes ADR 5"]);
        check("~~Proposed~~ → SUPERSEDED by ADR-0012", &["SupersededBy ADR-0012"]);
        check("Superseded by 3 others", &[]);
        check("Superseded by \"Use Redis, at last\".", &["SupersededBy Use Redis, at last"]);
        check("[3. C](c.md)に置き換えられた", &["SupersededBy c.md"]);
        check("ADR-0001に置き換えられた", &["SupersededBy ADR-0001"]);
        check("被 [ADR-0002](b.md) 取代", &["SupersededBy b.md"]);
        check("被 ADR-0002 取代", &["SupersededBy ADR-0002"]);
        check("取代 ADR-0002", &[]);
        check("[proposed | accepted | superseded by [ADR-0005](0005-example.md)]", &[]);
        check("Superseded 2024-01-02", &[]);
        check("Accepted", &[]);
    }

    #[test]
    fn running_text_must_speak_of_the_record_itself() {
        let check = |markdown: &str, expect: &[&str]| {
            assert_eq!(show(&in_line(&line(markdown), Place::Body)), expect, "{markdown}");
        };
        check("This ADR in part supersedes [0003](0003-a.md).", &["partly Supersedes 0003-a.md"]);
        check("**These IP ranges have been superseded by [ADR #0033](0033.md).**", &["SupersededBy 0033.md"]);
        check("- Supersedes [A](a.md)", &["Supersedes a.md"]);
        check("**Superseded by [A](a.md) (2026-07-13):** more", &["SupersededBy a.md"]);
        check("Diese Entscheidung ersetzt [A](a.md).", &["Supersedes a.md"]);
        check("The old cache was replaced by [Redis](https://redis.io).", &[]);
        check("[A](a.md) has been superseded by [B](b.md).", &[]);
        check("ADR-3 was superseded by ADR-5.", &[]);
        check("We extend this; it is superseded by 2023 events.", &[]);
        check("Relates to [A](a.md)", &["RelatesTo a.md"]);
    }

    #[test]
    fn fields_name_records() {
        let check = |markdown: &str, expect: &[&str]| {
            assert_eq!(show(&of_field(Relation::Supersedes, &line(markdown))), expect, "{markdown}");
        };
        check("ADR-0006", &["Supersedes ADR-0006"]);
        check("ADR-006 **in part** — only its topology", &["partly Supersedes ADR-006"]);
        check("partially [A](a.md) (the budget)", &["partly Supersedes a.md"]);
        check("[A](a.md) and the B paragraph of [C](c.md)", &["Supersedes a.md"]);
        check("[A](a.md), [C](c.md)", &["Supersedes a.md", "Supersedes c.md"]);
        check("0007, 0012", &["Supersedes 0007", "Supersedes 0012"]);
        check("Data Connections (pre-2.16)", &["Supersedes Data Connections (pre-2.16)"]);
        check("https://example.org/pull/23", &["Supersedes https://example.org/pull/23"]);
        check("N/A", &[]);
        check("use-a.md, use-b.md", &["Supersedes use-a.md", "Supersedes use-b.md"]);
        check("adr-002-use-a", &["Supersedes adr-002-use-a"]);
        check("ADR-20260721T032343Z-bevy-rocky", &["Supersedes ADR-20260721T032343Z-bevy-rocky"]);
        check("ODH-ADR-Operator-0009", &["Supersedes ODH-ADR-Operator-0009"]);
        check("[[0003-a]]", &["Supersedes 0003-a"]);
    }
}

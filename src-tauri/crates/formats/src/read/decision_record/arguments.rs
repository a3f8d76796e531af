//! Reads what is said of an option: what speaks for and against it, what it takes, what may go wrong.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::OptionText;
use super::outline::{Line, Piece, Start, pattern};
use super::placeholder::is_placeholder;

/// Which way an argument speaks.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Pro,
    Con,
    Neutral,
}

/// What the items below a word are.
#[derive(Clone, Copy)]
enum Below {
    Arguments(Side),
    Risks,
}

/// Notes what the pieces below the name of an option say of it. Gives the lines of the file that are told by that; none
/// where an argument has parts of its own, since they are told together.
pub(super) fn argue(option: &mut OptionText, pieces: &[Piece]) -> BTreeSet<u32> {
    let mut told = BTreeSet::new();
    let mut below = None;
    // The side and the depth of the argument that may go on.
    let mut open: Option<(Side, usize)> = None;
    let mut has_parts = false;
    for piece in pieces {
        let (line, start, depth) = match piece {
            Piece::Heading { line, .. } => (line, None, 0),
            Piece::Text { line, start, depth } => (line, Some(*start), *depth),
            Piece::Row { .. } => continue,
        };
        let is_item = matches!(start, Some(Start::Item { .. }));
        if let (Some(Start::Wrapped), Some((side, _))) = (start, open) {
            if let Some(argument) = list(option, side).last_mut() {
                argument.extend([" ", &line.text]);
            }
            told.insert(line.number);
            continue;
        }
        has_parts |= open.is_some_and(|(_, above)| depth > above);
        open = None;
        let is_told = match (side_of(&line.text), below) {
            (Some((side, "")), _) => {
                below = Some(Below::Arguments(side));
                true
            }
            (Some((side, argument)), _) => {
                open = add(option, side, argument).then_some((side, depth));
                true
            }
            (None, Some(Below::Arguments(side))) if is_item => {
                open = add(option, side, &line.text).then_some((side, depth));
                true
            }
            (None, Some(Below::Risks)) if is_item => {
                let risk = plain(line);
                option.risk =
                    Some(option.risk.take().map_or(risk.clone(), |known| format!("{known}\n{risk}")));
                true
            }
            (None, _) => {
                let is_fact = fact(option, line);
                if !is_fact && (start.is_none() || is_name(line)) {
                    let is_risk = RISKS.is_match(&line.text);
                    below = is_risk.then_some(Below::Risks);
                    is_risk
                } else {
                    is_fact
                }
            }
        };
        if is_told {
            told.insert(line.number);
        }
    }
    if has_parts { BTreeSet::new() } else { told }
}

static RISKS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\W*(?:risks?(?: assessment)?|risiken|risques|riesgos)\W*$"));

/// Whether a line is only a name for what stands below it: `**Risk Assessment**:`.
fn is_name(line: &Line) -> bool {
    let rest = &line.text[line.bold.min(line.text.len())..];
    line.bold > 0 && !rest.contains(char::is_alphanumeric)
}

/// Notes what a line says by a name of its own: `Effort: 3 weeks`, `**Disqualifying Factor**: no licence`.
fn fact(option: &mut OptionText, line: &Line) -> bool {
    static FACT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[\W]*(?:(?P<effort>effort|aufwand)|(?P<risk>risk|risiko)|(?P<out>ruled out|disqualifying factor|disqualifier))[*_]*\s*[:：][*_]*\s+(?P<text>\S.*)$",
        )
    });
    let Some(found) = FACT.captures(&line.text) else { return false };
    let place = match (found.name("effort"), found.name("risk")) {
        (Some(_), _) => &mut option.effort,
        (None, Some(_)) => &mut option.risk,
        (None, None) => &mut option.disqualifier,
    };
    let is_new = place.is_none();
    if is_new {
        *place = Some(found["text"].to_owned());
    }
    is_new
}

/// A line without the signs that make letters bold.
fn plain(line: &Line) -> String {
    line.shown().replace("**", "")
}

fn list(option: &mut OptionText, side: Side) -> &mut Vec<String> {
    match side {
        Side::Pro => &mut option.pros,
        Side::Con => &mut option.cons,
        Side::Neutral => &mut option.neutral,
    }
}

/// Notes an argument. Says whether it is one.
fn add(option: &mut OptionText, side: Side, argument: &str) -> bool {
    let is_argument = !is_placeholder(argument);
    if is_argument {
        list(option, side).push(argument.to_owned());
    }
    is_argument
}

/// The side a line takes, and what it says: `Good, because it is fast`; nothing for the name of a list of arguments.
fn side_of(text: &str) -> Option<(Side, &str)> {
    static SIDE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?ix)^\W* (?: (?P<pro> good|pros?|advantages?|positive|gut|vorteile?|bon|avantages?|bueno|ventajas?|bom|vantagens?|vantaggi|voordelen|良い )
                | (?P<con> bad|cons?|contra|disadvantages?|drawbacks?|negative|schlecht|nachteile?|mauvais|inconv[ée]nients?|malo|desventajas?|ruim|desvantagens?|svantaggi|nadelen|悪い )
                | (?P<neutral> neutral|neutre|neutraal|neutro ) )
              (?P<mark> \W* , \s* (?:because|weil|da|car|parce\s+que|porque|perch[ée]|omdat)? [:,]? \s+ | \W* [:：–—-] \W*? \s+ | \W*$ )",
        )
    });
    let found = SIDE.captures(text)?;
    let side = if found.name("pro").is_some() {
        Side::Pro
    } else if found.name("con").is_some() {
        Side::Con
    } else {
        Side::Neutral
    };
    Some((side, text[found.get(0)?.end()..].trim()))
}

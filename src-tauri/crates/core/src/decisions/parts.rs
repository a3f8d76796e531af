//! Reads the parts of a decision that are lists of their own: choices, assumptions, expected results. Each is typed as
//! lines, or given whole as JSON.

use std::collections::BTreeSet;

use roadbook_formats::date::PartialDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Assumption, Choice, ExpectedResult};
use crate::error::{Error, Result};
use crate::typed::date;
use crate::typed::{line, list};
use crate::workspace::Tx;

const OPTIONS: &str = "Write their names with commas between, or a JSON list such as \
    [{\"name\": \"Buy\", \"pros\": [\"Quick\"], \"cons\": [], \"effort\": \"20 days\", \"risk\": \"Low\"}].";
const ASSUMPTIONS: &str =
    "Write one on a line, or a JSON list such as [{\"text\": \"Prices hold\", \"checkBy\": \"Mar 2027\"}].";
const EXPECTED: &str = "Write one on a line, or a JSON list such as \
    [{\"metric\": \"Share\", \"from\": \"18 %\", \"to\": \"25 %\", \"by\": \"Mar 2027\"}].";

/// The choices. By name alone, what is known of one that stays is kept.
///
/// # Errors
/// [`Error::Invalid`] for JSON of another shape, a choice without a name, or two of one name.
pub(super) fn choices(known: &[Choice], text: &str) -> Result<Vec<Choice>> {
    let choices = match whole::<Choice>(text, "options", OPTIONS)? {
        Some(given) => given.into_iter().map(tidy).collect(),
        None => {
            let named = |name: String| {
                let same = known.iter().find(|choice| choice.name == name).cloned();
                same.unwrap_or_else(|| Choice { name, ..Choice::default() })
            };
            list(text).into_iter().map(named).collect::<Vec<_>>()
        }
    };
    for (position, choice) in choices.iter().enumerate() {
        if choice.name.is_empty() {
            return Err(Error::invalid("An option has no name", "Write what it is called."));
        }
        if choices.iter().take(position).any(|earlier| earlier.name == choice.name) {
            let what = format!("Two options are called “{}”", choice.name);
            return Err(Error::invalid(what, "Give each a name of its own."));
        }
    }
    Ok(choices)
}

fn tidy(choice: Choice) -> Choice {
    let lines = |texts: Vec<String>| texts.iter().filter_map(|text| line(text)).collect();
    let some = |text: Option<String>| text.as_deref().and_then(line);
    Choice {
        name: line(&choice.name).unwrap_or_default(),
        text: choice.text.trim().to_owned(),
        pros: lines(choice.pros),
        cons: lines(choice.cons),
        neutral: lines(choice.neutral),
        effort: some(choice.effort),
        risk: some(choice.risk),
        disqualifier: some(choice.disqualifier),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct TypedAssumption {
    text: String,
    check_by: Option<String>,
    still_true: Option<bool>,
    /// Said by a list that was read from here; who looks says it by looking.
    #[serde(rename = "lookedOn")]
    _looked_on: Option<String>,
}

/// What is taken to be so. As lines, what is known of one that stays is kept.
///
/// # Errors
/// [`Error::Invalid`] for JSON of another shape, or a day that cannot be read.
pub(super) fn assumptions(tx: &Tx<'_>, known: &[Assumption], text: &str) -> Result<Vec<Assumption>> {
    let Some(given) = whole::<TypedAssumption>(text, "assumptions", ASSUMPTIONS)? else {
        let named = |text: String| {
            let same = known.iter().find(|assumption| assumption.text == text).cloned();
            same.unwrap_or_else(|| Assumption { text, ..Assumption::default() })
        };
        return Ok(text.lines().filter_map(line).map(named).collect());
    };
    let read = |typed: TypedAssumption| {
        let text = line(&typed.text)
            .ok_or_else(|| Error::invalid("An assumption is empty", "Write what is taken to be so."))?;
        let still_true = typed.still_true;
        let same =
            known.iter().find(|assumption| assumption.text == text && assumption.still_true == still_true);
        let looked_on = match same {
            Some(same) => same.looked_on,
            None => still_true.map(|_| tx.today().into()),
        };
        Ok(Assumption { text, check_by: day(tx, typed.check_by)?, still_true, looked_on })
    };
    given.into_iter().map(read).collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct TypedResult {
    metric: String,
    from: Option<String>,
    to: Option<String>,
    by: Option<String>,
    happened: Option<String>,
}

/// What it should bring. As lines, what is known of one that stays is kept.
///
/// # Errors
/// As [`assumptions`], and for two of one measure.
pub(super) fn expected(tx: &Tx<'_>, known: &[ExpectedResult], text: &str) -> Result<Vec<ExpectedResult>> {
    let Some(given) = whole::<TypedResult>(text, "expected results", EXPECTED)? else {
        let named = |metric: String| {
            let same = known.iter().find(|result| result.metric == metric).cloned();
            same.unwrap_or_else(|| ExpectedResult { metric, ..ExpectedResult::default() })
        };
        return each_once(text.lines().filter_map(line).map(named).collect());
    };
    let read = |typed: TypedResult| {
        let metric = line(&typed.metric)
            .ok_or_else(|| Error::invalid("An expected result is empty", "Write what is measured."))?;
        let some = |text: Option<String>| text.as_deref().and_then(line);
        let (from, to, happened) = (some(typed.from), some(typed.to), some(typed.happened));
        Ok(ExpectedResult { metric, from, to, by: day(tx, typed.by)?, happened })
    };
    each_once(given.into_iter().map(read).collect::<Result<_>>()?)
}

/// Refuses two results of one measure: a review would not know which of them came to what.
fn each_once(results: Vec<ExpectedResult>) -> Result<Vec<ExpectedResult>> {
    let mut seen = BTreeSet::new();
    match results.iter().find(|result| !seen.insert(result.metric.to_lowercase())) {
        Some(twice) => {
            let what = format!("Two expected results are called “{}”", twice.metric);
            Err(Error::invalid(what, "Give each a name of its own, such as the same one with its month."))
        }
        None => Ok(results),
    }
}

fn day(tx: &Tx<'_>, text: Option<String>) -> Result<Option<PartialDate>> {
    date(tx, text.unwrap_or_default().trim())
}

/// A list that was given whole; nothing when the text is no JSON list.
fn whole<T: DeserializeOwned>(text: &str, name: &str, hint: &str) -> Result<Option<Vec<T>>> {
    if !text.starts_with('[') {
        return Ok(None);
    }
    let refused = |error| Error::invalid(format!("The list of {name} cannot be read: {error}"), hint);
    serde_json::from_str(text).map(Some).map_err(refused)
}

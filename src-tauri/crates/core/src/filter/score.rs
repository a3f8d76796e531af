//! Scores in a filter: `score:>10` is the score that is shown, `score:wsjf>2` and `score:"Our priority">=5` name theirs.

use roadbook_formats::number::number;

use super::days::bounds;
use super::split::{Typing, Value, words};
use super::{Bounds, FilterField, Test};
use crate::error::{Error, Result};

/// What a score must be. A way of scoring alone asks whether there is a score by it; whether there is such a way is not
/// known here.
pub(super) fn score(value: &Value) -> Result<Test> {
    let text = value.text.trim();
    let (model, compared) = match text.find(['<', '>', '=', '≤', '≥']) {
        Some(at) => text.split_at(at),
        None if text.is_empty() || begins_as_number(text) => ("", text),
        None => return Ok(Test::Score(Some(text.to_owned()), Some(Bounds { from: None, to: None }))),
    };
    let model = Some(model.trim()).filter(|name| !name.is_empty());
    let compared = compared.strip_prefix('=').unwrap_or(compared);
    let is_none = !value.is_quoted && compared.eq_ignore_ascii_case("none");
    let asked = if is_none { None } else { Some(bounds(compared, worth)?) };
    Ok(Test::Score(model.map(str::to_owned), asked))
}

/// The ways of scoring that a filter asks for, with the one that is shown where it names none.
pub(crate) fn scores_in(filter: &str, shown: &str) -> Vec<String> {
    let words = words(filter, Typing::Done).unwrap_or_default().into_iter();
    let asked = words.filter(|word| {
        let field = word.field.as_deref().map(FilterField::parse);
        matches!(field, Some(Ok(FilterField::Score)))
    });
    let tests = asked.flat_map(|word| word.values).filter_map(|value| score(&value).ok());
    let named = tests.filter_map(|test| if let Test::Score(model, _) = test { Some(model) } else { None });
    named.map(|model| model.unwrap_or_else(|| shown.to_owned())).collect()
}

/// `none` asks for no score by the way that is shown; anything else that begins with a letter is the name of a way.
fn begins_as_number(text: &str) -> bool {
    text.eq_ignore_ascii_case("none") || !text.starts_with(char::is_alphabetic)
}

fn worth(text: &str) -> Result<f64> {
    number(text).ok_or_else(|| {
        Error::invalid(
            format!("“{text}” is not a number"),
            "Write score:>10 for the score that is shown, score:wsjf>2 or score:\"Our priority\">=5 for another.",
        )
    })
}

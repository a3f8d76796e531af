//! An ask: the decision with its options side by side and its clock.

use chrono::NaiveDate;
use roadbook_formats::counts::things;
use roadbook_formats::document::{Choice, ChoiceOption, Clock, Fact};

use crate::audiences::view::SeenDecision;
use crate::decisions::Choice as Option_;
use crate::templates::waited;
use crate::texts::in_a_line as text_of;
use crate::timeframe::{long_date, short_date};

/// A decision with its options side by side.
pub(super) fn choice(today: NaiveDate, decision: &SeenDecision) -> Choice {
    let lines = |lines: &[String]| lines.join("; ");
    type Read = fn(&Option_) -> String;
    let rows: [(&str, Read); 5] = [
        ("Effort", |option| option.effort.clone().unwrap_or_default()),
        ("Risk", |option| option.risk.clone().unwrap_or_default()),
        ("For", |option| points(&option.pros)),
        ("Against", |option| points(&option.cons)),
        ("Ruled out", |option| text_of(option.disqualifier.as_deref().unwrap_or_default())),
    ];
    let used: Vec<_> = rows
        .into_iter()
        .filter(|(_, read)| decision.options.iter().any(|option| !read(option).is_empty()))
        .collect();
    let is_advised = |option: &Option_| {
        decision
            .recommendation
            .as_deref()
            .is_some_and(|advice| advice.trim().eq_ignore_ascii_case(option.name.trim()))
    };
    let letters = 'A'..='Z';
    let options: Vec<_> = letters
        .zip(&decision.options)
        .map(|(letter, option)| ChoiceOption {
            letter: letter.to_string(),
            name: name_of(option),
            tag: is_advised(option).then(|| "Recommended".to_owned()),
            values: used.iter().map(|(_, read)| read(option)).collect(),
        })
        .collect();
    let left = decision.needed_by.map(|needed| (needed.last_day() - today).num_days());
    let mut note = left.map(|left| match left {
        0 => "today".to_owned(),
        left if left < 0 => format!("{} late", things(-left, "day", "days")),
        left => format!("in {}", things(left, "day", "days")),
    });
    if let (Some(on), Some(to)) = (decision.escalates_on, &decision.escalates_to) {
        let word = if on.exact().is_some() { "on" } else { "in" };
        let text = format!("then to {to} {word} {}", long_date(on));
        note = Some(note.map_or(text.clone(), |note| format!("{note}, {text}")));
    }
    let facts = [
        ("Waiting", decision.waiting_days.map(waited)),
        ("Held up", Some(lines(&decision.blocked))),
        ("Cost of waiting", Some(text_of(&decision.if_nobody_decides))),
        ("Decides", decision.approver.clone()),
        ("Driver", decision.driver.clone()),
    ];
    let fact = |(label, value): (&str, Option<String>)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(Fact { label: label.to_owned(), value })
    };
    Choice {
        reference: Some(decision.reference.clone()),
        question: decision.title.clone(),
        clock: Clock {
            label: if decision.needed_by.is_some() { "Needed by".to_owned() } else { String::new() },
            value: decision.needed_by.map(short_date).unwrap_or_default(),
            note,
            facts: facts.into_iter().filter_map(fact).collect(),
        },
        rows: used.iter().map(|(name, _)| (*name).to_owned()).collect(),
        advice: advice(decision, options.iter().find(|option| option.tag.is_some())),
        options,
        trade_off: Some(text_of(&decision.trade_offs)).filter(|text| !text.is_empty()),
    }
}

/// Points in a line, each without the full stop that would stand before the next one.
fn points(points: &[String]) -> String {
    let point = |point: &String| text_of(point).trim_end_matches('.').to_owned();
    points.iter().map(point).filter(|point| !point.is_empty()).collect::<Vec<_>>().join("; ")
}

/// What an option is called, without the signs of Markdown. A number at its head is its own, and begins no list.
fn name_of(option: &Option_) -> String {
    let begins_a_list = option.name.starts_with(|sign: char| sign.is_ascii_digit() || "-+*#>".contains(sign));
    if begins_a_list { option.name.clone() } else { text_of(&option.name) }
}

/// "A, Our own connection. It ends the dependence."
fn advice(decision: &SeenDecision, advised: Option<&ChoiceOption>) -> Option<String> {
    let letter = advised.map(|option| format!("{}, ", option.letter)).unwrap_or_default();
    let name = decision.recommendation.as_ref().map(|name| {
        let name = advised.map_or_else(|| name.trim().to_owned(), |option| option.name.clone());
        format!("{letter}{name}")
    });
    // Some records say nothing but the option's name again.
    let again = decision.recommendation.as_deref().map(text_of).unwrap_or_default();
    let why = Some(text_of(&decision.rationale)).filter(|why| !why.is_empty() && *why != again);
    let parts: Vec<_> = name.into_iter().chain(why).collect();
    (!parts.is_empty()).then(|| parts.join(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_read_as_one_line_without_the_signs_of_markdown() {
        let check = |points_of: &[&str], expect: &str| {
            let all: Vec<_> = points_of.iter().map(|point| (*point).to_owned()).collect();
            assert_eq!(points(&all), expect, "{points_of:?}");
        };
        check(&[], "");
        check(&["it is quick"], "it is quick");
        check(
            &["It is quick.", "The `main` branch is **ready**.", ""],
            "It is quick; The main branch is ready",
        );
        check(&["See [the plan](https://a.example).\nIt is short."], "See the plan. It is short");
    }

    #[test]
    fn an_option_keeps_its_number() {
        let check = |name: &str, expect: &str| {
            let option = Option_ { name: name.to_owned(), ..Option_::default() };
            assert_eq!(name_of(&option), expect);
        };
        check("Use `main`", "Use main");
        check("(B) Move to a *rapid* process", "(B) Move to a rapid process");
        check("2. Build our own", "2. Build our own");
    }
}

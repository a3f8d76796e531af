//! Reads a typed filter.

use chrono::NaiveDate;
use roadbook_formats::words::{Commitment, Health, Level, Scale, Sensitivity, Steps};
use rusqlite::Connection;

use super::days::{days, efforts, period};
use super::score::score;
use super::split::{Typing, Value, Word, words};
use super::{DayEnd, Filter, FilterField, Linked, Name, Sense, Term, Test, When};
use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::items::field::ItemField;
use crate::scores::formulas::meant;
use crate::settings::Settings;
use crate::timeframe::{Horizon, Reading};
use roadbook_formats::fold::fold_words;

impl Filter {
    /// Reads a filter as it is typed, as seen from a day; `score:` without a name means this way of scoring. Nothing typed
    /// lets everything through.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a field that is none, a value its field cannot have, and a way of scoring that is none.
    pub fn read(conn: &Connection, text: &str, score: &str, today: NaiveDate) -> Result<Self> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let mut read = Self::read_as(text, &Reading::new(today, Settings::of(conn)?.fiscal))?;
        for term in &mut read.terms {
            if let Test::Score(model, _) = &mut term.test {
                meant(conn, model.get_or_insert_with(|| score.to_owned()))?;
            }
        }
        Ok(read)
    }

    fn read_as(text: &str, reading: &Reading) -> Result<Self> {
        let mut terms = Vec::new();
        let mut searched: Vec<String> = Vec::new();
        for word in words(text, Typing::Done)? {
            match &word.field {
                Some(name) => terms.push(term(FilterField::parse(name)?, &word, reading)?),
                None if word.is_not => {
                    terms.push(Term { sense: Sense::MustNot, test: Test::Words(said(&word)) });
                }
                None => {
                    refuse_joining(&word)?;
                    searched.push(said(&word));
                }
            }
        }
        if !searched.is_empty() {
            terms.push(Term { sense: Sense::Must, test: Test::Words(searched.join(" ")) });
        }
        Ok(Self { terms })
    }
}

/// `OR` and `AND` as other languages have them would be looked for as words here, and find nothing.
fn refuse_joining(word: &Word) -> Result<()> {
    let joins = |value: &Value| !value.is_quoted && ["OR", "AND", "||", "&&"].contains(&value.text.as_str());
    let [value] = word.values.as_slice() else { return Ok(()) };
    if !joins(value) {
        return Ok(());
    }
    Err(Error::invalid(
        format!("“{}” joins nothing in a filter", value.text),
        "Words beside each other must all hold. Commas let either through: team:payments,risk. \
         Put a word that is searched for in quotation marks.",
    ))
}

/// Words to search for, as they were typed.
fn said(word: &Word) -> String {
    let texts = word.values.iter().map(|value| match value.is_quoted {
        true => format!("\"{}\"", value.text),
        false => value.text.clone(),
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn term(field: FilterField, word: &Word, reading: &Reading) -> Result<Term> {
    let values: Vec<_> =
        word.values.iter().filter(|value| value.is_quoted || !value.text.trim().is_empty()).collect();
    let [first, more @ ..] = values.as_slice() else {
        let name = field.name();
        return Err(Error::invalid(format!("{name}: needs a value"), example(field)));
    };
    let is = |value: &Value, word: &str| !value.is_quoted && value.text.eq_ignore_ascii_case(word);
    let asks_any =
        is(first, "any") && more.is_empty() && !matches!(field, FilterField::Is | FilterField::Has);
    let none = Value { text: "none".to_owned(), ..Value::default() };
    let asked = if asks_any { vec![&none] } else { values };
    let test = test(field, &asked, reading)?;
    let sense = if word.is_not == asks_any { Sense::Must } else { Sense::MustNot };
    Ok(Term { sense, test })
}

fn test(field: FilterField, values: &[&Value], reading: &Reading) -> Result<Test> {
    let one = || match values {
        [one] => Ok(*one),
        _ => {
            let name = field.name();
            Err(Error::invalid(format!("{name}: takes one value"), format!("Write {name}: once for each.")))
        }
    };
    let is_none = |value: &Value| !value.is_quoted && value.text.eq_ignore_ascii_case("none");
    Ok(match field {
        FilterField::Start | FilterField::Due => {
            let end = if field == FilterField::Due { DayEnd::Due } else { DayEnd::Start };
            let value = one()?;
            if is_none(value) { Test::NoDay(end) } else { Test::Day(end, days(value, reading)?) }
        }
        FilterField::Ref => Test::Numbers(each(values, |value| item(&value.text))?),
        FilterField::Scale if values.iter().any(|value| is_none(value)) => {
            one()?;
            Test::Named(ItemField::Status, vec![Name::None])
        }
        FilterField::Scale => Test::OnScale(each(values, |value| {
            if fold_words(&value.text) == "not comparable" {
                return Ok(None);
            }
            step::<Scale>("place on the scale", value).map(Some)
        })?),
        FilterField::Score => score(one()?)?,
        FilterField::Decision => linked(Linked::Decision, values, decision)?,
        FilterField::Is => state(one()?, reading.today)?,
        FilterField::Has => present(one()?)?,
        FilterField::Item(field) => match field {
            ItemField::Level => steps::<Level>(field, "level", values)?,
            ItemField::Commitment => steps::<Commitment>(field, "commitment", values)?,
            ItemField::Health => steps::<Health>(field, "health", values)?,
            ItemField::Sensitivity => steps::<Sensitivity>(field, "sensitivity", values)?,
            ItemField::Product
            | ItemField::Team
            | ItemField::Goal
            | ItemField::Tags
            | ItemField::Owner
            | ItemField::Status => Test::Named(field, each(values, |value| Ok(name(value)))?),
            ItemField::Effort => {
                let value = one()?;
                if is_none(value) { Test::NoEffort } else { Test::Effort(efforts(value)?) }
            }
            ItemField::Parent if values.iter().any(|value| is_none(value)) => {
                one()?;
                Test::PartOf(Vec::new())
            }
            ItemField::Parent => Test::PartOf(each(values, |value| item(&value.text))?),
            ItemField::Start => Test::Day(DayEnd::Start, days(one()?, reading)?),
            ItemField::End => Test::Day(DayEnd::Due, days(one()?, reading)?),
            ItemField::Timeframe => Test::When(each(values, |value| when(value, reading))?),
            ItemField::DependsOn => linked(Linked::DependsOn, values, item)?,
            ItemField::Blocks => linked(Linked::Blocks, values, item)?,
            ItemField::Title
            | ItemField::Description
            | ItemField::PublicTitle
            | ItemField::PublicText
            | ItemField::InternalNote
            | ItemField::DateReason
            | ItemField::Links => Test::Holds(
                field,
                each(values, |value| {
                    Ok(if is_none(value) { String::new() } else { fold_words(&value.text) })
                })?,
            ),
        },
    })
}

/// What has this to do with one of the records that are named, or with none.
fn linked(linked: Linked, values: &[&Value], number: fn(&str) -> Result<u32>) -> Result<Test> {
    match values {
        [value] if !value.is_quoted && value.text.eq_ignore_ascii_case("none") => {
            Ok(Test::LinkedTo(linked, Vec::new()))
        }
        values => Ok(Test::LinkedTo(linked, each(values, |value| number(&value.text))?)),
    }
}

fn each<T>(values: &[&Value], read: impl Fn(&Value) -> Result<T>) -> Result<Vec<T>> {
    values.iter().map(|value| read(value)).collect()
}

fn name(value: &Value) -> Name {
    match value.text.as_str() {
        "" => Name::None,
        text if !value.is_quoted && text.eq_ignore_ascii_case("none") => Name::None,
        text if !value.is_quoted && text.contains('*') => {
            let parts: Vec<_> = text.split('*').map(fold_words).collect();
            Name::Like(parts.join("*"))
        }
        text => Name::Is(fold_words(text)),
    }
}

fn step<S: Steps>(name: &str, value: &Value) -> Result<S> {
    S::parse(&value.text).ok_or_else(|| {
        let known: Vec<_> =
            S::all().iter().map(|step| step.word().to_lowercase().replace(' ', "-")).collect();
        Error::invalid(format!("“{}” is not a {name}", value.text), format!("Choose {}.", known.join(", ")))
    })
}

/// The steps of a scale that are named, or none of them.
fn steps<S: Steps>(field: ItemField, name: &str, values: &[&Value]) -> Result<Test> {
    let is_none = |value: &Value| ["none", "unsaid", ""].contains(&value.text.to_lowercase().as_str());
    let read = |value: &Value| {
        if is_none(value) { Ok(None) } else { step::<S>(name, value).map(|found| Some(found.key())) }
    };
    Ok(Test::Steps(field, each(values, read)?))
}

fn item(text: &str) -> Result<u32> {
    match text.parse::<Reference>() {
        Ok(Reference { letter: Letter::Item, number }) => Ok(number),
        _ => Err(Error::invalid(format!("“{text}” is not the reference of an item"), "Write R-12.")),
    }
}

fn decision(text: &str) -> Result<u32> {
    match text.parse::<Reference>() {
        Ok(Reference { letter: Letter::Decision, number }) => Ok(number),
        _ => Err(Error::invalid(format!("“{text}” is not the reference of a decision"), "Write D-7.")),
    }
}

fn when(value: &Value, reading: &Reading) -> Result<When> {
    if ["none", "unscheduled"].contains(&value.text.to_lowercase().as_str()) {
        return Ok(When::Unscheduled);
    }
    if let Some(horizon) = Horizon::parse(&value.text) {
        return Ok(When::Wide(horizon));
    }
    let (from, to) = value.text.split_once("..").unwrap_or((&value.text, &value.text));
    let (first, last) = (period(from, reading)?.0, period(to, reading)?.1);
    Ok(When::Days(first, last))
}

/// The states that `is:` asks for.
pub(super) const STATES: &[(&str, &str)] = &[
    ("scheduled", "has a time with days"),
    ("unscheduled", "nobody has said when"),
    ("overdue", "should have ended, and is neither done nor cut"),
    ("done", "done on the common scale"),
    ("open", "neither done nor cut"),
    ("blocked", "what has to be done first is not done"),
    ("conflict", "its dates do not fit with what it needs, or what needs it"),
];

fn state(value: &Value, today: NaiveDate) -> Result<Test> {
    Ok(match fold_words(&value.text).as_str() {
        "scheduled" => Test::When(vec![When::Days(NaiveDate::MIN, NaiveDate::MAX)]),
        "unscheduled" => Test::When(vec![When::Unscheduled]),
        "overdue" => Test::Overdue(today),
        "done" => Test::OnScale(vec![Some(Scale::Done)]),
        "open" => Test::Open,
        "blocked" => Test::Blocked,
        "conflict" => Test::Conflict,
        _ => {
            let known: Vec<_> = STATES.iter().map(|(name, _)| *name).collect();
            let what = format!("“{}” is not a state", value.text);
            return Err(Error::invalid(what, format!("Choose {}.", known.join(", "))));
        }
    })
}

/// What `has:` asks for besides values of fields.
pub(super) const PRESENT: &[(&str, Linked, &str)] = &[
    ("dependency", Linked::DependsOn, "cannot be done before another"),
    ("dependents", Linked::Blocks, "others cannot be done before it"),
    ("parts", Linked::Parts, "others are part of it"),
    ("decision", Linked::Decision, "a decision concerns it"),
];

fn present(value: &Value) -> Result<Test> {
    let wanted = fold_words(&value.text);
    if let Some((_, linked, _)) = PRESENT.iter().find(|(name, ..)| *name == wanted) {
        return Ok(Test::Linked(*linked));
    }
    let known: Vec<_> = PRESENT.iter().map(|(name, ..)| *name).collect();
    Err(Error::invalid(
        format!("“{}” is nothing that has: asks for", value.text),
        format!(
            "Choose {}. Whether a field has a value is asked as owner:any or owner:none.",
            known.join(", ")
        ),
    ))
}

fn example(field: FilterField) -> &'static str {
    match field {
        FilterField::Ref | FilterField::Item(ItemField::Parent) => "Such as part-of:R-12.",
        FilterField::Item(ItemField::DependsOn) => "Such as depends-on:R-12 or depends-on:none.",
        FilterField::Item(ItemField::Blocks) => "Such as blocks:R-12.",
        FilterField::Decision => "Such as decision:D-7.",
        FilterField::Start | FilterField::Due => "Such as due:<2026-10, due:Q3 or due:none.",
        FilterField::Item(ItemField::Effort) => "Such as effort:>10 or effort:5..20.",
        FilterField::Score => "Such as score:>10, score:wsjf>2 or score:none.",
        FilterField::Item(ItemField::Timeframe) => "Such as when:next or when:2026-Q4.",
        FilterField::Item(_) | FilterField::Scale | FilterField::Is | FilterField::Has => {
            "Such as team:payments or health:at-risk,off-track."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::{Bounds, Edge};
    use crate::timeframe::FiscalYear;

    fn read(text: &str) -> std::result::Result<Vec<Term>, String> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let reading = Reading::new(today, FiscalYear::CALENDAR);
        Filter::read_as(text, &reading).map(|filter| filter.terms).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_typed_is_what_is_asked() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let check = |text: &str, expect: Test| {
            let terms = read(text).unwrap();
            assert_eq!(terms, [Term { sense: Sense::Must, test: expect }], "{text}");
        };
        check("team:payments", Test::Named(ItemField::Team, vec![Name::Is("payments".into())]));
        check("TEAM:\"Payout-Rails\"", Test::Named(ItemField::Team, vec![Name::Is("payout rails".into())]));
        check("team:pay*,none", Test::Named(ItemField::Team, vec![Name::Like("pay*".into()), Name::None]));
        check("health:at-risk,none", Test::Steps(ItemField::Health, vec![Some("atRisk"), None]));
        let before = Bounds { from: None, to: Some((day("2026-10-01"), Edge::Out)) };
        check("due:<2026-10", Test::Day(DayEnd::Due, before));
        let upto = Bounds { from: None, to: Some((day("2026-10-31"), Edge::In)) };
        check("end:<=2026-10", Test::Day(DayEnd::Due, upto));
        let quarter =
            Bounds { from: Some((day("2026-07-01"), Edge::In)), to: Some((day("2026-09-30"), Edge::In)) };
        check("start:\"Q3 2026\"", Test::Day(DayEnd::Start, quarter));
        let month =
            Bounds { from: Some((day("2026-11-22"), Edge::In)), to: Some((day("2026-12-22"), Edge::In)) };
        check("due:today..+30d", Test::Day(DayEnd::Due, month));
        check("effort:>=2.5", Test::Effort(Bounds { from: Some((2.5, Edge::In)), to: None }));
        check("effort:<3w", Test::Effort(Bounds { from: None, to: Some((15.0, Edge::Out)) }));
        check("effort:>\"1,000\"", Test::Effort(Bounds { from: Some((1000.0, Edge::Out)), to: None }));
        let more = |model: &str, than: f64, edge| {
            Test::Score(Some(model.into()), Some(Bounds { from: Some((than, edge)), to: None }))
        };
        let shown = Bounds { from: Some((10.0, Edge::Out)), to: None };
        check("score:>10", Test::Score(None, Some(shown)));
        check("score:wsjf>=2.5", more("wsjf", 2.5, Edge::In));
        check("score:\"Our priority\">5", more("Our priority", 5.0, Edge::Out));
        let between = Bounds { from: Some((2.0, Edge::In)), to: Some((5.0, Edge::In)) };
        check("score:2..5", Test::Score(None, Some(between)));
        check("score:wsjf=2..5", Test::Score(Some("wsjf".into()), Some(between)));
        check("score:none", Test::Score(None, None));
        check("score:wsjf=none", Test::Score(Some("wsjf".into()), None));
        check("score:wsjf", Test::Score(Some("wsjf".into()), Some(Bounds { from: None, to: None })));
        check("ref:R-1,r-2", Test::Numbers(vec![1, 2]));
        check("when:next", Test::When(vec![When::Wide(Horizon::Next)]));
        check("scale:in-progress,not-comparable", Test::OnScale(vec![Some(Scale::InProgress), None]));
        check("euro payouts", Test::Words("euro payouts".into()));
        check("\"a:b\"", Test::Words("\"a:b\"".into()));
        check("is:overdue", Test::Overdue(day("2026-11-22")));
        check("depends-on:R-2,r-3", Test::LinkedTo(Linked::DependsOn, vec![2, 3]));
        check("blocks:none", Test::LinkedTo(Linked::Blocks, Vec::new()));
        check("decision:D-7", Test::LinkedTo(Linked::Decision, vec![7]));
        check("\"OR\" or", Test::Words("\"OR\" or".into()));
        check("has:dependency", Test::Linked(Linked::DependsOn));
    }

    #[test]
    fn any_turns_none_round_and_a_minus_turns_everything_round() {
        let sense = |text: &str| read(text).unwrap()[0].sense;
        assert_eq!(sense("owner:any"), Sense::MustNot);
        assert_eq!(sense("-owner:any"), Sense::Must);
        assert_eq!(sense("-owner:none"), Sense::MustNot);
        assert_eq!(sense("-team:risk"), Sense::MustNot);
        assert_eq!(sense("-euro"), Sense::MustNot);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let check = |text: &str, expect: &str| assert_eq!(read(text).unwrap_err(), expect, "{text}");
        check("tem:payments", "“tem” is not a field to filter by");
        check("health:bad", "“bad” is not a health");
        check("team:", "team: needs a value");
        assert!(read("due:<soon").unwrap_err().starts_with("“soon” is not a time"));
        check("due:<next", "“next” is no time with days");
        check("effort:many", "“many” is not a number of days");
        check("effort:>8h", "“8h” is not a number of days: how many hours a day has is not known here");
        check("score:>high", "“high” is not a number");
        check("score:wsjf>", "“” is not a number");
        check("ref:D-7", "“D-7” is not the reference of an item");
        check("team:a OR team:b", "“OR” joins nothing in a filter");
        check("team:a AND team:b", "“AND” joins nothing in a filter");
        check("decision:R-7", "“R-7” is not the reference of a decision");
        check("is:nice", "“nice” is not a state");
        check("team:\"open", "A quotation mark in the filter is never closed");
    }
}

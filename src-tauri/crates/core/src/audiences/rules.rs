//! Which rules make sense for which field, and why the others do not.

use super::{Audience, Field, Rule};
use crate::error::{Error, Result};
use crate::timeframe::Precision;

impl Rule {
    /// Every rule, in the order a sheet shows them.
    pub const ALL: &'static [Self] = &[Self::Show, Self::Coarsen, Self::Reword, Self::Withhold];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::Coarsen => "coarsen",
            Self::Reword => "reword",
            Self::Withhold => "withhold",
        }
    }

    /// Reads a name, in any case.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the rules there are.
    pub fn parse(text: &str) -> Result<Self> {
        let found = Self::ALL.iter().copied().find(|rule| rule.key().eq_ignore_ascii_case(text.trim()));
        found.ok_or_else(|| {
            Error::invalid(format!("“{text}” is not a rule"), "Choose show, coarsen, reword or withhold.")
        })
    }
}

impl Field {
    /// Reads a name in JSON or on screen, in any case.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the fields there are.
    pub fn parse(text: &str) -> Result<Self> {
        let wanted = text.trim();
        let is_meant = |field: &Self| {
            field.key().eq_ignore_ascii_case(wanted) || field.word().eq_ignore_ascii_case(wanted)
        };
        Self::ALL.iter().copied().find(is_meant).ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|field| field.key()).collect();
            Error::invalid(
                format!("There is no rule for “{wanted}”"),
                format!("There are rules for {}.", known.join(", ")),
            )
        })
    }
}

/// The rules a field can have for this audience.
pub fn possible(field: Field, precision: Precision) -> &'static [Rule] {
    match field {
        Field::Item => &[Rule::Show, Rule::Coarsen, Rule::Withhold],
        Field::Title => &[Rule::Show, Rule::Reword],
        Field::Description => &[Rule::Show, Rule::Reword, Rule::Withhold],
        Field::Status => &[Rule::Show, Rule::Coarsen, Rule::Withhold],
        // How precise dates are at most is one choice for all of them.
        Field::Timeframe if precision == Precision::Day => &[Rule::Show, Rule::Withhold],
        Field::Timeframe => &[Rule::Coarsen, Rule::Withhold],
        Field::InternalNote
        | Field::Product
        | Field::Team
        | Field::Goal
        | Field::Tags
        | Field::Owner
        | Field::Commitment
        | Field::Health
        | Field::Effort
        | Field::Links
        | Field::Dependencies
        | Field::Source
        | Field::Decision
        | Field::Rationale
        | Field::Options
        | Field::Roles
        | Field::Waiting
        | Field::Customers => &[Rule::Show, Rule::Withhold],
    }
}

/// The rule of a field as it acts: dates are coarsened to the audience's precision without being told to.
pub fn acting(audience: &Audience, field: Field) -> Rule {
    let rule = audience.rule(field);
    let possible = possible(field, audience.precision);
    if possible.contains(&rule) { rule } else { possible.first().copied().unwrap_or_default() }
}

/// Why a field cannot have a rule, and what to do instead; nothing when it can.
pub fn why_not(field: Field, rule: Rule, precision: Precision) -> Option<(String, String)> {
    if possible(field, precision).contains(&rule) {
        return None;
    }
    let word = field.word();
    Some(match (field, rule) {
        (Field::Timeframe, Rule::Show) => (
            format!("Dates are told {}, so they are not shown as they are", precision.word()),
            "Set the precision of dates to the day.".into(),
        ),
        (Field::Timeframe, Rule::Coarsen) => (
            "Dates are told to the day, so there is nothing to coarsen".into(),
            "Choose how precise dates are told.".into(),
        ),
        (Field::Title, Rule::Withhold) => (
            "A record cannot be told without a title".into(),
            "Withhold the item or the decision as a whole, or reword the title.".into(),
        ),
        (Field::Decision, Rule::Coarsen) => (
            "A decision has no less precise form".into(),
            "Withhold its reasons, options, roles or waiting, one by one.".into(),
        ),
        (_, Rule::Reword) => (
            format!("{word} has no public form"),
            "Give this audience a word of its own in its list of words, or withhold it.".into(),
        ),
        (_, Rule::Coarsen) => (format!("{word} has no less precise form"), "Show it or withhold it.".into()),
        (_, Rule::Show | Rule::Withhold) => {
            let known: Vec<_> = possible(field, precision).iter().map(|rule| rule.key()).collect();
            (format!("{word} cannot have this rule"), format!("Choose {}.", known.join(" or ")))
        }
    })
}

/// Gives a field a rule.
///
/// # Errors
/// [`Error::Invalid`] with the reason when the rule makes no sense for the field.
pub(super) fn set(audience: &mut Audience, field: Field, rule: Rule) -> Result<()> {
    if let Some((what, hint)) = why_not(field, rule, audience.precision) {
        return Err(Error::invalid(what, hint));
    }
    if rule == field.usual() || (field, rule) == (Field::Timeframe, Rule::Coarsen) {
        audience.rules.remove(&field);
    } else {
        audience.rules.insert(field, rule);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_done_to_a_field_is_refused_with_a_reason() {
        let check = |field: Field, rule: Rule, expect: std::result::Result<Rule, &str>| {
            let mut audience = Audience { precision: Precision::Quarter, ..Audience::default() };
            let set = set(&mut audience, field, rule).map_err(|error| error.to_string());
            assert_eq!(
                set.map(|()| acting(&audience, field)),
                expect.map_err(str::to_owned),
                "{field:?} {rule:?}"
            );
        };
        check(Field::Title, Rule::Reword, Ok(Rule::Reword));
        check(Field::Title, Rule::Withhold, Err("A record cannot be told without a title"));
        check(Field::Effort, Rule::Withhold, Ok(Rule::Withhold));
        check(Field::Effort, Rule::Coarsen, Err("Effort has no less precise form"));
        check(Field::Owner, Rule::Reword, Err("Owner has no public form"));
        check(Field::Item, Rule::Coarsen, Ok(Rule::Coarsen));
        check(Field::Timeframe, Rule::Coarsen, Ok(Rule::Coarsen));
        check(
            Field::Timeframe,
            Rule::Show,
            Err("Dates are told to the quarter, so they are not shown as they are"),
        );
        check(Field::Timeframe, Rule::Withhold, Ok(Rule::Withhold));
    }

    #[test]
    fn every_rule_of_every_field_is_possible_or_has_a_reason() {
        for field in Field::ALL {
            for rule in Rule::ALL {
                for precision in Precision::ALL {
                    let is_possible = possible(*field, *precision).contains(rule);
                    assert_eq!(why_not(*field, *rule, *precision).is_none(), is_possible);
                }
            }
            assert_eq!(Field::parse(field.key()).ok(), Some(*field));
            assert_eq!(Field::parse(&field.word().to_uppercase()).ok(), Some(*field));
        }
    }

    #[test]
    fn the_audiences_that_stand_ready_have_possible_rules_only() {
        for audience in crate::audiences::ready::all() {
            for (field, rule) in &audience.rules {
                assert!(possible(*field, audience.precision).contains(rule), "{}: {field:?}", audience.name);
            }
        }
    }
}

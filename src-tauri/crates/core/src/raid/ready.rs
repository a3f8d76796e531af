//! The readiness check: an entry is ready when it says who owns it, what happens if it stays, what is done next, and when
//! it goes to somebody else.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;

use super::{RaidEntry, RaidType};

/// What an open entry does not say yet, in words; empty when it is ready. A closed one is always ready.
pub fn missing(entry: &RaidEntry) -> Vec<&'static str> {
    if !entry.is_open() {
        return Vec::new();
    }
    let is_certain = entry.kind == RaidType::Issue;
    let says_probability = is_certain || entry.probability.is_some();
    let escalates = entry.escalates_to.is_some()
        && (entry.escalates_on.is_some() || !entry.escalation_trigger.is_empty());
    let checks = [
        (entry.owner.is_some(), "an owner"),
        (says_probability && entry.impact.is_some(), "its score"),
        (!entry.if_unresolved.trim().is_empty(), "what happens if it stays"),
        (!entry.next_action.is_empty(), "the next action"),
        (entry.due.is_some(), "a day for it"),
        (escalates, "when it escalates, and to whom"),
    ];
    checks.into_iter().filter(|(said, _)| !said).map(|(_, what)| what).collect()
}

/// Why an open entry belongs in front of executives; nothing when its owner carries it.
pub fn needs_help(entry: &RaidEntry, today: NaiveDate) -> Option<String> {
    if !entry.is_open() {
        return None;
    }
    if !entry.help.trim().is_empty() {
        return Some("it asks for help".to_owned());
    }
    if entry.escalates_on.is_some_and(|date| PartialDate::last_day(date) <= today) {
        return Some("its escalation day has come".to_owned());
    }
    match entry.score() {
        Some(score) if score >= 15 => Some(format!("its score is {score} of 25")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{RaidStatus, RaidType};
    use super::*;
    use crate::ids::PersonId;

    fn whole() -> RaidEntry {
        let day = NaiveDate::from_ymd_opt(2026, 12, 4).unwrap();
        RaidEntry {
            statement: "One bank alone".into(),
            owner: Some(PersonId("p".into())),
            probability: Some(3),
            impact: Some(4),
            if_unresolved: "Payouts stop".into(),
            next_action: "Meet the bank".into(),
            due: Some(day.into()),
            escalates_on: Some(day.into()),
            escalates_to: Some("Chief product officer".into()),
            ..RaidEntry::default()
        }
    }

    #[test]
    fn ready_says_who_what_if_next_and_when() {
        let check = |change: fn(&mut RaidEntry), expect: &[&str]| {
            let mut entry = whole();
            change(&mut entry);
            assert_eq!(missing(&entry), expect);
        };
        check(|_| {}, &[]);
        check(|entry| entry.owner = None, &["an owner"]);
        check(|entry| entry.impact = None, &["its score"]);
        check(|entry| entry.probability = None, &["its score"]);
        check(
            |entry| {
                entry.kind = RaidType::Issue;
                entry.probability = None;
            },
            &[],
        );
        check(|entry| entry.if_unresolved = " ".into(), &["what happens if it stays"]);
        check(|entry| entry.next_action.clear(), &["the next action"]);
        check(|entry| entry.due = None, &["a day for it"]);
        check(|entry| entry.escalates_to = None, &["when it escalates, and to whom"]);
        check(|entry| entry.escalates_on = None, &["when it escalates, and to whom"]);
        check(
            |entry| {
                entry.escalates_on = None;
                entry.escalation_trigger = "No answer in a week".into();
            },
            &[],
        );
        check(
            |entry| {
                *entry = RaidEntry { status: RaidStatus::Closed, ..RaidEntry::default() };
            },
            &[],
        );
    }

    #[test]
    fn only_what_needs_help_goes_to_the_room() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let check = |change: fn(&mut RaidEntry), expect: Option<&str>| {
            let mut entry = whole();
            change(&mut entry);
            assert_eq!(needs_help(&entry, today).as_deref(), expect);
        };
        check(|_| {}, None);
        check(|entry| entry.help = "The CFO extends two contracts".into(), Some("it asks for help"));
        check(|entry| entry.impact = Some(5), Some("its score is 15 of 25"));
        check(|entry| entry.escalates_on = "2026-11-22".parse().ok(), Some("its escalation day has come"));
        check(|entry| entry.kind = RaidType::Issue, Some("its score is 20 of 25"));
        check(|entry| (entry.impact, entry.status) = (Some(5), RaidStatus::Closed), None);
    }
}

//! What a thing that shipped did: what its decision expected of a metric, beside what the metric says now.

use super::Material;
use crate::audiences::view::{SeenMetric, SeenResult, View};
use crate::metrics::Direction;
use crate::reviews::section::Section;
use crate::typed;

/// An expected result with the metric that measures it, where there is one of its name.
pub(super) struct Did<'a> {
    pub expected: &'a SeenResult,
    pub metric: Option<&'a SeenMetric>,
}

/// What the decisions about an item expected of it, as far as somebody knows what came of it.
pub(super) fn of_item<'a>(material: &'a Material, view: &'a View, item: &str) -> Vec<Did<'a>> {
    let about = view.decisions.iter().filter(|decision| {
        !decision.waiting && decision.concerns.iter().any(|named| named.reference == item)
    });
    let did = |expected: &'a SeenResult| {
        let is_it =
            |row: &&SeenMetric| row.name.trim().to_lowercase() == expected.metric.trim().to_lowercase();
        Did { expected, metric: material.seen.metrics.iter().find(is_it) }
    };
    about.flat_map(|decision| &decision.expected).map(did).filter(Did::is_known).collect()
}

/// What is missing of something that shipped, when neither a metric nor a person says what it did.
pub(super) fn missing(material: &Material, item: &str, is_unknown: bool) -> Vec<String> {
    let is_said = !is_unknown || material.note(Section::Shipped, item).is_some();
    if is_said { Vec::new() } else { vec!["does not say what it did".to_owned()] }
}

impl Did<'_> {
    fn is_known(&self) -> bool {
        self.expected.happened.is_some() || self.metric.is_some_and(|metric| metric.latest.is_some())
    }

    /// What it is now: as the metric was read last, else as a review of the decision found it.
    pub(super) fn now(&self) -> &str {
        let read = self.metric.and_then(|metric| metric.latest_text.as_deref());
        read.or(self.expected.happened.as_deref()).unwrap_or_default()
    }

    /// "80% expected by Dec 2026"; empty when nobody said how much.
    pub(super) fn wanted(&self) -> String {
        let SeenResult { to, by, .. } = self.expected;
        let by = by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        to.as_ref().map(|to| format!("{to} expected{by}")).unwrap_or_default()
    }

    /// "Same-day payouts: 41% → 63%, 80% expected by Dec 2026: less than expected".
    pub(super) fn said(&self) -> String {
        let from = self.expected.from.as_ref().map(|from| format!("{from} → ")).unwrap_or_default();
        let wanted = Some(self.wanted()).filter(|wanted| !wanted.is_empty());
        let wanted = wanted.map(|wanted| format!(", {wanted}")).unwrap_or_default();
        let verdict = self.verdict().map(|verdict| format!(": {}", verdict.word().to_lowercase()));
        format!("{}: {from}{}{wanted}{}", self.expected.metric, self.now(), verdict.unwrap_or_default())
    }

    /// How what came compares with what was expected; nothing when one of the two is no number.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        let metric = self.metric?;
        let now = metric.latest.as_ref()?.value;
        let wanted = self.expected.to.as_deref().and_then(|to| amount(to, metric.unit.as_deref()))?;
        Some(verdict(metric.direction, now, wanted))
    }
}

/// How what came compares with what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    AsExpected,
    Better,
    Less,
    /// What should stay has not stayed.
    Other,
}

impl Verdict {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::AsExpected => "As expected",
            Self::Better => "Better than expected",
            Self::Less => "Less than expected",
            Self::Other => "Other than expected",
        }
    }
}

fn verdict(direction: Direction, now: f64, wanted: f64) -> Verdict {
    if (now - wanted).abs() < 1e-9 {
        return Verdict::AsExpected;
    }
    match direction {
        Direction::Up if now > wanted => Verdict::Better,
        Direction::Down if now < wanted => Verdict::Better,
        Direction::Up | Direction::Down => Verdict::Less,
        Direction::Hold => Verdict::Other,
    }
}

/// The number in "80 %", "4.2 days" or "€0.4m", read with the unit of its metric.
fn amount(text: &str, unit: Option<&str>) -> Option<f64> {
    let unit = unit.unwrap_or_default();
    let currency: String = unit.chars().take_while(|letter| "€$£¥".contains(*letter)).collect();
    let rest = unit.strip_prefix(currency.as_str()).unwrap_or_default();
    let text = text.trim();
    let text = text.strip_suffix(rest).unwrap_or(text).trim();
    typed::number(text.strip_prefix(currency.as_str()).unwrap_or(text)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_is_compared_with_what_was_expected() {
        let check = |direction, now, to: &str, unit: &str, expect: Option<Verdict>| {
            let found = amount(to, Some(unit)).map(|wanted| verdict(direction, now, wanted));
            assert_eq!(found, expect, "{direction:?} {now} {to}");
        };
        check(Direction::Up, 63.0, "80 %", "%", Some(Verdict::Less));
        check(Direction::Up, 80.0, "80%", "%", Some(Verdict::AsExpected));
        check(Direction::Up, 81.5, "80", "%", Some(Verdict::Better));
        check(Direction::Down, 3.0, "4.2 days", "days", Some(Verdict::Better));
        check(Direction::Down, 5.0, "4.2 days", "days", Some(Verdict::Less));
        check(Direction::Hold, 5.0, "4", "", Some(Verdict::Other));
        check(Direction::Up, 0.5, "€0.4m", "€m", Some(Verdict::Better));
        check(Direction::Up, 63.0, "most of them", "%", None);
    }
}

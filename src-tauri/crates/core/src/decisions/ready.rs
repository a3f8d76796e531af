//! Whether a decision is ready to be decided: options, a recommendation, what it means, and somebody who owns it.

use roadbook_formats::counts::as_u32;
use serde::Serialize;

use super::Decision;

/// Something a decision still needs before somebody can decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Missing {
    /// Two options that are not ruled out.
    Options,
    /// What is advised.
    Recommendation,
    /// What waiting or deciding brings: who is held up, what happens if nobody decides, or what is expected.
    Impact,
    /// Who drives it or decides.
    Owner,
}

impl Missing {
    /// What is missing, in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::Options => "two options that are not ruled out",
            Self::Recommendation => "a recommendation",
            Self::Impact => "what it means: who is held up, or what happens if nobody decides",
            Self::Owner => "an owner: a driver or an approver",
        }
    }
}

/// What a decision that waits still needs, in the order it is asked for. One that was made needs nothing.
pub fn missing(decision: &Decision) -> Vec<Missing> {
    if !decision.is_waiting() {
        return Vec::new();
    }
    let open = decision.options.iter().filter(|option| option.disqualifier.is_none()).count();
    missing_of(&Has {
        open_options: as_u32(open),
        recommendation: decision.recommendation.is_some(),
        impact: !decision.blocked.is_empty()
            || !decision.if_nobody_decides.is_empty()
            || !decision.consequences.is_empty()
            || !decision.expected.is_empty(),
        owner: decision.driver.is_some() || decision.approver.is_some(),
    })
}

/// What a decision has of what it needs.
pub(super) struct Has {
    /// How many options are not ruled out.
    pub(super) open_options: u32,
    /// Something is advised.
    pub(super) recommendation: bool,
    /// It is said what it means.
    pub(super) impact: bool,
    /// Somebody drives it or decides.
    pub(super) owner: bool,
}

pub(super) fn missing_of(has: &Has) -> Vec<Missing> {
    let checks = [
        (Missing::Options, has.open_options >= 2),
        (Missing::Recommendation, has.recommendation),
        (Missing::Impact, has.impact),
        (Missing::Owner, has.owner),
    ];
    checks.into_iter().filter(|(_, is_there)| !is_there).map(|(missing, _)| missing).collect()
}

#[cfg(test)]
mod tests {
    use roadbook_formats::words::DecisionStatus;

    use super::*;
    use crate::decisions::Choice;
    use crate::ids::PersonId;

    #[test]
    fn what_is_missing_is_named() {
        let mut decision = Decision { status: Some(DecisionStatus::Draft), ..Decision::default() };
        let all = vec![Missing::Options, Missing::Recommendation, Missing::Impact, Missing::Owner];
        assert_eq!(missing(&decision), all);
        let option = |name: &str, out: Option<&str>| Choice {
            name: name.into(),
            disqualifier: out.map(str::to_owned),
            ..Choice::default()
        };
        decision.options = vec![option("Buy", None), option("Wait", Some("Too late"))];
        decision.recommendation = Some("Buy".into());
        decision.if_nobody_decides = "The slot is lost.".into();
        decision.driver = Some(PersonId("x".into()));
        assert_eq!(missing(&decision), vec![Missing::Options], "one that is ruled out is no option");
        decision.options[1].disqualifier = None;
        assert!(missing(&decision).is_empty());
        decision = Decision { status: Some(DecisionStatus::Accepted), ..Decision::default() };
        assert!(missing(&decision).is_empty(), "what was made needs nothing");
    }
}

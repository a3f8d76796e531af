//! Whether a decision is ready to be decided: options, a recommendation, what it means, and somebody who owns it.

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
    let has_impact = !decision.blocked.is_empty()
        || !decision.if_nobody_decides.is_empty()
        || !decision.consequences.is_empty()
        || !decision.expected.is_empty();
    let checks = [
        (Missing::Options, open >= 2),
        (Missing::Recommendation, decision.recommendation.is_some()),
        (Missing::Impact, has_impact),
        (Missing::Owner, decision.driver.is_some() || decision.approver.is_some()),
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

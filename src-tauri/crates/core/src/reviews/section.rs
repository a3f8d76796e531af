//! The fifteen sections of a pack, in the order that never changes, and the rules by which each fills itself.

use crate::error::{Error, Result};

/// Declares the sections: key, title, and the rule that says what is in it.
macro_rules! sections {
    ($($(#[$doc:meta])* $section:ident = $key:literal, $title:literal, $rule:literal;)+) => {
        /// A section of a pack.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, specta::Type)]
        #[serde(rename_all = "camelCase")]
        pub enum Section { $($(#[$doc])* $section,)+ }

        impl Section {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$section,)+];

            /// Its name in JSON.
            pub fn key(self) -> &'static str {
                match self { $(Self::$section => $key,)+ }
            }

            /// What it is called.
            pub fn title(self) -> &'static str {
                match self { $(Self::$section => $title,)+ }
            }

            /// What is put forward in it.
            pub fn rule(self) -> &'static str {
                match self { $(Self::$section => $rule,)+ }
            }
        }
    };
}

sections! {
    /// Period, audience, pre-read day, data as of.
    Cover = "cover", "Cover", "Period, audience, pre-read day and the day of the data";
    /// One sentence, status, trend.
    BottomLine = "bottomLine", "Bottom line",
        "Off track when a theme is, at risk when a theme, a metric or an ask past its day is; under 200 words";
    /// What has to be decided today.
    Asks = "asks", "Decisions needed today",
        "Decisions that wait and are needed, or escalate, within two weeks after the meeting";
    /// What was decided since the last pack, and what is to be looked at again.
    Taken = "taken", "Decisions taken", "Decided since the last pack, and those whose review is due by the meeting";
    /// Metrics against their targets.
    Outcomes = "outcomes", "Outcomes against plan", "Metrics that belong in every review, and those that are not on track";
    /// What was added, dropped and moved.
    Changes = "changes", "What changed in the plan", "Dates that moved as this audience reads them, what came in and what went out";
    /// What shipped and what it did.
    Shipped = "shipped", "What shipped", "Done since the last pack, with what a decision expected of it";
    /// The roadmap by theme.
    Roadmap = "roadmap", "Roadmap by theme", "Every theme with its commitment, over twelve months";
    /// Risks and dependencies that need help.
    Risks = "risks", "Risks that need help", "It asks for help, its escalation day has come, or its score is 15 or more";
    /// Effort against objectives.
    Effort = "effort", "Effort against goals", "Effort of what is not over, by goal";
    /// What customers said.
    Signals = "signals", "What customers said", "Said since the last pack, by theme and segment; no names";
    /// What is not done.
    Cut = "cut", "What we chose not to do", "Cut or put away since the last pack, with how many asked";
    /// What comes.
    Ahead = "ahead", "Next 30 and 90 days", "Milestones, needed decisions and the next review";
    /// What was said last time.
    Actions = "actions", "Actions of last time", "Open, or closed since the last pack";
    /// What the words mean and where the numbers come from.
    Appendix = "appendix", "Appendix", "Status words, sources, and how much is withheld";
}

impl Section {
    /// Its place, counted from 1.
    pub fn number(self) -> u32 {
        Self::ALL.iter().zip(1..).find(|(section, _)| **section == self).map_or(0, |(_, number)| number)
    }

    /// Reads a key.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the keys there are.
    pub fn parse(key: &str) -> Result<Self> {
        let found = Self::ALL.iter().find(|section| section.key().eq_ignore_ascii_case(key.trim()));
        found.copied().ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|section| section.key()).collect();
            Error::invalid(format!("“{key}” is not a section"), format!("There are {}.", known.join(", ")))
        })
    }
}

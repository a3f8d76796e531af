//! The words of the roadmap that records, readers and writers share. Each enum is one scale; what it is called on a
//! page or a screen is said here once.

use serde::{Deserialize, Serialize};

/// A scale of named steps, whichever it is: for what reads or lists the steps of any of them.
pub trait Steps: Copy + 'static {
    /// Every step, lowest first.
    fn all() -> &'static [Self];

    /// The stable name in files and JSON.
    fn key(self) -> &'static str;

    /// The word on screen and on paper.
    fn word(self) -> &'static str;

    /// Reads what a person typed; nothing when it is no step.
    fn parse(text: &str) -> Option<Self>;
}

/// Declares a scale: its steps, the word each is shown with, and other spellings people type.
macro_rules! scale {
    ($(#[$doc:meta])* $name:ident { $($(#[$step_doc:meta])* $step:ident = $key:literal, $word:literal $(, $other:literal)*;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
        #[serde(rename_all = "camelCase")]
        pub enum $name {
            $(
                $(#[$step_doc])*
                #[doc = concat!("“", $word, "”.")]
                $step,
            )+
        }

        impl $name {
            /// Every step, lowest first.
            pub const ALL: &'static [Self] = &[$(Self::$step,)+];

            /// The stable name in files and JSON (camelCase).
            pub fn key(self) -> &'static str {
                match self { $(Self::$step => $key,)+ }
            }

            /// The word on screen and on paper.
            pub fn word(self) -> &'static str {
                match self { $(Self::$step => $word,)+ }
            }

            /// Reads what a person typed: the word, the stable name or another spelling, in any case.
            pub fn parse(text: &str) -> Option<Self> {
                let squeezed = squeeze(text);
                Self::ALL.iter().copied().find(|step| match step {
                    $(Self::$step => [$key, $word, $($other,)*].iter().any(|spelling| squeeze(spelling) == squeezed),)+
                })
            }
        }

        impl Steps for $name {
            fn all() -> &'static [Self] {
                Self::ALL
            }

            fn key(self) -> &'static str {
                Self::key(self)
            }

            fn word(self) -> &'static str {
                Self::word(self)
            }

            fn parse(text: &str) -> Option<Self> {
                Self::parse(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

scale! {
    /// What an item is: the rungs of the roadmap.
    Level {
        Theme = "theme", "Theme";
        Initiative = "initiative", "Initiative";
        Feature = "feature", "Feature";
        Milestone = "milestone", "Milestone";
    }
}
scale! {
    /// How sure the date is.
    Commitment {
        Might = "might", "Might", "might happen";
        Likely = "likely", "Likely";
        Committed = "committed", "Committed";
    }
}
scale! {
    /// How it is going. Set by a person, never guessed.
    Health {
        OnTrack = "onTrack", "On track", "green";
        AtRisk = "atRisk", "At risk", "amber", "yellow";
        OffTrack = "offTrack", "Off track", "red";
    }
}
scale! {
    /// The common scale that every team's own status words are brought to.
    Scale {
        NotStarted = "notStarted", "Not started";
        InProgress = "inProgress", "In progress";
        Done = "done", "Done";
        Paused = "paused", "Paused";
        Cut = "cut", "Cut";
    }
}
scale! {
    /// Where a decision stands.
    DecisionStatus {
        Draft = "draft", "Draft";
        Proposed = "proposed", "Proposed";
        Accepted = "accepted", "Accepted";
        Rejected = "rejected", "Rejected";
        Provisional = "provisional", "Provisional";
        Deferred = "deferred", "Deferred";
        Superseded = "superseded", "Superseded";
        Reversed = "reversed", "Reversed";
    }
}
scale! {
    /// Who may see a value, from everybody to a named few.
    Sensitivity {
        Public = "public", "Public";
        Partner = "partner", "Partner";
        Internal = "internal", "Internal";
        Confidential = "confidential", "Confidential";
        Restricted = "restricted", "Restricted";
    }
}
scale! {
    /// What is drawn beside an item: its place on the common scale, and while in progress its health.
    Mark {
        OnTrack = "onTrack", "On track";
        AtRisk = "atRisk", "At risk";
        OffTrack = "offTrack", "Off track";
        Done = "done", "Done";
        Paused = "paused", "Paused";
        NotStarted = "notStarted", "Not started";
        Cut = "cut", "Cut";
        Unsaid = "unsaid", "In progress";
        NotComparable = "notComparable", "Not comparable";
    }
}

impl Mark {
    /// The mark for a place on the scale and a health: health shows while work is in progress, and before it starts
    /// when somebody has already said that it is at risk or off track.
    pub fn of(scale: Option<Scale>, health: Option<Health>) -> Self {
        let said = |unsaid| match health {
            Some(Health::OnTrack) => Self::OnTrack,
            Some(Health::AtRisk) => Self::AtRisk,
            Some(Health::OffTrack) => Self::OffTrack,
            None => unsaid,
        };
        match scale {
            Some(Scale::Done) => Self::Done,
            Some(Scale::Paused) => Self::Paused,
            Some(Scale::Cut) => Self::Cut,
            Some(Scale::InProgress) => said(Self::Unsaid),
            Some(Scale::NotStarted) if matches!(health, None | Some(Health::OnTrack)) => Self::NotStarted,
            Some(Scale::NotStarted) => said(Self::NotStarted),
            None => said(Self::NotComparable),
        }
    }
}

/// Lower case letters and digits alone, so that "On track", "on-track" and "onTrack" are one word.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_reads_back() {
        for step in Health::ALL {
            for spelling in
                [step.key(), step.word(), &step.word().to_uppercase(), &step.word().replace(' ', "-")]
            {
                assert_eq!(Health::parse(spelling), Some(*step), "{spelling} should read as {step}");
            }
        }
        assert_eq!(Health::parse("great"), None, "a word off the scale is not guessed");
    }

    #[test]
    fn health_shows_only_while_it_says_something() {
        let check =
            |scale, health, expect| assert_eq!(Mark::of(scale, health), expect, "{scale:?} with {health:?}");
        check(Some(Scale::Done), Some(Health::AtRisk), Mark::Done);
        check(Some(Scale::InProgress), None, Mark::Unsaid);
        check(Some(Scale::InProgress), Some(Health::OffTrack), Mark::OffTrack);
        check(Some(Scale::NotStarted), Some(Health::OnTrack), Mark::NotStarted);
        check(Some(Scale::NotStarted), Some(Health::AtRisk), Mark::AtRisk);
        check(None, None, Mark::NotComparable);
    }
}

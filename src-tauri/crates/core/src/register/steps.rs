//! Declares scales of named steps: what a field can be, with a name in JSON and a word on screen for each.

/// Declares a scale of named steps.
macro_rules! steps {
    ($(#[$doc:meta])* $name:ident, $called:literal { $($(#[$step_doc:meta])* $step:ident = $key:literal, $word:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, specta::Type)]
        #[serde(rename_all = "camelCase")]
        pub enum $name { $($(#[$step_doc])* $step,)+ }

        impl $name {
            /// Every step.
            pub const ALL: &'static [Self] = &[$(Self::$step,)+];

            /// Its name in JSON and on the command line.
            pub fn key(self) -> &'static str {
                match self { $(Self::$step => $key,)+ }
            }

            /// Its word on screen.
            pub fn word(self) -> &'static str {
                match self { $(Self::$step => $word,)+ }
            }

            /// Reads a name or a word, in any case.
            ///
            /// # Errors
            /// [`crate::Error::Invalid`] that lists the steps there are.
            pub fn parse(text: &str) -> $crate::error::Result<Self> {
                let typed = text.trim();
                let is_it = |step: &&Self| {
                    step.key().eq_ignore_ascii_case(typed) || step.word().eq_ignore_ascii_case(typed)
                };
                Self::ALL.iter().find(is_it).copied().ok_or_else(|| {
                    let known: Vec<_> = Self::ALL.iter().map(|step| step.word().to_lowercase()).collect();
                    $crate::error::Error::invalid(
                        format!("“{text}” is not a {}", $called),
                        format!("Choose {}.", known.join(", ")),
                    )
                })
            }
        }
    };
}

pub(crate) use steps;

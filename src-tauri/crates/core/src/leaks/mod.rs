//! The leak check: reads the finished file back and looks in it for everything that was withheld.
//!
//! The judge is the file, not the program that made it. A hit means that no file leaves. What is looked for, what excuses a hit
//! and what is not found stands in `docs/leak-check.md`.

mod check;
mod dates;
mod initials;
mod named;
mod search;
mod shown;
mod spellings;
mod text;
mod tokens;

pub(crate) use dates::month_names;
pub(crate) use search::Search;
pub(crate) use spellings::{days_in_words, is_everyday, name_spellings};
pub(crate) use tokens::tokens;

pub use check::{Allowed, Check, Leak, Wanted, check, wanted};

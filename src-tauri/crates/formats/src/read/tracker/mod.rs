//! Reads the exports of trackers: what their columns mean, and each row as an item. Jira in every language and dialect;
//! any other table by its headings. Owns meaning, not cells: those come from [`super::table`].
//!
//! The way through: [`recognise`] proposes a [`Mapping`], the person changes it, [`DayOrderScan`] looks at the dates of all
//! rows once, and [`read_row`] makes an [`ItemRow`] of each.

mod by_values;
mod dates;
mod heading;
mod heading_words;
mod item;
mod levels;
mod mapping;
mod recognise;
mod row;
mod status;
mod values;
mod wiki;

pub use dates::{DateProblem, Dates, DayOrderScan, read_date};
pub use item::ItemRow;
pub use levels::level_of_word;
pub use mapping::{Kind, LevelWord, Mapped, Mapping, Target};
pub use recognise::{Confidence, Recognised, recognise};
pub use row::{Plan, RowNames, read_names, read_row};
pub use status::{scale_of_category, scale_of_word};
pub use wiki::to_markdown as jira_markup_to_markdown;

#[cfg(test)]
mod tests;

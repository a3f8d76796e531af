//! Updates: what one audience is told on one day, from the view to the files.
//!
//! Composes, renders, reads the finished bytes back, and writes. Never sees a record: all it knows is the audience's
//! view, and, for the author and the leak check alone, what was withheld. Until an update is issued nothing is written
//! to the workspace, and the page says that it is a draft.

mod again;
mod ahead;
pub mod all;
mod allowed;
pub mod cadence;
pub(crate) mod calendar;
mod compose;
pub mod composer;
mod draft;
pub(crate) mod faces;
mod file_name;
mod finer;
mod finish;
mod format;
pub mod frozen;
pub mod ground;
mod issue;
mod kept_page;
pub mod list;
mod names;
mod noticed;
mod pictures;
mod preview;
mod render;
pub(crate) mod save;
mod shown;
pub(crate) mod shown_values;
pub mod store;
mod theme;
pub mod try_out;
mod update;
mod warnings;
mod write;

pub(crate) use again::made_again;
pub use again::{Again, again};
pub(crate) use allowed::{allowed_of, allowed_on, of_registers, of_view};
pub use compose::{Composed, compose, compose_draft, compose_with};
pub(crate) use compose::{in_sentence, meta};
pub use draft::{Draft, Kept, correct, correct_update, correction, draft, keep, template_of};
pub(crate) use file_name::safe as safe_file_name;
pub use format::Format;
pub use ground::{Ground, ground};
pub use issue::{Existing, Issued, Wish, issue, say_what_it_corrects};
pub(crate) use issue::{Scope, Sent, formats_of, making, send, tell};
pub use pictures::LeftOut;
pub use preview::{TemplateName, preview};
pub use render::{Rendered, Slides, check, render, wanted};
pub(crate) use render::{told_by, unreadable};
pub use shown::{FieldMark, MarkKind, OutRecord, ShownRecord, out, shown};
pub use theme::{SlidesWish, read_theme};
pub use update::{Along, KeptSlides, Making, ToldFile, ToldPerson, Update, hash};
pub use warnings::{Judged, Warning, WarningKind, look_through, warnings};
pub use write::{File, Written, in_the_way, write, write_composed};

//! Imports: files and folders people bring become records. A second import updates what changed, and what was edited
//! here meanwhile is a conflict, never lost in silence. One import is one operation.

mod apply;
pub(crate) mod decisions;
mod first_reading;
mod items;
pub(crate) mod looked_at;
mod merge;
mod moved;
mod own;
mod preview;
mod read_ahead;
mod renamed;
mod said;
mod saved;
mod source;
pub(crate) mod store;
mod sweep;
pub(crate) mod table;
mod tree;
mod understand;

use roadbook_formats::date::DayOrder;
use roadbook_formats::problem::Problem;
use roadbook_formats::read::table::Encoding;
use roadbook_formats::read::tracker::{LevelWord, Target};
use roadbook_formats::words::Sensitivity;
use serde::{Deserialize, Serialize};

pub use apply::{import, rehearse};
pub use merge::fingerprint;
pub use preview::{
    ColumnPreview, DecisionPreview, Fact, ImportPreview, SkippedFile, TargetChoice, mapping_of, preview,
};
pub use saved::{SavedMapping, save_mapping};
pub use source::ImportKind;

/// What is to be imported and how.
#[derive(Debug, Clone, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportRequest {
    /// The file or folder.
    pub path: String,
    /// What it is to be read as, when it is not what it looks like.
    #[serde(default)]
    pub kind: Option<ImportKind>,
    /// Where each column goes, by position; as recognised when nothing is said.
    #[serde(default)]
    pub columns: Option<Vec<Target>>,
    /// The name of a saved mapping.
    #[serde(default)]
    pub mapping: Option<String>,
    /// Where single columns go, by their headings, whatever was recognised or saved.
    #[serde(default)]
    pub named: Vec<NamedColumn>,
    /// What words of the level column mean, whatever was recognised or saved.
    #[serde(default)]
    pub levels: Vec<LevelWord>,
    /// How dates that can be read two ways are meant.
    #[serde(default)]
    pub dates: Option<DayOrder>,
    /// How the characters of a table are stored, when it is not as recognised.
    #[serde(default)]
    pub encoding: Option<Encoding>,
    /// Who may see the new records; internal when nothing is said.
    #[serde(default)]
    pub sensitivity: Option<Sensitivity>,
    /// Which value stays where both sides changed.
    #[serde(default)]
    pub on_conflict: Keep,
    /// The same, one by one.
    #[serde(default)]
    pub choices: Vec<ConflictChoice>,
}

/// A column by its heading, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NamedColumn {
    /// The heading, in any case.
    pub heading: String,
    /// Where it goes.
    pub target: Target,
}

/// Which of two values stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Keep {
    /// What was edited here.
    #[default]
    Mine,
    /// What the file says.
    Theirs,
}

/// What becomes of one conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictChoice {
    /// The record's reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The field.
    pub field: String,
    /// What stays.
    pub take: Keep,
}

/// A number of records of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PerKind {
    /// Items.
    pub items: u32,
    /// Decisions.
    pub decisions: u32,
}

/// A field that was edited here since the last import and that the file says otherwise now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Conflict {
    /// The record's reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The field.
    pub field: String,
    /// What it is here, as text.
    pub mine: String,
    /// What the file says, as text.
    pub theirs: String,
    /// Which of them stays.
    pub kept: Keep,
}

/// A link to something that is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct UnresolvedLink {
    /// The reference of the record that says it.
    pub from: String,
    /// What it says.
    pub relation: String,
    /// Of what.
    pub to: String,
}

/// A file that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PassedOver {
    /// The file.
    pub file: String,
    /// What it is instead of a decision.
    pub reason: String,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// New records.
    pub created: PerKind,
    /// Records with at least one field that changed.
    pub updated: PerKind,
    /// Records that are as they were.
    pub unchanged: PerKind,
    /// References of records whose source is no longer there. They stay.
    pub missing: Vec<String>,
    /// Fields that both sides changed.
    pub conflicts: Vec<Conflict>,
    /// Links to something that is not there.
    pub unresolved_links: Vec<UnresolvedLink>,
    /// Files of a folder that are no decisions; left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passed_over: Vec<PassedOver>,
    /// The headings of columns that hold something and go nowhere; left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// What could not be read as meant.
    pub problems: Vec<Problem>,
    /// People who were written down because a file names them.
    pub people_created: u32,
}

//! Every thing a person does: the steps of history and of undo.

use serde::{Deserialize, Serialize};

/// What a record is. The change log, undo, search and the reloading of views all speak of records by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Anything on the roadmap.
    Item,
    /// A choice that was made or is waiting.
    Decision,
    /// Somebody who owns, decides or is told.
    Person,
    /// A group of people who are told the same thing in the same way.
    Audience,
    /// How an update is laid out.
    Template,
    /// What one audience was told on one day; frozen.
    Update,
    /// What an audience is about to be told, as far as it differs from its template.
    Draft,
    /// A typed link between two records.
    Link,
    /// A team's own status word and where it lies on the common scale.
    StatusWord,
    /// A way of reading a file's columns, saved by name.
    Mapping,
    /// The plan as it was frozen, by name.
    Baseline,
    /// What the company wants to reach.
    Goal,
    /// What somebody gave an item for one input of a score.
    Score,
    /// How scores are made.
    Formula,
    /// How the roadmap is shown, saved by name.
    View,
    /// A setting of the workspace.
    Setting,
    /// A KPI with targets and readings.
    Metric,
    /// A risk, an assumption, an issue or a dependency.
    RaidEntry,
    /// What somebody said they would do.
    Action,
    /// A piece of feedback.
    Signal,
    /// An executive review.
    Review,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Item,
        Self::Decision,
        Self::Person,
        Self::Audience,
        Self::Template,
        Self::Update,
        Self::Draft,
        Self::Link,
        Self::StatusWord,
        Self::Mapping,
        Self::Baseline,
        Self::Goal,
        Self::Score,
        Self::Formula,
        Self::View,
        Self::Setting,
        Self::Metric,
        Self::RaidEntry,
        Self::Action,
        Self::Signal,
        Self::Review,
    ];

    /// Its name in the log and in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Decision => "decision",
            Self::Person => "person",
            Self::Audience => "audience",
            Self::Template => "template",
            Self::Update => "update",
            Self::Draft => "draft",
            Self::Link => "link",
            Self::StatusWord => "statusWord",
            Self::Mapping => "mapping",
            Self::Baseline => "baseline",
            Self::Goal => "goal",
            Self::Score => "score",
            Self::Formula => "formula",
            Self::View => "view",
            Self::Setting => "setting",
            Self::Metric => "metric",
            Self::RaidEntry => "raidEntry",
            Self::Action => "action",
            Self::Signal => "signal",
            Self::Review => "review",
        }
    }

    /// Reads a name from the log.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }
}

/// Names in a sentence of the history: "title, owner and status".
pub(crate) fn in_words(names: &[String]) -> String {
    match names {
        [names @ .., last] if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        names => names.concat(),
    }
}

/// One thing a person did. The variant says what; the sentence in the history is made when it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// A workspace came into being, with what stands ready in it.
    CreateWorkspace,
    /// An item, a decision or a person was written down.
    Add,
    /// Fields of one or several records were changed.
    Edit,
    /// A decision was asked for.
    Ask,
    /// A decision was accepted, rejected or put off.
    Decide,
    /// The text of a decision that was made was changed.
    Amend,
    /// A decision took the place of another.
    Supersede,
    /// A decision was taken back.
    Reverse,
    /// A decision was looked at again.
    Review,
    /// Records were put away, or brought back.
    Archive,
    /// A file or folder was imported.
    Import,
    /// A way of reading columns was kept.
    SaveMapping,
    /// The plan was frozen under a name.
    Freeze,
    /// An audience was told. The one thing that is not taken back.
    Issue,
    /// A setting was changed.
    Configure,
    /// Every record became what it was in a backup.
    Restore,
    /// An operation was taken back.
    Undo,
    /// An operation that was taken back was brought again.
    Redo,
    /// Everything after an operation was taken back at once.
    UndoTo,
    /// A record or fields of it were made what they were before.
    Revert,
}

impl Op {
    /// Its name in the log.
    pub fn key(self) -> &'static str {
        match self {
            Self::CreateWorkspace => "createWorkspace",
            Self::Add => "add",
            Self::Edit => "edit",
            Self::Ask => "ask",
            Self::Decide => "decide",
            Self::Amend => "amend",
            Self::Supersede => "supersede",
            Self::Reverse => "reverse",
            Self::Review => "review",
            Self::Archive => "archive",
            Self::Import => "import",
            Self::SaveMapping => "saveMapping",
            Self::Freeze => "freeze",
            Self::Issue => "issue",
            Self::Configure => "configure",
            Self::Restore => "restore",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::UndoTo => "undoTo",
            Self::Revert => "revert",
        }
    }
}

/// What a committed operation gave back and what it touched.
#[derive(Debug, Clone)]
pub struct Committed<T> {
    /// What the work returned.
    pub value: T,
    /// The operation's number; nothing when it changed nothing and so left no trace.
    pub operation: Option<i64>,
    /// The sentence in the history.
    pub label: String,
    /// The kinds of record that changed, so that open views reload.
    pub kinds: Vec<Kind>,
}

impl<T> Committed<T> {
    /// The same commit with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Committed<U> {
        Committed {
            value: change(self.value),
            operation: self.operation,
            label: self.label,
            kinds: self.kinds,
        }
    }
}

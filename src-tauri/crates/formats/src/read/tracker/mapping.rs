//! Where each column of a table goes. A mapping is proposed by [`super::recognise`], changed by the person, saved by
//! name, and fitted to the next file by its headings.

use serde::{Deserialize, Serialize};

use super::heading::squeeze;
use super::recognise::level_words;
use crate::read::table::Row;
use crate::words::Level;

/// What a column becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Target {
    /// The title of the item.
    Title,
    /// What the tracker calls the row, `PAY-12`: the second import finds it again by this.
    SourceId,
    /// A second name of the row that other rows may point to: Jira's number beside its key.
    InternalId,
    /// The level, by the words of [`Mapping::levels`].
    Level,
    /// The team's own status word.
    Status,
    /// Jira's To Do, In Progress or Done: where the status word lies on the common scale.
    StatusCategory,
    /// When the work was completed: filled means done, whatever the status word says.
    Completed,
    /// Who is responsible.
    Owner,
    /// When it starts.
    Start,
    /// When it ends or is due.
    End,
    /// A period in words, `Q3 2026`.
    Timeframe,
    /// The product.
    Product,
    /// The team.
    Team,
    /// The goal it serves.
    Goal,
    /// Tags; several columns are joined.
    Tags,
    /// The row this one is part of.
    Parent,
    /// The description.
    Description,
    /// The effort, a number.
    Effort,
    /// How sure the date is.
    Commitment,
    /// How it is going, as a person said.
    Health,
    /// Who may see it.
    Sensitivity,
    /// The title for the public.
    PublicTitle,
    /// The text for the public.
    PublicText,
    /// A note for the inside.
    InternalNote,
    /// What people said of it, which goes into the note for the inside; several columns are joined.
    Comments,
    /// Where it can be looked up.
    Url,
    /// Rows that must come first.
    DependsOn,
    /// Rows that wait for this one.
    Blocks,
    /// Not imported.
    LeftOut,
}

impl Target {
    /// Every place, in the order a list shows them.
    pub const ALL: &'static [Self] = &[
        Self::Title,
        Self::SourceId,
        Self::InternalId,
        Self::Level,
        Self::Status,
        Self::StatusCategory,
        Self::Completed,
        Self::Owner,
        Self::Start,
        Self::End,
        Self::Timeframe,
        Self::Product,
        Self::Team,
        Self::Goal,
        Self::Tags,
        Self::Parent,
        Self::Description,
        Self::Effort,
        Self::Commitment,
        Self::Health,
        Self::Sensitivity,
        Self::PublicTitle,
        Self::PublicText,
        Self::InternalNote,
        Self::Comments,
        Self::Url,
        Self::DependsOn,
        Self::Blocks,
        Self::LeftOut,
    ];

    /// Reads what a person typed: the name on screen or in JSON, in any case; `leave out` too.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = squeeze(text);
        let is_it =
            |target: &Self| squeeze(target.word()) == wanted || squeeze(&format!("{target:?}")) == wanted;
        Self::ALL.iter().copied().find(is_it).or_else(|| (wanted == "leaveout").then_some(Self::LeftOut))
    }

    /// Whether several columns that go there are joined. Of the others one is meant.
    fn is_joined(self) -> bool {
        matches!(self, Self::Tags | Self::Comments | Self::DependsOn | Self::Blocks | Self::LeftOut)
    }

    /// The name on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::SourceId => "Source id",
            Self::InternalId => "Internal id",
            Self::Level => "Level",
            Self::Status => "Status",
            Self::StatusCategory => "Status on the scale",
            Self::Completed => "Done when filled",
            Self::Owner => "Owner",
            Self::Start => "Start",
            Self::End => "End",
            Self::Timeframe => "Timeframe",
            Self::Product => "Product",
            Self::Team => "Team",
            Self::Goal => "Goal",
            Self::Tags => "Tags",
            Self::Parent => "Part of",
            Self::Description => "Description",
            Self::Effort => "Effort",
            Self::Commitment => "Commitment",
            Self::Health => "Health",
            Self::Sensitivity => "Sensitivity",
            Self::PublicTitle => "Public title",
            Self::PublicText => "Public text",
            Self::InternalNote => "Internal note",
            Self::Comments => "Comments",
            Self::Url => "Link",
            Self::DependsOn => "Depends on",
            Self::Blocks => "Blocks",
            Self::LeftOut => "Left out",
        }
    }
}

/// What wrote the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Jira's list of issues, from Cloud, Server or Data Center, in any language.
    Jira,
    /// A plan of Jira's Advanced Roadmaps.
    JiraAdvancedRoadmaps,
    /// Any other table.
    Generic,
}

impl Kind {
    /// The name on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Jira => "Jira export",
            Self::JiraAdvancedRoadmaps => "Jira Advanced Roadmaps export",
            Self::Generic => "table",
        }
    }

    /// Whether texts are in Jira's markup.
    pub(super) fn has_jira_markup(self) -> bool {
        match self {
            Self::Jira | Self::JiraAdvancedRoadmaps => true,
            Self::Generic => false,
        }
    }
}

/// One column and where it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Mapped {
    /// The heading as written. Headings repeat.
    pub header: String,
    /// The place of the column, counted from 0.
    pub position: u32,
    /// Where it goes. Of several columns that go to one place, lists are joined and for single values the first filled
    /// cell counts, in the order of [`Mapping::columns_for`].
    pub target: Target,
    /// What is worth knowing about it, for the person.
    pub note: Option<String>,
}

/// What a word in the level column means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LevelWord {
    /// The word as written.
    pub word: String,
    /// Its level; none leaves the rows with this word out.
    pub level: Option<Level>,
}

/// Where every column of a table goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Mapping {
    /// What wrote the file.
    pub kind: Kind,
    /// All columns, in the order of the file.
    pub columns: Vec<Mapped>,
    /// The words of the level column. A word that is not among them is read as [`super::level_of_word`] says.
    pub levels: Vec<LevelWord>,
}

impl Mapping {
    /// The columns that go to a place, the one to be believed first in front.
    pub fn columns_for(&self, target: Target) -> Vec<usize> {
        let mut columns: Vec<&Mapped> =
            self.columns.iter().filter(|column| column.target == target).collect();
        columns.sort_by_key(|column| (super::heading::rank(&column.header, target), column.position));
        columns.into_iter().map(|column| column.position as usize).collect()
    }

    /// Sends the columns with this heading to a place, also when another one was thought to go there. Returns whether
    /// there is such a column.
    pub fn send(&mut self, heading: &str, target: Target) -> bool {
        let wanted = squeeze(heading);
        let is_meant = |column: &Mapped| squeeze(&column.header) == wanted;
        if wanted.is_empty() || !self.columns.iter().any(is_meant) {
            return false;
        }
        for column in &mut self.columns {
            if is_meant(column) {
                column.target = target;
            } else if column.target == target && !target.is_joined() {
                column.target = Target::LeftOut;
            }
        }
        true
    }

    /// Says what a word of the level column means.
    pub fn set_level(&mut self, level: LevelWord) {
        let wanted = squeeze(&level.word);
        match self.levels.iter_mut().find(|known| squeeze(&known.word) == wanted) {
            Some(known) => known.level = level.level,
            None => self.levels.push(level),
        }
    }

    /// The words that stand in the level column of some rows, with what each means here. Words that were not met before
    /// are noted with the level that is usually meant.
    pub fn meet_levels(&mut self, rows: &[Row]) -> Vec<LevelWord> {
        let Some(column) = self.columns.iter().find(|column| column.target == Target::Level) else {
            return Vec::new();
        };
        let words = level_words(column.position as usize, &column.header, rows, self.kind);
        let mut met = Vec::new();
        for word in words {
            let known = self.levels.iter().find(|known| squeeze(&known.word) == squeeze(&word.word));
            let level = known.map_or(word.level, |known| known.level);
            let word = LevelWord { level, ..word };
            self.set_level(word.clone());
            met.push(word);
        }
        met
    }

    /// This mapping for another file: columns are found by their heading, the second `Labels` by being the second; a
    /// heading that repeats more often than before goes where its last one went; a new heading is left out. Also returns
    /// the headings that went somewhere and are missing from the file.
    pub fn fitted_to(&self, header: &[String]) -> (Self, Vec<String>) {
        let old: Vec<(String, &Mapped)> =
            self.columns.iter().map(|column| (squeeze(&column.header), column)).collect();
        let new: Vec<String> = header.iter().map(|heading| squeeze(heading)).collect();
        let columns = (0u32..).zip(header).map(|(position, heading)| {
            let name = &new[position as usize];
            let occurrence = new[..position as usize].iter().filter(|before| *before == name).count();
            let same: Vec<_> = old.iter().filter(|(old_name, _)| old_name == name).collect();
            let known = same.get(occurrence).or(same.last()).map(|(_, column)| *column);
            Mapped {
                header: heading.clone(),
                position,
                target: known.map_or(Target::LeftOut, |column| column.target),
                note: known.and_then(|column| column.note.clone()),
            }
        });
        let columns = columns.collect();
        let used = old.iter().filter(|(_, column)| column.target != Target::LeftOut);
        let mut missing: Vec<String> =
            used.filter(|(name, _)| !new.contains(name)).map(|(_, column)| column.header.clone()).collect();
        missing.dedup();
        (Self { kind: self.kind, columns, levels: self.levels.clone() }, missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(columns: &[(&str, Target)]) -> Mapping {
        let columns = (0..).zip(columns).map(|(position, (header, target))| Mapped {
            header: (*header).to_owned(),
            position,
            target: *target,
            note: None,
        });
        Mapping { kind: Kind::Jira, columns: columns.collect(), levels: Vec::new() }
    }

    #[test]
    fn a_saved_mapping_finds_its_columns_again() {
        let saved = mapping(&[
            ("Summary", Target::Title),
            ("Custom field (Impact)", Target::Effort),
            ("Custom field (Impact)", Target::LeftOut),
            ("Labels", Target::Tags),
            ("Due date", Target::End),
        ]);
        let header =
            ["Labels", "Labels", "custom field (Impact) ", "New", "Summary", "Custom field (Impact)"];
        let (fitted, missing) = saved.fitted_to(&header.map(str::to_owned));
        let targets: Vec<_> = fitted.columns.iter().map(|column| column.target).collect();
        use Target::{Effort, LeftOut, Tags, Title};
        assert_eq!(targets, [Tags, Tags, Effort, LeftOut, Title, LeftOut]);
        assert_eq!(missing, ["Due date"]);
    }

    #[test]
    fn a_column_goes_where_it_is_sent() {
        use Target::{End, LeftOut, Tags, Title};
        let mut mapping = mapping(&[
            ("Summary", Title),
            ("Ziel", LeftOut),
            ("Due date", End),
            ("Labels", Tags),
            ("Area", LeftOut),
        ]);
        assert!(mapping.send("ziel ", End), "the heading in any case");
        assert!(mapping.send("Area", Tags));
        assert!(!mapping.send("Nothing", Title), "there is no such column");
        let targets: Vec<_> = mapping.columns.iter().map(|column| column.target).collect();
        assert_eq!(targets, [Title, End, LeftOut, Tags, Tags], "one end, several columns of tags");
    }

    #[test]
    fn places_are_read_as_people_write_them() {
        for target in Target::ALL {
            assert_eq!(Target::parse(target.word()), Some(*target));
            let key = serde_json::to_string(target).expect("a target is plain data");
            assert_eq!(Target::parse(key.trim_matches('"')), Some(*target));
        }
        assert_eq!(Target::parse("leave out"), Some(Target::LeftOut));
        assert_eq!(Target::parse("nowhere"), None);
    }

    #[test]
    fn a_mapping_survives_being_saved() {
        let mut saved = mapping(&[("Summary", Target::Title), ("Due date", Target::End)]);
        saved.levels.push(LevelWord { word: "Spike".into(), level: None });
        let json = serde_json::to_string(&saved).expect("a mapping is plain data");
        assert!(json.contains(r#""target":"title""#), "{json}");
        assert_eq!(serde_json::from_str::<Mapping>(&json).expect("reads back"), saved);
    }

    #[test]
    fn the_most_telling_column_comes_first() {
        let mapping = mapping(&[
            ("Custom field (Epic Link)", Target::Parent),
            ("Parent", Target::Parent),
            ("Parent key", Target::Parent),
            ("Custom field (Target end)", Target::End),
            ("Due date", Target::End),
        ]);
        assert_eq!(mapping.columns_for(Target::Parent), [2, 1, 0]);
        assert_eq!(mapping.columns_for(Target::End), [4, 3]);
        assert_eq!(mapping.columns_for(Target::Owner), [0usize; 0]);
    }
}

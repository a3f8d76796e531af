//! What the columns of a table of people hold, as spreadsheets and address books in several languages call them.

use super::assign::PersonField;
use roadbook_formats::fold::fold_words;

/// A column of a table of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A field as it is.
    Field(PersonField),
    /// The first part of a name, as address books keep it.
    First,
    /// The second part of a name.
    Last,
    /// Nothing of a person.
    LeftOut,
}

impl Column {
    /// Every place a column can go to.
    pub const ALL: &'static [Self] = &[
        Self::Field(PersonField::Name),
        Self::First,
        Self::Last,
        Self::Field(PersonField::Role),
        Self::Field(PersonField::Department),
        Self::Field(PersonField::Seniority),
        Self::Field(PersonField::Email),
        Self::Field(PersonField::Aliases),
        Self::LeftOut,
    ];

    /// Its name on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Field(field) => field.word(),
            Self::First => "First name",
            Self::Last => "Last name",
            Self::LeftOut => "Leave out",
        }
    }

    /// Reads a name from the command line: that of a field, in any case.
    pub fn parse(name: &str) -> Option<Self> {
        let name = fold_words(name.trim());
        let is = |known: &&Self| {
            fold_words(known.word()) == name
                || matches!(known, Self::Field(field) if fold_words(field.key()) == name)
        };
        Self::ALL.iter().find(is).copied()
    }

    /// What a column with this heading holds.
    pub(super) fn under(heading: &str) -> Self {
        match fold_words(heading.trim()).as_str() {
            "name" | "full name" | "display name" | "person" | "who" | "nom complet" => {
                Self::Field(PersonField::Name)
            }
            "first name" | "given name" | "vorname" | "prenom" => Self::First,
            "last name" | "surname" | "family name" | "nachname" | "nom" => Self::Last,
            "role" | "title" | "job title" | "position" | "funktion" | "poste" => {
                Self::Field(PersonField::Role)
            }
            "department" | "team" | "division" | "abteilung" | "service" => {
                Self::Field(PersonField::Department)
            }
            "seniority" | "level" | "grade" | "stufe" => Self::Field(PersonField::Seniority),
            "email" | "e mail" | "mail" | "email address" | "e mail address" | "e mail 1 value"
            | "adresse e mail" => Self::Field(PersonField::Email),
            "also known as" | "aliases" | "alias" | "username" | "user name" | "nickname" => {
                Self::Field(PersonField::Aliases)
            }
            _ => Self::LeftOut,
        }
    }

    /// Whether somebody can be told from others by what it holds.
    pub(super) fn tells_who(self) -> bool {
        matches!(self, Self::Field(PersonField::Name | PersonField::Email) | Self::First | Self::Last)
    }
}

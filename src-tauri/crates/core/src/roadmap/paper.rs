//! On what a roadmap is printed.

use roadbook_formats::document::{Paper, SheetPages};
use serde::{Deserialize, Serialize};

/// What a PDF of the roadmap is put on.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum DrawnPaper {
    /// Pages of 297 by 210 mm.
    #[default]
    A4,
    /// Pages of 11 by 8.5 in.
    Letter,
    /// Pages of 420 by 297 mm.
    A3,
    /// Pages of 17 by 11 in.
    Tabloid,
    /// One page, as large as it needs.
    OnePage,
}

impl DrawnPaper {
    /// Every one.
    pub const ALL: &'static [Self] = &[Self::A4, Self::Letter, Self::A3, Self::Tabloid, Self::OnePage];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::OnePage => "one-page",
            Self::A4 | Self::Letter | Self::A3 | Self::Tabloid => self.size().key(),
        }
    }

    /// Reads a name, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = text.trim().to_lowercase();
        Self::ALL.iter().copied().find(|paper| paper.key() == wanted)
    }

    /// The size of a page; of one page, what its other formats are set on.
    pub(super) fn size(self) -> Paper {
        match self {
            Self::A4 | Self::OnePage => Paper::A4,
            Self::Letter => Paper::Letter,
            Self::A3 => Paper::A3,
            Self::Tabloid => Paper::Tabloid,
        }
    }

    /// Whether it is cut where pages end.
    pub(super) fn pages(self) -> SheetPages {
        match self {
            Self::OnePage => SheetPages::One,
            Self::A4 | Self::Letter | Self::A3 | Self::Tabloid => SheetPages::Tiles,
        }
    }
}

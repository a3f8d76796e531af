//! The dialects a log can be written in.

use crate::error::{Error, Result};

/// A dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dialect {
    /// MADR 4, a file for each decision.
    Madr,
    /// As adr-tools writes it, a file for each decision.
    Nygard,
    /// Structured MADR 1.0, a file for each decision.
    StructuredMadr,
    /// JSON-ADR 1.0.0, one file.
    JsonAdr,
    /// A register as text with commas.
    Csv,
    /// A register as a sheet.
    Xlsx,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: &'static [Self] =
        &[Self::Madr, Self::Nygard, Self::StructuredMadr, Self::JsonAdr, Self::Csv, Self::Xlsx];

    /// Its name on the command line and in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Madr => "madr",
            Self::Nygard => "nygard",
            Self::StructuredMadr => "structured-madr",
            Self::JsonAdr => "json-adr",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// Reads a name from the command line.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the names there are.
    pub fn parse(name: &str) -> Result<Self> {
        let wanted = name.trim().to_lowercase().replace(['_', ' '], "-");
        let alias = match wanted.as_str() {
            "adr-tools" => "nygard",
            "smadr" | "structuredmadr" => "structured-madr",
            "json" | "jsonadr" => "json-adr",
            "md" | "markdown" | "site" => "madr",
            other => other,
        };
        let found = Self::ALL.iter().copied().find(|dialect| dialect.key() == alias);
        found.ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|dialect| dialect.key()).collect();
            Error::invalid(
                format!("Decisions cannot be written as “{name}”"),
                format!("Choose {}.", known.join(", ")),
            )
        })
    }

    /// Whether it is a folder of Markdown files.
    pub fn is_markdown(self) -> bool {
        match self {
            Self::Madr | Self::Nygard | Self::StructuredMadr => true,
            Self::JsonAdr | Self::Csv | Self::Xlsx => false,
        }
    }

    /// What the names of its files end in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Madr | Self::Nygard | Self::StructuredMadr => "md",
            Self::JsonAdr => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

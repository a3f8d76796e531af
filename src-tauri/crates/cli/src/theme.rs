//! What the command line asks of slides: `--theme` and `--notes`.

use std::path::PathBuf;

use roadbook_core::updates::{SlidesWish, read_theme};
use roadbook_core::{Error, Result};

use crate::context::Context;

/// The template that slides stand on.
#[derive(Debug, clap::Args)]
pub struct ThemeArgs {
    /// The company's own PowerPoint template, for slides: its masters, layouts, colours and fonts are used. That of the
    /// settings when left out
    #[arg(long, value_name = "FILE.pptx")]
    theme: Option<PathBuf>,
}

impl ThemeArgs {
    /// The bytes of the template that is named; what it has no place for is said.
    ///
    /// # Errors
    /// When there are no slides among the files, or the file cannot carry them; the message says why.
    pub fn read(&self, has_slides: bool, context: &Context) -> Result<Option<Vec<u8>>> {
        let Some(path) = &self.theme else { return Ok(None) };
        refuse_without_slides("--theme", has_slides)?;
        let (bytes, theme) = read_theme(path)?;
        for note in theme.notes() {
            context.output.note(&note.0);
        }
        Ok(Some(bytes))
    }
}

/// What is asked of slides: their template, and what is said while they are shown.
#[derive(Debug, clap::Args)]
pub struct SlidesArgs {
    #[command(flatten)]
    theme: ThemeArgs,
    /// Put what is said while a slide is shown into its notes
    #[arg(long)]
    pub notes: bool,
}

impl SlidesArgs {
    /// The bytes of the template that is named.
    ///
    /// # Errors
    /// As [`ThemeArgs::read`], and for notes without slides.
    pub fn read(&self, has_slides: bool, context: &Context) -> Result<Option<Vec<u8>>> {
        if self.notes {
            refuse_without_slides("--notes", has_slides)?;
        }
        self.theme.read(has_slides, context)
    }

    /// What the core is asked for.
    pub fn wish<'a>(&self, theme: &'a Option<Vec<u8>>) -> SlidesWish<'a> {
        SlidesWish { theme: theme.as_deref(), notes: self.notes }
    }
}

fn refuse_without_slides(option: &str, has_slides: bool) -> Result<()> {
    if has_slides {
        return Ok(());
    }
    Err(Error::invalid(
        format!("{option} is for slides, and there are none among the files"),
        format!("Add pptx to --format, or leave {option} out."),
    ))
}

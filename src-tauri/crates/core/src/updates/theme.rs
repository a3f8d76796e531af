//! The company's own PowerPoint template: from a file, or as it is kept in the workspace.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use roadbook_formats::write::pptx::Template;
use rusqlite::Connection;

use super::Slides;
use crate::attached::kept;
use crate::error::{Error, Result};
use crate::settings::{KeptTheme, Settings, theme_of};

/// What is asked of slides.
#[derive(Debug, Clone, Copy, Default)]
pub struct SlidesWish<'a> {
    /// The bytes of a template that is used instead of the one that the workspace keeps.
    pub theme: Option<&'a [u8]>,
    /// Whether what is said while a slide is shown goes with it.
    pub notes: bool,
}

impl Slides {
    /// How slides are made: on the template that is asked for, else on the workspace's, else on ours.
    ///
    /// # Errors
    /// When the template that is asked for cannot carry slides, or the storage fails.
    pub fn of(conn: &Connection, wish: SlidesWish<'_>) -> Result<Self> {
        if let Some(bytes) = wish.theme {
            let template = Some(Arc::new(theme_of(bytes)?));
            return Ok(Self { template, kept: None, notes: wish.notes });
        }
        let kept = Settings::of(conn)?.theme;
        let template = kept.as_ref().map(|theme| of_workspace(conn, theme)).transpose()?.flatten();
        let kept = kept.filter(|_| template.is_some()).map(|theme| theme.hash);
        Ok(Self { template, kept, notes: wish.notes })
    }
}

/// The template that the workspace keeps. One that cannot be used any longer is as if nobody had chosen it: the settings
/// say so.
fn of_workspace(conn: &Connection, theme: &KeptTheme) -> Result<Option<Arc<Template>>> {
    // Every page that is looked at asks for it, and reading one takes longer than setting the page.
    static LAST: Mutex<Option<(String, Arc<Template>)>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, template)) = last.as_ref().filter(|(hash, _)| *hash == theme.hash) {
        return Ok(Some(Arc::clone(template)));
    }
    let Some(bytes) = kept(conn, &theme.hash)? else { return Ok(None) };
    match theme_of(&bytes) {
        Ok(template) => {
            let template = Arc::new(template);
            *last = Some((theme.hash.clone(), Arc::clone(&template)));
            Ok(Some(template))
        }
        Err(_) => {
            tracing::warn!("the workspace's PowerPoint template cannot be used any longer");
            Ok(None)
        }
    }
}

/// Reads a template for slides: its bytes, and what they are.
///
/// # Errors
/// When the file cannot be read or is no template; the message says why.
pub fn read_theme(path: &Path) -> Result<(Vec<u8>, Template)> {
    let bytes = std::fs::read(path).map_err(Error::file(format!("read {}", path.display())))?;
    let theme = theme_of(&bytes)?;
    Ok((bytes, theme))
}

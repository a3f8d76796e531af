//! The company's own PowerPoint template, from a file.

use std::path::Path;

use roadbook_formats::write::pptx::Template;

use crate::error::{Error, Result};

/// Reads a template for slides: its bytes, and what they are.
///
/// # Errors
/// When the file cannot be read or is no template; the message says why.
pub fn read_theme(path: &Path) -> Result<(Vec<u8>, Template)> {
    let bytes = std::fs::read(path).map_err(Error::file(format!("read {}", path.display())))?;
    let template = Template::read(&bytes).map_err(Error::document("use the template"))?;
    Ok((bytes, template))
}

//! Writes the sample documents in every format to a folder: `cargo run --example pages -- FOLDER`.

use std::error::Error;
use std::path::Path;

use roadbook_formats::document::{Block, Document, prose};
use roadbook_formats::write;

const SAMPLES: [(&str, &str); 4] = [
    ("executives", include_str!("samples/executives.json")),
    ("sales", include_str!("samples/sales.json")),
    ("customers", include_str!("samples/customers.json")),
    ("engineering", include_str!("samples/engineering.json")),
];
const RUNNING_TEXT: &str = include_str!("samples/engineering.md");

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder to write to")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    for (name, sample) in SAMPLES {
        let mut document: Document = serde_json::from_str(sample)?;
        if name == "engineering" {
            let section = document.sections.get_mut(1).ok_or("the sample has no second section")?;
            section.blocks = vec![Block::Prose(prose::from_markdown(RUNNING_TEXT))];
        }
        std::fs::write(folder.join(format!("{name}.md")), write::markdown::render(&document))?;
        std::fs::write(folder.join(format!("{name}.html")), write::html::render(&document))?;
        std::fs::write(folder.join(format!("{name}.pdf")), write::pdf::render(&document)?)?;
    }
    Ok(())
}

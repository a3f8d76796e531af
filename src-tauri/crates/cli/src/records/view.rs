//! Saved views in a list.

use roadbook_core::Result;
use roadbook_core::views::{SavedView, ViewContent};
use serde::Serialize;

use crate::output::{Form, Output};
use crate::table::Table;

/// A saved view in JSON.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewJson {
    name: String,
    #[serde(flatten)]
    content: ViewContent,
    pinned: bool,
}

impl From<SavedView> for ViewJson {
    fn from(view: SavedView) -> Self {
        Self { name: view.name, content: view.content, pinned: view.pinned }
    }
}

/// Writes saved views.
pub fn write(output: &mut Output, views: Vec<SavedView>) -> Result<()> {
    let views: Vec<ViewJson> = views.into_iter().map(ViewJson::from).collect();
    if output.form() == Form::Json {
        return output.json(&views);
    }
    let mut table = Table::new(["View", "Layout", "Filter", "Lanes", "Pinned"]);
    for ViewJson { name, content, pinned } in &views {
        let lanes: Vec<_> = content.lanes.iter().map(|lane| lane.name()).collect();
        let pinned = if *pinned { "yes" } else { "" };
        table.row([name.as_str(), content.layout.key(), &content.filter, &lanes.join(", "), pinned]);
    }
    output.table(&table, "No view is saved yet")
}

/// Writes one saved view.
pub fn write_one(output: &mut Output, view: SavedView) -> Result<()> {
    match output.form() {
        Form::Json => output.json(&ViewJson::from(view)),
        Form::Text => write(output, vec![view]),
    }
}

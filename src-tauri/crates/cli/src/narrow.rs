//! Which items a command is about: those of a saved view, those a filter lets through, or all of them.

use roadbook_core::items::list::ItemQuery;
use roadbook_core::views::ViewContent;
use roadbook_core::views::list::named;
use roadbook_core::{Connection, Result};

/// A saved view and a filter; where both are given, both must hold.
#[derive(Debug, clap::Args)]
pub struct Narrow {
    /// Items that are so, such as "team:payments health:at-risk due:<2026-10"
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    filter: Option<String>,
    /// Items of a saved view
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
}

impl Narrow {
    /// Whether anything narrows the items down.
    pub fn is_given(&self) -> bool {
        self.filter.is_some() || self.view.is_some()
    }

    /// What the view shows; what is shown without one when none is given.
    ///
    /// # Errors
    /// When there is no such view, or the storage fails.
    pub fn content(&self, conn: &Connection) -> Result<ViewContent> {
        self.view.as_deref().map_or_else(|| Ok(ViewContent::default()), |name| Ok(named(conn, name)?.content))
    }

    /// The items that are meant, in the order of the view, or of their references.
    ///
    /// # Errors
    /// As [`Narrow::content`].
    pub fn query(&self, conn: &Connection) -> Result<ItemQuery> {
        let mut query = match self.view {
            Some(_) => self.content(conn)?.query(),
            None => ItemQuery::default(),
        };
        let parts = query.filter.iter().chain(&self.filter).map(|part| part.trim());
        query.filter = Some(parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "));
        Ok(query)
    }

    /// What is said when there is nothing: that nothing fits, or that there is nothing of the kind yet.
    pub fn nothing<'a>(&self, at_all: &'a str) -> &'a str {
        if self.is_given() { "Nothing fits" } else { at_all }
    }
}

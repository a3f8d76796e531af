//! What blocks became of one view, and its records as merge fields, kept while the text around them is written.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use minijinja::value::Value;

use super::{Expanded, expand};
use crate::error::Result;
use crate::templates::Template;
use crate::templates::outline::{Asked, Call};
use crate::templates::page::Page;

/// More blocks than a page has; what was typed into one letter by letter is not kept beyond them.
const MOST_KEPT: usize = 64;

/// What is made of a view once; always of the same. Copies share it.
#[derive(Debug, Clone, Default)]
pub struct KeptBlocks(Arc<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// What blocks became, by what they ask for.
    blocks: Mutex<HashMap<Asked, Expanded>>,
    items: OnceLock<Value>,
    decisions: OnceLock<Value>,
}

impl KeptBlocks {
    /// The items of the view as a merge field, made once.
    pub(in crate::templates) fn items(&self, make: impl FnOnce() -> Value) -> Value {
        self.0.items.get_or_init(make).clone()
    }

    /// The decisions of the view as a merge field, made once.
    pub(in crate::templates) fn decisions(&self, make: impl FnOnce() -> Value) -> Value {
        self.0.decisions.get_or_init(make).clone()
    }

    /// What a block becomes, made once.
    ///
    /// # Errors
    /// When the block does not hold what it should; that is not kept, as it names the line.
    pub(in crate::templates) fn expand(
        &self,
        template: &Template,
        call: &Call,
        page: Page<'_>,
    ) -> Result<Expanded> {
        // What is to be explained hangs on the rest of the page.
        if call.name == "glossary" {
            return expand(template, call.clone(), page);
        }
        let asked = call.asked();
        let mut kept = self.0.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.get(&asked) {
            return Ok(known.clone());
        }
        let made = expand(template, call.clone(), page)?;
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(asked, made.clone());
        Ok(made)
    }
}

//! The block `glossary`: the audience's own words that stand on this page, with what they mean.

use roadbook_formats::document::{Block, Cell, Column, Ledger, Width};

use super::Expanded;
use crate::leaks::tokens;
use crate::templates::page::Page;

/// Words that stand nowhere else on the page are left out.
pub(super) fn expand(page: Page<'_>) -> Expanded {
    let said = page.said.map(tokens).unwrap_or_default();
    let stands = |word: &str| {
        let row = tokens(word);
        !row.is_empty() && said.windows(row.len()).any(|window| window == row)
    };
    let mut words: Vec<_> =
        page.view.audience.glossary.iter().filter(|meaning| stands(&meaning.word)).collect();
    words.sort_by_key(|meaning| meaning.word.to_lowercase());
    if words.is_empty() {
        return Expanded::default();
    }
    let row = |word: &str, means: &str| vec![Cell::strong(word), Cell::plain(means)];
    let rows = words.iter().map(|meaning| row(&meaning.word, &meaning.means)).collect();
    let columns = vec![Column::new("", Width::Name), Column::new("", Width::Share(1))];
    Expanded::of(vec![Block::Ledger(Ledger { columns, rows })])
}

//! The block `columns`: now, next and later, side by side.

use roadbook_formats::document::{Block, Horizon as Column, SectionWidth};
use roadbook_formats::words::Commitment;

use super::Expanded;
use super::entry::{SHOW, Show, entry};
use crate::error::Result;
use crate::templates::Template;
use crate::templates::outline::Call;
use crate::templates::page::{Page, sort_by_start};
use crate::timeframe::Horizon;

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let show = call.choices(template, "show", SHOW, &[Show::Text])?;
    // What is over or rests is neither in hand nor does it come.
    let mut items: Vec<_> = page.view.items.iter().filter(|item| !item.is_not_to_come()).collect();
    sort_by_start(&mut items);
    let columns: Vec<_> = Horizon::ALL
        .iter()
        .map(|horizon| {
            let (means, commitment) = match horizon {
                Horizon::Now => ("In hand", Commitment::Committed),
                Horizon::Next => ("Comes next", Commitment::Likely),
                Horizon::Later => ("We intend to", Commitment::Might),
            };
            let means = call.take(horizon.key()).unwrap_or_else(|| means.to_owned());
            let meant = items.iter().filter(|item| page.horizon(item) == Some(*horizon));
            Column {
                word: horizon.word().to_owned(),
                means: Some(means),
                commitment: Some(commitment),
                entries: meant.map(|item| entry(item, &show)).collect(),
            }
        })
        .collect();
    let undated = items.iter().filter(|item| page.horizon(item).is_none()).count();
    if columns.iter().all(|column| column.entries.is_empty()) {
        return Ok(Expanded::default());
    }
    let note = match undated {
        0 => None,
        1 => Some("One more has no time yet.".to_owned()),
        more => Some(format!("{more} more have no time yet.")),
    };
    Ok(Expanded { note, width: SectionWidth::Wide, ..Expanded::of(vec![Block::Columns(columns)]) })
}

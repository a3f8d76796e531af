//! The block `metrics`: how the measures stand against their targets, each with its small line.

use roadbook_formats::document::Block;
use roadbook_formats::words::Health;

use super::{Expanded, MOST, cut_short};
use crate::audiences::view::SeenMetric;
use crate::error::Result;
use crate::metrics::score::score;
use crate::templates::Template;
use crate::templates::outline::Call;
use crate::templates::page::Page;

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Only {
    All,
    Off,
    Review,
}

const ONLY: &[(&str, Only)] = &[("all", Only::All), ("off target", Only::Off), ("in reviews", Only::Review)];

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let only = call.choice(template, "only", ONLY)?;
    let most = call.number(template, "most", MOST)?;
    let is_meant = |row: &&SeenMetric| match only {
        Only::All => true,
        Only::Off => matches!(row.health, Some(Health::AtRisk | Health::OffTrack)),
        Only::Review => row.in_pack,
    };
    let mut scores: Vec<_> =
        page.registers.metrics.iter().filter(is_meant).map(|row| score(row, why(row))).collect();
    if scores.is_empty() {
        return Ok(Expanded::default());
    }
    let note = cut_short(&mut scores, most);
    Ok(Expanded { note, ..Expanded::of(vec![Block::Scorecard(scores)]) })
}

/// What was said with the last reading.
fn why(row: &SeenMetric) -> Option<String> {
    let reading = row.latest.as_ref()?;
    Some(reading.note.clone()).filter(|note| !note.is_empty())
}

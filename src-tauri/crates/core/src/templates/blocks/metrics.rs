//! The block `metrics`: how the measures stand against their targets, each with its small line or as a chart of its own.

use roadbook_formats::document::Block;
use roadbook_formats::words::Health;

use super::{Expanded, MOST, cut_short};
use crate::audiences::view::SeenMetric;
use crate::error::Result;
use crate::metrics::score::score;
use crate::metrics::{Steps, chart};
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

/// As what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Scorecard,
    Charts(Steps),
}

const SHOWN: &[(&str, Shown)] = &[
    ("scorecard", Shown::Scorecard),
    ("charts", Shown::Charts(Steps::Months)),
    ("charts by week", Shown::Charts(Steps::Weeks)),
];

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let only = call.choice(template, "only", ONLY)?;
    let most = call.number(template, "most", MOST)?;
    let shown = call.choice(template, "as", SHOWN)?;
    let is_meant = |row: &&SeenMetric| match only {
        Only::All => true,
        Only::Off => matches!(row.health, Some(Health::AtRisk | Health::OffTrack)),
        Only::Review => row.in_pack,
    };
    let mut rows: Vec<_> = page.registers.metrics.iter().filter(is_meant).collect();
    if rows.is_empty() {
        return Ok(Expanded::default());
    }
    let note = cut_short(&mut rows, most);
    let scores =
        |rows: Vec<&SeenMetric>| Block::Scorecard(rows.into_iter().map(|row| score(row, why(row))).collect());
    let blocks = match shown {
        Shown::Scorecard => vec![scores(rows)],
        Shown::Charts(steps) => {
            // What has too few readings for a chart is told all the same.
            let (drawn, few): (Vec<_>, Vec<_>) =
                rows.into_iter().map(|row| (row, chart(row, steps))).partition(|(_, chart)| chart.is_some());
            let few: Vec<_> = few.into_iter().map(|(row, _)| row).collect();
            let charts = drawn.into_iter().filter_map(|(_, chart)| chart).map(Block::Chart);
            charts.chain((!few.is_empty()).then(|| scores(few))).collect()
        }
    };
    Ok(Expanded { note, ..Expanded::of(blocks) })
}

/// What was said with the last reading.
fn why(row: &SeenMetric) -> Option<String> {
    let reading = row.latest.as_ref()?;
    Some(reading.note.clone()).filter(|note| !note.is_empty())
}

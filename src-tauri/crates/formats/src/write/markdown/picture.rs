//! The roadmap picture in words: a table by quarter while that can be read, else a list by lane.

use chrono::{Datelike as _, Months, NaiveDate};

use super::escape::{bold, guarded, inline, text};
use super::{Page, sign};
use crate::document::{Bar, Lane, Reach, RoadmapPicture};

/// More quarters than this do not fit beside each other.
const QUARTERS: usize = 6;
/// More items than this make the cells unreadable.
const ITEMS: usize = 24;

impl Page {
    pub(super) fn picture(&mut self, picture: &RoadmapPicture) {
        self.put(&text(&picture.alt));
        let quarters = quarters(picture.from, picture.to);
        let flat = picture.lanes.iter().all(|lane| lane.lanes.is_empty());
        let items: usize = picture.lanes.iter().map(|lane| lane.bars.len()).sum();
        if flat && !quarters.is_empty() && quarters.len() <= QUARTERS && items <= ITEMS {
            self.by_quarter(picture, &quarters);
        } else {
            let mut out = String::new();
            by_lane(&picture.lanes, 0, &mut out);
            self.put(&out);
        }
    }

    /// Each item stands in the quarter in which it is done; what ends outside the picture at the edge it leaves by.
    fn by_quarter(&mut self, picture: &RoadmapPicture, quarters: &[NaiveDate]) {
        let name = |day: &NaiveDate| format!("Q{} {}", day.month0() / 3 + 1, day.year());
        let head = std::iter::once(String::new()).chain(quarters.iter().map(name)).collect();
        let row = |lane: &Lane| {
            let cell = |quarter: usize| {
                let inside = lane.bars.iter().filter(|bar| quarter_of(bar, quarters) == quarter);
                inside.map(item).collect::<Vec<_>>().join("; ")
            };
            std::iter::once(lane_head(lane)).chain((0..quarters.len()).map(cell)).collect()
        };
        self.table(head, picture.lanes.iter().map(row).collect());
    }
}

fn by_lane(lanes: &[Lane], depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    for lane in lanes {
        out.push_str(&format!("{indent}- {}\n", guarded(lane_head(lane))));
        for bar in &lane.bars {
            out.push_str(&format!("{indent}  - {}\n", guarded(item(bar))));
        }
        by_lane(&lane.lanes, depth + 1, out);
    }
}

fn lane_head(lane: &Lane) -> String {
    let state = lane.mark.map(|mark| format!("{} {}", sign(mark), mark.word()));
    let parts = [Some(bold(&lane.name)), lane.note.as_deref().map(inline), state];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// "▲ Instant payouts R-12, Dec 2026 to Feb 2027, committed".
fn item(bar: &Bar) -> String {
    let named = [
        bar.mark.map(|mark| sign(mark).to_owned()),
        Some(inline(&bar.title)),
        bar.reference.as_deref().map(inline),
    ];
    let named = named.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let sure = bar.commitment.map(|commitment| commitment.word().to_lowercase());
    let state = bar.mark.map(|mark| mark.word().to_lowercase());
    let parts = [Some(named), Some(inline(&bar.when)), sure, state];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The first days of the quarters between two days.
fn quarters(from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(from.year(), from.month0() / 3 * 3 + 1, 1).unwrap_or(from);
    let later =
        |step: usize| first.checked_add_months(Months::new(u32::try_from(step).ok()?.checked_mul(3)?));
    // One more than is shown tells that there are too many.
    (0..=QUARTERS).map_while(later).take_while(|day| *day <= to).collect()
}

fn quarter_of(bar: &Bar, quarters: &[NaiveDate]) -> usize {
    let end = match bar.reach {
        Reach::At(day) => Some(day),
        Reach::Span { end, .. } => end.day(),
    };
    match end {
        Some(day) => quarters.iter().rposition(|quarter| *quarter <= day).unwrap_or_default(),
        None => quarters.len().saturating_sub(1),
    }
}

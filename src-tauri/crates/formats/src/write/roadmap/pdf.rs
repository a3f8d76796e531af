//! The sheet on pages across: one when it can be read there or when one is asked for, else tiles. Time is cut where a quarter begins, lanes between
//! rows; the same lanes stand on all tiles of a band.

use chrono::{Months, NaiveDate};
use serde_json::json;

use crate::document::{Bar, Lane, Reach, RoadmapPicture, RoadmapSheet, SheetPages, TimeScale};
use crate::roadmap_picture::{Plan, Room, levels, plan};
use crate::write::WriteError;
use crate::write::pdf::{Main, families, fonts, set, values};

const SIDES: f64 = 72.0;
const HEAD_AND_FOOT: f64 = 146.0;
/// No reader of PDF shows a page that is longer, with room for what stands in full below the picture.
const LONGEST: f64 = 13_600.0;
/// Months narrower than this cannot be read.
const LEAST_MONTH: f64 = 22.0;

/// Writes the sheet as PDF/UA-1, with more font files for letters that no face of the program has.
///
/// # Errors
/// When the pages cannot be set, which for a sheet of any content is a fault of the template.
pub fn pdf(sheet: &RoadmapSheet, more: &[Vec<u8>]) -> Result<Vec<u8>, WriteError> {
    let (short, long) = sheet.meta.paper.sides();
    let (room, windows) = match sheet.pages {
        SheetPages::Tiles => {
            let room = Room { width: long - SIDES, height: short - HEAD_AND_FOOT };
            (room, windows(sheet, room.width))
        }
        SheetPages::One => {
            let room = Room { width: super::whole_width(sheet), height: LONGEST - HEAD_AND_FOOT };
            (room, vec![sheet.picture.clone()])
        }
    };
    let columns: Vec<Vec<(Plan, String)>> = windows.iter().map(|picture| tiles(picture, room)).collect();
    let rows = columns.iter().map(Vec::len).max().unwrap_or_default();
    let mut list = Vec::new();
    for row in 0..rows {
        for column in &columns {
            // Where lanes are cut is the same in every window unless one packs its bars into fewer lines.
            let (plan, alt) = match column.get(row) {
                Some((plan, alt)) => (plan.clone(), alt.clone()),
                None => (
                    Plan { width: room.width, ..Plan::default() },
                    "Nothing more in these months.".to_owned(),
                ),
            };
            let notes = super::notes(&plan);
            let plan = plan.facing(sheet.meta.reads());
            list.push(json!({ "headline": sheet.headline, "alt": alt, "plan": plan, "notes": notes }));
        }
    }
    let fonts = fonts(more);
    let height = (sheet.pages == SheetPages::Tiles).then_some(short);
    let sheets =
        json!({ "columns": columns.len(), "list": list, "width": room.width + SIDES, "height": height });
    let values = values::of_sheets(&sheet.meta, sheets, &families(&fonts))?;
    set(Main::Roadmap, values, &sheet.meta, fonts)
}

fn tiles(picture: &RoadmapPicture, room: Room) -> Vec<(Plan, String)> {
    let plans = plan(picture, room);
    let many = plans.len();
    let alt = |at: usize| {
        if many > 1 { format!("{} Part {} of {many}.", picture.alt, at + 1) } else { picture.alt.clone() }
    };
    plans.into_iter().enumerate().map(|(at, plan)| (plan, alt(at))).collect()
}

/// The picture cut in time so that its months can be read; each part with the items that reach into it.
fn windows(sheet: &RoadmapSheet, width: f64) -> Vec<RoadmapPicture> {
    let picture = &sheet.picture;
    let labels = [120.0, 204.0, 258.0].get(levels(picture).saturating_sub(1)).copied().unwrap_or(258.0);
    let fit = ((width - labels) / LEAST_MONTH).floor().max(3.0);
    let months = super::months(sheet);
    let is_dated = !matches!(picture.scale, TimeScale::Horizons { .. });
    if !is_dated || months <= fit {
        return vec![picture.clone()];
    }
    let count = (months / fit).ceil();
    let each = ((months / count / 3.0).ceil() * 3.0) as u32;
    let mut windows = Vec::new();
    let mut from = picture.from;
    while from <= picture.to {
        let next = from.checked_add_months(Months::new(each)).unwrap_or(NaiveDate::MAX);
        let to = next.pred_opt().unwrap_or(next);
        let lanes = picture.lanes.iter().map(|lane| within(lane, from, to)).collect();
        windows.push(RoadmapPicture { from, to, lanes, ..picture.clone() });
        from = next;
    }
    windows
}

fn within(lane: &Lane, from: NaiveDate, to: NaiveDate) -> Lane {
    let reaches = |bar: &&Bar| match bar.reach {
        Reach::At(day) => (from..=to).contains(&day),
        Reach::Span { start, end } => {
            start.day().is_none_or(|day| day <= to) && end.day().is_none_or(|day| day >= from)
        }
    };
    Lane {
        bars: lane.bars.iter().filter(reaches).cloned().collect(),
        lanes: lane.lanes.iter().map(|lane| within(lane, from, to)).collect(),
        ..lane.clone()
    }
}

//! A date that moved: an empty diamond before, a filled one now, a line between.

use chrono::{Datelike as _, Months, NaiveDate};

use super::Drawing;
use crate::document::{Moved, MovedRow};
use crate::roadmap_picture::{Ink, Shape, Stroke, marks};
use crate::words::Commitment;

/// The months of the axis: where each begins, from 0 to `width`, and its short name. Thinned out so that names have room.
pub fn months(moved: &Moved, width: f64, least: f64) -> Vec<(f64, String)> {
    let Some(first) = NaiveDate::from_ymd_opt(moved.from.year(), moved.from.month(), 1) else {
        return Vec::new();
    };
    let all: Vec<NaiveDate> = (0..1200)
        .map_while(|step| first.checked_add_months(Months::new(step)))
        .take_while(|day| *day <= moved.to)
        .collect();
    let step = [1, 2, 3, 6, 12, 24, 48, 120]
        .into_iter()
        .find(|step| width / (all.len() as f64 / *step as f64).max(1.0) >= least)
        .unwrap_or(240);
    let name = |day: &NaiveDate| {
        let form = if step >= 12 {
            "%Y"
        } else if all.len() > 12 && day.month() == 1 {
            "%b %y"
        } else {
            "%b"
        };
        day.format(form).to_string()
    };
    let inside = all.iter().step_by(step).map(|day| (place(moved, *day, width).max(0.0), name(day)));
    inside.filter(|(x, _)| *x <= width).collect()
}

/// Draws one row of what moved; months as hairlines behind it.
pub fn moved(moved: &Moved, row: &MovedRow, width: f64, height: f64, size: f64) -> Drawing {
    let mut shapes: Vec<Shape> = months(moved, width, size * 1.2)
        .into_iter()
        .map(|(x, _)| Shape::Line {
            points: vec![(x, 0.0), (x, height)],
            stroke: Stroke::of(Ink::Hair, size / 22.0),
        })
        .collect();
    let half = size / 2.0;
    let middle = height / 2.0;
    // What lies outside the axis stands at its edge.
    let x = |day: NaiveDate| place(moved, day, width).clamp(half, width - half);
    let line = |from: f64, to: f64| Shape::Line {
        points: vec![(from, middle), (to, middle)],
        stroke: Stroke::of(Ink::Second, size / 8.0),
    };
    let diamond =
        |at: f64, commitment| marks::diamond(Some(commitment), size).moved(at - half, middle - half);
    let (was, now) = (row.was_on.map(x), row.now_on.map(x));
    match (was, now) {
        (Some(was), Some(now)) => shapes.push(line(was.min(now), was.max(now))),
        (Some(was), None) => shapes.push(line((was - size).max(0.0), (was + size).min(width))),
        (None, _) => {}
    }
    shapes.extend(was.map(|was| diamond(was, Commitment::Might)));
    shapes.extend(now.map(|now| diamond(now, Commitment::Committed)));
    let said = |words: &Option<String>| words.clone().filter(|words| !words.is_empty());
    let alt = match (said(&row.was), said(&row.now)) {
        (Some(was), Some(now)) => format!("From {was} to {now}."),
        (Some(was), None) => format!("Was {was}, now dropped."),
        (None, Some(now)) => format!("New, {now}."),
        (None, None) => String::new(),
    };
    Drawing { width, height, shapes, alt }
}

fn place(moved: &Moved, day: NaiveDate, width: f64) -> f64 {
    let days = (moved.to - moved.from).num_days().max(1) as f64 + 1.0;
    (day - moved.from).num_days() as f64 / days * width
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(from: &str, to: &str) -> Moved {
        Moved { from: from.parse().unwrap(), to: to.parse().unwrap(), rows: Vec::new(), note: None }
    }

    #[test]
    fn months_are_named_where_there_is_room() {
        let names = |moved: &Moved, width| {
            months(moved, width, 20.0).into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(names(&axis("2026-11-01", "2027-02-28"), 200.0), "Nov Dec Jan Feb");
        assert_eq!(names(&axis("2026-01-01", "2026-12-31"), 120.0), "Jan Mar May Jul Sep Nov");
        assert_eq!(names(&axis("2020-01-01", "2040-12-31"), 100.0), "2020 2030 2040");
        assert!(
            months(&axis("2027-01-01", "2026-01-01"), 100.0, 20.0).is_empty(),
            "an axis that ends before it begins"
        );
    }

    #[test]
    fn a_date_outside_the_axis_stands_at_its_edge() {
        let of = axis("2026-01-01", "2026-12-31");
        let row = MovedRow {
            was_on: "1990-01-01".parse().ok(),
            now_on: "2090-01-01".parse().ok(),
            was: Some("1990".into()),
            now: Some("2090".into()),
            ..MovedRow::default()
        };
        let drawing = moved(&of, &row, 100.0, 20.0, 8.0);
        assert_eq!(drawing.alt, "From 1990 to 2090.");
        for shape in &drawing.shapes {
            if let Shape::Area { points, .. } = shape {
                assert!(points.iter().all(|(x, y)| (0.0..=100.0).contains(x) && (0.0..=20.0).contains(y)));
            }
        }
    }
}

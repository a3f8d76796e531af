//! Lines from what has to be done first to what needs it, with a sentence where the two clash: red where the first comes too
//! late, amber where the second begins too soon.

use std::collections::HashMap;

use super::draw::text;
use super::lanes::Layout;
use super::measure::{Voice, width};
use super::shapes::{Group, Ink, Place, Shape, Stroke};
use crate::counts::things;
use crate::document::{Clash, Dependency};

/// How far a line stands off the bars it joins, in parts of a bar's height.
const OFF: f64 = 1.2;

/// The three stations of a line: where it leaves, where it turns, where it arrives. It arrives at the start of what
/// follows, or at its end where that does not lie behind.
pub(super) fn stations(leaves: f64, arrives: (f64, f64), off: f64) -> [f64; 3] {
    let (start, end) = arrives;
    if start >= leaves + 2.0 * off {
        [leaves, leaves + off, start]
    } else {
        let end = end.max(start);
        [leaves, leaves.max(end) + off, end]
    }
}

/// "42 days too late for R-12", "R-12 begins 9 days too soon".
pub(super) fn sentence(clash: Clash, to: &str) -> String {
    match clash {
        Clash::Late(days) => format!("{} too late for {to}", things(days, "day", "days")),
        Clash::Early(days) => format!("{to} begins {} too soon", things(days, "day", "days")),
    }
}

/// The colour of a line.
fn ink(clash: Option<Clash>) -> Ink {
    match clash {
        None => Ink::Third,
        Some(Clash::Early(_)) => Ink::Amber,
        Some(Clash::Late(_)) => Ink::Red,
    }
}

/// The lines between items that stand on one plan.
pub(super) fn draw(layout: &Layout, items: &[Group]) -> Vec<Group> {
    let places: HashMap<&str, &Place> = items
        .iter()
        .filter_map(|item| item.place.as_ref())
        .filter_map(|place| Some((place.reference.as_deref()?, place)))
        .collect();
    let taken: Vec<Box> =
        items.iter().filter_map(|item| item.place.as_ref()).flat_map(|place| boxes(place, layout)).collect();
    // What clashes lies above what does not, and what is late above what is early.
    let mut links: Vec<_> = layout.links.iter().collect();
    links.sort_by_key(|link| (link.clash.is_some(), matches!(link.clash, Some(Clash::Late(_)))));
    let drawn = links.into_iter().filter_map(|link| {
        let (from, to) = (places.get(&*link.from)?, places.get(&*link.to)?);
        Some(line(layout, link, (from, to), &taken))
    });
    drawn.collect()
}

fn line(layout: &Layout, link: &Dependency, (from, to): (&Place, &Place), taken: &[Box]) -> Group {
    let unit = layout.style.unit;
    let off = layout.style.bar * OFF;
    let middle = |place: &Place| place.y + place.height / 2.0;
    let [x0, mut turn, x2] = stations(from.x + from.width, (to.x, to.x + to.width), off);
    turn = turn.min(layout.width - 1.0);
    let (y0, y2) = (middle(from), middle(to));
    let thick = if link.clash.is_some() { 1.0 } else { 0.6 };
    let stroke = Stroke::of(ink(link.clash), thick * unit);
    let points = vec![(x0, y0), (turn, y0), (turn, y2), (x2, y2)];
    let mut shapes = vec![
        Shape::Line { points, stroke },
        tip(x2, y2, if x2 < turn { 1.0 } else { -1.0 }, stroke.ink, unit),
    ];
    let mut about = format!("{} needs {}", link.to, link.from);
    if let Some(clash) = link.clash {
        let said = sentence(clash, &link.to);
        about = format!("{}: {said}", link.from);
        let size = layout.style.note;
        let wide = width(&said, size, Voice::Sans);
        let (w, h) = (wide + 2.0, size * 1.2);
        let corner = free_corner((turn, y0, y2), (w, h), layout.width, taken);
        let (x, y) = (corner.0 + 1.0, corner.1 + size * 0.9);
        shapes.push(Shape::Rect { x: corner.0, y: corner.1, w, h, fill: Ink::Paper });
        shapes.push(text(x, y, said, size, 400, stroke.ink));
    }
    Group { about, place: None, shapes }
}

/// Left, top, right, bottom.
type Box = (f64, f64, f64, f64);

/// What an item covers: its bar and its title.
fn boxes(place: &Place, layout: &Layout) -> [Box; 2] {
    let top = place.y - layout.style.text - layout.style.gap - 2.0;
    [
        (place.x, place.y, place.x + place.width, place.y + place.height),
        (place.text_x, top, place.text_x + place.text_width, place.y),
    ]
}

/// The corner for a sentence beside an upright line where it covers nothing: from its middle outwards, right of it before
/// left. Where nothing is free, the middle.
fn free_corner((x, y0, y2): (f64, f64, f64), (w, h): (f64, f64), width: f64, taken: &[Box]) -> (f64, f64) {
    let (middle, half) = (f64::midpoint(y0, y2) - h / 2.0, (y2 - y0).abs() / 2.0);
    let steps = (half / 2.0).ceil() as i32 + 1;
    let lefts = [(x + 3.0).min(width - w), x - w - 3.0];
    let covers = |(left, top): (f64, f64)| {
        taken.iter().any(|(a, b, c, d)| left < *c && left + w > *a && top < *d && top + h > *b)
    };
    let beside = (0..steps).flat_map(|step| [2.0, -2.0].map(|way| middle + way * f64::from(step)));
    beside
        .flat_map(|top| lefts.map(|left| (left, top)))
        .find(|corner| !covers(*corner))
        .unwrap_or((lefts[0], middle))
}

fn tip(x: f64, y: f64, away: f64, fill: Ink, unit: f64) -> Shape {
    let (long, half) = (3.4 * unit * away, 2.1 * unit);
    Shape::Area { points: vec![(x, y), (x + long, y - half), (x + long, y + half)], fill, stroke: None }
}

/// A line as the legend shows it, in a box of this size.
pub(super) fn sign(w: f64, h: f64, clash: Option<Clash>) -> Vec<Shape> {
    let (ink, thick) = (ink(clash), if clash.is_some() { 1.0 } else { 0.6 });
    let points = vec![(0.0, h / 2.0), (w - 3.0, h / 2.0)];
    vec![Shape::Line { points, stroke: Stroke::of(ink, thick) }, tip(w, h / 2.0, -1.0, ink, 1.0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_on_to_what_follows_and_back_to_what_does_not() {
        assert_eq!(stations(100.0, (140.0, 200.0), 5.0), [100.0, 105.0, 140.0]);
        assert_eq!(
            stations(100.0, (60.0, 90.0), 5.0),
            [100.0, 105.0, 90.0],
            "back to the end of what is earlier"
        );
        assert_eq!(
            stations(100.0, (60.0, 190.0), 5.0),
            [100.0, 195.0, 190.0],
            "round the one that lasts longer"
        );
    }

    #[test]
    fn days_are_counted_in_words() {
        assert_eq!(sentence(Clash::Late(1), "R-1"), "1 day too late for R-1");
        assert_eq!(sentence(Clash::Late(42), "R-12"), "42 days too late for R-12");
        assert_eq!(sentence(Clash::Early(9), "R-12"), "R-12 begins 9 days too soon");
    }
}

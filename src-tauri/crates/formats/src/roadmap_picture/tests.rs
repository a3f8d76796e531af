//! Pictures of every kind: what stays on them, what is cut, what is said instead.

use super::*;
use crate::document::{Bar, Brand, Edge, Lane, Palette, Reach, Reads};
use crate::words::{Commitment, Mark};

fn bar(title: &str, start: &str, end: &str) -> Bar {
    let edge = |text: &str| match text {
        "" => Edge::Open,
        text => text
            .strip_prefix('~')
            .map_or_else(|| Edge::On(text.parse().unwrap()), |day| Edge::About(day.parse().unwrap())),
    };
    Bar {
        title: title.into(),
        reference: None,
        reach: Reach::Span { start: edge(start), end: edge(end) },
        when: format!("{start} to {end}"),
        commitment: Some(Commitment::Likely),
        mark: None,
        told: None,
        gone: None,
    }
}

fn picture(bars: Vec<Bar>) -> RoadmapPicture {
    RoadmapPicture {
        alt: "a roadmap".into(),
        from: "2026-10-01".parse().unwrap(),
        to: "2027-09-30".parse().unwrap(),
        lanes: vec![Lane { name: "Payouts".into(), bars, ..Lane::default() }],
        ..RoadmapPicture::default()
    }
}

const PAGE: Room = Room { width: 500.0, height: 600.0 };

/// The corners of everything an item draws.
fn extent(group: &Group) -> (f64, f64) {
    let reach = |shape: &Shape| match shape {
        Shape::Rect { x, w, .. } | Shape::Fade { x, w, .. } => (*x, x + w),
        Shape::Line { points, .. } | Shape::Check { points, .. } | Shape::Area { points, .. } => {
            points.iter().fold((f64::MAX, f64::MIN), |(low, high), (x, _)| (low.min(*x), high.max(*x)))
        }
        Shape::Circle { x, r, .. } => (x - r, x + r),
        Shape::Text { x, anchor: Anchor::Left, width, .. } => (*x, x + width.unwrap_or_default()),
        Shape::Text { x, anchor: Anchor::Right, width, .. } => (x - width.unwrap_or_default(), *x),
    };
    group
        .shapes
        .iter()
        .map(reach)
        .fold((f64::MAX, f64::MIN), |(low, high), (x0, x1)| (low.min(x0), high.max(x1)))
}

#[test]
fn everything_stays_on_the_picture() {
    let long = "a title that goes on and on ".repeat(12);
    let plans = plan(
        &picture(vec![
            bar("before and after", "2020-01-01", "2030-01-01"),
            bar(&long, "2027-09-01", "2027-09-30"),
            bar("open", "", ""),
            bar("soft", "~2027-07-01", "~2027-09-30"),
            bar("one day", "2027-09-30", "2027-09-30"),
            bar("turned round", "2027-05-01", "2027-01-01"),
        ]),
        PAGE,
    );
    assert_eq!((plans.len(), plans[0].items.len()), (1, 6));
    for item in &plans[0].items {
        let (from, to) = extent(item);
        assert!(from >= 110.0 && to <= 503.0, "{} reaches from {from} to {to}", item.about);
    }
    assert_eq!(plans[0].in_full.len(), 1, "what was cut is said in full");
    assert!(plans[0].in_full[0].contains(long.trim()));
    let mut narrow = picture(Vec::new());
    narrow.lanes[0].name = "Donaudampfschifffahrtsgesellschaft und Söhne".into();
    assert_eq!(
        plan(&narrow, PAGE)[0].in_full,
        [narrow.lanes[0].name.clone()],
        "nor is a name lost that was broken"
    );
}

#[test]
fn what_lies_outside_is_said() {
    let plans =
        plan(&picture(vec![bar("past", "2020-01-01", "2020-02-01"), bar("far", "2030-01-01", "")]), PAGE);
    assert!(plans[0].items.is_empty());
    assert_eq!(plans[0].outside.len(), 2, "nothing is dropped in silence");
}

#[test]
fn a_high_picture_is_cut_between_rows() {
    let bars = (0..300).map(|number| bar(&format!("item {number}"), "2026-10-01", "2027-09-30")).collect();
    let plans = plan(&picture(bars), PAGE);
    assert!(plans.len() > 5);
    assert_eq!(plans.iter().map(|plan| plan.items.len()).sum::<usize>(), 300, "each item stands once");
    assert!(plans.iter().all(|plan| plan.height <= PAGE.height), "no part is higher than the page");
    let endless = Room { height: f64::INFINITY, ..PAGE };
    assert_eq!(plan(&picture(vec![bar("one", "2026-10-01", "2027-09-30")]), endless).len(), 1);
}

#[test]
fn what_nobody_has_said_is_not_drawn_as_a_guess() {
    let with = |commitment| Bar { commitment, ..bar("One", "2026-10-01", "2026-12-31") };
    let words = |bars: Vec<Bar>| {
        let plan = plan(&picture(bars), Room { width: 800.0, height: 500.0 }).remove(0);
        let text = |shape: &Shape| match shape {
            Shape::Text { text, .. } => Some(text.clone()),
            _ => None,
        };
        plan.frame.iter().filter_map(text).collect::<Vec<_>>()
    };
    let unsaid = words(vec![with(None)]);
    assert!(unsaid.iter().any(|text| text == "not said how sure"), "{unsaid:?}");
    assert!(!unsaid.iter().any(|text| text == "might happen"), "{unsaid:?}");
    let might = words(vec![with(Some(Commitment::Might))]);
    assert!(!might.iter().any(|text| text == "not said how sure"), "{might:?}");
    assert_ne!(marks::bar(None, 20.0, 5.0), marks::bar(Some(Commitment::Might), 20.0, 5.0));
}

#[test]
fn bars_that_overlap_stand_in_rows() {
    let plans = plan(
        &picture(vec![
            bar("first", "2026-10-01", "2027-01-31"),
            bar("second", "2026-12-01", "2027-03-31"),
            bar("third", "2027-06-01", "2027-09-30"),
        ]),
        PAGE,
    );
    let top = |title: &str| {
        let item = plans[0].items.iter().find(|item| item.about.starts_with(title)).unwrap();
        let bar = item
            .shapes
            .iter()
            .rev()
            .find_map(|shape| if let Shape::Text { y, .. } = shape { Some(*y) } else { None });
        bar.unwrap()
    };
    assert!(top("second") > top("first"), "what overlaps goes below");
    assert_eq!(top("third"), top("first"), "what does not, beside");
}

#[test]
fn nested_lanes_get_columns() {
    let leaf =
        Lane { name: "leaf".into(), bars: vec![bar("x", "2026-10-01", "2026-12-31")], ..Lane::default() };
    let nest = |inside: Lane, name: &str| Lane { name: name.into(), lanes: vec![inside], ..Lane::default() };
    let mut deep = picture(Vec::new());
    deep.lanes = vec![nest(nest(nest(leaf, "c"), "b"), "a")];
    assert_eq!(levels(&deep), 3);
    let plans = plan(&deep, PAGE);
    let names: Vec<_> = plans[0]
        .frame
        .iter()
        .filter_map(|shape| if let Shape::Text { text, .. } = shape { Some(text.as_str()) } else { None })
        .collect();
    assert!(names.contains(&"c / leaf"), "the fourth level joins the third: {names:?}");
}

#[test]
fn what_is_read_from_the_right_is_mirrored_and_its_words_and_checks_are_not() {
    let mut done = bar("Instant payouts", "2026-10-01", "~2026-12-31");
    done.mark = Some(Mark::Done);
    done.reference = Some("R-1".into());
    let palette = Palette::of(&Brand::default());
    let left = plan(&picture(vec![done, bar("goes on", "2027-03-01", "2030-01-01")]), PAGE).remove(0);
    let drawn = |plan: &Plan| to_svg(plan, &palette, "p", "a roadmap");
    assert_eq!(drawn(&left.clone().facing(Reads::FromLeft)), drawn(&left));
    let right = left.clone().facing(Reads::FromRight);
    assert_eq!(drawn(&right.clone().facing(Reads::FromRight)), drawn(&left), "a mirror in a mirror");
    for (from, to) in left.items.iter().zip(&right.items) {
        let ((x0, x1), (y0, y1)) = (extent(from), extent(to));
        assert!((x0 + y1 - left.width).abs() < 0.01 && (x1 + y0 - left.width).abs() < 0.01, "{}", from.about);
        let (from, to) = (from.place.as_ref().unwrap(), to.place.as_ref().unwrap());
        assert!((from.x + to.x + to.width - left.width).abs() < 0.01);
        assert_eq!((from.fades.1, from.goes_on.1), (to.fades.0, to.goes_on.0));
    }
    let name = |plan: &Plan| {
        let mut shapes = plan.frame.iter();
        shapes.find_map(|shape| match shape {
            Shape::Text { text, x, anchor, .. } if text == "Payouts" => Some((*x, *anchor)),
            _ => None,
        })
    };
    assert_eq!(name(&left), Some((0.0, Anchor::Left)));
    assert_eq!(name(&right), Some((left.width, Anchor::Right)), "lanes stand at the right");
    let check = |plan: &Plan| {
        plan.items[0].shapes.iter().find_map(|shape| match shape {
            Shape::Check { points, .. } => Some(points[2].0 - points[0].0),
            _ => None,
        })
    };
    assert!(check(&left).unwrap() > 0.0 && (check(&left).unwrap() - check(&right).unwrap()).abs() < 0.01);
}

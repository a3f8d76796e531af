//! Picture and screen place every bar alike.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::lanes::Layout;
use super::screen::screen;
use super::*;
use crate::document::{Bar, Edge, Lane, Reach};

const FIRST: &str = "2026-01-01";

fn day(number: u64) -> NaiveDate {
    FIRST.parse::<NaiveDate>().unwrap() + Days::new(number)
}

fn any_edge() -> impl Strategy<Value = Edge> {
    prop_oneof![
        6 => (0_u64..1500).prop_map(|number| Edge::On(day(number))),
        3 => (0_u64..1500).prop_map(|number| Edge::About(day(number))),
        1 => Just(Edge::Open),
    ]
}

fn any_reach() -> impl Strategy<Value = Reach> {
    prop_oneof![
        1 => (0_u64..1500).prop_map(|number| Reach::At(day(number))),
        4 => (any_edge(), any_edge()).prop_map(|(start, end)| Reach::Span { start, end }),
    ]
}

fn any_picture() -> impl Strategy<Value = RoadmapPicture> {
    let lane = prop::collection::vec(any_reach(), 0..12);
    let depth = 1_usize..=3;
    (prop::collection::vec(lane, 1..5), depth).prop_map(|(lanes, depth)| {
        let mut number = 0;
        let mut bar = |reach| {
            number += 1;
            Bar {
                title: format!("Item {number}"),
                reference: Some(format!("R-{number}")),
                reach,
                when: String::new(),
                commitment: None,
                mark: None,
                told: None,
                gone: None,
            }
        };
        let lanes = lanes.into_iter().enumerate().map(|(at, reaches)| Lane {
            name: format!("Lane {at}"),
            bars: reaches.into_iter().map(&mut bar).collect(),
            ..Lane::default()
        });
        let lanes = (1..depth).fold(lanes.collect(), within);
        RoadmapPicture { from: day(200), to: day(1200), lanes, ..RoadmapPicture::default() }
    })
}

/// The lanes in lanes around them, two and two.
fn within(lanes: Vec<Lane>, level: usize) -> Vec<Lane> {
    let pairs = lanes.chunks(2).enumerate();
    pairs
        .map(|(at, lanes)| Lane {
            name: format!("Around {level} {at}"),
            lanes: lanes.to_vec(),
            ..Lane::default()
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn picture_and_screen_place_every_bar_alike(picture in any_picture(), per_day in 0.2_f64..8.0) {
        let plan = plan(&picture, Room { width: 1200.0, height: f64::INFINITY }).remove(0);
        let screen = screen(&picture, per_day, chrono::Weekday::Mon, &|_| None);
        let style = Layout::new(&picture, 1200.0, 1.0).style;
        let left = style.level_x(levels(&picture)) + style.gutter;
        let day_on_paper = (1200.0 - left) / 1001.0;
        prop_assert_eq!(plan.items.len(), screen.bars.len(), "the same are drawn");
        prop_assert_eq!(plan.outside.len(), screen.outside.len(), "the same lie outside");
        let lanes: Vec<_> = screen.lanes.iter().filter(|lane| !lane.head).map(|lane| lane.path.clone()).collect();
        prop_assert_eq!(plan.lanes.iter().map(|lane| lane.path.clone()).collect::<Vec<_>>(), lanes);
        for item in &plan.items {
            let place = item.place.as_ref().unwrap();
            let bar = screen.bars.iter().find(|bar| Some(&bar.reference) == place.reference.as_ref()).unwrap();
            prop_assert_eq!((place.milestone, place.fades), (bar.milestone, bar.fades));
            let in_lane = |lane: &screen::ScreenLane| {
                let at = screen.bars.iter().position(|other| other.reference == bar.reference).unwrap();
                (lane.first_bar as usize..(lane.first_bar + lane.bars) as usize).contains(&at)
            };
            let lane = screen.lanes.iter().find(|lane| !lane.head && in_lane(lane)).unwrap();
            prop_assert_eq!(&plan.lanes[place.lane].path, &lane.path, "the same lane");
            // A diamond is as wide as it is drawn; its middle is the day.
            let paper = |x: f64| (x - left) / day_on_paper;
            let days = if place.milestone {
                [(paper(place.x + place.width / 2.0), (bar.x + bar.width / 2.0) / per_day); 2]
            } else {
                [(paper(place.x), bar.x / per_day), (paper(place.x + place.width), (bar.x + bar.width) / per_day)]
            };
            for (on_paper, on_screen) in days {
                let at_an_edge = place.milestone && !(20.0..=981.0).contains(&on_screen);
                prop_assert!(at_an_edge || (on_paper - on_screen).abs() < 0.01, "{} at {on_paper} and {on_screen}", bar.reference);
            }
        }
    }

    #[test]
    fn nothing_touches_on_the_screen(picture in any_picture(), per_day in 0.2_f64..8.0) {
        let screen = screen(&picture, per_day, chrono::Weekday::Mon, &|_| None);
        for lane in &screen.lanes {
            let bars = &screen.bars[lane.first_bar as usize..(lane.first_bar + lane.bars) as usize];
            for pair in bars.windows(2).filter(|pair| pair[0].row == pair[1].row) {
                prop_assert!(pair[0].x + pair[0].width <= pair[1].x, "{} and {}", pair[0].reference, pair[1].reference);
            }
        }
    }
}

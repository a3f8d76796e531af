//! How many of each mark lie in a lane of the screen.

use super::screen::{Screen, Tally};
use crate::words::Mark;

/// Marks that ask for something come first.
const URGENCY: [Mark; 9] = [
    Mark::OffTrack,
    Mark::AtRisk,
    Mark::Paused,
    Mark::OnTrack,
    Mark::Unsaid,
    Mark::NotComparable,
    Mark::NotStarted,
    Mark::Done,
    Mark::Cut,
];

/// Says of each lane how many bars of each mark it and the lanes within it have.
pub(super) fn tally(out: &mut Screen) {
    let counts: Vec<[u32; 9]> = out
        .lanes
        .iter()
        .map(|lane| {
            let own = out.bars.iter().skip(lane.first_bar as usize).take(lane.bars as usize);
            let mut counts = [0; 9];
            for mark in own.filter_map(|bar| bar.mark) {
                for (count, _) in counts.iter_mut().zip(URGENCY).filter(|(_, known)| *known == mark) {
                    *count += 1;
                }
            }
            counts
        })
        .collect();
    let paths: Vec<Vec<String>> = out.lanes.iter().map(|lane| lane.path.clone()).collect();
    for (index, lane) in out.lanes.iter_mut().enumerate() {
        let within = |other: &&(usize, &Vec<String>)| {
            other.1.len() >= lane.path.len() && other.1.starts_with(&lane.path)
        };
        let inside: Vec<usize> = paths
            .iter()
            .enumerate()
            .skip(index)
            .take_while(|other| within(&other))
            .map(|(at, _)| at)
            .collect();
        lane.tally = URGENCY
            .iter()
            .enumerate()
            .map(|(place, mark)| Tally {
                mark: *mark,
                count: inside
                    .iter()
                    .filter_map(|at| counts.get(*at))
                    .filter_map(|counts| counts.get(place))
                    .sum(),
            })
            .filter(|tally| tally.count > 0)
            .collect();
    }
}

//! The table that is printed: job, ours, floor or peer, ratio, aim.

use super::amount::Amount;

/// What ours should come to.
#[derive(Debug, Clone, Copy)]
pub enum Aim {
    /// No more than this.
    AtMost(Amount),
    /// No more than so many times the floor or peer.
    Times(f64),
}

/// One figure beside what it is compared with.
#[derive(Debug)]
pub struct Row {
    pub job: String,
    pub ours: Amount,
    /// What it is compared with, and what that took; nothing where only the aim counts.
    pub peer: Option<(&'static str, Amount)>,
    pub aim: Aim,
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        self.ours.over(self.peer?.1)
    }

    fn met(&self) -> bool {
        let ratio = match self.aim {
            Aim::AtMost(most) => self.ours.over(most).map(|ratio| ratio <= 1.0),
            Aim::Times(times) => self.ratio().map(|ratio| ratio <= times),
        };
        ratio.unwrap_or(false)
    }

    fn cells(&self) -> [String; 5] {
        let aim = match self.aim {
            Aim::AtMost(most) => format!("{most}"),
            Aim::Times(times) => format!("{times} ×"),
        };
        [
            self.job.clone(),
            self.ours.to_string(),
            self.peer.map_or_else(String::new, |(name, amount)| format!("{name} {amount}")),
            self.ratio().map_or_else(String::new, |ratio| format!("{ratio:.2}")),
            format!("{aim} {}", if self.met() { "met" } else { "MISSED" }),
        ]
    }
}

/// The rows below their heading, in columns.
pub fn draw(rows: &[Row]) -> String {
    let heading = ["job", "ours", "floor or peer", "ratio", "aim"].map(str::to_owned);
    let lines: Vec<[String; 5]> = std::iter::once(heading).chain(rows.iter().map(Row::cells)).collect();
    let width =
        |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..5).map(width).collect();
    let drawn = lines.iter().map(|line| {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    });
    drawn.collect::<Vec<_>>().join("\n")
}

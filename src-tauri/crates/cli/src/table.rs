//! Columns that stand below each other.

use roadbook_formats::shown::shown;

/// Between two columns.
const GAP: &str = "  ";

/// Rows of cells under headings.
#[derive(Debug)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these headings.
    pub fn new<const COLUMNS: usize>(headings: [&str; COLUMNS]) -> Self {
        Self { rows: vec![headings.map(str::to_owned).to_vec()] }
    }

    /// Adds a row. Breaks become spaces, and letters that would act on a terminal become visible.
    pub fn row<const COLUMNS: usize>(&mut self, cells: [&str; COLUMNS]) {
        self.rows.push(cells.map(one_line).to_vec());
    }

    /// Whether there is nothing but headings.
    pub fn is_empty(&self) -> bool {
        self.rows.len() == 1
    }

    /// The lines, each column as wide as its widest cell. A column without any cell is left out.
    pub fn lines(&self) -> Vec<String> {
        let columns = self.rows.first().map_or(0, Vec::len);
        let widest = |column: usize| self.rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
        let has_cells = |column: &usize| self.rows.iter().skip(1).any(|row| !row[*column].is_empty());
        let kept: Vec<_> = (0..columns).filter(has_cells).map(|column| (column, widest(column))).collect();
        let line = |row: &Vec<String>| {
            let mut text = String::new();
            for (column, widest) in &kept {
                let cell = &row[*column];
                text.push_str(cell);
                text.extend(std::iter::repeat_n(' ', widest - width(cell)));
                text.push_str(GAP);
            }
            text.truncate(text.trim_end().len());
            text
        };
        self.rows.iter().map(line).collect()
    }
}

/// A text on one line that does nothing to a terminal but stand there.
pub fn one_line(text: &str) -> String {
    shown(text).lines().collect::<Vec<_>>().join(" ")
}

fn width(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let mut table = Table::new(["Ref", "Title", "Owner", "Status"]);
        table.row(["R-1", "Instant\npayouts", "", "Done"]);
        table.row(["R-12", "\u{1b}[31mRed", "", ""]);
        assert_eq!(
            table.lines(),
            ["Ref   Title            Status", "R-1   Instant payouts  Done", "R-12  \u{fffd}[31mRed"]
        );
    }
}

//! Tables without frames: hairlines between rows, a quiet head that stands again on the next slide or page.

use super::text::{self, Para};
use crate::roadmap_picture::{Ink, Shape};

/// A table: its columns, and its head.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    /// Widths in units; what separates columns is part of them.
    pub(crate) columns: Vec<f64>,
    /// White behind the text of each column but the last.
    pub(crate) gap: f64,
    pub(crate) head: Option<Row>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    pub(crate) height: f64,
    /// The line below it.
    pub(crate) below: Option<(Ink, f64)>,
    /// Shapes over it: from its top left, and how much larger than drawn.
    pub(crate) drawn: Vec<(f64, f64, Vec<Shape>, f64)>,
    /// The same with a name and the words that stand for them.
    pub(crate) groups: Vec<(f64, f64, String, String, Vec<Shape>, f64)>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Cell {
    pub(crate) paras: Vec<Para>,
    /// Whether it stands on the one tint.
    pub(crate) washed: bool,
    /// White at its sides, above and below.
    pub(crate) pad: Pad,
    pub(crate) middle: bool,
    /// The line above it: the rule of the option that is advised.
    pub(crate) above: Option<(Ink, f64)>,
    /// How many columns it takes; the cells it covers follow it, empty.
    pub(crate) span: usize,
}

/// White around the text of a cell, in units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pad {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

impl Pad {
    /// No white at all.
    pub(crate) const NONE: Self = Self { left: 0.0, right: 0.0, top: 0.0, bottom: 0.0 };
}

impl Default for Pad {
    fn default() -> Self {
        Self { left: 0.0, right: 18.0, top: 9.0, bottom: 9.0 }
    }
}

impl Cell {
    pub(crate) fn new(paras: Vec<Para>) -> Self {
        Self { paras, span: 1, ..Self::default() }
    }

    /// How high it has to be in a column of this width.
    pub(crate) fn height(&self, width: f64) -> f64 {
        let inside = (width - self.pad.left - self.pad.right).max(1.0);
        text::height(&self.paras, inside) + self.pad.top + self.pad.bottom
    }
}

impl Table {
    pub(crate) fn width(&self) -> f64 {
        self.columns.iter().sum()
    }

    /// Where a column begins.
    pub(crate) fn left(&self, column: usize) -> f64 {
        self.columns.iter().take(column).sum()
    }

    /// How high a row of these cells has to be.
    pub(crate) fn height(&self, cells: &[Cell]) -> f64 {
        let wide =
            |at: usize, cell: &Cell| -> f64 { self.columns.iter().skip(at).take(cell.span.max(1)).sum() };
        cells.iter().enumerate().map(|(at, cell)| cell.height(wide(at, cell))).fold(0.0, f64::max).ceil()
    }
}

impl Row {
    /// The row, or its parts where it is higher than a slide: each cell goes on on the next one.
    pub(crate) fn parts(self, table: &Table, room: f64) -> Vec<Row> {
        if self.height <= room {
            return vec![self];
        }
        let mut parts = Vec::new();
        let mut rest = self;
        while rest.height > room && parts.len() < 200 {
            let mut first = Row {
                drawn: std::mem::take(&mut rest.drawn),
                groups: std::mem::take(&mut rest.groups),
                ..rest.clone()
            };
            let mut went_on = false;
            for (at, (cell, later)) in first.cells.iter_mut().zip(&mut rest.cells).enumerate() {
                let wide: f64 = table.columns.iter().skip(at).take(cell.span.max(1)).sum();
                let inside = (wide - cell.pad.left - cell.pad.right).max(1.0);
                let (here, after) = text::split(&cell.paras, inside, room - cell.pad.top - cell.pad.bottom);
                went_on |= !here.is_empty();
                (cell.paras, later.paras) = (here, after);
            }
            if !went_on {
                // Not even a line fits: it stands as it is.
                break;
            }
            first.below = None;
            first.height = table.height(&first.cells);
            rest.height = table.height(&rest.cells);
            parts.push(first);
        }
        parts.push(rest);
        parts
    }
}

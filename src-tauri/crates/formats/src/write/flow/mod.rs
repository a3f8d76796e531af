//! Content as it flows over slides and pages: what belongs together stays together, rows go to a next slide under the same
//! head, and a text that is longer than a slide goes on on the next one. Nothing leaves a slide.
//!
//! Slides, documents for Word and mails are made of the same flows; this knows none of their formats.

pub(crate) mod blocks;
pub(crate) mod choice;
mod dates;
pub(crate) mod facts;
pub(crate) mod figures;
pub(crate) mod table;
pub(crate) mod text;

use table::{Row, Table};
use text::Para;

use crate::document::{Chart, Colour};
use crate::roadmap_picture::{Ink, Shape};

/// A rectangle on the slide, in units from its top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) w: f64,
    pub(crate) h: f64,
}

impl Frame {
    pub(crate) fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }
}

/// Something on a slide, in units from the top left of the room for content.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Draw {
    Text(Frame, Vec<Para>),
    Rule { x: f64, y: f64, w: f64, ink: Ink, weight: f64 },
    Field(Frame, Colour, Vec<Para>),
    Shapes { shapes: Vec<Shape>, x: f64, y: f64, scale: f64 },
    Group { name: String, about: String, shapes: Vec<Shape>, x: f64, y: f64, scale: f64 },
    Table { x: f64, y: f64, table: Table, rows: Vec<Row> },
    Chart(Frame, Box<Chart>),
}

impl Draw {
    pub(crate) fn moved(mut self, dx: f64, dy: f64) -> Self {
        match &mut self {
            Self::Text(frame, _) | Self::Field(frame, _, _) | Self::Chart(frame, _) => {
                frame.x += dx;
                frame.y += dy;
            }
            Self::Rule { x, y, .. }
            | Self::Shapes { x, y, .. }
            | Self::Group { x, y, .. }
            | Self::Table { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
        }
        self
    }
}

/// Content that has not found its slide yet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Flow {
    /// White, where something stands above.
    Gap(f64),
    /// One thing that cannot be parted.
    Whole { height: f64, draws: Vec<Draw> },
    /// Text that may be parted between paragraphs, and within one that is longer than a slide.
    Text { width: f64, paras: Vec<Para> },
    /// Rows that may be parted; the head stands again.
    Rows { table: Table, rows: Vec<Row> },
    /// Parts that stay together where they fit a slide.
    Keep(Vec<Flow>),
    /// Columns beside each other: each begins at its place and flows on by itself.
    Side(Vec<(f64, Vec<Flow>)>),
}

/// Slides that are being filled.
#[derive(Debug, Clone)]
pub(crate) struct Pages {
    pub(crate) height: f64,
    pub(crate) pages: Vec<Vec<Draw>>,
    y: f64,
    gap: f64,
}

impl Pages {
    pub(crate) fn new(height: f64) -> Self {
        Self { height, pages: vec![Vec::new()], y: 0.0, gap: 0.0 }
    }

    pub(crate) fn flow_all(&mut self, flows: Vec<Flow>, x: f64) {
        for flow in flows {
            self.flow(flow, x);
        }
    }

    /// How far down the last of them is filled.
    pub(crate) fn filled(&self) -> f64 {
        self.y
    }

    fn left(&self) -> f64 {
        self.height - self.y - self.gap
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = 0.0;
        self.gap = 0.0;
    }

    fn put(&mut self, height: f64, draws: Vec<Draw>, x: f64) {
        let y = self.y + self.gap;
        if let Some(page) = self.pages.last_mut() {
            page.extend(draws.into_iter().map(|draw| draw.moved(x, y)));
        }
        self.y = y + height;
        self.gap = 0.0;
    }

    pub(crate) fn flow(&mut self, flow: Flow, x: f64) {
        match flow {
            Flow::Gap(gap) => {
                if self.y > 0.0 {
                    self.gap = self.gap.max(gap);
                }
            }
            Flow::Whole { height, draws } => {
                if height > self.left() && self.y > 0.0 {
                    self.turn();
                }
                self.put(height, draws, x);
            }
            Flow::Text { width, paras } => self.text(width, paras, x),
            Flow::Rows { table, rows } => self.rows(&table, rows, x),
            Flow::Keep(parts) => {
                let height = total(&parts);
                if height > self.left()
                    && self.y > 0.0
                    && (height <= self.height || self.left() < self.height * 0.4)
                {
                    self.turn();
                }
                self.flow_all(parts, x);
            }
            Flow::Side(columns) => {
                let height = columns.iter().map(|(_, flows)| total(flows)).fold(0.0, f64::max);
                if height > self.left() && self.y > 0.0 {
                    self.turn();
                }
                self.side(columns, x);
            }
        }
    }

    /// Every column fills slides of its own; the slides are then laid over each other.
    fn side(&mut self, columns: Vec<(f64, Vec<Flow>)>, x: f64) {
        let top = self.y + self.gap;
        let first = self.pages.len() - 1;
        let mut end = (first, top);
        for (dx, flows) in columns {
            let mut own = Pages::new(self.height);
            own.y = top;
            own.flow_all(flows, x + dx);
            for (at, draws) in own.pages.into_iter().enumerate() {
                if first + at >= self.pages.len() {
                    self.pages.push(Vec::new());
                }
                self.pages[first + at].extend(draws);
                if first + at > end.0 {
                    end = (first + at, own.y);
                } else if first + at == end.0 && first + at + 1 == self.pages.len() {
                    end.1 = end.1.max(own.y);
                }
            }
        }
        self.y = end.1;
        self.gap = 0.0;
    }

    fn text(&mut self, width: f64, paras: Vec<Para>, x: f64) {
        let mut rest = paras;
        while !rest.is_empty() {
            let (here, later) = text::split(&rest, width, self.left());
            if here.is_empty() && self.y > 0.0 {
                self.turn();
                continue;
            }
            // What does not fit an empty slide stands there all the same.
            let (here, later) = if here.is_empty() { (later, Vec::new()) } else { (here, later) };
            let height = text::height(&here, width);
            self.put(height, vec![Draw::Text(Frame::new(0.0, 0.0, width, height), here)], x);
            rest = later;
            if !rest.is_empty() {
                self.turn();
            }
        }
    }

    fn rows(&mut self, table: &Table, rows: Vec<Row>, x: f64) {
        // A head that takes half of a slide stands once, as a row that may be parted.
        if let Some(head) = table.head.clone().filter(|head| head.height > self.height * 0.5) {
            let table = Table { head: None, ..table.clone() };
            return self.rows(&table, std::iter::once(head).chain(rows).collect(), x);
        }
        let head = table.head.as_ref().map_or(0.0, |head| head.height);
        let room = self.height - head;
        let mut rest: std::collections::VecDeque<Row> =
            rows.into_iter().flat_map(|row| row.parts(table, room)).collect();
        if rest.is_empty() {
            return;
        }
        let needed = head + rest.iter().take(2).map(|row| row.height).sum::<f64>().min(room);
        if needed > self.left() && self.y > 0.0 {
            self.turn();
        }
        while !rest.is_empty() {
            let mut height = head;
            let mut taken = 0;
            while let Some(row) = rest.get(taken) {
                if taken > 0 && height + row.height > self.left() + 0.01 {
                    break;
                }
                height += row.height;
                taken += 1;
            }
            // A last slide never has one row alone.
            if rest.len() - taken == 1 && taken > 2 {
                taken -= 1;
            }
            let mut here: Vec<Row> = table.head.iter().cloned().collect();
            here.extend(rest.drain(..taken));
            let height = here.iter().map(|row| row.height).sum();
            self.put(height, vec![Draw::Table { x: 0.0, y: 0.0, table: table.clone(), rows: here }], x);
            if !rest.is_empty() {
                self.turn();
            }
        }
    }
}

/// How high flows stand when nothing is parted.
pub(crate) fn total(flows: &[Flow]) -> f64 {
    flows
        .iter()
        .map(|flow| match flow {
            Flow::Gap(gap) => *gap,
            Flow::Whole { height, .. } => *height,
            Flow::Text { width, paras } => text::height(paras, *width),
            Flow::Rows { table, rows } => rows.iter().chain(table.head.as_ref()).map(|row| row.height).sum(),
            Flow::Keep(parts) => total(parts),
            Flow::Side(columns) => columns.iter().map(|(_, flows)| total(flows)).fold(0.0, f64::max),
        })
        .sum()
}

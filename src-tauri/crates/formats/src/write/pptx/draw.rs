//! Puts what is laid out onto a slide.

use super::canvas::Canvas;
use crate::document::Chart;
use crate::write::flow::{Draw, Frame};
use crate::write::xlsx::hex;

impl Draw {
    /// Puts it on a slide. A chart is handed out: its part is written by whoever counts them.
    pub(crate) fn put(&self, canvas: &mut Canvas<'_>, chart: &mut dyn FnMut(&mut Canvas<'_>, Frame, &Chart)) {
        match self {
            Self::Text(frame, paras) => canvas.text(*frame, paras),
            Self::Rule { x, y, w, ink, weight } => canvas.rule(*x, *y, *w, *ink, *weight),
            Self::Field(frame, fill, paras) => {
                let fill = format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", hex(*fill));
                canvas.labelled_rect(*frame, &fill, paras, 8.0);
            }
            Self::Shapes { shapes, x, y, scale } => canvas.shapes(shapes, (*x, *y), *scale),
            Self::Group { name, about, shapes, x, y, scale } => {
                canvas.group(name, about, shapes, (*x, *y), *scale);
            }
            Self::Table { x, y, table, rows } => canvas.table(*x, *y, table, rows),
            Self::Chart(frame, of) => chart(canvas, *frame, of),
        }
    }
}

//! What blocks draw, as shapes for the template.

use serde_json::{Map, Value, json};

use super::values::{draw_blocks, show_all};
use crate::document::{Block, EffortBar, Figure, Moved, Reads, RiskMap, Score, SmallLine};
use crate::drawing::{Drawing, chart, first_value, months, moved, number, small_line};
use crate::roadmap_picture::{Room, plan};
use crate::write::html::figures::{capital, spans};

/// What a block is drawn on: how much room it has, and from which side the page is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground {
    pub(super) room: Room,
    pub(super) reads: Reads,
}

/// Puts into a block's values what it draws there.
pub(super) fn block(block: &Block, values: &mut Value, ground: Ground) -> Result<(), serde_json::Error> {
    let Ground { room, reads } = ground;
    let of = values.get_mut("of");
    match (block, of) {
        (Block::Picture(picture), Some(Value::Object(of))) => {
            of.remove("lanes");
            let plans = plan(picture, room).into_iter().map(|plan| plan.facing(reads));
            put(of, "plans", serde_json::to_value(plans.collect::<Vec<_>>())?);
        }
        (Block::Figures(figures), Some(Value::Array(list))) => {
            let across = figures.len().clamp(3, 5) as f64;
            let width = (room.width - 16.0 * (across - 1.0)) / across;
            for (figure, values) in figures.iter().zip(list) {
                figure_values(figure, values, Ground { room: Room { width, ..room }, reads })?;
            }
        }
        (Block::Scorecard(scores), Some(Value::Array(list))) => {
            for (score, values) in scores.iter().zip(list) {
                score_values(score, values, reads)?;
            }
            let spans: Vec<String> = spans(scores).iter().map(|span| capital(span)).collect();
            if let Some(values) = values.as_object_mut() {
                put(values, "spans", serde_json::to_value(spans)?);
            }
        }
        (Block::Moved(of), Some(values)) => moved_values(of, values, reads)?,
        (Block::Risks(map), Some(Value::Object(values))) => risk_values(map, values),
        (Block::Effort(bars), Some(Value::Array(list))) => {
            let most = bars.iter().flat_map(|bar| [Some(bar.spent), bar.plan]).flatten().fold(0.0, f64::max);
            for (bar, values) in bars.iter().zip(list) {
                effort_values(bar, most, values);
            }
        }
        (Block::Chart(of), Some(Value::Object(values))) => {
            let drawn = chart(of, room.width, room.width * 0.36, 7.4).facing(reads);
            put(values, "drawn", serde_json::to_value(drawn)?);
        }
        (Block::Stacks(stacks), Some(Value::Array(list))) => {
            let across = stacks.len().max(1) as f64;
            let width = (room.width - 20.0 * (across - 1.0)) / across;
            for (stack, values) in stacks.iter().zip(list) {
                draw_blocks(&stack.blocks, values, Ground { room: Room { width, ..room }, reads })?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn put(values: &mut Map<String, Value>, name: &str, mut value: Value) {
    show_all(&mut value);
    values.insert(name.to_owned(), value);
}

fn figure_values(figure: &Figure, values: &mut Value, ground: Ground) -> Result<(), serde_json::Error> {
    let line = |line| small_line(line, ground.room.width, 24.0, 1.0);
    let drawing = figure.line.as_ref().and_then(line).map(|drawing| drawing.facing(ground.reads));
    if let Some(values) = values.as_object_mut() {
        put(values, "drawn", serde_json::to_value(drawing)?);
    }
    Ok(())
}

fn score_values(score: &Score, values: &mut Value, reads: Reads) -> Result<(), serde_json::Error> {
    let lines = values.get_mut("lines").and_then(Value::as_array_mut);
    for (line, values) in score.lines.iter().zip(lines.into_iter().flatten()) {
        if let Some(values) = values.as_object_mut() {
            put(values, "drawn", serde_json::to_value(trend(line, reads))?);
            put(values, "first", first_value(line).into());
        }
    }
    Ok(())
}

fn trend(line: &SmallLine, reads: Reads) -> Option<Drawing> {
    small_line(line, 56.0, 18.0, 0.9).map(|drawing| drawing.facing(reads))
}

fn moved_values(of: &Moved, values: &mut Value, reads: Reads) -> Result<(), serde_json::Error> {
    let rows = values.get_mut("rows").and_then(Value::as_array_mut);
    for (row, values) in of.rows.iter().zip(rows.into_iter().flatten()) {
        if let Some(values) = values.as_object_mut() {
            let drawn = moved(of, row, 158.0, 18.0, 7.5).facing(reads);
            put(values, "drawn", serde_json::to_value(drawn)?);
        }
    }
    if let Some(values) = values.as_object_mut() {
        put(values, "months", serde_json::to_value(months(of, 158.0, 17.0))?);
    }
    Ok(())
}

fn risk_values(map: &RiskMap, values: &mut Map<String, Value>) {
    let field = |probability: u8, impact: u8| {
        let (shade, ink) = map.shade(probability, impact);
        json!({"shade": shade, "ink": ink, "refs": map.field(probability, impact, 3)})
    };
    let row = |probability: u8| (1..=5).map(|impact| field(probability, impact)).collect::<Vec<_>>();
    let fields: Vec<_> = (1..=5).rev().map(row).collect();
    put(values, "fields", fields.into());
    put(values, "alt", map.alt().into());
}

fn effort_values(bar: &EffortBar, most: f64, values: &mut Value) {
    let share = |value: f64| if most > 0.0 { (value / most).clamp(0.0, 1.0) } else { 0.0 };
    if let Some(values) = values.as_object_mut() {
        let words = |value: f64| format!("{}{}", number(value), bar.unit);
        put(values, "spentWords", words(bar.spent).into());
        put(values, "planWords", bar.plan.map(words).unwrap_or_default().into());
        put(values, "spentShare", share(bar.spent).into());
        put(values, "planShare", bar.plan.map(share).into());
    }
}

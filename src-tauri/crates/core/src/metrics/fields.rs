//! The fields of a metric that people set.

use super::{
    Computed, Direction, Gathered, Judged, Metric, MetricRole, MetricTarget, ReadingCadence, readings,
};
use crate::error::{Error, Result};
use crate::register::Field;
use crate::settings::Settings;
use crate::timeframe;
use crate::typed::{line, person, word};
use crate::typed::{number, put, yes};
use crate::workspace::Tx;

pub(super) const FIELDS: &[Field<Metric>] = &[
    Field::new("name", "Name", |_, metric, text| {
        let empty = || Error::invalid("The metric has no name", "Write what is measured.");
        put(&mut metric.name, line(text).ok_or_else(empty)?)
    }),
    Field::new("definition", "Definition", |_, metric, text| put(&mut metric.definition, text.to_owned())),
    Field::new("role", "Role", |_, metric, text| put(&mut metric.role, MetricRole::parse(text)?)),
    Field::new("owner", "Owner", |tx, metric, text| put(&mut metric.owner, person(tx, text)?)),
    Field::new("unit", "Unit", |_, metric, text| put(&mut metric.unit, line(text))),
    Field::new("direction", "Better", |_, metric, text| put(&mut metric.direction, Direction::parse(text)?)),
    Field::new("judged", "Judged against", |_, metric, text| put(&mut metric.judged, Judged::parse(text)?)),
    Field::new("tolerance", "At risk within, %", |_, metric, text| {
        let tolerance = number(text)?;
        if !(0.0..=100.0).contains(&tolerance) {
            let hint = "Write how many percent off the target can still be turned around, from 0 to 100.";
            return Err(Error::invalid(format!("A tolerance of {text} cannot be"), hint));
        }
        put(&mut metric.tolerance, tolerance)
    }),
    Field::new("gathered", "A week's value is", |_, metric, text| {
        put(&mut metric.gathered, Gathered::parse(text)?)
    }),
    Field::new("cadence", "Read", |_, metric, text| put(&mut metric.cadence, ReadingCadence::parse(text)?)),
    Field::new("computed", "Counted here", |_, metric, text| {
        put(&mut metric.computed, if text.is_empty() { None } else { Some(Computed::parse(text)?) })
    }),
    Field::new("goal", "Goal", |_, metric, text| put(&mut metric.goal, line(text))),
    Field::new("targets", "Targets", |tx, metric, text| put(&mut metric.targets, targets(tx, text)?)),
    Field::new("readings", "Readings", |tx, metric, text| {
        metric.readings = readings::typed(tx, &metric.readings, text)?;
        Ok(())
    }),
    Field::new("inPack", "In every review", |_, metric, text| put(&mut metric.in_pack, yes(text)?)),
    Field::new("sensitivity", "Sensitivity", |_, metric, text| {
        put(&mut metric.sensitivity, word(text, "sensitivity")?)
    }),
];

/// Targets, one on a line: `Q4 2026: 80`.
fn targets(tx: &Tx<'_>, text: &str) -> Result<Vec<MetricTarget>> {
    let reading = timeframe::Reading::new(tx.today(), Settings::of(tx.conn())?.fiscal);
    let read = |line: &str| {
        let refused = || {
            Error::invalid(
                format!("“{line}” is not a target"),
                "Write a period and a value, one on a line: Q4 2026: 80.",
            )
        };
        let (period, value) = line.rsplit_once([':', '=', '\t']).ok_or_else(refused)?;
        let period = timeframe::parse(period.trim(), &reading).ok().filter(|period| period.span().is_some());
        Ok(MetricTarget { period: period.ok_or_else(refused)?, value: number(value)? })
    };
    text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()).map(read).collect()
}

//! The values of metrics and of what may get in the way, field by field in the audience's words, as those of items and
//! decisions are.

use super::values::{SeenRecord, Values, of_view};
use crate::audiences::view::{Registers, SeenMetric, SeenRisk, View};
use crate::op::Kind;

/// Every record that an audience sees and can be told of: items, decisions, metrics, and what is open of risks,
/// assumptions, issues and dependencies.
pub(crate) fn of_all(view: &View, registers: &Registers) -> Vec<SeenRecord> {
    let mut all = of_view(view);
    all.extend(registers.metrics.iter().map(of_metric));
    all.extend(registers.risks.iter().map(of_risk));
    all
}

/// Whether a record stands in a register: its values change as things go on, and it is told where its register is.
pub(crate) fn is_of_register(kind: Kind) -> bool {
    matches!(kind, Kind::Metric | Kind::RaidEntry)
}

/// Whether a field holds what was measured on a day, or what was said of that.
pub(super) fn is_measured(kind: Kind, field: &str) -> bool {
    kind == Kind::Metric && matches!(field, "latest" | "health" | "why")
}

fn of_metric(metric: &SeenMetric) -> SeenRecord {
    let mut values = Values::default();
    values.put("title", metric.name.clone());
    values.maybe("latest", metric.latest_text.as_ref());
    values.put("target", metric.target.as_ref().map(|target| target.text.clone()).unwrap_or_default());
    values.put("health", metric.health.map(|health| health.word().to_owned()).unwrap_or_default());
    values.maybe("owner", metric.owner.as_ref());
    values.text("description", &metric.definition);
    values.text("why", metric.latest.as_ref().map_or("", |reading| reading.note.as_str()));
    SeenRecord {
        reference: metric.reference.clone(),
        kind: Kind::Metric,
        title: metric.name.clone(),
        values: values.0,
    }
}

fn of_risk(risk: &SeenRisk) -> SeenRecord {
    let mut values = Values::default();
    values.put("title", risk.statement.clone());
    values.put("raidType", risk.kind.word());
    values.put("score", risk.score.map(|score| format!("{score} of 25")).unwrap_or_default());
    values.maybe("owner", risk.owner.as_ref());
    values.text("ifUnresolved", &risk.if_unresolved);
    values.text("nextAction", &risk.next_action);
    values.text("help", &risk.help);
    for (field, when) in [("due", &risk.due), ("escalatesOn", &risk.escalates_on)] {
        if let Some(when) = when {
            values.also(field, when.words.clone(), vec![when.text.clone()]);
        }
    }
    values.maybe("escalatesTo", risk.escalates_to.as_ref());
    SeenRecord {
        reference: risk.reference.clone(),
        kind: Kind::RaidEntry,
        title: risk.statement.clone(),
        values: values.0,
    }
}

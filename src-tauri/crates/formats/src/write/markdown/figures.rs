//! Figures, measures, options, what moved and charts as Markdown: tables and lists that say what the drawing shows.

use super::blocks::with_reference;
use super::escape::{bold, inline, text};
use super::{Page, sign};
use crate::document::{
    Chart, Choice, Correction, CorrectionSide, EffortBar, Fact, Figure, MarkWord, Moved, RiskMap, Score,
    Share, SmallLine, Stack, Statement, Track,
};
use crate::drawing::{number, small_line};
use crate::write::html::figures::{capital, spans};

impl Page {
    pub(super) fn statement(&mut self, statement: &Statement) {
        if let Some(state) = &statement.mark {
            self.put(&marked(state, true));
        }
        self.put(&bold(&statement.text));
        self.put(&text(statement.note.as_deref().unwrap_or_default()));
    }

    pub(super) fn fact_list(&mut self, facts: &[Fact]) {
        let line = |fact: &Fact| format!("- **{}:** {}", inline(&fact.label), inline(&fact.value));
        self.put(&facts.iter().map(line).collect::<Vec<_>>().join("\n"));
    }

    pub(super) fn figures(&mut self, figures: &[Figure]) {
        for figure in figures {
            let name = [figure.name.as_str(), figure.above.as_deref().unwrap_or_default()];
            let name: Vec<&str> = name.into_iter().filter(|part| !part.is_empty()).collect();
            self.heading(3, &name.join(", "));
            let before = figure.before.as_deref().map(|before| format!("{} → ", inline(before)));
            let unit = figure.unit.as_deref().unwrap_or_default();
            let gap = if unit.is_empty() || unit.starts_with('%') { "" } else { " " };
            let value = format!("{}{}{gap}{}", before.unwrap_or_default(), bold(&figure.value), inline(unit));
            let lines = [
                Some(value),
                figure.mark.as_ref().map(|state| marked(state, false)),
                figure.target.as_deref().map(inline),
                figure.line.as_ref().and_then(said),
                Some(inline(&figure.text)),
            ];
            let lines: Vec<String> = lines
                .into_iter()
                .flatten()
                .filter(|line| !line.is_empty())
                .map(|line| format!("- {line}"))
                .collect();
            self.put(&lines.join("\n"));
        }
    }

    pub(super) fn scorecard(&mut self, scores: &[Score]) {
        if scores.is_empty() {
            return;
        }
        let spans = spans(scores);
        let mut head: Vec<String> = ["Measure", "Now", "Target", "Status"].map(str::to_owned).into();
        head.extend(spans.iter().map(|span| inline(&capital(span))));
        head.push("Why, and whose".to_owned());
        let row = |score: &Score| {
            let mut cells = vec![
                with_small(&bold(&score.name), score.how.as_deref()),
                format!("{}{}", inline(&score.value), inline(score.unit.as_deref().unwrap_or_default())),
                inline(score.target.as_deref().unwrap_or_default()),
                score.mark.as_ref().map(|state| marked(state, false)).unwrap_or_default(),
            ];
            cells.extend((0..spans.len()).map(|at| score.lines.get(at).and_then(said).unwrap_or_default()));
            cells.push(with_small(&inline(score.why.as_deref().unwrap_or_default()), score.owner.as_deref()));
            cells
        };
        self.table(head, scores.iter().map(row).collect());
    }

    pub(super) fn choice(&mut self, choice: &Choice) {
        self.heading(3, &with_reference(&choice.question, choice.reference.as_deref()));
        let clock = &choice.clock;
        let value = with_small(&inline(&clock.value), clock.note.as_deref());
        let first = (!clock.value.is_empty()).then(|| format!("- **{}:** {value}", inline(&clock.label)));
        let facts =
            clock.facts.iter().map(|fact| format!("- **{}:** {}", inline(&fact.label), inline(&fact.value)));
        self.put(&first.into_iter().chain(facts).collect::<Vec<_>>().join("\n"));
        for (at, option) in choice.options.iter().enumerate() {
            let tag =
                option.tag.as_deref().map(|tag| format!(" ({})", tag.to_lowercase())).unwrap_or_default();
            self.heading(4, &format!("{} {}{tag}", option.letter, option.name));
            let rows = choice.rows.iter().enumerate().map(|(row, label)| (label, choice.value(at, row)));
            let lines: Vec<String> = rows
                .filter(|(_, value)| !value.is_empty())
                .map(|(label, value)| format!("- **{}:** {}", inline(label), inline(value)))
                .collect();
            self.put(&lines.join("\n"));
        }
        for (label, words) in [("We recommend", &choice.advice), ("What we accept", &choice.trade_off)] {
            if let Some(words) = words.as_deref().filter(|words| !words.is_empty()) {
                self.put(&format!("**{label}:** {}", inline(words)));
            }
        }
    }

    pub(super) fn moved(&mut self, moved: &Moved) {
        if !moved.rows.is_empty() {
            let head = ["Item", "Was", "Now", "Shift", "Why"].map(str::to_owned).into();
            let row = |row: &crate::document::MovedRow| {
                vec![
                    with_small(
                        &bold(&with_reference(&row.item, row.reference.as_deref())),
                        row.note.as_deref(),
                    ),
                    inline(row.was.as_deref().unwrap_or("–")),
                    bold(row.now.as_deref().unwrap_or("–")),
                    inline(&row.shift),
                    inline(&with_reference(row.why.as_deref().unwrap_or_default(), row.decision.as_deref())),
                ]
            };
            self.table(head, moved.rows.iter().map(row).collect());
        }
        self.put(&text(moved.note.as_deref().unwrap_or_default()));
    }

    /// The highest score first.
    pub(super) fn risks(&mut self, map: &RiskMap) {
        let mut risks: Vec<_> = map.risks.iter().collect();
        risks.sort_by_key(|risk| std::cmp::Reverse(u16::from(risk.probability) * u16::from(risk.impact)));
        let line = |risk: &&crate::document::RiskPoint| {
            format!("- {}: probability {}, impact {}", bold(&risk.reference), risk.probability, risk.impact)
        };
        self.put(&risks.iter().map(line).collect::<Vec<_>>().join("\n"));
    }

    pub(super) fn effort(&mut self, bars: &[EffortBar]) {
        if bars.is_empty() {
            return;
        }
        let head = ["Objective", "Spent", "Planned", "What is behind it"].map(str::to_owned).into();
        let row = |bar: &EffortBar| {
            let with_unit = |value: f64| format!("{}{}", number(value), inline(&bar.unit));
            vec![
                bold(&bar.name),
                with_unit(bar.spent),
                bar.plan.map(with_unit).unwrap_or_default(),
                inline(bar.text.as_deref().unwrap_or_default()),
            ]
        };
        self.table(head, bars.iter().map(row).collect());
    }

    pub(super) fn shares(&mut self, shares: &[Share]) {
        let line = |share: &Share| format!("- **{}** {}", share.count, inline(&share.word));
        self.put(&shares.iter().map(line).collect::<Vec<_>>().join("\n"));
    }

    pub(super) fn track(&mut self, track: &Track) {
        let time = |time: &crate::document::TrackTime| {
            format!("{} {}", inline(&time.when), marked(&time.mark, false))
        };
        let times: Vec<String> = track.times.iter().map(time).collect();
        self.put(&format!("{}: {}", text(&track.label), times.join(", ")));
    }

    pub(super) fn chart(&mut self, chart: &Chart) {
        self.put(&bold(&chart.title));
        self.put(&text(&chart.alt));
        let unit = inline(chart.unit.as_deref().unwrap_or_default());
        let head = std::iter::once(String::new()).chain(chart.series.iter().map(|one| inline(&one.name)));
        let row = |(at, step): (usize, &String)| {
            let value = |one: &crate::document::Series| {
                let value = one.values.get(at).copied().flatten().filter(|value| value.is_finite());
                value.map(|value| format!("{}{unit}", number(value))).unwrap_or_default()
            };
            std::iter::once(inline(step)).chain(chart.series.iter().map(value)).collect()
        };
        if !chart.series.is_empty() && !chart.steps.is_empty() {
            self.table(head.collect(), chart.steps.iter().enumerate().map(row).collect());
        }
        if let Some(target) = chart.target {
            self.put(&format!("Target {}{unit}", number(target)));
        }
    }

    pub(super) fn correction(&mut self, correction: &Correction) {
        let line = |side: &CorrectionSide| {
            let sure = side.sure.as_ref().map(|sure| inline(&sure.word));
            let more: Vec<String> =
                [side.words.as_deref().map(inline), side.note.as_deref().map(inline), sure]
                    .into_iter()
                    .flatten()
                    .collect();
            let parts: Vec<String> = std::iter::once(bold(&side.value)).chain(more).collect();
            format!("- **{}:** {}", inline(&side.label), parts.join(", "))
        };
        self.put(&[line(&correction.told), line(&correction.now)].join("\n"));
    }

    pub(super) fn stacks(&mut self, stacks: &[Stack]) {
        for stack in stacks {
            self.heading(3, &stack.label);
            stack.blocks.iter().for_each(|block| self.block(block));
        }
    }
}

fn marked(state: &MarkWord, strong: bool) -> String {
    let word = if strong { bold(&state.word) } else { inline(&state.word) };
    format!("{} {word}", sign(state.mark))
}

fn with_small(words: &str, small: Option<&str>) -> String {
    match small.filter(|small| !small.is_empty()) {
        Some(small) if words.is_empty() => inline(small),
        Some(small) => format!("{words} ({})", inline(small)),
        None => words.to_owned(),
    }
}

/// "From 58 to 71 in twelve months; target 80."
fn said(line: &SmallLine) -> Option<String> {
    small_line(line, 100.0, 20.0, 1.0).map(|drawing| inline(&drawing.alt))
}

//! Figures, measures and facts as HTML.

use std::fmt::Write as _;

use super::Page;
use crate::document::{
    Correction, CorrectionSide, Fact, Figure, MarkWord, Score, Share, SmallLine, Statement, Track,
};
use crate::drawing::{Drawing, first_value, small_line};
use crate::roadmap_picture::{marks, shapes_to_svg};
use crate::shown::escape_xml;
use crate::write::flow::facts::facts_across;

impl Page {
    /// A drawing with its sentence.
    pub(super) fn drawing(&mut self, drawing: Drawing, class: &str) {
        let drawing = drawing.facing(self.reads);
        let shapes = shapes_to_svg(&drawing.shapes, &self.palette);
        let alt = escape_xml(&drawing.alt);
        // Writing to a string cannot fail.
        let _ = write!(
            self.out,
            "<svg class=\"{class}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{alt}\"><title>{alt}</title>{shapes}</svg>",
            drawing.width, drawing.height
        );
    }

    pub(super) fn marked(&mut self, state: &MarkWord, class: &str) {
        self.open("p", &format!("{class} {}", state.mark.key()));
        self.mark(state.mark);
        self.text(&state.word);
        self.put("</p>");
    }

    pub(super) fn statement(&mut self, statement: &Statement) {
        self.put("<div class=\"statement\">");
        if let Some(state) = &statement.mark {
            self.marked(state, "sign");
        }
        self.element("p", "line", &statement.text);
        self.element("p", "note", statement.note.as_deref().unwrap_or_default());
        self.put("</div>");
    }

    pub(super) fn fact_strip(&mut self, facts: &[Fact]) {
        self.strip("strip", facts.len());
        for fact in facts {
            self.put("<div>");
            self.element("dt", "", &fact.label);
            self.element("dd", "", &fact.value);
            self.put("</div>");
        }
        self.put("</dl>");
    }

    /// Begins a list of facts that stand beside each other.
    pub(super) fn strip(&mut self, class: &str, count: usize) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "<dl class=\"{class}\" style=\"--across:{}\">", facts_across(count));
    }

    pub(super) fn figures(&mut self, figures: &[Figure]) {
        self.put("<div class=\"figures\">");
        for figure in figures {
            self.open("div", if figure.asks { "figure asks" } else { "figure" });
            self.element("p", "above", figure.above.as_deref().unwrap_or_default());
            self.element("h3", "", &figure.name);
            self.put("<p class=\"value\">");
            if let Some(before) = &figure.before {
                self.element("span", "before", &format!("{before} → "));
            }
            self.text(&figure.value);
            if let Some(unit) = &figure.unit {
                if !unit.starts_with('%') {
                    self.put(" ");
                }
                self.element("small", "", unit);
            }
            self.put("</p>");
            if let Some(drawing) = figure.line.as_ref().and_then(|line| small_line(line, 110.0, 34.0, 1.3)) {
                self.drawing(drawing, "small-line");
            }
            if let Some(state) = &figure.mark {
                self.marked(state, "sign");
            }
            self.element("p", "target", figure.target.as_deref().unwrap_or_default());
            self.element("p", "text", &figure.text);
            self.put("</div>");
        }
        self.put("</div>");
    }

    pub(super) fn scorecard(&mut self, scores: &[Score]) {
        let spans = spans(scores);
        self.put("<div class=\"scroll\"><table class=\"scores\"><thead><tr>");
        for head in ["Measure", "Now", "Target", "Status"] {
            self.put("<th scope=\"col\">");
            self.put(head);
            self.put("</th>");
        }
        for span in &spans {
            self.put("<th scope=\"col\">");
            self.text(&capital(span));
            self.put("</th>");
        }
        self.put("<th scope=\"col\">Why, and whose</th></tr></thead><tbody>");
        for score in scores {
            self.put("<tr><td>");
            self.element("p", "name", &score.name);
            self.element("p", "t-small", score.how.as_deref().unwrap_or_default());
            self.put("</td><td class=\"now\">");
            self.text(&score.value);
            self.element("small", "", score.unit.as_deref().unwrap_or_default());
            self.put("</td><td class=\"target\">");
            self.text(score.target.as_deref().unwrap_or_default());
            self.put("</td><td>");
            if let Some(state) = &score.mark {
                self.marked(state, "sign");
            }
            self.put("</td>");
            for at in 0..spans.len() {
                self.put("<td class=\"trend\">");
                if let Some(line) = score.lines.get(at) {
                    self.trend(line);
                }
                self.put("</td>");
            }
            self.put("<td>");
            self.element("p", "", score.why.as_deref().unwrap_or_default());
            self.element("p", "t-small", score.owner.as_deref().unwrap_or_default());
            self.put("</td></tr>");
        }
        self.put("</tbody></table></div>");
    }

    /// The first value, and the line from there.
    fn trend(&mut self, line: &SmallLine) {
        self.element("span", "first", &first_value(line).unwrap_or_default());
        if let Some(drawing) = small_line(line, 84.0, 26.0, 1.2) {
            self.drawing(drawing, "small-line");
        }
    }

    pub(super) fn shares(&mut self, shares: &[Share]) {
        self.put("<ul class=\"shares\">");
        for share in shares {
            // Writing to a string cannot fail.
            let _ = write!(self.out, "<li style=\"flex-grow:{}\"><span class=\"rule\">", share.count.max(1));
            // Nothing has no bar, and its number stands in line with the others.
            let bar =
                if share.count > 0 { marks::bar(Some(share.commitment), 240.0, 8.0) } else { Vec::new() };
            let shapes = shapes_to_svg(&bar, &self.palette);
            let _ = write!(
                self.out,
                "<svg viewBox=\"0 0 240 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{shapes}</svg></span>"
            );
            self.element("span", "value", &share.count.to_string());
            self.put(" ");
            self.element("span", "word", &share.word);
            self.put("</li>");
        }
        self.put("</ul>");
    }

    pub(super) fn track(&mut self, track: &Track) {
        self.put("<div class=\"track\">");
        self.element("p", "note", &track.label);
        self.put("<ol>");
        for time in &track.times {
            let _ = write!(self.out, "<li title=\"{}\">", escape_xml(&time.mark.word));
            self.mark(time.mark.mark);
            self.element("div", "word", &time.mark.word);
            self.element("div", "when", &time.when);
            self.put("</li>");
        }
        self.put("</ol></div>");
    }

    pub(super) fn correction(&mut self, correction: &Correction) {
        self.put("<div class=\"correction\">");
        for (side, class) in [(&correction.told, "told"), (&correction.now, "now")] {
            self.correction_side(side, class);
        }
        self.put("</div>");
    }

    fn correction_side(&mut self, side: &CorrectionSide, class: &str) {
        self.open("div", class);
        self.element("p", "label", &side.label);
        self.element(if class == "told" { "del" } else { "ins" }, "value", &side.value);
        self.element("p", "words", side.words.as_deref().unwrap_or_default());
        self.element("p", "note", side.note.as_deref().unwrap_or_default());
        if let Some(sure) = &side.sure {
            self.put("<p class=\"sign\">");
            self.bar(sure.commitment);
            self.text(&sure.word);
            self.put("</p>");
        }
        self.put("</div>");
    }
}

/// What the lines of a scorecard span, one for each column of lines.
pub(crate) fn spans(scores: &[Score]) -> Vec<String> {
    let most = scores.iter().map(|score| score.lines.len()).max().unwrap_or_default().min(2);
    let span = |at: usize| {
        scores.iter().find_map(|score| score.lines.get(at)).map(|line| line.span.clone()).unwrap_or_default()
    };
    (0..most).map(span).collect()
}

/// The same text beginning with a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

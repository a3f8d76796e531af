//! Decisions with their options, what moved, risks, effort and charts as HTML.

use std::fmt::Write as _;

use super::Page;
use crate::document::{Chart, Choice, EffortBar, Moved, Reads, RiskMap, SectionWidth, Stack};
use crate::drawing::{chart, moved, number};

impl Page {
    pub(super) fn choice(&mut self, choice: &Choice) {
        self.put("<div class=\"choice\">");
        self.put("<h3>");
        self.text(&choice.question);
        self.reference(choice.reference.as_deref());
        self.put("</h3>");
        self.clock(choice);
        if !choice.options.is_empty() {
            self.options(choice);
        }
        let said: Vec<_> = [("We recommend", &choice.advice), ("What we accept", &choice.trade_off)]
            .into_iter()
            .filter_map(|(label, words)| Some((label, words.as_deref().filter(|words| !words.is_empty())?)))
            .collect();
        if !said.is_empty() {
            self.strip("strip", said.len());
            for (label, words) in said {
                self.put("<div>");
                self.element("dt", "", label);
                self.element("dd", "serif", words);
                self.put("</div>");
            }
            self.put("</dl>");
        }
        self.put("</div>");
    }

    fn clock(&mut self, choice: &Choice) {
        let clock = &choice.clock;
        if clock.value.is_empty() && clock.facts.is_empty() {
            return;
        }
        self.strip("strip clock", clock.facts.len() + usize::from(!clock.value.is_empty()));
        if !clock.value.is_empty() {
            self.put("<div class=\"asks\">");
            self.element("dt", "", &clock.label);
            self.element("dd", "big", &clock.value);
            self.element("dd", "t-small", clock.note.as_deref().unwrap_or_default());
            self.put("</div>");
        }
        for fact in &clock.facts {
            self.put("<div>");
            self.element("dt", "", &fact.label);
            self.element("dd", "", &fact.value);
            self.put("</div>");
        }
        self.put("</dl>");
    }

    fn options(&mut self, choice: &Choice) {
        self.put("<div class=\"scroll\"><table class=\"side-by-side\"><thead><tr><td></td>");
        for option in &choice.options {
            self.put(if option.tag.is_some() {
                "<th scope=\"col\" class=\"advised\">"
            } else {
                "<th scope=\"col\">"
            });
            self.element("span", "letter", &option.letter);
            if let Some(tag) = &option.tag {
                self.put(" ");
                self.element("span", "tag", tag);
            }
            self.put(" ");
            self.element("span", "name", &option.name);
            self.put("</th>");
        }
        self.put("</tr></thead><tbody>");
        for (row, label) in choice.rows.iter().enumerate() {
            self.put("<tr><th scope=\"row\">");
            self.text(label);
            self.put("</th>");
            for (at, option) in choice.options.iter().enumerate() {
                self.open("td", if option.tag.is_some() { "advised" } else { "" });
                self.text(choice.value(at, row));
                self.put("</td>");
            }
            self.put("</tr>");
        }
        self.put("</tbody></table></div>");
    }

    pub(super) fn moved(&mut self, of: &Moved) {
        self.put("<div class=\"scroll\"><table class=\"moved\"><thead><tr>");
        for head in ["Item", "Was", "Now"] {
            self.put("<th scope=\"col\">");
            self.put(head);
            self.put("</th>");
        }
        self.put("<th scope=\"col\" class=\"axis\">");
        self.axis(of);
        self.put("</th><th scope=\"col\">Shift</th>");
        // A reason that nobody gave takes no room from the dates.
        let is_explained = of.is_explained();
        self.put(if is_explained {
            "<th scope=\"col\">Why</th></tr></thead><tbody>"
        } else {
            "</tr></thead><tbody>"
        });
        for row in &of.rows {
            self.put("<tr><td><p class=\"name\">");
            self.text(&row.item);
            self.reference(row.reference.as_deref());
            self.put("</p>");
            self.element("p", "t-small", row.note.as_deref().unwrap_or_default());
            self.put("</td><td class=\"t-old\">");
            self.text(row.was.as_deref().unwrap_or("–"));
            self.put("</td><td class=\"t-strong\">");
            self.text(row.now.as_deref().unwrap_or("–"));
            self.put("</td><td class=\"axis\">");
            self.drawing(moved(of, row, 180.0, 30.0, 9.0), "moved-line");
            self.put("</td><td class=\"t-strong\">");
            self.text(&row.shift);
            if is_explained {
                self.put("</td><td>");
                self.text(row.why.as_deref().unwrap_or_default());
                self.reference(row.decision.as_deref());
            }
            self.put("</td></tr>");
        }
        self.put("</tbody></table></div>");
        self.element("p", "note", of.note.as_deref().unwrap_or_default());
    }

    /// The names of the months over the column that draws them.
    fn axis(&mut self, of: &Moved) {
        self.put("<svg class=\"moved-line\" viewBox=\"0 0 180 9\" aria-hidden=\"true\">");
        for (x, name) in crate::drawing::months(of, 180.0, 19.0) {
            let (x, anchor) = match self.reads {
                Reads::FromLeft => (x, ""),
                Reads::FromRight => (180.0 - x, " text-anchor=\"end\""),
            };
            // Writing to a string cannot fail.
            let _ = write!(
                self.out,
                "<text x=\"{x:.1}\" y=\"7.5\" font-size=\"7.5\"{anchor} class=\"sans\" fill=\"{}\">",
                self.palette.third
            );
            self.text(&name);
            self.put("</text>");
        }
        self.put("</svg>");
    }

    pub(super) fn risks(&mut self, map: &RiskMap) {
        self.put(
            "<table class=\"risk-map\"><caption>Probability upwards, impact to the right</caption><tbody>",
        );
        for probability in (1..=5u8).rev() {
            let _ = write!(self.out, "<tr><th scope=\"row\">{probability}</th>");
            for impact in 1..=5u8 {
                let (shade, ink) = map.shade(probability, impact);
                let _ = write!(self.out, "<td style=\"background:{shade};color:{ink}\">");
                self.text(&map.field(probability, impact, 3).join(" "));
                self.put("</td>");
            }
            self.put("</tr>");
        }
        self.put("</tbody><tfoot><tr><td></td>");
        for impact in 1..=5 {
            let _ = write!(self.out, "<th scope=\"col\">{impact}</th>");
        }
        self.put("</tr></tfoot></table>");
    }

    pub(super) fn effort(&mut self, bars: &[EffortBar]) {
        let most = bars.iter().flat_map(|bar| [Some(bar.spent), bar.plan]).flatten().fold(0.0, f64::max);
        let share = |value: f64| if most > 0.0 { (value.max(0.0) / most * 100.0).min(100.0) } else { 0.0 };
        self.put("<div class=\"scroll\"><table class=\"effort\"><thead><tr><th scope=\"col\">Objective</th><th scope=\"col\">Spent</th><th scope=\"col\">Planned</th><td></td><th scope=\"col\">What is behind it</th></tr></thead><tbody>");
        for bar in bars {
            self.open("tr", if bar.outside { "outside" } else { "" });
            self.put("<td class=\"name\">");
            self.text(&bar.name);
            self.put("</td><td class=\"value\">");
            self.text(&format!("{}{}", number(bar.spent), bar.unit));
            self.put("</td><td class=\"target\">");
            self.text(&bar.plan.map(|plan| format!("{}{}", number(plan), bar.unit)).unwrap_or_default());
            let tick =
                bar.plan.map(|plan| format!("<i style=\"inset-inline-start:{:.1}%\"></i>", share(plan)));
            let _ = write!(
                self.out,
                "</td><td class=\"bar\"><span aria-hidden=\"true\"><b style=\"width:{:.1}%\"></b>{}</span></td><td>",
                share(bar.spent),
                tick.unwrap_or_default()
            );
            self.text(bar.text.as_deref().unwrap_or_default());
            self.put("</td></tr>");
        }
        self.put("</tbody></table></div>");
    }

    pub(super) fn chart(&mut self, of: &Chart) {
        self.put("<figure class=\"chart\">");
        self.element("figcaption", "", &of.title);
        self.drawing(chart(of, 400.0, 150.0, 8.0), "chart");
        self.put("</figure>");
    }

    pub(super) fn stacks(&mut self, stacks: &[Stack]) {
        let _ = write!(self.out, "<div class=\"columns stacks\" style=\"--count:{}\">", stacks.len().max(1));
        for stack in stacks {
            self.put("<div class=\"body\">");
            self.element("h3", "", &stack.label);
            for block in &stack.blocks {
                self.block(block, SectionWidth::Beside);
            }
            self.put("</div>");
        }
        self.put("</div>");
    }
}

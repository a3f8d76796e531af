//! The blocks of a section as HTML. Tables stand in `tables`, running text in `prose`.

use std::fmt::Write as _;

use super::Page;
use crate::document::{
    ActionLine, Ask, Block, DateLine, Entry, Horizon, Prose, RoadmapPicture, SectionWidth,
};
use crate::roadmap_picture::{Room, levels, marks, plan, shapes_to_svg, to_svg};

/// How large a point of a picture is on a screen at least; narrower windows scroll it.
const LEAST_SCALE: f64 = 1.25;

impl Page {
    pub(super) fn block(&mut self, block: &Block, width: SectionWidth) {
        match block {
            Block::Prose(prose) => self.prose(prose),
            Block::Ask(ask) => self.ask(ask),
            Block::Action(action) => self.action(action, "If you do nothing"),
            Block::Ledger(ledger) => self.ledger(ledger),
            Block::Items(entries) => {
                self.put("<div>");
                for entry in entries {
                    self.entry(entry, self.inside[0]);
                }
                self.put("</div>");
            }
            Block::Columns(horizons) => self.columns(horizons),
            Block::Dates(dates) => self.dates(dates),
            Block::Picture(picture) => self.picture(picture, width),
            Block::Quiet(text) => self.element("p", "quiet", text),
            Block::Statement(statement) => self.statement(statement),
            Block::Facts(facts) => self.fact_strip(facts),
            Block::Figures(figures) => self.figures(figures),
            Block::Scorecard(scores) => self.scorecard(scores),
            Block::Choice(choice) => self.choice(choice),
            Block::Moved(moved) => self.moved(moved),
            Block::Risks(map) => self.risks(map),
            Block::Effort(bars) => self.effort(bars),
            Block::Shares(shares) => self.shares(shares),
            Block::Track(track) => self.track(track),
            Block::Chart(chart) => self.chart(chart),
            Block::Correction(correction) => self.correction(correction),
            Block::Stacks(stacks) => self.stacks(stacks),
        }
    }

    pub(super) fn reference(&mut self, reference: Option<&str>) {
        if let Some(reference) = reference {
            self.put(" ");
            self.element("span", "ref", reference);
        }
    }

    fn ask(&mut self, ask: &Ask) {
        self.put("<div class=\"ask\">");
        self.element("h3", "", &ask.question);
        if ask.recommendation.is_some() || ask.reference.is_some() {
            self.put("<p class=\"advice\">");
            self.text(ask.recommendation.as_deref().unwrap_or_default());
            self.reference(ask.reference.as_deref());
            self.put("</p>");
        }
        if !ask.options.is_empty() {
            self.put("<ul class=\"options\">");
            for option in &ask.options {
                self.put("<li>");
                self.put("<b>");
                self.text(&option.letter);
                self.put("</b> <div>");
                self.element("span", if option.recommended { "name advised" } else { "name" }, &option.name);
                if option.recommended {
                    self.put(" <span class=\"tag\">Recommended</span>");
                }
                self.put(" ");
                self.element("div", "why", option.note.as_deref().unwrap_or_default());
                self.put("</div></li>");
            }
            self.put("</ul>");
        }
        self.action(&ask.action, "If you say nothing");
        self.put("</div>");
    }

    fn action(&mut self, action: &ActionLine, silence: &str) {
        let parts = [
            ("What", &action.what, "strong"),
            ("By", &action.by, "strong"),
            ("How", &action.how, ""),
            (silence, &action.silent, ""),
        ];
        if parts.iter().all(|(_, words, _)| words.is_empty()) {
            return;
        }
        self.put("<dl class=\"action\">");
        for (label, words, class) in parts {
            if words.is_empty() {
                continue;
            }
            self.open("div", class);
            self.element("dt", "", label);
            self.element("dd", "", words);
            self.put("</div>");
        }
        self.put("</dl>");
    }

    fn entry(&mut self, entry: &Entry, heading: &str) {
        let in_column = heading == "h4";
        let one_fact = entry.facts.len() == 1;
        let alone = entry.facts.iter().all(|fact| fact.label.is_empty());
        let has_side =
            entry.when.is_some() || entry.mark.is_some() || entry.sure.is_some() || (one_fact && !alone);
        let sided = has_side && !in_column;
        self.open("article", if sided { "entry sided" } else { "entry" });
        self.put("<div>");
        self.open(heading, "");
        self.text(&entry.title);
        if !in_column {
            self.reference(entry.reference.as_deref());
        }
        self.close(heading);
        if !entry.text.is_empty() {
            self.prose(&entry.text);
        }
        self.element("p", "quote", entry.quote.as_deref().unwrap_or_default());
        if !one_fact || !sided {
            self.facts(entry, "facts row");
        }
        if in_column {
            self.signs(entry);
            self.reference(entry.reference.as_deref());
        }
        self.put("</div>");
        if sided {
            self.put("<div class=\"side\">");
            self.signs(entry);
            if one_fact {
                self.facts(entry, "facts");
            }
            self.put("</div>");
        }
        self.put("</article>");
    }

    fn signs(&mut self, entry: &Entry) {
        self.element("p", "when", entry.when.as_deref().unwrap_or_default());
        if let Some(state) = &entry.mark {
            self.open("p", &format!("sign {}", state.mark.key()));
            self.mark(state.mark);
            self.text(&state.word);
            self.put("</p>");
        }
        if let Some(sure) = &entry.sure {
            self.put("<p class=\"sign\">");
            self.bar(sure.commitment);
            self.text(&sure.word);
            self.put("</p>");
        }
    }

    fn facts(&mut self, entry: &Entry, class: &str) {
        if entry.facts.is_empty() {
            return;
        }
        self.open("dl", class);
        for fact in &entry.facts {
            self.put("<div>");
            self.element("dt", "", &fact.label);
            self.element("dd", if fact.label.is_empty() { "alone" } else { "" }, &fact.value);
            self.put("</div>");
        }
        self.put("</dl>");
    }

    fn columns(&mut self, horizons: &[Horizon]) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "<div class=\"columns\" style=\"--count:{}\">", horizons.len().max(1));
        for horizon in horizons {
            self.put("<div>");
            if let Some(commitment) = horizon.commitment {
                let shapes = shapes_to_svg(&marks::bar(Some(commitment), 240.0, 7.0), &self.palette);
                let _ = write!(
                    self.out,
                    "<span class=\"rule\"><svg viewBox=\"0 0 240 7\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{shapes}</svg></span>"
                );
            }
            self.element(self.inside[0], "word", &horizon.word);
            self.element("p", "means", horizon.means.as_deref().unwrap_or_default());
            for entry in &horizon.entries {
                self.entry(entry, self.inside[1]);
            }
            self.put("</div>");
        }
        self.put("</div>");
    }

    fn dates(&mut self, dates: &[DateLine]) {
        self.put("<ul class=\"dates\">");
        for date in dates {
            self.put("<li><p class=\"big\">");
            self.text(&date.big);
            if let Some(small) = &date.small {
                self.put(" ");
                self.element("small", "", small);
            }
            self.put("</p><p>");
            self.text(&date.what);
            self.reference(date.reference.as_deref());
            self.put("</p></li>");
        }
        self.put("</ul>");
    }

    fn picture(&mut self, picture: &RoadmapPicture, width: SectionWidth) {
        let wide = match (width, levels(picture)) {
            (SectionWidth::Beside, 1) => 400.0,
            (SectionWidth::Wide, 1) => 500.0,
            _ => 640.0,
        };
        for plan in plan(picture, Room { width: wide, height: f64::INFINITY }) {
            let plan = plan.facing(self.reads);
            self.pictures += 1;
            let name = format!("p{}", self.pictures);
            let svg = to_svg(&plan, &self.palette, &name, &picture.alt);
            let least = format!("<svg style=\"min-width:{:.0}px\"", plan.width * LEAST_SCALE);
            self.put("<figure class=\"picture\"><div class=\"scroll\">");
            self.put(&svg.replacen("<svg", &least, 1));
            self.put("</div>");
            if !plan.outside.is_empty() {
                self.element("figcaption", "", &format!("Outside this picture: {}", plan.outside.join("; ")));
            }
            self.put("</figure>");
        }
    }

    fn prose(&mut self, prose: &[Prose]) {
        self.put("<div class=\"prose\">");
        self.prose_blocks(prose);
        self.put("</div>");
    }
}

//! What a mail shows otherwise than the slides do: drawings as pictures inside, and the rest as words. Everything else is
//! the same flows.

use std::fmt::Write as _;

use super::{Mail, SANS, SERIF, SPACER, UNIT, WIDTH, lines};
use crate::document::{Block, Chart, RiskMap, RoadmapPicture, Share, Stack, Statement, Track};
use crate::drawing::{self, Drawing};
use crate::roadmap_picture::{Room, levels, plan};
use crate::write::WriteError;
use crate::write::flow::blocks::flows;

impl Mail {
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Result<(), WriteError> {
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 && matches!(block, Block::Ask(_) | Block::Choice(_)) {
                self.out.push_str(SPACER);
            }
            match block {
                Block::Picture(of) => self.roadmap(of)?,
                Block::Chart(of) => self.chart(of)?,
                Block::Risks(map) => self.risks(map),
                Block::Shares(shares) => self.shares(shares),
                Block::Track(track) => self.track(track),
                Block::Statement(of) => self.statement(of),
                Block::Stacks(stacks) => self.stacks(stacks)?,
                Block::Prose(_)
                | Block::Ask(_)
                | Block::Action(_)
                | Block::Ledger(_)
                | Block::Items(_)
                | Block::Columns(_)
                | Block::Dates(_)
                | Block::Quiet(_)
                | Block::Facts(_)
                | Block::Figures(_)
                | Block::Scorecard(_)
                | Block::Choice(_)
                | Block::Moved(_)
                | Block::Effort(_)
                | Block::Correction(_) => {
                    self.flows(flows(std::slice::from_ref(block), WIDTH / UNIT, 1.0))?;
                }
            }
        }
        Ok(())
    }

    /// A roadmap as pictures of its bars, with what stands outside them in words.
    fn roadmap(&mut self, of: &RoadmapPicture) -> Result<(), WriteError> {
        let width = if levels(of) > 1 { 760.0 } else { 520.0 };
        for plan in plan(of, Room { width, height: f64::INFINITY }) {
            // All that stands in the pixels is said: the lanes, and every item.
            let lanes = plan.lanes.iter().map(|lane| lane.path.join(", "));
            let items = plan.items.iter().chain(&plan.links).map(|one| one.about.clone());
            let items: Vec<String> = lanes.filter(|lane| !lane.is_empty()).chain(items).collect();
            let full = plan.in_full.iter().chain(&items).cloned().collect::<Vec<_>>().join("; ");
            let alt = format!("{} {full}.", of.alt);
            let outside = plan.outside.join("; ");
            let (width, height) = (plan.width, plan.height + 2.0);
            self.picture(Drawing { width, height, shapes: plan.into_shapes(), alt }, WIDTH / width)?;
            if !outside.is_empty() {
                let _ = write!(
                    self.out,
                    "<p style=\"margin:6px 0;font-size:12px;color:{}\">{}</p>",
                    self.palette.third,
                    lines(&format!("Outside this picture: {outside}"))
                );
            }
        }
        Ok(())
    }

    fn chart(&mut self, of: &Chart) -> Result<(), WriteError> {
        let _ = write!(
            self.out,
            "<p style=\"margin:6px 0;font-size:13px;color:{}\">{}</p>",
            self.palette.second,
            lines(&of.title)
        );
        let steps = of
            .steps
            .iter()
            .chain(of.series.iter().map(|one| &one.name))
            .cloned()
            .collect::<Vec<_>>()
            .join(", ");
        let drawing = drawing::chart(of, 500.0, 180.0, 8.0);
        self.picture(Drawing { alt: format!("{} {steps}.", of.alt), ..drawing }, WIDTH / 500.0)?;
        Ok(())
    }

    /// The risks by how much they weigh: a mail has no map.
    fn risks(&mut self, map: &RiskMap) {
        let mut risks: Vec<_> = map.risks.iter().collect();
        risks.sort_by_key(|risk| std::cmp::Reverse(u16::from(risk.probability) * u16::from(risk.impact)));
        for risk in risks {
            let _ = write!(
                self.out,
                "<p style=\"margin:2px 0;font-size:13px\"><b>{}</b> probability {}, impact {}</p>",
                lines(&risk.reference),
                risk.probability,
                risk.impact
            );
        }
    }

    fn shares(&mut self, shares: &[Share]) {
        let words: Vec<String> =
            shares.iter().map(|share| format!("<b>{}</b> {}", share.count, lines(&share.word))).collect();
        let _ = write!(self.out, "<p style=\"margin:4px 0;font-size:14px\">{}</p>", words.join(" &nbsp; "));
    }

    fn track(&mut self, track: &Track) {
        let times: Vec<String> = track
            .times
            .iter()
            .map(|time| {
                format!("{} {} {}", lines(&time.when), self.mark(time.mark.mark), lines(&time.mark.word))
            })
            .collect();
        let _ = write!(
            self.out,
            "<p style=\"margin:4px 0;font-size:12px;color:{}\">{}: {}</p>",
            self.palette.second,
            lines(&track.label),
            times.join(", ")
        );
    }

    fn statement(&mut self, of: &Statement) {
        let sign = of
            .mark
            .as_ref()
            .map(|state| format!("<b>{} {}</b><br>", self.mark(state.mark), lines(&state.word)));
        let _ = write!(
            self.out,
            "<p style=\"margin:6px 0;font:normal 22px/1.2 {SERIF}\">{}{}</p>",
            sign.unwrap_or_default(),
            lines(&of.text)
        );
        if let Some(note) = &of.note {
            let _ = write!(
                self.out,
                "<p style=\"margin:0;font-size:12px;color:{}\">{}</p>",
                self.palette.third,
                lines(note)
            );
        }
    }

    fn stacks(&mut self, stacks: &[Stack]) -> Result<(), WriteError> {
        for stack in stacks {
            let _ = write!(
                self.out,
                "<h3 style=\"margin:12px 0 4px;font:bold 13px/1.3 {SANS}\">{}</h3>",
                lines(&stack.label)
            );
            self.blocks(&stack.blocks)?;
        }
        Ok(())
    }
}

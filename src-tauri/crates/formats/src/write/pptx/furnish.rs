//! What stands on every slide beside its content: title, part, foot and number, in the places its layout has for them.

use super::base::{Base, Layout};
use super::canvas::Canvas;
use super::deck::Slide;
use crate::document::{Document, Meta};
use crate::roadmap_picture::{Ink, face_width};
use crate::shown::escape_xml;
use crate::write::flow::Frame;
use crate::write::flow::blocks::SMALL;
use crate::write::flow::text::{Para, Run};

/// How wide the titles of our own first slides and the lead of the cover are, in units.
const COVER_WIDTH: f64 = 1152.0;
const STATEMENT_WIDTH: f64 = 858.0;
const LEAD_WIDTH: f64 = 858.0;
/// The white between parts of the foot, in points.
const GAP: f64 = 10.0;

/// Title, part, foot and number of a slide: in the places its layout has for them.
pub(super) fn furnish(canvas: &mut Canvas<'_>, slide: &Slide, document: &Document, base: &Base) {
    let meta = &document.meta;
    let layout = &slide.layout;
    match (&slide.title, layout.title) {
        (Some(title), Some(place)) if base.own_template => {
            let size = title.runs.first().map(|run| run.size).filter(|size| *size + 0.5 < base.title_size);
            let mut runs = title.runs.iter().map(|run| run.text.as_str());
            let (words, behind) = (runs.next().unwrap_or_default(), runs.collect::<String>());
            // A title slide has room of its own, unless it is the slide of all others.
            let is_cover = layout.part == base.cover.part && layout.part != base.content.part;
            canvas.fill_as_is(place, "Title", (words, &behind), size.filter(|_| !is_cover));
        }
        (Some(title), Some(place)) => canvas.fill_balanced(place, "Title", title, title_width(layout, base)),
        (Some(title), None) => {
            canvas.text(Frame::new(0.0, -100.0, layout.place.width, 80.0), std::slice::from_ref(title));
        }
        (None, _) => {}
    }
    if let (Some(place), false) = (layout.kicker, slide.kicker.is_empty()) {
        canvas.fill(
            place,
            "Part",
            &[Para::of(Run::new(slide.kicker.clone(), SMALL).strong().ink(Ink::Accent))],
        );
    }
    let is_cover = layout.part == base.cover.part && slide.kicker.is_empty();
    if let (true, false) = (base.own_template, slide.kicker.is_empty()) {
        let kicker = Para::of(Run::new(slide.kicker.clone(), SMALL).strong().ink(Ink::Accent));
        canvas.text(Frame::new(0.0, -26.0, layout.place.width, 20.0), &[kicker]);
    }
    if let (true, Some(lead), Some(place)) = (base.own_template, &slide.lead, base.lead) {
        canvas.fill_as_is(place, "Lead", (lead, ""), None);
    } else if let (Some(lead), Some(place)) = (&slide.lead, base.lead) {
        let lead = Para::of(Run::new(lead.clone(), 26.0).serif()).pitch(107.0);
        canvas.fill_balanced(place, "Lead", &lead, LEAD_WIDTH);
    }
    if let (true, Some(place)) = (is_cover, base.company) {
        canvas.fill(place, "Company", &[Para::of(Run::new(meta.company.clone(), 20.0).strong())]);
    }
    feet(canvas, slide, document, base);
}

/// How wide a title of our own layouts is, in units.
fn title_width(layout: &Layout, base: &Base) -> f64 {
    match &layout.part {
        part if *part == base.cover.part => COVER_WIDTH,
        part if *part == base.bottom_line.part => STATEMENT_WIDTH,
        _ => base.title_room.0,
    }
}

/// What the foot says the deck is, as much as its line takes.
pub(super) fn about(meta: &Meta, layout: &Layout, base: &Base) -> String {
    let number = if base.own_template { meta.number.as_str() } else { "" };
    let said = |parts: &[&str]| {
        let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    };
    let head = [Some(&meta.classification), meta.notice.as_ref()].into_iter().flatten();
    let head: f64 = head.map(|words| face_width(words, base.foot_size, true, false) + GAP).sum();
    let fits = |words: &String| head + face_width(words, base.foot_size, false, false) <= layout.foot_width;
    let about = [
        said(&[&meta.company, &meta.title, &meta.date, number]),
        said(&[&meta.title, &meta.date, number]),
        said(&[&meta.title, number]),
    ];
    about.into_iter().find(fits).unwrap_or_else(|| number.to_owned())
}

/// What stands at the foot: how far the deck may travel, what it is, and the number of the slide. What is longer than its line
/// leaves out the company, which a template shows by itself, and then the day.
fn feet(canvas: &mut Canvas<'_>, slide: &Slide, document: &Document, base: &Base) {
    let meta = &document.meta;
    let layout = &slide.layout;
    let foot = |words: &str, ink: Ink, bold: bool| {
        let words = escape_xml(words).replace('\n', " ");
        format!(
            "<a:r><a:rPr b=\"{}\" dirty=\"0\">{}</a:rPr><a:t>{words}</a:t></a:r>",
            u8::from(bold),
            super::colour::fill(ink, base.own_template)
        )
    };
    if let Some(place) = layout.foot {
        let mut inside = foot(&meta.classification, Ink::Ink, true);
        if let Some(notice) = &meta.notice {
            inside.push_str(&foot(&format!("   {notice}"), Ink::Accent, true));
        }
        let about = about(meta, layout, base);
        if !about.is_empty() {
            inside.push_str(&foot(&format!("   {about}"), Ink::Third, false));
        }
        if let Some(replaces) = &meta.replaces {
            inside.push_str(&foot(&format!("   {replaces}"), Ink::Third, false));
        }
        canvas.field(place, "Foot", &inside);
    } else {
        // Where the layout has no foot, how far the deck may travel stands below the content.
        let words = [Some(meta.classification.clone()), meta.notice.clone(), meta.replaces.clone()];
        let words = words.into_iter().flatten().collect::<Vec<_>>().join("   ");
        let run = Run::new(words, 12.0).ink(Ink::Third);
        canvas.text(Frame::new(0.0, layout.height + 2.0, layout.place.width * 0.7, 16.0), &[Para::of(run)]);
    }
    if let Some(place) = layout.number {
        // A template has room for a number alone.
        let number = match base.own_template {
            true => String::new(),
            false => foot(&format!("{}   ", meta.number), Ink::Third, false),
        };
        let field = "<a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\"><a:rPr dirty=\"0\"/><a:t>‹#›</a:t></a:fld>";
        canvas.field(place, "Number", &(number + field));
    }
}

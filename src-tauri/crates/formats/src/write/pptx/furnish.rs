//! What stands on every slide beside its content: title, part, foot and number, in the places its layout has for them.

use super::base::Base;
use super::blocks::SMALL;
use super::canvas::{Canvas, Frame};
use super::deck::Slide;
use super::text::{Para, Run};
use crate::document::Document;
use crate::roadmap_picture::Ink;
use crate::shown::escape_xml;

/// Title, part, foot and number of a slide: in the places its layout has for them.
pub(super) fn furnish(canvas: &mut Canvas<'_>, slide: &Slide, document: &Document, base: &Base) {
    let meta = &document.meta;
    let layout = &slide.layout;
    match (&slide.title, layout.title) {
        (Some(title), Some(place)) if base.own_template => {
            let size = title.runs.first().map(|run| run.size).filter(|size| *size + 0.5 < base.title_size);
            let words: String = title.runs.iter().map(|run| run.text.as_str()).collect();
            canvas.fill_as_is(place, "Title", &words, size.filter(|_| layout.part != base.cover.part));
        }
        (Some(title), Some(place)) => canvas.fill(place, "Title", std::slice::from_ref(title)),
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
        canvas.fill_as_is(place, "Lead", lead, None);
    } else if let (Some(lead), Some(place)) = (&slide.lead, base.lead) {
        canvas.fill(place, "Lead", &[Para::of(Run::new(lead.clone(), 26.0).serif()).pitch(107.0)]);
    }
    if let (true, Some(place)) = (is_cover, base.company) {
        canvas.fill(place, "Company", &[Para::of(Run::new(meta.company.clone(), 20.0).strong())]);
    }
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
        let about: Vec<&str> = [&meta.company, &meta.title, &meta.date]
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        inside.push_str(&foot(&format!("   {}", about.join(", ")), Ink::Third, false));
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
        let number = foot(&format!("{}   ", meta.number), Ink::Third, false);
        let field = "<a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\"><a:rPr dirty=\"0\"/><a:t>‹#›</a:t></a:fld>";
        canvas.field(place, "Number", &(number + field));
    }
}

//! Puts a document together: the filled template's parts, with what its blocks became.

use roadbook_formats::document::prose::{from_markdown, plain_text};
use roadbook_formats::document::{
    Block, Document, Meta, Opening, OpeningStyle, Section, SectionWidth, Weight,
};

use super::fill::{Filled, fill};
use super::outline::{Call, Content, Outline, Part, outline};
use super::page::Page;
use super::summary::summary;
use super::{Template, blocks, fields};
use crate::audiences::budget::MessageWeight;
use crate::error::Result;
use crate::told::units_of;

/// A document, and what in it the template said by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The document.
    pub document: Document,
    /// The template's own words, without any value.
    pub own_words: Vec<String>,
    /// How much attention it asks for.
    pub weight: MessageWeight,
}

/// Makes a document of a view as a template lays it out. `meta` is used as given, but for a title of the template's own.
///
/// # Errors
/// A sentence with template and line when the template does not hold what it should.
pub fn document(template: &Template, page: Page<'_>, meta: Meta) -> Result<Made> {
    let summary = summary(page);
    let filled = fill(template, &fields::fields(template, page, &summary))?;
    let Outline { headline, lead, parts, page: look } = outline(template, &filled)?;
    let look = Look::read(template, look)?;
    let headline = filled.line(&plain_text(&from_markdown(&headline)));
    let lead = filled.line(&plain_text(&from_markdown(&lead)));
    let made = parts.iter().map(|part| sections_of(template, &filled, part, page));
    let mut made = made.collect::<Result<Vec<_>>>()?;
    let explains = |content: &Content| matches!(content, Content::Block(call) if call.name == "glossary");
    let explains = |part: &Part| part.contents.iter().any(explains);
    if parts.iter().any(explains) {
        // What is to be explained is known once the rest stands.
        let said = said(&headline, &lead, &made);
        for (part, made) in parts.iter().zip(&mut made).filter(|(part, _)| explains(part)) {
            *made = sections_of(template, &filled, part, Page { said: Some(&said), ..page })?;
        }
    }
    let document = Document {
        meta: Meta { title: look.title.clone().unwrap_or(meta.title), ..meta },
        opening: Opening {
            status: summary.status.filter(|_| look.status == Status::Shown),
            headline: if headline.is_empty() { summary.headline } else { headline },
            lead: Some(lead).filter(|lead| !lead.is_empty()),
            style: look.opening,
            facts: Vec::new(),
        },
        sections: made.into_iter().flatten().collect(),
    };
    Ok(Made { document, own_words: filled.own_words().map(str::to_owned).collect(), weight: look.weight })
}

/// All that is read so far.
fn said(headline: &str, lead: &str, made: &[Vec<Section>]) -> String {
    let so_far = made.iter().flatten().flat_map(units_of).map(|unit| unit.text);
    [headline.to_owned(), lead.to_owned()].into_iter().chain(so_far).collect::<Vec<_>>().join("\n")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Shown,
    None,
}

/// What the block `page` says.
#[derive(Debug)]
struct Look {
    title: Option<String>,
    opening: OpeningStyle,
    status: Status,
    weight: MessageWeight,
}

const WEIGHTS: &[(&str, MessageWeight)] = &[
    ("notice", MessageWeight::Notice),
    ("announcement", MessageWeight::Announcement),
    ("fyi", MessageWeight::Fyi),
];

impl Look {
    fn read(template: &Template, call: Option<Call>) -> Result<Self> {
        let Some(mut call) = call else {
            let weight = MessageWeight::default();
            return Ok(Self { title: None, opening: OpeningStyle::Beside, status: Status::Shown, weight });
        };
        let look = Self {
            title: call.take("title"),
            opening: call.choice(
                template,
                "opening",
                &[("beside", OpeningStyle::Beside), ("large", OpeningStyle::Display)],
            )?,
            status: call.choice(template, "status", &[("shown", Status::Shown), ("none", Status::None)])?,
            weight: call.choice(template, "weight", WEIGHTS)?,
        };
        call.done(template)?;
        Ok(look)
    }
}

/// The sections a part becomes: one with its name, and one for each group of its blocks.
fn sections_of(template: &Template, filled: &Filled, part: &Part, page: Page<'_>) -> Result<Vec<Section>> {
    let mut own =
        Section { label: filled.line(&plain_text(&from_markdown(&part.label))), ..Section::default() };
    let mut groups = Vec::new();
    let (mut calls, mut left_out) = (0, 0);
    for content in &part.contents {
        match content {
            Content::Text(markdown) => {
                let mut prose = from_markdown(markdown);
                filled.put_into(&mut prose);
                own.blocks.push(Block::Prose(prose));
            }
            Content::Block(call) => {
                calls += 1;
                let made = match page.kept {
                    Some(kept) => kept.expand(template, call, page)?,
                    None => blocks::expand(template, call.clone(), page)?,
                };
                left_out += usize::from(made.leave_out);
                own.note = own.note.or(made.note);
                if made.weight != Weight::Plain {
                    own.weight = made.weight;
                }
                if made.width != SectionWidth::Beside {
                    own.width = made.width;
                }
                own.blocks.extend(made.blocks);
                groups.extend(made.groups);
            }
        }
    }
    if calls > 0 && calls == left_out {
        return Ok(Vec::new());
    }
    let own = Some(own).filter(|own| !own.blocks.is_empty());
    Ok(own.into_iter().chain(groups).collect())
}

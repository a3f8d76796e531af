//! Makes the document of an update from what the audience sees.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use roadbook_formats::document::{Brand, Document, Meta, Paper};
use roadbook_formats::write::eml::Envelope;
use roadbook_formats::write::ics::Calendar;
use rusqlite::Connection;

use super::calendar::calendar;
use super::draft::{Draft, asked, template_named, template_of};
use super::ground::{Ground, ground};
use super::store::{self, Last};
use super::{Slides, allowed};
use crate::audiences::Audience;
use crate::audiences::view::{Reader, View, Withheld};
use crate::error::Result;
use crate::history::Moment;
use crate::ids::Reference;
use crate::templates::archive::ALWAYS;
use crate::templates::{self, Template, long_day};
use crate::told::changes::Since;

/// An update before it is a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// What is read.
    pub document: Document,
    /// What it was made of.
    pub view: Arc<View>,
    /// What the audience does not get as it is: for the author and the leak check alone.
    pub withheld: Arc<Vec<Withheld>>,
    /// What the audience's own view, the template and the date line put on the page by themselves. A withheld value
    /// that stands in one of these is no leak. Free texts are not among them: a withheld name in one is found.
    pub allowed: Vec<String>,
    /// The template's name.
    pub template: String,
    /// What changed for the audience since it last heard.
    pub since: Since,
    /// What it was told last, and what it knows since.
    pub last: Option<Last>,
    /// How slides are to be made.
    pub slides: Slides,
    /// What its calendar holds; the dates of the view when left out.
    pub calendar: Option<Calendar>,
    /// Who a mail goes to, and what it is called, where that is known.
    pub envelope: Envelope,
}

impl Composed {
    /// A document that was made of a view elsewhere. `own` are the values and words it puts on the page by itself, besides
    /// what the view holds.
    pub(crate) fn of(
        document: Document,
        view: View,
        withheld: Vec<Withheld>,
        own: Vec<String>,
        template: &str,
    ) -> Self {
        let mut allowed = own;
        allowed.extend(allowed::of_view(&view));
        allowed.extend(allowed::labels());
        let meta = &document.meta;
        let head =
            [&meta.company, &meta.title, &meta.number, &meta.date, &meta.classification, &meta.audience];
        allowed.extend(head.into_iter().cloned());
        Self {
            document,
            view: Arc::new(view),
            withheld: Arc::new(withheld),
            allowed,
            template: template.to_owned(),
            since: Since::default(),
            last: None,
            slides: Slides::default(),
            calendar: None,
            envelope: Envelope::default(),
        }
    }

    /// What its calendar holds.
    pub(crate) fn dates(&self) -> Calendar {
        self.calendar.clone().unwrap_or_else(|| calendar(&self.view))
    }
}

/// Composes the update of an audience: with its own template, or the one that is named.
///
/// # Errors
/// When there is no such template, when it does not hold what it should, or when the storage fails.
pub fn compose(
    conn: &Connection,
    audience: &Audience,
    template: Option<&str>,
    moment: Moment,
    today: NaiveDate,
) -> Result<Composed> {
    match moment {
        Moment::Now => {
            let draft = asked(conn, audience, template)?;
            let ground = ground(conn, audience, draft.left_out(), moment, today)?;
            compose_draft(conn, &ground, &draft)
        }
        Moment::After(_) => {
            let own = Some(audience.template.as_str()).filter(|name| !name.trim().is_empty());
            let template = templates::list::named_at(conn, template.or(own).unwrap_or(ALWAYS), moment)?;
            compose_with(conn, audience, &template, moment, today)
        }
    }
}

/// Composes the update of an audience with this template.
///
/// # Errors
/// As [`compose`].
pub fn compose_with(
    conn: &Connection,
    audience: &Audience,
    template: &Template,
    moment: Moment,
    today: NaiveDate,
) -> Result<Composed> {
    let ground = ground(conn, audience, BTreeSet::new(), moment, today)?;
    compose_on(&ground, template, template)
}

/// Composes the update that a draft makes.
///
/// # Errors
/// When there is no such template, when the text does not hold what it should, or when the storage fails.
pub fn compose_draft(conn: &Connection, ground: &Ground, draft: &Draft) -> Result<Composed> {
    let base = template_named(conn, &ground.audience, &draft.template)?;
    let template = template_of(conn, &ground.audience, draft)?;
    compose_on(ground, &template, &base)
}

/// Composes an update on its ground. What the base says by itself may stand on the page; what somebody wrote into the text
/// of this one update is searched like any other words.
fn compose_on(ground: &Ground, template: &Template, base: &Template) -> Result<Composed> {
    let made = ground.document(template)?;
    let mut allowed = match template.text == base.text {
        true => made.own_words,
        false => ground.document(base).map(|made| made.own_words).unwrap_or_default(),
    };
    allowed.extend(allowed::of_view(&ground.view));
    allowed.extend(allowed::of_since(&ground.since));
    allowed.extend(allowed::of_registers(&ground.registers));
    // What stands there when there is nothing to tell.
    if let Ok(boilerplate) = ground.boilerplate(base) {
        allowed.extend(allowed::of_boilerplate(&boilerplate.document)?);
    }
    allowed.extend(allowed::labels());
    Ok(Composed {
        document: made.document,
        view: Arc::clone(&ground.view),
        withheld: Arc::clone(&ground.withheld),
        allowed,
        template: template.name.clone(),
        slides: Slides::default(),
        since: ground.since.clone(),
        last: ground.last.clone(),
        calendar: None,
        envelope: Envelope::default(),
    })
}

/// "Replaces U-2 of 20 October 2026".
pub(super) fn corrected(conn: &Connection, number: u32) -> Result<String> {
    let old = store::by_reference(conn, Reference::update(number))?;
    Ok(format!("Replaces {} of {}", old.reference(), long_day(old.issued_on)))
}

/// What stands in the head and foot of every page of a draft.
pub(super) fn meta(view: &View) -> Meta {
    Meta {
        company: view.company.clone(),
        title: format!("Product update for {}", in_sentence(&view.audience)),
        number: "Draft".to_owned(),
        date: long_day(view.today),
        classification: view.audience.clearance.word().to_owned(),
        replaces: None,
        audience: view.audience.name.clone(),
        lang: "en".to_owned(),
        notice: view.audience.is_author.then(|| "Internal, everything shown".to_owned()),
        paper: Paper::A4,
        brand: Brand::default(),
    }
}

/// The common nouns that audiences are called by. Any other first word may be a name and keeps its capital.
const COMMON: &[&str] = &[
    "Board",
    "Customers",
    "Customer",
    "Design",
    "Engineering",
    "Everybody",
    "Everyone",
    "Executives",
    "Executive",
    "Finance",
    "Investors",
    "Leadership",
    "Legal",
    "Management",
    "Marketing",
    "Operations",
    "Partners",
    "Partner",
    "Product",
    "Research",
    "Sales",
    "Security",
    "Support",
    "Team",
    "Teams",
    "The",
];

/// The audience's name within a sentence: "sales and customer success".
pub(crate) fn in_sentence(audience: &Reader) -> String {
    if audience.is_author {
        return "its author".to_owned();
    }
    let name = audience.name.trim();
    let first = name.split_whitespace().next().unwrap_or_default();
    if COMMON.contains(&first) {
        format!("{}{}", first.to_lowercase(), &name[first.len()..])
    } else {
        name.to_owned()
    }
}

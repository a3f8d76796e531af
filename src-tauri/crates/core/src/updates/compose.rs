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
use super::{Along, Slides, allowed};
use crate::audiences::Audience;
use crate::audiences::budget::MessageWeight;
use crate::audiences::view::{Reader, View, Withheld};
use crate::error::Result;
use crate::history::Moment;
use crate::ids::Reference;
use crate::leaks::Allowed;
use crate::templates::archive::ALWAYS;
use crate::templates::{self, Template, ready};
use crate::timeframe::long_day;
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
    /// What the audience's own view and the program put on the page by themselves. Free texts are not among it, whoever
    /// wrote them: a withheld name in one is found, also in a template of one's own.
    pub allowed: Allowed,
    /// The template's name.
    pub template: String,
    /// What changed for the audience since it last heard.
    pub since: Since,
    /// What it was told last, and what it knows since.
    pub last: Option<Last>,
    /// How slides are to be made.
    pub slides: Slides,
    /// What its calendar holds.
    pub calendar: Calendar,
    /// How much attention it asks for.
    pub weight: MessageWeight,
    /// Who a mail goes to, and what it is called, where that is known.
    pub envelope: Envelope,
    /// The files of it that go along with its mail.
    pub along: Vec<Along>,
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
        let mut allowed = Allowed { values: own, words: allowed::labels().collect() };
        allowed.values.extend(allowed::of_view(&view));
        let meta = &document.meta;
        let head =
            [&meta.company, &meta.title, &meta.number, &meta.date, &meta.classification, &meta.audience];
        allowed.values.extend(head.into_iter().cloned());
        Self {
            document,
            view: Arc::new(view),
            withheld: Arc::new(withheld),
            allowed,
            template: template.to_owned(),
            since: Since::default(),
            last: None,
            slides: Slides::default(),
            calendar: Calendar::default(),
            weight: MessageWeight::default(),
            envelope: Envelope::default(),
            along: Vec::new(),
        }
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

/// Composes an update on its ground. What came with the program may stand on the page; what somebody wrote, into a template
/// or into the text of this one update, is searched like any other words.
fn compose_on(ground: &Ground, template: &Template, base: &Template) -> Result<Composed> {
    let made = ground.document(template)?;
    let mut allowed = Allowed { words: own_words(ground, base)?, values: allowed::of_view(&ground.view) };
    allowed.values.extend(allowed::of_since(&ground.since));
    allowed.values.extend(allowed::of_registers(&ground.registers));
    allowed.words.extend(allowed::labels());
    Ok(Composed {
        document: made.document,
        view: Arc::clone(&ground.view),
        withheld: Arc::clone(&ground.withheld),
        allowed,
        template: template.name.clone(),
        slides: ground.slides.clone(),
        since: ground.since.clone(),
        last: ground.last.clone(),
        calendar: calendar(&ground.view, &ground.since, &ground.origin, &ground.ahead),
        weight: made.weight,
        envelope: Envelope::default(),
        along: Vec::new(),
    })
}

/// What a template says by itself, as far as it came with the program, and what stands there when there is nothing to tell.
/// Of a template of one's own that is each line which a template of the program has, too, and single words of its headings:
/// "Reliability" above a part is the name of the part, whoever has a goal of that name.
fn own_words(ground: &Ground, base: &Template) -> Result<Vec<String>> {
    let mut words = Vec::new();
    let is_own = !ready::came_with_the_program(&base.text);
    let told = if is_own { ready::named(ALWAYS) } else { Some(base.clone()) };
    if let Some(template) = told {
        words.extend(ground.document(&template).map(|made| made.own_words).unwrap_or_default());
        if let Ok(boilerplate) = ground.boilerplate(&template) {
            words.extend(allowed::of_boilerplate(&boilerplate.document)?);
        }
    }
    if is_own {
        words.extend(ready::shared_lines(&base.text));
        let headings = base.text.lines().filter(|line| line.starts_with('#'));
        words.extend(headings.flat_map(str::split_whitespace).map(str::to_owned));
    }
    Ok(words)
}

/// "Replaces U-2 of 20 October 2026".
pub(super) fn corrected(conn: &Connection, number: u32) -> Result<String> {
    let old = store::by_reference(conn, Reference::update(number))?;
    Ok(format!("Replaces {} of {}", old.reference(), long_day(old.issued_on)))
}

/// What stands in the head and foot of every page of a draft: who speaks to whom, and how far it may travel.
pub(crate) fn meta(view: &View) -> Meta {
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
    name_in_sentence(&audience.name)
}

/// The same of an audience that is known by its name.
pub(super) fn name_in_sentence(name: &str) -> String {
    let name = name.trim();
    let first = name.split_whitespace().next().unwrap_or_default();
    if COMMON.contains(&first) {
        format!("{}{}", first.to_lowercase(), &name[first.len()..])
    } else {
        name.to_owned()
    }
}

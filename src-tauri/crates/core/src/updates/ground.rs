//! What an update of one audience stands on: its view, what it does not get, and what it was told before. It is made once
//! and then makes a page as often as somebody writes on.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use roadbook_formats::document::{Brand, Meta};
use roadbook_formats::write::ics::Event;
use rusqlite::Connection;

use super::ahead::ahead;
use super::calendar::Origin;
use super::compose::meta;
use super::kept_page::KeptPage;
use super::names::names_inside;
use super::store::{Last, last, sent};
use super::warnings::Warning;
use super::{Slides, SlidesWish};
use crate::audiences::Audience;
use crate::audiences::budget::SentMessage;
use crate::audiences::view::{NO_REGISTERS, Registers, View, Withheld, registers, view};
use crate::error::Result;
use crate::history::Moment;
use crate::settings::Settings;
use crate::templates::{self, KeptBlocks, Made, Page, Template};
use crate::timeframe::FiscalYear;
use crate::told::changes::{Since, since};
use crate::told::{SeenRecord, of_all};

/// What an update stands on.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Who is told.
    pub audience: Audience,
    /// What goes in: the audience's view without what is left out this time.
    pub view: Arc<View>,
    /// What the audience does not get as it is.
    pub withheld: Arc<Vec<Withheld>>,
    /// What changed for the audience since it last heard, without what is left out this time.
    pub since: Since,
    /// What it was told last, and what it knows since.
    pub last: Option<Last>,
    /// What was sent to it, newest first.
    pub sent: Vec<SentMessage>,
    /// What it sees of metrics and of what may get in the way.
    pub registers: Registers,
    /// What is left out this time.
    pub left_out: BTreeSet<String>,
    /// Every value of the whole view, with what is left out.
    pub(crate) seen: Vec<SeenRecord>,
    /// What the parts of its newest page became, and told of them.
    pub(super) kept: KeptPage,
    /// What the blocks of its newest pages became.
    blocks: KeptBlocks,
    /// Shown values with the name of something in them that the audience does not get.
    pub(super) names: Vec<Warning>,
    /// How slides are made.
    pub(super) slides: Slides,
    /// Where its calendar comes from.
    pub(super) origin: Origin,
    /// What its calendar holds beside dates.
    pub(super) ahead: Vec<Event>,
    fiscal: FiscalYear,
    brand: Brand,
    language: String,
}

/// Finds what an update of an audience stands on, leaving some records out of it.
///
/// # Errors
/// When the storage fails.
pub fn ground(
    conn: &Connection,
    audience: &Audience,
    left_out: BTreeSet<String>,
    moment: Moment,
    today: NaiveDate,
) -> Result<Ground> {
    let (mut view, mut withheld) = view(conn, audience, moment, today)?;
    // The registers are as they are now: nobody asks for the metrics of an earlier day.
    let (mut registers, lost) = registers(conn, audience, today)?;
    withheld.extend(lost);
    let settings = Settings::of(conn)?;
    let last = last(conn, &audience.id, None)?;
    let seen = of_all(&view, &registers);
    let mut since = since(audience, last.as_ref(), &seen);
    since.leave_out(&left_out);
    registers.metrics.retain(|metric| !left_out.contains(&metric.reference));
    registers.risks.retain(|risk| !left_out.contains(&risk.reference));
    view.items.retain(|item| !left_out.contains(&item.reference));
    view.decisions.retain(|decision| !left_out.contains(&decision.reference));
    let names = names_inside(&withheld, &seen);
    let origin = Origin::of(conn, audience)?;
    Ok(Ground {
        audience: audience.clone(),
        view: Arc::new(view),
        withheld: Arc::new(withheld),
        since,
        last,
        sent: sent(conn, &audience.id)?,
        registers,
        left_out,
        seen,
        kept: KeptPage::default(),
        blocks: KeptBlocks::default(),
        names,
        slides: Slides::of(conn, SlidesWish::default())?,
        ahead: ahead(conn, audience, &origin, today)?,
        origin,
        fiscal: settings.fiscal,
        brand: settings.brand,
        language: settings.language,
    })
}

impl Ground {
    /// What a template is filled from.
    pub fn page(&self) -> Page<'_> {
        Page {
            view: &self.view,
            fiscal: self.fiscal,
            since: &self.since,
            registers: &self.registers,
            said: None,
            kept: Some(&self.blocks),
        }
    }

    /// What stands in the head and foot of a draft.
    pub fn meta(&self) -> Meta {
        Meta { brand: self.brand.clone(), lang: self.language.clone(), ..meta(&self.view) }
    }

    /// The page a template makes.
    ///
    /// # Errors
    /// When the template does not hold what it should.
    pub fn document(&self, template: &Template) -> Result<Made> {
        templates::document(template, self.page(), self.meta())
    }

    /// The page it would make if there were nothing to tell.
    ///
    /// # Errors
    /// As [`Ground::document`]: a template that cannot be filled without an item has no such page.
    pub(super) fn boilerplate(&self, template: &Template) -> Result<Made> {
        let view = &self.view;
        let nothing = View {
            audience: view.audience.clone(),
            company: view.company.clone(),
            sender: view.sender.clone(),
            today: view.today,
            items: Vec::new(),
            decisions: Vec::new(),
            inside: Vec::new(),
        };
        let since = Since::default();
        let page = Page {
            view: &nothing,
            fiscal: self.fiscal,
            since: &since,
            registers: &NO_REGISTERS,
            said: None,
            kept: None,
        };
        templates::document(template, page, meta(&nothing))
    }
}

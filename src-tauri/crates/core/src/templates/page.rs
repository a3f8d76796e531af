//! What blocks are made from: the audience's view, and how its times are said.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::{Mark, Scale};

use super::KeptBlocks;
use crate::audiences::view::{Registers, SeenItem, View, When};
use crate::timeframe::{FiscalYear, Horizon, Period, Precision, Timeframe, near_date};
use crate::told::changes::Since;

/// The view with what is needed to say it.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// What the audience sees.
    pub view: &'a View,
    /// How quarters are counted.
    pub fiscal: FiscalYear,
    /// What changed for the audience since it last heard.
    pub since: &'a Since,
    /// What it sees of metrics and of what may get in the way.
    pub registers: &'a Registers,
    /// What the rest of the page says, once that is known.
    pub said: Option<&'a str>,
    /// What its blocks became, while the text around them is written.
    pub kept: Option<&'a KeptBlocks>,
}

impl Page<'_> {
    /// The day it is of.
    pub fn today(&self) -> NaiveDate {
        self.view.today
    }

    /// Now, next or later; nothing when nobody has said when.
    pub fn horizon(&self, item: &SeenItem) -> Option<Horizon> {
        let when = item.when.as_ref()?;
        match when.timeframe.coarsen(Precision::NowNextLater, self.today(), self.fiscal) {
            Timeframe::Wide(horizon) => Some(horizon),
            Timeframe::Unscheduled | Timeframe::Span(_) => None,
        }
    }

    /// The period as the workspace counts its years, where that has one with the same days: January to March is one
    /// quarter, whether somebody typed "Q1 2027" or "FY27 Q4".
    pub fn counted(&self, period: Period) -> Period {
        let same = Period::containing(period.first_day(), period.precision(), self.fiscal);
        same.filter(|same| same.last_day() == period.last_day() && same.first_day() == period.first_day())
            .unwrap_or(period)
    }

    /// A date for somebody who has to act on it: "Tue 24 Nov", with its year when that is another one.
    pub fn near(&self, date: PartialDate) -> String {
        near_date(date, self.today())
    }
}

/// When it is there: the end, or the start where no end is known.
pub fn due(when: &When) -> Option<Period> {
    when.timeframe.span().and_then(|span| span.end().or(span.start()))
}

/// What items are sorted by: when they start, then when they end, then their reference as given.
pub fn sort_by_start(items: &mut [&SeenItem]) {
    items.sort_by_key(|item| item.when.as_ref().map_or(Timeframe::Unscheduled, |when| when.timeframe));
}

/// Whether an item needs nothing more from anybody.
pub fn is_over(item: &SeenItem) -> bool {
    matches!(item.scale, Some(Scale::Done | Scale::Cut))
}

/// Whether a page speaks of an item where it speaks of all: what is over or rests would read as if it were to come where its
/// mark is withheld.
pub fn is_counted(item: &SeenItem) -> bool {
    item.standing.is_some() || !item.is_not_to_come()
}

/// The mark, where the audience sees it.
pub fn mark(item: &SeenItem) -> Option<Mark> {
    item.standing.as_ref().map(|standing| standing.mark)
}

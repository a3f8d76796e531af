//! The block `dates`: what is due in the next weeks, each as precise as the audience reads dates.

use chrono::{Datelike as _, Days, NaiveDate};
use roadbook_formats::document::{Block, DateLine, SectionWidth};

use super::Expanded;
use crate::error::Result;
use crate::templates::Template;
use crate::templates::outline::Call;
use crate::templates::page::{Page, due, is_over};
use crate::timeframe::{Period, Precision, Span, Timeframe, short_month_word};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Items,
    Decisions,
}

const OF: &[(&str, Of)] = &[("items", Of::Items), ("decisions", Of::Decisions)];

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let within = call.number(template, "within", 90)?;
    let of = call.choices(template, "show", OF, &[Of::Items, Of::Decisions])?;
    let last = page.today().checked_add_days(Days::new(within.into())).unwrap_or(page.today());
    let is_near = |day: NaiveDate| page.today() <= day && day <= last;
    let mut dates = Vec::new();
    if of.contains(&Of::Items) {
        for item in page.view.items.iter().filter(|item| !is_over(item)) {
            let Some(period) = item.when.as_ref().and_then(due) else { continue };
            if is_near(period.last_day()) && period.precision() <= Precision::Half {
                dates.push((period.last_day(), line(page, period, &item.title, &item.reference)));
            }
        }
    }
    if of.contains(&Of::Decisions) {
        for decision in page.view.decisions.iter().filter(|decision| decision.waiting) {
            let Some(date) = decision.needed_by.filter(|date| is_near(date.last_day())) else { continue };
            let Some(period) = Timeframe::from(date).span().and_then(Span::end) else { continue };
            let what = format!("{} is needed: {}", decision.reference, decision.title);
            dates.push((date.last_day(), DateLine { reference: None, ..line(page, period, &what, "") }));
        }
    }
    if dates.is_empty() {
        return Ok(Expanded::default());
    }
    dates.sort_by_key(|(day, _)| *day);
    let dates = dates.into_iter().map(|(_, line)| line).collect();
    Ok(Expanded { width: SectionWidth::Wide, ..Expanded::of(vec![Block::Dates(dates)]) })
}

fn line(page: Page<'_>, period: Period, what: &str, reference: &str) -> DateLine {
    let day = period.first_day();
    let year = Some(day.year()).filter(|year| *year != page.today().year()).map(|year| year.to_string());
    let (big, small) = match period.precision() {
        Precision::Day => {
            return DateLine {
                what: what.to_owned(),
                reference: Some(reference.to_owned()),
                ..day_line(page, day)
            };
        }
        Precision::Month => (short_month_word(day.month()).to_owned(), year),
        Precision::Quarter | Precision::Half | Precision::Year | Precision::NowNextLater => {
            let text = period.text(page.fiscal);
            match text.split_once(' ') {
                Some((one, other)) if one.starts_with("FY") => (other.to_owned(), Some(one.to_owned())),
                Some((one, other)) => (one.to_owned(), Some(other.to_owned())),
                None => (text, None),
            }
        }
    };
    DateLine { big, small, what: what.to_owned(), reference: Some(reference.to_owned()) }
}

fn day_line(page: Page<'_>, day: NaiveDate) -> DateLine {
    let month = short_month_word(day.month());
    let small =
        if day.year() == page.today().year() { month.to_owned() } else { format!("{month} {}", day.year()) };
    DateLine { big: day.day().to_string(), small: Some(small), what: String::new(), reference: None }
}

//! When a review's pack closes and leaves, and when the next review is.

use chrono::{Days, NaiveDate};

use super::Review;
use crate::error::Result;
use crate::op::{Committed, Op};
use crate::register::Entry as _;
use crate::register::add::create;
use crate::register::find::by_reference;
use crate::working_days::WorkingDays;
use crate::workspace::Workspace;

/// The day the pre-read leaves: so many working days before the meeting.
pub fn pre_read_on(review: &Review, working: &WorkingDays) -> NaiveDate {
    let mut day = review.day;
    let mut left = review.pre_read_days;
    // A year of days off has no working day; then the pre-read leaves on the day itself.
    for _ in 0..366 {
        if left == 0 && (working.is_working(day) || day == review.day) {
            return day;
        }
        day = day - Days::new(1);
        if working.is_working(day) {
            left = left.saturating_sub(1);
        }
    }
    review.day
}

/// Starts the next review from the last one: its day by the cadence, the same audience, people, place and length, what a
/// person pinned or left out of sections for good, and none of the texts of the last time.
///
/// # Errors
/// [`crate::Error::Invalid`] when it has no cadence, [`crate::Error::NotFound`] when there is no such review.
pub fn next(workspace: &Workspace, reference: crate::ids::Reference) -> Result<Committed<Review>> {
    workspace.transact(Op::Add, "", |tx| {
        let last = by_reference::<Review>(tx.conn(), reference)?;
        let next = create(tx, following(&last)?)?;
        tx.say(format!("Started {} {} from {reference}", next.reference(), next.title));
        Ok(next)
    })
}

/// The review that follows by the cadence, without id and number.
pub(crate) fn following(last: &Review) -> Result<Review> {
    let none = || {
        crate::Error::invalid(
            format!("{} has no cadence", last.reference()),
            "Say how often it is held, or add a review with a day of its own.",
        )
    };
    let day = last.cadence.ok_or_else(none)?.after(last.day);
    let kept = last.sections.iter().filter(|(_, edit)| edit.left_out || !edit.pinned.is_empty());
    let edit = |edit: &super::SectionEdit| super::SectionEdit {
        left_out: edit.left_out,
        pinned: edit.pinned.clone(),
        ..super::SectionEdit::default()
    };
    Ok(Review {
        title: last.title.clone(),
        day,
        time: last.time.clone(),
        minutes: last.minutes,
        place: last.place.clone(),
        audience: last.audience.clone(),
        invited: last.invited.clone(),
        cadence: last.cadence,
        pre_read_days: last.pre_read_days,
        sections: kept.map(|(key, kept)| (key.clone(), edit(kept))).collect(),
        sensitivity: last.sensitivity,
        ..Review::default()
    })
}

#[cfg(test)]
mod tests {
    use super::super::ReviewCadence;
    use super::*;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    #[test]
    fn the_pre_read_leaves_working_days_before() {
        let working = WorkingDays::new(
            &[
                chrono::Weekday::Mon,
                chrono::Weekday::Tue,
                chrono::Weekday::Wed,
                chrono::Weekday::Thu,
                chrono::Weekday::Fri,
            ],
            [day("2026-11-26")],
        )
        .unwrap();
        let check = |on: &str, days: u32, expect: &str| {
            let review = Review { day: day(on), pre_read_days: days, ..Review::default() };
            assert_eq!(pre_read_on(&review, &working), day(expect), "{days} before {on}");
        };
        check("2026-12-01", 0, "2026-12-01");
        check("2026-12-01", 1, "2026-11-30");
        check("2026-12-01", 2, "2026-11-27");
        // The 26th is a holiday.
        check("2026-12-01", 3, "2026-11-25");
        check("2026-11-30", 1, "2026-11-27");
        check("2026-11-29", 1, "2026-11-27");
    }

    #[test]
    fn the_next_one_is_on_the_same_weekday() {
        let check = |cadence: ReviewCadence, on: &str, expect: &str| {
            assert_eq!(cadence.after(day(on)), day(expect), "{cadence:?} after {on}");
        };
        check(ReviewCadence::Week, "2026-12-01", "2026-12-08");
        check(ReviewCadence::Fortnight, "2026-12-01", "2026-12-15");
        check(ReviewCadence::Month, "2026-12-01", "2027-01-05");
        check(ReviewCadence::Month, "2026-11-19", "2026-12-17");
        check(ReviewCadence::Quarter, "2026-12-01", "2027-03-02");
        check(ReviewCadence::Month, "2026-12-29", "2027-01-26");
        check(ReviewCadence::Month, "2027-01-31", "2027-02-28");
    }
}

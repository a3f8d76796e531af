//! Enough time, enough context: what the pack must have and when, before it may be put before anybody.

use super::{GateStep, MOST_MINUTES, MOST_WORDS, Material, PackSection, SectionState, pre_read_on, words};
use crate::reviews::ReviewStatus;
use crate::reviews::section::Section;
use crate::timeframe::long_day;

/// The way to the meeting: today, the day the pre-read leaves, the meeting.
pub(super) fn steps(material: &Material, sections: &[PackSection]) -> Vec<GateStep> {
    let review = &material.review;
    let working = material.settings.working_days();
    let pre_read = pre_read_on(review, &working);
    let open = sections.iter().filter(|one| one.state == SectionState::NotReady).count();
    let is_draft = review.status == ReviewStatus::Draft;
    // Once its day is over, only that counts.
    let is_over = review.status != ReviewStatus::Held && material.today > review.day;
    let is_late = is_draft && !is_over && material.today > pre_read;
    let left = match working.between(material.today, review.day) {
        _ if material.today == review.day => "it is today".to_owned(),
        left => super::things(usize::try_from(left).unwrap_or(0), "is left", "are left"),
    };
    let pre_read_text = match (is_late, is_draft) {
        (true, _) => format!(
            "The pre-read should have left on {}, {} before the meeting; {left}",
            long_day(pre_read),
            super::things(usize::try_from(review.pre_read_days).unwrap_or(0), "working day", "working days"),
        ),
        (false, true) if is_over => "The pre-read has not left".to_owned(),
        (false, true) => format!(
            "{} before",
            super::things(usize::try_from(review.pre_read_days).unwrap_or(0), "working day", "working days")
        ),
        (false, false) => "The pre-read has left".to_owned(),
    };
    let today = match open {
        0 => "Every section is ready".to_owned(),
        open => format!("{} to complete", super::things(open, "section", "sections")),
    };
    vec![
        GateStep { key: "today".to_owned(), on: material.today, text: today, is_late: false },
        GateStep { key: "preRead".to_owned(), on: pre_read, text: pre_read_text, is_late },
        GateStep {
            key: "meeting".to_owned(),
            on: review.day,
            text: match is_over {
                true => format!("It was to be held on {}; nothing is written down", long_day(review.day)),
                false => format!("{}, {} minutes", review.title, review.minutes),
            },
            is_late: is_over,
        },
    ]
}

/// Minutes to read the pack, at 200 words a minute and five seconds a row.
pub(super) fn reading_minutes(sections: &[PackSection]) -> u32 {
    let read =
        sections.iter().filter(|one| one.state != SectionState::LeftOut && one.section != Section::Appendix);
    let seconds: u32 = read
        .map(|one| {
            let said = words(&one.headline) + words(&one.text);
            let rows: u32 =
                one.rows.iter().map(|row| words(&row.title) + words(&row.second) + words(&row.note)).sum();
            (said + rows) * 3 / 10 + super::number(one.rows.len()) * 5
        })
        .sum();
    seconds.div_ceil(60)
}

/// A bottom line that is too long, and a pack that nobody can read in time, are not ready.
pub(super) fn too_much(sections: &mut [PackSection], words: u32, minutes: u32) {
    let Some(bottom) = sections.iter_mut().find(|one| one.section == Section::BottomLine) else { return };
    if words > MOST_WORDS {
        bottom.lacks(format!("it has {words} words, {MOST_WORDS} at most"));
    }
    if minutes > MOST_MINUTES {
        bottom.lacks(format!("the pack takes {minutes} minutes to read, {MOST_MINUTES} at most"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bottom(state: SectionState) -> PackSection {
        PackSection {
            section: Section::BottomLine,
            number: 2,
            title: String::new(),
            rule: String::new(),
            headline: "one two three".into(),
            is_edited: false,
            text: String::new(),
            rows: Vec::new(),
            others: 0,
            not_put_forward: Vec::new(),
            state,
            missing: Vec::new(),
        }
    }

    #[test]
    fn a_pack_is_short_enough_to_be_read() {
        let check = |words, minutes, expect: SectionState, missing: usize| {
            let mut sections = [bottom(SectionState::Ready)];
            too_much(&mut sections, words, minutes);
            assert_eq!(
                (sections[0].state, sections[0].missing.len()),
                (expect, missing),
                "{words} {minutes}"
            );
        };
        check(200, 15, SectionState::Ready, 0);
        check(201, 15, SectionState::NotReady, 1);
        check(200, 16, SectionState::NotReady, 1);
        check(300, 30, SectionState::NotReady, 2);
        let mut left_out = [bottom(SectionState::LeftOut)];
        too_much(&mut left_out, 300, 30);
        assert_eq!(left_out[0].state, SectionState::LeftOut, "what is left out lacks nothing");
    }
}

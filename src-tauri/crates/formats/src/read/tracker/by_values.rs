//! Finds columns by what is in them, for exports whose headings are in a language that is not in the list. Jira writes its
//! columns in the same order in every language, and keys look alike in all of them.

use super::levels::known_type;
use super::mapping::Target;
use super::status::scale_of_word;
use super::values::is_issue_key;
use crate::read::table::Row;

/// Adds what the values of the sample show to what the headings said. `free` are the columns with unknown headings.
pub(super) fn add(targets: &mut [Target], free: &[bool], sample: &[Row]) {
    let filled =
        |column: usize| sample.iter().map(move |row| row.cell(column).trim()).filter(|cell| !cell.is_empty());
    let mostly = |column: usize, is: &dyn Fn(&str) -> bool| {
        let (total, fitting) = filled(column)
            .fold((0, 0), |(total, fitting), cell| (total + 1, fitting + usize::from(is(cell))));
        total > 0 && fitting * 5 >= total * 4
    };
    let distinct = |column: usize| {
        let mut cells: Vec<&str> = filled(column).collect();
        let total = cells.len();
        cells.sort_unstable();
        cells.dedup();
        total == sample.len() && cells.len() == total
    };
    let is_free = |targets: &[Target], column: usize| {
        free.get(column) == Some(&true) && targets[column] == Target::LeftOut
    };
    let find = |targets: &[Target], is: &dyn Fn(usize) -> bool| {
        (0..targets.len()).find(|column| is_free(targets, *column) && is(*column))
    };
    if !targets.contains(&Target::SourceId) {
        let Some(key) = find(targets, &|column| mostly(column, &is_issue_key) && distinct(column)) else {
            return;
        };
        targets[key] = Target::SourceId;
        let is_number = |cell: &str| cell.bytes().all(|byte| byte.is_ascii_digit());
        let has_id = key + 1 < targets.len() && is_free(targets, key + 1) && mostly(key + 1, &is_number);
        if has_id && !targets.contains(&Target::InternalId) {
            targets[key + 1] = Target::InternalId;
        }
        if !targets.contains(&Target::Title) {
            // All fields: summary, key, id, type, status. Current fields: type, key, id, summary.
            let is_type = |column: usize| mostly(column, &|cell| known_type(cell).is_some());
            let before = key.checked_sub(1).filter(|column| is_free(targets, *column) && !is_type(*column));
            let after = Some(key + 1 + usize::from(has_id)).filter(|column| *column < targets.len());
            if let Some(title) = before.or(after).filter(|column| is_free(targets, *column)) {
                targets[title] = Target::Title;
            }
        }
    }
    for (target, is) in [
        (Target::Level, &(|cell: &str| known_type(cell).is_some()) as &dyn Fn(&str) -> bool),
        (Target::Status, &|cell: &str| scale_of_word(cell).is_some()),
    ] {
        if !targets.contains(&target)
            && let Some(column) = find(targets, &|column| mostly(column, is))
        {
            targets[column] = target;
        }
    }
}

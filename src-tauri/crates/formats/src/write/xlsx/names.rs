//! Names of sheets as spreadsheets allow them: short, without signs that mean something in a reference, no two alike.

use std::collections::BTreeSet;

use crate::sheet::Sheet;
use crate::shown::shown;

const LONGEST: usize = 31;

pub(super) fn of(sheets: &[Sheet]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    sheets.iter().map(|sheet| free(&allowed(&sheet.name), &mut taken)).collect()
}

fn allowed(name: &str) -> String {
    let kept: String = shown(name)
        .chars()
        .map(|letter| if letter.is_control() || "[]:*?/\\".contains(letter) { ' ' } else { letter })
        .collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = kept.trim_matches('\'').trim();
    // A name that spreadsheets keep for themselves.
    if kept.is_empty() || kept.eq_ignore_ascii_case("history") {
        format!("{kept} sheet").trim().to_owned()
    } else {
        kept.to_owned()
    }
}

/// Cut to length, counted as spreadsheets do; a name that is taken gets a number.
fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    for number in 1.. {
        let ending = if number == 1 { String::new() } else { format!(" {number}") };
        let mut room = LONGEST - ending.len();
        let fits = |letter: &char| {
            let fits = letter.len_utf16() <= room;
            room = room.saturating_sub(letter.len_utf16());
            fits
        };
        let short: String = name.chars().take_while(fits).collect();
        let full = format!("{}{ending}", short.trim_end().trim_end_matches('\''));
        if taken.insert(full.to_lowercase()) {
            return full;
        }
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_and_differ() {
        let named = |name: &str| Sheet { name: name.into(), ..Sheet::default() };
        let long = "A very long name of a sheet that goes on";
        let sheets =
            ["Items", "items", "a/b:c?[d]*", "'", "History", long, long, "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"]
                .map(named);
        let names = of(&sheets);
        assert_eq!(
            names,
            [
                "Items",
                "items 2",
                "a b c d",
                "sheet",
                "History sheet",
                "A very long name of a sheet tha",
                "A very long name of a sheet t 2",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"
            ]
        );
    }
}

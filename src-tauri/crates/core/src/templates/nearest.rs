//! The word somebody may have meant.

use super::offer::{FIELDS, OF_DECISION, OF_ITEM};

/// The known word that is the fewest letters away from what was typed; nothing when none is near.
pub(super) fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let far = typed.chars().count() / 3 + 1;
    let near = known.into_iter().map(|word| (distance(&typed, &word.to_lowercase()), word));
    near.filter(|(distance, _)| *distance <= far).min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}

/// What was probably meant where a field is not there: the nearest known word to one that is not known.
pub(super) fn meant(at: &str) -> Option<&'static str> {
    let parts = || FIELDS.iter().flat_map(|(name, _)| name.split('.'));
    let known = || parts().chain(OF_ITEM.iter().copied()).chain(OF_DECISION.iter().copied());
    let words = at.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 2);
    words.filter(|word| !known().any(|known| known == *word)).find_map(|word| nearest(word, known()))
}
/// How many letters have to be put in, left out or changed to make one word of the other; two letters that changed places
/// count once.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows = vec![(0..=other.len()).collect::<Vec<_>>()];
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, against) in other.iter().enumerate() {
            let changed = rows[i][j] + usize::from(letter != against);
            let mut least = changed.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *against {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_understood_and_another_word_is_not() {
        let known = ["items", "columns", "decisions", "dates", "audience.name"];
        let check = |typed: &str, expect: Option<&str>| assert_eq!(nearest(typed, known), expect, "{typed}");
        check("itmes", Some("items"));
        check("Decision", Some("decisions"));
        check("audience.nmae", Some("audience.name"));
        check("weather", None);
        check("", None);
    }
}

//! What is different between two texts, word by word, as a person reads it.

use serde::Serialize;

/// What became of a piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Became {
    /// It stays.
    Stays,
    /// It was taken out.
    TakenOut,
    /// It was put in.
    PutIn,
}

/// A piece of the two texts put together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DifferencePiece {
    /// What became of it.
    pub became: Became,
    /// The piece, with the spaces and line ends around it.
    pub text: String,
}

/// More words than this are told apart only at their beginning and end.
const MOST: usize = 4_000;

/// The two texts as one row of pieces: those that stay and were taken out are the text before, those that stay and were
/// put in the text after.
pub fn difference(before: &str, after: &str) -> Vec<DifferencePiece> {
    let (old, new) = (words(before), words(after));
    let start = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let most = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(old, new)| old == new).count();
    let mut pieces = Pieces::default();
    pieces.add(Became::Stays, &old[..start]);
    let (old_middle, new_middle) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    if old_middle.len() > MOST || new_middle.len() > MOST {
        pieces.add(Became::TakenOut, old_middle);
        pieces.add(Became::PutIn, new_middle);
    } else {
        middle(&mut pieces, old_middle, new_middle);
    }
    pieces.add(Became::Stays, &old[old.len() - end..]);
    pieces.0
}

/// The longest row of words that both have stays.
fn middle(pieces: &mut Pieces, old: &[&str], new: &[&str]) {
    let width = new.len() + 1;
    // The longest common row from each pair of places on.
    let mut longest = vec![0_u16; (old.len() + 1) * width];
    for at_old in (0..old.len()).rev() {
        for at_new in (0..new.len()).rev() {
            longest[at_old * width + at_new] = match old[at_old] == new[at_new] {
                true => longest[(at_old + 1) * width + at_new + 1] + 1,
                false => longest[(at_old + 1) * width + at_new].max(longest[at_old * width + at_new + 1]),
            };
        }
    }
    let (mut at_old, mut at_new) = (0, 0);
    while at_old < old.len() || at_new < new.len() {
        let ahead = |old: usize, new: usize| longest.get(old * width + new).copied().unwrap_or(0);
        if at_old < old.len() && at_new < new.len() && old[at_old] == new[at_new] {
            pieces.add(Became::Stays, &old[at_old..=at_old]);
            (at_old, at_new) = (at_old + 1, at_new + 1);
        } else if at_old < old.len()
            && (at_new == new.len() || ahead(at_old + 1, at_new) >= ahead(at_old, at_new + 1))
        {
            pieces.add(Became::TakenOut, &old[at_old..=at_old]);
            at_old += 1;
        } else {
            pieces.add(Became::PutIn, &new[at_new..=at_new]);
            at_new += 1;
        }
    }
}

/// Words and the gaps between them, each by itself.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let is_apart = |one: char, other: char| {
            one.is_whitespace() != other.is_whitespace()
                || !(one.is_whitespace() || one.is_alphanumeric() && other.is_alphanumeric())
        };
        if last.is_some_and(|last| is_apart(last, letter)) {
            words.push(&text[start..at]);
            start = at;
        }
        last = Some(letter);
    }
    words.extend(Some(&text[start..]).filter(|rest| !rest.is_empty()));
    words
}

#[derive(Default)]
struct Pieces(Vec<DifferencePiece>);

impl Pieces {
    fn add(&mut self, became: Became, words: &[&str]) {
        for word in words {
            match self.0.last_mut() {
                Some(last) if last.became == became => last.text.push_str(word),
                _ => self.0.push(DifferencePiece { became, text: (*word).to_owned() }),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_told_apart() {
        let check = |before: &str, after: &str, expect: &str| {
            let shown = difference(before, after).into_iter().map(|piece| match piece.became {
                Became::Stays => piece.text,
                Became::TakenOut => format!("[-{}-]", piece.text),
                Became::PutIn => format!("[+{}+]", piece.text),
            });
            assert_eq!(shown.collect::<String>(), expect);
        };
        check("It is fast.", "It is fast.", "It is fast.");
        check("It is fast.", "It is cheap.", "It is [-fast-][+cheap+].");
        check("", "New", "[+New+]");
        check("Buy it now", "Buy now", "Buy [-it -]now");
        check("a b c", "a x b c", "a [+x +]b c");
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_it(before in "[a-c .\n]{0,40}", after in "[a-c .\n]{0,40}") {
            let pieces = difference(&before, &after);
            let without = |out: Became| -> String {
                pieces.iter().filter(|piece| piece.became != out).map(|piece| piece.text.as_str()).collect()
            };
            prop_assert_eq!(without(Became::PutIn), before);
            prop_assert_eq!(without(Became::TakenOut), after);
        }
    }
}

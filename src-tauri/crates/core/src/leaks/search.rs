//! Rows of words, all looked for at once: the text is read once, however many rows there are.

use std::collections::{BTreeSet, HashMap};

/// Rows of words to look for. Rows with a common beginning share it, so the work for a text grows with the text.
#[derive(Debug, Default)]
pub(super) struct Search {
    rows: Vec<Vec<String>>,
    words: HashMap<String, u32>,
    /// From a step and a word to the next step; 0 is where every row begins.
    steps: HashMap<(u32, u32), u32>,
    /// Which row ends at a step.
    ends: HashMap<u32, usize>,
}

impl Search {
    /// Adds a row and gives its number; the same row has the same number.
    pub fn add(&mut self, row: &[String]) -> usize {
        let mut step = 0;
        for word in row {
            let number = next_number(self.words.len());
            let word = *self.words.entry(word.clone()).or_insert(number);
            let next = next_number(self.steps.len() + 1);
            step = *self.steps.entry((step, word)).or_insert(next);
        }
        *self.ends.entry(step).or_insert_with(|| {
            self.rows.push(row.to_vec());
            self.rows.len() - 1
        })
    }

    /// How many different rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The words of a row.
    pub fn row(&self, number: usize) -> &[String] {
        self.rows.get(number).map_or(&[], Vec::as_slice)
    }

    /// The rows that stand in a text, by number.
    pub fn find(&self, text: &[String]) -> BTreeSet<usize> {
        let text: Vec<_> = text.iter().map(|word| self.words.get(word).copied()).collect();
        let mut found = BTreeSet::new();
        for start in 0..text.len() {
            let mut step = 0;
            for word in &text[start..] {
                let Some(next) = word.and_then(|word| self.steps.get(&(step, word))) else { break };
                step = *next;
                found.extend(self.ends.get(&step));
            }
        }
        found
    }
}

fn next_number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn rows_are_found_wherever_they_stand_and_only_as_a_whole() {
        let mut search = Search::default();
        let numbers: Vec<_> =
            ["a b", "a b c", "b", "c d", "a b"].iter().map(|row| search.add(&words(row))).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 0], "the same row is kept once");
        let check = |text: &str, expect: &[usize]| {
            assert_eq!(search.find(&words(text)).into_iter().collect::<Vec<_>>(), expect, "{text}");
        };
        check("x a b c y", &[0, 1, 2]);
        check("a x b", &[2]);
        check("c", &[]);
        check("c d", &[3]);
        check("", &[]);
    }
}

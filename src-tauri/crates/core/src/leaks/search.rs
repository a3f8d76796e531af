//! Rows of words, all looked for at once: the text is read once, however many rows there are.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::text::Text;

/// Rows of words to look for. Rows with a common beginning share it, so the work for a text grows with the text.
#[derive(Debug, Default)]
pub(crate) struct Search {
    rows: Vec<Vec<String>>,
    words: HashMap<String, u32>,
    /// From a step and a word to the next step; 0 is where every row begins.
    steps: HashMap<(u32, u32), u32>,
    /// Which row ends at a step.
    ends: HashMap<u32, usize>,
    /// Rows that are a day and a month: with a year behind them they are another day.
    without_year: BTreeSet<usize>,
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

    /// Adds rows that are a day and a month without its year, and gives their numbers.
    pub fn add_without_year(&mut self, rows: &[Vec<String>]) -> Vec<usize> {
        let numbers = self.add_all(rows);
        self.without_year.extend(&numbers);
        numbers
    }

    /// Adds rows and gives their numbers.
    pub fn add_all(&mut self, rows: &[Vec<String>]) -> Vec<usize> {
        rows.iter().map(|row| self.add(row)).collect()
    }

    /// How many different rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The words of a row.
    pub fn row(&self, number: usize) -> &[String] {
        self.rows.get(number).map_or(&[], Vec::as_slice)
    }

    /// The rows that stand in a text, by number, each with the word it begins at. A day without its year does not stand where
    /// another year follows.
    pub fn find_at(&self, text: &Text) -> BTreeSet<(usize, usize)> {
        self.look(&text.words, |row, words| {
            let is_of_another_year = || text.behind(words.end).is_some_and(|word| is_year(word));
            self.is_one(row, &words, text) && !(self.without_year.contains(&row) && is_of_another_year())
        })
    }

    /// The rows that a text tells, by number, each with the word it begins at: whoever reads a day with its year may read it
    /// without.
    pub fn find_told_at(&self, text: &Text) -> BTreeSet<(usize, usize)> {
        self.look(&text.words, |row, words| self.is_one(row, &words, text))
    }

    /// Whether a row stands in a text as one thing: the number at the end of a title makes no day of the month in the next
    /// cell.
    fn is_one(&self, row: usize, words: &Range<usize>, text: &Text) -> bool {
        let is_number = |word: &String| word.starts_with(|letter: char| letter.is_ascii_digit());
        text.is_one(words.clone()) || !self.row(row).iter().any(is_number)
    }

    /// The rows that a text tells, by number.
    pub fn find_told(&self, words: &[String]) -> BTreeSet<usize> {
        self.look(words, |_, _| true).into_iter().map(|(row, _)| row).collect()
    }

    /// The rows whose words stand one behind the other, but for those that mean something else there.
    fn look(
        &self,
        text: &[String],
        counts: impl Fn(usize, Range<usize>) -> bool,
    ) -> BTreeSet<(usize, usize)> {
        let words: Vec<_> = text.iter().map(|word| self.words.get(word).copied()).collect();
        let mut found = BTreeSet::new();
        for start in 0..words.len() {
            let mut step = 0;
            for (position, word) in words.iter().enumerate().skip(start) {
                let Some(next) = word.and_then(|word| self.steps.get(&(step, word))) else { break };
                step = *next;
                let Some(row) = self.ends.get(&step) else { continue };
                if counts(*row, start..position + 1) {
                    found.insert((*row, start));
                }
            }
        }
        found
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("20"))
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

    fn found(search: &Search, text: &str) -> BTreeSet<usize> {
        search.find_at(&Text::read(text)).into_iter().map(|(row, _)| row).collect()
    }

    #[test]
    fn rows_are_found_wherever_they_stand_and_only_as_a_whole() {
        let mut search = Search::default();
        let numbers: Vec<_> =
            ["a b", "a b c", "b", "c d", "a b"].iter().map(|row| search.add(&words(row))).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 0], "the same row is kept once");
        let check = |text: &str, expect: &[usize]| {
            assert_eq!(found(&search, text).into_iter().collect::<Vec<_>>(), expect, "{text}");
        };
        check("x a b c y", &[0, 1, 2]);
        check("a x b", &[2]);
        check("c", &[]);
        check("c d", &[3]);
        check("", &[]);
    }

    #[test]
    fn a_day_of_another_year_is_another_day() {
        let mut search = Search::default();
        search.add_without_year(&[words("26 february")]);
        search.add(&words("26 february 2027"));
        let check = |text: &str, expect: usize| assert_eq!(found(&search, text).len(), expect, "{text}");
        check("on 26 february", 1);
        check("on 26 february 300 people", 1);
        check("on 26 february 2025", 0);
        check("on 26 february 2027", 1);
        check("on 26 february (2025 was another)", 1);
        check("item 26\nfebruary 2027", 0);
        assert_eq!(search.find_told(&words("on 26 february 2027")).len(), 2);
    }
}

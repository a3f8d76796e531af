//! Puts runs of letters together to lines and words.

/// Letters drawn in one go.
pub(super) struct Run {
    /// Where it starts.
    pub x: f64,
    /// Where it ends.
    pub end: f64,
    /// Its baseline, upwards from the foot of the page.
    pub y: f64,
    /// The height of its letters.
    pub size: f64,
    /// What each sign stands for, from left to right on the page.
    pub letters: Vec<String>,
}

impl Run {
    /// The letters in the order they are read.
    fn text(&self) -> String {
        if self.is_right_to_left() {
            self.letters.iter().rev().map(String::as_str).collect()
        } else {
            self.letters.concat()
        }
    }

    fn is_right_to_left(&self) -> bool {
        let (mut right, mut left) = (0, 0);
        for letter in self.letters.iter().flat_map(|letters| letters.chars()) {
            match letter {
                // Hebrew, Arabic, Syriac, Thaana, N'Ko and their later blocks.
                '\u{590}'..='\u{8ff}'
                | '\u{fb1d}'..='\u{fdff}'
                | '\u{fe70}'..='\u{feff}'
                | '\u{10800}'..='\u{10fff}'
                | '\u{1e800}'..='\u{1efff}' => right += 1,
                letter if letter.is_alphabetic() => left += 1,
                _ => {}
            }
        }
        right > left
    }

    fn is_on_line_of(&self, other: &Self) -> bool {
        (self.y - other.y).abs() < 0.35 * self.size.max(other.size)
    }
}

/// All runs as text: a line feed between lines, nothing within words that were broken over lines.
pub(super) fn join(mut runs: Vec<Run>) -> String {
    runs.retain(|run| run.letters.iter().any(|letters| !letters.is_empty()));
    order_right_to_left(&mut runs);
    let mut out = String::new();
    let mut before: Option<&Run> = None;
    for run in &runs {
        let text = run.text();
        if let Some(before) = before {
            out.push_str(between(before, run, &out, &text));
        }
        out.push_str(&text);
        before = Some(run);
    }
    out
}

/// A line of a script from right to left is drawn from its end.
fn order_right_to_left(runs: &mut [Run]) {
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|run| run.is_on_line_of(first)).count();
        let (line, others) = rest.split_at_mut(count.max(1));
        let right = line.iter().filter(|run| run.is_right_to_left()).count();
        if right * 2 > line.len() {
            line.reverse();
        }
        rest = others;
    }
}

fn between(before: &Run, run: &Run, read: &str, next: &str) -> &'static str {
    let size = before.size.max(run.size);
    if run.is_on_line_of(before) {
        let gap = (run.x - before.end).abs().min((before.x - run.end).abs());
        return if gap < 0.12 * size {
            ""
        } else if gap < 2.0 * size {
            " "
        } else {
            "\n"
        };
    }
    let below = before.y - run.y;
    let goes_on = below > 0.0 && below < 2.0 * size && (before.size - run.size).abs() < 0.2 * size;
    let last = read.chars().next_back();
    let ends_in_space = last.is_some_and(char::is_whitespace);
    let breaks_anywhere = last.is_some_and(|last| {
        matches!(last, '-' | '\u{2010}'..='\u{2015}' | '/' | '\u{200b}') || is_unspaced(last)
    }) || next.chars().next().is_some_and(is_unspaced);
    if goes_on && ends_in_space {
        // The space at the end of a line parts the words.
        ""
    } else if goes_on && breaks_anywhere {
        ""
    } else {
        "\n"
    }
}

/// Scripts that put no spaces between words: lines break between any two letters.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

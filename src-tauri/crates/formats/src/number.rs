//! Numbers as people and spreadsheets write them: `1,250.5`, `1.250,5`, `1 250`, `12'500`, `71 %`, `$90,000`.
//!
//! Owns what a written number means. Nothing is cut off: what is not wholly a number is none, so that `1,000` is never 1
//! and `12 days` is never 12 by accident.

/// What money is written with, before a number or behind it.
const MONEY: [char; 4] = ['€', '$', '£', '¥'];
/// No number that people write is larger.
const LARGEST: f64 = 1e15;

/// Reads a number. A comma before three digits groups thousands, another one is the decimal sign, as is a single point;
/// money and percent signs around it are left out. Nothing for anything else.
pub fn number(text: &str) -> Option<f64> {
    let bare = text.trim().trim_start_matches(MONEY).trim_end_matches(MONEY).trim_end_matches('%').trim();
    let (sign, rest) = match bare.strip_prefix(['-', '−', '–']) {
        Some(rest) => ("-", rest),
        None => ("", bare.strip_prefix('+').unwrap_or(bare)),
    };
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = parts(mantissa)?;
    let read: f64 = format!("{sign}{whole}.{fraction}e{exponent}").parse().ok()?;
    (read.abs() < LARGEST).then_some(read)
}

/// A number with what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted<'a> {
    /// What stands before it, such as `€`.
    pub before: &'a str,
    /// The number.
    pub number: f64,
    /// What stands behind it, such as `days`.
    pub behind: &'a str,
}

/// Reads a number with what it is counted in, which may stand before it or behind it: `€ 1,000`, `2.5 weeks`. Nothing where
/// no number stands, or more than one.
pub fn counted(text: &str) -> Option<Counted<'_>> {
    let text = text.trim();
    let begins = |at: usize, letter: char| {
        letter.is_ascii_digit()
            || (['-', '−', '–', '+', '.'].contains(&letter)
                && begins_with_digit(&text[at + letter.len_utf8()..]))
    };
    let (start, _) = text.char_indices().find(|(at, letter)| begins(*at, *letter))?;
    let rest = &text[start..];
    let end = rest
        .char_indices()
        .skip(1)
        .find(|(at, letter)| !goes_on(rest, *at, *letter))
        .map_or(rest.len(), |(at, _)| at);
    let (before, behind) = (text[..start].trim(), rest[end..].trim());
    if before.split_whitespace().chain(behind.split_whitespace()).any(begins_with_digit) {
        return None;
    }
    Some(Counted { before, number: number(&rest[..end])?, behind })
}

/// Whether a letter belongs to the number that stands before it.
fn goes_on(text: &str, at: usize, letter: char) -> bool {
    let next = &text[at + letter.len_utf8()..];
    match letter {
        '.' | ',' | '\'' | '’' | '_' => begins_with_digit(next),
        // A space groups only thousands: 2 500 is a number, 2 5 is two.
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {
            text[..at].ends_with(|letter: char| letter.is_ascii_digit())
                && next.bytes().take_while(u8::is_ascii_digit).count() == 3
        }
        letter => letter.is_ascii_digit(),
    }
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit())
}

/// The digits before the decimal sign and behind it.
fn parts(text: &str) -> Option<(String, &str)> {
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    let decimal = match (text.rfind(','), text.rfind('.')) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (Some(comma), None) => (commas == 1 && whole(text).is_none()).then_some(comma),
        (None, Some(point)) => (points == 1).then_some(point),
        (None, None) => None,
    };
    let (front, fraction) = decimal.map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    let is_decimal = fraction.bytes().all(|byte| byte.is_ascii_digit());
    let front = if front.is_empty() && !fraction.is_empty() { "0".to_owned() } else { whole(front)? };
    is_decimal.then_some((front, fraction))
}

/// The digits of a whole number, grouped by thousands with one sign or not grouped at all.
fn whole(text: &str) -> Option<String> {
    let sign = text.chars().find(|letter| !letter.is_ascii_digit());
    let is_known = |sign| [',', '.', ' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '’', '_'].contains(&sign);
    let Some(sign) = sign else { return (!text.is_empty()).then(|| text.to_owned()) };
    let groups: Vec<&str> = text.split(sign).collect();
    let digits = groups.concat();
    let (first, others) = groups.split_first()?;
    let is_grouped = is_known(sign)
        && (1..=3).contains(&first.len())
        && *first != "0"
        && others.iter().all(|group| group.len() == 3)
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_grouped.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let check = |text: &str, expect: Option<f64>| assert_eq!(number(text), expect, "{text:?}");
        check("71", Some(71.0));
        check(" 71 % ", Some(71.0));
        check("4.2", Some(4.2));
        check("4,2", Some(4.2));
        check("1,000", Some(1000.0));
        check("1,250.5", Some(1250.5));
        check("1.250,5", Some(1250.5));
        check("1.250.000", Some(1_250_000.0));
        check("12'500", Some(12_500.0));
        check("12’500.25", Some(12_500.25));
        check("1 250", Some(1250.0));
        check("1\u{202f}250,5", Some(1250.5));
        check("0,125", Some(0.125));
        check(".5", Some(0.5));
        check("−3", Some(-3.0));
        check("+3", Some(3.0));
        check("$90,000", Some(90_000.0));
        check("1e3", Some(1000.0));
        check("2.5e-1", Some(0.25));
        for text in [
            "",
            ".",
            "-",
            "n/a",
            "12 days",
            "1,2,3",
            "inf",
            "NaN",
            "--1",
            "€0.4m",
            "1 2",
            "1,25.5",
            "1,250,5",
            "1e400",
            "12 34",
            "1,00,000",
            "1.2.3",
            "3e",
            "9999999999999999",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn numbers_are_told_from_what_they_are_counted_in() {
        let check = |text: &str, expect: Option<(&str, f64, &str)>| {
            let read = counted(text).map(|read| (read.before, read.number, read.behind));
            assert_eq!(read, expect, "{text:?}");
        };
        check("12", Some(("", 12.0, "")));
        check("3 weeks", Some(("", 3.0, "weeks")));
        check("2.5d", Some(("", 2.5, "d")));
        check("€ -1", Some(("€", -1.0, "")));
        check("1,000 EUR", Some(("", 1000.0, "EUR")));
        check("2 500 EUR", Some(("", 2500.0, "EUR")));
        check("25 %", Some(("", 25.0, "%")));
        check("40 t CO2", Some(("", 40.0, "t CO2")));
        check("about .5 points", Some(("about", 0.5, "points")));
        for text in ["", "a lot", "10 2", "1,2,3 EUR", "3 of 5"] {
            check(text, None);
        }
    }

    proptest::proptest! {
        #[test]
        fn thousands_are_the_same_number_however_they_are_grouped(value in 0_u32..2_000_000_000) {
            let digits = value.to_string();
            for sign in [',', ' ', '\'', '\u{a0}'] {
                let mut grouped = String::new();
                for (at, digit) in digits.chars().enumerate() {
                    if at > 0 && (digits.len() - at) % 3 == 0 {
                        grouped.push(sign);
                    }
                    grouped.push(digit);
                }
                proptest::prop_assert_eq!(number(&grouped), Some(f64::from(value)), "{}", grouped);
            }
        }
    }
}

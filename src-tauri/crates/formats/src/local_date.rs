//! Brings dates as they are written in Thailand and Vietnam to the form that every reader of dates knows: `25 ก.พ. 2569`,
//! `25/ก.พ./69` and `ngày 25 tháng 2 năm 2026` become `25 feb 2026`. Owns these two ways of writing alone.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization as _;

/// The years 1940 to 2100 as the Buddhist calendar counts them. Nothing else on a roadmap has such a year.
const BUDDHIST: std::ops::RangeInclusive<u32> = 2_483..=2_643;

/// What a Buddhist year is ahead.
const AHEAD: u32 = 543;

/// The text with months in English, and in Thai with years as they are counted in most places; other texts as they are.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.contains(|c: char| ('\u{e00}'..='\u{e7f}').contains(&c)) {
        let thai = thai(text);
        return Cow::Owned(common_years(&thai).into_owned());
    }
    if says_month(text) { Cow::Owned(vietnamese(text)) } else { Cow::Borrowed(text) }
}

/// The text of a file with the years of the Buddhist calendar as they are counted in most places. What a person types is
/// meant as it stands.
pub fn common_years(text: &str) -> Cow<'_, str> {
    if !years(text).any(|(_, year)| BUDDHIST.contains(&year)) {
        return Cow::Borrowed(text);
    }
    let mut common = text.to_owned();
    for (at, year) in years(text).filter(|(_, year)| BUDDHIST.contains(year)) {
        // As many digits as before, so that the places of the others stay.
        common.replace_range(at..at + 4, &(year - AHEAD).to_string());
    }
    Cow::Owned(common)
}

/// The months as English has them, short.
const ENGLISH: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The months of Thai, each as it is written out and in short.
const THAI: [(&str, &str); 12] = [
    ("มกราคม", "ม.ค."),
    ("กุมภาพันธ์", "ก.พ."),
    ("มีนาคม", "มี.ค."),
    ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."),
    ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."),
    ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."),
    ("ธันวาคม", "ธ.ค."),
];

fn thai(text: &str) -> String {
    static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        // The second dot is left out often; spaces stand between the letters at times.
        let short = |short: &str| short.trim_end_matches('.').replace('.', r"\.\s?") + r"\.?";
        let months: Vec<_> =
            THAI.iter().map(|(long, brief)| format!("(?:({long})|({}))", short(brief))).collect();
        Regex::new(&format!(r"(?:{})[\s/.,-]*(?P<year>[0-9]{{4}}|[0-9]{{2}})?", months.join("|"))).ok()
    });
    let digits = |c: char| match u32::from(c) {
        digit @ 0xe50..=0xe59 => char::from_digit(digit - 0xe50, 10).unwrap_or(c),
        _ => c,
    };
    let mut text: String = text.chars().map(digits).collect();
    for word in ["วันที่", "เดือน", "พ.ศ.", "พ.ศ", "ค.ศ.", "ค.ศ"] {
        text = text.replace(word, " ");
    }
    let Some(date) = DATE.as_ref() else { return text };
    let in_english = |found: &Captures<'_>| {
        // Two groups for each month, the first being the whole.
        let month = (0..THAI.len()).find(|month| (1..=2).any(|way| found.get(month * 2 + way).is_some()));
        let name = month.map_or("", |month| ENGLISH[month]);
        // Of two digits, 60 and more are of the Buddhist calendar: 69 is 2569.
        match found.name("year").and_then(|year| year.as_str().parse::<u32>().ok()) {
            Some(year @ 60..=99) => format!(" {name} {}", year + 2_500 - AHEAD),
            Some(year @ 0..60) => format!(" {name} {}", 2_000 + year),
            Some(year) => format!(" {name} {year}"),
            None => format!(" {name} "),
        }
    };
    date.replace_all(&text, in_english).into_owned()
}

/// The numbers that months have in Vietnamese where they are written out. January and December have names of their own, too.
const VIETNAMESE: [(&str, u32); 15] = [
    ("mười một", 11),
    ("mười hai", 12),
    ("mười", 10),
    ("một", 1),
    ("giêng", 1),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("chạp", 12),
];

/// Whether the Vietnamese word for a month may stand in it.
fn says_month(text: &str) -> bool {
    let is = |word: &[u8]| text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    is(b"thg")
        || is(b"thang")
        || is("háng".as_bytes())
        || is("ha\u{301}ng".as_bytes())
        || is("HÁNG".as_bytes())
}

fn vietnamese(text: &str) -> String {
    static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let words: Vec<_> = VIETNAMESE.iter().map(|(word, _)| *word).collect();
        Regex::new(&format!(
            r"(?ix) \b (?:ngày\s+)? (?: (?P<day>[0-9]{{1,2}}) [\s,/.-]* )? (?:tháng|thang|thg)\.? [\s.-]*
               (?: (?P<number>[0-9]{{1,2}}) | (?P<word>{}) ) \b
               (?: [\s,/.-]* (?:năm\s+)? (?P<year>[0-9]{{4}}|[0-9]{{2}}) \b )?",
            words.join("|").replace(' ', r"\s+")
        ))
        .ok()
    });
    let text: String = text.nfc().collect();
    let Some(date) = DATE.as_ref() else { return text };
    let in_english = |found: &Captures<'_>| {
        let part = |name: &str| found.name(name).map(|part| part.as_str());
        let said =
            part("word").map(|word| word.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "));
        let said = said.and_then(|said| VIETNAMESE.iter().find(|(word, _)| *word == said));
        let number = said.map(|(_, number)| *number).or_else(|| part("number")?.parse().ok());
        let month = number.and_then(|number| ENGLISH.get(usize::try_from(number).ok()?.checked_sub(1)?));
        let Some(month) = month else { return found[0].to_owned() };
        let year =
            part("year").map(|year| if year.len() == 2 { format!("20{year}") } else { year.to_owned() });
        let day = part("day").map(|day| format!("{day} ")).unwrap_or_default();
        format!("{day}{month} {}", year.unwrap_or_default())
    };
    date.replace_all(&text, in_english).trim().to_owned()
}

/// The numbers of four digits in a text, with the places where they begin.
fn years(text: &str) -> impl Iterator<Item = (usize, u32)> {
    let bytes = text.as_bytes();
    let is_digit = move |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).filter_map(move |at| {
        let begins = is_digit(at) && (at == 0 || !is_digit(at - 1));
        let ends = (1..4).all(|next| is_digit(at + next)) && !is_digit(at + 4);
        (begins && ends).then(|| Some((at, text.get(at..at + 4)?.parse().ok()?))).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_and_vietnamese_dates_are_written_as_all_others() {
        let check = |text: &str, expect: &str| {
            assert_eq!(plain(text).split_whitespace().collect::<Vec<_>>().join(" "), expect, "{text}");
        };
        check("25 กุมภาพันธ์ 2569", "25 feb 2026");
        check("วันที่ ๒๕ กุมภาพันธ์ พ.ศ. ๒๕๖๙", "25 feb 2026");
        check("25/ก.พ./69", "25/ feb 2026");
        check("25 ก.พ. 26", "25 feb 2026");
        check("1 มี.ค. 2026", "1 mar 2026");
        check("30 มิ.ย. 2569", "30 jun 2026");
        check("15 เม.ย. 2569 – 30 พ.ค. 2569", "15 apr 2026 – 30 may 2026");
        check("พฤศจิกายน 2569", "nov 2026");
        check("ngày 25 tháng 2 năm 2026", "25 feb 2026");
        check("25 thg 2, 2026", "25 feb 2026");
        check("25/thg 2/26", "25 feb 2026");
        check("Tháng Mười Hai 2026", "dec 2026");
        check("tháng năm năm 2026", "may 2026");
        check("5 thang 10 2026", "5 oct 2026");
        for other in
            ["2026-02-25", "Sprint 2700", "25690", "1234567", "tháng 13", "thang", "ที่ 3", "", "ethane 4"]
        {
            assert_eq!(plain(other), other, "{other}");
        }
    }

    #[test]
    fn years_of_the_buddhist_calendar_are_told_by_their_number() {
        for (text, expect) in [("25/02/2569", "25/02/2026"), ("Q1 2569", "Q1 2026"), ("Q1 2026", "Q1 2026")] {
            assert_eq!(common_years(text), expect);
            assert_eq!(plain(text), text, "what is typed is meant");
        }
        for other in ["Sprint 2700", "25690", "2482"] {
            assert_eq!(common_years(other), other);
        }
    }

    #[test]
    fn a_month_of_two_names_is_that_month() {
        for (month, (long, brief)) in ENGLISH.iter().zip(THAI) {
            assert_eq!(thai(long).trim(), *month);
            assert_eq!(thai(brief).trim(), *month);
        }
    }
}

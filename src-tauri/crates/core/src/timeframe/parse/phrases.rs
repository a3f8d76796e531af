//! The words around the dates: nothing yet, from, by, to, this quarter.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::super::{FiscalYear, Period, Precision, Timeframe};

const UNSCHEDULED: &[&str] = &[
    "",
    "-",
    "--",
    "?",
    "unscheduled",
    "not scheduled",
    "no date",
    "none",
    "unknown",
    "open",
    "tbd",
    "tba",
    "tbc",
    "n/a",
    "na",
    "nicht geplant",
    "offen",
    "non planifie",
    "sin fecha",
];

/// Words before a start, longest first.
const FROM: &[&str] = &[
    "starting in ",
    "starting ",
    "starts ",
    "a partir de ",
    "a partir du ",
    "from ",
    "since ",
    "as of ",
    "ab ",
    "seit ",
    "von ",
    "des ",
    "depuis ",
    "desde ",
];

/// Words before an end, longest first.
const BY: &[&str] = &[
    "by the end of ",
    "no later than ",
    "by ",
    "until ",
    "till ",
    "through ",
    "to ",
    "due ",
    "ends ",
    "spatestens ",
    "bis ",
    "jusqu'en ",
    "jusqu'au ",
    "jusqu'a ",
    "d'ici ",
    "hasta ",
    "→ ",
    "- ",
];

/// Words after a start that leave the end open.
const ONWARDS: &[&str] = &[" onwards", " onward", " and later", " →", " -"];

/// Words that only come before a range.
const BEFORE_RANGE: &[&str] = &["between ", "zwischen ", "entre ", "du ", "de ", "del "];

/// What stands between the ends of a range, the clearest first. The last two also stand inside a date.
const BETWEEN: &[&str] = &[
    " → ",
    " to ",
    " until ",
    " till ",
    " through ",
    " thru ",
    " bis ",
    " au ",
    " a ",
    " al ",
    " hasta ",
    " - ",
    "-",
    "/",
];

const SEASONS: &[&str] = &[
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "fruhling",
    "fruhjahr",
    "sommer",
    "herbst",
    "printemps",
    "ete",
    "automne",
    "hiver",
    "primavera",
    "verano",
    "otono",
    "invierno",
];

/// Whether it says that nobody has said when.
pub(super) fn is_unscheduled(plain: &str) -> bool {
    UNSCHEDULED.contains(&plain)
}

/// What comes after a word like `from`, or before one like `onwards`.
pub(super) fn start_only(plain: &str) -> Option<&str> {
    let onwards = || ONWARDS.iter().find_map(|word| plain.strip_suffix(word));
    let from = FROM.iter().find_map(|word| plain.strip_prefix(word));
    // “from March onwards” says it twice.
    from.map(|rest| ONWARDS.iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest)).or_else(onwards)
}

/// What comes after a word like `by`.
pub(super) fn end_only(plain: &str) -> Option<&str> {
    BY.iter().find_map(|word| plain.strip_prefix(word))
}

/// Every way to cut it into two sides, the clearest first.
pub(super) fn sides(plain: &str) -> impl Iterator<Item = (&str, &str)> {
    let between = BEFORE_RANGE.iter().find_map(|word| plain.strip_prefix(word));
    let inner = between.or_else(|| FROM.iter().find_map(|word| plain.strip_prefix(word))).unwrap_or(plain);
    let and = between.map(|_| [" and ", " und ", " et ", " y "].as_slice()).unwrap_or_default();
    and.iter().chain(BETWEEN).flat_map(move |separator| {
        let cut = move |(at, _)| (inner[..at].trim_end(), inner[at + separator.len()..].trim_start());
        inner.match_indices(separator).map(cut)
    })
}

/// Every way to cut off a remark at the end: after a comma, or in brackets that do not say which year is meant.
pub(super) fn with_remark(plain: &str) -> impl Iterator<Item = (&str, &str)> {
    let bracketed = plain.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).filter(is_remark);
    let after_comma = plain.match_indices(", ").map(|(at, comma)| (&plain[..at], &plain[at + comma.len()..]));
    bracketed.into_iter().chain(after_comma)
}

/// The text without its remarks in brackets.
pub(super) fn without_remarks(plain: &str) -> String {
    let pieces = plain.split_inclusive(')');
    pieces
        .map(|piece| piece.rsplit_once(" (").filter(is_remark).map_or(piece, |(before, _)| before))
        .collect()
}

fn is_remark((_, inside): &(&str, &str)) -> bool {
    !inside.starts_with("year from ")
}

/// Whether it names a season, in any of the languages.
pub(super) fn names_season(plain: &str) -> bool {
    plain.split(|c: char| !c.is_alphabetic()).any(|word| SEASONS.contains(&word))
}

/// Monday to Sunday of a week.
fn week(plain: &str, today: NaiveDate) -> Option<Timeframe> {
    let monday = today.week(chrono::Weekday::Mon).first_day();
    let monday = match plain.split_once(' ')?.0 {
        "next" => monday.checked_add_days(Days::new(7))?,
        "last" => monday.checked_sub_days(Days::new(7))?,
        _ => monday,
    };
    let sunday = monday.checked_add_days(Days::new(6))?;
    Timeframe::between(Some(Period::day(monday)?), Some(Period::day(sunday)?)).ok()
}

/// "in 2 weeks" is a day, "in 3 months" a month: no more precise than it is said.
fn from_now(plain: &str, today: NaiveDate) -> Option<Timeframe> {
    let (count, unit) = plain.strip_prefix("in ")?.split_once(' ')?;
    let count: u32 = match count {
        "a" | "an" | "one" => 1,
        "two" => 2,
        "three" => 3,
        count => count.parse().ok()?,
    };
    let (day, precision) = match unit {
        "day" | "days" => (today.checked_add_days(Days::new(count.into()))?, Precision::Day),
        "week" | "weeks" => (today.checked_add_days(Days::new(u64::from(count) * 7))?, Precision::Day),
        "month" | "months" => (today.checked_add_months(Months::new(count))?, Precision::Month),
        "year" | "years" => (today.checked_add_months(Months::new(count.checked_mul(12)?))?, Precision::Year),
        _ => return None,
    };
    Period::containing(day, precision, FiscalYear::CALENDAR).map(Timeframe::of)
}

/// Today, tomorrow, the week, month, quarter, half or year of the calendar, this, next or last, and so many of them from
/// now: "end of year", "next week", "in 3 months".
pub(super) fn relative(plain: &str, today: NaiveDate) -> Option<Timeframe> {
    let period = match plain {
        "today" | "heute" | "aujourd'hui" | "hoy" => Period::day(today),
        "tomorrow" | "morgen" | "demain" | "manana" => Period::day(today.succ_opt()?),
        "yesterday" | "gestern" | "hier" | "ayer" => Period::day(today.pred_opt()?),
        "this week" | "next week" | "last week" => return week(plain, today),
        "eom" | "end of month" | "end of the month" => return relative("this month", today),
        "eoq" | "end of quarter" | "end of the quarter" => return relative("this quarter", today),
        "eoy" | "end of year" | "end of the year" | "year end" | "year-end" => {
            return relative("this year", today);
        }
        _ if plain.starts_with("in ") => return from_now(plain, today),
        _ => {
            let (which, unit) = plain.split_once(' ')?;
            let (precision, months) = match unit {
                "month" => (Precision::Month, 1),
                "quarter" => (Precision::Quarter, 3),
                "half" | "half-year" => (Precision::Half, 6),
                "year" => (Precision::Year, 12),
                _ => return None,
            };
            let first = today.with_day(1)?;
            let day = match which {
                "this" => first,
                "next" => first.checked_add_months(Months::new(months))?,
                "last" => first.checked_sub_months(Months::new(months))?,
                _ => return None,
            };
            Period::containing(day, precision, FiscalYear::CALENDAR)
        }
    };
    period.map(Timeframe::of)
}

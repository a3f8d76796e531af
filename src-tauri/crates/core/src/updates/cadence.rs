//! How often an audience is told, read from the words somebody wrote, and when it is due next.

use chrono::{Days, Months, NaiveDate};

/// How much time lies between two updates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cadence {
    /// So many days.
    Days(u32),
    /// So many calendar months.
    Months(u32),
}

impl Cadence {
    /// Reads words such as "Every two weeks", "Monthly", "quarterly", "every 10 days"; nothing when they say no time.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let words: Vec<_> =
            text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let times = words.iter().find_map(|word| number(word)).unwrap_or(1);
        let twice = words.first().is_some_and(|word| matches!(*word, "other" | "second"))
            || text.contains("every other")
            || text.contains("every second");
        let times = if twice { 2 } else { times };
        words.iter().find_map(|word| {
            Some(match *word {
                "daily" | "day" | "days" => Self::Days(times),
                "weekly" | "week" | "weeks" => Self::Days(7 * times),
                "biweekly" | "fortnight" | "fortnightly" | "fortnights" => Self::Days(14 * times),
                "monthly" | "month" | "months" => Self::Months(times),
                "bimonthly" => Self::Months(2),
                "quarterly" | "quarter" | "quarters" => Self::Months(3 * times),
                "yearly" | "annually" | "year" | "years" => Self::Months(12 * times),
                _ => return None,
            })
        })
    }

    /// The day after which it is time again.
    pub fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => day.checked_add_days(Days::new(days.into())),
            Self::Months(months) => day.checked_add_months(Months::new(months)),
        }
    }
}

fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let said = (1..).zip(WORDS).find(|(_, known)| *known == word).map(|(number, _)| number);
    said.or_else(|| word.parse().ok()).filter(|number| (1..=366).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_how_often() {
        let check = |text: &str, expect: Option<Cadence>| assert_eq!(Cadence::parse(text), expect, "{text}");
        check("Every four weeks", Some(Cadence::Days(28)));
        check("Every two weeks", Some(Cadence::Days(14)));
        check("every other week", Some(Cadence::Days(14)));
        check("Weekly, on Friday", Some(Cadence::Days(7)));
        check("Fortnightly", Some(Cadence::Days(14)));
        check("Monthly", Some(Cadence::Months(1)));
        check("Quarterly", Some(Cadence::Months(3)));
        check("every 10 days", Some(Cadence::Days(10)));
        check("Every 2 quarters", Some(Cadence::Months(6)));
        check("once a year", Some(Cadence::Months(12)));
        check("When something happens", None);
        check("", None);
    }

    #[test]
    fn a_month_after_the_last_day_is_the_last_day() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let after = day("2027-01-31").and_then(|day| Cadence::Months(1).after(day));
        assert_eq!(after, day("2027-02-28"));
    }
}

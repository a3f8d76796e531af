//! A setting as text, and text as a setting: what is typed is checked here and nowhere else.

use chrono::{NaiveDate, Weekday};
use roadbook_formats::document::{Colour, Logo, Palette, is_face_name};
use roadbook_formats::month::month_by_name;

use super::{Holiday, SettingName, Settings, theme};
use crate::error::{Error, Result};
use crate::formats::fold::fold;
use crate::timeframe::{self, FiscalYear, Precision, Reading, month_word};

/// The days of the week by their names.
const WEEK: [(Weekday, &str); 7] = [
    (Weekday::Mon, "monday"),
    (Weekday::Tue, "tuesday"),
    (Weekday::Wed, "wednesday"),
    (Weekday::Thu, "thursday"),
    (Weekday::Fri, "friday"),
    (Weekday::Sat, "saturday"),
    (Weekday::Sun, "sunday"),
];

/// The languages screens write dates in.
pub(super) const LANGUAGES: &[&str] = &[
    "en-GB", "en-US", "cs-CZ", "da-DK", "de-AT", "de-CH", "de-DE", "es-ES", "fi-FI", "fr-CH", "fr-FR",
    "it-IT", "nb-NO", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "sv-SE", "tr-TR", "uk-UA",
];

/// The languages that texts on pages may be written in.
pub(super) const PAGE_LANGUAGES: &[&str] = &[
    "en", "ar", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu", "it", "ja", "ko", "nb",
    "nl", "pl", "pt", "ro", "sv", "th", "tr", "uk", "ur", "vi", "zh",
];

/// A setting as it is kept and shown: what can be typed to get it.
pub(super) fn text(settings: &Settings, name: SettingName) -> String {
    match name {
        SettingName::Company => settings.company.clone(),
        SettingName::Sender => settings.sender.clone(),
        SettingName::PrimaryColour => settings.brand.primary.to_string(),
        SettingName::AccentColour => settings.brand.accent.to_string(),
        SettingName::Font => settings.brand.font.clone().unwrap_or_default(),
        SettingName::Logo => settings.brand.logo.as_ref().map(Logo::base64).unwrap_or_default(),
        SettingName::SlideTemplate => settings.theme.as_ref().map(ToString::to_string).unwrap_or_default(),
        SettingName::Language => settings.language.clone(),
        SettingName::FiscalStart => settings.fiscal.start_month().to_string(),
        SettingName::WorkingDays => {
            settings.working_week.iter().map(|day| weekday_name(*day)).collect::<Vec<_>>().join(", ")
        }
        SettingName::Holidays => {
            let line = |holiday: &Holiday| format!("{} {}", holiday.day, holiday.name).trim_end().to_owned();
            settings.holidays.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        SettingName::FirstDayOfWeek => weekday_name(settings.first_day_of_week).to_owned(),
        SettingName::DateLanguage => settings.date_language.clone(),
    }
}

/// Sets a setting to what was typed. Nothing typed is what it is when nobody set it.
pub(super) fn assign(settings: &mut Settings, name: SettingName, typed: &str) -> Result<()> {
    let typed = typed.trim();
    let usual = Settings::default();
    match name {
        SettingName::Company => settings.company = line(typed)?,
        SettingName::Sender => settings.sender = line(typed)?,
        SettingName::PrimaryColour if typed.is_empty() => settings.brand.primary = usual.brand.primary,
        SettingName::PrimaryColour => settings.brand.primary = colour(typed)?,
        SettingName::AccentColour if typed.is_empty() => settings.brand.accent = usual.brand.accent,
        SettingName::AccentColour => settings.brand.accent = colour(typed)?,
        SettingName::Font => settings.brand.font = font(typed)?,
        SettingName::Logo if typed.is_empty() => settings.brand.logo = None,
        SettingName::Logo => settings.brand.logo = Some(logo(typed)?),
        SettingName::SlideTemplate => settings.theme = theme::read(typed)?,
        SettingName::Language if typed.is_empty() => settings.language = usual.language,
        SettingName::Language => settings.language = page_language(typed)?,
        SettingName::FiscalStart if typed.is_empty() => settings.fiscal = usual.fiscal,
        SettingName::FiscalStart => settings.fiscal = fiscal(typed)?,
        SettingName::WorkingDays if typed.is_empty() => settings.working_week = usual.working_week,
        SettingName::WorkingDays => settings.working_week = week(typed)?,
        SettingName::Holidays => settings.holidays = holidays(typed)?,
        SettingName::FirstDayOfWeek if typed.is_empty() => {
            settings.first_day_of_week = usual.first_day_of_week;
        }
        SettingName::FirstDayOfWeek => settings.first_day_of_week = weekday(typed)?,
        SettingName::DateLanguage => settings.date_language = language(typed)?,
    }
    Ok(())
}

fn line(typed: &str) -> Result<String> {
    if typed.chars().any(char::is_control) || typed.chars().count() > 200 {
        return Err(Error::invalid(
            "This is more than a line",
            "Write it on one line of at most 200 letters.",
        ));
    }
    Ok(typed.to_owned())
}

fn colour(typed: &str) -> Result<Colour> {
    typed.parse().map_err(|_| {
        let short: String = typed.chars().take(40).collect();
        Error::invalid(format!("“{short}” is not a colour"), "Write six hexadecimal digits, such as #17364f.")
    })
}

fn font(typed: &str) -> Result<Option<String>> {
    if typed.is_empty() {
        return Ok(None);
    }
    if is_face_name(typed) {
        return Ok(Some(typed.to_owned()));
    }
    Err(Error::invalid("This is not the name of a font", "Write its name as Word shows it, such as Calibri."))
}

fn logo(typed: &str) -> Result<Logo> {
    Logo::try_from(typed.to_owned()).map_err(|error| {
        let words = error.to_string();
        let mut letters = words.chars();
        let what: String =
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
        Error::invalid(what, "Choose a PNG or JPEG file.")
    })
}

/// What becomes of a colour that cannot be read on white as it is.
pub(super) fn note(settings: &Settings, name: SettingName) -> Option<String> {
    let palette = Palette::of(&settings.brand);
    let (given, read) = match name {
        SettingName::PrimaryColour => (settings.brand.primary, palette.brand),
        SettingName::AccentColour => (settings.brand.accent, palette.accent),
        _ => return None,
    };
    (given != read).then(|| format!("Too light to be read on white: words and bars use {read}."))
}

fn fiscal(typed: &str) -> Result<FiscalYear> {
    let month = typed.parse().ok().or_else(|| month_by_name(typed));
    month.and_then(FiscalYear::starting_in).ok_or_else(|| {
        let what = format!("“{typed}” is not a month");
        Error::invalid(what, format!("Write a month, such as {} or 4.", month_word(4)))
    })
}

/// Days of the week with commas between, or from one to another: "monday-friday".
fn week(typed: &str) -> Result<Vec<Weekday>> {
    let mut works = [false; 7];
    for part in typed.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let (from, to) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (from, to) = (weekday(from)?, weekday(to)?);
        let mut day = from;
        loop {
            works[usize::try_from(day.num_days_from_monday()).unwrap_or(0)] = true;
            if day == to {
                break;
            }
            day = day.succ();
        }
    }
    let week: Vec<_> = WEEK.iter().zip(works).filter(|(_, works)| *works).map(|((day, _), _)| *day).collect();
    if week.is_empty() {
        return Err(Error::invalid("There is no working day in it", "Write days, such as monday-friday."));
    }
    Ok(week)
}

fn weekday(typed: &str) -> Result<Weekday> {
    let wanted = fold(typed.trim());
    let found = WEEK.iter().find(|(_, name)| wanted.len() >= 2 && name.starts_with(wanted.as_str()));
    found.map(|(day, _)| *day).ok_or_else(|| {
        let known: Vec<_> = WEEK.iter().map(|(_, name)| *name).collect();
        Error::invalid(
            format!("“{}” is not a day of the week", typed.trim()),
            format!("Choose {}.", known.join(", ")),
        )
    })
}

fn weekday_name(day: Weekday) -> &'static str {
    WEEK.iter().find(|(known, _)| *known == day).map_or("", |(_, name)| name)
}

/// One day a line, its name behind it. Says every line that is none.
fn holidays(typed: &str) -> Result<Vec<Holiday>> {
    let mut holidays = Vec::new();
    let mut wrong = Vec::new();
    for (number, line) in (1..).zip(typed.lines()) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        match holiday(line) {
            Some(holiday) => holidays.push(holiday),
            None => wrong.push(format!("line {number}, “{}”", line.chars().take(40).collect::<String>())),
        }
    }
    if !wrong.is_empty() {
        let what = format!("No day could be read in {}", wrong.join("; "));
        return Err(Error::invalid(
            what,
            "Write one day a line with its year, such as 25 Dec 2026 Christmas Day.",
        ));
    }
    holidays.sort();
    holidays.dedup_by_key(|holiday| holiday.day);
    Ok(holidays)
}

/// As many words as a day is written in: "25 de dezembro de 2026".
const DAY_WORDS: usize = 5;

/// A day as people write one, and the rest of the line as its name.
fn holiday(line: &str) -> Option<Holiday> {
    let spaces = line.char_indices().filter(|(_, sign)| sign.is_whitespace()).map(|(at, _)| at);
    let mut ends: Vec<usize> = spaces.take(DAY_WORDS).collect();
    if ends.len() < DAY_WORDS {
        ends.push(line.len());
    }
    ends.into_iter().rev().find_map(|end| {
        let (written, rest) = line.split_at(end);
        let name = rest.trim().trim_start_matches(['-', '–', '—', ':']).trim();
        // From one day to another is more than a holiday.
        let day = whole_day(written).filter(|_| whole_day(name).is_none())?;
        Some(Holiday { day, name: name.to_owned() })
    })
}

/// A day with its year: without one it would be another day each year.
fn whole_day(text: &str) -> Option<NaiveDate> {
    let has_year = text.split(|sign: char| !sign.is_ascii_digit()).any(|digits| digits.len() == 4);
    let reading = Reading::new(NaiveDate::default(), Settings::default().fiscal);
    let read = timeframe::parse(text, &reading).ok().filter(|_| has_year)?;
    let period = read.span()?.single()?;
    (period.precision() == Precision::Day).then(|| period.first_day())
}

fn language(typed: &str) -> Result<String> {
    let known = LANGUAGES.iter().find(|known| known.eq_ignore_ascii_case(typed));
    match known {
        Some(known) => Ok((*known).to_owned()),
        None if typed.is_empty() => Ok(String::new()),
        None => Err(Error::invalid(
            format!("Dates cannot be written in “{typed}”"),
            format!("Choose {}, or nothing for the computer's own.", LANGUAGES.join(", ")),
        )),
    }
}

fn page_language(typed: &str) -> Result<String> {
    let known = PAGE_LANGUAGES.iter().find(|known| known.eq_ignore_ascii_case(typed));
    known.map(|known| (*known).to_owned()).ok_or_else(|| {
        Error::invalid(
            format!("Pages cannot be written in “{typed}”"),
            format!("Choose {}.", PAGE_LANGUAGES.join(", ")),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_colour_is_told_of() {
        let mut settings = Settings::default();
        assert_eq!(note(&settings, SettingName::PrimaryColour), None);
        assign(&mut settings, SettingName::PrimaryColour, "#7fd1ff").unwrap();
        let said = note(&settings, SettingName::PrimaryColour).unwrap();
        assert!(said.starts_with("Too light to be read on white"), "{said}");
        assert_eq!(note(&settings, SettingName::Font), None);
    }

    #[test]
    fn what_is_typed_is_read_or_refused_with_a_reason() {
        let check = |name: SettingName, typed: &str, expect: std::result::Result<&str, &str>| {
            let mut settings = Settings::default();
            let read = assign(&mut settings, name, typed).map_err(|error| error.to_string());
            let read = read.map(|()| text(&settings, name));
            assert_eq!(read.as_deref().map_err(String::as_str), expect, "{typed}");
        };
        check(SettingName::Company, "  Larkfield  ", Ok("Larkfield"));
        check(SettingName::Company, "a\nb", Err("This is more than a line"));
        check(SettingName::PrimaryColour, "#C0FFEE", Ok("#c0ffee"));
        check(SettingName::PrimaryColour, "", Ok("#17364f"));
        check(SettingName::AccentColour, "teal", Err("“teal” is not a colour"));
        check(SettingName::Font, "Trebuchet MS", Ok("Trebuchet MS"));
        check(SettingName::Font, "x';}", Err("This is not the name of a font"));
        check(SettingName::Logo, "", Ok(""));
        check(SettingName::Logo, "AAAA", Err("The logo is not a PNG or JPEG picture"));
        check(SettingName::SlideTemplate, "x.pptx", Err("A PowerPoint template is chosen by its file"));
        check(SettingName::Language, "AR", Ok("ar"));
        check(SettingName::Language, "", Ok("en"));
        check(SettingName::Language, "klingon", Err("Pages cannot be written in “klingon”"));
        check(SettingName::FiscalStart, "April", Ok("4"));
        check(SettingName::FiscalStart, "10", Ok("10"));
        check(SettingName::FiscalStart, "", Ok("1"));
        check(SettingName::FiscalStart, "13", Err("“13” is not a month"));
        check(SettingName::WorkingDays, "Mon-Thu, sat", Ok("monday, tuesday, wednesday, thursday, saturday"));
        check(SettingName::WorkingDays, "sun–tue", Ok("monday, tuesday, sunday"));
        check(SettingName::WorkingDays, ",", Err("There is no working day in it"));
        check(SettingName::WorkingDays, "Freitag", Err("“Freitag” is not a day of the week"));
        check(
            SettingName::Holidays,
            "2026-12-26 Boxing Day\n\n2026-12-25",
            Ok("2026-12-25\n2026-12-26 Boxing Day"),
        );
        check(
            SettingName::Holidays,
            "2026-12-25\nsoon\n2026-02-30 No",
            Err("No day could be read in line 2, “soon”; line 3, “2026-02-30 No”"),
        );
        check(
            SettingName::Holidays,
            "25.12.2026 First day of Christmas\n26 Dec 2026\n1 January 2027 New Year",
            Ok("2026-12-25 First day of Christmas\n2026-12-26\n2027-01-01 New Year"),
        );
        check(
            SettingName::Holidays,
            "05/06/2026 Which?\n25 Dec Every year\nDec 2026\n2026-12-24 – 2026-12-26",
            Err("No day could be read in line 1, “05/06/2026 Which?”; line 2, “25 Dec Every year”; \
                 line 3, “Dec 2026”; line 4, “2026-12-24 – 2026-12-26”"),
        );
        check(SettingName::FirstDayOfWeek, "SU", Ok("sunday"));
        check(SettingName::DateLanguage, "DE-de", Ok("de-DE"));
        check(SettingName::DateLanguage, "xx", Err("Dates cannot be written in “xx”"));
    }
}

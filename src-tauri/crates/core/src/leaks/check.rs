//! Looks for withheld values in what was read back from a file.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use chrono::NaiveDate;
use roadbook_formats::text_of::TextPart;
use serde::Serialize;

use super::dates::{days, in_short, with_year, without_year};
use super::initials::Initials;
use super::named::{is_addressed_in, is_capital_in};
use super::search::Search;
use super::shown::Shown;
use super::spellings::{family_name, first_name, spellings};
use super::text::Text;
use super::tokens::{tokens, written};
use crate::audiences::view::{Secret, Withheld};

/// A withheld value that stands in a finished file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Leak {
    /// The reference of the record it was withheld from.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The field, or `*`.
    pub field: String,
    /// What was found, in plain lower-case words.
    pub value: String,
    /// Where in the file.
    pub place: String,
    /// Which file.
    pub format: String,
}

/// What was looked for and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Check {
    /// How many values were looked for.
    pub values: u32,
    /// In how many spellings.
    pub spellings: u32,
    /// What was found; when there is any, the file must not leave.
    pub leaks: Vec<Leak>,
}

/// What may stand in a file although something withheld reads the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allowed {
    /// What the program says by itself: nothing in it is a leak, wherever it stands.
    pub words: Vec<String>,
    /// What the audience is shown as it is, value by value. A withheld value that reads like the whole of one is no leak; one
    /// that is only a part of it, such as a name within a longer title, is none within that value and one everywhere else.
    pub values: Vec<String>,
}

/// The words before a value within a longer one, and those behind it.
type Around = (Vec<String>, Vec<String>);

/// Everything that must not stand in a file, ready to be looked for in several.
#[derive(Debug)]
pub struct Wanted<'a> {
    withheld: &'a [Withheld],
    search: Search,
    /// From whom each row was withheld; nobody is left where the audience may read it after all.
    owners: Vec<BTreeSet<usize>>,
    /// Rows that are part of a longer value which is shown: what stands before each in it, and behind it.
    within: HashMap<usize, Vec<Around>>,
    /// Rows that are one name of somebody: a word like any other but for its capital.
    names: BTreeSet<usize>,
    /// Rows that are one name of somebody and too common by themselves: they count only as an address, "greta@…".
    addressed: BTreeSet<usize>,
    /// What people sign with.
    initials: Initials,
    /// Rows that are a day and a short month: between other numbers the two can meet by chance.
    short_days: BTreeSet<usize>,
    /// Every value that is shown, for what two of them read like side by side.
    shown: Shown,
    values: u32,
}

/// Makes ready what is to be looked for. A withheld value that stands in the words its own field was put into is no leak: a
/// public text may share a sentence with the description it replaces.
pub fn wanted<'a>(withheld: &'a [Withheld], allowed: &Allowed) -> Wanted<'a> {
    let mut search = Search::default();
    let mut owners: Vec<BTreeSet<usize>> = Vec::new();
    let mut dates: HashMap<NaiveDate, Vec<usize>> = HashMap::new();
    let (mut counted, mut names): (BTreeSet<usize>, BTreeSet<usize>) = Default::default();
    let (mut short_days, mut addressed) = (BTreeSet::new(), BTreeSet::new());
    let mut initials = Initials::default();
    let mut values = 0;
    for (owner, lost) in withheld.iter().enumerate() {
        for secret in &lost.secrets {
            let rows = match secret {
                // Many records share their days, and a day is written in many ways.
                Secret::Date(timeframe) | Secret::Finer { date: timeframe, .. } => {
                    let mut rows = Vec::new();
                    for day in days(*timeframe) {
                        let known = dates.entry(day);
                        rows.extend_from_slice(known.or_insert_with(|| {
                            let mut rows = search.add_all(&with_year(day));
                            rows.extend(search.add_without_year(&without_year(day)));
                            let short = search.add_without_year(&in_short(day));
                            short_days.extend(&short);
                            rows.extend(short);
                            rows
                        }));
                    }
                    counted.extend(&rows);
                    rows
                }
                Secret::Person(name) => {
                    let mut rows = search.add_all(&spellings(secret));
                    initials.add(name, search.add(&tokens(name)));
                    let known = search.len();
                    let alone = family_name(name).map(|name| search.add(&[name]));
                    // A name that is looked for as a word of its own is found in any case.
                    names.extend(alone.filter(|row| *row >= known));
                    let known = search.len();
                    let first = first_name(name).map(|name| search.add(&[name]));
                    addressed.extend(first.filter(|row| *row >= known));
                    rows.extend(alone.into_iter().chain(first));
                    rows
                }
                secret => {
                    let rows = search.add_all(&spellings(secret));
                    for row in &rows {
                        names.remove(row);
                        addressed.remove(row);
                    }
                    rows
                }
            };
            values += u32::from(!rows.is_empty());
            owners.resize_with(search.len(), BTreeSet::new);
            for row in rows {
                owners[row].insert(owner);
            }
        }
    }
    for text in &allowed.words {
        for (row, _) in search.find_told_at(&Text::read(text)) {
            owners[row].clear();
        }
    }
    initials.forget_what_is_shown(allowed);
    let mut within: HashMap<usize, Vec<Around>> = HashMap::new();
    let mut shown = Shown::default();
    for text in &allowed.values {
        let text = Text::read(text);
        let words = &text.words;
        for (row, start) in search.find_told_at(&text) {
            let end = start + search.row(row).len();
            // Days and single words read the same wherever they stand.
            let is_whole = end - start == words.len();
            if is_whole || end - start == 1 || counted.contains(&row) {
                owners[row].clear();
            } else {
                let around = (words[..start].to_vec(), words[end..].to_vec());
                within.entry(row).or_default().push(around);
            }
        }
        shown.add(text.words);
    }
    for (owner, lost) in withheld.iter().enumerate() {
        for row in lost.outside.iter().flat_map(|outside| search.find_told(&tokens(outside))) {
            owners[row].remove(&owner);
        }
    }
    Wanted { withheld, search, owners, within, names, addressed, initials, short_days, shown, values }
}

impl Wanted<'_> {
    /// The withheld record that a row at a place of a text was withheld from; nothing where it may stand there.
    fn lost(&self, row: usize, start: usize, words: &[String]) -> Option<&Withheld> {
        let lost = self.withheld.get(*self.owners[row].first()?)?;
        let end = start + self.search.row(row).len();
        let stands_within = |(before, after): &(Vec<String>, Vec<String>)| {
            // A long value may be cut short at one end, where a line or a bar ends.
            !before.is_empty() && words[..start].ends_with(before)
                || !after.is_empty() && words[end..].starts_with(after)
        };
        let around = self.within.get(&row);
        (!around.is_some_and(|around| around.iter().any(stands_within))).then_some(lost)
    }
}

/// Looks for it in the parts of a file.
pub fn check(format: &str, parts: &[TextPart], wanted: &Wanted<'_>) -> Check {
    let mut leaks = BTreeSet::new();
    // The names of styles, and much else that a program wrote, stand in a file thousands of times.
    let mut harmless: HashSet<&str> = HashSet::new();
    for part in parts {
        if harmless.contains(part.text.as_str()) {
            continue;
        }
        let mut is_harmless = true;
        let text = Text::read(&part.text);
        let spaced = spaced_out(&text.words);
        for text in std::iter::once(&text).chain(&spaced) {
            for (row, start) in wanted.search.find_at(text) {
                let Some(lost) = wanted.lost(row, start, &text.words) else { continue };
                let words = wanted.search.row(row);
                let place = start..start + words.len();
                let is_a_name = || is_capital_in(&part.text, words) || is_addressed_in(&part.text, words);
                let is_by_chance = wanted.names.contains(&row) && !is_a_name()
                    || wanted.addressed.contains(&row) && !is_addressed_in(&part.text, words)
                    || wanted.short_days.contains(&row) && !is_in_prose(text, &place)
                    || wanted.shown.are_two_at(&text.words, &place);
                if is_by_chance {
                    continue;
                }
                is_harmless = false;
                leaks.insert(leak_of(lost, written(words), part, format));
            }
        }
        for (letters, rows) in wanted.initials.find(&part.text) {
            let lost = rows.iter().find_map(|row| wanted.withheld.get(*wanted.owners[*row].first()?));
            is_harmless &= lost.is_none();
            leaks.extend(lost.map(|lost| leak_of(lost, letters, part, format)));
        }
        if is_harmless {
            harmless.insert(&part.text);
        }
    }
    let spellings = u32::try_from(wanted.search.len()).unwrap_or(u32::MAX);
    Check { values: wanted.values, spellings, leaks: longest(leaks) }
}

fn leak_of(lost: &Withheld, value: String, part: &TextPart, format: &str) -> Leak {
    Leak {
        reference: lost.reference.clone(),
        field: lost.field.clone(),
        value,
        place: part.place.clone(),
        format: format.to_owned(),
    }
}

/// Whether no number stands before or behind words.
fn is_in_prose(text: &Text, place: &Range<usize>) -> bool {
    let is_number =
        |word: Option<&String>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    !is_number(text.before(place.start)) && !is_number(text.behind(place.end))
}

/// Words that are set letter by letter, as "F a l c o n", each run as one word.
fn spaced_out(words: &[String]) -> Vec<Text> {
    let is_letter = |word: &String| word.chars().count() == 1;
    let runs = words.chunk_by(|one, next| is_letter(one) && is_letter(next));
    runs.filter(|run| run.len() >= LEAST_SPACED).map(|run| Text::of(vec![run.concat()])).collect()
}

/// So many single letters in a row are a word, and no list of options.
const LEAST_SPACED: usize = 6;

/// What was found, without what is only a part of something else found at the same place: "26 february" within
/// "26 february 2027".
fn longest(leaks: BTreeSet<Leak>) -> Vec<Leak> {
    let is_part = |one: &Leak| {
        let same_place = |other: &&Leak| {
            (&other.reference, &other.field, &other.place) == (&one.reference, &one.field, &one.place)
        };
        let longer = |other: &Leak| other.value.len() > one.value.len() && other.value.contains(&one.value);
        leaks.iter().filter(same_place).any(longer)
    };
    leaks.iter().filter(|leak| !is_part(leak)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audiences::view::Change;
    use crate::op::Kind;
    use crate::timeframe::{Period, Timeframe};

    fn withheld(secret: Secret) -> Withheld {
        Withheld {
            reference: "R-1".into(),
            kind: Kind::Item,
            title: "Inside".into(),
            field: "*".into(),
            label: "Item".into(),
            change: Change::Withheld,
            reason: "Restricted".into(),
            inside: String::new(),
            outside: None,
            secrets: vec![secret],
        }
    }

    fn leaks(secret: &Secret, text: &str, allowed: &[&str]) -> usize {
        let part = TextPart { place: "page 1".into(), text: text.into() };
        let values = allowed.iter().map(|text| (*text).to_owned()).collect();
        let allowed = Allowed { values, ..Allowed::default() };
        let withheld = [withheld(secret.clone())];
        check("md", &[part], &wanted(&withheld, &allowed)).leaks.len()
    }

    #[test]
    fn a_planted_value_is_found_in_every_spelling() {
        let day = chrono::NaiveDate::from_ymd_opt(2027, 2, 26).and_then(Period::day).map(Timeframe::of);
        let date = Secret::Date(day.unwrap_or_default());
        for text in [
            "26 February 2027",
            "Feb 26, 2027",
            "2027-02-26",
            "26/02/2027",
            "02/26/27",
            "27-02-26",
            "26Feb2027",
            "26th of February 2027",
            "26 February",
            "February 26th",
            "26 Feb",
            "Feb. 26",
            "26. Februar 2027",
            "26 février 2027",
            "26 de febrero de 2027",
            "2027年2月26日",
            "2027년 2월 26일",
            "26 февраля 2027",
            "26.02.",
            "26. 2.",
            "the 26\u{a0}Feb",
        ] {
            assert_eq!(leaks(&date, &format!("It ends on {text}."), &[]), 1, "{text}");
        }
        let person = Secret::Person("Greta Holm".into());
        for text in ["greta holm", "Holm, Greta", "G. Holm", "Greta H.", "Holm G."] {
            assert_eq!(leaks(&person, &format!("Ask {text} today"), &[]), 1, "{text}");
        }
        let name = Secret::Name("Project Falcon".into());
        for text in ["project\nfalcon", "PROJECT FALCON", "“Project-Falcon”", "the Project Falcon’s date"]
        {
            assert_eq!(leaks(&name, text, &[]), 1, "{text}");
        }
        let effort = Secret::Days(86.0);
        for text in ["86 days", "86 d", "86d of work"] {
            assert_eq!(leaks(&effort, text, &[]), 1, "{text}");
        }
        let text = Secret::Text(
            "Ask Ostermann for the contract. The price is €240,000 and the ticket PAY-1180.".into(),
        );
        for found in ["ask Ostermann for the contract", "240 000", "€240.000", "pay-1180", "€240k", "€0.24m"]
        {
            assert_eq!(leaks(&text, found, &[]), 1, "{found}");
        }
        let text = Secret::Text("It is worth $1,200,000 a year.".into());
        for found in ["$1.2m", "1.2 million", "1200k", "1 200 000"] {
            assert_eq!(leaks(&text, found, &[]), 1, "{found}");
        }
    }

    #[test]
    fn everyday_spans_and_people_s_addresses() {
        for days in [0.5, 5.0, 10.0, 14.0, 15.0, 30.0, 120.0] {
            assert_eq!(
                leaks(&Secret::Days(days), &format!("within {days} days"), &[]),
                0,
                "{days} says nothing"
            );
        }
        for days in [11.0, 43.0, 86.0, 55.0] {
            assert_eq!(leaks(&Secret::Days(days), &format!("within {days} days"), &[]), 1, "{days}");
        }
        let address = |address: &str| Secret::Address { name: "Greta Holm".into(), address: address.into() };
        let check = |own: &str, text: &str, expect: usize| {
            assert_eq!(leaks(&address(own), text, &[]), expect, "{own} in {text}");
        };
        check("gholm@larkfield.example", "Write to gholm@larkfield.example", 1);
        check("gholm@larkfield.example", "gholm knows", 1);
        check("sales@larkfield.example", "sales know", 0);
        check("greta@larkfield.example", "greta knows", 0);
        check("gh@larkfield.example", "gh knows", 0);
        let person = Secret::Person("Greta Holm".into());
        assert_eq!(leaks(&person, "mailto:greta@elsewhere.example", &[]), 1);
        assert_eq!(leaks(&person, "holm@elsewhere.example", &[]), 1);
        assert_eq!(leaks(&person, "greta knows, and the holm by the river", &[]), 0);
    }

    #[test]
    fn a_public_text_may_share_a_sentence_with_what_it_replaces() {
        let said = "Every line says what it paid for.";
        let mut lost = withheld(Secret::Text(format!("{said} Ask Ostermann for the contract.")));
        lost.outside = Some(said.to_owned());
        let part = |text: &str| [TextPart { place: "page 1".into(), text: text.into() }];
        let found = |lost: Withheld, text: &str| {
            check("md", &part(text), &wanted(&[lost], &Allowed::default())).leaks.len()
        };
        assert_eq!(found(lost.clone(), said), 0, "its own public text says so");
        assert_eq!(found(lost, "ask Ostermann for the contract"), 1, "the rest is still withheld");
    }

    #[test]
    fn what_is_no_leak() {
        let check = |secret: Secret, text: &str, allowed: &[&str]| {
            assert_eq!(leaks(&secret, text, allowed), 0, "{secret:?} in {text}");
        };
        check(Secret::Name("High".into()), "High time", &[]);
        check(Secret::Name("At risk".into()), "At risk", &[]);
        check(Secret::Name("Keep".into()), "Keep it", &[]);
        check(Secret::Name("407".into()), "407 people", &[]);
        check(Secret::Name("Falcon".into()), "Falconry", &[]);
        check(Secret::Name("Payments".into()), "Payments for all", &["Payments for all"]);
        check(Secret::Days(86.0), "page 86", &[]);
        let day = |year, month, day| chrono::NaiveDate::from_ymd_opt(year, month, day).and_then(Period::day);
        let date = |y, m, d| Secret::Date(day(y, m, d).map(Timeframe::of).unwrap_or_default());
        check(date(2027, 2, 26), "since 26 February 2024", &[]);
        check(date(2027, 5, 1), "option 1 may be cheaper", &[]);
        check(date(2027, 2, 26), "February 2027, 26 people", &[]);
        check(date(2027, 2, 26), "Items\t26\nFeb", &[]);
        check(date(2027, 2, 26), "12 19 26 Feb 5 12", &[]);
        for apart in [
            "Sprint 26\nFeb 2027",
            "Sprint 26 · February 2027",
            "Sprint 26 (February 2027)",
            "26 - February 2027",
        ] {
            check(date(2027, 2, 26), apart, &[]);
        }
        let shown = ["Sprint 26", "Feb 2027", "February"];
        check(date(2027, 2, 26), "Sprint 26 Feb 2027", &shown);
        check(date(2027, 2, 26), "Sprint 26 February", &shown);
        check(date(2027, 2, 26), "chapter 2.26. and 26.02", &[]);
        check(Secret::Text("It costs €240,000.".into()), "room 240\n000 calls", &[]);
        check(date(2027, 2, 26), "26 Feb 2024", &[]);
        check(date(2027, 2, 26), "| 26 | Feb |", &[]);
        check(date(2027, 5, 1), "at 1 May street", &[]);
        check(Secret::Person("Greta Holm".into()), "Greta has it", &[]);
        check(Secret::Person("Greta Holm".into()), "the holm by the river", &[]);
        check(Secret::Person("Greta Holm".into()), "Holm has it", &["Otto Holm"]);
        check(Secret::Person("Greta Price".into()), "Price by price", &[]);
        check(Secret::Somebody("Data Platform".into()), "The Platform is up", &[]);
        check(Secret::Name("Set up".into()), "The setup is done", &[]);
        check(Secret::Name("Falcon A B C".into()), "options a b c d e f", &[]);
    }

    #[test]
    fn a_day_beside_shown_values_is_still_a_day() {
        let day = chrono::NaiveDate::from_ymd_opt(2027, 2, 26).and_then(Period::day).map(Timeframe::of);
        let date = Secret::Date(day.unwrap_or_default());
        let shown = ["Sprint 26", "26", "Feb 2027"];
        for text in ["26 Feb 2027", "It ends 26 Feb 2027", "sprint on 26 Feb 2027", "Sprint 26: 26 Feb 2027"]
        {
            assert_eq!(leaks(&date, text, &shown), 1, "{text}");
        }
    }

    #[test]
    fn other_spellings_of_the_same_are_found() {
        let name = Secret::Name("Project Falcon".into());
        for text in [
            "https://wiki.example/Project%20Falcon/plan",
            "ProjectFalcon.pdf",
            "projectfalcon",
            "Project F\u{430}lcon",
            "P r o j e c t F a l c o n",
            "project_falcon",
        ] {
            assert_eq!(leaks(&name, text, &[]), 1, "{text}");
        }
        let person = Secret::Person("Daniel Okoro".into());
        for text in ["Okoro said so", "danielokoro", "OKORO"] {
            assert_eq!(leaks(&person, text, &[]), 1, "{text}");
        }
        let day = chrono::NaiveDate::from_ymd_opt(2027, 2, 26).and_then(Period::day).map(Timeframe::of);
        for text in ["2027 Feb 26", "2027, February 26th"] {
            assert_eq!(leaks(&Secret::Date(day.unwrap_or_default()), text, &[]), 1, "{text}");
        }
        for text in ["86pd", "86 working days", "86 person-days", "86 workdays", "86 PT", "86 MD", "86 Tage"]
        {
            assert_eq!(leaks(&Secret::Days(86.0), text, &[]), 1, "{text}");
        }
        let long = "We looked at every offer in the market and at what each would cost us. Buy Fjordbank. Then wait.";
        assert_eq!(leaks(&Secret::Text(long.into()), "So we buy Fjordbank soon.", &[]), 1);
        assert_eq!(leaks(&Secret::Text(long.into()), "Then wait for it.", &[]), 0, "it names nothing");
    }

    #[test]
    fn a_shown_value_excuses_what_stands_in_it_and_nothing_else() {
        let name = Secret::Name("Project Falcon".into());
        let check = |text: &str, allowed: &[&str], expect: usize| {
            assert_eq!(leaks(&name, text, allowed), expect, "{text}, where {allowed:?} is shown");
        };
        let title = ["Rails for Project Falcon"];
        check("Rails for Project Falcon is at risk", &title, 0);
        check("Ask about Project Falcon", &title, 1);
        check("We wait for Project Falcon", &title, 1);
        check("Rails for Project Falcon. Project Falcon is near.", &title, 1);
        check("Build Project Falcon r", &["Build Project Falcon rails"], 0);
        check("Project Falcon is near", &["Project Falcon"], 0);
        check("To prepare Project Falcon", &["We prepare Project Falcon"], 1);
        let words = Allowed { words: vec!["What Project Falcon is".into()], ..Allowed::default() };
        let part = [TextPart { place: "page 1".into(), text: "Project Falcon".into() }];
        let lost = [withheld(name.clone())];
        assert_eq!(super::check("md", &part, &wanted(&lost, &words)).leaks, [], "the program says so");
    }
}

//! Reads what people type as measures: one on a line, `Payout share of revenue: 18 to 25 %, now 21`; or JSON.

use super::Measure;
use crate::error::{Error, Result};
use crate::formats::number::counted;
use crate::typed::line;

const HINT: &str = "Write one on a line, such as Payout share of revenue: 18 to 25 %, now 21.";

/// Reads measures.
///
/// # Errors
/// [`Error::Invalid`] that names the line.
pub(super) fn measures(text: &str) -> Result<Vec<Measure>> {
    let text = text.trim();
    if text.starts_with('[') {
        let read: Vec<Measure> = serde_json::from_str(text)
            .map_err(|error| Error::invalid(format!("The list of measures cannot be read: {error}"), HINT))?;
        return match read.iter().find(|measure| measure.name.trim().is_empty()) {
            Some(_) => Err(Error::invalid("A measure has no name", "Write what is measured.")),
            None => Ok(read),
        };
    }
    text.lines().filter_map(line).map(|line| measure(&line)).collect()
}

fn measure(text: &str) -> Result<Measure> {
    let cannot = || Error::invalid(format!("“{text}” is no measure"), HINT);
    let Some((name, rest)) = text.rsplit_once(':') else {
        return Ok(Measure { name: text.to_owned(), ..Measure::default() });
    };
    let name = line(name).ok_or_else(cannot)?;
    let (way, now) = match rest.rsplit_once(", now ") {
        Some((way, now)) => (way, Some(now)),
        None => (rest, None),
    };
    let (from, to) = way.split_once(" to ").or_else(|| way.split_once('→')).ok_or_else(cannot)?;
    let (from, unit_before) = number(from).ok_or_else(cannot)?;
    let (to, unit) = number(to).ok_or_else(cannot)?;
    let now = now.map(|now| number(now).ok_or_else(cannot)).transpose()?.map(|(now, _)| now);
    let unit = if unit.is_empty() { unit_before } else { unit };
    Ok(Measure { name, from: Some(from), to: Some(to), now, unit })
}

/// A number and what it is counted in, which may stand before it or behind it.
fn number(text: &str) -> Option<(f64, String)> {
    let read = counted(text)?;
    Some((read.number, format!("{}{}", read.before, read.behind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_read_as_people_write_them() {
        let check = |text: &str, expect: (&str, f64, f64, Option<f64>, &str)| {
            let read = measures(text).unwrap();
            let Measure { name, from, to, now, unit } = &read[0];
            assert_eq!((name.as_str(), from.unwrap(), to.unwrap(), *now, unit.as_str()), expect, "{text}");
        };
        check("Payout share: 18 to 25 %, now 21", ("Payout share", 18.0, 25.0, Some(21.0), "%"));
        check("Days to open: 9.5 → 2 days", ("Days to open", 9.5, 2.0, None, "days"));
        check("Cost: € -1 to € 3", ("Cost", -1.0, 3.0, None, "€"));
        check("Revenue: 1,000 to 2,500 EUR, now 1,500", ("Revenue", 1000.0, 2500.0, Some(1500.0), "EUR"));
        check("Cost: € 1.250,50 → € 900", ("Cost", 1250.5, 900.0, None, "€"));
        check("Waiting: 2 500 to 1 000 people", ("Waiting", 2500.0, 1000.0, None, "people"));
        assert!(measures("Share: 1,2,3 to 4").is_err(), "what is no number is not cut down to one");
        assert_eq!(measures("Happiness").unwrap()[0].from, None, "a name alone is enough to begin with");
        assert!(measures("Share: a lot").is_err());
        assert!(measures("[{\"name\": \" \"}]").is_err());
        assert_eq!(measures("\n\n").unwrap(), []);
    }

    #[test]
    fn progress_is_the_part_of_the_way_that_is_behind() {
        let progress = |from, to, now| {
            Measure { from: Some(from), to: Some(to), now: Some(now), ..Measure::default() }.progress()
        };
        assert_eq!(progress(18.0, 25.0, 21.5), Some(0.5));
        assert_eq!(progress(10.0, 2.0, 4.0), Some(0.75), "less can be better");
        assert_eq!(progress(10.0, 20.0, 5.0), Some(-0.5));
        assert_eq!(progress(3.0, 3.0, 3.0), None, "there is no way to go");
        assert_eq!(Measure::default().progress(), None);
    }
}

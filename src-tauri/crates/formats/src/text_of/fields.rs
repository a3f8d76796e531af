//! Text of CSV and calendar files: each field as it reads when quotes, escapes and folded lines are undone.

use super::{ReadBackError, TextPart, utf8};

/// Every field of a CSV file, each a part of its own: what stands in the next one is no part of it.
///
/// # Errors
/// When the bytes are not UTF-8.
pub fn csv(bytes: &[u8]) -> Result<Vec<TextPart>, ReadBackError> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut letters = utf8(bytes)?.chars().peekable();
    while let Some(letter) = letters.next() {
        let field = fields.last_mut().expect("there is a first field");
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' | '\n' if !quoted => fields.push(String::new()),
            letter => field.push(letter),
        }
    }
    fields.retain(|field| !field.trim().is_empty());
    Ok(fields.iter().map(|field| TextPart::new("text", field)).collect())
}

/// Every line of a calendar, whole and with its escapes undone. Its days stand apart, in a part called “days”.
///
/// # Errors
/// When the bytes are not UTF-8.
pub fn ics(bytes: &[u8]) -> Result<Vec<TextPart>, ReadBackError> {
    let whole = utf8(bytes)?.replace("\r\n ", "");
    let is_day = |line: &&str| ["DTSTART", "DTEND", "DTSTAMP"].iter().any(|name| line.starts_with(name));
    let (days, whole): (Vec<&str>, Vec<&str>) = whole.split("\r\n").partition(is_day);
    let (days, whole) = (days.join("\n"), whole.join("\n"));
    let mut out = String::new();
    let mut letters = whole.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(escaped) => out.push(escaped),
                None => {}
            },
            letter => out.push(letter),
        }
    }
    Ok(vec![TextPart::new("text", &out), TextPart::new("days", &days)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_read_as_they_were_meant() {
        let text = |parts: Vec<TextPart>| {
            let texts = parts.into_iter().map(|part| part.text).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join("\n")
        };
        assert_eq!(text(csv(b"a,\"b \"\"c\"\", d\"\r\n'=1,\r\n").unwrap()), "a\nb \"c\", d\n'=1");
        assert_eq!(text(ics(b"SUMMARY:a\\, b\\nc se\r\n cret\r\n").unwrap()), "SUMMARY:a, b\nc secret");
    }
}

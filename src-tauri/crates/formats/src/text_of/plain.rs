//! Text of files that are nothing else, and of JSON.

use serde_json::Value;

use super::{ReadBackError, TextPart, utf8};

/// All of a text file.
///
/// # Errors
/// When the bytes are not UTF-8.
pub fn plain(bytes: &[u8]) -> Result<Vec<TextPart>, ReadBackError> {
    Ok(vec![TextPart::new("text", utf8(bytes)?)])
}

/// Every value of a JSON file, as it reads when its escapes are undone.
///
/// # Errors
/// When the bytes are not JSON.
pub fn json(bytes: &[u8]) -> Result<Vec<TextPart>, ReadBackError> {
    let value: Value = serde_json::from_str(utf8(bytes)?).map_err(|_| ReadBackError::NotText)?;
    let mut text = String::new();
    gather(&value, &mut text);
    Ok(vec![TextPart::new("values", &text)])
}

fn gather(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => {
            out.push_str(text);
            out.push('\n');
        }
        Value::Number(number) => out.push_str(&format!("{number}\n")),
        Value::Array(values) => values.iter().for_each(|value| gather(value, out)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            out.push_str(&format!("{name}\n"));
            gather(value, out);
        }),
        Value::Null | Value::Bool(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_hide_nothing() {
        let parts = json(br#"{"title":"Fal\u0063on \"X\"","n":[4.5]}"#).unwrap();
        assert_eq!(parts[0].text, "n\n4.5\ntitle\nFalcon \"X\"");
        assert!(json(b"{").is_err());
        assert_eq!(plain("a,b\r\n".as_bytes()).unwrap()[0].text, "a,b");
    }
}

//! Finds text that was UTF-8 and was read as Western Windows text on its way here (`Ãœber` for `Über`), and says what it
//! was. Changes nothing by itself: the person decides.

/// What the text was, where parts of it are certainly misread; `None` where all of it is as it should be.
///
/// Only runs of characters that make up whole UTF-8 sequences are taken for misread, so `Ärger für Ëe` stays.
pub fn repair(text: &str) -> Option<String> {
    let mut repaired = repair_once(text)?;
    // Some text went through the same mistake twice.
    if let Some(again) = repair_once(&repaired) {
        repaired = again;
    }
    Some(repaired)
}

fn repair_once(text: &str) -> Option<String> {
    if text.is_ascii()
        || !text.contains(['Ã', 'Â', 'â', 'Ä', 'Å', 'Ð', 'Ñ', 'ð', 'ã', 'å', 'ä', 'æ', 'è', 'é', 'ç'])
    {
        return None;
    }
    let (mut out, mut run, mut found) = (String::with_capacity(text.len()), String::new(), false);
    let mut bytes = Vec::new();
    for character in text.chars().chain(std::iter::once('\0')) {
        match byte_of(character) {
            Some(byte) if !character.is_ascii() => {
                run.push(character);
                bytes.push(byte);
            }
            _ => {
                match std::str::from_utf8(&bytes) {
                    Ok(was) if !was.is_empty() => {
                        found = true;
                        out.push_str(was);
                    }
                    _ => out.push_str(&run),
                }
                run.clear();
                bytes.clear();
                out.push(character);
            }
        }
    }
    out.pop();
    found.then_some(out)
}

/// The byte that Windows-1252 or Latin-1 shows as this character.
fn byte_of(character: char) -> Option<u8> {
    /// What Windows-1252 has at 0x80 to 0x9f, in order; the five holes hold what browsers show there.
    const UPPER: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    u8::try_from(u32::from(character))
        .ok()
        .or_else(|| (0x80..).zip(UPPER.chars()).find(|(_, shown)| *shown == character).map(|(byte, _)| byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misread_text_is_found_and_good_text_is_left() {
        let check = |text: &str, expect: Option<&str>| assert_eq!(repair(text).as_deref(), expect, "{text}");
        check("Ãœberweisung", Some("Überweisung"));
        check("Zahlung fÃ¼r KÃ¶ln â€“ sofort", Some("Zahlung für Köln – sofort"));
        check("itâ€™s", Some("it’s"));
        check("ÃƒÅ“ber", Some("Über"));
        check("Ð¡Ñ‚Ð°Ñ‚ÑƒÑ", None);
        check("ä½œæ¥", None);
        check("RÃ©sumÃ©", Some("Résumé"));
        for good in ["Über", "naïve café", "Ærø Ångström", "SÃO PAULO", "Привет", "課題", "100 €", ""]
        {
            check(good, None);
        }
    }
}

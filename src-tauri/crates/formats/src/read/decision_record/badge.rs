//! Reads what a badge says from its address, since a badge is a picture. Loads nothing.

/// `label: message` of a shields.io badge, set off by `·` as the fields of a line are.
///
/// In the address `-` parts label, message and colour; `--` is a dash, `_` a space, `__` an underscore.
pub(super) fn text_of_badge(address: &str) -> Option<String> {
    let (_, badge) = address.split_once("shields.io/badge/")?;
    let badge = badge.split(['?', '#']).next().unwrap_or_default();
    let badge = percent_encoding::percent_decode_str(badge)
        .decode_utf8_lossy()
        .replace("--", "\0")
        .replace("__", "\u{1}");
    let said = |part: &str| part.replace('_', " ").replace('\0', "-").replace('\u{1}', "_");
    let mut parts = badge.split('-');
    let (label, message) = (parts.next()?, parts.next()?);
    parts.next()?;
    Some(format!("· {}: {} · ", said(label), said(message)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_says_label_and_message() {
        let check = |address: &str, expect: Option<&str>| {
            assert_eq!(text_of_badge(address).as_deref(), expect, "{address}");
        };
        check("https://img.shields.io/badge/status-accepted-green?style=flat", Some("· status: accepted · "));
        check("https://img.shields.io/badge/date-2026--05--09-blue", Some("· date: 2026-05-09 · "));
        check("https://img.shields.io/badge/Status-in%20review_now-x", Some("· Status: in review now · "));
        check("https://img.shields.io/badge/accepted-green", None);
        check("https://example.org/status-accepted-green.svg", None);
    }
}

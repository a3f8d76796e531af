//! Tells what an author wrote from what a template left to be filled in.

/// Whether a text is still what the template put there: empty, in brackets, or an instruction for a date.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim().trim_matches(['"', '\'', '*', '_', '`', '→', ' ']);
    let Some(first) = text.chars().next() else { return true };
    let last = text.chars().next_back().unwrap_or(first);
    let is_bracketed = match first {
        // A link ends in `)`; what ends in `]` is no link but a gap to fill.
        '[' => last == ']',
        '{' => true,
        '<' => last == '>' && !text.starts_with("<http"),
        '«' => last == '»',
        _ => false,
    };
    let lower = text.to_lowercase();
    is_bracketed
        || text.chars().all(|c| matches!(c, '…' | '.' | '?' | '_'))
        || ["yyyy", "jjjj", "aaaa-mm", "tt.mm.", "dd/mm", "dd.mm", "mm/dd"]
            .iter()
            .any(|pattern| lower.starts_with(pattern))
        || matches!(lower.as_str(), "insert date" | "insert data" | "list of names")
}

/// Whether a value says that there is nothing to say: `N/A`, `none`, `-`.
pub(super) fn is_none(text: &str) -> bool {
    let text = text.trim().trim_matches(['*', '_', '`', '(', ')', '.', ' ']).to_lowercase();
    let words = [
        "",
        "n/a",
        "na",
        "none",
        "no",
        "nil",
        "null",
        "~",
        "-",
        "--",
        "–",
        "—",
        "not applicable",
        "nothing",
        "tbd",
        "keine",
        "keiner",
        "keines",
        "entfällt",
        "aucun",
        "aucune",
        "ninguno",
        "ninguna",
        "nenhum",
        "nenhuma",
        "nessuno",
        "nessuna",
        "geen",
        "brak",
        "無し",
        "なし",
        "无",
        "無",
        "[]",
    ];
    words.contains(&text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_told_from_text() {
        for gap in [
            "",
            "…",
            "...",
            "[description]",
            "{title}",
            "{proposed | accepted",
            "<date>",
            "YYYY-MM-DD",
            "[YYYY-MM-DD when]",
            "insert date",
            "\"{x}\"",
            "**[Title]**",
        ] {
            assert!(is_placeholder(gap), "{gap}");
        }
        for text in [
            "Accepted",
            "[ADR-3](b.md)",
            "2024-01-02",
            "<https://x.y>",
            "[A](a.md) and [B](b.md)",
            "we use {braces}",
            "Year 2024",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
        for none in ["N/A", "—", "(none)", "_None_", "aucun"] {
            assert!(is_none(none), "{none}");
        }
        assert!(!is_none("ADR-3"));
    }
}

//! Which way a text runs and whose spelling it follows, told by its letters: a page in one language may quote another.

/// The way a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Runs {
    /// As Latin does.
    Right,
    /// As Arabic and Hebrew do.
    Left,
}

/// The way a text runs by its first strong letter (Unicode Bidirectional Algorithm, P2); nothing for one without letters.
pub(crate) fn runs(text: &str) -> Option<Runs> {
    text.chars()
        .find(|letter| letter.is_alphabetic())
        .map(|letter| if is_right_to_left(letter) { Runs::Left } else { Runs::Right })
}

/// Whether a text runs from right to left; one without letters does as its page.
pub(crate) fn runs_left(text: &str, page: bool) -> bool {
    runs(text).map_or(page, |runs| runs == Runs::Left)
}

/// Whether a letter belongs to a script that is written from right to left.
pub(crate) fn is_right_to_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// The language whose spelling a text follows, where its script belongs to one: as office files name it.
pub(crate) fn language(text: &str) -> Option<&'static str> {
    let mut han = false;
    for letter in text.chars() {
        match letter {
            '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => return Some("ja-JP"),
            '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' => {
                return Some("ko-KR");
            }
            '\u{590}'..='\u{5ff}' => return Some("he-IL"),
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => return Some("ar-SA"),
            '\u{900}'..='\u{97f}' => return Some("hi-IN"),
            '\u{e00}'..='\u{e7f}' => return Some("th-TH"),
            '\u{3400}'..='\u{9fff}' => han = true,
            _ => {}
        }
    }
    // Han letters without a syllable of Japanese or Korean.
    han.then_some("zh-CN")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_says_which_way() {
        let check = |text: &str, expect: Option<Runs>| assert_eq!(runs(text), expect, "{text}");
        check("Plain", Some(Runs::Right));
        check("(API v3) واجهة", Some(Runs::Right));
        check("• 12: واجهة (API v3).", Some(Runs::Left));
        check("תשלום", Some(Runs::Left));
        check("日本", Some(Runs::Right));
        check("12.5 % — …", None);
        assert!(runs_left("12 %", true) && !runs_left("12 %", false), "as its page");
    }

    #[test]
    fn a_script_says_whose_spelling() {
        let check = |text: &str, expect: Option<&str>| assert_eq!(language(text), expect, "{text}");
        check("Plain, naïve, Привет", None);
        check("支払いの自動化", Some("ja-JP"));
        check("自动付款", Some("zh-CN"));
        check("결제", Some("ko-KR"));
        check("API واجهة", Some("ar-SA"));
        check("תשלום", Some("he-IL"));
        check("การชำระเงิน", Some("th-TH"));
        check("भुगतान", Some("hi-IN"));
    }
}

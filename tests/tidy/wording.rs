//! Words that do not belong into the repository.

use regex::Regex;

use super::{Source, assert_none, sources};

#[test]
fn nothing_names_somebody_s_computer() {
    let path = Regex::new(r#"(?:^|[\s"'`(=:])/(?:home|root|Users|work|mnt|media)/\w"#).unwrap();
    // Made-up people have made-up homes, in tests and in the core that the screens are tried with.
    let is_made_up = |path: &str| path.contains("/fake/") || path.contains(".test.");
    let all = texts();
    let found: Vec<String> =
        all.iter().filter(|file| !is_made_up(&file.path)).flat_map(|file| file.lines_with(&path)).collect();
    assert_none(&found, "a path of one computer is wrong on every other");
}

#[test]
fn nothing_is_left_for_later_in_silence() {
    let later =
        Regex::new(concat!(r"\b(?:TO", r"DO|FIX", r"ME|XX", r"X)\b|\bto", r"do!|\bunim", r"plemented!"))
            .unwrap();
    let found: Vec<String> = texts().iter().flat_map(|file| file.lines_with(&later)).collect();
    assert_none(&found, "what is not done is not claimed; what is wrong is asserted in a test");
}

#[test]
fn code_stands_for_itself() {
    let reference = Regex::new(r"(?i)\b(?:issue|ticket|pull request|pr)\s+#\d+").unwrap();
    let found: Vec<String> = texts().iter().flat_map(|file| file.lines_with(&reference)).collect();
    assert_none(&found, "a comment gives the reason, not a number that says it elsewhere");
}

/// Everything people write, save the records the tests and the sample bring.
fn texts() -> Vec<Source> {
    let endings = ["rs", "toml", "sql", "md", "ts", "svelte", "css", "js", "html", "typ", "json", "yml"];
    let all = sources(".", &endings);
    all.into_iter().filter(|file| !file.path.ends_with("package-lock.json")).collect()
}

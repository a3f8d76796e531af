//! What nobody uses in the screens is not kept: components, sentences and tokens.

use std::collections::BTreeMap;

use regex::Regex;

use super::{Source, assert_none, sources};

#[test]
fn every_component_is_shown() {
    let all = code();
    let unused: Vec<String> = all
        .iter()
        .filter(|file| file.path.ends_with(".svelte"))
        .filter(|file| {
            let name = file.path.rsplit('/').next().unwrap_or_default();
            !all.iter().any(|other| other.text.contains(&format!("/{name}'")))
        })
        .map(|file| file.path.clone())
        .collect();
    assert_none(&unused, "a component that nothing imports is gone, not kept");
}

#[test]
fn every_sentence_is_said() {
    let all = code();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for file in &all {
        for word in file.text.split(|sign: char| !sign.is_alphanumeric() && sign != '_') {
            *times.entry(word).or_default() += 1;
        }
    }
    let unused: Vec<String> = all
        .iter()
        .filter(|file| file.path.ends_with("words.ts"))
        .flat_map(|file| sentences(&file.text).into_iter().map(move |key| (file, key)))
        .filter(|(_, key)| times.get(key.as_str()).is_none_or(|times| *times < 2))
        .map(|(file, key)| format!("{}: {key}", file.path))
        .collect();
    assert_none(&unused, "a sentence that no screen says is gone, not kept");
}

#[test]
fn every_token_is_used() {
    let defined = Regex::new(r"(--[\w-]+):").unwrap();
    let styles = sources("ui/src", &["css"]);
    let tokens = styles.iter().find(|file| file.path.ends_with("/tokens.css")).expect("tokens.css is there");
    let used: String = styles.iter().chain(&code()).map(|file| file.text.as_str()).collect();
    let mut unused: Vec<String> = defined
        .captures_iter(&tokens.text)
        .map(|found| found[1].to_owned())
        .filter(|name| !used.contains(&format!("var({name})")) && !used.contains(&format!("var({name},")))
        .collect();
    unused.dedup();
    assert_none(&unused, "a token that nothing is drawn with is gone, not kept");
}

/// The names of the sentences of a file: the first step of each object it gives to others.
fn sentences(text: &str) -> Vec<String> {
    let key = Regex::new(r"^  (\w+)(?::|,|\()").unwrap();
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("export const ") && line.ends_with(" = {") {
            inside = true;
        } else if line.starts_with('}') {
            inside = false;
        } else if inside && let Some(name) = key.captures(line) {
            found.push(name[1].to_owned());
        }
    }
    found
}

#[test]
fn sentences_are_recognised() {
    let text = "const own = {\n  not: 1,\n};\nexport const words = {\n  said: 'a',\n  of: (it) =>\n    it,\n  deep: {\n    no: 1,\n  },\n};";
    assert_eq!(sentences(text), ["said", "of", "deep"]);
}

fn code() -> Vec<Source> {
    let code = sources("ui/src", &["svelte", "ts"]);
    let code: Vec<_> = code
        .into_iter()
        .filter(|file| !file.path.ends_with(".test.ts") && !file.path.starts_with("ui/src/lib/ipc/"))
        .collect();
    assert!(!code.is_empty(), "there are screens to look at");
    code
}

//! How the Rust code is kept.

use regex::Regex;

use super::{Source, assert_none, sources};

/// Files that may be longer than 500 lines, and why each is still one thing.
const LONGER: &[(&str, &str)] = &[];

/// Stores by another name: where SQL stands outside store.rs and sql/, and why.
const STORES: &[(&str, &str)] = &[
    (
        "src-tauri/crates/core/src/record.rs",
        "writes a record of any kind by the columns it names: the store of all",
    ),
    ("src-tauri/crates/core/src/history/log.rs", "writes the log and nothing else"),
    ("src-tauri/crates/core/src/search/index.rs", "writes the index of the search and nothing else"),
];

#[test]
fn a_file_is_one_thing() {
    let found: Vec<String> = code()
        .iter()
        .filter(|file| file.text.lines().count() > 500 && !LONGER.iter().any(|(path, _)| file.path == *path))
        .map(|file| format!("{}: {} lines", file.path, file.text.lines().count()))
        .collect();
    assert_none(&found, "a file of more than 500 lines is rarely one thing; split it by what it does");
}

#[test]
fn every_module_says_what_it_is() {
    let found: Vec<String> =
        code().iter().filter(|file| !file.text.starts_with("//!")).map(|file| file.path.clone()).collect();
    assert_none(&found, "a module opens with `//!`: what it owns, and what it must not do");
}

#[test]
fn sql_is_in_one_place() {
    let sql = statement();
    let is_home = |path: &str| {
        path.ends_with("/store.rs")
            || ["/store/", "/sql/", "/migrations/"].iter().any(|folder| path.contains(folder))
    };
    let found: Vec<String> = product(&["src-tauri"])
        .iter()
        .filter(|file| !is_home(&file.path) && !STORES.iter().any(|(path, _)| file.path == *path))
        .filter_map(|file| {
            let statement = sql.find(&file.text)?;
            let line = file.text[..statement.start()].lines().count().max(1);
            Some(format!("{}:{line}: {}", file.path, statement.as_str().lines().next().unwrap_or_default()))
        })
        .collect();
    assert_none(&found, "SQL stands in store.rs, store/ and sql/, where the next person looks for it");
}

/// A statement of SQL, in small or in capital letters: a sentence that starts with “Select” is none.
fn statement() -> Regex {
    const SMALL: &str = r"select\s[^;]{0,400}?\sfrom\s+\w|insert\s+(?:or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(?:virtual\s+)?(?:table|view|trigger)\s|pragma\s+\w";
    // The letters of `\s` and `\w` mean the same to the pattern either way only when they stay small.
    let large = SMALL.to_uppercase().replace(r"\S", r"\s").replace(r"\W", r"\w");
    Regex::new(&format!(r"(?s)\b(?:{SMALL}|{large})")).unwrap()
}

#[test]
fn a_statement_of_sql_is_recognised() {
    let check = |text: &str, expect: bool| assert_eq!(statement().is_match(text), expect, "{text}");
    check("let q = \"select id,\n  title\nfrom item\";", true);
    check("\"SELECT id FROM item WHERE id = :id\"", true);
    check("\"insert or ignore into item (id) values (:id)\"", true);
    check("\"update item set title = :title\"", true);
    check("\"delete from item\"", true);
    check("\"create virtual table search using fts5\"", true);
    check("\"PRAGMA user_version\"", true);
    check("\"Select a file from the list\"", false);
    check("items.select(first)", false);
    check("\"could not update the item\"", false);
}

#[test]
fn columns_are_named() {
    let star = Regex::new(r"(?i)\bselect\s+(?:distinct\s+)?(?:\w+\.)?\*").unwrap();
    let by_number = Regex::new(r"\brow\.get(?:_ref)?(?:::<[^>]*>)?\([1-9]").unwrap();
    let found: Vec<String> = sources("src-tauri", &["rs", "sql"])
        .iter()
        .flat_map(|file| [file.lines_with(&star), file.lines_with(&by_number)].concat())
        .collect();
    assert_none(&found, "columns are listed and read by name: a new one must not shift the others");
}

#[test]
fn time_surroundings_and_output_come_from_outside() {
    let inside = ["src-tauri/crates/core/src", "src-tauri/crates/formats/src"];
    let own = Regex::new(
        r"\b(?:Utc|Local|SystemTime)::now\b|\bnow_v[147]\b|\benv::(?:var|vars|var_os|args|current_dir|home_dir)\b|\be?print(?:ln)?!",
    )
    .unwrap();
    let found: Vec<String> = product(&inside).iter().flat_map(|file| file.lines_with(&own)).collect();
    assert_none(
        &found,
        "core and formats have no clock, environment or output of their own: the same input gives the same result",
    );
}

#[test]
fn formats_touch_no_files() {
    let files = Regex::new(r"\bstd::fs\b|\bFile::(?:open|create)\b|\brusqlite\b").unwrap();
    let found: Vec<String> =
        product(&["src-tauri/crates/formats/src"]).iter().flat_map(|file| file.lines_with(&files)).collect();
    assert_none(&found, "formats are bytes in, bytes out");
}

#[test]
fn only_the_shell_knows_tauri() {
    let tauri = Regex::new(r"\btauri(?:_\w+)?::").unwrap();
    let found: Vec<String> =
        sources("src-tauri/crates", &["rs"]).iter().flat_map(|file| file.lines_with(&tauri)).collect();
    assert_none(&found, "the rules must work without a window");
}

#[test]
fn no_test_is_switched_off() {
    let off = Regex::new(concat!(r"#\[ign", r"ore|#\[cfg\(any\(\)\)\]")).unwrap();
    let found: Vec<String> = code().iter().flat_map(|file| file.lines_with(&off)).collect();
    assert_none(&found, "a test that does not run is worse than none; assert the wrong result and say why");
}

#[test]
fn a_silenced_lint_says_why() {
    let silenced = Regex::new(r"#!?\[(?:allow|expect)\(").unwrap();
    let found: Vec<String> = code()
        .iter()
        .flat_map(|file| {
            let with_reason = |number: usize| {
                let ahead: String = file.text.lines().skip(number - 1).take(6).collect();
                ahead.split_once(']').is_some_and(|(attribute, _)| attribute.contains("reason ="))
            };
            let lines =
                file.lines().filter(|(number, line)| silenced.is_match(line) && !with_reason(*number));
            lines.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())).collect::<Vec<_>>()
        })
        .collect();
    assert_none(&found, "`reason = \"…\"` belongs into every allow and expect");
}

/// All Rust code.
fn code() -> Vec<Source> {
    ["src-tauri", "tests"].iter().flat_map(|folder| sources(folder, &["rs"])).collect()
}

/// Rust code without comments and without its tests, which stand last in a file or in a file of their own.
fn product(folders: &[&str]) -> Vec<Source> {
    let files: Vec<Source> = folders.iter().flat_map(|folder| sources(folder, &["rs"])).collect();
    let tests: Vec<String> = files.iter().flat_map(modules_of_tests).collect();
    let is_test = |path: &str| {
        path.contains("/testkit/")
            || path.contains("/examples/")
            || tests
                .iter()
                .any(|module| path == format!("{module}.rs") || path.starts_with(&format!("{module}/")))
    };
    files
        .into_iter()
        .filter(|file| !is_test(&file.path))
        .map(|file| {
            let ours = file.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let without_comments = ours.lines().map(|line| line.split("//").next().unwrap_or_default());
            Source { text: without_comments.collect::<Vec<_>>().join("\n"), path: file.path }
        })
        .collect()
}

/// The modules a file declares for its tests alone, as paths without their ending.
fn modules_of_tests(file: &Source) -> Vec<String> {
    let declared = Regex::new(r"#\[cfg\(test\)\]\s*(?:pub(?:\(crate\))? )?mod (\w+);").unwrap();
    let own = file.path.trim_end_matches(".rs");
    let is_head = ["/mod", "/lib", "/main"].iter().any(|name| own.ends_with(name));
    let folder = if is_head { own.rsplit_once('/').map_or(own, |(folder, _)| folder) } else { own };
    declared.captures_iter(&file.text).map(|found| format!("{folder}/{}", &found[1])).collect()
}

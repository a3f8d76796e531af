//! How the screens are kept.

use regex::Regex;

use super::{Source, assert_none, sources};

/// Components that may be longer than 300 lines, and why each is still one thing.
const LONGER: &[(&str, &str)] = &[];

#[test]
fn a_component_is_one_thing() {
    let limit = |path: &str| if path.ends_with(".svelte") { 300 } else { 500 };
    let found: Vec<String> = code(&["svelte", "ts"])
        .iter()
        .filter(|file| !is_generated(&file.path))
        .filter(|file| file.text.lines().count() > limit(&file.path))
        .filter(|file| !LONGER.iter().any(|(path, _)| file.path == *path))
        .map(|file| format!("{}: {} lines", file.path, file.text.lines().count()))
        .collect();
    assert_none(&found, "more than 300 lines of Svelte or 500 of TypeScript are rarely one thing");
}

#[test]
fn one_folder_knows_tauri() {
    let import = Regex::new(r#"from\s+["']@tauri-apps|import\s*\(?["']@tauri-apps|__TAURI__"#).unwrap();
    let found: Vec<String> = code(&["svelte", "ts"])
        .iter()
        .filter(|file| !file.path.starts_with("ui/src/lib/ipc/"))
        .flat_map(|file| file.lines_with(&import))
        .collect();
    assert_none(
        &found,
        "only ui/src/lib/ipc imports Tauri, so that the screens also run in a browser and in tests",
    );
}

#[test]
fn features_do_not_know_each_other() {
    let import = Regex::new(r#"(?:from|import)\s*\(?["'](?P<path>[^"']+)["']"#).unwrap();
    let found: Vec<String> = code(&["svelte", "ts"])
        .iter()
        .filter_map(|file| Some((file, file.path.strip_prefix("ui/src/features/")?.split_once('/')?.0)))
        .flat_map(|(file, own)| {
            let lines = file.lines().filter(|(_, line)| {
                import
                    .captures_iter(line)
                    .any(|found| feature_of(&found["path"], &file.path).is_some_and(|it| it != own))
            });
            lines.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())).collect::<Vec<_>>()
        })
        .collect();
    assert_none(&found, "features do not import features; they are put together in the shell or a page");
}

#[test]
fn colours_are_tokens() {
    let found: Vec<String> = code(&["svelte", "css"])
        .iter()
        .filter(|file| !file.path.ends_with("/tokens.css"))
        .flat_map(|file| file.lines_with(&colour()))
        // A mask only says where something is drawn: black is “here”.
        .filter(|line| !line.contains("mask"))
        .collect();
    assert_none(&found, "colours stand in tokens.css alone, so that dark, contrast and print follow");
}

/// A colour as a number. `{#each}` and an address that ends in `#top` are none.
fn colour() -> Regex {
    Regex::new(
        r"(?i)[:\s(,'\x22]#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:oklch|oklab|lab|lch|rgba?|hsla?|hwb)\(",
    )
    .unwrap()
}

#[test]
fn a_colour_is_recognised() {
    let check = |text: &str, expect: bool| assert_eq!(colour().is_match(text), expect, "{text}");
    check("color: #fff;", true);
    check("fill=\"#00798080\"", true);
    check("background: rgb(0 0 0 / 0.2)", true);
    check("color: oklch(0.5 0.1 200)", true);
    check("{#each items as item}", false);
    check("{#if added}", false);
    check("color: var(--ink)", false);
    check("href=\"page.html#add\"", false);
    check("background: color-mix(in oklab, var(--ink) 8%, transparent)", false);
}

#[test]
fn no_test_is_switched_off() {
    let off = Regex::new(r"\b(?:it|test|describe)\.(?:skip|only|todo|fails)\b").unwrap();
    let found: Vec<String> = code(&["ts"]).iter().flat_map(|file| file.lines_with(&off)).collect();
    assert_none(&found, "a test that does not run is worse than none");
}

#[test]
fn types_are_not_switched_off() {
    let off = Regex::new(r"@ts-(?:ignore|nocheck)|\bas any\b|:\s*any\b").unwrap();
    let found: Vec<String> = code(&["svelte", "ts"])
        .iter()
        .filter(|file| !is_generated(&file.path))
        .flat_map(|file| file.lines_with(&off))
        .collect();
    assert_none(&found, "what has no type cannot be checked against the core");
}

#[test]
fn nothing_is_put_in_as_html_unseen() {
    let html = Regex::new(r"\{@html\b|\.innerHTML\s*=|\.outerHTML\s*=|insertAdjacentHTML").unwrap();
    let found: Vec<String> = code(&["svelte", "ts"]).iter().flat_map(|file| file.lines_with(&html)).collect();
    assert_none(&found, "what a record says is shown as text; a preview goes into a sandboxed frame");
}

fn code(endings: &[&str]) -> Vec<Source> {
    let code = sources("ui/src", endings);
    assert!(!code.is_empty(), "there are screens to look at");
    code
}

/// Written by a test from the shell's commands.
fn is_generated(path: &str) -> bool {
    path == "ui/src/lib/ipc/bindings.ts"
}

/// The feature an import leads to, if it leads to one: `../decisions/words`, `$features/decisions/words`.
fn feature_of<'a>(import: &'a str, importer: &str) -> Option<&'a str> {
    if let Some((_, inside)) = import.split_once("features/") {
        return inside.split('/').next();
    }
    let ups = import.split('/').take_while(|part| *part == "..").count();
    // ui/src/features/<feature>/File.svelte: as many steps up as there are folders below `features` lead out of one.
    let depth = importer.split('/').count() - "ui/src/features/File.svelte".split('/').count();
    (ups > 0 && ups == depth).then(|| import.split('/').nth(ups)).flatten()
}

#[test]
fn an_import_is_followed_to_its_feature() {
    let check = |import: &str, importer: &str, expect: Option<&str>| {
        assert_eq!(feature_of(import, importer), expect, "{import} from {importer}");
    };
    let page = "ui/src/features/updates/UpdatesPage.svelte";
    check("../decisions/words", page, Some("decisions"));
    check("./words", page, None);
    check("../../lib/components/Button.svelte", page, None);
    check("$features/decisions/words", page, Some("decisions"));
    check("bits-ui", page, None);
    check("../../decisions/words", "ui/src/features/updates/preview/Frame.svelte", Some("decisions"));
    check("../words", "ui/src/features/updates/preview/Frame.svelte", None);
}

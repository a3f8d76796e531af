//! Texts that break programs, through every way in and out.

use std::fs;

use roadbook_tests::places;
use serde_json::Value;

use super::program::Program;

/// Own ones, each for something that once broke somewhere.
const OWN: &[&str] = &[
    "'; drop table item; --",
    "\" or \"\"=\"",
    "%s%n%x %p",
    "${jndi:ldap://127.0.0.1/a}",
    "$(touch hacked) `touch hacked`",
    "{{ 7 * 7 }} {% for x in y %}",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(1)",
    "--help",
    "--in",
    "-",
    "--",
    "=",
    "a=b=c",
    "<script>alert(1)</script>",
    "![x](http://127.0.0.1/p.png)",
    "[x](javascript:alert(1))",
    "&amp; &#x41; &nbsp;",
    "\\u0041 \\n \\0",
    "null",
    "NaN",
    "1e1000",
    "0x1F",
    "true",
    "undefined",
    "R-1",
    "D-1",
    "*",
    "\u{feff}byte order mark",
    "zero\u{200b}width\u{200d}joiner",
    "right-to-left \u{202e}gnp.exe",
    "isolate \u{2066}x\u{2069}",
    "bell \u{7} escape \u{1b}[31m red \u{1b}[0m",
    "delete \u{7f} c1 \u{9b}31m",
    "\u{fffe}\u{ffff}",
    "z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}algo",
    "e\u{301} is not é",
    "ﷺ ﷽",
    "日本語 中文 한국어 العربية עברית हिन्दी ไทย",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇳",
    "\u{10ffff}",
    "İıŁłßẞ ǅ",
    "two  spaces and a no-break\u{a0}space",
    "../../etc/passwd",
    "C:\\CON\\NUL",
    "file:///etc/passwd",
];

/// What a title becomes: one line, nothing at either end.
fn as_title(text: &str) -> String {
    let is_break = |letter| "\n\r\t\u{b}\u{c}\u{85}\u{2028}\u{2029}".contains(letter);
    let parts: Vec<_> = text.split(is_break).map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// What a longer text becomes: nothing at either end.
fn as_text(text: &str) -> String {
    text.trim().to_owned()
}

#[test]
fn own_ones_come_back_byte_for_byte() {
    let long = "x".repeat(100_000);
    let several = "first\r\nsecond\n\n\tthird \u{2028} fourth";
    let program = Program::with_workspace();
    for (position, text) in OWN.iter().copied().chain([long.as_str(), several]).enumerate() {
        let reference = format!("R-{}", position + 1);
        let values = |fields: &[&str]| -> Vec<String> {
            fields.iter().map(|field| format!("{field}={text}")).collect()
        };
        let fields =
            ["product", "team", "goal", "status", "description", "publicTitle", "publicText", "internalNote"];
        let mut arguments: Vec<String> =
            ["add", "item", "--in", "plan.roadbook", "--", text].map(str::to_owned).to_vec();
        arguments.extend(values(&fields[..4]));
        assert_eq!(program.done(&arguments), reference, "{text:?}");
        let mut arguments: Vec<String> =
            ["set", "--in", "plan.roadbook", "--", &reference].map(str::to_owned).to_vec();
        arguments.extend(values(&fields[4..]));
        program.done(&arguments);

        let shown = program.json(&["show", &reference, "--in", "plan.roadbook"]);
        for field in ["title", "product", "team", "goal", "status", "publicTitle"] {
            assert_eq!(shown[field], Value::from(as_title(text)), "{field} of {text:?}");
        }
        for field in ["description", "publicText", "internalNote"] {
            assert_eq!(shown[field], Value::from(as_text(text)), "{field} of {text:?}");
        }
        let shown = program.done(&["show", &reference, "--in", "plan.roadbook"]);
        assert_harmless(&shown);
    }
    for what in ["items", "operations"] {
        assert_harmless(&program.done(&["list", what, "--in", "plan.roadbook"]));
    }
    program.done(&["check", "plan.roadbook"]);
    assert_eq!(program.files(), ["plan.roadbook", "plan.roadbook.lock"], "no text made a file");
}

#[test]
fn decisions_and_people_take_them_too() {
    let program = Program::with_workspace();
    for text in OWN {
        let name = format!("role={text}");
        let context = format!("context={text}");
        let person = program.done(&["add", "person", "--in", "plan.roadbook", "--", text, &name]);
        let decision = program.done(&["add", "decision", "--in", "plan.roadbook", "--", text, &context]);
        let person = program.json(&["show", &person, "--in", "plan.roadbook"]);
        let decision = program.json(&["show", &decision, "--in", "plan.roadbook"]);
        assert_eq!(person["name"], Value::from(as_title(text)), "{text:?}");
        assert_eq!(person["role"], Value::from(as_title(text)), "{text:?}");
        assert_eq!(decision["title"], Value::from(as_title(text)), "{text:?}");
        assert_eq!(decision["context"], Value::from(as_text(text)), "{text:?}");
    }
    program.done(&["check", "plan.roadbook"]);
}

#[test]
fn the_big_list_comes_back_byte_for_byte() {
    let Some(list) = places::shared_data("bad_input/blns/blns.json") else {
        eprintln!("skipped: the list of naughty strings is not beside the repository");
        return;
    };
    let texts: Vec<String> = serde_json::from_str(&fs::read_to_string(list).unwrap()).unwrap();
    assert!(texts.len() > 400, "the list is whole");
    let program = Program::with_workspace();
    let mut expect = Vec::new();
    // Nobody can hand a program an argument with a zero in it.
    for text in texts.iter().filter(|text| !text.contains('\0')) {
        let public = format!("publicTitle={text}");
        let arguments = ["add", "item", "--in", "plan.roadbook", "--", text, &public];
        match as_title(text) {
            title if title.is_empty() => assert!(program.refused(&arguments).contains("needs a title")),
            title => {
                program.done(&arguments);
                expect.push(title);
            }
        }
    }
    let items = program.items();
    for (item, title) in items.iter().zip(&expect) {
        assert_eq!(item["title"], Value::from(title.as_str()));
        assert_eq!(item["publicTitle"], Value::from(title.as_str()));
    }
    assert_eq!(items.len(), expect.len());
    assert_harmless(&program.done(&["list", "items", "--in", "plan.roadbook"]));
    program.done(&["check", "plan.roadbook"]);
}

/// Text for people must not act on their terminal.
fn assert_harmless(text: &str) {
    let acts = |letter: char| {
        (letter.is_control() && letter != '\n')
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert_eq!(text.chars().find(|letter| acts(*letter)), None, "{text:?}");
}

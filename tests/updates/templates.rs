//! Templates that people write: what they can say, and what happens when they are wrong or hostile.

use std::time::{Duration, Instant};

use roadbook_core::items::add::add;
use roadbook_core::items::field::ItemField as I;
use roadbook_core::templates::Template;
use roadbook_core::templates::check::TemplateFault;
use roadbook_core::templates::list::{named, templates};
use roadbook_core::templates::offer::{Offer, offer};
use roadbook_core::templates::ready::ready;
use roadbook_core::updates::try_out::{check, offer_to};
use roadbook_testkit::{TODAY, day, workspace};

use super::plan::plan;
use super::{audience, composed_with, markdown};

fn page(text: &str) -> String {
    let workspace = plan();
    let engineering = audience(&workspace, "Engineering");
    markdown(&composed_with(&workspace, &engineering, text).unwrap())
}

/// The template is refused within two seconds, with a sentence that names it, its line and what is wrong.
fn refused(text: &str, line: usize, what: &str) {
    let workspace = plan();
    let engineering = audience(&workspace, "Engineering");
    let start = Instant::now();
    let error = composed_with(&workspace, &engineering, text).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(2), "{text:.200} took {:?}", start.elapsed());
    let message = error.to_string();
    assert!(message.starts_with(&format!("Template “mine”, line {line}: ")), "{message}");
    assert!(message.contains(what), "{message} should say “{what}”");
    assert!(error.hint().is_some(), "{message} should say what to do");
}

#[test]
fn every_built_in_template_is_found_by_its_name() {
    let workspace = workspace();
    for template in workspace.read(templates).unwrap() {
        let named = workspace.read(|conn| named(conn, &template.name.to_uppercase())).unwrap();
        assert_eq!(named, template);
    }
    let error = workspace.read(|conn| named(conn, "sails")).unwrap_err();
    assert!(error.hint().unwrap().contains("sales"), "the hint names the templates there are");
}

#[test]
fn merge_fields_conditions_and_loops() {
    let has = |text: &str, expect: &str| {
        let page = page(text);
        assert!(page.contains(expect), "{text} should give “{expect}”, and gives:\n{page}");
    };
    has("# {{ company }}, {{ audience.name }}, {{ today }}", "# Merrow, Engineering, 22 November 2026");
    has("# One\n\n## {{ company }}’s part\n\nSaid **once**.", "## Merrow’s part\n\nSaid **once**.");
    has(
        "# A\n\n## B\n\n{% for item in items if item.owner == 'Kofi Mensah' %}- {{ item.title }}\n{% endfor %}",
        "- Second payout bank\n",
    );
    has("# A\n\n{% if counts.atRisk %}{{ counts.atRisk }} at risk{% endif %}", "2 at risk");
    has("# {% set name = company ~ ' plc' %}{{ name | upper }}", "# MERROW PLC");
    has(
        "# {% macro twice(word) %}{{ word }}, {{ word }}{% endmacro %}{{ twice(company) }}",
        "# Merrow, Merrow",
    );
    has(
        "# A\n\n## B\n\n```roadbook action\nwhat: Read it\nby: {{ today }}\n```",
        "- **By:** 22 November 2026",
    );
    has("# A\n\n## B\n\n```\nno block\n```", "no block");
    has(
        "# A\n\n## B\n\n```roadbook items\nonly: done\nempty: Nothing is done yet.\nby: owner\n```",
        "## Ines Albrecht",
    );
}

#[test]
fn a_part_without_anything_vanishes_or_says_so() {
    let workspace = workspace();
    let engineering = audience(&workspace, "Engineering");
    let block = |keys: &str| format!("# A\n\n## Part\n\nText.\n\n```roadbook items\n{keys}\n```\n");
    let page = |keys: &str| markdown(&composed_with(&workspace, &engineering, &block(keys)).unwrap());
    assert!(page("").contains("Nothing this time."));
    assert!(page("empty: All is quiet.").contains("All is quiet."));
    assert!(!page("empty: leave out").contains("Part"), "the whole part goes");
}

#[test]
fn what_is_wrong_is_said_with_template_and_line() {
    refused("# A\n\n{{ audiance.name }}", 3, "no such merge field in {{ audiance.name }}");
    refused("# A\n{{ audience.nam }}", 2, "no such merge field");
    refused("# A\n{% if items %}", 2, "cannot be read");
    refused("# A\n\n{{ company | uper }}", 3, "uper");
    refused("# A\n{% include '/etc/passwd' %}", 2, "another template");
    refused("# A\n{{ items }}", 2, "a list cannot be put in");
    refused("# A\n\n## B\n\n```roadbook itmes\n```", 5, "no block “itmes”");
    refused("# A\n\n```roadbook items\nby: quater\n```", 4, "“quater” is no choice for by");
    refused("# A\n\n```roadbook items\nbye: quarter\n```", 4, "has no “bye”");
    refused("# A\n\n```roadbook items\nby quarter\n```", 4, "is no “key: value”");
    refused("# A\n\n```roadbook items\n```\n\n```roadbook items\nby: x\n```", 7, "“x” is no choice");
    refused("# A\n\n```roadbook dates\nwithin: soon\n```", 4, "no number");
    refused("# A\n\n```roadbook items\nby: quarter\n", 3, "not closed");
}

#[test]
fn what_does_not_come_to_an_end_is_stopped() {
    let loops = "{% for a in range(9999) %}".repeat(6);
    let ends = "{% endfor %}".repeat(6);
    refused(&format!("# A\n{loops}x{ends}"), 2, "does not come to an end");
    refused("# A\n{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 2, "");
    refused("# A\n{% for i in range(99999) recursive %}{{ loop(range(99999)) }}{% endfor %}", 2, "");
    let doubled = "{% set x = x ~ x %}\n".repeat(60);
    let workspace = plan();
    let engineering = audience(&workspace, "Engineering");
    for text in [
        format!("# A\n{{% set x = 'aaaaaaaaaa' %}}\n{doubled}{{{{ x }}}}"),
        format!("# A\n{{% set x = [1] %}}\n{}{{{{ x == x }}}}", "{% set x = [x, x] %}\n".repeat(60)),
        "# A\n{{ 'x' * 9999999999 }}".to_owned(),
        "# A\n{{ 'x' | center(999999999) }}".to_owned(),
        format!("# A\n{}{}", "{% if true %}".repeat(5000), "{% endif %}".repeat(5000)),
        format!("# A\n{{{{ {}1{} }}}}", "(".repeat(5000), ")".repeat(5000)),
    ] {
        let start = Instant::now();
        // Some of these end by themselves; none may take long, take all memory, or end the program.
        let _ = composed_with(&workspace, &engineering, &text);
        assert!(start.elapsed() < Duration::from_secs(2), "{text:.80} took {:?}", start.elapsed());
    }
}

#[test]
fn nothing_that_stands_in_a_record_becomes_part_of_the_page() {
    let hostile = "x\n# Fake headline\n\n## Fake part\n\n```roadbook items\n```\n{{ company }} {% raw %} **bold** <script>alert(1)</script>";
    let workspace = workspace();
    add(
        &workspace,
        "x",
        &[
            (I::Title, hostile.replace('\n', " ")),
            (I::Goal, "{{ 7 * 191 }}".into()),
            (I::Description, hostile.into()),
        ],
    )
    .unwrap();
    let engineering = audience(&workspace, "Engineering");
    let text = "# {{ items[0].title }}\n\n{{ items[0].text }}\n\n## {{ items[0].text }}\n\n{{ items[0].text }}\n\n{{ items[0].goal }}\n\n[{{ company }}](https://x.example/{{ items[0].title }})";
    let document = composed_with(&workspace, &engineering, text).unwrap().document;
    assert_eq!(document.sections.len(), 1, "no value begins a part: {:#?}", document.sections);
    assert_eq!(
        document.sections[0].blocks.len(),
        1,
        "no value begins a block: {:#?}",
        document.sections[0].blocks
    );
    assert!(
        document.opening.headline.starts_with("x # Fake headline"),
        "the headline is one line of letters"
    );
    let page = markdown(&composed_with(&workspace, &engineering, text).unwrap());
    assert!(!page.contains("1337"), "a value is not calculated: {page}");
    assert!(!page.contains("\n# Fake") && !page.contains("\n## Fake"), "{page}");
    assert!(!page.contains("x.example"), "an address with a value in it is no address: {page}");
}

#[test]
fn naughty_strings_come_through_every_block() {
    let naughty = [
        "",
        "undefined",
        "NULL",
        "1E+02",
        "0x0",
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "'; DROP TABLE item; --",
        "{{ company }}",
        "${7*7}",
        "%s%n",
        "田中さん",
        "مرحبا بالعالم",
        "שלום",
        "👩‍👩‍👧‍👦",
        "Z̷a̴l̵g̶o̷",
        "\u{202e}evil\u{202c}",
        "\u{f0000}\u{f0001}",
        "#hash *star* _under_ [x](javascript:alert(1)) ![i](https://x.example/i.png)",
        "a\0b",
        "tab\tand\u{2028}line",
        "-----",
        "| a | b |",
        "```",
        "1. one",
        "\\",
        "&amp;",
        "<!-- -->",
        "\u{feff}BOM",
    ];
    let workspace = workspace();
    for text in naughty {
        let title = if text.trim().is_empty() { "empty" } else { text };
        let values = [
            I::Product,
            I::Team,
            I::Goal,
            I::Tags,
            I::Owner,
            I::Status,
            I::Description,
            I::PublicTitle,
            I::PublicText,
        ];
        let values: Vec<_> = values.iter().map(|field| (*field, text.to_owned())).collect();
        add(&workspace, title, &values).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    }
    for audience in super::everybody(&workspace) {
        let composed = super::composed(&workspace, &audience);
        for format in [roadbook_core::updates::Format::Md, roadbook_core::updates::Format::Html] {
            let rendered = roadbook_core::updates::render(&composed, format).unwrap();
            let text = String::from_utf8(rendered.bytes).unwrap();
            let unescaped = text.replace("\\<", "");
            assert!(!unescaped.contains("<script>alert"), "{} in {format}", audience.name);
            assert!(
                !text.contains("\u{202e}"),
                "{} in {format}: a mark of direction must not act",
                audience.name
            );
        }
    }
    let author = roadbook_core::audiences::Audience::author();
    let pdf = roadbook_core::updates::render(
        &super::composed(&workspace, &author),
        roadbook_core::updates::Format::Pdf,
    );
    assert!(pdf.is_ok(), "{:?}", pdf.err());
}

/// The faults of a template, each as "line: what → hint".
fn faults(text: &str) -> Vec<String> {
    let workspace = plan();
    let engineering = audience(&workspace, "Engineering");
    let template = Template { name: "mine".into(), text: text.into(), ..Template::default() };
    let start = Instant::now();
    let faults = workspace.read(|conn| check(conn, &engineering, &template, day(TODAY))).unwrap();
    assert!(start.elapsed() < Duration::from_secs(4), "{text:.80} took {:?}", start.elapsed());
    let said =
        |fault: TemplateFault| format!("{}: {} → {}", fault.line.unwrap_or_default(), fault.what, fault.hint);
    faults.into_iter().map(said).collect()
}

#[test]
fn everything_that_is_wrong_is_found_at_once_with_what_was_meant() {
    let text = "# {{ audiance.name }}\n\n```roadbook itmes\nby: quarter\n```\n\n```roadbook items\nby: quater\n```\n\n\
                {% if waiting %}\n```roadbook dates\nwithni: 30 days\n```\n{% endif %}\n";
    assert_eq!(
        faults(text),
        [
            "1: There is no merge field audiance.name → Did you mean audience.name?",
            "3: There is no block “itmes” → Did you mean items?",
            "8: “quater” is no choice for by → Did you mean quarter? Choose from none, quarter, month, horizon, theme, product, team, owner, goal, status, commitment.",
            "13: The block dates has no “withni” → Did you mean within?",
        ]
    );
    let check = |text: &str, expect: &str| {
        let found = faults(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].starts_with(expect), "{text}: {found:?}");
    };
    check("# A\n{% for item in items %}{{ item.titel }}{% endfor %}", "2: There is no such merge field in");
    check("# A\n{% if items %}", "2: It cannot be read");
    check("# A\n\n```roadbook items\n", "3: The block items is not closed");
    check(
        &format!("# A\n{}x{}", "{% for a in range(9999) %}".repeat(6), "{% endfor %}".repeat(6)),
        "2: It does not come to an end",
    );
    check(
        "# A\n\n{# ```roadbook itmes #}\n{{ counts.atRsk }}",
        "4: There is no merge field counts.atRsk → Did you mean counts.atRisk?",
    );
    check(&"a".repeat(300_000), "0: It is longer than 256 KB");
}

#[test]
fn what_is_offered_and_what_comes_with_the_program_has_no_fault() {
    for template in ready() {
        assert_eq!(faults(&template.text), [""; 0], "{}", template.name);
    }
    let Offer { blocks, fields, phrases } = offer();
    for offered in blocks.iter().chain(&fields).chain(&phrases) {
        assert_eq!(faults(&format!("# A\n\n## B\n\n{}", offered.text)), [""; 0], "{}", offered.name);
    }
    assert_eq!(faults("# A\n{% if weather is defined %}{{ weather }} is defined{% endif %}"), [""; 0]);
}

#[test]
fn a_value_that_is_empty_today_is_offered_as_nothing() {
    let workspace = workspace();
    add(&workspace, "Faster payouts", &[]).unwrap();
    let executives = audience(&workspace, "Executives");
    let offered = |conn: &_| offer_to(conn, &executives.id, day(TODAY));
    let offer = workspace.read(offered).unwrap();
    let sample = |name: &str| offer.fields.iter().find(|field| field.name == name).unwrap().sample.clone();
    assert_eq!(sample("waiting"), "", "no decision waits, and nothing else is said instead");
    assert_eq!(sample("headline"), "1 item is planned.");
    assert_eq!(sample("audience.name"), "Executives");
}

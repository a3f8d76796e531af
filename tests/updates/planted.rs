//! Twenty leaks planted on purpose: each one is found in every format, no file is written, and nothing is issued.

use std::path::Path;

use roadbook_core::Workspace;
use roadbook_core::audiences::Audience;
use roadbook_core::items::add::add;
use roadbook_core::items::field::ItemField as I;
use roadbook_core::record::Record as _;
use roadbook_core::updates::{
    Draft, Format, Update, Wish, check as look, issue, keep, render, wanted, write,
};
use roadbook_testkit::{TODAY, day, workspace};

use super::{audience, composed_with};

/// Two items, one with the secret and one whose shown text says it; then the update must not be written.
pub(super) fn check(name: &str, secret: &[(I, &str)], shown: &[(I, &str)], value: &str) {
    let workspace = workspace();
    let typed = |values: &[(I, &str)]| {
        values.iter().map(|(field, text)| (*field, (*text).to_owned())).collect::<Vec<_>>()
    };
    add(&workspace, "Ostermann takeover", &typed(secret)).unwrap();
    add(&workspace, "Instant payouts", &typed(shown)).unwrap();
    let audience = audience(&workspace, name);
    let folder = tempfile::tempdir().unwrap();
    let standard = Draft { template: "standard".into(), ..Draft::empty(&audience.id) };
    keep(&workspace, standard).unwrap();
    // A calendar holds dates and titles, none of the texts that leaks are planted in.
    for format in Format::ALL.iter().filter(|format| **format != Format::Ics) {
        let into = folder.path().join(format.key());
        let written = workspace
            .read(|conn| write(conn, &audience, Some("standard"), &[*format], &into, day(TODAY)))
            .unwrap();
        assert_eq!(written.files, [], "{name}: a leak means no file");
        assert!(
            written.leaks.iter().any(|leak| leak.value.contains(value) && leak.format == format.key()),
            "{name} in {format}: “{value}” should be found, and was found only {:?}",
            written.leaks
        );
        assert!(!into.exists(), "{name}: not even the folder is made");
    }
    let formats: Vec<_> = Format::ALL.iter().copied().filter(|format| *format != Format::Ics).collect();
    not_issued(&workspace, &audience, folder.path(), &formats, value);
}

/// It is not issued either: no number, no file, nothing remembered.
fn not_issued(workspace: &Workspace, audience: &Audience, folder: &Path, formats: &[Format], value: &str) {
    let into = folder.join("issued");
    let wish = Wish { formats, folder: Some(&into), ..Wish::of(&audience.id) };
    let issued = issue(workspace, wish).unwrap().value;
    assert_eq!(issued.update, None, "{}: nothing was issued", audience.name);
    for format in formats {
        let found = issued.written.leaks.iter();
        let mut found = found.filter(|leak| leak.format == format.key());
        assert!(found.any(|leak| leak.value.contains(value)), "{} in {format}: “{value}”", audience.name);
    }
    assert!(!into.exists(), "{}: not even the folder is made", audience.name);
    assert_eq!(workspace.read(Update::all).unwrap(), [], "nothing is remembered");
}

/// A leak that somebody writes into the text of an update.
fn written(name: &str, secret: &[(I, &str)], text: &str, value: &str) {
    let workspace = workspace();
    let typed: Vec<_> = secret.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    add(&workspace, "Ostermann takeover", &typed).unwrap();
    let audience = audience(&workspace, name);
    keep(&workspace, Draft { text: text.to_owned(), ..Draft::empty(&audience.id) }).unwrap();
    let folder = tempfile::tempdir().unwrap();
    // A sheet holds the rows of a page, and not what is said around them.
    let formats = [Format::Md, Format::Html, Format::Pdf, Format::Pptx, Format::Docx, Format::Eml];
    not_issued(&workspace, &audience, folder.path(), &formats, value);
}

const SECRET: &[(I, &str)] = &[(I::Sensitivity, "restricted")];

#[test]
fn a_withheld_title_in_a_description_that_is_shown() {
    let secret = [(I::Sensitivity, "restricted")];
    check(
        "Engineering",
        &secret,
        &[(I::Description, "Waits for the OSTERMANN\ntakeover, so do not ask.")],
        "ostermann takeover",
    );
}

#[test]
fn a_withheld_name_in_a_public_text() {
    let shown = [
        (I::Sensitivity, "public"),
        (I::PublicTitle, "Pay at once"),
        (I::PublicText, "Ask Nora Vale about it."),
        (I::Owner, "Nora Vale"),
    ];
    check("Customers", &[(I::Sensitivity, "internal")], &shown, "nora vale");
}

#[test]
fn a_day_in_another_spelling_where_only_the_quarter_is_told() {
    let shown = [
        (I::Timeframe, "12 Feb 2027"),
        (I::Commitment, "committed"),
        (I::Description, "Signed off for 2027-02-12 by everybody."),
    ];
    check("Sales", &[(I::Commitment, "might")], &shown, "2027 02 12");
}

#[test]
fn a_sentence_of_an_internal_note_that_was_copied() {
    let shown = [
        (I::Description, "All is well. The pilot customer has not paid since March."),
        (I::InternalNote, "The pilot customer has not paid since March."),
    ];
    check("Engineering", &[(I::Sensitivity, "restricted")], &shown, "the pilot customer has not paid");
}

#[test]
fn an_amount_with_other_marks_between_its_thousands() {
    let secret = [(I::Sensitivity, "restricted"), (I::Description, "They ask €240,000 for it.")];
    check("Engineering", &secret, &[(I::Description, "It costs 240 000 euros.")], "240 000");
}

#[test]
fn a_withheld_title_in_capitals_and_wide_letters() {
    let shown = [(I::Description, "Then ＯＳＴＥＲＭＡＮＮ ｔａｋｅｏｖｅｒ comes.")];
    check("Engineering", SECRET, &shown, "ostermann takeover");
}

#[test]
fn a_withheld_title_split_by_marks_of_markdown() {
    let shown = [(I::Description, "It waits for the **Oster**mann *take*over.")];
    check("Engineering", SECRET, &shown, "ostermann takeover");
}

#[test]
fn a_withheld_title_with_a_letter_that_cannot_be_seen() {
    let shown = [(I::Description, "It waits for the Oster\u{200b}mann take\u{ad}over.")];
    check("Engineering", SECRET, &shown, "ostermann takeover");
}

#[test]
fn a_withheld_title_as_the_words_of_a_link() {
    let shown = [(I::Description, "See [Ostermann takeover](https://example.com/plan) for more.")];
    check("Engineering", SECRET, &shown, "ostermann takeover");
}

#[test]
fn a_withheld_title_as_a_point_of_a_list() {
    let shown = [(I::Description, "It waits for two things:\n\n- the contract\n- Ostermann takeover\n")];
    check("Engineering", SECRET, &shown, "ostermann takeover");
}

#[test]
fn a_withheld_title_with_its_words_joined() {
    let shown = [(I::Description, "It waits for the Ostermann-takeover.")];
    check("Engineering", SECRET, &shown, "ostermann takeover");
}

#[test]
fn an_owner_by_initial_and_family_name() {
    let shown = [
        (I::Sensitivity, "public"),
        (I::PublicTitle, "Pay at once"),
        (I::PublicText, "N. Vale looks after it."),
        (I::Owner, "Nora Vale"),
    ];
    check("Customers", &[(I::Sensitivity, "internal")], &shown, "n vale");
}

#[test]
fn an_owner_family_name_first() {
    let shown = [
        (I::Sensitivity, "public"),
        (I::PublicTitle, "Pay at once"),
        (I::PublicText, "Signed: Vale, Nora."),
        (I::Owner, "Nora Vale"),
    ];
    check("Customers", &[(I::Sensitivity, "internal")], &shown, "vale nora");
}

#[test]
fn a_day_in_words_where_only_the_quarter_is_told() {
    let shown = [
        (I::Timeframe, "12 Feb 2027"),
        (I::Commitment, "committed"),
        (I::Description, "Everybody agreed on the 12th of February 2027."),
    ];
    check("Sales", &[(I::Commitment, "might")], &shown, "12th of february 2027");
}

#[test]
fn a_day_as_the_americans_write_it() {
    let shown = [
        (I::Timeframe, "26 Feb 2027"),
        (I::Commitment, "committed"),
        (I::Description, "Ready by 2/26/2027 at the latest."),
    ];
    check("Sales", &[(I::Commitment, "might")], &shown, "2 26 2027");
}

#[test]
fn an_effort_in_days() {
    let shown = [
        (I::Commitment, "committed"),
        (I::Timeframe, "Q1 2027"),
        (I::Effort, "86"),
        (I::Description, "We put 86 days into it."),
    ];
    check("Sales", &[(I::Commitment, "might")], &shown, "86 days");
}

#[test]
fn an_address_from_an_internal_note() {
    let shown = [
        (I::InternalNote, "Ask jo.bauer@ostermann.example first"),
        (I::Description, "Write to jo.bauer@ostermann.example."),
    ];
    check("Engineering", SECRET, &shown, "jo bauer ostermann example");
}

#[test]
fn a_withheld_title_in_the_text_of_the_update() {
    let text = "# All is well\n\nThe Ostermann takeover is near.\n";
    written("Engineering", SECRET, text, "ostermann takeover");
}

#[test]
fn a_withheld_title_in_the_headline_of_the_update() {
    written("Engineering", SECRET, "# The Ostermann takeover is near\n", "ostermann takeover");
}

#[test]
fn a_withheld_title_in_what_readers_are_asked_to_do() {
    let text = "# Plan\n\n## You\n\n```roadbook action\nwhat: Prepare the Ostermann takeover\nby: Friday\nhow: Reply\nsilent: We go on\n```\n";
    written("Engineering", SECRET, text, "ostermann takeover");
}

/// A leak in a template of one's own, wherever it stands there.
fn in_a_template(text: &str) {
    let workspace = workspace();
    add(
        &workspace,
        "Ostermann takeover",
        &[(I::Sensitivity, "restricted".into()), (I::Timeframe, "26 Feb 2027".into())],
    )
    .unwrap();
    let audience = audience(&workspace, "Engineering");
    roadbook_core::templates::add::add(
        &workspace,
        "mine",
        &[(roadbook_core::templates::edit::TemplateField::Text, text.to_owned())],
    )
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    for format in [Format::Md, Format::Html, Format::Pdf] {
        let written = workspace
            .read(|conn| write(conn, &audience, Some("mine"), &[format], folder.path(), day(TODAY)))
            .unwrap();
        assert!(!written.leaks.is_empty() && written.files.is_empty(), "{format}: {text}");
    }
}

#[test]
fn a_withheld_value_in_a_template_of_ones_own() {
    in_a_template("# Plan\n\n## More\n\nWe also do the Ostermann takeover.\n");
    in_a_template("# Plan\n\n## More\n\nReady on 26 February 2027.\n");
    in_a_template("# Plan\n\n## The Ostermann takeover\n\nIt is near.\n");
    in_a_template("```roadbook page\ntitle: Ostermann takeover\n```\n\n# Plan\n\n## A\n\nWords.\n");
    in_a_template("# Plan\n\n## A\n\n```roadbook items\nempty: Only the Ostermann takeover.\n```\n");
    in_a_template("# Plan\n\n## A\n\n{% set x = 'Ostermann takeover' %}{{ x }}\n");
    in_a_template("# Plan\n\n## A\n\n{% set x %}Ostermann takeover{% endset %}{{ x }}\n");
}

#[test]
fn a_template_of_ones_own_may_say_what_the_program_s_do() {
    let workspace = workspace();
    let secret = [(I::Sensitivity, "restricted"), (I::Tags, "Since you last heard, Reliability")];
    let secret: Vec<_> = secret.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    add(&workspace, "Ostermann takeover", &secret).unwrap();
    let audience = audience(&workspace, "Engineering");
    let text =
        "# Plan\n\n## Since you last heard\n\n```roadbook changes\n```\n\n## Reliability\n\nAll is well.\n";
    let composed = super::composed_with(&workspace, &audience, text).unwrap();
    for format in [Format::Md, Format::Html, Format::Pdf] {
        let rendered = roadbook_core::updates::render(&composed, format).unwrap();
        let found =
            roadbook_core::updates::check(&rendered, &roadbook_core::updates::wanted(&composed)).unwrap();
        assert_eq!(found.leaks, [], "{format}");
    }
}

#[test]
fn a_withheld_name_that_is_part_of_a_shown_title() {
    let shown =
        [(I::Description, "Ask about the Ostermann takeover."), (I::Tags, "After the Ostermann takeover")];
    check("Engineering", SECRET, &shown, "ostermann takeover");
}

#[test]
fn a_withheld_name_in_what_an_audience_is_told_for() {
    let workspace = workspace();
    add(&workspace, "Ostermann takeover", &[(I::Sensitivity, "restricted".into())]).unwrap();
    let description = "All about the Ostermann takeover.".to_owned();
    add(&workspace, "Instant payouts", &[(I::Description, description)]).unwrap();
    let engineering = audience(&workspace, "Engineering");
    let purpose = roadbook_core::audiences::assign::AudienceField::Purpose;
    let text = "To prepare the Ostermann takeover".to_owned();
    let typed = [roadbook_core::audiences::edit::AudienceChange::Typed { field: purpose, text }];
    roadbook_core::audiences::edit::edit(&workspace, &engineering.id, &typed).unwrap();
    let engineering = audience(&workspace, "Engineering");
    let folder = tempfile::tempdir().unwrap();
    let written = workspace
        .read(|conn| write(conn, &engineering, None, &[Format::Md], folder.path(), day(TODAY)))
        .unwrap();
    assert!(!written.leaks.is_empty(), "the purpose excuses nothing");
    let copy = folder.path().join("copy.roadbook");
    let given = roadbook_core::audiences::give::give(&workspace, &engineering, &copy).unwrap();
    assert!(given.leaks.iter().any(|leak| leak.value == "ostermann takeover"), "{:?}", given.leaks);
    assert!(!copy.exists());
}

#[test]
fn owner_team_goal_and_product_of_an_item_that_stays_out() {
    let secret = [
        (I::Sensitivity, "restricted"),
        (I::Owner, "Priya Venkataraman"),
        (I::Team, "Blackbird"),
        (I::Goal, "Win Northwind"),
        (I::Product, "Skunkworks"),
    ];
    for (said, value) in [
        ("Ask Priya Venkataraman.", "priya venkataraman"),
        ("Ask Venkataraman.", "venkataraman"),
        ("By Blackbird.", "blackbird"),
        ("So that we win Northwind.", "win northwind"),
        ("As in Skunkworks.", "skunkworks"),
    ] {
        let shown = [(I::Sensitivity, "public"), (I::PublicTitle, "Pay at once"), (I::PublicText, said)];
        check("Customers", &secret, &shown, value);
    }
}

#[test]
fn a_month_or_a_quarter_where_less_is_told() {
    let item = |said| {
        [
            (I::Sensitivity, "public"),
            (I::PublicTitle, "Pay at once"),
            (I::PublicText, said),
            (I::Timeframe, "26 Feb 2027"),
        ]
    };
    for (said, value) in [
        ("It is there at the end of Feb 2027.", "feb 2027"),
        ("Due 2027-02, we hope.", "2027 02"),
        ("Out in 02/2027.", "02 2027"),
        ("We plan it for Q1 2027.", "q1 2027"),
        ("Expect it in February 2027.", "february 2027"),
    ] {
        check("Customers", SECRET, &item(said), value);
    }
    let sales = [
        (I::Timeframe, "Feb 2027"),
        (I::Commitment, "committed"),
        (I::Description, "Announced for February 2027."),
    ];
    check("Sales", SECRET, &sales, "february 2027");
}

#[test]
fn a_day_and_a_name_split_by_marks_of_writing() {
    let item = |said| [(I::Timeframe, "26 Feb 2027"), (I::Commitment, "committed"), (I::Description, said)];
    check("Sales", SECRET, &item("It ends on **26** *Feb*ruary ~~20~~27."), "26 february 2027");
    check("Sales", SECRET, &item("It ends on 26\nFebruary\n2027, we hope."), "26 february 2027");
    check("Sales", SECRET, &item("Es endet am 26.02. um acht."), "26.02.");
    check("Engineering", SECRET, &[(I::Description, "Ask **Oster**mann\n*take*over.")], "ostermann takeover");
}

#[test]
fn a_day_wherever_a_line_of_a_page_ends() {
    let workspace = workspace();
    let secret = [(I::Timeframe, "26 Feb 2027"), (I::Commitment, "might")];
    let typed: Vec<_> = secret.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    add(&workspace, "Ostermann takeover", &typed).unwrap();
    let sales = audience(&workspace, "Sales");
    for letters in (64..118).step_by(3) {
        // The words before the day push it over the end of the line, word by word.
        let before = "more and ".repeat(20).chars().take(letters).collect::<String>();
        let text = format!("# All of it\n\n{} 26 February 2027 is the day.\n", before.trim());
        let composed = composed_with(&workspace, &sales, &text).unwrap();
        let found = look(&render(&composed, Format::Pdf).unwrap(), &wanted(&composed)).unwrap().leaks;
        let is_found = found.iter().any(|leak| leak.value == "26 february 2027");
        assert!(is_found, "{letters} letters before it: {found:?}");
    }
}

//! Twenty leaks planted on purpose: each one is found in every format, no file is written, and nothing is issued.

use std::path::Path;

use roadbook_core::Workspace;
use roadbook_core::audiences::Audience;
use roadbook_core::items::add::add;
use roadbook_core::items::assign::ItemField as I;
use roadbook_core::record::Record as _;
use roadbook_core::updates::{Draft, Format, Update, Wish, issue, keep, write};
use roadbook_testkit::{TODAY, day, workspace};

use super::audience;

/// Two items, one with the secret and one whose shown text says it; then the update must not be written.
fn check(name: &str, secret: &[(I, &str)], shown: &[(I, &str)], value: &str) {
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

//! Leaks planted on purpose: each one is found in every format, and no file is written.

use roadbook_core::items::add::add;
use roadbook_core::items::assign::ItemField as I;
use roadbook_core::updates::{Format, write};
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
}

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

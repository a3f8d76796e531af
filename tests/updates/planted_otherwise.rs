//! Leaks planted in other ways: people by initials and addresses, what Markdown hides, and what reads like a leak and is none.

use roadbook_core::Workspace;
use roadbook_core::audiences::assign::AudienceField;
use roadbook_core::audiences::edit::{AudienceChange, edit as edit_audience};
use roadbook_core::items::add::add;
use roadbook_core::items::field::ItemField as I;
use roadbook_core::metrics::{Metric, ReadingSource, readings};
use roadbook_core::people::add::add as add_person;
use roadbook_core::people::assign::PersonField;
use roadbook_core::raid::RaidEntry;
use roadbook_core::register::Entry as _;
use roadbook_core::register::add::add as add_register;
use roadbook_core::updates::{Format, check as look, render, wanted};
use roadbook_testkit::workspace;

use super::planted::check;
use super::{audience, composed_with};

const SECRET: &[(I, &str)] = &[(I::Sensitivity, "restricted")];

/// What the leak check finds in a page that an audience reads, in Markdown, HTML and PDF alike.
fn found(workspace: &Workspace, name: &str, text: &str) -> Vec<String> {
    let composed = composed_with(workspace, &audience(workspace, name), text).unwrap();
    let found = |format| {
        let mut leaks: Vec<_> = look(&render(&composed, format).unwrap(), &wanted(&composed))
            .unwrap()
            .leaks
            .into_iter()
            .map(|leak| leak.value)
            .collect();
        leaks.sort();
        leaks.dedup();
        leaks
    };
    let leaks = found(Format::Md);
    for format in [Format::Html, Format::Pdf, Format::Docx, Format::Pptx] {
        assert_eq!(found(format).is_empty(), leaks.is_empty(), "{format}: {text}");
    }
    leaks
}

/// A workspace with an item that customers see and its owner, whom they must not know.
fn with_an_owner() -> Workspace {
    let workspace = workspace();
    let email = [(PersonField::Email, "nora.v@larkfield.example".to_owned())];
    add_person(&workspace, "Nora Vale", &email).unwrap();
    let shown = [
        (I::Sensitivity, "public"),
        (I::PublicTitle, "Pay at once"),
        (I::Owner, "Nora Vale"),
        (I::Team, "Northern Vaults"),
    ];
    let shown: Vec<_> = shown.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    add(&workspace, "Instant payouts", &shown).unwrap();
    workspace
}

fn page(said: &str) -> String {
    format!("# Plan\n\n## More\n\n{said}\n")
}

#[test]
fn somebody_by_their_initials_or_an_address() {
    let workspace = with_an_owner();
    for said in [
        "NV does it.",
        "Ask N.V. about it.",
        "Signed: N. V.",
        "| Who | What |\n|---|---|\n| NV | all |",
        "Write to nora.v@larkfield.example.",
        "Write to [us](mailto:nora.v@larkfield.example).",
        "Write to nora@larkfield.example.",
        "Write to vale@elsewhere.example.",
        "Write to n.vale@elsewhere.example.",
        "It is noravale's.",
    ] {
        assert!(!found(&workspace, "Customers", &page(said)).is_empty(), "{said}");
    }
    let lower = page("A quiet vale. The plan: nv, N V, PV, R&D.");
    assert_eq!(found(&workspace, "Customers", &lower), [""; 0], "nobody is meant");
}

#[test]
fn initials_that_are_short_for_something_else() {
    let workspace = with_an_owner();
    let nobody = |name: &str, said: &str| {
        assert_eq!(found(&workspace, name, &page(said)), [""; 0], "{name}: {said}");
    };
    nobody("Engineering", "NV does it.");
    for said in ["NV-12 is done.", "NV_1 and NVX", "Ask sales@larkfield.example.", "See https://x.example/NV"]
    {
        nobody("Customers", said);
    }
    let customers = audience(&workspace, "Customers");
    let typed = |field, text: &str| AudienceChange::Typed { field, text: text.to_owned() };
    let explained = [
        typed(AudienceField::Wording, "North vault: NV"),
        typed(AudienceField::Glossary, "NV: the vault in the north"),
    ];
    edit_audience(&workspace, &customers.id, &explained).unwrap();
    nobody("Customers", "The NV is built.");
}

#[test]
fn somebody_by_their_initials_in_every_format() {
    let shown = [
        (I::Sensitivity, "public"),
        (I::PublicTitle, "Pay at once"),
        (I::PublicText, "Ask N.V. for it, please."),
        (I::Owner, "Nora Vale"),
    ];
    check("Customers", SECRET, &shown, "NV");
}

#[test]
fn a_withheld_title_wherever_markdown_can_put_it() {
    let workspace = workspace();
    let restricted = [(I::Sensitivity, "restricted".to_owned())];
    add(&workspace, "Ostermann takeover", &restricted).unwrap();
    for said in [
        "> Ostermann takeover",
        "`Ostermann takeover`",
        "| a |\n|---|\n| Ostermann takeover |",
        "![Ostermann takeover](data:image/png;base64,iVBORw0KGgo=)",
        "[more](https://x.example/Ostermann%20takeover)",
        "Ostermann&nbsp;takeover",
        "Oster&#109;ann takeover",
        "OSTERMANN\\\ntakeover",
        "- Ostermann\n- takeover",
        "### Ostermann takeover\n\nIt is near.",
        "1. The ~~Ostermann~~ takeover",
        "O-s-t-e-r-m-a-n-n t-a-k-e-o-v-e-r",
        "Two Ostermann takeovers",
        "see ostermann_takeover.pdf",
    ] {
        assert!(!found(&workspace, "Engineering", &page(said)).is_empty(), "{said}");
    }
    for said in ["{# Ostermann takeover #}Hello", "<!-- Ostermann takeover -->\n\nHello", "A takeover"] {
        assert_eq!(found(&workspace, "Engineering", &page(said)), [""; 0], "{said} is not on the page");
    }
}

#[test]
fn an_effort_of_thirty_days_where_the_page_speaks_of_it_and_nowhere_else() {
    let shown = |said| {
        [(I::Commitment, "committed"), (I::Timeframe, "Q1 2027"), (I::Effort, "30"), (I::Description, said)]
    };
    check("Sales", &[(I::Commitment, "might")], &shown("We put 30 days into it."), "30 days");
    let workspace = workspace();
    let secret = [(I::Sensitivity, "restricted".to_owned()), (I::Effort, "30".to_owned())];
    add(&workspace, "Ostermann takeover", &secret).unwrap();
    let typed: Vec<_> = shown("Ready.").iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    add(&workspace, "Instant payouts", &typed).unwrap();
    let said = page("Money is back within 30 days.");
    assert_eq!(found(&workspace, "Sales", &said), [""; 0], "thirty days are nobody's secret by themselves");
}

#[test]
fn the_day_of_a_risk_where_only_the_quarter_is_told() {
    let workspace = workspace();
    let said = |step: &str| {
        let values = [("nextAction", step), ("due", "2027-02-26"), ("probability", "5"), ("impact", "5")];
        values.map(|(field, text)| (field.to_owned(), text.to_owned()))
    };
    let risk = |step| add_register::<RaidEntry>(&workspace, "The bank is slow", &said(step)).unwrap();
    risk("Ask the bank");
    let text = "# Plan\n\n## Risks\n\n```roadbook risks\n```\n";
    assert_eq!(found(&workspace, "Finance", text), [""; 0]);
    risk("Ask the bank before 26 February 2027");
    assert_eq!(found(&workspace, "Finance", text), ["26 february 2027"]);
}

#[test]
fn what_was_noted_beside_a_reading_that_jumped() {
    let workspace = workspace();
    let above = [("sensitivity".to_owned(), "restricted".to_owned())];
    let metric = add_register::<Metric>(&workspace, "Offers", &above).unwrap().value;
    let text = "2026-10-01: 2\n2026-10-08: 3\n2026-10-15: 2\n2026-10-22: 40, Fjordbank asked twice for it\n\
        2026-10-29: 41\n2026-11-20: 40";
    readings::add(&workspace, metric.reference(), text, ReadingSource::Typed).unwrap();
    let said = page("Somebody heard that Fjordbank asked twice for it.");
    assert!(!found(&workspace, "Executives", &said).is_empty());
}

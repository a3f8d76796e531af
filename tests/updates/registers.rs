//! Metrics and open risks on a page: for those who may see them, and looked for where they may not.

use roadbook_core::Workspace;
use roadbook_core::formats::text_of;
use roadbook_core::metrics::{Metric, ReadingSource, readings};
use roadbook_core::raid::RaidEntry;
use roadbook_core::register::{Entry, add, edit, find};
use roadbook_core::told::changes::changes;
use roadbook_core::told::list::{Asked, Which, told};
use roadbook_core::updates::{Draft, Format, Wish, check, correct, issue, keep, render, wanted};
use roadbook_testkit::{TODAY, day};

use super::plan::plan;
use super::{audience, composed, composed_with, markdown};

const BOTH: &str = "# Plan

## Risks

```roadbook risks
```

## Measures

```roadbook metrics
```
";

fn added<E: Entry>(workspace: &Workspace, title: &str, values: &[(&str, &str)]) {
    let values: Vec<_> = values.iter().map(|(field, text)| ((*field).into(), (*text).into())).collect();
    add::add::<E>(workspace, title, &values).unwrap();
}

fn full() -> Workspace {
    let workspace = plan();
    let said = [
        ("probability", "3"),
        ("impact", "5"),
        ("nextAction", "Ask for a second quote"),
        ("due", "2026-12-04"),
    ];
    added::<RaidEntry>(&workspace, "The second bank says no again", &said);
    let secret = [("probability", "5"), ("impact", "5"), ("sensitivity", "restricted")];
    added::<RaidEntry>(&workspace, "The licence is taken away in spring", &secret);
    added::<Metric>(&workspace, "Payouts before four", &[("unit", "%")]);
    added::<Metric>(&workspace, "Offers for the company", &[("sensitivity", "restricted")]);
    workspace
}

#[test]
fn they_stand_on_the_pages_of_those_who_may_see_them() {
    let workspace = full();
    let page = |name: &str| markdown(&composed_with(&workspace, &audience(&workspace, name), BOTH).unwrap());
    let engineering = page("Engineering");
    for said in ["second bank says no", "15 of 25", "second quote", "4 Dec 2026", "Payouts before four"] {
        assert!(engineering.contains(said), "{said}: {engineering}");
    }
    assert!(!engineering.contains("licence") && !engineering.contains("Offers"), "{engineering}");
    let sales = page("Sales");
    assert!(!sales.contains("second bank says no"), "what waits is not for them: {sales}");
    assert!(sales.contains("Payouts before four"), "{sales}");
    let customers = page("Customers");
    assert!(!customers.contains("Payouts before four"), "it is internal: {customers}");
}

/// What has too few readings for a chart stands in the table all the same, and numbers of a chart are native.
#[test]
fn measures_stand_as_charts_where_the_template_says_so() {
    let workspace = full();
    let readings = "2026-09-11: 61\n2026-10-09: 64.5\n2026-11-20: 71";
    let metric = workspace.read(find::in_use::<Metric>).unwrap().remove(0);
    readings::add(&workspace, metric.reference(), readings, ReadingSource::Typed).unwrap();
    added::<Metric>(&workspace, "Never read", &[]);
    let text = "# Plan\n\n## Measures\n\n```roadbook metrics\nas: charts\n```\n";
    let made = composed_with(&workspace, &audience(&workspace, "Engineering"), text).unwrap();
    let page = markdown(&made);
    for said in ["Payouts before four: 71%", "Sep 2026", "61", "64.5", "Never read"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("Offers"), "{page}");
    for format in Format::ALL {
        let rendered = render(&made, *format).unwrap();
        assert_eq!(check(&rendered, &wanted(&made)).unwrap().leaks, [], "{format}");
        if *format == Format::Pptx {
            let parts = text_of::office(&rendered.bytes).unwrap();
            let is_chart =
                |part: &text_of::TextPart| part.place.starts_with("chart") && part.text.contains("64.5");
            assert!(parts.iter().any(is_chart), "a native chart with its numbers: {parts:?}");
        }
    }
    let wrong =
        composed_with(&workspace, &audience(&workspace, "Engineering"), &text.replace("charts", "pies"));
    assert!(wrong.unwrap_err().to_string().contains("pies"), "a way there is not is said");
}

#[test]
fn what_stays_out_is_looked_for_in_every_file() {
    let workspace = full();
    let text = "# Plan\n\nThe licence is taken away in spring.\n";
    let engineering = audience(&workspace, "Engineering");
    keep(&workspace, Draft { text: text.into(), ..Draft::empty(&engineering.id) }).unwrap();
    let leaking = composed(&workspace, &engineering);
    for format in [Format::Md, Format::Html, Format::Pdf, Format::Docx, Format::Pptx, Format::Eml] {
        let found = check(&render(&leaking, format).unwrap(), &wanted(&leaking)).unwrap();
        assert!(found.leaks.iter().any(|leak| leak.reference == "K-2"), "{format}: {:?}", found.leaks);
    }
    let clean = composed_with(&workspace, &engineering, BOTH).unwrap();
    for format in Format::ALL {
        let found = check(&render(&clean, *format).unwrap(), &wanted(&clean)).unwrap();
        assert_eq!(found.leaks, [], "{format}");
    }
}

/// What engineering was told of a register, as reference, field, told and now.
fn ledger(workspace: &Workspace, which: Which) -> Vec<(String, String, String, Option<String>)> {
    let asked = Asked { which, ..Asked::default() };
    let all = workspace.read(|conn| told(conn, asked, day(TODAY))).unwrap();
    let all = all.into_iter().filter(|told| told.reference.starts_with(['M', 'K']));
    all.map(|told| (told.reference, told.field, told.told, told.now)).collect()
}

#[test]
fn what_was_told_of_them_is_remembered_goes_stale_and_is_corrected() {
    let workspace = full();
    let engineering = audience(&workspace, "Engineering");
    let read = |text: &str| {
        readings::add(&workspace, "M-1".parse().unwrap(), text, ReadingSource::Typed).unwrap();
    };
    read("2026-11-16 71");
    keep(&workspace, Draft { text: BOTH.into(), ..Draft::empty(&engineering.id) }).unwrap();
    let issued = issue(&workspace, Wish::of(&engineering.id)).unwrap().value;
    assert!(issued.update.is_some(), "{:?}", issued.written.leaks);
    let held = ledger(&workspace, Which::Newest);
    let has = |reference: &str, field: &str, said: &str| {
        held.iter().any(|(of, told_field, told, now)| {
            (of.as_str(), told_field.as_str(), told.as_str()) == (reference, field, said)
                && now.as_deref() == Some(said)
        })
    };
    assert!(has("M-1", "latest", "71 %") || has("M-1", "latest", "71%"), "{held:?}");
    assert!(has("K-1", "nextAction", "Ask for a second quote"), "{held:?}");
    assert!(has("K-1", "due", "4 December 2026") || has("K-1", "due", "4 Dec 2026"), "{held:?}");
    assert!(held.iter().all(|(of, ..)| of != "K-2" && of != "M-2"), "nobody may know of these: {held:?}");
    assert_eq!(ledger(&workspace, Which::Stale), []);
    let news = || {
        let rows = workspace.read(|conn| changes(conn, &engineering, None, day(TODAY))).unwrap().rows();
        let of_registers = rows.into_iter().filter(|row| row.reference.starts_with(['M', 'K']));
        of_registers.map(|row| (row.reference, row.field)).collect::<Vec<_>>()
    };
    assert_eq!(news(), []);

    read("2026-11-20 64");
    let values = [("nextAction".to_owned(), "Sign with the third bank".to_owned())];
    edit::edit::<RaidEntry>(&workspace, "K-1".parse().unwrap(), &values).unwrap();
    let stale: Vec<_> = ledger(&workspace, Which::Stale).into_iter().map(|row| (row.0, row.1)).collect();
    let is_stale = |of: &str, field: &str| stale.contains(&(of.to_owned(), field.to_owned()));
    assert!(is_stale("K-1", "nextAction"), "{stale:?}");
    assert!(!is_stale("M-1", "latest"), "it read so on its day; the next reading is news: {stale:?}");
    assert!(news().contains(&("M-1".into(), "latest".into())), "{:?}", news());

    correct(&workspace, &engineering.id).unwrap();
    let page = markdown(&composed(&workspace, &engineering));
    for said in ["Ask for a second quote", "Sign with the third bank"] {
        assert!(page.contains(said), "{said} stands in the correction: {page}");
    }
    issue(&workspace, Wish::of(&engineering.id)).unwrap();
    let left: Vec<_> = ledger(&workspace, Which::Stale).into_iter().map(|row| (row.0, row.1)).collect();
    assert!(!left.iter().any(|(_, field)| field == "nextAction"), "they know: {left:?}");

    let closed = [("status".to_owned(), "closed".to_owned())];
    edit::edit::<RaidEntry>(&workspace, "K-1".parse().unwrap(), &closed).unwrap();
    keep(
        &workspace,
        Draft {
            text: "# News\n\n## Since\n\n```roadbook changes\n```\n".into(),
            ..Draft::empty(&engineering.id)
        },
    )
    .unwrap();
    let page = markdown(&composed(&workspace, &engineering));
    assert!(page.contains("No longer open"), "{page}");
    issue(&workspace, Wish::of(&engineering.id)).unwrap();
    assert!(news().iter().all(|(reference, _)| reference != "K-1"), "it is said once: {:?}", news());
}

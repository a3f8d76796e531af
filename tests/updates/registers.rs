//! Metrics and open risks on a page: for those who may see them, and looked for where they may not.

use roadbook_core::Workspace;
use roadbook_core::formats::text_of;
use roadbook_core::metrics::{Metric, ReadingSource, readings};
use roadbook_core::raid::RaidEntry;
use roadbook_core::register::{Entry, add, find};
use roadbook_core::updates::{Draft, Format, check, keep, render, wanted};

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
    let metric = workspace.read(|conn| find::in_use::<Metric>(conn)).unwrap().remove(0);
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

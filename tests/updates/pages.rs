//! The updates of every audience, written to the build folder to be looked at, and what must stand on them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use roadbook_core::updates::composer::{ground_of, page};
use roadbook_core::updates::{
    Draft, Format, Ground, MarkKind, check, out, render, shown, template_of, wanted,
};
use roadbook_core::{Workspace, sample};
use roadbook_testkit::{surroundings, workspace};

use super::plan::plan;
use super::{audience, composed, everybody, markdown};

#[test]
fn every_audience_has_its_pages_and_none_has_a_leak() {
    let sample = Workspace::open_in_memory(surroundings()).unwrap();
    sample::fill(&sample).unwrap();
    for (name, workspace) in [("plan", plan()), ("sample", sample)] {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("updates").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        for audience in everybody(&workspace) {
            let composed = composed(&workspace, &audience);
            for format in Format::ALL {
                let rendered = render(&composed, *format).unwrap();
                let found = check(&rendered, &wanted(&composed)).unwrap();
                assert_eq!(found.leaks, [], "{} of the {name} in {format}", audience.name);
                let name = format!("{}.{}", audience.name, format.extension());
                std::fs::write(folder.join(name), &rendered.bytes).unwrap();
            }
            assert_eq!(composed.document.meta.number, "Draft", "until it is issued it is a draft");
        }
    }
}

#[test]
fn the_same_update_gives_the_same_bytes() {
    let (one, other) = (plan(), plan());
    for format in Format::ALL {
        let executives =
            |workspace| render(&composed(workspace, &audience(workspace, "Executives")), *format).unwrap();
        // What stands in a calendar is known by its workspace, so that two never take each other's place.
        let other = if *format == Format::Ics { &one } else { &other };
        assert!(executives(&one) == executives(other), "{format}");
    }
}

#[test]
fn a_page_that_is_written_on_says_what_it_would_say_made_anew() {
    let workspace = plan();
    for audience in everybody(&workspace) {
        let empty = Draft::empty(&audience.id);
        let ground =
            |draft: &Draft| workspace.read(|conn| ground_of(conn, draft, workspace.today())).unwrap();
        let kept = ground(&empty);
        let text = workspace.read(|conn| template_of(conn, &audience, &empty)).unwrap().text;
        let block = |only: &str| format!("Rows\n\n```roadbook items\nonly: {only}\nshow: when\n```\n");
        let (at_risk, open) = (block("at risk"), block("open"));
        let all = "R-2 and R-1, {{ items | length }} in all ";
        let drawn = "```roadbook roadmap\n```\n";
        let more = ["", "R-1 ", "Nothing ", all, &at_risk, &open, drawn, &at_risk, "R-2 ", ""];
        let mut spoken = BTreeSet::new();
        for more in more {
            // The pictures of a page are numbered: what is drawn below is another one when something is drawn above.
            let text = format!("{text}\n\n## More\n\n{more}\n\n## Drawn\n\n{drawn}");
            let draft = Draft { text, ..empty.clone() };
            let made = |ground: &Ground| workspace.read(|conn| page(conn, ground, &draft)).unwrap();
            let (again, anew) = (made(&kept), made(&ground(&draft)));
            assert!(again.html.is_some(), "{}: {:?}", audience.name, again.faults);
            assert_eq!(again, anew, "{} with “{more}”", audience.name);
            spoken.insert(again.html);
        }
        assert_eq!(spoken.len(), 8, "{}: what was written is on the page", audience.name);
    }
}

#[test]
fn each_audience_reads_it_in_its_own_words() {
    let workspace = plan();
    let check = |name: &str, has: &[&str], has_not: &[&str]| {
        let page = markdown(&composed(&workspace, &audience(&workspace, name)));
        for text in has {
            assert!(page.contains(text), "{name} should read “{text}” in:\n{page}");
        }
        for text in has_not {
            assert!(!page.contains(text), "{name} should not read “{text}” in:\n{page}");
        }
    };
    check(
        "Executives",
        &[
            "Faster money is at risk",
            "Choose A, B or C",
            "Tue 24 Nov",
            "Goes to the chief executive",
            "Confidential",
        ],
        &["Instant payouts", "Document capture", "Ostermann", "everything shown"],
    );
    check(
        "Sales",
        &[
            "## Q1 2027",
            "January to March",
            "May move",
            "Nothing needed from you.",
            "Product update for sales and customer success",
        ],
        &["At risk", "86 days", "12 Feb", "technical debt", "Payee check", "Only we know"],
    );
    check(
        "Customers",
        &[
            "# 2 things are in hand, 1 comes next.",
            "Pay suppliers in seconds",
            "What we are building",
            "Public",
        ],
        &["Instant payouts", "2027", "Tomas", "At risk", "Committed", "not drawn", "Start with a photo"],
    );
    check(
        "Engineering",
        &["Depends on", "Instant payouts (R-4)", "Payouts", "7 Dec"],
        &["Project Falcon", "Only we know"],
    );
    check("Author", &["Internal, everything shown", "Project Falcon", "Restricted", "120 days"], &[]);
}

#[test]
fn an_empty_workspace_says_so_and_nothing_more() {
    let workspace = workspace();
    for audience in everybody(&workspace) {
        let page = markdown(&composed(&workspace, &audience));
        assert!(page.contains("# Nothing to tell this time."), "{}: {page}", audience.name);
        assert!(!page.contains("Decided"), "an optional part vanishes: {page}");
        assert!(!page.contains("0 "), "nothing is counted to nought: {page}");
    }
}

#[test]
fn the_author_sees_what_becomes_of_each_field() {
    let workspace = plan();
    let composed = composed(&workspace, &audience(&workspace, "Sales"));
    let shown = shown(&composed.view, &composed.withheld);
    let payouts = shown.iter().find(|record| record.title == "Instant payouts").unwrap();
    let mark = |field: &str| payouts.marks.iter().find(|mark| mark.field == field).unwrap();
    assert_eq!(mark("title").what, MarkKind::AsIs);
    assert_eq!(mark("health").what, MarkKind::Reworded);
    assert_eq!(mark("effort").what, MarkKind::Withheld);
    let when = mark("timeframe");
    assert_eq!(when.what, MarkKind::Coarsened);
    assert_eq!(
        (when.inside.as_str(), when.outside.as_deref()),
        ("1 Sep 2026 – 12 Feb 2027", Some("Q3 2026 – Q1 2027, Jul 2026 – Mar 2027"))
    );
    let out = out(&composed.withheld);
    let reason = |title: &str| out.iter().find(|record| record.title == title).unwrap().reason.as_str();
    assert_eq!(reason("Project Falcon"), "Restricted. Sales and customer success are cleared for internal");
    assert!(reason("Old ledger clean-up").contains("technical debt"));
    assert!(reason("Payee check").contains("Might"));
    assert!(
        out.iter().all(|gone| shown.iter().all(|record| record.reference != gone.reference)),
        "a record is in or out"
    );
}

#[test]
fn the_executive_summary_is_under_two_hundred_words() {
    let workspace = Workspace::open_in_memory(surroundings()).unwrap();
    sample::fill(&workspace).unwrap();
    for audience in everybody(&workspace).iter().filter(|audience| !audience.is_author()) {
        let page = workspace
            .read(|conn| {
                let now = roadbook_core::history::Moment::Now;
                let template = Some("executive summary");
                roadbook_core::updates::compose(conn, audience, template, now, workspace.today())
            })
            .unwrap();
        let page = markdown(&page);
        let words = page.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        assert!(words < 200, "{}: {words} words in\n{page}", audience.name);
    }
}

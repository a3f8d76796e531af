//! Numbers at the ends of titles, tags and names: beside a month they read like a day, and are none.

use roadbook_core::Workspace;
use roadbook_core::imports::{ImportRequest, import};
use roadbook_core::items::Item;
use roadbook_core::items::add::add;
use roadbook_core::items::field::ItemField as I;
use roadbook_core::people::{Person, store as people};
use roadbook_core::record::Record as _;
use roadbook_core::updates::{Format, check, render, wanted};
use roadbook_core::watch::Unwatched;
use roadbook_core::{Op, formats::words::Level};
use roadbook_testkit::workspace;

use super::{composed, composed_with, everybody};

/// Every look that puts values of an item beside each other.
const LOOKS: [&str; 4] = [
    "# {{ headline }}\n\n```roadbook items\nas: table\nshow: tags, when, owner, team, product, goal, status, effort\n```\n",
    "# {{ headline }}\n\n```roadbook items\nby: theme\nshow: text, tags, team, when, commitment, status, owner, product, goal, theme, dependencies\n```\n",
    "# {{ headline }}\n\n```roadbook roadmap\nby: team\n```\n\n```roadbook dates\n```\n\n```roadbook columns\n```\n",
    "# {{ headline }}\n\n```roadbook decisions\nwhich: waiting\nas: table\n```\n\n```roadbook changes\n```\n",
];

/// A sprint a day: each day of December and of January is withheld from whoever is told months, and each number stands at the
/// end of a title, a tag and a team.
fn sprints() -> Workspace {
    let workspace = workspace();
    workspace
        .transact(Op::Configure, "People", |tx| {
            for number in 1..=31 {
                people::add(tx, Person { name: format!("Robot Nr {number}"), ..Person::default() })?;
            }
            Ok(())
        })
        .unwrap();
    let typed = |values: &[(I, String)]| values.to_vec();
    add(
        &workspace,
        "Phase 2",
        &typed(&[(I::Level, Level::Theme.key().to_owned()), (I::Sensitivity, "public".into())]),
    )
    .unwrap();
    for number in 1..=31 {
        let month = if number % 2 == 0 { "Dec 2026" } else { "Jan 2027" };
        let values = [
            (I::Parent, "R-1".to_owned()),
            (I::Tags, format!("Sprint {}", 32 - number)),
            (I::Team, format!("Team {}", number % 7 + 20)),
            (I::Product, format!("Box {}", number % 5 + 1)),
            (I::Goal, format!("Goal {}", number % 3 + 10)),
            (I::Owner, format!("Robot Nr {number}")),
            (I::Timeframe, format!("{number} {month}")),
            (I::Commitment, ["might", "likely", "committed"][number % 3].to_owned()),
            (I::Description, format!("What comes after sprint {number}")),
            (I::PublicTitle, format!("Release {number}")),
            (I::PublicText, format!("All of step {number}")),
            (I::Sensitivity, "public".to_owned()),
        ];
        add(&workspace, &format!("Sprint {number}"), &typed(&values)).unwrap();
    }
    workspace
}

#[test]
fn a_number_at_the_end_of_a_value_and_the_month_of_the_next_are_no_day() {
    let workspace = sprints();
    for audience in everybody(&workspace).iter().filter(|audience| !audience.is_author()) {
        let pages = LOOKS.iter().map(|look| composed_with(&workspace, audience, look).unwrap());
        for composed in pages.chain([composed(&workspace, audience)]) {
            for format in Format::ALL {
                let found = check(&render(&composed, *format).unwrap(), &wanted(&composed)).unwrap();
                assert_eq!(found.leaks, [], "{} as {format}", audience.name);
            }
        }
    }
}

/// An export with the sprints that each issue was in.
fn export() -> String {
    let mut csv = "Summary,Issue key,Issue Type,Status,Assignee,Due date,Labels,Sprint,Sprint,Project name\n"
        .to_owned();
    for number in 1..=40 {
        let (day, month) = (number % 28 + 1, ["Nov/26", "Dec/26", "Jan/27", "Feb/27"][number % 4]);
        let sprints = format!("Sprint {},Sprint {}", number % 9 + 1, number % 27 + 2);
        csv += &format!(
            "Step {number},PAY-{number},Story,To Do,Ada Osei,{day}/{month} 12:00 AM,sepa,{sprints},Payouts\n"
        );
    }
    csv
}

#[test]
fn what_was_imported_with_its_sprints_is_told_to_everybody_in_every_format() {
    let (workspace, folder) = (workspace(), tempfile::tempdir().unwrap());
    let file = folder.path().join("jira.csv");
    std::fs::write(&file, export()).unwrap();
    let request = ImportRequest { path: file.to_string_lossy().into_owned(), ..ImportRequest::default() };
    import(&workspace, &request, &Unwatched).unwrap();
    let items = workspace.read(Item::all).unwrap();
    assert!(
        items.iter().all(|item| item.tags.iter().any(|tag| tag.starts_with("Sprint "))),
        "sprints are tags"
    );
    for audience in everybody(&workspace).iter().take(5) {
        let composed = composed(&workspace, audience);
        for format in Format::ALL {
            let rendered = render(&composed, *format).unwrap();
            assert_eq!(
                check(&rendered, &wanted(&composed)).unwrap().leaks,
                [],
                "{} as {format}",
                audience.name
            );
            assert!(
                render(&composed, *format).unwrap() == rendered,
                "{} as {format}: the same bytes",
                audience.name
            );
        }
    }
}

//! An audience that reads themes: what happens within one is counted and dated in its pack, and never named.

use roadbook_core::Workspace;
use roadbook_core::items::field::ItemField;
use roadbook_core::items::{Item, add, edit};
use roadbook_core::reviews::pack::{Pack, PackRow, build};
use roadbook_core::reviews::section::Section;
use roadbook_core::reviews::{Review, issue};
use roadbook_core::updates::Format;
use roadbook_testkit::{day, workspace};

use super::reviews::pack_leaves;

/// A workspace with a theme of four features before the last pack, and the review that looks back at it.
struct Since {
    workspace: Workspace,
    features: Vec<Item>,
}

fn add(workspace: &Workspace, title: &str, fields: &[(ItemField, &str)]) -> Item {
    let fields: Vec<_> = fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    add::add(workspace, title, &fields).unwrap().value
}

fn since() -> Since {
    let workspace = workspace();
    add(
        &workspace,
        "Money that moves at once",
        &[(ItemField::Level, "theme"), (ItemField::Timeframe, "Q2 2027")],
    );
    let feature = |title: &str, when: &str| {
        let fields = [
            (ItemField::Parent, "R-1"),
            (ItemField::Timeframe, when),
            (ItemField::Effort, "10"),
            (ItemField::Goal, "Faster payouts"),
        ];
        add(&workspace, title, &fields)
    };
    let features = vec![
        feature("Secret rail", "10 Feb 2027"),
        feature("Hidden lock", "3 Mar 2027"),
        feature("Quiet statements", "5 Jan 2027"),
        feature("Unsaid vault", "6 Jan 2027"),
    ];
    pack_leaves(&workspace);
    Since { workspace, features }
}

impl Since {
    fn set(&self, feature: usize, field: ItemField, text: &str) {
        let id = std::slice::from_ref(&self.features[feature].id);
        edit::edit(&self.workspace, id, &[(field, text.to_owned())]).unwrap();
    }

    fn review(&self) -> Review {
        Review { day: day("2026-12-01"), title: "Executive review".into(), ..Review::default() }
    }

    fn pack(&self) -> Pack {
        let today = self.workspace.today();
        self.workspace.read(|conn| Ok(build(conn, &self.review(), today)?.pack)).unwrap()
    }

    fn rows(&self, wanted: Section) -> Vec<PackRow> {
        self.pack().sections.into_iter().find(|one| one.section == wanted).unwrap().rows
    }
}

#[test]
fn a_date_within_a_theme_is_told_without_its_name() {
    let check = |moves: &[(usize, &str)], second: &str, value: &str| {
        let since = since();
        for (feature, when) in moves {
            since.set(*feature, ItemField::Timeframe, when);
        }
        let rows = since.rows(Section::Changes);
        let said: Vec<_> = rows
            .iter()
            .map(|row| {
                (row.reference.as_deref(), row.title.as_str(), row.second.as_str(), row.value.as_str())
            })
            .collect();
        if second.is_empty() {
            assert_eq!(said, [], "{moves:?}");
        } else {
            let theme = (Some("R-1"), "Money that moves at once", second, value);
            assert_eq!(said, [theme], "{moves:?}");
        }
    };
    // Executives read months: a move within one is no change.
    check(&[(0, "12 Feb 2027")], "", "");
    check(&[(0, "10 Apr 2027")], "Feb 2027 → Apr 2027 · A date within it", "+61 days");
    check(
        &[(0, "10 Apr 2027"), (1, "2 Apr 2027")],
        "Feb 2027 → Apr 2027 · 2 dates within it, the one that moved most",
        "+61 days",
    );
}

#[test]
fn what_ended_within_a_theme_is_counted() {
    let since = since();
    since.set(2, ItemField::Status, "Done");
    since.set(3, ItemField::Status, "Cut");
    let one = |section: Section| {
        let rows = since.rows(section);
        assert_eq!(rows.len(), 1, "{section:?}: {rows:?}");
        rows.into_iter().next().unwrap()
    };
    for (section, word) in [(Section::Shipped, "Done"), (Section::Cut, "Cut")] {
        let row = one(section);
        assert_eq!(
            (row.reference.as_deref(), row.word.as_str(), row.value.as_str()),
            (Some("R-1"), word, "1 thing within it"),
            "{section:?}"
        );
    }
    let effort = one(Section::Effort);
    assert_eq!(
        (effort.title.as_str(), effort.second.as_str()),
        ("Faster payouts", "20 days"),
        "what is not over"
    );
}

#[test]
fn no_name_of_what_is_within_a_theme_leaves() {
    let since = since();
    since.set(0, ItemField::Timeframe, "10 Apr 2027");
    since.set(2, ItemField::Status, "Done");
    let folder = tempfile::tempdir().unwrap();
    let formats = [Format::Md, Format::Html, Format::Pptx];
    let written = issue::write(&since.workspace, &since.review(), &formats, folder.path()).unwrap();
    assert_eq!(written.leaks, []);
    let text = std::fs::read_to_string(&written.files[0]).unwrap();
    assert!(text.contains("A date within it"), "{text}");
    for name in ["Secret rail", "Quiet statements"] {
        assert!(!text.contains(name), "{name} stays inside: {text}");
    }
}

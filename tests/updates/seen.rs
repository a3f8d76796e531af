//! What an audience sees: its own words everywhere, nothing of what its rules withhold, and nothing "in hand" that is over.

use std::collections::BTreeSet;

use roadbook_core::audiences::edit::{AudienceChange, edit as edit_audience};
use roadbook_core::audiences::view::{Secret, registers, view};
use roadbook_core::audiences::{Audience, Field, Rule, Wording};
use roadbook_core::decisions::{Choice, Decision};
use roadbook_core::formats::words::{Commitment, DecisionStatus, Sensitivity};
use roadbook_core::history::Moment;
use roadbook_core::ids::{DecisionId, ItemId};
use roadbook_core::items::add::add;
use roadbook_core::items::field::ItemField as I;
use roadbook_core::items::{Item, WebLink};
use roadbook_core::metrics::Metric;
use roadbook_core::people::{Person, store as people};
use roadbook_core::raid::RaidEntry;
use roadbook_core::register::{add as register, find};
use roadbook_core::reviews::{Review, ReviewStatus, issue, minutes};
use roadbook_core::signals::Signal;
use roadbook_core::updates::{Format, Wish, check, render, wanted, write};
use roadbook_core::{Op, Workspace, archive, sample};
use roadbook_testkit::{TODAY, day, surroundings, workspace};

use super::{all_text, audience, composed, composed_with, everybody, markdown};

fn change(workspace: &Workspace, audience: &Audience, changes: &[AudienceChange]) -> Audience {
    edit_audience(workspace, &audience.id, changes).unwrap();
    super::audience(workspace, &audience.name)
}

fn rules(workspace: &Workspace, name: &str, rules: &[(Field, Rule)]) -> Audience {
    let changes: Vec<_> =
        rules.iter().map(|(field, rule)| AudienceChange::Rule { field: *field, rule: *rule }).collect();
    change(workspace, &audience(workspace, name), &changes)
}

#[test]
fn who_is_not_told_how_things_stand_reads_of_what_is_to_come_alone() {
    let workspace = workspace();
    for (title, status) in [
        ("Build", "In progress"),
        ("Ship", "Done"),
        ("Drop", "Won't do"),
        ("Rest", "On hold"),
        ("Plan", "To do"),
    ] {
        let fields = [
            (I::Status, status),
            (I::Timeframe, "Q4 2026"),
            (I::Sensitivity, "public"),
            (I::PublicTitle, title),
        ];
        let fields: Vec<_> = fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
        add(&workspace, &format!("{title} inside"), &fields).unwrap();
    }
    let customers = audience(&workspace, "Customers");
    let composed = composed(&workspace, &customers);
    let page = markdown(&composed);
    assert!(page.contains("2 things are in hand."), "{page}");
    for (title, stands) in
        [("Build", true), ("Plan", true), ("Ship", false), ("Drop", false), ("Rest", false)]
    {
        assert_eq!(page.contains(title), stands, "{title}: {page}");
    }
    let reasons: Vec<_> = composed.withheld.iter().filter(|lost| lost.field == "status").collect();
    let reason = |reference: &str| {
        reasons
            .iter()
            .find(|lost| lost.reference == reference)
            .map(|lost| lost.reason.as_str())
            .unwrap_or_default()
    };
    assert_eq!(
        reason("R-2"),
        "Done. Customers are not told how things stand, so it is left out of what is to come"
    );
    assert!(reason("R-4").starts_with("Paused."), "{}", reason("R-4"));
    let notes = "# New\n\n## Ready\n\n```roadbook items\nonly: done\n```\n\n## Next\n\n```roadbook items\nonly: open\n```\n";
    let notes = markdown(&composed_with(&workspace, &customers, notes).unwrap());
    let (ready, next) = notes.split_once("## Next").unwrap();
    assert!(ready.contains("Ship") && !ready.contains("Build"), "{notes}");
    assert!(next.contains("Build") && !next.contains("Rest") && !next.contains("Ship"), "{notes}");
}

/// A workspace with the word "Falcon" in everything that can be read.
fn falcon() -> Workspace {
    let workspace = workspace();
    let text = || "We look at Falcon every week, and at what it brings.".to_owned();
    workspace
        .transact(Op::Import, "Words", |tx| {
            let owner = people::add(tx, Person { name: "Falcon Boss".into(), ..Person::default() })?.id;
            tx.create(&Item {
                id: ItemId("item-1".into()),
                number: 1,
                title: "Falcon rails".into(),
                product: Some("Falcon".into()),
                team: Some("Falcon crew".into()),
                goal: Some("Win with Falcon".into()),
                tags: vec!["falcon".into(), "beta".into()],
                owner: Some(owner.clone()),
                status: Some("In Falcon".into()),
                commitment: Some(Commitment::Committed),
                description: text(),
                links: vec![WebLink {
                    title: "The Falcon page".into(),
                    url: "https://wiki.example/1".into(),
                }],
                sensitivity: Sensitivity::Internal,
                ..Item::default()
            })?;
            tx.create(&Decision {
                id: DecisionId("decision-1".into()),
                number: 1,
                title: "Which Falcon?".into(),
                status: Some(DecisionStatus::Proposed),
                context: text(),
                rationale: text(),
                if_nobody_decides: text(),
                escalates_to: Some("Falcon Board".into()),
                blocked: vec!["Falcon crew".into()],
                recommendation: Some("Falcon A".into()),
                chosen: Some("Falcon A".into()),
                driver: Some(owner.clone()),
                approver: Some(owner),
                options: vec![Choice {
                    name: "Falcon A".into(),
                    text: text(),
                    pros: vec!["Falcon is fast".into()],
                    cons: vec!["Falcon is dear".into()],
                    neutral: vec!["Falcon is there".into()],
                    effort: Some("Falcon weeks".into()),
                    risk: Some("Falcon stops".into()),
                    disqualifier: Some("Falcon ends".into()),
                }],
                needed_by: Some(day("2026-12-03").into()),
                ..Decision::default()
            })
        })
        .unwrap();
    let typed = |values: &[(&str, &str)]| -> Vec<(String, String)> {
        values.iter().map(|(field, text)| ((*field).into(), (*text).into())).collect()
    };
    let risk = [("owner", "Falcon Boss"), ("nextAction", "Ask Falcon"), ("ifUnresolved", "Falcon waits")];
    register::add::<RaidEntry>(&workspace, "Falcon fails", &typed(&risk)).unwrap();
    let metric = [("owner", "Falcon Boss"), ("definition", "Falcon payouts a day")];
    register::add::<Metric>(&workspace, "Falcon speed", &typed(&metric)).unwrap();
    workspace
}

#[test]
fn the_words_of_an_audience_stand_in_everything_it_reads() {
    let workspace = falcon();
    let wording = vec![Wording { from: "Falcon".into(), to: "Fast pay".into(), means: String::new() }];
    let engineering = audience(&workspace, "Engineering");
    let engineering = change(&workspace, &engineering, &[AudienceChange::Wording { wording }]);
    let (seen, withheld) = workspace.read(|conn| view(conn, &engineering, Moment::Now, day(TODAY))).unwrap();
    let (registers, _) = workspace.read(|conn| registers(conn, &engineering, day(TODAY))).unwrap();
    for read in [serde_json::to_string(&seen).unwrap(), format!("{registers:?}")] {
        assert!(!read.to_lowercase().contains("falcon"), "{read}");
        assert!(read.contains("Fast pay"), "{read}");
    }
    let is_looked_for = |secret: &Secret| *secret == Secret::Name("Falcon".into());
    assert!(
        withheld.iter().any(|lost| lost.secrets.iter().any(is_looked_for)),
        "the inside word is looked for"
    );
    let everything = "# {{ headline }}\n\n## A\n\n```roadbook decisions\nwhich: waiting\n```\n\n## B\n\n```roadbook items\nshow: text, owner, team, product, goal, tags, links, word\n```\n\n## C\n\n```roadbook risks\n```\n\n## D\n\n```roadbook metrics\n```\n";
    let composed = composed_with(&workspace, &engineering, everything).unwrap();
    for format in Format::ALL {
        let rendered = render(&composed, *format).unwrap();
        assert_eq!(check(&rendered, &wanted(&composed)).unwrap().leaks, [], "{format}");
        assert!(!all_text(&rendered).to_lowercase().contains("falcon"), "{format}");
    }
    // Marks within a word hide it from whoever puts the words in, and not from the reader.
    let marked = [(I::Description, "It is **Fal**con all the same.".to_owned())];
    roadbook_core::items::edit::edit(&workspace, &[ItemId("item-1".into())], &marked).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let written = workspace
        .read(|conn| write(conn, &engineering, Some("standard"), &[Format::Html], folder.path(), day(TODAY)))
        .unwrap();
    assert!(written.leaks.iter().any(|leak| leak.value == "falcon"), "{:?}", written.leaks);
}

/// A decision with something in each of its parts, and a text that says one of them.
fn waiting(said: &str) -> Workspace {
    let workspace = workspace();
    add(&workspace, "Instant payouts", &[(I::Description, said.into())]).unwrap();
    workspace
        .transact(Op::Import, "Decision", |tx| {
            tx.create(&Decision {
                id: DecisionId("decision-1".into()),
                number: 1,
                title: "Which bank?".into(),
                status: Some(DecisionStatus::Proposed),
                context: "Three banks made an offer in summer.".into(),
                if_nobody_decides: "The Fjordbank contract lapses for good then.".into(),
                escalates_to: Some("Zed Zorro".into()),
                escalates_on: Some(day("2026-12-20").into()),
                needed_by: Some(day("2026-12-01").into()),
                recommendation: Some("Take the northern bank of the two".into()),
                ..Decision::default()
            })
        })
        .unwrap();
    workspace
}

#[test]
fn every_pair_of_rules_for_decisions_leaves_an_honest_page_alone() {
    let parts = [Field::Rationale, Field::Options, Field::Roles, Field::Waiting, Field::Timeframe];
    for first in parts {
        for second in parts {
            let workspace = waiting("Nothing of it stands here.");
            let engineering =
                rules(&workspace, "Engineering", &[(first, Rule::Withhold), (second, Rule::Withhold)]);
            let composed = composed(&workspace, &engineering);
            for format in [Format::Md, Format::Html, Format::Eml, Format::Xlsx, Format::Ics] {
                let found = check(&render(&composed, format).unwrap(), &wanted(&composed)).unwrap();
                assert_eq!(found.leaks, [], "{first:?} and {second:?} withheld, {format}");
            }
        }
    }
}

#[test]
fn each_part_of_a_decision_that_is_withheld_is_looked_for() {
    for (field, said, value) in [
        (Field::Waiting, "The Fjordbank contract lapses for good then.", "fjordbank"),
        (Field::Waiting, "Ask Zed Zorro.", "zed zorro"),
        (Field::Waiting, "By 20 Dec 2026 it goes up.", "20 dec 2026"),
        (Field::Waiting, "Needed by 1 December 2026.", "1 december 2026"),
        (Field::Options, "So take the northern bank of the two.", "northern bank"),
        (Field::Rationale, "Three banks made an offer in summer.", "three banks made"),
    ] {
        let workspace = waiting(said);
        let engineering = rules(&workspace, "Engineering", &[(field, Rule::Withhold)]);
        let folder = tempfile::tempdir().unwrap();
        let written = workspace
            .read(|conn| {
                write(conn, &engineering, Some("standard"), &[Format::Md], folder.path(), day(TODAY))
            })
            .unwrap();
        let found = written.leaks.iter().any(|leak| leak.reference == "D-1" && leak.value.contains(value));
        assert!(found, "{field:?}: {said}: {:?}", written.leaks);
        assert!(
            written.withheld.iter().any(|lost| lost.reference == "D-1" && lost.field == field.key()),
            "{said}"
        );
    }
}

#[test]
fn days_of_decisions_follow_the_rules_of_dates_and_of_waiting() {
    let workspace = super::plan::plan();
    let page = |rules_of: &[(Field, Rule)]| {
        let engineering = rules(&workspace, "Engineering", rules_of);
        markdown(&composed(&workspace, &engineering))
    };
    let shown = page(&[]);
    assert!(shown.contains("Tue 24 Nov") && shown.contains("6 Nov 2026"), "{shown}");
    let hidden = page(&[(Field::Waiting, Rule::Withhold), (Field::Timeframe, Rule::Withhold)]);
    assert!(!hidden.contains("24 Nov") && !hidden.contains("6 Nov 2026"), "{hidden}");
}

#[test]
fn a_month_is_told_as_a_month() {
    let workspace = super::plan::plan();
    let id = workspace
        .read(|conn| roadbook_core::decisions::store::by_reference(conn, "D-1".parse()?))
        .unwrap()
        .id;
    let field = roadbook_core::decisions::assign::DecisionField::NeededBy;
    roadbook_core::decisions::edit::edit(&workspace, &id, &[(field, "2026-12".into())]).unwrap();
    for audience in everybody(&workspace) {
        let page = markdown(&composed(&workspace, &audience));
        assert!(!page.contains("31 Dec"), "{}: {page}", audience.name);
    }
    let engineering = markdown(&composed(&workspace, &audience(&workspace, "Engineering")));
    assert!(engineering.contains("December 2026"), "{engineering}");
}

fn sample_review() -> (Workspace, Review) {
    let workspace = Workspace::open_in_memory(surroundings()).unwrap();
    sample::fill(&workspace).unwrap();
    let review = workspace
        .read(|conn| {
            let all = find::in_use::<Review>(conn)?;
            Ok(all.into_iter().find(|review| review.status == ReviewStatus::Draft))
        })
        .unwrap()
        .unwrap();
    (workspace, review)
}

#[test]
fn what_is_put_away_stops_no_pack_and_no_minutes() {
    let (workspace, review) = sample_review();
    for reference in ["D-8"] {
        archive::archive(&workspace, &[reference.parse().unwrap()]).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let written = issue::write(&workspace, &review, &[Format::Md], folder.path()).unwrap();
        assert_eq!(written.leaks, [], "the pack without {reference}");
        for audience in everybody(&workspace) {
            let written =
                minutes::write(&workspace, &review, &audience, &[Format::Md], folder.path()).unwrap();
            assert_eq!(written.leaks, [], "minutes for {} without {reference}", audience.name);
        }
    }
}

#[test]
fn packs_updates_and_minutes_can_be_written_whatever_is_withheld() {
    let (workspace, review) = sample_review();
    let mut review = review;
    let fields =
        [Field::Owner, Field::Customers, Field::Commitment, Field::Health, Field::Status, Field::Source];
    for field in &fields {
        let executives = audience(&workspace, "Executives");
        let (before, rule) = (executives.rule(*field), Rule::Withhold);
        let withhold = [AudienceChange::Rule { field: *field, rule }];
        edit_audience(&workspace, &executives.id, &withhold).unwrap();
        review.audience = Some(executives.id.clone());
        let folder = tempfile::tempdir().unwrap();
        let pack = issue::write(&workspace, &review, &[Format::Md], folder.path()).unwrap();
        assert_eq!(pack.leaks, [], "the pack with {field:?} withheld");
        if *field == Field::Owner {
            let says = |what: &&String| what.contains("has no owner");
            let unowned: Vec<_> = pack.missing.iter().filter(says).collect();
            assert_eq!(unowned, [""; 0], "what is hidden is not missing");
        }
        let written = workspace
            .read(|conn| {
                let executives = roadbook_core::audiences::list::get(conn, &executives.id)?;
                write(conn, &executives, None, &[Format::Md], folder.path(), day(TODAY))
            })
            .unwrap();
        assert_eq!(written.leaks, [], "the update with {field:?} withheld");
        edit_audience(&workspace, &executives.id, &[AudienceChange::Rule { field: *field, rule: before }])
            .unwrap();
    }
}

#[test]
fn what_waits_is_withheld_from_packs_as_from_updates() {
    let (workspace, _) = sample_review();
    let executives = rules(&workspace, "Executives", &[(Field::Waiting, Rule::Withhold)]);
    let (registers, withheld) = workspace.read(|conn| registers(conn, &executives, day(TODAY))).unwrap();
    assert!(registers.risks.is_empty() && withheld.iter().any(|lost| lost.reference.starts_with("K-")));
}

#[test]
fn names_of_customers_are_looked_for_where_they_may_not_be_said() {
    let workspace = workspace();
    let said = [("customer", "Fjordbank Nordics"), ("who", "Olga Petrova"), ("sensitivity", "internal")];
    let said: Vec<_> = said.iter().map(|(field, text)| ((*field).into(), (*text).into())).collect();
    register::add::<Signal>(&workspace, "We need statements in six languages", &said).unwrap();
    let text = "Fjordbank Nordics asked for it, through Olga Petrova.";
    add(&workspace, "Statements", &[(I::Description, text.into()), (I::Commitment, "committed".into())])
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let leaks = |name: &str| {
        let audience = audience(&workspace, name);
        let written = workspace
            .read(|conn| write(conn, &audience, Some("standard"), &[Format::Md], folder.path(), day(TODAY)))
            .unwrap();
        let values: BTreeSet<_> = written.leaks.into_iter().map(|leak| leak.value).collect();
        values.into_iter().collect::<Vec<_>>()
    };
    for name in ["Executives", "Engineering", "Sales", "Marketing"] {
        assert_eq!(leaks(name), ["fjordbank nordics", "olga petrova"], "{name}");
    }
    assert_eq!(leaks("Support"), [""; 0], "they know who asked");
    rules(&workspace, "Engineering", &[(Field::Customers, Rule::Show)]);
    assert_eq!(leaks("Engineering"), [""; 0], "a rule says so");
}

#[test]
fn a_page_that_says_of_what_goes_on_that_it_does_not_is_warned_of() {
    let workspace = super::plan::plan();
    let engineering = audience(&workspace, "Engineering");
    let issued = roadbook_core::updates::issue(&workspace, Wish::of(&engineering.id)).unwrap().value;
    assert!(issued.update.is_some());
    let id =
        workspace.read(|conn| roadbook_core::items::store::by_reference(conn, "R-5".parse()?)).unwrap().id;
    roadbook_core::items::edit::edit(&workspace, &[id], &[(I::Sensitivity, "restricted".into())]).unwrap();
    let composed = composed(&workspace, &engineering);
    let found =
        workspace.read(|conn| roadbook_core::updates::look_through(conn, &engineering, &composed)).unwrap();
    let goes_on = found.iter().find(|warning| warning.what.starts_with("R-5 goes on"));
    assert!(goes_on.is_some(), "{found:?}");
}

#[test]
fn a_withheld_title_in_a_shown_one_and_words_in_headings_are_warned_of() {
    let workspace = workspace();
    add(&workspace, "Project Falcon", &[(I::Sensitivity, "restricted".into())]).unwrap();
    add(&workspace, "Rails for Project Falcon", &[(I::Team, "Project Falcon".into())]).unwrap();
    let engineering = audience(&workspace, "Engineering");
    let field = roadbook_core::audiences::assign::AudienceField::NeverSay;
    let never = [AudienceChange::Typed { field, text: "weekly".into() }];
    let engineering = change(&workspace, &engineering, &never);
    let text = "```roadbook page\ntitle: The weekly news\n```\n\n# Plan\n\n## XQZ plans\n\n```roadbook items\nshow: team\n```\n";
    let composed = composed_with(&workspace, &engineering, text).unwrap();
    let found =
        workspace.read(|conn| roadbook_core::updates::look_through(conn, &engineering, &composed)).unwrap();
    let has = |what: &str| found.iter().any(|warning| warning.what.contains(what));
    assert!(has("“Project Falcon” (R-1) is not for them, and stands in title of R-2"), "{found:?}");
    assert!(has("“Project Falcon” (R-1) is not for them, and stands in team of R-2"), "{found:?}");
    assert!(has("It says “weekly”"), "{found:?}");
    assert!(has("Nothing explains “XQZ”"), "{found:?}");
    let found = check(&render(&composed, Format::Md).unwrap(), &wanted(&composed)).unwrap();
    assert_eq!(found.leaks, [], "the title is shown as it is");
}

#[test]
fn a_review_is_never_for_the_author_by_itself() {
    let (workspace, review) = sample_review();
    let review = Review { audience: None, ..review };
    let executives = audience(&workspace, "Executives");
    let rename = |text: &str| {
        let field = roadbook_core::audiences::assign::AudienceField::Name;
        edit_audience(&workspace, &executives.id, &[AudienceChange::Typed { field, text: text.into() }])
            .unwrap();
    };
    let read_by = || workspace.read(|conn| roadbook_core::reviews::reader::audience_of(conn, &review));
    rename("Leadership");
    assert_eq!(read_by().unwrap().name, "Leadership", "whatever they are called");
    roadbook_core::audiences::archive::put_away(&workspace, &executives.id).unwrap();
    let refused = read_by().unwrap_err();
    assert!(refused.to_string().contains("Nobody said whom"), "{refused}");
}

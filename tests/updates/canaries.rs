//! Canaries: a word that stands nowhere else in every field of every record. Who may read which is written down here a
//! second time, apart from the code that decides it.

use roadbook_core::actions::Action;
use roadbook_core::decisions::{Amendment, Attachment, Choice, Decision, ReviewOutcome, ReviewResult};
use roadbook_core::formats::words::{DecisionStatus, Level, Sensitivity};
use roadbook_core::ids::{DecisionId, ItemId};
use roadbook_core::items::{Item, Source, WebLink};
use roadbook_core::links::Relation;
use roadbook_core::links::store::{Ends, connect};
use roadbook_core::metrics::Metric;
use roadbook_core::people::{Person, store as people};
use roadbook_core::raid::RaidEntry;
use roadbook_core::register::add::add;
use roadbook_core::signals::Signal;
use roadbook_core::updates::{Format, Rendered, Wish, again, check, issue, render, wanted};
use roadbook_core::{Kind, Op, Workspace};
use roadbook_testkit::{day, workspace};

use super::{all_text, composed, composed_with, everybody};

/// Shows every field a block can show.
const EVERYTHING: &str = "# {{ headline }}

## Waiting

```roadbook decisions
which: waiting
```

## Waiting, in a table

```roadbook decisions
which: waiting
as: table
```

## Items

```roadbook items
show: text, when, commitment, status, word, owner, team, product, theme, goal, level, tags, dependencies, effort, links, source
```

## Decided

```roadbook decisions
which: decided
```

## Risks

```roadbook risks
```

## Measures

```roadbook metrics
```
";

const ITEMS: [&str; 7] = ["theme", "open", "inside", "secret", "gone", "debt", "later"];
const ITEM_FIELDS: [&str; 13] = [
    "title",
    "description",
    "note",
    "public",
    "publictext",
    "product",
    "team",
    "goal",
    "tag",
    "owner",
    "status",
    "link",
    "source",
];
const DECISIONS: [&str; 4] = ["ask", "choice", "closed", "dropped"];
const DECISION_FIELDS: [&str; 19] = [
    "title",
    "public",
    "publictext",
    "recommendation",
    "option",
    "con",
    "silence",
    "whom",
    "blocked",
    "approver",
    "chosen",
    "rationale",
    "context",
    "tag",
    "amended",
    "reviewed",
    "file",
    "meeting",
    "team",
];

fn canary(record: &str, field: &str) -> String {
    format!("qz{record}{field}")
}

fn item(record: &str, number: u32) -> Item {
    let word = |field: &str| canary(record, field);
    Item {
        id: ItemId(format!("item-{number}")),
        number,
        level: Level::Initiative,
        title: word("title"),
        description: format!("It says {} here.", word("description")),
        internal_note: format!("It notes {} here.", word("note")),
        public_title: Some(word("public")),
        public_text: format!("It tells {} here.", word("publictext")),
        product: Some(word("product")),
        team: Some(word("team")),
        goal: Some(word("goal")),
        tags: vec![word("tag")],
        status: Some(word("status")),
        timeframe: "2026-12-05/2027-01-29".to_owned().try_into().unwrap(),
        links: vec![WebLink { title: word("link"), url: format!("https://example.com/{}", word("link")) }],
        source: Some(Source {
            system: "jira".into(),
            id: word("source"),
            file: None,
            url: None,
            scope: None,
        }),
        sensitivity: Sensitivity::Internal,
        ..Item::default()
    }
}

fn decision(record: &str, number: u32) -> Decision {
    let word = |field: &str| canary(record, field);
    Decision {
        id: DecisionId(format!("decision-{number}")),
        number,
        title: word("title"),
        public_title: Some(word("public")),
        public_text: word("publictext"),
        status: Some(DecisionStatus::Proposed),
        recommendation: Some(word("recommendation")),
        options: vec![
            Choice { name: word("option"), cons: vec![word("con")], ..Choice::default() },
            Choice { name: "Wait".into(), ..Choice::default() },
        ],
        if_nobody_decides: word("silence"),
        escalates_to: Some(word("whom")),
        blocked: vec![word("blocked")],
        chosen: Some(word("chosen")),
        rationale: word("rationale"),
        context: word("context"),
        amendments: vec![Amendment {
            on: day("2026-11-05").into(),
            by: "Nora Vale".into(),
            note: String::new(),
            field: "rationale".into(),
            before: word("amended"),
            after: String::new(),
        }],
        reviews: vec![ReviewResult {
            date: day("2026-11-06").into(),
            outcome: ReviewOutcome::Keep,
            note: word("reviewed"),
            due: None,
        }],
        attachments: vec![Attachment { name: word("file"), size: 1, hash: "x".into() }],
        decided_in: Some(word("meeting")),
        team: Some(word("team")),
        tags: vec![word("tag")],
        needed_by: Some(day("2026-12-03").into()),
        decided_on: Some(day("2026-11-04").into()),
        ..Decision::default()
    }
}

fn full() -> Workspace {
    let workspace = workspace();
    workspace
        .transact(Op::Import, "Canaries", |tx| {
            for (number, record) in (1..).zip(ITEMS) {
                let owner =
                    people::add(tx, Person { name: canary(record, "owner"), ..Person::default() })?.id;
                let item = Item { owner: Some(owner), ..item(record, number) };
                let parent = (!matches!(record, "theme" | "debt")).then(|| ItemId("item-1".into()));
                let item = match record {
                    "theme" => Item { level: Level::Theme, sensitivity: Sensitivity::Public, ..item },
                    "open" => Item { parent, sensitivity: Sensitivity::Public, ..item },
                    "secret" => Item { parent, sensitivity: Sensitivity::Restricted, ..item },
                    "gone" => Item { parent, archived: true, ..item },
                    "debt" => Item { tags: vec![canary(record, "tag"), "technical debt".into()], ..item },
                    "later" => Item {
                        parent,
                        timeframe: "2027-07-05/2027-08-20".to_owned().try_into().unwrap(),
                        ..item
                    },
                    _ => Item { parent, ..item },
                };
                tx.create(&item)?;
            }
            for (number, record) in (1..).zip(DECISIONS) {
                let approver =
                    people::add(tx, Person { name: canary(record, "approver"), ..Person::default() })?.id;
                let decision = Decision { approver: Some(approver), ..decision(record, number) };
                tx.create(&match record {
                    "choice" => Decision {
                        status: Some(DecisionStatus::Accepted),
                        sensitivity: Sensitivity::Public,
                        ..decision
                    },
                    "closed" => Decision { sensitivity: Sensitivity::Restricted, ..decision },
                    "dropped" => Decision { archived: true, ..decision },
                    _ => decision,
                })?;
            }
            let ends = Ends { from: (Kind::Item, "item-2"), to: (Kind::Item, "item-4") };
            connect(tx, Relation::DependsOn, ends, false)?;
            let ends = Ends { from: (Kind::Decision, "decision-2"), to: (Kind::Item, "item-4") };
            connect(tx, Relation::Concerns, ends, false)
        })
        .unwrap();
    for (record, sensitivity) in REGISTERS {
        let word = |field: &str| canary(record, field);
        let text = |key: &str, value: String| (key.to_owned(), value);
        let above = text("sensitivity", sensitivity.to_owned());
        let metric =
            [above.clone(), text("definition", word("definition")), text("readings", "2026-11-16 71".into())];
        add::<Metric>(&workspace, &word("metric"), &metric).unwrap();
        let risk = [
            above,
            text("nextAction", word("next")),
            text("ifUnresolved", word("otherwise")),
            text("note", word("own")),
        ];
        add::<RaidEntry>(&workspace, &word("risk"), &risk).unwrap();
        let hidden = [text("sensitivity", "restricted".into())];
        add::<Action>(&workspace, &word("todo"), &hidden).unwrap();
        add::<Signal>(
            &workspace,
            &word("said"),
            &[text("customer", word("customer")), text("who", word("caller"))],
        )
        .unwrap();
    }
    workspace
}

/// Metrics, risks, actions and signals: those that many may see, and those that nobody may.
const REGISTERS: [(&str, &str); 2] = [("known", "internal"), ("hushed", "restricted")];

/// Their words, and whether an audience reads each; nothing where that is for other tests to say.
fn register_words(audience: &str) -> Vec<(String, Option<bool>)> {
    let all =
        ["metric", "definition", "risk", "next", "otherwise", "own", "todo", "said", "customer", "caller"];
    let of = |record: &'static str| all.map(|field| (record, field));
    let reads = |record: &str, field: &str| match (audience, record, field) {
        // No page shows what stands in no block.
        (_, _, "own" | "todo" | "said" | "customer" | "caller") => Some(false),
        ("Author", ..) => None,
        (_, "hushed", _) | ("Customers", ..) => Some(false),
        (_, _, "metric") => Some(true),
        ("Sales and customer success" | "Marketing" | "Support", _, "risk" | "next" | "otherwise") => {
            Some(false)
        }
        (_, _, "risk") => Some(true),
        _ => None,
    };
    let words = REGISTERS.iter().flat_map(|&(record, _)| of(record));
    words.map(|(record, field)| (canary(record, field), reads(record, field))).collect()
}

/// Whether an audience reads a field of an item, by the table of audiences.
fn reads_item(audience: &str, record: &str, field: &str) -> bool {
    let reads_record = match (audience, record) {
        (_, "gone") => false,
        ("Author", _) => true,
        (_, "secret") => false,
        ("Executives", _) => matches!(record, "theme" | "debt"),
        ("Customers", _) => matches!(record, "theme" | "open"),
        ("Sales and customer success", "debt") => false,
        ("Support", "later") => false,
        _ => true,
    };
    let allowed: &[&str] = match audience {
        "Author" => &ITEM_FIELDS,
        "Executives" => &["title", "description", "product", "team", "goal", "owner", "status"],
        "Engineering" => {
            &["title", "description", "product", "team", "goal", "tag", "owner", "status", "link", "source"]
        }
        "Sales and customer success" => &["title", "description", "product", "team", "goal", "owner"],
        "Marketing" => &["title", "description", "product", "team", "goal", "tag", "owner"],
        "Support" => &["title", "description", "product", "team", "goal", "owner", "link"],
        "Finance and board" => &["title", "product", "goal", "owner"],
        "Customers" => &["public", "publictext", "product"],
        other => panic!("who is {other}?"),
    };
    // Public words are read by those who get nothing else.
    let is_public_word = matches!(field, "public" | "publictext");
    reads_record && allowed.contains(&field) && (audience == "Customers" || !is_public_word)
}

/// The same for a decision. Context and public text stand in no update.
fn reads_decision(audience: &str, record: &str, field: &str) -> bool {
    let reads_record = match (audience, record) {
        (_, "dropped") => false,
        ("Author", _) => true,
        (_, "closed") => false,
        ("Customers", _) => record == "choice",
        _ => true,
    };
    let waits = record != "choice";
    let in_that_state = match field {
        "recommendation" | "option" | "con" | "silence" | "whom" | "blocked" | "approver" => waits,
        "chosen" | "rationale" => !waits,
        "title" | "public" => true,
        _ => false,
    };
    let allowed: &[&str] = match audience {
        "Author" | "Executives" | "Engineering" | "Finance and board" => &[
            "title",
            "recommendation",
            "option",
            "con",
            "silence",
            "whom",
            "blocked",
            "approver",
            "chosen",
            "rationale",
        ],
        "Sales and customer success" | "Marketing" | "Support" => &["title", "approver"],
        "Customers" => &["public"],
        other => panic!("who is {other}?"),
    };
    reads_record && in_that_state && allowed.contains(&field)
}

#[test]
fn every_audience_reads_what_is_meant_for_it_and_not_a_word_more() {
    let workspace = full();
    let mut pairs = 0;
    for audience in everybody(&workspace) {
        let name = audience.name.as_str();
        let items = ITEMS.iter().flat_map(|record| {
            ITEM_FIELDS.iter().map(move |field| (canary(record, field), reads_item(name, record, field)))
        });
        let decisions = DECISIONS.iter().flat_map(|record| {
            DECISION_FIELDS
                .iter()
                .map(move |field| (canary(record, field), reads_decision(name, record, field)))
        });
        let expected: Vec<_> = items.chain(decisions).collect();
        let everything = composed_with(&workspace, &audience, EVERYTHING).unwrap();
        for (composed, shows_all) in [(everything, true), (composed(&workspace, &audience), false)] {
            for format in Format::ALL {
                let rendered = render(&composed, *format).unwrap();
                let found = check(&rendered, &wanted(&composed)).unwrap();
                assert_eq!(found.leaks, [], "{name} in {format}");
                let text = all_text(&rendered);
                for (word, reads) in register_words(name) {
                    pairs += 1;
                    let stands = text.contains(word.as_str());
                    assert!(
                        reads != Some(false) || !stands,
                        "{name} must not read {word}, and does in {format}"
                    );
                    let should = shows_all && *format != Format::Ics && reads == Some(true);
                    assert!(!should || stands, "{name} should read {word}, and does not in {format}");
                }
                for (word, reads) in &expected {
                    pairs += 1;
                    let stands = text.contains(word.as_str());
                    assert!(*reads || !stands, "{name} must not read {word}, and does in {format}");
                    // A calendar holds dates, and no texts.
                    let holds_texts = *format != Format::Ics;
                    assert!(
                        !shows_all || !holds_texts || !*reads || stands,
                        "{name} should read {word}, and does not in {format}"
                    );
                }
            }
        }
    }
    assert!(pairs >= 10_000, "{pairs} words were looked for in files");
}

#[test]
fn nor_does_anybody_when_it_was_issued_and_made_again() {
    let workspace = full();
    let mut pairs = 0;
    for audience in everybody(&workspace).iter().filter(|audience| !audience.is_author()) {
        let name = audience.name.as_str();
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let wish = Wish { formats: Format::ALL, folder: Some(folder.path()), ..Wish::of(&audience.id) };
        let issued = issue(&workspace, wish).unwrap().value;
        let update = issued.update.unwrap_or_else(|| panic!("{name}: {:?}", issued.written.leaks));
        let again = workspace.read(|conn| again(conn, &update, &[], other.path())).unwrap();
        assert!(again.iter().all(|again| again.is_same == Some(true)), "{name}");
        let left = issued.written.files.into_iter().chain(again.into_iter().map(|again| again.file));
        for file in left {
            let text = all_text(&Rendered { format: file.format, bytes: std::fs::read(&file.path).unwrap() });
            let path = file.path.file_name().unwrap().to_string_lossy().into_owned();
            for (word, reads) in register_words(name) {
                pairs += 1;
                assert!(
                    reads != Some(false) || !text.contains(&word),
                    "{name} must not read {word}, and does in {path}"
                );
            }
            for (record, field) in ITEMS.iter().flat_map(|record| ITEM_FIELDS.map(|field| (record, field))) {
                pairs += 1;
                let word = canary(record, field);
                let reads = reads_item(name, record, field);
                assert!(reads || !text.contains(&word), "{name} must not read {word}, and does in {path}");
                assert!(!path.contains(&word), "{path}");
            }
            for (record, field) in
                DECISIONS.iter().flat_map(|record| DECISION_FIELDS.map(|field| (record, field)))
            {
                pairs += 1;
                let word = canary(record, field);
                let reads = reads_decision(name, record, field);
                assert!(reads || !text.contains(&word), "{name} must not read {word}, and does in {path}");
            }
        }
    }
    assert!(pairs >= 10_000, "{pairs} words were looked for in issued files");
}

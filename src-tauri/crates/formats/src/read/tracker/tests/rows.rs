//! What becomes of the cells of a row.

use super::*;
use crate::words::{Health, Level, Scale};

const JIRA: &str = "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Priority,Assignee,Assignee Id,\
    Created,Due date,Labels,Labels,Component/s,Component/s,Fix versions,Description,Inward issue link (Blocks),\
    Outward issue link (Blocks),Custom field (Start date),Custom field (Story point estimate),Sprint,Sprint,Comment,Comment,\
    Parent,Parent key,Status Category\n";

#[test]
fn a_row_of_jira_becomes_an_item() {
    let text = format!(
        "{JIRA}Instant  payouts,PAY-1180,10399,Epic,Ready for Risk,PAY,Payouts,High,Ann Lee,5f:1,25/Feb/26 10:17 PM,\
         26/Feb/27 12:00 AM,q3-bet sepa,\"peak, sepa\",Core,Ledger,Release 2,\"h3. Why\nCustomers *wait*\",PAY-3,PAY-4,\
         05/Oct/26 12:00 AM,5.0,PAY 41,PAY 42,25/Feb/26 4:38 PM;5f:1;Yes,,10074,PAY-1100,In Progress\n"
    );
    let read = read(&text);
    assert_eq!((read.recognised.mapping.kind, read.recognised.confidence), (Kind::Jira, Confidence::High));
    assert_eq!((read.recognised.known, read.recognised.headings), (29, 29));
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    let item = serde_json::to_value(&read.items[0]).expect("plain data");
    let expect = serde_json::json!({
        "line": 2, "sourceId": "PAY-1180", "internalId": "10399", "title": "Instant payouts", "level": "initiative",
        "levelAsWritten": "Epic", "status": "Ready for Risk", "statusScale": "inProgress", "owner": "Ann Lee",
        "ownerEmail": null, "start": "2026-10-05", "end": "2027-02-26", "timeframe": null, "product": "Payouts",
        "team": "Core", "goal": null, "tags": ["q3-bet", "sepa", "peak", "Release 2", "PAY 42", "Ledger"], "parent": "PAY-1100",
        "description": "### Why\n\nCustomers **wait**", "effort": 5.0, "effortInWords": null, "isDatedTwice": false, "commitment": null, "health": null,
        "sensitivity": null, "publicTitle": null, "publicText": null, "internalNote": "25 February 2026, Ann Lee: Yes", "url": null,
        "dependsOn": ["PAY-3"], "blocks": ["PAY-4"], "comments": 1,
    });
    assert_eq!(item, expect);
}

#[test]
fn comments_become_a_note_the_newest_last() {
    let note = |cells: &str| {
        let columns = "Comment,".repeat(cells.split(',').count());
        let read = read(&format!(
            "Summary,Issue key,Issue Type,Status,Reporter,Reporter Id,{columns}\nA,P-1,Story,Open,Bo Li,5f:9,{cells},\n"
        ));
        read.items[0].internal_note.clone().unwrap_or_default()
    };
    assert_eq!(
        note("26/Feb/26 4:38 PM;5f:9;Later *bold*,25/Feb/26 4:38 PM;557058:2f1c;Sooner; with this"),
        "25 February 2026: Sooner; with this\n\n26 February 2026, Bo Li: Later **bold**",
        "an account without a name says nothing"
    );
    assert_eq!(note("25/Feb/26 4:38 PM;ann.lee;Yes"), "25 February 2026, ann.lee: Yes");
    assert_eq!(note("No date; no account; only text"), "No date; no account; only text");
    let many: Vec<_> = (1..=25).map(|day| format!("{day:02}/Feb/26 4:38 PM;ann;c{day}")).collect();
    let many = note(&many.join(","));
    assert!(
        many.starts_with("5 earlier comments are not kept here.\n\n6 February 2026, ann: c6\n\n"),
        "{many}"
    );
    assert!(many.ends_with("c25"));
}

#[test]
fn the_last_sprint_is_a_tag() {
    let tags = |cells: &str| {
        let read = read(&format!(
            "Summary,Issue key,Issue Type,Status,Sprint,Sprint,Sprint\nA,P-1,Story,Open,{cells}\n"
        ));
        read.items[0].tags.clone()
    };
    assert_eq!(tags("PAY 41,PAY 42,"), ["PAY 42"]);
    assert_eq!(tags(",,"), [""; 0]);
    assert_eq!(tags("\"com.x.Sprint@1a[id=7,state=CLOSED,name=PAY 41,goal=]\",,"), ["PAY 41"]);
}

#[test]
fn words_among_efforts_are_kept_to_be_said() {
    let mixed = read("Summary,Issue key,Effort\nA,P-1,5\nB,P-2,large\n");
    let efforts = |read: &Read| {
        read.items.iter().map(|item| (item.effort, item.effort_in_words.clone())).collect::<Vec<_>>()
    };
    assert_eq!(efforts(&mixed), [(Some(5.0), None), (None, Some("large".to_owned()))]);
    assert!(mixed.problems.is_empty(), "they are said once for the file: {:?}", mixed.problems);
    let beside = read("Summary,Issue key,Effort,Points\nA,P-1,M,3\n");
    assert_eq!(efforts(&beside), [(Some(3.0), None)], "a number goes before words");
}

#[test]
fn what_is_wrong_in_a_row_is_named_and_the_rest_kept() {
    let check = |row: &str, field: &str, expect: serde_json::Value, problem: &str| {
        let read = read(&format!(
            "Summary,Issue key,Issue Type,Due date,Start date,Effort,Health,Assignee\n{row}\n"
        ));
        let item =
            read.items.first().map(|item| serde_json::to_value(item).expect("plain data")[field].clone());
        assert_eq!(item.unwrap_or_default(), expect, "{row}");
        let problems: Vec<_> = read.problems.iter().map(|problem| problem.message.as_str()).collect();
        let fits = if problem.is_empty() {
            problems.is_empty()
        } else {
            problems.iter().any(|said| said.contains(problem))
        };
        assert!(fits, "{row}: {problems:?}");
        assert!(read.problems.iter().all(|problem| problem.line == Some(2)), "{row}: the line is named");
    };
    let none = serde_json::Value::Null;
    check(
        "A,P-1,Story,31/Nov/26,,,,",
        "end",
        none.clone(),
        "Due date “31/Nov/26”: there is no such day. No end was taken from it.",
    );
    check("A,P-1,Story,05/06/2026,,,,", "end", none.clone(), "may be 5 June 2026 or 6 May 2026");
    check("A,P-1,Story,whenever,,,,", "end", none.clone(), "“whenever”: that is not a date");
    check("A,P-1,Story,Q3 2026,Q1 2026,,,", "timeframe", "Q1 2026 – Q3 2026".into(), "");
    check("A,P-1,Story,Q3 2026,2026-01-05,,,", "timeframe", "2026-01-05 – Q3 2026".into(), "");
    check(
        "A,P-1,Story,\"{\"\"start\"\":\"\"2026-01-01\"\",\"\"end\"\":\"\"2026-03-31\"\"}\",,,,",
        "end",
        "2026-03-31".into(),
        "",
    );
    check("A,P-1,Story,,,\"2,5\",,", "effort", 2.5.into(), "");
    check("A,P-1,Story,,,,great,", "health", none.clone(), "Health “great” is not on track");
    check(",P-1,Story,,,,,", "title", "P-1".into(), "no title");
    check(",,Story,,,,Red,", "title", none, "neither a title nor an id");
    check("Ãœberweisung,P-1,Story,,,,,", "title", "Ãœberweisung".into(), "probably “Überweisung”");
    check(
        "A,P-1,Story,,,,,x,beyond,",
        "internalNote",
        "Cells without a heading: beyond".into(),
        "10 cells, the heading has 8",
    );
    check("A,P-1,Story,,,,,Ann <a@b.example>", "ownerEmail", "a@b.example".into(), "");
}

#[test]
fn a_given_order_reads_ambiguous_days() {
    let text = "Summary,Issue key,Due date\nA,P-1,05/06/2026\n";
    let end = |given| read_with(text.as_bytes(), given).items[0].end.map(|date| date.to_string());
    assert_eq!(end(None), None);
    assert_eq!(end(Some(DayOrder::Dmy)).as_deref(), Some("2026-06-05"));
    assert_eq!(end(Some(DayOrder::Mdy)).as_deref(), Some("2026-05-06"));
}

#[test]
fn levels_follow_the_mapping() {
    let text = "Summary,Issue key,Issue Type\nA,P-1,Initiative\nB,P-2,epic\nC,P-3,Spike\nD,P-4,Gate\n";
    let (facts, rows, _) = rows_of(text.as_bytes());
    let mut mapping = recognise(&facts, &rows).mapping;
    mapping.levels.retain(|level| level.word != "epic");
    mapping.levels.iter_mut().find(|level| level.word == "Gate").expect("listed").level =
        Some(Level::Milestone);
    mapping.levels.iter_mut().find(|level| level.word == "Spike").expect("listed").level = None;
    let plan = Plan::new("t.csv", &mapping, Dates::default());
    let levels: Vec<_> = rows.iter().map(|row| read_row(&plan, row).0.map(|item| item.level)).collect();
    assert_eq!(levels, [Some(Level::Theme), Some(Level::Initiative), None, Some(Level::Milestone)]);
}

#[test]
fn a_table_of_our_own_words_keeps_its_levels() {
    let read = read(
        "Title,Level,Quarter,Commitment,Health,Owner\nA,Theme,Q3 2026,likely,at risk,Ann\nB,initiative,,,,\n",
    );
    let levels: Vec<_> = read.items.iter().map(|item| item.level).collect();
    assert_eq!(levels, [Level::Theme, Level::Initiative]);
    assert_eq!(read.items[0].timeframe.as_deref(), Some("Q3 2026"));
    assert_eq!(read.items[0].health, Some(Health::AtRisk));
    assert_eq!(read.recognised.confidence, Confidence::Medium);
}

#[test]
fn asana_is_done_when_completed_not_when_filed_under_done() {
    let header = "Task ID,Created At,Completed At,Name,Section/Column,Assignee,Due Date,Parent task";
    let read =
        read(&format!("{header}\n1,,2026-05-01,A,Doing,,,\n2,,,B,Done,,,A\n3,,,C,Doing,,2026-06-01,\n"));
    let scales: Vec<_> = read.items.iter().map(|item| item.status_scale).collect();
    assert_eq!(scales, [Some(Scale::Done), None, Some(Scale::InProgress)]);
    let words: Vec<_> = read.items.iter().map(|item| item.status.as_deref()).collect();
    assert_eq!(
        words,
        [Some("Completed"), None, Some("Doing")],
        "a section does not become done by what is done in it"
    );
    assert_eq!(
        read.problems[0].message,
        "It lies in “Done” and is not completed. It was imported without a status."
    );
    assert_eq!(read.items[1].parent.as_deref(), Some("A"));
}

#[test]
fn an_export_in_an_unknown_language_is_read_by_its_values() {
    let all = "Αα,Ββ,Γγ,Δδ,Εε,Ζζ\nOne thing,PAY-1,1001,Story,To Do,PAY\nAnother,PAY-2,1002,Epic,Done,PAY\n";
    let current = "Δδ,Ββ,Γγ,Αα\nStory,PAY-1,1001,One thing\nEpic,PAY-2,1002,Another\n";
    for text in [all, current] {
        let read = read(text);
        assert_eq!(read.recognised.mapping.kind, Kind::Jira, "{text}");
        let item = &read.items[1];
        assert_eq!((item.title.as_str(), item.source_id.as_deref()), ("Another", Some("PAY-2")), "{text}");
        assert_eq!((item.internal_id.as_deref(), item.level), (Some("1002"), Level::Initiative), "{text}");
    }
}

#[test]
fn an_advanced_roadmaps_plan_is_recognised() {
    let text = "Hierarchy,Title,Issue key,Issue type,Issue status,Assignee,Target start date,Target end date,Parent,Team\n\
                Epic,One,P-1,Epic,In Progress,Ann,05/Oct/26,26/Feb/27,,Core\n";
    let read = read(text);
    assert_eq!(read.recognised.mapping.kind, Kind::JiraAdvancedRoadmaps);
    let item = &read.items[0];
    assert_eq!((item.level, item.team.as_deref()), (Level::Initiative, Some("Core")));
    assert_eq!(item.end.map(|date| date.to_string()).as_deref(), Some("2027-02-26"));
}

#[test]
fn teams_that_are_ids_give_way_to_components() {
    let text = "Summary,Issue key,Issue Type,Components,Custom field (Team)\n\
                A,P-1,Story,Ledger,36885b3c-1bf0-4f85-a357-c5b858c31de4\n";
    assert_eq!(read(text).items[0].team.as_deref(), Some("Ledger"));
    let named = text.replace("36885b3c-1bf0-4f85-a357-c5b858c31de4", "Core");
    let read = read(&named);
    assert_eq!(
        (read.items[0].team.as_deref(), read.items[0].tags.clone()),
        (Some("Core"), vec!["Ledger".to_owned()])
    );
}

//! Exports of other tools than Jira, as their headings and cells are.

use super::*;

/// Checks the items of a table: id, title, scale, owner, what says when, and what it is part of; and that nothing is wrong.
fn check(text: &str, expect: &[&str]) {
    let read = read(text);
    let rows = read.items.iter().map(|item| {
        let or_nothing = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let date = |date: Option<crate::date::PartialDate>| {
            date.map_or_else(|| "-".to_owned(), |date| date.to_string())
        };
        [
            or_nothing(&item.source_id),
            item.title.clone(),
            item.status_scale.map_or("-", crate::words::Scale::key).to_owned(),
            or_nothing(&item.owner),
            item.timeframe.clone().unwrap_or_else(|| format!("{}/{}", date(item.start), date(item.end))),
            or_nothing(&item.parent),
        ]
        .join(" | ")
    });
    assert_eq!(rows.collect::<Vec<_>>(), expect, "{text}: {:?}", read.problems);
    assert_eq!(read.problems, [], "{text}");
}

#[test]
fn trello_is_read() {
    check(
        "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List ID,List Name,Board Name,Archived,Start Date,\
         Due Complete\n\
         6f1,Payouts,https://trello.com/c/1,Why,\"sepa (green)\",Ann Lee,2026-11-30T12:00:00.000Z,7a,Doing,Core,false,,false\n\
         6f2,Refunds,https://trello.com/c/2,,,,,7b,Done,Core,false,2026-02-25,true\n",
        &[
            "6f1 | Payouts | inProgress | Ann Lee | -/2026-11-30 | -",
            "6f2 | Refunds | done | - | 2026-02-25/- | -",
        ],
    );
}

#[test]
fn azure_devops_is_read() {
    check(
        "ID,Work Item Type,Title,Assigned To,State,Tags,Area Path,Parent,Start Date,Target Date,Created Date\n\
         12,Epic,Payouts,Ann Lee <ann@example.com>,Active,a; b,Pay\\Core,,11/05/2026 9:15:00 AM,11/30/2026 12:00:00 AM,1/2/2026\n\
         13,Feature,Refunds,,Removed,,Pay\\Core,12,,,1/13/2026\n",
        &[
            "12 | Payouts | inProgress | Ann Lee | 2026-11-05/2026-11-30 | -",
            "13 | Refunds | cut | - | -/- | 12",
        ],
    );
    check(
        "ID,Work Item Type,Title 1,Title 2,State\n12,Epic,Payouts,,New\n13,Feature,,Refunds,New\n",
        &["12 | Payouts | notStarted | - | -/- | -", "13 | Refunds | notStarted | - | -/- | -"],
    );
}

#[test]
fn github_projects_are_read() {
    check(
        "Title\tURL\tAssignees\tStatus\tLabels\tMilestone\tRepository\tSize\tStart date\tTarget date\n\
         Payouts\thttps://github.com/o/r/issues/1\tannlee\tIn Progress\tsepa\tv2\to/r\tM\t2026-02-25\t2026-11-30\n",
        &["- | Payouts | inProgress | annlee | 2026-02-25/2026-11-30 | -"],
    );
}

#[test]
fn notion_is_read() {
    check(
        "Name,Assign,Status,Timeline,Parent item,Tags\n\
         Payouts,Ann Lee,In progress,\"February 25, 2026 → November 30, 2026\",,\"a, b\"\n\
         Refunds,,Not started,,Payouts (https://www.notion.so/Payouts-1f2e?pvs=21),\n",
        &[
            "- | Payouts | inProgress | Ann Lee | February 25, 2026 → November 30, 2026 | -",
            "- | Refunds | notStarted | - | -/- | Payouts",
        ],
    );
    check(
        "Name,Status,Date\nPayouts,Done,\"November 30, 2026\"\n",
        &["- | Payouts | done | - | November 30, 2026 | -"],
    );
}

#[test]
fn aha_and_productboard_are_read() {
    check(
        "Workspace name,Release name,Epic name,Feature name,Feature reference #,Feature status,Feature assigned to,\
         Feature start date,Feature due date\n\
         Core,Spring,Money out,Payouts,PAY-7,In development,Ann Lee,2026-02-25,2026-11-30\n",
        &["PAY-7 | Payouts | inProgress | Ann Lee | 2026-02-25/2026-11-30 | Money out"],
    );
    check(
        "Feature ID,Feature name,Feature description,Parent feature,Status,Owner,Timeframe start,Timeframe end,Effort\n\
         77,Payouts,Why,,In progress,ann@example.com,2026-02-25,2026-11-30,\"3,5\"\n",
        &["77 | Payouts | inProgress | ann@example.com | 2026-02-25/2026-11-30 | -"],
    );
    check("Epic name,Owner\nMoney out,Ann Lee\n", &["- | Money out | - | Ann Lee | -/- | -"]);
}

#[test]
fn clickup_writes_moments_and_lists_of_its_own() {
    check(
        "Task ID,Task Name,Task Content,Status,Due Date,Start Date,Parent ID,Assignees,List Name,Space Name\n\
         8a1,Payouts,Why,in progress,1796040000000,1772028000000,null,[Ann Lee],Q1,Core\n",
        &["8a1 | Payouts | inProgress | Ann Lee | 2026-02-25/2026-11-30 | -"],
    );
}

#[test]
fn headings_that_stand_between_the_rows_are_no_row() {
    let read = read("Name,Owner,Status\nPayouts,Ann,Done\nName,Owner,Status\nName,,Done\n");
    let titles: Vec<_> = read.items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["Payouts", "Name"], "one word alone may be a title");
    assert_eq!((read.problems.len(), read.problems[0].line), (1, Some(3)), "{:?}", read.problems);
}

#[test]
fn a_plan_without_a_title_is_called_after_its_finest_column() {
    check(
        "Theme;Initiative;Owner;End\nGrowth;Referrals;Ann;Q3 2026\n",
        &["- | Referrals | - | Ann | Q3 2026 | -"],
    );
    check("Project,Lead,Deadline\nAtlas,Ann,2026-11-30\n", &["- | Atlas | - | Ann | -/2026-11-30 | -"]);
}

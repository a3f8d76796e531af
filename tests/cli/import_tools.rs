//! Importing what other tools than Jira write, from a script: what it becomes, and what is said of the rest.

use serde_json::{Value, json};

use super::program::Program;

/// Imports a file on its own; its items with reference, title, a few fields, and the report.
fn import(name: &str, text: &str) -> (Program, Vec<Value>, Value) {
    let program = Program::with_workspace();
    program.write(name, text);
    let report = program.json(&["import", name, "--into", "plan.roadbook"]);
    let again = program.json(&["import", name, "--into", "plan.roadbook"]);
    assert_eq!((&again["created"]["items"], &again["updated"]["items"]), (&json!(0), &json!(0)), "{again}");
    let items = program.items();
    (program, items, report)
}

fn messages(report: &Value) -> Vec<&str> {
    report["problems"].as_array().unwrap().iter().map(|it| it["message"].as_str().unwrap()).collect()
}

#[test]
fn a_section_of_asana_is_not_done_because_something_in_it_is() {
    let (_, items, report) = import(
        "asana.csv",
        "Task ID,Created At,Completed At,Name,Section/Column,Due Date\n1,,2026-05-01,A,Doing,\n2,,,B,Done,\n3,,,C,Doing,2026-06-01\n",
    );
    let stands: Vec<_> = items.iter().map(|item| (&item["status"], &item["statusOnScale"])).collect();
    assert_eq!(
        stands,
        [
            (&json!("Completed"), &json!("done")),
            (&Value::Null, &Value::Null),
            (&json!("Doing"), &json!("inProgress")),
        ]
    );
    assert_eq!(
        messages(&report),
        ["It lies in “Done” and is not completed. It was imported without a status."]
    );
}

#[test]
fn days_go_before_a_period_beside_them_and_a_contradiction_is_said() {
    let (_, items, report) = import(
        "roadmunk.csv",
        "Name,Start Date,End Date,Bucket\nA,2026-01-01,2026-03-31,Later\nB,,,Next\nC,2026-01-05,2026-02-01,Q1 2026\nD,2026-01-05,2026-05-01,Q1 2026\nE,,2026-02-01,Q1 2026\n",
    );
    let times: Vec<_> = items.iter().map(|item| item["timeframe"]["text"].as_str().unwrap()).collect();
    assert_eq!(
        times,
        ["1 Jan – 31 Mar 2026", "Next", "5 Jan – 1 Feb 2026", "5 Jan – 1 May 2026", "by 1 Feb 2026"]
    );
    assert_eq!(
        messages(&report),
        [
            "It says both “Later” and 1 Jan – 31 Mar 2026. 1 Jan – 31 Mar 2026 was kept; take one of them out of the file.",
            "It says both “Q1 2026” and 5 Jan – 1 May 2026. 5 Jan – 1 May 2026 was kept; take one of them out of the file.",
        ]
    );
}

#[test]
fn efforts_in_words_are_said_once() {
    let rows: String =
        (0..600).map(|row| format!("Row {row},{}\n", ["M", "large", "3 weeks"][row % 3])).collect();
    let (_, items, report) = import("sizes.csv", &format!("Title,Effort\n{rows}Last,2.5\n"));
    assert_eq!(
        (&items[0]["effort"], &items[2]["effort"], &items[600]["effort"]),
        (&Value::Null, &json!(15.0), &json!(2.5))
    );
    assert_eq!(
        messages(&report),
        [
            "The effort is “M”, “large” and the like in 400 rows. None was taken from there; write days, such as 12 or 2.5, or 3 weeks."
        ]
    );
    assert_eq!(report.get("leftOut"), None, "the column is not left out");
}

#[test]
fn a_column_that_is_only_a_date_is_asked_about_once() {
    let (program, items, report) = import("dates.csv", "Title,Date\nA,2026-05-01\n");
    assert_eq!(items[0]["timeframe"]["text"], "1 May 2026");
    let said = "“Date” was taken for when things happen. Leave the column out if it says another date.";
    assert_eq!(messages(&report), [said]);
    let sure = program.json(&["import", "dates.csv", "--into", "plan.roadbook", "--map", "Date=timeframe"]);
    assert_eq!(messages(&sure), [""; 0], "who says what it is, is not asked");
}

#[test]
fn dates_of_thailand_and_vietnam_are_read() {
    let (_, items, report) = import(
        "th.csv",
        "สรุป,สถานะ,วันที่เริ่มต้น,วันครบกำหนด\nA,เสร็จสิ้น,1 ก.พ. 2569,25/ก.พ./69\nB,To Do,,กุมภาพันธ์ 2569\n",
    );
    assert_eq!((messages(&report), items.len()), (vec![], 2));
    assert_eq!(items[0]["timeframe"]["text"], "1–25 Feb 2026");
    assert_eq!(
        (&items[0]["statusOnScale"], &items[1]["timeframe"]["text"]),
        (&json!("done"), &json!("by Feb 2026"))
    );
    let (_, items, report) = import(
        "vi.csv",
        "Tên công việc,Trạng thái,Ngày bắt đầu,Hạn chót\nA,Đang tiến hành,1 thg 2 2026,ngày 25 tháng 2 năm 2026\n",
    );
    assert_eq!((messages(&report), &items[0]["statusOnScale"]), (vec![], &json!("inProgress")));
    assert_eq!(items[0]["timeframe"]["text"], "1–25 Feb 2026");
}

#[test]
fn issues_of_github_are_items() {
    let (program, items, report) = import(
        "issues.json",
        r#"[{"number":12,"title":"Payouts","state":"OPEN","url":"https://github.com/o/r/issues/12","labels":[{"name":"sepa"}],
            "assignees":[{"login":"annlee"}],"milestone":{"title":"v2","dueOn":"2026-03-31T00:00:00Z"},"body":"Why"},
           {"number":13,"title":"Refunds","state":"CLOSED","stateReason":"NOT_PLANNED","url":"https://github.com/o/r/issues/13",
            "parent":{"url":"https://github.com/o/r/issues/12"},"blockedBy":[{"url":"https://github.com/o/r/issues/12"}]}]"#,
    );
    assert_eq!(messages(&report), [""; 0]);
    let first = &items[0];
    assert_eq!(
        (&first["source"]["id"], &first["owner"], &first["tags"], &first["timeframe"]["text"]),
        (&json!("o/r#12"), &json!("annlee"), &json!(["sepa", "v2"]), &json!("by 31 Mar 2026"))
    );
    assert_eq!((&first["statusOnScale"], &items[1]["statusOnScale"]), (&json!("notStarted"), &json!("cut")));
    assert_eq!(items[1]["parent"], "R-1");
    assert_eq!(program.json(&["show", "R-2", "--in", "plan.roadbook"])["dependsOn"], json!(["R-1"]));
}

#[test]
fn a_plan_of_microsoft_project_is_items() {
    let (program, items, report) = import(
        "plan.xml",
        r#"<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Title>Launch</Title><Tasks>
           <Task><UID>1</UID><ID>1</ID><Name>Payouts</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary></Task>
           <Task><UID>2</UID><ID>2</ID><Name>Design</Name><OutlineLevel>2</OutlineLevel><PercentComplete>100</PercentComplete>
             <Start>2026-04-06T08:00:00</Start><Finish>2026-04-17T17:00:00</Finish></Task>
           <Task><UID>3</UID><ID>3</ID><Name>Go</Name><OutlineLevel>2</OutlineLevel><Milestone>1</Milestone>
             <Start>2026-06-30T17:00:00</Start><Finish>2026-06-30T17:00:00</Finish>
             <PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type></PredecessorLink>
             <PredecessorLink><PredecessorUID>9</PredecessorUID><Type>1</Type></PredecessorLink></Task></Tasks></Project>"#,
    );
    assert_eq!(messages(&report), [""; 0]);
    assert_eq!(report["unresolvedLinks"][0]["to"], "task 9");
    let shown: Vec<_> = items.iter().map(|it| (&it["level"], &it["statusOnScale"], &it["parent"])).collect();
    assert_eq!(
        shown,
        [
            (&json!("theme"), &json!("notStarted"), &Value::Null),
            (&json!("feature"), &json!("done"), &json!("R-1")),
            (&json!("milestone"), &json!("notStarted"), &json!("R-1")),
        ]
    );
    assert_eq!(items[1]["timeframe"]["text"], "6–17 Apr 2026");
    assert_eq!(program.json(&["show", "R-3", "--in", "plan.roadbook"])["dependsOn"], json!(["R-2"]));
}

#[test]
fn groups_of_a_board_are_no_items() {
    let (_, items, report) = import(
        "board.csv",
        "Roadmap,,\n,,\nQ1 work,,\nName,Person,Status\nPayouts,Ann,Done\n,,\nQ2 work,,\nName,Person,Status\nDisputes,Ann,Done\n",
    );
    let titles: Vec<_> = items.iter().map(|item| item["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Payouts", "Disputes"]);
    assert!(
        messages(&report).contains(&"“Q2 work” stands alone above the headings and was left out."),
        "{report}"
    );
}

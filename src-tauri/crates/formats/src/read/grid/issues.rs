//! Reads lists of issues and cards as JSON: what `gh issue list --json` and `gh project item-list --format json` print, and
//! what GitHub answers. Owns where in the JSON things stand; what a column means is decided elsewhere.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::{Grid, GridRow, MAX_COLUMNS, MAX_ROWS, too_many};
use crate::counts::things;
use crate::problem::Problem;
use crate::read::table::OpenError;

type Entry = Map<String, Value>;

const EMPTY: OpenError = OpenError::NotATable("The list is empty. Give one with issues or cards in it.");

/// The columns that are always in front.
const FIRST: [&str; 9] =
    ["Reference", "Title", "Type", "Status", "Assignees", "Labels", "Milestone", "Due date", "Parent issue"];

/// What says nothing of the work itself, or is in a column of its own already.
const PASSED_OVER: &[&str] = &[
    "assignee",
    "author",
    "authorAssociation",
    "author_association",
    "closed",
    "content",
    "html_url",
    "id",
    "isPinned",
    "linked pull requests",
    "locked",
    "name",
    "node_id",
    "number",
    "performed_via_github_app",
    "projectItems",
    "reactionGroups",
    "reactions",
    "state",
    "stateReason",
    "state_reason",
    "subIssues",
    "subIssuesSummary",
    "sub_issues_summary",
    "user",
];

/// The list in a file; nothing when it is no JSON, or JSON of something else.
pub(super) fn list_in(bytes: &[u8]) -> Option<Vec<Entry>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if !bytes.trim_ascii_start().starts_with(b"[") && !bytes.trim_ascii_start().starts_with(b"{") {
        return None;
    }
    let entries = match serde_json::from_slice(bytes).ok()? {
        Value::Array(list) => list,
        Value::Object(mut whole) => {
            match ["items", "issues", "nodes"].iter().find_map(|key| whole.remove(*key)) {
                Some(Value::Array(list)) => list,
                _ if whole.contains_key("title") && is_of_github(&whole) => vec![Value::Object(whole)],
                _ => return None,
            }
        }
        _ => return None,
    };
    let entries: Option<Vec<Entry>> = entries
        .into_iter()
        .map(|entry| match entry {
            Value::Object(entry) => Some(entry),
            _ => None,
        })
        .collect();
    // Any of them may lack a part that was not asked for, but a title all of them have.
    entries.filter(|entries| {
        entries.iter().all(|entry| entry.get("title").or_else(|| part(entry, "content", "title")).is_some())
    })
}

fn is_of_github(entry: &Entry) -> bool {
    ["number", "url", "html_url"].iter().any(|key| entry.contains_key(*key)) && entry.contains_key("state")
}

/// Makes a table of a list.
///
/// # Errors
/// When there is nothing in it.
pub(super) fn read(file: &str, list: &[Entry]) -> Result<(Grid, Vec<Problem>), OpenError> {
    if list.is_empty() {
        return Err(EMPTY);
    }
    let parents = parents(list);
    let is_request = |entry: &&Entry| {
        entry.get("pull_request").is_some_and(|request| !request.is_null())
            || part(entry, "content", "type").is_some_and(|kind| kind == "PullRequest")
    };
    let rows: Vec<(u32, BTreeMap<String, String>)> = (1..)
        .zip(list)
        .filter(|(_, entry)| !is_request(entry))
        .map(|(place, entry)| (place, cells(entry, &parents)))
        .collect();
    let names: BTreeSet<&str> = rows.iter().flat_map(|(_, cells)| cells.keys().map(String::as_str)).collect();
    let others = names.into_iter().filter(|name| !FIRST.contains(name));
    let header: Vec<String> = FIRST.into_iter().chain(others).take(MAX_COLUMNS).map(str::to_owned).collect();
    let grid_row = |(line, cells): &(u32, BTreeMap<String, String>)| {
        let cell = |name: &String| cells.get(name).cloned().unwrap_or_default();
        GridRow { line: *line, cells: header.iter().map(cell).collect() }
    };
    let requests = list.len() - rows.len();
    let mut problems: Vec<_> = too_many(file, rows.len().saturating_sub(MAX_ROWS)).into_iter().collect();
    if requests > 0 {
        let message = format!("{} left out: only issues and cards become items.", things_were(requests));
        problems.push(Problem::of(file, message));
    }
    let rows = rows.iter().take(MAX_ROWS).map(grid_row).collect();
    Ok((Grid { rows, header, header_line: 0, what: "a list of issues as JSON" }, problems))
}

fn things_were(requests: usize) -> String {
    let were = if requests == 1 { "was" } else { "were" };
    format!("{} {were}", things(requests, "pull request", "pull requests"))
}

/// The row of an entry, by heading.
fn cells(entry: &Entry, parents: &HashMap<String, String>) -> BTreeMap<String, String> {
    // A card of a project holds what it is about inside it; what is said of the card itself goes first.
    let mut all = part_of(entry, "content").cloned().unwrap_or_default();
    let kind_of_card = all.remove("type");
    all.extend(
        entry.iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.clone(), value.clone())),
    );
    let own = reference(&all).unwrap_or_default();
    let text_of = |key: &str| all.get(key).map(text).unwrap_or_default();
    let mut cells = BTreeMap::new();
    let mut put = |heading: &str, text: String| {
        if !text.is_empty() {
            cells.entry(heading.to_owned()).or_insert(text);
        }
    };
    put("Title", text_of("title"));
    put("Type", if all.contains_key("issueType") { text_of("issueType") } else { text_of("type") });
    if kind_of_card.is_some_and(|kind| kind == "DraftIssue") {
        put("Type", "Draft".to_owned());
    }
    put("Status", status(&all));
    let milestone = part_of(&all, "milestone");
    let due = milestone.and_then(|milestone| milestone.get("dueOn").or(milestone.get("due_on")));
    put("Due date", due.map(text).unwrap_or_default());
    put("URL", if all.contains_key("html_url") { text_of("html_url") } else { text_of("url") });
    let parent = part_of(&all, "parent").and_then(reference);
    put("Parent issue", parent.or_else(|| parents.get(&own).cloned()).unwrap_or_default());
    for (key, heading) in [("blockedBy", "Blocked by"), ("blocking", "Blocking")] {
        let named = all.get(key).map(entries).unwrap_or_default();
        put(heading, as_list(named.into_iter().filter_map(reference).collect()));
    }
    put("Reference", own);
    for (key, value) in &all {
        let is_address = key.ends_with("_url");
        if !is_address && !PASSED_OVER.contains(&key.as_str()) {
            let heading = heading(key);
            put(&heading, if key == "comments" { comments(value) } else { text(value) });
        }
    }
    cells
}

/// What a column is called by its key; those that have a place in front are called so.
fn heading(key: &str) -> String {
    let known = FIRST.iter().chain(&["Blocked by", "Blocking", "URL"]);
    let squeezed = |text: &str| text.to_lowercase().replace([' ', '_'], "");
    let same = known.copied().find(|name| squeezed(name) == squeezed(key));
    match key {
        "parent" => "Parent issue".to_owned(),
        "issueType" => "Type".to_owned(),
        "iteration" => "Sprint".to_owned(),
        _ => same.map_or_else(|| key.to_owned(), str::to_owned),
    }
}

/// The status of the card, else of the card in the first project that says one, else of the issue.
fn status(entry: &Entry) -> String {
    let said = |key: &str| entry.get(key).map(text).unwrap_or_default();
    let closed = said("state").eq_ignore_ascii_case("closed");
    let reason = format!("{}{}", said("stateReason"), said("state_reason")).to_lowercase();
    match reason.as_str() {
        "not_planned" if closed => return "Not planned".to_owned(),
        "duplicate" if closed => return "Duplicate".to_owned(),
        _ => {}
    }
    let card = entry.get("projectItems").map(entries).unwrap_or_default();
    let of_card = card.into_iter().map(|card| card.get("status").map(text).unwrap_or_default());
    let own = said("status");
    let word = std::iter::once(own).chain(of_card.filter(|_| !closed)).find(|word| !word.is_empty());
    word.unwrap_or_else(|| {
        let state = said("state").to_lowercase();
        let mut letters = state.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    })
}

/// What an entry is called by others: `owner/repository#12` where its address says so, since every repository counts from
/// 1; else its own name or number.
fn reference(entry: &Entry) -> Option<String> {
    let address = ["html_url", "url"].iter().find_map(|key| entry.get(*key)?.as_str().and_then(by_address));
    let named = || ["identifier", "key", "number", "id"].iter().find_map(|key| entry.get(*key).map(text));
    address.or_else(named).filter(|name| !name.is_empty())
}

/// `https://github.com/o/r/issues/12` is `o/r#12`.
fn by_address(address: &str) -> Option<String> {
    let mut parts = address.trim_end_matches('/').rsplit('/');
    let (number, kind, repository, owner) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && matches!(kind, "issues" | "pull")).then(|| format!("{owner}/{repository}#{number}"))
}

/// What each issue is part of, where only the other end says so.
fn parents(list: &[Entry]) -> HashMap<String, String> {
    let mut parents = HashMap::new();
    for entry in list {
        let Some(parent) = reference(entry) else { continue };
        for child in entry.get("subIssues").map(entries).unwrap_or_default() {
            if let Some(child) = reference(child) {
                parents.insert(child, parent.clone());
            }
        }
    }
    parents
}

/// The entries of a list, also of one that says how many there are.
fn entries(value: &Value) -> Vec<&Entry> {
    let list = value.get("nodes").unwrap_or(value);
    list.as_array().into_iter().flatten().filter_map(Value::as_object).collect()
}

fn part_of<'a>(entry: &'a Entry, key: &str) -> Option<&'a Entry> {
    entry.get(key).and_then(Value::as_object)
}

fn part<'a>(entry: &'a Entry, key: &str, within: &str) -> Option<&'a Value> {
    part_of(entry, key)?.get(within)
}

/// A value as the cell of a table: what a thing is called, and the names of several as a list.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(is_so) => is_so.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(list) => as_list(list.iter().map(text).filter(|text| !text.is_empty()).collect()),
        Value::Object(thing) => match thing.get("nodes") {
            Some(nodes) => text(nodes),
            None => ["title", "name", "login", "text", "number"]
                .iter()
                .find_map(|key| thing.get(*key).map(text).filter(|text| !text.is_empty()))
                .unwrap_or_default(),
        },
    }
}

fn as_list(names: Vec<String>) -> String {
    if names.is_empty() { String::new() } else { Value::from(names).to_string() }
}

/// What was said of it, each with who said it. Only their number is known of some.
fn comments(value: &Value) -> String {
    let said = entries(value).into_iter().filter_map(|comment| {
        let body = comment.get("body")?.as_str()?;
        let who = comment.get("author").or(comment.get("user")).map(text).unwrap_or_default();
        Some(if who.is_empty() { body.to_owned() } else { format!("{who}: {body}") })
    });
    said.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of a list, each row as heading and cell.
    fn rows(json: &str) -> (Vec<String>, Vec<Problem>) {
        let (grid, problems) = read("i.json", &list_in(json.as_bytes()).expect("a list")).expect("reads");
        let row = |row: &GridRow| {
            let cells = grid.header.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
            cells.map(|(heading, cell)| format!("{heading}={cell}")).collect::<Vec<_>>().join(" | ")
        };
        (grid.rows.iter().map(row).collect(), problems)
    }

    #[test]
    fn issues_of_the_command_line_are_read() {
        let (rows, problems) = rows(
            r#"[{"number":12,"title":"Payouts fail","state":"OPEN","stateReason":"","url":"https://github.com/o/r/issues/12",
              "labels":[{"name":"bug"},{"name":"p1, now"}],"assignees":[{"login":"annlee","name":"Ann Lee"},{"login":"bobr"}],
              "milestone":{"title":"v2","dueOn":"2026-03-31T00:00:00Z"},"body":"Why","createdAt":"2026-01-01T00:00:00Z",
              "projectItems":[{"status":{"name":"In progress"},"title":"Plan"}],"parent":{"number":3,"url":"https://github.com/o/r/issues/3"},
              "blockedBy":{"nodes":[{"number":5,"url":"https://github.com/o/q/issues/5"}],"totalCount":1},
              "comments":[{"author":{"login":"cy"},"body":"Please"}],"reactionGroups":[],"id":"I_1"},
             {"number":13,"title":"Refund","state":"CLOSED","stateReason":"NOT_PLANNED","url":"https://github.com/o/r/issues/13",
              "labels":[],"assignees":[],"milestone":null,"subIssues":[{"number":14,"url":"https://github.com/o/r/issues/14"}]},
             {"number":14,"title":"Part","state":"CLOSED","stateReason":"COMPLETED","url":"https://github.com/o/r/issues/14"}]"#,
        );
        assert_eq!(
            rows,
            [
                "Reference=o/r#12 | Title=Payouts fail | Status=In progress | Assignees=[\"Ann Lee\",\"bobr\"] | Labels=[\"bug\",\"p1, now\"] \
                 | Milestone=v2 | Due date=2026-03-31T00:00:00Z | Parent issue=o/r#3 | Blocked by=[\"o/q#5\"] \
                 | URL=https://github.com/o/r/issues/12 | body=Why | comments=cy: Please | createdAt=2026-01-01T00:00:00Z",
                "Reference=o/r#13 | Title=Refund | Status=Not planned | URL=https://github.com/o/r/issues/13",
                "Reference=o/r#14 | Title=Part | Status=Closed | Parent issue=o/r#13 | URL=https://github.com/o/r/issues/14",
            ]
        );
        assert_eq!(problems, []);
    }

    #[test]
    fn answers_of_the_interface_are_read_without_pull_requests() {
        let (rows, problems) = rows(
            r#"[{"number":1,"title":"A","state":"open","html_url":"https://github.com/o/r/issues/1","url":"https://api.github.com/repos/o/r/issues/1",
              "labels_url":"x","user":{"login":"z"},"type":{"name":"Feature"},"comments":3},
             {"number":2,"title":"B","state":"open","html_url":"https://github.com/o/r/pull/2","pull_request":{"url":"x"}}]"#,
        );
        assert_eq!(
            rows,
            ["Reference=o/r#1 | Title=A | Type=Feature | Status=Open | URL=https://github.com/o/r/issues/1"]
        );
        assert_eq!(problems[0].message, "1 pull request was left out: only issues and cards become items.");
    }

    #[test]
    fn cards_of_a_project_are_read() {
        let (rows, _) = rows(
            r#"{"items":[{"id":"PVTI_1","title":"Payouts","status":"Todo","assignees":["annlee"],"labels":["sepa"],"start date":"2026-02-25",
              "target date":"2026-11-30","repository":"https://github.com/o/r","iteration":{"title":"It 3","startDate":"2026-02-20"},
              "content":{"type":"Issue","title":"Payouts","number":1,"body":"Why","url":"https://github.com/o/r/issues/1"}},
             {"id":"PVTI_2","title":"Idea","content":{"type":"DraftIssue","title":"Idea","body":""}},
             {"id":"PVTI_3","title":"Fix","content":{"type":"PullRequest","title":"Fix","url":"https://github.com/o/r/pull/9"}}],"totalCount":3}"#,
        );
        assert_eq!(
            rows,
            [
                "Reference=o/r#1 | Title=Payouts | Status=Todo | Assignees=[\"annlee\"] | Labels=[\"sepa\"] | Sprint=It 3 \
                 | URL=https://github.com/o/r/issues/1 | body=Why | repository=https://github.com/o/r | start date=2026-02-25 \
                 | target date=2026-11-30",
                "Reference=PVTI_2 | Title=Idea | Type=Draft",
            ]
        );
    }

    #[test]
    fn other_json_is_no_list_of_issues() {
        for other in [
            r#"{"version":"1.0.0","adrs":[{"number":1,"title":"A"}]}"#,
            r#"{"title":"A page"}"#,
            r#"["a"]"#,
            r#"[{"a":1}]"#,
            "[1",
            "Title,Status",
            "",
        ] {
            assert!(list_in(other.as_bytes()).is_none(), "{other}");
        }
        assert!(read("i.json", &list_in(b"[]").expect("a list")).is_err(), "an empty one says nothing");
    }
}

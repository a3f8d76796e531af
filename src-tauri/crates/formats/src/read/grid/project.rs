//! Reads a plan of Microsoft Project as XML, which ProjectLibre and others write, too: tasks with their dates, how far they
//! are, what they are part of and what must be done before. Owns the format; what a column means is decided elsewhere.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::sheet::MAX_CELL;
use super::workbook::{Step, steps};
use super::{Grid, GridRow, MAX_ROWS, too_many};
use crate::problem::Problem;
use crate::read::table::OpenError;

const DAMAGED: OpenError = OpenError::NotATable(
    "The plan cannot be read to its end. Save it again as XML in Microsoft Project, and give that file.",
);
const EMPTY: OpenError =
    OpenError::NotATable("The plan has no tasks. Save it as XML once there are some, and give that file.");

/// What stands before the XML in a file of ProjectLibre.
const PROJECT_LIBRE: &[u8] = b"@@@@@@@@@@ProjectLibreSeparator_MSXML@@@@@@@@@@";

/// The columns of a plan, as the headings of a table.
const HEADER: [&str; 10] = [
    "Task ID",
    "Task name",
    "Level",
    "Status",
    "Start",
    "Finish",
    "Assignees",
    "Parent task",
    "Predecessors",
    "Notes",
];

/// The XML of a plan, wherever in the file it stands; nothing when there is none.
pub(super) fn xml_of(bytes: &[u8]) -> Option<&[u8]> {
    let place = || bytes.windows(PROJECT_LIBRE.len()).position(|part| part == PROJECT_LIBRE);
    let xml = match bytes.starts_with(&[0xac, 0xed]) {
        true => &bytes[place()? + PROJECT_LIBRE.len()..],
        false => bytes,
    };
    let start = String::from_utf8_lossy(&xml[..xml.len().min(4_096)]).replace('\0', "");
    (start.contains("<Project") && start.contains("schemas.microsoft.com/project")).then_some(xml)
}

/// Reads a plan into the rows of a table.
///
/// # Errors
/// When it is damaged or has no tasks.
pub(super) fn read(file: &str, xml: &[u8]) -> Result<(Grid, Vec<Problem>), OpenError> {
    let mut reader = Reader::default();
    steps(&text(xml)?, |step| reader.step(step)).map_err(|_| DAMAGED)?;
    if !reader.path.is_empty() {
        return Err(DAMAGED);
    }
    let plan = reader.plan;
    // The summary of the whole plan is no task of it, and an empty line has no name.
    let is_task =
        |task: &Task| task.of("UID") != "0" && task.of("IsNull") != "1" && !task.of("Name").is_empty();
    let mut tasks: Vec<&Task> = plan.tasks.iter().filter(|task| is_task(task)).collect();
    let left_out = tasks.len().saturating_sub(MAX_ROWS);
    tasks.truncate(MAX_ROWS);
    if tasks.is_empty() {
        return Err(EMPTY);
    }
    let ids = plan.ids(&tasks);
    let mut problems: Vec<_> = too_many(file, left_out).into_iter().collect();
    let mut above: Vec<(u32, &str)> = Vec::new();
    let mut rows = Vec::with_capacity(tasks.len());
    for (place, task) in (1..).zip(&tasks) {
        let line = task.of("ID").parse().unwrap_or(place);
        let depth: u32 = task.of("OutlineLevel").parse().unwrap_or(1);
        above.retain(|(level, _)| *level < depth);
        let parent = above.last().and_then(|(_, uid)| ids.get(uid)).cloned().unwrap_or_default();
        above.push((depth, task.of("UID")));
        let (before, others) = task.predecessors(&ids);
        if !others.is_empty() {
            let message = format!(
                "“{}” is linked to {} by where they begin or end together, which Roadbook does not know. The links were left out.",
                task.of("Name"),
                others.join(", ")
            );
            problems.push(Problem::at(file, line, message));
        }
        let cells = [
            ids.get(task.of("UID")).cloned().unwrap_or_default(),
            task.of("Name").to_owned(),
            task.level(depth).to_owned(),
            task.status().to_owned(),
            task.of("Start").to_owned(),
            task.of("Finish").to_owned(),
            list(
                plan.assigned
                    .get(task.of("UID"))
                    .into_iter()
                    .flatten()
                    .filter_map(|uid| plan.resources.get(uid)),
            ),
            parent,
            list(&before),
            task.of("Notes").to_owned(),
        ];
        rows.push(GridRow { line, cells: cells.into() });
    }
    let header = HEADER.map(str::to_owned).into();
    Ok((Grid { header, header_line: 0, rows, what: "a plan of Microsoft Project" }, problems))
}

/// Values of a cell that holds several.
fn list<'a>(values: impl IntoIterator<Item = &'a String>) -> String {
    let values: Vec<&String> = values.into_iter().collect();
    if values.is_empty() { String::new() } else { serde_json::json!(values).to_string() }
}

/// The characters of the file: UTF-8, or UTF-16 with its mark.
fn text(xml: &[u8]) -> Result<String, OpenError> {
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units = xml[2..].chunks_exact(2).map(|unit| pair([unit[0], unit[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| DAMAGED)
    };
    match xml {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => {
            let xml = xml.strip_prefix(b"\xef\xbb\xbf").unwrap_or(xml);
            // What stands behind the XML in a file of ProjectLibre is not text.
            let end = xml.windows(10).rposition(|part| part == b"</Project>").map_or(xml.len(), |at| at + 10);
            String::from_utf8(xml[..end].to_vec()).map_err(|_| DAMAGED)
        }
    }
}

/// What a plan says, before it is known which tasks there are.
#[derive(Default)]
struct Plan {
    title: String,
    tasks: Vec<Task>,
    /// Names by their number.
    resources: HashMap<String, String>,
    /// Who works on a task, by its number.
    assigned: HashMap<String, Vec<String>>,
}

impl Plan {
    /// What each task is found by again, by its number: an id of its own, where all have one; else the plan's name and its
    /// number, since every plan counts from 1.
    fn ids<'a>(&self, tasks: &[&'a Task]) -> HashMap<&'a str, String> {
        let own: HashSet<&str> =
            tasks.iter().map(|task| task.of("GUID")).filter(|id| !id.is_empty()).collect();
        let name = |task: &Task| match own.len() == tasks.len() {
            true => task.of("GUID").to_owned(),
            false => format!("{} #{}", self.title, task.of("UID")).trim_start().to_owned(),
        };
        tasks.iter().map(|task| (task.of("UID"), name(task))).collect()
    }
}

/// A task: its simple fields, and its links to what comes before.
#[derive(Default)]
struct Task {
    fields: Fields,
    links: Vec<Fields>,
}

type Fields = BTreeMap<String, String>;

impl Task {
    fn of(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", |value| value.trim())
    }

    /// A group is part of the roadmap as a theme or an initiative.
    fn level(&self, depth: u32) -> &'static str {
        match (self.of("Milestone"), self.of("Summary")) {
            (_, "1") if depth == 1 => "Theme",
            (_, "1") => "Initiative",
            ("1", _) => "Milestone",
            _ => "Feature",
        }
    }

    fn status(&self) -> &'static str {
        match (self.of("Active"), self.of("PercentComplete").parse::<u32>().unwrap_or(0)) {
            ("0", _) => "Cancelled",
            (_, 0) => "Not started",
            (_, 1..100) => "In progress",
            _ => "Done",
        }
    }

    /// What must be done before, and the tasks it is linked to in other ways. One that is not in the plan is named by its
    /// number.
    fn predecessors(&self, ids: &HashMap<&str, String>) -> (Vec<String>, Vec<String>) {
        let mut others = Vec::new();
        let mut before = Vec::new();
        for link in &self.links {
            let part = |name: &str| link.get(name).map_or("", |value| value.trim());
            let uid = part("PredecessorUID");
            let name = ids.get(uid).cloned().unwrap_or_else(|| format!("task {uid}"));
            // 1 is finish to start, which is also meant where nothing is said.
            let list = if matches!(part("Type"), "" | "1") { &mut before } else { &mut others };
            list.push(name);
        }
        (before, others)
    }
}

/// Goes through the XML.
#[derive(Default)]
struct Reader {
    path: Vec<String>,
    text: String,
    plan: Plan,
    task: Task,
    /// The fields of a link, a resource or an assignment.
    part: Fields,
}

impl Reader {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Open(element) => {
                self.text.clear();
                self.path.push(element.local_name().as_ref().to_owned());
                match place(&self.path).as_slice() {
                    ["Project", "Tasks", "Task"] => self.task = Task::default(),
                    ["Project", "Tasks", "Task", "PredecessorLink"]
                    | ["Project", "Resources", "Resource"]
                    | ["Project", "Assignments", "Assignment"] => self.part.clear(),
                    _ => {}
                }
            }
            Step::Text(piece) if self.text.len() < MAX_CELL => self.text.push_str(&piece),
            Step::Text(_) => {}
            Step::Close(_) => {
                self.close();
                self.path.pop();
                self.text.clear();
            }
        }
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let part = |name: &str| self.part.get(name).cloned().unwrap_or_default();
        match place(&self.path).as_slice() {
            // The title stands behind the name, which is that of the file.
            ["Project", "Name" | "Title"] if !text.trim().is_empty() => {
                text.trim().clone_into(&mut self.plan.title);
            }
            ["Project", "Tasks", "Task"] => self.plan.tasks.push(std::mem::take(&mut self.task)),
            ["Project", "Tasks", "Task", "PredecessorLink"] => {
                self.task.links.push(std::mem::take(&mut self.part));
            }
            ["Project", "Resources", "Resource"] => {
                let (uid, name) = (part("UID"), part("Name"));
                if !name.is_empty() {
                    self.plan.resources.insert(uid, name);
                }
            }
            ["Project", "Assignments", "Assignment"] => {
                let (task, resource) = (part("TaskUID"), part("ResourceUID"));
                self.plan.assigned.entry(task).or_default().push(resource);
            }
            ["Project", "Tasks", "Task", field] => {
                let field = (*field).to_owned();
                self.task.fields.insert(field, text);
            }
            ["Project", "Tasks", "Task", "PredecessorLink", field]
            | ["Project", "Resources", "Resource", field]
            | ["Project", "Assignments", "Assignment", field] => {
                let field = (*field).to_owned();
                self.part.insert(field, text);
            }
            _ => {}
        }
    }
}

fn place(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>launch.xml</Name><Title>Launch</Title><Tasks>
<Task><UID>0</UID><ID>0</ID><Name>Launch</Name><OutlineLevel>0</OutlineLevel></Task>
<Task><UID>7</UID><ID>1</ID><Name>Payouts &amp; more</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary>
  <Start>2026-04-06T08:00:00</Start><Finish>2026-06-30T17:00:00</Finish><PercentComplete>40</PercentComplete></Task>
<Task><UID>8</UID><ID>2</ID><Name>Design</Name><OutlineLevel>2</OutlineLevel><Summary>0</Summary><Milestone>0</Milestone>
  <Start>2026-04-06T08:00:00</Start><Finish>2026-04-17T17:00:00</Finish><PercentComplete>100</PercentComplete>
  <Baseline><Number>0</Number><Start>2026-01-01T08:00:00</Start></Baseline></Task>
<Task><UID>9</UID><ID>3</ID><IsNull>1</IsNull></Task>
<Task><UID>12</UID><ID>4</ID><Name>Go</Name><OutlineLevel>2</OutlineLevel><Milestone>1</Milestone>
  <Start>2026-06-30T17:00:00</Start><Finish>2026-06-30T17:00:00</Finish><PercentComplete>0</PercentComplete>
  <PredecessorLink><PredecessorUID>8</PredecessorUID><Type>1</Type></PredecessorLink>
  <PredecessorLink><PredecessorUID>99</PredecessorUID></PredecessorLink>
  <PredecessorLink><PredecessorUID>7</PredecessorUID><Type>3</Type></PredecessorLink></Task>
<Task><UID>13</UID><ID>5</ID><Name>Old</Name><OutlineLevel>1</OutlineLevel><Active>0</Active></Task>
</Tasks><Resources><Resource><UID>1</UID><Name>Ann Lee</Name></Resource></Resources>
<Assignments><Assignment><TaskUID>8</TaskUID><ResourceUID>1</ResourceUID></Assignment></Assignments></Project>"#;

    #[test]
    fn tasks_are_rows_with_what_they_are_part_of_and_what_comes_before() {
        let xml = xml_of(PLAN.as_bytes()).expect("a plan");
        let (grid, problems) = read("launch.xml", xml).expect("reads");
        let rows: Vec<String> =
            grid.rows.iter().map(|row| format!("{} {}", row.line, row.cells.join(" | "))).collect();
        assert_eq!(
            rows,
            [
                "1 Launch #7 | Payouts & more | Theme | In progress | 2026-04-06T08:00:00 | 2026-06-30T17:00:00 |  |  |  | ",
                "2 Launch #8 | Design | Feature | Done | 2026-04-06T08:00:00 | 2026-04-17T17:00:00 | [\"Ann Lee\"] | Launch #7 |  | ",
                "4 Launch #12 | Go | Milestone | Not started | 2026-06-30T17:00:00 | 2026-06-30T17:00:00 |  | Launch #7 | [\"Launch #8\",\"task 99\"] | ",
                "5 Launch #13 | Old | Feature | Cancelled |  |  |  |  |  | ",
            ]
        );
        assert_eq!(problems.len(), 1);
        assert!(problems[0].message.starts_with("“Go” is linked to Launch #7 by where"), "{problems:?}");
    }

    #[test]
    fn a_plan_is_read_in_other_dress() {
        let guids = PLAN.replace("<UID>7</UID>", "<UID>7</UID><GUID>a-7</GUID>");
        assert_eq!(
            read("p.xml", guids.as_bytes()).expect("reads").0.rows[0].cells[0],
            "Launch #7",
            "not all have one"
        );
        let wide: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(PLAN.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read("p.xml", xml_of(&wide).expect("a plan")).expect("reads").0.rows.len(), 4);
        let libre = [&[0xac, 0xed, 0, 5][..], PROJECT_LIBRE, PLAN.as_bytes(), &[0xff, 0]].concat();
        assert_eq!(read("p.pod", xml_of(&libre).expect("a plan")).expect("reads").0.rows.len(), 4);
    }

    #[test]
    fn what_is_no_plan_is_refused() {
        for other in ["<?xml version=\"1.0\"?><html/>", "", "[{}]", "Task;Start"] {
            assert!(xml_of(other.as_bytes()).is_none(), "{other}");
        }
        let cut = &PLAN[..PLAN.len() / 2];
        assert!(read("p.xml", cut.as_bytes()).is_err(), "half a plan is none");
        let bomb = PLAN.replace("<Project ", "<!DOCTYPE a [<!ENTITY b \"c\">]><Project ");
        assert!(read("p.xml", bomb.as_bytes()).is_err(), "entities are refused");
        let empty = r#"<Project xmlns="http://schemas.microsoft.com/project"><Tasks/></Project>"#;
        assert!(read("p.xml", empty.as_bytes()).is_err());
    }
}

//! Reads the YAML between `---` lines, or the TOML between `+++` lines, at the top of a file, as names and plain text
//! values. Follows no references, so a few lines cannot grow into gigabytes, and gives types to nothing: `0012` and
//! `2024-01-02` stay as they are written.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::label::Label;
use crate::write::decision_record::EXTENSION;

/// More than this is no front matter.
const LONGEST: usize = 64 * 1024;
/// More than this of fields that nobody knows is not kept: it has to fit into front matter again, beside all else.
const LONGEST_OTHERS: usize = 16 * 1024;

/// Front matter, and how much of the file it takes up.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// What it says, in order.
    pub(super) fields: Vec<Field>,
    /// The fields that mean nothing here, as YAML, each as it is written: what another tool keeps there is not lost.
    pub(super) others: String,
    /// How many lines of the file are front matter.
    pub(super) lines: usize,
    /// It is no valid YAML; what could be read line by line was read.
    pub(super) is_broken: bool,
}

/// A name at the top level, with its value or the values of its list. Deeper structure is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) values: Vec<String>,
    /// The values are those of a list, each of which is one.
    pub(super) is_list: bool,
    /// The line in the file, from 1.
    pub(super) line: u32,
}

/// Reads the front matter of a file; nothing when it has none.
pub(super) fn front_matter(text: &str) -> FrontMatter {
    let number = |above: usize, line: usize| u32::try_from(above + line).unwrap_or(u32::MAX);
    if let Some((toml, above)) = between_marks(text, "+++") {
        let fields = (1..).zip(toml.lines()).take_while(|(_, text)| !text.starts_with('['));
        let fields: Vec<_> =
            fields.filter_map(|(line, text)| toml_field(text, number(above, line))).collect();
        let others = kept(fields.iter().filter(|field| is_other(field)).map(as_yaml));
        return FrontMatter { fields, others, lines: above + toml.lines().count() + 1, is_broken: false };
    }
    let Some((yaml, above)) = between_marks(text, "---") else { return FrontMatter::default() };
    let lines = above + yaml.lines().count() + 1;
    let number = |line: usize| number(above, line);
    match read_yaml(&yaml) {
        Some(mut fields) => {
            let others = kept(as_written(&yaml, &fields));
            for field in &mut fields {
                field.line = number(field.line as usize);
            }
            FrontMatter { fields, others, lines, is_broken: false }
        }
        None => {
            let field = |(line, text): (usize, &str)| {
                let (name, value) = text.split_once(':')?;
                let values = vec![value.trim().trim_matches(['"', '\'']).to_owned()];
                Some(Field { name: name.trim().to_owned(), values, is_list: false, line: number(line) })
            };
            let is_field = |text: &str| !text.starts_with([' ', '\t', '#', '-']);
            let fields =
                (1..).zip(yaml.lines()).filter(|(_, text)| is_field(text)).filter_map(field).collect();
            FrontMatter { fields, others: String::new(), lines, is_broken: true }
        }
    }
}

/// Whether a field is one of another tool: it has no meaning here, and is not what the program wrote itself.
fn is_other(field: &Field) -> bool {
    Label::of(&field.name).is_none() && field.name != EXTENSION
}

/// The lines of each field that means nothing here, from its name to the next one.
fn as_written(yaml: &str, fields: &[Field]) -> Vec<String> {
    let lines: Vec<&str> = yaml.lines().collect();
    let starts: Vec<usize> = fields.iter().map(|field| (field.line as usize).saturating_sub(1)).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let blocks = fields.iter().zip(starts.iter().zip(ends)).filter(|(field, _)| is_other(field));
    let block =
        |(_, (start, end)): (&Field, (&usize, usize))| lines.get(*start..end).map(|own| own.join("\n"));
    blocks.filter_map(block).collect()
}

/// A field of TOML as a line of YAML.
fn as_yaml(field: &Field) -> String {
    let quoted = |text: &String| format!("'{}'", text.replace('\'', "''"));
    let values = field.values.iter().map(quoted).collect::<Vec<_>>().join(", ");
    let values = if field.is_list { format!("[{values}]") } else { values };
    format!("{}: {values}", field.name)
}

/// The blocks that are one field each by themselves, so that they can stand in any front matter.
fn kept(blocks: impl IntoIterator<Item = String>) -> String {
    let mut kept = String::new();
    for block in blocks {
        let block = block.trim_end();
        let is_alone = matches!(read_yaml(block).as_deref(), Some([field]) if is_other(field));
        let is_marked = block.lines().any(|line| matches!(line.trim_end(), "---" | "..." | "+++"));
        if is_alone && !is_marked && kept.len() + block.len() < LONGEST_OTHERS {
            kept.push_str(block);
            kept.push('\n');
        }
    }
    kept.truncate(kept.trim_end().len());
    kept
}

/// A line of TOML at the top level, as static site generators write it: `status = "accepted"`, `tags = ["a", "b"]`.
fn toml_field(text: &str, line: u32) -> Option<Field> {
    let (name, value) = text.split_once('=').filter(|(name, _)| !name.trim_start().starts_with('#'))?;
    let plain = |value: &str| value.trim().trim_matches(['"', '\'']).to_owned();
    let list = value.trim().strip_prefix('[').and_then(|value| value.strip_suffix(']'));
    let values = list.map_or_else(|| vec![plain(value)], |list| list.split(',').map(plain).collect());
    let values = values.into_iter().filter(|value: &String| !value.is_empty()).collect();
    Some(Field { name: plain(name), values, is_list: list.is_some(), line })
}

/// What stands between the first two lines that are `mark`, and how many lines stand above it.
fn between_marks(text: &str, mark: &str) -> Option<(String, usize)> {
    let above = text.lines().take_while(|line| line.trim().is_empty()).count();
    let mut lines = text.lines().skip(above);
    lines.next().filter(|line| line.trim_end() == mark)?;
    let mut yaml = String::new();
    for line in lines {
        let end = line.trim_end();
        if end == mark || mark == "---" && end == "..." {
            return Some((yaml, above + 1));
        }
        yaml.push_str(line);
        yaml.push('\n');
        if yaml.len() > LONGEST {
            return None;
        }
    }
    None
}

#[derive(PartialEq)]
enum Inside {
    Mapping,
    List,
}

/// The fields of a YAML mapping; nothing when it is broken or no mapping.
fn read_yaml(yaml: &str) -> Option<Vec<Field>> {
    let mut fields: Vec<Field> = Vec::new();
    let mut open: Vec<Inside> = Vec::new();
    let mut expects_name = true;
    for step in Parser::new_from_str(yaml) {
        let (event, span) = step.ok()?;
        match event {
            Event::MappingStart(..) => open.push(Inside::Mapping),
            Event::SequenceStart(..) => open.push(Inside::List),
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                expects_name = open.len() == 1;
            }
            Event::Scalar(name, ..) if open == [Inside::Mapping] && expects_name => {
                let line = u32::try_from(span.start.line()).unwrap_or(u32::MAX);
                fields.push(Field { name: name.into_owned(), values: Vec::new(), is_list: false, line });
                expects_name = false;
            }
            Event::Scalar(value, style, ..) => {
                let is_value = matches!(open[..], [Inside::Mapping] | [Inside::Mapping, Inside::List]);
                if is_value && !is_nothing(&value, style) {
                    let field = fields.last_mut()?;
                    field.is_list = open.contains(&Inside::List);
                    field.values.push(value.trim().to_owned());
                }
                expects_name = open.len() == 1;
            }
            // A reference to somewhere else is not followed.
            Event::Alias(_) => expects_name = open.len() == 1,
            _ => {}
        }
    }
    Some(fields)
}

fn is_nothing(value: &str, style: ScalarStyle) -> bool {
    value.trim().is_empty() || style == ScalarStyle::Plain && matches!(value, "~" | "null" | "Null" | "NULL")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> (Vec<String>, usize, bool) {
        let read = front_matter(text);
        let fields = read
            .fields
            .iter()
            .map(|field| format!("{} {}={}", field.line, field.name, field.values.join("|")));
        (fields.collect(), read.lines, read.is_broken)
    }

    #[test]
    fn fields_stay_as_written() {
        let check = |yaml: &str, expect: &[&str]| {
            let text = format!("---\n{yaml}---\n# Title\n");
            let (fields, lines, is_broken) = show(&text);
            assert_eq!(
                (fields.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), is_broken),
                (expect, false),
                "{yaml}"
            );
            assert_eq!(lines, yaml.lines().count() + 2);
        };
        check(
            "status: on hold\ndate: 2024-01-02\nid: 0012\n",
            &["2 status=on hold", "3 date=2024-01-02", "4 id=0012"],
        );
        check("a: [x, y]\nb:\n  - \"z: 1\"\n  - w\n", &["2 a=x|y", "3 b=z: 1|w"]);
        check("status:\ndate: ~\nb: null\nc: 'null'\n", &["2 status=", "3 date=", "4 b=", "5 c=null"]);
        check("a: {b: c, e: [f]}\nd: 1 # note\n", &["2 a=", "3 d=1"]);
        check("# only a note\n", &[]);
    }

    #[test]
    fn fields_of_other_tools_are_kept_as_they_are_written() {
        let check = |front: &str, expect: &str| {
            let read = front_matter(&format!("{front}\n# Title\n"));
            assert_eq!(read.others, expect, "{front}");
            let again = front_matter(&format!("---\nstatus: accepted\n{}\n---\n", read.others));
            assert_eq!(again.others, expect, "it is the same when it is written back: {front}");
        };
        check("---\nstatus: accepted\ndate: 2024-01-02\n---", "");
        check(
            "---\ntype: adr\nstatus: accepted\ntechnologies: [rust, 'a: b']\n---",
            "type: adr\ntechnologies: [rust, 'a: b']",
        );
        check(
            "---\nx-team:\n  lead: Bo # for now\n  size: 4\ntags: [a]\nmemo: |\n  one\n\n  two\n---",
            "x-team:\n  lead: Bo # for now\n  size: 4\nmemo: |\n  one\n\n  two",
        );
        check("---\nx-roadbook: '{}'\nstatus: accepted\n---", "");
        check("---\n{status: accepted, type: adr}\n---", "");
        check("---\nbase: &a [x]\nmore: *a\n---", "base: &a [x]");
        check("---\nstatus: accepted: really\nx: y\n---", "");
        check(
            "+++\nstatus = \"accepted\"\nweight = 3\nwho = [\"a\", \"b\"]\n+++",
            "weight: '3'\nwho: ['a', 'b']",
        );
        let long = format!("x: {}", "y".repeat(LONGEST_OTHERS));
        check(&format!("---\n{long}\nz: w\n---"), "z: w");
    }

    #[test]
    fn broken_yaml_is_read_line_by_line() {
        let (fields, lines, is_broken) =
            show("---\nstatus: accepted: really\ndate: \"2024-01-02\"\n  x: [\n---\n");
        assert_eq!(
            (fields.as_slice(), lines, is_broken),
            (["2 status=accepted: really".to_owned(), "3 date=2024-01-02".to_owned()].as_slice(), 5, true)
        );
    }

    #[test]
    fn toml_is_read_at_its_top_level() {
        let (fields, lines, _) = show(
            "+++\nstatus = \"accepted\"\ndate = 2024-01-02\ntags = [\"a\", \"b\"]\n[x]\nstatus = \"no\"\n+++\n# T\n",
        );
        assert_eq!(
            (fields.join(" "), lines),
            ("2 status=accepted 3 date=2024-01-02 4 tags=a|b".to_owned(), 7)
        );
    }

    #[test]
    fn text_without_front_matter_is_left_alone() {
        for text in ["", "# A\n---\nb: c\n---\n", "---\nno end\n", "----\na: b\n---\n"] {
            assert_eq!(show(text).1, 0, "{text}");
        }
    }

    #[test]
    fn bombs_do_not_go_off() {
        let mut bomb = "---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let below = format!("*a{}, ", level - 1).repeat(10);
            bomb.push_str(&format!("a{level}: &a{level} [{below}]\n"));
        }
        bomb.push_str("status: accepted\n---\n");
        assert!(show(&bomb).0.iter().any(|field| field.ends_with("status=accepted")));
        show(&format!("---\na: {}\n---\n", "[".repeat(60_000)));
        show(&format!("---\n{}a\n---\n", "- ".repeat(30_000)));
    }
}

//! Finds out which file of a folder a record means when it names another: by path, id, number, title or file name. What
//! fits more than one file is left open.

use std::collections::{BTreeMap, HashMap};

use super::relate::Target;
use super::title::{number_of_file, split_number};
use super::{DecisionRecord, LinkTarget};
use crate::fold::fold;

/// What a name leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Resolved {
    /// A record, another one than the one that names it.
    Found(LinkTarget),
    /// More than one record fits.
    Ambiguous(LinkTarget),
    /// The record that names it.
    Itself,
}

/// The records of a folder by all their names.
pub(super) struct Index<'a> {
    records: &'a [DecisionRecord],
    by_path: HashMap<&'a str, usize>,
    by_name: HashMap<String, Vec<usize>>,
    by_number: HashMap<u64, Vec<usize>>,
    by_stem: BTreeMap<String, Vec<usize>>,
}

impl<'a> Index<'a> {
    pub(super) fn of(records: &'a [DecisionRecord]) -> Self {
        let mut index = Self {
            records,
            by_path: HashMap::new(),
            by_name: HashMap::new(),
            by_number: HashMap::new(),
            by_stem: BTreeMap::new(),
        };
        for (at, record) in records.iter().enumerate() {
            index.by_path.insert(&record.file, at);
            let stem = stem_of(&record.file);
            let mut names = vec![joined(stem), joined(&record.id), fold(&record.title)];
            names.extend(is_index_name(stem).then(|| joined(directory_name(&record.file))));
            names.sort_unstable();
            names.dedup();
            for name in names {
                index.by_name.entry(name).or_default().push(at);
            }
            index.by_stem.entry(joined(stem)).or_default().push(at);
            if let Some(number) = record.number.as_deref().and_then(value_of) {
                index.by_number.entry(number).or_default().push(at);
            }
        }
        index
    }

    /// The record that one of the records names.
    pub(super) fn resolve(&self, from: usize, target: &Target) -> Resolved {
        match target {
            Target::Link { label, address } => self.link(from, label, address),
            Target::Reference(text) => self.reference(from, text).unwrap_or_else(|| {
                let number = own_number(text).map(LinkTarget::Number);
                Resolved::Found(number.unwrap_or_else(|| LinkTarget::Other(text.clone())))
            }),
            Target::Text(text) => {
                let by_path = || Some(self.only(from, self.path(&self.records[from].file, text)?));
                let found = self.name(from, text).or_else(by_path);
                let found = found.or_else(|| self.name(from, text.strip_suffix(".md")?));
                found.unwrap_or_else(|| Resolved::Found(LinkTarget::Other(text.clone())))
            }
        }
    }

    fn link(&self, from: usize, label: &str, address: &str) -> Resolved {
        let path = address.split(['#', '?']).next().unwrap_or_default();
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().replace('\\', "/");
        let by_path = || if path.contains("://") { None } else { self.path(&self.records[from].file, &path) };
        let by_name = || {
            let name = path
                .trim_end_matches('/')
                .rsplit('/')
                .next()
                .filter(|name| !name.is_empty() && !is_index_name(stem_of(name)))?;
            let is_file = !path.contains("://")
                || [".md", ".markdown", ".html"].iter().any(|ending| name.ends_with(ending));
            self.among(from, self.by_stem.get(&joined(stem_of(name))).filter(|_| is_file)?)
        };
        let by_label = || {
            let (_, title) = split_number(label);
            let is_elsewhere = path.contains("://") || is_file_beyond(&path);
            self.reference(from, label).or_else(|| self.name(from, &title)).filter(|_| !is_elsewhere)
        };
        let found = by_path().map(|at| self.only(from, at)).or_else(by_name).or_else(by_label);
        found.unwrap_or_else(|| Resolved::Found(LinkTarget::Other(address.to_owned())))
    }

    /// A path as written in a file, also without its ending, as a rendered page, or of the folder that holds the record.
    fn path(&self, from: &str, path: &str) -> Option<usize> {
        if path.is_empty() {
            return None;
        }
        let joined = normal(if path.starts_with('/') { "" } else { directory(from) }, path)?;
        let page = joined.strip_suffix(".html").unwrap_or(&joined);
        let forms = [
            joined.clone(),
            format!("{page}.md"),
            format!("{joined}/README.md"),
            format!("{joined}/index.md"),
        ];
        let exact = forms.iter().find_map(|form| self.by_path.get(form.as_str()).copied());
        exact.or_else(|| {
            // From the root of a repository, of which the folder is a part.
            let mut ends = self
                .records
                .iter()
                .enumerate()
                .filter(|(_, record)| joined.ends_with(&format!("/{}", record.file)));
            let (at, _) = ends.next().filter(|_| path.starts_with('/'))?;
            ends.next().is_none().then_some(at)
        })
    }

    /// A reference such as `ADR-0012` or `0012-use-a`: an id, a file name or its beginning, a number.
    fn reference(&self, from: usize, text: &str) -> Option<Resolved> {
        let name = joined(text.trim_end_matches(".md"));
        if name.is_empty() {
            return None;
        }
        let beginning = || {
            let begins = self.by_stem.range(name.clone()..).take_while(|(stem, _)| stem.starts_with(&name));
            let begins =
                begins.filter(|(stem, _)| !stem[name.len()..].starts_with(|c: char| c.is_alphanumeric()));
            let found: Vec<_> = begins.flat_map(|(_, at)| at.iter().copied()).collect();
            self.among(from, &found)
        };
        self.name(from, text).or_else(beginning).or_else(|| self.number(from, &own_number(text)?))
    }

    fn name(&self, from: usize, text: &str) -> Option<Resolved> {
        let found = self.by_name.get(&joined(text)).or_else(|| self.by_name.get(&fold(text.trim())))?;
        self.among(from, found)
    }

    /// A number means the record beside this one that has it; written alike before equal, beside before elsewhere.
    fn number(&self, from: usize, number: &str) -> Option<Resolved> {
        let found = self.by_number.get(&value_of(number)?)?;
        let is_beside =
            |at: &usize| directory(&self.records[*at].file) == directory(&self.records[from].file);
        let is_alike = |at: &usize| self.records[*at].number.as_deref() == Some(number);
        let beside: Vec<_> = found.iter().copied().filter(is_beside).collect();
        let near = if beside.is_empty() { found } else { &beside };
        let alike: Vec<_> = near.iter().copied().filter(is_alike).collect();
        self.among(from, if alike.is_empty() { near } else { &alike })
    }

    fn among(&self, from: usize, found: &[usize]) -> Option<Resolved> {
        match found {
            [] => None,
            [only] => Some(self.only(from, *only)),
            _ => {
                let mut others = found.iter().filter(|at| **at != from);
                match (others.next(), others.next()) {
                    (Some(other), None) => Some(self.only(from, *other)),
                    _ => {
                        let files: Vec<_> = found.iter().map(|at| self.records[*at].file.as_str()).collect();
                        Some(Resolved::Ambiguous(LinkTarget::Other(files.join(", "))))
                    }
                }
            }
        }
    }

    fn only(&self, from: usize, at: usize) -> Resolved {
        if at == from {
            Resolved::Itself
        } else {
            Resolved::Found(LinkTarget::File(self.records[at].file.clone()))
        }
    }
}

/// A name in lower case, its words joined by dashes: `ADR 0012` is `adr-0012`.
fn joined(name: &str) -> String {
    let folded = fold(name.trim());
    folded.split([' ', '_', '#', '-']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// The number that a reference to a decision holds; nothing for the key of an issue.
fn own_number(reference: &str) -> Option<String> {
    let stem = joined(reference);
    let number = number_of_file(&stem).or_else(|| split_number(reference).0);
    number.or_else(|| {
        let bare = reference.trim().trim_start_matches('#');
        bare.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| bare.to_owned())
            .filter(|bare| !bare.is_empty())
    })
}

fn value_of(number: &str) -> Option<u64> {
    let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    // A letter makes another number: 12 and 12b are two records.
    let letter =
        number[digits.len()..].bytes().next().map_or(0, |letter| u64::from(letter.to_ascii_lowercase()));
    digits.parse::<u64>().ok().filter(|value| *value < 1_000_000).map(|value| value * 256 + letter)
}

/// Whether a link leads to a file that is certainly no record of this folder.
fn is_file_beyond(path: &str) -> bool {
    [".png", ".svg", ".jpg", ".pdf", ".yaml", ".yml", ".json"].iter().any(|ending| path.ends_with(ending))
}

/// A path relative to a directory without `.` and `..`; nothing when it leaves the folder.
fn normal(directory: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = directory.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn directory(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(directory, _)| directory)
}

fn directory_name(file: &str) -> &str {
    directory(file).rsplit('/').next().unwrap_or_default()
}

/// The name of a file without folder and ending.
pub(super) fn stem_of(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map_or(name, |(stem, _)| stem)
}

fn is_index_name(stem: &str) -> bool {
    stem.eq_ignore_ascii_case("readme") || stem.eq_ignore_ascii_case("index")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(file: &str, number: &str, title: &str) -> DecisionRecord {
        let number = Some(number.to_owned()).filter(|number| !number.is_empty());
        DecisionRecord {
            file: file.to_owned(),
            id: file.trim_end_matches(".md").to_owned(),
            number,
            title: title.to_owned(),
            ..DecisionRecord::default()
        }
    }

    #[test]
    fn every_name_leads_to_its_record() {
        let records = [
            record("0001-a.md", "0001", "Use A"),
            record("0002-b.md", "0002", "Use B"),
            record("001-c.md", "001", "Use C"),
            record("sub/0002-d.md", "0002", "Use D"),
            record("sub/0003-e.md", "0003", "Use E"),
            record("sub/ODH-ADR-Op-0009-x.md", "0009", "X"),
            record("sub/ODH-ADR-Op-0009-y.md", "0009", "Y"),
            record("0007-g/README.md", "0007", "Use G"),
        ];
        let index = Index::of(&records);
        let link = |label: &str, address: &str| Target::Link {
            label: label.to_owned(),
            address: address.to_owned(),
        };
        let reference = |text: &str| Target::Reference(text.to_owned());
        let check = |from: usize, target: &Target, expect: &str| {
            let shown = match index.resolve(from, target) {
                Resolved::Found(LinkTarget::File(file)) => file,
                Resolved::Found(LinkTarget::Number(number)) => format!("number {number}"),
                Resolved::Found(LinkTarget::Other(text)) => format!("other {text}"),
                Resolved::Ambiguous(_) => "ambiguous".to_owned(),
                Resolved::Itself => "itself".to_owned(),
            };
            assert_eq!(shown, expect, "{target:?} from {}", records[from].file);
        };
        check(0, &link("2. B", "0002-b.md"), "0002-b.md");
        check(0, &link("B", "./0002-b.md#context"), "0002-b.md");
        check(0, &link("B", "0002-b"), "0002-b.md");
        check(0, &link("B", "0002-b.html"), "0002-b.md");
        check(0, &link("D", "sub/0002%2Dd.md"), "sub/0002-d.md");
        check(3, &link("B", "../0002-b.md"), "0002-b.md");
        check(3, &link("A", "wrong/way/0001-a.md"), "0001-a.md");
        check(0, &link("E", "/docs/adr/sub/0003-e.md"), "sub/0003-e.md");
        check(0, &link("E", "https://github.com/o/r/blob/main/docs/adr/sub/0003-e.md"), "sub/0003-e.md");
        check(0, &link("G", "0007-g/"), "0007-g/README.md");
        check(0, &link("G", "0007-g/README.md"), "0007-g/README.md");
        check(0, &link("ADR-0002", "0002-gone.m"), "0002-b.md");
        check(0, &link("Redis", "https://redis.io"), "other https://redis.io");
        check(0, &link("itself", "0001-a.md"), "itself");
        check(0, &reference("ADR-0002"), "0002-b.md");
        check(3, &reference("ADR 3"), "sub/0003-e.md");
        check(4, &reference("#2"), "sub/0002-d.md");
        check(0, &reference("0003"), "sub/0003-e.md");
        check(1, &reference("ADR-001"), "001-c.md");
        check(1, &reference("ADR-0001"), "0001-a.md");
        check(1, &reference("ADR-1"), "ambiguous");
        check(4, &reference("ODH-ADR-Op-0009"), "ambiguous");
        check(5, &reference("ODH-ADR-Op-0009"), "sub/ODH-ADR-Op-0009-y.md");
        check(0, &reference("0002-b"), "0002-b.md");
        check(0, &reference("ADR-0099"), "number 0099");
        check(0, &reference("JIRA-2"), "other JIRA-2");
        check(0, &Target::Text("use b".to_owned()), "0002-b.md");
        check(0, &Target::Text("sub/0003-e.md".to_owned()), "sub/0003-e.md");
        check(0, &Target::Text("0003-e.md".to_owned()), "sub/0003-e.md");
        check(0, &Target::Text("Data Connections".to_owned()), "other Data Connections");
    }
}

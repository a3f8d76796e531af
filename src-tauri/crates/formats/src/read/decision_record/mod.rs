//! stub
#![allow(missing_docs)]
pub struct SourceFile<'a> {
    pub path: &'a str,
    pub bytes: &'a [u8],
}
#[derive(Default, Clone)]
pub struct OptionText {
    pub name: String,
    pub text: String,
    pub pros: Vec<String>,
    pub cons: Vec<String>,
    pub neutral: Vec<String>,
}
#[derive(Clone, Copy)]
pub enum Relation {
    Supersedes,
    SupersededBy,
    Amends,
    AmendedBy,
    RelatesTo,
    CausedBy,
}
pub enum LinkTarget {
    File(String),
    Number(String),
    Other(String),
}
pub struct FoundLink {
    pub relation: Relation,
    pub target: LinkTarget,
    pub partial: bool,
    pub line: u32,
}
#[derive(Default)]
pub struct DecisionRecord {
    pub file: String,
    pub id: String,
    pub number: Option<String>,
    pub title: String,
    pub status_as_written: Option<String>,
    pub status: Option<crate::words::DecisionStatus>,
    pub decided_on: Option<crate::date::PartialDate>,
    pub deciders: Vec<String>,
    pub consulted: Vec<String>,
    pub informed: Vec<String>,
    pub context: Option<String>,
    pub drivers: Vec<String>,
    pub options: Vec<OptionText>,
    pub chosen: Option<String>,
    pub rationale: Option<String>,
    pub outcome: Option<String>,
    pub consequences: Option<String>,
    pub confirmation: Option<String>,
    pub more: Option<String>,
    pub tags: Vec<String>,
    pub links: Vec<FoundLink>,
    pub original: String,
}
pub enum Reason {
    Template,
}
impl Reason {
    pub fn word(&self) -> &'static str {
        ""
    }
}
pub struct Skipped {
    pub file: String,
    pub reason: Reason,
}
pub struct Folder {
    pub records: Vec<DecisionRecord>,
    pub skipped: Vec<Skipped>,
    pub problems: Vec<crate::problem::Problem>,
}
pub fn read_folder(_: &[SourceFile<'_>], _: Option<crate::date::DayOrder>) -> Folder {
    Folder { records: vec![], skipped: vec![], problems: vec![] }
}

//! A decision as the writers of dialects take it.

use std::collections::BTreeMap;

use roadbook_formats::read::decision_record::Relation as Said;
use roadbook_formats::write::decision_record::{Page, PageLink, PageOption};

use super::Dialect;
use super::addresses::Addresses;
use super::portable::Log;
use crate::attached::safe_name;
use crate::decisions::{Choice, Decision};
use crate::links::{End, Relation};

/// The pages of a log, in its order.
pub(super) fn pages(log: &Log, dialect: Dialect) -> Vec<Page> {
    let (links, addresses) = (links(log), Addresses::of(log));
    let none = Vec::new();
    let page = |decision: &Decision| {
        let links = links.get(decision.id.0.as_str()).unwrap_or(&none);
        let mut page = page(log, decision, links, dialect);
        if dialect.is_markdown() {
            addresses.lead_on(decision, &mut page);
        }
        page
    };
    log.decisions.iter().map(page).collect()
}

/// Where a file of a decision lies, from the folder of the pages: below it, whatever the file is called.
pub(crate) fn beside(number: u32, name: &str) -> String {
    format!("attachments/{number:04}/{}", safe_name(name))
}

fn page(log: &Log, decision: &Decision, links: &[PageLink], dialect: Dialect) -> Page {
    let name = |person: &Option<_>| person.as_ref().and_then(|person| log.people.get(person)).cloned();
    let files = decision.attachments.iter().filter(|_| dialect.is_markdown());
    let files = files.map(|file| {
        let path = beside(decision.number, &file.name).replace('%', "%25").replace(' ', "%20");
        (file.name.clone(), path.replace('(', "%28").replace(')', "%29"))
    });
    Page {
        number: decision.number,
        reference: decision.reference().to_string(),
        title: decision.title.clone(),
        status: decision.status,
        status_as_written: decision.status_as_written.clone(),
        decided_on: decision.decided_on,
        recorded_on: decision.recorded_on,
        review_on: decision.review_on,
        approver: name(&decision.approver),
        driver: name(&decision.driver),
        consulted: decision.contributors.clone(),
        informed: decision.informed.clone(),
        context: decision.context.clone(),
        drivers: decision.drivers.clone(),
        options: decision.options.iter().map(option).collect(),
        chosen: decision.chosen.clone(),
        rationale: decision.rationale.clone(),
        consequences: decision.consequences.clone(),
        confirmation: decision.confirmation.clone(),
        more: decision.evidence.clone(),
        sections: sections(decision),
        expected: expected(decision).join("\n"),
        tags: decision.tags.clone(),
        links: links.to_vec(),
        files: files.collect(),
        front_matter: decision.front_matter.clone(),
        extension: String::new(),
    }
}

fn option(choice: &Choice) -> PageOption {
    PageOption {
        name: choice.name.clone(),
        text: choice.text.clone(),
        pros: choice.pros.clone(),
        cons: choice.cons.clone(),
        neutral: choice.neutral.clone(),
        effort: choice.effort.clone(),
        risk: choice.risk.clone(),
        disqualifier: choice.disqualifier.clone(),
    }
}

/// What people read of a decision that the dialects have no section for.
fn sections(decision: &Decision) -> Vec<(String, String)> {
    let list = |entries: Vec<String>| {
        entries
            .iter()
            .map(|entry| format!("* {}", entry.replace('\n', "\n  ")))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let assumptions = decision.assumptions.iter().map(|assumption| {
        let check = assumption.check_by.map(|day| format!(" (look again by {day})")).unwrap_or_default();
        format!("{}{check}", assumption.text)
    });
    let amended = decision.amendments.iter().map(|amendment| {
        let note = if amendment.note.is_empty() { String::new() } else { format!(": {}", amendment.note) };
        format!("{} {}, {}{note}", amendment.on, amendment.by, amendment.field)
    });
    let reviewed = decision.reviews.iter().map(|review| format!("{}: {}", review.date, review.note));
    let all = [
        ("Accepted trade-offs", decision.trade_offs.clone()),
        ("If nobody decides", decision.if_nobody_decides.clone()),
        ("Assumptions", list(assumptions.collect())),
        ("Expected result", list(expected(decision))),
        ("What would reverse it", decision.reversal_trigger.clone()),
        ("Amendments", list(amended.collect())),
        ("Reviews", list(reviewed.collect())),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name.to_owned(), text)).collect()
}

fn expected(decision: &Decision) -> Vec<String> {
    let line = |result: &crate::decisions::ExpectedResult| {
        let from = result.from.as_ref().map(|from| format!(" from {from}")).unwrap_or_default();
        let to = result.to.as_ref().map(|to| format!(" to {to}")).unwrap_or_default();
        let by = result.by.map(|by| format!(" by {by}")).unwrap_or_default();
        format!("{}{from}{to}{by}", result.metric)
    };
    decision.expected.iter().map(line).collect()
}

/// The links between written decisions, from both ends, by decision.
fn links(log: &Log) -> BTreeMap<&str, Vec<PageLink>> {
    let written: BTreeMap<&str, &Decision> =
        log.decisions.iter().map(|decision| (decision.id.0.as_str(), decision)).collect();
    let mut links: BTreeMap<&str, Vec<PageLink>> = BTreeMap::new();
    for link in &log.links {
        let ends = [(End::From, &link.from.1, &link.to.1), (End::To, &link.to.1, &link.from.1)];
        for (end, here, there) in ends {
            let (Some(here), Some(there)) = (written.get(here.as_str()), written.get(there.as_str())) else {
                continue;
            };
            links.entry(here.id.0.as_str()).or_default().push(PageLink {
                relation: said(link.relation, end),
                word: link.relation.word(end).to_owned(),
                number: there.number,
                title: there.title.clone(),
            });
        }
    }
    links
}

fn said(relation: Relation, end: End) -> Option<Said> {
    match (relation, end) {
        (Relation::Supersedes, End::From) => Some(Said::Supersedes),
        (Relation::Supersedes, End::To) => Some(Said::SupersededBy),
        (Relation::Amends, End::From) => Some(Said::Amends),
        (Relation::Amends, End::To) => Some(Said::AmendedBy),
        (Relation::RelatesTo, _) => Some(Said::RelatesTo),
        (Relation::CausedBy, End::From) => Some(Said::CausedBy),
        (Relation::CausedBy, End::To)
        | (Relation::Reverses | Relation::DependsOn | Relation::Concerns, _) => None,
    }
}

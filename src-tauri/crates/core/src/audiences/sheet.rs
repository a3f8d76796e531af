//! One audience as its sheet shows it: what it may see, field by field, and what it reads of one record.
//!
//! What is read comes from the view that updates are made of; nothing is judged here a second time.

use std::collections::BTreeMap;

use roadbook_formats::words::Commitment;
use rusqlite::Connection;
use serde::Serialize;

use super::budget::{BudgetLine, in_words};
use super::list::get;
use super::row::{AudienceRow, row};
use super::rules::{acting, possible, why_not};
use super::view::{SeenDecision, SeenItem, View, Withheld, view};
use super::{Audience, Field, Rule, Wording};
use crate::error::Result;
use crate::history::Moment;
use crate::ids::AudienceId;
use crate::op::Kind;
use crate::people::Person;
use crate::people::list::PersonName;
use crate::record::Record as _;
use crate::updates::{FieldMark, Format, MarkKind, shown_values};

/// A rule that a field cannot have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Impossible {
    /// The rule.
    pub rule: Rule,
    /// Why, and what to do instead.
    pub why: String,
}

/// One field of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SheetField {
    /// The field.
    pub field: Field,
    /// Its name on screen.
    pub label: String,
    /// The rule that acts.
    pub rule: Rule,
    /// The rules it cannot have.
    pub impossible: Vec<Impossible>,
    /// What the audience reads of the sample; nothing when there is nothing in it.
    pub reads: Option<FieldMark>,
}

/// The record whose fields are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Sample {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is called inside.
    pub title: String,
    /// Why the audience does not get it, when it does not.
    pub stays_out: Option<String>,
}

/// How many records of a kind an audience sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// So many it sees.
    pub seen: u32,
    /// So many stay out.
    pub out: u32,
}

/// An audience in full.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AudienceSheet {
    /// What its row says.
    pub row: AudienceRow,
    /// What it is told for.
    pub purpose: String,
    /// Items less sure than this are left out.
    pub least_commitment: Option<Commitment>,
    /// Items that start after this many quarters are left out.
    pub quarters_ahead: Option<u32>,
    /// Items with one of these tags are left out.
    pub without_tags: Vec<String>,
    /// Its words.
    pub wording: Vec<Wording>,
    /// Who belongs to it.
    pub members: Vec<PersonName>,
    /// How many updates a month it can take in.
    pub updates_a_month: Option<u32>,
    /// How many messages of which weight it can take in.
    pub budget: Vec<BudgetLine>,
    /// The same as it is typed.
    pub budget_words: String,
    /// How many words an update for it may have.
    pub words_in_update: Option<u32>,
    /// How many requests an update for it may hold.
    pub requests_in_update: Option<u32>,
    /// Words that must not be said to it.
    pub never_say: Vec<String>,
    /// The files its updates are made as; all there are when none is named.
    pub formats: Vec<Format>,
    /// Put away; kept, but out of sight.
    pub archived: bool,
    /// Every field with its rule.
    pub fields: Vec<SheetField>,
    /// The item that is read.
    pub item: Option<Sample>,
    /// The decision that is read: one about that item where there is one.
    pub decision: Option<Sample>,
    /// Items it sees.
    pub items: Seen,
    /// Decisions it sees.
    pub decisions: Seen,
}

/// The sheet of an audience. The sample is the item with this reference, or the one that loses most on its way.
///
/// # Errors
/// When there is no such audience, or the storage fails.
pub fn sheet(
    conn: &Connection,
    id: &AudienceId,
    sample: Option<&str>,
    today: chrono::NaiveDate,
) -> Result<AudienceSheet> {
    let audience = get(conn, id)?;
    let (view, withheld) = view(conn, &audience, Moment::Now, today)?;
    let item = item_sample(&view, &withheld, sample);
    let decision = decision_sample(&view, &withheld, item.as_ref());
    let reader =
        Reader { view: &view, withheld: &withheld, item: item.as_ref(), decision: decision.as_ref() };
    let fields = Field::ALL.iter().map(|field| sheet_field(&audience, *field, &reader)).collect();
    let mut members = Vec::with_capacity(audience.members.len());
    for id in &audience.members {
        members.extend(Person::find(conn, &id.0)?.map(PersonName::from));
    }
    Ok(AudienceSheet {
        purpose: audience.purpose.clone(),
        least_commitment: audience.least_commitment,
        quarters_ahead: audience.quarters_ahead,
        without_tags: audience.without_tags.clone(),
        wording: audience.wording.clone(),
        updates_a_month: audience.updates_a_month,
        budget_words: in_words(&audience.budget),
        budget: audience.budget.clone(),
        words_in_update: audience.words_in_update,
        requests_in_update: audience.requests_in_update,
        never_say: audience.never_say.clone(),
        formats: audience.formats.clone(),
        archived: audience.archived,
        row: row(audience),
        members,
        fields,
        item,
        decision,
        items: seen(view.items.len(), &withheld, Kind::Item),
        decisions: seen(view.decisions.len(), &withheld, Kind::Decision),
    })
}

/// What an audience reads, and of which records.
struct Reader<'a> {
    view: &'a View,
    withheld: &'a [Withheld],
    item: Option<&'a Sample>,
    decision: Option<&'a Sample>,
}

fn sheet_field(audience: &Audience, field: Field, reader: &Reader<'_>) -> SheetField {
    let reason = |rule: &Rule| {
        let (what, hint) = why_not(field, *rule, audience.precision)?;
        Some(Impossible { rule: *rule, why: format!("{what}. {hint}") })
    };
    debug_assert!(!possible(field, audience.precision).is_empty(), "invariant: every field has a rule");
    SheetField {
        field,
        label: field.word().to_owned(),
        rule: acting(audience, field),
        impossible: Rule::ALL.iter().filter_map(reason).collect(),
        reads: reader.reads(field),
    }
}

impl Reader<'_> {
    /// What becomes of a field of the sample.
    fn reads(&self, field: Field) -> Option<FieldMark> {
        let sample = if is_of_decisions(field) { self.decision } else { self.item }?;
        if let Some(reason) = &sample.stays_out {
            return is_whole(field).then(|| FieldMark {
                field: field.key().to_owned(),
                label: field.word().to_owned(),
                what: self.change_of(sample),
                inside: format!("{} {}", sample.reference, sample.title),
                outside: self.whole(sample).and_then(|withheld| withheld.outside.clone()),
                reason: reason.clone(),
            });
        }
        let of_sample = self.withheld.iter().filter(|withheld| withheld.reference == sample.reference);
        if let Some(lost) = of_sample.clone().find(|withheld| withheld.field == field.key()) {
            return Some(FieldMark::from(lost));
        }
        let value = match is_whole(field) {
            true => Some(format!("{} {}", sample.reference, sample.title)),
            false => self.value(field, sample),
        };
        let value = value.filter(|value| !value.trim().is_empty())?;
        Some(FieldMark {
            field: field.key().to_owned(),
            label: field.word().to_owned(),
            what: MarkKind::AsIs,
            inside: value.clone(),
            outside: Some(value),
            reason: format!("Shown to {}", self.view.audience.name),
        })
    }

    fn value(&self, field: Field, sample: &Sample) -> Option<String> {
        let values = if is_of_decisions(field) {
            shown_values::of_decision(
                self.view.decisions.iter().find(|seen| seen.reference == sample.reference)?,
            )
        } else {
            shown_values::of_item(self.view.items.iter().find(|seen| seen.reference == sample.reference)?)
        };
        values.into_iter().find(|(other, _)| *other == field).map(|(_, value)| value)
    }

    fn whole(&self, sample: &Sample) -> Option<&Withheld> {
        whole(self.withheld, &sample.reference)
    }

    fn change_of(&self, sample: &Sample) -> MarkKind {
        self.whole(sample).map_or(MarkKind::Withheld, |withheld| withheld.change.into())
    }
}

fn is_of_decisions(field: Field) -> bool {
    matches!(field, Field::Decision | Field::Rationale | Field::Options | Field::Roles | Field::Waiting)
}

/// Whether a field stands for the record as a whole.
fn is_whole(field: Field) -> bool {
    matches!(field, Field::Item | Field::Decision)
}

fn whole<'a>(withheld: &'a [Withheld], reference: &str) -> Option<&'a Withheld> {
    withheld.iter().find(|withheld| withheld.is_whole() && withheld.reference == reference)
}

fn item_sample(view: &View, withheld: &[Withheld], wanted: Option<&str>) -> Option<Sample> {
    let seen = |item: &SeenItem| sample_of(&item.reference, &item.title, withheld);
    let out = |withheld: &Withheld| Sample {
        reference: withheld.reference.clone(),
        title: withheld.title.clone(),
        stays_out: Some(withheld.reason.clone()),
    };
    let is_wanted = |reference: &str| wanted.is_some_and(|wanted| wanted.eq_ignore_ascii_case(reference));
    let mut losses: BTreeMap<&str, usize> = BTreeMap::new();
    for lost in withheld.iter().filter(|lost| lost.kind == Kind::Item && !lost.is_whole()) {
        *losses.entry(lost.reference.as_str()).or_default() += 1;
    }
    let most = || {
        let weight = |item: &&SeenItem| losses.get(item.reference.as_str()).copied().unwrap_or(0);
        // Of several the first.
        view.items.iter().rev().max_by_key(weight)
    };
    let all_out = || withheld.iter().filter(|lost| lost.kind == Kind::Item && lost.is_whole());
    view.items
        .iter()
        .find(|item| is_wanted(&item.reference))
        .map(seen)
        .or_else(|| all_out().find(|lost| is_wanted(&lost.reference)).map(out))
        .or_else(|| most().map(seen))
        .or_else(|| all_out().next().map(out))
}

fn decision_sample(view: &View, withheld: &[Withheld], item: Option<&Sample>) -> Option<Sample> {
    let concerns = |decision: &&SeenDecision| {
        item.is_some_and(|item| decision.concerns.iter().any(|named| named.reference == item.reference))
    };
    let chosen = view.decisions.iter().find(concerns).or(view.decisions.first());
    chosen.map(|decision| sample_of(&decision.reference, &decision.title, withheld)).or_else(|| {
        let out = withheld.iter().find(|lost| lost.kind == Kind::Decision && lost.is_whole())?;
        Some(Sample {
            reference: out.reference.clone(),
            title: out.title.clone(),
            stays_out: Some(out.reason.clone()),
        })
    })
}

/// A record that is seen, by its title inside.
fn sample_of(reference: &str, title: &str, withheld: &[Withheld]) -> Sample {
    let inside = withheld
        .iter()
        .find(|lost| lost.reference == reference && lost.field == Field::Title.key())
        .map_or(title, |lost| lost.inside.as_str());
    Sample { reference: reference.to_owned(), title: inside.to_owned(), stays_out: None }
}

fn seen(seen: usize, withheld: &[Withheld], kind: Kind) -> Seen {
    let out = withheld.iter().filter(|lost| lost.kind == kind && lost.is_whole()).count();
    let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
    Seen { seen: number(seen), out: number(out) }
}

//! One decision with everything its inspector shows.

use roadbook_formats::date::PartialDate;
use roadbook_formats::words::DecisionStatus;
use rusqlite::Connection;
use serde::Serialize;

use super::amend::FIXED;
use super::assign::DecisionField;
use super::difference::{DifferencePiece, difference};
use super::list::{DecisionRow, rows};
use super::moves::open_moves;
use super::told::{DecisionTold, told_of};
use super::{
    Amendment, Assumption, Attachment, Choice, Decision, ExpectedResult, Reversible, ReviewOutcome, store,
};
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::history::since::{FieldSince, since};
use crate::ids::Reference;
use crate::items::list::ItemTag;
use crate::links::Relation;
use crate::links::relations::{Related, RelationView, related};
use crate::raid::RaidEntry;
use crate::record::Record as _;
use crate::register::{Entry as _, find};
use crate::texts::{RecordText, shown};

/// A decision as its inspector shows it.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DecisionRecord {
    /// What its row says.
    pub row: DecisionRow,
    /// Whether it can be taken back.
    pub reversible: Option<Reversible>,
    /// When it was written down.
    pub recorded_on: Option<PartialDate>,
    /// Who was asked.
    pub contributors: Vec<String>,
    /// Who is told.
    pub informed: Vec<String>,
    /// Why there is something to decide, in Markdown.
    pub context: String,
    /// The same as safe HTML: no pictures, no scripts, only links to pages and addresses.
    pub context_html: String,
    /// Its long texts, in the order they are read.
    pub texts: Vec<RecordText>,
    /// Who must know of it or was told of it, and what they know.
    pub told: Vec<DecisionTold>,
    /// The states it can go to by hand.
    pub moves: Vec<DecisionStatus>,
    /// When a provisional decision ends.
    pub ends_on: Option<PartialDate>,
    /// When it was needed at first, once it was put off.
    pub first_needed_by: Option<PartialDate>,
    /// When its review was to be at first, once that was put off.
    pub first_review_on: Option<PartialDate>,
    /// What it is called outside.
    pub public_title: Option<String>,
    /// What it is decided by.
    pub drivers: Vec<String>,
    /// The choices.
    pub options: Vec<Choice>,
    /// What is said of each choice, in their order.
    pub option_texts: Vec<ChoiceTexts>,
    /// The choice that was taken.
    pub chosen: Option<String>,
    /// Why, as safe HTML.
    pub rationale_html: String,
    /// What is given up for it.
    pub trade_offs: String,
    /// What follows from it, as safe HTML.
    pub consequences_html: String,
    /// What happens if nobody decides.
    pub if_nobody_decides: String,
    /// What is taken to be so.
    pub assumptions: Vec<Assumption>,
    /// What it should bring.
    pub expected: Vec<ExpectedResult>,
    /// How it is made sure that it is followed.
    pub confirmation: String,
    /// What would make us take it back.
    pub reversal_trigger: String,
    /// When to look whether it was right.
    pub review_on: Option<PartialDate>,
    /// What it has to do with other decisions.
    pub relations: Vec<RelationView>,
    /// The items it is about.
    pub items: Vec<ItemTag>,
    /// The risks, assumptions, issues and dependencies in use that name it.
    pub raised: Vec<ItemTag>,
    /// The meetings in which decisions were made last, the newest first.
    pub meetings: Vec<String>,
    /// The file it was imported from, relative to what was imported.
    pub original_file: Option<String>,
    /// What stands in that file, letter for letter.
    pub original: Option<String>,
    /// Any other words it goes by.
    pub tags: Vec<String>,
    /// Who decided, when somebody else did than the approver.
    pub decided_by: Option<String>,
    /// The meeting in which it was decided.
    pub decided_in: Option<String>,
    /// The fields whose text is fixed, since the decision was made: a change is an amendment.
    pub fixed: Vec<String>,
    /// The changes of its text since it was made, the newest first.
    pub amendments: Vec<AmendmentView>,
    /// What reviews of it found, the newest first.
    pub reviews: Vec<ReviewView>,
    /// The files that are kept with it.
    pub attachments: Vec<Attachment>,
    /// Since when each field says what it says.
    pub since: Vec<FieldSince>,
}

/// What is said of a choice, as safe HTML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceTexts {
    /// What it is.
    pub text_html: String,
    /// What speaks for it.
    pub pros_html: Vec<String>,
    /// What speaks neither way.
    pub neutral_html: Vec<String>,
    /// What speaks against it.
    pub cons_html: Vec<String>,
}

impl ChoiceTexts {
    fn of(choice: &Choice) -> Self {
        let all = |texts: &[String]| texts.iter().map(|text| shown(text)).collect();
        Self {
            text_html: shown(&choice.text),
            pros_html: all(&choice.pros),
            neutral_html: all(&choice.neutral),
            cons_html: all(&choice.cons),
        }
    }
}

/// An amendment, with what is different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AmendmentView {
    /// When.
    pub on: PartialDate,
    /// Who wrote it.
    pub by: String,
    /// Why; may be empty.
    pub note: String,
    /// The field, by its name in JSON.
    pub field: String,
    /// Both texts, put together.
    pub pieces: Vec<DifferencePiece>,
}

/// What a review found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReviewView {
    /// When.
    pub date: PartialDate,
    /// Keep, change or reverse.
    pub outcome: ReviewOutcome,
    /// Why.
    pub note: String,
}

/// The decision with this id or reference, as it stands on a day.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn record(conn: &Connection, id: &str, today: chrono::NaiveDate) -> Result<DecisionRecord> {
    let decision = named(conn, id)?;
    let fields: Vec<_> = DecisionField::ALL.iter().map(|field| field.key()).collect();
    let since = since(conn, &decision.id.0, &fields)?;
    let (items, relations): (Vec<_>, Vec<_>) = related(conn, &decision.id.0, Moment::Now)?
        .into_iter()
        .partition(|related| related.relation == Relation::Concerns);
    let row = rows(conn, vec![decision.clone()], today)?.pop().ok_or_else(|| Error::not_found(id))?;
    Ok(DecisionRecord {
        told: told_of(conn, &decision, today)?,
        texts: texts(&decision),
        moves: open_moves(conn, &decision)?,
        fixed: fixed(&decision),
        amendments: decision.amendments.iter().rev().map(amended).collect(),
        reviews: decision
            .reviews
            .iter()
            .rev()
            .map(|review| ReviewView {
                date: review.date,
                outcome: review.outcome,
                note: review.note.clone(),
            })
            .collect(),
        attachments: decision.attachments,
        decided_by: decision.decided_by,
        decided_in: decision.decided_in,
        ends_on: decision.ends_on,
        first_needed_by: decision.first_needed_by,
        first_review_on: decision.first_review_on,
        public_title: decision.public_title,
        reversible: decision.reversible,
        recorded_on: decision.recorded_on,
        contributors: decision.contributors,
        informed: decision.informed,
        context_html: shown(&decision.context),
        context: decision.context,
        drivers: decision.drivers,
        option_texts: decision.options.iter().map(ChoiceTexts::of).collect(),
        options: decision.options,
        chosen: decision.chosen,
        rationale_html: shown(&decision.rationale),
        trade_offs: decision.trade_offs,
        consequences_html: shown(&decision.consequences),
        if_nobody_decides: decision.if_nobody_decides,
        assumptions: decision.assumptions,
        expected: decision.expected,
        confirmation: decision.confirmation,
        reversal_trigger: decision.reversal_trigger,
        review_on: decision.review_on,
        relations: relations.into_iter().map(|related| related.view).collect(),
        items: items.into_iter().filter_map(item).collect(),
        raised: raised(conn, &row.reference)?,
        meetings: store::meetings(conn)?,
        row,
        original_file: decision.source.and_then(|source| source.file),
        original: Some(decision.original).filter(|original| !original.is_empty()),
        tags: decision.tags,
        since,
    })
}

/// What is written down to be about the decision with this reference.
fn raised(conn: &Connection, reference: &str) -> Result<Vec<ItemTag>> {
    let mut entries = find::in_use::<RaidEntry>(conn)?;
    entries.retain(|entry| entry.about.iter().any(|about| about == reference));
    let tags = entries
        .into_iter()
        .map(|entry| ItemTag { reference: entry.reference().to_string(), title: entry.statement });
    Ok(tags.collect())
}

/// The fixed texts that say something; what was never said can still be written down.
fn fixed(decision: &Decision) -> Vec<String> {
    let says = |field: &&DecisionField| !super::amend::text(decision, **field).is_empty();
    let fields = FIXED.iter().filter(|_| decision.is_made());
    fields.filter(says).map(|field| field.key().to_owned()).collect()
}

fn amended(amendment: &Amendment) -> AmendmentView {
    AmendmentView {
        on: amendment.on,
        by: amendment.by.clone(),
        note: amendment.note.clone(),
        field: amendment.field.clone(),
        pieces: difference(&amendment.before, &amendment.after),
    }
}

fn texts(decision: &Decision) -> Vec<RecordText> {
    use DecisionField as Field;
    let texts = [
        (Field::Context, &decision.context),
        (Field::Rationale, &decision.rationale),
        (Field::TradeOffs, &decision.trade_offs),
        (Field::Consequences, &decision.consequences),
        (Field::IfNobodyDecides, &decision.if_nobody_decides),
        (Field::Confirmation, &decision.confirmation),
        (Field::ReversalTrigger, &decision.reversal_trigger),
        (Field::Evidence, &decision.evidence),
        (Field::PublicText, &decision.public_text),
    ];
    texts.map(|(field, text)| RecordText::new(field.key(), text)).to_vec()
}

fn item(related: Related) -> Option<ItemTag> {
    let RelationView { reference, title, .. } = related.view;
    Some(ItemTag { reference: reference?, title })
}

fn named(conn: &Connection, id: &str) -> Result<Decision> {
    match id.parse::<Reference>() {
        Ok(reference) => store::by_reference(conn, reference),
        Err(_) => Decision::find(conn, id)?.ok_or_else(|| Error::not_found("such decision")),
    }
}

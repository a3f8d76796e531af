//! The roadmap as rows and columns: those of a saved view, or those that every roadmap has.

use roadbook_formats::sheet::{Sheet, SheetColumn, SheetValue};
use roadbook_formats::words::{Health, Mark, Scale};

use super::Composed;
use super::plain::{scheduled, view_of};
use crate::audiences::view::SeenItem;
use crate::items::Item;
use crate::items::field::ItemField;
use crate::scores::SCORE;

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Reference,
    Field(ItemField),
    /// Where the status lies on the common scale.
    OnScale,
    /// What it scores by a way of scoring.
    Score(String),
    /// How precise the date is.
    Precision,
    /// The sign that is drawn, as a word.
    Mark,
}

/// What a roadmap has without a view that says otherwise. New ones are added at the end: scripts count from the left.
const USUAL: &[Column] = &[
    Column::Reference,
    Column::Field(ItemField::Title),
    Column::Field(ItemField::Level),
    Column::Field(ItemField::Parent),
    Column::Field(ItemField::Product),
    Column::Field(ItemField::Team),
    Column::Field(ItemField::Goal),
    Column::Field(ItemField::Owner),
    Column::Field(ItemField::Tags),
    Column::Field(ItemField::Timeframe),
    Column::Field(ItemField::Start),
    Column::Field(ItemField::End),
    Column::Precision,
    Column::Field(ItemField::Commitment),
    Column::Field(ItemField::Status),
    Column::Mark,
    Column::Field(ItemField::DependsOn),
    Column::Field(ItemField::Effort),
    Column::Field(ItemField::Health),
];

impl Column {
    fn head<'a>(&'a self, composed: &'a Composed) -> &'a str {
        match self {
            Self::Reference => "Ref",
            Self::Field(ItemField::Timeframe) => "When",
            Self::Field(field) => field.word(),
            Self::OnScale => "Status on the scale",
            Self::Score(key) => composed.scores.get(key).map_or(key, |scores| &scores.name),
            Self::Precision => "Precision",
            Self::Mark => "Mark",
        }
    }

    fn named(name: &str) -> Option<Self> {
        match name {
            "ref" => Some(Self::Reference),
            "statusOnScale" => Some(Self::OnScale),
            name => match name.strip_prefix(SCORE) {
                Some(model) => Some(Self::Score(model.to_owned())),
                None => ItemField::parse(name).ok().map(Self::Field),
            },
        }
    }

    /// Whether no audience is told of it, however much it may see: then only the author's table has it.
    fn is_own(&self) -> bool {
        use ItemField::{DateReason, InternalNote, PublicText, PublicTitle, Sensitivity};
        match self {
            Self::Field(DateReason | InternalNote | PublicText | PublicTitle | Sensitivity)
            | Self::OnScale
            | Self::Score(_) => true,
            Self::Field(_) | Self::Reference | Self::Precision | Self::Mark => false,
        }
    }
}

/// The items as a sheet, one a row.
pub(super) fn sheet(composed: &Composed) -> Sheet {
    let named: Vec<Column> = composed
        .columns
        .iter()
        .filter_map(|name| Column::named(name))
        .filter(|column| composed.view.audience.is_author || !column.is_own())
        .collect();
    let row = |item: &SeenItem, columns: &[Column]| {
        columns.iter().map(|column| value(column, item, composed)).collect::<Vec<_>>()
    };
    let (columns, rows) = if named.is_empty() {
        (USUAL, scheduled(composed).map(|item| row(item, USUAL)).collect())
    } else {
        (named.as_slice(), composed.view.items.iter().map(|item| row(item, &named)).collect())
    };
    Sheet {
        name: composed.sheet.meta.title.clone(),
        columns: columns.iter().map(|column| SheetColumn::new(column.head(composed))).collect(),
        rows,
    }
}

fn value(column: &Column, item: &SeenItem, composed: &Composed) -> SheetValue {
    let text = |value: Option<&str>| SheetValue::text(value.unwrap_or_default());
    let listed = |words: Vec<&str>| SheetValue::text(words.join(", "));
    let when = || view_of(item, composed);
    let own = |said: fn(&Item) -> &str| text(composed.own.get(&item.reference).map(said));
    match column {
        Column::Reference => text(Some(&item.reference)),
        Column::Precision => text(when().map(|when| when.precision.word())),
        Column::Mark => text(item.standing.as_ref().map(|standing| standing.word.as_str())),
        Column::OnScale => {
            let scale = composed.own.get(&item.reference).and_then(|item| composed.statuses.scale_of(item));
            text(scale.map(Scale::word))
        }
        Column::Score(name) => {
            let score = composed.scores.get(name).and_then(|scores| scores.by_reference.get(&item.reference));
            score.map_or(SheetValue::Empty, |score| SheetValue::Number(*score))
        }
        Column::Field(field) => match field {
            ItemField::Title => text(Some(&item.title)),
            ItemField::Level => text(Some(item.level.word())),
            ItemField::Parent => text(item.parent.as_ref().map(|parent| parent.reference.as_str())),
            ItemField::Product => text(item.product.as_deref()),
            ItemField::Team => text(item.team.as_deref()),
            ItemField::Goal => text(item.goal.as_deref()),
            ItemField::Owner => text(item.owner.as_deref()),
            ItemField::Tags => listed(item.tags.iter().map(String::as_str).collect()),
            ItemField::Timeframe => when().map_or(SheetValue::Empty, |when| SheetValue::text(when.text)),
            ItemField::Start => when().and_then(|when| when.start).into(),
            ItemField::End => when().and_then(|when| when.end).into(),
            ItemField::Commitment => text(item.commitment.map(|commitment| commitment.word())),
            ItemField::Status => text(item.status.as_deref()),
            ItemField::Health => match composed.own.get(&item.reference) {
                Some(item) => text(item.health.map(Health::word)),
                None => text(health(item)),
            },
            ItemField::Effort => item.effort.map_or(SheetValue::Empty, SheetValue::Number),
            ItemField::Description => text(Some(&item.text)),
            ItemField::Links => listed(item.links.iter().map(|link| link.url.as_str()).collect()),
            ItemField::DependsOn => {
                listed(item.depends_on.iter().map(|named| named.reference.as_str()).collect())
            }
            ItemField::Blocks => {
                let needs = |other: &&SeenItem| {
                    other.depends_on.iter().any(|named| named.reference == item.reference)
                };
                let items = composed.view.items.iter().filter(needs);
                listed(items.map(|other| other.reference.as_str()).collect())
            }
            ItemField::Sensitivity => own(|item| item.sensitivity.word()),
            ItemField::PublicTitle => own(|item| item.public_title.as_deref().unwrap_or_default()),
            ItemField::PublicText => own(|item| &item.public_text),
            ItemField::InternalNote => own(|item| &item.internal_note),
            ItemField::DateReason => own(|item| &item.date_reason),
        },
    }
}

/// How it is going, as far as its reader is told: only what is drawn says it, and what is done, paused or not begun has no health.
fn health(item: &SeenItem) -> Option<&'static str> {
    let health = match item.standing.as_ref()?.mark {
        Mark::OnTrack => Health::OnTrack,
        Mark::AtRisk => Health::AtRisk,
        Mark::OffTrack => Health::OffTrack,
        Mark::Unsaid | Mark::NotStarted | Mark::Paused | Mark::Done | Mark::Cut | Mark::NotComparable => {
            return None;
        }
    };
    Some(health.word())
}

//! What the picture needs to know of an item, whether it is the record itself or what an audience sees of it.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use roadbook_formats::words::{Commitment, Level, Mark, Sensitivity};

use super::LaneBy;
use crate::audiences::view::SeenItem;
use crate::ids::{ItemId, PersonId};
use crate::items::Item;
use crate::statuses::StatusMap;
use crate::timeframe::{FiscalYear, Horizon, Precision, Timeframe};

/// An item on its way into the picture.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub reference: String,
    pub title: String,
    pub level: Level,
    pub timeframe: Timeframe,
    pub when: String,
    pub commitment: Option<Commitment>,
    pub mark: Option<Mark>,
    /// References of what has to be done first.
    pub depends_on: Vec<String>,
    /// Where the end lay in the plan it is compared with.
    pub before: Option<Timeframe>,
    /// Why it is only in the plan it is compared with.
    pub gone: Option<&'static str>,
    product: Option<String>,
    team: Option<String>,
    theme: Option<String>,
    parent: Option<String>,
    owner: Option<String>,
    goal: Option<String>,
    status: Option<String>,
    tag: Option<String>,
    period: Option<LaneKey>,
    /// Nothing where its reader is not told.
    pub sensitivity: Option<Sensitivity>,
}

/// Why an item of an earlier plan has no date in this one.
pub(super) const UNSCHEDULED: &str = "unscheduled";
/// Why an item of an earlier plan is not in this one.
pub(super) const PUT_AWAY: &str = "put away";

/// A lane's name with what it is sorted by: its place on a scale, else its letters; none is last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LaneKey {
    missing: bool,
    place: usize,
    folded: String,
    pub name: String,
}

impl Entry {
    /// The lane an item lies in.
    pub fn lane(&self, by: LaneBy) -> LaneKey {
        let named = |name: Option<&String>| {
            let name = name.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
            match name.filter(|name| !name.is_empty()) {
                Some(name) => LaneKey { missing: false, place: 0, folded: name.to_lowercase(), name },
                None => missing(by),
            }
        };
        match by {
            LaneBy::Product => named(self.product.as_ref()),
            LaneBy::Team => named(self.team.as_ref()),
            LaneBy::Theme => named(self.theme.as_ref()),
            LaneBy::Parent => named(self.parent.as_ref()),
            LaneBy::Owner => named(self.owner.as_ref()),
            LaneBy::Goal => named(self.goal.as_ref()),
            LaneBy::Status => named(self.status.as_ref()),
            LaneBy::Tag => named(self.tag.as_ref()),
            LaneBy::Timeframe => self.period.clone().unwrap_or_else(|| missing(by)),
            LaneBy::Sensitivity => self.sensitivity.map_or_else(
                || missing(by),
                |level| scaled(Sensitivity::ALL.iter().position(|step| *step == level), level.word()),
            ),
            LaneBy::Level => {
                scaled(Level::ALL.iter().position(|step| *step == self.level), self.level.word())
            }
            LaneBy::Commitment => self.commitment.map_or_else(
                || missing(by),
                |commitment| {
                    scaled(
                        Commitment::ALL.iter().rev().position(|step| *step == commitment),
                        commitment.word(),
                    )
                },
            ),
            LaneBy::Health => self.mark.map_or_else(
                || missing(by),
                |mark| scaled(URGENT_FIRST.iter().position(|step| *step == mark), mark.word()),
            ),
        }
    }

    /// The same item where it was, as it is drawn when it is there no longer.
    pub fn gone(self, timeframe: Timeframe, why: &'static str, fiscal: FiscalYear) -> Self {
        Self {
            timeframe,
            when: timeframe.text(fiscal),
            period: period(timeframe, fiscal),
            commitment: None,
            mark: None,
            depends_on: Vec::new(),
            before: None,
            gone: Some(why),
            ..self
        }
    }

    /// The same item at another time.
    pub fn as_it_was(&self, timeframe: Timeframe) -> Self {
        Self { timeframe, before: None, ..self.clone() }
    }

    /// What an audience sees of an item.
    pub fn seen(item: &SeenItem, fiscal: FiscalYear) -> Self {
        let timeframe = item.when.as_ref().map_or(Timeframe::Unscheduled, |when| when.timeframe);
        Self {
            reference: item.reference.clone(),
            title: item.title.clone(),
            level: item.level,
            timeframe,
            when: item.when.as_ref().map(|when| when.text.clone()).unwrap_or_default(),
            commitment: item.commitment,
            mark: item.standing.as_ref().map(|standing| standing.mark),
            depends_on: item.depends_on.iter().map(|named| named.reference.clone()).collect(),
            before: None,
            gone: None,
            product: item.product.clone(),
            team: item.team.clone(),
            theme: (item.theme.reference != item.reference || item.level == Level::Theme)
                .then(|| item.theme.title.clone()),
            parent: item.parent.as_ref().map(|parent| parent.title.clone()),
            owner: item.owner.clone(),
            goal: item.goal.clone(),
            status: item.status.clone(),
            tag: item.tags.first().cloned(),
            period: period(timeframe, fiscal),
            sensitivity: None,
        }
    }

    /// An item as its author sees it.
    pub fn of(item: &Item, around: &Around<'_>) -> Self {
        let parent = item.parent.as_ref().and_then(|id| around.items.get(id));
        let theme = around.top_of(item);
        Self {
            reference: item.reference().to_string(),
            title: item.title.clone(),
            level: item.level,
            timeframe: item.timeframe,
            when: if item.timeframe.is_unscheduled() {
                String::new()
            } else {
                item.timeframe.text(around.fiscal)
            },
            commitment: item.commitment,
            mark: Some(item.mark(around.statuses.scale_of(item))),
            depends_on: around.depends_on.get(item.id.0.as_str()).cloned().unwrap_or_default(),
            before: None,
            gone: None,
            product: item.product.clone(),
            team: item.team.clone(),
            theme: (theme.is_some() || item.level == Level::Theme)
                .then(|| theme.map_or_else(|| item.title.clone(), |theme| theme.title.clone())),
            parent: parent.map(|parent| parent.title.clone()),
            owner: item.owner.as_ref().and_then(|id| around.people.get(id)).cloned(),
            goal: item.goal.clone(),
            status: item.status.clone(),
            tag: item.tags.first().cloned(),
            period: period(item.timeframe, around.fiscal),
            sensitivity: Some(item.sensitivity),
        }
    }
}

/// The lane of a time: now, next or later; else the quarter it begins in, or what is known less precisely than that. Times
/// with dates stand before those without.
fn period(timeframe: Timeframe, fiscal: FiscalYear) -> Option<LaneKey> {
    let (place, name) = match timeframe {
        Timeframe::Unscheduled => return None,
        Timeframe::Wide(horizon) => {
            let step = Horizon::ALL.iter().position(|step| *step == horizon)?;
            (usize::MAX - Horizon::ALL.len() + step, horizon.word().to_owned())
        }
        Timeframe::Span(span) => {
            let begins = span.start().or(span.end())?.coarsen(Precision::Quarter, fiscal);
            (usize::try_from(begins.first_day().num_days_from_ce()).ok()?, Timeframe::of(begins).text(fiscal))
        }
    };
    // Two times of the same first day, such as a quarter and the half that begins with it, are two lanes.
    Some(LaneKey { missing: false, place, folded: name.to_lowercase(), name })
}

/// What an item refers to.
pub(super) struct Around<'a> {
    pub items: BTreeMap<&'a ItemId, &'a Item>,
    pub people: BTreeMap<PersonId, String>,
    pub statuses: StatusMap,
    pub depends_on: BTreeMap<String, Vec<String>>,
    pub fiscal: FiscalYear,
}

impl<'a> Around<'a> {
    /// The topmost of what an item is part of; nothing when it is part of nothing.
    fn top_of(&self, item: &Item) -> Option<&'a Item> {
        let mut top: Option<&'a Item> = None;
        let mut next = item.parent.as_ref();
        // A circle, which no screen lets anybody make, ends at where it began.
        for _ in 0..self.items.len() {
            match next.and_then(|id| self.items.get(id).copied()) {
                Some(parent) if !parent.archived && parent.id != item.id => {
                    top = Some(parent);
                    next = parent.parent.as_ref();
                }
                _ => break,
            }
        }
        top
    }
}

const URGENT_FIRST: [Mark; 9] = [
    Mark::OffTrack,
    Mark::AtRisk,
    Mark::OnTrack,
    Mark::Unsaid,
    Mark::NotStarted,
    Mark::Paused,
    Mark::Done,
    Mark::Cut,
    Mark::NotComparable,
];

fn scaled(place: Option<usize>, name: &str) -> LaneKey {
    LaneKey {
        missing: false,
        place: place.unwrap_or(usize::MAX),
        folded: String::new(),
        name: name.to_owned(),
    }
}

fn missing(by: LaneBy) -> LaneKey {
    LaneKey { missing: true, place: 0, folded: String::new(), name: by.none().to_owned() }
}

#[cfg(test)]
mod tests {
    use roadbook_formats::words::Health;

    use super::*;

    #[test]
    fn scales_keep_their_order_and_none_is_last() {
        let item = |commitment, health| {
            let item = Item { commitment, health, ..Item::default() };
            let around = Around {
                items: BTreeMap::new(),
                people: BTreeMap::new(),
                statuses: StatusMap::default(),
                depends_on: BTreeMap::new(),
                fiscal: FiscalYear::CALENDAR,
            };
            Entry::of(&item, &around)
        };
        let sure = [Some(Commitment::Committed), Some(Commitment::Likely), Some(Commitment::Might), None];
        let lanes = sure.map(|commitment| item(commitment, None).lane(LaneBy::Commitment));
        assert!(lanes.is_sorted(), "{lanes:?}");
        let times = ["2026-Q4", "2026-11-20", "2026", "2027-02/2027-05", "now", "later", ""];
        let named: Vec<_> = times
            .iter()
            .map(|code| {
                let timeframe = Timeframe::from_code(code).unwrap();
                period(timeframe, FiscalYear::CALENDAR).unwrap_or_else(|| missing(LaneBy::Timeframe))
            })
            .collect();
        let names: Vec<_> = named.iter().map(|key| key.name.as_str()).collect();
        assert_eq!(names, ["Q4 2026", "Q4 2026", "2026", "Q1 2027", "Now", "Later", "Unscheduled"]);
        let mut sorted = named.clone();
        sorted.sort();
        sorted.dedup();
        let sorted: Vec<_> = sorted.iter().map(|key| key.name.as_str()).collect();
        assert_eq!(sorted, ["2026", "Q4 2026", "Q1 2027", "Now", "Later", "Unscheduled"]);
        let loud = [Some(Health::OffTrack), Some(Health::AtRisk), Some(Health::OnTrack)];
        let lanes = loud.map(|health| item(None, health).lane(LaneBy::Health));
        assert!(lanes.is_sorted(), "{lanes:?}");
    }
}

//! One item as an audience sees it, field by field.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::Scale;

use super::build::{link_secrets, lower, top_of};
use super::withheld::{Change, Secret, Withheld};
use super::{Named, SeenItem, Standing, When};
use crate::audiences::wording::reword;
use crate::audiences::{Audience, Field, Rule};
use crate::ids::{ItemId, PersonId};
use crate::items::{Item, WebLink};
use crate::op::Kind;
use crate::statuses::StatusMap;
use crate::timeframe::{FiscalYear, Precision, Timeframe};
use crate::working_days::WorkingDays;

/// What seeing an item needs to know besides the item.
pub(super) struct ItemContext<'a> {
    pub audience: &'a Audience,
    pub statuses: &'a StatusMap,
    pub people: &'a BTreeMap<PersonId, String>,
    pub by_id: &'a BTreeMap<&'a ItemId, &'a Item>,
    pub shown: &'a BTreeSet<&'a ItemId>,
    pub stands_for: &'a BTreeMap<&'a ItemId, u32>,
    pub depends_on: &'a BTreeMap<&'a str, Vec<&'a str>>,
    pub today: NaiveDate,
    pub fiscal: FiscalYear,
    pub working_days: &'a WorkingDays,
}

impl ItemContext<'_> {
    /// What the audience calls an item it sees.
    pub fn named(&self, item: &Item) -> Named {
        Named { reference: item.reference().to_string(), title: title_for(item, self.audience) }
    }

    pub fn name_of(&self, person: Option<&PersonId>) -> Option<String> {
        person.and_then(|person| self.people.get(person)).cloned()
    }

    /// A date as precise as the audience reads dates.
    pub fn when(&self, timeframe: Timeframe) -> Option<When> {
        When::of(timeframe, self.audience.precision, self.today, self.fiscal)
    }
}

impl When {
    /// A date as precise as it is told; nothing where nobody has said when.
    pub(super) fn of(
        timeframe: Timeframe,
        told: Precision,
        today: NaiveDate,
        fiscal: FiscalYear,
    ) -> Option<Self> {
        if timeframe.is_unscheduled() {
            return None;
        }
        let timeframe = timeframe.coarsen(told, today, fiscal);
        Some(Self {
            timeframe,
            text: timeframe.text(fiscal),
            words: timeframe.words_with_months(fiscal),
            start: timeframe.first_day(),
            end: timeframe.last_day(),
        })
    }
}

/// Keeps the list of what one record's fields lost.
pub(super) struct Losses<'a> {
    pub audience: &'a Audience,
    pub reference: String,
    pub kind: Kind,
    pub title: String,
    pub out: &'a mut Vec<Withheld>,
}

impl Losses<'_> {
    /// Whether a field is shown in any way; when it is withheld and has a value, that is noted.
    pub fn allows(&mut self, field: Field, inside: Option<String>, secret: Vec<Secret>) -> bool {
        if self.audience.rule(field) != Rule::Withhold {
            return true;
        }
        if let Some(inside) = inside.filter(|inside| !inside.is_empty()) {
            let reason = format!("Not for {}", self.audience.name);
            self.note(field, Change::Withheld, reason, inside, None, secret);
        }
        false
    }

    /// A value with the audience's words in it; replaced words are noted.
    pub fn reworded(&mut self, field: Field, inside: &str) -> String {
        let Some(outside) = reword(inside, &self.audience.wording) else { return inside.to_owned() };
        let reason = format!("The word for {}", self.audience.name);
        let secret = if field == Field::Title { vec![Secret::Name(inside.to_owned())] } else { Vec::new() };
        // The parts of one field, such as its options, are one line of the author's list.
        let is_same = |last: &&mut Withheld| {
            (last.reference.as_str(), last.field.as_str(), last.change)
                == (self.reference.as_str(), field.key(), Change::Reworded)
                && field != Field::Title
        };
        if let Some(last) = self.out.last_mut().filter(is_same) {
            last.inside = format!("{}; {inside}", last.inside);
            last.outside = last.outside.take().map(|known| format!("{known}; {outside}"));
            return outside;
        }
        self.note(field, Change::Reworded, reason, inside.to_owned(), Some(outside.clone()), secret);
        outside
    }

    /// Notes a date that is told less precisely than it is known.
    pub fn coarsened(&mut self, date: Option<PartialDate>, told: Option<&When>, fiscal: FiscalYear) {
        let (Some(date), Some(told)) = (date.map(Timeframe::from), told) else { return };
        if told.timeframe != date {
            let reason =
                format!("{} read dates {}", self.audience.name, lower(self.audience.precision.word()));
            let (inside, outside) = (date.text(fiscal), Some(told.words.clone()));
            let secrets = vec![Secret::Date(date)];
            self.note(Field::Timeframe, Change::Coarsened, reason, inside, outside, secrets);
        }
    }

    pub fn note(
        &mut self,
        field: Field,
        change: Change,
        reason: String,
        inside: String,
        outside: Option<String>,
        secrets: Vec<Secret>,
    ) {
        self.out.push(Withheld {
            reference: self.reference.clone(),
            kind: self.kind,
            title: self.title.clone(),
            field: field.key().to_owned(),
            label: field.word().to_owned(),
            change,
            reason,
            inside,
            outside,
            secrets,
        });
    }
}

/// The item as the audience sees it; what it loses on the way goes to `withheld`.
pub(super) fn see(item: &Item, context: &ItemContext<'_>, withheld: &mut Vec<Withheld>) -> SeenItem {
    let audience = context.audience;
    let mut losses = Losses {
        audience,
        reference: item.reference().to_string(),
        kind: Kind::Item,
        title: item.title.clone(),
        out: withheld,
    };
    let title = title(item, &mut losses);
    let text = text(item, &mut losses);
    // Why a date moved is told to nobody, and is withheld with the note.
    let kept = [&item.internal_note, &item.date_reason].map(String::as_str).join("\n");
    let note = [&item.internal_note, &item.date_reason].map(|text| Secret::Text(text.clone()));
    let note_shown = losses.allows(Field::InternalNote, Some(kept.trim().to_owned()), note.into());
    let text = match (note_shown, item.internal_note.is_empty()) {
        (true, false) => [text, item.internal_note.clone()].join("\n\n"),
        _ => text,
    };
    let named = |value: &Option<String>| value.iter().cloned().map(Secret::Name).collect::<Vec<_>>();
    let mut lane = |field, value: &Option<String>| {
        let shown = losses.allows(field, value.clone(), named(value));
        value.as_ref().filter(|_| shown).map(|value| losses.reworded(field, value))
    };
    let product = lane(Field::Product, &item.product);
    let team = lane(Field::Team, &item.team);
    let goal = lane(Field::Goal, &item.goal);
    let tags = item.tags.iter().cloned().map(Secret::Name).collect();
    let tags_shown = losses.allows(Field::Tags, Some(item.tags.join(", ")), tags);
    let owner = context.name_of(item.owner.as_ref());
    let owner_shown =
        losses.allows(Field::Owner, owner.clone(), owner.iter().cloned().map(Secret::Person).collect());
    let when = when(item, context, &mut losses);
    let commitment_shown =
        losses.allows(Field::Commitment, item.commitment.map(|sure| sure.word().to_owned()), Vec::new());
    let scale = context.statuses.scale_of(item);
    let standing = standing(item, scale, &mut losses);
    let status = status(item, scale, &mut losses);
    let effort_shown = losses.allows(
        Field::Effort,
        item.effort.map(|days| format!("{days} days")),
        item.effort.map(Secret::Days).into_iter().collect(),
    );
    let urls: Vec<_> = item.links.iter().map(|link| link.url.clone()).collect();
    let pages = item.links.iter().flat_map(link_secrets).collect();
    let links_shown = losses.allows(Field::Links, Some(urls.join(", ")), pages);
    let source = item.source.as_ref().map(|source| source.id.clone());
    let source_shown = losses.allows(Field::Source, source.clone(), named(&source));
    let depends_on = depends_on(item, context, &mut losses);
    let tags = item.tags.iter().filter(|_| tags_shown);
    let tags = tags.map(|tag| losses.reworded(Field::Tags, tag)).collect();
    let owner = owner.filter(|_| owner_shown).map(|owner| losses.reworded(Field::Owner, &owner));
    let links = item.links.iter().filter(|_| links_shown);
    let links = links
        .map(|link| WebLink { title: losses.reworded(Field::Links, &link.title), url: link.url.clone() })
        .collect();
    let visible_parent = item.parent.as_ref().and_then(|parent| context.by_id.get(parent)).copied();
    let theme =
        Some(top_of(item, context.by_id)).filter(|top| context.shown.contains(&top.id)).unwrap_or(item);
    SeenItem {
        reference: item.reference().to_string(),
        title,
        level: item.level,
        parent: visible_parent
            .filter(|parent| context.shown.contains(&parent.id))
            .map(|parent| context.named(parent)),
        theme: context.named(theme),
        product,
        team,
        goal,
        tags,
        owner,
        when,
        commitment: item.commitment.filter(|_| commitment_shown),
        standing,
        scale,
        status,
        effort: item.effort.filter(|_| effort_shown),
        text,
        links,
        depends_on,
        source: source.filter(|_| source_shown),
        stands_for: context.stands_for.get(&item.id).copied().unwrap_or(0),
    }
}

/// What an audience calls an item, without noting it.
fn title_for(item: &Item, audience: &Audience) -> String {
    let title = match (audience.rule(Field::Title), &item.public_title) {
        (Rule::Reword, Some(public)) => public,
        _ => &item.title,
    };
    reword(title, &audience.wording).unwrap_or_else(|| title.clone())
}

fn title(item: &Item, losses: &mut Losses<'_>) -> String {
    match (losses.audience.rule(Field::Title), &item.public_title) {
        (Rule::Reword, Some(public)) => {
            let outside = title_for(item, losses.audience);
            if *public != item.title {
                let secret = vec![Secret::Name(item.title.clone())];
                let reason = format!("{} read public titles", losses.audience.name);
                losses.note(
                    Field::Title,
                    Change::Reworded,
                    reason,
                    item.title.clone(),
                    Some(outside.clone()),
                    secret,
                );
            }
            outside
        }
        _ => losses.reworded(Field::Title, &item.title),
    }
}

fn text(item: &Item, losses: &mut Losses<'_>) -> String {
    let secret = || vec![Secret::Text(item.description.clone())];
    match losses.audience.rule(Field::Description) {
        Rule::Withhold => {
            losses.allows(Field::Description, Some(item.description.clone()), secret());
            String::new()
        }
        Rule::Reword => {
            if !item.description.is_empty() && item.description != item.public_text {
                let reason = format!("{} read the public text", losses.audience.name);
                let outside = Some(item.public_text.clone());
                losses.note(
                    Field::Description,
                    Change::Reworded,
                    reason,
                    item.description.clone(),
                    outside,
                    secret(),
                );
            }
            reword(&item.public_text, &losses.audience.wording).unwrap_or_else(|| item.public_text.clone())
        }
        Rule::Show | Rule::Coarsen => losses.reworded(Field::Description, &item.description),
    }
}

fn when(item: &Item, context: &ItemContext<'_>, losses: &mut Losses<'_>) -> Option<When> {
    let inside = || item.timeframe.text(context.fiscal);
    if !losses.allows(Field::Timeframe, Some(inside()), vec![Secret::Date(item.timeframe)]) {
        return None;
    }
    let when = context.when(item.timeframe)?;
    if when.timeframe != item.timeframe {
        let told = context.audience.precision;
        let reason = match context.audience.precision {
            Precision::NowNextLater => {
                format!("{} read no dates, but now, next or later", context.audience.name)
            }
            precision => format!("{} read dates {}", context.audience.name, lower(precision.word())),
        };
        let outside = Some(when.words.clone());
        losses.note(
            Field::Timeframe,
            Change::Coarsened,
            reason,
            inside(),
            outside,
            vec![Secret::Finer { date: item.timeframe, told }],
        );
    }
    Some(when)
}

fn standing(item: &Item, scale: Option<Scale>, losses: &mut Losses<'_>) -> Option<Standing> {
    let mark = item.mark(scale);
    let says_health = item.health.is_some_and(|health| health.word() == mark.word());
    if says_health && !losses.allows(Field::Health, Some(mark.word().to_owned()), Vec::new()) {
        return None;
    }
    if losses.audience.rule(Field::Status) == Rule::Withhold && !says_health {
        return None;
    }
    let word = losses.reworded(Field::Health, mark.word());
    Some(Standing { mark, word })
}

/// Whether something is over, or rests: nothing that is in hand or comes.
pub(super) fn is_not_to_come(scale: Scale) -> bool {
    match scale {
        Scale::Done | Scale::Cut | Scale::Paused => true,
        Scale::NotStarted | Scale::InProgress => false,
    }
}

fn status(item: &Item, scale: Option<Scale>, losses: &mut Losses<'_>) -> Option<String> {
    let inside = item.status.clone()?;
    let secret = || vec![Secret::Name(inside.clone())];
    let is_hidden = losses.audience.rule(Field::Status) == Rule::Withhold;
    if let Some(ended) = scale.filter(|scale| is_hidden && is_not_to_come(*scale)) {
        let reason = format!(
            "{}. {} are not told how things stand, so it is left out of what is to come",
            ended.word(),
            losses.audience.name
        );
        losses.note(Field::Status, Change::Withheld, reason, inside.clone(), None, secret());
        return None;
    }
    if !losses.allows(Field::Status, Some(inside.clone()), secret()) {
        return None;
    }
    if losses.audience.rule(Field::Status) != Rule::Coarsen {
        return Some(losses.reworded(Field::Status, &inside));
    }
    let outside = scale.map(|scale| scale.word().to_owned());
    if outside.as_deref() != Some(inside.as_str()) {
        let reason = format!("{} read the common scale", losses.audience.name);
        losses.note(Field::Status, Change::Coarsened, reason, inside.clone(), outside.clone(), secret());
    }
    outside
}

fn depends_on(item: &Item, context: &ItemContext<'_>, losses: &mut Losses<'_>) -> Vec<Named> {
    let ids = context.depends_on.get(item.id.0.as_str()).map(Vec::as_slice).unwrap_or_default();
    let all: Vec<&Item> =
        ids.iter().filter_map(|id| context.by_id.get(&ItemId((*id).to_owned())).copied()).collect();
    let inside: Vec<_> = all.iter().map(|item| item.reference().to_string()).collect();
    if !losses.allows(Field::Dependencies, Some(inside.join(", ")), Vec::new()) {
        return Vec::new();
    }
    all.into_iter()
        .filter(|other| context.shown.contains(&other.id))
        .map(|other| context.named(other))
        .collect()
}

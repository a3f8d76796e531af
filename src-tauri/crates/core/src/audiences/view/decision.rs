//! Decisions as an audience sees them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;

use super::build::lower;
use super::item::{ItemContext, Losses};
use super::withheld::{Change, Secret, Withheld};
use super::{SeenDecision, SeenResult};
use crate::audiences::wording::reword;
use crate::audiences::{Audience, Field, Rule};
use crate::decisions::{Choice, Decision, ExpectedResult};
use crate::ids::ItemId;
use crate::links::{Link, Relation};
use crate::op::Kind;
use crate::timeframe::{Period, Timeframe};

/// Every decision the audience sees; what stays out or is lost goes to `withheld`.
pub(super) fn see_all(
    decisions: &[Decision],
    links: &[Link],
    context: &ItemContext<'_>,
    withheld: &mut Vec<Withheld>,
) -> Vec<SeenDecision> {
    let mut shown: BTreeMap<&str, &Decision> = BTreeMap::new();
    for decision in decisions {
        match kept_out(decision, context.audience) {
            None => {
                shown.insert(&decision.id.0, decision);
            }
            Some(reason) => withheld.push(whole(decision, context, reason)),
        }
    }
    let mut from: BTreeMap<&str, Vec<&Link>> = BTreeMap::new();
    for link in links {
        from.entry(&link.from_id).or_default().push(link);
    }
    let none = Vec::new();
    let seen = decisions.iter().filter(|decision| shown.contains_key(decision.id.0.as_str()));
    seen.map(|decision| {
        let links = from.get(decision.id.0.as_str()).unwrap_or(&none);
        let mut out = see(decision, context, withheld);
        for link in links {
            match link.relation {
                Relation::Supersedes => out
                    .supersedes
                    .extend(shown.get(link.to_id.as_str()).map(|other| other.reference().to_string())),
                Relation::Concerns => {
                    let item = context.by_id.get(&ItemId(link.to_id.clone()));
                    let item = item.filter(|item| context.shown.contains(&item.id));
                    out.concerns.extend(item.map(|item| context.named(item)));
                }
                Relation::Amends
                | Relation::Reverses
                | Relation::RelatesTo
                | Relation::CausedBy
                | Relation::DependsOn => {}
            }
        }
        out
    })
    .collect()
}

/// Why an audience sees nothing of a decision; nothing when it sees it.
pub(crate) fn kept_out(decision: &Decision, audience: &Audience) -> Option<String> {
    let name = &audience.name;
    if decision.archived {
        return Some("Put away".into());
    }
    if decision.sensitivity > audience.clearance {
        let clearance = lower(audience.clearance.word());
        return Some(format!("{}. {name} are cleared for {clearance}", decision.sensitivity));
    }
    if audience.rule(Field::Decision) == Rule::Withhold {
        return Some(format!("Decisions are not for {name}"));
    }
    if audience.rule(Field::Title) == Rule::Reword && decision.public_title.is_none() {
        return Some("No public title".into());
    }
    None
}

fn whole(decision: &Decision, context: &ItemContext<'_>, reason: String) -> Withheld {
    let mut secrets = vec![Secret::Name(decision.title.clone())];
    secrets.extend(decision.public_title.iter().cloned().map(Secret::Name));
    secrets.extend(decision.tags.iter().cloned().map(Secret::Name));
    let circumstances = [&decision.decided_in, &decision.team];
    secrets.extend(circumstances.into_iter().flatten().cloned().map(Secret::Name));
    secrets.extend(decision.attachments.iter().map(|file| Secret::Name(file.name.clone())));
    secrets.extend(decision.source.iter().map(|source| Secret::Name(source.id.clone())));
    secrets.extend(texts(decision).into_iter().map(Secret::Text));
    secrets.extend(decision.options.iter().flat_map(choice_secrets));
    secrets.extend(names(decision, context).into_iter().map(Secret::Person));
    let dates = [decision.decided_on, decision.needed_by, decision.escalates_on, decision.review_on];
    secrets.extend(dates.into_iter().flatten().map(|date| Secret::Date(as_timeframe(date))));
    Withheld {
        reference: decision.reference().to_string(),
        kind: Kind::Decision,
        title: decision.title.clone(),
        field: "*".into(),
        label: "Decision".into(),
        change: Change::Withheld,
        reason,
        inside: String::new(),
        outside: None,
        secrets,
    }
}

fn texts(decision: &Decision) -> Vec<String> {
    let texts = [
        &decision.context,
        &decision.rationale,
        &decision.trade_offs,
        &decision.consequences,
        &decision.if_nobody_decides,
        &decision.evidence,
        &decision.public_text,
    ];
    let amended = decision
        .amendments
        .iter()
        .flat_map(|amendment| [&amendment.note, &amendment.before, &amendment.after]);
    let reviewed = decision.reviews.iter().map(|review| &review.note);
    let all = texts.into_iter().chain(amended).chain(reviewed);
    all.filter(|text| !text.is_empty()).cloned().collect()
}

fn choice_secrets(choice: &Choice) -> Vec<Secret> {
    let lines = choice.pros.iter().chain(&choice.cons).chain(&choice.neutral);
    let mut secrets = vec![Secret::Name(choice.name.clone()), Secret::Text(choice.text.clone())];
    secrets.extend(lines.cloned().map(Secret::Text));
    secrets
}

fn names(decision: &Decision, context: &ItemContext<'_>) -> Vec<String> {
    let roles =
        [&decision.driver, &decision.approver].into_iter().filter_map(|role| context.name_of(role.as_ref()));
    roles.chain(decision.decided_by.clone()).chain(decision.contributors.iter().cloned()).collect()
}

fn see(decision: &Decision, context: &ItemContext<'_>, withheld: &mut Vec<Withheld>) -> SeenDecision {
    let audience = context.audience;
    let mut losses = Losses {
        audience,
        reference: decision.reference().to_string(),
        kind: Kind::Decision,
        title: decision.title.clone(),
        out: withheld,
    };
    let title = title(decision, &mut losses);
    let names = names(decision, context);
    let roles_shown =
        losses.allows(Field::Roles, Some(names.join(", ")), names.into_iter().map(Secret::Person).collect());
    let choices: Vec<_> = decision.options.iter().map(|choice| choice.name.clone()).collect();
    let choice_secrets = decision.options.iter().flat_map(choice_secrets).collect();
    let options_shown = losses.allows(Field::Options, Some(choices.join(", ")), choice_secrets);
    let reasons: Vec<_> = [&decision.context, &decision.rationale].into_iter().cloned().collect();
    let reason_secrets = texts(decision).into_iter().map(Secret::Text).collect();
    let rationale_shown = losses.allows(Field::Rationale, Some(reasons.concat()), reason_secrets);
    let waiting_secrets = decision.blocked.iter().cloned().map(Secret::Name).collect();
    let waiting_shown = losses.allows(Field::Waiting, Some(decision.blocked.join(", ")), waiting_secrets);
    let mut said = |text: &String, shown: bool| {
        if shown { losses.reworded(Field::Rationale, text) } else { String::new() }
    };
    let context_text = said(&decision.context, rationale_shown);
    let rationale = said(&decision.rationale, rationale_shown);
    let if_nobody_decides = said(&decision.if_nobody_decides, waiting_shown);
    let trade_offs = said(&decision.trade_offs, rationale_shown);
    let decided_on = decided_on(decision, context, &mut losses);
    let expected = if rationale_shown { expected(decision, context, &mut losses) } else { Vec::new() };
    let last_day = |date: Option<PartialDate>| date.map(PartialDate::last_day);
    let waiting_since = decision.waiting_since.filter(|_| waiting_shown).map(PartialDate::first_day);
    SeenDecision {
        reference: decision.reference().to_string(),
        title,
        status: decision.status,
        waiting: decision.is_waiting(),
        decided_on,
        needed_by: last_day(decision.needed_by),
        waiting_since,
        waiting_days: waiting_since.map(|since| waited(since, context)),
        escalates_on: last_day(decision.escalates_on).filter(|_| waiting_shown),
        escalates_to: decision.escalates_to.clone().filter(|_| waiting_shown),
        blocked: if waiting_shown { decision.blocked.clone() } else { Vec::new() },
        if_nobody_decides,
        driver: context.name_of(decision.driver.as_ref()).filter(|_| roles_shown),
        approver: context.name_of(decision.approver.as_ref()).filter(|_| roles_shown),
        context: context_text,
        rationale,
        options: if options_shown { decision.options.clone() } else { Vec::new() },
        recommendation: decision.recommendation.clone().filter(|_| options_shown),
        chosen: decision.chosen.clone().filter(|_| options_shown),
        supersedes: Vec::new(),
        concerns: Vec::new(),
        trade_offs,
        expected,
    }
}

/// What it should bring, in the audience's words and precision; nothing where reasons are not for it.
fn expected(decision: &Decision, context: &ItemContext<'_>, losses: &mut Losses<'_>) -> Vec<SeenResult> {
    let mut said = |text: &String| losses.reworded(Field::Rationale, text);
    let mut seen = |result: &ExpectedResult| SeenResult {
        metric: said(&result.metric),
        from: result.from.as_ref().map(&mut said),
        to: result.to.as_ref().map(&mut said),
        by: result.by.and_then(|by| Some(context.when(as_timeframe(by))?.text)),
        happened: result.happened.as_ref().map(&mut said),
    };
    decision.expected.iter().map(&mut seen).collect()
}

fn title(decision: &Decision, losses: &mut Losses<'_>) -> String {
    match (losses.audience.rule(Field::Title), &decision.public_title) {
        (Rule::Reword, Some(public)) => {
            let outside = reword(public, &losses.audience.wording).unwrap_or_else(|| public.clone());
            if *public != decision.title {
                let reason = format!("{} read public titles", losses.audience.name);
                let (inside, secret) = (decision.title.clone(), vec![Secret::Name(decision.title.clone())]);
                losses.note(Field::Title, Change::Reworded, reason, inside, Some(outside.clone()), secret);
            }
            outside
        }
        _ => losses.reworded(Field::Title, &decision.title),
    }
}

/// The day of a decision, as precise as the audience reads dates.
fn decided_on(
    decision: &Decision,
    context: &ItemContext<'_>,
    losses: &mut Losses<'_>,
) -> Option<super::When> {
    let inside = as_timeframe(decision.decided_on?);
    let when = context.when(inside)?;
    if when.timeframe != inside {
        let precision = lower(context.audience.precision.word());
        let reason = format!("{} read dates {precision}", context.audience.name);
        let text = inside.text(context.fiscal);
        losses.note(
            Field::Timeframe,
            Change::Coarsened,
            reason,
            text,
            Some(when.words.clone()),
            vec![Secret::Date(inside)],
        );
    }
    Some(when)
}

/// Working days, as the queue counts them.
fn waited(since: NaiveDate, context: &ItemContext<'_>) -> i32 {
    i32::try_from(context.working_days.between(since, context.today)).unwrap_or(i32::MAX)
}

/// A day, month or year of a decision as a timeframe.
pub(crate) fn as_timeframe(date: PartialDate) -> Timeframe {
    let period = match date.to_string().split('-').count() {
        1 => Period::containing(
            date.first_day(),
            crate::timeframe::Precision::Year,
            crate::timeframe::FiscalYear::default(),
        ),
        2 => Period::containing(
            date.first_day(),
            crate::timeframe::Precision::Month,
            crate::timeframe::FiscalYear::default(),
        ),
        _ => Period::day(date.first_day()),
    };
    period.map_or(Timeframe::Unscheduled, Timeframe::of)
}
